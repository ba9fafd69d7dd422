import { fold } from '../../../domain/vietnamese.ts';
import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { ClassMemberKind, ClassMembership } from '../generated/types.ts';
import { AGENCY_COLUMNS, AGENCY_ORDER, type AgencyRow, onDay } from './agencies.ts';

/** A class of agencies with its expression; see domain/agency-class.ts. */
export interface AgencyClassRow {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly ClassMemberKind[];
  /** Kinds of no register: the schema's field of this name has `kinds`, too. */
  readonly unregisteredKinds: readonly ClassMemberKind[];
  readonly parentKinds: readonly ClassMemberKind[];
  readonly withinId: string | null;
  readonly withDescendants: boolean;
  readonly membership: ClassMembership;
  readonly memberIds: readonly string[];
  readonly holder: 'BODY' | 'HEAD';
  readonly rule: string | null;
  readonly validTo: string | null;
  readonly covers: readonly string[];
}

/** A page of classes. */
export interface AgencyClassConnectionRow extends Connection<AgencyClassRow> {}

/** What became of a command; the class is read when it is asked for. */
export interface RecordAgencyClassPayloadRow {
  readonly agencyClassId: string | null;
  readonly problems: readonly Problem[];
}

/** How classes are sorted in every list. */
export const CLASS_ORDER = ['text', 'id'] as const satisfies Order;
export const classSortKey = ({ name, id }: AgencyClassRow): [string, string] => [name, id];

export const CLASS_COLUMNS = `c.class_id as id, c.name, c.kinds, c.member_kinds as "unregisteredKinds",
  c.parent_kinds as "parentKinds", c.within_id as "withinId", c.with_descendants as "withDescendants", c.membership,
  c.member_ids as "memberIds", c.holder, c.rule, c.valid_to as "validTo", c.covers`;

const CLASS_BY_ID = factStatement(
  'agencies.agencyClassById',
  (holds) => `select ${CLASS_COLUMNS} from agency_class_fact c where c.class_id = any($2::uuid[]) and ${holds('c')}`,
);

/** Ways into the list of classes, each along an index. $2 is a folded part of the name. */
const ENTRANCES = {
  all: '$2::text is null',
  name: 'c.name_folded like $2::text',
} as const;
type Entrance = keyof typeof ENTRANCES;

const listed = (entrance: Entrance, holds: (alias: string) => string) =>
  `from agency_class_fact c where ${ENTRANCES[entrance]} and ${holds('c')}`;

/** $3 name and $4 id of the last entry before the page, $5 how many. */
const pageOf = (entrance: Entrance) =>
  factStatement(
    `agencies.agencyClasses:${entrance}`,
    (holds) => `select ${CLASS_COLUMNS} ${listed(entrance, holds)}
      and (c.name collate "vi-x-icu", c.class_id) > ($3, $4::uuid)
      order by c.name collate "vi-x-icu", c.class_id limit $5`,
  );
const countOf = (entrance: Entrance) =>
  factStatement(
    `agencies.agencyClassesCount:${entrance}`,
    (holds) => `select count(*)::int as count ${listed(entrance, holds)}`,
  );
const CLASSES = { all: pageOf('all'), name: pageOf('name') };
const CLASSES_COUNT = { all: countOf('all'), name: countOf('name') };

/** No chain of parents is longer: a wrong cycle in the register ends here instead of running on. */
const TREE_DEPTH_CAP = 16;
const DAY = '$3::date';

/**
 * The members of each of the classes in $2 on the day in $3: what `membersOn` of domain/agency-class.ts says, so that a page
 * of a large class reads no more of the register than it has to. test/agency-classes.test.ts holds the two against each other.
 */
