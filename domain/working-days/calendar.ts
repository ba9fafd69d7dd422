import { addDays, isDay } from '../period.ts';
import {
  type Act,
  type CalendarEntry,
  type CompensationRule,
  calendarFaults,
  type DatedHoliday,
  type DayEntry,
  isDayEntry,
  isInForce,
  type WeeklyRest,
  weekdayOf,
  weeklyRestOn,
  type YearlyHoliday,
  yearlyHolidayOn,
} from './entries.ts';

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
 * of a swap; `source` null for a day before any weekly rest is known; `verified` false when its entry is from memory.
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

/** A calendar of state bodies, made by `readCalendar`. */
export interface Calendar {
  /** Years whose decision is known. */
  readonly decidedYears: ReadonlySet<number>;
  /** Why the day is worked or not. The day must be one; it does not look. */
  readonly reasonOf: (day: string) => Reason;
}

/** A day off or worked, and why. */
export interface Judgement {
  readonly isWorking: boolean;
  readonly because: Reason;
  readonly status: CalendarStatus;
}

/** A calendar keeps the reasons of so many years at most, whatever days it is asked about. */
const MOST_YEARS_KEPT = 64;

const NO_RULE: Reason = { kind: 'ORDINARY', name: 'Ngày làm việc', forDay: null, source: null, verified: false };

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
  const years = new Map<number, ReadonlyMap<string, Reason>>();

  const reasonsIn = (year: number) => {
    const known = years.get(year) ?? reasonsOfYear(rules, year);
    if (years.size >= MOST_YEARS_KEPT) years.clear();
    years.set(year, known);
    return known;
  };

  return {
    decidedYears: new Set([...rules.acts.values()].flatMap((act) => act.decidesYears)),
    reasonOf: (day) => reasonsIn(yearOf(day)).get(day) ?? NO_RULE,
  };
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
    isWorking: because.kind === 'ORDINARY' || because.kind === 'SWAPPED_WORK',
    because,
    status: calendar.decidedYears.has(yearOf(day)) ? 'FINAL' : 'PROVISIONAL',
  };
}

/** The year of a day, as a number. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** Entries by what is asked of them. */
interface Rules {
  readonly acts: ReadonlyMap<string, Act>;
  readonly weeklyRests: readonly WeeklyRest[];
  readonly yearlyHolidays: readonly YearlyHoliday[];
  readonly compensationRules: readonly CompensationRule[];
  readonly days: ReadonlyMap<string, DayEntry>;
  /** Holidays for which a decision itself names the day in compensation. */
  readonly compensated: ReadonlySet<string>;
}

function rulesOf(entries: readonly CalendarEntry[]): Rules {
  const days = entries.filter(isDayEntry);
  return {
    acts: new Map(entries.filter((entry) => entry.kind === 'ACT').map((act) => [act.key, act])),
    weeklyRests: entries.filter((entry) => entry.kind === 'WEEKLY_REST'),
    yearlyHolidays: entries.filter((entry) => entry.kind === 'YEARLY_HOLIDAY'),
    compensationRules: entries.filter((entry) => entry.kind === 'COMPENSATION_RULE'),
    days: new Map(days.map((entry) => [entry.on, entry])),
    compensated: new Set(days.flatMap((entry) => (entry.kind === 'COMPENSATION' ? [entry.forDay] : []))),
  };
}

/** The reason that an entry states for the day itself; undefined for a working day as far as these go. */
function statedReason(rules: Rules, day: string): Reason | undefined {
  const dated = rules.days.get(day);
  if (dated !== undefined) return reasonFrom(rules, dated, dated.kind, dated.kind === 'HOLIDAY' ? null : dated.forDay);

  const holiday = yearlyHolidayOn(rules.yearlyHolidays, day);
  if (holiday !== undefined) return reasonFrom(rules, holiday, 'HOLIDAY', null);

  const rest = weeklyRestOn(rules.weeklyRests, day);
  return rest && reasonFrom(rules, rest, 'WEEKLY_REST', null);
}

