import type { Grain } from '../../domain/period.ts';
import type { TargetOperator } from '../../domain/ratio.ts';
import { type FactStatement, factStatement } from '../history.ts';
import type { PageRequest } from '../page.ts';
import { type AgencyRollUp, ROLL_UP_FLAGS, type RollUpFlag } from './agency-roll-up.ts';
import type { AgencyDimension, CheckedCube, PeriodDimension } from './declaration.ts';
import { type KeyColumn, type OrderColumn, orderColumns, pageCondition } from './order.ts';
import { Parameters } from './parameters.ts';
import { holdsOn, Predicates, type Surroundings, unnested } from './predicates.ts';
import { type Aggregate, aggregateKey, type Group, type Having, type Question } from './question.ts';

/** A question as SQL: one statement that reads the rows once. */
export interface CubeStatement {
  readonly statement: FactStatement;
  /** Parameters from $2 on. */
  readonly values: readonly unknown[];
  /** The columns that hold the key of each group, in the order of the question's groups. */
  readonly keys: readonly (readonly KeyColumn[])[];
  readonly order: readonly OrderColumn[];
}

/** What a statement is made of. */
export interface StatementParts {
  readonly question: Question;
  readonly parameters: readonly unknown[];
  /** For the agency groups that need one, by their place among the groups. */
  readonly rollUps: ReadonlyMap<number, AgencyRollUp>;
  readonly surroundings: Surroundings;
  /** Null for all groups at once. */
  readonly page: PageRequest | null;
}

const COMPARISONS: Readonly<Record<TargetOperator, string>> = {
  AT_LEAST: '>=',
  AT_MOST: '<=',
  MORE_THAN: '>',
  LESS_THAN: '<',
  EQUAL_TO: '=',
};

/**
 * The statement that answers a question. Rows are joined with what the register says of their agencies, filtered, grouped
 * and counted in one pass; conditions on groups, their order and the page follow over the groups.
 *
 * Columns: `k0`… the keys of the groups, `m0`… the aggregates of the question, `f0`… the flags of agencies as bits, `o0`… what the page is
 * sorted by, as text; `total` in every row when it was asked for, and then one row with `found` null where the page is empty.
 */
export function cubeStatement(cube: CheckedCube, parts: StatementParts): CubeStatement {
  const { question, parameters, page } = parts;
  if (parameters.length !== cube.parameters.length) {
    throw new Error(`the cube ${cube.name}: expected ${cube.parameters.length} parameters, got ${parameters.length}`);
  }
  const added = new Parameters(2 + parameters.length);
  const predicates = new Predicates(added, parts.surroundings);
  const grouped = question.groups.map((group, place) => groupSql(cube, group, place, parts, added));
  const keyed = grouped.flatMap(({ columns }, place) => columns.map((column) => ({ ...column, place })));
  const allKeys = keyed.map((column, index) => ({ ...column, alias: `k${index}` }));
  const keys = grouped.map((_, place) => allKeys.filter((column) => column.place === place));
  const aggregates = new Map(
    question.aggregates.map((aggregate, place) => [
      aggregateKey(aggregate),
      { alias: `m${place}`, sql: aggregateSql(cube, aggregate, predicates) },
    ]),
  );
  const order = orderColumns(question, keys, (aggregate) => aggregates.get(aggregateKey(aggregate))!.alias);

  const where = predicates.of(question.where);
  const having = question.having.map((condition) =>
    havingSql(condition, (aggregate) => aggregates.get(aggregateKey(aggregate))!.sql, added),
  );
  const selected = [
    ...allKeys.map(({ sql, alias }) => `${sql} as ${alias}`),
    ...grouped.flatMap(({ flags }, place) => (flags === null ? [] : [`${flags} as f${place}`])),
    ...[...aggregates.values()].map(({ sql, alias }) => `${sql} as ${alias}`),
    // A select of nothing has no rows that could be counted.
    'true as found',
  ];
  const sources = (rows: string) =>
    [`(${rows}) r`, ...grouped.flatMap(({ join }) => (join === null ? [] : [join])), ...predicates.joins].join(
      '\n    ',
    );
  const paged = pageSql(order, page, added);

  const statement = factStatement(statementName(cube), (holds) => {
    const groups = `select ${selected.join(', ')}
    from ${sources(cube.rows(holds))}
    ${where === null ? '' : `where ${where}`}
    ${allKeys.length === 0 ? '' : `group by ${allKeys.map((_, index) => index + 1).join(', ')}`}
    ${having.length === 0 ? '' : `having ${having.join(' and ')}`}`;
    return question.wantsTotal
      ? `with c as materialized (${groups})
        select t.total, p.* from (select count(*) as total from c) t left join (${paged('c')}) p on true ${sortedBy(order, 'p')}`
      : paged(`(${groups}) c`);
  });
  return {
    statement: { now: { ...statement.now, isKept: false }, past: { ...statement.past, isKept: false } },
    values: [...parameters, ...added.values],
    keys,
    order,
  };
}

