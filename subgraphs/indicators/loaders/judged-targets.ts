import { loaderByKey, loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { askedOn, type JudgedTarget } from '../rules/evaluation.ts';
import { daysOfYear } from './indicators.ts';

/** Which targets: for a time in a year, or of any time; of an indicator, of a directive or of one that it sends out. */
export interface TargetQuestion {
  readonly year: number | null;
  readonly indicatorId: string | null;
  readonly directiveId: string | null;
}

/** What is needed to judge by a target, with all classes and agencies that it binds. */
const judged = (
  holds: (alias: string) => string,
) => `t.target_id as id, t.indicator_id as "indicatorId", t.mandate_id as "mandateId", t.directive_id as "directiveId",
  t.evidence_id as "evidenceId", t.ordinal, t.value, t.unit, t.operator, t.strength, i.direction, t.starts_on as "from",
  t.ends_on as "to", t.subunits_as_written as "subunitsAsWritten",
  case when t.cohort_indicator_id is not null then (
    select jsonb_build_object('indicatorId', c.indicator_id, 'unit', c.unit, 'operator', t.cohort_operator,
      'value', t.cohort_value::text, 'from', t.cohort_starts_on, 'to', t.cohort_ends_on)
    from indicator_fact c where c.indicator_id = t.cohort_indicator_id and ${holds('c')}) end as cohort,
  array(select s.class_id from target_scope_fact s
    where s.target_id = t.target_id and s.class_id is not null and ${holds('s')} order by 1) as "classIds",
  array(select s.agency_id from target_scope_fact s
    where s.target_id = t.target_id and s.agency_id is not null and ${holds('s')} order by 1) as "agencyIds"`;
const source = (holds: (alias: string) => string) =>
  `from target_fact t join indicator_fact i on i.indicator_id = t.indicator_id and ${holds('i')}`;

const JUDGED_BY_ID = factStatement(
  'indicators.judgedTargetById',
  (holds) => `select ${judged(holds)} ${source(holds)} where t.target_id = any($2::uuid[]) and ${holds('t')}`,
);
const JUDGED_BY_INDICATOR = factStatement(
  'indicators.judgedTargetsByIndicator',
  (holds) => `select ${judged(holds)} ${source(holds)}
    where t.indicator_id = any($2::uuid[]) and ${holds('t')} order by t.indicator_id, t.ends_on, t.ordinal, t.target_id`,
);

/** Ways to targets, each along an index; $2 is an indicator, $3 a directive, $4 the first and $5 the last day of a year. */
const ENTRANCES = {
  all: 'num_nonnulls($2::uuid, $3::uuid, $4::date) = 0',
  year: 'num_nonnulls($2::uuid, $3::uuid) = 0 and t.ends_on >= $4::date',
  indicatorId: 't.indicator_id = $2::uuid and ($3::uuid is null or t.directive_id = $3 or t.evidence_id = $3)',
  directiveId: '$2::uuid is null and (t.directive_id = $3::uuid or t.evidence_id = $3)',
} as const;
type Entrance = keyof typeof ENTRANCES;

const judgedBy = (entrance: Entrance): FactStatement =>
  factStatement(
    `indicators.judgedTargets:${entrance}`,
    (holds) => `select ${judged(holds)} ${source(holds)} where ${ENTRANCES[entrance]} and ${holds('t')}
      and ($4::date is null or (t.ends_on >= $4 and t.starts_on <= $5::date))
      order by t.ends_on, t.ordinal, t.target_id`,
  );
const JUDGED = {
  ...{ all: judgedBy('all'), year: judgedBy('year') },
  ...{ indicatorId: judgedBy('indicatorId'), directiveId: judgedBy('directiveId') },
};

function entranceOf({ indicatorId, directiveId, year }: TargetQuestion): Entrance {
  if (indicatorId !== null) return 'indicatorId';
  if (directiveId !== null) return 'directiveId';
  return year === null ? 'all' : 'year';
}

/** Targets with all that is needed to judge by them. */
export function judgedTargetLoaders({ read: readFacts, today }: FactReader) {
  /** Duties without a last day are asked about on `day`. */
  async function read(day: string, statement: FactStatement, ...values: readonly unknown[]): Promise<JudgedTarget[]> {
    const rows = await readFacts<Omit<JudgedTarget, 'boundOn'>>(statement, ...values);
    return rows.map((row) => askedOn(row, day));
  }

  return {
    judgedTargetById: loaderByKey(
      (ids) => read(today, JUDGED_BY_ID, ids),
      ({ id }) => id,
    ),
    judgedTargetsByIndicator: loaderOfMany(
      (ids) => read(today, JUDGED_BY_INDICATOR, ids),
      ({ indicatorId }) => indicatorId,
    ),
    /** Of a year, as they stand on its last day. */
    judgedTargets(question: TargetQuestion): Promise<JudgedTarget[]> {
      const { year, indicatorId, directiveId } = question;
      const [first, last] = daysOfYear(year);
      return read(last ?? today, JUDGED[entranceOf(question)], indicatorId, directiveId, first, last);
    },
  };
}
