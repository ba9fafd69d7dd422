import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  compareQuotients,
  compareWithTarget,
  decimalOf,
  divideDecimals,
  multiplyQuotients,
  quotientOf,
  ratioOf,
  subtractDecimals,
  sumQuotients,
  sumRatios,
} from './ratio.ts';

/** Decimals of up to four places, with the integer of ten-thousandths they stand for: exact arithmetic to check against. */
const anyTenThousandths = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const anyCount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const anyRatio = fc.tuple(anyCount, anyCount).map(([numerator, denominator]) => ratioOf(numerator, denominator));

function decimalFrom(tenThousandths: bigint) {
  return divideDecimals(tenThousandths, 10_000, 4);
}

describe('decimalOf', () => {
  it.each([
    ['89.9', '89.9'],
    ['007.50', '7.5'],
    ['100.000', '100'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['-0.050', '-0.05'],
    ['0.1', '0.1'],
    ['123456789012345678901234567890.000000000000000000001', '123456789012345678901234567890.000000000000000000001'],
    [0, '0'],
    [-17, '-17'],
    [9007199254740991, '9007199254740991'],
    [10n ** 30n, `1${'0'.repeat(30)}`],
  ])('%s is %s', (value, expected) => {
    expect(decimalOf(value)).toBe(expected);
  });

  it.each(['', ' 1', '1 ', '+1', '1.', '.5', '1e3', '89,9', '1.2.3', '--1', '٣', '1\n', 'NaN'])(
    'refuses %j',
    (text) => {
      expect(() => decimalOf(text)).toThrow(
        new RangeError(`Expected a decimal such as "89.9", got ${JSON.stringify(text)}.`),
      );
    },
  );

  it.each([0.5, 9007199254740992, Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %s', (value) => {
    expect(() => decimalOf(value)).toThrow(
      new RangeError(`Expected an integer, or a decimal as text, got the number ${value}.`),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyTenThousandths, (value) => {
        expect(decimalOf(decimalFrom(value))).toBe(decimalFrom(value));
      }),
    );
  });
});

describe('arithmetic of decimals', () => {
  it('is exact where binary fractions are not', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(subtractDecimals('63.8', '35')).toBe('28.8');
    expect(subtractDecimals('0.3', '0.30')).toBe('0');
  });

  it('agrees with integers of ten-thousandths', () => {
    fc.assert(
      fc.property(anyTenThousandths, anyTenThousandths, (a, b) => {
        expect(addDecimals(decimalFrom(a), decimalFrom(b))).toBe(decimalFrom(a + b));
        expect(subtractDecimals(decimalFrom(a), decimalFrom(b))).toBe(decimalFrom(a - b));
        expect(compareDecimals(decimalFrom(a), decimalFrom(b))).toBe(a === b ? 0 : a < b ? -1 : 1);
      }),
    );
  });

  it.each([
    ['9', '10', -1],
    ['-9', '-10', 1],
    ['0.50', '0.5', 0],
    ['-0', '0', 0],
  ])('%s against %s is %i', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });

  it.each([
    ['1', '2', 0, '1'],
    ['-1', '2', 0, '-1'],
    ['1', '-2', 0, '-1'],
    ['-1', '-2', 0, '1'],
    ['0.49', '1', 0, '0'],
    ['-0.49', '1', 0, '0'],
    ['1', '3', 6, '0.333333'],
    ['2', '3', 6, '0.666667'],
    ['0.0000005', '1', 6, '0.000001'],
    ['0.00000049', '1', 6, '0'],
    ['7.5', '0.25', 2, '30'],
  ])('%s / %s to %i places is %s', (numerator, denominator, places, expected) => {
    expect(divideDecimals(numerator, denominator, places)).toBe(expected);
  });

  it('refuses to divide by zero', () => {
    expect(() => divideDecimals(1, 0, 6)).toThrow(new RangeError('Expected a denominator other than zero under 1.'));
  });
});

