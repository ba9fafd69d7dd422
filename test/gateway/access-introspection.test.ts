import { describe, expect, it } from 'vitest';
import type { GatewayOptions } from '../../gateway/gateway.ts';
import { localTransport } from '../../gateway/transport.ts';
import { gatewayOver, subgraph, supergraphOf, VIEWERS } from './access-fixture.ts';

const { public: everyone, citizen } = VIEWERS;

const place = () =>
  subgraph(
    'places',
    `type Query { place(level: Level, filter: Filter): Place places: [Place] }
    type Place { name: String population: Int }
    enum Level { PROVINCE WARD }
    input Filter { contains: String }`,
    { Query: { place: () => ({ name: 'Phú Thọ' }), places: () => [] } },
  );

const gateway = (introspection?: GatewayOptions['introspection']) =>
  gatewayOver([place()], introspection ? { introspection } : {});

const SCHEMA = '{ __schema { queryType { name } } }';

describe('introspection', () => {
  it.each([
    [undefined, everyone, 200],
    ['open', everyone, 200],
    ['known', everyone, 403],
    ['known', citizen, 200],
    ['off', everyone, 403],
    ['off', citizen, 403],
  ] as const)('under the policy %s, for %o: %i', async (policy, viewer, status) => {
    const { ask } = await gateway(policy);

    for (const query of [
      SCHEMA,
      '{ __type(name: "Place") { name } }',
      '{ ...I } fragment I on Query { a: __type(name: "x") { name } }',
    ]) {
      expect((await ask(query, { viewer })).status, query).toBe(status);
    }
  });

  it('that is refused takes the whole request with it, before anything is planned or sent', async () => {
    const places = place();
    const planner = {
      apiSdl: 'type Query { place: Place places: [Place] } type Place { name: String }',
      plan: () => expect.fail('planned'),
      close: () => {},
    };
    const { ask } = await gatewayOver([places], { introspection: 'off', planner });

    const answer = await ask('{ place { name } __schema @skip(if: true) { queryType { name } } }');

    expect(answer).toMatchObject({
      status: 403,
      isCacheable: false,
      errors: [{ extensions: { code: 'INTROSPECTION_REFUSED' } }],
    });
    expect(answer).not.toHaveProperty('data');
    expect(places.received).toEqual([]);
  });

  it('does not include __typename, nor what is merely called alike', async () => {
    const { ask } = await gateway('off');

    expect(await ask('{ __typename place { __typename __schema: name } }')).toMatchObject({
      status: 200,
      data: { __typename: 'Query', place: { __typename: 'Place', __schema: 'Phú Thọ' } },
    });
  });
});

describe('messages about wrong names', () => {
  const WRONG = [
    ['a field', '{ plase { name } }', {}],
    ['a field of an object', '{ place { nam } }', {}],
    ['an argument', '{ place(levle: WARD) { name } }', {}],
    ['a type', '{ place { ... on Plac { name } } }', {}],
    ['a value of an enum', '{ place(level: WRD) { name } }', {}],
    ['a field of an input', '{ place(filter: { contain: "x" }) { name } }', {}],
    ['a type of a variable', 'query ($f: Filtr) { place(filter: $f) { name } }', {}],
    ['a value in a variable', 'query ($l: Level) { place(level: $l) { name } }', { l: 'WRD' }],
    ['a field in a variable', 'query ($f: Filter) { place(filter: $f) { name } }', { f: { contain: 'x' } }],
  ] as const;

  it.each(WRONG)(
    'say what could have been meant by %s to whoever may ask for the schema',
    async (_, query, variables) => {
      const { ask } = await gateway();

      expect(JSON.stringify((await ask(query, { variables })).errors)).toContain('Did you mean');
    },
  );

  it.each(WRONG)(
    'name nothing else than %s that was sent where the schema is not told to everyone',
    async (_, query, variables) => {
      for (const policy of ['known', 'off'] as const) {
        const { ask, gateway: closed } = await gateway(policy);

        const answer = await ask(query, { variables });

        expect(answer.status).toBe(400);
        expect(JSON.stringify(answer.errors)).not.toMatch(/Did you mean|WARD|contains|PROVINCE/);
        // A door asks what kind of operation it is before it knows who asks.
        if (Object.keys(variables).length > 0) continue;
        const thrown = attempt(() => closed.kindOf({ query, operationName: undefined, variables: {}, extensions: {} }));
        expect(JSON.stringify(thrown)).not.toContain('Did you mean');
      }
    },
  );

  it('hold a suggestion back also after a swap', async () => {
    const { ask, gateway: closed } = await gateway('off');
    const next = place();
    await closed.swap({ supergraphSdl: supergraphOf([next]), transports: [localTransport(next)] });

    expect(JSON.stringify(await ask('{ plase { name } }'))).not.toContain('Did you mean');
    expect((await ask(SCHEMA)).status).toBe(403);
  });
});

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch (thrown) {
    return thrown;
  }
}
