import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskRecord } from '../commands.ts';
import { type DeadlineReading, readingFacts, strengthOf } from '../rules/deadline/facts.ts';
import type { Deadline } from '../rules/deadline/model.ts';
import { readDeadline } from '../rules/deadline.ts';

/** In what words of a deadline stand. */
export interface WordsContext {
  /** Day of issue of the document that says them. */
  readonly issuedOn: string | null;
  /** Strength of the task: an aim makes nobody late, unless its words do. */
  readonly strength: string;
}

/** What words of a deadline mean, with the working days as they are known now. Null is no deadline. */
export async function readWords(_em: EntityManager, words: string | null, context: WordsContext): Promise<Deadline> {
  return readDeadline(words, { issuedOn: context.issuedOn, strength: strengthOf(context.strength) });
}

/** A reading as it is recorded with a task. */
export function recordedDeadline(deadline: Deadline): TaskRecord['deadline'] {
  const { lastOn, softLastOn, ...said }: DeadlineReading = readingFacts(deadline);
  return { ...said, lastDay: lastOn, softLastDay: softLastOn };
}
