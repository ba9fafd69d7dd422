import { describe, expect, it } from 'vitest';
import { dayWords, parseQuery } from './query.ts';

const daysOf = (text: string) => parseQuery(text).days.map(({ word }) => word);
const dispensable = (text: string) =>
  parseQuery(text)
    .words.filter(({ isDispensable }) => isDispensable)
    .map(({ folded }) => folded);

describe('a query', () => {
  it('counts the diacritics of the words that have some', () => {
    const { words } = parseQuery('Công dich vụ 2022');
    expect(words.map(({ folded, accented }) => [folded, accented !== null])).toEqual([
      ['cong', true],
      ['dich', false],
      ['vu', true],
      ['2022', false],
    ]);
  });

  it.each([
    ['06/10/2022', 'd20221006'],
    ['6-10-2022', 'd20221006'],
    ['ngày 06 tháng 10 năm 2022', 'd20221006'],
    ['ngay 6 thang 10 nam 2022', 'd20221006'],
    ['2022-10-06', 'd20221006'],
    ['tháng 10/2022', 'm202210'],
    ['tháng 10 năm 2022', 'm202210'],
    ['văn bản 10/2022 của', 'm202210'],
  ])('knows the day or month in %j', (text, word) => {
    expect(daysOf(text)).toEqual([word]);
  });

  it.each([
    '01/2023/TT-VPCP',
    '61/2018/NĐ-CP',
    '32/10/2022',
    '06/13/2022',
    '12/250',
    '131/10/2022',
    '1085',
    'năm 2022',
  ])('takes %j for no day', (text) => {
    expect(daysOf(text)).toEqual([]);
  });

  it.each([
    ['Nghị quyết số 131 của Chính phủ', ['so', 'cua']],
    ['số hóa hồ sơ', []],
    ['chuyển đổi số', []],
    ['ngày 15 tháng 9', ['ngay', 'thang']],
    ['giao duc va dao tao', ['va']],
    ['tu phap', []],
  ])('may do without some words of %j: %j', (text, words) => {
    expect(dispensable(text)).toEqual(words);
  });

  it.each([
    ['thủ tục hành chính nội bộ', [[0, 3]]],
    ['TTHC nội bộ', [[0, 0]]],
    ['Sở GD&ĐT Bình Định', [[0, 2]]],
    ['so giao duc dao tao', [[0, 4]]],
    ['Trung tâm phục vụ hành chính công Gia Lai', [[0, 6]]],
    ['"thủ tục hành chính"', []],
  ])('knows what is abbreviated, or could be, in %j', (text, spans) => {
    expect(parseQuery(text).synonyms.map(({ from, to }) => [from, to])).toEqual(spans);
  });

  it('takes the last word for the beginning of one while it may be', () => {
    const isPrefix = (text: string) => parseQuery(text).words.at(-1)!.isPrefix;
    expect(['chuyển đổ', 'infogr', 'nq', '13'].map(isPrefix)).toEqual([true, true, true, true]);
    expect(['chứng', 'chuyển đổ ', '"chuyển đổ"', 'đổ.', 'a'].map(isPrefix)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('keeps the words of a quotation together', () => {
    const { words } = parseQuery('đề án “một cửa” và "Bình');
    expect(words.map(({ folded, quotation }) => [folded, quotation])).toEqual([
      ['de', null],
      ['an', null],
      ['mot', 0],
      ['cua', 0],
      ['va', null],
      ['binh', null],
    ]);
    expect(words.map(({ isDispensable }) => isDispensable)).toEqual([false, false, false, false, true, false]);
  });

  it.each(['', '   ', '…/-&|!():*<->\'"\\', '\0\u0001', '政府', '🙂'])('of %j has no words', (text) => {
    expect(parseQuery(text).words).toEqual([]);
  });
});

it('a day is found by itself, its month and its year', () => {
  expect(dayWords('2022-10-06')).toEqual(['d20221006', 'm202210', '2022']);
});
