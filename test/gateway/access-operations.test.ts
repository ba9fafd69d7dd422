import { describe, expect, it } from 'vitest';
import { createPlanner, type Planner } from '../../gateway/planner.ts';
import { localTransport } from '../../gateway/transport.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { askedOf, gatewayOver, reasonsIn, subgraph, supergraphOf, VIEWERS } from './access-fixture.ts';
import { registry } from './access-people.ts';

const { public: everyone, citizen, officer, auditor, operator } = VIEWERS;

describe('fields of other subgraphs', () => {
  it('are refused without a call', async () => {
    const { records, all } = registry();
    const { ask } = await gatewayOver(all);

    expect((await ask('{ people { name ... on Citizen { visits } } }')).data).toBeNull();
    expect(records.received).toEqual([]);
  });

  it('are shown though the key that they are found by is refused: the key goes between subgraphs and to nobody else', async () => {
    const { people, records, all } = registry();
    const { ask } = await gatewayOver(all);

    const answer = await ask('{ citizen { notes } }');

    expect(answer.data).toEqual({ citizen: { notes: 'of K1' } });
    expect(askedOf(people)).toContain('code');
    expect(records.received).toHaveLength(1);

    const withKey = await ask('{ citizen { notes code } again: citizen { notes id: code } }');
    expect(withKey.data).toEqual({ citizen: null, again: null });
    expect(JSON.stringify(withKey.data)).not.toContain('K1"');
    expect((await ask('{ citizen { notes code } }', { viewer: operator })).data).toEqual({
      citizen: { notes: 'of K1', code: 'K1' },
    });
  });

  it('that are null where the key is refused and nullable say so, though the data has the value', async () => {
    const one = subgraph(
      'one',
      'type Query { a: A } type A @key(fields: "code") { code: String @authenticated name: String }',
      { Query: { a: () => ({ code: 'K', name: 'n' }) } },
    );
    const two = subgraph('two', 'type A @key(fields: "code") { code: String @authenticated more: Int }', {
      A: { __resolveReference: () => ({ more: 1 }) },
    });
    const { ask } = await gatewayOver([one, two]);

    const answer = await ask('{ a { more code key: code name } }');

    expect(answer.data).toEqual({ a: { more: 1, code: null, key: null, name: 'n' } });
    expect(reasonsIn(answer)).toEqual(['a.code: NOT_AUTHORISED ×1', 'a.key: NOT_AUTHORISED ×1']);
  });

  it('that are computed from a refused field are refused too', async () => {
    const one = subgraph(
      'one',
      'type Query { a: A } type A @key(fields: "id") { id: ID! wage: Int @requiresScopes(scopes: [["audit:read"]]) }',
      { Query: { a: () => ({ id: '1', wage: 10 }) } },
    );
    const two = subgraph(
      'two',
      `type A @key(fields: "id") {
        id: ID! wage: Int @external
        tax: Int @requires(fields: "wage") @requiresScopes(scopes: [["audit:read"]])
        free: Int
      }`,
      { A: { __resolveReference: (given: { wage?: number }) => ({ tax: (given.wage ?? 0) / 10, free: 1 }) } },
    );
    const { ask } = await gatewayOver([one, two]);

    expect((await ask('{ a { tax free } }')).data).toEqual({ a: { tax: null, free: 1 } });
    expect(askedOf(one)).not.toContain('wage');
    expect((await ask('{ a { tax free } }', { viewer: auditor })).data).toEqual({ a: { tax: 1, free: 1 } });
  });
});

