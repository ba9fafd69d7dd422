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

describe('a document that graphql-jit would answer otherwise', () => {
  const schema = buildSchema(`
    type Query { echo(page: Page, day: String = "today", filter: Filter): String  letter: Letter  letters: [Letter] }
    input Page { first: Int = 5, kinds: [String!] }
    input Filter { name: String, anyOf: [Filter!] }
    type Letter { id: ID!  next: Letter }`);
  const letter = { id: 'a', next: { id: 'b', next: null } };
  schema.getQueryType()!.getFields().echo!.resolve = (_, args) => JSON.stringify(args, Object.keys(args).sort());
  schema.getQueryType()!.getFields().letter!.resolve = () => letter;
  schema.getQueryType()!.getFields().letters!.resolve = () => [letter, null, letter];

  const F = 'fragment F on Letter { id next { id } }';
  it.each<[string, string, Record<string, unknown>]>([
    [
      'a fragment left out in one place and taken in another',
      `query ($no: Boolean!, $yes: Boolean!) { letter { ...F @include(if: $no) ...F @include(if: $yes) } } ${F}`,
      { no: false, yes: true },
    ],
    [
      'a fragment left out of one field and taken in another',
      `query ($no: Boolean!) { letter { id ...F @include(if: $no) } letters { ...F next { ...F } } } ${F}`,
      { no: false },
    ],
    [
      'fields of one name, one of them left out',
      'query ($no: Boolean!) { letter { next @include(if: $no) { next { id } } next { id } } }',
      { no: false },
    ],
    ['an absent variable inside an input object', 'query ($n: Int) { echo(page: { first: $n }) }', {}],
    ['an absent variable inside a list', 'query ($k: String) { echo(page: { kinds: [$k] }) }', {}],
    ['a null variable inside an input object', 'query ($n: Int) { echo(page: { first: $n }) }', { n: null }],
    ['an absent variable', 'query ($day: String) { echo(day: $day) }', {}],
    ['a null variable', 'query ($day: String) { echo(day: $day) }', { day: null }],
    ['an input object with a default inside', 'query ($page: Page) { echo(page: $page) }', { page: {} }],
    ['a list for an input object', 'query ($page: Page) { echo(page: $page) }', { page: [] }],
    ['one for a list', 'query ($page: Page) { echo(page: $page) }', { page: { kinds: 'a' } }],
    ['a wrong value', 'query ($page: Page) { echo(page: $page) }', { page: { first: 'many' } }],
    ['a field that the input does not have', 'query ($page: Page) { echo(page: $page) }', { page: { last: 1 } }],
    ['a variable that is missing', 'query ($page: Page!) { echo(page: $page) }', {}],
    [
      'an input that holds itself',
      'query ($filter: Filter) { echo(filter: $filter) }',
      { filter: { anyOf: [{ name: 'a', anyOf: [{ name: 'b' }] }] } },
    ],
  ])('is answered the same at each sight: %s', async (_, query, variables) => {
    const { run } = createExecution(schema);
    const sights = [];
    for (let i = 0; i < 3; i += 1) {
      const { data, errors } = await run(query, undefined, variables, {});
      sights.push(
        JSON.parse(JSON.stringify({ data, errors: errors?.map((error) => [error.message, hubErrorOf(error)?.code]) })),
      );
    }

    expect(sights[1]).toEqual(sights[0]);
    expect(sights[2]).toEqual(sights[0]);
  });
});

describe('what cannot be run', () => {
  const schema = buildSchema('type Query { greeting(name: String, times: Int): String }');
  schema.getQueryType()!.getFields().greeting!.resolve = () => 'hello';

  it.each<[string, string, string | undefined, Record<string, unknown>, string]>([
    ['a document that does not parse', '{ greeting', undefined, {}, 'GRAPHQL_PARSE_FAILED'],
    ['one that nests without end', '{a'.repeat(50_000), undefined, {}, 'DOCUMENT_TOO_DEEP'],
    ['one that does not fit the schema', '{ unknown }', undefined, {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'one of two operations, unnamed',
      'query A { greeting } query B { greeting }',
      undefined,
      {},
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['an operation that is not there', 'query A { greeting }', 'B', {}, 'OPERATION_RESOLUTION_FAILURE'],
    ['an empty name', '{ greeting }', '', {}, 'OPERATION_RESOLUTION_FAILURE'],
    ['a variable of another type', 'query ($n: Int) { greeting(times: $n) }', undefined, { n: 'a' }, 'BAD_USER_INPUT'],
    ['a variable that is missing', 'query ($n: Int!) { greeting(times: $n) }', undefined, {}, 'BAD_USER_INPUT'],
  ])('is refused with a code and without data: %s', async (_, query, name, variables, code) => {
    const { run } = createExecution(schema);
    for (let i = 0; i < 2; i += 1) {
      const { data, errors } = await run(query, name, variables, {});
      expect(data).toBeUndefined();
      expect(errors?.map((error) => hubErrorOf(error)?.code)).toEqual([code]);
    }
  });

  it('leaves a document that can be run as it was', async () => {
    const { run } = createExecution(schema);
    for (const name of [undefined, '', undefined, '', undefined]) {
      const { data } = await run('{ greeting }', name, {}, {});
      expect(data && { ...data }).toEqual(name === undefined ? { greeting: 'hello' } : undefined);
    }
  });
});

it('a very long document is run and not kept', async () => {
  const { run, sizes } = execution();
  const query = `{ letters ${'#'.repeat(60_000)}\n }`;

  await run(query, undefined, {}, CONTEXT);
  await run(query, undefined, {}, CONTEXT);

  expect(sizes()).toEqual({ parsed: 0, compiled: 0 });
});
