import { describe, expect, it } from 'vitest';
import { createPlanner, type Planner } from '../../gateway/planner.ts';
import { localTransport } from '../../gateway/transport.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { askedOf, gatewayOver, reasonsIn, subgraph, supergraphOf, VIEWERS } from './access-fixture.ts';

const { public: everyone, citizen, officer, auditor, operator } = VIEWERS;

const ANNA = { __typename: 'Citizen', id: 'c1', name: 'An', email: 'an@x.vn', code: 'K1', manager: null, visits: 3 };
const BINH = { __typename: 'Officer', id: 'o1', name: 'Bình', email: 'binh@x.vn', code: 'K2', manager: ANNA, rank: 4 };
const CASE = { __typename: 'Case', id: 'k1', title: 'Đất đai' };

/** People and what is kept about them, over two subgraphs. */
function registry() {
  const people = subgraph(
    'people',
    `type Query {
      people: [Contact!]!
      officer: Officer
      citizen: Citizen
      found: [Found]!
      first: Found
      foundAll: [Found!]
      grid: [[Cell!]]
      cells: [[Cell]!]
      headCount: Int! @requiresScopes(scopes: [["audit:read"]])
      secret(of: String, level: Level): Int @authenticated
      open(of: String): Int
      cases: [Case]
      token: Token
      level: Level
    }
    interface Contact { id: ID! name: String! email(mask: Boolean): String manager: Contact }
    type Citizen implements Contact @key(fields: "id") @key(fields: "code") {
      id: ID! name: String! manager: Contact
      email(mask: Boolean): String @requiresScopes(scopes: [["grants:read"]])
      code: ID! @policy(policies: [["operator"]])
    }
    type Officer implements Contact @key(fields: "id") {
      id: ID! name: String! email(mask: Boolean): String manager: Contact rank: Int @authenticated
    }
    type Case @requiresScopes(scopes: [["audit:read"]]) { id: ID! title: String }
    union Found = Officer | Case
    type Cell { x: Int y: Int! @authenticated }
    scalar Token @authenticated
    enum Level @authenticated { HIGH LOW }`,
    {
      Query: {
        people: () => [ANNA, BINH],
        officer: () => BINH,
        citizen: () => ANNA,
        found: () => [BINH, CASE],
        first: () => CASE,
        foundAll: () => [BINH],
        grid: () => [[{ x: 1, y: 2 }], null],
        cells: () => [[{ x: 1, y: 2 }, null, { x: 3, y: 4 }]],
        headCount: () => 2,
        secret: () => 7,
        open: () => 1,
        cases: () => [CASE],
        token: () => 'abc',
        level: () => 'HIGH',
      },
      Found: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Contact: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  );
  const records = subgraph(
    'records',
    `type Citizen @key(fields: "code") { code: ID! visits: Int! @requiresScopes(scopes: [["audit:read"]]) notes: String }
    type Officer @key(fields: "id") { id: ID! visits: Int! @requiresScopes(scopes: [["audit:read"]]) }`,
    {
      Citizen: { __resolveReference: ({ code }: { code: string }) => ({ code, visits: 3, notes: `of ${code}` }) },
      Officer: { __resolveReference: ({ id }: { id: string }) => ({ id, visits: 5 }) },
    },
  );
  return { people, records, all: [people, records] };
}

describe('a field that a viewer may not see', () => {
  it('is null with its reason under the client’s name, and no subgraph is asked for it', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);

    const answer = await ask('{ secret mine: secret open }');

    expect(answer).toEqual({
      status: 200,
      isCacheable: false,
      data: { secret: null, mine: null, open: 1 },
      extensions: {
        nulls: [
          { path: ['secret'], reason: 'NOT_AUTHORISED', subgraph: null, count: 1 },
          { path: ['mine'], reason: 'NOT_AUTHORISED', subgraph: null, count: 1 },
        ],
      },
    });
    expect(askedOf(people)).not.toContain('secret');
    expect((await ask('{ secret mine: secret open }', { viewer: citizen })).data).toEqual({
      secret: 7,
      mine: 7,
      open: 1,
    });
  });

  it('takes nothing to any subgraph when nothing else is asked', async () => {
    const { people, records, all } = registry();
    const { ask } = await gatewayOver(all);

    expect(await ask('{ secret __typename }')).toMatchObject({
      status: 200,
      data: { secret: null, __typename: 'Query' },
    });
    expect([...people.received, ...records.received]).toEqual([]);
  });

  it('makes its nearest nullable parent null where it is never null itself', async () => {
    const { ask } = await gatewayOver(registry().all);

    const answer = await ask('{ officer { name visits } open }');

    expect(answer.data).toEqual({ officer: null, open: 1 });
    expect(reasonsIn(answer)).toEqual(['officer: NOT_AUTHORISED ×1']);
    expect(answer.errors).toBeUndefined();
  });

  it('makes the whole data null where no parent may be', async () => {
    const { ask } = await gatewayOver(registry().all);

    const answer = await ask('{ open headCount }');

    expect(answer.data).toBeNull();
    expect(reasonsIn(answer)).toEqual([': NOT_AUTHORISED ×1']);
    expect(answer.status).toBe(200);
  });

  it('is told once for all places in lists of lists', async () => {
    const { ask } = await gatewayOver(registry().all);

    const answer = await ask('{ grid { x y } cells { y } }');

    expect(answer.data).toEqual({ grid: [null, null], cells: [[null, null, null]] });
    expect(reasonsIn(answer)).toEqual(['grid.0: NOT_AUTHORISED ×1', 'cells.0.0: NOT_AUTHORISED ×2']);
  });

  it('is refused by what it gives: an object, a scalar, an enum', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);

    const refused = await ask('{ cases { title } token level }');
    expect(refused.data).toEqual({ cases: null, token: null, level: null });
    expect(people.received).toEqual([]);

    const given = await ask('{ cases { title } token level }', { viewer: auditor });
    expect(given.data).toEqual({ cases: [{ title: 'Đất đai' }], token: 'abc', level: 'HIGH' });
  });

  it('does not take the argument of a protected type along: that is what the caller sends', async () => {
    const { ask } = await gatewayOver(registry().all);

    expect((await ask('{ secret(level: HIGH) }', { viewer: citizen })).data).toEqual({ secret: 7 });
  });

  it.each([
    ['@skip', '{ open secret @skip(if: true) }', [], { open: 1 }],
    ['@include with a variable', 'query ($no: Boolean!) { open secret @include(if: $no) }', [], { open: 1 }],
    [
      '@skip that lets it in',
      '{ open secret @skip(if: false) }',
      ['secret: NOT_AUTHORISED ×1'],
      { open: 1, secret: null },
    ],
  ])('is not there at all when %s leaves it out', async (_, query, reasons, data) => {
    const { ask } = await gatewayOver(registry().all);

    const answer = await ask(query, { variables: { no: false } });

    expect(answer.data).toEqual(data);
    expect(reasonsIn(answer)).toEqual(reasons);
  });
});

