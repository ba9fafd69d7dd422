import { describe, expect, it } from 'vitest';
import { heldOn, nameOn, reasonForNoParent } from './rules.ts';

const renamed = [
  { name: 'Ủy ban nhân dân tỉnh Thừa Thiên Huế', validFrom: null, validTo: '2024-12-31' },
  { name: 'Ủy ban nhân dân thành phố Huế', validFrom: '2025-01-01', validTo: null },
];

describe('the official name of an agency that was renamed on 01/01/2025', () => {
  it.each([
    ['long before', '2020-05-01', 'Ủy ban nhân dân tỉnh Thừa Thiên Huế'],
    ['on the last day of the old name', '2024-12-31', 'Ủy ban nhân dân tỉnh Thừa Thiên Huế'],
    ['on the first day of the new name', '2025-01-01', 'Ủy ban nhân dân thành phố Huế'],
  ])('%s', (_, day, expected) => {
    expect(nameOn(renamed, day)).toBe(expected);
  });
});

describe('the official name of an agency that existed from 01/07/2025 to 31/12/2025', () => {
  const names = [{ name: 'Ban A', validFrom: '2025-07-01', validTo: '2025-12-31' }];

  it.each([
    ['before it began, its first', '2025-06-30'],
    ['on its first day', '2025-07-01'],
    ['on its last day', '2025-12-31'],
    ['after it ended, its last', '2026-01-01'],
  ])('%s', (_, day) => {
    expect(nameOn(names, day)).toBe('Ban A');
  });

  it('is null where no name is known', () => {
    expect(nameOn([], '2025-07-01')).toBeNull();
  });
});

it('prefers the thing that began last when two hold on a day', () => {
  const codes = [
    { code: 'A', validFrom: null, validTo: null },
    { code: 'B', validFrom: '2025-07-01', validTo: null },
  ];

  expect(heldOn(codes, '2025-06-30')?.code).toBe('A');
  expect(heldOn(codes, '2025-07-01')?.code).toBe('B');
});

it('says that the Government stands under nobody and that a school’s missing parent is not known', () => {
  expect(reasonForNoParent('GOVERNMENT')).toBe('NOT_APPLICABLE');
  expect(reasonForNoParent('SCHOOL')).toBe('NOT_REPORTED');
});
