import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpTransport } from '../gateway/transport/http.ts';
import type { Patience } from '../gateway/transport/resuming.ts';
import { localTransport, type Transport } from '../gateway/transport.ts';
import { HubError } from '../platform/errors.ts';
import { silentLogger } from '../platform/log.ts';
import { type SubgraphServer, type SubgraphServerOptions, serveSubgraph } from '../platform/subgraph/server.ts';
import type { SubgraphEvent, SubscriptionRequest } from '../platform/subgraph.ts';
import { createCallSigner, type SignedCall } from '../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { type News, type NoteRow, openNews } from './support/news.ts';
import { eventually } from './support/notebook.ts';
import { TEST_SECRET } from './support/test-database.ts';

const NOTED = 'subscription { noted { id viewer readAt } }';
const LITTLE: Patience = { tries: 3, firstWaitMs: 1, waitCapMs: 1 };

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0).reverse()) await close();
});

async function serve(parts: News, options: Partial<SubgraphServerOptions> = {}): Promise<SubgraphServer> {
  const { news: subgraph, clock } = parts;
  const server = await serveSubgraph({
    ...{ subgraph, clock, host: '127.0.0.1', port: 0, hubKey: TEST_SECRET, logger: silentLogger },
    ...options,
  });
  closing.push(() => server.close());
  return server;
}

const note = (id: string): NoteRow => ({ id, text: `Tin ${id}` });

// ── The server ───────────────────────────────────────────────────────────────────────────────────────────────────────

interface Asked {
  readonly query?: string;
  readonly call?: Partial<SignedCall>;
  readonly headers?: Record<string, string>;
}

/** A call as the gateway would send it, with what the test changes. */
function signedCall(parts: News, { query = NOTED, call = {}, headers = {} }: Asked = {}) {
  const body = JSON.stringify({ query, variables: {} });
  const today = '2026-03-31';
  const said: SignedCall = {
    ...{ viewer: PUBLIC_VIEWER, readAt: { position: null, today }, language: 'en' as const, resumeAfter: null },
    ...call,
  };
  const token = createCallSigner(TEST_SECRET, 'news', parts.clock).sign(said, body);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...headers,
    },
  };
}

/** Send a call, and read as the test asks: the answer as it stands by then. */
async function post(url: string, { body, headers }: { body: string; headers: Record<string, string> }) {
  const sent = httpRequest(url, { method: 'POST', headers, agent: false });
  sent.on('error', () => {});
  closing.push(() => sent.destroy());
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  return {
    status: response.statusCode,
    headers: response.headers,
    response,
    leave: () => sent.destroy(),
    /** Reads until the answer has this in it, or ends. */
    async until(part: string): Promise<string> {
      response.setEncoding('utf8');
      while (!text.includes(part)) {
        const chunk = response.read() as string | null;
        if (chunk !== null) text += chunk;
        else if (response.readableEnded) break;
        else await Promise.race([once(response, 'readable'), once(response, 'end')]);
      }
      return text;
    },
  };
}

const codeIn = (text: string) => JSON.parse(text).errors[0].extensions.code;

