import {
  addDays,
  daysBetween,
  formatPeriod,
  isDay,
  type Period,
  parsePeriod,
  periodOf,
} from '../../../../domain/period.ts';
import { monthsOf } from './due.ts';
import type { Deadline, DueRule, Recurrence, RecurringDeadline } from './model.ts';
import { weekdayOf } from './points.ts';

/** One period of a recurring duty; each has its own report and is late by itself. */
export interface Instance {
  /** Its name as `parsePeriod` reads it ("2023-03", "2023-Q1", "2023-H1", "2023"); else "2024-W09", "2023-01/2023-09". */
  readonly label: string;
  readonly firstOn: string;
  readonly lastOn: string;
  /** The last day in time. */
  readonly dueOn: string;
  readonly time: string | null;
  /**
   * STATED: the words give the day. PERIOD_END: they do not, and the end of the period counts. EVENT: due for an event
   * whose day is not known; the end of the period is the outermost bound. What goes to the Government may be due earlier:
   * khoản 1 Điều 13 Nghị định 09/2019/NĐ-CP sets day 25 of the last month where nothing else is ruled.
   */
  readonly dayBasis: 'STATED' | 'PERIOD_END' | 'EVENT';
}

/** No question needs more instances at once: ten years of days. */
export const INSTANCE_CAP = 3_660;

type Block = Pick<Instance, 'label' | 'firstOn' | 'lastOn'>;

/** 1970-01-05, a Monday: weeks are counted in twos and threes from it. */
const FIRST_MONDAY = '1970-01-05';

/**
 * What a recurring duty owes between two days, both included: the periods that overlap them and are due on `from` or later,
 * in the order of their due days. `from` is the day on which the duty begins to bind, as a rule the day of issue.
 *
 * Empty for what does not recur, and for "định kỳ" and "thường xuyên" without a period. Recurring stages count.
 * RangeError for what is no day, for `from` after `to`, and for more than `INSTANCE_CAP`.
 */
export function instancesOf(deadline: Deadline, from: string, to: string): readonly Instance[] {
  if (!isDay(from) || !isDay(to) || from > to)
    throw new RangeError(`Expected two days in order, got ${from} and ${to}.`);
  if (deadline.kind === 'STAGED') {
    return inOrder(deadline.stages.flatMap((stage) => instancesOf(stage.deadline, from, to)));
  }
  if (deadline.kind !== 'RECURRING') return [];

  const first = deadline.startsOn !== null && deadline.startsOn > from ? deadline.startsOn : from;
  const last = deadline.endsOn !== null && deadline.endsOn < to ? deadline.endsOn : to;
  if (first > last) return [];
  return inOrder(deadline.recurrences.flatMap((recurrence) => instancesBetween(deadline, recurrence, first, last)));
}

/**
 * The recurrence in RFC 5545, one rule for each due day; the days are the last in time. Empty where no period is stated.
 * A day past the end of short months is written so that they are not skipped.
 */
export function recurrenceRulesOf(deadline: Deadline): readonly string[] {
  if (deadline.kind !== 'RECURRING') return [];
  return deadline.recurrences.flatMap((recurrence) =>
    recurrence.due.length === 0 ? [openRule(recurrence)] : recurrence.due.map((rule) => dueRule(recurrence, rule)),
  );
}

function inOrder(instances: readonly Instance[]): readonly Instance[] {
  if (instances.length > INSTANCE_CAP)
    throw new RangeError(`More than ${INSTANCE_CAP} instances between the two days.`);
  return instances.toSorted(
    (a, b) => compare(a.dueOn, b.dueOn) || compare(a.firstOn, b.firstOn) || compare(a.lastOn, b.lastOn),
  );
}

