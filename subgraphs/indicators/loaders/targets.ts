import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { TargetFact, TargetScopeFact } from '../entities.ts';
import type { IndicatorUnit, TargetFilter, TargetOperator, TargetStrength } from '../generated/types.ts';
import { daysOfYear } from './indicators.ts';

/** What an indicator is to reach in a time. */
export interface TargetRow
  extends Pick<
    TargetFact,
    | 'indicatorId'
    | 'mandateId'
    | 'directiveId'
    | 'evidenceId'
    | 'ordinal'
    | 'number'
    | 'value'
    | 'isOperatorWritten'
    | 'asWritten'
    | 'subunitsAsWritten'
    | 'cohortIndicatorId'
    | 'cohortValue'
    | 'cohortStartsOn'
    | 'cohortEndsOn'
    | 'cohortAsWritten'
  > {
  readonly id: string;
  readonly unit: IndicatorUnit;
  readonly operator: TargetOperator;
  readonly strength: TargetStrength;
  readonly from: string;
  readonly to: string;
  readonly cohortOperator: TargetOperator | null;
}

/** A page of targets. */
export interface TargetConnectionRow extends Connection<TargetRow> {}

/** Of a class or of an agency, never both. */
export interface TargetScopeRow extends Pick<TargetScopeFact, 'targetId' | 'classId' | 'agencyId'> {}

/** The latest first, within a time in the order of the text. */
export const TARGET_ORDER: Order = ['latestDay', 'ordinal', 'idDescending'];
export const targetSortKey = ({ to, ordinal, id }: TargetRow): [string, string, string] => [to, String(ordinal), id];

export const TARGET_COLUMNS = `t.target_id as id, t.indicator_id as "indicatorId", t.mandate_id as "mandateId",
  t.directive_id as "directiveId", t.evidence_id as "evidenceId", t.ordinal, t.number, t.value, t.unit, t.operator,
  t.is_operator_written as "isOperatorWritten", t.as_written as "asWritten", t.strength, t.starts_on as "from",
  t.ends_on as "to", t.subunits_as_written as "subunitsAsWritten", t.cohort_indicator_id as "cohortIndicatorId",
  t.cohort_operator as "cohortOperator", t.cohort_value as "cohortValue", t.cohort_starts_on as "cohortStartsOn",
  t.cohort_ends_on as "cohortEndsOn", t.cohort_as_written as "cohortAsWritten"`;

const TARGET_BY_ID = factStatement(
  'indicators.targetById',
  (holds) => `select ${TARGET_COLUMNS} from target_fact t where t.target_id = any($2::uuid[]) and ${holds('t')}`,
);
const TARGETS_BY_MANDATE = factStatement(
  'indicators.targetsByMandate',
  (holds) => `select ${TARGET_COLUMNS} from target_fact t where t.mandate_id = any($2::uuid[]) and ${holds('t')}
    order by t.mandate_id, t.ordinal, t.target_id`,
);
const SCOPES_BY_TARGET = factStatement(
  'indicators.scopesByTarget',
  (holds) => `select s.target_id as "targetId", s.class_id as "classId", s.agency_id as "agencyId"
    from target_scope_fact s where s.target_id = any($2::uuid[]) and ${holds('s')}
    order by s.target_id, s.class_id, s.agency_id`,
);

/** Ways into the list of targets, each along an index; $2 is an indicator, $3 a directive. */
const ENTRANCES = {
  all: '$2::uuid is null and $3::uuid is null',
  indicatorId: 't.indicator_id = $2::uuid and ($3::uuid is null or t.directive_id = $3 or t.evidence_id = $3)',
  directiveId: '$2::uuid is null and (t.directive_id = $3::uuid or t.evidence_id = $3)',
} as const;
type Entrance = keyof typeof ENTRANCES;

/** $4 first and $5 last day of a year, $6 strength, $7 targets that bind an agency; null for no such condition. */
const listed = (entrance: Entrance, holds: (alias: string) => string) =>
  `from target_fact t where ${ENTRANCES[entrance]} and ${holds('t')}
    and ($4::date is null or (t.ends_on >= $4 and t.starts_on <= $5::date))
    and ($6::text is null or t.strength = $6) and ($7::uuid[] is null or t.target_id = any($7))`;

