import { addDays } from '../../../domain/period.ts';
import {
  type Calendar,
  type CalendarDay,
  daysFrom,
  isWorked,
  type Reason,
} from '../../../domain/working-days/calendar.ts';
import type { Act, CalendarEntry } from '../../../domain/working-days/entries.ts';
import { addWorkingDays, type Deadline, MOST_WORKING_DAYS } from '../../../domain/working-days.ts';

/** A rule or a day of an act, with the id that it bears everywhere. */
export type ActEntry = Exclude<CalendarEntry, Act> & { readonly id: string };

/** An act on working days with all that it says. */
export interface CalendarActRecord {
  readonly id: string;
  readonly key: string;
  readonly symbol: string;
  readonly issuer: string;
  readonly title: string;
  readonly issuedOn: string;
  /** In order, each once. */
  readonly decidesYears: readonly number[];
  readonly grade: string | null;
  readonly verified: boolean;
  /** What a command says is not undone by files that are loaded later. */
  readonly origin: 'REFERENCE' | 'COMMAND';
  /** In the order of their keys. */
  readonly entries: readonly ActEntry[];
}

/** Fields of entries that only some kinds have; null where the kind has none. */
interface FieldsOfKind {
  readonly on: string | null;
  readonly inPlaceOf: string | null;
  readonly forDay: string | null;
  readonly isCompensated: boolean | null;
  readonly month: number | null;
  readonly dayOfMonth: number | null;
  readonly weekdays: readonly string[] | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** An entry with a place for every field, as a table keeps it. */
export interface StoredEntry extends FieldsOfKind {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly clause: string | null;
  readonly verified: boolean;
}

/** Days of which terms and single days may be asked: beyond them a day is a slip. */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2200-12-31';
/** Years whose calendar may be asked for. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

/** The most skipped days that one answer lists. */
const SKIPPED_CAP = 100;

/** Which fields each kind has; the others of a stored entry are null and left out. */
const FIELDS: Readonly<Record<ActEntry['kind'], readonly (keyof FieldsOfKind)[]>> = {
  WEEKLY_REST: ['weekdays', 'validFrom', 'validTo'],
  YEARLY_HOLIDAY: ['month', 'dayOfMonth', 'isCompensated', 'validFrom', 'validTo'],
  COMPENSATION_RULE: ['validFrom', 'validTo'],
  HOLIDAY: ['on', 'isCompensated', 'inPlaceOf'],
  COMPENSATION: ['on', 'forDay', 'inPlaceOf'],
  SWAPPED_OFF: ['on', 'forDay', 'inPlaceOf'],
  SWAPPED_WORK: ['on', 'forDay', 'inPlaceOf'],
  TAKEN_BACK: ['on', 'inPlaceOf'],
};

/** The acts with what they say, each before its entries, in the shape that `readCalendar` takes. */
export function entriesOf(acts: readonly CalendarActRecord[]): CalendarEntry[] {
  return acts.flatMap(({ id, key, symbol, issuer, title, issuedOn, decidesYears, verified, entries }) => [
    { id, kind: 'ACT', key, symbol, issuer, title, issuedOn, decidesYears, verified } as Act,
    ...entries,
  ]);
}

/** The entry that a table keeps, of the act with this key. */
export function entryOf(stored: StoredEntry, source: string): ActEntry {
  const { id, key, kind, name, clause, verified } = stored;
  const fields = FIELDS[kind as ActEntry['kind']]
    .filter((field) => field !== 'inPlaceOf' || stored.inPlaceOf !== null)
    .map((field) => [field, stored[field]]);
  return { id, key, kind, name, source, clause, verified, ...Object.fromEntries(fields) } as unknown as ActEntry;
}

/** The entry as a table keeps it. */
export function storedEntry(entry: ActEntry): StoredEntry {
  const { id, key, kind, name, clause, verified } = entry;
  const said: { readonly [Field in keyof FieldsOfKind]?: FieldsOfKind[Field] } = entry;
  return {
    ...{ id, key, kind, name, clause, verified },
    ...{ on: said.on ?? null, inPlaceOf: said.inPlaceOf ?? null, forDay: said.forDay ?? null },
    ...{ isCompensated: said.isCompensated ?? null, month: said.month ?? null, dayOfMonth: said.dayOfMonth ?? null },
    ...{ weekdays: said.weekdays ?? null, validFrom: said.validFrom ?? null, validTo: said.validTo ?? null },
  };
}

/** Whether some rule says what the day is: none does before weekly rest and yearly holidays are known. */
export function isRuled(because: Reason): boolean {
  return because.source !== null;
}

/** The days of a year that differ from the ordinary week, and how many are worked. */
export function yearOf(calendar: Calendar, year: number): { days: CalendarDay[]; workingDayCount: number } {
  const days = calendar.daysOf(year);
  return {
    days: days.filter(({ because: { kind } }) => kind !== 'ORDINARY' && kind !== 'WEEKLY_REST'),
    workingDayCount: days.filter(({ because }) => isWorked(because)).length,
  };
}

/** A term of so many working days; null where no rule says what all its days are. See `addWorkingDays` of domain/. */
export function termOf(calendar: Calendar, from: string, count: number, countsFirstDay: boolean): Deadline | null {
  const firstDay = countsFirstDay ? from : addDays(from, 1);
  const deadline = addWorkingDays(calendar, from, count, { countsFirstDay });
  for (const { day, because } of daysFrom(calendar, firstDay, 1)) {
    if (day > deadline.day) break;
    if (!isRuled(because)) return null;
  }
  return deadline;
}

/** A part of the skipped days of a term: the earliest ones later than a day. */
export function skippedAfter({ explanation }: Deadline, afterOn: string | null): CalendarDay[] {
  const later = afterOn === null ? explanation.skipped : explanation.skipped.filter(({ day }) => day > afterOn);
  return later.slice(0, SKIPPED_CAP);
}

/** Whether a number of working days can be asked for. */
export function isCount(count: number): boolean {
  return 1 <= count && count <= MOST_WORKING_DAYS;
}
