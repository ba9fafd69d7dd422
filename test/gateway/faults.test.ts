import { describe, expect, it } from 'vitest';
import { createPlanner, type Planner } from '../../gateway/planner.ts';
import { HubError } from '../../platform/errors.ts';
import type { SubgraphResponse } from '../../platform/subgraph.ts';
import { composed, type FixtureSubgraph, fixtureGateway, fixtureSubgraph } from './fixture.ts';

const AGENCIES = [
  { id: '1', name: 'Phú Thọ' },
  { id: '2', name: 'Hà Nội' },
];

/** Agencies with their size; directives adds tasks and a load that needs the size; feedback adds petitions. */
function subgraphs() {
  const agencies = fixtureSubgraph(
    'agencies',
    `type Query { agencies: [Agency!]! first: Agency }
    type Agency @key(fields: "id") { id: ID! name: String! size: Int }`,
    {
      Query: { agencies: () => AGENCIES, first: () => AGENCIES[0] },
      Agency: {
        __resolveReference: ({ id }: { id: string }) => AGENCIES.find((each) => each.id === id),
        size: () => 3,
      },
    },
  );
  const directives = fixtureSubgraph(
    'directives',
    `type Query { tasks: [Task] }
    type Task @key(fields: "id") { id: ID! title: String lead: Agency }
    type Agency @key(fields: "id") { id: ID! size: Int @external load: Float @requires(fields: "size") tasks: [Task!] }`,
    {
      Query: { tasks: () => [{ id: 't1' }, { id: 't2' }] },
      Task: { title: ({ id }: { id: string }) => `title of ${id}`, lead: () => ({ __typename: 'Agency', id: '1' }) },
      Agency: {
        load: ({ size }: { size: number | null }) => (size === null ? -1 : size * 2),
        tasks: () => [{ id: 't1' }],
      },
    },
  );
  const feedback = fixtureSubgraph(
    'feedback',
    `type Query { petitions: [Petition!] }
    type Petition { text: String! about: Agency }
    type Agency @key(fields: "id") { id: ID! petitions: [Petition!] rating: Float }`,
    {
      Query: { petitions: () => [{ text: 'late' }] },
      Agency: { petitions: () => [{ text: 'late' }], rating: () => 4.5 },
    },
  );
  return { agencies, directives, feedback, all: [agencies, directives, feedback] };
}

const down = async (): Promise<SubgraphResponse> => {
  throw new Error('connect ECONNREFUSED 10.0.0.7:4001');
};

