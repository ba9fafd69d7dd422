import { describe, expect, it } from 'vitest';
import { copyOf, mergeInto } from './merge.ts';

const parsed = (json: string) => JSON.parse(json) as Record<string, unknown>;

describe('mergeInto', () => {
  it.each([
    ['adds what is new', '{"a":1}', '{"b":2}', '{"a":1,"b":2}'],
    ['merges objects', '{"o":{"a":1}}', '{"o":{"b":2}}', '{"o":{"a":1,"b":2}}'],
    ['merges lists item by item', '{"l":[{"a":1},null]}', '{"l":[{"b":2},{"b":3}]}', '{"l":[{"a":1,"b":2},{"b":3}]}'],
    ['merges lists in lists', '{"l":[[{"a":1}]]}', '{"l":[[{"b":2}]]}', '{"l":[[{"a":1,"b":2}]]}'],
    ['lets the later value stand', '{"a":1}', '{"a":2}', '{"a":2}'],
    [
      'never puts a null in the place of a value',
      '{"a":1,"o":{},"l":[1]}',
      '{"a":null,"o":null,"l":[null]}',
      '{"a":1,"o":{},"l":[1]}',
    ],
    ['keeps a null that nobody has better', '{}', '{"a":null,"toString":null}', '{"a":null,"toString":null}'],
    ['replaces a null', '{"a":null}', '{"a":{"b":1}}', '{"a":{"b":1}}'],
  ])('%s', (_, target, source, expected) => {
    const into = parsed(target);

    mergeInto(into, parsed(source));

    expect(into).toEqual(parsed(expected));
  });

  it('does not let an answer reach the prototype of all objects', () => {
    const into = parsed('{"o":{}}');

    mergeInto(into, parsed('{"__proto__":{"polluted":1},"o":{"__proto__":{"polluted":1}}}'));

    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((into.o as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('copyOf', () => {
  it('shares nothing with the original', () => {
    const original = { a: [{ b: 1 }], c: null };
    const copy = copyOf(original);
    mergeInto(copy, { a: [{ d: 2 }] });

    expect(original).toEqual({ a: [{ b: 1 }], c: null });
    expect(copy).toEqual({ a: [{ b: 1, d: 2 }], c: null });
  });
});
