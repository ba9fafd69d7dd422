import { extendMove } from './extension.ts';
import { type Corner, changedCells, type Move, protectsPart, type SignedAtom, widthOf } from './move.ts';
import {
  type FoundMove,
  findFormer,
  findMove,
  movedParts,
  moveOf,
  type Surroundings,
  type ToProtect,
} from './search.ts';
import { isCorrection, isSmall, sumOf } from './smallness.ts';
import { type Atom, atomKey, type CellKey, cellGroups, cellKeysOf, Table, WHOLE } from './table.ts';

/** What holds on a day: small counts are withheld, and how well. */
export interface SuppressionRule {
  /** Counts from 1 up to, not including, this are withheld. 0 is shown. */
  readonly smallestCount: number;
  /** How many values beside the true one a reader of all versions must not be able to rule out. */
  readonly width: number;
  /**
   * A cell whose count differs from an earlier one by 1 up to, not including, this is withheld: the difference is a small count,
   * too. Null: corrections may be seen. What has come to 0 is shown.
   */
  readonly smallestChange: number | null;
}

/** Why a cell is withheld. For those who run the hub: to a reader, that a count is small says nearly all of it. */
export type SuppressionReason =
  /** A count of it is small. */
  | 'SMALL'
  /** Else one that is withheld could be computed. */
  | 'COMPLEMENTARY'
  /** Else one of an earlier version could be computed, or a small correction. */
  | 'BY_VERSION';

export interface DecidedCell {
  readonly counts: readonly number[];
  /** Null: it is shown. */
  readonly reason: SuppressionReason | null;
}

/** What deciding the next version needs to know of those before: plain data, to be stored beside the version. */
export interface LatticeMemory {
  readonly version: number;
  /** By atom: leaves, counts of the last version, and since which version each is as it is. */
  readonly atoms: readonly (readonly [leaves: Atom['leaves'], parts: readonly number[], since: readonly number[]])[];
  /** What the last version withheld, since when without a gap, and the counts that were shown last before that. */
  readonly withheld: readonly (readonly [cell: CellKey, since: number, shown: readonly number[] | null])[];
  readonly moves: readonly Move[];
}

export interface Decision {
  /** All cells in which anything was counted or is withheld; all others are shown as 0. */
  readonly cells: ReadonlyMap<CellKey, DecidedCell>;
  /**
   * Small cells that are withheld but that a reader of earlier versions knows: the rule was milder then. Empty while the rule stays
   * the same.
   */
  readonly exposed: readonly CellKey[];
  readonly memory: LatticeMemory;
}

export interface Suppression {
  readonly atoms: readonly Atom[];
  /** Counts that are to be protected, each as the parts that it is the sum of. */
  readonly protects: readonly (readonly number[])[];
  readonly rule: SuppressionRule;
  /** Null for the first version. */
  readonly before: LatticeMemory | null;
  /**
   * Moves of tables that may count the same, decided before this one for the same version. What is small here, too, is withheld
   * beside the same others as there, where these have room for it: else one table would tell what the other withholds.
   */
  readonly alike?: readonly Move[];
  /** As `Surroundings.isShared`, of the atoms by their keys; true when left out. */
  readonly isShared?: (corners: readonly Corner[]) => boolean;
}

/**
 * Decide what of a version is shown. Nothing that is withheld can be known more closely than the rule's width by anybody who
 * reads all versions and knows which atoms were corrected between them, though not by how much: each withheld cell is
 * changed by a move (see `Move`) that leaves all that was ever shown as it is.
 *
 * The same input gives the same decision.
 */
