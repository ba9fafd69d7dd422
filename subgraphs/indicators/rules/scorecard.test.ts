import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../domain/period.ts';
import { quotientOf } from '../../../domain/ratio.ts';
import type { ScorecardComponentFact, ScorecardGroupFact } from '../entities.ts';
import {
  type ComponentInputs,
  type ComponentValue,
  classOf,
  definitionOn,
  differenceFrom,
  type ScoredBy,
  scoreOf,
  shownPoints,
} from './scorecard.ts';

const JUNE = parsePeriod('2024-06');
const AFTER = '2024-07-01';

const group = (over: Partial<ScorecardGroupFact> = {}): ScorecardGroupFact => ({
  ...{ key: 'g', parent: null, name: 'Nhóm', points: '10', isVerified: true, ...over },
});
const component = (over: Partial<ScorecardComponentFact> = {}): ScorecardComponentFact => ({
  ...{ key: '1.1', group: 'g', name: 'Chỉ số', indicatorId: 'i', points: '10', arePointsVerified: true },
  ...{ isScored: true, fullMarksAtPercent: null, emptyDenominator: 'NOT_SCORED', multipliedBy: null },
  ...{ isFormulaKnown: true, isFormulaVerified: true, ...over },
});
const CLASSES = [
  { name: 'Khá', minimum: '70', isVerified: false },
  { name: 'Xuất sắc', minimum: '90', isVerified: false },
  { name: 'Tốt', minimum: '80', isVerified: false },
];
const value = (over: Partial<ComponentValue> = {}): ComponentValue => ({
  ...{ observationId: 'o', from: '2024-06-01', to: '2024-06-30', statedOn: '2024-07-05', isProvisional: false },
  ...{ numerator: null, denominator: null, value: null, unit: 'PERCENT', bound: 'EXACT', ...over },
});
const parts = (numerator: string, denominator: string, over: Partial<ComponentValue> = {}) =>
  value({ numerator, denominator, ...over });

interface Case {
  readonly of?: Partial<ScorecardComponentFact>;
  readonly others?: readonly ScorecardComponentFact[];
  readonly inputs?: Readonly<Record<string, ComponentValue | null>>;
  readonly lastYear?: ComponentValue | null;
  readonly period?: string;
  readonly today?: string;
}

function scored(own: ComponentValue | null, asked: Case = {}) {
  const { of = {}, others = [], inputs = {}, lastYear = null, period = '2024-06', today = AFTER } = asked;
  const definition: ScoredBy = { groups: [group()], components: [component(of), ...others], classes: CLASSES };
  const known = new Map<string, ComponentInputs>([
    ['1.1', { value: own, lastYear }],
    ...Object.entries(inputs).map(([key, one]): [string, ComponentInputs] => [key, { value: one, lastYear: null }]),
  ]);
  return scoreOf(definition, known, parsePeriod(period), today);
}
const first = (own: ComponentValue | null, asked?: Case) => {
  const { points, reason } = scored(own, asked).components[0]!;
  return reason ?? `${points!.numerator}/${points!.denominator}`;
};

describe('the points of a component', () => {
  it.each([
    ['nothing of ten', '0', '10', '0/1'],
    ['a third, exactly', '1', '3', '10/3'],
    ['all', '10', '10', '10/1'],
    ['no more than all', '11', '10', '10/1'],
    ['no less than nothing', '-1', '10', '0/1'],
  ])('are in proportion without a threshold: %s', (_, numerator, denominator, expected) => {
    expect(first(parts(numerator, denominator))).toBe(expected);
  });

  it.each([
    ['just below', '799', '1000', '799/80'],
    ['on it', '800', '1000', '10/1'],
    ['above', '801', '1000', '10/1'],
    ['half of it', '4', '10', '5/1'],
  ])('are all from the threshold of 80 percent on: %s', (_, numerator, denominator, expected) => {
    expect(first(parts(numerator, denominator), { of: { fullMarksAtPercent: '80' } })).toBe(expected);
  });

  it('follow from a bare percentage as it was stated', () => {
    expect(first(value({ value: '89.99' }), { of: { fullMarksAtPercent: '90' } })).toBe('8999/900');
    expect(first(value({ value: '50' }))).toBe('5/1');
  });

  it.each([
    ['more than the threshold', 'MORE_THAN', '80', '10/1'],
    ['more than less', 'MORE_THAN', '79.9', 'NOT_REPORTED'],
    ['nearly the threshold', 'NEARLY', '80', 'NOT_REPORTED'],
    ['nearly more', 'NEARLY', '85', 'NOT_REPORTED'],
  ] as const)(
    'are known of an inexact number only where all of it earns everything: %s',
    (_, bound, stated, expected) => {
      expect(first(value({ value: stated, bound }), { of: { fullMarksAtPercent: '80' } })).toBe(expected);
    },
  );

  it('are none of a number that is no share', () => {
    expect(first(value({ value: '7', unit: 'POINT' }))).toBe('NOT_REPORTED');
    expect(first(value({ value: '7', unit: 'UNKNOWN' }))).toBe('NOT_REPORTED');
    expect(first(parts('7', '10', { unit: 'COUNT' }))).toBe('7/1');
  });
});

