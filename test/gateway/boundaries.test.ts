import { describe, expect, it } from 'vitest';
import { localTransport, type Transport } from '../../gateway/transport.ts';
import { fixedClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/log.ts';
import { type SubgraphServer, serveSubgraph } from '../../platform/subgraph/server.ts';
import { type DefinedSubgraph, defineSubgraph, type OperationContext } from '../../platform/subgraph.ts';
import { createCallSigner } from '../../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { memoryFeed } from '../support/memory-feed.ts';
import { httpTransportTo, openStream } from '../support/subscription-hub.ts';
import { TEST_SECRET } from '../support/test-database.ts';
import { fixtureGateway } from './fixture.ts';

const clock = fixedClock('2026-03-31T03:00:00Z');
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';

/** As each says it: a field has it of its context, not of an argument. */
const boundaries = (_: unknown, __: unknown, { readAt }: OperationContext) => readAt.boundariesOn ?? 'as they were';

function subgraph(name: string, sdl: string, resolvers: object, more: object = {}): DefinedSubgraph {
  return defineSubgraph<OperationContext>({
    ...{ name, sdl: LINK + sdl, resolvers, keepsHistory: true, logger: silentLogger },
    resolvePosition: async (asOf) => (asOf.kind === 'position' ? asOf.position : `${name}.10`),
    openContext: (operation) => ({ context: operation, close: async () => {} }),
    ...more,
  });
}

async function open(way: 'local' | 'http') {
  const feed = memoryFeed();
  const counts = subgraph(
    'counts',
    `type Query { counted: String agency: Agency } type Mutation { record: String }
    type Subscription { noted: Note } type Note { id: ID! counted: String agency: Agency }
    type Agency @key(fields: "id") { id: ID! }`,
    {
      Query: { counted: boundaries, agency: () => ({ __typename: 'Agency', id: '1' }) },
      Mutation: { record: () => 'recorded' },
      Note: { counted: boundaries, agency: () => ({ __typename: 'Agency', id: '1' }) },
    },
    {
      subscriptions: {
        ...{ feed, clock },
        fields: { noted: () => ({ statement: { name: 'noted', text: '' }, values: [null] }) },
      },
    },
  );
  const scores = subgraph('scores', 'type Agency @key(fields: "id") { id: ID! total: String }', {
    Agency: { __resolveReference: ({ id }: { id: string }) => ({ id }), total: boundaries },
  });
  const partner = subgraph('partner', 'type Query { partner: String }', { Query: { partner: () => 'here' } });

  const servers: SubgraphServer[] = [];
  const transports = new Map<string, Transport>();
  for (const each of [counts, scores, partner]) {
    if (way === 'local') {
      transports.set(each.name, localTransport(each));
      continue;
    }
    const server = await serveSubgraph({
      ...{ subgraph: each, host: '127.0.0.1', port: 0, hubKey: TEST_SECRET, clock, logger: silentLogger },
    });
    servers.push(server);
    transports.set(each.name, httpTransportTo(each, server.url, clock));
  }
  const { ask, gateway } = await fixtureGateway([counts, scores, partner], {
    clock,
    transportOf: ({ name }) => transports.get(name)!,
  });
  return {
    ...{ ask, gateway, feed, servers },
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      for (const server of servers) await server.close();
    },
  };
}

const QUERY = '{ counted partner agency { total } }';
const codesOf = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => extensions.code);

