import { formatPeriod, type Grain, periodOf } from '../../domain/period.ts';
import type { CursorValue } from '../page.ts';
import { ROLL_UP_FLAGS, type RollUpFlag } from './agency-roll-up.ts';
import type { Filter } from './filter.ts';
import { type Aggregate, aggregateKey, type Group } from './question.ts';
import type { CubeStatement } from './statement.ts';

/** What the statement of a question gives: see `cubeStatement`. */
export type FoundRow = Readonly<Record<string, string | number | boolean | null>>;

/** A period as the shared schema has it. */
export interface PeriodValue {
  readonly grain: Grain;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly name: string;
}

/** The agency for which a row counts, and what is to be known of it. */
export interface AgencyValue {
  readonly id: string | null;
  readonly flags: readonly RollUpFlag[];
}

/** One group of a cube and what was counted in it. */
export interface CubeRow {
  /** The row's value of a dimension; undefined when the rows are not grouped by it. */
  dimension(name: string): AgencyValue | PeriodValue | string | boolean | null | undefined;
  /** What was counted or summed up, an exact number as text. */
  measure(name: string, filter: Filter): string;
  readonly sortKey: readonly CursorValue[];
}

// A class, and not an object with functions of its own, for each row of each page has one.
class FoundCubeRow implements CubeRow {
  readonly sortKey: readonly CursorValue[];
  readonly #dimensions: ReadonlyMap<string, NonNullable<ReturnType<CubeRow['dimension']>> | null>;
  readonly #measures: ReadonlyMap<string, string>;

  constructor(
    dimensions: ReadonlyMap<string, NonNullable<ReturnType<CubeRow['dimension']>> | null>,
    measures: ReadonlyMap<string, string>,
    sortKey: readonly CursorValue[],
  ) {
    this.#dimensions = dimensions;
    this.#measures = measures;
    this.sortKey = sortKey;
  }

  dimension(name: string) {
    return this.#dimensions.get(name);
  }

  measure(name: string, filter: Filter): string {
    const value = this.#measures.get(aggregateKey({ measure: name, filter }));
    if (value === undefined) throw new Error(`the measure ${name} was asked of a row for which it was not counted`);
    return value;
  }
}

/** The rows that a statement gave, as resolvers need them. */
export function cubeRows(
  found: readonly FoundRow[],
  question: { readonly groups: readonly Group[]; readonly aggregates: readonly Aggregate[] },
  { keys, order }: Pick<CubeStatement, 'keys' | 'order'>,
): readonly CubeRow[] {
  return found
    .filter((row) => row.found === true)
    .map((row) => {
      const dimensions = question.groups.map((group, place) => {
        const values = keys[place]!.map(({ alias }) => row[alias] ?? null);
        return [group.name, dimensionValue(group, values, Number(row[`f${place}`] ?? 0))] as const;
      });
      const measures = question.aggregates.map(
        (aggregate, place) => [aggregateKey(aggregate), String(row[`m${place}`])] as const,
      );
      const sortKey = order.map((_, place) => row[`o${place}`] as CursorValue);
      return new FoundCubeRow(new Map(dimensions), new Map(measures), sortKey);
    });
}

/** A row of which nothing was found: every measure is 0. */
export function emptyRow(
  agency: { readonly name: string; readonly id: string },
  aggregates: readonly Aggregate[],
): CubeRow {
  return new FoundCubeRow(
    new Map([[agency.name, { id: agency.id, flags: [] }]]),
    new Map(aggregates.map((aggregate) => [aggregateKey(aggregate), '0'])),
    [],
  );
}

function dimensionValue(group: Group, values: readonly (string | number | boolean | null)[], bits: number) {
  const [first = null, reason = null] = values;
  switch (group.kind) {
    case 'AGENCY':
    case 'WITHIN':
      return { id: first as string | null, flags: flagsOf(Number(reason) | bits) };
    case 'PERIOD':
      return first === null ? null : periodValue(String(first), group.grain);
    case 'PLAIN':
      return first as string | boolean | null;
  }
}

function flagsOf(bits: number): readonly RollUpFlag[] {
  return ROLL_UP_FLAGS.filter((_, index) => (bits & (1 << index)) !== 0);
}

function periodValue(firstOn: string, grain: Grain): PeriodValue {
  const period = periodOf(firstOn, grain);
  return { ...period, name: formatPeriod(period) };
}