describe('a stream of events over HTTP', () => {
  it('begins with the place that it begins after, and has for each event its place and the answer', async () => {
    const parts = openNews();
    const { url } = await serve(parts);

    const stream = await post(
      url,
      signedCall(parts, { call: { viewer: viewerOf({ subject: 'person:an', roles: ['citizen'] }) } }),
    );
    await stream.until('\n\n');
    const position = parts.feed.push(note('1'));
    const text = await stream.until('}\n\n');

    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    const data = JSON.stringify({ data: { noted: { id: '1', viewer: 'person:an', readAt: position } } });
    expect(text).toBe(`id: ${parts.feed.position(0)}\n\nid: ${position}\ndata: ${data}\n\n`);
  });

  it.each<[string, (parts: News) => Parameters<typeof post>[1], number, string]>([
    [
      'without a signature',
      (parts) => {
        const { body, headers } = signedCall(parts);
        const { authorization: _, ...rest } = headers;
        return { body, headers: rest };
      },
      401,
      'VIEWER_MISSING',
    ],
    [
      'signed for a query',
      (parts) => signedCall(parts, { call: { resumeAfter: undefined } as never }),
      401,
      'VIEWER_REFUSED',
    ],
    [
      'with another document than the one signed',
      (parts) => ({ ...signedCall(parts), body: JSON.stringify({ query: 'subscription { heard { id } }' }) }),
      401,
      'VIEWER_REFUSED',
    ],
    [
      'to what the viewer may not hear',
      (parts) => signedCall(parts, { query: 'subscription { heard { id } }' }),
      401,
      'UNAUTHENTICATED',
    ],
    [
      'to what is not there',
      (parts) => signedCall(parts, { query: 'subscription { nothing }' }),
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['to a query', (parts) => signedCall(parts, { query: '{ notes }' }), 400, 'SUBSCRIPTION_UNKNOWN'],
    [
      'asked for as an answer',
      (parts) => signedCall(parts, { headers: { accept: 'application/json' } }),
      200,
      'SUBSCRIPTION_OVER_THIS_DOOR',
    ],
  ])('is refused %s, in JSON and before it begins', async (_, call, status, code) => {
    const parts = openNews();
    const { url } = await serve(parts);

    const answer = await post(url, call(parts));

    const text = await answer.until('nothing that comes');
    expect([answer.status, codeIn(text)]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(parts.feed.reading).toEqual([]);
  });

  it('is given once for a signature', async () => {
    const parts = openNews();
    const { url } = await serve(parts);
    const call = signedCall(parts);
    await (await post(url, call)).until('\n\n');

    const again = await post(url, call);

    expect([again.status, codeIn(await again.until('nothing that comes'))]).toEqual([401, 'VIEWER_REPLAYED']);
  });

  it('goes on from where the signature says, whatever a header says', async () => {
    const parts = openNews();
    for (const id of ['1', '2', '3']) parts.feed.push(note(id));
    const { url } = await serve(parts);

    const call = { resumeAfter: parts.feed.position(2) };
    const stream = await post(url, signedCall(parts, { call, headers: { 'last-event-id': parts.feed.position(0) } }));

    expect(await stream.until('}\n\n')).toContain('"id":"3"');
    expect(parts.feed.given).toBe(1);
  });

  it('ends with what refuses it later, and says nothing of a bug', async () => {
    const parts = openNews();
    const logged: unknown[] = [];
    const logger = {
      ...silentLogger,
      error: (_: string, facts?: Readonly<Record<string, unknown>>) => logged.push(facts?.error),
    };
    const { url } = await serve(parts, { logger });
    const refused = await post(url, signedCall(parts));
    await refused.until('\n\n');
    parts.feed.failNext(new HubError('ASOF_UNKNOWN', 'gone back'));
    const text = await refused.until('nothing that comes');
    expect(text).toMatch(/\n\nevent: refused\ndata: .*"ASOF_UNKNOWN".*\n\n$/);

    const broken = await post(url, signedCall(parts));
    await broken.until('\n\n');
    const bug = new TypeError('secret');
    parts.feed.failNext(bug);

    expect(await broken.until('nothing that comes')).not.toContain('secret');
    expect(logged).toEqual([bug]);
  });

  it('beats while nothing happens', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const parts = openNews();
    const { url } = await serve(parts);
    const stream = await post(url, signedCall(parts));
    await stream.until('\n\n');

    vi.advanceTimersByTime(10_000);

    expect(await stream.until(':\n\n')).toBe(`id: ${parts.feed.position(0)}\n\n:\n\n`);
  });

  it('takes from the feed only what its reader has room for', async () => {
    const parts = openNews();
    const { url } = await serve(parts);
    const stream = await post(url, signedCall(parts, { query: 'subscription { noted { text } }' }));
    stream.response.pause();
    const text = 'x'.repeat(200_000);
    for (let i = 1; i <= 500; i += 1) parts.feed.push({ id: String(i), text });

    // 100 MB would be on their way; what the system buffers of a connection is some megabytes.
    const settled = await eventually(async () => {
      const before = parts.feed.given;
      await pause(100);
      return before > 0 && parts.feed.given === before ? before : undefined;
    });

    expect(settled).toBeLessThan(100);
  });

  it('is let go of when its reader has gone', async () => {
    const parts = openNews();
    const { url } = await serve(parts);
    const stream = await post(url, signedCall(parts));
    await stream.until('\n\n');
    expect(parts.feed.reading).toHaveLength(1);

    stream.leave();

    expect(await eventually(() => (parts.feed.reading.length === 0 ? true : undefined))).toBe(true);
  });

  it('ends when the server closes, and does not hold that up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const parts = openNews();
    const server = await serve(parts);
    const stream = await post(server.url, signedCall(parts));
    await stream.until('\n\n');

    // The ten seconds that calls have to end never pass here.
    await server.close();

    expect(await stream.until('nothing that comes')).toBe(`id: ${parts.feed.position(0)}\n\n`);
  });
});