const members = (holds: (alias: string) => string, selected: string, order = '') => `
    select o.id as "ofId", page.* from unnest($2::uuid[]) o (id)
    join agency_class_fact c on c.class_id = o.id and ${holds('c')} and (c.valid_to is null or c.valid_to >= ${DAY})
    cross join lateral (
      with recursive inside (root_id, agency_id, depth) as (
        select root.id, root.id, 0 from unnest(array_append(c.province_ids, c.within_id)) root (id)
        where root.id is not null and c.membership = 'ALL'
        union
        select inside.root_id, lower.agency_id, inside.depth + 1 from inside
        cross join lateral (
          select r.agency_id from agency_parent r
          where r.parent_id = inside.agency_id and ${holds('r')} and ${onDay('r', DAY)}
          union all
          select l.agency_id from agency_place l
          where l.province_id = inside.agency_id and ${holds('l')} and ${onDay('l', DAY)}
        ) lower
        where inside.depth < ${TREE_DEPTH_CAP}
      ), described (agency_id) as (
        select a.agency_id from agency_fact a
        where c.membership = 'ALL' and c.within_id is null and c.province_ids = '{}' and a.kind = any(c.kinds)
          and ${holds('a')} and ${onDay('a', DAY)}
        union
        select a.agency_id from inside i join agency_fact a on a.agency_id = i.agency_id
        where a.kind = any(c.kinds) and ${holds('a')} and ${onDay('a', DAY)}
          and (c.within_id is null or exists (
            select from inside w where w.root_id = c.within_id and w.agency_id = a.agency_id and w.depth > 0))
          and (c.province_ids = '{}' or exists (
            select from inside w where w.root_id = any(c.province_ids) and w.agency_id = a.agency_id))
      ), picked (agency_id) as (
        select d.agency_id from described d
        where c.parent_kinds = '{}' or c.parent_kinds && array(
          select u.kind from agency_parent r join agency_fact u on u.agency_id = r.parent_id and ${holds('u')}
          where r.agency_id = d.agency_id and ${holds('r')} and ${onDay('r', DAY)}
            and (c.within_id is null or r.parent_id = c.within_id))
        union
        select a.agency_id from agency_fact a
        where a.agency_id = any(c.member_ids) and ${holds('a')} and ${onDay('a', DAY)}
      ), down (agency_id, depth) as (
        select p.agency_id, 0 from picked p
        union
        select r.agency_id, down.depth + 1 from down
        join agency_parent r on r.parent_id = down.agency_id and ${holds('r')} and ${onDay('r', DAY)}
        where c.with_descendants and down.depth < ${TREE_DEPTH_CAP}
      )
      select ${selected} from (select distinct agency_id from down) m
      join agency_fact a on a.agency_id = m.agency_id and ${holds('a')} and ${onDay('a', DAY)} ${order}
    ) page`;

/** $4 name and $5 id of the last entry before the page, $6 how many. */
const MEMBERS = factStatement('agencies.classMembers', (holds) =>
  members(
    holds,
    AGENCY_COLUMNS,
    `where (a.name collate "vi-x-icu", a.agency_id) > ($4, $5::uuid)
      order by a.name collate "vi-x-icu", a.agency_id limit $6`,
  ),
);
const MEMBERS_COUNT = factStatement('agencies.classMembersCount', (holds) => members(holds, 'count(*)::int as count'));

/** Classes of agencies, and their members on a day. */
export function classLoaders({ read }: FactReader) {
  const entranceOf = (name: string | null) => (name === null ? 'all' : 'name');
  const patternOf = (name: string | null) => name && `%${fold(name).replaceAll(/[\\%_]/g, '\\$&')}%`;

  return {
    agencyClassById: loaderByKey(
      (ids) => read<AgencyClassRow>(CLASS_BY_ID, ids),
      ({ id }) => id,
    ),

    /** A page of classes with this part of a name, or all; one row more than asked for when there are more. */
    agencyClasses: (name: string | null, page: PageRequest) =>
      read<AgencyClassRow>(CLASSES[entranceOf(name)], patternOf(name), ...startOf(CLASS_ORDER, page), page.limit),

    async agencyClassesCount(name: string | null): Promise<number> {
      const [row] = await read<{ count: number }>(CLASSES_COUNT[entranceOf(name)], patternOf(name));
      return row!.count;
    },

    /** The members of a class on a day, a page at a time. */
    classMembers: loadersByArguments(
      ({ day, page }: { day: string; page: PageRequest }) =>
        loaderOfMany(
          (ids) => read<AgencyRow & { ofId: string }>(MEMBERS, ids, day, ...startOf(AGENCY_ORDER, page), page.limit),
          (row) => row.ofId,
        ),
      ({ day, page }) => JSON.stringify([day, page]),
    ),

    classMembersCount: loadersByArguments(
      (day: string) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(MEMBERS_COUNT, ids, day),
          (row) => row.ofId,
        ),
      (day) => day,
    ),
  };
}