describe('what stands in a refused part only', () => {
  it('goes to no subgraph: literals and variables too', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);

    const query =
      'query ($s: String, $both: String) { secret(of: $s) b: secret(of: "mật") open(of: $both) c: secret(of: $both) }';
    const answer = await ask(query, { variables: { s: 'giấu', both: 'x' } });

    expect(answer.data).toEqual({ secret: null, b: null, open: 1, c: null });
    expect(people.received).toHaveLength(1);
    expect(people.received[0]?.variables).toEqual({ both: 'x' });
    expect(askedOf(people)).not.toMatch(/secret|\$s\b|lifted/);
  });

  it('is still held to its type, so that a document is wrong for everyone or for nobody', async () => {
    const { ask } = await gatewayOver(registry().all);

    const answer = await ask('query ($s: String) { secret(of: $s) }', { variables: { s: 5 } });

    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('interfaces', () => {
  it('a field is refused on the interface when it is on one implementation, and seen where it is narrowed to another', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);

    const answer = await ask(`{ people { name email ... on Officer { mail: email } ... on Citizen { post: email } } }`);

    expect(answer.data).toEqual({
      people: [
        { name: 'An', email: null, post: null },
        { name: 'Bình', email: null, mail: 'binh@x.vn' },
      ],
    });
    expect(reasonsIn(answer)).toEqual(['people.0.email: NOT_AUTHORISED ×2', 'people.0.post: NOT_AUTHORISED ×1']);
    expect(askedOf(people)).not.toMatch(/on Citizen\s*\{[^}]*email/);
  });

  it('shows the value where one of two selections of one key is seen, and only what that one selects of it', async () => {
    const { ask } = await gatewayOver(registry().all);
    const query = `{ people { email ... on Officer { email } ...Named } } fragment Named on Contact { email }`;

    const answer = await ask(query);

    expect(answer.data).toEqual({ people: [{ email: null }, { email: 'binh@x.vn' }] });
    expect(reasonsIn(answer)).toEqual(['people.0.email: NOT_AUTHORISED ×1']);
    expect((await ask(query, { viewer: officer })).data).toEqual({
      people: [{ email: 'an@x.vn' }, { email: 'binh@x.vn' }],
    });
  });

  it('judges a fragment by the interface that it is on, also inside one on an object', async () => {
    const { ask } = await gatewayOver(registry().all);

    const answer = await ask('{ officer { ... on Contact { email ... on Officer { mail: email } } } }');

    expect(answer.data).toEqual({ officer: { email: null, mail: 'binh@x.vn' } });
  });
});

