import type { Language } from '../../platform/language.ts';
import type { Subgraph, SubgraphResponse } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../platform/viewer.ts';

/** The day on which tests ask, unless they say otherwise. */
export const TODAY = '2026-03-31';

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly viewer?: Viewer;
  readonly position?: string | null;
  readonly today?: string;
  /** The day whose units agencies are counted as. */
  readonly boundariesOn?: string | null;
  readonly language?: Language;
}

/** A subgraph as a test asks it: as the gateway would, without one. */
export interface AskedSubgraph {
  /** Names of the SQL statements that read since the last question. */
  readonly statements: string[];
  ask(query: string, options?: AskOptions): Promise<SubgraphResponse>;
  /** The data of an answer that must hold no errors; its shape is the query's. */
  data<Data extends object = object>(query: string, options?: AskOptions): Promise<Data>;
  /** The feed position that the present stands for. */
  now(): Promise<string>;
}

/** `statements` is what the subgraph's `onStatement` writes to. */
export function asking(subgraph: Subgraph, statements: string[]): AskedSubgraph {
  async function ask(query: string, options: AskOptions = {}) {
    const { variables = {}, viewer = PUBLIC_VIEWER, position = null, today = TODAY, language = 'en' } = options;
    const { boundariesOn = null } = options;
    statements.length = 0;
    const signal = new AbortController().signal;
    return subgraph.execute({
      ...{ query, variables, viewer, language, signal, requestId: 'test' },
      readAt: { position, today, ...(boundariesOn === null ? {} : { boundariesOn }) },
    });
  }
  return {
    statements,
    ask,
    async data<Data extends object>(query: string, options?: AskOptions) {
      const { data, errors } = await ask(query, options);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    now: async () => (await subgraph.resolvePosition({ kind: 'now' }))!,
  };
}

/** The id of a record of the reference data by its key. */
export function idsByKey(records: readonly { readonly id: string; readonly key: string }[]): (key: string) => string {
  const ids = new Map(records.map(({ id, key }) => [key, id]));
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the reference data has no record "${key}"`);
    return id;
  };
}
