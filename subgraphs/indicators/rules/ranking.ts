import { compareDecimals, compareQuotients } from '../../../domain/ratio.ts';
import type { IndicatorDirection, IndicatorUnit } from '../generated/types.ts';
import type { Quotient } from './comparison.ts';

/** Somebody with a number. */
export interface Ranked {
  readonly id: string;
  readonly number: Quotient;
}

/** A place, from 1, among so many. */
export interface Place {
  readonly rank: number;
  readonly rankedCount: number;
}

/** Competition ranking, best first: equals share a place, and as many places after it stay empty (1, 2, 2, 4). */
export function placesOf(ranked: readonly Ranked[], direction: IndicatorDirection): Map<string, Place> {
  const better = direction === 'UP' ? -1 : 1;
  const sorted = ranked.toSorted((a, b) => better * compareQuotients(a.number, b.number));
  const places = new Map<string, Place>();
  let rank = 0;
  for (const [index, { id, number }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined || compareQuotients(before.number, number) !== 0) rank = index + 1;
    places.set(id, { rank, rankedCount: sorted.length });
  }
  return places;
}

/** By what a list of evaluations is sorted. */
export interface MissKey {
  /** What `lead` counts in: things of different units are not held against each other. */
  readonly unit: IndicatorUnit;
  /** How far on the good side; null without a number. */
  readonly lead: Quotient | null;
  /** Unlike that of any other in the list. */
  readonly key: string;
}

/** Shares first, as most targets are. */
const UNITS: readonly IndicatorUnit[] = ['PERCENTAGE_POINT', 'POINT', 'COUNT', 'PERCENT', 'UNKNOWN'];

/** The widest miss first, unit by unit; those without a number last; equals by their keys, so that there is one order. */
export function widestMissFirst(a: MissKey, b: MissKey): number {
  if (a.lead === null || b.lead === null) {
    return Number(a.lead === null) - Number(b.lead === null) || byKey(a, b);
  }
  return UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit) || compareQuotients(a.lead, b.lead) || byKey(a, b);
}

/** A key as it travels in a cursor: three texts and the key. */
export function writtenKey({ unit, lead, key }: MissKey): [string, string | null, string | null, string] {
  return [unit, lead?.numerator ?? null, lead?.denominator ?? null, key];
}

/** No number of an answer has more characters. */
const NUMBER_LENGTH = 2000;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The key that was written; null for what none wrote. */
export function readKey([unit, numerator, denominator, key]: readonly (string | null)[]): MissKey | null {
  const known = UNITS.find((each) => each === unit);
  if (known === undefined || key == null) return null;
  if (numerator == null && denominator == null) return { unit: known, lead: null, key };
  if (!isNumber(numerator) || !isNumber(denominator) || compareDecimals(denominator, 0) <= 0) return null;
  return { unit: known, lead: { numerator, denominator }, key };
}

function isNumber(text: string | null | undefined): text is string {
  return text != null && text.length <= NUMBER_LENGTH && NUMBER.test(text);
}

function byKey(a: MissKey, b: MissKey): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
