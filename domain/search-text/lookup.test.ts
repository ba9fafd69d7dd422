import { describe, expect, it } from 'vitest';
import { type Condition, lookupOf, looseLookupOf } from './lookup.ts';
import { parseQuery } from './query.ts';
import { accentedForm } from './words.ts';

/** A condition in one line: "+" joins what all has to be there, "/" what any of. */
function told(condition: Condition | null): string | null {
  if (condition === null) return null;
  if ('word' in condition) return condition.word;
  if ('beginning' in condition) return `${condition.beginning}*`;
  const [parts, sign] = 'all' in condition ? [condition.all, '+'] : [condition.any, '/'];
  return `(${parts.map(told).join(sign)})`;
}
/** What is expected, words with their diacritics as the index has them. */
const expected = (line: string | null) =>
  line?.replaceAll(/=(\p{L}+)/gu, (_, word: string) => `=${accentedForm(word)}`) ?? null;
const asked = (text: string) => {
  const { words, phrase, exact } = lookupOf(parseQuery(text));
  return [told(words), told(phrase), told(exact)];
};
const loosely = (text: string) => told(looseLookupOf(parseQuery(text), { withSlips: true }).loose);

describe('what the index is asked', () => {
  it.each([
    ['cổng ', ['cong', null, '(=cổng+cong)']],
    ['hoc phi ', ['(hoc+phi)', 'hoc_phi', null]],
    ['131/NQ-CP ', ['(131+(nq/nghi_quyet)+cp)', null, null]],
    ['quan điểm chỉ đạo ', ['((quan_diem+chi_dao)/diem_chi)', '(quan_diem+diem_chi+chi_dao)', null]],
    ['"một cửa" liên thông ', ['(mot_cua+lien_thong)', '(mot_cua+cua_lien+lien_thong)', null]],
    ['ngày 06/10/2022', ['(d20221006/(6_10+10_2022)/(6_thang+thang_10+10_nam+nam_2022))', null, null]],
    ['"a" "b" ', ['(a+b)', 'a_b', null]],
    ['của ', ['cua', null, '(=của+cua)']],
  ])('for %j', (text, conditions) => {
    expect(asked(text)).toEqual(conditions.map(expected));
  });

  it('for a long query is two syllables at a time', () => {
    expect(asked('thanh toán học phí ')[0]).toBe('((thanh_toan+hoc_phi)/toan_hoc)');
    expect(asked('giảm phí, lệ phí của tỉnh ')[0]).toBe('(((giam_phi+le_phi)/phi_le)+tinh)');
  });

  it('for what is typed in part is the pair that it may become, and alone what begins so', () => {
    expect(asked('chuyển đổ')[0]).toBe('(chuyen+(do/chuyen_do*))');
    expect(asked('infogr')[0]).toBe('infogr*');
    expect(asked('kết nối dữ liệu dân cu')[0]).not.toContain('*');
  });

  it('for an abbreviation is what it stands for too, and the other way round', () => {
    expect(asked('CNTT ')[0]).toBe('(cntt/(cong_nghe+nghe_thong+thong_tin))');
    expect(asked('công nghệ thông tin ')[0]).toBe('((cong_nghe+nghe_thong+thong_tin)/cntt)');
    expect(asked('Sở GD&ĐT ')[0]).toContain('(so_giao+giao_duc+dao_tao)');
  });

  it('is nothing without words', () => {
    expect(asked('…')).toEqual([null, null, null]);
    expect(loosely('…')).toBeNull();
  });
});

describe('what the index is asked when too little was found', () => {
  it('is any of a few words, slips mended', () => {
    expect(loosely('Đắc Lắc ')).toMatch(
      /^\(\(\(dac\/[^)]*dak[^)]*\)\+\(lac\/[^)]*lak[^)]*\)\)\/\(dac\/.*\)\/\(lac\/.*\)\)$/,
    );
  });

  it('is any two pairs of a longer query', () => {
    expect(loosely('thanh toán học phí trực ')).toBe(
      '((thanh+toan+hoc+phi+truc)/(thanh_toan+toan_hoc)/(thanh_toan+hoc_phi)/(thanh_toan+phi_truc)' +
        '/(toan_hoc+hoc_phi)/(toan_hoc+phi_truc)/(hoc_phi+phi_truc))',
    );
  });

  it('is all of them, too, where slips are mended: many have one of them', () => {
    const mended = (text: string, withSlips = true) => told(looseLookupOf(parseQuery(text), { withSlips }).mended);
    expect(mended('Đắc Lắc ')).toMatch(/^\(\(dac\/[^)]*dak[^)]*\)\+\(lac\/[^)]*lak[^)]*\)\)$/);
    expect(mended('"học phí" trực tuyến ')).toMatch(/^\(hoc_phi\+hoc\+phi\+\(/);
    expect([mended('Đắc Lắc ', false), mended('Lắc '), mended('"học phí"'), mended('…')]).toEqual([
      ...[null, null, null, null],
    ]);
  });

  it('still has every quotation', () => {
    expect(loosely('"học phí" trực tuyến ')).toMatch(/^\(hoc_phi\+hoc\+phi\+\(/);
  });

  it('stays short, however long the query', () => {
    expect(loosely('xyzab qwert '.repeat(16))!.length).toBeLessThan(20_000);
  });
});
