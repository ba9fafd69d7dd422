/** An exact decimal as text: "89.9", "-0.05", "1000". Canonical: no plus sign, no needless zeros, never "-0", no exponent. */
export type Decimal = string;

/** What can be read as an exact decimal: its text, or an integer. A number with a fraction is refused, it is binary. */
export type DecimalInput = string | number | bigint;

/**
 * A rate as the two numbers it comes from: "899 of 1000 dossiers on time".
 *
 * `percent` is numerator / denominator x 100 for showing (100 means all; more is possible), rounded half up to 6 places;
 * null when the denominator is zero, for nothing happened then (NO_ACTIVITY): neither 0 nor 100. Compare with a target through
 * `compareWithTarget`, never through `percent`.
 */
export interface Ratio {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
  readonly percent: Decimal | null;
}

/** The side of the target on which a ratio meets it; the target itself is met by the two that say AT. */
export type TargetOperator = 'AT_LEAST' | 'AT_MOST' | 'MORE_THAN' | 'LESS_THAN' | 'EQUAL_TO';

/** A target in percent, 0..100: "tối thiểu 80%" is { operator: 'AT_LEAST', percent: '80' }. */
export interface Target {
  readonly operator: TargetOperator;
  readonly percent: Decimal;
}

/**
 * A distance in percentage points: ratio less target. Exactly `numerator / denominator`; `points` is that rounded half
 * away from zero to 6 places, for showing.
 */
export interface Margin {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
  readonly points: Decimal;
}