describe('why a component has no points', () => {
  it.each<[string, Partial<ScorecardComponentFact>, ComponentValue | null, string]>([
    ['it is only watched', { isScored: false, points: '0' }, parts('1', '2'), 'NOT_SCORED_BY_DEFINITION'],
    ['watched, of unknown weight', { isScored: false, points: null }, null, 'NOT_SCORED_BY_DEFINITION'],
    ['nobody knows its weight', { points: null }, parts('1', '2'), 'WEIGHT_UNKNOWN'],
    ['nobody knows how it is measured', { isFormulaKnown: false }, parts('1', '2'), 'DEFINITION_UNKNOWN'],
    ['no indicator stands for it', { indicatorId: null }, parts('1', '2'), 'DEFINITION_UNKNOWN'],
    ['no value', {}, null, 'NOT_REPORTED'],
    ['nothing happened', {}, parts('0', '0'), 'NO_ACTIVITY'],
  ])('%s', (_, of, own, expected) => {
    expect(first(own, { of })).toBe(expected);
  });
});

describe('a denominator of zero', () => {
  it.each([
    ['NOT_SCORED', 'NO_ACTIVITY'],
    ['ZERO', '0/1'],
    ['FULL', '10/1'],
    ['LAST_YEAR', '0/1'],
  ] as const)('by the rule %s gives %s', (emptyDenominator, expected) => {
    expect(first(parts('0', '0'), { of: { emptyDenominator } })).toBe(expected);
  });

  it.each([
    ['2024-06', 'a twelfth', '5/1'],
    ['2024-Q2', 'a quarter', '5/3'],
    ['2024-H1', 'a half', '5/6'],
    ['2024', 'the whole', '5/12'],
  ])('by last year in %s takes %s of it', (period, _, expected) => {
    const { firstOn, lastOn } = parsePeriod(period);
    const own = parts('50', '0', { from: firstOn, to: lastOn, statedOn: '2025-01-05' });
    const lastYear = parts('900', '1200', { from: '2023-01-01', to: '2023-12-31' });
    expect(first(own, { of: { emptyDenominator: 'LAST_YEAR' }, lastYear, period, today: '2025-02-01' })).toBe(expected);
  });

  it('by last year earns no more than everything, and nothing where last year had nothing or only a percentage', () => {
    const of = { emptyDenominator: 'LAST_YEAR' } as const;
    expect(first(parts('101', '0'), { of, lastYear: parts('1', '1200') })).toBe('10/1');
    expect(first(parts('50', '0'), { of, lastYear: parts('0', '0') })).toBe('0/1');
    expect(first(parts('50', '0'), { of, lastYear: value({ value: '90' }) })).toBe('0/1');
    // Last year does not matter while there is a denominator.
    expect(first(parts('50', '100'), { of, lastYear: parts('1', '12') })).toBe('5/1');
  });
});

describe('a rate that is multiplied by another', () => {
  const sync = component({ key: '1.4', points: '0', indicatorId: 'sync' });
  const asked = (factor: ComponentValue | null): Case => ({
    ...{ of: { multipliedBy: '1.4', fullMarksAtPercent: '50' }, others: [sync], inputs: { '1.4': factor } },
  });

  it('is exact, and compared with the threshold after that', () => {
    expect(first(parts('2', '3'), asked(parts('3', '4')))).toBe('10/1');
    expect(first(parts('2', '3'), asked(parts('1', '4')))).toBe('10/3');
    const [online] = scored(parts('2', '3'), asked(parts('1', '4'))).components;
    expect(online!.ratio).toEqual({ numerator: '1', denominator: '6', percent: '16.666667' });
  });

  it('is unknown while the other is, and provisional while the other is', () => {
    expect(first(parts('2', '3'), asked(null))).toBe('NOT_REPORTED');
    expect(first(parts('2', '3'), asked(parts('0', '0')))).toBe('NO_ACTIVITY');
    const [online] = scored(parts('2', '3'), asked(parts('1', '4', { isProvisional: true }))).components;
    expect(online!.isProvisional).toBe(true);
  });
});

