import { daysBetween } from '../../../../domain/period.ts';
import type { Deadline, PlainDeadline, Recurrence } from './model.ts';

/**
 * Why two deadlines cannot both hold.
 *
 * NO_COMMON_DAY: no day agrees with both as worded ("tháng 4/2023", "trước ngày 30/3/2023").
 * DIFFERENT_LAST_DAY: what is done between their last days is in time by one and late by the other.
 * AIM_AFTER_LIMIT: the aim lies after the limit.
 * DIFFERENT_CADENCE, DIFFERENT_DUE_DAY: they recur otherwise, or on another day of the period.
 * LATER_THAN_PARENT: the task that passes on another allows more time than the other does.
 */
export interface Contradiction {
  readonly reason:
    | 'NO_COMMON_DAY'
    | 'DIFFERENT_LAST_DAY'
    | 'AIM_AFTER_LIMIT'
    | 'DIFFERENT_CADENCE'
    | 'DIFFERENT_DUE_DAY'
    | 'LATER_THAN_PARENT';
  /** Last days of the two, in the order in which they were given; null for what recurs. */
  readonly lastDays: readonly [string | null, string | null];
  /** Days between them, never negative; null for what recurs. */
  readonly days: number | null;
}

/**
 * Why two deadlines for one duty contradict each other, whichever is given first; null when both can hold or no day of one
 * is known. That both are for the same duty, the same addressees and the same product is for the caller to know: "before
 * 30/11 where no dossier has been received yet" does not contradict "December" for all.
 *
 * A period that lies in another is its nearer form ("quý I", "tháng 3"), and so is a day in a period. An aim does not
 * contradict a later limit.
 */
export function contradicts(a: Deadline, b: Deadline): Contradiction | null {
  if (a.kind === 'RECURRING' && b.kind === 'RECURRING') return contradictionOfSeries(a.recurrences, b.recurrences);
  const [left, right] = [limitOf(a), limitOf(b)];
  if (!left?.lastOn || !right?.lastOn) return null;
  const found = (reason: Contradiction['reason']) => contradiction(reason, left.lastOn!, right.lastOn!);

  if (left.strength !== right.strength) {
    const [aim, limit] = left.strength === 'SOFT' ? [left, right] : [right, left];
    return aim.lastOn! > limit.lastOn! ? found('AIM_AFTER_LIMIT') : null;
  }
  if (left.lastOn === right.lastOn) return null;
  if (isWithin(left, right) || isWithin(right, left)) return null;
  const [earlier, later] = left.lastOn < right.lastOn ? [left, right] : [right, left];
  const begins = firstOf(later);
  return found(begins !== null && earlier.lastOn! < begins ? 'NO_COMMON_DAY' : 'DIFFERENT_LAST_DAY');
}

/**
 * Why a task that passes on another cannot stand beside it: it ends later than the other allows. An earlier end is what
 * passing on is for. An aim above binds nobody below; null also while a day is not known. That the task below is the same
 * duty, and not one that only follows from it, is for the caller to know.
 */
export function outlasts(child: Deadline, parent: Deadline): Contradiction | null {
  const [below, above] = [limitOf(child), limitOf(parent)];
  if (!below?.lastOn || !above?.lastOn || above.strength === 'SOFT' || below.lastOn <= above.lastOn) return null;
  return contradiction('LATER_THAN_PARENT', below.lastOn, above.lastOn);
}

/** What contradicts inside one deadline: a stage that is an aim, after the limit. */
export function contradictsItself(deadline: Deadline): Contradiction | null {
  if (deadline.kind !== 'STAGED' || deadline.strength !== 'HARD') return null;
  const { softLastOn, lastOn } = deadline;
  if (softLastOn === null || lastOn === null || softLastOn <= lastOn) return null;
  return contradiction('AIM_AFTER_LIMIT', softLastOn, lastOn);
}

