import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fixtureGateway, fixtureSubgraph } from './fixture.ts';

/** An error as a careless subgraph gives it: with a code to keep and a stack that is nobody's business. */
const refused = (code = 'DOSSIER_CLOSED') =>
  new GraphQLError('The dossier is closed.', {
    extensions: { code, remedy: 'Open another.', stacktrace: ['at secret.ts:1'], exception: { sql: 'SELECT' } },
  });

const shown = (path: (string | number)[], code = 'DOSSIER_CLOSED') => ({
  message: 'The dossier is closed.',
  path,
  extensions: { code, remedy: 'Open another.', subgraph: 'services' },
});

/** Agencies refer to dossiers, each of which may be referred to many times; what services says of a dossier fails. */
function subgraphs(fail: () => unknown = () => refused()) {
  const agencies = fixtureSubgraph(
    'agencies',
    `type Query { agencies: [Agency!]! agency: Agency must: Agency! }
    type Agency { name: String! dossiers: [Dossier] last: Dossier surely: Dossier! }
    type Dossier @key(fields: "id") { id: ID! }
    type Done @shareable { note: String }`,
    {
      Query: {
        agencies: () => [
          { name: 'A', dossiers: [{ id: 'd1' }, { id: 'd2' }], last: { id: 'd1' } },
          { name: 'B', dossiers: [{ id: 'd2' }, null], last: null },
        ],
        agency: () => ({ name: 'A', last: { id: 'd1' }, surely: { id: 'd1' } }),
        must: () => ({ name: 'A', last: { id: 'd1' }, surely: { id: 'd1' } }),
      },
    },
  );
  const services = fixtureSubgraph(
    'services',
    `type Query { open: [Dossier!] }
    type Dossier @key(fields: "id") {
      id: ID! title(short: Boolean): String strict: String steps: [Step] owner: Owner
      need: String! lenient: String
    }
    type Step { name: String result: Result }
    union Result = Done | Failed
    type Done @shareable { note: String! }
    type Failed { note: String }
    type Owner { name: String! }`,
    {
      Query: { open: () => [{ id: 'd1' }, { id: 'd2' }] },
      Result: { __resolveType: (result: { type: string }) => result.type },
      Failed: { note: () => fail() },
      Dossier: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        title: ({ id }: { id: string }) => (id === 'd1' ? fail() : 'fine'),
        strict: () => fail(),
        need: ({ id }: { id: string }) => (id === 'd1' ? fail() : 'needed'),
        lenient: () => 'lenient',
        owner: () => ({ name: fail() }),
        steps: () => [
          { name: 'one', result: { type: 'Done', note: 'done' } },
          { name: 'two', result: { type: 'Failed' } },
        ],
      },
    },
  );
  return { agencies, services, all: [agencies, services] };
}

