import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../platform/clock.ts';
import { HubError } from '../../platform/errors.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import { fixtureGateway, fixtureSubgraph } from './fixture.ts';

const NOW = '2026-03-31T18:30:00Z';

/** Keeps a history of ten positions, of which the instant decides the day. */
const history: Pick<Subgraph, 'keepsHistory' | 'resolvePosition'> = {
  keepsHistory: true,
  resolvePosition: async (asOf) => {
    if (asOf.kind === 'now') return 'feed-a:10';
    if (asOf.kind === 'instant') return asOf.at < '2026' ? 'feed-a:3' : 'feed-a:9';
    if (!asOf.position.startsWith('feed-a:')) throw new HubError('ASOF_UNKNOWN', 'That is another feed.');
    return asOf.position;
  },
};
const noHistory = { keepsHistory: false, resolvePosition: async () => null };

function subgraphs() {
  const agencies = fixtureSubgraph(
    'agencies',
    `type Query { agency: Agency read: String } type Agency @key(fields: "id") { id: ID! name: String }
    type Mutation { rename: String }`,
    {
      Query: {
        agency: () => ({ id: '1', name: 'A' }),
        read: (_: unknown, __: unknown, { readAt }: { readAt: unknown }) => JSON.stringify(readAt),
      },
      Mutation: { rename: () => 'done' },
    },
    history,
  );
  const partner = fixtureSubgraph(
    'partner',
    'type Query { partner: String } type Agency @key(fields: "id") { id: ID! score: Int }',
    { Query: { partner: () => 'here' }, Agency: { score: () => 5 } },
    noHistory,
  );
  return { agencies, partner, all: [agencies, partner] };
}

async function gatewayAt(now = NOW) {
  const made = subgraphs();
  const clock = fixedClock(now);
  return { ...made, clock, ...(await fixtureGateway(made.all, { clock })) };
}

describe('without asOf', () => {
  it('each subgraph reads its present state, with the day that it is in Viet Nam, and no token is given', async () => {
    const { ask, partner } = await gatewayAt();

    const answer = await ask('{ read partner }');

    expect(answer.data?.read).toBe('{"position":null,"today":"2026-04-01"}');
    expect(partner.received[0]?.readAt).toEqual({ position: null, today: '2026-04-01' });
    expect(answer.extensions).toBeUndefined();
  });
});

