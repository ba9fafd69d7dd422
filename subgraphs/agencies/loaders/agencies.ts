import { fold } from '../../../domain/vietnamese.ts';
import { loaderByKey } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { AgencyKind, AgencyLevel } from '../generated/types.ts';

/** An agency as lists and references give it. */
export interface AgencyRow {
  readonly id: string;
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
  /** Latest official name and the first day of it. */
  readonly latestName: string;
  readonly nameFrom: string | null;
  readonly shortName: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly verified: boolean;
}

/** A page of agencies. */
export interface AgencyConnectionRow extends Connection<AgencyRow> {}

export interface AgencyFilter {
  readonly kinds?: readonly string[] | null;
  readonly level?: string | null;
  readonly parentId?: string | null;
  readonly name?: string | null;
  readonly existence?: 'IN_FORCE' | 'EVER' | null;
}

/** How agencies are sorted in every list. */
export const AGENCY_ORDER = ['text', 'id'] as const satisfies Order;
export const agencySortKey = (agency: AgencyRow): [string, string] => [agency.latestName, agency.id];

export const AGENCY_COLUMNS = `a.agency_id as id, a.kind, a.level, a.name as "latestName", a.name_from as "nameFrom",
  a.short_name as "shortName", a.valid_from as "validFrom", a.valid_to as "validTo", a.is_verified as verified`;

/** SQL for: a dated row holds on the day in a parameter. */
export const onDay = (row: string, day: string) =>
  `(${row}.valid_from is null or ${row}.valid_from <= ${day}) and (${row}.valid_to is null or ${row}.valid_to >= ${day})`;

const AGENCY_BY_ID = factStatement(
  'agencies.agencyById',
  (holds) => `select ${AGENCY_COLUMNS} from agency_fact a where a.agency_id = any($2::uuid[]) and ${holds('a')}`,
);

const AGENCY_BY_CODE = factStatement(
  'agencies.agencyByCode',
  (
    holds,
  ) => `select ${AGENCY_COLUMNS} from agency_code c join agency_fact a on a.agency_id = c.agency_id and ${holds('a')}
    where c.system = $2 and c.code = $3 and ${holds('c')} and ${onDay('c', '$4::date')}
    order by c.valid_from desc nulls last limit 1`,
);

/** Ways into the list of agencies that an index answers. */
const NARROWING = {
  parentId: (holds: (alias: string) => string) => `a.agency_id in (
      select r.agency_id from agency_parent r where r.parent_id = $5::uuid and ${holds('r')} and ${onDay('r', '$2::date')})`,
  name: (holds: (alias: string) => string) => `a.agency_id in (
      select n.agency_id from agency_name n where n.name_folded like $6::text and ${holds('n')}
      union all select l.agency_id from agency_alias l where l.text_folded like $6::text and ${holds('l')})`,
} as const;
type Access = keyof typeof NARROWING | 'all';

/**
 * $2 day, $3 kinds, $4 level, $5 parent, $6 folded part of a name, $7 in force only. A statement for each way in, because
 * a plan that has to hold for a condition left out as well cannot use that condition's index.
 */
function listed(access: Access, holds: (alias: string) => string): string {
  const parent =
    access === 'parentId' ? NARROWING.parentId(holds) : `($5::uuid is null or ${NARROWING.parentId(holds)})`;
  const name = access === 'name' ? NARROWING.name(holds) : '$6::text is null';
  return `from agency_fact a where ${holds('a')} and ${parent} and ${name}
    and ($3::text[] is null or a.kind = any($3))
    and ($4::text is null or a.level = $4)
    and (not $7::boolean or (${onDay('a', '$2::date')}))`;
}

/** $8 name and $9 id of the last entry before the page, $10 how many. */
const pageOf = (access: Access) =>
  factStatement(
    `agencies.agencies:${access}`,
    (holds) => `select ${AGENCY_COLUMNS} ${listed(access, holds)}
      and (a.name collate "vi-x-icu", a.agency_id) > ($8, $9::uuid)
      order by a.name collate "vi-x-icu", a.agency_id limit $10`,
  );
const countOf = (access: Access) =>
  factStatement(
    `agencies.agenciesCount:${access}`,
    (holds) => `select count(*)::int as count ${listed(access, holds)}`,
  );
const AGENCIES = { all: pageOf('all'), parentId: pageOf('parentId'), name: pageOf('name') };
const AGENCIES_COUNT = { all: countOf('all'), parentId: countOf('parentId'), name: countOf('name') };

/** The way in that leaves the fewest rows to look at. */
function accessOf(filter: AgencyFilter | null | undefined): Access {
  if (filter?.name != null) return 'name';
  return filter?.parentId == null ? 'all' : 'parentId';
}

export function agencyLoaders({ read }: FactReader) {
  const listParameters = (filter: AgencyFilter | null | undefined, day: string) => [
    day,
    filter?.kinds ?? null,
    filter?.level ?? null,
    filter?.parentId == null ? null : requireId(filter.parentId, 'filter.parentId'),
    filter?.name == null ? null : `%${fold(filter.name).replaceAll(/[\\%_]/g, '\\$&')}%`,
    (filter?.existence ?? 'IN_FORCE') === 'IN_FORCE',
  ];

  return {
    agencyById: loaderByKey(
      (ids) => read<AgencyRow>(AGENCY_BY_ID, ids),
      (agency) => agency.id,
    ),
    /** The agency that a code stood for on a day; null when it stood for none. */
    async agencyByCode(system: string, code: string, day: string): Promise<AgencyRow | null> {
      const [agency] = await read<AgencyRow>(AGENCY_BY_CODE, system, code, day);
      return agency ?? null;
    },

    /** A page of agencies, one row more than asked for when there are more. */
    agencies: (filter: AgencyFilter | null | undefined, day: string, page: PageRequest) =>
      read<AgencyRow>(
        AGENCIES[accessOf(filter)],
        ...listParameters(filter, day),
        ...startOf(AGENCY_ORDER, page),
        page.limit,
      ),

    async agenciesCount(filter: AgencyFilter | null | undefined, day: string): Promise<number> {
      const [row] = await read<{ count: number }>(AGENCIES_COUNT[accessOf(filter)], ...listParameters(filter, day));
      return row!.count;
    },
  };
}
