import { addDays, daysBetween, isDay } from './period.ts';
import {
  type Calendar,
  type CalendarDay,
  type CalendarStatus,
  daysFrom,
  isWorked,
  yearOf,
} from './working-days/calendar.ts';

/** How long a term is. A term of years is one of twelve months each, one of weeks seven days each. */
export type Term = { readonly workingDays: number } | { readonly days: number } | { readonly months: number };

/** A day that a term met on its way, and why it was not counted, or was. */
export interface MetDay extends CalendarDay {}

/** A clause of law by which a term was computed. */
export interface LegalBasis {
  readonly symbol: string;
  readonly clause: string;
}

/**
 * How a term came to its last day. It stands alone: `recompute` needs no calendar.
 *
 * `nominalEndOn` is the last day of a term in days or months before it was moved off a day of rest; null for working days.
 * `skipped` are the days not counted, in the order met; `workedRestDays` the days of weekly rest that were counted because
 * they are worked in a swap. PROVISIONAL when it ran into `undecidedYears`, whose Tết and swaps are not known yet.
 * `unverified` are skipped or worked days whose entry is from memory.
 */
export interface Explanation {
  readonly from: string;
  readonly term: Term;
  readonly countsFirstDay: boolean;
  readonly nominalEndOn: string | null;
  readonly endsOn: string;
  readonly skipped: readonly MetDay[];
  readonly workedRestDays: readonly MetDay[];
  readonly status: CalendarStatus;
  readonly undecidedYears: readonly number[];
  readonly unverified: readonly string[];
  readonly bases: readonly LegalBasis[];
}

/** The last day of a term and how it came to be; `day` is the explanation's `endsOn`. */
export interface Deadline {
  readonly day: string;
  readonly explanation: Explanation;
}

/** A number of working days, provisional when it ran into years whose decision is not known. */
export interface WorkingDayCount {
  readonly workingDays: number;
  readonly status: CalendarStatus;
  readonly undecidedYears: readonly number[];
}

/** The longest term that is counted day by day: some forty years. A longer one is a slip of the pen, or an attack. */
export const MOST_WORKING_DAYS = 10_000;
const MOST_DAYS = 36_525;
const MOST_MONTHS = 1_200;

/** No break comes near it: a calendar with more days off in a row is broken. */
export const MOST_DAYS_OFF_IN_A_ROW = 60;

/** Bộ luật Dân sự 2015, in force from 01/01/2017; that of 2005 said the same in its articles 152 and 153. */
const CIVIL_CODE = '91/2015/QH13';
const DAY_OF_EVENT_NOT_COUNTED: LegalBasis = { symbol: CIVIL_CODE, clause: 'Điều 147 khoản 2' };
const ENDS_WITH_LAST_DAY: LegalBasis = { symbol: CIVIL_CODE, clause: 'Điều 148 khoản 1' };
const ENDS_ON_SAME_DAY_OF_MONTH: LegalBasis = { symbol: CIVIL_CODE, clause: 'Điều 148 khoản 3' };
const NOT_ON_A_DAY_OF_REST: LegalBasis = { symbol: CIVIL_CODE, clause: 'Điều 148 khoản 5' };

/**
 * The day that is `count` working days after `from`, which itself is not counted; with `countsFirstDay` it is, if worked.
 *
 * A negative count goes back: -1 is the last working day before `from`. 0 is `from` itself, worked or not.
 * RangeError for what is no day, no whole number, more than 10,000 working days, or outside years 0001 to 9999.
 */
export function addWorkingDays(
  calendar: Calendar,
  from: string,
  count: number,
  options: { readonly countsFirstDay?: boolean } = {},
): Deadline {
  checkDay(from);
  checkCount(count, -MOST_WORKING_DAYS, MOST_WORKING_DAYS, 'working days');
  const countsFirstDay = count !== 0 && options.countsFirstDay === true;

  const journey = new Journey(calendar);
  let day = from;
  let left = Math.abs(count);
  for (const met of daysFrom(calendar, from, count < 0 ? -1 : 1)) {
    if (left === 0) break;
    if (met.day === from && !countsFirstDay) continue;
    day = met.day;
    if (journey.meets(met)) left -= 1;
  }

  const bases = count > 0 && !countsFirstDay ? [DAY_OF_EVENT_NOT_COUNTED] : [];
  const asked = { from, term: { workingDays: count }, countsFirstDay, nominalEndOn: null };
  return journey.endsOn(day, asked, bases);
}

/**
 * The last day of a term that an event of the day `from` starts, by Bộ luật Dân sự 2015: the day of the event is not
 * counted (147.2); months end on the same day of the month, or on its last (148.3); a term that would end on a day of rest
 * ends with the next working day (148.5), and so does one ending on a day off by compensation or swap.
 *
 * RangeError for what is no day, a term that is not a whole number from 1, or one of more than 10,000 working days,
 * 36,525 days or 1,200 months.
 */
export function endOfTerm(calendar: Calendar, from: string, term: Term): Deadline {
  checkDay(from);
  if ('workingDays' in term) {
    checkCount(term.workingDays, 1, MOST_WORKING_DAYS, 'working days');
    return addWorkingDays(calendar, from, term.workingDays);
  }

  const nominalEndOn = nominalEnd(from, term);
  const journey = new Journey(calendar);
  let day = nominalEndOn;
  for (const met of daysFrom(calendar, nominalEndOn, 1)) {
    day = met.day;
    if (journey.meets(met)) break;
  }

  const ending = 'months' in term ? ENDS_ON_SAME_DAY_OF_MONTH : ENDS_WITH_LAST_DAY;
  const moved = day === nominalEndOn ? [] : [NOT_ON_A_DAY_OF_REST];
  const asked = { from, term, countsFirstDay: false, nominalEndOn };
  return journey.endsOn(day, asked, [DAY_OF_EVENT_NOT_COUNTED, ending, ...moved]);
}

