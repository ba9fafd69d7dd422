import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('lets so many run at once and the others wait their turn, also after one that failed', async () => {
  const turns = createTurns(2);
  const begun: number[] = [];
  const held = [1, 2, 3, 4].map(() => Promise.withResolvers<void>());
  const work = held.map(({ promise }, index) =>
    turns.take(() => {
      begun.push(index);
      return promise;
    }),
  );
  expect(begun).toEqual([0, 1]);

  held[1]!.reject(new Error('no'));
  await expect(work[1]).rejects.toThrow('no');
  expect(begun).toEqual([0, 1, 2]);

  for (const { resolve } of held) resolve();
  await Promise.all([work[0], work[2], work[3]]);
  expect(begun).toEqual([0, 1, 2, 3]);
  expect(await turns.take(async () => 'again')).toBe('again');
});
