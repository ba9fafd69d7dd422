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

/** The group of an axis in which a cell lies: the name of the grouping, and the columns of its key; null for the whole. */
export type CellPart = { readonly grouping: string; readonly columns: readonly (string | null)[] } | null;

/** A cell as it is stored; `measures` null when it is withheld. */
export interface StoredCell {
  /** One for each axis. */
  readonly parts: readonly CellPart[];
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

/** Cells as they are stored: of one table, the whole of it always among them. `axes` are those of the table's atoms. */
export function storedCells(
  { axes, measures }: Pick<Lattice, 'axes' | 'measures'>,
  atoms: readonly MeasuredAtom[],
  decision: Decision,
): readonly StoredCell[] {
  const sums = new Map<CellKey, { measures: readonly string[]; agencyFlags: number }>();
  const agencyAxis = axes.findIndex(({ groups }) => groups[0]!.kind === 'AGENCY');
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
  const nothing = { measures: measures.map(() => '0'), agencyFlags: 0 };
  const whole = cellKey(axes.map(() => WHOLE));
  const keys = new Set([whole, ...sums.keys(), ...decision.cells.keys()]);
  return [...keys].map((key) => {
    const { measures: sum, agencyFlags } = sums.get(key) ?? nothing;
    const reason = decision.cells.get(key)?.reason ?? null;
    return { parts: partsOf(axes, key), agencyFlags, measures: reason === null ? sum : null, reason };
  });
}

/** For each axis by which the cell is told apart, the name of the grouping and the columns of the group. */
function partsOf(axes: Lattice['axes'], key: CellKey): readonly CellPart[] {
  return cellGroups(key).map((group, axis) => {
    const grouping = groupingOf(group);
    return grouping === null ? null : partOf(axes[axis]!, grouping, group.slice(group.indexOf(':') + 1));
  });
}

/** The group of an axis, by the place of its grouping and as atoms write it. */
export function partOf({ groupings }: Lattice['axes'][number], grouping: number, group: string): CellPart {
  const columns = group.split(BETWEEN).map((column) => (column === NONE ? null : column));
  return { grouping: groupings[grouping]!, columns };
}

function groupingOf(group: string): number | null {
  return group === WHOLE ? null : Number(group.slice(0, group.indexOf(':')));
}
