import type { CalendarDay, Reason, ReasonKind } from './calendar.ts';
import {
  type Act,
  type CalendarEntry,
  type CompensationRule,
  type DatedHoliday,
  isInForce,
  type ReplacingDay,
  standingDays,
  WEEKDAYS,
  type Weekday,
  type WeeklyRest,
  weekdayOf,
  type YearlyHoliday,
} from './entries.ts';

/** Why a day is taken for worked of which no rule says so: before any weekly rest, or the holidays of every year, are known. */
export const NO_RULE: Reason = { kind: 'ORDINARY', name: 'Ngày làm việc', forDay: null, source: null, verified: false };

/** The days before each month of a year of 365. */
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Entries by what is asked of them. */
export interface Rules {
  readonly acts: ReadonlyMap<string, Act>;
  readonly weeklyRests: readonly WeeklyRest[];
  /** By month and day, "05-01". */
  readonly yearlyHolidays: ReadonlyMap<string, readonly YearlyHoliday[]>;
  /** The first day on which some yearly holiday is in force: of days before it nobody knows which were holidays. */
  readonly holidaysKnownFrom: string | null;
  readonly compensationRules: readonly CompensationRule[];
  readonly days: ReadonlyMap<string, DatedHoliday | ReplacingDay>;
  /** Holidays for which a decision itself names the day in compensation. */
  readonly compensated: ReadonlySet<string>;
  /** Reasons that many days share, by kind and key of the entry. */
  readonly shared: Map<string, Reason>;
}

export function rulesOf(entries: readonly CalendarEntry[]): Rules {
  const days = standingDays(entries).filter((entry) => entry.kind !== 'TAKEN_BACK');
  const yearlyHolidays = entries.filter((entry) => entry.kind === 'YEARLY_HOLIDAY');
  return {
    acts: new Map(entries.filter((entry) => entry.kind === 'ACT').map((act) => [act.key, act])),
    weeklyRests: entries.filter((entry) => entry.kind === 'WEEKLY_REST'),
    yearlyHolidays: Map.groupBy(yearlyHolidays, ({ month, dayOfMonth }) => monthAndDay(month, dayOfMonth)),
    holidaysKnownFrom: yearlyHolidays.map(({ validFrom }) => validFrom).sort()[0] ?? null,
    compensationRules: entries.filter((entry) => entry.kind === 'COMPENSATION_RULE'),
    days: new Map(days.map((entry) => [entry.on, entry])),
    compensated: new Set(days.flatMap((entry) => (entry.kind === 'COMPENSATION' ? [entry.forDay] : []))),
    shared: new Map(),
  };
}

/** The reason that an entry states for the day itself; undefined for a working day as far as these go. */
function statedReason(rules: Rules, day: string, weekday: Weekday): Reason | undefined {
  const dated = rules.days.get(day);
  if (dated !== undefined) return reasonFrom(rules, dated, dated.kind, dated.kind === 'HOLIDAY' ? null : dated.forDay);

  const holiday = yearlyHoliday(rules, day);
  if (holiday !== undefined) return shared(rules, holiday, 'HOLIDAY');

  const rest = weeklyRest(rules, day, weekday);
  return rest && shared(rules, rest, 'WEEKLY_REST');
}

/**
 * The days of a year, each with why it is worked or not. What no entry states is a day off that khoản 3 Điều 111 gives for
 * the earliest holiday not yet compensated, or a working day.
 *
 * The walk begins on 1 December before, so that a holiday late in a year is compensated in the next one.
 */
export function daysOfYear(rules: Rules, year: number): readonly CalendarDay[] {
  const found: CalendarDay[] = [];
  const owed: Owed[] = [];
  const before = year > 1 ? daysIn(year - 1).slice(-31) : [];
  const walk = [...before, ...daysIn(year)];
  const first = WEEKDAYS.indexOf(weekdayOf(walk[0]!));

  for (const [index, day] of walk.entries()) {
    const weekday = WEEKDAYS[(first + index) % 7]!;
    const holiday = compensatedHoliday(rules, day, weekday);
    if (holiday !== undefined) owed.push({ day, holiday });

    const because =
      statedReason(rules, day, weekday) ?? compensation(rules, day, owed) ?? ordinary(rules, day, weekday);
    if (index >= before.length) found.push({ day, because });
  }
  return found;
}

