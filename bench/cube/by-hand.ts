import type pg from 'pg';

/** What somebody who writes SQL by hand would prepare: which number of a province a commune has, and when. */
export async function makeHandTables(admin: pg.Client): Promise<void> {
  await admin.query(`create table bench_province as
    select id, row_number() over (order by id)::int as number from (
      select before_id as id from bench_commune union select after_id from bench_commune) p`);
  await admin.query(`create table bench_stretch as
    select c.commune_id, '-infinity'::date as starts_on, '2025-06-30'::date as ends_on, p.number
    from bench_commune c join bench_province p on p.id = c.before_id
    union all select c.commune_id, '2025-07-01', 'infinity', p.number from bench_commune c join bench_province p on p.id = c.after_id`);
  await admin.query('grant select on bench_province, bench_stretch to public');
}

/** Stands in the SQL for the indicator that is asked for, as the parameter of the same name does in GraphQL. */
export const INDICATOR_ID = '$indicatorId';

/** A question, as GraphQL and as its answer is made by hand of the numbers that count. */
export interface Asked {
  readonly graphql: string;
  /** Which numbers are asked for, over observations `o`. */
  readonly where: string;
  /** What of the counting numbers is shown, over `r`, which has the columns of `COUNTING`; a page of the first 100. */
  readonly sql: (counting: string) => string;
}

/** As an expert knows it: what has one length of the calendar begins on the first day of its month. */
const BY_PROVINCE = `join bench_stretch s on s.commune_id = r.agency_id and r.ends_on between s.starts_on and s.ends_on`;
const SUMS = `sum(case when r.has_parts then r.numerator else 0 end) as numerator,
  sum(case when r.has_parts then r.denominator else 0 end) as denominator`;

/** Percentages are made of the sums by whoever shows them, here as there. */
export const QUESTIONS = {
  'by province, month and indicator': {
    graphql: `{ observationMetrics(level: COMMUNE, grain: MONTH, groupBy: { agency: PROVINCE, period: MONTH, indicator: true },
      page: { first: 100 }) {
        nodes { agency { id } period { firstOn } indicator { id } observations withoutParts numerator denominator } } }`,
    where: 'true',
    sql: (counting) => `select p.id, g.month, g.indicator_id, observations, without_parts, numerator, denominator from (
        select s.number, r.starts_on as month, r.indicator_id, count(*) as observations,
          count(*) filter (where not r.has_parts) as without_parts, ${SUMS}
        from (${counting}) r ${BY_PROVINCE} group by 1, 2, 3) g
      join bench_province p using (number) order by p.id, g.month, g.indicator_id limit 101`,
  },
  'one indicator in one year, by province': {
    graphql: `query ($indicatorId: ID!) {
      observationMetrics(level: COMMUNE, grain: MONTH, groupBy: { agency: PROVINCE }, page: { first: 100 },
        where: { indicatorIds: [$indicatorId], periodFrom: "2025-01-01", periodTo: "2025-12-31" }) {
        nodes { agency { id } observations numerator denominator provisional: observations(where: { isProvisional: true })
          final: numerator(where: { isProvisional: false }) } } }`,
    where: `o.indicator_id = ${INDICATOR_ID} and o.starts_on >= '2025-01-01' and o.ends_on between '2025-01-01' and '2025-12-31'`,
    sql: (counting) => `select p.id, observations, numerator, denominator, provisional, final from (
        select s.number, count(*) as observations, ${SUMS}, count(*) filter (where r.is_provisional) as provisional,
          sum(case when r.has_parts and not r.is_provisional then r.numerator else 0 end) as final
        from (${counting}) r ${BY_PROVINCE} group by 1) g
      join bench_province p using (number) order by p.id limit 101`,
  },
} as const satisfies Record<string, Asked>;

const comparable = (number: string) => `${number}.unit <> 'UNKNOWN' and (${number}.unit = i.unit
  or (i.unit = 'PERCENT' and ${number}.unit = 'COUNT' and ${number}.numerator is not null))`;
