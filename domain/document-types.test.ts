import { describe, expect, it } from 'vitest';
import { ADMINISTRATIVE_TYPES, OTHER_TYPES, typeByCode } from './document-types.ts';

describe('the types of Nghị định 30/2020/NĐ-CP', () => {
  it('are 29, of which two have no abbreviation', () => {
    expect(ADMINISTRATIVE_TYPES).toHaveLength(29);
    expect(ADMINISTRATIVE_TYPES.filter(({ code }) => code === null).map(({ name }) => name)).toEqual([
      'Công văn',
      'Thư công',
    ]);
  });

  it('have each an abbreviation and a name of their own, those beside them too', () => {
    const codes = [...ADMINISTRATIVE_TYPES, ...OTHER_TYPES].flatMap(({ code }) => code?.toUpperCase() ?? []);

    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(ADMINISTRATIVE_TYPES.map(({ name }) => name)).size).toBe(29);
  });
});

describe('typeByCode', () => {
  it.each([
    ['QĐ', 'Quyết định (cá biệt)'],
    ['qđ', 'Quyết định (cá biệt)'],
    ['QD', 'Quyết định (cá biệt)'],
    ['QYD', 'Quy định'],
    ['ND', 'Nghị định'],
    ['TTR', 'Tờ trình'],
    ['TT', 'Thông tư'],
    ['HĐ', 'Hợp đồng'],
    ['HD', 'Hướng dẫn'],
    ['ĐA', 'Đề án'],
    ['DA', 'Dự án'],
    ['CV', 'Công văn'],
    ['UBND', undefined],
    ['ĐH', undefined],
    ['', undefined],
  ])('%s is %s', (code, name) => {
    expect(typeByCode(code)?.name).toBe(name);
  });
});
