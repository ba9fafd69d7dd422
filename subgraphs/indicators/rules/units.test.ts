import { describe, expect, it } from 'vitest';
import { asTheyWere, isRecast, type Standing, unitsOf } from './units.ts';

const on = (standings: Readonly<Record<string, readonly [string | null, Standing['flag']?]>>) =>
  unitsOf(Object.keys(standings), (id) => ({ targetId: standings[id]![0], flag: standings[id]![1] ?? null })).map(
    (unit) =>
      `${unit.agencyId} = ${unit.memberIds.join(' + ')}${unit.isOnBoundaries ? '' : ' as it was'}${unit.flags.map((flag) => ` ${flag}`).join('')}`,
  );

describe('units of the day', () => {
  it.each([
    ['who stands for itself is itself', { a: ['a'] }, ['a = a']],
    ['who merged is one', { a: ['c'], b: ['c'], k: ['k'] }, ['c = a + b', 'k = k']],
    ['who absorbed another is both', { a: ['a'], b: ['a'] }, ['a = a + b']],
    ['who got a new name is who it was', { a: ['b'] }, ['b = a']],
    ['who was split stays as it was', { a: [null, 'SPLIT'], b: ['b'] }, ['b = b', 'a = a as it was SPLIT']],
    [
      'who got a part of another is itself, and that is said',
      { a: [null, 'PARTLY_MOVED'], b: ['b', 'PARTLY_MOVED'] },
      ['b = b PARTLY_MOVED', 'a = a as it was PARTLY_MOVED'],
    ],
    [
      'who absorbed one and lost a function is neither alone nor together what it is then',
      { a: [null, 'PARTLY_MOVED'], b: ['a'] },
      ['a = a as it was PARTLY_MOVED', 'b = b as it was PARTLY_MOVED'],
    ],
    [
      'flags of several stand once, in one order',
      { a: ['c', 'PARTLY_MOVED'], b: ['c', 'SPLIT'], d: ['c', 'SPLIT'] },
      ['c = a + b + d SPLIT PARTLY_MOVED'],
    ],
    [
      'who moves into one that moves on itself stays',
      { a: ['b'], b: ['c'] },
      ['c = b', 'a = a as it was NO_COUNTERPART'],
    ],
  ] as const)('%s', (_, standings, units) => {
    expect(on(standings)).toEqual(units);
  });

  it('are recast when others than themselves are in them', () => {
    const units = unitsOf(['a', 'b', 'k', 's'], (id) =>
      id === 's' ? { targetId: null, flag: 'SPLIT' } : { targetId: id === 'k' ? 'k' : 'c', flag: null },
    );
    expect(units.map((unit) => [unit.agencyId, isRecast(unit)])).toEqual([
      ['c', true],
      ['k', false],
      ['s', false],
    ]);
    expect(asTheyWere(['a']).map(isRecast)).toEqual([false]);
  });
});
