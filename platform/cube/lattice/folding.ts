import { addDecimals, decimalOf, subtractDecimals } from '../../../domain/ratio.ts';
import type { FoundRow } from '../rows.ts';
import type { CubeStatement } from '../statement.ts';
import type { Lattice, Part } from './declaration.ts';
import type { Decision, SuppressionReason } from './suppression.ts';
import { type Atom, type CellKey, cellGroups, cellKey, cellKeysOf, WHOLE } from './table.ts';

/** An atom with all that is published of it. */
export interface MeasuredAtom extends Atom {
  /** Exact numbers as text, in the order of the lattice's measures. */
  readonly measures: readonly string[];
  /** For each grouping of agencies the flags of its group, as bits. */
  readonly agencyFlags: readonly number[];
}

/** A cell as it is stored; `measures` null when it is withheld. */
export interface StoredCell {
  readonly shape: string;
  readonly keys: readonly (string | null)[];
  readonly agencyFlags: number;
  readonly measures: readonly string[] | null;
  readonly reason: SuppressionReason | null;
}

/** Stands for a value that is not there; no value of a key is written so. */
const NONE = '~';
const BETWEEN = '|';

/** Atoms of what the cube's statement gave for all groupings of all axes at once. */
export function atomsOf(
  lattice: Lattice,
  found: readonly FoundRow[],
  { keys }: Pick<CubeStatement, 'keys'>,
): MeasuredAtom[] {
  return found.map((row) => {
    let place = 0;
    const agencyFlags: number[] = [];
    const leaves = lattice.axes.map(({ groups }) =>
      groups.map(({ kind }) => {
        const columns = keys[place]!.map(({ alias }) => row[alias] ?? null);
        if (kind === 'AGENCY') agencyFlags.push(Number(row[`f${place}`] ?? 0));
        place += 1;
        return columns.map((column) => (column === null ? NONE : String(column))).join(BETWEEN);
      }),
    );
    const measures = lattice.measures.map((_, measure) => decimalOf(String(row[`m${measure}`])));
    return { leaves, parts: lattice.parts.map((part) => countOf(lattice, part, measures)), measures, agencyFlags };
  });
}

/** Throws for what cannot be protected: a part larger than its whole, a sum that is no whole number. */
function countOf({ measures: names }: Lattice, { measure, less }: Part, measures: readonly string[]): number {
  const numberOf = (name: string) => measures[names.indexOf(name)]!;
  const count = Number(less.reduce((rest, name) => subtractDecimals(rest, numberOf(name)), numberOf(measure)));
  if (Number.isSafeInteger(count) && count >= 0) return count;
  const what = [measure, ...less].join(' less ');
  throw new Error(`expected ${what} to be a whole number from 0 on in every group, got ${count}`);
}

/** All cells as they are stored, the whole always among them. */
export function storedCells(
  lattice: Lattice,
  atoms: readonly MeasuredAtom[],
  decision: Decision,
): readonly StoredCell[] {
  const sums = new Map<CellKey, { measures: readonly string[]; agencyFlags: number }>();
  const agencyAxis = lattice.axes.findIndex(({ groups }) => groups[0]!.kind === 'AGENCY');
  for (const atom of atoms) {
    for (const key of cellKeysOf(atom)) {
      const sum = sums.get(key);
      const grouping = agencyAxis < 0 ? null : groupingOf(cellGroups(key)[agencyAxis]!);
      sums.set(key, {
        measures: sum
          ? sum.measures.map((measure, place) => addDecimals(measure, atom.measures[place]!))
          : atom.measures,
        agencyFlags: (sum?.agencyFlags ?? 0) | (grouping === null ? 0 : atom.agencyFlags[grouping]!),
      });
    }
  }
  const nothing = { measures: lattice.measures.map(() => '0'), agencyFlags: 0 };
  const whole = cellKey(lattice.axes.map(() => WHOLE));
  const keys = new Set([whole, ...sums.keys(), ...decision.cells.keys()]);
  return [...keys].map((key) => {
    const { measures, agencyFlags } = sums.get(key) ?? nothing;
    const reason = decision.cells.get(key)?.reason ?? null;
    return { ...placeOf(lattice, key), agencyFlags, measures: reason === null ? measures : null, reason };
  });
}

/** Shape and keys of a cell: by which groupings it is told apart, and the columns of its groups. */
function placeOf({ axes }: Lattice, key: CellKey): Pick<StoredCell, 'shape' | 'keys'> {
  const shape: string[] = [];
  const keys: (string | null)[] = [];
  for (const [axis, group] of cellGroups(key).entries()) {
    const grouping = groupingOf(group);
    if (grouping === null) continue;
    shape.push(axes[axis]!.groupings[grouping]!);
    const columns = group.slice(group.indexOf(':') + 1).split(BETWEEN);
    keys.push(...columns.map((column) => (column === NONE ? null : column)));
  }
  return { shape: shape.join(','), keys };
}

function groupingOf(group: string): number | null {
  return group === WHOLE ? null : Number(group.slice(0, group.indexOf(':')));
}
