import { MOST_DAYS_OFF_IN_A_ROW } from '../working-days.ts';
import { type Calendar, isWorked, type Reason } from './calendar.ts';
import { type CalendarEntry, standingDays } from './entries.ts';

/** A day that is another in one of two calendars, and why in each. */
export interface ChangedDay {
  readonly day: string;
  readonly before: Reason;
  readonly after: Reason;
}

/** What differs between two calendars. */
export interface CalendarChanges {
  /** In order: whether it is worked, or only why. */
  readonly days: readonly ChangedDay[];
  /** Years whose decision is known now and was not before, and the other way round. */
  readonly decided: readonly number[];
  readonly undecided: readonly number[];
  /** All years of these: terms that run through them may end otherwise. */
  readonly years: readonly number[];
}

/** What a year that is said to be decided lacks of what khoản 1 Điều 112 Bộ luật Lao động 2019 gives. */
export type MissingHoliday = 'TET' | 'NATIONAL_DAY';

/** Five days of Tết, điểm b; its first day falls from 21 January to 20 February. */
const DAYS_OF_TET = 5;
const TET = { from: '01-15', to: '02-28' } as const;
/** One of the two days beside 2 September, điểm đ. */
const BESIDE_NATIONAL_DAY = ['09-01', '09-03'] as const;
/** In force from 01/01/2021. */
const FIRST_YEAR_OF_LAW = 2021;

/** What differs between two calendars in the years given. */
export function changesBetween(before: Calendar, after: Calendar, years: readonly number[]): CalendarChanges {
  const asked = [...new Set(years)].sort((a, b) => a - b);
  const days = asked.flatMap((year) => {
    const then = before.daysOf(year);
    return after.daysOf(year).flatMap(({ day, because }, index) => {
      const was = then[index]!.because;
      return saysSame(was, because) ? [] : [{ day, before: was, after: because }];
    });
  });
  const decided = asked.filter((year) => after.decidedYears.has(year) && !before.decidedYears.has(year));
  const undecided = asked.filter((year) => before.decidedYears.has(year) && !after.decidedYears.has(year));
  const ofDays = new Set(days.map(({ day }) => Number(day.slice(0, 4))));
  const changed = asked.filter((year) => ofDays.has(year) || decided.includes(year) || undecided.includes(year));
  return { days, decided, undecided, years: changed };
}

/**
 * What the entries lack of the holidays that only a decision can fix, for a year to be decided: the days of Tết, and the
 * second of the national day. Nothing for years before the law.
 */
export function missingHolidays(entries: readonly CalendarEntry[], year: number): MissingHoliday[] {
  if (year < FIRST_YEAR_OF_LAW) return [];
  const holidays = standingDays(entries)
    .filter(({ kind, on }) => kind === 'HOLIDAY' && on.startsWith(`${year}-`))
    .map(({ on }) => on.slice(5));
  const ofTet = holidays.filter((day) => TET.from <= day && day <= TET.to);
  const missing: MissingHoliday[] = ofTet.length < DAYS_OF_TET ? ['TET'] : [];
  return BESIDE_NATIONAL_DAY.some((day) => holidays.includes(day)) ? missing : [...missing, 'NATIONAL_DAY'];
}

/**
 * The first day by which more days in a row are off than any break has, in years that follow one another; null when there
 * is none. Terms that met such a break would be refused.
 */
export function endOfImpossibleBreak(calendar: Calendar, years: readonly number[]): string | null {
  let inARow = 0;
  for (const { day, because } of years.flatMap((year) => calendar.daysOf(year))) {
    inARow = isWorked(because) ? 0 : inARow + 1;
    if (inARow > MOST_DAYS_OFF_IN_A_ROW) return day;
  }
  return null;
}

function saysSame(one: Reason, other: Reason): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
