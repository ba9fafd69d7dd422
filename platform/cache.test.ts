import { describe, expect, it } from 'vitest';
import { Lru } from './cache.ts';

describe('Lru', () => {
  it('forgets what was used longest ago', () => {
    const kept = new Lru<string, number>(2);
    kept.set('a', 1);
    kept.set('b', 2);
    kept.get('a');
    kept.set('c', 3);

    expect([kept.get('a'), kept.get('b'), kept.get('c'), kept.size]).toEqual([1, undefined, 3, 2]);
  });

  it('keeps up to a total weight, and nothing that weighs more than all', () => {
    const kept = new Lru<string, number>(10);
    kept.set('a', 1, 4);
    kept.set('b', 2, 4);
    kept.set('c', 3, 6);
    kept.set('d', 4, 11);

    expect([kept.get('a'), kept.get('b'), kept.get('c'), kept.get('d')]).toEqual([undefined, 2, 3, undefined]);
  });

  it('weighs an entry that is set anew once', () => {
    const kept = new Lru<string, number>(10);
    kept.set('a', 1, 6);
    kept.set('a', 2, 6);
    kept.set('b', 3, 4);

    expect([kept.get('a'), kept.get('b')]).toEqual([2, 3]);
  });
});
