import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MissKey, placesOf, readKey, widestMissFirst, writtenKey } from './ranking.ts';

const of = (id: string, numerator: number, denominator: number) => ({
  ...{ id, number: { numerator: String(numerator), denominator: String(denominator) } },
});

describe('a place among others', () => {
  const four = [of('a', 1, 3), of('b', 333, 1000), of('c', 2, 6), of('d', 9, 10)];

  it('is shared by equals, exactly, and the places after stay empty', () => {
    expect([...placesOf(four, 'UP')]).toEqual([
      ['d', { rank: 1, rankedCount: 4 }],
      ['a', { rank: 2, rankedCount: 4 }],
      ['c', { rank: 2, rankedCount: 4 }],
      ['b', { rank: 4, rankedCount: 4 }],
    ]);
  });

  it('is the better the less, where less is better', () => {
    expect([...placesOf(four, 'DOWN')].map(([id, { rank }]) => `${id}${rank}`)).toEqual(['b1', 'a2', 'c2', 'd4']);
  });

  it('is the only one of one, and none of none', () => {
    expect([...placesOf([of('a', 0, 1)], 'UP')]).toEqual([['a', { rank: 1, rankedCount: 1 }]]);
    expect([...placesOf([], 'UP')]).toEqual([]);
  });

  it('is one more than those who are better, whatever the order in which they come', () => {
    const ratio = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(fc.array(ratio, { maxLength: 30 }), (ratios) => {
        const places = placesOf(
          ratios.map(([numerator, denominator], i) => of(String(i), numerator, denominator)),
          'UP',
        );
        for (const [i, [n, d]] of ratios.entries()) {
          expect(places.get(String(i))!.rank).toBe(1 + ratios.filter(([m, e]) => m * d > n * e).length);
        }
      }),
    );
  });
});

describe('a list of evaluations', () => {
  const entry = (key: string, lead: [number, number] | null, unit: MissKey['unit'] = 'PERCENTAGE_POINT'): MissKey => ({
    ...{ key, unit },
    lead: lead && { numerator: String(lead[0]), denominator: String(lead[1]) },
  });
  const sorted = [
    entry('wide', [-2, 3]),
    entry('a', [-1, 3]),
    entry('b', [-2, 6]),
    entry('met', [5, 1]),
    entry('points', [-9, 1], 'POINT'),
    entry('count', [-1000, 1], 'COUNT'),
    entry('none', null, 'COUNT'),
    entry('zero', null),
  ];

  it('begins with the widest miss, unit by unit, and ends with those without a number', () => {
    expect(sorted.toReversed().sort(widestMissFirst)).toEqual(sorted);
    expect(sorted.map((each) => widestMissFirst(each, each))).toEqual(sorted.map(() => 0));
  });

  it('is carried on from the key in a cursor', () => {
    expect(sorted.map((each) => readKey(writtenKey(each)))).toEqual(sorted);
  });

  it.each([
    ['of no unit', ['ELEPHANT', '1', '1', 'a']],
    ['without a key', ['COUNT', '1', '1', null]],
    ['with half a number', ['COUNT', '1', null, 'a']],
    ['over zero', ['COUNT', '1', '0', 'a']],
    ['over less than zero', ['COUNT', '1', '-1', 'a']],
    ['with a number that is none', ['COUNT', '1e9', '1', 'a']],
    ['with a number without end', ['COUNT', '9'.repeat(2001), '1', 'a']],
  ])('is not carried on from a key %s', (_, written) => {
    expect(readKey(written)).toBeNull();
  });
});
