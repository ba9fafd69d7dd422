import { fold } from '../../../domain/vietnamese.ts';
import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { InformationSystemFilter, InformationSystemKind, InformationSystemScope } from '../generated/types.ts';
import { onDay } from './agencies.ts';

/** An information system as lists and references give it. */
export interface InformationSystemRow {
  readonly id: string;
  readonly name: string;
  readonly kind: InformationSystemKind;
  readonly scope: InformationSystemScope;
  readonly ownerClassId: string | null;
  readonly instanceOfId: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly verified: boolean;
  readonly note: string | null;
}

/** A page of information systems. */
export interface InformationSystemConnectionRow extends Connection<InformationSystemRow> {}

/** What became of a command; the system is read when it is asked for. */
export interface RecordInformationSystemPayloadRow {
  readonly informationSystemId: string | null;
  readonly problems: readonly Problem[];
}

/** Who owned a system, and on which days. */
export interface SystemOwnerRow {
  readonly systemId: string;
  readonly agencyId: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** How systems are sorted in every list. */
export const SYSTEM_ORDER = ['text', 'id'] as const satisfies Order;
export const systemSortKey = ({ name, id }: InformationSystemRow): [string, string] => [name, id];

const SYSTEM_COLUMNS = `s.system_id as id, s.name, s.kind, s.scope, s.owner_class_id as "ownerClassId",
  s.instance_of_id as "instanceOfId", s.valid_from as "validFrom", s.valid_to as "validTo", s.is_verified as verified, s.note`;

const SYSTEM_BY_ID = factStatement(
  'agencies.informationSystemById',
  (holds) => `select ${SYSTEM_COLUMNS} from system_fact s where s.system_id = any($2::uuid[]) and ${holds('s')}`,
);
const OWNERS_BY_SYSTEM = factStatement(
  'agencies.ownersBySystem',
  (holds) => `select w.system_id as "systemId", w.agency_id as "agencyId", w.valid_from as "validFrom",
      w.valid_to as "validTo"
    from system_owner w where w.system_id = any($2::uuid[]) and ${holds('w')}
    order by w.valid_from nulls first, w.agency_id`,
);
const PREDECESSORS_BY_SYSTEM = factStatement(
  'agencies.predecessorsBySystem',
  (holds) => `select e.system_id as "ofId", ${SYSTEM_COLUMNS} from system_predecessor e
    join system_fact s on s.system_id = e.predecessor_id and ${holds('s')}
    where e.system_id = any($2::uuid[]) and ${holds('e')} order by e.system_id, e.ordinal`,
);

/** SQL for: the agency in a parameter or column owns the system on the day in a parameter. */
const ownedBy = (agency: string, day: string, holds: (alias: string) => string) => `s.system_id in (
  select w.system_id from system_owner w where w.agency_id = ${agency} and ${holds('w')} and ${onDay('w', day)})`;

/** $3 day. */
const ofAgency = (holds: (alias: string) => string) =>
  `from system_fact s where ${ownedBy('o.id', '$3::date', holds)} and ${holds('s')}`;
/** $4 name and $5 id of the last entry before the page, $6 how many. */
const SYSTEMS_BY_OWNER = factStatement(
  'agencies.systemsByOwner',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select o.id as "ofId", ${SYSTEM_COLUMNS} ${ofAgency(holds)}
        and (s.name collate "vi-x-icu", s.system_id) > ($4, $5::uuid)
      order by s.name collate "vi-x-icu", s.system_id limit $6
    ) page`,
);
const SYSTEMS_BY_OWNER_COUNT = factStatement(
  'agencies.systemsByOwnerCount',
  (holds) => `select o.id as "ofId", (select count(*)::int ${ofAgency(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

/** Ways into the list of systems that an index answers; $5 is an owner, $6 a folded part of a name. */
const NARROWING = {
  ownerId: (holds: (alias: string) => string) => ownedBy('$5::uuid', '$2::date', holds),
  name: () => 's.name_folded like $6::text',
} as const;
type Access = keyof typeof NARROWING | 'all';

/** $2 day, $3 kinds, $4 scope. A statement for each way in: see loaders/agencies.ts. */
function listed(access: Access, holds: (alias: string) => string): string {
  const owner = access === 'ownerId' ? NARROWING.ownerId(holds) : `($5::uuid is null or ${NARROWING.ownerId(holds)})`;
  const name = access === 'name' ? NARROWING.name() : `($6::text is null or ${NARROWING.name()})`;
  return `from system_fact s where ${holds('s')} and ${owner} and ${name}
    and ($3::text[] is null or s.kind = any($3)) and ($4::text is null or s.scope = $4)`;
}

/** $7 name and $8 id of the last entry before the page, $9 how many. */
const pageOf = (access: Access) =>
  factStatement(
    `agencies.informationSystems:${access}`,
    (holds) => `select ${SYSTEM_COLUMNS} ${listed(access, holds)}
      and (s.name collate "vi-x-icu", s.system_id) > ($7, $8::uuid)
      order by s.name collate "vi-x-icu", s.system_id limit $9`,
  );
const countOf = (access: Access) =>
  factStatement(
    `agencies.informationSystemsCount:${access}`,
    (holds) => `select count(*)::int as count ${listed(access, holds)}`,
  );
const byAccess = (make: (access: Access) => FactStatement) => ({
  all: make('all'),
  ownerId: make('ownerId'),
  name: make('name'),
});
const SYSTEMS = byAccess(pageOf);
const SYSTEMS_COUNT = byAccess(countOf);

function accessOf({ ownerId, name }: InformationSystemFilter): Access {
  if (ownerId != null) return 'ownerId';
  return name == null ? 'all' : 'name';
}

export function systemLoaders({ read, today }: FactReader) {
  const listParameters = (filter: InformationSystemFilter) => [
    today,
    filter.kinds ?? null,
    filter.scope ?? null,
    filter.ownerId == null ? null : requireId(filter.ownerId, 'filter.ownerId'),
    filter.name == null ? null : `%${fold(filter.name).replaceAll(/[\\%_]/g, '\\$&')}%`,
  ];

  return {
    informationSystemById: loaderByKey(
      (ids) => read<InformationSystemRow>(SYSTEM_BY_ID, ids),
      (system) => system.id,
    ),
    /** All owners that a system had, the first first. */
    ownersBySystem: loaderOfMany(
      (ids) => read<SystemOwnerRow>(OWNERS_BY_SYSTEM, ids),
      (owner) => owner.systemId,
    ),
    /** The systems that a system took the place of. */
    predecessorsBySystem: loaderOfMany(
      (ids) => read<InformationSystemRow & { ofId: string }>(PREDECESSORS_BY_SYSTEM, ids),
      (row) => row.ofId,
    ),

    /** The systems that an agency owns today, by name, a page at a time. */
    systemsByOwner: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) =>
            read<InformationSystemRow & { ofId: string }>(
              SYSTEMS_BY_OWNER,
              ...[ids, today, ...startOf(SYSTEM_ORDER, page), page.limit],
            ),
          (row) => row.ofId,
        ),
      (page) => JSON.stringify(page),
    ),
    systemsByOwnerCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(SYSTEMS_BY_OWNER_COUNT, ids, today),
      (row) => row.ofId,
    ),

    /** A page of systems, one row more than asked for when there are more. */
    informationSystems(filter: InformationSystemFilter, page: PageRequest): Promise<InformationSystemRow[]> {
      const start = startOf(SYSTEM_ORDER, page);
      return read<InformationSystemRow>(SYSTEMS[accessOf(filter)], ...listParameters(filter), ...start, page.limit);
    },
    async informationSystemsCount(filter: InformationSystemFilter): Promise<number> {
      const [row] = await read<{ count: number }>(SYSTEMS_COUNT[accessOf(filter)], ...listParameters(filter));
      return row!.count;
    },
  };
}
