import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import type { NullAt } from '../schema/nulls.ts';
import { SCALARS } from '../schema/scalars.ts';
import { isForConsoleOnly } from './errors/texts.ts';
import { HubError, hubErrorOf } from './errors.ts';
import type { Language } from './language.ts';
import type { Logger } from './log.ts';
import { PROBLEM_RESOLVERS } from './problems.ts';
import { enforceAccess } from './subgraph/access.ts';
import { createExecution, type Executed } from './subgraph/execution.ts';
import { NullReasons } from './subgraph/nulls.ts';
import { createSubscriptions, type SubscriptionSources } from './subgraph/subscription.ts';
import type { Viewer } from './viewer.ts';

/**
 * The moment an operation reads at. `position` is a feed position of the subgraph that answers, or null for its
 * current state; `today` is the day that derived values (in force, overdue) are judged by.
 */
export interface ReadAt {
  readonly position: string | null;
  /** YYYY-MM-DD in Viet Nam's time zone. */
  readonly today: string;
  /**
   * YYYY-MM-DD: totals by agency are of the units of that day, into which those of other days are re-cast by succession.
   * Left out: of the units as they were. Fields that count nothing by agency do not look at it.
   */
  readonly boundariesOn?: string;
}

/** One GraphQL operation sent to a subgraph, whichever way it travels. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly readAt: ReadAt;
  /** Of the sentences that the caller reads: problems of a command. */
  readonly language: Language;
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

/** A subscription sent to a subgraph. */
export interface SubscriptionRequest extends SubgraphRequest {
  /** A position that an earlier event bore: the next event is the one after it. Null: from now on. */
  readonly resumeAfter: string | null;
}

/** One event of a subscription: an answer, and where it stands in the subgraph's feed. */
export interface SubgraphEvent {
  /**
   * Null for a mark: up to its position there is nothing more to show. The first of a subscription is a mark, at the
   * position that it begins after.
   */
  readonly response: SubgraphResponse | null;
  /** As `formatPosition` of history.ts gives it; to be passed as `resumeAfter`. */
  readonly position: string;
}

/** A subgraph that runs in this process: what the local transport calls. Compiled schema, no HTTP, no JSON between. */
export interface Subgraph {
  readonly name: string;
  /** Federation SDL, as composition reads it. */
  readonly sdl: string;
  readonly keepsHistory: boolean;
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /**
   * The events of one subscription field, in the order of the feed, each once, until `signal` aborts. Reads no further
   * ahead than a batch. What a field shows is the state at the event's position, by the rights of the viewer; the day is
   * the one on which the event is given.
   *
   * Ends with a HubError: SUBSCRIPTION_UNKNOWN when the subgraph gives no events, POSITION_MALFORMED, ASOF_UNKNOWN when
   * `resumeAfter` is not of this feed, SUBGRAPH_DOWN when its database does not answer, and with what refuses the
   * document and its arguments.
   */
  subscribe(request: SubscriptionRequest): AsyncIterable<SubgraphEvent>;
  /**
   * The feed position that "now", an ISO instant, or a position given earlier stands for; null without history.
   * Refused with ASOF_IN_FUTURE or ASOF_UNKNOWN.
   */
  resolvePosition(
    asOf: { kind: 'now' } | { kind: 'instant'; at: string } | { kind: 'position'; position: string },
  ): Promise<string | null>;
}

/** What every resolver gets: who asks, for which moment, and where to explain a null. */
export interface OperationContext {
  readonly viewer: Viewer;
  readonly readAt: ReadAt;
  readonly language: Language;
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly nulls: NullReasons;
}

/** A subgraph made here, with the schema that its HTTP server validates against. */
export interface DefinedSubgraph extends Subgraph {
  readonly schema: GraphQLSchema;
}

export interface SubgraphDefinition<Context extends OperationContext> {
  readonly name: string;
  /** Complete federation SDL: schema/subgraph-sdl.ts makes it of the subgraph's own file and the shared one. */
  readonly sdl: string;
  /** By type and field, as graphql-tools writes them; scalars of the shared schema are added. */
  readonly resolvers: object;
  readonly keepsHistory: boolean;
  readonly resolvePosition: Subgraph['resolvePosition'];
  /** For a subgraph whose schema has subscriptions. */
  readonly subscriptions?: SubscriptionSources;
  /** Opens what the operation needs (loaders, a session). `close` is called once, when the answer is complete. */
  openContext(operation: OperationContext): { readonly context: Context; close(): Promise<void> };
  readonly logger: Logger;
}

