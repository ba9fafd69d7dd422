import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { SubgraphResponse } from '../../platform/subgraph.ts';
import { type Answer, fixtureGateway } from './fixture.ts';
import { randomQuery } from './random-query.ts';
import { monolith, registrySubgraphs } from './registry.ts';

type Key = string | number;

describe('any valid query while a subgraph fails', () => {
  it('is answered with what is right, and every null that is not says why', async () => {
    const { all } = registrySubgraphs();
    const { gateway, ask } = await fixtureGateway(all);
    const schema = gateway.apiSchema;

    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const { text, variables } = randomQuery(schema, gen);
        const document = parse(text);
        fc.pre(validate(schema, document).length === 0);
        const whole = await execute({ schema, document, rootValue: monolith, variableValues: variables });
        const failing = all[gen(fc.integer, { min: 0, max: all.length - 1 })]!;
        failing.behave = async (): Promise<SubgraphResponse> => {
          throw new Error('down');
        };

        const answer = await ask(text, { variables });
        failing.behave = null;

        if (answer.errors?.[0]?.extensions.code === 'PLAN_FAILED') return;
        const told = answer.errors?.map(({ path }) => path) ?? [];
        for (const path of missing(JSON.parse(JSON.stringify(whole.data)), answer.data)) {
          expect(
            told.some((each) => concerns(each, path)),
            `${text}\n${failing.name}: ${path.join('.')}`,
          ).toBe(true);
        }
        for (const { path } of answer.extensions?.nulls ?? []) expect(valueAt(answer, path), text).toBeNull();
        for (const path of told) {
          if (path) expect(isNullAlong(answer, path), `${text}\n${path.join('.')}`).toBe(true);
        }
      }),
      { numRuns: Number(process.env.DIFFERENTIAL_RUNS ?? 300), maxSkipsPerRun: 200 },
    );
  });
});

/** Where the answer has null and the whole has a value; anything else that differs is wrong. */
function missing(whole: unknown, part: unknown, path: Key[] = []): Key[][] {
  if (part === null && whole !== null) return [path];
  if (typeof whole !== 'object' || whole === null) {
    expect(part, path.join('.')).toEqual(whole);
    return [];
  }
  expect(Object.keys(part as object), path.join('.')).toEqual(Object.keys(whole));
  return Object.entries(whole).flatMap(([key, value]) => {
    const at = Array.isArray(whole) ? Number(key) : key;
    return missing(value, (part as Record<string, unknown>)[key], [...path, at]);
  });
}

/** Whether an error tells of a null: it happened there or below, in this item of a list or in another. */
function concerns(told: readonly Key[] | undefined, path: readonly Key[]): boolean {
  if (told === undefined) return true;
  const fieldsOf = (keys: readonly Key[]) => keys.filter((key) => typeof key === 'string');
  const fields = fieldsOf(path);
  return fieldsOf(told).slice(0, fields.length).join('.') === fields.join('.');
}

function valueAt({ data }: Answer, path: readonly Key[]): unknown {
  return path.reduce((value: unknown, key) => (value as Record<Key, unknown>)[key], data);
}

function isNullAlong(answer: Answer, path: readonly Key[]): boolean {
  return path.some((_, i) => valueAt(answer, path.slice(0, i)) === null) || valueAt(answer, path) === null;
}
