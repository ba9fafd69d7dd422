import { daysBetween } from '../period.ts';
import { addWorkingDays, type Deadline, endOfTerm, type Term } from '../working-days.ts';
import { type Calendar, isWorked, type Source } from './calendar.ts';
import type { ChangedDay } from './changes.ts';

/**
 * What is due at the end of a term: a task, a dossier, a petition. `isOpen`: not reported, settled or withdrawn.
 *
 * Only what has a term belongs here: a deadline that a document states as a day is no result of the calendar.
 */
export interface TermItem {
  readonly id: string;
  readonly isOpen: boolean;
  readonly from: string;
  readonly term: Term;
  readonly countsFirstDay?: boolean;
}

/**
 * What a new calendar does to one item. MOVED_EARLIER takes days from whoever is to act, so it must reach them.
 * CONFIRMED and UNSETTLED leave the day: its year is decided now, or is not any more.
 */
export interface Redated<Item extends TermItem> {
  readonly item: Item;
  readonly change: 'MOVED_LATER' | 'MOVED_EARLIER' | 'CONFIRMED' | 'UNSETTLED';
  readonly before: Deadline;
  readonly after: Deadline;
  /** The days between start and end that made the difference, in order. */
  readonly changedDays: readonly ChangedDay[];
  /** The acts by which those days are now what they are; where only rules speak of one now, the act that did before. */
  readonly acts: readonly Source[];
}

/**
 * Which open items end otherwise under the calendar `after` than under `before`, in the order given; the others are
 * left out. A closed item keeps the day by which it was judged, whatever is decided later.
 *
 * RangeError for an item without a valid term.
 */
export function redate<Item extends TermItem>(
  items: readonly Item[],
  before: Calendar,
  after: Calendar,
): Redated<Item>[] {
  return items
    .filter((item) => item.isOpen)
    .flatMap((item) => {
      const [was, is] = [deadlineOf(before, item), deadlineOf(after, item)];
      const change = changeBetween(was, is);
      if (change === undefined) return [];
      const days = changedDays(was, is, before, after);
      return [{ item, change, before: was, after: is, changedDays: days, acts: actsBehind(days) }];
    });
}

/** The last day of the item's term. RangeError for what `addWorkingDays` and `endOfTerm` refuse. */
export function deadlineOf(calendar: Calendar, { from, term, countsFirstDay = false }: TermItem): Deadline {
  return 'workingDays' in term
    ? addWorkingDays(calendar, from, term.workingDays, { countsFirstDay })
    : endOfTerm(calendar, from, term);
}

function changeBetween(was: Deadline, is: Deadline): Redated<TermItem>['change'] | undefined {
  const shift = daysBetween(was.day, is.day);
  if (shift !== 0) return shift > 0 ? 'MOVED_LATER' : 'MOVED_EARLIER';
  if (was.explanation.status === is.explanation.status) return undefined;
  return is.explanation.status === 'FINAL' ? 'CONFIRMED' : 'UNSETTLED';
}

/** Only days off or worked by exception can differ, and each explanation names those that it met. */
function changedDays(was: Deadline, is: Deadline, before: Calendar, after: Calendar): ChangedDay[] {
  const met = [was, is].flatMap(({ explanation }) => [...explanation.skipped, ...explanation.workedRestDays]);
  return [...new Set(met.map(({ day }) => day))].sort().flatMap((day) => {
    const [then, now] = [before.reasonOf(day), after.reasonOf(day)];
    return isWorked(then) === isWorked(now) ? [] : [{ day, before: then, after: now }];
  });
}

/** Each act once, in the order of the days. */
function actsBehind(days: readonly ChangedDay[]): Source[] {
  const sources = days.flatMap(({ before, after }) => {
    const byRule = after.kind === 'ORDINARY' || after.kind === 'WEEKLY_REST';
    return (byRule ? before.source : after.source) ?? [];
  });
  return [...new Map(sources.map((source) => [`${source.symbol}@${source.issuedOn}`, source])).values()];
}
