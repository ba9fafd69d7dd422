import { describe, expect, it } from 'vitest';
import { askedOf, gatewayOver, reasonsIn, subgraph, VIEWERS } from './access-fixture.ts';
import { registry } from './access-people.ts';

const { citizen, officer, auditor } = VIEWERS;

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
