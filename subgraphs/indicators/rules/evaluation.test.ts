import { describe, expect, it } from 'vitest';
import type { ValueBound } from '../generated/types.ts';
import { compare, measuredIn } from './comparison.ts';
import {
  askedOn,
  bindingOf,
  type Cohort,
  isInCohort,
  type JudgedTarget,
  judge,
  liesWithin,
  marginUnitOf,
  type PeriodValue,
  rankedNumber,
  rowOf,
} from './evaluation.ts';

const target = (over: Partial<JudgedTarget> = {}): JudgedTarget => ({
  ...{ id: 'target', indicatorId: 'indicator', mandateId: 'mandate', directiveId: null, evidenceId: null, ordinal: 0 },
  ...{ value: '90', unit: 'PERCENT', operator: 'AT_LEAST', strength: 'ASSIGNED', direction: 'UP' },
  ...{
    from: '2024-01-01',
    to: '2024-12-31',
    boundOn: '2024-12-31',
    subunitsAsWritten: null,
    cohort: null,
    classIds: [],
    agencyIds: [],
  },
  ...over,
});
const value = (over: Partial<PeriodValue> = {}): PeriodValue => ({
  ...{ observationIds: ['observation'], from: '2024-01-01', to: '2024-12-31', statedOn: '2025-01-20' },
  ...{ unit: 'PERCENT', bound: 'EXACT', numerator: null, denominator: null, value: null },
  ...over,
});
const parts = (numerator: string, denominator: string) => value({ numerator, denominator });
const OVER = '2025-01-01';

describe('what decides about a target', () => {
  it.each([
    ['899 of 1000 does not reach 90 percent', parts('899', '1000'), 'NOT_MET', '-0.1'],
    ['900 of 1000 does', parts('900', '1000'), 'MET', '0'],
    ['8999999999 of 10^10, shown as 90, does not', parts('8999999999', '10000000000'), 'NOT_MET', '0'],
    ['a third is told apart from its decimals', parts('9000000001', '10000000000'), 'MET', '0'],
    ['a bare percentage is compared as it was stated', value({ value: '89.9' }), 'NOT_MET', '-0.1'],
    ['to its last place', value({ value: '89.99999999' }), 'NOT_MET', '-0.00000001'],
    ['parts count, whatever was rounded beside them', { ...parts('899', '1000'), value: '90' }, 'NOT_MET', '-0.1'],
    ['a part of what is counted is a share', { ...parts('62', '63'), unit: 'COUNT' as const }, 'MET', '8.412698'],
  ])('%s', (_, stated, outcome, margin) => {
    expect(judge(target(), stated, OVER)).toMatchObject({ outcome, isMet: outcome === 'MET', margin });
  });

  it('nothing happened where the value is out of zero, before the end and after it', () => {
    for (const today of ['2024-06-01', OVER]) {
      expect(judge(target(), parts('0', '0'), today)).toEqual({
        ...{ outcome: 'NO_ACTIVITY', isMet: null, margin: null, lead: null },
      });
    }
  });

  it.each([
    ['nothing', null],
    ['a number whose unit nobody knows ("tăng 35%")', value({ value: '95', unit: 'UNKNOWN' })],
    ['a difference of shares', value({ value: '95', unit: 'PERCENTAGE_POINT' })],
    ['a bare count', value({ value: '95', unit: 'COUNT' })],
  ])('%s is not reported', (_, stated) => {
    expect(judge(target(), stated, OVER)).toMatchObject({ outcome: 'NOT_REPORTED', isMet: null, margin: null });
  });

  it('counts and points keep their unit', () => {
    const goal = { value: '60', unit: 'COUNT' as const };
    expect(judge(target(goal), { ...parts('59', '63'), unit: 'COUNT' }, OVER)).toMatchObject({
      isMet: false,
      margin: '-1',
    });
    expect(judge(target(goal), { ...parts('60', '63'), unit: 'COUNT' }, OVER)).toMatchObject({
      isMet: true,
      margin: '0',
    });
    const points = { value: '3.5', unit: 'POINT' as const };
    expect(judge(target(points), { ...parts('7', '2'), unit: 'POINT' }, OVER)).toMatchObject({
      isMet: true,
      margin: '0',
    });
    expect(['PERCENT', 'COUNT', 'POINT'].map((unit) => marginUnitOf(unit as 'PERCENT'))).toEqual([
      ...['PERCENTAGE_POINT', 'COUNT', 'POINT'],
    ]);
  });

  it.each([
    ['AT_LEAST', -1, '-1'],
    ['MORE_THAN', -1, '-1'],
    ['AT_MOST', -1, '1'],
    ['LESS_THAN', -1, '1'],
    ['EQUAL_TO', -1, '-1'],
    ['AT_LEAST', 1, '1'],
    ['AT_MOST', 1, '-1'],
    ['EQUAL_TO', 1, '-1'],
  ] as const)('%s: a number %i beside it lies %s on the good side', (operator, beside, lead) => {
    const found = judge(target({ operator }), value({ value: String(90 + beside) }), OVER);
    expect(Number(found.lead?.numerator) / Number(found.lead?.denominator)).toBe(Number(lead));
    expect(found.margin).toBe(String(beside));
  });
});

