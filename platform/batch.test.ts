import { describe, expect, it } from 'vitest';
import { BATCH_CAP, loaderByKey, loaderOfMany, loadersByArguments } from './batch.ts';

interface Row {
  readonly id: string;
  readonly of: string;
}

/** Rows of a table, and the batches of keys that were asked for. */
function table(rows: readonly Row[], column: keyof Row) {
  const batches: (readonly string[])[] = [];
  return {
    batches,
    read: async (keys: readonly string[]) => {
      batches.push(keys);
      return rows.filter((row) => keys.includes(row[column]));
    },
  };
}

const ROWS: Row[] = [
  { id: 'c', of: 'x' },
  { id: 'a', of: 'y' },
  { id: 'b', of: 'x' },
];

describe('a loader by key', () => {
  it('asks once for all keys, each once, and gives each its row or null', async () => {
    const { read, batches } = table(ROWS, 'id');
    const loader = loaderByKey(read, (row) => row.id);

    const loaded = await Promise.all(['a', 'nobody', 'c', 'a'].map((id) => loader.load(id)));

    expect(loaded).toEqual([ROWS[1], null, ROWS[0], ROWS[1]]);
    expect(batches).toEqual([['a', 'nobody', 'c']]);
  });

  it('fails for each key of the statement that failed', async () => {
    const loader = loaderByKey<Row>(
      () => Promise.reject(new Error('lost')),
      (row) => row.id,
    );

    const settled = await Promise.allSettled([loader.load('a'), loader.load('b')]);

    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it.each([
    [BATCH_CAP, 1],
    [BATCH_CAP + 1, 2],
  ])('cuts %i keys into %i statements', async (keys, statements) => {
    const { read, batches } = table([], 'id');
    const loader = loaderByKey(read, (row) => row.id);

    await loader.loadMany(Array.from({ length: keys }, (_, n) => String(n)));

    expect(batches).toHaveLength(statements);
  });
});

it('a loader of many keeps the order of the rows within each key and gives none as an empty list', async () => {
  const { read, batches } = table(ROWS, 'of');
  const loader = loaderOfMany(read, (row) => row.of);

  const loaded = await Promise.all(['y', 'x', 'z'].map((of) => loader.load(of)));

  expect(loaded.map((rows) => rows.map(({ id }) => id))).toEqual([['a'], ['c', 'b'], []]);
  expect(batches).toHaveLength(1);
});

it('loaders by arguments batch together for equal arguments and apart for others', () => {
  let made = 0;
  const loader = loadersByArguments(
    (args: { day: string }) => ({ args, nth: ++made }),
    ({ day }) => day,
  );

  expect(loader({ day: '2026-03-31' })).toBe(loader({ day: '2026-03-31' }));
  expect(loader({ day: '2026-04-01' })).not.toBe(loader({ day: '2026-03-31' }));
  expect(made).toBe(2);
});
