import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Clock } from '../clock.ts';
import { ERRORS, HubError, hubErrorOf } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { DefinedSubgraph } from '../subgraph.ts';
import { createCallVerifier, type SignedCall } from '../viewer/signed-call.ts';
import { type Operation, operationOf, parseJson, pointOf, readBody } from './call-body.ts';
import { sendEvents } from './event-stream.ts';

export interface SubgraphServerOptions {
  readonly subgraph: DefinedSubgraph;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The hub's signing key: calls that it has not signed for this subgraph are refused. */
  readonly hubKey: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Largest body taken, in bytes. Default 4 MiB: representations of a thousand entities fit many times over. */
  readonly bodyLimitBytes?: number;
  /** How long a stream of events lasts at most: then the gateway has to sign anew who asks. Default ten minutes. */
  readonly streamLifetimeMs?: number;
}

export interface SubgraphServer extends AsyncDisposable {
  readonly url: string;
  /** Takes no more calls; those under way have ten seconds to end. */
  close(): Promise<void>;
}

interface CallContext extends SignedCall {
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** One request over HTTP. */
interface HttpCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** Aborts when the client has gone without its answer. */
  readonly gone: AbortSignal;
}

const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;
const REQUEST_ID_CAP = 200;
/**
 * A call has arrived whole by then, and a connection without calls is kept as long as a gateway may pause. The header
 * holds the signed viewer, and so the ids of some hundred agencies.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 65_536,
} as const;
/** How long calls under way may take to end when the server closes. */
const CLOSE_TIMEOUT_MS = 10_000;
const STREAM_LIFETIME_MS = 600_000;

/** What an Apollo response carries through `stringifyResult`: the text that our execution has made. */
const RAW = Symbol('raw response');

/**
 * Serve one subgraph over HTTP: Apollo Server in front, execution of ours behind. POST / takes GraphQL calls that the
 * gateway has signed, and with Accept: text/event-stream subscriptions; POST /position resolves asOf, GET /health says
 * that the process lives. Everything else, and whatever is not signed, is refused as a GraphQL error with a code.
 * Refused at start with PORT_TAKEN.
 */