describe('when it is decided', () => {
  const whole = value({ value: '95' });
  it.each([
    ['on the last day of the time it is not', whole, '2024-12-31', 'TO_DATE'],
    ['on the day after it is', whole, '2025-01-01', 'MET'],
    ['never by a value that ends a day earlier', { ...whole, to: '2024-12-30' }, '2026-01-01', 'TO_DATE'],
    ['never by a value of its last part', { ...whole, from: '2024-01-02' }, '2026-01-01', 'TO_DATE'],
    ['by how it stood on the last day', { ...whole, from: null }, '2025-01-01', 'MET'],
    ['never by how it stood before', { ...whole, from: null, to: '2024-12-30' }, '2025-01-01', 'TO_DATE'],
    ['never by a value stated on the last day of its period', { ...whole, statedOn: '2024-12-31' }, OVER, 'TO_DATE'],
    ['by one stated on the day after', { ...whole, statedOn: '2025-01-01' }, OVER, 'MET'],
    ['by one of which nobody knows when it was stated', { ...whole, statedOn: null }, OVER, 'MET'],
  ] as const)('%s', (_, stated, today, outcome) => {
    expect(judge(target(), stated, today)).toMatchObject({ outcome, isMet: true, margin: '5' });
  });

  it('tells until then whether what is known meets it', () => {
    const early = { from: '2024-01-01', to: '2024-02-29', statedOn: '2024-02-29' };
    const of = (goal: string, known: string, over: Partial<PeriodValue> = {}) =>
      judge(target({ value: goal }), value({ ...early, value: known, ...over }), '2026-03-31');

    expect(of('80', '63.8')).toMatchObject({ outcome: 'TO_DATE', isMet: false, margin: '-16.2' });
    expect(of('80', '50.8')).toMatchObject({ outcome: 'TO_DATE', isMet: false, margin: '-29.2' });
    expect(of('50', '1', { from: null })).toMatchObject({ outcome: 'TO_DATE', isMet: false, margin: '-49' });
    expect(of('50', '9.39', { from: null })).toMatchObject({ outcome: 'TO_DATE', isMet: false, margin: '-40.61' });
  });

  it('is never where its document sets no time, and is asked about on a day', () => {
    const duty = target({ from: '2022-10-06', to: '9999-12-31' });
    const standsSo = value({ value: '95', from: null });

    expect(judge(duty, standsSo, '2030-01-01')).toMatchObject({ outcome: 'TO_DATE', isMet: true });
    expect(askedOn(duty, '2024-12-31').boundOn).toBe('2024-12-31');
    expect(askedOn(target(), '2030-12-31').boundOn).toBe('2024-12-31');
  });

  it.each([
    ['a period in it', '2024-01-01', '2024-12-31', true],
    ['one that begins a day before', '2023-12-31', '2024-12-31', false],
    ['one that ends a day after', '2024-01-01', '2025-01-01', false],
    ['how it stood on its first day', null, '2024-01-01', true],
    ['how it stood the day before', null, '2023-12-31', false],
  ])('looks at %s: %s to %s, %s', (_, from, to, expected) => {
    expect(liesWithin(target(), { from, to })).toBe(expected);
  });
});

