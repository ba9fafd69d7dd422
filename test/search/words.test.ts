import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accentedWord, lookupOf, looseLookupOf, pairOf } from '../../domain/search-text/lookup.ts';
import { parseQuery } from '../../domain/search-text/query.ts';
import { accentedForm, wordsOf } from '../../domain/search-text/words.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { tsqueryOf } from '../../platform/database/search.ts';
import { type HubDatabase, openHubDatabase } from '../support/hub.ts';

let db: HubDatabase;
let admin: pg.Client;
beforeAll(async () => {
  db = await openHubDatabase();
  admin = await connectAsAdmin(db.adminUrl);
});
afterAll(async () => {
  await admin.end();
  await db[Symbol.asyncDispose]();
});

/** What the index has of texts, by the rules of domain/search-text. */
function expectedWords(texts: readonly (string | null)[]): string[] {
  const text = texts.filter((each) => each !== null).join(' ');
  const { folded, starts, ends } = wordsOf(text);
  const words = folded.flatMap((word, n) => {
    const accented = accentedForm(text.slice(starts[n], ends[n]));
    const next = folded[n + 1];
    return [
      word,
      ...(next === undefined ? [] : [pairOf(word, next)]),
      ...(accented === word || /^\d/.test(accented) ? [] : [accentedWord(accented)]),
    ];
  });
  return [...new Set(words)].sort();
}

async function indexedWords(fact: number, texts: readonly (string | null)[]): Promise<string[]> {
  const { rows } = await admin.query<{ words: string[] }>(
    'select tsvector_to_array(directives.search_words($1, $2)) as words',
    [fact, texts],
  );
  return rows[0]!.words.map((word) => word.replace(/^\d+~/, '')).sort();
}

/** PostgreSQL holds no NUL and no half of a surrogate pair. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', ' ');
const LETTERS =
  'aăâbcdđeêghiklmnoôơpqrstuưvxyÁÀẢÃẠĂẮÂẤĐÊỆÔỘƠỢƯỨ0123456789 /-.,&|¹“”\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323ÐƉðɖ≠';
const anyText = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...LETTERS) }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
  )
  .map(storable);

describe('the words in the index', () => {
  it('are those that search looks for, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(anyText), { minLength: 1, maxLength: 4 }), async (texts) => {
        expect(await indexedWords(1, texts)).toEqual(expectedWords(texts));
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['Cổng Dịch vụ công quốc gia', 'Công Dịch vụ công'],
    ['số hóa', 'số hoá'],
    ['Nghị quyết số 02/NQ-CP¹ ngày 10/01/2022'],
    ['000.00.53.H48', '0', '00'],
    ['Sở GD&ĐT'.normalize('NFD')],
    ['\u0301abc', '= \u0301\u0302x', 'ß a'],
    [''],
  ])('are those of %j', async (...texts) => {
    expect(await indexedWords(1, texts)).toEqual(expectedWords(texts));
  });

  it('can be asked for whatever is searched', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          anyText,
          anyText.map((text) => `"${text}" ${text}`),
        ),
        async (text) => {
          const query = parseQuery(text);
          const { words, phrase, exact } = lookupOf(query);
          const asked = [
            words,
            phrase,
            exact,
            ...[true, false].flatMap((withSlips) => Object.values(looseLookupOf(query, { withSlips }))),
          ];
          await admin.query('select question::tsquery from unnest($1::text[]) as question', [asked.map(tsqueryOf)]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('stand under the number of their block of facts', async () => {
    const { rows } = await admin.query<{ one: string; other: string }>(
      `select directives.search_words(16383, array['a'])::text as one, directives.search_words(16384, array['a'])::text as other`,
    );
    expect(rows).toEqual([{ one: `'0~a'`, other: `'1~a'` }]);
  });

  it.each([
    ['one endless word', 'a'.repeat(100_000)],
    ['endless words', 'ab '.repeat(100_000)],
    [
      'words that are all different',
      randomBytes(60_000)
        .toString('hex')
        .replaceAll(/(.{7})/g, '$1 '),
    ],
    ['endless diacritics', `a${'\u0301\u0323'.repeat(20_000)}`],
    ['signs of a tsquery', `'a' & !b | (c <-> d):* \\ '' ~ 1~x`],
  ])('of %s can be indexed', async (_, text) => {
    await expect(indexedWords(1, [text])).resolves.toBeDefined();
  });
});
