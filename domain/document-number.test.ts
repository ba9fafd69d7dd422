import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLetter, parseDocumentNumber, sameNumber } from './document-number.ts';

/** number, year, type, issuer, unit */
type Parts = readonly [string | null, number | null, string | null, string | null, string | null];

function partsOf(text: string): Parts | null {
  const parsed = parseDocumentNumber(text);
  return parsed && [parsed.number, parsed.year, parsed.typeCode, parsed.issuerCode, parsed.unitCode];
}

const CANONICAL: readonly (readonly [string, Parts])[] = [
  ['131/NQ-CP', ['131', null, 'NQ', 'CP', null]],
  ['61/2018/NĐ-CP', ['61', 2018, 'NĐ', 'CP', null]],
  ['66.7/2025/NQ-CP', ['66.7', 2025, 'NQ', 'CP', null]],
  ['163/2025/QĐ-CTUBND', ['163', 2025, 'QĐ', 'CTUBND', null]],
  ['77/2025/NQ-HĐND', ['77', 2025, 'NQ', 'HĐND', null]],
  ['766/QĐ-TTg', ['766', null, 'QĐ', 'TTg', null]],
  ['617/KH-UBND', ['617', null, 'KH', 'UBND', null]],
  ['012/CT-UBND', ['012', null, 'CT', 'UBND', null]],
  ['220/CĐ-TTg', ['220', null, 'CĐ', 'TTg', null]],
  ['624/TB-VPCP', ['624', null, 'TB', 'VPCP', null]],
  ['12/TTr-SNV', ['12', null, 'TTr', 'SNV', null]],
  ['05/QyĐ-UBND', ['05', null, 'QyĐ', 'UBND', null]],
  ['12a/QĐ-UBND', ['12a', null, 'QĐ', 'UBND', null]],
  ['93/CV-THPTBD', ['93', null, 'CV', 'THPTBD', null]],
  ['45/BC-SNV-CCHC', ['45', null, 'BC', 'SNV', 'CCHC']],
  ['01/2012/TTLT-BTC-BNV', ['01', 2012, 'TTLT', 'BTC-BNV', null]],
  ['12/2023/L-CTN', ['12', 2023, 'L', 'CTN', null]],
  ['63/2025/QH15', ['63', 2025, null, 'QH15', null]],
  ['38/CP', ['38', null, null, 'CP', null]],
  ['6958/UBND-KSTT', ['6958', null, null, 'UBND', 'KSTT']],
  ['727/TTg-KSTT', ['727', null, null, 'TTg', 'KSTT']],
  ['2384/SGDDT-VP', ['2384', null, null, 'SGDDT', 'VP']],
  ['1234/BTC-NSNN-TH', ['1234', null, null, 'BTC', 'NSNN-TH']],
  ['57-NQ/TW', ['57', null, 'NQ', 'TW', null]],
  ['99-CTHĐ/TU', ['99', null, 'CTHĐ', 'TU', null]],
  ['/UBND-KSTT', [null, null, null, 'UBND', 'KSTT']],
  ['/2025/NQ-HĐND', [null, 2025, 'NQ', 'HĐND', null]],
  ['-NQ/TU', [null, null, 'NQ', 'TU', null]],
];

describe('parseDocumentNumber', () => {
  it.each(CANONICAL)('takes %s apart, and keeps it as its symbol', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
    expect(parseDocumentNumber(text)?.symbol).toBe(text);
  });

  it.each([
    ['Số: 131/NQ-CP', '131/NQ-CP'],
    ['số 61/2018/NĐ-CP', '61/2018/NĐ-CP'],
    ['SỐ:617/KH-UBND', '617/KH-UBND'],
    ['Số :  93 /CV - THPTBD', '93/CV-THPTBD'],
    ['Số: /UBND-KSTT', '/UBND-KSTT'],
    ['Số:        /UBND-KSTT', '/UBND-KSTT'],
    ['Số: ……/UBND-KSTT', '/UBND-KSTT'],
    ['Số: ..... /SGDDĐT-VP', '/SGDDĐT-VP'],
    ['Số:      -NQ/TU', '-NQ/TU'],
    ['131/nq-cp', '131/NQ-CP'],
    ['766/qđ-ttg', '766/QĐ-TTg'],
    ['12/TTR-SNV', '12/TTr-SNV'],
    ['12/QYĐ-SNV', '12/QyĐ-SNV'],
    ['57-nq/tw', '57-NQ/TW'],
    ['6958/ubnd-kstt', '6958/UBND-KSTT'],
    ['131/NQ–CP', '131/NQ-CP'],
    ['131/NQ\u2011CP', '131/NQ-CP'],
    ['\u200b131/NQ-CP\u00a0', '131/NQ-CP'],
    ['02/NQ-CP¹', '02/NQ-CP'],
    ['02/NQ-CP;', '02/NQ-CP'],
    ['766/QÐ-TTg', '766/QĐ-TTg'],
    ['61/2018/NĐ-CP'.normalize('NFD'), '61/2018/NĐ-CP'],
    ['766/QD-TTg', '766/QD-TTg'],
  ])('reads %j as %s', (text, symbol) => {
    expect(parseDocumentNumber(text)?.symbol).toBe(symbol);
  });

  it('reads a type through a D written for Đ, and leaves the symbol as printed', () => {
    expect(parseDocumentNumber('61/2018/ND-CP')).toEqual({
      ...{ number: '61', year: 2018, typeCode: 'NĐ', issuerCode: 'CP', unitCode: null },
      symbol: '61/2018/ND-CP',
    });
  });

  it.each([
    ...['', 'Số:', '/', '131', '131/', '/NQ', '62/63', '12/250', '30/11/2025', '15/9/2023', '24/7', 'km/h', '/graphql'],
    ...['131/NQ-CP ngày 06 tháng 10 năm 2022', 'Nghị quyết số 131/NQ-CP', '131/NQ CP', 'và/hoặc', '131-NQ-CP'],
    ...[
      '57-XY/TW',
      '12/ubnd',
      '61/18/NĐ-CP',
      '61/1234/NĐ-CP',
      '2023-Q1',
      'https://vpcp.chinhphu.vn/a-b',
      '131/NQ-',
      '-/-',
    ],
  ])('finds no document number in %j', (text) => {
    expect(parseDocumentNumber(text)).toBeNull();
  });

  it('reads up to 100 characters, and no passage', () => {
    expect(parseDocumentNumber('131/NQ-CP'.padStart(100))?.symbol).toBe('131/NQ-CP');
    expect(parseDocumentNumber('131/NQ-CP'.padStart(101))).toBeNull();
  });

  it('reads its own symbol again as the same', () => {
    const code = fc.stringMatching(/^[A-Za-zĐđƯ][A-ZĐa-zđ0-9]{0,5}$/);
    const written = fc
      .tuple(fc.option(fc.nat(9999)), fc.option(fc.integer({ min: 1945, max: 2099 })), code, code)
      .map(([number, year, first, second]) => `${number ?? ''}/${year === null ? '' : `${year}/`}${first}-${second}`);

    fc.assert(
      fc.property(written, (text) => {
        const parsed = parseDocumentNumber(text);
        expect(parseDocumentNumber(parsed!.symbol)).toEqual(parsed);
      }),
    );
  });

  it('answers about any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseDocumentNumber(text);
        if (parsed) expect(parseDocumentNumber(parsed.symbol)?.symbol).toBe(parsed.symbol);
      }),
    );
  });
});

