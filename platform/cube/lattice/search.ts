import { changedCells, type MovedParts, roomOf, type SignedAtom, widthOf } from './move.ts';
import { cellGroups, groupsOfLeaf, type Table, WHOLE } from './table.ts';

/** What a search has to know of the version that is being decided, and of those before it. */
export interface Surroundings {
  readonly table: Table;
  /** The version being decided. */
  readonly version: number;
  /** How many values beside the true one are to stay possible. */
  readonly width: number;
  isWithheld(cell: number): boolean;
  /** Since which version the part of the atom is as it is. */
  since(atom: number, part: number): number;
  /** Whether each table that seems to count the same has room for these corners, too: then none tells of them what this one withholds. */
  isShared(corners: readonly SignedAtom[]): boolean;
  /** Since which version the cell was withheld, up to the one before this without a gap; null when it was shown in that. */
  withheldSince(cell: number): number | null;
}

export interface FoundMove extends MovedParts {
  readonly corners: readonly SignedAtom[];
  readonly up: number | null;
  readonly down: number | null;
  readonly changes: ReadonlyMap<number, number>;
}

/** What is to be protected: one of these parts, going against one of those, or alone where there are none. */
export interface ToProtect {
  readonly parts: readonly number[];
  readonly against: readonly number[];
}

/** Atoms of the cell that are tried, and neighbours of an atom along each axis. Both only bound how much is withheld. */
const ATOMS_TRIED = 8;
const NEIGHBOURS_TRIED = [6, 6, 6, 6, 4, 3] as const;

/** How many times the width a neighbour is welcome to have. */
const ROOM_FOR_CORRECTIONS = 3;
/** As much as a cell of some hundreds, and its month's. */
const TIGHT_PRICE = 20;
/** More than all that a move may cost: only where there is no other. */
const UNSHARED_PRICE = 1_000_000;

/**
 * The move that changes this cell in one of these parts, with room enough, at the least price: what else must be withheld for
 * it. Null when there is none, which can only be when earlier versions say it already.
 *
 * A move goes from an atom of the cell to a neighbour along some axes and not along others: along an axis that it goes, totals
 * stay as they are; along one that it does not go, all totals that hold the atom change. So most axes are tried first.
 */
export function findMove(
  around: Surroundings,
  cell: number,
  atomsOfCell: readonly number[],
  wanted: ToProtect,
): FoundMove | null {
  const starts = startsOf(around, atomsOfCell, wanted);
  const groups = cellGroups(around.table.cellKeys[cell]!);
  // Along an axis of which the cell holds the whole, both ends would lie in it.
  const axes = groups.flatMap((group, axis) => (group === WHOLE ? [] : [axis]));
  // At most one.
  const cheapest: { readonly move: FoundMove; readonly price: number }[] = [];
  for (let count = axes.length; count >= 0; count -= 1) {
    for (const chosen of subsets(axes, count)) {
      for (const start of starts) {
        for (const corners of cornersAlong(around, { ...start, axes: chosen, groups })) {
          const move = moveOf(around, start, corners);
          if (move === null || !move.changes.has(cell)) continue;
          let price = priceOf(around, move.changes) + (isTight(around, move) ? TIGHT_PRICE : 0);
          if (price >= (cheapest[0]?.price ?? Number.POSITIVE_INFINITY)) continue;
          // What goes from part to part leaves the whole as it is, whatever other tables tell of it.
          if (move.against === null && !around.isShared(corners)) price += UNSHARED_PRICE;
          if (price < (cheapest[0]?.price ?? Number.POSITIVE_INFINITY)) cheapest[0] = { move, price };
          if (price === 0) return move;
        }
      }
    }
    if (cheapest.length > 0 && cheapest[0]!.price < UNSHARED_PRICE) return cheapest[0]!.move;
  }
  return cheapest[0]?.move ?? null;
}

/**
 * Where every count that was corrected came to 0: one of these could still be there. Its zero is withheld then, for with it the rest of
 * the cell would be what it was before.
 */
export function findFormer(around: Surroundings, atomsOfCell: readonly number[], wanted: ToProtect): FoundMove | null {
  const { table, version, width } = around;
  let best: { readonly move: FoundMove; readonly price: number } | null = null;
  for (const atom of atomsOfCell) {
    for (const moved of movedParts(wanted)) {
      if (table.partOf(atom, moved.part) > 0 || lastSince(around, atom, moved) < version) continue;
      const corners: readonly SignedAtom[] = [[atom, 1]];
      const room = roomOf(table, moved, corners);
      if (widthOf(room) < width) continue;
      const changes = changedCells(table, corners);
      const price = priceOf(around, changes);
      if (best === null || price < best.price) best = { move: { ...moved, corners, ...room, changes }, price };
    }
  }
  return best?.move ?? null;
}

/** Whether a correction of one corner may take the room away: then totals have to be withheld in the version after it. */
function isTight({ width }: Surroundings, { up, down }: FoundMove): boolean {
  return up !== null && down !== null && Math.max(up, down) < ROOM_FOR_CORRECTIONS * width;
}

/** Price of what is shown so far: large cells are missed more. */
export function priceOf({ table, isWithheld }: Surroundings, changes: ReadonlyMap<number, number>): number {
  let price = 0;
  for (const cell of changes.keys()) {
    if (isWithheld(cell)) continue;
    price += 1;
    for (const count of table.counts[cell]!) price += count === 0 ? 0 : Math.floor(Math.log2(count)) + 1;
  }
  return price;
}

