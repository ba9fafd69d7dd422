import { HubError, isErrorCode } from '../../platform/errors.ts';
import type {
  SubgraphError,
  SubgraphEvent,
  SubgraphRequest,
  SubgraphResponse,
  SubscriptionRequest,
} from '../../platform/subgraph.ts';
import type { SignedCall } from '../../platform/viewer/signed-call.ts';
import { causeOfError } from '../executor/subgraph-error.ts';
import type { PositionCall, Transport } from '../transport.ts';
import { type HttpAnswer, HttpClient } from './http-client.ts';
import { HttpStreams } from './http-stream.ts';
import { type Patience, resuming } from './resuming.ts';

export interface HttpTransportOptions {
  readonly name: string;
  /** Where the subgraph answers GraphQL. Positions are asked for at `/position` of the same origin. */
  readonly url: string;
  /** Default true: a subgraph that has no `/position` is found to keep no history when it is asked. */
  readonly keepsHistory?: boolean;
  /**
   * Makes the bearer token that says, under signature, who asks for which moment: one for each attempt, since a subgraph
   * takes none twice. None is sent without it.
   */
  readonly sign?: (call: SignedCall, body: string) => Promise<string> | string;
  /** Bytes of an answer; more is SUBGRAPH_ANSWER_INVALID. Default 50 MB. */
  readonly maxResponseBytes?: number;
  /** How many calls may be under way at once; further ones wait. So one slow subgraph takes no more than its share. Default 128. */
  readonly maxConnections?: number;
  /** With a stream of events that breaks off. */
  readonly patience?: Patience;
}

const DEFAULT_RESPONSE_BYTES = 50_000_000;
const DEFAULT_CONNECTIONS = 128;

/** The way to a subgraph on another machine or in another process: GraphQL over HTTP, over connections that are kept. */
export function httpTransport(options: HttpTransportOptions): Transport {
  const { name, sign, keepsHistory = true } = options;
  const url = new URL(options.url);
  const positionUrl = new URL('/position', url);
  const { maxResponseBytes = DEFAULT_RESPONSE_BYTES, maxConnections = DEFAULT_CONNECTIONS } = options;
  const client = new HttpClient(name, { maxResponseBytes, maxConnections });
  const streams = new HttpStreams(name, maxResponseBytes);

  const headersOf = async (call: SignedCall & { readonly requestId: string }, body: string) => ({
    'x-request-id': call.requestId,
    ...(sign ? { authorization: `Bearer ${await sign(call, body)}` } : {}),
  });
  const post = (to: URL, body: string, call: PositionCall, mayRepeat: boolean) =>
    client.post(to, body, { headers: () => headersOf(call, body), signal: call.signal, mayRepeat });

  /** The events of one connection. */
  async function* stream(request: SubscriptionRequest): AsyncGenerator<SubgraphEvent, void, undefined> {
    const { resumeAfter, signal } = request;
    const body = bodyOf(request);
    const signed = await headersOf(request, body);
    // What is signed counts; a subgraph that checks no signature knows the header from browsers.
    const headers = resumeAfter === null ? signed : { ...signed, 'last-event-id': resumeAfter };
    const events = streams.read({ url, body, headers, signal }, (answer) => refusalOf(name, answer));
    for await (const { id, data } of events) {
      if (id === '') throw invalid(name, 'an event without a position');
      yield { position: id, response: data === null ? null : responseOf(name, { status: 200, body: data }) };
    }
  }

  return {
    name,
    keepsHistory,
    async send(request) {
      // What may have been done must not be done twice.
      const mayRepeat = !request.query.startsWith('mutation');
      return responseOf(name, await post(url, bodyOf(request), request, mayRepeat));
    },
    subscribe: (request) => resuming(name, stream, request, options.patience),
    async resolvePosition(asOf, call) {
      return positionOf(name, await post(positionUrl, JSON.stringify(asOf), call, true));
    },
    close() {
      client.close();
      streams.close();
    },
  };
}

function bodyOf({ query, variables, operationName }: SubgraphRequest): string {
  return JSON.stringify({ query, variables, operationName });
}

/** A subgraph that refuses a call says so in GraphQL's form whatever the status; without that form a status is all there is. */
function responseOf(name: string, { status, body }: HttpAnswer): SubgraphResponse {
  if (status >= 500) throw new HubError('SUBGRAPH_DOWN', `The subgraph ${name} answered with status ${status}.`);
  const json = parsed(body);
  if (!isRecord(json) || (!isRecord(json.data) && !Array.isArray(json.errors))) {
    throw invalid(name, `status ${status} and no GraphQL answer`);
  }
  const response: SubgraphResponse = {};
  if (isRecord(json.data)) response.data = json.data;
  if (Array.isArray(json.errors)) response.errors = json.errors.filter(isError);
  if (isRecord(json.extensions) && Array.isArray(json.extensions.nulls)) {
    response.extensions = { nulls: json.extensions.nulls.filter(isRecord) as never };
  }
  return response;
}

function positionOf(name: string, { status, body }: HttpAnswer): string | null {
  if (status === 404) return null;
  if (status >= 500) throw new HubError('SUBGRAPH_DOWN', `The subgraph ${name} answered with status ${status}.`);
  const json = parsed(body);
  if (!isRecord(json)) throw invalid(name, `status ${status} and no JSON object at /position`);
  if (typeof json.position === 'string' || json.position === null) return json.position;
  const refusal = Array.isArray(json.errors) ? json.errors.find(isError) : undefined;
  if (isErrorCode(refusal?.extensions?.code)) throw refusalOf(name, { status, body });
  throw invalid(name, `status ${status} and no position at /position`);
}

/** Why a subgraph gives no events or no position: what it says itself, as a client may hear it; without that a status is all there is. */
function refusalOf(name: string, { status, body }: HttpAnswer): HubError {
  const json = parsed(body);
  const stated = isRecord(json) && Array.isArray(json.errors) ? json.errors.find(isError) : undefined;
  if (stated) {
    const { error } = causeOfError(name, stated);
    const { code } = error?.extensions ?? {};
    return new HubError(isErrorCode(code) ? code : 'SUBGRAPH_ERROR', error?.message ?? 'The subgraph gave no message.');
  }
  if (status >= 500) return new HubError('SUBGRAPH_DOWN', `The subgraph ${name} answered with status ${status}.`);
  return invalid(name, `status ${status} and no stream of events`);
}

function invalid(name: string, what: string): HubError {
  return new HubError('SUBGRAPH_ANSWER_INVALID', `The subgraph ${name} answered with ${what}.`);
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

function isError(value: unknown): value is SubgraphError {
  return isRecord(value) && typeof value.message === 'string';
}
