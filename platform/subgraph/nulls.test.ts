import { expect, it } from 'vitest';
import { NullReasons } from './nulls.ts';

type Path = { readonly prev: Path | undefined; readonly key: string | number; readonly typename: undefined };
const path = (...keys: (string | number)[]): Path =>
  keys.reduce<Path | undefined>((prev, key) => ({ prev, key, typename: undefined }), undefined)!;

/** The nulls of a list of so many entries with two fields each. */
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => [path('list', index, 'a'), path('list', index, 'b')]).flat();

function explainedOf(paths: readonly Path[]) {
  const nulls = new NullReasons();
  for (const each of paths) nulls.because('NOT_REPORTED', { path: each });
  return nulls.explained;
}

it('explains the same of too many nulls, in whatever order they were found', () => {
  const found = entries(1500);
  const explained = explainedOf(found);

  expect(explained).toHaveLength(2000);
  expect(explained.at(-1)).toEqual({ path: ['list', 999, 'b'], reason: 'NOT_REPORTED' });
  expect(explainedOf(found.toReversed())).toEqual(explained);
});

it('explains all of as many as it may, as they were found', () => {
  const found = entries(1000).toReversed();
  expect(explainedOf(found).map((each) => each.path.join())).toEqual(found.map((each) => [...keysOf(each)].join()));
});

function keysOf(at: Path | undefined): (string | number)[] {
  return at === undefined ? [] : [...keysOf(at.prev), at.key];
}
