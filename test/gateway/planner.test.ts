import { describe, expect, it } from 'vitest';
import { createPlanner } from '../../gateway/planner.ts';
import { composed, fixtureSubgraph } from './fixture.ts';

/** Rating belongs to an interface that its subgraph does not know the implementations of. */
function supergraph(): string {
  return composed([
    fixtureSubgraph(
      'places',
      `type Query { place: Place } interface Place @key(fields: "id") { id: ID! }
      type Office implements Place @key(fields: "id") { id: ID! } type Agency implements Place @key(fields: "id") { id: ID! }`,
      {},
    ),
    fixtureSubgraph(
      'ratings',
      'type Query { x: Int } type Place @key(fields: "id") @interfaceObject { id: ID! rating(scale: Int): Int }',
      {},
    ),
  ]);
}

/** Valid, and ends the process that the planner (0.0.38) is in. */
const FATAL = '{ place { ... on Agency { rating(scale: 3) } ... on Office { rating } } }';

describe('the planner', () => {
  it('that breaks off on a document refuses it, and plans what else was asked', async () => {
    const planner = await createPlanner(supergraph());

    const [before, fatal, after] = await Promise.allSettled([
      planner.plan('{ x }', undefined),
      planner.plan(FATAL, undefined),
      planner.plan('{ place { id } }', undefined),
    ]);

    expect(before).toMatchObject({ status: 'fulfilled', value: { kind: 'Fetch', subgraph: 'ratings' } });
    expect(fatal).toMatchObject({ status: 'rejected', reason: { code: 'PLAN_FAILED' } });
    expect(after).toMatchObject({ status: 'fulfilled', value: { kind: 'Fetch', subgraph: 'places' } });
    planner.close();
  });

  it('serves several supergraphs, also after it broke off on a document of one', async () => {
    const one = await createPlanner(supergraph());
    const other = await createPlanner(composed([fixtureSubgraph('other', 'type Query { y: Int }', {})]));

    await expect(one.plan(FATAL, undefined)).rejects.toMatchObject({ code: 'PLAN_FAILED' });

    expect(await other.plan('{ y }', undefined)).toMatchObject({ subgraph: 'other' });
    one.close();
    expect(await other.plan('{ y }', undefined)).toMatchObject({ subgraph: 'other' });
    other.close();
  });

  it('is started anew after the last supergraph was let go', async () => {
    (await createPlanner(supergraph())).close();
    const planner = await createPlanner(supergraph());

    expect(await planner.plan('{ x }', undefined)).toMatchObject({ subgraph: 'ratings' });
    planner.close();
  });

  it('refuses what is no supergraph and goes on', async () => {
    await expect(createPlanner('type {')).rejects.toMatchObject({ code: 'SUPERGRAPH_INVALID' });
    const planner = await createPlanner(supergraph());

    expect(await planner.plan('{ __typename x }', undefined)).toMatchObject({ kind: 'Fetch' });
    planner.close();
  });
});
