import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVietnamese, fold, normaliseTone, normaliseUnicode, sameText } from './vietnamese.ts';

/** Text that looks like the documents', and text that does not, to be fair to neither. */
const anyText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'aăâeêioôơuưyqghnctđ \u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031bÁÀẢÃẠỚỦĐÐ'),
  }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);

/** The odd letter is rare among them. */
const MANY = { numRuns: 2_000 };

describe('normaliseTone', () => {
  it.each([
    ['hoá', 'hóa'],
    ['hóa', 'hóa'],
    ['hoà', 'hòa'],
    ['loà', 'lòa'],
    ['toà', 'tòa'],
    ['khoẻ', 'khỏe'],
    ['hoè', 'hòe'],
    ['thuý', 'thúy'],
    ['thuỷ', 'thủy'],
    ['uỷ', 'ủy'],
    ['huỷ', 'hủy'],
  ])('puts the mark of an open syllable on its first vowel: %s is %s', (written, canonical) => {
    expect(normaliseTone(written)).toBe(canonical);
  });

  it.each([
    ['hòan', 'hoàn'],
    ['khỏan', 'khoản'],
    ['húynh', 'huýnh'],
    ['xòong', 'xoòng'],
  ])('puts it on the last vowel before a closing consonant: %s is %s', (written, canonical) => {
    expect(normaliseTone(written)).toBe(canonical);
  });

  it.each([
    ['ngòai', 'ngoài'],
    ['khủyu', 'khuỷu'],
    ['khụya', 'khuỵa'],
    ['ngóeo', 'ngoéo'],
  ])('puts it in the middle of three vowels: %s is %s', (written, canonical) => {
    expect(normaliseTone(written)).toBe(canonical);
  });

  it.each([
    ['qúy', 'quý'],
    ['quý', 'quý'],
    ['qủa', 'quả'],
    ['qùe', 'què'],
    ['gìa', 'già'],
    ['giá', 'giá'],
    ['gíao', 'giáo'],
    ['gĩư', 'giữ'],
    ['gì', 'gì'],
    ['gìn', 'gìn'],
    ['giếng', 'giếng'],
  ])('counts the u of qu and the i of gi as consonants before a vowel: %s is %s', (written, canonical) => {
    expect(normaliseTone(written)).toBe(canonical);
  });

  it.each([
    ['ngừơi', 'người'],
    ['tíêng', 'tiếng'],
    ['thủơ', 'thuở'],
    ['nguỹên', 'nguyễn'],
    ['hụê', 'huệ'],
    ['gíâc', 'giấc'],
  ])('puts it on the marked vowel: %s is %s', (written, canonical) => {
    expect(normaliseTone(written)).toBe(canonical);
  });

  it.each(['của', 'mía', 'đã', 'nghĩa', 'chịu', 'rượu', 'tuổi', 'yếu', 'hoặc', 'giúp', 'quyết', 'số', 'ở', 'Đắk Lắk'])(
    'leaves what is in place: %s',
    (text) => {
      expect(normaliseTone(text)).toBe(text);
    },
  );

  it.each(['at\u0303', 'a\u0303\u0301n', '\u0144a', 'q\u0323uy', 'hóá'])(
    'leaves a mark no vowel can bear, and two: %s',
    (text) => {
      expect(normaliseTone(text)).toBe(text.normalize('NFC'));
    },
  );

  it.each(['café', 'déjà', 'río', 'Bogotá', 'naïve', 'résumé'])('leaves words of other languages: %s', (text) => {
    expect(normaliseTone(text)).toBe(text);
  });

  it('keeps case, punctuation and what stands between', () => {
    expect(normaliseTone('ỦY BAN; SỐ HOÁ (văn hoá2) - Uỷ ban, THUỶ')).toBe('ỦY BAN; SỐ HÓA (văn hóa2) - Ủy ban, THỦY');
  });

  it('accepts NFD and answers in NFC', () => {
    expect(normaliseTone('số hoá'.normalize('NFD'))).toBe('số hóa');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseTone(normaliseTone(text))).toBe(normaliseTone(text));
      }),
      MANY,
    );
  });

  it('keeps the length of the text in NFC', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseTone(text)).toHaveLength(text.normalize('NFC').length);
      }),
      MANY,
    );
  });
});

