import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  compareDays,
  comparePeriods,
  containsDay,
  daysBetween,
  formatPeriod,
  GRAINS,
  isDay,
  nextPeriod,
  parsePeriod,
  periodOf,
  previousPeriod,
  splitPeriod,
} from './period.ts';

const anyDay = fc
  .integer({ min: 0, max: daysBetween('0002-01-01', '9998-12-31') })
  .map((count) => addDays('0002-01-01', count));
const anyGrain = fc.constantFrom(...GRAINS);
const anyPeriod = fc.tuple(anyDay, anyGrain).map(([day, grain]) => periodOf(day, grain));

describe('isDay', () => {
  it.each([
    ['2023-02-28', true],
    ['2023-02-29', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2023-04-30', true],
    ['2023-04-31', false],
    ['2023-12-31', true],
    ['2023-12-32', false],
    ['2023-13-01', false],
    ['2023-00-10', false],
    ['2023-01-00', false],
    ['0000-12-31', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['10000-01-01', false],
    ['2023-1-1', false],
    ['2023-01-01 ', false],
    ['2023-01-01\n', false],
    ['2023-01-01T00:00:00Z', false],
    ['31/12/2023', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

describe('arithmetic of days', () => {
  it.each([
    ['2022-10-06', '2022-10-14', 8],
    ['2022-10-14', '2022-11-21', 38],
    ['2022-11-21', '2022-11-23', 2],
    ['2022-11-23', '2022-12-23', 30],
    ['2022-10-06', '2022-12-23', 78],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2025-07-01', '2025-06-30', -1],
    ['2025-07-01', '2025-07-01', 0],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('from %s to %s are %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  it('adds what it counts, and orders by it', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(compareDays(b, a))).toBe(Math.sign(daysBetween(a, b)));
      }),
    );
  });

  it.each([
    ['a day that does not exist', () => daysBetween('2023-02-29', '2023-03-01'), 'got "2023-02-29"'],
    ['a part of a day', () => addDays('2023-01-01', 0.5), 'got 0.5'],
    ['a result before the first year', () => addDays('0001-01-01', -1), '0001-01-01 - 1 days is outside years'],
    ['a result after the last year', () => addDays('9999-12-31', 1), '9999-12-31 + 1 days is outside years'],
    ['a result no clock can hold', () => addDays('2023-01-01', 1e15), 'is outside years'],
  ])('refuses %s', (_, act, message) => {
    expect(act).toThrow(RangeError);
    expect(act).toThrow(message);
  });
});

describe('parsePeriod', () => {
  it.each([
    ['2023-03-31', 'DAY', '2023-03-31', '2023-03-31'],
    ['2023-03', 'MONTH', '2023-03-01', '2023-03-31'],
    ['2023-02', 'MONTH', '2023-02-01', '2023-02-28'],
    ['2024-02', 'MONTH', '2024-02-01', '2024-02-29'],
    ['2023-Q1', 'QUARTER', '2023-01-01', '2023-03-31'],
    ['2023-Q2', 'QUARTER', '2023-04-01', '2023-06-30'],
    ['2023-Q4', 'QUARTER', '2023-10-01', '2023-12-31'],
    ['2023-H1', 'HALF', '2023-01-01', '2023-06-30'],
    ['2023-H2', 'HALF', '2023-07-01', '2023-12-31'],
    ['2023', 'YEAR', '2023-01-01', '2023-12-31'],
    ['0001', 'YEAR', '0001-01-01', '0001-12-31'],
    ['9999', 'YEAR', '9999-01-01', '9999-12-31'],
  ] as const)('%s is a %s from %s to %s', (text, grain, firstOn, lastOn) => {
    expect(parsePeriod(text)).toEqual({ grain, firstOn, lastOn });
  });

  it.each([
    ...['', '0000', '23', '2023-Q0', '2023-Q5', '2023-H0', '2023-H3', '2023-q1', '2023-13', '2023-00', '2023-3'],
    ...['2023-02-29', '2023-Q1 ', '2023-Q', '2023Q1', '2023-W01', 'quý I năm 2023'],
  ])('refuses %j', (text) => {
    expect(() => parsePeriod(text)).toThrow(
      new RangeError(
        `Expected a period such as 2023, 2023-H1, 2023-Q1, 2023-03 or 2023-03-31, got ${JSON.stringify(text)}.`,
      ),
    );
  });

  it('reads back what formatPeriod wrote', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriod(formatPeriod(period))).toEqual(period);
      }),
    );
  });
});

