/**
 * A table of counts over all groups of all axes. An axis is what rows are told apart by: agencies, periods, a field. Each row lies in
 * one leaf of each axis, and a leaf in several groups: a province and the whole country, a month, its quarter and its year. An
 * atom is one leaf of each axis with what was counted there; a cell is one group of each axis, and its counts are sums of atoms.
 */

/** What was counted in one leaf of each axis. */
export interface Atom {
  /** For each axis the leaf's group in each grouping of the axis, in one order for all atoms; the whole is not among them. */
  readonly leaves: readonly (readonly string[])[];
  /** Counts that nobody can be in two of: whole numbers, not negative. */
  readonly parts: readonly number[];
}

/** The group of an axis in which all lies. */
export const WHOLE = '*';

/** A cell by its groups, one for each axis: `WHOLE`, or `<place of the grouping>:<group>`. */
export type CellKey = string;

export function cellKey(groups: readonly string[]): CellKey {
  return groups.join('\t');
}

export function cellGroups(key: CellKey): readonly string[] {
  return key.split('\t');
}

export function groupName(grouping: number, group: string): string {
  return `${grouping}:${group}`;
}

/** Names an atom for ever: the same leaves in another version are the same atom. */
export function atomKey({ leaves }: Pick<Atom, 'leaves'>): string {
  return leaves.map((leaf) => leaf.join('\n')).join('\t');
}

/** Each leaf's groups of one axis, the whole first. */
export function groupsOfLeaf(leaf: readonly string[]): readonly string[] {
  return [WHOLE, ...leaf.map((group, grouping) => groupName(grouping, group))];
}

/** The keys of all cells in which an atom lies. */
export function cellKeysOf({ leaves }: Pick<Atom, 'leaves'>): readonly CellKey[] {
  let keys: readonly string[] = [''];
  for (const [axis, leaf] of leaves.entries()) {
    const groups = groupsOfLeaf(leaf);
    keys = keys.flatMap((key) => groups.map((group) => (axis === 0 ? group : `${key}\t${group}`)));
  }
  return keys;
}

/**
 * Atoms and cells of one version by number, so that what is asked of them thousands of times is an array. Atoms of which nothing was counted
 * are left out, those to keep are not. Throws for counts that are no whole numbers, for atoms that stand twice, and for groups with a tab or a line break.
 */
export class Table {
  readonly atoms: readonly Atom[];
  readonly atomKeys: readonly string[];
  readonly cellKeys: readonly CellKey[];
  /** Counts of each cell, one for each part. */
  readonly counts: readonly (readonly number[])[];
  readonly #atomByKey = new Map<string, number>();
  readonly #cellByKey = new Map<CellKey, number>();
  readonly #cellsOfAtom: readonly (readonly number[])[];
  readonly #lines: (ReadonlyMap<string, readonly number[]> | undefined)[] = [];

  constructor(atoms: readonly Atom[], kept: readonly Atom[] = []) {
    const counted = atoms.filter(({ parts }) => parts.some((part) => part !== 0));
    const known = new Set(counted.map(atomKey));
    const all = [...counted, ...kept.filter((atom) => !known.has(atomKey(atom)))].map(
      (atom) => [checkedKey(atom), atom] as const,
    );
    // By their keys, so that nothing depends on the order in which rows were read.
    all.sort(([a], [b]) => (a < b ? -1 : 1));
    this.atoms = all.map(([, atom]) => atom);
    this.atomKeys = all.map(([key]) => key);
    const counts: number[][] = [];
    const cellKeys: CellKey[] = [];
    this.#cellsOfAtom = this.atoms.map((atom, number) => {
      const key = this.atomKeys[number]!;
      if (this.#atomByKey.has(key)) throw new Error(`expected each atom once, got ${JSON.stringify(key)} twice`);
      this.#atomByKey.set(key, number);
      return cellKeysOf(atom).map((cell) => {
        let place = this.#cellByKey.get(cell);
        if (place === undefined) {
          place = counts.push(atom.parts.map(() => 0)) - 1;
          this.#cellByKey.set(cell, place);
          cellKeys.push(cell);
        }
        const sums = counts[place]!;
        for (const [part, count] of atom.parts.entries()) sums[part]! += count;
        return place;
      });
    });
    this.counts = counts;
    this.cellKeys = cellKeys;
  }

  /** Undefined when nothing was counted there. */
  atom(key: string): number | undefined {
    return this.#atomByKey.get(key);
  }

  /** The atom of these leaves, one for each axis. */
  find(leaves: Atom['leaves']): number | undefined {
    return this.#atomByKey.get(atomKey({ leaves }));
  }

  cell(key: CellKey): number | undefined {
    return this.#cellByKey.get(key);
  }

  cellsOf(atom: number): readonly number[] {
    return this.#cellsOfAtom[atom]!;
  }

  /** Counts of an atom's part; 0 where there is no atom. */
  partOf(atom: number | undefined, part: number): number {
    return atom === undefined ? 0 : this.atoms[atom]!.parts[part]!;
  }

  /** The atoms that differ from this one in one axis alone. */
  line(atom: number, axis: number): readonly number[] {
    const lines = this.#lines[axis] ?? this.#linesOf(axis);
    this.#lines[axis] = lines;
    return lines.get(lineKey(this.atoms[atom]!, axis))!.filter((other) => other !== atom);
  }

  #linesOf(axis: number): ReadonlyMap<string, readonly number[]> {
    const lines = new Map<string, number[]>();
    for (const [number, atom] of this.atoms.entries()) {
      const key = lineKey(atom, axis);
      const line = lines.get(key);
      if (line) line.push(number);
      else lines.set(key, [number]);
    }
    return lines;
  }
}

function lineKey({ leaves }: Atom, axis: number): string {
  return atomKey({ leaves: leaves.filter((_, place) => place !== axis) });
}

function checkedKey(atom: Atom): string {
  const key = atomKey(atom);
  if (atom.leaves.flat().some((group) => /[\t\n]/.test(group))) {
    throw new Error(`expected groups without tabs and line breaks, got ${JSON.stringify(key)}`);
  }
  if (!atom.parts.every((part) => Number.isSafeInteger(part) && part >= 0)) {
    throw new Error(`expected whole numbers from 0 on, got ${atom.parts.join(', ')} in ${JSON.stringify(key)}`);
  }
  return key;
}
