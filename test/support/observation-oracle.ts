import type pg from 'pg';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { FUNCTIONS } from './observation-oracle-functions.ts';
import type { ObservationQuestion, QuestionFilter } from './observation-questions.ts';

/** One row of the answer, as the graph writes it. */
export type OracleRow = Readonly<Record<string, unknown>>;

export interface Oracle extends AsyncDisposable {
  answer(question: ObservationQuestion): Promise<OracleRow[]>;
}

const FLAG_ORDER = [
  ...['NO_AGENCY', 'NOT_IN_REGISTER', 'NOT_AT_LEVEL', 'SPLIT', 'MERGED_FROM_SEVERAL', 'PARTLY_MOVED', 'NO_COUNTERPART'],
];
const TRUNCATED: Readonly<Record<string, string>> = {
  DAY: 'day',
  MONTH: 'month',
  QUARTER: 'quarter',
  YEAR: 'year',
};
const COMPARISONS: Readonly<Record<string, string>> = {
  ...{ AT_LEAST: '>=', AT_MOST: '<=', MORE_THAN: '>', LESS_THAN: '<', EQUAL_TO: '=' },
};
const COUNTS: Readonly<Record<string, string>> = {
  observations: 'true',
  withParts: 'has_parts',
  withoutParts: 'not has_parts',
  inexact: 'not is_exact',
};

/**
 * What a question about numbers has to be answered, by PostgreSQL as somebody would ask it who knows nothing of the cube: number by
 * number it is looked up whether a later one is stated of the same, what was put in its place, and for whom it counts.
 *
 * `registerChanges` are the changes between which the register says the same.
 */
