import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type GatewayServer, startGateway } from '../../gateway/server.ts';
import { eventsOf, post, type ServerSentEvent } from '../support/door-client.ts';
import { CHANGES, type SubscriptionHub, startSubscriptionHub } from '../support/subscription-hub.ts';

let hub: SubscriptionHub;
let server: GatewayServer;
let issuerId: string;

beforeAll(async () => {
  hub = await startSubscriptionHub();
  server = await startGateway({ gateway: hub.gateway, port: 0, streams: { heartbeatMs: 100 } });
  issuerId = (await hub.issuers())[0]!;
});
afterAll(async () => {
  await server.close();
  await hub[Symbol.asyncDispose]();
});

interface Changed extends Record<string, unknown> {
  readonly directiveChanged: { readonly directive: { readonly subject: string } };
}

const ASK = { query: CHANGES };

/** Reads a stream up to a number of events; a browser would note the last `id` of any block. */
async function read(stream: AsyncIterator<ServerSentEvent>, count: number) {
  const subjects: unknown[] = [];
  let lastId = '';
  while (subjects.length < count) {
    const { value, done } = await stream.next();
    if (done) throw new Error('the stream ended');
    if (value.id !== undefined) lastId = value.id;
    if (value.event === 'next') subjects.push(JSON.parse(value.data).data.directiveChanged.directive.subject);
  }
  return { subjects, lastId };
}

describe('changes of the hub', () => {
  it('come by server-sent events, and none is lost or comes twice when the line breaks', async () => {
    const graphql = `${server.url}/graphql`;
    const headers = { accept: 'text/event-stream' };
    const first = eventsOf(await post(graphql, ASK, headers));
    // The mark says where it begins: what is recorded from then on comes.
    let mark = await first.next();
    while (!mark.done && mark.value.id === undefined) mark = await first.next();
    for (const subject of ['one', 'two', 'three']) await hub.record(issuerId, subject);

    const seen = await read(first, 2);
    await first.return();
    await hub.record(issuerId, 'four');
    const second = eventsOf(await post(graphql, ASK, { ...headers, 'last-event-id': seen.lastId }));
    const rest = await read(second, 2);
    await second.return();

    expect([...seen.subjects, ...rest.subjects]).toEqual(['one', 'two', 'three', 'four']);
  });

  it('come over a WebSocket, after the position that the client has reached', async () => {
    const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
    const before = await hub.open();
    for (const subject of ['five', 'six']) await hub.record(issuerId, subject);

    const asked = { query: CHANGES, extensions: { resumeAfter: before.begunAt } };
    const subjects: unknown[] = [];
    for await (const { data, extensions } of client.iterate<Changed, { position: string }>(asked)) {
      subjects.push(data?.directiveChanged.directive.subject);
      expect(extensions?.position).toEqual(expect.any(String));
      if (subjects.length === 2) break;
    }
    await client.dispose();
    await before.leave();

    expect(subjects).toEqual(['five', 'six']);
  });

  it('are refused after a position that is none, with a code', async () => {
    const response = await post(
      `${server.url}/graphql`,
      { ...ASK, extensions: { resumeAfter: 'yesterday' } },
      { accept: 'text/event-stream' },
    );

    const events = eventsOf(response);
    let event = await events.next();
    while (!event.done && event.value.event !== 'next') event = await events.next();
    expect(JSON.parse(event.value!.data)).toMatchObject({ errors: [{ extensions: { code: 'POSITION_MALFORMED' } }] });
    await events.return();
  });
});