/** The finding in a sentence for officers. */
export function explainContradiction({ reason, lastDays, days }: Contradiction): { vi: string; en: string } {
  const [a, b] = lastDays.map((day) => day?.split('-').reverse().join('/') ?? '');
  switch (reason) {
    case 'NO_COMMON_DAY':
      return {
        vi: `Hai thời hạn không có ngày nào chung: ngày cuối là ${a} và ${b}, chênh nhau ${days} ngày.`,
        en: `The two deadlines have no day in common: their last days are ${a} and ${b}, ${days} days apart.`,
      };
    case 'DIFFERENT_LAST_DAY':
      return {
        vi: `Hai thời hạn có ngày cuối khác nhau: ${a} và ${b}, chênh nhau ${days} ngày.`,
        en: `The two deadlines end on different days: ${a} and ${b}, ${days} days apart.`,
      };
    case 'AIM_AFTER_LIMIT':
      return {
        vi: `Mốc phấn đấu muộn hơn thời hạn chậm nhất ${days} ngày (${a} và ${b}).`,
        en: `The aim lies ${days} days after the limit (${a} and ${b}).`,
      };
    case 'LATER_THAN_PARENT':
      return {
        vi: `Thời hạn ${a} muộn hơn ${days} ngày so với thời hạn ${b} của nhiệm vụ cấp trên giao.`,
        en: `The deadline ${a} is ${days} days later than ${b}, that of the task it passes on.`,
      };
    case 'DIFFERENT_CADENCE':
      return { vi: 'Hai thời hạn quy định kỳ khác nhau.', en: 'The two deadlines recur at different intervals.' };
    case 'DIFFERENT_DUE_DAY':
      return {
        vi: 'Hai thời hạn cùng kỳ nhưng ngày đến hạn khác nhau.',
        en: 'The two deadlines recur at the same interval but are due on different days.',
      };
  }
}

function contradiction(reason: Contradiction['reason'], a: string, b: string): Contradiction {
  return { reason, lastDays: [a, b], days: Math.abs(daysBetween(a, b)) };
}

/** The part of a deadline that binds: of stages the last hard one, the last aim when none is hard. */
function limitOf(deadline: Deadline): PlainDeadline | null {
  if (deadline.kind === 'NONE' || deadline.kind === 'UNREAD') return null;
  if (deadline.kind !== 'STAGED') return deadline;
  const stages = deadline.stages.map((stage) => stage.deadline);
  return stages.find(({ lastOn, strength }) => lastOn === deadline.lastOn && strength === deadline.strength) ?? null;
}

/** First day that the words leave: that of "trong tháng 4", none for "đến hết tháng 4" and for days. */
function firstOf(deadline: PlainDeadline): string | null {
  if (deadline.kind === 'SPAN') return deadline.startsOn;
  return 'period' in deadline && !deadline.isUntil ? (deadline.period?.firstOn ?? null) : null;
}

function isWithin(inner: PlainDeadline, outer: PlainDeadline): boolean {
  const begins = firstOf(outer);
  const innerBegins = firstOf(inner) ?? inner.lastOn!;
  return begins !== null && begins <= innerBegins && inner.lastOn! <= outer.lastOn!;
}

function contradictionOfSeries(a: readonly Recurrence[], b: readonly Recurrence[]): Contradiction | null {
  if (a.length === 0 || b.length === 0) return null;
  const cadenceOf = ({ unit, interval, firstMonths }: Recurrence) => `${unit} ${interval} ${firstMonths}`;
  const found = (reason: Contradiction['reason']): Contradiction => ({ reason, lastDays: [null, null], days: null });
  const [left, right] = [a, b].map((series) => new Map(series.map((each) => [cadenceOf(each), each])));
  if (left!.size !== right!.size || [...left!.keys()].some((key) => !right!.has(key)))
    return found('DIFFERENT_CADENCE');

  const daysOf = ({ due }: Recurrence) =>
    due
      .map((rule) => JSON.stringify(rule))
      .toSorted()
      .join();
  const differs = [...left!].some(([key, each]) => {
    const other = right!.get(key)!;
    return each.due.length > 0 && other.due.length > 0 && daysOf(each) !== daysOf(other);
  });
  return differs ? found('DIFFERENT_DUE_DAY') : null;
}
