import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoundaryChange, boundariesOn } from './boundaries.ts';

const change = (kind: string, on: string, from: string, to: string): BoundaryChange => ({
  ...{ kind, on },
  from: from.split(' ').filter(Boolean),
  to: to.split(' ').filter(Boolean),
});
const whole = (targetId: string) => ({ targetId, reason: null, among: [] });
const none = (reason: string, among = '', isPartlyLost = false) => ({
  ...{ targetId: null, reason, isPartlyLost },
  among: among.split(' ').filter(Boolean),
});

const MERGED = [change('MERGE', '2025-07-01', 'a b', 'c')];
const SPLIT = [change('SPLIT', '2008-01-01', 'a', 'b c')];
const ABSORBED = [change('ABSORB', '2025-03-01', 'a', 'b')];
const MOVED = [change('TRANSFER', '2026-01-01', 'a', 'b')];
/** Of one ministry on one day: absorbed by b, but for what c takes, while b hands something to d. */
const TAKEN_APART = [
  change('ABSORB', '2025-03-01', 'a', 'b'),
  change('TRANSFER', '2025-03-01', 'a', 'c'),
  change('TRANSFER', '2025-03-01', 'b', 'd'),
];

describe('the unit that stands for another', () => {
  it.each([
    ['itself, where nothing happened', [], 'a', '2024-06-30', '2025-07-01', whole('a')],
    ['itself, on its last day', MERGED, 'a', '2024-06-30', '2025-06-30', whole('a')],
    ['what it merged into, from the first day', MERGED, 'a', '2025-06-30', '2025-07-01', whole('c')],
    ['a merged unit itself', MERGED, 'c', '2025-07-01', '2026-01-01', whole('c')],
    ['of what is reported for years before it began: itself', MERGED, 'c', '2024-12-31', '2025-07-01', whole('c')],
    ['of what is reported after its end: what it merged into', MERGED, 'b', '2025-12-31', '2025-07-01', whole('c')],
    [
      'none, of a merged one the day before',
      MERGED,
      'c',
      '2025-07-01',
      '2025-06-30',
      none('MERGED_FROM_SEVERAL', 'a b'),
    ],
    [
      'none, of a merged one, though years before are meant',
      MERGED,
      'c',
      '2024-12-31',
      '2024-12-31',
      none('MERGED_FROM_SEVERAL', 'a b'),
    ],
    ['what it was renamed to', [change('RENAME', '2025-01-01', 'a', 'b')], 'a', '2024-01-01', '2025-01-01', whole('b')],
    ['what it was before', [change('RENAME', '2025-01-01', 'a', 'b')], 'b', '2025-01-01', '2024-12-31', whole('a')],
    ['itself, renamed', [change('RENAME', '2025-01-01', 'a', 'a')], 'a', '2024-01-01', '2025-01-01', whole('a')],
    ['what absorbed it', ABSORBED, 'a', '2025-02-28', '2025-03-01', whole('b')],
    ['itself, though it absorbed another', ABSORBED, 'b', '2025-02-28', '2025-03-01', whole('b')],
    ['none, before it absorbed another', ABSORBED, 'b', '2025-03-01', '2025-02-28', none('MERGED_FROM_SEVERAL', 'a b')],
    ['none of several', SPLIT, 'a', '2007-12-31', '2008-01-01', none('SPLIT', 'b c')],
    ['what a part was split from', SPLIT, 'b', '2008-01-01', '2007-12-31', whole('a')],
    [
      'none, though it goes on smaller',
      [change('SPLIT', '2008-01-01', 'a', 'a b')],
      'a',
      '2007-12-31',
      '2008-01-01',
      none('SPLIT', 'a b'),
    ],
    ['itself, larger before', [change('SPLIT', '2008-01-01', 'a', 'a b')], 'a', '2008-01-01', '2007-12-31', whole('a')],
    ['none, once functions have moved', MOVED, 'a', '2025-12-31', '2026-01-01', none('PARTLY_MOVED', 'a b')],
    ['itself, though functions came to it', MOVED, 'b', '2025-12-31', '2026-01-01', whole('b')],
    ['itself, before functions left it', MOVED, 'a', '2026-01-01', '2025-12-31', whole('a')],
    ['none, before functions came to it', MOVED, 'b', '2026-01-01', '2025-12-31', none('PARTLY_MOVED', 'a b')],
    [
      'itself, under another from then on',
      [change('TRANSFER', '2025-03-01', 'a', 'a')],
      'a',
      '2025-01-01',
      '2026-01-01',
      whole('a'),
    ],
    ['none, taken apart on one day', TAKEN_APART, 'a', '2025-02-28', '2025-03-01', none('PARTLY_MOVED', 'b c')],
    ['none of what took most of it', TAKEN_APART, 'b', '2025-03-01', '2025-02-28', none('PARTLY_MOVED', 'a b')],
    [
      'none of the abolished',
      [change('ABOLISH', '2026-01-01', 'a', '')],
      'a',
      '2025-12-31',
      '2026-01-01',
      none('NO_COUNTERPART', '', true),
    ],
    [
      'none of the abolished, though something went to another',
      [change('ABOLISH', '2025-03-01', 'a', ''), change('TRANSFER', '2025-03-01', 'a', 'b')],
      'a',
      '2025-02-28',
      '2025-03-01',
      none('PARTLY_MOVED', 'b', true),
    ],
  ])('is %s', (_, changes, unit, day, on, expected) => {
    expect(boundariesOn(changes, on).standsFor(unit, day)).toEqual(expected);
  });
});

