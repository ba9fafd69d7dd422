import DataLoader from 'dataloader';

/** No statement takes more keys than this: a larger batch is cut, so that no plan grows without bound. */
export const BATCH_CAP = 1000;

/**
 * A loader over one statement. Made anew for every operation, so nothing read for one caller is served to another.
 * `read` gets distinct keys and gives rows in any order; a key without a row loads as null.
 */
export function loaderByKey<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(
    async (keys) => {
      const rows = new Map((await read(keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(key) ?? null);
    },
    { maxBatchSize: BATCH_CAP },
  );
}

/** As `loaderByKey`, for statements that give any number of rows per key; their order is kept within a key. */
export function loaderOfMany<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(
    async (keys) => {
      const rows = Map.groupBy(await read(keys), keyOf);
      return keys.map((key) => rows.get(key) ?? []);
    },
    { maxBatchSize: BATCH_CAP },
  );
}

/**
 * A family of loaders, one for each distinct set of arguments: fields of one document that differ in their arguments
 * (a page, a day, a filter) batch apart, those that agree batch together.
 */
export function loadersByArguments<Args, Loader>(
  make: (args: Args) => Loader,
  keyOf: (args: Args) => string,
): (args: Args) => Loader {
  const loaders = new Map<string, Loader>();
  return (args) => {
    const key = keyOf(args);
    const known = loaders.get(key);
    if (known) return known;
    const loader = make(args);
    loaders.set(key, loader);
    return loader;
  };
}
