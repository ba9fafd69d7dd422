import { isDay } from '../period.ts';
import { type CalendarEntry, calendarFaults } from './entries.ts';
import { daysOfYear, NO_RULE, ordinalOf, rulesOf } from './years.ts';

/** What makes a day a working day (ORDINARY, SWAPPED_WORK) or a day off (the others). */
export type ReasonKind = 'ORDINARY' | 'WEEKLY_REST' | 'HOLIDAY' | 'COMPENSATION' | 'SWAPPED_OFF' | 'SWAPPED_WORK';

/** The act that says so, by the number it bears and its day, for a reader; the clause where it is known. */
export interface Source {
  readonly symbol: string;
  readonly issuedOn: string;
  readonly clause: string | null;
}

/**
 * Why a day is worked or not. `name` is Vietnamese; `forDay` the holiday that a compensation stands for, or the other half
 * of a swap; `source` null for a day of which no rule says that it is worked; `verified` false when its entry is from memory.
 */
export interface Reason {
  readonly kind: ReasonKind;
  readonly name: string;
  readonly forDay: string | null;
  readonly source: Source | null;
  readonly verified: boolean;
}

/** FINAL while the decision on the year is known; PROVISIONAL where it is not, and a later decision may move the result. */
export type CalendarStatus = 'FINAL' | 'PROVISIONAL';

/** A day and why it is worked or not. */
export interface CalendarDay {
  readonly day: string;
  readonly because: Reason;
}

/** A calendar of state bodies, made by `readCalendar`. */
export interface Calendar {
  /** Years whose decision is known. */
  readonly decidedYears: ReadonlySet<number>;
  /** Why the day is worked or not. The day must be one; it does not look. */
  readonly reasonOf: (day: string) => Reason;
  /** The days of a year from 1 to 9999, in order. */
  readonly daysOf: (year: number) => readonly CalendarDay[];
}

/** A day off or worked, and why. */
export interface Judgement {
  readonly isWorking: boolean;
  readonly because: Reason;
  readonly status: CalendarStatus;
}

/** A calendar keeps the reasons of so many years at most, whatever days it is asked about. */
const MOST_YEARS_KEPT = 64;

/**
 * The calendar that the entries make: what a decision says of a day first, then holidays and the weekly rest by rule,
 * then compensation, which goes to the next day that all of these leave working.
 *
 * RangeError with every fault when they are none; `calendarFaults` gives the faults as data.
 */
export function readCalendar(entries: readonly CalendarEntry[]): Calendar {
  const faults = calendarFaults(entries);
  if (faults.length > 0) {
    throw new RangeError(`No calendar: ${faults.map(({ key, message }) => `${key}: ${message}`).join(' ')}`);
  }
  const rules = rulesOf(entries);
  const years = new Map<number, readonly CalendarDay[]>();

  const daysOf = (year: number) => {
    const known = years.get(year) ?? daysOfYear(rules, year);
    if (years.size >= MOST_YEARS_KEPT) years.clear();
    years.set(year, known);
    return known;
  };

  return {
    decidedYears: new Set([...rules.acts.values()].flatMap((act) => act.decidesYears)),
    reasonOf: (day) => daysOf(yearOf(day))[ordinalOf(day)]?.because ?? NO_RULE,
    daysOf,
  };
}

/**
 * The days of a calendar from a day on, or back from it with the step -1; the day itself is the first. RangeError once it
 * leaves the years 0001 to 9999. The day must be one; it does not look.
 */
export function* daysFrom(calendar: Calendar, day: string, step: 1 | -1): Generator<CalendarDay, never> {
  let year = yearOf(day);
  for (let at = ordinalOf(day); ; at += step) {
    const found = calendar.daysOf(year)[at];
    if (found) {
      yield found;
      continue;
    }
    year += step;
    if (year < 1 || year > 9999) throw new RangeError(`${day} and on is outside years 0001 to 9999.`);
    // One before the first day, for the step of the loop leads on to it.
    at = step > 0 ? -1 : calendar.daysOf(year).length;
  }
}

/**
 * The entries that rest on acts issued by the end of the day: what a calendar read then could know.
 *
 * A due day computed on 01/04/2024 did not know of the swap decided on 12/04/2024; this gives back the calendar it had.
 */
export function knownOn(entries: readonly CalendarEntry[], day: string): CalendarEntry[] {
  if (!isDay(day)) throw notADay(day);
  const issued = entries.filter((entry) => entry.kind === 'ACT').filter(({ issuedOn }) => issuedOn <= day);
  const keys = new Set(issued.map(({ key }) => key));
  return entries.filter((entry) => keys.has(entry.kind === 'ACT' ? entry.key : entry.source));
}

/** Whether state bodies work on the day, why, and whether the year is decided. RangeError for what is no day. */
export function isWorkingDay(calendar: Calendar, day: string): Judgement {
  if (!isDay(day)) throw notADay(day);
  const because = calendar.reasonOf(day);
  return {
    isWorking: isWorked(because),
    because,
    status: calendar.decidedYears.has(yearOf(day)) ? 'FINAL' : 'PROVISIONAL',
  };
}

/** Whether a day with this reason is worked. */
export function isWorked({ kind }: Reason): boolean {
  return kind === 'ORDINARY' || kind === 'SWAPPED_WORK';
}

/** The year of a day, as a number. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function notADay(text: string): RangeError {
  return new RangeError(`Expected a calendar day as YYYY-MM-DD, got ${JSON.stringify(text)}.`);
}