describe('a number that is not exact', () => {
  const told = (bound: ValueBound, number: string, operator: JudgedTarget['operator'], goal: string) =>
    compare(measuredIn('PERCENT', value({ value: number, bound }))!, { operator, value: goal })?.isMet;

  // Of each number: how a target of 44, 45 and 46 is met by "more than 45" and by "nearly 45".
  it.each([
    ['AT_LEAST', [true, true, null], [null, false, false]],
    ['MORE_THAN', [true, true, null], [null, false, false]],
    ['AT_MOST', [false, false, null], [null, true, true]],
    ['LESS_THAN', [false, false, null], [null, true, true]],
    ['EQUAL_TO', [false, false, null], [null, false, false]],
  ] as const)('%s: more than 45 tells %j, nearly 45 tells %j', (operator, moreThan, nearly) => {
    expect(['44', '45', '46'].map((goal) => told('MORE_THAN', '45', operator, goal))).toEqual(moreThan);
    expect(['44', '45', '46'].map((goal) => told('NEARLY', '45', operator, goal))).toEqual(nearly);
  });

  it('decides what it can tell, and nothing else', () => {
    const more = value({ value: '45', bound: 'MORE_THAN' });
    expect(judge(target({ value: '45' }), more, OVER)).toMatchObject({ outcome: 'MET', isMet: true, margin: '0' });
    const unknown = { isMet: null, margin: null, lead: null };
    expect(judge(target({ value: '50' }), more, OVER)).toEqual({ ...unknown, outcome: 'NOT_REPORTED' });
    expect(judge(target({ value: '50' }), more, '2024-12-31')).toEqual({ ...unknown, outcome: 'TO_DATE' });
  });

  it('has no place among others', () => {
    expect(rankedNumber('PERCENT', value({ value: '45', bound: 'MORE_THAN' }))).toBeNull();
    expect(rankedNumber('PERCENT', value({ value: '45' }))).toMatchObject({ numerator: '45', denominator: '100' });
    expect(rankedNumber('PERCENT', parts('0', '0'))).toBeNull();
    expect(rankedNumber('PERCENT', null)).toBeNull();
  });
});

describe('a target for some only', () => {
  const cohort = (operator: Cohort['operator']): Cohort => ({
    ...{ indicatorId: 'earlier', unit: 'PERCENT', operator, value: '15', from: '2020-01-01', to: '2023-12-31' },
  });
  const result = (over: Partial<PeriodValue>) => value({ from: '2020-01-01', to: '2023-12-31', ...over });
  const [ten, five] = [cohort('LESS_THAN'), cohort('AT_LEAST')];

  it.each([
    ['14.99 percent', result({ value: '14.99' }), true, false],
    ['15 percent', result({ value: '15' }), false, true],
    ['1499 of 10000', result({ numerator: '1499', denominator: '10000' }), true, false],
    ['more than 15 percent', result({ value: '15', bound: 'MORE_THAN' }), false, true],
    ['nearly 15 percent', result({ value: '15', bound: 'NEARLY' }), true, false],
    ['more than 14 percent', result({ value: '14', bound: 'MORE_THAN' }), null, null],
    ['nothing', null, null, null],
    ['nothing out of zero', result({ numerator: '0', denominator: '0' }), null, null],
    ['a result of 2020 to 2022', result({ value: '20', to: '2022-12-31' }), null, null],
    ['a result in no known unit', result({ value: '20', unit: 'UNKNOWN' }), null, null],
  ] as const)('after %s: 10 binds %s, 5 binds %s', (_, known, below, above) => {
    expect(isInCohort(ten, known)).toBe(below);
    expect(isInCohort(five, known)).toBe(above);
  });

  it('is for nobody known while the unit of the result that decides is not known either', () => {
    expect(isInCohort({ ...ten, unit: 'UNKNOWN' }, result({ value: '14', unit: 'UNKNOWN' }))).toBeNull();
  });

  it('is neither when nobody knows, and that is said once', () => {
    expect(
      bindingOf([
        ['ten', null],
        ['five', null],
      ]),
    ).toEqual({ targets: [], isUnknown: true });
    expect(
      bindingOf([
        ['ten', true],
        ['five', false],
      ]),
    ).toEqual({ targets: ['ten'], isUnknown: false });
    expect(
      bindingOf([
        ['ten', false],
        ['five', false],
      ]),
    ).toEqual({ targets: [], isUnknown: false });
  });

  it('stands in one row with the others of its mandate and time', () => {
    const [a, b] = [target({ id: 'a', cohort: ten }), target({ id: 'b', cohort: five })];
    expect(rowOf(a)).toBe(rowOf(b));
    expect(rowOf(target({ ...b, mandateId: 'another' }))).not.toBe(rowOf(a));
    expect(rowOf(target({ ...b, to: '2025-12-31' }))).not.toBe(rowOf(a));
    expect(rowOf(target({ id: 'a' }))).not.toBe(rowOf(target({ id: 'b' })));
  });
});
