import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../gateway/admission.ts';
import { createPlanner, type Planner } from '../../gateway/planner.ts';
import { composed, fixtureGateway, fixtureSubgraph } from './fixture.ts';

function subgraph() {
  const thing = { id: '1', name: 'one' };
  return fixtureSubgraph(
    'things',
    `type Query { thing(id: ID, n: Int, price: Decimal, filter: Filter, order: [Order!], on: Boolean): Thing echo(id: ID): ID }
    scalar Decimal
    enum Order { UP DOWN }
    input Filter { text: String, limit: Int = 5, price: Decimal, inner: Filter }
    type Thing { id: ID! name: String thing(n: Int): Thing hidden: String @inaccessible }`,
    {
      Query: { thing: () => thing, echo: (_: unknown, { id }: { id: string }) => id },
      Thing: { thing: () => thing },
    },
  );
}

/** A gateway that counts what it plans. */
async function counting() {
  const things = subgraph();
  const real = await createPlanner(composed([things]));
  const planned: string[] = [];
  const planner: Planner = {
    apiSdl: real.apiSdl,
    close: () => real.close(),
    plan: (text, name) => {
      planned.push(text);
      return real.plan(text, name);
    },
  };
  return { things, planned, ...(await fixtureGateway([things], { planner })) };
}

describe('documents that differ in literals only', () => {
  it('share a plan, and each keeps its values', async () => {
    const { ask, planned, things } = await counting();

    await ask('{ thing(id: 1, n: 2, filter: { text: "a", inner: { limit: 1 } }, order: [UP]) { name } }');
    await ask('{ thing(id: "x", n: 3, filter: { text: "b", inner: { limit: 2 } }, order: DOWN) { name } }');

    expect(planned).toHaveLength(1);
    expect(things.received.map(({ variables }) => Object.values(variables))).toEqual([
      ['1', 2, { text: 'a', inner: { limit: 1 } }, ['UP']],
      ['x', 3, { text: 'b', inner: { limit: 2 } }, ['DOWN']],
    ]);
  });

  it('share a plan with documents that spell the same otherwise, and with other operations beside them', async () => {
    const { ask, planned } = await counting();

    await ask('query A { thing(n: 1) { name } }');
    await ask('query A { thing(n: 2) { name } } query B { echo }', { operationName: 'A' });
    await ask('# a comment\nquery A {\n  thing(n: 3) { name }\n}');

    expect(planned).toHaveLength(1);
  });

  it.each<[string, string, string]>([
    ['a null', '{ thing(n: null) { name } }', '{ thing(n: 1) { name } }'],
    ['an argument left out', '{ thing { name } }', '{ thing(n: 1) { name } }'],
    ["a number for a scalar of the schema's own", '{ thing(price: 1.10) { name } }', '{ thing(price: 1.20) { name } }'],
    ['a condition', '{ thing { name @skip(if: true) id } }', '{ thing { name @skip(if: false) id } }'],
  ])('do not share it when they differ in %s', async (_, one, other) => {
    const { ask, planned } = await counting();

    await ask(one);
    await ask(other);

    expect(planned).toHaveLength(2);
  });

  it('may use one literal in two places of one field', async () => {
    const { ask } = await counting();

    const { data } = await ask('{ thing { thing(n: 1) { id } thing(n: 1) { name } } }');

    expect(data).toEqual({ thing: { thing: { id: '1', name: 'one' } } });
  });

  it('keep variables whose names the planner has for itself', async () => {
    const { ask } = await counting();

    const { data } = await ask(
      'query($representations: ID, $lifted_0: ID) { echo(id: $representations) b: echo(id: $lifted_0) c: echo(id: 3) }',
      {
        variables: { representations: 'r', lifted_0: 'l' },
      },
    );

    expect(data).toEqual({ echo: 'r', b: 'l', c: '3' });
  });
});