describe("a subgraph's error", () => {
  it('comes with its code and remedy and the name of the subgraph, and nothing else that it carried', async () => {
    const { ask } = await fixtureGateway(subgraphs().all);

    const answer = await ask('{ open { strict } }');

    expect(answer).toEqual({
      status: 200,
      isCacheable: false,
      data: { open: [{ strict: null }, { strict: null }] },
      errors: [shown(['open', 0, 'strict']), shown(['open', 1, 'strict'])],
    });
  });

  it('has the path that the client knows, at every place an entity was asked for once', async () => {
    const { services, all } = subgraphs();
    const { ask } = await fixtureGateway(all);

    const { data, errors } = await ask(
      '{ all: agencies { files: dossiers { heading: title } last { heading: title } } }',
    );

    expect(data).toEqual({
      all: [
        { files: [{ heading: null }, { heading: 'fine' }], last: { heading: null } },
        { files: [{ heading: 'fine' }, null], last: null },
      ],
    });
    expect(errors).toEqual([shown(['all', 0, 'files', 0, 'heading']), shown(['all', 0, 'last', 'heading'])]);
    const [first] = Object.values(services.received[0]?.variables ?? {});
    expect(first).toEqual([
      { __typename: 'Dossier', id: 'd1' },
      { __typename: 'Dossier', id: 'd2' },
    ]);
  });

  it('keeps the name of a field that the planner had to call otherwise', async () => {
    const { services, all } = subgraphs();
    const { ask } = await fixtureGateway(all);

    const { data, errors } = await ask(
      '{ agency { last { steps { result { ... on Done { text: note } ... on Failed { text: note } } } } } }',
    );

    expect(services.received[0]?.query).toContain('_internal_qp_alias_0');
    expect(data).toEqual({ agency: { last: { steps: [{ result: { text: 'done' } }, { result: { text: null } }] } } });
    expect(errors).toEqual([shown(['agency', 'last', 'steps', 1, 'result', 'text'])]);
  });

  it('within an object shows where it happened, and the nearest nullable parent is null', async () => {
    const { ask } = await fixtureGateway(subgraphs().all);

    const { data, errors } = await ask('{ agency { last { id owner { name } } } }');

    expect(data).toEqual({ agency: { last: { id: 'd1', owner: null } } });
    expect(errors).toEqual([shown(['agency', 'last', 'owner'])]);
  });

  it('that took a whole entity with it is told once, and goes up past what may not be null', async () => {
    const { ask } = await fixtureGateway(subgraphs().all);

    const { data, errors } = await ask('{ agency { name surely { lenient need } } }');

    expect(data).toEqual({ agency: null });
    expect(errors).toEqual([shown(['agency', 'surely', 'need'])]);
  });

  it('goes up to the root when nothing on the way may be null', async () => {
    const { ask } = await fixtureGateway(subgraphs().all);

    const answer = await ask('{ must { surely { need } } }');

    expect(answer).toEqual({
      status: 200,
      isCacheable: false,
      data: null,
      errors: [shown(['must', 'surely', 'need'])],
    });
  });

  it('of an entity that could not be found at all shows at each of its fields', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({
      data: { _entities: [null] },
      errors: [{ message: 'gone', path: ['_entities', 0], extensions: { code: 'GONE' } }],
    });
    const { ask } = await fixtureGateway(all);

    const { data, errors } = await ask('{ agency { last { id title lenient } } }');

    expect(data).toEqual({ agency: { last: { id: 'd1', title: null, lenient: null } } });
    expect(errors).toEqual([
      { message: 'gone', path: ['agency', 'last', 'title'], extensions: { code: 'GONE', subgraph: 'services' } },
      { message: 'gone', path: ['agency', 'last', 'lenient'], extensions: { code: 'GONE', subgraph: 'services' } },
    ]);
  });

  it('without a path still reaches the client, with a code', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({ data: null, errors: [{ message: 'no such field' }] });
    const { ask } = await fixtureGateway(all);

    const { data, errors } = await ask('{ open { title } agency { name } }');

    expect(data).toEqual({ open: null, agency: { name: 'A' } });
    expect(errors).toMatchObject([
      { message: 'no such field', path: ['open'], extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'services' } },
    ]);
  });

  it('beside an answer that is whole reaches the client without a path', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({ data: { open: [] }, errors: [{ message: 'a warning' }] });
    const { ask } = await fixtureGateway(all);

    const { data, errors } = await ask('{ open { title } }');

    expect(data).toEqual({ open: [] });
    expect(errors).toMatchObject([{ message: 'a warning' }]);
    expect(errors?.[0]).not.toHaveProperty('path');
  });

  it('may be had by thousands of entities: a hundred are shown, the rest counted', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({
      data: { open: Array.from({ length: 5000 }, () => ({ title: null })) },
      errors: Array.from({ length: 5000 }, (_, i) => ({ message: 'x', path: ['open', i, 'title'] })),
    });
    const { ask } = await fixtureGateway(all);

    const { errors, extensions } = await ask('{ open { title } }');

    expect(errors).toHaveLength(100);
    expect(extensions?.errorsOmitted).toBe(4900);
  });
});

describe('a null where none may stand', () => {
  it('that nothing explains is an error of the subgraph, at the field, and goes up', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({ data: { _entities: [{ lenient: 'x', need: null }] } });
    const { ask } = await fixtureGateway(all);

    const { data, errors } = await ask('{ agency { name last { lenient need } } }');

    expect(data).toEqual({ agency: { name: 'A', last: null } });
    expect(errors).toMatchObject([
      { path: ['agency', 'last', 'need'], extensions: { code: 'SUBGRAPH_ANSWER_INVALID' } },
    ]);
  });

  it('in a list makes the list null', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({ data: { open: [{ id: 'd1' }, null] } });
    const { ask } = await fixtureGateway(all);

    expect(await ask('{ open { id } }')).toMatchObject({ data: { open: null }, errors: [{ path: ['open', 1] }] });
  });
});

