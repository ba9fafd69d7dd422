import type {
  Subgraph,
  SubgraphEvent,
  SubgraphRequest,
  SubgraphResponse,
  SubscriptionRequest,
} from '../platform/subgraph.ts';
import type { SignedCall } from '../platform/viewer/signed-call.ts';
import { resuming } from './transport/resuming.ts';

/** What an operation can be read as of, in the form a subgraph understands: see Subgraph.resolvePosition. */
export type AsOfPoint = Parameters<Subgraph['resolvePosition']>[0];

/**
 * The way to one subgraph. The gateway knows subgraphs only through this, so that one in this process and one on
 * another machine are the same to it. The two ways are `localTransport` here and `httpTransport` in transport/http.ts.
 */
export interface Transport {
  readonly name: string;
  /** When false, the subgraph is not asked for a position, and not called at all when a moment is asked for. */
  readonly keepsHistory: boolean;
  /**
   * Send one operation. Rejects with SUBGRAPH_DOWN, SUBGRAPH_TIMED_OUT or SUBGRAPH_ANSWER_INVALID; what fails inside
   * the subgraph comes as `errors` of the response.
   */
  send(request: SubgraphRequest): Promise<SubgraphResponse>;
  /**
   * The events of a subscription until `signal` aborts: over as many connections as it takes, each event once. Reads no
   * further ahead than a connection does by itself. Ends with SUBGRAPH_DOWN when the subgraph stays away, with
   * SUBGRAPH_ANSWER_INVALID, and with what the subgraph refuses the subscription with.
   */
  subscribe(request: SubscriptionRequest): AsyncIterable<SubgraphEvent>;
  /** Null when the subgraph keeps no history. Rejects with ASOF_IN_FUTURE, ASOF_UNKNOWN, or as `send` does. */
  resolvePosition(asOf: AsOfPoint, call: PositionCall): Promise<string | null>;
  /** Lets go of connections; calls under way may end. */
  close?(): void;
}

/** Who asks for a position: signed as any other call is. */
export interface PositionCall extends SignedCall {
  readonly signal: AbortSignal;
  readonly requestId: string;
}

/** The way to a subgraph in this process: its compiled schema is called, with no HTTP and no JSON between. */
export function localTransport(subgraph: Subgraph): Transport {
  return {
    name: subgraph.name,
    keepsHistory: subgraph.keepsHistory,
    send: async (request) => subgraph.execute(request),
    subscribe: (request) => resuming(subgraph.name, (attempt) => subgraph.subscribe(attempt), request),
    resolvePosition: async (asOf) => subgraph.resolvePosition(asOf),
  };
}
