import { describe, expect, it } from 'vitest';
import { countingApprovals, type FormulaFrame, formulaRefusals, isApproved } from './formula.ts';

const FRAME: FormulaFrame = {
  ...{ denominatorPath: 'a.b', rights: 'PUBLIC', dataOwnerId: null, scope: 'AGENCY', classId: 'class', grain: 'MONTH' },
};
const PERCENT = { unit: 'PERCENT', method: 'COUNTED', ownerId: 'owner' };
const VARIABLES = ['agencyId', 'to'] as const;
const ALL = { frame: {}, indicator: {}, variables: VARIABLES as readonly ('agencyId' | 'from' | 'to')[] };
const refusals = (over: Partial<typeof ALL>) => {
  const { frame, indicator, variables } = { ...ALL, ...over };
  return formulaRefusals({ ...FRAME, ...frame }, variables, { ...PERCENT, ...indicator }).map(({ code, at }) => [
    code,
    ...at,
  ]);
};

describe('what a formula says beside its question', () => {
  it.each([
    ['of each agency of a class, in percent', {}],
    ['of several together', { frame: { scope: 'NATIONWIDE', classId: null }, variables: ['from'] }],
    ['of an indicator that counts', { frame: { denominatorPath: null }, indicator: { unit: 'COUNT' } }],
    ['of the data of somebody', { frame: { rights: 'INTERNAL', dataOwnerId: 'data' } }],
    ['of everybody’s data, of an indicator without an owner', { indicator: { ownerId: null } }],
  ] as [string, Partial<typeof ALL>][])('can be: %s', (_, over) => {
    expect(refusals(over)).toEqual([]);
  });

  it.each([
    ['what people are asked', { indicator: { method: 'SURVEY' } }, ['FORMULA_METHOD_UNFIT', 'indicatorId']],
    [
      'what an evaluator puts together',
      { indicator: { method: 'COMPOSITE' } },
      ['FORMULA_METHOD_UNFIT', 'indicatorId'],
    ],
    ['points', { indicator: { unit: 'POINT' } }, ['FORMULA_UNIT_UNFIT', 'indicatorId']],
    ['what nobody knows the unit of', { indicator: { unit: 'UNKNOWN' } }, ['FORMULA_UNIT_UNFIT', 'indicatorId']],
    [
      'a share out of nothing',
      { frame: { denominatorPath: null } },
      ['FORMULA_DENOMINATOR_MISSING', 'denominatorPath'],
    ],
    ['a count out of something', { indicator: { unit: 'COUNT' } }, ['FORMULA_DENOMINATOR_UNNEEDED', 'denominatorPath']],
    [
      'somebody’s data without saying whose',
      { frame: { rights: 'INTERNAL' } },
      ['FORMULA_DATA_OWNER_MISSING', 'dataOwnerId'],
    ],
    [
      'everybody’s data as somebody’s',
      { frame: { dataOwnerId: 'data' } },
      ['FORMULA_DATA_OWNER_UNNEEDED', 'dataOwnerId'],
    ],
    [
      'what nobody could approve',
      { frame: { rights: 'INTERNAL', dataOwnerId: 'data' }, indicator: { ownerId: null } },
      ['FORMULA_OWNER_MISSING', 'rights'],
    ],
    ['agencies without a class', { frame: { classId: null } }, ['FORMULA_CLASS_MISSING', 'agencyClassId']],
    [
      'a class of several together',
      { frame: { scope: 'NATIONWIDE' }, variables: ['to'] },
      ['FORMULA_CLASS_UNNEEDED', 'agencyClassId'],
    ],
    ['each agency without asking for it', { variables: ['to'] }, ['FORMULA_AGENCY_UNASKED', 'document']],
    [
      'one agency of several together',
      { frame: { scope: 'NATIONWIDE', classId: null } },
      ['FORMULA_AGENCY_UNNEEDED', 'document'],
    ],
    ['no time at all', { variables: ['agencyId'] }, ['FORMULA_PERIOD_UNASKED', 'document']],
    ['days', { frame: { grain: 'DAY' } }, ['FORMULA_GRAIN_UNFIT', 'grain']],
  ] as [string, Partial<typeof ALL>, string[]][])('cannot be: %s', (_, over, expected) => {
    expect(refusals(over)).toEqual([expected]);
  });
});

describe('approvals', () => {
  const FORMULA = { dataOwnerId: 'data', definitionHash: 'now' };
  const given = (side: string, agencyId: string, definitionHash = 'now') => ({ side, agencyId, definitionHash });
  const counting = (...approvals: ReturnType<typeof given>[]) => countingApprovals(approvals, FORMULA, 'owner');

  it('count of the formula as it is, by whom it takes now', () => {
    const [owner, dataOwner] = [given('OWNER', 'owner'), given('DATA_OWNER', 'data')];
    expect(counting(owner, dataOwner)).toEqual([owner, dataOwner]);
    expect(counting(given('OWNER', 'owner', 'before'), given('DATA_OWNER', 'owner'), given('OWNER', 'data'))).toEqual(
      [],
    );
    expect(countingApprovals([owner], FORMULA, null)).toEqual([]);
  });

  it('are needed of both sides, and of neither where everybody may see the data', () => {
    expect(isApproved('PUBLIC', [])).toBe(true);
    expect(isApproved('INTERNAL', counting(given('OWNER', 'owner')))).toBe(false);
    expect(isApproved('INTERNAL', counting(given('DATA_OWNER', 'data')))).toBe(false);
    expect(isApproved('INTERNAL', counting(given('OWNER', 'owner'), given('DATA_OWNER', 'data')))).toBe(true);
  });
});
