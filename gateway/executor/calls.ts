import { ERRORS, type ErrorCode, HubError, hubErrorOf } from '../../platform/errors.ts';
import type { Logger } from '../../platform/log.ts';
import type { NullReason } from '../../schema/nulls.ts';
import type { Cause } from './findings.ts';

export interface TimeLimits {
  /** How long one operation may take. What is there by then is answered. */
  readonly operationTimeoutMs: number;
  /** How long one call to a subgraph may take. */
  readonly subgraphTimeoutMs: number;
}

/** What came of a call: the value, or why there is none. */
export type Outcome<T> = { readonly value: T; readonly fault: null } | { readonly value: null; readonly fault: Cause };

type EndReason = 'deadline' | 'cancelled';

/**
 * The calls of one operation and the time they have. A call ends when it is answered, when its own time or the
 * operation's is up, or when the client has gone; an answer that comes later is dropped. A call never rejects.
 */
export class Calls {
  readonly requestId: string;
  readonly #limits: TimeLimits;
  readonly #logger: Logger;
  readonly #client: AbortSignal | undefined;
  readonly #deadline: NodeJS.Timeout;
  readonly #running = new Set<(reason: EndReason) => void>();
  #ended: EndReason | null = null;

  constructor(options: { limits: TimeLimits; logger: Logger; requestId: string; client: AbortSignal | undefined }) {
    this.#limits = options.limits;
    this.#logger = options.logger;
    this.requestId = options.requestId;
    this.#client = options.client;
    this.#deadline = setTimeout(() => this.#end('deadline'), options.limits.operationTimeoutMs);
    if (options.client?.aborted) this.#end('cancelled');
    else options.client?.addEventListener('abort', this.#cancel);
  }

  /** Whether the client has gone, so that nobody waits for the answer. */
  get isCancelled(): boolean {
    return this.#ended === 'cancelled';
  }

  /** To be called when the operation is over, so that neither timer nor listener outlives it. */
  close(): void {
    clearTimeout(this.#deadline);
    this.#client?.removeEventListener('abort', this.#cancel);
  }

  /** Calls a subgraph within the limits. */
  run<T>(subgraph: string, call: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> {
    if (this.#ended) return Promise.resolve({ value: null, fault: this.#endFault(subgraph, this.#ended) });
    return new Promise((resolve) => {
      const controller = new AbortController();
      const finish = (outcome: Outcome<T>) => {
        clearTimeout(timer);
        this.#running.delete(end);
        resolve(outcome);
      };
      const giveUp = (why: Cause) => {
        finish({ value: null, fault: why });
        controller.abort();
      };
      const end = (reason: EndReason) => giveUp(this.#endFault(subgraph, reason));
      const timer = setTimeout(() => {
        const why = timedOut(subgraph, `within ${this.#limits.subgraphTimeoutMs} ms`);
        this.#logger.warn('a subgraph took too long', { subgraph, requestId: this.requestId });
        giveUp(why);
      }, this.#limits.subgraphTimeoutMs);
      this.#running.add(end);
      call(controller.signal).then(
        (value) => finish({ value, fault: null }),
        (thrown: unknown) => {
          if (!controller.signal.aborted) finish({ value: null, fault: this.#faultOf(subgraph, thrown) });
        },
      );
    });
  }

  /**
   * Waits for work of the gateway's own that cannot be stopped, such as planning. Rejects with REQUEST_TIMED_OUT or
   * REQUEST_CANCELLED when the operation ends before it; the work itself goes on and may serve the next.
   */
  until<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (reason: EndReason) => reject(this.#endError(reason));
      if (this.#ended) end(this.#ended);
      this.#running.add(end);
      work.then(resolve, reject).finally(() => this.#running.delete(end));
    });
  }

  #endError(reason: EndReason): HubError {
    if (reason === 'cancelled') return new HubError('REQUEST_CANCELLED', 'The client closed the connection.');
    const message = `The request was not understood within the ${this.#limits.operationTimeoutMs} ms that it has.`;
    return new HubError('REQUEST_TIMED_OUT', message);
  }

  readonly #cancel = () => this.#end('cancelled');

  #end(reason: EndReason): void {
    if (this.#ended) return;
    this.#ended = reason;
    for (const end of [...this.#running]) end(reason);
  }

  #endFault(subgraph: string, reason: EndReason): Cause {
    return reason === 'cancelled'
      ? fault(subgraph, 'REQUEST_CANCELLED', 'TIMED_OUT', 'The client closed the connection.')
      : timedOut(subgraph, `before the ${this.#limits.operationTimeoutMs} ms of the operation were over`);
  }

  #faultOf(subgraph: string, thrown: unknown): Cause {
    const known = hubErrorOf(thrown);
    this.#logger.warn('a subgraph could not be called', {
      subgraph,
      requestId: this.requestId,
      error: thrown,
    });
    switch (known?.code) {
      case 'SUBGRAPH_TIMED_OUT':
        return fault(subgraph, known.code, 'TIMED_OUT', known.message);
      case 'SUBGRAPH_ANSWER_INVALID':
        return fault(subgraph, known.code, 'DOWN', known.message);
      case 'SUBGRAPH_DOWN':
        return fault(subgraph, known.code, 'DOWN', known.message);
      default:
        return fault(subgraph, 'SUBGRAPH_DOWN', 'DOWN', `The subgraph ${subgraph} could not be called.`);
    }
  }
}

/** A fault of the gateway's own finding, told once for each field that it made null. */
export function fault(subgraph: string, code: ErrorCode, reason: NullReason, message: string): Cause {
  return {
    subgraph,
    reason,
    error: { message, extensions: { code, remedy: ERRORS[code].remedy, subgraph } },
    oncePerField: true,
  };
}

function timedOut(subgraph: string, within: string): Cause {
  return fault(subgraph, 'SUBGRAPH_TIMED_OUT', 'TIMED_OUT', `The subgraph ${subgraph} did not answer ${within}.`);
}
