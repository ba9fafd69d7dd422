import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { startOf } from '../../../platform/page/order.ts';
import type { PageRequest } from '../../../platform/page.ts';
import { AGENCY_COLUMNS, AGENCY_ORDER, type AgencyRow, onDay } from './agencies.ts';

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

export function treeLoaders({ read }: FactReader) {
  return {
    /** All above an agency on a day, nearest first. */
    ancestorsOn: loadersByArguments(
      (day: string) =>
        loaderOfMany(
          (ids) => read<AgencyRow & { ofId: string }>(ANCESTORS_BY_AGENCY, ids, day),
          (row) => row.ofId,
        ),
      (day) => day,
    ),

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
