/** Why a command did not do what was asked: data for the caller, not an error. */
export interface Problem {
  /** Stable: added freely, renamed never. */
  readonly code: string;
  readonly message: string;
  /** Path in the input; list indexes as text. */
  readonly path: readonly string[];
}

/**
 * The problems of one subgraph, each a function of the place in the input and of what its sentence names. Wording lives
 * here alone; commands only say which problem it is.
 *
 * `defineProblems({ TASK_CLOSED: (task: string) => `…` }).TASK_CLOSED(['taskId'], 'T1')`
 */
export function defineProblems<Table extends Record<string, (...named: string[]) => string>>(table: Table) {
  const entries = Object.entries(table).map(([code, sentence]) => [
    code,
    (path: readonly string[], ...named: string[]): Problem => ({ code, message: sentence(...named), path }),
  ]);
  return Object.fromEntries(entries) as {
    readonly [Code in keyof Table]: (path: readonly string[], ...named: Parameters<Table[Code]>) => Problem;
  };
}
