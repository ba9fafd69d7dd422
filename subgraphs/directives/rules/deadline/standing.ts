import { compareDays, daysBetween } from '../../../../domain/period.ts';
import type { Instance } from './instances.ts';
import type { Deadline } from './model.ts';

/**
 * How a duty not yet done stands to its deadline on a day. NO_DAY: none is known (nothing set, waits for an event, recurs:
 * then each instance stands by itself). PAST_AIM: an aim has gone by, the limit not, or there is none.
 */
export type StandingToDeadline = 'NO_DAY' | 'IN_TIME' | 'PAST_AIM' | 'OVERDUE';

/** A decision that sets another deadline in place of the one before it. The words of the directive stay as they are. */
export interface Extension {
  readonly deadline: Deadline;
  /** The document that authorises it. */
  readonly directiveId: string;
  readonly decidedOn: string;
}

/** Both answers, for the original deadline is never lost; null where there is no day to measure against. */
export interface Punctuality {
  readonly original: boolean | null;
  readonly current: boolean | null;
}

/** The last day in time, of aim or order; null while it is not known, and for what recurs. */
export function lastDayOf(deadline: Deadline): string | null {
  return deadline.lastOn;
}

/**
 * How a duty that is not done stands on a day. The last day is in time until it ends (khoản 6 Điều 148 Bộ luật Dân sự 2015),
 * so a month is not over before its last day is. An hour on the last day is not judged here: days are.
 */
export function standingOn(deadline: Deadline, today: string): StandingToDeadline {
  const { lastOn } = deadline;
  if (deadline.kind === 'STAGED') {
    if (deadline.strength === 'HARD' && lastOn !== null && today > lastOn) return 'OVERDUE';
    if (deadline.softLastOn !== null && today > deadline.softLastOn) return 'PAST_AIM';
    return lastOn === null && deadline.softLastOn === null ? 'NO_DAY' : 'IN_TIME';
  }
  if (lastOn === null) return 'NO_DAY';
  if (today <= lastOn) return 'IN_TIME';
  return deadline.strength === 'SOFT' ? 'PAST_AIM' : 'OVERDUE';
}

/** Whether an order, not done yet, is late on a day. An aim never is; without a known day nothing is. */
export function isOverdue(deadline: Deadline, today: string): boolean {
  return standingOn(deadline, today) === 'OVERDUE';
}

/** Whether one period of a recurring duty, not done yet, is late on a day. */
export function isInstanceOverdue(instance: Instance, today: string): boolean {
  return today > instance.dueOn;
}

/** Days past the last day, from 1 on the day after it; 0 while it is not overdue. */
export function daysOverdue(deadline: Deadline, today: string): number {
  return isOverdue(deadline, today) ? daysBetween(deadline.lastOn!, today) : 0;
}

/** The deadline in force on a day: the latest decided by then, the original when none was. Of one day the later in the list. */
export function currentDeadline(original: Deadline, extensions: readonly Extension[], on: string): Deadline {
  const decided = extensions.filter(({ decidedOn }) => decidedOn <= on);
  return decided.toSorted((a, b) => compareDays(a.decidedOn, b.decidedOn)).at(-1)?.deadline ?? original;
}

/** Whether what was done on a day was in time by the original deadline, and by the one in force then. */
export function punctuality(original: Deadline, extensions: readonly Extension[], doneOn: string): Punctuality {
  const inTime = ({ lastOn }: Deadline) => (lastOn === null ? null : doneOn <= lastOn);
  return { original: inTime(original), current: inTime(currentDeadline(original, extensions, doneOn)) };
}
