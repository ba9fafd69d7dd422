import { type Calendar, type CalendarDay, type Reason, readCalendar } from '../../../domain/working-days/calendar.ts';
import type { Deadline } from '../../../domain/working-days.ts';
import { Lru } from '../../../platform/cache.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { Problem } from '../../../platform/problems.ts';
import { type CalendarActRecord, entriesOf, entryOf, type StoredEntry } from '../rules/calendar.ts';

/** A day with why it is worked or not, and whether its year is decided. */
export interface WorkingDayRow extends CalendarDay {
  readonly isFinal: boolean;
}
export interface WorkingDayReasonRow extends Reason {}

/** A year of a calendar. */
export interface WorkingCalendarRow {
  readonly year: number;
  readonly calendar: Calendar;
}

/** A term, and the calendar by which it was computed. */
export interface WorkingDayTermRow {
  readonly deadline: Deadline;
  readonly count: number;
  readonly calendar: Calendar;
}

/** The years that a decision changed; null when it was refused. */
export interface RecordCalendarDecisionPayloadRow {
  readonly years: readonly number[] | null;
  readonly problems: readonly Problem[];
}

/**
 * The whole calendar as one text: acts in the order of their days, each with its entries. It is small, and nothing less
 * tells whether a day is worked. The same facts give the same text, which is what calendars are kept by.
 */
const CALENDAR = factStatement(
  'agencies.calendar',
  (holds) => `select coalesce(jsonb_agg(jsonb_build_object(
      'id', a.act_id, 'key', a.key, 'symbol', a.symbol, 'issuer', a.issuer, 'title', a.title, 'issuedOn', a.issued_on,
      'decidesYears', a.decides_years, 'grade', a.grade, 'verified', a.is_verified, 'origin', a.origin,
      'entries', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', e.entry_id, 'key', e.key, 'kind', e.kind, 'name', e.name, 'clause', e.clause, 'verified', e.is_verified,
          'on', e.on_day, 'inPlaceOf', e.in_place_of, 'forDay', e.for_day, 'isCompensated', e.is_compensated,
          'month', e.month, 'dayOfMonth', e.day_of_month, 'weekdays', e.weekdays,
          'validFrom', e.valid_from, 'validTo', e.valid_to) order by e.key)
        from calendar_entry e where e.act_id = a.act_id and ${holds('e')}), '[]')
    ) order by a.issued_on, a.key), '[]')::text as acts
    from calendar_act a where ${holds('a')}`,
);

/** An act as the statement gives it. */
type ActRow = Omit<CalendarActRecord, 'entries'> & { readonly entries: readonly StoredEntry[] };

/** Present, a few moments of the past that are asked for at the same time, and what stood before the last decision. */
const CALENDARS_KEPT = 8;

/** Calendars that were read, by the text that was read: equal texts are equal calendars, whoever asked and when. */
export type CalendarCache = Lru<string, Calendar>;

/** For a subgraph as long as it runs. The calendar is public: what was read for one caller may serve another. */
export function createCalendarCache(): CalendarCache {
  return new Lru(CALENDARS_KEPT);
}

export function calendarLoaders({ read }: FactReader, cache: CalendarCache) {
  let reading: Promise<Calendar> | null = null;

  async function readOnce(): Promise<Calendar> {
    const [row] = await read<{ acts: string }>(CALENDAR);
    const text = row!.acts;
    const known = cache.get(text);
    if (known) return known;

    const acts = (JSON.parse(text) as ActRow[]).map((act) => ({
      ...act,
      entries: act.entries.map((entry) => entryOf(entry, act.key)),
    }));
    const calendar = readCalendar(entriesOf(acts));
    cache.set(text, calendar);
    return calendar;
  }

  return {
    /** The working days as known at the moment of the operation: one statement, however much is asked of them. */
    calendar(): Promise<Calendar> {
      reading ??= readOnce();
      return reading;
    },
  };
}
