import { describe, expect, it } from 'vitest';
import { contentOf } from './content.ts';

describe('the content of a value', () => {
  it.each([
    [
      'keys in another order, at any depth',
      { a: 1, b: { c: [{ d: 1, e: 2 }], f: 3 } },
      { b: { f: 3, c: [{ e: 2, d: 1 }] }, a: 1 },
    ],
    ['what is undefined and what is absent', { a: 1, b: undefined }, { a: 1 }],
    ['an instant and its text', new Date('2026-03-31T17:00:00Z'), '2026-03-31T17:00:00.000Z'],
    ['a large number and its text', 9007199254740993n, '9007199254740993'],
    ['a key that every object has', JSON.parse('{"__proto__": 1, "a": 2}'), JSON.parse('{"a": 2, "__proto__": 1}')],
  ])('is equal for %s', (_, one, other) => {
    expect(contentOf(one)).toBe(contentOf(other));
  });

  it.each([
    ['lists in another order', [1, 2], [2, 1]],
    ['null and absent', { a: null }, {}],
    ['a number and its text', 1, '1'],
    ['texts composed differently', 'ệ'.normalize('NFC'), 'ệ'.normalize('NFD')],
    ['keys that every object has', JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 2}')],
  ])('differs for %s', (_, one, other) => {
    expect(contentOf(one)).not.toBe(contentOf(other));
  });
});
