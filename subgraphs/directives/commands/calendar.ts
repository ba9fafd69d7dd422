import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarEntry } from '../../../domain/working-days/entries.ts';
import type { WorkingCalendar } from '../rules/deadline/model.ts';
import { workingCalendarOf } from '../rules/working-calendar.ts';

/** What all acts on working days say that the copy of the register holds now. */
export async function calendarEntries(em: EntityManager): Promise<CalendarEntry[]> {
  const rows: { entries: readonly CalendarEntry[] }[] = await em.execute(
    'select entries from register_calendar where closed_seq is null order by act_id',
  );
  return rows.flatMap(({ entries }) => entries);
}

/**
 * The working days as they are known now, for `readDeadline`; undefined while the copy of the register holds none: terms in
 * working days are then not counted. Whoever records a day counted by it holds the register (`holdRegister`) before any
 * task is locked, so that a calendar that changes meanwhile moves that day, too.
 */
export async function currentCalendar(em: EntityManager): Promise<WorkingCalendar | undefined> {
  const entries = (await calendarEntries(em)) as readonly object[];
  return workingCalendarOf(entries as readonly Readonly<Record<string, unknown>>[]) ?? undefined;
}