describe('fold', () => {
  it.each([
    ['Cổng Dịch vụ công Quốc gia', 'cong dich vu cong quoc gia'],
    ['ĐẮK LẮK', 'dak lak'],
    ['Ðà Nẵng', 'da nang'],
    ['  số\u00a0hoá \n hồ sơ ', 'so hoa ho so'],
    ['131/NQ-CP', '131/nq-cp'],
    ['', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      MANY,
    );
  });

  it('answers the same for NFC and NFD', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
      MANY,
    );
  });

  it('does not see where the tone mark stands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(normaliseTone(text))).toBe(fold(text));
      }),
      MANY,
    );
  });
});

describe('sameText', () => {
  it.each([
    ['another tone placement', 'Số hoá', 'số hóa', true],
    ['NFC and NFD', 'Ủy ban nhân dân', 'Ủy ban nhân dân'.normalize('NFD'), true],
    ['case', 'UỶ BAN NHÂN DÂN', 'Ủy ban nhân dân', true],
    ['white space', ' Phú\u00a0 Thọ\n', 'Phú Thọ', true],
    ['a legacy look-alike of Đ', 'Ðà Nẵng', 'Đà Nẵng', true],
    ['đ and d', 'đân', 'dân', false],
    ['two tones', 'hòa', 'hóa', false],
    ['a tone and none', 'hoa', 'hóa', false],
    ['a quality mark and none', 'Cân', 'Can', false],
    ['an OCR slip', 'Công Dịch vụ công', 'Cổng Dịch vụ công', false],
  ])('%s', (_, a, b, same) => {
    expect(sameText(a, b)).toBe(same);
    expect(sameText(b, a)).toBe(same);
  });

  it('never joins what folds apart', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => !sameText(a, b) || fold(a) === fold(b)),
      MANY,
    );
  });
});

describe('compareVietnamese', () => {
  it('orders as a Vietnamese list does', () => {
    const names = [
      'Đồng Nai',
      'Hà Nội',
      'Điện Biên',
      'Dầu Tiếng',
      'Ân Thi',
      'An Giang',
      'Ăn Lộc',
      'Phường 10',
      'Phường 2',
    ];

    expect(names.sort(compareVietnamese)).toEqual([
      ...['An Giang', 'Ăn Lộc', 'Ân Thi', 'Dầu Tiếng', 'Điện Biên', 'Đồng Nai', 'Hà Nội', 'Phường 2', 'Phường 10'],
    ]);
  });

  it('finds NFC and NFD equal', () => {
    expect(compareVietnamese('Phú Thọ', 'Phú Thọ'.normalize('NFD'))).toBe(0);
  });
});

describe('normaliseUnicode', () => {
  it('reads the look-alikes of Đ as Đ, and leaves the rest in NFC', () => {
    expect(normaliseUnicode('Ðường ƉƯỜNG ðường ɖường'.normalize('NFD'))).toBe('Đường ĐƯỜNG đường đường');
  });
});

describe('a letter with marks without end', () => {
  const marked = (count: number) => `a${'\u0323'.repeat(count)}`;

  it.each([
    ['fold', fold, '\u0301\u0323'],
    // Marks of another script, which folding does not take away.
    ['fold', fold, '\u05b1\u05b0'],
    ['normaliseUnicode', normaliseUnicode, '\u0301\u0323'],
  ] as const)('takes %s time in proportion to its length', (_, read, marks) => {
    const endless = `a${marks.repeat(100_000)}`;
    const began = performance.now();
    const once = read(endless);
    // Some milliseconds. Sorting all marks together takes the square of their number: half a minute.
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(read(once)).toBe(once);
  });

  it('is left as it is up to 30, and parted beyond', () => {
    expect(normaliseUnicode(marked(30))).toBe(marked(30).normalize('NFC'));
    expect(normaliseUnicode(marked(31))).toBe(`${marked(30)}\u034f\u0323`.normalize('NFC'));
    expect(fold(marked(31))).toBe('a');
  });
});
