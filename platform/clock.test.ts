import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInVietnam } from './clock.ts';

describe('the day in Viet Nam', () => {
  it.each([
    ['2024-02-28T16:59:59.999Z', '2024-02-28'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29'],
    ['2024-02-29T16:59:59.999Z', '2024-02-29'],
    ['2024-02-29T17:00:00.000Z', '2024-03-01'],
    ['1969-12-31T16:59:59.999Z', '1969-12-31'],
    ['1969-12-31T17:00:00.000Z', '1970-01-01'],
    ['1945-09-02T00:00:00.000Z', '1945-09-02'],
  ])('at %s is %s', (instant, day) => {
    expect(dayInVietnam(new Date(instant))).toBe(day);
  });

  it('is that of the instant, whatever was asked before', () => {
    const instants = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(instants, { minLength: 2 }), (asked) => {
        for (const instant of [...asked, ...asked.toReversed()]) {
          const shifted = new Date(instant.getTime() + 7 * 3_600_000);
          expect(dayInVietnam(instant)).toBe(shifted.toISOString().slice(0, 10));
        }
      }),
    );
  });

  it('is none for an instant that is none, also after a day that was told', () => {
    dayInVietnam(new Date());

    expect(() => dayInVietnam(new Date(Number.NaN))).toThrow(RangeError);
  });
});
