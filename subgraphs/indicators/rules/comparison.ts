import {
  compareDecimals,
  compareWithTarget,
  type Decimal,
  decimalOf,
  divideDecimals,
  type Ratio,
  ratioOf,
  subtractDecimals,
  type TargetOperator,
} from '../../../domain/ratio.ts';
import type { IndicatorUnit, ValueBound } from '../generated/types.ts';
import { type StatedNumber, statedRatio } from './value.ts';

/**
 * A number that can be compared: exactly 100 x numerator / denominator of `ratio`, in its unit, so that shares with their
 * parts and bare numbers go one way. `bare` is the number itself where no parts are known.
 */
export interface Measured {
  readonly ratio: Ratio;
  readonly bare: Decimal | null;
  readonly bound: ValueBound;
}

/** A number with what it counts in and how exact it is. */
export interface CountedNumber extends StatedNumber {
  readonly unit: IndicatorUnit;
  readonly bound: ValueBound;
}

/** A value to be reached. */
export interface Goal {
  readonly operator: TargetOperator;
  readonly value: Decimal;
}

/** An exact quotient; the denominator is above zero. */
export interface Quotient {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

/** How a number stands to a goal. */
export interface Comparison {
  /** Null when the number is not exact enough to tell; then there is no margin either. */
  readonly isMet: boolean | null;
  /** Number less goal; of shares with parts rounded to 6 places, for showing. */
  readonly margin: Decimal | null;
  /** How far the number lies on the good side of the goal, exactly: below zero is a miss, whichever side is good. */
  readonly lead: Quotient | null;
}

/**
 * A number as one in `unit`; null when it is none of that unit. A part of a whole is a share, also where its source counts
 * ("53/63"); a difference of shares is none, and nothing is computed from a number whose unit is not known.
 */
export function measuredIn(unit: IndicatorUnit, number: CountedNumber): Measured | null {
  if (unit === 'UNKNOWN' || number.unit === 'UNKNOWN') return null;
  const { bound } = number;
  const ratio = statedRatio(number);
  const isShareOfCounted = unit === 'PERCENT' && number.unit === 'COUNT' && ratio !== null;
  if (number.unit !== unit && !isShareOfCounted) return null;

  if (ratio !== null && unit === 'PERCENT') return { ratio, bare: null, bound };
  if (ratio !== null && unit === 'COUNT') return bareNumber(ratio.numerator, bound);
  if (number.value != null) return bareNumber(number.value, bound);
  return ratio && { ratio: { ...ratio, numerator: hundredthOf(ratio.numerator) }, bare: null, bound };
}

/**
 * How a number stands to a goal; null when it is out of zero. Shares are compared by cross-multiplication: 899 of 1000 does
 * not reach 90. A number that is only "more than" or "nearly" (a little less) tells as much as its side allows: more than
 * 45 reaches at least 45; whether it reaches 50 nobody knows.
 */
export function compare({ ratio, bare, bound }: Measured, { operator, value }: Goal): Comparison | null {
  const exact = compareWithTarget(ratio, { operator, percent: decimalOf(value) });
  if (exact === null) return null;
  const side = compareDecimals(exact.margin.numerator, 0);
  const isMet = bound === 'EXACT' ? exact.met : metOnSide(operator, bound, side);
  if (isMet === null) return { isMet, margin: null, lead: null };

  const { numerator, denominator, points } = exact.margin;
  return {
    isMet,
    margin: bare === null ? points : subtractDecimals(bare, value),
    lead: { numerator: leadOf(operator, numerator, side), denominator },
  };
}

/** Whether an inexact number reaches a goal: true and false are sure. `side` is where the stated number lies. */
function metOnSide(operator: TargetOperator, bound: Exclude<ValueBound, 'EXACT'>, side: -1 | 0 | 1): boolean | null {
  // The true number lies beyond the stated one, on this side of it.
  const beyond = bound === 'MORE_THAN' ? 1 : -1;
  if (side !== 0 && side !== beyond) return null;
  if (operator === 'EQUAL_TO') return false;
  const wanted = operator === 'AT_LEAST' || operator === 'MORE_THAN' ? 1 : -1;
  return beyond === wanted;
}

function leadOf(operator: TargetOperator, distance: Decimal, side: -1 | 0 | 1): Decimal {
  const opposite = () => subtractDecimals(0, distance);
  if (operator === 'EQUAL_TO') return side > 0 ? opposite() : distance;
  return operator === 'AT_MOST' || operator === 'LESS_THAN' ? opposite() : distance;
}

function bareNumber(value: Decimal, bound: ValueBound): Measured {
  const bare = decimalOf(value);
  return { ratio: ratioOf(bare, 100), bare, bound };
}

/** Exact: two places more than the number has. */
function hundredthOf(decimal: Decimal): Decimal {
  const places = decimal.split('.')[1]?.length ?? 0;
  return divideDecimals(decimal, 100, places + 2);
}
