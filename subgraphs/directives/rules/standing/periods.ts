import { addDays, daysBetween } from '../../../../domain/period.ts';
import { type Instance, instancesOf } from '../deadline/instances.ts';
import type { Deadline, RecurrenceUnit, RecurringDeadline } from '../deadline/model.ts';
import { type Stood, type ToDeadline, toDeadline } from '../standing.ts';
import { completionOf, hasReturned, type ReportFacts } from '../work.ts';

/** No answer has more periods. */
export const PERIODS_CAP = 100;

/** A report on a period of a duty that recurs, by the order in which reports came. */
export interface PeriodReport extends ReportFacts {
  /** The later, the greater. */
  readonly recordedAt: Date;
}

/** One period of a duty that recurs, as it stood on a day. */
export interface PeriodStanding {
  readonly period: string;
  readonly firstOn: string;
  readonly dueOn: string;
  readonly isDayStated: boolean;
  readonly state: Stood['state'];
  readonly deadlineStanding: ToDeadline;
  readonly daysOverdue: number;
  /** The report that counts: the latest that was not returned, else the latest. */
  readonly reportId: string | null;
}

/** What the periods of a duty are judged by. */
export interface RecurringDuty {
  readonly deadline: Deadline;
  /** The day from which it binds its agency: of issue, or on which it was taken over; null when not known. */
  readonly bindsFrom: string | null;
  /** How the assignment as a whole stood on the day looked at. */
  readonly stood: Pick<Stood, 'concern' | 'state' | 'endedOn'>;
  readonly reports: readonly PeriodReport[];
}

/**
 * The periods that fall due between two days, both included, oldest first, at most `PERIODS_CAP`, as they stood on the day `on`:
 * each has its own reports and is late by itself. Null for what does not recur, 'NOT_STATED' for what recurs without a
 * period ("định kỳ"). Where the words name no day in the period, its end counts.
 */
export function periodsOf(
  { deadline, bindsFrom, stood, reports }: RecurringDuty,
  { from, to, on }: { readonly from: string; readonly to: string; readonly on: string },
): readonly PeriodStanding[] | 'NOT_STATED' | null {
  if (deadline.kind !== 'RECURRING') return null;
  if (deadline.recurrences.length === 0) return 'NOT_STATED';
  const reported = Map.groupBy(reports, ({ period }) => period ?? '');
  return dueBetween(deadline, bindsFrom, from, to).map((instance) =>
    judged(instance, { strength: deadline.strength, stood, reports: reported.get(instance.label) ?? [] }, on),
  );
}

/** No document asks before or after; the calendar is not walked to its ends for anybody. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '2999-12-31'];
const DAYS: Readonly<Record<RecurrenceUnit, number>> = {
  DAY: 1,
  WEEK: 7,
  MONTH: 31,
  QUARTER: 92,
  HALF: 184,
  YEAR: 366,
};

function dueBetween(deadline: RecurringDeadline, bindsFrom: string | null, from: string, to: string): Instance[] {
  const binds = latest(bindsFrom ?? FIRST_DAY, deadline.startsOn ?? FIRST_DAY, FIRST_DAY);
  const [first, last] = [latest(from, binds), earliest(to, LAST_DAY)];
  if (first > last) return [];
  // What falls due in a period may be owed for the one before it ("ngày 05 tháng sau").
  const lengths = deadline.recurrences.map(({ unit, interval }) => DAYS[unit] * interval);
  const back = Math.min(2 * Math.max(...lengths), daysBetween(binds, first));

  for (let days = 366; ; days *= 2) {
    const until = daysBetween(first, last) <= days ? last : addDays(first, days);
    const found = instancesOf(deadline, addDays(first, -back), until).filter(
      ({ dueOn }) => first <= dueOn && dueOn <= until,
    );
    if (until === last || found.length >= PERIODS_CAP) return found.slice(0, PERIODS_CAP);
  }
}

interface Judging {
  readonly strength: Deadline['strength'];
  readonly stood: RecurringDuty['stood'];
  readonly reports: readonly PeriodReport[];
}

function judged({ label, firstOn, dueOn, dayBasis }: Instance, { strength, stood, reports }: Judging, on: string) {
  const isBy = (day: string) => day <= on;
  const done = completionOf(reports, isBy);
  const hasEnded = stood.state === 'TRANSFERRED' || stood.state === 'WITHDRAWN';
  const open = hasReturned({ reports }, isBy) ? ('RETURNED' as const) : ('OPEN' as const);
  const judgedOn = earliest(on, done?.completedOn ?? on, stood.endedOn ?? on);
  const isBound = stood.concern === 'BOUND';
  return {
    period: label,
    firstOn,
    dueOn,
    isDayStated: dayBasis === 'STATED',
    state: done?.state ?? (hasEnded ? stood.state : open),
    deadlineStanding: isBound ? toDeadline({ dueOn, deadlineStrength: strength }, judgedOn) : ('NOT_BOUND' as const),
    daysOverdue: isBound && strength !== 'SOFT' ? Math.max(0, daysBetween(dueOn, judgedOn)) : 0,
    reportId: reportThatCounts(reports, isBy),
  };
}

/** What says no day of its own (under way, impeded) counts from when it came. */
function reportThatCounts(reports: readonly PeriodReport[], isBy: (day: string) => boolean): string | null {
  const known = reports
    .filter(({ completedOn }) => completedOn === null || isBy(completedOn))
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1));
  const isReturned = ({ verification }: PeriodReport) =>
    verification?.verdict === 'RETURNED' && isBy(verification.decidedOn);
  return (known.findLast((report) => !isReturned(report)) ?? known.at(-1))?.id ?? null;
}

function latest(...days: readonly string[]): string {
  return days.toSorted().at(-1)!;
}

function earliest(...days: readonly string[]): string {
  return days.toSorted()[0]!;
}