describe('asOf', () => {
  it('"now" is resolved once for each subgraph used, and answers the token that repeats it', async () => {
    const { ask, clock, agencies } = await gatewayAt();

    const first = await ask('{ read agency { name } }', { extensions: { asOf: 'now' } });
    clock.set('2026-09-01T00:00:00Z');
    const again = await ask('{ read agency { name } }', { extensions: { asOf: first.extensions?.asOf } });

    expect(first.data?.read).toBe('{"position":"feed-a:10","today":"2026-04-01"}');
    expect(again).toEqual(first);
    expect(agencies.received.every(({ readAt }) => readAt.position === 'feed-a:10')).toBe(true);
  });

  it('an instant is read with the day that it was in Viet Nam', async () => {
    const { ask } = await gatewayAt();

    const answer = await ask('{ read }', { extensions: { asOf: '2025-12-31T23:30:00+07:00' } });

    expect(answer.data?.read).toBe('{"position":"feed-a:3","today":"2025-12-31"}');
  });

  it('leaves a subgraph without history alone: its fields are null for that reason, which is no error', async () => {
    const { ask, partner } = await gatewayAt();

    const first = await ask('{ agency { name score } partner }', { extensions: { asOf: 'now' } });
    const again = await ask('{ agency { name score } partner }', { extensions: { asOf: first.extensions?.asOf } });

    expect(first).toEqual({
      status: 200,
      isCacheable: true,
      data: { agency: { name: 'A', score: null }, partner: null },
      extensions: {
        asOf: expect.any(String),
        nulls: [
          { path: ['agency', 'score'], reason: 'NO_HISTORY', subgraph: 'partner', count: 1 },
          { path: ['partner'], reason: 'NO_HISTORY', subgraph: 'partner', count: 1 },
        ],
      },
    });
    expect(again).toEqual(first);
    expect(partner.received).toEqual([]);
  });

  it('does without a subgraph that gives no position: a fault, and not in the token', async () => {
    const { agencies, partner } = subgraphs();
    const { ask } = await fixtureGateway([agencies, partner], {
      clock: fixedClock(NOW),
      transportOf: (subgraph) => ({
        name: subgraph.name,
        keepsHistory: true,
        send: (request) => subgraph.execute(request),
        subscribe: (request) => subgraph.subscribe(request),
        resolvePosition: async () => {
          if (subgraph.name === 'partner') throw new Error('ECONNREFUSED');
          return 'feed-a:10';
        },
      }),
    });

    const answer = await ask('{ agency { name } partner }', { extensions: { asOf: 'now' } });
    const again = await ask('{ partner }', { extensions: { asOf: answer.extensions?.asOf } });

    expect(answer).toMatchObject({
      isCacheable: false,
      data: { agency: { name: 'A' }, partner: null },
      errors: [{ path: ['partner'], extensions: { code: 'SUBGRAPH_DOWN' } }],
    });
    expect(again.errors?.[0]?.extensions.code).toBe('ASOF_UNKNOWN');
  });

  const token = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

  it.each<[string, unknown, string]>([
    ['a number', 5, 'ASOF_MALFORMED'],
    ['a day without a time', '2026-03-31', 'ASOF_MALFORMED'],
    ['an instant without its offset', '2026-03-31T10:00:00', 'ASOF_MALFORMED'],
    ['a day that there is not', '2026-02-30T10:00:00Z', 'ASOF_MALFORMED'],
    ['a year that there is not', '0000-01-01T00:00:00Z', 'ASOF_MALFORMED'],
    ['an instant before the first year', '0001-01-01T00:00:00+14:00', 'ASOF_MALFORMED'],
    ['nonsense', '%%%', 'ASOF_MALFORMED'],
    ['a token of a day that there is not', token([1, '2025-02-31', []]), 'ASOF_MALFORMED'],
    ['a token of a month that there is not', token([1, '9999-99-99', []]), 'ASOF_MALFORMED'],
    ['a token of the year 0', token([1, '0000-01-01', []]), 'ASOF_MALFORMED'],
    ['a token of another version', token([2, '2026-03-31', []]), 'ASOF_MALFORMED'],
    ['a token that is altered', token([1, '2026-03-31', [['agencies', 5]]]), 'ASOF_MALFORMED'],
    ['a token of another hub', token([1, '2026-03-31', [['agencies', 'feed-b:1']]]), 'ASOF_UNKNOWN'],
    ['a token that says nothing of a subgraph used', token([1, '2026-03-31', []]), 'ASOF_UNKNOWN'],
    ['an instant after now', '2026-03-31T18:30:00.001Z', 'ASOF_IN_FUTURE'],
  ])('is refused when it is %s', async (_, asOf, code) => {
    const { ask, agencies } = await gatewayAt();

    const answer = await ask('{ read }', { extensions: { asOf } });

    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code, remedy: expect.any(String) } }] });
    expect(agencies.received).toEqual([]);
  });

  it('takes the present instant itself', async () => {
    const { ask } = await gatewayAt();

    expect((await ask('{ read }', { extensions: { asOf: NOW } })).status).toBe(200);
  });

  it('is refused in a mutation', async () => {
    const { ask, agencies } = await gatewayAt();

    const answer = await ask('mutation { rename }', { extensions: { asOf: 'now' } });

    expect(answer.errors?.[0]?.extensions.code).toBe('ASOF_NOT_FOR_WRITES');
    expect(agencies.received).toEqual([]);
  });
});
