import type { Grain } from '../../../domain/period.ts';
import type { AgencyGrouping } from '../agency-roll-up.ts';
import type { CheckedCube } from '../declaration.ts';
import type { Group } from '../question.ts';

/** Which cells of a cube are published: each of the groupings of each axis, and the whole of it, with those of all others. */
export interface LatticeDeclaration {
  readonly cube: CheckedCube;
  /** What agencies are put together to. */
  readonly levels: readonly AgencyGrouping[];
  readonly grains: readonly Grain[];
  /** Enums, flags and entities by whose values cells are told apart. */
  readonly dimensions: readonly string[];
  /**
   * Those of `dimensions` over whose values nothing is added up: cases of one indicator and of another are the same cases counted twice.
   * Each value has a table of its own, and a question names one or is put together by them. Left out: none.
   */
  readonly apart?: readonly string[];
  /**
   * Measures that count people, or what a person can be known by: whole numbers, not negative. The parts of a whole have nothing in
   * common; what is in none of them is protected as well. A ratio whose two measures are a whole and its part needs both here.
   */
  readonly protects: readonly { readonly whole: string; readonly parts: readonly string[] }[];
  /** Kinds of the events of the subgraph's feed that change rows. */
  readonly changedBy: readonly string[];
  /** Values for the cube's own parameters: a lattice answers for these alone. */
  readonly parameters: readonly unknown[];
}

/** One axis: a dimension of the cube and how its groups are made, one way after the other. */
export interface Axis {
  readonly name: string;
  /** Names of the groupings as they stand in a shape. */
  readonly groupings: readonly string[];
  readonly groups: readonly Group[];
  /** Whether there is no whole of it. */
  readonly isApart: boolean;
}

export interface Lattice extends LatticeDeclaration {
  readonly axes: readonly Axis[];
  /** Measures in the order in which they are stored. */
  readonly measures: readonly string[];
  /** What counts are made of and which of them are protected: see `Atom` and `Suppression`. */
  readonly parts: readonly Part[];
  readonly protected: readonly (readonly number[])[];
}

/** A measure less others, so that no row counts in two parts. */
export interface Part {
  readonly measure: string;
  readonly less: readonly string[];
}

const MOST_PARTS = 30;

/** Declare what of a cube is published. Throws when the declaration contradicts the cube or itself. */
export function publishedCells(declaration: LatticeDeclaration): Lattice {
  const { cube, levels, grains, dimensions, apart = [], protects, parameters } = declaration;
  const fault = (text: string) => new Error(`the published cells of ${cube.name}: ${text}`);
  if (parameters.length !== cube.parameters.length) throw fault(`expected values for ${cube.parameters.join(', ')}`);
  if (protects.length === 0) throw fault('expected a measure to protect');
  for (const name of protects.flatMap(({ whole, parts }) => [whole, ...parts])) {
    if (!Object.hasOwn(cube.measures, name)) throw fault(`${name} is no measure`);
  }
  const axes = Object.entries(cube.dimensions).flatMap(([name, { kind }]): Axis[] => {
    const groups = groupsOf(name, kind, declaration);
    return groups.length === 0
      ? []
      : [{ name, groups, groupings: groups.map(groupingName), isApart: apart.includes(name) }];
  });
  for (const name of dimensions) {
    if (!axes.some((axis) => axis.name === name)) throw fault(`${name} is no dimension of values`);
  }
  for (const name of apart) if (!dimensions.includes(name)) throw fault(`${name} is apart and no dimension of values`);
  const known = (kind: Group['kind']) => axes.filter(({ groups }) => groups[0]!.kind === kind).length;
  if (levels.length > 0 && known('AGENCY') !== 1) throw fault('expected one dimension of agencies');
  if (grains.length > 0 && known('PERIOD') !== 1) throw fault('expected one dimension of periods');

  const parts: Part[] = [];
  const counts: (readonly number[])[] = [];
  for (const { whole, parts: own } of protects) {
    const first = parts.length;
    parts.push(...own.map((measure) => ({ measure, less: [] })), { measure: whole, less: own });
    const places = parts.slice(first).map((_, place) => first + place);
    counts.push(places, ...(own.length === 0 ? [] : places.map((place) => [place])));
  }
  if (parts.length > MOST_PARTS) throw fault(`expected at most ${MOST_PARTS} parts, got ${parts.length}`);
  return { ...declaration, axes, measures: Object.keys(cube.measures), parts, protected: counts };
}

function groupsOf(name: string, kind: string, { levels, grains, dimensions }: LatticeDeclaration): readonly Group[] {
  if (kind === 'AGENCY') return levels.map((grouping) => ({ kind: 'AGENCY', name, grouping }));
  if (kind === 'PERIOD') return grains.map((grain) => ({ kind: 'PERIOD', name, grain }));
  return dimensions.includes(name) ? [{ kind: 'PLAIN', name }] : [];
}

/** `agency:PROVINCE`, `period:MONTH`, `kind`. */
export function groupingName(group: Group): string {
  switch (group.kind) {
    case 'AGENCY':
      return `${group.name}:${group.grouping}`;
    case 'PERIOD':
      return `${group.name}:${group.grain}`;
    default:
      return group.name;
  }
}
