import { dayInVietnam } from '../../platform/clock.ts';
import { HubError, hubErrorOf } from '../../platform/errors.ts';
import type { SubgraphEvent, SubgraphResponse } from '../../platform/subgraph.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { GraphQLRequest } from '../admission.ts';
import { readAsOf } from '../executor/as-of.ts';
import { onBoundaries, readBoundaries } from '../executor/boundaries.ts';
import { usedVariables } from '../executor/call-subgraph.ts';
import { Calls } from '../executor/calls.ts';
import type { Execution } from '../executor/execution.ts';
import { Findings } from '../executor/findings.ts';
import type { GatewayEvent, SubscriptionCaller } from '../gateway.ts';
import type { CompiledOperation } from '../planner/plans.ts';
import type { Fetch } from '../planner.ts';
import { writtenAnswer } from '../response/answer.ts';
import { Refused } from '../response/refusal.ts';
import type { Transport } from '../transport.ts';
import { planOf, type Understood, understand } from './preparation.ts';
import type { SubscriptionParts } from './subscriptions.ts';
import type { GatewayVersion } from './version.ts';

/** Who subscribes, with what was left out filled in. */
export type Subscriber = SubscriptionCaller & Required<Pick<SubscriptionCaller, 'viewer' | 'language' | 'requestId'>>;

/** A subscription made ready on one version, for one viewer. */
interface Stage {
  readonly version: GatewayVersion;
  readonly viewer: Viewer;
  readonly understood: Understood;
  readonly compiled: CompiledOperation;
  /** What brings the events, and from where. */
  readonly fetch: Fetch;
  readonly transport: Transport;
}

/** The events of a stage's fetch as they come from its subgraph. */
interface Source {
  next(): Promise<IteratorResult<SubgraphEvent, unknown>>;
  close(): void;
}

type Coming = ReturnType<Source['next']>;

/** What a client may say to go on after: anything that a subgraph could have given as a position. */
const POSITION = /^[!-~]{1,200}$/;

/** Refusals that say something of the caller or the moment; any other says that the document does not fit the version. */
const NOT_OF_THE_SCHEMA: ReadonlySet<string> = new Set([
  ...['UNAUTHENTICATED', 'FORBIDDEN', 'INTROSPECTION_REFUSED', 'REQUEST_TIMED_OUT', 'REQUEST_CANCELLED'],
]);

/**
 * One subscription from its first event to its last. It holds on to no version of the gateway but while it works on an
 * event: in between it goes over to the one that is served, and to the viewer that the caller is by then. Whatever was
 * taken from a subgraph and not given out is dropped then, and comes again: the position only moves with what is given.
 */
export class RunningSubscription {
  readonly #parts: SubscriptionParts;
  readonly #request: GraphQLRequest;
  readonly #caller: Subscriber;
  readonly #ending = new AbortController();
  #interrupt: () => void = () => {};
  #position: string | null = null;
  #boundariesOn: string | null = null;
  /** What the client has said to go on after. */
  #resumeAfter: string | null = null;

  constructor(parts: SubscriptionParts, request: GraphQLRequest, caller: Subscriber) {
    this.#parts = parts;
    this.#request = request;
    this.#caller = caller;
    if (caller.signal?.aborted) this.end();
    else caller.signal?.addEventListener('abort', this.end, { once: true });
  }

  /** Up to where events were given out; null before it is known where the subscription begins. */
  get position(): string | null {
    return this.#position;
  }

