import type { NullReason } from '../../schema/nulls.ts';

/** SQL for: the fact holds at the moment asked for; see `factStatement`. */
export type Holds = (alias: string) => string;

/** An agency. Its rows can be counted for the agency itself, for one above it, or for what succeeded it. */
export interface AgencyDimension {
  readonly kind: 'AGENCY';
  readonly column: string;
  /** The day whose parents and boundaries count; never null. */
  readonly dayColumn: string;
  readonly description: string;
}

/** The period in which a day, or a whole stretch of days, lies. Null where the stretch does not lie in one. */
export interface PeriodDimension {
  readonly kind: 'PERIOD';
  readonly firstColumn: string;
  readonly lastColumn: string;
  /** What days are called in the filter: `due` gives dueFrom and dueTo. */
  readonly filter: string;
  readonly absent: NullReason;
  readonly description: string;
}

/** One of the values of an enum of the schema. */
export interface EnumDimension {
  readonly kind: 'ENUM';
  readonly column: string;
  readonly type: string;
  /** Name of the list in the filter, such as `states`. */
  readonly filter: string;
  readonly absent: NullReason;
  readonly description: string;
}

/** A yes or no that every row has. */
export interface FlagDimension {
  readonly kind: 'FLAG';
  readonly column: string;
  readonly description: string;
}

/** An entity, of this subgraph or another. */
export interface EntityDimension {
  readonly kind: 'ENTITY';
  readonly column: string;
  readonly type: string;
  readonly absent: NullReason;
  readonly description: string;
}

export type Dimension = AgencyDimension | PeriodDimension | EnumDimension | FlagDimension | EntityDimension;

/** How many rows, or those for which the column `where` is true. */
export interface CountMeasure {
  readonly kind: 'COUNT';
  readonly where: string | null;
  readonly description: string;
}

/** The sum of a numeric column, 0 where no row has a number. */
export interface SumMeasure {
  readonly kind: 'SUM';
  readonly column: string;
  readonly description: string;
}

/** What adds up: over agencies to the one above, over months to the year. Nothing else can be declared, so no rate can be averaged. */
export type Measure = CountMeasure | SumMeasure;

/** One measure out of another; of several groups together it is sum out of sum. */
export interface RatioOfMeasures {
  readonly numerator: string;
  readonly denominator: string;
  readonly description: string;
}

/** How much may be asked at once. */
export interface CubeLimits {
  /** Dimensions to group by. */
  readonly groupBy: number;
  /** Different filters of measures, that of all rows aside. */
  readonly filters: number;
  /** Different measures, counted once for each filter. */
  readonly measures: number;
  readonly having: number;
  readonly orderBy: number;
  /** Values in one list of a filter. */
  readonly values: number;
}

const DEFAULT_LIMITS: CubeLimits = { groupBy: 4, filters: 8, measures: 60, having: 8, orderBy: 4, values: 100 };

export interface CubeDeclaration {
  readonly subgraph: string;
  /** The type of one row, such as TaskMetrics. */
  readonly name: string;
  readonly description: string;
  /**
   * A select whose columns the rest names: public columns of facts as of a moment. $1 is that of `factStatement`, $2 and on
   * are `parameters`. No aggregates and no subselects by row: the cube reads it once, from end to end. `chosen` are the columns
   * of which the question names the values that it asks for: what is best for few rows may not be so for all.
   */
  readonly rows: (holds: Holds, chosen: ReadonlySet<string>) => string;
  /** What $2 and on stand for; `CubeQuestion.parameters` gives as many. */
  readonly parameters: readonly string[];
  readonly dimensions: Readonly<Record<string, Dimension>>;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly ratios: Readonly<Record<string, RatioOfMeasures>>;
  /**
   * The dimension, an entity's, over whose values sums mean nothing, as of one measure and another: a question that sums up is
   * grouped by it or about one of them. Counts are of all.
   */
  readonly sumsOfOne?: string;
  /**
   * Rows are not for everybody, and what is answered are cells that were published of them: see cube/lattice.ts. Then measures are null
   * with SUPPRESSED where they are withheld, and count all of a group.
   */
  readonly isPublished?: true;
  readonly limits?: Partial<CubeLimits>;
}

/** A declaration that was looked at. */
export interface CheckedCube extends Omit<CubeDeclaration, 'limits'> {
  readonly limits: CubeLimits;
}

export function agencyDimension(column: string, dayColumn: string, description: string): AgencyDimension {
  return { kind: 'AGENCY', column, dayColumn, description };
}