describe('a value of another type than the schema says', () => {
  it.each<[string, unknown]>([
    ['a number for a string', 7],
    ['an object for a string', { a: 1 }],
  ])('is null and an error: %s', async (_, title) => {
    const { services, all } = subgraphs();
    services.behave = async () => ({ data: { open: [{ id: 'd1', title, steps: 'none' }] } });
    const { ask } = await fixtureGateway(all);

    const { data, errors } = await ask('{ open { id title steps { name } } }');

    expect(data).toEqual({ open: [{ id: 'd1', title: null, steps: null }] });
    expect(errors).toMatchObject([
      { path: ['open', 0, 'title'], extensions: { code: 'SUBGRAPH_ANSWER_INVALID' } },
      { path: ['open', 0, 'steps'], extensions: { code: 'SUBGRAPH_ANSWER_INVALID' } },
    ]);
  });
});

describe('the reason of a null', () => {
  const facts = async () => ({
    data: {
      open: [
        { title: null, lenient: null },
        { title: null, lenient: 'x' },
        { title: 't', lenient: null },
      ],
    },
    extensions: {
      nulls: [
        { path: ['open', 0, 'title'], reason: 'SUPPRESSED' as const },
        { path: ['open', 1, 'title'], reason: 'SUPPRESSED' as const },
        { path: ['open', 0, 'lenient'], reason: 'NOT_REPORTED' as const },
        { path: ['open', 1, 'lenient'], reason: 'NOT_REPORTED' as const },
        { path: ['open', 9, 'title'], reason: 'NOT_REPORTED' as const },
        { path: ['open', 2, 'lenient'], reason: 'MADE_UP' as never },
      ],
    },
  });

  it('that a subgraph gives is data: grouped by field, only for what is null, and the answer stays cacheable', async () => {
    const { services, all } = subgraphs();
    services.behave = facts;
    const { ask } = await fixtureGateway(all);

    const answer = await ask('{ open { title lenient } }');

    expect(answer.isCacheable).toBe(true);
    expect(answer.errors).toBeUndefined();
    expect(answer.extensions?.nulls).toEqual([
      { path: ['open', 0, 'title'], reason: 'SUPPRESSED', subgraph: 'services', count: 2 },
      { path: ['open', 0, 'lenient'], reason: 'NOT_REPORTED', subgraph: 'services', count: 1 },
    ]);
  });

  it('is not given for a field that the client did not select', async () => {
    const { services, all } = subgraphs();
    services.behave = facts;
    const { ask } = await fixtureGateway(all);

    expect((await ask('{ open { lenient } }')).extensions?.nulls).toMatchObject([{ path: ['open', 0, 'lenient'] }]);
  });

  it('follows an entity to its places, under the names of the client', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({
      data: { _entities: [{ t: null }, { t: null }] },
      extensions: { nulls: [{ path: ['_entities', 1, 't'], reason: 'ERASED' }] },
    });
    const { ask } = await fixtureGateway(all);

    const { extensions } = await ask('{ agencies { files: dossiers { t: title } } }');

    expect(extensions?.nulls).toEqual([
      { path: ['agencies', 0, 'files', 1, 't'], reason: 'ERASED', subgraph: 'services', count: 2 },
    ]);
  });

  it('may come as the code of an error', async () => {
    const { ask } = await fixtureGateway(subgraphs(() => refused('NOT_AUTHORISED')).all);

    const { errors, extensions } = await ask('{ agency { last { title } } }');

    expect(errors).toEqual([shown(['agency', 'last', 'title'], 'NOT_AUTHORISED')]);
    expect(extensions?.nulls).toEqual([
      { path: ['agency', 'last', 'title'], reason: 'NOT_AUTHORISED', subgraph: 'services', count: 1 },
    ]);
  });

  it('goes up with the null, and what was null beneath is not listed any more', async () => {
    const { services, all } = subgraphs();
    services.behave = async () => ({
      data: { _entities: [{ lenient: null, need: null }] },
      extensions: {
        nulls: [
          { path: ['_entities', 0, 'lenient'], reason: 'NOT_REPORTED' },
          { path: ['_entities', 0, 'need'], reason: 'SUPPRESSED' },
        ],
      },
    });
    const { ask } = await fixtureGateway(all);

    const { data, errors, extensions } = await ask('{ agency { last { lenient need } } }');

    expect(data).toEqual({ agency: { last: null } });
    expect(errors).toBeUndefined();
    expect(extensions?.nulls).toEqual([
      { path: ['agency', 'last'], reason: 'SUPPRESSED', subgraph: 'services', count: 1 },
    ]);
  });
});
