import type { Decimal, TargetOperator } from '../../../domain/ratio.ts';
import type { EvaluationOutcome, IndicatorDirection, IndicatorUnit, TargetStrength } from '../generated/types.ts';
import {
  type Comparison,
  type CountedNumber,
  compare,
  type Measured,
  measuredIn,
  type Quotient,
} from './comparison.ts';
import { isStatedTooSoon } from './flags.ts';
import { NO_LAST_DAY } from './target-time.ts';

/** First and last day of a time. */
export interface Time {
  readonly from: string;
  readonly to: string;
}

/** An earlier result that decides whether a target binds an agency. */
export interface Cohort extends Time {
  readonly indicatorId: string;
  readonly unit: IndicatorUnit;
  readonly operator: TargetOperator;
  readonly value: Decimal;
}

/** A target as far as somebody can be judged by it. */
export interface JudgedTarget extends Time {
  readonly id: string;
  readonly indicatorId: string;
  readonly mandateId: string;
  readonly directiveId: string | null;
  readonly evidenceId: string | null;
  readonly ordinal: number;
  readonly value: Decimal;
  readonly unit: IndicatorUnit;
  readonly operator: TargetOperator;
  readonly strength: TargetStrength;
  readonly direction: IndicatorDirection;
  readonly subunitsAsWritten: string | null;
  readonly cohort: Cohort | null;
  /** The day for which its classes are expanded and to which values count: the last of its time; of a duty without one, the day that is asked about. */
  readonly boundOn: string;
  /** Classes and agencies that it binds. */
  readonly classIds: readonly string[];
  readonly agencyIds: readonly string[];
}

/** A number as it counts (that of an override where there is one), with the period that it is about. */
export interface PeriodValue extends CountedNumber {
  /** What it was read from: one observation, or those that were added up. */
  readonly observationIds: readonly string[];
  /** Null where only a day is known by which it stood so. */
  readonly from: string | null;
  readonly to: string;
  readonly statedOn: string | null;
}

/** How somebody stands to a target. */
export interface Judgement extends Comparison {
  readonly outcome: EvaluationOutcome;
}

/**
 * How somebody stands to a target by the value that counts; null for none, `today` the day that decides what is over.
 *
 * MET and NOT_MET only when the time is over and the value is about all of it. Until then, and for ever when the last value
 * ends earlier, begins later or was stated before its period ended, TO_DATE: whether what is known meets the target, with the
 * value's own days to say until when. A value that is not exact enough to tell says nothing in the end: NOT_REPORTED.
 */
export function judge(target: JudgedTarget, value: PeriodValue | null, today: string): Judgement {
  const measured = value && measuredIn(target.unit, value);
  if (value === null || measured === null) return nothing('NOT_REPORTED');
  const comparison = compare(measured, target);
  if (comparison === null) return nothing('NO_ACTIVITY');

  const { isMet } = comparison;
  if (today <= target.to || !isAboutAllOf(target, value)) return { ...comparison, outcome: 'TO_DATE' };
  if (isMet === null) return { ...comparison, outcome: 'NOT_REPORTED' };
  return { ...comparison, outcome: isMet ? 'MET' : 'NOT_MET' };
}

/** A judgement without a number. */
export function nothing(outcome: EvaluationOutcome): Judgement {
  return { outcome, isMet: null, margin: null, lead: null };
}

/** Whether the period of a value lies within a time; of what stood so by a day, that day. */
export function liesWithin(time: Time, { from, to }: Pick<PeriodValue, 'from' | 'to'>): boolean {
  return (from ?? to) >= time.from && to <= time.to;
}

/** Whether a value within a time is about all of it: a period from its first to its last day, or how it stood on the last. */
export function isAboutAllOf(time: Time, value: Pick<PeriodValue, 'from' | 'to' | 'statedOn'>): boolean {
  const begins = value.from === null || value.from <= time.from;
  return begins && value.to === time.to && !isStatedTooSoon(value);
}

/**
 * Whether a target with a cohort binds an agency, by the result that decides; null when nobody knows: no value about all of
 * that time, none that can be compared, or one that is not exact enough.
 */
export function isInCohort(cohort: Cohort, value: PeriodValue | null): boolean | null {
  if (value === null || !isAboutAllOf(cohort, value)) return null;
  const measured = measuredIn(cohort.unit, value);
  return (measured && compare(measured, cohort))?.isMet ?? null;
}

/** Which of several targets of one row binds an agency; `isUnknown` when for one or more nobody can tell. */
export interface Binding<Target> {
  readonly targets: readonly Target[];
  readonly isUnknown: boolean;
}

/** `decided` holds the targets of a row with whether each binds. */
export function bindingOf<Target>(decided: readonly (readonly [Target, boolean | null])[]): Binding<Target> {
  return {
    targets: decided.filter(([, binds]) => binds === true).map(([target]) => target),
    isUnknown: decided.some(([, binds]) => binds === null),
  };
}

/** A target as it is asked about on a day: a duty without a last day has those bound who are there on that day. */
export function askedOn<Asked extends Time>(target: Asked, day: string): Asked & { readonly boundOn: string } {
  return { ...target, boundOn: target.to === NO_LAST_DAY ? day : target.to };
}

/** Targets that share a row: those with a cohort stand together with the others of the row, for one time; else each alone. */
export function rowOf({ id, mandateId, indicatorId, from, to, cohort }: JudgedTarget): string {
  return cohort === null ? id : `${mandateId} ${indicatorId} ${from} ${to}`;
}

/** What a distance from a value in a unit counts in: between shares, percentage points. */
export function marginUnitOf(unit: IndicatorUnit): IndicatorUnit {
  return unit === 'PERCENT' ? 'PERCENTAGE_POINT' : unit;
}

/** The number by which an agency has a place among others: exact, and not out of zero. */
export function rankedNumber(unit: IndicatorUnit, value: PeriodValue | null): Quotient | null {
  const measured: Measured | null = value && measuredIn(unit, value);
  if (measured === null || measured.bound !== 'EXACT' || measured.ratio.denominator === '0') return null;
  return measured.ratio;
}
