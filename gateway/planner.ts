import type * as Native from '@graphql-hive/router-query-planner';
import { HubError } from '../platform/errors.ts';

/** A step on the way from the root of an answer to the objects that a fetch adds to. */
export type PathStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'type'; readonly names: readonly string[] };

/** What of an entity has to be sent to a subgraph so that it can resolve it: key fields and @requires. */
export type Requirement =
  | {
      readonly kind: 'field';
      readonly name: string;
      /** Where the value stands in the answer when `name` is taken by another selection. */
      readonly alias: string | null;
      readonly selections: readonly Requirement[];
    }
  | {
      readonly kind: 'fragment';
      readonly typeCondition: string;
      readonly selections: readonly Requirement[];
      /** Names of Boolean variables that switch the fragment off or on. */
      readonly skipIf: string | null;
      readonly includeIf: string | null;
    };

/** A step inside one object that a rewrite follows: a key, or "go on only for these types". */
export type RewriteStep = { readonly key: string } | { readonly types: readonly string[] };

/** A change to what is sent to a subgraph or came from it: a value set, or a key renamed, at the end of `path`. */
export type Rewrite =
  | { readonly kind: 'set'; readonly path: readonly RewriteStep[]; readonly value: string }
  | { readonly kind: 'rename'; readonly path: readonly RewriteStep[]; readonly to: string };

export interface Fetch {
  readonly kind: 'Fetch';
  readonly subgraph: string;
  readonly operation: string;
  readonly operationKind: 'query' | 'mutation';
  readonly variableUsages: readonly string[];
  /** Empty for a fetch of root fields. */
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** Several `_entities` selections of one subgraph in one call, each under an alias with its own representations. */
export interface BatchFetch {
  readonly kind: 'BatchFetch';
  readonly subgraph: string;
  readonly operation: string;
  readonly variableUsages: readonly string[];
  readonly batches: readonly EntityBatch[];
}

export interface EntityBatch {
  readonly alias: string;
  readonly representationsVariable: string;
  readonly paths: readonly (readonly PathStep[])[];
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

export type PlanNode =
  | Fetch
  | BatchFetch
  | { readonly kind: 'Sequence'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'Parallel'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'Flatten'; readonly path: readonly PathStep[]; readonly node: PlanNode }
  | {
      readonly kind: 'Condition';
      readonly variable: string;
      readonly ifTrue: PlanNode | null;
      readonly ifFalse: PlanNode | null;
    };

/** Turns a document into calls to subgraphs. The one seam to the planner's library: nothing else imports it. */
export interface Planner {
  /** What clients see of the supergraph, as SDL: without federation's own types and without what is @inaccessible. */
  readonly apiSdl: string;
  /** Null when nothing has to be fetched. Refused with PLAN_FAILED. The work is done off this thread. */
  plan(document: string, operationName: string | undefined): Promise<PlanNode | null>;
}

const NO_LABELS: ReadonlySet<string> = new Set();

/**
 * A planner over one supergraph.
 *
 * Refused with PLATFORM_UNSUPPORTED where the planner has no build (musl, Windows), and with SUPERGRAPH_INVALID when
 * the SDL is not a Federation v2 supergraph.
 */
export async function createPlanner(supergraphSdl: string): Promise<Planner> {
  const { QueryPlanner } = await loadNative();
  const native = build(() => new QueryPlanner(supergraphSdl));
  return {
    apiSdl: native.consumerSchema,
    async plan(document, operationName) {
      try {
        const plan = await native.planAsync(document, operationName, new Set(NO_LABELS), 0);
        return plan.node ? planNode(plan.node) : null;
      } catch (cause) {
        if (cause instanceof HubError) throw cause;
        throw new HubError('PLAN_FAILED', `The planner found no way to answer the document: ${messageOf(cause)}`, {
          cause,
        });
      }
    },
  };
}

async function loadNative(): Promise<typeof Native> {
  try {
    return await import('@graphql-hive/router-query-planner');
  } catch (cause) {
    throw new HubError(
      'PLATFORM_UNSUPPORTED',
      `The query planner has no build for ${process.platform} ${process.arch} with this C library.`,
      { cause },
    );
  }
}

function build<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new HubError('SUPERGRAPH_INVALID', `The planner does not accept the supergraph: ${messageOf(cause)}`, {
      cause,
    });
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
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
      return {
        kind: 'Fetch',
        subgraph: node.serviceName,
        operation: node.operation,
        operationKind: node.operationKind === 'mutation' ? 'mutation' : 'query',
        variableUsages: node.variableUsages ?? [],
        requires: (node.requires ?? []).map(requirement),
        inputRewrites: (node.inputRewrites ?? []).map(rewrite),
        outputRewrites: (node.outputRewrites ?? []).map(rewrite),
      };
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
