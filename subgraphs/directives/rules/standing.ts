import { daysBetween } from '../../../domain/period.ts';

/** How an assignment stood on a day, as its span says; days are 'YYYY-MM-DD'. */
export interface Stood {
  readonly concern: 'BOUND' | 'POTENTIAL' | 'EXCLUDED';
  readonly state: 'OPEN' | 'REPORTED' | 'RETURNED' | 'VERIFIED' | 'TRANSFERRED' | 'WITHDRAWN';
  readonly deadlineKind: string;
  readonly originalDueOn?: string | null | undefined;
  readonly originalStrength: 'HARD' | 'SOFT' | null;
  readonly dueOn?: string | null | undefined;
  readonly softDueOn?: string | null | undefined;
  readonly deadlineStrength: 'HARD' | 'SOFT' | null;
  readonly completedOn?: string | null | undefined;
  readonly verifiedOn?: string | null | undefined;
  readonly isSelfVerified: boolean;
  readonly endedOn?: string | null | undefined;
}

/** How something stands to its deadline; see DeadlineStanding of the schema. */
export type ToDeadline = 'NOT_BOUND' | 'NO_DAY' | 'IN_TIME' | 'PAST_AIM' | 'OVERDUE';

/** How an assignment stands on a day, judged against its deadlines. */
export interface Standing {
  readonly on: string;
  readonly state: Stood['state'];
  readonly deadlineStanding: ToDeadline;
  readonly daysOverdue: number | null;
  readonly daysPastOriginal: number | null;
  readonly completedOn: string | null;
  readonly verifiedOn: string | null;
  readonly isSelfVerified: boolean;
  readonly isOnTimeByOriginal: boolean | null;
  readonly isOnTimeByCurrent: boolean | null;
}

/**
 * Judge an assignment on a day against the deadline in force and the original one. What is done is judged by the day on which it
 * was done, what was passed on or taken back by the day on which it ended: after that nobody gets later.
 *
 * The last day is in time until it ends (khoản 6 Điều 148 Bộ luật Dân sự 2015), so a month is not over before its last day is.
 * After the day of an aim nobody is late. Whom it does not bind is never late. What recurs has no day: its periods stand each
 * by itself, see rules/standing/periods.ts.
 */
export function standingOf(stood: Stood, on: string): Standing {
  const { completedOn = null, verifiedOn = null, endedOn = null, isSelfVerified, state } = stood;
  const judgedOn = [on, completedOn, endedOn].filter((day) => day !== null).toSorted()[0]!;
  const doesRecur = stood.deadlineKind === 'RECURRING';
  const dueOn = doesRecur ? null : (stood.dueOn ?? null);
  const originalDueOn = stood.originalDueOn ?? null;
  const isBound = stood.concern === 'BOUND';
  const inTime = (lastOn: string | null) =>
    completedOn === null || lastOn === null || doesRecur ? null : completedOn <= lastOn;
  return {
    on,
    state,
    deadlineStanding: isBound ? toDeadline({ ...stood, dueOn }, judgedOn) : 'NOT_BOUND',
    daysOverdue: isBound ? daysLate(dueOn, stood.deadlineStrength, judgedOn) : null,
    daysPastOriginal: isBound && !doesRecur ? daysLate(originalDueOn, stood.originalStrength, judgedOn) : null,
    completedOn,
    verifiedOn,
    isSelfVerified,
    isOnTimeByOriginal: inTime(originalDueOn),
    isOnTimeByCurrent: inTime(dueOn),
  };
}

/** How something stood to a deadline on a day. Of a staged one `dueOn` is the last day of the order, `softDueOn` of the aim. */
export function toDeadline(
  { dueOn = null, softDueOn = null, deadlineStrength }: Pick<Stood, 'dueOn' | 'softDueOn' | 'deadlineStrength'>,
  judgedOn: string,
): Exclude<ToDeadline, 'NOT_BOUND'> {
  const aimOn = deadlineStrength === 'SOFT' ? (dueOn ?? softDueOn) : softDueOn;
  if (dueOn !== null && deadlineStrength !== 'SOFT' && judgedOn > dueOn) return 'OVERDUE';
  if (aimOn !== null && judgedOn > aimOn) return 'PAST_AIM';
  return dueOn === null && aimOn === null ? 'NO_DAY' : 'IN_TIME';
}

/** Days past the last day of an order, from 1 on the day after it; 0 of an aim, for which nobody is late; null without a day. */
function daysLate(lastOn: string | null, strength: Stood['deadlineStrength'], judgedOn: string): number | null {
  if (lastOn === null) return null;
  return strength === 'SOFT' ? 0 : Math.max(0, daysBetween(lastOn, judgedOn));
}
