import { describe, expect, it } from 'vitest';
import { flagsOf, flagsTogether, type StatedWhen } from './flags.ts';

const number = (over: Partial<StatedWhen> = {}): StatedWhen => ({
  ...{ from: '2024-01-01', to: '2024-03-31', statedOn: '2024-04-10' },
  ...{ isProvisional: false, isEstimated: false, isRevised: false },
  ...over,
});

describe('what has to be known about a number', () => {
  it.each<[what: string, over: Partial<StatedWhen>, isOverridden: boolean, flags: string[]]>([
    ['nothing of one stated soon after its period', {}, false, []],
    ['nothing of one of which nobody knows when it was stated', { statedOn: null }, false, []],
    ['that its source calls it preliminary', { isProvisional: true }, false, ['PROVISIONAL']],
    ['that its period had not ended on its last day', { statedOn: '2024-03-31' }, false, ['PROVISIONAL']],
    ['nothing on the day after', { statedOn: '2024-04-01' }, false, []],
    ['nothing of what stood so by the day on which it was stated', { from: null, statedOn: '2024-03-31' }, false, []],
    ['that a day is foretold', { from: null, statedOn: '2024-03-30' }, false, ['PROVISIONAL']],
    ['nothing when stated 30 days after its period', { statedOn: '2024-04-30' }, false, []],
    ['that it came later than that', { statedOn: '2024-05-01' }, false, ['LATE']],
    ['nothing at the end of all days', { to: '9999-12-31', from: null, statedOn: '9999-12-31' }, false, []],
    ['that it is estimated', { isEstimated: true }, false, ['ESTIMATED']],
    [
      'all of it, in the order of the schema',
      { isRevised: true, isEstimated: true, isProvisional: true, statedOn: '2025-01-01' },
      true,
      ['PROVISIONAL', 'REVISED', 'LATE', 'ESTIMATED', 'OVERRIDDEN'],
    ],
  ])('is %s', (_, over, isOverridden, flags) => {
    expect(flagsOf(number(over), isOverridden)).toEqual(flags);
  });

  it('is, of a sum, what has to be of any of its numbers, and that it is one', () => {
    expect(flagsTogether(['LATE', 'PROVISIONAL', 'LATE'], true)).toEqual(['PROVISIONAL', 'LATE', 'RECAST']);
    expect(flagsTogether(['FORMULA_BROKEN', 'OVERRIDDEN'], false)).toEqual(['OVERRIDDEN', 'FORMULA_BROKEN']);
    expect(flagsTogether([], false)).toEqual([]);
  });
});
