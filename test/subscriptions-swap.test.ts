import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../gateway/gateway.ts';
import type { Transport } from '../gateway/transport.ts';
import type { Subgraph } from '../platform/subgraph.ts';
import { viewerOf } from '../platform/viewer.ts';
import { composed } from './gateway/fixture.ts';
import { impatient, type News, type NoteRow, newsOver, openNews } from './support/news.ts';
import { openStream, type StreamOptions } from './support/subscription-hub.ts';

type Data = Readonly<Record<string, unknown>>;

const NOTED = 'subscription { noted { id author { name } } }';

let gateway: Gateway;
afterEach(() => gateway.stop());

/** A transport, and whether it was closed. */
interface Way extends Transport {
  isClosed: boolean;
}

function wayTo(subgraph: Subgraph): Way {
  return {
    ...impatient(subgraph),
    isClosed: false,
    close() {
      this.isClosed = true;
    },
  };
}

async function open(parts: News) {
  const ways = parts.subgraphs.map((subgraph) => wayTo(subgraph));
  gateway = await createGateway({ supergraphSdl: composed(parts.subgraphs), transports: ways, clock: parts.clock });
  return ways;
}

const subscribe = (given: StreamOptions = {}) => openStream<Data>(gateway, { query: NOTED, ...given });
const note = (id: string): NoteRow => ({ id, text: `Tin ${id}`, authorId: '7' });
const shown = (id: string) => ({ noted: { id, author: { name: 'Người 7' } } });

/** The news by another SDL, over the same feed. */
function changed(parts: News, change: (sdl: string) => string): Subgraph {
  return newsOver(parts.feed, parts.clock, change);
}

const withoutNoted = (sdl: string) => sdl.replace('  noted(tag: String): Note\n', '');

