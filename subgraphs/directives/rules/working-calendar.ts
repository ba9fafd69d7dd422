import { type Calendar, isWorked, readCalendar } from '../../../domain/working-days/calendar.ts';
import type { CalendarEntry } from '../../../domain/working-days/entries.ts';
import type { WorkingCalendar } from './deadline/model.ts';

/** The calendar that copied entries make, as deadlines are counted by it; null while they make none: some are not copied yet. */
export function workingCalendarOf(entries: readonly Readonly<Record<string, unknown>>[]): WorkingCalendar | null {
  let calendar: Calendar;
  try {
    calendar = readCalendar(entries as unknown as readonly CalendarEntry[]);
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
  return { isWorkingDay: (day) => isWorked(calendar.reasonOf(day)) };
}
