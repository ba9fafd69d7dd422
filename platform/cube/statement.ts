import type { Grain } from '../../domain/period.ts';
import type { TargetOperator } from '../../domain/ratio.ts';
import { type FactStatement, factStatement } from '../history.ts';
import type { PageRequest } from '../page.ts';
import type { AgencyRollUp } from './agency-roll-up.ts';
import { agencyDimensionOf, type CheckedCube } from './declaration.ts';
import { groupSql } from './group.ts';
import { type KeyColumn, type OrderColumn, orderColumns, pageCondition } from './order.ts';
import { Parameters } from './parameters.ts';
import { Predicates, type Surroundings } from './predicates.ts';
import { type Aggregate, aggregateKey, type Having, type Question } from './question.ts';
import { onlyIn, type StretchColumns, unnested } from './stretches.ts';

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
  /** When agencies are of the rank that the question asks for; null when it asks for none, and when the roll-up of a group says it. */
  readonly ranked: StretchColumns | null;
  /** Whether agencies of the rank are many or few among all; null when the question asks for none. */
  readonly rankedAre: 'MANY' | 'FEW' | null;
  /** The length of the calendar that all periods of rows are exactly; null when they differ. */
  readonly grain: Grain | null;
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
  const groups = question.groups.map((group, place) =>
    groupSql(cube, group, {
      ...{ place, rollUp: parts.rollUps.get(place) ?? null, grain: parts.grain, added },
      only: parts.ranked === null ? parts.rankedAre : null,
    }),
  );
  let keyCount = 0;
  const keys = groups.map((group) => group.keys.map((key) => ({ ...key, alias: `k${keyCount++}` })));
  const aggregates = new Map(
    question.aggregates.map((aggregate, place) => [
      aggregateKey(aggregate),
      { alias: `m${place}`, sql: aggregateSql(cube, aggregate, predicates) },
    ]),
  );
  const order = orderColumns(question, keys, (aggregate) => aggregates.get(aggregateKey(aggregate))!.alias);

  const ranked = parts.ranked === null ? null : rankedSql(cube, parts.ranked, parts.rankedAre === 'MANY', added);
  const having = question.having.map((condition) =>
    havingSql(condition, (aggregate) => aggregates.get(aggregateKey(aggregate))!.sql, added),
  );
  const columns = groups.flatMap((group) => group.columns);
  const flags = groups.flatMap((group, place) =>
    group.flags === null ? [] : [{ sql: group.flags, alias: `f${place}` }],
  );
  const conditions = [predicates.of(question.where), ...[ranked, ...groups].map((part) => part?.condition ?? null)];
  const where = conditions.filter((condition) => condition !== null).join(' and ');
  const joins = [...[ranked, ...groups].flatMap((part) => part?.join ?? []), ...predicates.joins];
  const counted = [...flags, ...aggregates.values()];
  const paged = pageSql(order, page, added);

  const chosen = new Set(question.where.conditions.flatMap((each) => (each.kind === 'IDS' ? [each.column] : [])));
  const statement = factStatement(statementName(cube), (holds) => {
    // A select of nothing has no rows that could be counted: hence `found`.
    const found = `select ${[...columns, ...counted].map(({ sql, alias }) => `${sql} as ${alias}, `).join('')}true as found
      from (${cube.rows(holds, chosen)}) r ${joins.join('\n')}
      ${where === '' ? '' : `where ${where}`}
      ${columns.length === 0 ? '' : `group by ${columns.map((_, index) => index + 1).join(', ')}`}
      ${having.length === 0 ? '' : `having ${having.join(' and ')}`}`;
    const keyed = keys.flat().map(({ sql, alias }) => `${sql} as ${alias}, `);
    const named = `select ${keyed.join('')}${counted.map(({ alias }) => `g.${alias}, `).join('')}g.found from (${found}) g`;
    return question.wantsTotal
      ? `with c as materialized (${named})
        select t.total, p.* from (select count(*) as total from c) t left join (${paged('c')}) p on true ${sortedBy(order, 'p')}`
      : paged(`(${named}) c`);
  });
  return {
    statement: { now: { ...statement.now, isKept: false }, past: { ...statement.past, isKept: false } },
    values: [...parameters, ...added.values],
    keys,
    order,
  };
}

function rankedSql(cube: CheckedCube, ranked: StretchColumns, areMany: boolean, added: Parameters) {
  return onlyIn(unnested(added, ranked, 'd'), 'd', agencyDimensionOf(cube).dimension, areMany);
}

/** Named for counting; it is not kept, for the next question is another text. */
function statementName({ subgraph, name }: CheckedCube): string {
  return `${subgraph}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
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
