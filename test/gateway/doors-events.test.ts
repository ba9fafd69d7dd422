import { EventEmitter, on, once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayEvent } from '../../gateway/gateway.ts';
import type { GatewayServer } from '../../gateway/server.ts';
import { HubError } from '../../platform/errors.ts';
import {
  allEvents,
  authenticationBy,
  type Doors,
  type DoorsOptions,
  type Events,
  eventsOf,
  openDoors,
  post,
  refusal,
} from '../support/door-client.ts';

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
const PLACE = 'f0000000-0000-0000-0000-000000000000';

const event = (tick: number): GatewayEvent => ({ body: `{"data":{"tick":${tick}}}`, position: `${PLACE}.${tick}` });

/** The events 1 to `count`, or those after the one that is resumed after. */
const counting = (count: number): Events =>
  async function* (_, resumeAfter) {
    const from = typeof resumeAfter === 'string' ? Number(resumeAfter.split('.')[1]) : 0;
    for (let tick = from + 1; tick <= count; tick++) yield event(tick);
  };

/** A feed in the hands of the test: it says when an event comes, and hears when nobody listens any more. */
function feed() {
  const emitter = new EventEmitter();
  const events: Events = async function* ({ signal }) {
    emitter.emit('subscribed');
    try {
      for await (const [tick] of on(emitter, 'tick', signal ? { signal } : {})) yield event(tick);
    } catch (thrown) {
      if (!signal?.aborted) throw thrown;
    } finally {
      emitter.emit('over');
    }
  };
  return {
    events,
    subscribed: once(emitter, 'subscribed'),
    over: once(emitter, 'over'),
    tick: (tick: number) => emitter.emit('tick', tick),
  };
}

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
        { event: 'next', id: `${PLACE}.1`, data: '{"data":{"tick":1}}' },
        { event: 'next', id: `${PLACE}.2`, data: '{"data":{"tick":2}}' },
        { event: 'complete', id: undefined, data: '' },
      ]);
    },
  );

  it('begins before anything has happened', async () => {
    const { events, tick } = feed();
    const { graphql } = await serve({ events });

    const response = await post(graphql, TICK, STREAM);
    const stream = eventsOf(response);
    const first = await stream.next();
    tick(7);
    const second = await stream.next();

    expect([first.value, second.value]).toMatchObject([{ event: ':' }, { event: 'next', id: `${PLACE}.7` }]);
    await response.body?.cancel().catch(() => {});
  });

  it('goes on after the position that a browser says it has reached', async () => {
    const { graphql } = await serve({ events: counting(3) });

    const events = await allEvents(await post(graphql, TICK, { ...STREAM, 'last-event-id': `${PLACE}.2` }));

    expect(events.map(({ id }) => id)).toEqual([`${PLACE}.3`, undefined]);
  });

  it('takes what the request itself says above what a browser says', async () => {
    const { graphql, admitted } = await serve({ events: counting(3) });
    const asked = { ...TICK, extensions: { resumeAfter: `${PLACE}.1` } };

    const events = await allEvents(await post(graphql, asked, { ...STREAM, 'last-event-id': `${PLACE}.2` }));

    expect(events.map(({ id }) => id)).toEqual([`${PLACE}.2`, `${PLACE}.3`, undefined]);
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
        yield event(1);
        yield { body: refused, position: null };
      },
    });

    const events = await allEvents(await post(graphql, TICK, STREAM));

    expect(events.slice(1)).toEqual([
      { event: 'next', id: undefined, data: refused },
      { event: 'complete', id: undefined, data: '' },
    ]);
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
    const { events } = feed();
    const { graphql } = await serve({ events, streams: { heartbeatMs: 10 } });

    const response = await post(graphql, TICK, STREAM);
    const stream = eventsOf(response);
    const seen = [await stream.next(), await stream.next(), await stream.next()];

    expect(seen.map(({ value }) => value?.event)).toEqual([':', ':', ':']);
    await stream.return();
  });

  it('ends when the client goes', async () => {
    const { events, subscribed, over } = feed();
    const { graphql } = await serve({ events });
    const client = new AbortController();

    const response = await fetch(graphql, {
      method: 'POST',
      headers: { ...STREAM, 'content-type': 'application/json' },
      body: JSON.stringify(TICK),
      signal: client.signal,
    });
    await subscribed;
    client.abort();

    await over;
    await expect(response.text()).rejects.toThrow();
  });

  it('ends when the server closes, without saying that it is complete', async () => {
    const { events, subscribed, over, tick } = feed();
    const { server, graphql } = await serve({ events });
    const stream = eventsOf(await post(graphql, TICK, STREAM));
    await stream.next();
    await subscribed;
    tick(1);
    expect(await stream.next()).toMatchObject({ value: { event: 'next' } });

    const closed = server.close();

    await over;
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    await closed;
  });
});

describe('a client that does not read', () => {
  /** Events without end, each of a megabyte, counted as they are taken. */
  function flood() {
    const taken = { count: 0 };
    const emitter = new EventEmitter();
    const events: Events = async function* () {
      try {
        for (;;) {
          taken.count += 1;
          yield { body: JSON.stringify({ data: 'x'.repeat(1_000_000) }), position: `${PLACE}.${taken.count}` };
        }
      } finally {
        emitter.emit('over');
      }
    };
    return { taken, events, over: once(emitter, 'over') };
  }

  const ASK = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: text/event-stream\r\ncontent-length: ${JSON.stringify(TICK).length}\r\n\r\n${JSON.stringify(TICK)}`;

  /** Resolves when the count has stood still for a while. */
  async function settled(taken: { count: number }): Promise<number> {
    for (let before = -1; before !== taken.count; ) {
      before = taken.count;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return taken.count;
  }

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
