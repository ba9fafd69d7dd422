import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { CaseCountFact } from '../entities.ts';

/** Cases of a unit in a month. Rows come to those alone who may see them: row security decides it. */
export interface CaseCountRow
  extends Pick<CaseCountFact, 'indicatorId' | 'agencyId' | 'month' | 'cases' | 'counted' | 'reason' | 'recordedAt'> {
  readonly id: string;
}

/** A page of counts. */
export interface CaseCountConnectionRow extends Connection<CaseCountRow> {}

/** Which counts; days are the first ones of months. */
export interface AskedCounts {
  readonly indicatorId: string | null;
  readonly agencyId: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The latest month first. */
export const CASE_COUNT_ORDER: Order = ['latestDay', 'idDescending'];
export const caseCountSortKey = ({ month, id }: CaseCountRow): [string, string] => [month, id];

/** Ways into the list, each along an index; $2 is an indicator, $3 an agency. */
const ENTRANCES = {
  all: 'num_nonnulls($2::uuid, $3::uuid) = 0',
  indicator: 'c.indicator_id = $2::uuid and $3::uuid is null',
  agency: 'c.agency_id = $3::uuid and ($2::uuid is null or c.indicator_id = $2)',
} as const;
type Entrance = keyof typeof ENTRANCES;

/** $4 the first and $5 the last month; null for no such condition. */
const listed = (entrance: Entrance, holds: (alias: string) => string) =>
  `from case_count_fact c where ${ENTRANCES[entrance]} and ${holds('c')}
    and ($4::date is null or c.month >= $4) and ($5::date is null or c.month <= $5)`;

/** $6 month and $7 id of the last entry before the page, $8 how many. */
const pageOf = (entrance: Entrance) =>
  factStatement(
    `indicators.caseCounts:${entrance}`,
    (
      holds,
    ) => `select c.case_count_id as id, c.indicator_id as "indicatorId", c.agency_id as "agencyId", c.month, c.cases,
        c.counted, c.reason, c.recorded_at as "recordedAt"
      ${listed(entrance, holds)} and (c.month, c.case_count_id) < ($6::date, $7::uuid)
      order by c.month desc, c.case_count_id desc limit $8`,
  );
const countOf = (entrance: Entrance) =>
  factStatement(
    `indicators.caseCountsCount:${entrance}`,
    (holds) => `select count(*)::int as count ${listed(entrance, holds)}`,
  );
const byEntrance = (make: (entrance: Entrance) => FactStatement) => ({
  ...{ all: make('all'), indicator: make('indicator'), agency: make('agency') },
});
/** By the way into the list; exported for a test that looks at their plans. */
export const CASE_COUNTS = byEntrance(pageOf);
export const CASE_COUNTS_COUNT = byEntrance(countOf);

function entranceOf({ indicatorId, agencyId }: AskedCounts): Entrance {
  if (agencyId !== null) return 'agency';
  return indicatorId === null ? 'all' : 'indicator';
}

function parametersOf({ indicatorId, agencyId, from, to }: AskedCounts): readonly unknown[] {
  const id = (value: string | null, name: string) => (value === null ? null : requireId(value, `filter.${name}`));
  return [id(indicatorId, 'indicatorId'), id(agencyId, 'agencyId'), from, to];
}

export function caseCountLoaders({ read }: FactReader) {
  return {
    /** A page of counts that the viewer may see, one row more than asked for when there are more. */
    caseCounts(asked: AskedCounts, page: PageRequest): Promise<CaseCountRow[]> {
      const start = startOf(CASE_COUNT_ORDER, page);
      return read<CaseCountRow>(CASE_COUNTS[entranceOf(asked)], ...parametersOf(asked), ...start, page.limit);
    },
    async caseCountsCount(asked: AskedCounts): Promise<number> {
      const [row] = await read<{ count: number }>(CASE_COUNTS_COUNT[entranceOf(asked)], ...parametersOf(asked));
      return row!.count;
    },
  };
}
