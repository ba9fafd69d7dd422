import { describe, expect, it, vi } from 'vitest';
import { gatewayOver, subgraph } from './access-fixture.ts';

// As a build without this layer would be: nothing demands anything.
vi.mock(import('../../gateway/access.ts'), async (importOriginal) => {
  const real = await importOriginal();
  const none = {
    ofField: () => [],
    ofType: () => [],
    tagsOf: () => new Set<string>(),
    requirements: [],
    isEmpty: true,
  };
  return { ...real, createAccess: (_, schema) => real.createAccess(none, schema) };
});

describe('a gateway of which this layer is turned off', () => {
  it('asks subgraphs for everything, so that their own layers can be tested by themselves', async () => {
    const all = subgraph('all', `type Query { secret: Int @authenticated } type Mutation { act: Int @authenticated }`, {
      Query: { secret: () => 7 },
      Mutation: { act: () => 1 },
    });
    const { ask } = await gatewayOver([all]);

    expect(await ask('{ secret }')).toMatchObject({ status: 200, isCacheable: true, data: { secret: 7 } });
    expect(await ask('mutation { act }')).toMatchObject({ status: 200, data: { act: 1 } });
  });
});
