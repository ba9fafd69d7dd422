import { addDays, isDay, periodOf } from '../../../../domain/period.ts';
import type { Deadline, NoteCode, RelativeDeadline, Term, WorkingCalendar } from './model.ts';
import { confidenceOf } from './readings.ts';

/** Longer terms than this are no deadlines; it also bounds the counting of working days. */
const MOST: Readonly<Record<Term['unit'], number>> = {
  HOUR: 24 * 366,
  WORKING_HOUR: 8 * 366,
  DAY: 3_660,
  WORKING_DAY: 1_000,
  WEEK: 520,
  MONTH: 120,
  YEAR: 30,
};

/** A day counted, or null with the reason; the reason may come with a day that is not certain. */
export interface Counted {
  readonly day: string | null;
  readonly note: NoteCode | null;
}

/**
 * The last day of a time limit that runs from a day, or to it when `direction` is BEFORE.
 *
 * By Bộ luật Dân sự 2015: the day of the event is not counted (khoản 2, 3 Điều 147); a month or year ends on the day of the
 * same number, in a month without it on its last (khoản 3, 4 Điều 148); a last day of rest moves to the next working day
 * (khoản 5 Điều 148), which needs a calendar. A limit before an event is counted back by the same rules and not moved: it
 * would come too near. The Code governs civil matters; for administrative deadlines it is the common measure, unless the
 * document says otherwise (Điều 145). "At once" (count 0) names no day.
 */
export function lastDayOfTerm(
  term: Term,
  anchorOn: string,
  direction: 'AFTER' | 'BEFORE',
  calendar?: WorkingCalendar,
): Counted {
  const { count, unit } = term;
  if (!isDay(anchorOn) || count < 1 || count > MOST[unit]) return { day: null, note: null };
  const sign = direction === 'AFTER' ? 1 : -1;

  if (unit === 'WORKING_HOUR') return { day: null, note: 'NEEDS_CALENDAR' };
  if (unit === 'WORKING_DAY') {
    if (!calendar) return { day: null, note: 'NEEDS_CALENDAR' };
    return { day: workingDaysFrom(anchorOn, count, sign, calendar), note: null };
  }

  const day = shifted(anchorOn, count, unit, sign);
  if (day === null || direction === 'BEFORE' || unit === 'HOUR') return { day, note: null };
  if (!calendar) return { day, note: 'NOT_MOVED' };
  return { day: calendar.isWorkingDay(day) ? day : workingDaysFrom(day, 1, 1, calendar), note: null };
}

/**
 * The same deadline once the day of its anchor is known: the day of receipt, of approval, of the meeting. Others are
 * answered as they are.
 */
export function withAnchor(deadline: Deadline, anchorOn: string, calendar?: WorkingCalendar): Deadline {
  if (deadline.kind !== 'RELATIVE') return deadline;
  return anchored(deadline, anchorOn, calendar);
}

/** A relative deadline with its anchor's day and the last day counted from it. */
export function anchored(deadline: RelativeDeadline, anchorOn: string, calendar?: WorkingCalendar): RelativeDeadline {
  const { term, anchor } = deadline;
  const kept = deadline.notes.filter(({ code }) => !['ANCHOR_UNKNOWN', 'NEEDS_CALENDAR', 'NOT_MOVED'].includes(code));
  const counted: Counted =
    term === null
      ? { day: anchor.direction === 'BEFORE' ? dayBefore(anchorOn) : null, note: null }
      : lastDayOfTerm(term, anchorOn, anchor.direction === 'BEFORE' ? 'BEFORE' : 'AFTER', calendar);
  const notes = counted.note === null ? kept : [...kept, { code: counted.note, words: anchor.words }];
  return {
    ...deadline,
    anchor: { ...anchor, on: anchorOn },
    lastOn: counted.day,
    notes,
    confidence: confidenceOf(notes, deadline.unread),
  };
}

function shifted(
  day: string,
  count: number,
  unit: 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR',
  sign: 1 | -1,
): string | null {
  switch (unit) {
    // The hour at which it begins is not known: the day on which it ends at the latest.
    case 'HOUR':
      return inRange(() => addDays(day, sign * Math.ceil(count / 24)));
    case 'DAY':
      return inRange(() => addDays(day, sign * count));
    case 'WEEK':
      return inRange(() => addDays(day, sign * 7 * count));
    case 'MONTH':
      return inRange(() => addMonths(day, sign * count));
    case 'YEAR':
      return inRange(() => addMonths(day, sign * 12 * count));
  }
}

function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  const { lastOn } = periodOf(first, 'MONTH');
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same < lastOn ? same : lastOn;
}

/** A calendar with no working day for two months answers null rather than going on for ever. */
function workingDaysFrom(day: string, count: number, sign: 1 | -1, calendar: WorkingCalendar): string | null {
  let [current, left, idle] = [day, count, 0];
  while (left > 0) {
    const next = dayAfter(current, sign);
    if (next === null || idle > 60) return null;
    current = next;
    const isWorked = calendar.isWorkingDay(current);
    idle = isWorked ? 0 : idle + 1;
    left -= isWorked ? 1 : 0;
  }
  return current;
}

function dayBefore(day: string): string | null {
  return isDay(day) ? dayAfter(day, -1) : null;
}

function dayAfter(day: string, sign: 1 | -1): string | null {
  return inRange(() => addDays(day, sign));
}

/** Null past the calendar's years 0001 to 9999. */
function inRange(count: () => string): string | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
