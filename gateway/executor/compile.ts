import type { Fetch, PathStep, PlanNode } from '../planner.ts';
import type { Supergraph } from '../supergraph.ts';
import { compileBatchFetch, compileEntityFetch } from './entity-fetch.ts';
import type { Step } from './execution.ts';
import { compileEventReceipt, compileRootFetch } from './root-fetch.ts';
import { type Sharing, sharingOf } from './sharing.ts';

/** A plan made ready to run, and the subgraphs it may call. */
export interface CompiledPlan {
  readonly step: Step;
  /** What brings the events of a subscription; the steps are done for each of them. Null for queries and mutations. */
  readonly source: Fetch | null;
  readonly subgraphs: readonly string[];
}

/** Compiles a plan once, so that each execution only runs closures. */
export function compilePlan(plan: PlanNode | null, supergraph: Supergraph): CompiledPlan {
  if (!plan) return { step: () => undefined, source: null, subgraphs: [] };
  const subgraphs = new Set<string>();
  addSubgraphs(plan, subgraphs);
  return {
    step: compileNode(plan, null, supergraph, sharingOf(plan)),
    source: sourceOf(plan),
    subgraphs: [...subgraphs].sort(),
  };
}

function sourceOf(plan: PlanNode): Fetch | null {
  const first = plan.kind === 'Sequence' ? plan.nodes[0] : plan;
  return first?.kind === 'Subscription' ? first.primary : null;
}

function addSubgraphs(node: PlanNode, into: Set<string>): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const each of node.nodes) addSubgraphs(each, into);
      break;
    case 'Condition':
      if (node.ifTrue) addSubgraphs(node.ifTrue, into);
      if (node.ifFalse) addSubgraphs(node.ifFalse, into);
      break;
    case 'Flatten':
      addSubgraphs(node.node, into);
      break;
    case 'Subscription':
      into.add(node.primary.subgraph);
      break;
    default:
      into.add(node.subgraph);
  }
}

function compileNode(node: PlanNode, path: readonly PathStep[] | null, supergraph: Supergraph, sharing: Sharing): Step {
  const compile = (each: PlanNode) => compileNode(each, path, supergraph, sharing);
  switch (node.kind) {
    case 'Sequence':
      return inSequence(node.nodes.map(compile));
    case 'Parallel':
      return inParallel(node.nodes.map(compile));
    case 'Flatten':
      return compileNode(node.node, node.path, supergraph, sharing);
    case 'Condition': {
      const ifTrue = node.ifTrue && compile(node.ifTrue);
      const ifFalse = node.ifFalse && compile(node.ifFalse);
      return (execution) => (execution.variables[node.variable] === true ? ifTrue : ifFalse)?.(execution);
    }
    case 'Subscription':
      return compileEventReceipt(node.primary, supergraph);
    case 'Fetch':
      return path && node.requires.length > 0
        ? compileEntityFetch(node, path, supergraph, sharing)
        : compileRootFetch(node, supergraph);
    case 'BatchFetch':
      return compileBatchFetch(node, supergraph, sharing);
  }
}

function inSequence(steps: readonly Step[]): Step {
  return async (execution) => {
    for (const step of steps) {
      const running = step(execution);
      if (running) await running;
    }
  };
}

function inParallel(steps: readonly Step[]): Step {
  return (execution) => {
    const running: Promise<void>[] = [];
    for (const step of steps) {
      const started = step(execution);
      if (started) running.push(started);
    }
    return running.length === 0 ? undefined : Promise.all(running).then(() => undefined);
  };
}
