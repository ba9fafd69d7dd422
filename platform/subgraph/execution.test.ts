import { buildSchema, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { describe, expect, it } from 'vitest';
import { HubError, hubErrorOf } from '../errors.ts';
import { createExecution } from './execution.ts';
import { NullReasons, orBecause } from './nulls.ts';

const SCHEMA = buildSchema('type Query { greeting(name: String): String  letters: [String!]! }');
const CONTEXT = {};

function execution() {
  return createExecution(SCHEMA);
}

describe('a document', () => {
  it('is parsed at first sight and compiled at the second', async () => {
    const { run, sizes } = execution();

    await run('{ letters }', undefined, {}, CONTEXT);
    expect(sizes()).toEqual({ parsed: 1, compiled: 0 });
    await run('{ letters }', undefined, {}, CONTEXT);
    expect(sizes()).toEqual({ parsed: 0, compiled: 1 });
  });

  it('that does not parse or fit the schema is answered with errors and kept nowhere', async () => {
    const { run, sizes } = execution();

    expect((await run('{ letters', undefined, {}, CONTEXT)).errors).toHaveLength(1);
    expect((await run('{ unknown }', undefined, {}, CONTEXT)).errors).toHaveLength(1);
    expect(sizes()).toEqual({ parsed: 0, compiled: 0 });
  });

  it('pushes the one used longest ago out of the bounded caches', async () => {
    const { run, sizes } = execution();

    for (let i = 0; i < 1100; i += 1) await run(`{ a${i}: greeting }`, undefined, {}, CONTEXT);
    expect(sizes().parsed).toBe(1000);
    for (let i = 1099; i > 850; i -= 1) await run(`{ a${i}: greeting }`, undefined, {}, CONTEXT);
    expect(sizes().compiled).toBe(200);
  });
});

describe('interpreted and compiled execution', () => {
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        refused: {
          type: GraphQLString,
          resolve: () => {
            throw new HubError('ID_MALFORMED', 'Expected an id.');
          },
        },
        missing: { type: GraphQLString, resolve: orBecause('NOT_REPORTED', () => null) },
        later: { type: GraphQLString, resolve: orBecause('NOT_APPLICABLE', async () => null) },
      },
    }),
  });

  it('agree on errors, their paths, and the reasons for nulls', async () => {
    const { run } = createExecution(schema);
    const sights = [];
    for (let i = 0; i < 2; i += 1) {
      const nulls = new NullReasons();
      const answer = await run('{ x: refused missing later }', undefined, {}, { nulls });
      const errors = answer.errors?.map((error) => ({ path: error.path, code: hubErrorOf(error)?.code }));
      sights.push({ data: { ...answer.data }, errors, nulls: nulls.explained });
    }

    expect(sights[0]).toEqual({
      data: { x: null, missing: null, later: null },
      errors: [{ path: ['x'], code: 'ID_MALFORMED' }],
      nulls: [
        { path: ['missing'], reason: 'NOT_REPORTED' },
        { path: ['later'], reason: 'NOT_APPLICABLE' },
      ],
    });
    expect(sights[1]).toEqual(sights[0]);
  });

  it('agree on the defaults of input fields and on variables that do not fit', async () => {
    const paged = buildSchema('input Page { first: Int! = 20 after: String } type Query { list(page: Page): String }');
    paged.getQueryType()!.getFields().list!.resolve = (_, args) => JSON.stringify(args);
    const { run } = createExecution(paged);
    const query = 'query ($page: Page) { list(page: $page) }';

    for (let sight = 1; sight <= 3; sight += 1) {
      const { data, errors } = await run(query, undefined, { page: { after: 'x' } }, {});
      expect(errors).toBeUndefined();
      expect(JSON.parse(String(data?.list))).toEqual({ page: { first: 20, after: 'x' } });
      expect((await run(query, undefined, { page: { first: 'many' } }, {})).errors).toHaveLength(1);
    }
  });
});