describe('periodOf', () => {
  it.each([
    ['2023-03-31', 'QUARTER', '2023-Q1'],
    ['2023-04-01', 'QUARTER', '2023-Q2'],
    ['2023-06-30', 'HALF', '2023-H1'],
    ['2023-07-01', 'HALF', '2023-H2'],
    ['2023-12-31', 'YEAR', '2023'],
    ['2024-01-01', 'YEAR', '2024'],
  ] as const)('%s at grain %s is %s', (day, grain, expected) => {
    expect(formatPeriod(periodOf(day, grain))).toBe(expected);
  });

  it('refuses what is no day', () => {
    expect(() => periodOf('2023-02-29', 'MONTH')).toThrow('Expected a calendar day as YYYY-MM-DD, got "2023-02-29".');
  });

  it('contains the day it was asked for, and not its neighbours past the ends', () => {
    fc.assert(
      fc.property(anyDay, anyGrain, (day, grain) => {
        const period = periodOf(day, grain);

        expect(containsDay(period, day)).toBe(true);
        expect([period.firstOn, period.lastOn].map((end) => containsDay(period, end))).toEqual([true, true]);
        expect(containsDay(period, addDays(period.firstOn, -1))).toBe(false);
        expect(containsDay(period, addDays(period.lastOn, 1))).toBe(false);
      }),
    );
  });
});

describe('nextPeriod and previousPeriod', () => {
  it.each([
    ['2023-02-28', '2023-03-01'],
    ['2023-12', '2024-01'],
    ['2023-Q4', '2024-Q1'],
    ['2023-H2', '2024-H1'],
    ['2023', '2024'],
  ])('after %s comes %s', (earlier, later) => {
    expect(formatPeriod(nextPeriod(parsePeriod(earlier)))).toBe(later);
    expect(formatPeriod(previousPeriod(parsePeriod(later)))).toBe(earlier);
  });

  it('undo each other and leave no gap', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
        expect(daysBetween(period.lastOn, nextPeriod(period).firstOn)).toBe(1);
      }),
    );
  });

  it('refuse to leave the calendar', () => {
    expect(() => nextPeriod(parsePeriod('9999-Q4'))).toThrow(RangeError);
    expect(() => previousPeriod(parsePeriod('0001-01'))).toThrow(RangeError);
  });
});

describe('splitPeriod', () => {
  it.each([
    ['2023', 'HALF', ['2023-H1', '2023-H2']],
    ['2023', 'QUARTER', ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']],
    ['2023-H2', 'QUARTER', ['2023-Q3', '2023-Q4']],
    ['2023-Q2', 'MONTH', ['2023-04', '2023-05', '2023-06']],
    ['2023-Q2', 'QUARTER', ['2023-Q2']],
  ] as const)('%s into grain %s', (text, grain, parts) => {
    expect(splitPeriod(parsePeriod(text), grain).map(formatPeriod)).toEqual(parts);
  });

  it('covers every day of a leap year once', () => {
    expect(splitPeriod(parsePeriod('2024'), 'DAY')).toHaveLength(366);
    expect(splitPeriod(parsePeriod('2023'), 'DAY')).toHaveLength(365);
  });

  it('refuses a coarser grain', () => {
    expect(() => splitPeriod(parsePeriod('2023-Q1'), 'HALF')).toThrow(
      new RangeError('2023-Q1 cannot be split into grain HALF, which is coarser than QUARTER.'),
    );
  });

  it('begins and ends with the whole, without gap or overlap', () => {
    fc.assert(
      fc.property(anyPeriod, anyGrain, (period, grain) => {
        fc.pre(GRAINS.indexOf(grain) <= GRAINS.indexOf(period.grain));
        const parts = splitPeriod(period, grain);

        expect(parts[0]?.firstOn).toBe(period.firstOn);
        expect(parts.at(-1)?.lastOn).toBe(period.lastOn);
        for (const [index, part] of parts.slice(1).entries()) expect(part).toEqual(nextPeriod(parts[index]!));
      }),
    );
  });
});

describe('comparePeriods', () => {
  it('orders by first day, the longer first', () => {
    const ordered = [
      '2022-12-31',
      '2023',
      '2023-H1',
      '2023-Q1',
      '2023-01',
      '2023-01-01',
      '2023-01-02',
      '2023-Q2',
      '2024',
    ];

    expect(ordered.toReversed().map(parsePeriod).sort(comparePeriods).map(formatPeriod)).toEqual(ordered);
  });

  it('finds only equal periods equal', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        expect(comparePeriods(a, b) === 0).toBe(formatPeriod(a) === formatPeriod(b));
        expect(Math.sign(comparePeriods(a, b)) + Math.sign(comparePeriods(b, a))).toBe(0);
      }),
    );
  });
});
