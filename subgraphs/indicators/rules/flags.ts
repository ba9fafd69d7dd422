import { addDays } from '../../../domain/period.ts';
import type { QualityFlag } from '../generated/types.ts';

/** What is known of a stated number that bears on how far it can be trusted. Days are 'YYYY-MM-DD'. */
export interface StatedWhen {
  /** First day of its period; null where only a day is known by which it stood so. */
  readonly from: string | null;
  readonly to: string;
  /** The day on which its source stated it; null when not known. */
  readonly statedOn?: string | null | undefined;
  readonly isProvisional: boolean;
  readonly isEstimated: boolean;
  /** Whether another number was recorded before in its place. */
  readonly isRevised: boolean;
}

/** A number stated more days than this after the end of its period is late. */
export const LATE_AFTER_DAYS = 30;

/** What has to be known about a number before it is used, in the order of the schema. */
export function flagsOf(number: StatedWhen, isOverridden: boolean, isFormulaBroken = false): QualityFlag[] {
  const { isProvisional, isEstimated, isRevised } = number;
  const flags: [QualityFlag, boolean][] = [
    ['PROVISIONAL', isProvisional || isStatedTooSoon(number)],
    ['REVISED', isRevised],
    ['LATE', isStatedLate(number)],
    ['ESTIMATED', isEstimated],
    ['OVERRIDDEN', isOverridden],
    ['FORMULA_BROKEN', isFormulaBroken],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}

/** Flags in the order of the schema. */
const FLAGS: readonly QualityFlag[] = [
  'PROVISIONAL',
  'REVISED',
  'LATE',
  'ESTIMATED',
  'OVERRIDDEN',
  'RECAST',
  'FORMULA_BROKEN',
];

/** What has to be known about a number that was made of others: what had to be of any of them, each once. */
export function flagsTogether(ofEach: readonly QualityFlag[], isRecast: boolean): QualityFlag[] {
  return FLAGS.filter((flag) => (flag === 'RECAST' ? isRecast : ofEach.includes(flag)));
}

/**
 * Whether a number was stated before its period had ended: the last day of a period has not ended on that day itself. What
 * only stood so by a day can be stated on it.
 */
export function isStatedTooSoon({ from, to, statedOn }: Pick<StatedWhen, 'from' | 'to' | 'statedOn'>): boolean {
  if (statedOn == null) return false;
  return from === null ? statedOn < to : statedOn <= to;
}

function isStatedLate({ to, statedOn }: StatedWhen): boolean {
  // No day is late after a period that never ends.
  return statedOn != null && statedOn > to && statedOn > addDays(to, LATE_AFTER_DAYS);
}
