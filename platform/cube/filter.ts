import { HubError } from '../errors.ts';
import { requireId } from '../page.ts';
import type { CheckedCube, Dimension } from './declaration.ts';

/** A condition that a row meets or not, in the one form in which it can be compared and put into SQL. */
export type Condition =
  | { readonly kind: 'IDS' | 'VALUES'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'FLAG'; readonly column: string; readonly value: boolean }
  /** `implied`: the column of a period's other end, for which the same holds; asked as well, for an index may have only that one. */
  | { readonly kind: 'FROM' | 'TO'; readonly column: string; readonly implied: string; readonly day: string }
  | {
      readonly kind: 'WITHIN';
      readonly column: string;
      readonly dayColumn: string;
      readonly agencyIds: readonly string[];
    };

/** All conditions hold. Filters that say the same have the same key. */
export interface Filter {
  readonly key: string;
  readonly conditions: readonly Condition[];
}

export type FilterInput = Readonly<Record<string, unknown>>;

export const NO_FILTER: Filter = { key: '', conditions: [] };

/** What a dimension lets one filter by: the field of the input and its type. */
export interface FilterField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly read: (value: unknown, at: ReadingFilter) => Condition;
  /** The description where whole groups are chosen, if it is another. */
  readonly ofGroups?: string;
  /** Whether it chooses rows by what no group tells. */
  readonly isOfRows?: true;
}

interface ReadingFilter {
  readonly argument: string;
  readonly most: number;
}

/** The fields of the cube's filter, in the order of its dimensions. */
export function filterFields({
  dimensions,
  isPublished,
}: Pick<CheckedCube, 'dimensions' | 'isPublished'>): readonly FilterField[] {
  const fields = Object.entries(dimensions).flatMap(([name, dimension]) => fieldsOf(name, dimension));
  if (!isPublished) return fields;
  return fields
    .filter(({ isOfRows }) => !isOfRows)
    .map((field) => ({ ...field, description: field.ofGroups ?? field.description }));
}

function fieldsOf(name: string, dimension: Dimension): readonly FilterField[] {
  switch (dimension.kind) {
    case 'AGENCY': {
      const { column, dayColumn } = dimension;
      return [
        {
          ...{ name: `${name}Ids`, type: '[ID!]' },
          description: 'Only of these agencies themselves, as the row names them.',
          ofGroups: 'Only the groups of these agencies, where rows are put together by agency.',
          read: (value, at) => ({ kind: 'IDS', column, values: ids(value, at) }),
        },
        {
          ...{ name: `within${capital(name)}Ids`, type: '[ID!]', isOfRows: true },
          description:
            'Only of these agencies and of those under them on the day; with `onBoundariesOf`, of what they stand for.',
          read: (value, at) => ({ kind: 'WITHIN', column, dayColumn, agencyIds: ids(value, at) }),
        },
      ];
    }
    case 'PERIOD': {
      const { firstColumn, lastColumn, filter } = dimension;
      return [
        {
          ...{ name: `${filter}From`, type: 'Date' },
          description: 'Only from this day on, it included; what has no day is left out.',
          ofGroups: 'Only periods from this day on, where rows are put together by period; the first day of one.',
          read: (value) => ({ kind: 'FROM', column: firstColumn, implied: lastColumn, day: String(value) }),
        },
        {
          ...{ name: `${filter}To`, type: 'Date' },
          description: 'Only to this day, it included; what has no day is left out.',
          ofGroups: 'Only periods to this day, where rows are put together by period; the last day of one.',
          read: (value) => ({ kind: 'TO', column: lastColumn, implied: firstColumn, day: String(value) }),
        },
      ];
    }
    case 'ENUM': {
      const { column, filter, type } = dimension;
      return [
        {
          ...{ name: filter, type: `[${type}!]` },
          description: 'Only with one of these.',
          read: (value, at) => ({ kind: 'VALUES', column, values: some(value, at) }),
        },
      ];
    }
    case 'FLAG':
      return [
        {
          ...{ name, type: 'Boolean' },
          description: 'Only where it is so, or only where it is not.',
          read: (value) => ({ kind: 'FLAG', column: dimension.column, value: value === true }),
        },
      ];
    case 'ENTITY':
      return [
        {
          ...{ name: `${name}Ids`, type: '[ID!]' },
          description: 'Only of these.',
          ofGroups: 'Only of these; of one, unless rows are put together by them.',
          read: (value, at) => ({ kind: 'IDS', column: dimension.column, values: ids(value, at) }),
        },
      ];
  }
}

/**
 * Read an argument `where`. What is null does not narrow; an empty list lets nothing through. Refused with ID_MALFORMED, or
 * with BAD_USER_INPUT for more values than the cube takes.
 */
export function readFilter(
  cube: Pick<CheckedCube, 'dimensions' | 'limits' | 'isPublished'>,
  input: FilterInput | null | undefined,
  argument = 'where',
): Filter {
  if (input == null) return NO_FILTER;
  const conditions = filterFields(cube)
    .filter(({ name }) => input[name] != null)
    .map(({ name, read }) => read(input[name], { argument: `${argument}.${name}`, most: cube.limits.values }));
  return conditions.length === 0 ? NO_FILTER : { key: JSON.stringify(conditions), conditions };
}

function ids(value: unknown, at: ReadingFilter): readonly string[] {
  return some(value, at).map((id) => requireId(id, at.argument));
}

/** Each once, in one order: so the same filter is the same question. */
function some(value: unknown, { argument, most }: ReadingFilter): readonly string[] {
  const values = value as readonly string[];
  if (values.length > most) {
    throw new HubError('BAD_USER_INPUT', `Expected at most ${most} values in "${argument}", got ${values.length}.`, {
      details: { argument },
    });
  }
  return [...new Set(values)].sort();
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