describe('planning', () => {
  it('happens once for requests that come at the same time', async () => {
    const { ask, planned } = await counting();

    await Promise.all([
      ask('{ thing(n: 1) { name } }'),
      ask('{ thing(n: 2) { name } }'),
      ask('{ thing(n: 3) { id: name } }'),
    ]);

    expect(planned).toHaveLength(2);
  });

  it('is not done for introspection and __typename, and no subgraph is asked', async () => {
    const { ask, planned, things } = await counting();

    const full = await ask(getIntrospectionQuery());
    const some = await ask(
      'query($n: String!) { kind: __typename ...F } fragment F on Query { a: __type(name: $n) { name } }',
      {
        variables: { n: 'Order' },
      },
    );

    expect(JSON.stringify(full.data)).not.toContain('hidden');
    expect(some.data).toEqual({ kind: 'Query', a: { name: 'Order' } });
    expect([planned, things.received]).toEqual([[], []]);
  });

  it('is done for the rest of an operation that asks for the schema too', async () => {
    const { ask } = await counting();

    const { data } = await ask(
      '{ thing { name } __schema { queryType { name } } ...F } fragment F on Query { __type(name: "No") { name } }',
    );

    expect(data).toEqual({ thing: { name: 'one' }, __schema: { queryType: { name: 'Query' } }, __type: null });
  });

  it('is not done for what conditions leave out', async () => {
    const { ask, planned, things } = await counting();
    const query = 'query($on: Boolean!) { thing @include(if: $on) { name } }';

    expect((await ask(query, { variables: { on: false } })).data).toEqual({});
    expect([planned, things.received]).toEqual([[], []]);
    expect((await ask(query, { variables: { on: true } })).data).toEqual({ thing: { name: 'one' } });
  });
});

describe('a document of several operations', () => {
  const query = 'query A { a: thing { ...F } } query B($id: ID!) { echo(id: $id) } fragment F on Thing { name }';

  it('runs the one that is named, with only its variables', async () => {
    const { ask } = await counting();

    expect((await ask(query, { operationName: 'A' })).data).toEqual({ a: { name: 'one' } });
    expect((await ask(query, { operationName: 'B', variables: { id: 5 } })).data).toEqual({ echo: '5' });
  });

  it.each([undefined, null, '', 'C'])('is refused when operationName is %j', async (operationName) => {
    const { ask } = await counting();

    const answer = await ask(query, { operationName });

    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] });
  });
});

/** n times a text, with the number in it. */
const times = (n: number, text: (i: number) => string) => Array.from({ length: n }, (_, i) => text(i)).join(' ');
const doubling = `{ ...F0 } ${times(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Query { echo }`;
const repeated = (depth: number): string => (depth === 0 ? 'id' : times(8, () => `thing { ${repeated(depth - 1)} }`));

