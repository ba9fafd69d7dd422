import { type DeadlineReading, readingFacts } from './deadline/facts.ts';
import type { Confidence, Deadline, ReadingContext } from './deadline/model.ts';
import { readDeadline } from './deadline.ts';
import type { DeadlineFacts } from './work.ts';

/** A deadline as it is recorded. */
export interface RecordedDeadline extends DeadlineFacts {
  /** RFC 5545 RRULEs; null where the record keeps none by themselves, as of an extension. */
  readonly recurrenceRules: readonly string[] | null;
  readonly startsOn: string | null;
}

/** What a deadline's words say beyond the last day, where they agree with the record. */
export interface ReadAgain {
  readonly recurrenceRules: readonly string[];
  readonly startsOn: string | null;
  /** What the reading took for granted, as codes, each once; RECORD_DIFFERS where it comes to something else. */
  readonly notes: readonly string[];
  /** Null without words, and where the record differs: then it is not the reading that says what counts. */
  readonly confidence: Confidence | null;
  /** The reading; null where the record differs. */
  readonly reading: Deadline | null;
}

/**
 * Read the words of a recorded deadline again. The record wins: whoever made it may have known more than the words say, or the
 * calendar has moved its day. What only the words give (notes, confidence, periods) is then left open.
 */
export function readAgain(recorded: RecordedDeadline, context: ReadingContext): ReadAgain {
  const kept = { recurrenceRules: recorded.recurrenceRules ?? [], startsOn: recorded.startsOn };
  if (recorded.asWritten === null) return { ...kept, notes: [], confidence: null, reading: null };
  const reading = readDeadline(recorded.asWritten, context);
  const facts = readingFacts(reading);
  if (!agree(recorded, facts)) {
    return { ...kept, notes: ['RECORD_DIFFERS'], confidence: null, reading: null };
  }
  return {
    recurrenceRules: facts.recurrenceRules,
    startsOn: recorded.startsOn ?? reading.startsOn,
    notes: [...new Set(reading.notes.map(({ code }) => code))],
    confidence: reading.confidence,
    reading,
  };
}

/** Whether working days matter to words: a term is counted in them, or ends on the next one after a rest. */
export function needsCalendar(asWritten: string | null, context: ReadingContext): boolean {
  const { notes } = readDeadline(asWritten, context);
  return notes.some(({ code }) => code === 'NEEDS_CALENDAR' || code === 'NOT_MOVED');
}

function agree(recorded: RecordedDeadline, { recurrenceRules, ...read }: DeadlineReading): boolean {
  return (
    recorded.kind === read.kind &&
    recorded.lastOn === read.lastOn &&
    recorded.softLastOn === read.softLastOn &&
    recorded.period === read.period &&
    (recorded.recurrenceRules === null || recorded.recurrenceRules.join() === recurrenceRules.join())
  );
}
