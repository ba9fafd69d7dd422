import type { SubgraphResponse } from '../../platform/subgraph.ts';
import { fault, type Outcome } from './calls.ts';
import type { Execution } from './execution.ts';
import type { Cause } from './findings.ts';
import type { JsonObject } from './paths.ts';

/** Sends a fetch's operation to its subgraph, unless that cannot be asked at the moment the operation reads at. */
export function callSubgraph(
  execution: Execution,
  subgraph: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Outcome<SubgraphResponse>> {
  const readAt = execution.readAt(subgraph);
  if (!('today' in readAt)) return Promise.resolve({ value: null, fault: readAt });
  const transport = execution.transports.get(subgraph);
  if (!transport) {
    const message = `The gateway has no way to the subgraph ${subgraph}.`;
    return Promise.resolve({ value: null, fault: fault(subgraph, 'SUBGRAPH_DOWN', 'DOWN', message) });
  }
  const { viewer, language, requestId, calls } = execution;
  return calls.run(subgraph, (signal) =>
    transport.send({ query, variables, viewer, language, readAt, signal, requestId }),
  );
}

/** The client's variables that a fetch uses. Those not given stay away, so that defaults apply. */
export function usedVariables(
  usages: readonly string[],
  { variables }: Pick<Execution, 'variables'>,
): Record<string, unknown> {
  const used: Record<string, unknown> = {};
  for (const name of usages) {
    if (Object.hasOwn(variables, name)) used[name] = variables[name];
  }
  return used;
}

/** Why an answer without data has none, when it has no error either that would say. */
export function noAnswer(subgraph: string): Cause {
  const message = `The subgraph ${subgraph} answered with neither the data asked for nor an error.`;
  return fault(subgraph, 'SUBGRAPH_ANSWER_INVALID', 'DOWN', message);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function hasFindings(response: SubgraphResponse): boolean {
  return Boolean(response.errors?.length || response.extensions?.nulls?.length);
}
