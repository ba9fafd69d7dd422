import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { WorkingCalendar } from '../rules/deadline/model.ts';
import { workingCalendarOf } from '../rules/working-calendar.ts';

/** All acts on working days, some dozens; read by their ids, so that an index gives them. */
const CALENDAR_ENTRIES = factStatement(
  'directives.calendarEntries',
  (holds) => `select r.entries from register_calendar r where r.act_id > '' and ${holds('r')} order by r.act_id`,
);

export function calendarLoaders({ read }: FactReader) {
  let calendar: Promise<WorkingCalendar | null> | null = null;
  return {
    /** The calendar of working days as it was copied of the register; null while it is not. Read once, when words need it. */
    workingCalendar(): Promise<WorkingCalendar | null> {
      calendar ??= read<{ entries: readonly Readonly<Record<string, unknown>>[] }>(CALENDAR_ENTRIES).then((acts) =>
        workingCalendarOf(acts.flatMap(({ entries }) => entries)),
      );
      return calendar;
    },
  };
}
