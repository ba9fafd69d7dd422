import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { AuditSink } from '../platform/audit.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { HubError } from '../platform/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../platform/language.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import { PUBLIC_VIEWER, type Viewer } from '../platform/viewer.ts';
import { Guard } from './access/guard.ts';
import type { Documents } from './admission/documents.ts';
import { admit, DEFAULT_LIMITS, type GraphQLRequest, type Limits } from './admission.ts';
import { present, readAsOf, resolveMoment } from './executor/as-of.ts';
import { onBoundaries, readBoundaries } from './executor/boundaries.ts';
import { Calls, type TimeLimits } from './executor/calls.ts';
import type { Execution } from './executor/execution.ts';
import { Findings } from './executor/findings.ts';
import { mergeInto } from './executor/merge.ts';
import { kindOf, planOf, understand } from './gateway/preparation.ts';
import { DEFAULT_SUBSCRIPTION_LIMITS, type SubscriptionLimits, Subscriptions } from './gateway/subscriptions.ts';
import { GatewayVersion, type VersionSource } from './gateway/version.ts';
import type { OperationKind } from './planner/prepared-operation.ts';
import type { Planner } from './planner.ts';
import { writtenAnswer } from './response/answer.ts';
import type { IntrospectionPolicy } from './response/introspection.ts';
import { refusalBody, refusalOf } from './response/refusal.ts';

export interface GatewayOptions extends VersionSource {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly limits?: Partial<Limits & TimeLimits & SubscriptionLimits>;
  /** Where refused access and reads of personal data are recorded. Without one nothing is. */
  readonly audit?: AuditSink;
  /** Default: open. */
  readonly introspection?: IntrospectionPolicy;
  /** In place of the real planner, for tests that count what is planned. */
  readonly planner?: Planner;
}

/** Who sends a request, and until when they wait for the answer. */
export interface Caller {
  readonly viewer?: Viewer;
  /** Of what the caller is told; English when left out. */
  readonly language?: Language;
  /** Aborted when the client has gone: all calls to subgraphs end then. */
  readonly signal?: AbortSignal | undefined;
  /** For logs on all sides; made when there is none. */
  readonly requestId?: string;
}

/** Who subscribes. The caller's signal ends the subscription, and what it said of itself may be asked for again. */
export interface SubscriptionCaller extends Caller {
  /**
   * Who the caller is by now. Asked before an event is given out when the last answer is older than five seconds; throws
   * when the caller is no longer let in, which ends the subscription with that refusal.
   */
  readonly renew?: () => Promise<Viewer>;
  /**
   * Whether to give marks, too: events with an empty body, which only say up to which position there is nothing more to
   * give. The first tells where the subscription begins, so that a client that breaks off before its first event can
   * come back without a loss.
   */
  readonly marks?: boolean;
}

/** One event of a subscription, ready to be sent. */
export interface GatewayEvent {
  /** JSON: `data`, `errors`, `extensions`, which has the position too. Empty for a mark. */
  readonly body: string;
  /** To be passed as `extensions.resumeAfter`. Null for a refusal, which is the last event. */
  readonly position: string | null;
}

