import { describe, expect, it } from 'vitest';
import { areAlikeCodes, likenessOf, mayBeOneIssuer } from './likeness.ts';

describe('two ways to write an issuer', () => {
  it.each([
    ['Chính phủ', 'CHÍNH PHỦ'],
    ['VPCP', 'Văn phòng Chính phủ'],
    ['Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ', 'VĂN PHÒNG CHÍNH PHỦ'],
    ['UBND tỉnh', 'ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH'],
    ['Sở GDĐT', 'Sở Giáo dục và Đào tạo tỉnh Bình Định'],
    ['Chủ tịch UBND tỉnh', 'Uỷ ban nhân dân tỉnh'],
    ['Thủ tướng', 'Thủ tướng Chính phủ'],
  ])('may mean one: %s and %s', (a, b) => {
    expect([mayBeOneIssuer(a, b), mayBeOneIssuer(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['Chính phủ', 'Thủ tướng Chính phủ'],
    ['Chính phủ', 'Văn phòng Chính phủ'],
    ['UBND tỉnh Phú Thọ', 'UBND tỉnh Bình Định'],
    ['Văn phòng UBND tỉnh', 'UBND tỉnh'],
    ['Sở Tài chính', 'Bộ Tài chính'],
    ['', 'Chính phủ'],
  ])('mean two: %s and %s', (a, b) => {
    expect(mayBeOneIssuer(a, b)).toBe(false);
  });
});

describe('titles', () => {
  it('are alike by the neighbours that they share', () => {
    expect(likenessOf('Luật Tổ chức Chính phủ', 'LUẬT TỔ CHỨC CHÍNH PHỦ')).toBe(1);
    expect(likenessOf('luat to chuc chinh phu', 'Luật Tổ chức Quốc hội')).toBe(0.5);
    expect(likenessOf('Luật Tổ chức Chính phủ', 'thu học phí trực tuyến')).toBe(0);
    expect(likenessOf('', '')).toBe(0);
  });
});

describe('codes', () => {
  it.each([
    ['QDTTg', 'QLTTg', true],
    ['SGDDTVP', 'SGDTVP', true],
    ['SGDDTVP', 'SGDDDTVP', true],
    ['NDCP', 'NQCP', true],
    ['NQCP', 'QDTTg', false],
    ['CP', 'CT', false],
  ])('%s and %s are one but for a letter: %s', (a, b, isAlike) => {
    expect(areAlikeCodes(a, b)).toBe(isAlike);
  });
});