/** `column`: a day; or first and last day of a stretch. */
export function periodDimension(
  column: string | readonly [first: string, last: string],
  filter: string,
  absent: NullReason,
  description: string,
): PeriodDimension {
  const [firstColumn, lastColumn] = typeof column === 'string' ? [column, column] : column;
  return { kind: 'PERIOD', firstColumn, lastColumn, filter, absent, description };
}

export function enumDimension(
  column: string,
  { type, filter, absent }: Pick<EnumDimension, 'type' | 'filter' | 'absent'>,
  description: string,
): EnumDimension {
  return { kind: 'ENUM', column, type, filter, absent, description };
}

export function flagDimension(column: string, description: string): FlagDimension {
  return { kind: 'FLAG', column, description };
}

export function entityDimension(
  column: string,
  { type, absent }: Pick<EntityDimension, 'type' | 'absent'>,
  description: string,
): EntityDimension {
  return { kind: 'ENTITY', column, type, absent, description };
}

export function count(description: string, where: string | null = null): CountMeasure {
  return { kind: 'COUNT', where, description };
}

export function sumOf(column: string, description: string): SumMeasure {
  return { kind: 'SUM', column, description };
}

export function ratio(numerator: string, denominator: string, description: string): RatioOfMeasures {
  return { numerator, denominator, description };
}

const COLUMN = /^[a-z][a-z0-9_]*$/;
const FIELD = /^[a-z][A-Za-z0-9]*$/;

/** Throws, naming what is wrong: a declaration that the program holds is right or the program does not start. */
export function checkedCube(declaration: CubeDeclaration): CheckedCube {
  const { name, dimensions, measures, ratios } = declaration;
  const fault = (text: string) => new Error(`the cube ${name}: ${text}`);
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) throw fault('expected a name in PascalCase');

  const fields = Object.entries(dimensions).flatMap(([field, { kind }]) =>
    kind === 'AGENCY' ? [field, flagsField(field)] : [field],
  );
  fields.push(...Object.keys(measures), ...Object.keys(ratios));
  for (const field of fields) {
    if (!FIELD.test(field)) throw fault(`expected a field in camelCase, got ${field}`);
    if (fields.filter((other) => constantOf(other) === constantOf(field)).length > 1)
      throw fault(`${field} stands twice`);
  }
  for (const column of columnsOf(declaration)) {
    if (!COLUMN.test(column)) throw fault(`expected the name of a column, got ${column}`);
  }
  for (const [field, { numerator, denominator }] of Object.entries(ratios)) {
    for (const part of [numerator, denominator]) {
      if (!Object.hasOwn(measures, part)) throw fault(`${field} is made of ${part}, which is no measure`);
    }
  }
  const { sumsOfOne } = declaration;
  if (sumsOfOne !== undefined && dimensions[sumsOfOne]?.kind !== 'ENTITY') {
    throw fault(`expected a dimension of entities that sums are of, got ${sumsOfOne}`);
  }
  return { ...declaration, limits: { ...DEFAULT_LIMITS, ...declaration.limits } };
}

function columnsOf({ dimensions, measures }: CubeDeclaration): string[] {
  return [
    ...Object.values(dimensions).flatMap((dimension) => {
      if (dimension.kind === 'PERIOD') return [dimension.firstColumn, dimension.lastColumn];
      return dimension.kind === 'AGENCY' ? [dimension.column, dimension.dayColumn] : [dimension.column];
    }),
    ...Object.values(measures).flatMap((measure) => {
      if (measure.kind === 'SUM') return [measure.column];
      return measure.where === null ? [] : [measure.where];
    }),
  ];
}

/** The one dimension of agencies by which totals of an agency are made; throws when the cube has none. */
export function agencyDimensionOf({ name, dimensions }: Pick<CheckedCube, 'name' | 'dimensions'>): {
  readonly name: string;
  readonly dimension: AgencyDimension;
} {
  for (const [field, dimension] of Object.entries(dimensions)) {
    if (dimension.kind === 'AGENCY') return { name: field, dimension };
  }
  throw new Error(`the cube ${name} has no dimension of agencies`);
}

/** `agency` → `agencyFlags`: what is to be known of a group beside its agency. */
export function flagsField(field: string): string {
  return `${field}Flags`;
}

/** `onTimeRate` → `ON_TIME_RATE`, as it stands in an enum. */
export function constantOf(field: string): string {
  return field.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}