describe('mutations', () => {
  const registryOfGrants = () => {
    const done: string[] = [];
    const grants = subgraph(
      'grants',
      `type Query { x: Int }
      type Mutation {
        give: Given @requiresScopes(scopes: [["grants:write"]])
        note: Given
      }
      type Given { ok: Boolean subject: String @requiresScopes(scopes: [["audit:read"]]) secret: Int! @authenticated }`,
      {
        Mutation: {
          give: () => done.push('give') && { ok: true, subject: 'p', secret: 1 },
          note: () => done.push('note') && { ok: true, subject: 'p', secret: 1 },
        },
      },
    );
    return { grants, done };
  };

  it.each([
    ['the public with UNAUTHENTICATED', everyone, 401, 'UNAUTHENTICATED'],
    ['a known viewer with FORBIDDEN', officer, 403, 'FORBIDDEN'],
  ])(
    'of which one field is refused are refused as a whole: %s, and nothing is sent',
    async (_, viewer, status, code) => {
      const { grants, done } = registryOfGrants();
      const { ask } = await gatewayOver([grants]);

      for (const query of [
        'mutation { give { ok } }',
        'mutation { note { ok } give { ok } }',
        'mutation { ...M } fragment M on Mutation { a: note { ok } ... { b: give { ok } } }',
      ]) {
        const answer = await ask(query, { viewer });
        expect(answer).toMatchObject({ status, isCacheable: false, errors: [{ extensions: { code } }] });
        expect(answer.errors?.[0]?.message).toContain('Mutation.give');
        expect(answer).not.toHaveProperty('data');
      }
      expect(grants.received).toEqual([]);
      expect(done).toEqual([]);
    },
  );

  it('run when the refused field is left out by its condition', async () => {
    const { grants, done } = registryOfGrants();
    const { ask } = await gatewayOver([grants]);

    const query = 'mutation ($give: Boolean!) { note { ok } give @include(if: $give) { ok } }';
    expect((await ask(query, { variables: { give: false } })).data).toEqual({ note: { ok: true } });
    expect((await ask(query, { variables: { give: true } })).status).toBe(401);
    expect(done).toEqual(['note']);
  });

  it('run, and have nulls below the root as a query does', async () => {
    const { grants, done } = registryOfGrants();
    const { ask } = await gatewayOver([grants]);

    const answer = await ask('mutation { note { ok subject } all: note { subject } none: note { secret } }');

    expect(answer.data).toEqual({ note: { ok: true, subject: null }, all: { subject: null }, none: null });
    expect(done).toEqual(['note', 'note', 'note']);
    expect(askedOf(grants)).not.toMatch(/subject|secret/);
    expect((await ask('mutation { give { ok subject } }', { viewer: operator })).data).toEqual({
      give: { ok: true, subject: null },
    });
  });
});

describe('one document of several viewers', () => {
  const QUERY = '{ people { name email } secret }';

  it('is answered to each by its own roles, whoever came before', async () => {
    const { ask } = await gatewayOver(registry().all);
    const turns: [Viewer, unknown, number | null][] = [
      [everyone, null, null],
      [officer, 'an@x.vn', 7],
      [everyone, null, null],
      [citizen, null, 7],
      [officer, 'an@x.vn', 7],
      [everyone, null, null],
    ];
    for (const [viewer, email, secret] of turns) {
      const { data } = await ask(QUERY, { viewer });
      expect(data, viewer.subject).toMatchObject({ people: [{ email }, {}], secret });
    }
  });

  it('is planned once for all who see the same of it, and once for each who do not', async () => {
    const { all } = registry();
    const planned: string[] = [];
    const real = await createPlanner(supergraphOf(all));
    const planner: Planner = {
      ...real,
      plan(document, name) {
        planned.push(document);
        return real.plan(document, name);
      },
    };
    const { ask } = await gatewayOver(all, { planner });

    for (const viewer of [everyone, officer, viewerOf({ subject: 'dev:x', roles: ['officer'] }), everyone, operator]) {
      await ask('{ secret open }', { viewer });
    }
    expect(planned).toHaveLength(2);
    expect(planned[0]).not.toContain('secret');

    for (const viewer of Object.values(VIEWERS)) await ask('{ open }', { viewer });
    expect(planned).toHaveLength(3);
  });

  it('is answered at once by many at the same time, each as by itself', async () => {
    const { ask } = await gatewayOver(registry().all);
    const viewers = [everyone, officer, citizen, everyone, operator, citizen, everyone];

    const answers = await Promise.all(viewers.map((viewer) => ask('{ secret }', { viewer })));

    expect(answers.map(({ data }) => data?.secret)).toEqual([null, 7, 7, null, 7, 7, null]);
  });

  it('is judged by the rules of the supergraph that is served by then', async () => {
    const before = subgraph('one', 'type Query { a: Int }', { Query: { a: () => 1 } });
    const after = subgraph('one', 'type Query { a: Int @authenticated }', { Query: { a: () => 1 } });
    const { gateway, ask } = await gatewayOver([before]);

    expect((await ask('{ a }')).data).toEqual({ a: 1 });
    await gateway.swap({ supergraphSdl: supergraphOf([after]), transports: [localTransport(after)] });

    expect((await ask('{ a }')).data).toEqual({ a: null });
    expect((await ask('{ a }', { viewer: citizen })).data).toEqual({ a: 1 });
  });
});
