import { describe, expect, it } from 'vitest';
import {
  isBeforeTheEnd,
  memberRefusals,
  numberRefusals,
  surveyRefusals,
  timeRefusals,
  unitRefusals,
  withMembers,
} from './stated-number.ts';
import type { StatedNumber } from './value.ts';

const TODAY = '2026-03-31';
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);
const parts = (numerator: string, denominator: string, value?: string): StatedNumber => ({
  numerator,
  denominator,
  value,
});

describe('a number', () => {
  it.each<[string, StatedNumber, Parameters<typeof numberRefusals>[1], string[]]>([
    ['of two parts', parts('899', '1000'), 'PERCENT', []],
    ['of the whole', parts('1000', '1000'), 'PERCENT', []],
    ['just above the whole', parts('1000.000001', '1000'), 'PERCENT', ['RATIO_ABOVE_ONE']],
    ['out of zero', parts('0', '0'), 'PERCENT', []],
    ['of something out of zero', parts('0.1', '0'), 'PERCENT', ['RATIO_ABOVE_ONE']],
    ['of a hundred percent', { value: '100' }, 'PERCENT', []],
    ['of more than that', { value: '100.0001' }, 'PERCENT', ['RATIO_ABOVE_ONE']],
    ['of many things', { value: '1758' }, 'COUNT', []],
    ['of nothing', {}, 'PERCENT', ['NUMBER_MISSING']],
    ['of one part', { numerator: '1', value: '1' }, 'PERCENT', ['PARTS_INCOMPLETE']],
    ['of a change for the worse', { value: '-3' }, 'PERCENTAGE_POINT', []],
    ['of a change that is not decided', { value: '-3' }, 'UNKNOWN', []],
    ['of things fewer than none', { value: '-3' }, 'COUNT', ['NUMBER_NEGATIVE']],
    ['of a negative denominator', parts('0', '-1'), 'PERCENT', ['NUMBER_NEGATIVE']],
    ['of a change with parts', parts('1', '2'), 'UNKNOWN', ['PARTS_OF_NO_RATIO']],
    ['beside its parts', parts('12', '250', '4.8'), 'PERCENT', []],
    ['rounded', parts('2', '3', '66.67'), 'PERCENT', []],
    ['cut off', parts('2', '3', '66.66'), 'PERCENT', []],
    ['one last place too low', parts('2', '3', '66.65'), 'PERCENT', ['VALUE_CONTRADICTS_PARTS']],
    ['one last place too high', parts('2', '3', '66.68'), 'PERCENT', ['VALUE_CONTRADICTS_PARTS']],
    ['off by one of its only place', parts('50', '100', '51'), 'PERCENT', ['VALUE_CONTRADICTS_PARTS']],
    ['of small parts', parts('0.001', '0.003', '33.3'), 'PERCENT', []],
    ['out of zero with a value', parts('0', '0', '0'), 'PERCENT', ['VALUE_CONTRADICTS_PARTS']],
    ['counted', parts('62', '63', '62'), 'COUNT', []],
    ['counted otherwise', parts('62', '63', '61'), 'COUNT', ['VALUE_CONTRADICTS_PARTS']],
    ['of points', parts('18', '20', '0.9'), 'POINT', []],
  ])('%s', (_, number, unit, expected) => {
    expect(codes(numberRefusals(number, unit, { mayExceedWhole: false }))).toEqual(expected);
  });

  it('may be more than the whole where its indicator says so', () => {
    for (const number of [parts('1200', '1000'), parts('5', '0'), { value: '120' }]) {
      expect(numberRefusals(number, 'PERCENT', { mayExceedWhole: true })).toEqual([]);
    }
  });

  it.each([
    ['PERCENT', 'PERCENT', true],
    ['PERCENTAGE_POINT', 'PERCENT', true],
    ['UNKNOWN', 'COUNT', true],
    ['COUNT', 'UNKNOWN', true],
    ['PERCENT', 'COUNT', false],
    ['PERCENTAGE_POINT', 'COUNT', false],
    ['PERCENT', 'PERCENTAGE_POINT', false],
  ] as const)('in %s can be of an indicator in %s: %s', (unit, own, fits) => {
    expect(codes(unitRefusals(unit, own))).toEqual(fits ? [] : ['UNIT_NOT_OF_INDICATOR']);
  });
});

