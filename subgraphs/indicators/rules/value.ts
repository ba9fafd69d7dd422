import { type Decimal, divideDecimals, type Ratio, ratioOf } from '../../../domain/ratio.ts';

/** A number as a source states it: its two parts, or a bare value, or both. */
export interface StatedNumber {
  readonly numerator?: Decimal | null | undefined;
  readonly denominator?: Decimal | null | undefined;
  readonly value?: Decimal | null | undefined;
}

/** The two parts; null where only a bare value was stated, for none is made up. */
export function statedRatio({ numerator, denominator }: StatedNumber): Ratio | null {
  return numerator == null || denominator == null ? null : ratioOf(numerator, denominator);
}

/**
 * The number itself in its unit: of two parts the percentage, rounded half up to 6 places, or, where things are counted, how
 * many; else the value as stated. Null with parts out of zero: nothing happened. For showing: what decides is compared by the parts.
 */
export function shownValue(number: StatedNumber, unit: string): Decimal | null {
  const ratio = statedRatio(number);
  if (ratio === null) return number.value ?? null;
  if (unit === 'PERCENT') return ratio.percent;
  return unit === 'COUNT' ? ratio.numerator : (number.value ?? divided(ratio));
}

function divided({ numerator, denominator }: Ratio): Decimal | null {
  return denominator === '0' ? null : divideDecimals(numerator, denominator, 6);
}
