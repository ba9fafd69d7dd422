import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway, GatewayOptions, SubscriptionCaller } from '../gateway/gateway.ts';
import { HubError } from '../platform/errors.ts';
import { silentLogger } from '../platform/log.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { fixtureGateway } from './gateway/fixture.ts';
import { impatient, type News, type NoteRow, openNews } from './support/news.ts';
import { type ClientEvent, openStream, type StreamOptions } from './support/subscription-hub.ts';

type Data = Readonly<Record<string, unknown>>;

const AN = viewerOf({ subject: 'person:an', roles: ['citizen'] });
const BINH = viewerOf({ subject: 'person:binh', roles: ['citizen'] });

const gateways: Gateway[] = [];
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.stop();
});

async function open(parts: News, options: Partial<GatewayOptions> = {}) {
  const { gateway } = await fixtureGateway(parts.subgraphs, {
    clock: parts.clock,
    transportOf: (subgraph) => impatient(subgraph),
    ...options,
  });
  gateways.push(gateway);
  const subscribe = (query: string, given: StreamOptions = {}) => openStream<Data>(gateway, { query, ...given });
  return { gateway, subscribe };
}

const note = (id: string, rest: Omit<NoteRow, 'id'> = {}): NoteRow => ({ id, text: `Tin ${id}`, ...rest });
const codesOf = (event: ClientEvent<Data> | null) => event?.errors?.map(({ extensions }) => extensions.code);

describe('a caller', () => {
  const renewing = (renew: SubscriptionCaller['renew'], viewer = AN) => ({ viewer, ...(renew ? { renew } : {}) });
  const WHO = 'subscription { noted { id viewer } }';

  it('is asked again who it is before an event is given out, and nothing changes when it is the same', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts, { limits: { renewAfterMs: 0 } });
    let asked = 0;
    const renew = async () => {
      asked += 1;
      return { ...AN };
    };
    await using stream = await subscribe(WHO, renewing(renew));
    for (const id of ['1', '2', '3']) parts.feed.push(note(id));

    for (const id of ['1', '2', '3'])
      expect((await stream.next())?.data).toEqual({ noted: { id, viewer: 'person:an' } });
    expect(asked).toBe(3);
    expect(parts.feed.given).toBe(3);
  });

  it('is not asked while the last answer is young', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe(
      WHO,
      renewing(() => Promise.reject(new Error('asked'))),
    );
    parts.feed.push(note('1'));

    expect((await stream.next())?.data).toEqual({ noted: { id: '1', viewer: 'person:an' } });
  });

  it('that has become another sees what is for the other, from that event on, each once', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts, { limits: { renewAfterMs: 0 } });
    let viewer = AN;
    await using stream = await subscribe(
      WHO,
      renewing(async () => viewer),
    );
    for (const id of ['1', '2', '3']) parts.feed.push(note(id));

    expect((await stream.next())?.data).toEqual({ noted: { id: '1', viewer: 'person:an' } });
    viewer = BINH;
    expect((await stream.next())?.data).toEqual({ noted: { id: '2', viewer: 'person:binh' } });
    expect((await stream.next())?.data).toEqual({ noted: { id: '3', viewer: 'person:binh' } });
    expect(parts.feed.reading.map((reading) => reading.viewer)).toEqual([BINH]);
  });

  it.each(['TOKEN_REVOKED', 'TOKEN_EXPIRED', 'CREDENTIALS_UNVERIFIABLE'] as const)(
    'that is not let in any more gets %s and nothing of the event',
    async (code) => {
      const parts = openNews();
      const { subscribe } = await open(parts, { limits: { renewAfterMs: 0 } });
      await using stream = await subscribe(
        WHO,
        renewing(async () => {
          throw new HubError(code, 'no more');
        }),
      );
      parts.feed.push(note('1'));

      const last = await stream.next();

      expect(last).toMatchObject({
        position: null,
        errors: [{ extensions: { code } }],
        extensions: { position: stream.begunAt },
      });
      expect(last?.data).toBeUndefined();
      expect(await stream.next()).toBeNull();
      expect(parts.feed.reading).toEqual([]);
    },
  );

  it('that has lost the right to the field is refused, and nothing of the event is given', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts, { limits: { renewAfterMs: 0 } });
    await using stream = await subscribe(
      'subscription { heard { id } }',
      renewing(async () => PUBLIC_VIEWER),
    );
    parts.feed.push(note('1'));

    expect(codesOf(await stream.next())).toEqual(['UNAUTHENTICATED']);
    expect(await stream.next()).toBeNull();
  });

  it('that goes away while it waits leaves nothing behind', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    const gone = new AbortController();
    const stream = await subscribe('subscription { noted { id } }', { signal: gone.signal });
    const waiting = stream.next();
    await turn();
    expect(parts.feed.reading).toHaveLength(1);

    gone.abort();

    expect(await waiting).toBeNull();
    await turn();
    expect(parts.feed.reading).toEqual([]);
  });

  it('that was gone before it began reads nothing', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);

    const stream = await subscribe('subscription { noted { id } }', { signal: AbortSignal.abort() });

    expect(await stream.next()).toBeNull();
    expect(parts.feed.reading).toEqual([]);
  });
});

