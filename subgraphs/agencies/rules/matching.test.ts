import { describe, expect, it } from 'vitest';
import { writtenOut } from './matching/abbreviations.ts';
import { type Candidate, formsOf } from './matching/forms.ts';
import { keysOf, readWording } from './matching/readings.ts';
import { isOneSlip, slipsBetween } from './matching/slips.ts';
import { bareWords, isBare, plainWords, tidied, withoutFootnotes } from './matching/text.ts';
import { bodyBehindTitle } from './matching/titles.ts';

describe('a name is tidied', () => {
  it.each([
    ['  Bộ   Tài chính ', 'Bộ Tài chính'],
    ['- Bộ Tài chính;', 'Bộ Tài chính'],
    ['1. Bộ Tài chính.', 'Bộ Tài chính'],
    ['a) “Bộ Tài chính”', 'Bộ Tài chính'],
    ['Uỷ ban nhân dân tỉnh Thanh Hoá', 'Ủy ban nhân dân tỉnh Thanh Hóa'],
    ['Bộ Kế hoạch và Ðầu tư', 'Bộ Kế hoạch và Đầu tư'],
    ['Bà Rịa – Vũng Tàu', 'Bà Rịa - Vũng Tàu'],
    ['Văn phòng Chính\u00ad phủ', 'Văn phòng Chính phủ'],
    ['Đề án 06', 'Đề án 06'],
    ['...', ''],
  ])('%j to %j', (text, expected) => {
    expect(tidied(text)).toBe(expected);
  });

  it.each([
    ['Nội vụ2', 'Nội vụ'],
    ['Bộ Nội vụ³ và Bộ Y tế12', 'Bộ Nội vụ và Bộ Y tế'],
    ['Bộ Nội vụ[3]', 'Bộ Nội vụ'],
    ['Bộ Nội vụ 2', 'Bộ Nội vụ'],
    ['Nội vụ', null],
    ['C06', null],
    ['Bộ N0i vụ', null],
    ['131/NQ-CP', null],
    ['2', null],
  ])('the marks of footnotes in %j: %j', (text, expected) => {
    expect(withoutFootnotes(text)).toBe(expected);
  });

  it.each([
    ['Bộ Lao động - Thương binh & Xã hội', 'bộ lao động thương binh và xã hội', 'bo lao dong thuong binh xa hoi'],
    ['TP. Hồ Chí Minh', 'tp hồ chí minh', 'tp ho chi minh'],
    ['', '', ''],
  ])('%j to the words %j and %j', (text, plain, bare) => {
    expect([plainWords(text), bareWords(text)]).toEqual([plain, bare]);
  });

  it.each([
    ['bo noi vu', true],
    ['BO NOI VU', true],
    ['bo nội vu', false],
    ['bo đ', false],
    ['', true],
  ])('%j has no accents: %j', (text, expected) => {
    expect(isBare(text)).toBe(expected);
  });
});

describe('slips between two names', () => {
  it.each([
    ['bo tai chinh', 'bo tai chinh', 0],
    ['bo taichinh', 'bo tai chinh', 1],
    ['bo noi vu', 'bo n0i vu', 1],
    ['bo tai chinh', 'bo tai chihn', 1],
    ['bo tai chinh', 'bo tai chin', 1],
    ['bo tai chinh', 'bo tai chinhh', 1],
    ['bo tai chinh', 'bo toi chhnh', null],
    ['bo tu phap', 'bo y te', null],
    ['tinh quang nam', 'tinh quang ninh', null],
    ['kien giang', 'tien giang', 1],
    ['so noi vu', 'so ngoai vu', null],
    // In a word of two letters another one is another word.
    ['bo y te', 'bo y to', null],
    ['bo tai chinh bo y te', 'bo tai chinh', null],
    ['kstt', 'kstk', null],
    // One in four words, and no more.
    ['bo nong nghiep va phat trien nong thon', 'bo nong ngiep va phat trien nog thon', 2],
    ['bo nong nghiep va phat trien nong thon', 'bo nong ngiep va phat trin nog thon', null],
  ])('%j and %j: %j', (a, b, expected) => {
    expect(slipsBetween(a, b)).toBe(expected);
    expect(slipsBetween(b, a)).toBe(expected);
  });

  it.each([
    ['sgddt', 'sgdddt', true],
    ['sgddt', 'sgdtd', true],
    ['sgddt', 'sgddtxx', false],
    ['sgddt', 'skhdt', false],
    ['abcd', 'badc', false],
    ['', 'a', true],
    ['', 'ab', false],
  ])('one slip makes %j of %j: %j', (a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected);
    expect(isOneSlip(b, a)).toBe(expected);
  });
});

