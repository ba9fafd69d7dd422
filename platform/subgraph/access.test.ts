import { describe, expect, it } from 'vitest';
import { fixedClock } from '../clock.ts';
import type { FeedItem } from '../feed/source.ts';
import { silentLogger } from '../log.ts';
import { defineSubgraph, type OperationContext, type SubgraphDefinition } from '../subgraph.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../viewer.ts';

const SDL = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@policy"])
type Query {
  open: Int
  known: Int @authenticated
  certain: Int! @authenticated
  grants: [Grant!]
  grant: Grant
  salary: Money
  listed: [Money!]
  things: [Thing]
  named: Named
  agency: Agency
}
type Mutation { note: Int give: Grant drop: Int @requiresScopes(scopes: [["grants:write"]]) }
type Subscription { noted: Int dropped: Int @requiresScopes(scopes: [["grants:read"]]) }
type Agency @key(fields: "id") { id: ID! name: String grants: [Grant!] secret: String @policy(policies: [["auditor"]]) }
type Grant @key(fields: "id") @requiresScopes(scopes: [["grants:read"]]) { id: ID! role: String basis: String @policy(policies: [["operator"], ["auditor"]]) }
scalar Money @requiresScopes(scopes: [["grants:read"]])
union Thing = Agency | Grant
interface Named { name: String }
type Bureau implements Named { name: String }
type Cell implements Named { name: String @authenticated }
`;

const CITIZEN = viewerOf({ subject: 'person:a', roles: ['citizen'] });
const MONITOR = viewerOf({ subject: 'person:b', roles: ['monitor'] });
const AUDITOR = viewerOf({ subject: 'person:c', roles: ['auditor'] });

/** Rows that everybody's reading would load. */
const GRANT = { id: 'g1', role: 'officer', basis: '12/QĐ-UBND' };
const AGENCY = { id: 'a1', name: 'Sở Nội vụ', secret: 'x', grants: [GRANT] };

/** The subgraph, and the names of what was resolved since it was last asked. */
function open(sdl = SDL, change: (resolvers: Record<string, object>) => object = (resolvers) => resolvers) {
  const ran: string[] = [];
  const gives =
    <T>(name: string, value: T) =>
    () => {
      ran.push(name);
      return value;
    };
  const resolvers = {
    Query: {
      open: gives('open', 1),
      known: gives('known', 2),
      certain: gives('certain', 3),
      grants: gives('grants', [GRANT, GRANT]),
      grant: gives('grant', GRANT),
      salary: gives('salary', '5'),
      listed: gives('listed', ['5']),
      things: gives('things', [
        { __typename: 'Grant', ...GRANT },
        { __typename: 'Agency', ...AGENCY },
      ]),
      named: gives('named', { __typename: 'Bureau', name: 'B' }),
      agency: gives('agency', AGENCY),
    },
    Mutation: { note: gives('note', 1), give: gives('give', GRANT), drop: gives('drop', 1) },
    Agency: {
      __resolveReference: ({ id }: { id: string }) => gives('load agency', id === 'a1' ? AGENCY : null)(),
    },
    Grant: {
      __resolveReference: ({ id }: { id: string }) => gives('load grant', id === 'g1' ? GRANT : null)(),
      basis: async ({ basis }: typeof GRANT) => gives('basis', basis)(),
    },
  };
  const read = async function* (): AsyncGenerator<FeedItem> {
    ran.push('feed');
    yield { position: 'f.1', row: { toString: () => '1' } };
  };
  const row = { statement: { name: 's', text: '' }, values: [] };
  const subgraph = defineSubgraph({
    name: 'small',
    sdl,
    resolvers: change(resolvers),
    keepsHistory: false,
    resolvePosition: async () => null,
    subscriptions: {
      feed: { read },
      clock: fixedClock('2026-03-31T03:00:00Z'),
      fields: { noted: () => row, dropped: () => row },
    },
    openContext: (operation: OperationContext) => ({ context: operation, close: async () => {} }),
    logger: silentLogger,
  } satisfies SubgraphDefinition<OperationContext>);

  const request = (query: string, viewer: Viewer, variables: Record<string, unknown> = {}) => ({
    ...{ query, viewer, variables, requestId: 'test', language: 'en' as const },
    ...{ readAt: { position: null, today: '2026-03-31' }, signal: new AbortController().signal },
  });

  return {
    /** The answer at first sight, interpreted, which must be that at the third, compiled. */
    async ask(query: string, viewer: Viewer, variables: Record<string, unknown> = {}) {
      const sights = [];
      for (let sight = 1; sight <= 3; sight += 1) {
        ran.length = 0;
        const { data, errors, extensions } = await subgraph.execute(request(query, viewer, variables));
        const told = errors?.map((error) => [error.path?.join('.'), error.extensions?.code]);
        const nulls = extensions?.nulls?.map(({ path, reason }) => `${path.join('.')} ${reason}`);
        sights.push({
          data: data && JSON.parse(JSON.stringify(data)),
          errors: told ?? [],
          nulls: nulls ?? [],
          ran: [...ran],
        });
      }
      expect(sights[2]).toEqual(sights[0]);
      return sights[0]!;
    },
    async events(query: string, viewer: Viewer) {
      ran.length = 0;
      const responses = [];
      for await (const { response } of subgraph.subscribe({ ...request(query, viewer), resumeAfter: null })) {
        responses.push(response);
      }
      return { responses, ran: [...ran] };
    },
  };
}

const refused = (code: string) => expect.objectContaining({ extensions: expect.objectContaining({ code }) });

describe('a field that the viewer may not see', () => {
  it('that is called like a field of federation is one like any other', async () => {
    const sdl = SDL.replace('secret: String', '_service: String @authenticated secret: String');
    const { ask } = open(sdl, (resolvers) => ({
      ...resolvers,
      Query: { ...resolvers.Query, agency: () => ({ ...AGENCY, _service: 'x' }) },
    }));
    expect(await ask('{ agency { _service } }', PUBLIC_VIEWER)).toMatchObject({ data: { agency: { _service: null } } });
    expect(await ask('{ agency { _service } }', CITIZEN)).toMatchObject({ data: { agency: { _service: 'x' } } });
  });

  it('is null with NOT_AUTHORISED, and is not resolved', async () => {
    expect(await open().ask('{ open k: known }', PUBLIC_VIEWER)).toEqual({
      data: { open: 1, k: null },
      errors: [],
      nulls: ['k NOT_AUTHORISED'],
      ran: ['open'],
    });
    expect(await open().ask('{ open k: known }', CITIZEN)).toEqual({
      data: { open: 1, k: 2 },
      errors: [],
      nulls: [],
      ran: ['open', 'known'],
    });
  });

  it.each([
    ['UNAUTHENTICATED', 'the public', PUBLIC_VIEWER, '{ certain }', 'certain'],
    ['FORBIDDEN', 'a citizen', CITIZEN, '{ agency { grants { id } secret } drop: certain2 }', 'drop'],
  ])('that cannot be null is refused with %s for %s', async (code, _, viewer, query, path) => {
    const sdl = SDL.replace('certain: Int!', 'certain2: Int! @requiresScopes(scopes: [["audit:read"]]) certain: Int!');

    expect(await open(sdl).ask(query, viewer)).toMatchObject({ data: null, errors: [[path, code]] });
  });

  it.each([
    [
      'by its own directive, below what may be seen',
      '{ agency { name secret } }',
      { agency: { name: 'Sở Nội vụ', secret: null } },
      ['agency.secret NOT_AUTHORISED'],
      ['agency'],
    ],
    ['by the type that it returns', '{ grant { __typename } }', { grant: null }, ['grant NOT_AUTHORISED'], []],
    [
      'by the type of its list',
      '{ agency { grants { id } } grants { id } }',
      { agency: { grants: null }, grants: null },
      ['agency.grants NOT_AUTHORISED', 'grants NOT_AUTHORISED'],
      ['agency'],
    ],
    [
      'by its scalar',
      '{ salary listed }',
      { salary: null, listed: null },
      ['salary NOT_AUTHORISED', 'listed NOT_AUTHORISED'],
      [],
    ],
    [
      'by its scalar, behind a fragment',
      'query Q { ...F } fragment F on Query { s: salary }',
      { s: null },
      ['s NOT_AUTHORISED'],
      [],
    ],
  ])('is refused %s', async (_, query, data, nulls, ran) => {
    expect((await open().ask(query, CITIZEN)) satisfies object).toMatchObject({ data, errors: [], nulls });
    const { nulls: explained, ran: resolved } = await open().ask(query, CITIZEN);
    expect([...explained].sort()).toEqual([...nulls].sort());
    expect(resolved).toEqual(ran);
  });

  it('is seen by who meets all that it and its types demand, and by nobody who meets a part', async () => {
    const query = '{ grant { role basis } agency { secret } }';

    expect(await open().ask(query, AUDITOR)).toMatchObject({
      data: { grant: { role: 'officer', basis: '12/QĐ-UBND' }, agency: { secret: 'x' } },
      nulls: [],
    });
    expect(await open().ask(query, MONITOR)).toEqual({
      data: { grant: { role: 'officer', basis: null }, agency: { secret: null } },
      errors: [],
      nulls: expect.arrayContaining(['grant.basis NOT_AUTHORISED', 'agency.secret NOT_AUTHORISED']),
      ran: ['grant', 'agency'],
    });
    // A key that is cut down has neither the scope of the type nor the role whole, which the policy asks for.
    const cutDown = viewerOf({ subject: 'machine:x', roles: ['auditor'], scopes: [] });
    expect(await open().ask(query, cutDown)).toMatchObject({ data: { grant: null, agency: { secret: null } } });
  });

  it('is refused on each member of a union by itself', async () => {
    const query = '{ things { ... on Grant { role } ... on Agency { name } } }';

    expect(await open().ask(query, CITIZEN)).toMatchObject({
      data: { things: [{ role: null }, { name: 'Sở Nội vụ' }] },
      nulls: ['things.0.role NOT_AUTHORISED'],
    });
  });

  it('is refused where an interface leads to what any implementation keeps', async () => {
    expect(await open().ask('{ named { name } }', PUBLIC_VIEWER)).toEqual({
      data: { named: { name: 'B' } },
      errors: [],
      nulls: [],
      ran: ['named'],
    });
    const cell = open(SDL, (resolvers) => ({
      ...resolvers,
      Query: { named: () => ({ __typename: 'Cell', name: 'C' }) },
    }));
    expect(await cell.ask('{ named { name } }', PUBLIC_VIEWER)).toMatchObject({
      data: { named: { name: null } },
      nulls: ['named.name NOT_AUTHORISED'],
    });
  });

  it('is found under the name that its directive has in this document', async () => {
    const renamed = SDL.replace('"@authenticated"', '{ name: "@authenticated", as: "@login" }')
      .replaceAll('@authenticated', '@login')
      .replace('"@login", as', '"@authenticated", as');

    expect(await open(renamed).ask('{ known }', PUBLIC_VIEWER)).toMatchObject({ data: { known: null }, ran: [] });
  });
});

describe('an entity of a protected type', () => {
  const ENTITIES =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Grant { role basis } ... on Agency { name secret } } }';
  const of = (...keys: [string, string][]) => ({ of: keys.map(([__typename, id]) => ({ __typename, id })) });

  it('answers the same whether it exists or not, and is not loaded', async () => {
    const { data, nulls, errors, ran } = await open().ask(
      ENTITIES,
      CITIZEN,
      of(['Grant', 'g1'], ['Grant', 'none'], ['Agency', 'a1']),
    );

    expect(data).toEqual({
      _entities: [
        { role: null, basis: null },
        { role: null, basis: null },
        { name: 'Sở Nội vụ', secret: null },
      ],
    });
    expect([...nulls].sort()).toEqual(
      ['0.basis', '0.role', '1.basis', '1.role', '2.secret'].map((at) => `_entities.${at} NOT_AUTHORISED`),
    );
    expect(errors).toEqual([]);
    expect(ran).toEqual(['load agency']);
  });

  it('tells nothing of its key either, nor of what a representation brings', async () => {
    const asked = { of: [{ __typename: 'Grant', id: 'g1', role: 'brought' }] };
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Grant { role } } }';
    const key = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Grant { id } } }';

    expect(await open().ask(query, PUBLIC_VIEWER, asked)).toMatchObject({
      data: { _entities: [{ role: null }] },
      ran: [],
    });
    expect(await open().ask(key, PUBLIC_VIEWER, asked)).toMatchObject({
      data: { _entities: [null] },
      errors: [['_entities.0.id', 'UNAUTHENTICATED']],
      ran: [],
    });
  });

  it('is loaded for who meets what its type demands, and null where there is none', async () => {
    expect(await open().ask(ENTITIES, MONITOR, of(['Grant', 'g1'], ['Grant', 'none']))).toEqual({
      data: { _entities: [{ role: 'officer', basis: null }, null] },
      errors: [],
      nulls: ['_entities.0.basis NOT_AUTHORISED'],
      ran: ['load grant', 'load grant'],
    });
  });

  it('is not given out where no reference is resolved: the fields refuse', async () => {
    const bare = open(SDL, (resolvers) => ({ ...resolvers, Grant: {} }));

    expect(await bare.ask(ENTITIES, CITIZEN, of(['Grant', 'g1']))).toMatchObject({
      data: { _entities: [{ role: null, basis: null }] },
    });
  });
});

describe('an entity known by an interface', () => {
  const OF = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Paper { id } } }';
  const PAPERS = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
type Query { open: Int } type Mutation { note: Int } type Subscription { noted: Int dropped: Int }
interface Named @key(fields: "id") { id: ID! }
type Paper implements Named @key(fields: "id") { id: ID! }
type Secret implements Named @key(fields: "id") @authenticated { id: ID! }
`;

  it('is not loaded when any implementation demands more than the viewer has', async () => {
    const loaded: string[] = [];
    const papers = open(PAPERS, ({ Query }) => ({
      Query: { open: (Query as { open: unknown }).open },
      Named: {
        __resolveType: () => 'Paper',
        __resolveReference: ({ id }: { id: string }) => {
          loaded.push(id);
          return { __typename: 'Paper', id };
        },
      },
    }));
    const asked = { of: [{ __typename: 'Named', id: 'p1' }] };

    expect(await papers.ask(OF, PUBLIC_VIEWER, asked)).toMatchObject({ data: { _entities: [null] }, errors: [] });
    expect(loaded).toEqual([]);
    expect(await papers.ask(OF, CITIZEN, asked)).toMatchObject({ data: { _entities: [{ id: 'p1' }] } });
  });
});

