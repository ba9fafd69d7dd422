import { describe, expect, it } from 'vitest';
import { anchorOf, endingOfClause, endingsBy, isInForce } from './force.ts';

const citation = (citationId: string, issuedOn: string | null, provision: string | null = null) => ({
  ...{ citationId, issuedOn, provision },
  toId: 'ended',
});

describe('whether a directive holds', () => {
  it.each([
    ['on the day before it is repealed', '2024-12-31', true],
    ['on the day on which it is', '2025-01-01', false],
    ['before it was issued', '2023-12-31', false],
    ['on the day of issue', '2024-01-01', true],
  ] as const)('%s', (_, on, expected) => {
    expect(isInForce('2024-01-01', endingsBy([citation('a', '2025-01-01')], on), on)).toBe(expected);
  });

  it('holds on while only a part of it ended, or what ends it bears no day', () => {
    const on = '2026-01-01';
    const endings = endingsBy([citation('a', '2025-01-01', 'khoản 2 Mục II'), citation('b', null)], on);
    expect(endings.map(({ citationId }) => citationId)).toEqual(['a']);
    expect(isInForce(null, endings, on)).toBe(true);
  });
});

describe('the ground of a clause', () => {
  const partial = endingsBy([citation('a', '2025-01-01', 'khoản 2 Mục II')], '2025-01-01');

  it.each([
    ['the part itself', 'II.2', 'a'],
    ['what lies in it', 'II.2.a.4', 'a'],
    ['what only begins alike', 'II.21', undefined],
    ['what lies beside it', 'II.3', undefined],
    ['what it lies in', 'II', undefined],
  ])('%s', (_, clause, expected) => {
    expect(endingOfClause(partial, clause)?.citationId).toBe(expected);
  });

  it('is gone when the whole is, by what ended it first', () => {
    const endings = endingsBy([citation('late', '2025-03-01'), citation('early', '2025-02-01')], '2026-01-01');
    expect(endingOfClause(endings, 'I.1')?.citationId).toBe('early');
  });

  it('stays where nobody can tell which part is meant', () => {
    const endings = endingsBy([citation('a', '2025-01-01', 'một số nội dung')], '2026-01-01');
    expect(endingOfClause(endings, 'I.1')).toBeNull();
  });
});

it.each([
  ['điểm a khoản 2 Mục II', 'II.2.a'],
  ['Mục II, khoản 1, điểm đ', 'II.1.đ'],
  ['khoản 4 Điều 12', '12.4'],
  ['nhiệm vụ 13', '13'],
  ['nhiệm vụ số 8', '8'],
  ['II.2.a', 'II.2.a'],
  ['một số nội dung', null],
  ['', null],
])('the anchor of "%s" is %s', (provision, expected) => {
  expect(anchorOf(provision)).toBe(expected);
});
