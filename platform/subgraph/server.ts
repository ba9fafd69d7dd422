import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Clock } from '../clock.ts';
import { ERRORS, HubError, hubErrorOf } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { DefinedSubgraph, Subgraph } from '../subgraph.ts';
import { type SignedCall, verifyCall } from '../viewer.ts';

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
}

export interface SubgraphServer extends AsyncDisposable {
  readonly url: string;
  close(): Promise<void>;
}

interface CallContext extends SignedCall {
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** What an Apollo response carries through `stringifyResult`: the text that our execution has made. */
const RAW = Symbol('raw response');

/**
 * Serve one subgraph over HTTP: Apollo Server in front, execution of ours behind. POST / takes GraphQL calls that the
 * gateway has signed, POST /position resolves asOf, GET /health says that the process lives. Everything else, and
 * whatever is not signed, is refused as a GraphQL error with a code. Refused at start with PORT_TAKEN.
 */
export async function serveSubgraph(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { subgraph, hubKey, clock, logger, bodyLimitBytes = 4 * 1024 * 1024 } = options;
  const apollo = apolloOver(subgraph);
  await apollo.start();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://subgraph').pathname;
    if (request.method === 'GET' && path === '/health')
      return reply(response, 200, { status: 'up', subgraph: subgraph.name });
    if (path !== '/' && path !== '/position')
      throw new HubError('NOT_FOUND', `There is nothing at ${path.slice(0, 100)}.`);
    if (request.method !== 'POST') throw new HubError('METHOD_NOT_ALLOWED', `Expected POST, got ${request.method}.`);
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      throw new HubError('CONTENT_TYPE_UNSUPPORTED', 'Expected Content-Type: application/json.');
    }

    const text = await readBody(request, bodyLimitBytes);
    const call = await verifyCall(hubKey, subgraph.name, request.headers.authorization, text, clock.now());
    const body = parseJson(text);
    if (path === '/position') {
      const position = await subgraph.resolvePosition(body as Parameters<Subgraph['resolvePosition']>[0]);
      return reply(response, 200, { position });
    }

    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const requestId = String(request.headers['x-request-id'] ?? randomUUID());
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: headersOf(request), search: '', body },
      context: async () => ({ ...call, requestId, signal: gone.signal }),
    });
    for (const [name, value] of result.headers) response.setHeader(name, value);
    response.statusCode = result.status ?? 200;
    if (result.body.kind !== 'complete') throw new Error('a subgraph does not answer in parts');
    response.end(result.body.string);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((thrown: unknown) => {
      const known = hubErrorOf(thrown);
      if (!known) logger.error('a call failed in a way nobody foresaw', { error: thrown, subgraph: subgraph.name });
      const error = known ?? new HubError('INTERNAL_ERROR', 'The hub made a mistake.');
      if (response.headersSent) return response.destroy();
      reply(response, ERRORS[error.code].status, {
        errors: [{ message: error.message, extensions: error.extensions }],
      });
    });
  });
  server.listen(options.port, options.host);
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([cause]: NodeJS.ErrnoException[]) => {
      if (cause?.code !== 'EADDRINUSE') throw cause;
      throw new HubError(
        'PORT_TAKEN',
        `Expected port ${options.port} of ${options.host} to be free; another program listens on it.`,
        { cause },
      );
    }),
  ]);

  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeIdleConnections();
    await apollo.stop();
    server.closeAllConnections();
  };
  return { url: `http://${options.host}:${port}/`, close, [Symbol.asyncDispose]: close };
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

async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new HubError('BODY_TOO_LARGE', `Expected at most ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HubError('BODY_MALFORMED', 'Expected a JSON object; the body is not JSON.', { cause });
  }
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
