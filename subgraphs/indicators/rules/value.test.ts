import { describe, expect, it } from 'vitest';
import { shownValue, statedRatio } from './value.ts';

describe('a stated number', () => {
  it('has the parts that were stated, and none that were not', () => {
    expect(statedRatio({ numerator: '12', denominator: '250' })).toEqual({
      ...{ numerator: '12', denominator: '250', percent: '4.8' },
    });
    expect(statedRatio({ value: '63.8' })).toBeNull();
  });

  it.each([
    ['a bare percentage as stated', { value: '63.8' }, 'PERCENT', '63.8'],
    ['of parts the percentage', { numerator: '62', denominator: '63' }, 'PERCENT', '98.412698'],
    [
      'of parts the percentage, whatever was rounded beside them',
      { numerator: '1', denominator: '3', value: '33' },
      'PERCENT',
      '33.333333',
    ],
    ['of counted parts how many', { numerator: '53', denominator: '63' }, 'COUNT', '53'],
    ['of points the quotient', { numerator: '7', denominator: '2' }, 'POINT', '3.5'],
    ['of points the value as stated', { numerator: '7', denominator: '2', value: '3.4' }, 'POINT', '3.4'],
    ['nothing out of zero', { numerator: '0', denominator: '0' }, 'PERCENT', null],
    ['no points out of zero', { numerator: '0', denominator: '0' }, 'POINT', null],
    ['a count of none', { numerator: '0', denominator: '0' }, 'COUNT', '0'],
  ])('shows %s', (_, number, unit, expected) => {
    expect(shownValue(number, unit)).toBe(expected);
  });
});
