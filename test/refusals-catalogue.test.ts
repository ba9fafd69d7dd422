import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../platform/errors.ts';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Sentence } from '../platform/problems.ts';
import { NULL_REASONS } from '../schema/nulls.ts';
import { type ProblemTable, readProblemTables } from '../tools/generate/problem-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tables = await readProblemTables(root);
const problems = tables.flatMap(({ path, sentences }) =>
  [...sentences].map(([code, sentence]) => ({ path, code, sentence })),
);

/** Codes that several subgraphs say in words of their own, and the one thing that all of them mean by it. */
const SHARED: Readonly<Record<string, string>> = {
  NOT_YOURS: 'the caller’s roles do not reach the agency for which it would act',
  AGENCY_NOT_IN_FORCE: 'the agency does not exist on the day that counts',
};

/** The sentence for named values that show where they stand. */
function written(sentence: Sentence, language: Language): string {
  const write = sentence[language];
  return write(...Array.from({ length: write.length }, (_, i) => `«${i}»`));
}

/** Codes whose sentence is one here and another there, so that a client may mistake them. */
function ambiguous(of: readonly ProblemTable[]): string[] {
  const meanings = new Map<string, string>();
  const found = new Set<string>();
  for (const [code, sentence] of of.flatMap(({ sentences }) => [...sentences])) {
    const meaning = LANGUAGES.map((language) => written(sentence, language)).join('\n');
    if ((meanings.get(code) ?? meaning) !== meaning) found.add(code);
    meanings.set(code, meaning);
  }
  return [...found];
}

const LISTED = [...Object.keys(ERRORS), ...Object.keys(NULL_REASONS)];

describe('codes that clients see', () => {
  it('are those of every table in the project', () => {
    expect(tables.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['platform/receipt.ts', 'platform/problems/text.ts', 'subgraphs/directives/problems.ts']),
    );
    expect(problems.length).toBeGreaterThan(10);
  });

  it('say by themselves whether they are an error, a problem or the reason of a null', () => {
    expect(new Set(LISTED).size).toBe(LISTED.length);
    expect(problems.filter(({ code }) => LISTED.includes(code)).map(({ path, code }) => `${path} ${code}`)).toEqual([]);
  });

  it('mean the same wherever they stand', () => {
    expect(ambiguous(tables).filter((code) => !Object.hasOwn(SHARED, code))).toEqual([]);
  });

  it('are words in capitals', () => {
    expect([...LISTED, ...problems.map(({ code }) => code)].filter((code) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual(
      [],
    );
  });

  it('are noticed when they mean two things: a test that always holds is none', () => {
    const sentence = (words: string): Sentence => ({ en: (name: string) => `${name} ${words}`, vi: () => words });
    const table = (...sentences: [string, Sentence][]) => ({ subgraph: null, path: '', sentences: new Map(sentences) });

    expect(
      ambiguous([
        table(['SAME', sentence('is closed')], ['OTHER', sentence('is closed')]),
        table(['SAME', sentence('is closed')], ['OTHER', sentence('is open')]),
      ]),
    ).toEqual(['OTHER']);
  });
});

describe.each(problems)('the problem $code of $path', ({ sentence }) => {
  it('is a sentence in each language that names the same', () => {
    const { vi, en } = { vi: written(sentence, 'vi'), en: written(sentence, 'en') };
    for (const text of [vi, en]) {
      expect(text).toMatch(/^[\p{Lu}«].*\.$/su);
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(vi).toMatch(/[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i);
    expect(en).not.toMatch(/[ăđơưạảấầẩẫậắằẳẵặẹẻẽềếểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
    // The words of platform/errors/texts.ts.
    expect(vi).not.toMatch(/thẻ truy cập|mã token|mã thông báo|khoá|người gọi|đồ thị con/i);
    expect(vi.match(/«\d»/g)?.toSorted()).toEqual(en.match(/«\d»/g)?.toSorted());
  });
});

describe('meanings of nulls', () => {
  it.each(Object.entries(NULL_REASONS))('%s has one in each language', (_, { meaning }) => {
    for (const language of LANGUAGES) expect(meaning[language]).toMatch(/^\p{Lu}.*\.$/u);
    expect(meaning.vi).not.toBe(meaning.en);
  });
});

it.each(['README.md', 'README.vi.md', 'docs/analysts.md', 'docs/operating.md'])('%s leads to the list', (path) => {
  const targets = [...readFileSync(join(root, path), 'utf8').matchAll(/\]\(([^)#\s]*problems\.md)(#\w+)?\)/g)];

  expect(targets.map(([, target]) => existsSync(join(root, path, '..', target!)))).toContain(true);
});