/** Those that were corrected with this version first: of them nothing was said before. */
function startsOf(around: Surroundings, atoms: readonly number[], wanted: ToProtect) {
  const { table, version } = around;
  const starts = atoms.flatMap((atom) =>
    movedParts(wanted)
      .filter(({ part }) => table.partOf(atom, part) > 0)
      .map((moved) => ({
        ...{ atom, ...moved, isOld: lastSince(around, atom, moved) < version },
        count: table.partOf(atom, moved.part),
      })),
  );
  starts.sort((a, b) => Number(a.isOld) - Number(b.isOld) || b.count - a.count || a.atom - b.atom || a.part - b.part);
  return starts.slice(0, ATOMS_TRIED);
}

/** Each part that may move, with each that it may go against. */
export function movedParts({ parts, against }: ToProtect): readonly MovedParts[] {
  const others = against.length === 0 ? [null] : against;
  return parts.flatMap((part) => others.map((other) => ({ part, against: other })));
}

/** Since which version all that moves in the atom is as it is. */
function lastSince({ since }: Pick<Surroundings, 'since'>, atom: number, { part, against }: MovedParts): number {
  return against === null ? since(atom, part) : Math.max(since(atom, part), since(atom, against));
}

interface Directions extends MovedParts {
  readonly atom: number;
  /** The axes along which the move goes. */
  readonly axes: readonly number[];
  readonly groups: readonly string[];
}

/** The corners of all boxes between the atom and one of its neighbours along each axis. */
function* cornersAlong(around: Surroundings, directions: Directions): Generator<readonly SignedAtom[]> {
  const { table } = around;
  const { atom, axes } = directions;
  const choices = axes.map((axis) => neighbours(around, directions, axis));
  const chosen: number[] = [];

  function* choose(): Generator<readonly SignedAtom[]> {
    if (chosen.length < choices.length) {
      for (const neighbour of choices[chosen.length]!) {
        chosen.push(neighbour);
        yield* choose();
        chosen.pop();
      }
      return;
    }
    const corners: SignedAtom[] = [];
    for (let bits = 0; bits < 1 << axes.length; bits += 1) {
      const leaves = [...table.atoms[atom]!.leaves];
      let sign: 1 | -1 = 1;
      for (const [place, axis] of axes.entries()) {
        if ((bits & (1 << place)) === 0) continue;
        leaves[axis] = table.atoms[chosen[place]!]!.leaves[axis]!;
        sign = sign === 1 ? -1 : 1;
      }
      const corner = table.find(leaves);
      if (corner === undefined || table.partOf(corner, directions.part) === 0) return;
      corners.push([corner, sign]);
    }
    yield corners;
  }
  yield* choose();
}

/** Along an axis, the nearest first: those that share most groups with the atom, for of these fewer totals change. */
function neighbours(
  around: Surroundings,
  { atom, part, against, axes, groups }: Directions,
  axis: number,
): readonly number[] {
  const { table, width, version } = around;
  const own = groupsOfLeaf(table.atoms[atom]!.leaves[axis]!);
  const least = width - (table.partOf(atom, part) - 1) + 1;
  const found = table.line(atom, axis).flatMap((other) => {
    const count = table.partOf(other, part);
    const theirs = groupsOfLeaf(table.atoms[other]!.leaves[axis]!);
    if (count < 1 || count < least || theirs.includes(groups[axis]!)) return [];
    const shared = theirs.filter((group) => own.includes(group)).length;
    // A count that is corrected later has to leave the room, too.
    return [
      {
        ...{ other, shared, isOld: lastSince(around, other, { part, against }) < version },
        room: Math.min(count, ROOM_FOR_CORRECTIONS * width),
      },
    ];
  });
  found.sort(
    (a, b) => b.shared - a.shared || Number(a.isOld) - Number(b.isOld) || b.room - a.room || a.other - b.other,
  );
  return found.slice(0, NEIGHBOURS_TRIED[axes.length] ?? 2).map(({ other }) => other);
}

/** The move of these corners, where it has room enough and leaves earlier versions as they were shown. */
export function moveOf(
  around: Surroundings,
  { part, against }: MovedParts,
  corners: readonly SignedAtom[],
): FoundMove | null {
  const moved = { part, against };
  const room = roomOf(around.table, moved, corners);
  if (widthOf(room) < around.width || !isPossibleBefore(around, moved, corners)) return null;
  return { ...moved, corners, ...room, changes: changedCells(around.table, corners) };
}

/**
 * Whether the move leaves earlier versions as they were shown. Where a count was the same before, the move changes it there,
 * too; all cells that this changes must have been withheld there. Corrected corners stay as they were.
 */
function isPossibleBefore(around: Surroundings, moved: MovedParts, corners: readonly SignedAtom[]): boolean {
  const { table, version, withheldSince } = around;
  // What was 0 in all versions was so in the first.
  const since = (atom: number) => Math.max(1, lastSince(around, atom, moved));
  const begins = new Set(corners.map(([atom]) => since(atom)).filter((begin) => begin < version));
  for (const begin of begins) {
    const linked = corners.filter(([atom]) => since(atom) <= begin);
    for (const cell of changedCells(table, linked).keys()) {
      const from = withheldSince(cell);
      if (from === null || from > begin) return false;
    }
  }
  return true;
}

function* subsets(values: readonly number[], count: number, from = 0): Generator<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let place = from; place <= values.length - count; place += 1) {
    for (const rest of subsets(values, count - 1, place + 1)) yield [values[place]!, ...rest];
  }
}