function instancesBetween(deadline: RecurringDeadline, recurrence: Recurrence, from: string, to: string): Instance[] {
  const basis = deadline.event === null ? 'PERIOD_END' : 'EVENT';
  const instances: Instance[] = [];
  for (const block of blocksBetween(recurrence, deadline.startsOn, from, to)) {
    const { due } = recurrence;
    const own: Instance[] =
      due.length === 0
        ? [{ ...block, dueOn: block.lastOn, time: deadline.time, dayBasis: basis }]
        : due.map(
            (rule): Instance => ({
              ...block,
              dueOn: dueOn(block, recurrence, rule),
              time: rule.time,
              dayBasis: 'STATED',
            }),
          );
    instances.push(...named(own, recurrence).filter((each) => each.dueOn >= from && each.firstOn <= to));
    if (instances.length > INSTANCE_CAP)
      throw new RangeError(`More than ${INSTANCE_CAP} instances between the two days.`);
  }
  return instances;
}

/** The periods of the cadence that overlap the days. */
function* blocksBetween(recurrence: Recurrence, startsOn: string | null, from: string, to: string): Generator<Block> {
  const { unit, interval, firstMonths } = recurrence;
  if (unit === 'DAY' || unit === 'WEEK') {
    const length = (unit === 'WEEK' ? 7 : 1) * interval;
    const origin = interval > 1 && startsOn !== null ? mondayOf(startsOn, unit) : FIRST_MONDAY;
    const behind = mod(daysBetween(origin, from), length);
    for (let firstOn = addDays(from, -behind); firstOn <= to; firstOn = addDays(firstOn, length)) {
      yield { label: labelOfDays(firstOn, unit, interval), firstOn, lastOn: addDays(firstOn, length - 1) };
    }
    return;
  }

  const length = firstMonths === null ? monthsOf(recurrence) : 12;
  const origin = interval > 1 && startsOn !== null ? monthIndex(startsOn) : 0;
  for (let start = monthIndex(from) - mod(monthIndex(from) - origin, length); ; start += length) {
    const [firstOn, { lastOn }] = [monthAt(start).firstOn, monthAt(start + (firstMonths ?? length) - 1)];
    if (firstOn > to) return;
    if (lastOn >= from) yield { label: labelOfMonths(firstOn, lastOn), firstOn, lastOn };
  }
}

function dueOn(block: Block, recurrence: Recurrence, rule: DueRule): string {
  if (rule.on === 'WEEKDAY') {
    const days = rule.weekday - 1 + 7 * (recurrence.interval - 1) + 7 * recurrence.interval * rule.periodsLater;
    return addDays(block.firstOn, days - (rule.isBefore ? 1 : 0));
  }
  const length = recurrence.firstMonths === null ? monthsOf(recurrence) : 12;
  const month = monthAt(monthIndex(block.firstOn) + rule.month - 1 + length * rule.periodsLater);
  const day = Math.min(rule.isBefore ? rule.day - 1 : rule.day, Number(month.lastOn.slice(8)));
  return addDays(month.firstOn, day - 1);
}

/**
 * "15/6 và 15/12 hằng năm" is two reports a year: where each due day has a half or a quarter of the year to itself, the
 * instance is named after that in which it falls due.
 */
function named(instances: readonly Instance[], { unit, interval, firstMonths, due }: Recurrence): readonly Instance[] {
  const isYear =
    unit === 'YEAR' && interval === 1 && firstMonths === null && due.every((rule) => rule.periodsLater === 0);
  const grain = { 2: 'HALF', 4: 'QUARTER', 12: 'MONTH' }[instances.length] as 'HALF' | 'QUARTER' | 'MONTH' | undefined;
  if (!isYear || !grain) return instances;
  const periods = instances.map((instance) => periodOf(instance.dueOn, grain));
  if (new Set(periods.map(formatPeriod)).size < instances.length) return instances;
  return instances.map((instance, index) => {
    const { firstOn, lastOn } = periods[index]!;
    return { ...instance, label: formatPeriod(periods[index]!), firstOn, lastOn };
  });
}

// ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function labelOfMonths(firstOn: string, lastOn: string): string {
  const whole = (['MONTH', 'QUARTER', 'HALF', 'YEAR'] as const)
    .map((grain) => periodOf(firstOn, grain))
    .find((period) => period.firstOn === firstOn && period.lastOn === lastOn);
  if (whole) return formatPeriod(whole);
  const isYears = firstOn.endsWith('-01-01') && lastOn.endsWith('-12-31');
  return isYears ? `${firstOn.slice(0, 4)}/${lastOn.slice(0, 4)}` : `${firstOn.slice(0, 7)}/${lastOn.slice(0, 7)}`;
}

/** Weeks as ISO 8601 numbers them: of the year in which their Thursday lies. */
function labelOfDays(firstOn: string, unit: 'DAY' | 'WEEK', interval: number): string {
  const lastOn = addDays(firstOn, (unit === 'WEEK' ? 7 : 1) * interval - 1);
  if (interval > 1) return `${firstOn}/${lastOn}`;
  if (unit === 'DAY') return firstOn;
  const thursday = addDays(firstOn, 3);
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

function openRule({ unit, interval, firstMonths }: Recurrence): string {
  if (firstMonths !== null) return `FREQ=YEARLY;BYMONTH=${firstMonths};BYMONTHDAY=-1`;
  const [frequency, every] = (
    {
      DAY: ['DAILY', interval],
      WEEK: ['WEEKLY', interval],
      MONTH: ['MONTHLY', interval],
      QUARTER: ['MONTHLY', 3 * interval],
      HALF: ['MONTHLY', 6 * interval],
      YEAR: ['YEARLY', interval],
    } as const
  )[unit];
  return every === 1 ? `FREQ=${frequency}` : `FREQ=${frequency};INTERVAL=${every}`;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function dueRule(recurrence: Recurrence, rule: DueRule): string {
  const base = openRule({ ...recurrence, firstMonths: null });
  if (rule.on === 'WEEKDAY') return `${base};BYDAY=${WEEKDAYS[mod(rule.weekday - 1 - (rule.isBefore ? 1 : 0), 7)]}`;

  const day = rule.isBefore ? rule.day - 1 : rule.day;
  const length = recurrence.firstMonths === null ? monthsOf(recurrence) : 12;
  if (length === 1) return `${base};${monthDays(day === 0 ? 31 : day, [1, 2, 4])}`;

  const month = day === 0 ? rule.month - 1 : rule.month;
  const inYear = 12 % length === 0 ? 12 / length : 1;
  const months = Array.from({ length: inYear }, (_, index) => mod(month - 1 + index * length, 12) + 1);
  const days = monthDays(day === 0 ? 31 : day, months);
  // BYSETPOS picks from a whole year where the frequency is yearly.
  const frequency = days.includes('BYSETPOS') ? 'MONTHLY' : 'YEARLY';
  const interval = length > 12 ? `;INTERVAL=${length / 12}` : '';
  return `FREQ=${frequency}${interval};BYMONTH=${months.toSorted((a, b) => a - b).join(',')};${days}`;
}

/** The day in each of the months, or the last one of those that have fewer. */
function monthDays(day: number, months: readonly number[]): string {
  const shortest = months.includes(2) ? 28 : 30;
  const longest = Math.max(...months.map((month) => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)));
  if (day <= shortest) return `BYMONTHDAY=${day}`;
  if (day >= longest) return 'BYMONTHDAY=-1';
  const days = [28, 29, 30, 31].filter((each) => each >= shortest && each <= day);
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}

// ── Counting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthAt(index: number): Period {
  return parsePeriod(
    `${String(Math.floor(index / 12)).padStart(4, '0')}-${String(mod(index, 12) + 1).padStart(2, '0')}`,
  );
}

function mondayOf(day: string, unit: 'DAY' | 'WEEK'): string {
  return unit === 'WEEK' ? addDays(day, 1 - weekdayOf(day)) : day;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