export async function serveSubgraph(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { subgraph, hubKey, clock, logger, bodyLimitBytes = 4 * 1024 * 1024 } = options;
  const { streamLifetimeMs = STREAM_LIFETIME_MS } = options;
  const apollo = apolloOver(subgraph);
  const calls = createCallVerifier(hubKey, subgraph.name, clock);
  await apollo.start();

  async function answer(call: HttpCall): Promise<void> {
    const { request, response, requestId, gone } = call;
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (request.method === 'GET' && path === '/health')
      return reply(response, 200, { status: 'up', subgraph: subgraph.name });
    if (path !== '/' && path !== '/position')
      throw new HubError('NOT_FOUND', `There is nothing at ${path.slice(0, 100)}.`);
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      throw new HubError('METHOD_NOT_ALLOWED', `Expected POST, got ${request.method}.`);
    }
    if (!JSON_IN_UTF8.test(request.headers['content-type'] ?? '')) {
      throw new HubError('CONTENT_TYPE_UNSUPPORTED', 'Expected Content-Type: application/json, in UTF-8.');
    }

    const text = await readBody(request, bodyLimitBytes);
    const signed = calls.verify(request.headers.authorization, text);
    const body = parseJson(text);
    if (path === '/position') {
      return reply(response, 200, { position: await subgraph.resolvePosition(pointOf(body)) });
    }
    if (/^text\/event-stream\b/i.test(request.headers.accept ?? '')) return stream(call, signed, operationOf(body));

    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: headersOf(request), search: '', body: operationOf(body) },
      context: async () => ({ ...signed, requestId, signal: gone }),
    });
    for (const [name, value] of result.headers) response.setHeader(name, value);
    response.statusCode = result.status ?? 200;
    if (result.body.kind !== 'complete') throw new Error('a subgraph does not answer in parts');
    response.end(result.body.string);
  }

  async function stream({ response, requestId, gone }: HttpCall, signed: SignedCall, operation: Operation) {
    const { resumeAfter } = signed;
    if (resumeAfter === undefined) {
      throw new HubError('VIEWER_REFUSED', `The call to ${subgraph.name} is not signed for a subscription.`);
    }
    const signal = AbortSignal.any([gone, closing.signal, AbortSignal.timeout(streamLifetimeMs)]);
    const { operationName, ...asked } = operation;
    const named = operationName === null ? {} : { operationName };
    const events = subgraph.subscribe({ ...asked, ...named, ...signed, resumeAfter, requestId, signal });
    await sendEvents(response, events, signal, (thrown) => stated(thrown, requestId));
  }

  /** What a gateway is told: what was stated with a code, and nothing of a bug. */
  function stated(thrown: unknown, requestId: string): HubError {
    const known = hubErrorOf(thrown);
    if (known) return known;
    logger.error('a call failed in a way nobody foresaw', { error: thrown, subgraph: subgraph.name, requestId });
    return new HubError('INTERNAL_ERROR', 'The hub made a mistake.', { details: { requestId } });
  }

  function refuse({ request, response, requestId, gone }: HttpCall, thrown: unknown): void {
    // Nobody is there to hear of it, and what broke off broke off because of that.
    if (gone.aborted || (request.destroyed && !request.complete)) return;
    const error = stated(thrown, requestId);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    reply(response, ERRORS[error.code].status, { errors: [{ message: error.message, extensions: error.extensions }] });
  }

  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();

  const server = createServer(LIMITS, (request, response) => {
    const gone = new AbortController();
    const ended = new Promise<void>((resolve) => {
      response.once('close', () => {
        if (!response.writableFinished) gone.abort();
        resolve();
      });
    }).then(() => void underWay.delete(ended));
    underWay.add(ended);
    // A connection that stays open would bring a closing server calls without end.
    if (closing.signal.aborted) response.setHeader('connection', 'close');
    const requestId = String(request.headers['x-request-id'] ?? randomUUID()).slice(0, REQUEST_ID_CAP);
    const call = { request, response, requestId, gone: gone.signal };
    answer(call).catch((thrown: unknown) => refuse(call, thrown));
  });
  try {
    server.listen(options.port, options.host);
    await once(server, 'listening');
  } catch (cause) {
    await apollo.stop();
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new HubError(
      'PORT_TAKEN',
      `Expected port ${options.port} of ${options.host} to be free; another program listens on it.`,
      { cause },
    );
  }

  async function shutDown(): Promise<void> {
    closing.abort();
    const closed = once(server, 'close');
    server.close();
    const patience = new AbortController();
    await Promise.race([
      Promise.all(underWay),
      pause(CLOSE_TIMEOUT_MS, undefined, { signal: patience.signal }).catch(() => {}),
    ]);
    patience.abort();
    server.closeAllConnections();
    await closed;
    await apollo.stop();
  }
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= shutDown();
    return closed;
  };
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}/`, close, [Symbol.asyncDispose]: close };
}

function apolloOver(subgraph: SubgraphServerOptions['subgraph']): ApolloServer<CallContext> {
  return new ApolloServer<CallContext>({
    // Apollo's hook for an execution of one's own; it parses and validates, caches documents and frames the answer.
    gateway: {
      onSchemaLoadOrUpdate(listener) {
        listener({ apiSchema: subgraph.schema, coreSupergraphSdl: '' });
        return () => {};
      },
      load: async () => ({
        executor: async ({ request, context }) => {
          const answer = await subgraph.execute({
            query: request.query ?? '',
            operationName: request.operationName,
            variables: request.variables ?? {},
            ...(context as CallContext),
          });
          return { data: { [RAW]: JSON.stringify(answer) } };
        },
      }),
      stop: async () => {},
    },
    stringifyResult: (result) =>
      (result.data as { [RAW]?: string } | null | undefined)?.[RAW] ?? JSON.stringify(result),
    introspection: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // A gateway's calls come from no browser, and every one of them is signed.
    csrfPrevention: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    stopOnTerminationSignals: false,
  });
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
