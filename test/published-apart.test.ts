import { describe, expect, it } from 'vitest';
import { type DecidedTables, decideTables } from '../platform/cube/lattice/deciding.ts';
import type { MeasuredAtom } from '../platform/cube/lattice/folding.ts';
import { publishedCases } from '../subgraphs/indicators/loaders/case-metrics.ts';

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
});
