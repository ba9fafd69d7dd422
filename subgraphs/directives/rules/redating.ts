import { knownOn } from '../../../domain/working-days/calendar.ts';
import type { CalendarEntry } from '../../../domain/working-days/entries.ts';
import type { ReadingContext, WorkingCalendar } from './deadline/model.ts';
import { readDeadline } from './deadline.ts';
import { redated } from './work/duty.ts';
import type { DeadlineFacts, RedatingFacts } from './work/facts.ts';
import { workingCalendarOf } from './working-calendar.ts';

/** What was known of working days once the acts of a day were. */
export interface CalendarState {
  readonly issuedOn: string;
  /** The acts of that day, by number and codes. */
  readonly symbols: string;
  readonly calendar: WorkingCalendar;
}

/** A calendar that took the place of another. */
export interface CalendarChange {
  /** Null where there was none: nothing was counted by it. */
  readonly before: WorkingCalendar | null;
  readonly after: WorkingCalendar;
  /** How `after` came to be, act by act, in the order of their days. */
  readonly states: readonly CalendarState[];
}

/** A day that the calendar moved, and the act that did. */
export type Moved = Omit<RedatingFacts, 'extensionId'> & { readonly actSymbol: string };

/** What a change of the acts on working days comes to; null while they make no calendar. */
export function calendarChange(
  before: readonly CalendarEntry[],
  after: readonly CalendarEntry[],
): CalendarChange | null {
  const calendar = calendarOf(after);
  if (!calendar) return null;
  const acts = Map.groupBy(
    after.filter((entry) => entry.kind === 'ACT'),
    ({ issuedOn }) => issuedOn,
  );
  const states = [...acts.keys()].toSorted().flatMap((issuedOn): CalendarState[] => {
    const known = calendarOf(knownOn(after, issuedOn));
    const symbols = acts.get(issuedOn)!.map(({ symbol }) => symbol);
    return known ? [{ issuedOn, symbols: symbols.toSorted().join(', '), calendar: known }] : [];
  });
  return { before: calendarOf(before), after: calendar, states };
}

/**
 * Where a change of the calendar moves a deadline to, whose words count working days or end on one; null where it leaves it. It
 * moves only a day that was counted from the words by the calendar before: one that somebody set stays as it is.
 *
 * The act is the latest by which the words come to another day than without it.
 */
export function movedBy(
  { before, after, states }: CalendarChange,
  set: DeadlineFacts,
  redatings: readonly RedatingFacts[],
  context: Omit<ReadingContext, 'calendar'>,
): Moved | null {
  const { asWritten } = set;
  const { lastOn, softLastOn } = redated(set, redatings);
  if (asWritten === null || lastOn === null || before === null) return null;
  const daysBy = (calendar: WorkingCalendar) => readDays(asWritten, { ...context, calendar });

  const now = daysBy(after);
  if (now.lastOn === null || isSame(now, { lastOn, softLastOn }) || !isSame(daysBy(before), { lastOn, softLastOn })) {
    return null;
  }
  const act = states.findLast(
    ({ calendar }, at) => at === 0 || !isSame(daysBy(calendar), daysBy(states[at - 1]!.calendar)),
  )!;
  return { dueOn: now.lastOn, softDueOn: now.softLastOn, actIssuedOn: act.issuedOn, actSymbol: act.symbols };
}

/** The last days of aim and order. */
type LastDays = Pick<DeadlineFacts, 'lastOn' | 'softLastOn'>;

function readDays(words: string, context: ReadingContext): LastDays {
  const reading = readDeadline(words, context);
  return { lastOn: reading.lastOn, softLastOn: reading.kind === 'STAGED' ? reading.softLastOn : null };
}

function isSame(one: LastDays, other: LastDays): boolean {
  return one.lastOn === other.lastOn && one.softLastOn === other.softLastOn;
}

function calendarOf(entries: readonly CalendarEntry[]): WorkingCalendar | null {
  if (entries.length === 0) return null;
  return workingCalendarOf(entries as readonly object[] as readonly Readonly<Record<string, unknown>>[]);
}
