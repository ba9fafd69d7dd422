import type { EntityManager } from '@mikro-orm/postgresql';
import { calendarEntries } from '../../../platform/register.ts';
import type { WorkingCalendar } from '../rules/deadline/model.ts';
import { workingCalendarOf } from '../rules/working-calendar.ts';

/**
 * The working days as they are known now, for `readDeadline`; undefined while the copy of the register holds none: terms in
 * working days are then not counted. Whoever records a day counted by it holds the register (`holdRegister`) before any
 * task is locked, so that a calendar that changes meanwhile moves that day, too.
 */
export async function currentCalendar(em: EntityManager): Promise<WorkingCalendar | undefined> {
  const entries = (await calendarEntries(em)) as readonly object[];
  return workingCalendarOf(entries as readonly Readonly<Record<string, unknown>>[]) ?? undefined;
}
