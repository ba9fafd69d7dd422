import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { HubError } from '../platform/errors.ts';
import { silentLogger } from '../platform/log.ts';
import { createCallSigner, type SignedCall } from '../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { type News, openNews } from './support/news.ts';
import { closing, note, serveNews } from './support/news-server.ts';
import { eventually } from './support/notebook.ts';
import { TEST_SECRET } from './support/test-database.ts';

const NOTED = 'subscription { noted { id viewer readAt } }';

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
    const { url } = await serveNews(parts);

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
    const { url } = await serveNews(parts);

    const answer = await post(url, call(parts));

    const text = await answer.until('nothing that comes');
    expect([answer.status, codeIn(text)]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(parts.feed.reading).toEqual([]);
  });

  it('is given once for a signature', async () => {
    const parts = openNews();
    const { url } = await serveNews(parts);
    const call = signedCall(parts);
    await (await post(url, call)).until('\n\n');

    const again = await post(url, call);

    expect([again.status, codeIn(await again.until('nothing that comes'))]).toEqual([401, 'VIEWER_REPLAYED']);
  });

  it('goes on from where the signature says, whatever a header says', async () => {
    const parts = openNews();
    for (const id of ['1', '2', '3']) parts.feed.push(note(id));
    const { url } = await serveNews(parts);

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
    const { url } = await serveNews(parts, { logger });
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
    const { url } = await serveNews(parts);
    const stream = await post(url, signedCall(parts));
    await stream.until('\n\n');

    vi.advanceTimersByTime(10_000);

    expect(await stream.until(':\n\n')).toBe(`id: ${parts.feed.position(0)}\n\n:\n\n`);
  });

  it('takes from the feed only what its reader has room for', async () => {
    const parts = openNews();
    const { url } = await serveNews(parts);
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
    const { url } = await serveNews(parts);
    const stream = await post(url, signedCall(parts));
    await stream.until('\n\n');
    expect(parts.feed.reading).toHaveLength(1);

    stream.leave();

    expect(await eventually(() => (parts.feed.reading.length === 0 ? true : undefined))).toBe(true);
  });

  it('ends when the server closes, and does not hold that up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const parts = openNews();
    const server = await serveNews(parts);
    const stream = await post(server.url, signedCall(parts));
    await stream.until('\n\n');

    // The ten seconds that calls have to end never pass here.
    await server.close();

    expect(await stream.until('nothing that comes')).toBe(`id: ${parts.feed.position(0)}\n\n`);
  });
});