describe('a hostile document is refused before it is planned', () => {
  it.each<[string, string, string]>([
    ['deep', `${'{ thing '.repeat(40)} { id } ${'}'.repeat(40)}`, 'DOCUMENT_TOO_DEEP'],
    ['deeper than the stack', '{ thing '.repeat(4900), 'DOCUMENT_TOO_DEEP'],
    ['deep in a value', `{ thing(filter: ${'{ inner: '.repeat(4000)}`, 'DOCUMENT_TOO_DEEP'],
    [
      'deep through fragments',
      `{ thing { ...F0 } } ${times(31, (i) => `fragment F${i} on Thing { thing { ...F${i + 1} } }`)} fragment F31 on Thing { id }`,
      'DOCUMENT_TOO_DEEP',
    ],
    ['exponential through fragments', doubling, 'DOCUMENT_TOO_LARGE'],
    ['exponential in what is merged', `{ ${repeated(3)} }`, 'DOCUMENT_TOO_LARGE'],
    [
      'a fragment within itself',
      '{ ...F } fragment F on Query { thing { ...G } } fragment G on Thing { thing { ...G } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['long', `{ echo(id: "${'x'.repeat(100_000)}") }`, 'DOCUMENT_TOO_LARGE'],
    ['of many tokens', `{ ${times(9000, () => 'echo')} thing { ${times(9000, () => 'id')} } }`, 'DOCUMENT_TOO_LARGE'],
    ['of many aliases', `{ thing { ${times(600, (i) => `a${i}: id`)} } }`, 'DOCUMENT_TOO_LARGE'],
    ['of many root fields', `{ ${times(101, (i) => `a${i}: echo`)} }`, 'DOCUMENT_TOO_LARGE'],
    ['of many directives', `{ echo ${times(11, () => '@skip(if: false)')} }`, 'DOCUMENT_TOO_LARGE'],
    ['of many operations', times(51, (i) => `query Q${i} { echo }`), 'DOCUMENT_TOO_LARGE'],
    ['with a key of JavaScript’s own', '{ __proto__: echo }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'of introspection in introspection',
      `{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('when it is %s', async (_, query, code) => {
    const { ask, planned, gateway } = await counting();

    const answer = await ask(query);

    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code, remedy: expect.any(String) } }] });
    expect(planned).toEqual([]);
    expect(gateway.documents.size).toBe(0);
  });

  it('and one at every limit is answered', async () => {
    const { ask } = await counting();

    const deepest = `${'{ thing '.repeat(DEFAULT_LIMITS.depth - 1)} { id } ${'}'.repeat(DEFAULT_LIMITS.depth - 1)}`;
    const widest = `{ ${times(DEFAULT_LIMITS.rootFields, (i) => `a${i}: echo`)} }`;

    expect((await ask(deepest)).status).toBe(200);
    expect((await ask(widest)).status).toBe(200);
  });
});

describe('a wrong request is refused with what is wrong', () => {
  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['no document', { query: '' }, 'BODY_MALFORMED', /"query"/],
    ['a document that is no text', { query: { kind: 'Document' } }, 'BODY_MALFORMED', /"query"/],
    ['variables in a list', { query: '{ echo }', variables: [] }, 'BODY_MALFORMED', /"variables"/],
    ['a name that is no text', { query: '{ echo }', operationName: 5 }, 'BODY_MALFORMED', /"operationName"/],
    ['bad syntax', { query: '{ echo' }, 'GRAPHQL_PARSE_FAILED', /Expected Name, found <EOF>/],
    ['an unknown field', { query: '{ ech }' }, 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "ech"/],
    ['a field clients do not see', { query: '{ thing { hidden } }' }, 'GRAPHQL_VALIDATION_FAILED', /"hidden"/],
    ['a variable left out', { query: 'query($id: ID!) { echo(id: $id) }' }, 'BAD_USER_INPUT', /"\$id"/],
    [
      'a variable of another type',
      { query: 'query($n: Int) { thing(n: $n) { id } }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
      /"\$n"/,
    ],
    ['only fragments', { query: 'fragment F on Query { echo }' }, 'GRAPHQL_VALIDATION_FAILED', /never used/],
    [
      'variables nested without end',
      { query: '{ echo }', variables: { a: JSON.parse('['.repeat(60) + ']'.repeat(60)) } },
      'BAD_USER_INPUT',
      /levels/,
    ],
  ])('%s', async (_, request, code, message) => {
    const { gateway } = await counting();

    const { status, body } = await gateway.execute(request as never);

    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({
      errors: [
        expect.objectContaining({
          message: expect.stringMatching(message),
          extensions: { code, remedy: expect.any(String) },
        }),
      ],
    });
  });
});

describe('what is kept', () => {
  it('is bounded: documents and plans used longest ago are forgotten', async () => {
    const { ask, planned, gateway } = await counting();
    const filler = '#'.repeat(90_000);

    for (let i = 0; i < 60; i++) await ask(`{ a${i}: echo } ${filler}`);
    await ask(`{ a59: echo } ${filler}`);
    expect(planned).toHaveLength(60);

    expect(gateway.documents.size).toBeLessThan(50);
  });
});

describe('a mistake of ours', () => {
  it('is masked, with the id under which the log has it', async () => {
    const things = subgraph();
    const { apiSdl } = await createPlanner(composed([things]));
    const logged: unknown[] = [];
    const note = (message: string, facts?: unknown) => logged.push({ message, facts });
    const { ask } = await fixtureGateway([things], {
      planner: {
        apiSdl,
        close: () => {},
        plan: async () => {
          throw new TypeError('secret of the house');
        },
      },
      logger: { debug: note, info: note, warn: note, error: note },
    });

    const answer = await ask('{ echo }', { requestId: 'r-1' });

    expect(answer).toMatchObject({
      status: 500,
      errors: [{ extensions: { code: 'INTERNAL_ERROR', requestId: 'r-1' } }],
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(logged).toMatchObject([{ facts: { requestId: 'r-1', error: { message: 'secret of the house' } } }]);
  });
});