/** $8 day, $9 ordinal and $10 id of the last entry before the page, $11 how many. Ordinals are negated: all columns run one way. */
const pageOf = (entrance: Entrance) =>
  factStatement(
    `indicators.targets:${entrance}`,
    (holds) => `select ${TARGET_COLUMNS} ${listed(entrance, holds)}
      and (t.ends_on, -t.ordinal, t.target_id) < ($8::date, -($9::int), $10::uuid)
      order by t.ends_on desc, (-t.ordinal) desc, t.target_id desc limit $11`,
  );
const countOf = (entrance: Entrance) =>
  factStatement(
    `indicators.targetsCount:${entrance}`,
    (holds) => `select count(*)::int as count ${listed(entrance, holds)}`,
  );
const byEntrance = (make: (entrance: Entrance) => FactStatement) => ({
  all: make('all'),
  indicatorId: make('indicatorId'),
  directiveId: make('directiveId'),
});
const TARGETS = byEntrance(pageOf);
const TARGETS_COUNT = byEntrance(countOf);

/** $3 first and $4 last day of a year. */
const ofIndicator = (holds: (alias: string) => string) =>
  `from target_fact t where t.indicator_id = o.id and ${holds('t')}
    and ($3::date is null or (t.ends_on >= $3 and t.starts_on <= $4::date))`;
/** $5 day, $6 ordinal and $7 id of the last entry before the page, $8 how many. */
const TARGETS_BY_INDICATOR = factStatement(
  'indicators.targetsByIndicator',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${TARGET_COLUMNS} ${ofIndicator(holds)}
        and (t.ends_on, -t.ordinal, t.target_id) < ($5::date, -($6::int), $7::uuid)
      order by t.ends_on desc, (-t.ordinal) desc, t.target_id desc limit $8
    ) page`,
);
const TARGETS_BY_INDICATOR_COUNT = factStatement(
  'indicators.targetsByIndicatorCount',
  (holds) =>
    `select o.id as "ofId", (select count(*)::int ${ofIndicator(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

function entranceOf({ indicatorId, directiveId }: TargetFilter): Entrance {
  if (indicatorId != null) return 'indicatorId';
  return directiveId == null ? 'all' : 'directiveId';
}

function listParameters(filter: TargetFilter, targetIds: readonly string[] | null): readonly unknown[] {
  const id = (name: 'indicatorId' | 'directiveId') =>
    filter[name] == null ? null : requireId(filter[name], `filter.${name}`);
  return [
    ...[id('indicatorId'), id('directiveId')],
    ...daysOfYear(filter.year),
    ...[filter.strength ?? null, targetIds],
  ];
}

export function targetLoaders({ read }: FactReader) {
  return {
    targetById: loaderByKey(
      (ids) => read<TargetRow>(TARGET_BY_ID, ids),
      ({ id }) => id,
    ),
    targetsByMandate: loaderOfMany(
      (ids) => read<TargetRow>(TARGETS_BY_MANDATE, ids),
      ({ mandateId }) => mandateId,
    ),
    /** Classes and agencies that a target binds. */
    scopesByTarget: loaderOfMany(
      (ids) => read<TargetScopeRow>(SCOPES_BY_TARGET, ids),
      ({ targetId }) => targetId,
    ),

    /** Targets of an indicator, of a year or of all, a page at a time. */
    targetsByIndicator: loadersByArguments(
      ({ year, page }: { readonly year: number | null; readonly page: PageRequest }) =>
        loaderOfMany(
          (ids) =>
            read<TargetRow>(
              TARGETS_BY_INDICATOR,
              ...[ids, ...daysOfYear(year), ...startOf(TARGET_ORDER, page), page.limit],
            ),
          ({ indicatorId }) => indicatorId,
        ),
      (asked) => JSON.stringify(asked),
    ),
    targetsByIndicatorCount: loadersByArguments(
      (year: number | null) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(TARGETS_BY_INDICATOR_COUNT, ids, ...daysOfYear(year)),
          ({ ofId }) => ofId,
        ),
      String,
    ),

    /** A page of targets, one row more than asked for when there are more; `targetIds` as those of an agency. */
    targets(filter: TargetFilter, targetIds: readonly string[] | null, page: PageRequest): Promise<TargetRow[]> {
      const start = startOf(TARGET_ORDER, page);
      const parameters = listParameters(filter, targetIds);
      return read<TargetRow>(TARGETS[entranceOf(filter)], ...parameters, ...start, page.limit);
    },
    async targetsCount(filter: TargetFilter, targetIds: readonly string[] | null): Promise<number> {
      const statement = TARGETS_COUNT[entranceOf(filter)];
      const [row] = await read<{ count: number }>(statement, ...listParameters(filter, targetIds));
      return row!.count;
    },
  };
}
