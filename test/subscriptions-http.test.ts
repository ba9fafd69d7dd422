import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { httpTransport } from '../gateway/transport/http.ts';
import type { Patience } from '../gateway/transport/resuming.ts';
import { localTransport, type Transport } from '../gateway/transport.ts';
import type { SubgraphEvent, SubscriptionRequest } from '../platform/subgraph.ts';
import { createCallSigner, type SignedCall } from '../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { type News, openNews } from './support/news.ts';
import { closing, note, serveNews } from './support/news-server.ts';
import { eventually } from './support/notebook.ts';
import { TEST_SECRET } from './support/test-database.ts';

const NOTED = 'subscription { noted { id viewer readAt } }';
const LITTLE: Patience = { tries: 3, firstWaitMs: 1, waitCapMs: 1 };

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
    const { url } = await serveNews(parts);
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
    const server = await serveNews(parts);
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
    await serveNews(parts, { port });

    expect(idOf(await next())).toBe('2');
    expect(new Set(calls.map(({ viewer }) => viewer.subject))).toEqual(new Set(['person:an']));
    expect([calls[0]?.resumeAfter, calls.at(-1)?.resumeAfter]).toEqual([null, position]);
  });

  it('loses nothing that came while it was away, although it had seen no event before', async () => {
    const parts = openNews();
    const server = await serveNews(parts);
    const { next } = subscribe(wayTo(parts, server.url));
    await next();

    await server.close();
    parts.feed.push(note('1'));
    await serveNews(parts, { port: Number(new URL(server.url).port) });

    expect(idOf(await next())).toBe('1');
  });

  it('is signed anew when a stream has lasted as long as one may', async () => {
    const parts = openNews();
    const { url } = await serveNews(parts, { streamLifetimeMs: 20 });
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
    const server = await serveNews(parts);
    const { next } = subscribe(wayTo(parts, server.url));
    await next();

    await server.close();

    await expect(next()).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
  });

  it('is refused with what the subgraph says', async () => {
    const parts = openNews();
    const { url } = await serveNews(parts);
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
    const { url } = await serveNews(parts);
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
    const { url } = await serveNews(parts);
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
