import { setTimeout as pause } from 'node:timers/promises';
import { isTrustworthy } from '../../gateway/authentication/issuer-keys.ts';
import { HubError } from '../../platform/errors.ts';
import { isNullReason, type NullReason } from '../../schema/nulls.ts';

/** The graph of a running hub, asked over HTTP as any client asks it. */
export interface GraphDoor {
  /** Without `/graphql`'s search: where it is asked. */
  readonly url: string;
  /** What came of one query. Never rejects: whatever the other side does is an outcome of this one query. */
  ask(query: GraphQuery): Promise<GraphOutcome>;
}

export interface GraphQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** "now", or the token of an earlier answer: then what comes back has to be of that moment. */
  readonly asOf: string;
  /** A credential to ask with; the public asks with none. */
  readonly bearer?: string | undefined;
}

/** Data without any error, or why there is none, in one line. */
export type GraphOutcome =
  | { readonly isAnswered: true; readonly data: object; readonly asOf: string; readonly nulls: readonly NullNote[] }
  | { readonly isAnswered: false; readonly reason: string };

/** Why values are null: the first place of it, as the hub tells it. */
export interface NullNote {
  readonly path: readonly (string | number)[];
  readonly reason: NullReason;
}

export interface GraphDoorLimits {
  /** Of one query with all its attempts. */
  readonly timeoutMs: number;
  /** How often a query is sent again after a connection that broke or a status of 500 and more. */
  readonly retries: number;
  readonly retryPauseMs: number;
  readonly inFlight: number;
  readonly answerBytes: number;
  /** After so many queries in a row without an answer, the rest is not sent any more. */
  readonly unansweredCap: number;
}

const LIMITS: GraphDoorLimits = {
  ...{ timeoutMs: 30_000, retries: 2, retryPauseMs: 500, inFlight: 4 },
  ...{ answerBytes: 5_000_000, unansweredCap: 12 },
};
const REASON_CAP = 300;

/**
 * Where the graph is asked: an address by http or https. COMMAND_INVALID for any other; `sendsBearer`: also for one to which a
 * credential would go in the clear.
 */
export function graphAddress(text: string, sendsBearer: boolean): string {
  const url = URL.parse(text);
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isHttp || url.username !== '' || url.password !== '' || url.hash !== '') {
    const expected =
      'Expected an address such as http://127.0.0.1:4000/graphql after --url, without user and password.';
    throw new HubError('COMMAND_INVALID', expected);
  }
  if (sendsBearer && !isTrustworthy(url.href)) {
    throw new HubError(
      'COMMAND_INVALID',
      'Expected https after --url: a token goes in the clear to this machine alone.',
    );
  }
  return url.href;
}

/**
 * The graph at an address. No redirect is followed, an answer is cut off at its limit, and no more than `inFlight` queries are
 * under way at once, so that whatever answers there cannot hold the caller for longer than the limits say.
 */
export function openGraphDoor(url: string, options: Partial<GraphDoorLimits> = {}): GraphDoor {
  const limits = { ...LIMITS, ...options };
  const turns = new Turns(limits.inFlight);
  let unanswered = 0;

  async function ask(query: GraphQuery): Promise<GraphOutcome> {
    await turns.take();
    try {
      if (unanswered >= limits.unansweredCap) {
        return failed(`not asked: ${unanswered} queries before it got no answer`);
      }
      const reply = await posted(url, query, limits);
      unanswered = 'reason' in reply ? unanswered + 1 : 0;
      return 'reason' in reply ? failed(reply.reason) : outcomeOf(reply, query.asOf);
    } finally {
      turns.giveBack();
    }
  }
  return { url, ask };
}

interface Reply {
  readonly status: number;
  readonly body: string;
}
type Unanswered = { readonly reason: string };

/** Post until something other than a broken connection or a fault of the server comes, or time or attempts are used up. */
async function posted(url: string, query: GraphQuery, limits: GraphDoorLimits): Promise<Reply | Unanswered> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let last: Unanswered = { reason: '' };
  for (let attempt = 0; attempt <= limits.retries; attempt += 1) {
    try {
      if (attempt > 0) await pause(limits.retryPauseMs * attempt, undefined, { signal });
      const reply = await post(url, query, signal, limits.answerBytes);
      if ('reason' in reply || reply.status < 500) return reply;
      last = { reason: `status ${reply.status}` };
    } catch (cause) {
      if (signal.aborted) return { reason: `no answer within ${limits.timeoutMs} ms` };
      last = { reason: `no connection (${codeOf(cause)})` };
    }
  }
  return last;
}

async function post(
  url: string,
  { document, variables, asOf, bearer }: GraphQuery,
  signal: AbortSignal,
  answerBytes: number,
): Promise<Reply | Unanswered> {
  const response = await fetch(url, {
    method: 'POST',
    // A credential and the numbers that come back are of this address and of no other.
    redirect: 'manual',
    signal,
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query: document, variables, extensions: { asOf } }),
  });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > answerBytes) return { reason: `an answer of more than ${answerBytes} bytes` };
    chunks.push(chunk);
  }
  return { status: response.status, body: Buffer.concat(chunks).toString() };
}

function outcomeOf({ status, body }: Reply, asOf: string): GraphOutcome {
  const answer = parsed(body);
  if (!isRecord(answer)) return failed(`status ${status} and no JSON object`);
  const errors = Array.isArray(answer.errors) ? (answer.errors as unknown[]) : [];
  if (errors.length > 0) return failed(toldError(errors));
  const extensions = isRecord(answer.extensions) ? answer.extensions : {};
  if (status !== 200 || !isRecord(answer.data)) return failed(`status ${status} and no data`);
  const { asOf: moment } = extensions;
  if (typeof moment !== 'string' || moment === '') return failed('an answer that does not say of which moment it is');
  if (asOf !== 'now' && moment !== asOf) return failed('an answer of another moment than was asked for');
  return { isAnswered: true, data: answer.data, asOf: moment, nulls: nullNotes(extensions.nulls) };
}

function toldError(errors: readonly unknown[]): string {
  const [first] = errors;
  const { message, extensions } = isRecord(first) ? first : {};
  const code = isRecord(extensions) && typeof extensions.code === 'string' ? `${extensions.code}: ` : '';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${code}${typeof message === 'string' ? message : 'an error without a message'}${more}`;
}

function nullNotes(value: unknown): NullNote[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((note: unknown) => {
    if (!isRecord(note) || !Array.isArray(note.path) || !isNullReason(note.reason)) return [];
    return [{ path: note.path as (string | number)[], reason: note.reason }];
  });
}

/** What another machine says goes to a terminal: one line, without control characters, and not endless. */
function failed(reason: string): GraphOutcome {
  return { isAnswered: false, reason: reason.replaceAll(/[\p{C}\s]+/gu, ' ').slice(0, REASON_CAP) };
}

function codeOf(thrown: unknown): string {
  const { cause, name } = thrown as { cause?: { code?: unknown }; name?: string };
  return typeof cause?.code === 'string' ? cause.code : (name ?? 'unknown');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lets so many in at once; others wait, in the order in which they came. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  take(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
