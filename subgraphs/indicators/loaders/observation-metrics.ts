import DataLoader from 'dataloader';
import type { Grain } from '../../../domain/period.ts';
import { BATCH_CAP, loadersByArguments } from '../../../platform/batch.ts';
import type { SelectionInfo } from '../../../platform/cube/selection.ts';
import {
  type AgencyTotals,
  agencyDimension,
  type CubeArguments,
  type CubeConnection,
  type CubeRow,
  type CubeSource,
  count,
  defineCube,
  entityDimension,
  flagDimension,
  type Holds,
  periodDimension,
  ratio,
  sumOf,
} from '../../../platform/cube.ts';
import type { AgencyLevel } from '../generated/types.ts';
import { LATE_AFTER_DAYS } from '../rules/flags.ts';

export interface ObservationMetricsRow extends CubeRow {}
export interface ObservationMetricsConnectionRow extends CubeConnection {}

/** Which numbers can be added up: of agencies that none of the others stands above, about periods that do not overlap. */
export interface AddedUp {
  readonly level: AgencyLevel;
  readonly depth: number;
  readonly grain: Grain;
}

/** How many months a period has; a day has none. */
const MONTHS: Readonly<Record<Grain, number>> = { DAY: 0, MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 };

/** Whether a number can be compared with those of an indicator: its own unit, or a share with its parts as a source counts it. */
const isComparable = (number: string) => `${number}.unit <> 'UNKNOWN' and (${number}.unit = i.unit
      or (i.unit = 'PERCENT' and ${number}.unit = 'COUNT' and ${number}.numerator is not null))`;

/** What is looked at of numbers `o` that count, with the override `x` of each, in the unit of their indicator. */
const counted = (
  unit: string,
) => `o.indicator_id, o.agency_id, o.starts_on, o.ends_on, x.fact_id is not null as is_overridden,
      o.is_provisional or coalesce(o.stated_on <= o.ends_on, false) as is_provisional, not c.is_exact as is_inexact,
      coalesce(o.stated_on > o.ends_on + ${LATE_AFTER_DAYS}, false) as is_late, c.has_parts, not c.has_parts as lacks_parts,
      case when c.has_parts then c.numerator end as numerator, case when c.has_parts then c.denominator end as denominator,
      case when c.is_exact and ${unit} = 'COUNT' then coalesce(c.numerator, c.value) end as amount`;
const overridden = (holds: Holds, unit: string) =>
  `left join override_fact x on x.observation_id = o.observation_id and ${holds('x')}
    cross join lateral (select x.fact_id is not null or o.bound = 'EXACT' as is_exact,
      case when x.fact_id is null then o.numerator else x.numerator end as numerator,
      case when x.fact_id is null then o.denominator else x.denominator end as denominator,
      case when x.fact_id is null then o.value else x.value end as value) n
    cross join lateral (select n.*,
      n.is_exact and n.numerator is not null and ${unit} in ('PERCENT', 'COUNT') as has_parts) c`;
/** Numbers of one length of period that can be compared with their indicator. */
const comparable = (holds: Holds) => `from observation_fact o
    join indicator_fact i on i.indicator_id = o.indicator_id and ${holds('i')}`;
const isAsked = (holds: Holds) =>
  `o.scope = 'AGENCY' and ${holds('o')} and o.period_months = $2::int and ${isComparable('o')}`;

/** The numbers that count, of all: those than which none was stated later. PostgreSQL joins that in parallel, and sorts nothing. */
const ofAll = (holds: Holds) => `select ${counted('i.unit')}
    ${comparable(holds)} ${overridden(holds, 'i.unit')}
    where ${isAsked(holds)}
      and not exists (select from observation_fact later
        where later.agency_id = o.agency_id and later.indicator_id = o.indicator_id and later.ends_on = o.ends_on
          and later.starts_on = o.starts_on and ${holds('later')} and ${isComparable('later')}
          and (coalesce(later.stated_on, '-infinity'), later.seq, o.observation_id)
            > (coalesce(o.stated_on, '-infinity'), o.seq, later.observation_id))`;