describe('a selection below a refused one', () => {
  const wards = () =>
    subgraph(
      'wards',
      `type Query { place: Place }
      interface Place { id: ID! boss: Boss }
      type Ward implements Place { id: ID! boss: Boss @authenticated }
      type Town implements Place { id: ID! boss: Boss }
      type Boss { name: String age: Int code: String! }`,
      {
        Query: { place: () => ({ __typename: 'Town', id: 't', boss: { name: 'Chi', age: 50, code: 'x' } }) },
      },
    );

  it('is refused with it, though another selection shows the object', async () => {
    const place = wards();
    const { ask } = await gatewayOver([place]);

    const answer = await ask('{ place { boss { name age __typename } ... on Town { boss { name } } } }');

    expect(answer.data).toEqual({ place: { boss: { name: 'Chi', age: null, __typename: 'Boss' } } });
    expect(reasonsIn(answer)).toEqual(['place.boss.age: NOT_AUTHORISED ×1']);
    expect(askedOf(place)).not.toContain('age');
  });

  it('takes the object with it when it is never null', async () => {
    const { ask } = await gatewayOver([wards()]);

    const answer = await ask('{ place { boss { code } ... on Town { boss { name } } } }');

    expect(answer.data).toEqual({ place: { boss: null } });
    expect(reasonsIn(answer)).toEqual(['place.boss: NOT_AUTHORISED ×1']);
  });
});

describe('unions', () => {
  it('an object of a type that the viewer may not see is as if it were not there, and no reason tells that it is', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);
    const query = '{ found { ... on Officer { name } ... on Case { title } } first { __typename ... on Case { id } } }';

    const answer = await ask(query);

    expect(answer.data).toEqual({ found: [{ name: 'Bình' }, null], first: null });
    expect(answer.extensions).toBeUndefined();
    expect(askedOf(people)).not.toMatch(/Case|title/);
    expect((await ask(query, { viewer: auditor })).data).toEqual({
      found: [{ name: 'Bình' }, { title: 'Đất đai' }],
      first: { __typename: 'Case', id: 'k1' },
    });
  });

  it.each([
    ['only __typename', '{ found { __typename } }', [{ __typename: 'Officer' }, null]],
    ['__typename under another name', '{ found { kind: __typename } }', [{ kind: 'Officer' }, null]],
    ['only a type that it is not of', '{ found { ... on Officer { id } } }', [{ id: 'o1' }, null]],
    ['nothing that the viewer may see', '{ found { ... on Case { id } } }', [{}, null]],
    ['nothing that the viewer may see, by name', '{ found { ...C } } fragment C on Case { id }', [{}, null]],
    ['the name of a type that it may not see', '{ found { ... on Case { __typename } } }', [{}, null]],
  ])('hides it too where the client selects %s', async (_, query, found) => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);

    expect((await ask(query)).data).toEqual({ found });
    expect(askedOf(people)).not.toContain('Case');
  });

  it('a place that is never null can hide nothing, and is refused as a whole, whatever is in it', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);

    const answer = await ask('{ foundAll { ... on Officer { name } } }');

    expect(answer.data).toEqual({ foundAll: null });
    expect(reasonsIn(answer)).toEqual(['foundAll: NOT_AUTHORISED ×1']);
    expect(people.received).toEqual([]);
    expect((await ask('{ foundAll { ... on Officer { name } } }', { viewer: auditor })).data).toEqual({
      foundAll: [{ name: 'Bình' }],
    });
  });

  it('does not believe a subgraph that leaves the type out', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);
    people.behave = async () => ({
      data: {
        found: [
          { title: 'Đất đai', id: 'k1' },
          { __typename: 'Found', id: 'k1' },
        ],
      },
    });

    const answer = await ask('{ found { ... on Officer { id } } }');

    expect(answer.data).toEqual({ found: [null, null] });
  });
});

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

describe('fragments', () => {
  it('nested and by name, spread at several places, lose what is refused and keep the rest', async () => {
    const { people, all } = registry();
    const { ask } = await gatewayOver(all);

    const answer = await ask(`
      { officer { ...O manager { ...C } } people { ...C ...O } }
      fragment O on Officer { rank ...C }
      fragment C on Contact { name ... on Citizen { ...Deep } }
      fragment Deep on Citizen { ... { email ... on Contact { id } } }`);

    expect(answer.data).toEqual({
      officer: { rank: null, name: 'Bình', manager: { name: 'An', email: null, id: 'c1' } },
      people: [
        { name: 'An', email: null, id: 'c1' },
        { name: 'Bình', rank: null },
      ],
    });
    expect(askedOf(people)).not.toMatch(/rank|email/);
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