describe('a command or subscription that the viewer may not send', () => {
  it.each([
    ['UNAUTHENTICATED', 'the public', PUBLIC_VIEWER],
    ['FORBIDDEN', 'a known viewer', MONITOR],
  ])('is refused with %s for %s, though it could be null, and does not run', async (code, _, viewer) => {
    expect(await open().ask('mutation { drop }', viewer)).toEqual({
      data: { drop: null },
      errors: [['drop', code]],
      nulls: [],
      ran: [],
    });
    const small = open();
    const about = viewer === MONITOR ? CITIZEN : viewer;
    await expect(small.events('subscription { dropped }', about)).rejects.toEqual(refused(code));
    expect((await small.events('subscription { noted }', about)).ran).toEqual(['feed']);
  });

  it('is refused when what it gives back may not be seen: it would else run and tell nobody', async () => {
    expect(await open().ask('mutation { give { role } }', CITIZEN)).toMatchObject({
      errors: [['give', 'FORBIDDEN']],
      ran: [],
    });
  });

  it('leaves the others alone', async () => {
    expect(await open().ask('mutation { note }', PUBLIC_VIEWER)).toMatchObject({ data: { note: 1 }, ran: ['note'] });
    expect(await open().events('subscription { dropped }', MONITOR)).toMatchObject({ ran: ['feed'] });
  });
});

describe('a subgraph whose rules cannot be kept', () => {
  it('does not start', () => {
    const unexplained = SDL.replace('"@authenticated", ', '').replace(
      'type Query',
      'directive @authenticated on FIELD_DEFINITION type Query',
    );

    expect(() => open(unexplained)).toThrow(refused('ACCESS_UNREADABLE'));
  });
});