describe('a subgraph that is down', () => {
  it('takes only its own fields with it, each with the reason and one error', async () => {
    const { feedback, all } = subgraphs();
    feedback.behave = down;
    const { ask } = await fixtureGateway(all);

    const answer = await ask(
      '{ agencies { name tasks { title } rating complaints: petitions { text } } petitions { text } }',
    );

    const error = {
      message: 'The subgraph feedback could not be called.',
      extensions: {
        code: 'SUBGRAPH_DOWN',
        remedy: 'Only the fields of this subgraph are missing. Try again shortly.',
        subgraph: 'feedback',
      },
    };
    const twice = { ...error, extensions: { ...error.extensions, count: 2 } };
    expect(answer).toEqual({
      status: 200,
      isCacheable: false,
      data: {
        agencies: [
          { name: 'Phú Thọ', tasks: [{ title: 'title of t1' }], rating: null, complaints: null },
          { name: 'Hà Nội', tasks: [{ title: 'title of t1' }], rating: null, complaints: null },
        ],
        petitions: null,
      },
      errors: [
        { ...twice, path: ['agencies', 0, 'rating'] },
        { ...twice, path: ['agencies', 0, 'complaints'] },
        { ...error, path: ['petitions'] },
      ],
      extensions: {
        nulls: [
          { path: ['agencies', 0, 'rating'], reason: 'DOWN', subgraph: 'feedback', count: 2 },
          { path: ['agencies', 0, 'complaints'], reason: 'DOWN', subgraph: 'feedback', count: 2 },
          { path: ['petitions'], reason: 'DOWN', subgraph: 'feedback', count: 1 },
        ],
      },
    });
  });

  it('is named for the fields of others that could not be asked for without it', async () => {
    const { agencies, directives, all } = subgraphs();
    const { ask } = await fixtureGateway(all);
    agencies.behave = down;

    const answer = await ask('{ tasks { title lead { load } } }');

    expect(answer.data).toEqual({
      tasks: [
        { title: 'title of t1', lead: { load: null } },
        { title: 'title of t2', lead: { load: null } },
      ],
    });
    expect(answer.extensions?.nulls).toEqual([
      { path: ['tasks', 0, 'lead', 'load'], reason: 'DOWN', subgraph: 'agencies', count: 2 },
    ]);
    expect(directives.received).toHaveLength(1);
  });

  it('leaves an entity in its place when the subgraph is asked for what @requires names and truly has null', async () => {
    const { agencies, all } = subgraphs();
    agencies.behave = async () => ({ data: { agencies: [{ __typename: 'Agency', id: '1', size: null }] } });
    const { ask } = await fixtureGateway(all);

    const { data } = await ask('{ agencies { load } }');

    expect(data).toEqual({ agencies: [{ load: -1 }] });
  });

  it.each<[string, SubgraphResponse]>([
    ['no object', 'nonsense' as unknown as SubgraphResponse],
    ['neither data nor errors', {}],
    ['a list for an object', { data: [] as unknown as Record<string, unknown> }],
    ['no list of entities', { data: { _entities: 'none' } }],
  ])('is taken for one that answers wrongly when it gives %s', async (_, response) => {
    const { feedback, all } = subgraphs();
    feedback.behave = async () => response;
    const { ask } = await fixtureGateway(all);

    const answer = await ask('{ first { name rating } }');

    expect(answer.data).toEqual({ first: { name: 'Phú Thọ', rating: null } });
    expect(answer.errors).toMatchObject([
      { path: ['first', 'rating'], extensions: { code: 'SUBGRAPH_ANSWER_INVALID', subgraph: 'feedback' } },
    ]);
    expect(answer.extensions?.nulls).toMatchObject([{ path: ['first', 'rating'], reason: 'DOWN' }]);
  });

  it('is down as well when it answers and says so of itself: its database is away, or too slow', async () => {
    const things = fixtureSubgraph('things', 'type Query { read: String slow: String fine: String }', {
      Query: {
        read: () => {
          throw new HubError('SUBGRAPH_DOWN', 'things: its database does not answer.');
        },
        slow: () => {
          throw new HubError('SUBGRAPH_TIMED_OUT', 'things: a statement ran into its time limit.');
        },
        fine: () => 'x',
      },
    });
    const { gateway } = await fixtureGateway([things]);

    const { body } = await gateway.execute({ query: '{ read slow fine }' });

    const { data, errors, extensions } = JSON.parse(body);
    expect(data).toEqual({ read: null, slow: null, fine: 'x' });
    expect(errors.map((error: { extensions: { code: string } }) => error.extensions.code)).toEqual([
      'SUBGRAPH_DOWN',
      'SUBGRAPH_TIMED_OUT',
    ]);
    expect(extensions.nulls).toEqual([
      { path: ['read'], reason: 'DOWN', subgraph: 'things', count: 1 },
      { path: ['slow'], reason: 'TIMED_OUT', subgraph: 'things', count: 1 },
    ]);
  });

  it('shows neither hosts nor stacks', async () => {
    const { feedback, all } = subgraphs();
    feedback.behave = down;
    const { gateway } = await fixtureGateway(all);

    const { body } = await gateway.execute({ query: '{ petitions { text } }' });

    expect(body).not.toMatch(/10\.0\.0\.7|ECONNREFUSED|\bat /);
  });
});

/** Never answers, and tells when it is told to stop. */
function hang(subgraph: FixtureSubgraph): { readonly aborted: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  subgraph.behave = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        resolve();
        reject(signal.reason);
      });
    });
  return { aborted: promise };
}

