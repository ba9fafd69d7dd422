import { describe, expect, it } from 'vitest';
import { createGateway } from '../../gateway/gateway.ts';
import { localTransport } from '../../gateway/transport.ts';
import { askedOf, gatewayOver, reasonsIn, subgraph, supergraphOf, VIEWERS } from './access-fixture.ts';
import { fixtureGateway, fixtureSubgraph } from './fixture.ts';

const { public: everyone, citizen, officer } = VIEWERS;

describe('GHSA-x33c-7c2v-mrj9: rules of the types behind an interface', () => {
  const people = (citizenRule: string, officerRule: string) =>
    subgraph(
      'people',
      `type Query { people: [Person] one: Person }
      interface Person { id: ID! name: String pay: Int }
      type Citizen implements Person { id: ID! name: String pay: Int ${citizenRule} }
      type Officer implements Person { id: ID! name: String pay: Int ${officerRule} }`,
      {
        Query: {
          people: () => [
            { __typename: 'Citizen', id: 'c', name: 'An', pay: 1 },
            { __typename: 'Officer', id: 'o', name: 'Bình', pay: 2 },
          ],
          one: () => ({ __typename: 'Officer', id: 'o', name: 'Bình', pay: 2 }),
        },
        Person: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      },
    );
  const SCOPES = '@requiresScopes(scopes: [["grants:read"]])';

  it.each([
    ['through the interface', '{ people { pay } }'],
    ['under another name', '{ people { name: pay } }'],
    ['in a fragment on the interface', '{ people { ... on Person { pay } } }'],
    ['in fragments on each type', '{ people { ... on Citizen { pay } ... on Officer { pay } } }'],
    [
      'in the interface inside a type',
      '{ people { ... on Officer { ... on Person { pay } } ... on Citizen { ... on Person { pay } } } }',
    ],
    ['in a fragment without a type', '{ people { ... { ... @include(if: true) { pay } } } }'],
    ['by the name of a fragment', '{ people { ...P } } fragment P on Person { ...Q } fragment Q on Person { pay }'],
  ])('hold though the interface says nothing, the same on all types: %s', async (_, query) => {
    const all = people(SCOPES, SCOPES);
    const { ask } = await gatewayOver([all]);

    for (const viewer of [everyone, citizen]) {
      const answer = await ask(query, { viewer });
      expect(JSON.stringify(answer.data)).not.toMatch(/[12]/);
      expect(reasonsIn(answer).join()).toContain('NOT_AUTHORISED');
    }
    expect(askedOf(all)).not.toContain('pay');
    expect(JSON.stringify((await ask(query, { viewer: officer })).data)).toMatch(/1.*2/);
  });

  it('hold together where they differ: all of them have to be met', async () => {
    const { ask } = await gatewayOver([people('@authenticated', SCOPES)]);
    const query = '{ one { pay } }';

    expect((await ask(query)).data).toEqual({ one: { pay: null } });
    expect((await ask(query, { viewer: citizen })).data).toEqual({ one: { pay: null } });
    expect((await ask(query, { viewer: officer })).data).toEqual({ one: { pay: 2 } });
    // Narrowed, each is judged by itself.
    expect((await ask('{ people { ... on Citizen { pay } } }', { viewer: citizen })).data).toEqual({
      people: [{ pay: 1 }, {}],
    });
  });

  it('close the interface when one of its types is closed, but not the others by themselves', async () => {
    const all = subgraph(
      'all',
      `type Query { either: Either open: Open }
      interface Either { id: ID! }
      type Open implements Either { id: ID! }
      type Closed implements Either @authenticated { id: ID! }`,
      {
        Query: { either: () => ({ __typename: 'Closed', id: 'c' }), open: () => ({ id: 'o' }) },
        Either: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      },
    );
    const { ask } = await gatewayOver([all]);

    const answer = await ask('{ either { __typename ... on Open { id } } open { id } }');

    expect(answer.data).toEqual({ either: null, open: { id: 'o' } });
    expect(reasonsIn(answer)).toEqual(['either: NOT_AUTHORISED ×1']);
    expect(askedOf(all)).not.toContain('either');
  });
});

