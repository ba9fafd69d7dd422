import { LANGUAGES, type Language } from './language.ts';

/** Why a command did not do what was asked: data for the caller, not an error. */
export interface Problem {
  /** Stable: added freely, renamed never. */
  readonly code: string;
  /** One sentence in each language; the caller is told the one of its own. */
  readonly messages: Readonly<Record<Language, string>>;
  /** Path in the input; list indexes as text. */
  readonly path: readonly string[];
}

/** A sentence in each language, as a function of what it names. */
export type Sentence<Named extends string[] = string[]> = Readonly<Record<Language, (...named: Named) => string>>;

/** Where a table of problems keeps its sentences; not listed among its codes. */
const SENTENCES = Symbol('sentences');

/**
 * The problems of one subgraph, each a function of the place in the input and of what its sentence names. Wording lives
 * here alone; commands only say which problem it is.
 *
 * `defineProblems({ TASK_CLOSED: { vi: (task: string) => `…`, en: (task) => `…` } }).TASK_CLOSED(['taskId'], 'T1')`
 */
export function defineProblems<Table extends Record<string, Sentence<never>>>(table: Table) {
  const entries = Object.entries(table).map(([code, sentence]) => [
    code,
    (path: readonly string[], ...named: string[]): Problem => ({
      code,
      messages: Object.fromEntries(
        LANGUAGES.map((language) => [language, (sentence as Sentence)[language](...named)]),
      ) as Record<Language, string>,
      path,
    }),
  ]);
  const makers = Object.fromEntries(entries) as {
    readonly [Code in keyof Table]: (path: readonly string[], ...named: Parameters<Table[Code]['en']>) => Problem;
  };
  return Object.defineProperty(makers, SENTENCES, { value: table });
}

/** The sentences of what `defineProblems` made, by code, for documentation; null for anything else. */
export function sentencesOf(value: unknown): ReadonlyMap<string, Sentence> | null {
  if (typeof value !== 'object' || value === null) return null;
  const table = (value as { readonly [SENTENCES]?: Readonly<Record<string, Sentence>> })[SENTENCES];
  return table === undefined ? null : new Map(Object.entries(table));
}

/** How the shared type Problem is answered in every subgraph that has it. */
export const PROBLEM_RESOLVERS = {
  Problem: {
    message: ({ messages }: Problem, _: unknown, { language }: { readonly language: Language }) => messages[language],
  },
};