describe('chains', () => {
  const chain = [
    change('MERGE', '2025-07-01', 'c d', 'e'),
    change('RENAME', '1997-01-01', 'b', 'c'),
    change('SPLIT', '1991-01-01', 'a', 'b x'),
    change('MERGE', '2026-01-01', 'e x', 'f'),
  ];

  it.each([
    ['b', '1996-12-31', '2025-06-30', whole('c')],
    ['b', '1996-12-31', '2025-07-01', whole('e')],
    ['a', '1990-12-31', '2025-12-31', none('SPLIT', 'e x')],
    ['x', '2025-12-31', '1990-12-31', whole('a')],
    ['e', '2025-12-31', '1995-01-01', none('MERGED_FROM_SEVERAL', 'b d')],
  ])('%s of %s stands on %s', (unit, day, on, expected) => {
    expect(boundariesOn(chain, on).standsFor(unit, day)).toEqual(expected);
  });

  it('that part and meet again have one end', () => {
    expect(boundariesOn(chain, '2026-01-01').standsFor('a', '1990-12-31')).toEqual(whole('f'));
  });

  it('of one day lead to what stands after it, and end where they run in a circle', () => {
    const sameDay = [change('RENAME', '2025-07-01', 'a', 'b'), change('MERGE', '2025-07-01', 'b c', 'd')];
    expect(boundariesOn(sameDay, '2025-07-01').standsFor('a', '2025-01-01')).toEqual(whole('d'));
    const circle = [change('RENAME', '2025-07-01', 'a', 'b'), change('RENAME', '2025-07-01', 'b', 'a')];
    expect(boundariesOn(circle, '2025-07-01').standsFor('a', '2025-01-01')).toEqual(whole('a'));
  });
});

describe('days on which units existed', () => {
  const days = new Map([
    ['old', { validFrom: null, validTo: '2025-06-30' }],
    ['new', { validFrom: '2025-05-15', validTo: null }],
  ]);
  const on = (day: string) => boundariesOn(MERGED, day, (id) => days.get(id) ?? null);

  it.each([
    ['old', '2025-06-30', whole('old')],
    ['old', '2025-07-01', none('NO_COUNTERPART', '', true)],
    ['new', '2025-05-15', whole('new')],
    ['new', '2025-05-14', none('NO_COUNTERPART', '', true)],
  ])('%s on %s', (unit, day, expected) => {
    expect(on(day).standsFor(unit, '2025-06-01')).toEqual(expected);
  });
});

it('gives all that any units are to the units of a day, each to one, none to two', () => {
  const merges = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1 }).map((cuts) => {
    const bounds = [...cuts].sort((a, b) => a - b);
    const groups = [...Array(31).keys()].map((unit) => bounds.filter((cut) => cut <= unit).length);
    return [...Map.groupBy([...Array(31).keys()], (unit) => groups[unit]!)].map(([group, units]) =>
      change('MERGE', '2025-07-01', units.map((unit) => `old${unit}`).join(' '), `new${group}`),
    );
  });
  fc.assert(
    fc.property(merges, (changes) => {
      const then = boundariesOn(changes, '2025-07-01');
      const sums = new Map<string | null, number>();
      for (let unit = 0; unit <= 30; unit += 1) {
        const { targetId } = then.standsFor(`old${unit}`, '2024-12-31');
        sums.set(targetId, (sums.get(targetId) ?? 0) + 2 ** unit);
      }
      const expected = changes.map(({ from, to }) => [
        to[0],
        from.reduce((sum, id) => sum + 2 ** Number(id.slice(3)), 0),
      ]);
      expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(expected));
    }),
  );
});
