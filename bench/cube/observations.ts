import type pg from 'pg';

/** What is measured over: observations of small units, month by month, while their provinces were merged. */
export interface Volume {
  readonly rows: number;
  readonly units: number;
}

/** From the first month of 2024 on. */
const MONTHS = 24;

/**
 * Make observations in the schema of directives, which has a copy of the register: units under the provinces of 2024 until June 2025
 * and under those of then from July on, and for each some months of values. Facts as everywhere, but for the reference to
 * their event, which only writing looks at. Triggers are off: what they keep is of no account here.
 */
export async function makeObservations(admin: pg.Client, { rows, units }: Volume): Promise<void> {
  await admin.query(`set search_path = directives; set session_replication_role = replica`);
  await admin.query(`create table bench_unit as
    with place as (select a.agency_id, a.valid_to from register_agency a where a.closed_seq is null and a.kind = 'PROVINCE'),
      old as (select array_agg(agency_id order by agency_id) as ids from place
        where agency_id in (select p.agency_id from register_agency p where p.closed_seq is null
          and coalesce(p.valid_from, '-infinity') <= '2024-06-30' and coalesce(p.valid_to, 'infinity') >= '2024-06-30')),
      new as (select array_agg(agency_id order by agency_id) as ids from place
        where agency_id in (select p.agency_id from register_agency p where p.closed_seq is null
          and coalesce(p.valid_from, '-infinity') <= '2025-07-01' and coalesce(p.valid_to, 'infinity') >= '2025-07-01'))
    select gen_random_uuid() as unit_id, n, old.ids[1 + n % cardinality(old.ids)] as before_id,
      new.ids[1 + n % cardinality(new.ids)] as after_id
    from generate_series(0, ${units - 1}) n, old, new`);
  await admin.query(`with event as (
      insert into feed_event (subject, kind, payload, recorded_by) values ('bench', 'BENCH', '{}', 'bench') returning seq),
    unit as (insert into register_agency (seq, agency_id, kind, level, name)
      select seq, unit_id, 'OTHER', 'COMMUNE', 'Xã ' || n from bench_unit, event)
    insert into register_parent (seq, agency_id, parent_id, valid_from, valid_to)
      select seq, unit_id, before_id, null::date, '2025-06-30'::date from bench_unit, event
      union all select seq, unit_id, after_id, '2025-07-01', null from bench_unit, event`);
  await admin.query('select sequence_feed()');

  // Values come in the order of months, as they do where they are reported month by month.
  await admin.query(`create table bench_observation as
    select i as fact_id, (select max(seq) from feed_event) as seq, null::bigint as closed_seq, u.unit_id as agency_id,
      ('2024-01-01'::date + interval '1 month' * (i::bigint * ${MONTHS} / ${rows + 1}))::date + (i % 28)::int as observed_on,
      (array['ONLINE', 'DIGITISED', 'PAID'])[1 + i % 3] as kind, i % 7 = 0 as is_provisional,
      (i % 50)::numeric as numerator, (50 + i % 51)::numeric as denominator
    from generate_series(1, ${rows}) i join bench_unit u on u.n = (i::bigint * 7919) % ${units}`);
  await admin.query('grant select on bench_observation to public');
}

/** What somebody who writes SQL by hand would prepare: which number of a province a unit has, and when. */
export async function makeHandTables(admin: pg.Client): Promise<void> {
  await admin.query(`create table bench_province as
    select id, row_number() over (order by id)::int as number from (
      select before_id as id from bench_unit union select after_id from bench_unit) p`);
  await admin.query(`create table bench_stretch as
    select u.unit_id, '-infinity'::date as starts_on, '2025-06-30'::date as ends_on, p.number
    from bench_unit u join bench_province p on p.id = u.before_id
    union all select u.unit_id, '2025-07-01', 'infinity', p.number from bench_unit u join bench_province p on p.id = u.after_id`);
  await admin.query(`create table bench_both as
    select u.unit_id, b.number as before, a.number as after
    from bench_unit u join bench_province b on b.id = u.before_id join bench_province a on a.id = u.after_id`);
  await admin.query('grant select on bench_province, bench_stretch, bench_both to public');
}

const MONTH = `date_trunc('month', o.observed_on::timestamp)::date`;
const COUNTED = `count(*) as observations, sum(o.numerator) as numerator, sum(o.denominator) as denominator,
    count(*) filter (where o.is_provisional) as provisional`;
const PAGE = 'order by id, month limit 101';

/**
 * The same by hand, in the ways that come to mind: the fastest of them is what the cube is measured against. All know beforehand which
 * provinces there are and group by their numbers; the second knows, too, that there was one reform and on which day. To sum up by unit and
 * day first, and join less, takes four times as long: there are nearly as many units and days as observations.
 */
export const BY_HAND: Readonly<Record<string, string>> = {
  'joined with dated stretches': `select p.id, g.month, observations, numerator, denominator, provisional from (
      select s.number, ${MONTH} as month, ${COUNTED} from bench_observation o
      join bench_stretch s on s.unit_id = o.agency_id and o.observed_on between s.starts_on and s.ends_on
      where o.closed_seq is null group by 1, 2) g join bench_province p using (number) ${PAGE}`,
  'joined with before and after': `select p.id, g.month, observations, numerator, denominator, provisional from (
      select case when o.observed_on < '2025-07-01' then b.before else b.after end as number, ${MONTH} as month, ${COUNTED}
      from bench_observation o join bench_both b on b.unit_id = o.agency_id
      where o.closed_seq is null group by 1, 2) g join bench_province p using (number) ${PAGE}`,
};
