import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fixtureGateway } from './fixture.ts';
import { randomQuery } from './random-query.ts';
import { monolith, registrySubgraphs } from './registry.ts';

describe('any valid query', () => {
  it('is answered over four subgraphs as graphql-js answers it over one schema', async () => {
    const { gateway } = await fixtureGateway(registrySubgraphs().all);
    const schema = gateway.apiSchema;
    let compared = 0;
    let unplanned = 0;

    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const { text, variables } = randomQuery(schema, gen);
        const document = parse(text);
        fc.pre(validate(schema, document).length === 0);

        const expected = await execute({ schema, document, rootValue: monolith, variableValues: variables });
        const { body } = await gateway.execute({ query: text, variables });
        const received = JSON.parse(body);
        // The planner finds no way for some valid documents with @requires: planner.test.ts has one.
        if (received.errors?.[0]?.extensions.code === 'PLAN_FAILED') {
          unplanned++;
          return;
        }

        compared++;
        expect(JSON.stringify(received.data), text).toBe(JSON.stringify(expected.data));
        // Which of several errors are told where a null goes up is left to each; partial.test.ts has their paths.
        expect(received.errors === undefined, text).toBe(expected.errors === undefined);
      }),
      { numRuns: Number(process.env.DIFFERENTIAL_RUNS ?? 400), maxSkipsPerRun: 200 },
    );

    expect(compared).toBeGreaterThan(unplanned * 50);
  });
});