// ── The way to it ────────────────────────────────────────────────────────────────────────────────────────────────────

function wayTo(parts: News, url: string, calls: SignedCall[] = []): Transport {
  const signer = createCallSigner(TEST_SECRET, 'news', parts.clock);
  const way = httpTransport({
    name: 'news',
    url,
    patience: LITTLE,
    maxConnections: 2,
    maxResponseBytes: 10_000,
    sign(call, body) {
      calls.push(call);
      return signer.sign(call, body);
    },
  });
  closing.push(() => way.close?.());
  return way;
}

function subscribe(way: Transport, asked: Partial<SubscriptionRequest> = {}) {
  const ending = new AbortController();
  const request: SubscriptionRequest = {
    ...{
      query: NOTED,
      variables: {},
      viewer: PUBLIC_VIEWER,
      language: 'en' as const,
      requestId: 'r-1',
      resumeAfter: null,
    },
    readAt: { position: null, today: '2026-03-31' },
    signal: ending.signal,
    ...asked,
  };
  const events = way.subscribe(request)[Symbol.asyncIterator]();
  closing.push(() => ending.abort());
  const next = async (): Promise<SubgraphEvent | null> => {
    const { done, value } = await events.next();
    return done ? null : value;
  };
  return { next, end: () => ending.abort() };
}

const idOf = (event: SubgraphEvent | null) => (event?.response?.data?.noted as { id: string } | undefined)?.id;