export function decide({ atoms, protects, rule, before, alike = [], isShared }: Suppression): Decision {
  const version = (before?.version ?? 0) + 1;
  // Also where nothing is counted any more: moves go on there, and what a correction took away is not to be told by the rest.
  const kept = (before?.atoms ?? []).map(([leaves, parts]): Atom => ({ leaves, parts: parts.map(() => 0) }));
  const table = new Table(atoms, kept);
  const earlier = new Map(before?.atoms.map(([leaves, parts, since]) => [atomKey({ leaves }), { parts, since }]));
  const sinces = table.atoms.map(({ parts }, number) => {
    const last = earlier.get(table.atomKeys[number]!);
    // What was never counted was 0 in all versions.
    return parts.map((part, place) => (part === (last?.parts[place] ?? 0) ? (last?.since[place] ?? 0) : version));
  });
  const withheldBefore = new Map(before?.withheld.map(([cell, since, shown]) => [cell, { since, shown }]));
  const reasons = new Map<number, SuppressionReason>();
  /** The moves with room enough that change a cell. */
  const proofs = new Map<number, { readonly move: Move; readonly isShared: boolean }[]>();
  const moves: Move[] = [];

  const named = (corners: readonly SignedAtom[]) =>
    corners.map(([atom, sign]): Corner => ({ atom: table.atomKeys[atom]!, sign, isActive: true }));
  const around: Surroundings = {
    table,
    version,
    width: rule.width,
    isWithheld: (cell) => reasons.has(cell),
    isShared: (corners) => isShared?.(named(corners)) ?? true,
    since: (atom, part) => sinces[atom]![part]!,
    withheldSince: (cell) => withheldBefore.get(table.cellKeys[cell]!)?.since ?? null,
  };
  const take = (move: Move, changes: Iterable<number>, reason: SuppressionReason) => {
    moves.push(move);
    const proof = { move, isShared: move.against !== null || (isShared?.(move.corners.filter(isActive)) ?? true) };
    for (const cell of changes) {
      if (!reasons.has(cell)) reasons.set(cell, reason);
      if (widthOf(move) < rule.width) continue;
      const known = proofs.get(cell);
      if (known) known.push(proof);
      else proofs.set(cell, [proof]);
    }
  };

  const small = new Map<number, (readonly number[])[]>();
  const countsBefore = countsOf(before?.atoms ?? []);
  for (const [cell, counts] of table.counts.entries()) {
    const key = table.cellKeys[cell]!;
    const references = [countsBefore.get(key) ?? null, withheldBefore.get(key)?.shown ?? null];
    const parts = protects.filter((of) => isSmall(sumOf(counts, of), rule.smallestCount));
    const corrected = protects.filter((of) => isCorrection(counts, of, before === null ? [] : references, rule));
    if (parts.length + corrected.length === 0) continue;
    small.set(cell, [...new Set([...parts, ...corrected])]);
    reasons.set(cell, parts.length > 0 ? 'SMALL' : 'BY_VERSION');
  }

  // Those of one part first: what goes against another part follows them where it can.
  for (const move of before?.moves.toSorted((a, b) => Number(a.against !== null) - Number(b.against !== null)) ?? []) {
    const extended = extendMove(around, move, (atom, part) => earlier.get(atom)?.parts[part] ?? 0);
    if (extended !== null) take(extended.move, extended.changes.keys(), 'BY_VERSION');
  }

  const atomsOfSmall = atomsIn(table, small);
  const exposed = new Set<CellKey>();
  const joined = new Set<string>();
  const takeFound = ({ part, against, corners, up, down, changes }: FoundMove) => {
    const move = { part, against, corners: named(corners), up, down, promised: rule.width };
    take(move, changes.keys(), 'COMPLEMENTARY');
  };
  const protect = (cell: number, atomsOfCell: readonly number[], wanted: ToProtect) => {
    const isExchanged = wanted.against.length > 0;
    const own = (proofs.get(cell) ?? []).filter(({ move }) =>
      wanted.parts.some((part) => protectsPart(move, part, isExchanged)),
    );
    if (own.some((proof) => proof.isShared) || sumOf(table.counts[cell]!, wanted.parts) === 0) return;
    const found = findMove(around, cell, atomsOfCell, wanted) ?? findFormer(around, atomsOfCell, wanted);
    if (found === null) {
      // Among a few whom somebody has counted elsewhere, nothing can be exchanged: that is known without us.
      if (!isExchanged && own.length === 0) exposed.add(table.cellKeys[cell]!);
      return;
    }
    if (own.length === 0 || around.isShared(found.corners)) takeFound(found);
  };
  for (const { corners, cells, isExchanged } of alike.length === 0 ? [] : movesAlike(around, alike)) {
    const adopted = new Set<string>();
    for (const cell of cells) {
      const ways = (small.get(cell) ?? []).flatMap((parts) => waysToProtect(parts, protects));
      for (const wanted of ways) {
        const key = `${cell} ${wanted.parts} ${wanted.against}`;
        if (wanted.against.length > 0 !== isExchanged || joined.has(key)) continue;
        const move = movedParts(wanted)
          .map((moved) => moveOf(around, moved, corners))
          .find((each) => each !== null);
        if (!move) continue;
        joined.add(key);
        // One move protects all the cells that it changes.
        const moved = `${move.part} ${move.against}`;
        if (!adopted.has(moved)) takeFound(move);
        adopted.add(moved);
      }
    }
  }
  for (const cell of [...small.keys()].sort(coarsestFirst(table))) {
    for (const parts of small.get(cell)!) {
      for (const wanted of waysToProtect(parts, protects)) protect(cell, atomsOfSmall.get(cell)!, wanted);
    }
  }
  // Where a part goes against another, the whole stays as it is: it is withheld, so it is not to be computed either.
  const every = table.counts[0]?.map((_, part) => part) ?? [];
  const held = [...reasons.keys()].filter((cell) => !proofs.get(cell)?.some(({ move }) => move.against === null));
  const atomsOfHeld = atomsIn(table, new Map(held.map((cell) => [cell, null])));
  for (const cell of held.sort(coarsestFirst(table))) {
    protect(cell, atomsOfHeld.get(cell)!, { parts: every, against: [] });
  }

  const cells = new Map(
    table.cellKeys.flatMap((key, cell): (readonly [CellKey, DecidedCell])[] => {
      const counts = table.counts[cell]!;
      const reason = reasons.get(cell) ?? null;
      return reason === null && counts.every((count) => count === 0) ? [] : [[key, { counts, reason }]];
    }),
  );
  const withheld = [...reasons.keys()]
    .sort((a, b) => a - b)
    .map((cell): LatticeMemory['withheld'][number] => {
      const key = table.cellKeys[cell]!;
      const last = withheldBefore.get(key);
      return [key, last?.since ?? version, last ? last.shown : (countsBefore.get(key) ?? null)];
    });
  const remembered = table.atoms.map(({ leaves, parts }, number): LatticeMemory['atoms'][number] => [
    leaves,
    parts,
    sinces[number]!,
  ]);
  return { cells, exposed: [...exposed], memory: { version, atoms: remembered, withheld, moves } };
}