/** The same of some indicators: to sort those is less than to look for a later one of each. */
const ofFew = (holds: Holds) => `select ${counted('o.unit_of_indicator')}
    from (select distinct on (o.indicator_id, o.agency_id, o.starts_on, o.ends_on)
        o.observation_id, o.indicator_id, o.agency_id, o.starts_on, o.ends_on, o.numerator, o.denominator, o.value, o.bound,
        o.stated_on, o.is_provisional, i.unit as unit_of_indicator
      ${comparable(holds)}
      where ${isAsked(holds)}
      order by o.indicator_id, o.agency_id, o.starts_on, o.ends_on, o.stated_on desc nulls last, o.seq desc, o.observation_id) o
    ${overridden(holds, 'o.unit_of_indicator')}`;

/**
 * Numbers about single agencies, of each agency, indicator and period the one that counts: of those that can be compared with
 * the indicator's unit the one stated last, with an override in its place, as evaluations read it (`loaders/period-values.ts`).
 *
 * A year's number holds those of its months and a province's those of its communes: so one grain is asked for, and one rank
 * of agencies, and no row says twice what another says. What only stood so by a day has no period and is none of them.
 */
export const observationMetrics = defineCube({
  subgraph: 'indicators',
  name: 'ObservationMetrics',
  description:
    'Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum.',
  parameters: ['months'],
  rows: (holds, chosen) => (chosen.has('indicator_id') ? ofFew(holds) : ofAll(holds)),
  dimensions: {
    agency: agencyDimension(
      'agency_id',
      'ends_on',
      'Whose numbers they are, by where it stood on the last day of each.',
    ),
    period: periodDimension(['starts_on', 'ends_on'], 'period', 'NOT_APPLICABLE', 'Which period they are about.'),
    indicator: entityDimension('indicator_id', { type: 'Indicator', absent: 'NOT_REPORTED' }, 'What was measured.'),
    isProvisional: flagDimension(
      'is_provisional',
      'Whether they are provisional: stated before the period had ended, or called preliminary by their source.',
    ),
    isOverridden: flagDimension('is_overridden', 'Whether a person put them in the place of stated ones.'),
  },
  measures: {
    observations: count('Numbers: one for each agency, indicator and period that has any.'),
    withParts: count(
      'Numbers whose two parts are known exactly: those that are in `numerator` and `denominator`.',
      'has_parts',
    ),
    withoutParts: count(
      'Numbers that are in no rate, for nobody can add them up: bare percentages, what is not exact, points and differences.',
      'lacks_parts',
    ),
    inexact: count('Of these, numbers of which only "more than" or "nearly" is known.', 'is_inexact'),
    late: count(`Numbers that were stated more than ${LATE_AFTER_DAYS} days after their period had ended.`, 'is_late'),
    numerator: sumOf('numerator', 'Sum of what stands above the line. Of one indicator.'),
    denominator: sumOf('denominator', 'Sum of what it is out of. Of one indicator.'),
    amount: sumOf(
      'amount',
      'Sum of numbers of things, with or without parts, of an indicator that counts things; 0 for others. Of one indicator.',
    ),
  },
  ratios: {
    rate: ratio('numerator', 'denominator', 'Sum out of sum, of the numbers whose parts are known. Of one indicator.'),
  },
  sumsOfOne: 'indicator',
});

/** What of numbers is added up. */
export function observationMetricsLoaders(source: CubeSource) {
  return {
    observationMetrics: (
      { level, depth, grain }: AddedUp,
      args: CubeArguments,
      info: SelectionInfo,
    ): Promise<ObservationMetricsConnectionRow> =>
      observationMetrics.page(source, { parameters: [MONTHS[grain]], args, info, rank: { level, depth }, grain }),
    /** By question, then by agency: of it and all under it. */
    observationMetricsWithin: loadersByArguments(
      (asked: AgencyTotals) =>
        new DataLoader<string, ObservationMetricsRow>((ids) => observationMetrics.totals(source, asked, ids), {
          maxBatchSize: BATCH_CAP,
        }),
      ({ key }) => key,
    ),
  };
}

/** What a field of an agency asks. Refused as `Cube.page` is. */
export function readObservationTotals(
  { level, depth, grain }: AddedUp,
  where: CubeArguments['where'],
  info: SelectionInfo,
): AgencyTotals {
  return observationMetrics.readTotals({ parameters: [MONTHS[grain]], where, info, rank: { level, depth } });
}
