import {
  addDays,
  comparePeriods,
  isDay,
  nextPeriod,
  type Period,
  parsePeriod,
  periodOf,
} from '../../../../domain/period.ts';
import type { Part, Point } from './marks.ts';
import type { NoteCode, ReadingContext, WorkingCalendar } from './model.ts';

/** A point of time on the calendar. All null where the words and the day of issue do not fix it. */
export interface Resolved {
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  /** The one period meant; null for a day, a week, several periods. */
  readonly period: Period | null;
  readonly notes: readonly NoteCode[];
}

type Dates = Omit<Resolved, 'notes'>;

/** Years that a directive can mean; a number outside is none, and no day is counted past them. */
const [FIRST_YEAR, LAST_YEAR] = [1945, 2199];

/** Whether a day lies in the years that a directive can mean. */
export function isPlausible(day: string): boolean {
  return isBetween(Number(day.slice(0, 4)), FIRST_YEAR, LAST_YEAR);
}

const UNKNOWN: Dates = { firstOn: null, lastOn: null, period: null };

/**
 * The first and the last day of a point. A missing year is the first in which there is time left on the day of issue, with
 * `isBefore` before the point; without a day of issue it stays open, and so does a part of this month that has gone by.
 * Null for a day or month that does not exist.
 */
export function resolvePoint(point: Point, context: ReadingContext, isBefore = false): Resolved | null {
  const { issuedOn, calendar } = context;
  if (point.isNow) {
    const now = issuedOn === null ? open() : resolveNow(point, issuedOn, calendar);
    return now && issuedOn !== null && endOf(now, isBefore) < issuedOn ? open() : now;
  }
  if (point.grain === 'DAY' && point.month === null) return isBetween(point.first, 1, 31) ? open() : null;

  const year = point.grain === 'YEAR' ? point.first : point.year;
  if (year !== null) return withPart(datesIn(point, year), point.part, [], calendar);
  // 29 February exists only in some years, 2024 among them.
  if (issuedOn === null) return datesIn(point, 2024) && open();
  const issueYear = Number(issuedOn.slice(0, 4));
  const candidates = [0, 1, 2, 3, 4].map((later) =>
    withPart(datesIn(point, issueYear + later), point.part, ['YEAR_FROM_ISSUE'], calendar),
  );
  return candidates.find((each) => each !== null && endOf(each, isBefore) >= issuedOn) ?? null;
}

/** The last day in time, for comparing; that of the period where its part has none. */
function endOf({ firstOn, lastOn, period }: Resolved, isBefore: boolean): string {
  if (isBefore && firstOn !== null) return addDays(firstOn, -1);
  return lastOn ?? period?.lastOn ?? '9999-12-31';
}

function open(): Resolved {
  return { ...UNKNOWN, notes: ['NOT_FIXED'] };
}

/** The dates of a point in a year; null when it does not exist there. Several in the wrong order do not exist either. */
function datesIn({ grain, first, last, month }: Point, year: number): Dates | null {
  if (!isBetween(year, FIRST_YEAR, LAST_YEAR) || !isBetween(grain === 'YEAR' ? last : year, FIRST_YEAR, LAST_YEAR))
    return null;
  const text = String(year);
  if (grain === 'DAY') {
    const day = `${text}-${twoDigits(month!)}-${twoDigits(first)}`;
    return isDay(day) ? { firstOn: day, lastOn: day, period: null } : null;
  }
  if (grain === 'WEEK') return null;
  if (grain === 'YEAR') return across(String(first), String(last));
  const most = { MONTH: 12, QUARTER: 4, HALF: 2 }[grain];
  if (!isBetween(first, 1, most) || !isBetween(last, 1, most)) return null;
  // "Từ tháng 11 đến tháng 02/2023" begins in the year before.
  return across(periodName(grain, first, first > last ? year - 1 : year), periodName(grain, last, year));
}

function periodName(grain: 'MONTH' | 'QUARTER' | 'HALF', number: number, year: number): string {
  return { MONTH: `${year}-${twoDigits(number)}`, QUARTER: `${year}-Q${number}`, HALF: `${year}-H${number}` }[grain];
}