describe('ratioOf', () => {
  it.each([
    [899, 1000, '89.9'],
    [12, 250, '4.8'],
    [62, 63, '98.412698'],
    [1, 3, '33.333333'],
    [2, 3, '66.666667'],
    [1, 1, '100'],
    [0, 7, '0'],
    [3, 2, '150'],
    [-1, 3, '-33.333333'],
    ['0.5', '12.5', '4'],
  ])('%s of %s is %s percent', (numerator, denominator, percent) => {
    expect(ratioOf(numerator, denominator)).toEqual({
      numerator: String(numerator),
      denominator: String(denominator),
      percent,
    });
  });

  it.each([
    ['just under the half', '0.4999999', '0'],
    ['on the half', '0.5', '0.000001'],
    ['on the half, negative', '-0.5', '-0.000001'],
    ['just under the half, negative', '-0.4999999', '0'],
  ])('rounds the seventh place, %s', (_, numerator, percent) => {
    expect(ratioOf(numerator, 10 ** 8).percent).toBe(percent);
  });

  it('has no percent of nothing', () => {
    expect(ratioOf(0, 0)).toEqual({ numerator: '0', denominator: '0', percent: null });
    expect(ratioOf(5, '0.00')).toEqual({ numerator: '5', denominator: '0', percent: null });
  });

  it('refuses a negative denominator', () => {
    expect(() => ratioOf(1, -4)).toThrow(new RangeError('Expected a denominator of zero or more, got -4.'));
  });

  it('never shows a larger percent for a smaller rate', () => {
    fc.assert(
      fc.property(anyCount, anyCount, anyCount, anyCount, (a, b, c, d) => {
        fc.pre(b > 0n && d > 0n);
        const [smaller, larger] = a * d <= c * b ? [ratioOf(a, b), ratioOf(c, d)] : [ratioOf(c, d), ratioOf(a, b)];

        expect(compareDecimals(smaller.percent!, larger.percent!)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('shows a percent within half of the sixth place of the rate, a half going up', () => {
    fc.assert(
      fc.property(anyCount, anyCount, (numerator, denominator) => {
        fc.pre(denominator > 0n);
        const [whole, fraction = ''] = ratioOf(numerator, denominator).percent!.split('.');
        const millionths = BigInt(`${whole}${fraction.padEnd(6, '0')}`);
        const error = millionths * denominator - numerator * 100_000_000n;

        expect(2n * error <= denominator && 2n * error > -denominator).toBe(true);
      }),
    );
  });
});

describe('sumRatios', () => {
  it('adds numerators and denominators, which is not the average of the rates', () => {
    expect(sumRatios([ratioOf(1, 1), ratioOf(0, 99)])).toEqual({ numerator: '1', denominator: '100', percent: '1' });
  });

  it('is nothing of nothing for none', () => {
    expect(sumRatios([])).toEqual(ratioOf(0, 0));
  });

  it('passes over a place where nothing happened', () => {
    expect(sumRatios([ratioOf(9, 10), ratioOf(0, 0)])).toEqual(ratioOf(9, 10));
  });

  it('does not depend on grouping or order', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        const whole = sumRatios([a, b, c]);

        expect(sumRatios([sumRatios([a, b]), c])).toEqual(whole);
        expect(sumRatios([a, sumRatios([b, c])])).toEqual(whole);
        expect(sumRatios([c, b, a])).toEqual(whole);
      }),
    );
  });
});

describe('compareQuotients', () => {
  it.each([
    [['1', '3'], ['0.333333', '1'], 1],
    [['1', '3'], ['2', '6'], 0],
    [['-1', '3'], ['-1', '4'], -1],
    [['8999999999', '10000000000'], ['9', '10'], -1],
    [['0', '5'], ['0', '0.1'], 0],
  ] as const)('%j to %j is %i', ([a, b], [c, d], expected) => {
    const [one, other] = [
      { numerator: a, denominator: b },
      { numerator: c, denominator: d },
    ];

    expect(compareQuotients(one, other)).toBe(expected);
    expect(compareQuotients(other, one)).toBe(expected === 0 ? 0 : -expected);
  });

  it('refuses denominators that are not above zero', () => {
    const third = { numerator: 1, denominator: 3 };

    for (const denominator of [0, -3]) {
      expect(() => compareQuotients(third, { numerator: 1, denominator })).toThrow(RangeError);
      expect(() => compareQuotients({ numerator: 1, denominator }, third)).toThrow(RangeError);
    }
  });
});

describe('quotients', () => {
  it.each([
    ['13.5', '81', '1', '6'],
    ['0', '7', '0', '1'],
    ['-0.5', '0.25', '-2', '1'],
    ['899', '1000', '899', '1000'],
    ['1', '0.03', '100', '3'],
  ])('%s / %s is %s / %s in lowest terms', (above, below, numerator, denominator) => {
    expect(quotientOf(above, below)).toEqual({ numerator, denominator });
  });

  it.each(['0', '-1', '0.00'])('refuse the denominator %s', (denominator) => {
    expect(() => quotientOf(1, denominator)).toThrow(RangeError);
  });

  it('add up and multiply exactly, whatever the order', () => {
    const third = quotientOf(1, 3);
    expect(sumQuotients([third, third, third])).toEqual(quotientOf(1, 1));
    expect(sumQuotients([])).toEqual(quotientOf(0, 1));
    expect(sumQuotients([quotientOf(1, 6), quotientOf('-0.1', 1)])).toEqual(quotientOf(1, 15));
    expect(multiplyQuotients(quotientOf(2, 3), quotientOf('0.9', 4))).toEqual(quotientOf(3, 20));

    const anyQuotient = fc
      .tuple(anyTenThousandths, fc.bigInt({ min: 1n, max: 10n ** 9n }))
      .map(([numerator, denominator]) => quotientOf(numerator, denominator));
    fc.assert(
      fc.property(anyQuotient, anyQuotient, anyQuotient, (a, b, c) => {
        expect(sumQuotients([a, b, c])).toEqual(sumQuotients([c, sumQuotients([b, a])]));
        expect(multiplyQuotients(a, sumQuotients([b, c]))).toEqual(
          sumQuotients([multiplyQuotients(a, b), multiplyQuotients(a, c)]),
        );
      }),
    );
  });
});

describe('compareWithTarget', () => {
  it.each([
    ['AT_LEAST', [false, true, true]],
    ['AT_MOST', [true, true, false]],
    ['MORE_THAN', [false, false, true]],
    ['LESS_THAN', [true, false, false]],
    ['EQUAL_TO', [false, true, false]],
  ] as const)('%s 90, on 899, 900 and 901 of 1000: %j', (operator, expected) => {
    const met = [899, 900, 901].map(
      (numerator) => compareWithTarget(ratioOf(numerator, 1000), { operator, percent: '90' })?.met,
    );

    expect(met).toEqual(expected);
  });

  it('does not round 89.9 up to its target, and says how far it is', () => {
    expect(compareWithTarget(ratioOf(899, 1000), { operator: 'AT_LEAST', percent: '90' })).toEqual({
      met: false,
      margin: { numerator: '-100', denominator: '1000', points: '-0.1' },
    });
  });

  it('decides on the exact rate even where the shown percent has reached the target', () => {
    const almost = ratioOf(8_999_999_999n, 10_000_000_000n);

    expect(almost.percent).toBe('90');
    expect(compareWithTarget(almost, { operator: 'AT_LEAST', percent: '90' })).toEqual({
      met: false,
      margin: { numerator: '-100', denominator: '10000000000', points: '0' },
    });
  });

  it('is exact about thirds', () => {
    expect(compareWithTarget(ratioOf(2, 3), { operator: 'AT_LEAST', percent: '66.6' })).toEqual({
      met: true,
      margin: { numerator: '0.2', denominator: '3', points: '0.066667' },
    });
  });

  it('neither meets nor misses a target where nothing happened', () => {
    expect(compareWithTarget(ratioOf(0, 0), { operator: 'AT_LEAST', percent: '90' })).toBeNull();
  });

  it('agrees with exact rational arithmetic', () => {
    fc.assert(
      fc.property(anyCount, anyCount, fc.bigInt({ min: 0n, max: 1_000_000n }), (numerator, denominator, target) => {
        fc.pre(denominator > 0n);
        const percent = decimalFrom(target);
        const comparison = compareWithTarget(ratioOf(numerator, denominator), { operator: 'AT_LEAST', percent });

        expect(comparison?.met).toBe(numerator * 1_000_000n >= target * denominator);
        expect(comparison?.margin.numerator).toBe(decimalFrom(numerator * 1_000_000n - target * denominator));
      }),
    );
  });
});
