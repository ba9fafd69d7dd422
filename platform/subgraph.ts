import type { NullAt } from '../schema/nulls.ts';
import type { Viewer } from './viewer.ts';

/**
 * The moment an operation reads at. `position` is a feed position of the subgraph that answers, or null for its
 * current state; `today` is the day that derived values (in force, overdue) are judged by.
 */
export interface ReadAt {
  readonly position: string | null;
  /** YYYY-MM-DD in Viet Nam's time zone. */
  readonly today: string;
}

/** One GraphQL operation sent to a subgraph, whichever way it travels. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly readAt: ReadAt;
  /** Aborts when the caller has gone or the deadline has passed. */
  readonly signal: AbortSignal;
  /** For logs on both sides. */
  readonly requestId: string;
}

export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What a subgraph answers: plain JSON values, owned by the receiver, who may write into them. */
export interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: readonly SubgraphError[];
  extensions?: { readonly nulls?: readonly NullAt[] };
}

/** A subgraph that runs in this process: what the local transport calls. Compiled schema, no HTTP, no JSON between. */
export interface Subgraph {
  readonly name: string;
  /** Federation SDL, as composition reads it. */
  readonly sdl: string;
  readonly keepsHistory: boolean;
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /**
   * The feed position that "now", an ISO instant, or a position given earlier stands for; null without history.
   * Refused with ASOF_IN_FUTURE or ASOF_UNKNOWN.
   */
  resolvePosition(
    asOf: { kind: 'now' } | { kind: 'instant'; at: string } | { kind: 'position'; position: string },
  ): Promise<string | null>;
}