function across(first: string, last: string): Dates | null {
  const [from, to] = [parsePeriod(first), parsePeriod(last)];
  if (comparePeriods(from, to) > 0) return null;
  return { firstOn: from.firstOn, lastOn: to.lastOn, period: first === last ? from : null };
}

/** "Trong tháng", "cuối năm", "ngày 05 tháng sau", counted from the day of issue; a week begins on Monday. */
function resolveNow(
  { grain, first, last, part }: Point,
  issuedOn: string,
  calendar: WorkingCalendar | undefined,
): Resolved | null {
  const notes: NoteCode[] = ['PERIOD_FROM_ISSUE'];
  if (grain === 'WEEK') {
    const monday = addDays(issuedOn, 1 - weekdayOf(issuedOn));
    return { firstOn: monday, lastOn: addDays(monday, 6), period: null, notes };
  }
  if (grain === 'DAY' && first > 0) {
    const month = periodOf(issuedOn, 'MONTH');
    const day = `${(last === 1 ? nextPeriod(month) : month).firstOn.slice(0, 8)}${twoDigits(first)}`;
    return isDay(day) ? { firstOn: day, lastOn: day, period: null, notes } : null;
  }
  const period = periodOf(issuedOn, grain);
  return withPart({ firstOn: period.firstOn, lastOn: period.lastOn, period }, part, notes, calendar);
}

/**
 * Narrows a period to its part. Beginning and middle of a month and a year are those of khoản 2, 3 Điều 146 Bộ luật Dân sự
 * 2015: the first day, the 15th, 30 June; of a quarter the beginning by analogy, the middle not at all.
 */
function withPart(
  dates: Dates | null,
  part: Part | null,
  notes: readonly NoteCode[],
  calendar?: WorkingCalendar,
): Resolved | null {
  if (!dates) return null;
  const { firstOn, lastOn, period } = dates;
  if (part === null || part === 'END' || part === 'LAST_DAY') return { ...dates, notes };
  if (period === null || firstOn === null || lastOn === null)
    return { ...dates, lastOn: null, notes: [...notes, 'PART_NOT_DEFINED'] };

  const until = (day: string | null, ...more: NoteCode[]): Resolved => ({
    ...dates,
    lastOn: day,
    notes: [...notes, ...more],
  });
  const month = firstOn.slice(0, 8);
  switch (part) {
    case 'FIRST_DAY':
      return until(firstOn);
    case 'START':
      return until(firstOn, 'PART_BY_CIVIL_CODE');
    case 'MIDDLE':
      if (period.grain === 'MONTH') return until(`${month}15`, 'PART_BY_CIVIL_CODE');
      if (period.grain === 'YEAR') return until(`${firstOn.slice(0, 4)}-06-30`, 'PART_BY_CIVIL_CODE');
      return until(null, 'PART_NOT_DEFINED');
    case 'FIRST_HALF':
      if (period.grain === 'MONTH') return until(`${month}15`);
      return until(null, 'PART_NOT_DEFINED');
    case 'SECOND_HALF':
      return until(lastOn);
    case 'FIRST_TEN':
      return period.grain === 'MONTH' ? until(`${month}10`) : until(null, 'PART_NOT_DEFINED');
    case 'SECOND_TEN':
      return period.grain === 'MONTH' ? until(`${month}20`) : until(null, 'PART_NOT_DEFINED');
    case 'UNDEFINED':
      return until(null, 'PART_NOT_DEFINED');
    case 'FIRST_WORKING_DAY':
      return calendar ? until(workingDay(firstOn, 1, calendar)) : until(null, 'NEEDS_CALENDAR');
    case 'LAST_WORKING_DAY':
      return calendar ? until(workingDay(lastOn, -1, calendar)) : until(null, 'NEEDS_CALENDAR');
  }
}

/** The day itself or the next one in that direction that is worked; null when a month has none. */
function workingDay(day: string, step: 1 | -1, calendar: WorkingCalendar): string | null {
  for (let tried = 0; tried < 31; tried++) {
    const candidate = addDays(day, tried * step);
    if (calendar.isWorkingDay(candidate)) return candidate;
  }
  return null;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function isBetween(value: number, least: number, most: number): boolean {
  return least <= value && value <= most;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
