import type { Table } from './table.ts';

/**
 * A way in which counts could be other than they are while everything that is shown stays the same: some atoms higher, some
 * lower. What lies in one direction of a move and what lies in the other are all possible to a reader, so a cell that a
 * move changes is known no better than the room that the move has. Each move is a proof for the cells that it changes.
 */
export interface Move extends MovedParts {
  readonly corners: readonly Corner[];
  /** How far the counts can go with the signs of the corners, and against them; null without end. */
  readonly up: number | null;
  readonly down: number | null;
  /** The width of the rule when it was found: it is never made narrower. */
  readonly promised: number;
}

/** Which of the counts a move changes. */
export interface MovedParts {
  readonly part: number;
  /**
   * The part that goes the other way in the same atoms, so that their sum stays as it is: who knows from elsewhere how many there
   * are in all then learns no more. Null: no other part goes along.
   */
  readonly against: number | null;
}

export interface Corner {
  /** As `atomKey` names it. */
  readonly atom: string;
  readonly sign: 1 | -1;
  /** Whether the move changes it in the version looked at last. One that was corrected since need not go along. */
  readonly isActive: boolean;
}

/** An atom by its number in a table, and its sign. */
export type SignedAtom = readonly [atom: number, sign: 1 | -1];

/** The cells that change, with how much of the move each has: never 0. */
export function changedCells(table: Table, corners: readonly SignedAtom[]): ReadonlyMap<number, number> {
  const changes = new Map<number, number>();
  for (const [atom, sign] of corners) {
    for (const cell of table.cellsOf(atom)) {
      const change = (changes.get(cell) ?? 0) + sign;
      if (change === 0) changes.delete(cell);
      else changes.set(cell, change);
    }
  }
  return changes;
}

/** Whether the part is known no better than the move has room, also to who knows the sum of all parts, where it is `exchanged`. */
export function protectsPart({ part, against }: MovedParts, asked: number, exchanged: boolean): boolean {
  return exchanged ? against !== null && (part === asked || against === asked) : against === null && part === asked;
}

/**
 * How far a move can go: what the first version withholds is known not to be 0, for a zero is shown, so the last one of each corner
 * stays.
 * Null, when all corners go one way, for without end.
 */
export function roomOf(
  table: Table,
  { part, against }: MovedParts,
  corners: readonly SignedAtom[],
): { readonly up: number | null; readonly down: number | null } {
  const least = (sign: 1 | -1) => {
    const counts = corners.flatMap(([atom, own]) => {
      if (own === sign) return [table.partOf(atom, part)];
      return against === null ? [] : [table.partOf(atom, against)];
    });
    return counts.length === 0 ? null : Math.max(0, Math.min(...counts) - 1);
  };
  return { up: least(-1), down: least(1) };
}

/** How many values next to the true one a reader cannot rule out. */
export function widthOf({ up, down }: Pick<Move, 'up' | 'down'>): number {
  return up === null || down === null ? Number.POSITIVE_INFINITY : up + down;
}

export function lesser(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