export async function openOracle(
  adminUrl: string,
  { registerChanges, lastChange }: { readonly registerChanges: readonly number[]; readonly lastChange: number },
): Promise<Oracle> {
  const client = await connectAsAdmin(adminUrl, { search_path: 'indicators,public' });
  await client.query(FUNCTIONS);
  return {
    async answer(question) {
      const n = question.change ?? lastChange;
      const registerAt = registerChanges.findLast((change) => change <= n) ?? 0;
      const { agency } = question.groupBy;
      await client.query('call oracle.look_up($1::date, $2, $3)', [
        question.boundariesOn,
        agency ?? 'SELF',
        registerAt,
      ]);
      return asked(client, question, { n, registerAt });
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

async function asked(client: pg.Client, question: ObservationQuestion, at: { n: number; registerAt: number }) {
  const { groupBy, boundariesOn } = question;
  const values: unknown[] = [at.n, at.registerAt, boundariesOn];
  const value = (given: unknown, type: string) => `$${values.push(given)}::${type}`;
  const lets = (filter: QuestionFilter | null | undefined) => conditionsOf(filter ?? {}, value);

  const keys: [name: string, sql: string][] = [
    ...(groupBy.agency
      ? ([
          ['agency', 'target'],
          ['why', 'case when target is null then flag end'],
        ] as [string, string][])
      : []),
    ...(groupBy.period ? ([['period', periodSql(groupBy.period)]] as [string, string][]) : []),
    ...(groupBy.indicator ? ([['indicator', 'indicator_id']] as [string, string][]) : []),
    ...(groupBy.isProvisional ? ([['provisional', 'is_provisional']] as [string, string][]) : []),
    ...(groupBy.isOverridden ? ([['overridden', 'is_overridden']] as [string, string][]) : []),
  ];
  const quantity = (field: string, filter: QuestionFilter | null | undefined) => {
    const above = field === 'rate' ? 'numerator' : field;
    const one = (name: string) =>
      COUNTS[name] !== undefined
        ? `count(*) filter (where ${COUNTS[name]} and ${lets(filter)})::numeric`
        : `coalesce(sum(${name}) filter (where ${lets(filter)}), 0)`;
    return { above: one(above), below: field === 'rate' ? one('denominator') : null };
  };
  const measures = Object.entries(question.measures).map(([alias, { field, where }]) => {
    const { above, below } = quantity(field, where);
    const shown = (sql: string) => `trim_scale(${sql})::text`;
    if (below === null) return `${COUNTS[field] ? `(${above})::int` : shown(above)} as ${alias}`;
    return `json_build_object('numerator', ${shown(above)}, 'denominator', ${shown(below)},
      'percent', ${shown(`round(${above} * 100 / nullif(${below}, 0), 6)`)}) as ${alias}`;
  });
  const having = question.having.map(({ measure, comparison, value: bound, where }) => {
    const { above, below } = quantity(camel(measure), where);
    const by = `${COMPARISONS[comparison]} ${value(bound, 'numeric')}`;
    return below === null ? `${above} ${by}` : `coalesce(${above} * 100 / nullif(${below}, 0) ${by}, false)`;
  });
  const keyOrder = (name: string, direction: string) => {
    const column = {
      AGENCY: 'agency',
      PERIOD: 'period',
      INDICATOR: 'indicator',
      IS_PROVISIONAL: 'provisional',
      IS_OVERRIDDEN: 'overridden',
    }[name]!;
    const whyOrder = `case why ${FLAG_ORDER.map((flag, place) => `when '${flag}' then ${place}`).join(' ')} else -1 end`;
    return column === 'agency'
      ? [`agency ${direction} nulls last`, `${whyOrder} ${direction}`]
      : [`${column} ${direction} nulls last`];
  };
  const sorted = question.orderBy.map(({ by, direction = 'ASC', where }, place) => {
    if (['AGENCY', 'PERIOD', 'INDICATOR', 'IS_PROVISIONAL', 'IS_OVERRIDDEN'].includes(by))
      return { order: keyOrder(by, direction), column: null };
    const { above, below } = quantity(camel(by), where);
    const sql = below === null ? above : `${above}::numeric(60, 30) / nullif(${below}, 0)`;
    return { order: [`o${place} ${direction} nulls last`], column: `${sql} as o${place}` };
  });
  const tied = ['AGENCY', 'PERIOD', 'INDICATOR', 'IS_PROVISIONAL', 'IS_OVERRIDDEN']
    .filter((name) => keys.some(([key]) => keyOrder(name, '')[0]!.startsWith(key)))
    .flatMap((name) => keyOrder(name, 'asc'));
  const order = [...sorted.flatMap((each) => each.order), ...tied];

  const columns = [
    ...keys.map(([name, sql]) => `${sql} as ${name}`),
    ...(groupBy.agency ? ['array_agg(distinct flag) filter (where flag is not null) as flags'] : []),
    ...measures,
    ...sorted.flatMap(({ column }) => (column === null ? [] : [column])),
  ];
  const { rows } = await client.query<Record<string, unknown>>(
    `select * from (select ${columns.join(',\n')} from (${rowsSql(question, value)}) r where ${lets(question.where)}
      ${keys.length === 0 ? '' : `group by ${keys.map((_, place) => place + 1).join(', ')}`}
      ${having.length === 0 ? '' : `having ${having.join(' and ')}`}) g
      ${order.length === 0 ? '' : `order by ${order.join(', ')}`}`,
    values,
  );
  return rows.map((row) => {
    const flags = (row.flags ?? []) as readonly string[];
    return {
      agency: row.agency ? { id: row.agency } : null,
      agencyFlags: FLAG_ORDER.filter((flag) => flags.includes(flag)),
      period: row.period ? { name: nameOf(String(row.period), groupBy.period!) } : null,
      indicator: row.indicator ? { id: row.indicator } : null,
      isProvisional: row.provisional ?? null,
      isOverridden: row.overridden ?? null,
      ...Object.fromEntries(Object.keys(question.measures).map((alias) => [alias, row[alias]])),
    };
  });
}

/** The numbers that count, each with all that is known of it. */
function rowsSql({ level, depth, grain, groupBy, boundariesOn }: ObservationQuestion, value: Value): string {
  const said = (alias: string) => `oracle.said(${alias}.seq, ${alias}.closed_seq, $1)`;
  const of = (alias: string) => `${alias}.scope = 'AGENCY' and ${said(alias)}
    and ${alias}.unit <> 'UNKNOWN' and case when i.unit = 'PERCENT' and ${alias}.unit = 'COUNT' then ${alias}.numerator is not null
      else ${alias}.unit = i.unit end`;
  const begins = `date_trunc('${TRUNCATED[grain]}', o.starts_on::timestamp)`;
  const length = grain === 'QUARTER' ? '3 months' : `1 ${TRUNCATED[grain]}`;
  const counting = `select o.*, i.unit as indicator_unit from observation_fact o
    join indicator_fact i on i.indicator_id = o.indicator_id and ${said('i')}
    where ${of('o')} and o.starts_on = ${begins} and o.ends_on = ${begins} + interval '${length}' - interval '1 day'
      and not exists (select from observation_fact l where ${of('l')} and l.indicator_id = o.indicator_id
        and l.agency_id = o.agency_id and l.starts_on = o.starts_on and l.ends_on = o.ends_on and l.fact_id <> o.fact_id
        and (coalesce(l.stated_on, '-infinity'), l.seq, o.observation_id)
          > (coalesce(o.stated_on, '-infinity'), o.seq, l.observation_id))`;
  const ofLevel = `(select array_agg(w.agency_id) from indicators.register_agency w where oracle.said(w.seq, w.closed_seq, $2)
    and w.level = ${value(level, 'text')} and w.kind <> 'GOVERNMENT')`;
  const flagOfOthers = `(select p.flag from oracle.known p
    join indicators.register_agency a on a.agency_id = p.unit and oracle.said(a.seq, a.closed_seq, $2)
      and coalesce(a.valid_from, '-infinity') <= p.day and coalesce(a.valid_to, 'infinity') >= p.day
    where p.n = $2 and p.asked = $3::date and p.grouping_ = k.grouping_ and p.day = k.day and p.flag is not null
      and k.target = any(p.perhaps) order by p.unit limit 1)`;
  const isShared = groupBy.agency !== undefined && boundariesOn !== null;
  return `with counting as materialized (${counting}), of_level as materialized (select ${ofLevel} as ids),
    ranked as materialized (select o.* from counting o, of_level l where o.agency_id = any(l.ids) and ${value(depth, 'int')} + 1
      = (select count(*) from unnest(oracle.chain(o.agency_id, o.ends_on, $2)) c (id) where c.id = any(l.ids)))
    select o.indicator_id, o.agency_id, o.starts_on, o.ends_on, f.target, f.flag, x.is_overridden, n.is_exact,
      n.is_exact and n.parts as has_parts, case when n.is_exact and n.parts then n.above end as numerator,
      case when n.is_exact and n.parts then n.below end as denominator,
      case when o.indicator_unit = 'COUNT' and n.is_exact then coalesce(n.above, n.bare) end as amount,
      o.is_provisional or o.stated_on is not null and o.stated_on <= o.ends_on as is_provisional
    from ranked o
    left join lateral (select true as is_there, v.* from override_fact v where v.observation_id = o.observation_id and ${said('v')}) v on true
    cross join lateral (select v.is_there is true as is_overridden) x
    cross join lateral (select case when x.is_overridden then v.numerator else o.numerator end as above,
      case when x.is_overridden then v.denominator else o.denominator end as below,
      case when x.is_overridden then v.value else o.value end as bare, x.is_overridden or o.bound = 'EXACT' as is_exact,
      o.indicator_unit in ('PERCENT', 'COUNT')
        and case when x.is_overridden then v.numerator else o.numerator end is not null as parts) n
    left join lateral (select k.target, coalesce(k.flag, ${isShared ? flagOfOthers : 'null'}) as flag
      from oracle.known k where k.n = $2 and k.asked is not distinct from $3::date
        and k.grouping_ = ${value(groupBy.agency ?? 'SELF', 'text')} and k.unit = o.agency_id and k.day = o.ends_on) f on true`;
}

type Value = (given: unknown, type: string) => string;

function conditionsOf(filter: QuestionFilter, value: Value): string {
  const { agencyIds, withinAgencyIds, periodFrom, periodTo, indicatorIds, isProvisional, isOverridden } = filter;
  const conditions = ['true'];
  if (agencyIds) conditions.push(`r.agency_id = any(${value(agencyIds, 'uuid[]')})`);
  if (withinAgencyIds) {
    conditions.push(`exists (select from unnest(${value(withinAgencyIds, 'uuid[]')}) w (id) where (select bool_and(w.id = any(k.ids))
      from oracle.known_chain k where k.n = $2 and k.asked is not distinct from $3::date and k.unit = r.agency_id and k.day = r.ends_on))`);
  }
  if (periodFrom) conditions.push(`r.starts_on >= ${value(periodFrom, 'date')}`);
  if (periodTo) conditions.push(`r.ends_on <= ${value(periodTo, 'date')}`);
  if (indicatorIds) conditions.push(`r.indicator_id = any(${value(indicatorIds, 'uuid[]')})`);
  if (isProvisional !== undefined) conditions.push(`r.is_provisional = ${value(isProvisional, 'boolean')}`);
  if (isOverridden !== undefined) conditions.push(`r.is_overridden = ${value(isOverridden, 'boolean')}`);
  return conditions.join(' and ');
}

function periodSql(grain: string): string {
  const first = (day: string) =>
    grain === 'HALF'
      ? `make_date(extract(year from ${day})::int, case when extract(month from ${day}) <= 6 then 1 else 7 end, 1)`
      : `date_trunc('${TRUNCATED[grain]}', ${day}::timestamp)::date`;
  return `case when ${first('starts_on')} = ${first('ends_on')} then (${first('starts_on')})::text end`;
}

function nameOf(firstOn: string, grain: string): string {
  const [year, month] = [firstOn.slice(0, 4), Number(firstOn.slice(5, 7))];
  if (grain === 'DAY') return firstOn;
  if (grain === 'MONTH') return firstOn.slice(0, 7);
  if (grain === 'QUARTER') return `${year}-Q${(month + 2) / 3}`;
  if (grain === 'HALF') return `${year}-H${month === 1 ? 1 : 2}`;
  return year;
}

function camel(constant: string): string {
  return constant.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