describe('a score', () => {
  const groups = [
    group({ key: 'a', points: '12' }),
    group({ key: 'a/x', parent: 'a', points: '8' }),
    group({ key: 'b', points: '6' }),
  ];
  const definition = (over: Partial<ScorecardComponentFact> = {}): ScoredBy => ({
    ...{ groups, classes: [{ name: 'Đạt', minimum: '15', isVerified: false }] },
    components: [
      component({ key: '1', group: 'a', points: '4' }),
      component({ key: '2', group: 'a/x', points: '8' }),
      component({ key: '3', group: 'b', points: '6', ...over }),
    ],
  });
  const known = (third: ComponentValue | null = parts('1', '3')) =>
    new Map<string, ComponentInputs>([
      ['1', { value: parts('1', '3'), lastYear: null }],
      ['2', { value: parts('1', '1'), lastYear: null }],
      ['3', { value: third, lastYear: null }],
    ]);

  it('adds up exactly, for each group with its parts and for the whole', () => {
    const score = scoreOf(definition(), known(), JUNE, AFTER);
    expect(
      score.groups.map(({ points, maximumKnown, unassigned }) => [shownPoints(points), maximumKnown, unassigned]),
    ).toEqual([
      ['9.33', '12', '0'],
      ['8', '8', '0'],
      ['2', '6', '0'],
    ]);
    expect(score).toMatchObject({ points: quotientOf(34, 3), maximum: '18', maximumKnown: '18', isComplete: true });
    expect([shownPoints(score.points), score.isProvisional, score.hasUnknownWeights]).toEqual(['11.33', false, false]);
    expect(score.classification).toBeNull();
    expect(scoreOf(definition(), known(parts('1', '1')), JUNE, AFTER).classification?.name).toBe('Đạt');
  });

  it('leaves unknown weights unknown: nothing of them goes to others, and the score is out of less', () => {
    const score = scoreOf(definition({ points: null }), known(), JUNE, AFTER);
    expect(score).toMatchObject({ points: quotientOf(28, 3), maximum: '18', maximumKnown: '12' });
    expect([score.isComplete, score.hasUnknownWeights, score.classification]).toEqual([false, true, null]);
    expect(score.groups.map(({ unassigned }) => unassigned)).toEqual(['0', '0', '6']);
  });

  it('is complete though a weight is unknown, where nothing is left that it could be', () => {
    const { components, ...rest } = definition();
    const more = { ...rest, components: [...components, component({ key: '4', group: 'b', points: null })] };
    const score = scoreOf(more, known(), JUNE, AFTER);
    expect(score.components.at(-1)!.reason).toBe('WEIGHT_UNKNOWN');
    expect([score.isComplete, score.hasUnknownWeights]).toEqual([true, false]);
  });

  it('is not complete where something was not reported or did not happen', () => {
    for (const third of [null, parts('0', '0')]) {
      const easy = { ...definition(), classes: [{ name: 'Đạt', minimum: '5', isVerified: false }] };
      const score = scoreOf(easy, known(third), JUNE, AFTER);
      expect([score.maximumKnown, score.isComplete, score.hasUnknownWeights]).toEqual(['12', false, false]);
      // Of points that a class would do with, too: what is missing may yet lift it into another.
      expect([shownPoints(score.points), score.classification]).toEqual(['9.33', null]);
    }
  });

  it.each([
    ['on the last day of its period', '2024-06-30', {}, true],
    ['on the day after', '2024-07-01', {}, false],
    ['with a preliminary value', '2024-07-01', { isProvisional: true }, true],
    ['with a value that was stated before the period had ended', '2024-07-01', { statedOn: '2024-06-30' }, true],
    ['with a value that ends earlier', '2024-07-01', { to: '2024-06-29' }, true],
    ['with how it stood on the last day', '2024-07-01', { from: null }, false],
  ])('is provisional %s: %s', (_, today, over, expected) => {
    const score = scoreOf(definition(), known(parts('1', '1', over)), JUNE, today);
    expect(score.isProvisional).toBe(expected);
    expect(score.classification === null).toBe(expected);
  });
});

describe('classes, differences and versions', () => {
  it.each([
    ['100', 'Xuất sắc'],
    ['90', 'Xuất sắc'],
    ['89.999', 'Tốt'],
    ['80', 'Tốt'],
    ['79.995', 'Khá'],
    ['69.999', undefined],
  ])('%s points are %s, by the exact number', (points, expected) => {
    expect(classOf(quotientOf(points, 1), CLASSES)?.name).toBe(expected);
  });

  it.each([
    ['34', '3', '11.33', '0'],
    ['34', '3', '11.3', '0.03'],
    ['34', '3', '12', '-0.67'],
    ['1', '200', '0', '0.01'],
  ])('%s/%s less %s is %s', (numerator, denominator, published, expected) => {
    expect(differenceFrom(quotientOf(numerator, denominator), published)).toBe(expected);
  });

  it('the version of a day is the one that began last, unless it has ended', () => {
    const old = { name: 'old', validFrom: '2022-06-23', validTo: null };
    const later = { name: 'later', validFrom: '2024-01-01', validTo: '2024-12-31' };
    const on = (day: string) => definitionOn([later, old], day)?.name ?? null;
    expect(['2022-06-22', '2022-06-23', '2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'].map(on)).toEqual([
      ...[null, 'old', 'old', 'later', 'later', null],
    ]);
  });
});