/** Named for counting; it is not kept, for the next question is another text. */
function statementName({ subgraph, name }: CheckedCube): string {
  return `${subgraph}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

interface GroupSql {
  readonly columns: readonly Omit<KeyColumn, 'alias'>[];
  readonly join: string | null;
  /** SQL for the flags of a group that has an agency; null when none can have any. */
  readonly flags: string | null;
}

function groupSql(cube: CheckedCube, group: Group, place: number, parts: StatementParts, added: Parameters): GroupSql {
  const dimension = cube.dimensions[group.name]!;
  const plain = (sql: string, type: KeyColumn['type']): GroupSql => ({
    ...{ columns: [{ sql, type }], join: null, flags: null },
  });
  switch (dimension.kind) {
    case 'AGENCY':
      return agencySql(dimension, group, `u${place}`, parts.rollUps.get(place) ?? null, added);
    case 'PERIOD':
      return plain(periodSql(dimension, group.kind === 'PERIOD' ? group.grain : 'DAY'), 'day');
    case 'ENUM':
      return plain(`r.${dimension.column}`, 'text');
    case 'FLAG':
      return plain(`r.${dimension.column}`, 'flag');
    case 'ENTITY':
      return plain(`r.${dimension.column}`, 'id');
  }
}

/** Agency and, where there is none, why: what cannot be counted for an agency is a row of its own and never lost. */
function agencySql(
  dimension: AgencyDimension,
  group: Group,
  alias: string,
  rollUp: AgencyRollUp | null,
  added: Parameters,
): GroupSql {
  const own = `r.${dimension.column}`;
  const missing = `case when ${own} is null then ${flagBit('NO_AGENCY')} else`;
  if (rollUp === null) {
    const columns = [
      { sql: own, type: 'id' },
      { sql: `${missing} 0 end`, type: 'whole' },
    ] as const;
    return { columns, join: null, flags: null };
  }
  const flagBits = rollUp.flags.map((flag) => (flag === null ? null : flagBit(flag)));
  const stretches = unnested(added, rollUp, alias, {
    target_id: added.add(rollUp.targetIds, 'uuid[]'),
    flag: added.add(flagBits, 'int[]'),
  });
  const why = `coalesce(${alias}.flag, ${missing} ${flagBit('NOT_IN_REGISTER')} end)`;
  const hasFlaggedTargets = rollUp.flags.some((flag, index) => flag !== null && rollUp.targetIds[index] !== null);
  return {
    columns: [
      { sql: `${alias}.target_id`, type: 'id' },
      { sql: `case when ${alias}.target_id is null then ${why} else 0 end`, type: 'whole' },
    ],
    join: `${group.kind === 'WITHIN' ? 'join' : 'left join'} ${stretches} on ${holdsOn(alias, dimension)}`,
    flags: hasFlaggedTargets ? `bit_or(${alias}.flag)` : null,
  };
}

function flagBit(flag: RollUpFlag): number {
  return 1 << ROLL_UP_FLAGS.indexOf(flag);
}

/** Over timestamps: those with a time zone would be looked up by the session's, and slower. */
function periodSql({ firstColumn, lastColumn }: PeriodDimension, grain: Grain): string {
  const first = firstDaySql(`r.${firstColumn}`, grain);
  if (firstColumn === lastColumn) return first;
  return `case when ${first} = ${firstDaySql(`r.${lastColumn}`, grain)} then ${first} end`;
}

function firstDaySql(day: string, grain: Grain): string {
  switch (grain) {
    case 'DAY':
      return day;
    case 'HALF':
      return `(date_trunc('year', ${day}::timestamp) + case when extract(month from ${day}) > 6 then interval '6 months' else interval '0' end)::date`;
    default:
      return `date_trunc('${grain.toLowerCase()}', ${day}::timestamp)::date`;
  }
}

function aggregateSql(cube: CheckedCube, { measure: name, filter }: Aggregate, predicates: Predicates): string {
  const measure = cube.measures[name]!;
  const own = measure.kind === 'COUNT' && measure.where !== null ? [`r.${measure.where}`] : [];
  const conditions = [...own, predicates.of(filter)].filter((condition) => condition !== null);
  const filtered = conditions.length === 0 ? '' : ` filter (where ${conditions.join(' and ')})`;
  return measure.kind === 'COUNT' ? `count(*)${filtered}` : `coalesce(sum(r.${measure.column})${filtered}, 0)`;
}

/** Rates by cross-multiplication, never by a rounded percent; of nothing no comparison holds. */
export function havingSql(
  { quantity: { numerator, denominator }, comparison, value }: Having,
  sqlOf: (aggregate: Aggregate) => string,
  added: Parameters,
): string {
  const operator = COMPARISONS[comparison];
  const bound = added.add(value, 'numeric');
  if (denominator === null) return `${sqlOf(numerator)} ${operator} ${bound}`;
  const below = sqlOf(denominator);
  return `(${below} <> 0 and ${sqlOf(numerator)}::numeric * 100 ${operator} ${bound} * ${below})`;
}

/** The page over the groups, which stand under the alias `c` in what it is given. */
export function pageSql(
  order: readonly OrderColumn[],
  page: PageRequest | null,
  added: Parameters,
): (groups: string) => string {
  const after = page?.after == null ? null : pageCondition(order, page.after, added);
  const limit = page === null ? '' : `limit ${added.add(page.limit, 'int')}`;
  const columns = order.map(({ sql }, place) => `(${sql('c')})::text as o${place}`);
  return (groups) => `select ${['c.*', ...columns].join(', ')} from ${groups}
    ${after === null ? '' : `where ${after}`} ${sortedBy(order, 'c')} ${limit}`;
}

/** For the page, and once more for what the page is joined to, which promises no order. */
export function sortedBy(order: readonly OrderColumn[], groups: string): string {
  if (order.length === 0) return '';
  return `order by ${order.map(({ sql, isDescending }) => `${sql(groups)} ${isDescending ? 'desc' : 'asc'} nulls last`).join(', ')}`;
}
