import type { SubgraphResponse } from '../../platform/subgraph.ts';
import type { Fetch } from '../planner.ts';
import type { Supergraph } from '../supergraph.ts';
import { callSubgraph, hasFindings, isObject, noAnswer, usedVariables } from './call-subgraph.ts';
import type { Outcome } from './calls.ts';
import type { Execution, Step } from './execution.ts';
import { fetchedFields } from './fetched-fields.ts';
import { mergeInto } from './merge.ts';
import { clientKeys, clientPath, compileRewrites } from './rewrites.ts';

/** A fetch of root fields. */
export function compileRootFetch(fetch: Fetch, supergraph: Supergraph): Step {
  const { subgraph, operation, variableUsages } = fetch;
  const receive = compileReceipt(fetch, supergraph);
  return (execution) =>
    callSubgraph(execution, subgraph, operation, usedVariables(variableUsages, execution)).then((outcome) =>
      receive(execution, outcome),
    );
}

/** The root field of a subscription, which comes with the event. */
export function compileEventReceipt(fetch: Fetch, supergraph: Supergraph): Step {
  const receive = compileReceipt(fetch, supergraph);
  return (execution) => {
    receive(execution, { value: execution.event ?? {}, fault: null });
    return undefined;
  };
}

/** Takes over what a subgraph answered to a fetch of root fields. */
function compileReceipt(fetch: Fetch, supergraph: Supergraph) {
  const { subgraph, operation } = fetch;
  const rewrite = compileRewrites(fetch.outputRewrites, supergraph);
  const clientKey = clientKeys(fetch.outputRewrites);
  const fields = fetchedFields(operation, null, clientKey, supergraph);

  return (execution: Execution, outcome: Outcome<SubgraphResponse>) => {
    const { data, findings } = execution;
    const root = [data];
    if (outcome.fault) {
      findings.fail(root, fields, outcome.fault);
      return;
    }
    const response = outcome.value;
    const received = response.data;
    const isMissing = !isObject(received);
    if (!isMissing) {
      rewrite?.(received);
      mergeInto(data, received);
    }
    if (hasFindings(response)) {
      findings.receive(subgraph, response, (path) => {
        if (path) return [{ objects: root, rest: clientPath(path, clientKey), fields, isMissing }];
        return isMissing ? [{ objects: root, rest: [], fields, isMissing }] : [];
      });
    }
    if (isMissing && !response.errors?.length) findings.fail(root, fields, noAnswer(subgraph));
  };
}
