import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../vietnamese.ts';
import { accentedForm, wordsOf } from './words.ts';

describe('the words of a text', () => {
  it.each([
    ['Cổng Dịch vụ công', ['cong', 'dich', 'vu', 'cong']],
    ['Nghị quyết số 131/NQ-CP¹', ['nghi', 'quyet', 'so', '131', 'nq', 'cp']],
    ['ngày 06/10/2022', ['ngay', '6', '10', '2022']],
    ['02/NQ-CP, 000.00.53.H48, 66.7, 0', ['2', 'nq', 'cp', '0', '0', '53', 'h48', '66', '7', '0']],
    ['Sở GD&ĐT', ['so', 'gd', 'dt']],
    ['Ðắk Nông, Đắk Lắk, ɖ', ['dak', 'nong', 'dak', 'lak', 'd']],
    ['“Phần đấu”…', ['phan', 'dau']],
    ['Правительство 政府 ma', ['ma']],
    ['= ́abc', ['abc']],
    ['', []],
    ['…/-&|!()*', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text).folded).toEqual(words);
  });

  it('stand where they say, whatever the form of the letters', () => {
    const text = 'Sở Giáo dục, 06/QĐ'.normalize('NFD');
    const { folded, starts, ends } = wordsOf(text);
    expect(folded.map((_, n) => text.slice(starts[n], ends[n]).normalize('NFC'))).toEqual([
      ...['Sở', 'Giáo', 'dục', '06', 'QĐ'],
    ]);
  });

  it('are cut at 60 characters', () => {
    expect(wordsOf(`${'a'.repeat(200)} b`).folded).toEqual(['a'.repeat(60), 'b']);
  });

  it('are those that fold has', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aăâđĐeêôơưuyABCgh09 /-&\u0300\u0301\u0323\u0302\u031bứỬợậÐ'),
    });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        const said = fold(text.replaceAll(/[^\0-\u21ff]/g, ' ')).match(/[a-z0-9]+/g) ?? [];
        expect(wordsOf(text).folded.join(' ')).toBe(
          said.map((word) => word.replace(/^0+(?=\d)/, '').slice(0, 60)).join(' '),
        );
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the accented form of a word', () => {
  it.each([
    ['hóa', 'hoá'],
    ['Thúy', 'THUÝ'],
    ['ủy', 'uỷ'],
    ['ứng'.normalize('NFD'), 'ứng'.normalize('NFC')],
    ['Ðường', 'đường'],
  ])('is one for %s and %s', (one, other) => {
    expect(accentedForm(one)).toBe(accentedForm(other));
  });

  it.each([
    ['đường', 'dương'],
    ['đường', 'đương'],
    ['cổng', 'công'],
    ['hòa', 'hóa'],
    ['phấn', 'phần'],
  ])('differs for %s and %s', (one, other) => {
    expect(accentedForm(one)).not.toBe(accentedForm(other));
  });
});