/** A holiday that fell on a day of rest, and still has to be compensated. */
interface Owed {
  readonly day: string;
  readonly holiday: DatedHoliday | YearlyHoliday;
}

/** The compensation that the otherwise working day gives for the earliest holiday owed; takes it from those. */
function compensation(rules: Rules, day: string, owed: Owed[]): Reason | undefined {
  if (owed.length === 0) return undefined;
  const rule = rules.compensationRules.find((one) => isInForce(one, day));
  const earliest = rule && owed.shift();
  if (rule === undefined || earliest === undefined) return undefined;

  const reason = reasonFrom(rules, rule, 'COMPENSATION', earliest.day);
  const verified = reason.verified && isVerified(rules, earliest.holiday);
  return { ...reason, name: `${rule.name} ${earliest.holiday.name}`, verified };
}

/** The holiday of the day when the rule compensates it: on a day of weekly rest, and no decision names a day for it. */
function compensatedHoliday(rules: Rules, day: string, weekday: Weekday): DatedHoliday | YearlyHoliday | undefined {
  const dated = rules.days.get(day);
  const holiday = dated?.kind === 'HOLIDAY' ? dated : yearlyHoliday(rules, day);
  if (!holiday?.isCompensated || rules.compensated.has(day)) return undefined;
  if (!rules.compensationRules.some((rule) => isInForce(rule, day))) return undefined;
  return weeklyRest(rules, day, weekday) && holiday;
}

/** A working day by the week: the weekly rest in force leaves the weekday out, and the holidays of every year are known. */
function ordinary(rules: Rules, day: string, weekday: Weekday): Reason {
  if (rules.holidaysKnownFrom === null || day < rules.holidaysKnownFrom) return NO_RULE;
  const rest = rules.weeklyRests.find((one) => isInForce(one, day) && !one.weekdays.includes(weekday));
  return rest ? shared(rules, rest, 'ORDINARY') : NO_RULE;
}

function weeklyRest({ weeklyRests }: Rules, day: string, weekday: Weekday): WeeklyRest | undefined {
  return weeklyRests.find((rest) => rest.weekdays.includes(weekday) && isInForce(rest, day));
}

function yearlyHoliday({ yearlyHolidays }: Rules, day: string): YearlyHoliday | undefined {
  return yearlyHolidays.get(day.slice(5))?.find((holiday) => isInForce(holiday, day));
}

/** The reason that a rule gives to all of its days. */
function shared(rules: Rules, rule: WeeklyRest | YearlyHoliday, kind: ReasonKind): Reason {
  const of = `${kind} ${rule.key}`;
  const known = rules.shared.get(of) ?? reasonFrom(rules, rule, kind, null);
  rules.shared.set(of, known);
  return known;
}

function reasonFrom(
  rules: Rules,
  entry: WeeklyRest | YearlyHoliday | CompensationRule | DatedHoliday | ReplacingDay,
  kind: ReasonKind,
  forDay: string | null,
): Reason {
  const { symbol, issuedOn } = rules.acts.get(entry.source)!;
  const source = { symbol, issuedOn, clause: entry.clause };
  const name = kind === 'ORDINARY' ? NO_RULE.name : entry.name;
  return { kind, name, forDay, source, verified: isVerified(rules, entry) };
}

function isVerified(rules: Rules, { source, verified }: { source: string; verified: boolean }): boolean {
  return verified && rules.acts.get(source)!.verified;
}

function daysIn(year: number): string[] {
  const named = String(year).padStart(4, '0');
  return MONTH_LENGTHS.flatMap((length, month) =>
    Array.from(
      { length: month === 1 && isLeap(year) ? 29 : length },
      (_, before) => `${named}-${monthAndDay(month + 1, before + 1)}`,
    ),
  );
}

/** How many days of its year are before the day. */
export function ordinalOf(day: string): number {
  const month = Number(day.slice(5, 7));
  const leapDay = month > 2 && isLeap(Number(day.slice(0, 4))) ? 1 : 0;
  return DAYS_BEFORE_MONTH[month - 1]! + leapDay + Number(day.slice(8, 10)) - 1;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function monthAndDay(month: number, dayOfMonth: number): string {
  return `${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
