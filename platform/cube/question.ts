import { GRAINS, type Grain } from '../../domain/period.ts';
import type { TargetOperator } from '../../domain/ratio.ts';
import { HubError } from '../errors.ts';
import type { PageInput } from '../page.ts';
import { AGENCY_GROUPINGS, type AgencyGrouping, type AgencyRank } from './agency-roll-up.ts';
import { type CheckedCube, constantOf, type EntityDimension } from './declaration.ts';
import { type Filter, type FilterInput, NO_FILTER, readFilter } from './filter.ts';
import type { Selection } from './selection.ts';

/** The arguments of an aggregate field, as GraphQL gives them. */
export interface CubeArguments {
  readonly groupBy?: Readonly<Record<string, unknown>> | null | undefined;
  readonly where?: FilterInput | null | undefined;
  readonly having?: readonly HavingInput[] | null | undefined;
  readonly orderBy?: readonly OrderInput[] | null | undefined;
  readonly page?: PageInput | null | undefined;
}

export interface HavingInput {
  readonly measure: string;
  readonly comparison: TargetOperator;
  readonly value: string;
  readonly where?: FilterInput | null | undefined;
}

export interface OrderInput {
  readonly by: string;
  readonly direction?: 'ASC' | 'DESC' | null | undefined;
  readonly where?: FilterInput | null | undefined;
}

/** What rows are put together by: a dimension, and for agencies and periods how coarse. */
export type Group =
  | { readonly kind: 'AGENCY'; readonly name: string; readonly grouping: AgencyGrouping }
  | { readonly kind: 'WITHIN'; readonly name: string; readonly agencyIds: readonly string[] }
  | { readonly kind: 'PERIOD'; readonly name: string; readonly grain: Grain }
  | { readonly kind: 'PLAIN'; readonly name: string };

/** A measure over the rows that a filter lets through. */
export interface Aggregate {
  readonly measure: string;
  readonly filter: Filter;
}

/** What can be compared and sorted by: one aggregate, or one out of another. */
export interface Quantity {
  readonly numerator: Aggregate;
  readonly denominator: Aggregate | null;
}

export interface Having {
  readonly quantity: Quantity;
  readonly comparison: TargetOperator;
  /** A number of the measure's unit; of a ratio, in percent. */
  readonly value: string;
}

export type OrderBy =
  | { readonly kind: 'QUANTITY'; readonly quantity: Quantity; readonly isDescending: boolean }
  | { readonly kind: 'GROUP'; readonly group: number; readonly isDescending: boolean };

/** A question that was looked at: every name in it is one of the declaration, so that SQL can be made of it. */
export interface Question {
  readonly groups: readonly Group[];
  /** Only rows of agencies of this rank, on the day of the row; null for all. */
  readonly rank: AgencyRank | null;
  readonly where: Filter;
  readonly aggregates: readonly Aggregate[];
  readonly having: readonly Having[];
  readonly orderBy: readonly OrderBy[];
  readonly wantsTotal: boolean;
}

/**
 * Read what a field of the cube is asked. Refused with BAD_USER_INPUT, naming the argument, for more than the cube takes, for
 * an order by a dimension that is not grouped by and for sums over what the cube does not add up; with ID_MALFORMED.
 */
export function readQuestion(
  cube: CheckedCube,
  args: CubeArguments,
  selection: Selection,
  rank: AgencyRank | null = null,
): Question {
  const { limits } = cube;
  const groups = readGroups(cube, args.groupBy ?? {});
  const having = args.having ?? [];
  const orderBy = args.orderBy ?? [];
  atMost('groupBy', groups.length, limits.groupBy, 'dimensions');
  atMost('having', having.length, limits.having, 'conditions');
  atMost('orderBy', orderBy.length, limits.orderBy, 'columns');

  const conditions = having.map(({ measure, comparison, value, where }, place) => ({
    quantity: quantityOf(cube, fieldOf(cube, measure), readFilter(cube, where, `having.${place}.where`)),
    comparison,
    value,
  }));
  const order = orderBy.map((column, place) => readOrder(cube, groups, column, place));
  const selected = selection.measures.map(({ field, where }) => quantityOf(cube, field, readFilter(cube, where)));
  const sorted = order.flatMap((column) => (column.kind === 'QUANTITY' ? [column.quantity] : []));
  const aggregates = distinct([...selected, ...conditions.map(({ quantity }) => quantity), ...sorted].flatMap(partsOf));
  const filters = new Set(aggregates.map(({ filter }) => filter.key).filter((key) => key !== NO_FILTER.key));
  atMost('where', filters.size, limits.filters, 'different filters of measures');
  atMost('where', aggregates.length, limits.measures, 'measures, each counted once for each filter,');

  const where = readFilter(cube, args.where);
  refuseMixedSums(cube, groups, where, aggregates);
  return { groups, rank, where, aggregates, having: conditions, orderBy: order, wantsTotal: selection.wantsTotal };
}