describe('a time', () => {
  it.each<[string | null, string, string | null, string[]]>([
    ['2026-01-01', '2026-12-31', null, []],
    ['2026-01-01', '2027-01-01', null, ['PERIOD_IN_FUTURE']],
    ['2026-03-31', '2026-03-31', '2026-03-31', []],
    ['2026-04-01', '2026-04-30', null, ['PERIOD_IN_FUTURE']],
    [null, '2026-03-31', null, []],
    [null, '2026-04-01', null, ['PERIOD_IN_FUTURE']],
    ['2026-02-01', '2026-01-31', '2026-04-01', ['PERIOD_BACKWARDS', 'STATED_IN_FUTURE']],
  ])('from %s to %s, stated on %s', (from, to, statedOn, expected) => {
    expect(codes(timeRefusals({ from, to, statedOn }, TODAY))).toEqual(expected);
  });

  it('is not over on its last day, but for what stood so by a day', () => {
    expect(isBeforeTheEnd({ from: '2026-03-01', to: TODAY }, TODAY)).toBe(true);
    expect(isBeforeTheEnd({ from: '2026-03-01', to: '2026-03-30' }, TODAY)).toBe(false);
    expect(isBeforeTheEnd({ from: null, to: TODAY }, TODAY)).toBe(false);
  });
});

describe('names', () => {
  const NONE = { memberIds: [], missingMemberIds: [], missingCount: null, areMembersStated: null };

  it('are counted, and taken for inferred unless told', () => {
    expect(withMembers(NONE)).toEqual(NONE);
    expect(withMembers({ ...NONE, missingMemberIds: ['a', 'b'] })).toMatchObject({
      missingCount: 2,
      areMembersStated: false,
    });
    expect(withMembers({ ...NONE, memberIds: ['a'], areMembersStated: true })).toMatchObject({
      ...{ missingCount: null, areMembersStated: true },
    });
    expect(withMembers({ ...NONE, missingMemberIds: ['a'], missingCount: 3 })).toMatchObject({ missingCount: 3 });
  });

  it('are on one side, and no fewer than are counted', () => {
    expect(codes(memberRefusals({ ...NONE, memberIds: ['a'], missingMemberIds: ['a'], missingCount: 0 }))).toEqual([
      'MEMBER_ON_BOTH_SIDES',
      'MISSING_COUNT_TOO_SMALL',
    ]);
    expect(codes(memberRefusals({ ...NONE, areMembersStated: false }))).toEqual(['MEMBERS_UNNAMED']);
    expect(memberRefusals({ ...NONE, missingCount: 3 })).toEqual([]);
  });
});

describe('a number of what is surveyed or put together', () => {
  const stated = { from: '2024-01-01', to: '2024-12-31', directiveId: null, publishedBy: 'Bộ Nội vụ' };
  it.each<[string, object, readonly string[]]>([
    ['about a year that is over, with who published it', {}, []],
    ['that a document states', { publishedBy: null, directiveId: 'a letter' }, []],
    ['of nobody', { publishedBy: null }, ['SURVEY_WITHOUT_SOURCE publishedBy']],
    ['about a day', { from: null }, ['SURVEY_WITHOUT_PERIOD from']],
    ['until yesterday', { to: '2026-03-30' }, []],
    ['until today', { to: '2026-03-31' }, ['SURVEY_NOT_OVER to']],
    [
      'as of today from nobody',
      { from: null, to: '2026-12-31', publishedBy: null },
      ['SURVEY_WITHOUT_PERIOD from', 'SURVEY_NOT_OVER to', 'SURVEY_WITHOUT_SOURCE publishedBy'],
    ],
  ])('%s', (_, over, expected) => {
    for (const method of ['SURVEY', 'COMPOSITE'] as const) {
      const found = surveyRefusals({ ...stated, ...over }, method, '2026-03-31');
      expect(found.map(({ code, at }) => `${code} ${at.join()}`)).toEqual(expected);
    }
    expect(surveyRefusals({ ...stated, ...over }, 'COUNTED', '2026-03-31')).toEqual([]);
  });
});
