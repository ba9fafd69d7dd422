import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { HubError } from '../platform/errors.ts';
import { createLogger, type Logger, silentLogger } from '../platform/log.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import type { Page, Pages } from './explorer.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { refusalBody, refusalOf } from './response/refusal.ts';
import { apolloOver } from './server/apollo.ts';
import { type Authenticate, answerGraphQL, type GraphQLDoor } from './server/graphql-door.ts';
import { readSupergraph } from './supergraph.ts';
import { httpTransport } from './transport/http.ts';

export interface GatewayServerOptions {
  /** Stopped with the server. */
  readonly gateway: Gateway;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Default: whoever asks is the public. */
  readonly authenticate?: Authenticate;
  /** The pages for people, such as `/explore`. Without them there are none. */
  readonly pages?: Pages;
  readonly logger?: Logger;
  /** How long requests under way may take to end when the server closes, before they are cut off. Default 10 s. */
  readonly drainTimeoutMs?: number;
}

export interface GatewayServer extends AsyncDisposable {
  /** Without a slash at the end; the graph is at `/graphql` of it. */
  readonly url: string;
  readonly port: number;
  /** Takes nothing new, lets what is under way end, then closes connections and the gateway. */
  close(): Promise<void>;
}

const DEFAULT_DRAIN_MS = 10_000;
/** How long a client may take to send a request. */
const REQUEST_TIMEOUT_MS = 30_000;
/** How often Node looks for clients that take longer. */
const CHECK_INTERVAL_MS = 5_000;
const REQUEST_ID = /^[\w.-]{1,64}$/;

/**
 * Serves a gateway over HTTP: `/graphql` takes GET and POST, `/health` says that the process lives, `pages` answers for
 * people. Whatever is refused is JSON in GraphQL's form with a code and a remedy. Refused at start with PORT_TAKEN or
 * ADDRESS_UNUSABLE.
 */
export async function startGateway(options: GatewayServerOptions): Promise<GatewayServer> {
  const { gateway, host = '127.0.0.1', port, pages = () => null, logger = silentLogger } = options;
  const apollo = apolloOver(gateway, logger);
  await apollo.start();
  const door: GraphQLDoor = { gateway, apollo, authenticate: options.authenticate ?? (() => PUBLIC_VIEWER) };
  let isClosing = false;

  const route = async (request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> => {
    const url = urlOf(request);
    if (url.pathname === '/graphql') return answerGraphQL(door, request, response, url, requestId);
    if (url.pathname === '/health') return sendHealth(response, isClosing);
    const page = pages(request.method ?? 'GET', url.pathname, header(request, 'accept-encoding'));
    if (page) return sendPage(response, page);
    throw new HubError('NOT_FOUND', `There is nothing at ${url.pathname.slice(0, 100)}.`);
  };

  const server = createServer({ connectionsCheckingInterval: CHECK_INTERVAL_MS }, (request, response) => {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    if (isClosing) response.setHeader('connection', 'close');
    route(request, response, requestId).catch((thrown) => sendRefusal(request, response, thrown, requestId, logger));
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listen(server, port, host);
  const bound = (server.address() as AddressInfo).port;

  const close = async () => {
    if (isClosing) return;
    isClosing = true;
    const cutOff = setTimeout(() => server.closeAllConnections(), options.drainTimeoutMs ?? DEFAULT_DRAIN_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(cutOff);
    await apollo.stop();
    await gateway.stop();
  };
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${shownHost}:${bound}`, port: bound, close, [Symbol.asyncDispose]: close };
}

/** Whether the address can be listened on, asked before anything else is begun. Refused like `startGateway`. */
export async function checkAddress(port: number, host: string): Promise<void> {
  const probe = createServer();
  await listen(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      const message = isTaken ? 'is taken by another program' : `cannot be listened on (${cause.code})`;
      reject(
        new HubError(isTaken ? 'PORT_TAKEN' : 'ADDRESS_UNUSABLE', `Port ${port} of ${host} ${message}.`, { cause }),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** The path and search of a request. The host is no business of ours and may be anything. Refused with NOT_FOUND. */
function urlOf(request: IncomingMessage): URL {
  // Put together and not resolved: a path that begins with two slashes would be read as another host.
  const url = URL.parse(`http://gateway${request.url ?? '/'}`);
  if (!url) throw new HubError('NOT_FOUND', 'The address cannot be read.');
  return url;
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The caller's own id for the request when it is fit for a log, else a new one. */
function requestIdOf(request: IncomingMessage): string {
  const given = header(request, 'x-request-id');
  return given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
}

function sendHealth(response: ServerResponse, isClosing: boolean): void {
  response.writeHead(isClosing ? 503 : 200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ status: isClosing ? 'closing' : 'up' }));
}

function sendPage(response: ServerResponse, page: Page): void {
  response.writeHead(page.status, page.headers);
  response.end(page.body);
}

function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  thrown: unknown,
  requestId: string,
  logger: Logger,
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal = refusalOf(thrown, requestId, logger);
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  // What is left of the body is not read, so the connection cannot be used again.
  if (!request.complete) headers.connection = 'close';
  response.writeHead(refusal.status, headers);
  response.end(refusalBody(refusal));
}

/** `node gateway/server.ts --supergraph FILE --port N`: any supergraph, over the urls it names; all callers are the public. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      supergraph: { type: 'string' },
      port: { type: 'string', default: '4000' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  });
  if (values.supergraph === undefined) {
    throw new HubError('CONFIG_INVALID', 'Expected --supergraph with the path of a supergraph document.');
  }
  const logger = createLogger('info');
  const supergraphSdl = readFileSync(values.supergraph, 'utf8');
  const transports = readSupergraph(supergraphSdl).subgraphs.map((subgraph) => httpTransport(subgraph));
  const gateway = await createGateway({ supergraphSdl, transports, logger });
  const server = await startGateway({ gateway, port: Number(values.port), host: values.host, logger });
  logger.info('the gateway answers', { url: `${server.url}/graphql` });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
}

if (import.meta.main) {
  main().catch((thrown: unknown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 1;
  });
}
