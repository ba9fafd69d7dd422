import { fold } from '../../../domain/vietnamese.ts';
import { loaderByKey, loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { IndicatorFact, SeriesBreakFact, SimilarityFact } from '../entities.ts';
import type {
  IndicatorDirection,
  IndicatorFilter,
  IndicatorMethod,
  IndicatorUnit,
  SimilarityKind,
} from '../generated/types.ts';

/** Something that is measured. */
export interface IndicatorRow
  extends Pick<
    IndicatorFact,
    | 'key'
    | 'name'
    | 'numerator'
    | 'denominator'
    | 'isFormulaStated'
    | 'mayExceedWhole'
    | 'ownerId'
    | 'evaluatorId'
    | 'validFrom'
    | 'validTo'
  > {
  readonly id: string;
  readonly unit: IndicatorUnit;
  readonly direction: IndicatorDirection;
  readonly method: IndicatorMethod;
}

/** A page of indicators. */
export interface IndicatorConnectionRow extends Connection<IndicatorRow> {}

/** A day from which values are no longer comparable. */
export interface SeriesBreakRow extends Pick<SeriesBreakFact, 'indicatorId' | 'reason' | 'directiveId'> {
  readonly on: string;
}

/** An indicator that looks like the one asked for. */
export interface SimilarIndicatorRow extends Pick<SimilarityFact, 'otherId' | 'difference' | 'isVerified'> {
  readonly ofId: string;
  readonly kind: SimilarityKind;
}

/** How indicators are sorted in every list. */
export const INDICATOR_ORDER: Order = ['text', 'id'];
export const indicatorSortKey = ({ key, id }: IndicatorRow): [string, string] => [key, id];

const INDICATOR_COLUMNS = `i.indicator_id as id, i.key, i.name, i.unit, i.direction, i.method, i.numerator, i.denominator,
  i.is_formula_stated as "isFormulaStated", i.may_exceed_whole as "mayExceedWhole", i.owner_id as "ownerId", i.evaluator_id as "evaluatorId",
  i.valid_from as "validFrom", i.valid_to as "validTo"`;

const INDICATOR_BY_ID = factStatement(
  'indicators.indicatorById',
  (holds) => `select ${INDICATOR_COLUMNS} from indicator_fact i
    where i.indicator_id = any($2::uuid[]) and ${holds('i')}`,
);
const INDICATOR_BY_KEY = factStatement(
  'indicators.indicatorByKey',
  (holds) => `select ${INDICATOR_COLUMNS} from indicator_fact i
    where i.key collate "C" = any($2::text[]) and ${holds('i')}`,
);
const BREAKS_BY_INDICATOR = factStatement(
  'indicators.breaksByIndicator',
  (holds) => `select b.indicator_id as "indicatorId", b.starts_on as "on", b.reason, b.directive_id as "directiveId"
    from series_break_fact b where b.indicator_id = any($2::uuid[]) and ${holds('b')}
    order by b.indicator_id, b.starts_on, b.reason`,
);
/** Said of either, it is true of both. */
const SIMILAR_BY_INDICATOR = factStatement(
  'indicators.similarByIndicator',
  (holds) => `select o.id as "ofId", s.other_id as "otherId", s.kind, s.difference, s.is_verified as "isVerified"
    from unnest($2::uuid[]) o (id) cross join lateral (
      select n.other_id, n.kind, n.difference, n.is_verified from similarity_fact n
      where n.indicator_id = o.id and ${holds('n')}
      union all
      select n.indicator_id, n.kind, n.difference, n.is_verified from similarity_fact n
      where n.other_id = o.id and ${holds('n')}
        and not exists (select from similarity_fact m
          where m.indicator_id = o.id and m.other_id = n.indicator_id and ${holds('m')})
    ) s
    order by o.id, s.other_id`,
);

/** Ways into the list of indicators, each along an index; $2 is a folded part of the name. */
const ENTRANCES = { all: '$2::text is null', name: 'i.name_folded like $2::text' } as const;
type Entrance = keyof typeof ENTRANCES;

/**
 * $3 first and $4 last day of a year, $5 methods, $6 a directive, $7 targets that bind an agency; null for no such condition. With
 * `offset 0` the targets of each indicator are looked for along an index, where the planner would else read all targets there are.
 */
const listed = (entrance: Entrance, holds: (alias: string) => string) =>
  `from indicator_fact i where ${ENTRANCES[entrance]} and ${holds('i')}
    and ($5::text[] is null or i.method = any($5))
    and (num_nonnulls($3::date, $6::uuid, $7::uuid[]) = 0 or exists (
      select from target_fact t where t.indicator_id = i.indicator_id and ${holds('t')}
        and ($3::date is null or (t.ends_on >= $3 and t.starts_on <= $4::date))
        and ($6::uuid is null or t.directive_id = $6 or t.evidence_id = $6)
        and ($7::uuid[] is null or t.target_id = any($7)) offset 0))`;

/** $8 key and $9 id of the last entry before the page, $10 how many. */
const pageOf = (entrance: Entrance) =>
  factStatement(
    `indicators.indicators:${entrance}`,
    (holds) => `select ${INDICATOR_COLUMNS} ${listed(entrance, holds)}
      and (i.key collate "C", i.indicator_id) > ($8, $9::uuid)
      order by i.key collate "C", i.indicator_id limit $10`,
  );
const countOf = (entrance: Entrance) =>
  factStatement(
    `indicators.indicatorsCount:${entrance}`,
    (holds) => `select count(*)::int as count ${listed(entrance, holds)}`,
  );
const byEntrance = (make: (entrance: Entrance) => FactStatement) => ({ all: make('all'), name: make('name') });
const INDICATORS = byEntrance(pageOf);
const INDICATORS_COUNT = byEntrance(countOf);

const entranceOf = ({ name }: IndicatorFilter): Entrance => (name == null ? 'all' : 'name');

function listParameters(filter: IndicatorFilter, targetIds: readonly string[] | null): readonly unknown[] {
  const [first, last] = daysOfYear(filter.targetYear);
  return [
    filter.name == null ? null : `%${fold(filter.name).replaceAll(/[\\%_]/g, '\\$&')}%`,
    ...[first, last],
    filter.methods ?? null,
    filter.directiveId == null ? null : requireId(filter.directiveId, 'filter.directiveId'),
    targetIds,
  ];
}

/** First and last day of a year; nulls without one. A year that no calendar has, such as 0, has no days: none is between these two. */
export function daysOfYear(year: number | null | undefined): [string, string] | [null, null] {
  if (year == null) return [null, null];
  if (year < 1 || year > 9999) return ['9999-12-31', '0001-01-01'];
  const written = String(year).padStart(4, '0');
  return [`${written}-01-01`, `${written}-12-31`];
}

export function indicatorLoaders({ read }: FactReader) {
  return {
    indicatorById: loaderByKey(
      (ids) => read<IndicatorRow>(INDICATOR_BY_ID, ids),
      ({ id }) => id,
    ),
    indicatorByKey: loaderByKey(
      (keys) => read<IndicatorRow>(INDICATOR_BY_KEY, keys),
      ({ key }) => key,
    ),
    /** Oldest first. */
    breaksByIndicator: loaderOfMany(
      (ids) => read<SeriesBreakRow>(BREAKS_BY_INDICATOR, ids),
      ({ indicatorId }) => indicatorId,
    ),
    similarByIndicator: loaderOfMany(
      (ids) => read<SimilarIndicatorRow>(SIMILAR_BY_INDICATOR, ids),
      ({ ofId }) => ofId,
    ),

    /** A page of indicators by key, one row more than asked for when there are more; `targetIds` as those of an agency. */
    indicators(
      filter: IndicatorFilter,
      targetIds: readonly string[] | null,
      page: PageRequest,
    ): Promise<IndicatorRow[]> {
      const start = startOf(INDICATOR_ORDER, page);
      const parameters = listParameters(filter, targetIds);
      return read<IndicatorRow>(INDICATORS[entranceOf(filter)], ...parameters, ...start, page.limit);
    },
    async indicatorsCount(filter: IndicatorFilter, targetIds: readonly string[] | null): Promise<number> {
      const statement = INDICATORS_COUNT[entranceOf(filter)];
      const [row] = await read<{ count: number }>(statement, ...listParameters(filter, targetIds));
      return row!.count;
    },
  };
}