describe('a subscription over HTTP', () => {
  it('gives what it gives in this process', async () => {
    const parts = openNews();
    const { url } = await serve(parts);
    const streams = [localTransport(parts.news), wayTo(parts, url)].map((way) => subscribe(way));
    const marks = await Promise.all(streams.map(({ next }) => next()));
    parts.feed.push(note('1'));
    parts.feed.push({ id: '2', text: null });

    const [local, http] = await Promise.all(streams.map(async ({ next }) => [await next(), await next()]));

    expect(marks[0]).toEqual({ position: parts.feed.position(0), response: null });
    expect(marks[1]).toEqual(marks[0]);
    expect(JSON.parse(JSON.stringify(http))).toEqual(JSON.parse(JSON.stringify(local)));
  });

  it('goes on over another connection, signed anew from the last event, when the server was away', async () => {
    const parts = openNews();
    const server = await serve(parts);
    const calls: SignedCall[] = [];
    const { next } = subscribe(wayTo(parts, server.url, calls), {
      viewer: viewerOf({ subject: 'person:an', roles: ['citizen'] }),
    });
    await next();
    const position = parts.feed.push(note('1'));
    expect(idOf(await next())).toBe('1');

    await server.close();
    parts.feed.push(note('2'));
    const port = Number(new URL(server.url).port);
    await serve(parts, { port });

    expect(idOf(await next())).toBe('2');
    expect(new Set(calls.map(({ viewer }) => viewer.subject))).toEqual(new Set(['person:an']));
    expect([calls[0]?.resumeAfter, calls.at(-1)?.resumeAfter]).toEqual([null, position]);
  });

  it('loses nothing that came while it was away, although it had seen no event before', async () => {
    const parts = openNews();
    const server = await serve(parts);
    const { next } = subscribe(wayTo(parts, server.url));
    await next();

    await server.close();
    parts.feed.push(note('1'));
    await serve(parts, { port: Number(new URL(server.url).port) });

    expect(idOf(await next())).toBe('1');
  });

  it('is signed anew when a stream has lasted as long as one may', async () => {
    const parts = openNews();
    const { url } = await serve(parts, { streamLifetimeMs: 20 });
    const calls: SignedCall[] = [];
    const patient = httpTransport({
      name: 'news',
      url,
      patience: { tries: 1000, firstWaitMs: 1, waitCapMs: 1 },
      sign(call, body) {
        calls.push(call);
        return createCallSigner(TEST_SECRET, 'news', parts.clock).sign(call, body);
      },
    });
    closing.push(() => patient.close?.());
    const { next } = subscribe(patient);
    await next();
    const coming = next();

    await eventually(() => (calls.length >= 3 ? true : undefined));
    parts.feed.push(note('1'));

    expect(idOf(await coming)).toBe('1');
  });

  it('is given up when the server stays away', async () => {
    const parts = openNews();
    const server = await serve(parts);
    const { next } = subscribe(wayTo(parts, server.url));
    await next();

    await server.close();

    await expect(next()).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
  });

  it('is refused with what the subgraph says', async () => {
    const parts = openNews();
    const { url } = await serve(parts);
    const calls: SignedCall[] = [];

    await expect(
      subscribe(wayTo(parts, url, calls), { query: 'subscription { heard { id } }' }).next(),
    ).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(calls).toHaveLength(1);
  });

  it('takes no connection from calls', async () => {
    const parts = openNews();
    const { url } = await serve(parts);
    const way = wayTo(parts, url);
    for (let i = 0; i < 20; i += 1) await subscribe(way).next();

    const response = await way.send({
      ...{ query: '{ notes }', variables: {}, viewer: PUBLIC_VIEWER, language: 'en', requestId: 'r-2' },
      readAt: { position: null, today: '2026-03-31' },
      signal: new AbortController().signal,
    });

    expect(response).toEqual({ data: { notes: 0 } });
  });

  it('leaves the server when it ends, and when its way is closed', async () => {
    const parts = openNews();
    const { url } = await serve(parts);
    const way = wayTo(parts, url);
    const ended = subscribe(way);
    const waiting = subscribe(wayTo(parts, url));
    const cut = subscribe(way);
    for (const { next } of [ended, waiting, cut]) await next();

    ended.end();
    expect(await ended.next()).toBeNull();
    const broken = expect(cut.next()).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
    way.close?.();
    await broken;

    expect(await eventually(() => (parts.feed.reading.length === 1 ? true : undefined))).toBe(true);
    waiting.end();
    expect(await waiting.next()).toBeNull();
  });
});

// ── A partner's server ───────────────────────────────────────────────────────────────────────────────────────────────

async function partner(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const streaming =
  (text: string): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text);
  };
const answering =
  (status: number, type: string, body: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };

describe("a partner's server", () => {
  it('is told where to go on by the header that browsers send, too', async () => {
    const seen: (string | string[] | undefined)[] = [];
    const url = await partner((message, response) => {
      seen.push(message.headers['last-event-id'], message.headers.accept);
      streaming('id: 6\ndata: {"data":{"noted":{"id":"6"}}}\n\n')(message, response);
    });

    expect(idOf(await subscribe(wayTo(openNews(), url), { resumeAfter: '5' }).next())).toBe('6');
    expect(seen).toEqual(['5', 'text/event-stream']);
  });

  it.each<[string, RequestListener, string, number]>([
    ['a status of its own fault', answering(503, 'text/html', '<h1>later</h1>'), 'SUBGRAPH_DOWN', 3],
    [
      'streams that end at once',
      (_, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(),
      'SUBGRAPH_DOWN',
      3,
    ],
    ['connections that break off', (message) => message.socket.destroy(), 'SUBGRAPH_DOWN', 3],
    ['a page', answering(200, 'text/html', '<h1>hello</h1>'), 'SUBGRAPH_ANSWER_INVALID', 1],
    [
      'an answer in place of a stream',
      answering(200, 'application/json', '{"data":{"noted":null}}'),
      'SUBGRAPH_ANSWER_INVALID',
      1,
    ],
    [
      'a page that does not end',
      (_, response) => response.writeHead(400).write('x'.repeat(20_000)),
      'SUBGRAPH_ANSWER_INVALID',
      1,
    ],
    ['an event without a place', streaming('data: {"data":{"noted":null}}\n\n'), 'SUBGRAPH_ANSWER_INVALID', 1],
    ['an event that is no JSON', streaming('id: 1\ndata: {\n\n'), 'SUBGRAPH_ANSWER_INVALID', 1],
    ['an event that is no answer', streaming('id: 1\ndata: 5\n\n'), 'SUBGRAPH_ANSWER_INVALID', 1],
    ['an event that is too large', streaming(`id: 1\ndata: "${'x'.repeat(20_000)}"\n\n`), 'SUBGRAPH_ANSWER_INVALID', 1],
    [
      'a refusal with a code of ours',
      answering(403, 'application/json', '{"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]}'),
      'FORBIDDEN',
      1,
    ],
    [
      'a refusal with a code of its own',
      answering(403, 'application/json', '{"errors":[{"message":"no","extensions":{"code":"NOT_TODAY"}}]}'),
      'SUBGRAPH_ERROR',
      1,
    ],
    [
      'a last event with a refusal',
      streaming('event: refused\ndata: {"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]}\n\n'),
      'FORBIDDEN',
      1,
    ],
    ['a last event without one', streaming('event: refused\ndata: never mind\n\n'), 'SUBGRAPH_ANSWER_INVALID', 1],
  ])('that gives %s ends the subscription', async (_, listener, code, attempts) => {
    let came = 0;
    const url = await partner((message, response) => {
      came += 1;
      listener(message, response);
    });

    await expect(subscribe(wayTo(openNews(), url), { resumeAfter: '5' }).next()).rejects.toMatchObject({ code });
    expect(came).toBe(attempts);
  });

  it('does not have its insides told to clients', async () => {
    const message = 'connect ECONNREFUSED 10.0.0.7:5432';
    const url = await partner(
      answering(200, 'application/json', JSON.stringify({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] })),
    );

    await expect(subscribe(wayTo(openNews(), url)).next()).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('10.0.0.7') }),
    );
  });

  it('that takes a call and says nothing is given up', async () => {
    const arrived: (() => void)[] = [];
    let came = Promise.withResolvers<void>();
    const url = await partner(() => {
      came.resolve();
      arrived.push(() => {});
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const refused = expect(subscribe(wayTo(openNews(), url)).next()).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });

    for (let attempt = 0; attempt < LITTLE.tries; attempt += 1) {
      await came.promise;
      came = Promise.withResolvers();
      vi.advanceTimersByTime(10_000);
    }

    await refused;
    expect(arrived).toHaveLength(LITTLE.tries);
  });
});
