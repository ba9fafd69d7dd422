import { fold } from '../../domain/vietnamese.ts';
import { loaderByKey, loaderOfMany, loadersByArguments } from '../../platform/batch.ts';
import { type FactReader, factStatement } from '../../platform/history.ts';
import { type Order, startOf } from '../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../platform/page.ts';
import type { AgencyKind, AgencyLevel, AliasKind, SuccessionKind } from './generated/types.ts';

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

/** Something an agency had from one day to another, both inclusive; null is open or not known. */
interface HeldRow {
  readonly agencyId: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
export interface AgencyNameRow extends HeldRow {
  readonly name: string;
  readonly verified: boolean;
}
export interface AgencyCodeRow extends HeldRow {
  readonly system: 'MA_DINH_DANH' | 'GSO';
  readonly code: string;
  readonly verified: boolean;
}
export interface AgencyParentRow extends HeldRow {
  readonly parentId: string;
}
export interface AgencyAliasRow {
  readonly agencyId: string;
  readonly text: string;
  readonly kind: AliasKind;
  readonly verified: boolean;
}

/** A reorganisation with the agencies on its two sides. */
export interface SuccessionRow {
  readonly id: string;
  readonly kind: SuccessionKind;
  readonly on: string;
  readonly fromIds: readonly string[];
  readonly toIds: readonly string[];
  readonly functions: readonly string[] | null;
  readonly legalBasis: string | null;
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

const AGENCY_COLUMNS = `a.agency_id as id, a.kind, a.level, a.name as "latestName", a.name_from as "nameFrom",
  a.short_name as "shortName", a.valid_from as "validFrom", a.valid_to as "validTo", a.is_verified as verified`;

/** SQL for: a dated row holds on the day in a parameter. */
const onDay = (row: string, day: string) =>
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

const NAMES_BY_AGENCY = factStatement(
  'agencies.namesByAgency',
  (holds) => `select n.agency_id as "agencyId", n.name, n.valid_from as "validFrom", n.valid_to as "validTo",
      n.is_verified as verified
    from agency_name n where n.agency_id = any($2::uuid[]) and ${holds('n')} order by n.valid_from nulls first, n.name`,
);
const ALIASES_BY_AGENCY = factStatement(
  'agencies.aliasesByAgency',
  (holds) => `select l.agency_id as "agencyId", l.text, l.kind, l.is_verified as verified
    from agency_alias l where l.agency_id = any($2::uuid[]) and ${holds('l')} order by l.ordinal`,
);
const CODES_BY_AGENCY = factStatement(
  'agencies.codesByAgency',
  (holds) => `select c.agency_id as "agencyId", c.system, c.code, c.valid_from as "validFrom", c.valid_to as "validTo",
      c.is_verified as verified
    from agency_code c where c.agency_id = any($2::uuid[]) and ${holds('c')}
    order by c.system, c.valid_from nulls first, c.code`,
);
const PARENTS_BY_AGENCY = factStatement(
  'agencies.parentsByAgency',
  (
    holds,
  ) => `select r.agency_id as "agencyId", r.parent_id as "parentId", r.valid_from as "validFrom", r.valid_to as "validTo"
    from agency_parent r where r.agency_id = any($2::uuid[]) and ${holds('r')} order by r.valid_from nulls first, r.parent_id`,
);

/** No chain of parents is longer: a wrong cycle in the register ends here instead of running on. */
const TREE_DEPTH_CAP = 16;

const ANCESTORS_BY_AGENCY = factStatement(
  'agencies.ancestorsByAgency',
  (holds) => `with recursive up (start_id, agency_id, depth) as (
      select s, s, 0 from unnest($2::uuid[]) s
      union all
      select up.start_id, r.parent_id, up.depth + 1 from up
      join agency_parent r on r.agency_id = up.agency_id and ${holds('r')} and ${onDay('r', '$3::date')}
      where up.depth < ${TREE_DEPTH_CAP}
    )
    select up.start_id as "ofId", ${AGENCY_COLUMNS} from up join agency_fact a on a.agency_id = up.agency_id and ${holds('a')}
    where up.depth > 0 order by up.start_id, up.depth, a.agency_id`,
);

/** All below each of the agencies in $2 on the day in $3; the recursion runs once per agency, in one statement. */
const below = (holds: (alias: string) => string, selected: string) => `
    select o.id as "ofId", page.* from unnest($2::uuid[]) o (id) cross join lateral (
      with recursive down (agency_id, depth) as (
        select o.id, 0
        union
        select r.agency_id, down.depth + 1 from down
        join agency_parent r on r.parent_id = down.agency_id and ${holds('r')} and ${onDay('r', '$3::date')}
        where down.depth < ${TREE_DEPTH_CAP}
      )
      select ${selected}
    ) page`;
const belowFrom = (holds: (alias: string) => string) =>
  `from (select distinct agency_id from down where agency_id <> o.id) m
      join agency_fact a on a.agency_id = m.agency_id and ${holds('a')} and (${onDay('a', '$3::date')})`;

const DESCENDANTS = factStatement('agencies.descendants', (holds) =>
  below(
    holds,
    `${AGENCY_COLUMNS} ${belowFrom(holds)}
      where (a.name collate "vi-x-icu", a.agency_id) > ($4, $5::uuid)
      order by a.name collate "vi-x-icu", a.agency_id limit $6`,
  ),
);
const DESCENDANTS_COUNT = factStatement('agencies.descendantsCount', (holds) =>
  below(holds, `count(*)::int as count ${belowFrom(holds)}`),
);

const SUCCESSION_COLUMNS = (holds: (alias: string) => string) => `s.succession_id as id, s.kind, s.starts_on as "on",
    s.functions, s.legal_basis as "legalBasis", s.is_verified as verified,
    (select coalesce(array_agg(f.agency_id order by f.ordinal), '{}') from succession_member f
      where f.succession_id = s.succession_id and f.side = 'FROM' and ${holds('f')}) as "fromIds",
    (select coalesce(array_agg(t.agency_id order by t.ordinal), '{}') from succession_member t
      where t.succession_id = s.succession_id and t.side = 'TO' and ${holds('t')}) as "toIds"`;

const SUCCESSION_BY_ID = factStatement(
  'agencies.successionById',
  (holds) => `select ${SUCCESSION_COLUMNS(holds)} from succession_fact s
    where s.succession_id = any($2::uuid[]) and ${holds('s')}`,
);
const SUCCESSIONS_BY_MEMBER = factStatement(
  'agencies.successionsByMember',
  (holds) => `select m.agency_id as "ofId", ${SUCCESSION_COLUMNS(holds)} from succession_member m
    join succession_fact s on s.succession_id = m.succession_id and ${holds('s')}
    where m.agency_id = any($2::uuid[]) and m.side = $3 and ${holds('m')}
    order by s.starts_on, s.succession_id`,
);

/** How agencies are sorted in every list. */
export const AGENCY_ORDER = ['text', 'id'] as const satisfies Order;
export const agencySortKey = (agency: AgencyRow): [string, string] => [agency.latestName, agency.id];

/** Made anew for every operation, over that operation's viewer and moment: nothing read for one caller is served to another. */
export function createLoaders(facts: FactReader) {
  const { read } = facts;
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
    namesByAgency: loaderOfMany(
      (ids) => read<AgencyNameRow>(NAMES_BY_AGENCY, ids),
      (name) => name.agencyId,
    ),
    aliasesByAgency: loaderOfMany(
      (ids) => read<AgencyAliasRow>(ALIASES_BY_AGENCY, ids),
      (alias) => alias.agencyId,
    ),
    codesByAgency: loaderOfMany(
      (ids) => read<AgencyCodeRow>(CODES_BY_AGENCY, ids),
      (code) => code.agencyId,
    ),
    parentsByAgency: loaderOfMany(
      (ids) => read<AgencyParentRow>(PARENTS_BY_AGENCY, ids),
      (parent) => parent.agencyId,
    ),
    successionById: loaderByKey(
      (ids) => read<SuccessionRow>(SUCCESSION_BY_ID, ids),
      (succession) => succession.id,
    ),

    /** Reorganisations in which an agency took over (TO) or passed on (FROM), oldest first. */
    successionsBySide: loadersByArguments(
      (side: 'FROM' | 'TO') =>
        loaderOfMany(
          (ids) => read<SuccessionRow & { ofId: string }>(SUCCESSIONS_BY_MEMBER, ids, side),
          (row) => row.ofId,
        ),
      (side) => side,
    ),

    /** All above an agency on a day, nearest first. */
    ancestorsOn: loadersByArguments(
      (day: string) =>
        loaderOfMany(
          (ids) => read<AgencyRow & { ofId: string }>(ANCESTORS_BY_AGENCY, ids, day),
          (row) => row.ofId,
        ),
      (day) => day,
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

    /** All below an agency on a day, a page at a time. */
    descendants: loadersByArguments(
      ({ day, page }: { day: string; page: PageRequest }) =>
        loaderOfMany(
          (ids) =>
            read<AgencyRow & { ofId: string }>(DESCENDANTS, ids, day, ...startOf(AGENCY_ORDER, page), page.limit),
          (row) => row.ofId,
        ),
      ({ day, page }) => JSON.stringify([day, page]),
    ),

    descendantsCount: loadersByArguments(
      (day: string) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(DESCENDANTS_COUNT, ids, day),
          (row) => row.ofId,
        ),
      (day) => day,
    ),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