/**
 * Make a subgraph of its SDL and resolvers. The same executable schema serves the local transport and the HTTP server.
 *
 * What the SDL demands of callers is kept here, also of a call that no gateway has looked at: see subgraph/access.ts.
 * `execute` never rejects. What resolvers throw: a HubError goes to the client as it is; anything else is a bug, which the client sees as
 * INTERNAL_ERROR with the request id and the log sees whole.
 */
export function defineSubgraph<Context extends OperationContext>(
  definition: SubgraphDefinition<Context>,
): DefinedSubgraph {
  const { name, sdl, logger } = definition;
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(sdl),
      resolvers: { ...definition.resolvers, ...(hasProblems(sdl) ? PROBLEM_RESOLVERS : {}), ...SCALARS } as never,
    },
  ]);
  const execution = createExecution(schema);

  async function answer(
    { viewer, language, requestId, signal }: SubgraphRequest,
    readAt: ReadAt,
    run: (context: unknown) => Promise<Executed>,
  ): Promise<SubgraphResponse> {
    const nulls = new NullReasons();
    // One statement that fails is the error of every field that waited for it: it is logged once.
    const masked = { subgraph: name, requestId, logger, logged: new Set<unknown>() };
    try {
      const opened = definition.openContext({ viewer, readAt, language, requestId, signal, nulls });
      let result: Executed;
      try {
        result = await run(opened.context);
      } finally {
        await opened.close();
      }
      const response: SubgraphResponse = {};
      if (result.data !== undefined) response.data = result.data;
      if (result.errors?.length) response.errors = result.errors.map((error) => publicError(error, masked));
      const { explained } = nulls;
      if (explained.length > 0) response.extensions = { nulls: explained };
      return response;
    } catch (thrown) {
      return { errors: [publicError(thrown as Error, masked)] };
    }
  }

  const subscribe = definition.subscriptions
    ? createSubscriptions(schema, definition.subscriptions, answer)
    : () => {
        throw new HubError('SUBSCRIPTION_UNKNOWN', `The subgraph ${name} gives no events.`);
      };
  // After the subscriptions have theirs: what resolves or subscribes is guarded as it stands.
  enforceAccess(schema, sdl);

  return {
    name,
    sdl,
    schema,
    keepsHistory: definition.keepsHistory,
    resolvePosition: definition.resolvePosition,
    subscribe,
    execute: (request) =>
      answer(request, request.readAt, (context) =>
        execution.run(request.query, request.operationName, request.variables, context),
      ),
  };
}

/** Whether the shared type Problem is part of this subgraph: subgraphSdl() adds it where a payload has problems. */
function hasProblems(sdl: string): boolean {
  return /^type Problem\b/m.test(sdl);
}

/** What a client may see of an error: what was stated with a code, and nothing of a bug. */
function publicError(
  error: GraphQLError | Error,
  at: { subgraph: string; requestId: string; logger: Logger; logged: Set<unknown> },
): SubgraphError {
  const { path: place, originalError } = error as Partial<GraphQLError>;
  const path = place ? { path: place } : {};
  const known = hubErrorOf(error);
  // A scalar of the shared schema says itself what is wrong with a value, wherever the value stood.
  const stated = [known, error, originalError].find((each) => typeof codeOf(each) === 'string') as
    | GraphQLError
    | undefined;
  if (stated && !isForConsoleOnly(codeOf(stated))) {
    return { message: stated.message, ...path, extensions: stated.extensions };
  }

  const bug = stated ?? originalError ?? error;
  if (!at.logged.has(bug)) {
    at.logged.add(bug);
    at.logger.error('a resolver failed in a way nobody foresaw', {
      error: bug,
      subgraph: at.subgraph,
      requestId: at.requestId,
      path: place,
    });
  }
  return {
    message: 'The hub made a mistake.',
    ...path,
    extensions: { code: 'INTERNAL_ERROR', requestId: at.requestId },
  };
}

function codeOf(error: unknown): unknown {
  return (error as { extensions?: { code?: unknown } } | null | undefined)?.extensions?.code;
}
