import { daysBetween, isDay } from '../period.ts';

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Where an entry is stated: the key of its act, the clause where one is known, and whether it was read in a source. */
interface Stated {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly clause: string | null;
  readonly verified: boolean;
}

/** First and last day in force, both inside; null: still in force. */
interface InForce {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * A law, decision or notice that the other entries rest on. Its key is symbol@date, for numbers begin anew every year.
 *
 * `decidesYears` are the years whose Tết and second national-day holiday it fixes (khoản 3 Điều 112 Bộ luật Lao động 2019);
 * empty for an act that only adds a swap, and for a law.
 */
export interface Act {
  readonly kind: 'ACT';
  readonly key: string;
  readonly symbol: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly decidesYears: readonly number[];
  readonly verified: boolean;
}

/** Days of the week on which state bodies rest: Quyết định 188/1999/QĐ-TTg. */
export interface WeeklyRest extends Stated, InForce {
  readonly kind: 'WEEKLY_REST';
  readonly weekdays: readonly Weekday[];
}

/** A holiday with one day of the solar calendar for every year. `isCompensated`: khoản 3 Điều 111 speaks of it. */
export interface YearlyHoliday extends Stated, InForce {
  readonly kind: 'YEARLY_HOLIDAY';
  readonly month: number;
  readonly dayOfMonth: number;
  readonly isCompensated: boolean;
}

/** While in force, a compensated holiday on a day of weekly rest gives the next working day off: khoản 3 Điều 111. */
export interface CompensationRule extends Stated, InForce {
  readonly kind: 'COMPENSATION_RULE';
}

/**
 * What an act says of one day. `inPlaceOf` is the key of an earlier act whose word on the same day no longer stands: this
 * entry stands instead. Absent or null where nothing was said before.
 */
interface OfDay extends Stated {
  readonly on: string;
  readonly inPlaceOf?: string | null;
}

/** A holiday that has its day from a decision or from the lunar calendar. */
export interface DatedHoliday extends OfDay {
  readonly kind: 'HOLIDAY';
  readonly isCompensated: boolean;
}

/**
 * A day off, or worked, in place of another, `forDay`.
 *
 * COMPENSATION: off for a holiday that fell on a day of rest, as a decision says it; that holiday's rule is then not applied.
 * SWAPPED_OFF and SWAPPED_WORK are the two halves of one swap, each naming the other: off for a rest day that is worked.
 */
export interface ReplacingDay extends OfDay {
  readonly kind: 'COMPENSATION' | 'SWAPPED_OFF' | 'SWAPPED_WORK';
  readonly forDay: string;
}

/** A day of which an earlier word is taken back with nothing in its place: by the rules for every year again. */
export interface TakenBackDay extends OfDay {
  readonly kind: 'TAKEN_BACK';
  readonly inPlaceOf: string;
}

export type DayEntry = DatedHoliday | ReplacingDay | TakenBackDay;

export type CalendarEntry = Act | WeeklyRest | YearlyHoliday | CompensationRule | DayEntry;

/** Why entries are no calendar. Codes are stable; the sentence is for whoever imports a decision. */
export interface CalendarFault {
  readonly code:
    | 'KEY_REPEATED'
    | 'NOT_A_DAY'
    | 'PERIOD_REVERSED'
    | 'SOURCE_UNKNOWN'
    | 'DAY_REPEATED'
    | 'REPLACES_NOTHING'
    | 'SWAP_NOT_PAIRED'
    | 'SWAP_CHANGES_NOTHING'
    | 'COMPENSATES_NOTHING';
  readonly key: string;
  readonly message: string;
}

/** Any leap year: 29 February is a day for a yearly holiday, which then falls in leap years only. */
const LEAP_YEAR = '2024';

/** The day of the week. RangeError for what is no day. */
export function weekdayOf(day: string): Weekday {
  const sinceMonday = (((daysBetween('1970-01-01', day) + 3) % 7) + 7) % 7;
  return WEEKDAYS[sinceMonday]!;
}

/** Whether the rule is in force on the day; its first and last day are. */
export function isInForce({ validFrom, validTo }: InForce, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

export function isDayEntry<Entry extends CalendarEntry>(entry: Entry): entry is Entry & DayEntry {
  return 'on' in entry;
}

/** The entries about single days without those that a later act has replaced. */
export function standingDays(entries: readonly CalendarEntry[]): DayEntry[] {
  const days = entries.filter(isDayEntry);
  const replaced = new Set(days.flatMap(({ on, inPlaceOf }) => (inPlaceOf == null ? [] : [`${on} ${inPlaceOf}`])));
  return days.filter(({ on, source }) => !replaced.has(`${on} ${source}`));
}

/** The weekly rest that the day falls on, whatever else it is. */
export function weeklyRestOn(entries: readonly CalendarEntry[], day: string): WeeklyRest | undefined {
  const weekday = weekdayOf(day);
  return entries
    .filter((entry) => entry.kind === 'WEEKLY_REST')
    .find((rest) => rest.weekdays.includes(weekday) && isInForce(rest, day));
}

/** The yearly holiday that the day is, whatever else it is. */
export function yearlyHolidayOn(entries: readonly CalendarEntry[], day: string): YearlyHoliday | undefined {
  const [month, dayOfMonth] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return entries
    .filter((entry) => entry.kind === 'YEARLY_HOLIDAY')
    .find((holiday) => holiday.month === month && holiday.dayOfMonth === dayOfMonth && isInForce(holiday, day));
}

/**
 * What keeps the entries from being a calendar, in the order of the entries; none when `readCalendar` will take them.
 *
 * A mistyped day of a yearly decision shows here: a swap must give a working day off and have a day of rest worked, and a
 * compensation must stand for a holiday on a day of rest. Of a day that several acts speak of, all but the latest have to
 * be replaced by the next. Relations are looked at only once every day is a day, between entries that stand.
 */
export function calendarFaults(entries: readonly CalendarEntry[]): CalendarFault[] {
  const malformed = [...repeated(entries, ({ key }) => key, 'KEY_REPEATED'), ...entries.flatMap(malformedDays)];
  if (malformed.length > 0) return malformed;

  const acts = new Map(entries.filter((entry) => entry.kind === 'ACT').map((act) => [act.key, act]));
  const days = standingDays(entries);
  const byDay = new Map(days.map((entry) => [entry.on, entry]));
  const unsourced = entries
    .filter((entry) => entry.kind !== 'ACT')
    .filter(({ source }) => !acts.has(source))
    .map(({ key, source }) => fault('SOURCE_UNKNOWN', key, `No act has the key ${source}.`));

  return [
    ...unsourced,
    ...replacementFaults(entries.filter(isDayEntry), acts),
    ...repeated(days, ({ on }) => on, 'DAY_REPEATED'),
    ...days.flatMap((entry) => {
      if (entry.kind === 'HOLIDAY' || entry.kind === 'TAKEN_BACK') return [];
      return entry.kind === 'COMPENSATION'
        ? compensationFaults(entries, byDay, entry)
        : swapFaults(entries, byDay, entry);
    }),
  ];
}

function malformedDays(entry: CalendarEntry): CalendarFault[] {
  const notDays = daysOf(entry)
    .filter((day) => !isDay(day))
    .map((day) => fault('NOT_A_DAY', entry.key, `Expected a calendar day as YYYY-MM-DD, got ${JSON.stringify(day)}.`));
  if (notDays.length > 0 || !('validFrom' in entry)) return notDays;

  const { validFrom, validTo } = entry;
  return validTo !== null && validTo < validFrom
    ? [fault('PERIOD_REVERSED', entry.key, `It ends on ${validTo}, before it begins on ${validFrom}.`)]
    : [];
}

function daysOf(entry: CalendarEntry): string[] {
  switch (entry.kind) {
    case 'ACT':
      return [entry.issuedOn];
    case 'HOLIDAY':
    case 'TAKEN_BACK':
      return [entry.on];
    case 'COMPENSATION':
    case 'SWAPPED_OFF':
    case 'SWAPPED_WORK':
      return [entry.on, entry.forDay];
    case 'YEARLY_HOLIDAY':
      return [...validityOf(entry), dayInLeapYear(entry)];
    case 'WEEKLY_REST':
    case 'COMPENSATION_RULE':
      return validityOf(entry);
  }
}

function validityOf({ validFrom, validTo }: InForce): string[] {
  return validTo === null ? [validFrom] : [validFrom, validTo];
}

function dayInLeapYear({ month, dayOfMonth }: YearlyHoliday): string {
  return [LEAP_YEAR, String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-');
}

/** An earlier act only, by its day of issue: so no two replace each other. */
function replacementFaults(days: readonly DayEntry[], acts: ReadonlyMap<string, Act>): CalendarFault[] {
  const stated = new Set(days.map(({ on, source }) => `${on} ${source}`));
  return days.flatMap(({ key, on, source, inPlaceOf }) => {
    if (inPlaceOf == null) return [];
    const [earlier, later] = [acts.get(inPlaceOf), acts.get(source)];
    const isEarlier = earlier && later && earlier.issuedOn < later.issuedOn;
    return isEarlier && stated.has(`${on} ${inPlaceOf}`)
      ? []
      : [fault('REPLACES_NOTHING', key, `No earlier act of the key ${inPlaceOf} speaks of ${on}.`)];
  });
}

function compensationFaults(
  entries: readonly CalendarEntry[],
  byDay: ReadonlyMap<string, DayEntry>,
  { key, on, forDay }: ReplacingDay,
): CalendarFault[] {
  const isHoliday = byDay.get(forDay)?.kind === 'HOLIDAY' || yearlyHolidayOn(entries, forDay) !== undefined;
  if (!isHoliday || weeklyRestOn(entries, forDay) === undefined) {
    return [fault('COMPENSATES_NOTHING', key, `${forDay} is no holiday on a day of weekly rest.`)];
  }
  if (yearlyHolidayOn(entries, on) !== undefined || weeklyRestOn(entries, on) !== undefined) {
    return [fault('COMPENSATES_NOTHING', key, `${on} is a holiday or a day of weekly rest already.`)];
  }
  return [];
}

function swapFaults(
  entries: readonly CalendarEntry[],
  byDay: ReadonlyMap<string, DayEntry>,
  { key, kind, on, forDay, source }: ReplacingDay,
): CalendarFault[] {
  const other = byDay.get(forDay);
  const otherKind = kind === 'SWAPPED_OFF' ? 'SWAPPED_WORK' : 'SWAPPED_OFF';
  if (other?.kind !== otherKind || other.forDay !== on || other.source !== source) {
    return [fault('SWAP_NOT_PAIRED', key, `${forDay} is not the ${otherKind} half of this swap, by the same act.`)];
  }
  const isRest = weeklyRestOn(entries, on) !== undefined;
  if (isRest !== (kind === 'SWAPPED_WORK') || yearlyHolidayOn(entries, on) !== undefined) {
    const expected = kind === 'SWAPPED_WORK' ? 'a day of weekly rest' : 'a working day';
    return [fault('SWAP_CHANGES_NOTHING', key, `${on}, ${weekdayOf(on)}, should be ${expected} and no holiday.`)];
  }
  return [];
}

function repeated<Entry extends CalendarEntry>(
  entries: readonly Entry[],
  reading: (entry: Entry) => string,
  code: 'KEY_REPEATED' | 'DAY_REPEATED',
): CalendarFault[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const value = reading(entry);
    if (seen.has(value)) return [fault(code, entry.key, `Another entry has ${value} too.`)];
    seen.add(value);
    return [];
  });
}

function fault(code: CalendarFault['code'], key: string, message: string): CalendarFault {
  return { code, key, message };
}
