import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { parseArgs } from 'node:util';
import type { AuditSink } from '../platform/audit.ts';
import { HubError } from '../platform/errors.ts';
import { createLogger, type Logger, silentLogger } from '../platform/log.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { KnownDocuments } from './admission/known-documents.ts';
import type { Authentication, Identity } from './authentication.ts';
import type { Page, Pages } from './explorer.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { apolloOver } from './server/apollo.ts';
import { wayThrough } from './server/connection.ts';
import { DEFAULT_STREAM_LIMITS, type StreamLimits } from './server/door.ts';
import { type Exchange, openExchange } from './server/exchange.ts';
import { addressOf, checkHeaders, headerOf, STRICT_TRANSPORT } from './server/headers.ts';
import { answerGraphQL, type HttpDoor } from './server/http-door.ts';
import { listen, serverOf, type Tls } from './server/listen.ts';
import { Origins } from './server/origin.ts';
import { refuse, refuseUnread } from './server/refuse.ts';
import { openSocketDoor } from './server/socket-door.ts';
import { readSupergraph } from './supergraph.ts';
import { httpTransport } from './transport/http.ts';

export { checkAddress } from './server/listen.ts';

export interface GatewayServerOptions {
  /** Stopped with the server. */
  readonly gateway: Gateway;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Speaks TLS itself. Without it, `trustedProxies` say who does. */
  readonly tls?: Tls;
  /** Addresses or networks (CIDR) of proxies in front, which speak TLS. With any, only they may connect. */
  readonly trustedProxies?: readonly string[];
  /** Origins whose pages may ask, as browsers write them. Our own pages always may. */
  readonly corsOrigins?: readonly string[];
  /** Texts of documents that GET and `documentId` know from the start and for good. */
  readonly knownDocuments?: readonly string[];
  /** Default: everyone asks as the public, and who shows credentials is refused. */
  readonly authentication?: Authentication;
  /** Where refused credentials are recorded; the gateway's own sink. */
  readonly audit?: AuditSink;
  /** The pages for people, such as `/explore`. Without them there are none. */
  readonly pages?: Pages;
  readonly logger?: Logger;
  /** How long requests under way may take to end when the server closes, before they are cut off. Default 10 s. */
  readonly drainTimeoutMs?: number;
  readonly streams?: Partial<StreamLimits>;
}

export interface GatewayServer extends AsyncDisposable {
  /** Without a slash at the end; the graph is at `/graphql` of it. */
  readonly url: string;
  readonly port: number;
  /** Takes nothing new, ends streams, lets other requests under way end, then closes connections and the gateway. */
  close(): Promise<void>;
}

const DEFAULT_DRAIN_MS = 10_000;
const GRAPHQL_PATH = '/graphql';

/**
 * Serves a gateway: `/graphql` takes GET and POST, answers with JSON or with events, and takes WebSockets; `/health` says
 * that the process lives; `pages` answers for people. Whatever is refused is JSON in GraphQL's form with a code and a
 * remedy. Refused at start with CONFIG_INVALID, PORT_TAKEN or ADDRESS_UNUSABLE.
 */