/**
 * Why each day of the year is worked or not, by day. What no entry states is a day off that khoản 3 Điều 111 gives for the
 * earliest holiday not yet compensated, or a working day.
 *
 * The walk begins on 1 December before, so that a holiday late in a year is compensated in the next one.
 */
function reasonsOfYear(rules: Rules, year: number): ReadonlyMap<string, Reason> {
  const found = new Map<string, Reason>();
  const owed: Owed[] = [];
  const lastOn = dayOf(year, '12-31');
  const startsOn = year > 1 ? dayOf(year - 1, '12-01') : dayOf(1, '01-01');

  for (let day = startsOn; ; day = addDays(day, 1)) {
    const holiday = compensatedHoliday(rules, day);
    if (holiday !== undefined) owed.push({ day, holiday });

    const reason = statedReason(rules, day) ?? compensation(rules, day, owed) ?? ordinary(rules, day);
    if (yearOf(day) === year) found.set(day, reason);
    if (day === lastOn) return found;
  }
}

/** A holiday that fell on a day of rest, and still has to be compensated. */
interface Owed {
  readonly day: string;
  readonly holiday: DatedHoliday | YearlyHoliday;
}

/** The compensation that the otherwise working day gives for the earliest holiday owed; takes it from those. */
function compensation(rules: Rules, day: string, owed: Owed[]): Reason | undefined {
  const rule = rules.compensationRules.find((one) => isInForce(one, day));
  const earliest = rule && owed.shift();
  if (rule === undefined || earliest === undefined) return undefined;

  const reason = reasonFrom(rules, rule, 'COMPENSATION', earliest.day);
  const verified = reason.verified && isVerified(rules, earliest.holiday);
  return { ...reason, name: `${rule.name} ${earliest.holiday.name}`, verified };
}

/** The holiday of the day when the rule compensates it: on a day of weekly rest, and no decision names a day for it. */
function compensatedHoliday(rules: Rules, day: string): DatedHoliday | YearlyHoliday | undefined {
  const dated = rules.days.get(day);
  const holiday = dated?.kind === 'HOLIDAY' ? dated : yearlyHolidayOn(rules.yearlyHolidays, day);
  if (!holiday?.isCompensated || rules.compensated.has(day)) return undefined;
  if (!rules.compensationRules.some((rule) => isInForce(rule, day))) return undefined;
  return weeklyRestOn(rules.weeklyRests, day) && holiday;
}

/** A working day by the week: the weekly rest in force says so by leaving the weekday out. */
function ordinary(rules: Rules, day: string): Reason {
  const weekday = weekdayOf(day);
  const rest = rules.weeklyRests.find((one) => isInForce(one, day) && !one.weekdays.includes(weekday));
  return rest ? { ...reasonFrom(rules, rest, 'ORDINARY', null), name: NO_RULE.name } : NO_RULE;
}

function reasonFrom(
  rules: Rules,
  entry: WeeklyRest | YearlyHoliday | CompensationRule | DayEntry,
  kind: ReasonKind,
  forDay: string | null,
): Reason {
  const { symbol, issuedOn } = rules.acts.get(entry.source)!;
  const source = { symbol, issuedOn, clause: entry.clause };
  return { kind, name: entry.name, forDay, source, verified: isVerified(rules, entry) };
}

function isVerified(rules: Rules, { source, verified }: { source: string; verified: boolean }): boolean {
  return verified && rules.acts.get(source)!.verified;
}

function dayOf(year: number, monthAndDay: string): string {
  return `${String(year).padStart(4, '0')}-${monthAndDay}`;
}

function notADay(text: string): RangeError {
  return new RangeError(`Expected a calendar day as YYYY-MM-DD, got ${JSON.stringify(text)}.`);
}