describe('time', () => {
  it('that a subgraph exceeds costs only its fields, and its call is aborted', async () => {
    const { feedback, all } = subgraphs();
    const { aborted } = hang(feedback);
    const { ask } = await fixtureGateway(all, { limits: { subgraphTimeoutMs: 20 } });

    const answer = await ask('{ agencies { name rating load } }');

    await aborted;
    expect(answer.data).toMatchObject({ agencies: [{ name: 'Phú Thọ', rating: null, load: 6 }, { load: 6 }] });
    expect(answer.errors).toMatchObject([
      { path: ['agencies', 0, 'rating'], extensions: { code: 'SUBGRAPH_TIMED_OUT', subgraph: 'feedback', count: 2 } },
    ]);
    expect(answer.extensions?.nulls).toEqual([
      { path: ['agencies', 0, 'rating'], reason: 'TIMED_OUT', subgraph: 'feedback', count: 2 },
    ]);
  });

  it('that the operation exceeds ends it with what is there, and nothing more is asked', async () => {
    const { agencies, directives, feedback, all } = subgraphs();
    hang(directives);
    const { ask } = await fixtureGateway(all, { limits: { operationTimeoutMs: 20, subgraphTimeoutMs: 60_000 } });

    const answer = await ask('{ petitions { text } tasks { lead { name rating } } }');

    expect(answer.data).toEqual({ petitions: [{ text: 'late' }], tasks: null });
    expect(answer.errors).toMatchObject([{ path: ['tasks'], extensions: { code: 'SUBGRAPH_TIMED_OUT' } }]);
    expect(agencies.received).toEqual([]);
    expect(feedback.received).toHaveLength(1);
  });

  it('that is over lets nothing late into the answer', async () => {
    const { feedback, all } = subgraphs();
    const answered = Promise.withResolvers<SubgraphResponse>();
    feedback.behave = () => answered.promise;
    const { gateway, ask } = await fixtureGateway(all, { limits: { subgraphTimeoutMs: 20 } });

    const answer = await ask('{ first { rating } }');
    answered.resolve({ data: { _entities: [{ rating: 1 }] } });
    await gateway.stop();

    expect(answer.data).toEqual({ first: { rating: null } });
  });

  it('ends for all when the client goes: calls are aborted and no further ones made', async () => {
    const { directives, agencies, all } = subgraphs();
    const { aborted } = hang(directives);
    const client = new AbortController();
    const { ask } = await fixtureGateway(all);

    const asking = ask('{ tasks { lead { name } } }', { signal: client.signal });
    while (directives.received.length === 0) await new Promise(setImmediate);
    client.abort();

    await aborted;
    expect(await asking).toMatchObject({ status: 499, errors: [{ extensions: { code: 'REQUEST_CANCELLED' } }] });
    expect(agencies.received).toEqual([]);
  });

  it('that planning exceeds ends the request, and the plan serves the next', async () => {
    const { all, agencies } = subgraphs();
    const real = await createPlanner(composed(all));
    const go = Promise.withResolvers<void>();
    const planner: Planner = {
      ...real,
      plan: (text, name) => go.promise.then(() => real.plan(text, name)),
    };
    const { ask } = await fixtureGateway(all, { planner, limits: { operationTimeoutMs: 20 } });

    const late = await ask('{ agencies { name } }');
    go.resolve();
    await new Promise(setImmediate);
    const next = await ask('{ agencies { name } }');

    expect(late.errors).toMatchObject([{ extensions: { code: 'REQUEST_TIMED_OUT' } }]);
    expect(next.status).toBe(200);
    expect(agencies.received).toHaveLength(1);
  });

  it('is not begun for a client that has gone before', async () => {
    const { all } = subgraphs();
    const { ask } = await fixtureGateway(all);

    const answer = await ask('{ agencies { name } }', { signal: AbortSignal.abort() });

    expect(answer.status).toBe(499);
    expect(all.flatMap(({ received }) => received)).toEqual([]);
  });
});

describe('a mutation', () => {
  it('is sent once, whatever comes of it', async () => {
    const writer = fixtureSubgraph('writer', 'type Query { x: Int } type Mutation { write: Int }', {});
    writer.behave = down;
    const { ask } = await fixtureGateway([writer]);

    const answer = await ask('mutation { write }');

    expect(writer.received).toHaveLength(1);
    expect(answer).toMatchObject({ status: 200, data: { write: null }, isCacheable: false });
  });

  it('runs its root fields one after the other over subgraphs', async () => {
    const order: string[] = [];
    const write = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise(setImmediate);
      order.push(`${name} ends`);
      return 1;
    };
    const one = fixtureSubgraph('one', 'type Query { x: Int } type Mutation { first: Int third: Int }', {
      Mutation: { first: write('first'), third: write('third') },
    });
    const two = fixtureSubgraph('two', 'type Query { y: Int } type Mutation { second: Int }', {
      Mutation: { second: write('second') },
    });
    const { ask } = await fixtureGateway([one, two]);

    const { data } = await ask('mutation { first second third }');

    expect(data).toEqual({ first: 1, second: 1, third: 1 });
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  });
});
