import { loadSupergraph } from './planner/isolation.ts';
import { readPlan } from './planner/native-plan.ts';

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
  readonly operationKind: 'query' | 'mutation' | 'subscription';
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
  /** Comes first and once, or is the whole plan: what follows it is done for each event that `primary` brings. */
  | { readonly kind: 'Subscription'; readonly primary: Fetch }
  | { readonly kind: 'Sequence'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'Parallel'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'Flatten'; readonly path: readonly PathStep[]; readonly node: PlanNode }
  | {
      readonly kind: 'Condition';
      readonly variable: string;
      readonly ifTrue: PlanNode | null;
      readonly ifFalse: PlanNode | null;
    };

/** Turns a document into calls to subgraphs. */
export interface Planner {
  /** What clients see of the supergraph, as SDL: without federation's own types and without what is @inaccessible. */
  readonly apiSdl: string;
  /** Null when nothing has to be fetched. Rejects with PLAN_FAILED. */
  plan(document: string, operationName: string | undefined): Promise<PlanNode | null>;
  /** Lets go of the supergraph. */
  close(): void;
}

/**
 * A planner over one supergraph. The planner's library is known to the folder beside this file only.
 *
 * Refused with PLATFORM_UNSUPPORTED where the library has no build (musl, Windows), and with SUPERGRAPH_INVALID when
 * the SDL is not a Federation v2 supergraph.
 */
export async function createPlanner(supergraphSdl: string): Promise<Planner> {
  const supergraph = await loadSupergraph(supergraphSdl);
  return {
    apiSdl: supergraph.apiSdl,
    plan: async (document, operationName) => readPlan(await supergraph.plan(document, operationName)),
    close: () => supergraph.release(),
  };
}