  get isEnded(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Has the subscription look up from its waiting: the version may have changed. */
  interrupt(): void {
    this.#interrupt();
  }

  /** Ends the subscription cleanly, whatever it is doing. */
  readonly end = (): void => {
    this.#caller.signal?.removeEventListener('abort', this.end);
    this.#ending.abort();
    this.#interrupt();
  };

  /** The events, until the end; throws what refuses the subscription. */
  async *events(): AsyncGenerator<GatewayEvent, void, undefined> {
    if (this.isEnded) return;
    const { limits } = this.#parts;
    readAsOf(this.#request.extensions.asOf, 'subscription', this.#parts.clock);
    this.#boundariesOn = readBoundaries(this.#request.extensions.onBoundariesOf, 'subscription');
    this.#resumeAfter = resumeAfterOf(this.#request);
    const { renew, marks = false } = this.#caller;
    let renewedAt = performance.now();
    let stage = await this.#prepare(this.#caller.viewer);
    let source = this.#open(stage);
    let coming: Coming | null = null;
    /** What the caller was asked for last. */
    let cleared: Coming | null = null;
    const change = (to: Stage) => {
      if (!haveOneSource(stage, to)) {
        source.close();
        source = this.#open(to);
        coming = null;
      }
      stage = to;
    };

    try {
      while (!this.isEnded) {
        if (stage.version !== this.#parts.version()) {
          change(await this.#goOver(stage, stage.viewer));
          continue;
        }
        const next: Coming = coming ?? source.next();
        coming = next;
        const came = await this.#unlessInterrupted(next);
        if (came === null || this.isEnded) continue;
        if (came.done) throw brokenOff(stage);
        const { position, response } = came.value;
        const isDue = cleared !== next && performance.now() - renewedAt >= limits.renewAfterMs;
        if (response !== null && renew && isDue) {
          const viewer = await this.#unlessInterrupted(renew());
          if (viewer === null) continue;
          renewedAt = performance.now();
          cleared = next;
          if (!isSame(viewer, stage.viewer)) change(await this.#goOver(stage, viewer));
          // The event is still there unless it was made for another viewer; the version may be another by now.
          continue;
        }
        coming = null;
        if (response === null) {
          this.#position = position;
          if (marks) yield { body: '', position };
          continue;
        }
        const body = await stage.version.during(this.#complete(stage, position, response));
        if (this.isEnded) return;
        this.#position = position;
        yield { body, position };
      }
    } finally {
      source.close();
    }
  }

  /** Understands and plans the request on the version that is served, as any other is. */
  #prepare(viewer: Viewer): Promise<Stage> {
    const { guard } = this.#parts;
    const { requestId } = this.#caller;
    const version = this.#parts.version();
    const prepared = async (): Promise<Stage> => {
      const understood = understand(version, this.#request, 'stream', { viewer, requestId }, guard);
      const calls = this.#calls();
      try {
        const compiled = await calls.until(Promise.resolve(planOf(version, understood)));
        const fetch = compiled.plan.source;
        const transport = fetch && version.transports.get(fetch.subgraph);
        if (!transport)
          throw new HubError('SUBSCRIPTION_UNKNOWN', 'The subscription selects no field that gives events.');
        return { version, viewer, understood, compiled, fetch, transport };
      } finally {
        calls.close();
      }
    };
    return version.during(prepared());
  }

  /** The same subscription on the version that is served now, for who the caller is by now. Refused with SUBSCRIPTION_OUTDATED when it does not fit. */
  async #goOver(from: Stage, viewer: Viewer): Promise<Stage> {
    let to: Stage;
    try {
      to = await this.#prepare(viewer);
    } catch (cause) {
      const known = hubErrorOf(cause);
      const isOfTheSchema = cause instanceof Refused || (known !== null && !NOT_OF_THE_SCHEMA.has(known.code));
      if (isOfTheSchema) throw outdated(cause instanceof Error ? cause.message : 'it is no longer valid', cause);
      throw cause;
    }
    // Positions are of one feed: those of another subgraph's would be misread.
    if (to.fetch.subgraph !== from.fetch.subgraph) throw outdated('its events now come from another subgraph');
    return to;
  }

  #open({ fetch, transport, understood, viewer }: Stage): Source {
    const { language, requestId } = this.#caller;
    const closing = new AbortController();
    const events = transport.subscribe({
      query: fetch.operation,
      variables: usedVariables(fetch.variableUsages, understood),
      viewer,
      language,
      readAt: {
        position: null,
        today: dayInVietnam(this.#parts.clock.now()),
        ...(this.#boundariesOn === null ? {} : { boundariesOn: this.#boundariesOn }),
      },
      resumeAfter: this.#position ?? this.#resumeAfter,
      signal: AbortSignal.any([this.#ending.signal, closing.signal]),
      requestId,
    });
    const iterator = events[Symbol.asyncIterator]();
    return {
      next: () => iterator.next(),
      close() {
        closing.abort();
        // It ends behind what it waits for, which the signal ends.
        void iterator.return?.().catch(() => {});
      },
    };
  }

  /** Fetches what other subgraphs say of the event and writes it. Each event has the time of an operation. */
  async #complete(stage: Stage, position: string, event: SubgraphResponse): Promise<string> {
    const { version, viewer, understood, compiled, fetch, transport } = stage;
    const { language, requestId } = this.#caller;
    const boundariesOn = this.#boundariesOn;
    const today = dayInVietnam(this.#parts.clock.now());
    const calls = this.#calls();
    try {
      const execution: Execution = {
        data: {},
        variables: understood.variables,
        viewer,
        language,
        requestId,
        calls,
        findings: new Findings(),
        transports: version.transports,
        // What is asked of the subgraph again is asked as of the event, too.
        readAt: onBoundaries(
          (subgraph) => ({
            position: subgraph === fetch.subgraph && transport.keepsHistory ? position : null,
            today,
          }),
          boundariesOn,
        ),
        event,
      };
      await compiled.plan.step(execution);
      const { data, findings } = execution;
      const said = { position, ...(boundariesOn === null ? {} : { onBoundariesOf: boundariesOn }) };
      const { body, personal } = writtenAnswer(data, findings, compiled, said, language);
      if (personal.size > 0) {
        const asked = { viewer, requestId, query: this.#request.query };
        await this.#parts.guard.checkPersonal(understood.variant, personal, asked, calls);
      }
      return body;
    } finally {
      calls.close();
    }
  }

  #calls(): Calls {
    const { limits, logger } = this.#parts;
    return new Calls({ limits, logger, requestId: this.#caller.requestId, client: this.#ending.signal });
  }

  /** Null when there is something else to look after first. */
  #unlessInterrupted<T>(work: Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      this.#interrupt = () => resolve(null);
      work.then(resolve, reject);
      if (this.isEnded) resolve(null);
    });
  }
}

/** Refused with POSITION_MALFORMED. */
function resumeAfterOf({ extensions: { resumeAfter } }: GraphQLRequest): string | null {
  if (resumeAfter === undefined || resumeAfter === null) return null;
  if (typeof resumeAfter === 'string' && POSITION.test(resumeAfter)) return resumeAfter;
  throw new HubError('POSITION_MALFORMED', 'extensions.resumeAfter is no position that an event of this hub bore.');
}

/** Whether both ask the same of the same subgraph, over the same way, in the same name. */
function haveOneSource(a: Stage, b: Stage): boolean {
  if (a.transport !== b.transport || a.fetch.operation !== b.fetch.operation || a.viewer !== b.viewer) return false;
  const variables = ({ fetch, understood }: Stage) => usedVariables(fetch.variableUsages, understood);
  return isSame(variables(a), variables(b));
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function outdated(why: string, cause?: unknown): HubError {
  return new HubError('SUBSCRIPTION_OUTDATED', `The subscription does not fit the schema any more: ${why}`, { cause });
}

/** A way to a subgraph ends its events with a reason, or when it is told to. */
function brokenOff({ fetch }: Stage): HubError {
  return new HubError('SUBGRAPH_DOWN', `The subgraph ${fetch.subgraph} ended the subscription.`);
}
