import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, languageOf } from './language.ts';

describe('the language that an Accept-Language header likes best', () => {
  it.each([
    ['vi', 'vi'],
    ['en', 'en'],
    ['vi-VN', 'vi'],
    ['en-US', 'en'],
    ['VI-vn', 'vi'],
    ['vi-Latn-VN', 'vi'],
    // What browsers in Viet Nam send
    ['vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en-US;q=0.6,en;q=0.5', 'vi'],
    ['en-US,en;q=0.9,vi;q=0.8', 'en'],
    // Weights decide, not places
    ['en;q=0.2, vi;q=0.8', 'vi'],
    ['vi;q=0.001, en;q=0', 'vi'],
    ['vi;q=0.899,en;q=0.9', 'en'],
    ['en;q=0.899,vi;q=0.9', 'vi'],
    ['vi;q=1.000,en;q=0.999', 'vi'],
    ['VI;Q=0.9, EN;Q=0.1', 'vi'],
    ['  vi  ;  q=0.9  ,  en;q=0.1', 'vi'],
    // of two liked alike, the first
    ['vi, en', 'vi'],
    ['en, vi', 'en'],
    ['vi;q=0.5, en;q=0.5', 'vi'],
    // the best of several ranges of one language
    ['en;q=0.3, vi;q=0.5, en-GB;q=0.9', 'en'],
    // Languages there are not
    ['fr, de;q=0.9', 'en'],
    ['fr, de;q=0.9, vi;q=0.1', 'vi'],
    ['vie', 'en'],
    ['v', 'en'],
    // All others
    ['*', 'en'],
    ['fr, *;q=0.5', 'en'],
    ['vi, *;q=0.5', 'vi'],
    ['*, vi;q=0.5', 'en'],
    ['en;q=0, *', 'vi'],
    ['en;q=0.1, *;q=0.2', 'vi'],
    ['vi;q=0, *', 'en'],
    // Nothing is liked
    ['vi;q=0', 'en'],
    ['vi;q=0, en;q=0', 'en'],
    ['*;q=0', 'en'],
  ] as const)('of "%s" is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it.each([
    ['', 'en'],
    [',', 'en'],
    [';q=1', 'en'],
    ['vi;q=', 'en'],
    ['vi;q=abc', 'en'],
    ['vi;q=2', 'en'],
    ['vi;q=-1', 'en'],
    ['vi;q=0.1234', 'en'],
    ['vi;q=1.1', 'en'],
    ['vi;q=1e0', 'en'],
    ['vi;level=1', 'en'],
    ['vi_VN', 'en'],
    ['vi en', 'en'],
    ['__proto__, constructor', 'en'],
    // What is right beside it counts
    ['vi;q=abc, vi;q=0.1', 'vi'],
    ['\u0000, vi', 'vi'],
  ] as const)('takes no wish from what cannot be read: %j', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('is English without a header', () => {
    expect(languageOf(undefined)).toBe('en');
  });

  it('reads the first thousand characters', () => {
    expect(languageOf(`${'fr,'.repeat(332)}vi`)).toBe('vi');
    expect(languageOf(`${'fr,'.repeat(334)}vi`)).toBe('en');
  });

  it('is found for any header, soon', () => {
    const piece = fc.oneof(
      fc.constantFrom('vi', 'en', '*', 'fr', ';', 'q=', '0.', '1', ',', ' ', '-', 'VN', '\t'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 2000 }), (pieces) => LANGUAGES.includes(languageOf(pieces.join('')))),
      { seed: 3, numRuns: 500 },
    );
  });
});

it('knows its languages from anything else', () => {
  expect(['vi', 'en', 'fr', 'EN', '', null, 0, 'constructor'].filter(isLanguage)).toEqual(['vi', 'en']);
  expect(isLanguage(DEFAULT_LANGUAGE)).toBe(true);
});
