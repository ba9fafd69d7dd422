import { connect } from 'node:net';
import { expect } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { Authentication, Identity } from '../../gateway/authentication.ts';
import type { Gateway, GatewayEvent, SubscriptionCaller } from '../../gateway/gateway.ts';
import { type GatewayServer, type GatewayServerOptions, startGateway } from '../../gateway/server.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type FixtureSubgraph, fixtureGateway, fixtureSubgraph } from '../gateway/fixture.ts';

/** What a subscription of the fixture is asked, and how its events are made. */
export type Events = (caller: SubscriptionCaller, resumeAfter: unknown) => AsyncIterable<GatewayEvent>;

export interface Doors extends AsyncDisposable {
  readonly server: GatewayServer;
  readonly gateway: Gateway;
  readonly things: FixtureSubgraph;
  /** Where the graph is asked: over HTTP, and over WebSocket. */
  readonly graphql: string;
  readonly socketUrl: string;
  /** Every body that `gateway.admit` was given. */
  readonly admitted: unknown[];
}

export interface DoorsOptions extends Partial<Omit<GatewayServerOptions, 'gateway'>> {
  readonly events?: Events;
  readonly bodyBytes?: number;
}

/** A server over a gateway over one small subgraph. `events` stands in the place of what feeds would give. */
export async function openDoors({ events, bodyBytes = 2_000, ...options }: DoorsOptions = {}): Promise<Doors> {
  const things = fixtureSubgraph(
    'things',
    `type Query { echo(text: String): String who: String broken: String }
    type Mutation { write: Int }
    type Subscription { tick(size: Int): Int }`,
    {
      Query: {
        echo: (_: unknown, { text }: { text: string }) => text,
        who: (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) => viewer.subject,
        broken: () => {
          throw new Error('broken');
        },
      },
      Mutation: { write: () => 1 },
    },
  );
  const { gateway } = await fixtureGateway([things], { limits: { bodyBytes } });
  const admitted: unknown[] = [];
  const watched: Gateway = Object.create(gateway, {
    admit: {
      configurable: true,
      value: (body: unknown) => {
        admitted.push(body);
        return gateway.admit(body);
      },
    },
    ...(events
      ? {
          subscribe: {
            value: (request: { extensions: Record<string, unknown> }, caller: SubscriptionCaller) =>
              events(caller, request.extensions.resumeAfter),
          },
        }
      : {}),
  });
  const server = await startGateway({ gateway: watched, port: 0, ...options });
  const graphql = `${server.url}/graphql`;
  return {
    server,
    gateway: watched,
    things,
    graphql,
    socketUrl: graphql.replace(/^http/, 'ws'),
    admitted,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Credentials by a table: the value of the header Authorization says who it is, or throws. */
export function authenticationBy(viewerOf: (authorization: string | undefined) => Viewer): Authentication {
  const sources = new WeakMap<Identity, string | undefined>();
  const identifyCredential = async (authorization: string | undefined) => {
    const identity: Identity = { viewer: viewerOf(authorization), expiresAt: null };
    sources.set(identity, authorization);
    return identity;
  };
  return {
    identify: ({ authorization }) => identifyCredential(authorization),
    identifyCredential,
    renew: (identity) => identifyCredential(sources.get(identity)),
  };
}

export const JSON_BODY = { 'content-type': 'application/json' };

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { ...JSON_BODY, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** What every refusal looks like. */
export const refusal = (code: string) => ({
  errors: [expect.objectContaining({ message: expect.any(String), extensions: { code, remedy: expect.any(String) } })],
});

/** An event as an EventSource would give it out. */
export interface ServerSentEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** Reads a stream of events by the rules of the HTML standard; a comment is an event named ":". */
export async function* eventsOf(response: Response): AsyncGenerator<ServerSentEvent, void, void> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block: string): ServerSentEvent {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  }
  return { event: fields.get('event') ?? ':', id: fields.get('id'), data: fields.get('data') ?? '' };
}

/** All events but comments, to the end of the stream. */
export async function allEvents(response: Response): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  for await (const event of eventsOf(response)) if (event.event !== ':') events.push(event);
  return events;
}

/** A WebSocket whose messages are asked for one after another. */
export interface SocketClient {
  readonly socket: WebSocket;
  send(message: unknown): void;
  /** The next message; rejects when the connection is closed instead. */
  next(): Promise<Record<string, unknown>>;
  /** Of the connection's end. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

export async function openSocket(
  url: string,
  { protocol = 'graphql-transport-ws', ...options }: ClientOptions & { protocol?: string } = {},
): Promise<SocketClient> {
  const socket = new WebSocket(url, protocol === '' ? [] : [protocol], options);
  const messages: Record<string, unknown>[] = [];
  const waiting: ((message: Record<string, unknown>) => void)[] = [];
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Record<string, unknown>;
    const waiter = waiting.shift();
    if (waiter) waiter(message);
    else messages.push(message);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('unexpected-response', (_, response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        const { statusCode: status, headers } = response;
        reject(Object.assign(new Error('no upgrade'), { status, headers, body }));
      });
    });
    socket.once('error', reject);
  });
  return {
    socket,
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next() {
      const message = messages.shift();
      if (message) return Promise.resolve(message);
      return Promise.race([
        new Promise<Record<string, unknown>>((resolve) => waiting.push(resolve)),
        closed.then(({ code, reason }) => Promise.reject(new Error(`closed with ${code} ${reason}`))),
      ]);
    },
  };
}

/** A socket that has said who it is and was let in. */
export async function openConversation(
  url: string,
  payload: Record<string, unknown> = {},
  options: Parameters<typeof openSocket>[1] = {},
): Promise<SocketClient> {
  const client = await openSocket(url, options);
  client.send({ type: 'connection_init', payload });
  expect(await client.next()).toEqual({ type: 'connection_ack' });
  return client;
}

/** What a server answers to bytes, up to the end of the connection. */
export function exchangeBytes(port: number, ...parts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
    for (const part of parts) socket.write(part);
  });
}