/** A request as a program makes it. `execute` takes anything and refuses what is not of this shape. */
export interface GatewayRequest extends Caller {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An answer ready to be sent. */
export interface GatewayAnswer {
  /** The HTTP status. 200 whenever the operation was executed, however much of it failed. */
  readonly status: number;
  /** JSON: `data`, `errors`, `extensions`. */
  readonly body: string;
  /**
   * Whether a cache may keep it: not when something failed and may be there the next time, nor when fields were refused
   * or values marked personal given out, which is between the hub and this caller.
   */
  readonly isCacheable: boolean;
}

export interface Gateway {
  /** What clients see: for introspection, and for checking documents before they are sent. Of the present version. */
  readonly apiSchema: GraphQLSchema;
  readonly limits: Limits;
  /** Of the present version. */
  readonly documents: Documents;
  /** The first stage of `execute` alone, for a door that refuses before it does anything else. Throws what it refuses. */
  admit(body: unknown): GraphQLRequest;
  /** What the request asks for, so that a door knows whether to answer or to stream. Throws what refuses it before that is known. */
  kindOf(request: GraphQLRequest): OperationKind;
  /**
   * The events of a subscription that `admit` let in, each once and in the order of the feed, until the caller's signal
   * aborts, the gateway stops, or the subscription is refused: the last event then says why. Never rejects. Nothing is
   * read ahead of what is asked for. `extensions.resumeAfter` of the request begins after the event of that position.
   */
  subscribe(request: GraphQLRequest, caller: SubscriptionCaller): AsyncIterable<GatewayEvent>;
  /**
   * Answers a request that `admit` let in. Never rejects: what is refused is an answer too, such as a subscription with
   * SUBSCRIPTION_OVER_THIS_DOOR.
   */
  answer(request: GraphQLRequest, caller: Caller): Promise<GatewayAnswer>;
  /** Admits and answers. Never rejects. */
  execute(request: GatewayRequest): Promise<GatewayAnswer>;
  /**
   * Serve another supergraph from now on. What is under way ends on the one it began on; subscriptions go over between
   * two events. Transports that the new version has too stay open. Refused like `createGateway`; the present version
   * goes on then.
   */
  swap(source: VersionSource): Promise<void>;
  /** Called with each version's schema after a swap; gives a function that ends it. */
  onSwap(listener: (apiSchema: GraphQLSchema) => void): () => void;
  /**
   * Ends the subscriptions, and resolves when everything under way has been answered. To be called when no door lets
   * anything in any more.
   */
  stop(): Promise<void>;
}

export const DEFAULT_TIME_LIMITS: TimeLimits = { operationTimeoutMs: 10_000, subgraphTimeoutMs: 5_000 };

/**
 * A gateway over one supergraph.
 *
 * Refused with PLATFORM_UNSUPPORTED, SUPERGRAPH_INVALID, and CONFIG_INVALID when a joined subgraph has no transport.
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { clock = systemClock, logger = silentLogger } = options;
  const limits = { ...DEFAULT_LIMITS, ...DEFAULT_TIME_LIMITS, ...DEFAULT_SUBSCRIPTION_LIMITS, ...options.limits };
  const guard = new Guard({ audit: options.audit, introspection: options.introspection, logger });
  const common = { limits, hidesNames: guard.hidesNames };
  let version = await GatewayVersion.open(options, common, options.planner);
  const subscriptions = new Subscriptions({ version: () => version, guard, limits, clock, logger });
  const retired = new Set<Promise<void>>();
  const listeners = new Set<(apiSchema: GraphQLSchema) => void>();

  const run = async (
    on: GatewayVersion,
    request: GraphQLRequest,
    caller: Required<Omit<Caller, 'signal'>>,
    signal: AbortSignal | undefined,
  ) => {
    const { viewer, language, requestId } = caller;
    const understood = understand(on, request, 'answer', caller, guard);
    const { operation, variant, variables } = understood;
    const asOf = readAsOf(request.extensions.asOf, operation.kind, clock);
    const boundariesOn = readBoundaries(request.extensions.onBoundariesOf, operation.kind);

    const calls = new Calls({ limits, logger, requestId, client: signal });
    try {
      const planned = planOf(on, understood);
      const compiled = planned instanceof Promise ? await calls.until(planned) : planned;
      const moment = asOf
        ? await resolveMoment(asOf, compiled.plan.subgraphs, on.transports, calls, caller, clock)
        : present(clock);
      const execution: Execution = {
        data: {},
        variables,
        viewer,
        language,
        requestId,
        calls,
        findings: new Findings(),
        transports: on.transports,
        readAt: onBoundaries(moment.readAt, boundariesOn),
      };
      if (operation.introspection) mergeInto(execution.data, operation.introspection.answer(request.variables));
      await compiled.plan.step(execution);
      if (calls.isCancelled) throw new HubError('REQUEST_CANCELLED', 'The client closed the connection.');
      const extensions = {
        ...(moment.token === null ? {} : { asOf: moment.token }),
        ...(boundariesOn === null ? {} : { onBoundariesOf: boundariesOn }),
      };
      const { body, isFaulty, personal } = writtenAnswer(
        execution.data,
        execution.findings,
        compiled,
        extensions,
        language,
      );
      if (personal.size > 0) await guard.checkPersonal(variant, personal, { ...caller, query: request.query }, calls);
      const isForAnyone = variant.sight.refusedFields.length === 0 && personal.size === 0;
      return { status: 200, body, isCacheable: operation.kind === 'query' && !isFaulty && isForAnyone };
    } finally {
      calls.close();
    }
  };

  const answer = (request: GraphQLRequest, { signal, ...given }: Caller): Promise<GatewayAnswer> => {
    const caller = { viewer: PUBLIC_VIEWER, language: DEFAULT_LANGUAGE, requestId: randomUUID(), ...given };
    const running = run(version, request, caller, signal).catch((thrown) => refused(thrown, caller, logger));
    return version.during(running);
  };

  return {
    get apiSchema() {
      return version.apiSchema;
    },
    limits,
    get documents() {
      return version.documents;
    },
    admit: (body) => admit(body, limits),
    kindOf: (request) => kindOf(version, request),
    subscribe: (request, caller) => subscriptions.events(request, caller),
    answer,
    async execute({ viewer, language, signal, requestId = randomUUID(), ...body }) {
      let admitted: GraphQLRequest;
      try {
        admitted = admit(body, limits);
      } catch (thrown) {
        return refused(thrown, { requestId, language: language ?? DEFAULT_LANGUAGE }, logger);
      }
      return answer(admitted, { ...(viewer ? { viewer } : {}), ...(language ? { language } : {}), signal, requestId });
    },
    async swap(source) {
      const before = version;
      version = await GatewayVersion.open(source, common);
      for (const listener of listeners) listener(version.apiSchema);
      subscriptions.versionChanged();
      const retiring = before.close(version.transports).finally(() => retired.delete(retiring));
      retired.add(retiring);
    },
    onSwap(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      subscriptions.stop();
      await Promise.all(retired);
      await version.close();
      await guard.settled();
    },
  };
}

function refused(
  thrown: unknown,
  { requestId, language }: Required<Pick<Caller, 'requestId' | 'language'>>,
  logger: Logger,
): GatewayAnswer {
  const refusal = refusalOf(thrown, requestId, logger, language);
  return { status: refusal.status, body: refusalBody(refusal), isCacheable: false };
}
