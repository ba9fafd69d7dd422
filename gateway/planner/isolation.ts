import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type * as Native from '@graphql-hive/router-query-planner';
import { type ErrorCode, HubError } from '../../platform/errors.ts';

export type PlannerQuestion = { readonly id: number; readonly supergraph: number } & (
  | { readonly kind: 'load'; readonly sdl: string }
  | { readonly kind: 'plan'; readonly document: string; readonly operationName: string | undefined }
);

export type PlannerAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refused: ErrorCode; readonly message: string };

/** A supergraph that is loaded where documents are planned. */
export interface LoadedSupergraph {
  readonly apiSdl: string;
  /** Rejects with PLAN_FAILED. */
  plan(document: string, operationName: string | undefined): Promise<Native.QueryPlan>;
  release(): void;
}

interface Pending {
  readonly question: PlannerQuestion;
  resolve(value: unknown): void;
  reject(why: HubError): void;
}

/** What a document may cost to plan. Usual ones take a millisecond. */
const PLAN_TIMEOUT_MS = 5_000;
const HEAP_MB = 512;

/**
 * Loads a supergraph into the planner's process, which all supergraphs of this process share and which is started for
 * the first and ended after the last. Rejects with PLATFORM_UNSUPPORTED or SUPERGRAPH_INVALID.
 */
export async function loadSupergraph(sdl: string): Promise<LoadedSupergraph> {
  shared ??= new PlannerProcess(() => {
    shared = null;
  });
  return shared.load(sdl);
}

let shared: PlannerProcess | null = null;

/**
 * Speaks with the planner's process. That answers one question after the other, so when it ends, or takes too long, it
 * is known which document was to blame: that one is refused, and a new process answers the others.
 */
class PlannerProcess {
  readonly #supergraphs = new Map<number, string>();
  /** Sent and not yet answered, in the order in which they were. */
  readonly #pending = new Map<number, Pending>();
  readonly #onUnused: () => void;
  /** Null until there is something to ask. */
  #child: ChildProcess | null = null;
  #lastId = 0;
  #timer: NodeJS.Timeout | null = null;
  #isLate = false;

  constructor(onUnused: () => void) {
    this.#onUnused = onUnused;
  }

  async load(sdl: string): Promise<LoadedSupergraph> {
    const supergraph = ++this.#lastId;
    try {
      const apiSdl = await this.#ask({ kind: 'load', id: ++this.#lastId, supergraph, sdl });
      this.#supergraphs.set(supergraph, sdl);
      return {
        apiSdl: apiSdl as string,
        plan: async (document, operationName) => {
          const id = ++this.#lastId;
          return (await this.#ask({ kind: 'plan', id, supergraph, document, operationName })) as Native.QueryPlan;
        },
        release: () => this.#release(supergraph),
      };
    } finally {
      this.#endWhenUnused();
    }
  }

  #release(supergraph: number): void {
    if (!this.#supergraphs.delete(supergraph)) return;
    if (this.#child?.connected) this.#child.send({ release: supergraph });
    this.#endWhenUnused();
  }

  #endWhenUnused(): void {
    if (this.#supergraphs.size > 0 || this.#pending.size > 0) return;
    this.#onUnused();
    this.#child?.removeAllListeners('exit').kill();
    this.#child = null;
  }

  #ask(question: PlannerQuestion): Promise<unknown> {
    return new Promise((resolve, reject) => this.#send({ question, resolve, reject }));
  }

  #send(pending: Pending): void {
    this.#child = this.#child?.connected ? this.#child : this.#start();
    this.#pending.set(pending.question.id, pending);
    this.#child.send(pending.question);
    this.#watch();
  }

  #start(): ChildProcess {
    const program = path.join(import.meta.dirname, `process${path.extname(import.meta.filename)}`);
    const child = fork(program, {
      // It needs nothing of ours: no settings, no secrets.
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (answer: PlannerAnswer) => this.#receive(answer));
    // A message that cannot be sent is followed by the exit, which is what counts.
    child.on('error', () => {});
    child.once('exit', () => this.#blame(child));
    for (const [supergraph, sdl] of this.#supergraphs) {
      child.send({ kind: 'load', id: ++this.#lastId, supergraph, sdl } satisfies PlannerQuestion);
    }
    return child;
  }

  #receive(answer: PlannerAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    this.#watch();
    if (!pending) return;
    if ('value' in answer) pending.resolve(answer.value);
    else pending.reject(refusal(answer.refused, answer.message));
  }

  /** Gives the question that is being answered its time, and keeps this process alive only while there is one. */
  #watch(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#pending.size === 0) {
      this.#child?.unref();
      this.#child?.channel?.unref();
      return;
    }
    this.#child?.ref();
    this.#child?.channel?.ref();
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      this.#child?.kill('SIGKILL');
    }, PLAN_TIMEOUT_MS);
  }

  /** The process has ended: refuses the question that it was at, and sends the others to a new one. */
  #blame(child: ChildProcess): void {
    if (child !== this.#child && this.#child !== null) return;
    this.#child = null;
    const [blamed, ...others] = this.#pending.values();
    this.#pending.clear();
    const how = this.#isLate ? `took more than ${PLAN_TIMEOUT_MS} ms` : 'broke off';
    this.#isLate = false;
    this.#watch();
    if (!blamed) return;
    const code = blamed.question.kind === 'load' ? 'SUPERGRAPH_INVALID' : 'PLAN_FAILED';
    blamed.reject(refusal(code, `the planner ${how}`));
    for (const pending of others) this.#send(pending);
  }
}

const WHAT_FAILED: Partial<Record<ErrorCode, string>> = {
  PLATFORM_UNSUPPORTED: `The query planner has no build for ${process.platform} ${process.arch} with this C library`,
  SUPERGRAPH_INVALID: 'The planner does not accept the supergraph',
  PLAN_FAILED: 'The planner found no way to answer the document',
};

function refusal(code: ErrorCode, message: string): HubError {
  return new HubError(code, `${WHAT_FAILED[code] ?? 'The planner failed'}: ${message}`);
}