/**
 * How a count has to be unknown: by itself, and a part of a whole also when it goes against another part, for how many there are in all
 * may be known from elsewhere: of those whom several tables count, or from a list that hangs on a wall.
 */
function waysToProtect(parts: readonly number[], protects: Suppression['protects']): readonly ToProtect[] {
  const alone = { parts, against: [] };
  const whole = parts.length > 1 ? undefined : protects.find((of) => of.length > 1 && of.includes(parts[0]!));
  return whole ? [{ parts, against: whole.filter((other) => other !== parts[0]) }, alone] : [alone];
}

/** Counts of all cells of the version before. */
function countsOf(atoms: LatticeMemory['atoms']): ReadonlyMap<CellKey, readonly number[]> {
  const counts = new Map<CellKey, number[]>();
  for (const [leaves, parts] of atoms) {
    for (const key of cellKeysOf({ leaves })) {
      const sums = counts.get(key) ?? parts.map(() => 0);
      for (const [place, part] of parts.entries()) sums[place]! += part;
      counts.set(key, sums);
    }
  }
  return counts;
}

function isActive(corner: Corner): boolean {
  return corner.isActive;
}

/** Moves of other tables by the atoms of this one, where it has them all, with the cells that they change; those for which all have room first. */
function movesAlike({ table, isShared }: Surroundings, moves: readonly Move[]) {
  const found = moves.flatMap(({ against, corners }) => {
    const active = corners.filter(isActive);
    const here = active.flatMap(({ atom, sign }): SignedAtom[] => {
      const place = table.atom(atom);
      return place === undefined ? [] : [[place, sign]];
    });
    if (here.length < active.length) return [];
    const isExchanged = against !== null;
    return [
      {
        ...{ corners: here, cells: [...changedCells(table, here).keys()], isExchanged },
        isFirst: isExchanged || isShared(here),
      },
    ];
  });
  return found.toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst));
}

function atomsIn(table: Table, cells: ReadonlyMap<number, unknown>): ReadonlyMap<number, readonly number[]> {
  const atoms = new Map<number, number[]>([...cells.keys()].map((cell) => [cell, []]));
  for (const atom of table.atoms.keys()) {
    for (const cell of table.cellsOf(atom)) atoms.get(cell)?.push(atom);
  }
  return atoms;
}

/** What is done for a small total protects what it is the sum of, too. */
function coarsestFirst({ cellKeys }: Table): (a: number, b: number) => number {
  const wholes = (cell: number) => cellGroups(cellKeys[cell]!).filter((group) => group === WHOLE).length;
  return (a, b) => wholes(b) - wholes(a) || (cellKeys[a]! < cellKeys[b]! ? -1 : 1);
}
