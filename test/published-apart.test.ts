import { describe, expect, it } from 'vitest';
import { type DecidedTables, decideTables, isRoomIn } from '../platform/cube/lattice/deciding.ts';
import type { MeasuredAtom } from '../platform/cube/lattice/folding.ts';
import type { Corner, Move } from '../platform/cube/lattice/move.ts';
import { decide } from '../platform/cube/lattice/suppression.ts';
import { type Atom, Table } from '../platform/cube/lattice/table.ts';
import { publishedCases } from '../subgraphs/indicators/loaders/case-metrics.ts';
import { Dice } from './support/cube-questions.ts';
import { type PublishedVersion, randomAtoms } from './support/published-lattice.ts';
import { leaksTogether } from './support/published-together.ts';

const RULE = { smallestCount: 5, width: 4, smallestChange: null };

describe('tables that stand apart', () => {
  /** Two tables over provinces by months, of the same cases: of the second more were done. */
  const wholes = [
    [3, 60, 80],
    [70, 90, 50],
    [40, 30, 200],
  ];
  const atoms = (doneOf: (whole: number, p: number, m: number) => number, indicator: string) =>
    wholes.flatMap((row, p) =>
      row.map((whole, m): MeasuredAtom => {
        const done = doneOf(whole, p, m);
        return {
          leaves: [['n', `p${p}`], [`2024-0${m + 1}-01`, '2024-01-01', '2024-01-01'], [indicator]],
          ...{ parts: [done, whole - done], measures: [String(whole), String(done)], agencyFlags: [0, 0] },
        };
      }),
    );
  const few = atoms((whole, p, m) => (p + m === 3 ? 9 : Math.min(whole, 20)), 'a');
  const most = atoms((whole, p, m) => whole - (p === m ? 0 : 7), 'b');
  const withheldOf = ({ cells }: Pick<DecidedTables, 'cells'>, indicator: string) =>
    cells
      .filter(({ measures, parts }) => measures === null && parts[2]?.columns[0] === indicator)
      .map(({ parts }) =>
        parts
          .slice(0, 2)
          .map((part) => part?.columns.join() ?? '*')
          .join(' '),
      )
      .sort();
  const decided = (given: readonly MeasuredAtom[], before: DecidedTables | null = null) =>
    decideTables(publishedCases, given, { rule: RULE, before: before?.memory ?? null });

  it('withhold a small whole beside the same others, so that none tells what another withholds', () => {
    const both = decided([...few, ...most]);
    expect(withheldOf(both, 'a')).toContain('p0 2024-01-01');
    expect(withheldOf(both, 'b')).toEqual(withheldOf(both, 'a'));
    // By itself it would have chosen others.
    expect(withheldOf(decided(most), 'b')).not.toEqual(withheldOf(both, 'b'));
  });

  it('have no totals in common, and each its own past', () => {
    const first = decided(few);
    const second = decided([...few, ...most], first);
    expect(second.cells.every(({ parts }) => parts[2] !== null)).toBe(true);
    expect(withheldOf(second, 'a')).toEqual(withheldOf(first, 'a'));
    // A table that is gone is still decided: what it withheld stays withheld beside what it showed.
    const third = decided(most, second);
    expect(third.memory.tables.map(([groups]) => groups)).toEqual([[['a']], [['b']]]);
    expect(third.exposed).toEqual([]);
  });

  /** Two tables of the same cases, of which different parts were done; what a reader of both finds out who knows it. */
  function readTogether(lattices: number, isJoined: boolean) {
    const dice = new Dice(19);
    const seen = { leaks: 0, checked: 0 };
    for (let number = 0; number < lattices; number += 1) {
      const wholesOfAll = randomAtoms(dice).map(({ leaves }) => ({
        leaves,
        whole: dice.chance(25) ? dice.roll(6) : 30 + dice.roll(300),
      }));
      const alike: Move[] = [];
      const counted = ['first', 'second'].map(() =>
        wholesOfAll.map(({ leaves, whole }): Atom => {
          const done = Math.min(whole, dice.pick([0, 3, 9, 25, whole]));
          return { leaves, parts: [done, whole - done] };
        }),
      );
      const protects = [[0, 1], [0], [1]];
      const tables = counted.map((some, place): PublishedVersion => {
        const [own, other] = [new Table(some), new Table(counted[1 - place]!)];
        const joined = {
          alike,
          isShared: (corners: readonly Corner[]) => isRoomIn([other], own, corners, protects, RULE.width),
        };
        const decision = decide({
          ...{ atoms: some, protects, rule: RULE, before: null },
          ...(isJoined ? joined : {}),
        });
        alike.push(...decision.memory.moves);
        return { atoms: some, decision };
      });
      const { leaks, checked } = leaksTogether(tables, { smallest: RULE.smallestCount, width: RULE.width });
      seen.leaks += leaks.length;
      seen.checked += checked;
    }
    return seen;
  }

  it('tell of no small number to who knows that they count the same, as each by itself would', {
    timeout: 60_000,
  }, () => {
    const [joined, apart] = [readTogether(60, true), readTogether(60, false)];
    expect(joined.leaks).toBe(0);
    expect(apart.leaks).toBeGreaterThan(20);
  });
});