/** An exact quotient of two decimals; the denominator is above zero. */
export interface Quotient {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

export interface Comparison {
  readonly met: boolean;
  readonly margin: Margin;
}

/** A decimal taken apart: units / 10^places. */
interface Parts {
  readonly units: bigint;
  readonly places: number;
}

const SHOWN_PLACES = 6;

/**
 * The canonical text of an exact decimal: "007.50" is "7.5".
 *
 * RangeError for what is none: exponents, a decimal comma, blanks, a number with a fraction or beyond 2^53.
 */
export function decimalOf(value: DecimalInput): Decimal {
  return format(parse(value));
}

/** The exact sum. RangeError for what is no decimal. */
export function addDecimals(a: DecimalInput, b: DecimalInput): Decimal {
  return format(add(parse(a), parse(b)));
}

/** The exact difference a - b. RangeError for what is no decimal. */
export function subtractDecimals(a: DecimalInput, b: DecimalInput): Decimal {
  return format(subtract(parse(a), parse(b)));
}

/** Order by value, -1, 0 or 1: "9" before "10", "0.50" equal to "0.5". RangeError for what is no decimal. */
export function compareDecimals(a: DecimalInput, b: DecimalInput): -1 | 0 | 1 {
  return sign(subtract(parse(a), parse(b)));
}

/**
 * numerator / denominator, rounded half up to that many places; halves of a negative quotient go away from zero
 * (-0.5 to -1), so that a shortfall and a surplus of one size show one figure. RangeError for a zero denominator or no decimal.
 */
export function divideDecimals(numerator: DecimalInput, denominator: DecimalInput, places: number): Decimal {
  return format(divide(parse(numerator), parse(denominator), places));
}

/**
 * The ratio of two amounts, with its percent for showing.
 *
 * A numerator may exceed its denominator or be negative (a correction). RangeError for a negative denominator or no decimal.
 */
export function ratioOf(numerator: DecimalInput, denominator: DecimalInput): Ratio {
  const above = parse(numerator);
  const below = parse(denominator);
  if (below.units < 0n) throw new RangeError(`Expected a denominator of zero or more, got ${format(below)}.`);
  return {
    numerator: format(above),
    denominator: format(below),
    percent: below.units === 0n ? null : format(divide(multiply(above, HUNDRED), below, SHOWN_PLACES)),
  };
}

/**
 * The ratio of several places or periods together: sum over sum, which no average of their rates equals.
 *
 * Of none it is 0 of 0, percent null. The result does not depend on order or grouping.
 */
export function sumRatios(ratios: Iterable<Ratio>): Ratio {
  let numerator = ZERO;
  let denominator = ZERO;
  for (const ratio of ratios) {
    numerator = add(numerator, parse(ratio.numerator));
    denominator = add(denominator, parse(ratio.denominator));
  }
  return ratioOf(format(numerator), format(denominator));
}

/**
 * Whether the ratio meets the target, and by how many percentage points it lies above (below: negative).
 *
 * Decided on 100 x numerator against target x denominator, never on a rounded percent: 8999999999 of 10^10 shows as 90 and
 * does not meet "at least 90". null when the denominator is zero: nothing happened that could meet or miss it.
 */
export function compareWithTarget(ratio: Ratio, target: Target): Comparison | null {
  const denominator = parse(ratio.denominator);
  if (denominator.units === 0n) return null;

  const distance = subtract(multiply(parse(ratio.numerator), HUNDRED), multiply(parse(target.percent), denominator));
  return {
    met: MET_BY[target.operator](sign(distance)),
    margin: {
      numerator: format(distance),
      denominator: format(denominator),
      points: format(divide(distance, denominator, SHOWN_PLACES)),
    },
  };
}

/**
 * Order of two quotients by value, -1, 0 or 1, decided by cross-multiplication: 1 / 3 is above 0.333333.
 *
 * RangeError for what is no decimal, or a denominator that is not above zero.
 */
export function compareQuotients(
  a: { readonly numerator: DecimalInput; readonly denominator: DecimalInput },
  b: { readonly numerator: DecimalInput; readonly denominator: DecimalInput },
): -1 | 0 | 1 {
  const [below, belowB] = [parse(a.denominator), parse(b.denominator)];
  if (sign(below) <= 0 || sign(belowB) <= 0) throw new RangeError('Expected denominators above zero.');
  return sign(subtract(multiply(parse(a.numerator), belowB), multiply(parse(b.numerator), below)));
}

/**
 * A quotient in lowest terms, of whole numbers: 13.5 / 81 is 1 / 6, so that equal quotients are the same texts.
 *
 * RangeError for what is no decimal, or a denominator that is not above zero.
 */
export function quotientOf(numerator: DecimalInput, denominator: DecimalInput): Quotient {
  const [above, below] = [parse(numerator), parse(denominator)];
  if (sign(below) <= 0) throw new RangeError(`Expected a denominator above zero, got ${format(below)}.`);
  const places = Math.max(above.places, below.places);
  const [units, whole] = [unitsAt(above, places), unitsAt(below, places)];
  const shared = greatestDivisor(magnitude(units), whole);
  return { numerator: decimalOf(units / shared), denominator: decimalOf(whole / shared) };
}

/** The exact product, in lowest terms. RangeError as `quotientOf`. */
export function multiplyQuotients(a: Quotient, b: Quotient): Quotient {
  const product = (one: Decimal, other: Decimal) => format(multiply(parse(one), parse(other)));
  return quotientOf(product(a.numerator, b.numerator), product(a.denominator, b.denominator));
}

/** The exact sum, in lowest terms; of none it is 0 / 1. RangeError as `quotientOf`. */
export function sumQuotients(quotients: Iterable<Quotient>): Quotient {
  let sum = quotientOf(0, 1);
  for (const { numerator, denominator } of quotients) {
    const [above, below] = [parse(sum.numerator), parse(sum.denominator)];
    const other = parse(denominator);
    const across = add(multiply(above, other), multiply(parse(numerator), below));
    sum = quotientOf(format(across), format(multiply(below, other)));
  }
  return sum;
}

const ZERO: Parts = { units: 0n, places: 0 };
const HUNDRED: Parts = { units: 100n, places: 0 };

/** For each operator, whether a ratio on that side of the target (-1 below, 0 on it, 1 above) meets it. */
const MET_BY: Readonly<Record<TargetOperator, (side: -1 | 0 | 1) => boolean>> = {
  AT_LEAST: (side) => side >= 0,
  AT_MOST: (side) => side <= 0,
  MORE_THAN: (side) => side > 0,
  LESS_THAN: (side) => side < 0,
  EQUAL_TO: (side) => side === 0,
};

function parse(value: DecimalInput): Parts {
  if (typeof value === 'bigint') return { units: value, places: 0 };
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`Expected an integer, or a decimal as text, got the number ${value}.`);
  }
  const [, minus, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError(`Expected a decimal such as "89.9", got ${JSON.stringify(value)}.`);
  return { units: BigInt(`${minus}${whole}${fraction}`), places: fraction.length };
}

function format({ units, places }: Parts): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return (units < 0n ? '-' : '') + whole + (fraction && `.${fraction}`);
}

function add(a: Parts, b: Parts): Parts {
  const places = Math.max(a.places, b.places);
  return { units: unitsAt(a, places) + unitsAt(b, places), places };
}

function subtract(a: Parts, b: Parts): Parts {
  return add(a, { units: -b.units, places: b.places });
}

function multiply(a: Parts, b: Parts): Parts {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** The quotient to that many places, halves away from zero. */
function divide(a: Parts, b: Parts, places: number): Parts {
  if (b.units === 0n) throw new RangeError(`Expected a denominator other than zero under ${format(a)}.`);
  const above = a.units * 10n ** BigInt(b.places + places);
  const below = b.units * 10n ** BigInt(a.places);
  const size = (2n * magnitude(above) + magnitude(below)) / (2n * magnitude(below));
  return { units: above < 0n === below < 0n ? size : -size, places };
}

function unitsAt(value: Parts, places: number): bigint {
  return value.units * 10n ** BigInt(places - value.places);
}

function sign({ units }: Parts): -1 | 0 | 1 {
  if (units === 0n) return 0;
  return units < 0n ? -1 : 1;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [greater, lesser] = [a, b];
  while (lesser !== 0n) [greater, lesser] = [lesser, greater % lesser];
  return greater;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
