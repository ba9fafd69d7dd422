const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MS_PER_DAY = 86_400_000;

/** How long a period is, from finest to coarsest. */
export const GRAINS = ['DAY', 'MONTH', 'QUARTER', 'HALF', 'YEAR'] as const;

export type Grain = (typeof GRAINS)[number];

/**
 * A calendar period with its first and last day, both inside it ('YYYY-MM-DD').
 *
 * Made by `parsePeriod` and `periodOf` only, so that the three fields always agree; two periods are the same when all
 * three are equal.
 */
export interface Period {
  readonly grain: Grain;
  readonly firstOn: string;
  readonly lastOn: string;
}

const MONTHS_IN: Readonly<Record<Exclude<Grain, 'DAY'>, number>> = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 };

/** Whether the text is a day of the Gregorian calendar in years 0001 to 9999, written 'YYYY-MM-DD'; 2023-02-29 is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text) || text.startsWith('0000')) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Calendar days from `from` to `to`: 0 for the same day, negative when `to` is earlier. RangeError for what is no day. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day `count` calendar days after `day`, before it when negative.
 *
 * RangeError for what is no day, a part of a day, or a result outside years 0001 to 9999.
 */
export function addDays(day: string, count: number): string {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Expected a whole number of days to add, got ${count}.`);
  const instant = new Date((dayNumber(day) + count) * MS_PER_DAY);
  const result = Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
  if (!isDay(result))
    throw new RangeError(`${day} ${count < 0 ? '-' : '+'} ${Math.abs(count)} days is outside years 0001 to 9999.`);
  return result;
}

/** Order of two days, for sorting: negative, zero or positive. Both must be days; it does not look. */
export function compareDays(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The period that a text names: '2023-03-31', '2023-03', '2023-Q1', '2023-H1' or '2023'. `formatPeriod` gives the text back.
 *
 * The grains are those in which the national public service portal publishes (month, quarter, half-year, year), and the day.
 * RangeError for anything else.
 */
export function parsePeriod(text: string): Period {
  const firstOn = firstDayNamed(text);
  if (firstOn === undefined || !isDay(firstOn.day)) {
    throw new RangeError(
      `Expected a period such as 2023, 2023-H1, 2023-Q1, 2023-03 or 2023-03-31, got ${JSON.stringify(text)}.`,
    );
  }
  return periodOf(firstOn.day, firstOn.grain);
}

/** The text that names the period, in the forms that `parsePeriod` reads. */
export function formatPeriod({ grain, firstOn }: Period): string {
  const year = firstOn.slice(0, 4);
  const month = monthOf(firstOn);
  switch (grain) {
    case 'DAY':
      return firstOn;
    case 'MONTH':
      return firstOn.slice(0, 7);
    case 'QUARTER':
      return `${year}-Q${(month + 2) / 3}`;
    case 'HALF':
      return `${year}-H${(month + 5) / 6}`;
    case 'YEAR':
      return year;
  }
}

/** The period of that grain in which the day lies. RangeError for what is no day. */
export function periodOf(day: string, grain: Grain): Period {
  if (!isDay(day)) throw notADay(day);
  if (grain === 'DAY') return { grain, firstOn: day, lastOn: day };

  const year = day.slice(0, 4);
  const length = MONTHS_IN[grain];
  const lastMonth = Math.ceil(monthOf(day) / length) * length;
  return {
    grain,
    firstOn: dayOf(year, lastMonth - length + 1, 1),
    lastOn: dayOf(year, lastMonth, daysInMonth(year, lastMonth)),
  };
}

/** The period of the same grain that begins on the day after this one ends. RangeError past the year 9999. */
export function nextPeriod({ grain, lastOn }: Period): Period {
  return periodOf(addDays(lastOn, 1), grain);
}

/** The period of the same grain that ends on the day before this one begins. RangeError before the year 0001. */
export function previousPeriod({ grain, firstOn }: Period): Period {
  return periodOf(addDays(firstOn, -1), grain);
}

/** Whether the day lies in the period; its first and last day do. The day must be one; it does not look. */
export function containsDay(period: Period, day: string): boolean {
  return period.firstOn <= day && day <= period.lastOn;
}

/**
 * The periods of the grain that make up this one, in order and without a gap. A period splits into itself at its own grain.
 *
 * RangeError for a coarser grain: a quarter is not made of halves.
 */
export function splitPeriod(period: Period, grain: Grain): Period[] {
  if (GRAINS.indexOf(grain) > GRAINS.indexOf(period.grain)) {
    throw new RangeError(
      `${formatPeriod(period)} cannot be split into grain ${grain}, which is coarser than ${period.grain}.`,
    );
  }
  const parts = [periodOf(period.firstOn, grain)];
  while (parts.at(-1)!.lastOn < period.lastOn) parts.push(nextPeriod(parts.at(-1)!));
  return parts;
}

/** Order of two periods: the one that begins earlier first; of those that begin together, the longer: 2023, 2023-H1, 2023-Q1, 2023-01. */
export function comparePeriods(a: Period, b: Period): number {
  return (
    compareDays(a.firstOn, b.firstOn) ||
    compareDays(b.lastOn, a.lastOn) ||
    GRAINS.indexOf(b.grain) - GRAINS.indexOf(a.grain)
  );
}

/** Grain and supposed first day of what a text names; the day still has to be looked at. */
function firstDayNamed(text: string): { day: string; grain: Grain } | undefined {
  if (DAY.test(text)) return { day: text, grain: 'DAY' };
  if (/^\d{4}-\d{2}$/.test(text)) return { day: `${text}-01`, grain: 'MONTH' };
  if (/^\d{4}$/.test(text)) return { day: `${text}-01-01`, grain: 'YEAR' };

  if (!/^\d{4}-(Q[1-4]|H[12])$/.test(text)) return undefined;
  const grain = text.charAt(5) === 'Q' ? 'QUARTER' : 'HALF';
  const firstMonth = (Number(text.charAt(6)) - 1) * MONTHS_IN[grain] + 1;
  return { day: dayOf(text.slice(0, 4), firstMonth, 1), grain };
}

/** Days since 1970-01-01. */
function dayNumber(day: string): number {
  if (!isDay(day)) throw notADay(day);
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}

function daysInMonth(year: string, month: number): number {
  return [31, 30, 29, 28].find((last) => isDay(dayOf(year, month, last)))!;
}

function dayOf(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function notADay(text: string): RangeError {
  return new RangeError(`Expected a calendar day as YYYY-MM-DD, got ${JSON.stringify(text)}.`);
}