/** Where sums mean something only of one value of a dimension, each is of one: by the groups, or by a filter. */
function refuseMixedSums(
  { sumsOfOne, dimensions, measures }: CheckedCube,
  groups: readonly Group[],
  where: Filter,
  aggregates: readonly Aggregate[],
): void {
  if (sumsOfOne === undefined || groups.some(({ name }) => name === sumsOfOne)) return;
  const { column } = dimensions[sumsOfOne] as EntityDimension;
  const isOfOne = ({ conditions }: Filter) =>
    conditions.some((each) => each.kind === 'IDS' && each.column === column && each.values.length <= 1);
  const mixed = aggregates.find(
    ({ measure, filter }) => measures[measure]!.kind === 'SUM' && !isOfOne(where) && !isOfOne(filter),
  );
  if (mixed === undefined) return;
  throw new HubError(
    'BAD_USER_INPUT',
    `Expected rows grouped by "${sumsOfOne}", or "where" with one of "${sumsOfOne}Ids": ${mixed.measure} of several cannot be added up.`,
    { details: { argument: 'groupBy' } },
  );
}

/** What a measure or ratio of the declaration is made of. */
export function quantityOf({ ratios }: Pick<CheckedCube, 'ratios'>, field: string, filter: Filter): Quantity {
  const parts = ratios[field];
  if (!parts) return { numerator: { measure: field, filter }, denominator: null };
  return {
    numerator: { measure: parts.numerator, filter },
    denominator: { measure: parts.denominator, filter },
  };
}

/** What two aggregates share when they are one. */
export function aggregateKey({ measure, filter }: Aggregate): string {
  return `${measure} ${filter.key}`;
}

/** Names all that selects and sorts the rows, so that a cursor of another question is refused. */
export function questionName(cube: Pick<CheckedCube, 'name'>, args: CubeArguments, question: Question): string {
  const { having, orderBy } = args;
  const asked = [cube.name, question.groups, question.where.key, having ?? [], orderBy ?? []];
  return JSON.stringify(question.rank === null ? asked : [...asked, question.rank]);
}

function readGroups({ dimensions }: CheckedCube, groupBy: Readonly<Record<string, unknown>>): readonly Group[] {
  return Object.entries(dimensions).flatMap(([name, { kind }]): readonly Group[] => {
    const asked = groupBy[name];
    if (asked == null || asked === false) return [];
    if (kind === 'AGENCY') return [{ kind, name, grouping: oneOf(AGENCY_GROUPINGS, asked) }];
    if (kind === 'PERIOD') return [{ kind, name, grain: oneOf(GRAINS, asked) }];
    return [{ kind: 'PLAIN', name }];
  });
}

function readOrder(
  cube: CheckedCube,
  groups: readonly Group[],
  { by, direction, where }: OrderInput,
  place: number,
): OrderBy {
  const field = fieldOf(cube, by);
  const isDescending = direction === 'DESC';
  if (!Object.hasOwn(cube.dimensions, field)) {
    const filter = readFilter(cube, where, `orderBy.${place}.where`);
    return { kind: 'QUANTITY', quantity: quantityOf(cube, field, filter), isDescending };
  }
  const group = groups.findIndex(({ name }) => name === field);
  if (group < 0) {
    const argument = `orderBy.${place}.by`;
    throw new HubError('BAD_USER_INPUT', `Expected in "${argument}" what rows are grouped by, got ${by}.`, {
      details: { argument },
    });
  }
  return { kind: 'GROUP', group, isDescending };
}

function fieldOf({ dimensions, measures, ratios }: CheckedCube, constant: string): string {
  const field = [...Object.keys(dimensions), ...Object.keys(measures), ...Object.keys(ratios)].find(
    (name) => constantOf(name) === constant,
  );
  if (field === undefined) throw new Error(`expected a column of the cube, got ${constant}`);
  return field;
}

function partsOf({ numerator, denominator }: Quantity): readonly Aggregate[] {
  return denominator === null ? [numerator] : [numerator, denominator];
}

function distinct(aggregates: readonly Aggregate[]): readonly Aggregate[] {
  return [...new Map(aggregates.map((aggregate) => [aggregateKey(aggregate), aggregate])).values()];
}

function oneOf<Value>(values: readonly Value[], asked: unknown): Value {
  const found = values.find((value) => value === asked);
  if (found === undefined) throw new Error(`expected one of ${values.join(', ')}, got ${String(asked)}`);
  return found;
}

function atMost(argument: string, asked: number, most: number, what: string): void {
  if (asked <= most) return;
  throw new HubError('BAD_USER_INPUT', `Expected at most ${most} ${what} in "${argument}", got ${asked}.`, {
    details: { argument },
  });
}