describe('GHSA-g8jh-vg5j-4h3f: access directives under another name', () => {
  const FEDERATION = 'url: "https://specs.apollo.dev/federation/v2.9"';

  it.each([
    ['as it is', `@link(${FEDERATION}, import: ["@authenticated"])`, '@authenticated'],
    ['renamed', `@link(${FEDERATION}, import: [{ name: "@authenticated", as: "@login" }])`, '@login'],
    ['not imported', `@link(${FEDERATION})`, '@federation__authenticated'],
  ])('a rule of a subgraph is kept: %s', async (_, link, directive) => {
    const resolvers = { Query: { secret: () => 7, open: () => 1 } };
    const lent = fixtureSubgraph('own', 'type Query { secret: Int open: Int }', resolvers);
    const sdl = `extend schema ${link}\ntype Query { secret: Int ${directive} open: Int }`;
    const { ask } = await gatewayOver([{ ...lent, sdl }]);

    expect((await ask('{ secret open }')).data).toEqual({ secret: null, open: 1 });
    expect((await ask('{ secret open }', { viewer: citizen })).data).toEqual({ secret: 7, open: 1 });
  });

  it('a subgraph whose rule composition does not understand does not join', () => {
    const sdl = `extend schema @link(${FEDERATION}, as: "fed")\ntype Query { secret: Int @fed__authenticated }`;

    expect(() => supergraphOf([{ name: 'own', sdl }])).toThrow('@fed__authenticated');
  });

  const own = () =>
    subgraph('own', 'type Query { secret: Int @authenticated open: Int }', {
      Query: { secret: () => 7, open: () => 1 },
    });
  const URL = 'url: "https://specs.apollo.dev/authenticated/v0.1"';

  it.each([
    ['by the link’s own name', `@link(${URL}, as: "login", for: SECURITY)`, '@login'],
    ['by an import', `@link(${URL}, import: [{ name: "@authenticated", as: "@signed" }], for: SECURITY)`, '@signed'],
    ['by its prefix', `@link(${URL}, for: SECURITY)`, '@authenticated__authenticated'],
  ])('a rule of a supergraph is kept, renamed %s', async (_, link, directive) => {
    const one = own();
    const supergraphSdl = supergraphOf([one])
      .replaceAll(/@authenticated\b/g, directive)
      .replace(/@link\(url: "https:\/\/specs\.apollo\.dev\/authenticated[^)]*\)/, link);
    expect(supergraphSdl).toContain(`secret: Int ${directive}`);
    const { ask } = await fixtureGateway([one], { supergraphSdl });

    expect((await ask('{ secret open }')).data).toEqual({ secret: null, open: 1 });
    expect(askedOf(one)).not.toContain('secret');
  });

  it.each([
    ['no link explains', (sdl: string) => sdl.replace(/@link\(url: "[^"]*authenticated\/v0.1"[^)]*\)/, '')],
    ['is of a version that is not known', (sdl: string) => sdl.replace('authenticated/v0.1', 'authenticated/v9.0')],
  ])('a supergraph with a rule that %s is not served', async (_, change) => {
    const one = own();
    const supergraphSdl = change(supergraphOf([one]));

    await expect(createGateway({ supergraphSdl, transports: [localTransport(one)] })).rejects.toMatchObject({
      code: 'SUPERGRAPH_INVALID',
    });
  });

  it('nor does one take the place of a supergraph that is served', async () => {
    const one = own();
    const { gateway, ask } = await gatewayOver([one]);
    const broken = supergraphOf([one]).replace('authenticated/v0.1', 'authenticated/v9.0');

    await expect(gateway.swap({ supergraphSdl: broken, transports: [localTransport(one)] })).rejects.toMatchObject({
      code: 'SUPERGRAPH_INVALID',
    });

    expect((await ask('{ secret open }')).data).toEqual({ secret: null, open: 1 });
  });
});

describe('what federation adds to a subgraph', () => {
  it.each([
    ['_entities', '{ _entities(representations: [{ __typename: "A", id: "1" }]) { __typename } }'],
    ['_service', '{ _service { sdl } }'],
  ])('%s is no field of the gateway', async (_, query) => {
    const all = subgraph('all', 'type Query { a: A } type A @key(fields: "id") { id: ID! }', {});
    const { ask } = await gatewayOver([all]);

    expect(await ask(query)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(all.received).toEqual([]);
  });
});