describe('as many subscriptions as may be', () => {
  it('let no other in until one has gone, in whichever way', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts, { limits: { subscriptions: 2 } });
    const gone = new AbortController();
    const first = await subscribe('subscription { noted { id } }', { signal: gone.signal });
    const second = await subscribe('subscription { noted { id } }');
    const refused = await subscribe('subscription { noted { id } }');
    expect(codesOf(await refused.next())).toEqual(['SUBSCRIPTIONS_TOO_MANY']);

    // Without a word to its events: nobody comes back for more.
    gone.abort();
    await using third = await subscribe('subscription { noted { id } }');
    await second.leave();
    await using fourth = await subscribe('subscription { noted { id } }');
    parts.feed.push(note('1'));

    expect((await third.next())?.data).toEqual({ noted: { id: '1' } });
    expect((await fourth.next())?.data).toEqual({ noted: { id: '1' } });
    expect(await first.next()).toBeNull();
    expect(codesOf(await (await subscribe('subscription { noted { id } }')).next())).toEqual([
      'SUBSCRIPTIONS_TOO_MANY',
    ]);
  });

  it('leave a tenth to known callers, which the public cannot take', async () => {
    const faults: unknown[] = [];
    const logger = { ...silentLogger, error: (...said: unknown[]) => faults.push(said) };
    const { subscribe } = await open(openNews(), { limits: { subscriptions: 10 }, logger });
    const NOTED = 'subscription { noted { id } }';
    for (let nth = 0; nth < 9; nth += 1) expect((await subscribe(NOTED)).begunAt).not.toBe('');
    expect(codesOf(await (await subscribe(NOTED)).next())).toEqual(['SUBSCRIPTIONS_TOO_MANY']);

    expect((await subscribe(NOTED, { viewer: AN })).begunAt).not.toBe('');
    expect(codesOf(await (await subscribe(NOTED, { viewer: BINH })).next())).toEqual(['SUBSCRIPTIONS_TOO_MANY']);
    // Or strangers could fill the log with it.
    expect(faults).toEqual([]);
  });

  it('have an event executed for four of them at a time', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    const streams = await Promise.all(Array.from({ length: 12 }, () => subscribe('subscription { noted { text } }')));
    let running = 0;
    let most = 0;
    const text = async () => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
      return 'Tin';
    };
    parts.feed.push({ id: '1', text });

    for (const event of await Promise.all(streams.map((stream) => stream.next())))
      expect(event?.data).toEqual({ noted: { text: 'Tin' } });
    expect(most).toBe(4);
  });

  it('are not used up by what is refused', async () => {
    const { subscribe } = await open(openNews(), { limits: { subscriptions: 1 } });
    for (let i = 0; i < 3; i += 1) await subscribe('subscription { heard { id } }');

    expect((await subscribe('subscription { noted { id } }')).begunAt).not.toBe('');
  });
});

describe('a gateway that stops', () => {
  it('ends those that wait and those that do not, without a refusal', async () => {
    const parts = openNews();
    const { gateway, subscribe } = await open(parts);
    const waiting = await subscribe('subscription { noted { id } }');
    const idle = await subscribe('subscription { noted { id } }');
    const coming = waiting.next();
    await turn();

    await gateway.stop();

    expect(await coming).toBeNull();
    expect(await idle.next()).toBeNull();
    expect(await (await subscribe('subscription { noted { id } }')).next()).toBeNull();
    expect(parts.feed.reading).toEqual([]);
  });
});
