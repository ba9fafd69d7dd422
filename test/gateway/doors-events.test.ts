import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayServer } from '../../gateway/server.ts';
import { HubError } from '../../platform/errors.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import {
  allEvents,
  authenticationBy,
  type Doors,
  type DoorsOptions,
  eventsOf,
  openDoors,
  post,
  refusal,
} from '../support/door-client.ts';
import { counting, eventOf, flood, heldFeed, positionOf, settled } from '../support/door-client-feed.ts';

const started: GatewayServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(options: DoorsOptions = {}): Promise<Doors> {
  const doors = await openDoors(options);
  started.push(doors.server);
  return doors;
}

const STREAM = { accept: 'text/event-stream' };
const TICK = { query: 'subscription { tick }' };
describe('a subscription by server-sent events', () => {
  it.each(['POST', 'GET'])(
    'over %s gives each event with its position, and says when there are no more',
    async (method) => {
      const { graphql } = await serve({ events: counting(2), knownDocuments: [TICK.query] });

      const response =
        method === 'POST'
          ? await post(graphql, TICK, STREAM)
          : await fetch(`${graphql}?${new URLSearchParams(TICK)}`, { headers: STREAM });

      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-request-id': expect.any(String),
      });
      expect(await allEvents(response)).toEqual([
        { event: 'next', id: positionOf(1), data: '{"data":{"tick":1}}' },
        { event: 'next', id: positionOf(2), data: '{"data":{"tick":2}}' },
        { event: 'complete', id: undefined, data: '' },
      ]);
    },
  );

  it('begins before anything has happened', async () => {
    const { events, tick } = heldFeed();
    const { graphql } = await serve({ events });

    const response = await post(graphql, TICK, STREAM);
    const stream = eventsOf(response);
    const first = await stream.next();
    tick(7);
    const second = await stream.next();

    expect([first.value, second.value]).toMatchObject([{ event: ':' }, { event: 'next', id: positionOf(7) }]);
    await response.body?.cancel().catch(() => {});
  });

  it('goes on after the position that a browser says it has reached', async () => {
    const { graphql } = await serve({ events: counting(3) });

    const events = await allEvents(await post(graphql, TICK, { ...STREAM, 'last-event-id': positionOf(2) }));

    expect(events.map(({ id }) => id)).toEqual([positionOf(3), undefined]);
  });

  it('takes what the request itself says above what a browser says', async () => {
    const { graphql, admitted } = await serve({ events: counting(3) });
    const asked = { ...TICK, extensions: { resumeAfter: positionOf(1) } };

    const events = await allEvents(await post(graphql, asked, { ...STREAM, 'last-event-id': positionOf(2) }));

    expect(events.map(({ id }) => id)).toEqual([positionOf(2), positionOf(3), undefined]);
    expect(admitted).toEqual([asked]);
  });

  it('begins anew for a browser that has had no event yet', async () => {
    const { graphql, admitted } = await serve({ events: counting(1) });

    await allEvents(await post(graphql, TICK, { ...STREAM, 'last-event-id': '' }));

    expect(admitted).toEqual([TICK]);
  });

  it('says why it ends when it is refused on the way', async () => {
    const refused = '{"errors":[{"message":"no","extensions":{"code":"TOKEN_EXPIRED"}}]}';
    const { graphql } = await serve({
      async *events() {
        yield eventOf(1);
        yield { body: refused, position: null };
      },
    });

    const events = await allEvents(await post(graphql, TICK, STREAM));

    expect(events.slice(1)).toEqual([
      { event: 'next', id: undefined, data: refused },
      { event: 'complete', id: undefined, data: '' },
    ]);
  });

  it('tells where it begins, so that a browser that breaks off before the first event comes back there', async () => {
    const { graphql } = await serve({
      async *events({ marks }) {
        if (marks) yield { body: '', position: positionOf(5) };
        yield eventOf(6);
      },
    });

    const response = await post(graphql, TICK, STREAM);

    expect(await response.text()).toBe(
      `:\n\nid: ${positionOf(5)}\n\nevent: next\nid: ${positionOf(6)}\ndata: {"data":{"tick":6}}\n\nevent: complete\ndata:\n\n`,
    );
  });

  it('lets no position begin an event of its own', async () => {
    const { graphql } = await serve({
      async *events() {
        yield { body: '{}', position: '1\n\nevent: next\ndata: {"data":"forged"}' };
      },
    });

    const events = await allEvents(await post(graphql, TICK, STREAM));

    expect(events).toEqual([
      { event: 'next', id: undefined, data: '{}' },
      { event: 'complete', id: undefined, data: '' },
    ]);
  });

  it('shows that it lives while nothing happens', async () => {
    const { events } = heldFeed();
    const { graphql } = await serve({ events, streams: { heartbeatMs: 10 } });

    const response = await post(graphql, TICK, STREAM);
    const stream = eventsOf(response);
    const seen = [await stream.next(), await stream.next(), await stream.next()];

    expect(seen.map(({ value }) => value?.event)).toEqual([':', ':', ':']);
    await stream.return();
  });

  it('ends when the client goes', async () => {
    const { events, subscribed, over } = heldFeed();
    const { graphql } = await serve({ events });
    const client = new AbortController();
    const [begun, ended] = [subscribed(), over()];

    const response = await fetch(graphql, {
      method: 'POST',
      headers: { ...STREAM, 'content-type': 'application/json' },
      body: JSON.stringify(TICK),
      signal: client.signal,
    });
    await begun;
    client.abort();

    await ended;
    await expect(response.text()).rejects.toThrow();
  });

  it('ends when the server closes, without saying that it is complete', async () => {
    const { events, subscribed, over, tick } = heldFeed();
    const { server, graphql } = await serve({ events });
    const [begun, ended] = [subscribed(), over()];
    const stream = eventsOf(await post(graphql, TICK, STREAM));
    await stream.next();
    await begun;
    tick(1);
    expect(await stream.next()).toMatchObject({ value: { event: 'next' } });

    const closed = server.close();

    await ended;
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    await closed;
  });

  it('ends with a refusal when the credentials hold no longer', async () => {
    const { events, subscribed, tick } = heldFeed();
    const revoked = { is: false };
    const { graphql } = await serve({
      events,
      authentication: authenticationBy(() => {
        if (revoked.is) throw new HubError('TOKEN_REVOKED', 'The token was called back.');
        return PUBLIC_VIEWER;
      }),
    });
    const begun = subscribed();
    const response = await post(graphql, TICK, STREAM);
    await begun;

    revoked.is = true;
    tick(1);

    const [refused, complete, ...more] = await allEvents(response);
    expect([refused?.event, refused?.id, JSON.parse(refused!.data)]).toEqual([
      'next',
      undefined,
      refusal('TOKEN_REVOKED'),
    ]);
    expect([complete?.event, more]).toEqual(['complete', []]);
  });
});

