import { describe, expect, it } from 'vitest';
import {
  couldIssueOn,
  isNormative,
  leadsFirst,
  mayRecordFor,
  numberKey,
  reasonForNoAgency,
  reasonForNoClass,
  reasonForNoNumber,
  symbolKey,
} from './rules.ts';

describe('two symbols are compared by their key', () => {
  it.each([
    ['zeros before the number', '02/NQ-CP', '2/NQ-CP'],
    ['case', '727/TTg-KSTT', '727/TTG-kstt'],
    ['blanks', '131/NQ-CP', ' 131 / NQ - CP '],
    ['"Số:" before it', '131/NQ-CP', 'Số: 131/NQ-CP'],
    ['decomposed letters', '240/QĐ-TTg', '240/QĐ-TTg'.normalize('NFD')],
    ['a form nobody can read, but for blanks', 'tờ trình số 5', 'Tờ trình  số 5'],
  ])('without regard to %s', (_, one, other) => {
    expect(symbolKey(one)).toBe(symbolKey(other));
  });

  it.each([
    ['number', '02/NQ-CP', '20/NQ-CP'],
    ['type', '131/NQ-CP', '131/NĐ-CP'],
    ['year', '107/2021/NĐ-CP', '107/NĐ-CP'],
    ['slip', '2384/SGDĐT-VP', '2384/SGDDT-VP'],
  ])('and differ by %s', (_, one, other) => {
    expect(symbolKey(one)).not.toBe(symbolKey(other));
  });

  it('so are numbers alone', () => {
    expect(numberKey(' 02 ')).toBe(numberKey('2'));
    expect(numberKey('12a')).toBe(numberKey('12A'));
    expect(numberKey('0')).toBe('0');
  });
});

describe('whether a document is a legal normative one', () => {
  it.each([
    ['a law without a number', 'Luật', null, true],
    ['a decree whose year was left out', 'Nghị định', '107/NĐ-CP', true],
    ['a decision of a province with a year', 'Quyết định', '63/2019/QĐ-UBND', true],
    ['a decision of the Prime Minister without one', 'Quyết định', '240/QĐ-TTg', false],
    ['a resolution of the Government', 'Nghị quyết', '01/NQ-CP', false],
    ['a conclusion without a number', 'Kết luận', null, false],
    ['a letter', 'Công văn', '6958/UBND-KSTT', false],
  ])('%s', (_, type, symbol, expected) => {
    expect(isNormative({ type, symbol })).toBe(expected);
  });
});

describe('who may record a document of an issuer', () => {
  const issuer = 'a'.repeat(8);
  it.each([
    ['an operator', { roles: ['operator'], agencyIds: [] }, true],
    ['an officer of the issuer', { roles: ['officer'], agencyIds: ['b', issuer] }, true],
    ['a steward of the issuer', { roles: ['steward'], agencyIds: [issuer] }, true],
    ['a steward of another agency', { roles: ['steward'], agencyIds: ['b'] }, false],
    ['an officer of another agency', { roles: ['officer'], agencyIds: ['b'] }, false],
    ['somebody of the issuer who is no officer', { roles: ['analyst'], agencyIds: [issuer] }, false],
    ['the public', { roles: ['public'], agencyIds: [] }, false],
  ] as const)('%s', (_, viewer, expected) => {
    expect(mayRecordFor(viewer, issuer)).toBe(expected);
  });
});

describe('whether an agency that ended on 30/06/2025 could issue', () => {
  const agency = { validFrom: null, validTo: '2025-06-30' };
  it.each([
    ['on its last day', '2025-06-30', true],
    ['on the day after', '2025-07-01', false],
    ['on a day that is not known', null, true],
  ])('%s', (_, day, expected) => {
    expect(couldIssueOn(agency, day)).toBe(expected);
  });
});

it('lists leads first and keeps the order of the text within a role', () => {
  const roles = ['COORDINATE', 'LEAD', 'COORDINATE', 'LEAD'].map((role, place) => ({ role, place }));
  expect(leadsFirst(roles).map(({ place }) => place)).toEqual([1, 3, 0, 2]);
});

it('says why something is null', () => {
  expect(reasonForNoNumber({ kind: 'DOCUMENT' })).toBe('NOT_REPORTED');
  expect(reasonForNoNumber({ kind: 'ATTACHMENT' })).toBe('NOT_APPLICABLE');
  expect(reasonForNoNumber({ kind: 'PROMULGATED' })).toBe('NOT_APPLICABLE');
  expect(reasonForNoAgency({ basis: 'NAMED' })).toBe('NOT_REPORTED');
  expect(reasonForNoAgency({ basis: 'CLASS' })).toBe('NOT_APPLICABLE');
  expect(reasonForNoClass({ basis: 'NAMED' })).toBe('NOT_APPLICABLE');
  expect(reasonForNoClass({ basis: 'CLASS_IF_CONCERNED' })).toBe('NOT_REPORTED');
});
