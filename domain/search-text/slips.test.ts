import { describe, expect, it } from 'vitest';
import { isSyllable, mayGoOn, slipsOf, spellingsOf } from './slips.ts';

const words = (variants: readonly { readonly folded: string }[]) => variants.map(({ folded }) => folded);

describe('a syllable', () => {
  it.each(['nghieng', 'quy', 'uy', 'gia', 'thuong', 'khuya', 'ngoai', 'o', 'chuyen'])('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true);
  });
  it.each(['taon', 'dich2', 'vpcp', 'tthc', 'ngg', 'infographic', 'b', ''])('%s is none', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
  it.each([
    ['chu', true],
    ['chun', true],
    ['chung', false],
    ['phap', false],
    ['vpc', true],
  ])('may go on behind %s: %s', (word, may) => {
    expect(mayGoOn(word)).toBe(may);
  });
});

describe('other spellings', () => {
  it.each([
    ['ky', ['ki']],
    ['quy', ['qui']],
    ['uy', []],
    ['13l', ['131']],
    ['o2', ['2']],
    ['c0ng', ['cong']],
    ['h48', []],
    ['131', []],
    ['cong', []],
  ])('of %s are %j', (word, others) => {
    expect(words(spellingsOf(word))).toEqual(others);
  });
});

describe('slips', () => {
  it.each([
    ['taon', 'toan'],
    ['banh', 'hanh'],
    ['can', 'kan'],
    ['dac', 'dak'],
    ['lac', 'lak'],
    ['trinh', 'chinh'],
    ['rnot', 'mot'],
    ['thuj', 'thu'],
    ['congg', 'cong'],
    ['quyeet', 'quyet'],
    ['sinb', 'sinh'],
  ])('make %s stand for %s', (written, meant) => {
    expect(words(slipsOf(written))).toContain(meant);
  });

  it('are none for a number, which may be any other, nor for a letter', () => {
    expect(slipsOf('1085')).toEqual([]);
    expect(slipsOf('c')).toEqual([]);
  });

  it('of a syllable are those of hearing and reading alone, and never many', () => {
    expect(words(slipsOf('toan'))).not.toContain('ton');
    for (const word of ['toan', 'nghieng', 'xyzabc', 'ngnnhkcl']) expect(slipsOf(word).length).toBeLessThanOrEqual(24);
  });
});