describe('a subscription, when the supergraph is swapped', () => {
  it('goes on while it waits, over the same way and without asking anew', async () => {
    const parts = openNews();
    const ways = await open(parts);
    await using stream = await subscribe();
    const waiting = stream.next();
    await turn();
    const [before] = parts.feed.reading;

    await gateway.swap({ supergraphSdl: composed(parts.subgraphs), transports: ways });
    await turn();
    parts.feed.push(note('1'));

    expect((await waiting)?.data).toEqual(shown('1'));
    expect(parts.feed.reading).toEqual([before]);
  });

  it('goes over to another way, after the last event that was given and with none of those that were on their way', async () => {
    const parts = openNews();
    const [way, people] = (await open(parts)) as [Way, Way];
    await using stream = await subscribe();
    for (const id of ['1', '2', '3']) parts.feed.push(note(id));
    expect((await stream.next())?.data).toEqual(shown('1'));
    const other = wayTo(parts.news);

    await gateway.swap({ supergraphSdl: composed(parts.subgraphs), transports: [other, people] });

    expect((await stream.next())?.data).toEqual(shown('2'));
    expect((await stream.next())?.data).toEqual(shown('3'));
    expect([way.isClosed, other.isClosed, people.isClosed]).toEqual([true, false, false]);
    expect(parts.feed.reading).toHaveLength(1);
    expect(parts.feed.reading[0]?.after).toBe(parts.feed.position(1));
  });

  it('goes over again and again, however often it is while it waits', async () => {
    const parts = openNews();
    await open(parts);
    await using stream = await subscribe();
    const waiting = stream.next();
    await turn();

    for (let i = 0; i < 5; i += 1) {
      const transports = parts.subgraphs.map((subgraph) => wayTo(subgraph));
      await gateway.swap({ supergraphSdl: composed(parts.subgraphs), transports });
    }
    parts.feed.push(note('1'));

    expect((await waiting)?.data).toEqual(shown('1'));
    await turn();
    expect(parts.feed.reading).toHaveLength(1);
  });

  it('completes the event that it is at on the version that it began it on, which is kept so long', async () => {
    const parts = openNews();
    const [, people] = (await open(parts)) as [Way, Way];
    await using stream = await subscribe();
    const arrived = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    parts.people.behave = async () => {
      arrived.resolve();
      await answered.promise;
      return { data: { _entities: [{ name: 'Người 7' }] } };
    };
    parts.feed.push(note('1'));
    const coming = stream.next();
    await arrived.promise;

    const transports = parts.subgraphs.map((subgraph) => wayTo(subgraph));
    await gateway.swap({ supergraphSdl: composed(parts.subgraphs), transports });
    expect(people.isClosed).toBe(false);
    answered.resolve();

    expect((await coming)?.data).toEqual(shown('1'));
    await turn();
    expect(people.isClosed).toBe(true);
  });

  it('does not keep the version before it, whether its client waits or does not', async () => {
    const parts = openNews();
    const before = await open(parts);
    await using waiting = await subscribe();
    await using idle = await subscribe();
    const coming = waiting.next();
    await turn();

    const transports = parts.subgraphs.map((subgraph) => wayTo(subgraph));
    await gateway.swap({ supergraphSdl: composed(parts.subgraphs), transports });
    await turn();

    expect(before.map(({ isClosed }) => isClosed)).toEqual([true, true]);
    parts.feed.push(note('1'));
    expect((await coming)?.data).toEqual(shown('1'));
    expect((await idle.next())?.data).toEqual(shown('1'));
  });

  it('sees what the new version says of the fields', async () => {
    const parts = openNews();
    await open(parts);
    await using stream = await subscribe({ query: 'subscription { noted { id internal } }' });
    parts.feed.push(note('1'));
    expect((await stream.next())?.data).toEqual({ noted: { id: '1', internal: null } });

    const freed = changed(parts, (sdl) => sdl.replace('internal: String @authenticated', 'internal: String'));
    const subgraphs = [freed, parts.people];
    await gateway.swap({ supergraphSdl: composed(subgraphs), transports: subgraphs.map((each) => wayTo(each)) });
    parts.feed.push(note('2'));

    expect((await stream.next())?.data).toEqual({ noted: { id: '2', internal: 'nội bộ' } });
  });

  it('is refused when the new version does not let its caller have the field', async () => {
    const parts = openNews();
    await open(parts);
    await using stream = await subscribe();
    await using known = await subscribe({ viewer: viewerOf({ subject: 'person:an', roles: ['citizen'] }) });
    const coming = stream.next();
    await turn();

    const closed = changed(parts, (sdl) =>
      sdl.replace('noted(tag: String): Note', 'noted(tag: String): Note @authenticated'),
    );
    const subgraphs = [closed, parts.people];
    await gateway.swap({ supergraphSdl: composed(subgraphs), transports: subgraphs.map((each) => wayTo(each)) });
    parts.feed.push(note('1'));

    expect((await coming)?.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await stream.next()).toBeNull();
    expect((await known.next())?.data).toEqual(shown('1'));
  });

  it.each<[string, (sdl: string) => string]>([
    ['the field is gone', withoutNoted],
    ['a field in it is gone', (sdl) => sdl.replace('  author: Person\n', '')],
    ['the argument is of another type', (sdl) => sdl.replaceAll('tag: String): Note', 'tag: Int): Note')],
  ])('ends with SUBSCRIPTION_OUTDATED when %s, and with the position to go on from', async (_, change) => {
    const parts = openNews();
    await open(parts);
    await using stream = await subscribe({
      query: 'subscription ($t: String) { noted(tag: $t) { id author { name } } }',
    });
    parts.feed.push(note('1'));
    const last = await stream.next();
    const coming = stream.next();
    await turn();

    const subgraphs = [changed(parts, change), parts.people];
    await gateway.swap({ supergraphSdl: composed(subgraphs), transports: subgraphs.map((each) => wayTo(each)) });

    expect(await coming).toEqual({
      position: null,
      errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'SUBSCRIPTION_OUTDATED' }) })],
      extensions: { position: last?.position },
    });
    expect(await stream.next()).toBeNull();

    // Once the field is back the position holds.
    parts.feed.push(note('2'));
    await gateway.swap({
      supergraphSdl: composed(parts.subgraphs),
      transports: parts.subgraphs.map((each) => wayTo(each)),
    });
    await using again = await subscribe({ resumeAfter: last?.position });
    expect((await again.next())?.data).toEqual(shown('2'));
  });

  it('ends with SUBSCRIPTION_OUTDATED when another subgraph gives the events, whose positions mean something else', async () => {
    const parts = openNews();
    await open(parts);
    await using stream = await subscribe({ query: 'subscription { noted { id } }' });
    parts.feed.push(note('1'));
    await stream.next();

    const subgraphs: Subgraph[] = [{ ...parts.news, name: 'bulletin' }, parts.people];
    await gateway.swap({ supergraphSdl: composed(subgraphs), transports: subgraphs.map((each) => wayTo(each)) });

    expect((await stream.next())?.errors?.[0]?.extensions.code).toBe('SUBSCRIPTION_OUTDATED');
    expect(await stream.next()).toBeNull();
  });

  it('that is refused stays on the version that it is on', async () => {
    const parts = openNews();
    await open(parts);
    await using stream = await subscribe();

    await expect(gateway.swap({ supergraphSdl: 'type Query { x: Int }', transports: [] })).rejects.toMatchObject({
      code: 'SUPERGRAPH_INVALID',
    });
    parts.feed.push(note('1'));

    expect((await stream.next())?.data).toEqual(shown('1'));
  });
});
