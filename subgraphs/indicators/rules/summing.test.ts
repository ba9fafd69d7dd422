import { describe, expect, it } from 'vitest';
import type { PeriodValue } from './evaluation.ts';
import { summed } from './summing.ts';

const number = (id: string, over: Partial<PeriodValue>): PeriodValue => ({
  ...{
    observationIds: [id],
    from: '2024-01-01',
    to: '2024-12-31',
    statedOn: '2025-01-20',
    unit: 'PERCENT',
    bound: 'EXACT',
  },
  ...{ numerator: null, denominator: null, value: null, ...over },
});
const parts = (numerator: string, denominator: string) => ({ numerator, denominator });
const half = { from: '2024-01-01', to: '2024-06-30' };

describe('numbers of several agencies', () => {
  it('are added part to part, about the latest period that all have', () => {
    const a = [number('a1', parts('7', '8')), number('a2', { ...parts('1', '3'), ...half })];
    const b = [number('b2', { ...parts('0.5', '4'), ...half, unit: 'COUNT', statedOn: '2024-07-01' })];

    expect(summed('PERCENT', [a, b])).toEqual({
      ...{ ...half, numerator: '1.5', denominator: '7', value: null, unit: 'PERCENT', bound: 'EXACT' },
      ...{ statedOn: '2024-07-01', observationIds: ['a2', 'b2'] },
    });
  });

  it.each([
    ['one has none', 'PERCENT', [[number('a', parts('1', '2'))], []]],
    [
      'no period is common',
      'PERCENT',
      [[number('a', parts('1', '2'))], [number('b', { ...parts('1', '2'), ...half })]],
    ],
    [
      'a day by which it stood so is no period',
      'PERCENT',
      [[number('a', parts('1', '2'))], [number('b', { ...parts('1', '2'), from: null })]],
    ],
    ['one has no parts', 'PERCENT', [[number('a', parts('1', '2'))], [number('b', { value: '50' })]]],
    [
      'one is not exact',
      'PERCENT',
      [[number('a', parts('1', '2'))], [number('b', { ...parts('1', '2'), bound: 'NEARLY' })]],
    ],
    [
      'they are points',
      'POINT',
      [[number('a', { ...parts('1', '2'), unit: 'POINT' })], [number('b', { ...parts('1', '2'), unit: 'POINT' })]],
    ],
    [
      'the latest that all have cannot be added, though an earlier one could',
      'PERCENT',
      [
        [number('a', parts('1', '2')), number('a', { ...parts('1', '2'), ...half })],
        [number('b', { value: '50' }), number('b', { ...parts('1', '2'), ...half })],
      ],
    ],
  ] as const)('are no number together when %s', (_, unit, numbers) => {
    expect(summed(unit, numbers)).toBeNull();
  });

  it('of things are added with or without parts', () => {
    const things = (id: string, over: Partial<PeriodValue>) => [number(id, { unit: 'COUNT', ...over })];

    expect(summed('COUNT', [things('a', parts('1', '2')), things('b', parts('3', '4'))])).toMatchObject({
      ...{ numerator: '4', denominator: '6', value: null },
    });
    expect(summed('COUNT', [things('a', parts('1', '2')), things('b', { value: '10.5' })])).toMatchObject({
      ...{ numerator: null, denominator: null, value: '11.5' },
    });
  });

  it('are out of zero together when all are', () => {
    expect(summed('PERCENT', [[number('a', parts('0', '0'))], [number('b', parts('0', '0'))]])).toMatchObject(
      parts('0', '0'),
    );
  });

  it('have no day when none of them is known', () => {
    expect(summed('PERCENT', [[number('a', { ...parts('1', '2'), statedOn: null })]])?.statedOn).toBeNull();
  });
});