describe('a client that does not read', () => {
  const ASK = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: text/event-stream\r\ncontent-length: ${JSON.stringify(TICK).length}\r\n\r\n${JSON.stringify(TICK)}`;

  it('has nothing taken from the feed for it, until it reads again', async () => {
    const { taken, events, over } = flood();
    const { server } = await serve({ events });
    const socket = connect(server.port, '127.0.0.1');
    socket.pause();
    socket.write(ASK);

    const standing = await settled(taken);
    expect(standing).toBeGreaterThan(0);
    expect(standing).toBeLessThan(40);

    let bytes = 0;
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes > (standing + 5) * 1_000_000) resolve();
      });
      socket.resume();
    });
    expect(taken.count).toBeGreaterThan(standing);
    socket.destroy();
    await over;
  });

  it('is cut off when it stays away', async () => {
    const { events, over } = flood();
    const { server } = await serve({ events, streams: { stallMs: 50 } });
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.pause();
    socket.write(ASK);

    await over;
    socket.resume();
    await once(socket, 'close');
  });
});

describe('a query or a mutation by server-sent events', () => {
  it.each([
    ['{ who }', { data: { who: 'public' } }],
    ['mutation { write }', { data: { write: 1 } }],
  ])('%s gives one event and is complete', async (query, expected) => {
    const { graphql } = await serve();

    const events = await allEvents(await post(graphql, { query }, STREAM));

    expect(events).toEqual([
      { event: 'next', id: undefined, data: JSON.stringify(expected) },
      { event: 'complete', id: undefined, data: '' },
    ]);
  });

  it('gives JSON to who takes both', async () => {
    const { graphql } = await serve({ events: counting(1) });
    const accept = 'application/graphql-response+json, application/json, text/event-stream';

    const query = await post(graphql, { query: '{ who }' }, { accept });
    const subscription = await post(graphql, TICK, { accept });

    expect(await query.json()).toEqual({ data: { who: 'public' } });
    expect(subscription.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await allEvents(subscription);
  });
});

describe('what is refused before a stream begins', () => {
  it.each<[string, Record<string, unknown>, number, string]>([
    ['no document', {}, 400, 'BODY_MALFORMED'],
    ['a field that there is not', { query: 'subscription { tock }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable left out', { query: 'query($t: String!) { echo(text: $t) }' }, 400, 'BAD_USER_INPUT'],
  ])('is refused as JSON with its status: %s', async (_, body, status, code) => {
    const { graphql } = await serve({ events: counting(1) });

    const response = await post(graphql, body, STREAM);

    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/graphql-response+json; charset=utf-8',
    ]);
    expect(await response.json()).toEqual(refusal(code));
  });

  it('is refused when the credentials do not hold', async () => {
    const { graphql } = await serve({
      events: counting(1),
      authentication: authenticationBy(() => {
        throw new HubError('TOKEN_EXPIRED', 'The token has expired.');
      }),
    });

    const response = await post(graphql, TICK, STREAM);

    expect([response.status, await response.json()]).toEqual([401, refusal('TOKEN_EXPIRED')]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  it('is refused when a mutation comes by GET', async () => {
    const query = 'mutation { write }';
    const { graphql, things } = await serve({ knownDocuments: [query] });

    const response = await fetch(`${graphql}?${new URLSearchParams({ query })}`, { headers: STREAM });

    expect([response.status, await response.json()]).toEqual([405, refusal('METHOD_NOT_ALLOWED')]);
    expect(things.received).toEqual([]);
  });
});