const OF_MONTHS = `o.closed_seq is null and o.scope = 'AGENCY' and o.period_months = 1`;
const INDICATOR = 'join indicator_fact i on i.indicator_id = o.indicator_id and i.closed_seq is null';
const OVERRIDE = 'left join override_fact x on x.observation_id = o.observation_id and x.closed_seq is null';
const SUBJECT = 'o.agency_id, o.indicator_id, o.starts_on, o.ends_on';
const LATEST_FIRST = 'o.stated_on desc nulls last, o.seq desc, o.observation_id';

/** Of numbers `o`, with the override `x` of each: what the questions look at. */
const COUNTING = `${SUBJECT}, o.is_provisional or coalesce(o.stated_on <= o.ends_on, false) as is_provisional,
  case when x.fact_id is null then o.numerator else x.numerator end as numerator,
  case when x.fact_id is null then o.denominator else x.denominator end as denominator,
  case when x.fact_id is null then o.numerator is not null and o.bound = 'EXACT' else x.numerator is not null end
    and UNIT in ('PERCENT', 'COUNT') as has_parts`;
const counting = (unit: string) => COUNTING.replace('UNIT', unit);
const NUMBER = `${SUBJECT}, o.observation_id, o.numerator, o.denominator, o.bound, o.stated_on, o.is_provisional, i.unit as counted_in`;
const isLatest = `not exists (select from observation_fact later
  where later.agency_id = o.agency_id and later.indicator_id = o.indicator_id and later.ends_on = o.ends_on
    and later.starts_on = o.starts_on and later.closed_seq is null and ${comparable('later')}
    and (coalesce(later.stated_on, '-infinity'), later.seq, o.observation_id)
      > (coalesce(o.stated_on, '-infinity'), o.seq, later.observation_id))`;

/**
 * The numbers that count, by hand, in the ways that come to mind, given which are asked for: of each commune, indicator and month
 * the one stated last, of those that can be compared, with an override in its place. The fastest is what the cube is measured against.
 */
export const BY_HAND: Readonly<Record<string, (where: string) => string>> = {
  'not exists': (where) => `select ${counting('i.unit')} from observation_fact o ${INDICATOR} ${OVERRIDE}
    where ${OF_MONTHS} and ${where} and ${comparable('o')} and ${isLatest}`,
  'distinct on': (where) => `select ${counting('o.counted_in')} from (
      select distinct on (${SUBJECT}) ${NUMBER} from observation_fact o ${INDICATOR}
      where ${OF_MONTHS} and ${where} and ${comparable('o')} order by ${SUBJECT}, ${LATEST_FIRST}) o ${OVERRIDE}`,
  'window function': (where) => `select ${counting('o.counted_in')} from (
      select ${NUMBER}, row_number() over (partition by ${SUBJECT} order by ${LATEST_FIRST}) as place
      from observation_fact o ${INDICATOR} where ${OF_MONTHS} and ${where} and ${comparable('o')}) o ${OVERRIDE}
    where o.place = 1`,
  // Which are stated more than once is seen in an index alone; only of those is the last one looked for.
  'not exists, where there are several': (where) => {
    const several = `select o.agency_id, o.indicator_id, o.ends_on from observation_fact o
      where ${where.replaceAll('o.starts_on', 'o.ends_on')} group by 1, 2, 3 having count(*) > 1`;
    const isAmong = 's.agency_id = o.agency_id and s.indicator_id = o.indicator_id and s.ends_on = o.ends_on';
    const numbers = `${INDICATOR} ${OVERRIDE} where ${OF_MONTHS} and ${where} and ${comparable('o')}`;
    return `select ${counting('i.unit')} from observation_fact o ${numbers}
        and not exists (select from (${several}) s where ${isAmong})
      union all select ${counting('i.unit')} from (${several}) s join observation_fact o on ${isAmong} ${numbers} and ${isLatest}`;
  },
};
