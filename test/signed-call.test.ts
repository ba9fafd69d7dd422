import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway } from '../gateway/gateway.ts';
import { startGateway } from '../gateway/server.ts';
import { httpTransport } from '../gateway/transport/http.ts';
import { fixedClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { type SubgraphServer, serveSubgraph } from '../platform/subgraph/server.ts';
import { defineSubgraph, type OperationContext } from '../platform/subgraph.ts';
import { createCallSigner, type SignedCall } from '../platform/viewer/signed-call.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { composed } from './gateway/fixture.ts';
import { TEST_SECRET } from './support/test-database.ts';

const NOW = '2026-03-31T03:00:00Z';
const clock = fixedClock(NOW);
const AN: Viewer = viewerOf({ subject: 'person:an', roles: ['citizen'] });
const CALL: SignedCall = { viewer: AN, readAt: { position: null, today: '2026-03-31' }, language: 'en' };
const signer = createCallSigner(TEST_SECRET, 'who', clock);

/** Who asked the subgraph for something. */
const seen: Viewer[] = [];
/** From where its subscriptions were to go on. */
const resumed: (string | null)[] = [];
const subgraph = {
  ...defineSubgraph<OperationContext>({
    name: 'who',
    sdl: 'type Query { subject: String } type Mutation { sign: Boolean } type Subscription { news: String }',
    resolvers: {
      Query: {
        subject: (_: unknown, __: unknown, { viewer }: OperationContext) => {
          seen.push(viewer);
          return viewer.subject;
        },
      },
      Mutation: { sign: () => true },
      Subscription: { news: { subscribe: async function* () {} } },
    },
    keepsHistory: true,
    resolvePosition: async () => 'feed.1',
    openContext: (operation) => ({ context: operation, close: async () => {} }),
    logger: silentLogger,
  }),
  async *subscribe({ resumeAfter }: { resumeAfter: string | null }) {
    resumed.push(resumeAfter);
    yield { position: 'feed.2', response: { data: { news: 'one' } } };
  },
};

let server: SubgraphServer;
beforeAll(async () => {
  server = await serveSubgraph({
    subgraph,
    host: '127.0.0.1',
    port: 0,
    hubKey: TEST_SECRET,
    clock,
    logger: silentLogger,
  });
});
afterAll(() => server.close());

async function listening(listener: Parameters<typeof createServer>[1]) {
  const between = createServer(listener);
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  return {
    url: `http://127.0.0.1:${(between.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      between.close();
      between.closeAllConnections();
    },
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
}

/** Hands a request on to the subgraph as it is, and gives its answer. */
async function passedOn(message: IncomingMessage): Promise<string> {
  const { method, headers } = message;
  const passing = send(server.url, { ...(method ? { method } : {}), headers });
  passing.end(await textOf(message));
  const [answer] = (await once(passing, 'response')) as [IncomingMessage];
  return textOf(answer);
}

/** What a caller may try to have passed on, each value with a word that is nowhere else. */
const CALLERS_HEADERS = {
  authorization: 'Bearer SMUGGLED-token',
  cookie: 'session=SMUGGLED-cookie',
  'proxy-authorization': 'Basic SMUGGLED-proxy',
  'x-viewer': '{"subject":"SMUGGLED-viewer"}',
  'x-user-id': 'SMUGGLED-user',
  'x-forwarded-user': 'SMUGGLED-forwarded',
  'x-forwarded-for': '192.0.2.1, SMUGGLED-address',
  forwarded: 'for=SMUGGLED-for',
  'x-role': 'SMUGGLED-role',
  'x-anything': 'SMUGGLED-anything',
  'accept-language': 'vi;q=0.9, SMUGGLED',
  'user-agent': 'SMUGGLED-agent',
  referer: 'https://example.gov.vn/SMUGGLED-page',
  traceparent: '00-SMUGGLED-01',
  'if-none-match': '"SMUGGLED-tag"',
  te: 'trailers',
};

describe('of a caller’s headers', () => {
  it.each<[string, object, Record<string, string>]>([
    ['a query', { query: '{ subject }' }, {}],
    ['a mutation', { query: 'mutation { sign }' }, {}],
    ['a query of an earlier moment', { query: '{ subject }', extensions: { asOf: 'now' } }, {}],
    ['a subscription', { query: 'subscription { news }' }, { accept: 'text/event-stream' }],
  ])('none reaches a subgraph with %s', async (_, body, headers) => {
    const received: IncomingMessage['headers'][] = [];
    await using between = await listening(async (message, response) => {
      received.push(message.headers);
      await textOf(message);
      const isStream = message.headers.accept === 'text/event-stream';
      response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
      if (isStream) response.end('id: feed.2\ndata: {"data":{"news":"one"}}\n\nevent: complete\n\n');
      else response.end(message.url === '/position' ? '{"position":"feed.1"}' : '{"data":{"subject":"x","sign":true}}');
    });
    const gateway = await createGateway({
      supergraphSdl: composed([subgraph]),
      transports: [
        httpTransport({
          name: 'who',
          url: between.url,
          sign: signer.sign,
          patience: { tries: 1, firstWaitMs: 1, waitCapMs: 1 },
        }),
      ],
      clock,
    });
    await using door = await startGateway({
      gateway,
      port: 0,
      authentication: {
        identify: async () => ({ viewer: AN, expiresAt: null }),
        identifyCredential: async () => ({ viewer: AN, expiresAt: null }),
        renew: async (identity) => identity,
      },
    });

    const gone = new AbortController();
    const response = await fetch(`${door.url}/graphql`, {
      method: 'POST',
      headers: { ...CALLERS_HEADERS, 'content-type': 'application/json', 'x-request-id': 'r-1', ...headers },
      body: JSON.stringify(body),
      signal: gone.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    // A stream begins before the subgraph has been asked.
    await expect.poll(() => received.length).toBeGreaterThan(0);
    gone.abort();

    for (const { authorization, ...rest } of received) {
      expect(authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
      expect(JSON.stringify(rest)).not.toContain('SMUGGLED');
      expect(Buffer.from(authorization!.split('.')[1]!, 'base64url').toString()).not.toContain('SMUGGLED');
      const { 'last-event-id': position, ...others } = rest;
      const names = ['accept', 'connection', 'content-length', 'content-type', 'host', 'x-request-id'];
      expect(Object.keys(others).sort()).toEqual(names);
      expect(['feed.2', undefined]).toContain(position);
    }
  });
});

describe('a call that was signed', () => {
  const body = JSON.stringify({ query: '{ subject }', variables: {} });
  const post = (headers: Record<string, string>, path = '') =>
    fetch(new URL(path, server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it('is taken once when it comes many times at once', async () => {
    seen.length = 0;
    const authorization = `Bearer ${signer.sign(CALL, body)}`;
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await post({ authorization })).status));

    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(19);
    expect(seen).toHaveLength(1);
  });

  it('is another at the second attempt, since the first may have been taken', async () => {
    seen.length = 0;
    const served = new WeakMap<object, number>();
    await using between = await listening(async (message, response) => {
      const count = (served.get(message.socket) ?? 0) + 1;
      served.set(message.socket, count);
      const answer = await passedOn(message);
      // The subgraph has done it, and the connection breaks before the gateway hears so.
      if (count === 2) message.socket.destroy();
      else response.end(answer);
    });
    const transport = httpTransport({ name: 'who', url: between.url, sign: signer.sign });
    const request = {
      ...CALL,
      query: '{ subject }',
      variables: {},
      signal: new AbortController().signal,
      requestId: 'r',
    };

    const answers = [await transport.send(request), await transport.send(request)];

    expect(answers).toEqual([{ data: { subject: 'person:an' } }, { data: { subject: 'person:an' } }]);
    expect(seen).toHaveLength(3);
    transport.close?.();
  });

  it('holds a viewer of many agencies', async () => {
    const ids = Array.from({ length: 300 }, (_, i) => `68fed2f0-7529-4ca4-9466-${String(i).padStart(12, '0')}`);
    const viewer = viewerOf({ subject: 'person:an', roles: ['monitor'], readsAgencyIds: ids, overseesAgencyIds: ids });
    const authorization = `Bearer ${signer.sign({ ...CALL, viewer }, body)}`;

    expect((await post({ authorization })).status).toBe(200);
    expect(seen.at(-1)).toEqual(viewer);
  });

  it('says from where a subscription goes on, whatever a header says', async () => {
    const text = JSON.stringify({ query: 'subscription { news }' });
    const streamed = async (resumeAfter: string | null) => {
      const authorization = `Bearer ${signer.sign({ ...CALL, resumeAfter }, text)}`;
      const headers = { 'content-type': 'application/json', accept: 'text/event-stream', authorization };
      const gone = new AbortController();
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { ...headers, 'last-event-id': 'feed.999' },
        body: text,
        signal: gone.signal,
      });
      await response.body?.getReader().read();
      gone.abort();
    };
    resumed.length = 0;
    await streamed('feed.1');
    await streamed(null);
    expect(resumed).toEqual(['feed.1', null]);
  });
});
