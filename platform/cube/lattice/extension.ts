import { type Corner, changedCells, lesser, type Move, roomOf, type SignedAtom, widthOf } from './move.ts';
import { priceOf, type Surroundings } from './search.ts';

export interface ExtendedMove {
  readonly move: Move;
  readonly changes: ReadonlyMap<number, number>;
}

/**
 * Carry a move of the version before on into this one, so that what it protects there stays protected: a count that was not
 * corrected is the same in both, so what is shown of it now would tell it then.
 *
 * Either all corners go along that can, or only those that were not corrected, which is always possible; the one for which less has to
 * be withheld, also where a count is 0 by now: better a 0 that is not shown than a total. Null when all were corrected, for then
 * nothing joins the two versions.
 */
export function extendMove(
  around: Surroundings,
  move: Move,
  countBefore: (atom: string, part: number) => number,
): ExtendedMove | null {
  const { table } = around;
  const { part, against } = move;
  const corners = move.corners.map((corner) => {
    const atom = table.atom(corner.atom);
    // Of what goes from one part to the other nobody knows which of the two was corrected.
    const moved = against === null ? [part] : [part, against];
    const isCorrected = moved.some((each) => table.partOf(atom, each) !== countBefore(corner.atom, each));
    return { ...corner, place: atom, isCorrected };
  });
  const linked = corners.filter(({ isActive, isCorrected }) => isActive && !isCorrected);
  if (linked.length === 0) return null;

  const ways: ExtendedMove[] = [];
  const extend = (chosen: typeof corners) => {
    const atoms = chosen.map(({ place, sign }): SignedAtom => [place!, sign]);
    const room = roomOf(table, move, atoms);
    const extended: Move = {
      ...{ part, against },
      corners: corners.map(
        (corner): Corner => ({ atom: corner.atom, sign: corner.sign, isActive: chosen.includes(corner) }),
      ),
      up: lesser(move.up, room.up),
      down: lesser(move.down, room.down),
      promised: move.promised,
    };
    return { move: extended, changes: changedCells(table, atoms) };
  };

  // One that stayed behind and was not corrected since would take its earlier self along, so it cannot join now.
  const free = corners.filter(({ isActive, isCorrected }) => isActive || isCorrected);
  const all = extend(free);
  if (widthOf(all.move) >= move.promised) ways.push(all);
  ways.push(extend(linked));
  return ways.reduce((best, way) => (priceOf(around, way.changes) < priceOf(around, best.changes) ? way : best));
}
