import { describe, expect, it } from 'vitest';
import { parseQuery } from './query.ts';
import { fitsOf } from './ranking.ts';

const field = (text: string) => [{ text, weight: 1 }];
/** The texts that fit, the best first. */
function ranked(query: string, texts: readonly string[], withSlips = false): string[] {
  const fits = fitsOf(parseQuery(query), texts.map(field), { withSlips });
  return texts
    .map((text, n) => ({ text, score: fits[n]?.score ?? -1 }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);
}
const marked = (query: string, text: string, withSlips = false) =>
  fitsOf(parseQuery(query), [field(text)], { withSlips })[0]?.matched ?? null;

describe('what fits better', () => {
  it.each([
    ['has the very word', 'đường', ['làm đường mới', 'làm dương mới']],
    ['has the very word, the other way round', 'dương', ['làm dương mới', 'làm đường mới']],
    ['has the words in order', 'kết nối dữ liệu', ['kết nối dữ liệu dân cư', 'dữ liệu kết nối dân cư']],
    ['has all the words', 'giảm phí lệ phí', ['giảm phí, lệ phí khi làm trực tuyến', 'giảm lệ']],
    ['says little else', 'học phí', ['Thu học phí', 'Thu học phí, học thêm, bảo hiểm y tế học sinh']],
    ['is the tone elsewhere, no other word', 'hoá đơn', ['hóa đơn', 'hoa đơn có dấu']],
    ['has the whole number', '13', ['nhiệm vụ 13', 'Nghị quyết 131']],
    ['has the rarer word', 'phép karaoke', ['quán karaoke', 'giấy phép', 'xin phép', 'nghỉ phép']],
  ])('%s: %s', (_, query, texts) => {
    expect(ranked(query, texts.toReversed())[0]).toBe(texts[0]);
  });

  it('does not ask which of two words was meant that were typed without diacritics', () => {
    const [one, other] = fitsOf(parseQuery('duong '), ['làm đường mới', 'làm dương mới'].map(field), {
      withSlips: false,
    });
    expect(one!.score).toBe(other!.score);
  });

  it('has a word in a field that says more', () => {
    const weigh = (weight: number) =>
      fitsOf(parseQuery('học phí'), [[{ text: 'học phí', weight }]], { withSlips: false });
    expect(weigh(1)[0]!.score).toBeGreaterThan(weigh(0.8)[0]!.score);
  });

  it('is its own number rather than that of another', () => {
    const fits = fitsOf(
      parseQuery('131/NQ-CP'),
      [[{ text: 'triển khai Nghị quyết số 131/NQ-CP', weight: 1, numberWeight: 0.6 }], field('131/NQ-CP')],
      { withSlips: false },
    );
    expect(fits[1]!.score).toBeGreaterThan(fits[0]!.score);
  });

  it('scores from 0 to 1', () => {
    for (const text of ['học phí', 'thu học phí trực tuyến', 'phí', 'học học học phí phí']) {
      const [fit] = fitsOf(parseQuery('học phí'), [field(text)], { withSlips: true });
      expect(fit!.score).toBeGreaterThan(0);
      expect(fit!.score).toBeLessThanOrEqual(1);
    }
  });
});

describe('what does not fit', () => {
  it('has none of the words', () => {
    expect(ranked('học phí', ['đất đai'])).toEqual([]);
  });

  it('has a quotation only in pieces', () => {
    const texts = ['cơ chế một cửa', 'một cổng và một cái cửa', 'cửa một'];
    expect(ranked('"một cửa"', texts)).toEqual(['cơ chế một cửa']);
    expect(ranked('“mot cua”', texts)).toEqual(['cơ chế một cửa']);
  });

  it('has a word that is another but for a slip, unless slips are mended', () => {
    expect(ranked('taon', ['thanh toán'])).toEqual([]);
    expect(ranked('taon', ['thanh toán'], true)).toEqual(['thanh toán']);
  });
});

describe('the marks', () => {
  it.each([
    ['dich vu cong', 'Cổng Dịch vụ công quốc gia', 'Cổng «Dịch vụ công» quốc gia'],
    ['131', 'Nghị quyết số 131/NQ-CP', 'Nghị quyết số «131»/NQ-CP'],
    ['131/NQ-CP', 'Nghị quyết số 131/NQ-CP¹', 'Nghị quyết số «131/NQ-CP»¹'],
    ['phí nước', 'thu tiền nước, phí', 'thu tiền «nước, phí»'],
    ['TTHC', 'rà soát thủ tục hành chính nội bộ', 'rà soát «thủ tục hành chính» nội bộ'],
    ['công nghệ thông tin', 'hạ tầng CNTT', 'hạ tầng «CNTT»'],
    ['sở giáo dục đào tạo', 'Sở Giáo dục và Đào tạo tỉnh', '«Sở Giáo dục và Đào tạo» tỉnh'],
    ['infogr', 'Ấn phẩm (Infographic)', 'Ấn phẩm («Infographic»)'],
    ['chỉ đạo điều hành', 'hành chính, chỉ đạo, điều hành', 'hành chính, «chỉ đạo, điều hành»'],
    ['06/10/2022', 'ngày 06/10/2022 của', 'ngày «06/10/2022» của'],
  ])('of %j in %j', (query, text, expected) => {
    expect(marked(query, text)).toBe(expected);
  });

  it('stand in the field that has most', () => {
    const fields = [
      { text: 'Nghị quyết', weight: 0.8 },
      { text: 'thu học phí', weight: 1 },
    ];
    expect(fitsOf(parseQuery('học phí nghị'), [fields], { withSlips: false })[0]!.matched).toBe('thu «học phí»');
  });

  it('leave a text as it is but for themselves', () => {
    const text = 'Phần đấu  hoàn thành\n«trong» tháng 11'.normalize('NFD');
    expect(marked('phan dau', text)!.replace('«', '').replace('»', '')).toBe(text);
  });
});
