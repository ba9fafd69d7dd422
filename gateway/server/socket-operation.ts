import type { ExecutionResult } from 'graphql';
import type { Language } from '../../platform/language.ts';
import type { Logger } from '../../platform/log.ts';
import type { Identity } from '../authentication.ts';
import { type RefusalError, refusalOf } from '../response/refusal.ts';
import { callerOf, type Doors, enter } from './door.ts';

/** Who sends operations over a socket. */
export interface SocketCaller {
  readonly language: Language;
  readonly requestId: string;
  /** Who the caller is by now. Throws when it is no longer let in. */
  identity(): Promise<Identity>;
}

/** An operation was refused: these are the errors of its `error` message. */
export class OperationRefused extends Error {
  readonly errors: readonly RefusalError[];

  constructor(errors: readonly RefusalError[]) {
    super(errors[0]?.message ?? 'refused');
    this.name = 'OperationRefused';
    this.errors = errors;
  }
}

/**
 * One operation of a socket as the stream of its results: one of a query or a mutation, all events of a subscription.
 * Throws nothing but OperationRefused. Begins with the first `next`; `return` ends it at once, whatever it waits for.
 */
export class SocketOperation implements AsyncGenerator<ExecutionResult, void, void> {
  readonly #ending = new AbortController();
  readonly #results: AsyncGenerator<ExecutionResult, void, void>;
  readonly #ended: Promise<{ done: true; value: undefined }>;
  readonly #whenOver: () => void;
  #hasBegun = false;

  /** `whenOver` is called once, when nothing of the operation is under way any more. */
  constructor(door: Doors, caller: SocketCaller, payload: unknown, whenOver: () => void) {
    const { signal } = this.#ending;
    this.#results = results(door, caller, payload, this.#ending, whenOver);
    this.#whenOver = whenOver;
    this.#ended = new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve({ done: true, value: undefined }), { once: true });
    });
  }

  next(): Promise<IteratorResult<ExecutionResult, void>> {
    this.#hasBegun = true;
    return Promise.race([this.#results.next(), this.#ended]);
  }

  return(): Promise<IteratorResult<ExecutionResult, void>> {
    // A generator that has not begun ends without running anything, `finally` included.
    if (!this.#hasBegun && !this.#ending.signal.aborted) this.#whenOver();
    this.#ending.abort();
    // It ends behind what it waits for, which the signal ends; nobody waits for it, or hears of it.
    this.#results.return().catch(() => {});
    return this.#ended;
  }

  throw(): Promise<IteratorResult<ExecutionResult, void>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}

async function* results(
  door: Doors,
  caller: SocketCaller,
  payload: unknown,
  ending: AbortController,
  whenOver: () => void,
): AsyncGenerator<ExecutionResult, void, void> {
  const { language, requestId } = caller;
  door.streams.add(ending);
  try {
    const { request, kind } = enter(door, payload, 'any');
    const identity = await caller.identity();
    const operationCaller = callerOf(door, identity, { language, requestId, signal: ending.signal });
    if (kind !== 'subscription') {
      const { status, body } = await door.gateway.answer(request, operationCaller);
      yield status === 200 ? JSON.parse(body) : refused(body);
      return;
    }
    for await (const { body, position } of door.gateway.subscribe(request, operationCaller)) {
      yield position === null ? refused(body) : JSON.parse(body);
    }
  } catch (thrown) {
    throw stated(thrown, requestId, door.logger, language);
  } finally {
    door.streams.delete(ending);
    whenOver();
  }
}

function refused(body: string): never {
  throw new OperationRefused((JSON.parse(body) as { errors: RefusalError[] }).errors);
}

function stated(thrown: unknown, requestId: string, logger: Logger, language: Language): OperationRefused {
  return thrown instanceof OperationRefused
    ? thrown
    : new OperationRefused(refusalOf(thrown, requestId, logger, language).errors);
}