describe('initials are written out', () => {
  it.each([
    ['UBND tỉnh', 'Ủy ban nhân dân tỉnh', false],
    ['ubnd tỉnh', 'Ủy ban nhân dân tỉnh', false],
    ['Sở GD&ĐT', 'Sở Giáo dục và Đào tạo', false],
    ['Sở GD và ĐT', 'Sở Giáo dục và Đào tạo', false],
    ['SGDĐT', 'Sở Giáo dục và Đào tạo', false],
    ['SGDDT', 'Sở Giáo dục và Đào tạo', true],
    ['SGDDĐT', 'Sở Giáo dục và Đào tạo', true],
    ['Bộ LĐ - TB & XH', 'Bộ Lao động - Thương binh và Xã hội', false],
    ['Sở TP', 'Sở Tư pháp', false],
    ['UBND TP Huế', 'Ủy ban nhân dân thành phố Huế', false],
    ['TP.HCM', 'thành phố Hồ Chí Minh', false],
    ['TT PVHCC tỉnh', 'Trung tâm Phục vụ hành chính công tỉnh', false],
    ['Sở TT&TT', 'Sở Thông tin và Truyền thông', false],
    ['C.ty CP Môi trường', 'Công ty cổ phần Môi trường', false],
    ['Thủ tướng', 'Thủ tướng Chính phủ', false],
    ['Thủ tướng Chính phủ', 'Thủ tướng Chính phủ', false],
    ['Ủy ban MTTQ tỉnh', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', false],
    ['UBND tỉnh Đắc Lắc', 'Ủy ban nhân dân tỉnh Đắk Lắk', true],
    // No words of the language are initials, also in capitals.
    ['BỘ CÔNG AN', 'BỘ CÔNG AN', false],
    ['Bộ Y tế', 'Bộ Y tế', false],
    ['XYZ', 'XYZ', false],
  ])('%j as %j, mended: %j', (text, full, isMended) => {
    const written = writtenOut(text);
    expect([written.text, written.isMended]).toEqual([full, isMended]);
  });
});

describe('a title stands for the body', () => {
  it.each([
    ['Chủ tịch UBND tỉnh', 'UBND tỉnh'],
    ['Bộ trưởng Bộ Y tế', 'Bộ Y tế'],
    ['Bộ trưởng Y tế', 'Bộ Y tế'],
    ['Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ', 'Văn phòng Chính phủ'],
    ['Chánh Văn phòng UBND tỉnh', 'Văn phòng UBND tỉnh'],
    ['Trưởng các Phòng Kế hoạch - Tài chính', 'Phòng Kế hoạch - Tài chính'],
    ['Tổ trưởng tổ văn phòng', 'tổ văn phòng'],
    ['Hiệu trưởng THPT Bình Dương', 'Trường THPT Bình Dương'],
    ['TT.Tỉnh ủy', 'Tỉnh ủy'],
    ['giam doc So Tai chinh', 'So Tai chinh'],
    ['Bộ trưởng', null],
    ['Trường THPT Bình Dương', null],
    ['Thủ tướng Chính phủ', null],
    ['TT PVHCC', null],
    ['Văn phòng Chủ tịch nước', null],
  ])('%j: %j', (text, expected) => {
    expect(bodyBehindTitle(text)).toBe(expected);
  });
});

describe('ways to read a name', () => {
  const plainOf = (text: string, isLocal = false) => readWording(text, isLocal).readings.map(({ plain }) => plain);

  it('are none for nothing, and each once', () => {
    expect(plainOf(' ... ')).toEqual([]);
    expect(plainOf('Bộ Tài chính')).toEqual(['bộ tài chính']);
  });

  it('take away what may be no part of it', () => {
    expect(plainOf('Giám đốc Sở TC2 (mới)')).toEqual([
      'giám đốc sở tc2 mới',
      ...[
        'giám đốc sở tc mới',
        'giám đốc sở tài chính mới',
        'giám đốc sở tc2',
        'giám đốc sở tc',
        'giám đốc sở tài chính',
      ],
      ...['sở tc2 mới', 'sở tc mới', 'sở tài chính mới', 'sở tc2', 'sở tc', 'sở tài chính'],
    ]);
  });

  it('are a department’s for a bare field in a province, and only there', () => {
    expect(plainOf('Tài chính', true)).toEqual(['tài chính', 'sở tài chính']);
    expect(plainOf('Tài chính', false)).toEqual(['tài chính']);
    expect(plainOf('Phú Thọ', true)).toEqual(['phú thọ']);
  });

  it('are looked up by themselves and before the places of the document', () => {
    expect(keysOf(readWording('Văn phòng UBND tỉnh', true), ['tinh binh dinh', 'binh dinh'])).toEqual([
      ...['van phong ubnd tinh', 'van phong ubnd tinh tinh binh dinh', 'van phong ubnd tinh binh dinh'],
      ...[
        'van phong ubnd binh dinh',
        'van phong uy ban nhan dan tinh',
        'van phong uy ban nhan dan tinh tinh binh dinh',
      ],
      ...['van phong uy ban nhan dan tinh binh dinh', 'van phong uy ban nhan dan binh dinh'],
    ]);
  });

  it('are bounded, whatever the text', () => {
    const wording = readWording(`${'Thủ trưởng '.repeat(20)}UBND tỉnh`, true);
    expect(wording.readings).toHaveLength(24);
    expect(
      keysOf(
        wording,
        Array.from({ length: 100 }, (_, i) => `place ${i}`),
      ),
    ).toHaveLength(200);
  });
});

describe('ways in which an agency is called', () => {
  const province = { id: 'p', kind: 'PROVINCE', level: 'PROVINCE', name: 'Ủy ban nhân dân tỉnh Bình Định' } as const;
  const department = { id: 'd', kind: 'DEPARTMENT', level: 'PROVINCE', name: 'Sở Tài chính tỉnh Bình Định' } as const;
  const always = { validFrom: null, validTo: null };
  const candidate = (over: Partial<Candidate>): Candidate => ({
    ...{ ...department, ...always, names: [], aliases: [], above: [province] },
    ...over,
  });
  const shown = (one: Candidate) =>
    formsOf(one, '2024-01-01').map(({ plain, kind, isLocal, isGuess }) =>
      [plain, kind, ...(isLocal ? ['local'] : []), ...(isGuess ? ['guess'] : [])].join(' | '),
    );

  it('are its name with and without its province', () => {
    expect(shown(candidate({ names: [{ name: department.name, ...always }] }))).toEqual([
      'sở tài chính tỉnh bình định | NAME',
      'sở tài chính | CONTEXT | local',
      'sở tài chính tỉnh | CONTEXT | local',
      'sở tài chính bình định | PATTERN',
    ]);
  });

  it('are short in a document of its own', () => {
    expect(shown(candidate({ ...province, above: [], names: [{ name: province.name, ...always }] }))).toEqual([
      'ủy ban nhân dân tỉnh bình định | NAME',
      'ủy ban nhân dân tỉnh | CONTEXT | local',
      'ủy ban nhân dân | CONTEXT | local | guess',
      'tỉnh | CONTEXT | local | guess',
    ]);
  });

  it('mean it alone only where they say so: every province has its SGDĐT', () => {
    const aliases = [
      { text: 'Sở TC', kind: 'NAME' },
      { text: 'Sở TC Bình Định', kind: 'ABBREVIATION' },
    ] as const;
    expect(shown(candidate({ aliases }))).toEqual([
      'sở tc | ALIAS | local',
      'sở tài chính | ALIAS | local',
      'sở tc bình định | ABBREVIATION',
      'sở tài chính bình định | ABBREVIATION',
    ]);
  });
});