describe.each(['local', 'http'] as const)('onBoundariesOf, %s', (way) => {
  it('reaches every subgraph of the operation, those asked for entities too, and is said again', async () => {
    await using hub = await open(way);

    expect(await hub.ask(QUERY)).toEqual({
      ...{ status: 200, isCacheable: true },
      data: { counted: 'as they were', partner: 'here', agency: { total: 'as they were' } },
    });
    expect(await hub.ask(QUERY, { extensions: { onBoundariesOf: '2025-07-01' } })).toEqual({
      ...{ status: 200, isCacheable: true },
      data: { counted: '2025-07-01', partner: 'here', agency: { total: '2025-07-01' } },
      extensions: { onBoundariesOf: '2025-07-01' },
    });
    expect((await hub.ask(QUERY)).extensions).toBeUndefined();
  });

  it('goes with a moment, whose token does not hold it', async () => {
    await using hub = await open(way);
    const first = await hub.ask(QUERY, { extensions: { asOf: 'now', onBoundariesOf: '2025-06-30' } });

    const { asOf } = first.extensions!;
    const again = await hub.ask(QUERY, { extensions: { asOf, onBoundariesOf: '2025-06-30' } });
    const without = await hub.ask(QUERY, { extensions: { asOf } });

    expect(first.data).toEqual({ counted: '2025-06-30', partner: 'here', agency: { total: '2025-06-30' } });
    expect(again).toEqual(first);
    expect(without.extensions).toEqual({ asOf });
    expect(without.data?.counted).toBe('as they were');
  });

  it('holds for each event of a subscription, and for what is fetched for it', async () => {
    await using hub = await open(way);
    await using stream = await openStream(hub.gateway, {
      query: 'subscription { noted { counted agency { total } } }',
      onBoundariesOf: '2025-07-01',
    });
    const position = hub.feed.push({ id: '1' });

    expect(await stream.next()).toEqual({
      position,
      data: { noted: { counted: '2025-07-01', agency: { total: '2025-07-01' } } },
      extensions: { position, onBoundariesOf: '2025-07-01' },
    });
  });
});

describe('a day of boundaries', () => {
  it.each(['0001-01-01', '2024-02-29', '2025-07-01', '9999-12-31'])('may be %s', async (day) => {
    await using hub = await open('local');
    const answer = await hub.ask('{ counted }', { extensions: { onBoundariesOf: day } });
    expect(answer.data).toEqual({ counted: day });
  });

  it.each([
    ['no text', 20250701],
    ['a list', ['2025-07-01']],
    ['an object', { on: '2025-07-01' }],
    ['true', true],
    ['nothing at all', ''],
    ['a word', 'now'],
    ['an instant', '2025-07-01T00:00:00Z'],
    ['without zeros', '2025-7-1'],
    ['with more behind it', '2025-07-01\n'],
    ['in figures of another script', '２０２５-07-01'],
    ['no month', '2025-13-01'],
    ['no day of the month', '2025-02-29'],
    ['no year of the calendar', '0000-01-01'],
    ['a statement', "2025-07-01'::date; select 1"],
  ])('is refused when it is %s, and nobody is asked', async (_, onBoundariesOf) => {
    await using hub = await open('local');
    const answer = await hub.ask(QUERY, { extensions: { onBoundariesOf } });
    expect([answer.status, codesOf(answer), answer.data]).toEqual([400, ['BOUNDARIES_MALFORMED'], undefined]);
  });

  it('is refused with a mutation, which is not carried out', async () => {
    await using hub = await open('local');
    const answer = await hub.ask('mutation { record }', { extensions: { onBoundariesOf: '2025-07-01' } });
    expect([answer.status, codesOf(answer), answer.data]).toEqual([400, ['BOUNDARIES_NOT_FOR_WRITES'], undefined]);
  });

  it('that is none ends a subscription before it begins', async () => {
    await using hub = await open('local');
    await using stream = await openStream(hub.gateway, {
      query: 'subscription { noted { counted } }',
      onBoundariesOf: 'today',
    });
    expect(codesOf((await stream.next())!)).toEqual(['BOUNDARIES_MALFORMED']);
  });

  it('is part of what the gateway signs: a call that holds another than a day is taken from nobody', async () => {
    await using hub = await open('http');
    const { url } = hub.servers[0]!;
    const body = JSON.stringify({ query: '{ counted }' });
    const signer = createCallSigner(TEST_SECRET, 'counts', clock);
    const post = async (boundariesOn: unknown) => {
      const readAt = { position: null, today: '2026-03-31', boundariesOn } as never;
      const token = signer.sign({ viewer: PUBLIC_VIEWER, language: 'en', readAt }, body);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      return (await fetch(url, { method: 'POST', headers, body })).json() as Promise<object>;
    };

    expect(await post('2025-07-01')).toEqual({ data: { counted: '2025-07-01' } });
    expect(await post(undefined)).toEqual({ data: { counted: 'as they were' } });
    for (const wrong of ['2025', 20250701, null, {}]) {
      expect(await post(wrong)).toMatchObject({ errors: [{ extensions: { code: 'VIEWER_REFUSED' } }] });
    }
  });
});
