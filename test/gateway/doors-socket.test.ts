import { createClient } from 'graphql-ws';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { GatewayEvent } from '../../gateway/gateway.ts';
import type { GatewayServer } from '../../gateway/server.ts';
import {
  type Doors,
  type DoorsOptions,
  type Events,
  openConversation,
  openDoors,
  refusal,
} from '../support/door-client.ts';
import { counting, flood, heldFeed, positionOf, settled } from '../support/door-client-feed.ts';

const started: GatewayServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(options: DoorsOptions = {}): Promise<Doors> {
  const doors = await openDoors({ drainTimeoutMs: 1_000, ...options });
  started.push(doors.server);
  return doors;
}

const TICK = 'subscription { tick }';
const subscribe = (query: string, id = '1', rest = {}) => ({ id, type: 'subscribe', payload: { query, ...rest } });

describe('operations of a socket', () => {
  it('give a query’s answer, and say when it is complete', async () => {
    const { socketUrl } = await serve();
    const client = await openConversation(socketUrl);

    client.send(subscribe('query($t: String) { echo(text: $t) }', 'a', { variables: { t: 'Phú Thọ' } }));

    expect(await client.next()).toEqual({ id: 'a', type: 'next', payload: { data: { echo: 'Phú Thọ' } } });
    expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
  });

  it('give what was answered beside what failed', async () => {
    const { socketUrl } = await serve();
    const client = await openConversation(socketUrl);

    client.send(subscribe('{ who broken }'));

    expect(await client.next()).toMatchObject({
      type: 'next',
      payload: { data: { who: 'public', broken: null }, errors: [{ path: ['broken'] }] },
    });
  });

  it('give all events of a subscription, and answer others between them', async () => {
    const { events, subscribed, tick } = heldFeed();
    const { socketUrl } = await serve({ events });
    const client = await openConversation(socketUrl);
    const begun = subscribed();

    client.send(subscribe(TICK, 's'));
    await begun;
    tick(1);
    expect(await client.next()).toEqual({ id: 's', type: 'next', payload: { data: { tick: 1 } } });
    client.send(subscribe('{ who }', 'q'));
    expect(await client.next()).toMatchObject({ id: 'q', type: 'next' });
    expect(await client.next()).toEqual({ id: 'q', type: 'complete' });
    tick(2);

    expect(await client.next()).toEqual({ id: 's', type: 'next', payload: { data: { tick: 2 } } });
  });

  it('are what the client of graphql-ws expects, which goes on after a position', async () => {
    const { socketUrl } = await serve({ events: counting(3) });
    const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });

    const ticks: unknown[] = [];
    for await (const { data } of client.iterate({ query: TICK, extensions: { resumeAfter: positionOf(1) } }))
      ticks.push(data);
    await client.dispose();

    expect(ticks).toEqual([{ tick: 2 }, { tick: 3 }]);
  });

  it('are refused in the language of connection_init, or else of the upgrade', async () => {
    const { socketUrl } = await serve();
    const headers = { 'accept-language': 'vi' };
    const vietnamese = await openConversation(socketUrl, {}, { headers });
    const english = await openConversation(socketUrl, { acceptLanguage: 'en' }, { headers });

    for (const client of [vietnamese, english]) client.send(subscribe('{ who', '1'));

    const [told, toldInEnglish] = [await vietnamese.next(), await english.next()];
    expect(told).toMatchObject({ type: 'error', payload: [{ message: expect.stringMatching(/[ấầuạệ]/) }] });
    expect(toldInEnglish).toMatchObject({
      type: 'error',
      payload: [{ message: expect.stringMatching(/^Syntax Error/) }],
    });
  });

  it('hide a mistake of ours, and leave the connection open', async () => {
    const logged: unknown[] = [];
    const note = (message: string, facts: unknown) => logged.push({ message, facts });
    const { socketUrl } = await serve({
      // biome-ignore lint/correctness/useYield: it fails before it has anything to give
      async *events() {
        throw new TypeError('secret of the house');
      },
      logger: { debug() {}, info() {}, warn() {}, error: note as never },
    });
    const client = await openConversation(socketUrl);

    client.send(subscribe(TICK));
    const told = await client.next();
    client.send(subscribe('{ who }', '2'));

    expect(told).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'INTERNAL_ERROR' } }] });
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(logged).toMatchObject([{ facts: { error: { message: 'secret of the house' } } }]);
    expect(await client.next()).toMatchObject({ id: '2', type: 'next' });
  });

  it('end at once when the client says so, whatever they wait for', async () => {
    const { events, subscribed, over, listening } = heldFeed();
    const { socketUrl, things } = await serve({ events });
    const aborted = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    things.behave = ({ signal }) =>
      new Promise(() => {
        signal.addEventListener('abort', () => aborted.resolve());
        asked.resolve();
      });
    const client = await openConversation(socketUrl);

    const [begun, ended] = [subscribed(), over()];
    client.send(subscribe(TICK, 's'));
    client.send(subscribe('{ who }', 'q'));
    await Promise.all([begun, asked.promise]);
    client.send({ id: 's', type: 'complete' });
    client.send({ id: 'q', type: 'complete' });

    await Promise.all([ended, aborted.promise]);
    expect(listening.count).toBe(0);
  });

  it('end when the connection does', async () => {
    const { events, subscribed, over } = heldFeed();
    const { socketUrl } = await serve({ events });
    const client = await openConversation(socketUrl);
    const [begun, ended] = [subscribed(), over()];

    client.send(subscribe(TICK));
    await begun;
    client.socket.terminate();

    await ended;
  });

  it('are so many at most, until one of them ends', async () => {
    const { events, over } = heldFeed();
    const { socketUrl } = await serve({ events, streams: { operationsPerSocket: 2 } });
    const client = await openConversation(socketUrl);

    for (const id of ['1', '2', '3']) client.send(subscribe(TICK, id));
    expect(await client.next()).toEqual({ id: '3', type: 'error', payload: refusal('SUBSCRIPTIONS_TOO_MANY').errors });
    const ended = over();
    client.send({ id: '1', type: 'complete' });
    await ended;
    client.send(subscribe('{ who }', '4'));

    expect(await client.next()).toMatchObject({ id: '4', type: 'next' });
  });

  it('count while anything of them is under way, also when the client has lost interest', async () => {
    const stuck: Events = async function* () {
      yield* await new Promise<GatewayEvent[]>(() => {});
    };
    const { socketUrl } = await serve({ events: stuck, streams: { operationsPerSocket: 2 } });
    const client = await openConversation(socketUrl);

    for (const id of ['1', '2', '3']) {
      client.send(subscribe(TICK, id));
      client.send({ id, type: 'complete' });
    }
    client.send(subscribe('{ who }', '4'));

    expect(await client.next()).toMatchObject({ id: '4', type: 'error' });
  });

  it('that never began do not count', async () => {
    const { socketUrl } = await serve({ streams: { operationsPerSocket: 2 } });
    const client = await openConversation(socketUrl);

    for (let id = 0; id < 10; id++) {
      client.send(subscribe('{ who }', String(id)));
      client.send({ id: String(id), type: 'complete' });
      client.send({ type: 'ping' });
      // Whatever of the answer was quicker than the wish to end it.
      while ((await client.next()).type !== 'pong');
    }
    client.send(subscribe('{ who }', 'last'));

    expect(await client.next()).toMatchObject({ id: 'last', type: 'next' });
  });
});

describe('a client that does not read', () => {
  it('has nothing taken from the feed for it', async () => {
    const { taken, events, over } = flood();
    const { socketUrl } = await serve({ events });
    const client = await openConversation(socketUrl);
    client.socket.pause();
    client.send(subscribe(TICK));

    const standing = await settled(taken);

    expect(standing).toBeGreaterThan(0);
    expect(standing).toBeLessThan(40);
    client.socket.terminate();
    await over;
  });

  it('is not heard any more, so that what it has coming does not pile up', async () => {
    const { socketUrl } = await serve({ bodyBytes: 200_000, drainTimeoutMs: 10 });
    const client = await openConversation(socketUrl);
    client.socket.pause();

    // Each ping is answered with as much.
    let sent = 0;
    const payload = { a: 'x'.repeat(150_000) };
    const isStuck = () => client.socket.bufferedAmount > 2_000_000;
    while (!isStuck() && sent < 1_000) {
      client.send({ type: 'ping', payload });
      sent += 1;
      if (sent % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }

    expect(isStuck()).toBe(true);
    client.socket.terminate();
  });
});
