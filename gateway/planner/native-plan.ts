import type * as Native from '@graphql-hive/router-query-planner';
import { HubError } from '../../platform/errors.ts';
import type { Fetch, PathStep, PlanNode, Requirement, Rewrite, RewriteStep } from '../planner.ts';

/** A plan of the library in our words. Refused with PLAN_FAILED when it has steps that we do not run. */
export function readPlan(plan: Native.QueryPlan): PlanNode | null {
  return plan.node ? planNode(plan.node) : null;
}

function planNode(node: Native.PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(planNode) };
    case 'Flatten':
      return { kind: 'Flatten', path: node.path.map(pathStep), node: planNode(node.node) };
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        ifTrue: node.ifClause ? planNode(node.ifClause) : null,
        ifFalse: node.elseClause ? planNode(node.elseClause) : null,
      };
    case 'Fetch':
      return fetch(node);
    case 'Subscription':
      return { kind: 'Subscription', primary: fetch(node.primary) };
    case 'BatchFetch':
      return {
        kind: 'BatchFetch',
        subgraph: node.serviceName,
        operation: node.operation,
        variableUsages: node.variableUsages ?? [],
        batches: node.entityBatch.aliases.map((batch) => ({
          alias: batch.alias,
          representationsVariable: batch.representationsVariableName,
          paths: batch.paths.map((path) => path.map(pathStep)),
          requires: batch.requires.map(requirement),
          inputRewrites: (batch.inputRewrites ?? []).map(rewrite),
          outputRewrites: (batch.outputRewrites ?? []).map(rewrite),
        })),
      };
    default:
      throw new HubError('PLAN_FAILED', `The plan has a step of kind ${node.kind}, which this gateway does not run.`);
  }
}

function fetch(node: Omit<Native.FetchNode, 'kind'>): Fetch {
  return {
    kind: 'Fetch',
    subgraph: node.serviceName,
    operation: node.operation,
    operationKind: node.operationKind ?? 'query',
    variableUsages: node.variableUsages ?? [],
    requires: (node.requires ?? []).map(requirement),
    inputRewrites: (node.inputRewrites ?? []).map(rewrite),
    outputRewrites: (node.outputRewrites ?? []).map(rewrite),
  };
}

function pathStep(step: Native.FlattenNodePathSegment): PathStep {
  if (step === '@') return { kind: 'list' };
  if ('Field' in step) return { kind: 'field', name: step.Field };
  return { kind: 'type', names: step.TypeCondition };
}

function requirement(selection: Native.RequiresSelection): Requirement {
  switch (selection.kind) {
    case 'Field':
      return {
        kind: 'field',
        name: selection.name,
        alias: selection.alias ?? null,
        selections: (selection.selections ?? []).map(requirement),
      };
    case 'InlineFragment':
      return {
        kind: 'fragment',
        typeCondition: selection.typeCondition,
        selections: selection.selections.map(requirement),
        skipIf: selection.skipIf ?? null,
        includeIf: selection.includeIf ?? null,
      };
    default:
      throw new HubError('PLAN_FAILED', `The plan requires a ${selection.kind}, which this gateway does not read.`);
  }
}

function rewrite(native: Native.FetchRewrite): Rewrite {
  if ('KeyRenamer' in native) {
    return { kind: 'rename', path: native.KeyRenamer.path.map(rewriteStep), to: native.KeyRenamer.renameKeyTo };
  }
  const setter = 'ValueSetter' in native ? native.ValueSetter : native;
  return { kind: 'set', path: setter.path.map(rewriteStep), value: setter.setValueTo };
}

function rewriteStep(step: Native.FetchNodePathSegment): RewriteStep {
  return 'Key' in step ? { key: step.Key } : { types: step.TypenameEquals };
}
