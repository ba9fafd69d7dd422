import { describe, expect, it } from 'vitest';
import type { ScorecardComponentFact, ScorecardGroupFact } from '../entities.ts';
import type { ScoredBy } from './scorecard.ts';
import { definitionRefusals, isScoredPeriod, maximumOf } from './scorecard-definition.ts';
import { readStanding, standingFirst, writtenStanding } from './scorecard-order.ts';

const group = (key: string, over: Partial<ScorecardGroupFact> = {}): ScorecardGroupFact => ({
  ...{ key, parent: null, name: key, points: '10', isVerified: true, ...over },
});
const component = (key: string, over: Partial<ScorecardComponentFact> = {}): ScorecardComponentFact => ({
  ...{ key, group: 'g', name: key, indicatorId: 'i', points: '4', arePointsVerified: true },
  ...{ isScored: true, fullMarksAtPercent: null, emptyDenominator: 'NOT_SCORED', multipliedBy: null },
  ...{ isFormulaKnown: true, isFormulaVerified: true, ...over },
});
const of = (over: Partial<ScoredBy> = {}): ScoredBy => ({
  ...{ groups: [group('g')], components: [component('1')], classes: [], ...over },
});
const found = (over: Partial<ScoredBy>) =>
  definitionRefusals(of(over)).map(({ code, at, named }) => [code, at.join('.'), ...named]);

describe('a version of an index', () => {
  it('may leave points open, and spend all of a group', () => {
    expect(found({})).toEqual([]);
    expect(found({ components: [component('1', { points: '10' }), component('2', { points: null })] })).toEqual([]);
  });

  it.each<[string, Partial<ScoredBy>, (string | undefined)[][]]>([
    ['without groups', { groups: [] }, [['SCORECARD_WITHOUT_GROUPS', 'groups']]],
    [
      'with a key twice',
      { components: [component('g'), component('1')] },
      [['SCORECARD_PART_TWICE', 'components.0.key', 'g']],
    ],
    [
      'with a group without points',
      { groups: [group('g', { points: '0' })], components: [] },
      [['SCORECARD_POINTS_INVALID', 'groups.0.points', '0']],
    ],
    [
      'with a group of no group',
      { groups: [group('g'), group('h', { parent: 'x' })] },
      [['SCORECARD_GROUP_UNKNOWN', 'groups.1.parentKey', 'x']],
    ],
    [
      'with groups three deep',
      { groups: [group('g'), group('h', { parent: 'g', points: '5' }), group('k', { parent: 'h', points: '5' })] },
      [['SCORECARD_GROUP_TOO_DEEP', 'groups.2.parentKey', 'h']],
    ],
    [
      'with a component of no group',
      { components: [component('1', { group: 'x' })] },
      [['SCORECARD_GROUP_UNKNOWN', 'components.0.groupKey', 'x']],
    ],
    [
      'with points below zero',
      { components: [component('1', { points: '-1' })] },
      [['SCORECARD_POINTS_INVALID', 'components.0.points', '-1']],
    ],
    [
      'with a threshold of nothing',
      { components: [component('1', { fullMarksAtPercent: '0' })] },
      [['SCORECARD_THRESHOLD_INVALID', 'components.0.fullMarksAtPercent', '0']],
    ],
    [
      'with a threshold above all',
      { components: [component('1', { fullMarksAtPercent: '100.1' })] },
      [['SCORECARD_THRESHOLD_INVALID', 'components.0.fullMarksAtPercent', '100.1']],
    ],
    [
      'with a component that is multiplied by itself',
      { components: [component('1', { multipliedBy: '1' })] },
      [['SCORECARD_FACTOR_UNKNOWN', 'components.0.multipliedByKey', '1']],
    ],
    [
      'with more points in a group than it has',
      { components: [component('1', { points: '6' }), component('2', { points: '4.5' })] },
      [['SCORECARD_POINTS_EXCEEDED', 'groups.0.points', '10', '10.5']],
    ],
    [
      'with groups in a group that have more than it has',
      { groups: [group('g'), group('h', { parent: 'g', points: '6' }), group('k', { parent: 'g', points: '6' })] },
      [['SCORECARD_POINTS_EXCEEDED', 'groups.0.points', '10', '12']],
    ],
    [
      'with two classes that begin at the same points',
      {
        classes: [
          { name: 'A', minimum: '50', isVerified: false },
          { name: 'B', minimum: '50.0', isVerified: false },
        ],
      },
      [['SCORECARD_CLASS_TWICE', 'classes.1.name', 'B']],
    ],
  ])('is refused %s', (_, over, expected) => {
    expect(found(over)).toEqual(expected);
  });

  it('has at most what is known of a part', () => {
    const version = of({
      groups: [group('g'), group('h', { points: '6' })],
      components: [component('1'), component('2', { points: null, group: 'h' })],
    });
    expect([null, 'g', '1', '2', 'x'].map((part) => maximumOf(version, part))).toEqual(['16', '10', '4', '6', null]);
  });
});

describe('a period of scores', () => {
  it.each(['2024', '2024-H1', '2024-Q4', '2024-12'])('%s is one', (text) => {
    expect(isScoredPeriod(text)).toBe(true);
  });

  it.each(['2024-06-30', '2024-13', '2024-00', '2024-H3', '0000', '24', '2024-6', ' 2024', '2024\n'])(
    '%j is none',
    (text) => {
      expect(isScoredPeriod(text)).toBe(false);
    },
  );
});

describe('the order of scores', () => {
  const standing = (numerator: string, outOf: string, id: string) => ({
    points: { numerator, denominator: '3' },
    outOf,
    id,
  });

  it('is by exact points, then by what they are out of, then by id, and survives a cursor', () => {
    const all = [
      standing('10', '20', 'b'),
      standing('11', '30', 'c'),
      standing('10', '18', 'd'),
      standing('10', '20', 'a'),
    ];
    expect(all.toSorted(standingFirst).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b']);
    for (const one of all) expect(readStanding(writtenStanding(one))).toEqual(one);
  });

  it.each([[['1', '0', '3', 'a']], [['x', '1', '3', 'a']], [['1', '1', '3', null]]])('takes no cursor %j', (key) => {
    expect(readStanding(key)).toBeNull();
  });
});
