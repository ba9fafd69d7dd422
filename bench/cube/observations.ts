import type pg from 'pg';

/** What is measured over: numbers of communes, month by month, while their provinces were merged. */
export interface Volume {
  readonly rows: number;
  readonly communes: number;
}

/** From January 2024 on. */
const MONTHS = 24;
/** A number of 101 is stated again, later. */
const ONCE_OF = 100;

/**
 * Add communes to the indicators' copy of the register, under the provinces of 2024 until June 2025 and under those of then from
 * July on, and numbers of theirs about months: of 22 of the project's own indicators, in the order of the months, one per cent of
 * them corrected by a later one, some by an override. Facts as everywhere, all of one event. Triggers are off: what they keep
 * is of no account here, but for the length of the period.
 */
export async function addObservations(admin: pg.Client, volume: Volume): Promise<void> {
  await admin.query('set search_path = indicators, app; set session_replication_role = replica');
  const { rows: events } = await admin.query<{ seq: string }>(
    `insert into feed_event (subject, kind, payload, recorded_by) values (gen_random_uuid(), 'BENCH', '{}', 'bench') returning seq`,
  );
  const seq = Number(events[0]!.seq);
  await addCommunes(admin, seq, volume);
  const indexes = await withoutIndexes(admin);
  await addNumbers(admin, seq, volume);
  await indexes.makeAgain();
  await admin.query('select sequence_feed()');
  await admin.query('set session_replication_role = origin');
}

async function addCommunes(admin: pg.Client, seq: number, { communes }: Volume): Promise<void> {
  const provincesOn = (day: string) => `(select array_agg(a.agency_id order by a.agency_id) from register_agency a
    where a.closed_seq is null and a.kind = 'PROVINCE' and coalesce(a.valid_from, '-infinity') <= '${day}'
      and coalesce(a.valid_to, 'infinity') >= '${day}')`;
  await admin.query(`create table bench_commune as
    select n, gen_random_uuid() as commune_id, old[1 + n % cardinality(old)] as before_id, new[1 + n % cardinality(new)] as after_id
    from generate_series(0, ${communes - 1}) n,
      (select ${provincesOn('2025-06-30')} as old, ${provincesOn('2025-07-01')} as new) p`);
  await admin.query(`insert into register_agency (seq, agency_id, kind, level, name)
    select ${seq}, commune_id, 'COMMUNE', 'COMMUNE', 'Xã ' || n from bench_commune`);
  await admin.query(`insert into register_parent (seq, agency_id, parent_id, valid_from, valid_to)
    select ${seq}, commune_id, before_id, null::date, '2025-06-30'::date from bench_commune
    union all select ${seq}, commune_id, after_id, '2025-07-01', null from bench_commune`);
}

/** Of each month every commune has a number of every indicator, or so; no two are about the same. */
async function addNumbers(admin: pg.Client, seq: number, { rows, communes }: Volume): Promise<void> {
  const once = Math.floor((rows * ONCE_OF) / (ONCE_OF + 1));
  const indicators = Math.ceil(once / MONTHS / communes) + 1;
  await admin.query(`create table bench_indicator as
    select row_number() over (order by i.unit desc, i.indicator_id)::int - 1 as n, i.indicator_id, i.unit
    from indicator_fact i where i.closed_seq is null and i.unit in ('PERCENT', 'COUNT')
    order by 1 limit ${indicators}`);
  const { rows: found } = await admin.query('select from bench_indicator');
  if (found.length < indicators)
    throw new Error(`more rows than ${found.length} indicators of ${communes} communes have`);

  const columns = `seq, observation_id, indicator_id, scope, agency_id, starts_on, ends_on, period_months, numerator, denominator,
    value, unit, bound, stated_on, is_provisional, is_estimated, source`;
  // Some have no parts, some are not exact, some are of a unit that nobody can compare.
  await admin.query(`insert into observation_fact (${columns})
    select ${seq}, gen_random_uuid(), i.indicator_id, 'AGENCY', c.commune_id, m.starts_on, m.ends_on, 1,
      case when number % 19 > 0 then number % 50 end, case when number % 19 > 0 then 50 + number % 51 end,
      case when number % 19 = 0 then number % 100 end,
      case when number % 97 = 0 then 'UNKNOWN' else i.unit end, case when number % 53 = 0 then 'MORE_THAN' else 'EXACT' end,
      m.ends_on + number % 40 - 2, number % 7 = 0, false, 'REPORTED'
    from generate_series(0, ${once - 1}) number
    join bench_commune c on c.n = (number::bigint * 7919) % ${communes}
    join bench_indicator i on i.n = (number / ${communes}) % ${indicators}
    cross join lateral (select ('2024-01-01'::date + make_interval(months => (number::bigint * ${MONTHS} / ${once})::int))::date
      as starts_on) s
    cross join lateral (select s.starts_on, (s.starts_on + interval '1 month' - interval '1 day')::date as ends_on) m`);
  // A month later, or on the same day: then the one that was recorded later counts, or has the greater id.
  await admin.query(`insert into observation_fact (${columns})
    select ${seq}, gen_random_uuid(), indicator_id, scope, agency_id, starts_on, ends_on, 1, numerator + 1, denominator + 2,
      value, unit, bound, stated_on + case when fact_id % 3 = 0 then 0 else 30 end, false, false, source
    from observation_fact where seq = ${seq} and fact_id % ${ONCE_OF} = 0 limit ${rows - once}`);
  await admin.query(`insert into override_fact (seq, observation_id, numerator, denominator, value, reason)
    select ${seq}, observation_id, case when fact_id % 2 = 0 then 7 end, case when fact_id % 2 = 0 then 8 end,
      case when fact_id % 2 = 1 then 9 end, 'bench'
    from observation_fact where seq = ${seq} and fact_id % 499 = 0`);
}

/** An index over all rows at once is made in a fraction of the time that row by row takes, and several processes help. */
async function withoutIndexes(admin: pg.Client): Promise<{ makeAgain(): Promise<void> }> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = 'observation_fact'::regclass and not indisprimary`,
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return {
    async makeAgain() {
      await admin.query(`set maintenance_work_mem = '256MB'`);
      for (const { definition } of rows) await admin.query(definition);
    },
  };
}
