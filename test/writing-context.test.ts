import { expect, it } from 'vitest';
import type { FactReader } from '../platform/history.ts';
import { NullReasons } from '../platform/subgraph/nulls.ts';
import { openWriting, type WritingContext } from '../platform/subgraph/writing.ts';
import type { OperationContext } from '../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { createTestDatabase } from './support/test-database.ts';

interface SomeLoaders {
  readonly facts: FactReader;
}

const OPERATION: OperationContext = {
  viewer: PUBLIC_VIEWER,
  readAt: { position: null, today: '2024-02-29' },
  language: 'vi',
  requestId: 'request-1',
  signal: new AbortController().signal,
  nulls: new NullReasons(),
};

async function opened(work: (context: WritingContext<SomeLoaders>, made: () => number) => void): Promise<void> {
  await using db = await createTestDatabase({ subgraphs: ['agencies'] });
  let made = 0;
  const writing = openWriting<SomeLoaders>({
    database: db.database,
    subgraph: 'agencies',
    entities: ENTITIES,
    sequencer: { place: async () => '0' },
    createLoaders: (facts) => {
      made += 1;
      return { facts };
    },
  });
  const { context, close } = writing.openContext(OPERATION);
  work(context, () => made);
  await close();
  await writing.close();
}

it('has all that is known of the operation, and loaders made once', async () => {
  await opened((context, made) => {
    const { viewer, readAt, language, requestId, signal, nulls } = context;
    expect({ viewer, readAt, language, requestId, signal, nulls }).toEqual(OPERATION);
    expect(context.nulls).toBe(OPERATION.nulls);
    expect(context.loaders.facts.today).toBe('2024-02-29');
    expect(context.present.loaders).toBe(context.loaders);
    expect(made()).toBe(1);
  });
});

it('has no getters of its own: whatever resolvers read of it would be looked up by name', async () => {
  await opened((context) => {
    const own = Object.values(Object.getOwnPropertyDescriptors(context));
    expect(own.filter(({ get }) => get !== undefined)).toEqual([]);
  });
});