describe('isLetter', () => {
  it.each([
    ['6958/UBND-KSTT', true],
    ['727/TTg-KSTT', true],
    ['/UBND-KSTT', true],
    ['93/CV-THPTBD', true],
    ['12-CV/VPTU', true],
    ['617/KH-UBND', false],
    ['45/BC-SNV-CCHC', false],
    ['63/2025/QH15', false],
    ['38/CP', false],
  ])('%s: %s', (text, expected) => {
    expect(isLetter(parseDocumentNumber(text)!)).toBe(expected);
  });
});

describe('sameNumber', () => {
  it.each([
    ['one writing', '131/NQ-CP', 'Số: 131/nq-cp', 'EXACT'],
    ['zeros before the number', '02/NQ-CP', '2/NQ-CP', 'EXACT'],
    ['two zeros before it', '012/CT-UBND', '12/CT-UBND', 'EXACT'],
    ['a zero after it', '20/NQ-CP', '2/NQ-CP', 'DIFFERENT'],
    ['zeros in another place', '66.7/2025/NQ-CP', '66.07/2025/NQ-CP', 'DIFFERENT'],
    ['another number', '131/NQ-CP', '132/NQ-CP', 'DIFFERENT'],
    ['a number with a letter', '12a/QĐ-UBND', '12/QĐ-UBND', 'DIFFERENT'],
    ['the year left out', '107/NĐ-CP', '107/2021/NĐ-CP', 'NEAR'],
    ['another year', '107/2020/NĐ-CP', '107/2021/NĐ-CP', 'DIFFERENT'],
    ['D for Đ', '2384/SGDDT-VP', '2384/SGDĐT-VP', 'NEAR'],
    ['D before Đ', '2384/SGDDĐT-VP', '2384/SGDĐT-VP', 'NEAR'],
    ['both slips', '2384/SGDDT-VP', '2384/SGDDĐT-VP', 'NEAR'],
    ['D for Đ in the type', '766/QD-TTg', '766/QĐ-TTg', 'NEAR'],
    ['D for Đ where both are types', '12/HD-SNV', '12/HĐ-SNV', 'NEAR'],
    ['a slip and another number', '2384/SGDDT-VP', '2385/SGDĐT-VP', 'DIFFERENT'],
    ['a blank number with a slip', '/SGDDĐT-VP', '2384/SGDDT-VP', 'NEAR'],
    ['two blank numbers', '/UBND-KSTT', 'Số: /UBND-KSTT', 'NEAR'],
    ['a blank number of another issuer', '/UBND-KSTT', '1297/VPCP-KSTT', 'DIFFERENT'],
    ['another type', '766/QĐ-TTg', '766/CT-TTg', 'DIFFERENT'],
    ['another issuer', '01/NQ-CP', '01/NQ-HĐND', 'DIFFERENT'],
    ['another unit', '6958/UBND-KSTT', '6958/UBND-NC', 'DIFFERENT'],
    ['Party order and State order', '57-NQ/TW', '57/NQ-TW', 'NEAR'],
    ['issuer and unit against type and issuer', '93/THPTBD-VP', '93/CV-THPTBD', 'DIFFERENT'],
  ])('%s: %s against %s is %s', (_, a, b, expected) => {
    const [one, other] = [parseDocumentNumber(a)!, parseDocumentNumber(b)!];

    expect([sameNumber(one, other), sameNumber(other, one)]).toEqual([expected, expected]);
  });

  it('cannot tell the resolutions 02/NQ-CP of 2022, 2024 and 2025 apart: the day of issue must', () => {
    expect(sameNumber(parseDocumentNumber('02/NQ-CP')!, parseDocumentNumber('02/NQ-CP')!)).toBe('EXACT');
  });
});
