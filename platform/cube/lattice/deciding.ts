import type { Lattice } from './declaration.ts';
import { type CellPart, type MeasuredAtom, partOf, type StoredCell, storedCells } from './folding.ts';
import { type Corner, type Move, roomOf, type SignedAtom, widthOf } from './move.ts';
import { decide, type LatticeMemory, type SuppressionRule } from './suppression.ts';
import { type Atom, atomKey, Table } from './table.ts';

/** What the next version is decided with: of each table that ever had a row, by the groups that name it. */
export interface PublishedMemory {
  readonly tables: readonly (readonly [groups: Atom['leaves'], memory: LatticeMemory])[];
}

export interface DecidedTables {
  readonly cells: readonly StoredCell[];
  /** As `Decision.exposed`, of all tables. */
  readonly exposed: readonly string[];
  readonly memory: PublishedMemory;
}

/**
 * Decide all tables of a version: one for each value of what stands apart, or one of all. They have no totals in common, but may count
 * the same cases; so what protects a small count in one does in those after it, too, as far as they have room for it.
 */
export function decideTables(
  lattice: Lattice,
  atoms: readonly MeasuredAtom[],
  { rule, before }: { readonly rule: SuppressionRule; readonly before: PublishedMemory | null },
): DecidedTables {
  const known = new Map(before?.tables.map(([groups, memory]) => [atomKey({ leaves: groups }), { groups, memory }]));
  const tables = new Map<string, { groups: Atom['leaves']; atoms: MeasuredAtom[] }>();
  const tableOf = (groups: Atom['leaves']) => {
    const key = atomKey({ leaves: groups });
    const table = tables.get(key) ?? { groups, atoms: [] };
    tables.set(key, table);
    return table;
  };
  if (!lattice.axes.some(({ isApart }) => isApart)) tableOf([]);
  for (const { groups } of known.values()) tableOf(groups);
  for (const atom of atoms) {
    const groups = atom.leaves.filter((_, axis) => lattice.axes[axis]!.isApart);
    tableOf(groups).atoms.push({ ...atom, leaves: atom.leaves.filter((_, axis) => !lattice.axes[axis]!.isApart) });
  }

  const axes = lattice.axes.filter(({ isApart }) => !isApart);
  const counted = new Map([...tables].map(([key, table]) => [key, new Table(table.atoms)]));
  const alike: Move[] = [];
  const cells: StoredCell[] = [];
  const exposed: string[] = [];
  const memories: [Atom['leaves'], LatticeMemory][] = [];
  // By their names, so that nothing depends on the order in which rows were read.
  for (const [key, { groups, atoms: own }] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const others = [...counted].filter(([other]) => other !== key).map(([, table]) => table);
    const decision = decide({
      ...{ atoms: own, protects: lattice.protected, rule, alike },
      before: known.get(key)?.memory ?? null,
      isShared: (corners) => isRoomIn(others, counted.get(key)!, corners, lattice.protected, rule.width),
    });
    alike.push(...decision.memory.moves);
    exposed.push(...decision.exposed.map((cell) => [...groups.flat(), cell].join('\t')));
    memories.push([groups, decision.memory]);
    for (const cell of storedCells({ axes, measures: lattice.measures }, own, decision)) {
      cells.push({ ...cell, parts: withApart(lattice, groups, cell.parts) });
    }
  }
  return { cells, exposed, memory: { tables: memories } };
}

/**
 * Whether each of the tables that count as many at these corners has a part with room for them, too. A table that counts otherwise there
 * tells nothing of this one.
 */
export function isRoomIn(
  others: readonly Table[],
  own: Table,
  corners: readonly Corner[],
  protects: readonly (readonly number[])[],
  width: number,
): boolean {
  const wholes = protects.filter((parts) => !protects.some((of) => of.length > parts.length && of.includes(parts[0]!)));
  return wholes.every((whole) => {
    const sumIn = (table: Table, key: string) =>
      whole.reduce((sum, part) => sum + table.partOf(table.atom(key), part), 0);
    return others.every((other) => {
      if (corners.some(({ atom }) => sumIn(own, atom) !== sumIn(other, atom))) return true;
      const there = corners.flatMap(({ atom, sign }): SignedAtom[] => {
        const place = other.atom(atom);
        return place === undefined ? [] : [[place, sign]];
      });
      return whole.some((part) => widthOf(roomOf(other, { part, against: null }, there)) >= width);
    });
  });
}

/** The parts of a table's cell with those that name the table, in the order of the axes. */
function withApart({ axes }: Lattice, groups: Atom['leaves'], parts: readonly CellPart[]): readonly CellPart[] {
  const [named, own] = [[...groups], [...parts]];
  return axes.map((axis) => (axis.isApart ? partOf(axis, 0, named.shift()![0]!) : own.shift()!));
}
