import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskRecord } from '../commands.ts';
import { type DeadlineReading, readingFacts, strengthOf } from '../rules/deadline/facts.ts';
import type { Deadline } from '../rules/deadline/model.ts';
import { readDeadline } from '../rules/deadline.ts';
import { needsCalendar } from '../rules/recorded-deadline.ts';
import { currentCalendar } from './calendar.ts';

/** In what words of a deadline stand. */
export interface WordsContext {
  /** Day of issue of the document that says them. */
  readonly issuedOn: string | null;
  /** Strength of the task: an aim makes nobody late, unless its words do. */
  readonly strength: string;
}

/**
 * What words of a deadline mean, with the working days as they are known now. Null is no deadline. Who records what it comes to
 * holds the register from before any task is locked.
 */
export async function readWords(em: EntityManager, words: string | null, context: WordsContext): Promise<Deadline> {
  const plain = { issuedOn: context.issuedOn, strength: strengthOf(context.strength) };
  const calendar = needsCalendar(words, plain) ? await currentCalendar(em) : undefined;
  return readDeadline(words, calendar ? { ...plain, calendar } : plain);
}

/** A reading as it is recorded with a task. */
export function recordedDeadline(deadline: Deadline): TaskRecord['deadline'] {
  const { lastOn, softLastOn, ...said }: DeadlineReading = readingFacts(deadline);
  return { ...said, lastDay: lastOn, softLastDay: softLastOn };
}
