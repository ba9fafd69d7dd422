import { compareDecimals, compareQuotients, type Decimal, type Quotient } from '../../../domain/ratio.ts';

/** By what a list of scores is sorted. */
export interface Standing {
  readonly points: Quotient;
  /** What the components with points could have earned. */
  readonly outOf: Decimal;
  readonly id: string;
}

/** The most points first; of equals those that are out of less; then by id, so that there is one order. */
export function standingFirst(a: Standing, b: Standing): number {
  return compareQuotients(b.points, a.points) || compareDecimals(a.outOf, b.outOf) || byId(a, b);
}

function byId(a: Standing, b: Standing): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** A standing as it travels in a cursor. */
export function writtenStanding({ points, outOf, id }: Standing): [string, string, string, string] {
  return [points.numerator, points.denominator, outOf, id];
}

/** No number of an answer has more characters. */
const NUMBER_LENGTH = 4000;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The standing that was written; null for what none wrote. */
export function readStanding([numerator, denominator, outOf, id]: readonly (string | null)[]): Standing | null {
  if (!isNumber(numerator) || !isNumber(denominator) || !isNumber(outOf) || id == null) return null;
  return compareDecimals(denominator, 0) <= 0 ? null : { points: { numerator, denominator }, outOf, id };
}

function isNumber(text: string | null | undefined): text is string {
  return text != null && text.length <= NUMBER_LENGTH && NUMBER.test(text);
}