export async function startGateway(options: GatewayServerOptions): Promise<GatewayServer> {
  const { gateway, host = '127.0.0.1', port, pages = () => null, logger = silentLogger } = options;
  const wayOf = wayThrough(options.trustedProxies);
  const origins = new Origins(options.corsOrigins);
  const apollo = apolloOver(gateway);
  const door: HttpDoor = {
    gateway,
    apollo,
    origins,
    authentication: options.authentication ?? publicOnly(),
    audit: options.audit,
    known: new KnownDocuments(options.knownDocuments),
    streams: new Set(),
    limits: { ...DEFAULT_STREAM_LIMITS, ...options.streams },
    logger,
  };
  const socketDoor = openSocketDoor(door);
  let isClosing = false;

  /** What every request has to pass, whatever it is for. Throws what is refused. */
  const route = async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange;
    checkHeaders(request);
    const address = addressOf(request);
    const { pathname } = address;
    // For a load balancer, which asks beside the proxy.
    if (pathname === '/health') return sendHealth(response, isClosing);
    const connection = wayOf(request);
    exchange.connection = connection;
    if (connection.isSecure) response.setHeader('strict-transport-security', STRICT_TRANSPORT);
    if (pathname === GRAPHQL_PATH) return answerGraphQL(door, exchange, connection, address);
    const page = pages(request.method ?? 'GET', pathname, headerOf(request, 'accept-encoding'));
    if (page) return sendPage(response, page);
    throw new HubError('NOT_FOUND', `There is nothing at ${pathname.slice(0, 100)}.`);
  };

  /** Whether a request becomes a WebSocket. One that may not is a request like any other, and refused as such. */
  const mayUpgrade = (request: IncomingMessage): boolean => {
    if (isClosing || request.method !== 'GET' || request.headers.upgrade?.toLowerCase() !== 'websocket') return false;
    try {
      checkHeaders(request);
      if (addressOf(request).pathname !== GRAPHQL_PATH) return false;
      origins.of(request.headers, wayOf(request));
      return true;
    } catch {
      return false;
    }
  };

  const answering = new WeakMap<Duplex, Set<ServerResponse>>();
  const server = serverOf(options.tls, { shouldUpgradeCallback: mayUpgrade }, (request, response) => {
    const underWay = answering.get(request.socket) ?? new Set();
    answering.set(request.socket, underWay.add(response));
    response.once('close', () => {
      underWay.delete(response);
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    const exchange = openExchange(request, response);
    if (isClosing) response.setHeader('connection', 'close');
    route(exchange)
      .catch((thrown) => refuse(exchange, thrown, logger))
      .finally(() => {
        // An answer that nobody reads would stay in memory as long as its client likes: Node waits without end.
        if (!response.writableFinished) response.setTimeout(door.limits.stallMs);
      });
  });
  server.on('upgrade', (request, socket, head) => socketDoor.take(request, socket, head));
  server.on('checkExpectation', (request, response) => {
    const unmet = new HubError('REQUEST_MALFORMED', 'The header Expect was expected to be 100-continue.');
    refuse(openExchange(request, response), unmet, logger);
  });
  server.on('clientError', (fault, socket) => refuseUnread(fault, socket, answering.get(socket)));
  await apollo.start();
  try {
    await listen(server, port, host);
  } catch (thrown) {
    await apollo.stop();
    throw thrown;
  }
  const bound = (server.address() as AddressInfo).port;

  const close = async () => {
    if (isClosing) return;
    isClosing = true;
    // Before their operations end: a socket must not be told that a subscription is complete.
    const socketsGone = socketDoor.close();
    for (const stream of [...door.streams]) stream.abort();
    const cutOff = setTimeout(() => {
      socketDoor.terminate();
      server.closeAllConnections();
    }, options.drainTimeoutMs ?? DEFAULT_DRAIN_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    await socketsGone;
    clearTimeout(cutOff);
    await apollo.stop();
    await gateway.stop();
  };
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const scheme = options.tls ? 'https' : 'http';
  return { url: `${scheme}://${shownHost}:${bound}`, port: bound, close, [Symbol.asyncDispose]: close };
}

/** Without a way to judge credentials, nobody's hold: to take them for none would answer less than was asked for. */
function publicOnly(): Authentication {
  const nobody: Identity = { viewer: PUBLIC_VIEWER, expiresAt: null };
  const identifyCredential = async (authorization: string | undefined) => {
    if (authorization === undefined) return nobody;
    throw new HubError('UNAUTHENTICATED', 'This gateway knows no callers.');
  };
  return {
    identify: ({ authorization }) => identifyCredential(authorization),
    identifyCredential,
    renew: async () => nobody,
  };
}

function sendHealth(response: ServerResponse, isClosing: boolean): void {
  response.writeHead(isClosing ? 503 : 200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ status: isClosing ? 'closing' : 'up' }));
}

function sendPage(response: ServerResponse, page: Page): void {
  response.writeHead(page.status, page.headers);
  response.end(page.body);
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