/**
 * The last day that the explanation's own steps lead to: from its first day over its skipped days. It equals `endsOn`
 * unless a step was left out, added or changed since.
 *
 * RangeError for an explanation that no computation gives.
 */
export function recompute({ from, term, countsFirstDay, skipped }: Explanation): string {
  checkDay(from);
  const isSkipped = new Set(skipped.map(({ day }) => day));
  if (!('workingDays' in term)) {
    let day = nominalEnd(from, term);
    while (isSkipped.has(day)) day = addDays(day, 1);
    return day;
  }

  checkCount(term.workingDays, -MOST_WORKING_DAYS, MOST_WORKING_DAYS, 'working days');
  const step = term.workingDays < 0 ? -1 : 1;
  let day = countsFirstDay ? addDays(from, -step) : from;
  for (let left = Math.abs(term.workingDays); left > 0; ) {
    day = addDays(day, step);
    if (!isSkipped.has(day)) left -= 1;
  }
  return day;
}

/**
 * How many working days `to` is after `from`: those later than `from`, up to and with `to`; the inverse of `addWorkingDays`.
 *
 * Negative when `to` is earlier: those from `to` on, before `from`. So it changes its sign with its direction only if both
 * days are worked, or neither is. RangeError for what is no day and for days more than 36,525 days apart.
 */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): WorkingDayCount {
  const distance = daysBetween(from, to);
  checkCount(distance, -MOST_DAYS, MOST_DAYS, 'days');
  const step = distance < 0 ? -1 : 1;

  const journey = new Journey(calendar);
  let workingDays = 0;
  for (const met of daysFrom(calendar, from, step)) {
    if (met.day !== from && journey.meets(met)) workingDays += step;
    if (met.day === to) break;
  }
  return { workingDays, ...journey.certainty() };
}

/** What one computation meets on its way through a calendar. */
class Journey {
  readonly #calendar: Calendar;
  readonly #skipped: MetDay[] = [];
  readonly #workedRestDays: MetDay[] = [];
  readonly #undecidedYears = new Set<number>();
  #daysOffInARow = 0;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Whether the day is worked. */
  meets(met: CalendarDay): boolean {
    const { day, because } = met;
    const isWorking = isWorked(because);
    const year = yearOf(day);
    if (!this.#calendar.decidedYears.has(year)) this.#undecidedYears.add(year);
    if (!isWorking) this.#skipped.push(met);
    if (because.kind === 'SWAPPED_WORK') this.#workedRestDays.push(met);

    this.#daysOffInARow = isWorking ? 0 : this.#daysOffInARow + 1;
    if (this.#daysOffInARow > MOST_DAYS_OFF_IN_A_ROW) {
      throw new RangeError(`The calendar has more than ${MOST_DAYS_OFF_IN_A_ROW} days off in a row, up to ${day}.`);
    }
    return isWorking;
  }

  certainty(): { status: CalendarStatus; undecidedYears: number[] } {
    const undecidedYears = [...this.#undecidedYears].sort((a, b) => a - b);
    return { status: undecidedYears.length === 0 ? 'FINAL' : 'PROVISIONAL', undecidedYears };
  }

  endsOn(
    day: string,
    asked: Pick<Explanation, 'from' | 'term' | 'countsFirstDay' | 'nominalEndOn'>,
    bases: readonly LegalBasis[],
  ): Deadline {
    const [skipped, workedRestDays] = [this.#skipped, this.#workedRestDays];
    const unverified = [...skipped, ...workedRestDays].filter(({ because }) => !because.verified);
    const explanation: Explanation = {
      ...asked,
      endsOn: day,
      skipped,
      workedRestDays,
      ...this.certainty(),
      unverified: unverified.map((met) => met.day),
      bases,
    };
    return { day, explanation };
  }
}

function nominalEnd(from: string, term: Exclude<Term, { readonly workingDays: number }>): string {
  if ('days' in term) {
    checkCount(term.days, 1, MOST_DAYS, 'days');
    return addDays(from, term.days);
  }
  checkCount(term.months, 1, MOST_MONTHS, 'months');
  return sameDayOfMonth(from, term.months);
}

/** The same day of the month so many months later, or the last day of that month when it has none (148.3). */
function sameDayOfMonth(from: string, months: number): string {
  const monthsSinceYearZero = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(monthsSinceYearZero / 12)).padStart(4, '0');
  const month = String((monthsSinceYearZero % 12) + 1).padStart(2, '0');
  const wanted = Number(from.slice(8, 10));
  const end = [wanted, 30, 29, 28].map((day) => `${year}-${month}-${String(day).padStart(2, '0')}`).find(isDay);
  if (end === undefined) throw new RangeError(`${from} + ${months} months is outside years 0001 to 9999.`);
  return end;
}

function checkDay(day: string): void {
  if (!isDay(day)) throw new RangeError(`Expected a calendar day as YYYY-MM-DD, got ${JSON.stringify(day)}.`);
}

function checkCount(count: number, least: number, most: number, unit: string): void {
  if (Number.isSafeInteger(count) && least <= count && count <= most) return;
  throw new RangeError(`Expected a whole number of ${unit} from ${least} to ${most}, got ${count}.`);
}
