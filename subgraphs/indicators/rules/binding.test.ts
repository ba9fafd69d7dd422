import { describe, expect, it } from 'vitest';
import { type AgencyClassExpression, agencyRegister } from '../../../domain/agency-class.ts';
import { boundAgencies, boundGroups, type KnownRegister } from './binding.ts';

const expression = (over: Partial<AgencyClassExpression>): AgencyClassExpression => ({
  ...{ kinds: [], memberKinds: [], parentKinds: [], withinId: null, withDescendants: false },
  ...{ membership: 'ALL', memberIds: [], provinceIds: [], validTo: null },
  ...over,
});
const agency = (id: string, kind: string, validFrom: string | null = null, validTo: string | null = null) => ({
  ...{ id, kind, validFrom, validTo, parents: [] },
});
const register: KnownRegister = {
  ...agencyRegister([
    agency('phu-tho', 'PROVINCE'),
    agency('vinh-phuc', 'PROVINCE', null, '2025-06-30'),
    agency('y-te', 'MINISTRY'),
    agency('tt-tt', 'MINISTRY', null, '2025-02-28'),
    agency('dan-toc', 'MINISTRY', '2025-03-01'),
  ]),
  classes: new Map([
    ['provinces', expression({ kinds: ['PROVINCE'] })],
    ['ministries', expression({ kinds: ['MINISTRY', 'MINISTRY_LEVEL'] })],
    ['both', expression({ kinds: ['PROVINCE', 'MINISTRY'] })],
    ['some', expression({ kinds: ['PROVINCE'], membership: 'SOME', memberIds: ['phu-tho'] })],
    ['there', expression({ kinds: ['PROVINCE'], provinceIds: ['phu-tho'] })],
    ['districts', expression({ memberKinds: ['DISTRICT_LEVEL'], validTo: '2025-06-30' })],
    ['ended', expression({ kinds: ['PROVINCE'], validTo: '2025-06-30' })],
  ]),
  levels: new Map(),
};
const year = (text: string, classIds: string[], agencyIds: string[] = []) => ({
  ...{ from: `${text}-01-01`, to: `${text}-12-31`, boundOn: `${text}-12-31`, classIds, agencyIds },
});

describe('whom a target binds', () => {
  it.each([
    ['the members on its last day', year('2024', ['provinces']), ['phu-tho', 'vinh-phuc']],
    [
      'of a duty without a last day those of the day asked about',
      { ...year('2024', ['provinces']), to: '9999-12-31' },
      ['phu-tho', 'vinh-phuc'],
    ],
    ['not who ended before that day', year('2025', ['provinces']), ['phu-tho']],
    ['but who was founded before it', year('2025', ['ministries']), ['dan-toc', 'y-te']],
    ['each once', year('2024', ['provinces', 'some'], ['phu-tho']), ['phu-tho', 'vinh-phuc']],
    ['named ones, also when they end within its time', year('2025', [], ['vinh-phuc']), ['vinh-phuc']],
    ['not named ones that ended before it', year('2026', [], ['vinh-phuc', 'y-te']), ['y-te']],
    ['not named ones that are founded after it', year('2024', [], ['dan-toc']), []],
    ['names that the register does not hold', year('2024', [], ['unknown']), ['unknown']],
    ['nobody by a class that it does not hold', year('2024', ['unknown']), []],
    ['nobody by a class of those in no register', year('2024', ['districts']), []],
    ['nobody by a class that has ended', year('2025', ['ended']), []],
  ])('is %s', (_, target, expected) => {
    expect(boundAgencies(target, register)).toEqual(expected);
  });

  it.each([
    [['ministries'], ['MINISTRIES']],
    [['provinces'], ['LOCALITIES']],
    [
      ['ministries', 'provinces'],
      ['MINISTRIES', 'LOCALITIES', 'MINISTRIES_AND_LOCALITIES'],
    ],
    [['both'], ['MINISTRIES', 'LOCALITIES', 'MINISTRIES_AND_LOCALITIES']],
    [['some'], []],
    [['there'], []],
    [['ended'], []],
    [['districts', 'unknown'], []],
  ])('%j: the groups %j', (classIds, expected) => {
    expect(boundGroups(year('2025', classIds), register)).toEqual(expected);
  });

  it('are no groups where agencies are named', () => {
    expect(boundGroups(year('2025', [], ['phu-tho']), register)).toEqual([]);
  });
});
