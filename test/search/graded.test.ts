import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENCY_FILES, readFiles as readSet } from '../../cli/reference-data.ts';
import { fold } from '../../domain/vietnamese.ts';
import { readFiles } from '../support/directives-subgraph.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import graded from './queries.json' with { type: 'json' };

/**
 * Queries over the reference data and how well each record answers them: 3 is what was asked for, 2 answers it too, 1 touches
 * it. Graded by hand from the data, before there was an engine. Ranking was tuned on two thirds of each kind; every third
 * query is held out.
 */
type Kind = 'DIRECTIVE' | 'TASK' | 'AGENCY';
const KINDS: readonly Kind[] = ['DIRECTIVE', 'TASK', 'AGENCY'];

/** What a search of a kind answers, under the alias `node`. */
const FIELDS: Readonly<Record<Kind, string>> = {
  DIRECTIVE: 'hits: searchDirectives(text: $text, first: 10) { node: directive { id } }',
  TASK: 'hits: searchTasks(text: $text, first: 10) { node: task { id } }',
  AGENCY: 'hits: searchAgencies(text: $text, first: 10) { node: agency { id } }',
};

const SLIP = 'two letters of the longest word the wrong way round';
/** Ways to write a query by which it asks the same, made by rule: nobody chose which queries they suit. */
const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'without diacritics': (text) => fold(text),
  'in capitals, decomposed': (text) => text.toUpperCase().normalize('NFD'),
  [SLIP]: (text) => {
    const longest = text.split(/\s+/).reduce((one, other) => (letters(other) > letters(one) ? other : one));
    const middle = letters(longest) < 4 ? 0 : Math.floor(longest.length / 2);
    return middle === 0
      ? text
      : text.replace(
          longest,
          longest.slice(0, middle - 1) + longest[middle]! + longest[middle - 1]! + longest.slice(middle + 1),
        );
  },
};
const letters = (word: string) => (/^\p{L}+$/u.test(word) ? word.length : 0);

interface Result {
  readonly kind: Kind;
  readonly writing: string;
  readonly text: string;
  readonly isHeldOut: boolean;
  readonly ndcg: number;
}

let hub: TestHub;
let results: Result[];
beforeAll(async () => {
  hub = await startHub();
  const [files, { agencies }] = await Promise.all([readFiles(), readSet(AGENCY_FILES)]);
  const keys = new Map([...files.directives, ...files.tasks, ...agencies].map(({ id, key }) => [id, key]));
  results = [];
  for (const kind of KINDS) {
    const queries = graded.filter((query) => query.kind === kind);
    for (const [n, { text: original, grades }] of queries.entries()) {
      for (const [writing, written] of Object.entries(WRITINGS)) {
        const text = written(original);
        if (text === original && writing !== 'as it is') continue;
        const query = `query ($text: String!) { ${FIELDS[kind]} }`;
        const { data } = await hub.ask<{ hits: { node: { id: string } }[] }>(query, { variables: { text } });
        const grade = new Map<string, number>(Object.entries(grades));
        const gains = data.hits.map(({ node }) => grade.get(keys.get(node.id)!) ?? 0);
        const ideal = [...grade.values()].sort((a, b) => b - a);
        results.push({ kind, writing, text, isHeldOut: n % 3 === 2, ndcg: gainOf(gains) / gainOf(ideal) });
      }
    }
  }
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002, with 2^grade − 1 as the gain). */
function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

function mean(of: readonly Result[]): number {
  return of.reduce((sum, { ndcg }) => sum + ndcg, 0) / of.length;
}

describe('the graded queries', () => {
  it('are at least 120, and name records that are there', async () => {
    expect(graded.length).toBeGreaterThanOrEqual(120);
    const [files, { agencies }] = await Promise.all([readFiles(), readSet(AGENCY_FILES)]);
    const known = new Set([...files.directives, ...files.tasks, ...agencies].map(({ key }) => key));
    const unknown = graded.flatMap(({ grades }) => Object.keys(grades)).filter((key) => !known.has(key));
    expect(unknown).toEqual([]);
  });

  it('are answered with nDCG@10 of at least 0.9: all, each kind, those tuned on and those held out', () => {
    const asIs = results.filter(({ writing }) => writing === 'as it is');
    expectGood([
      ['all', asIs],
      ...KINDS.map((kind): Part => [kind, asIs.filter((result) => result.kind === kind)]),
      ['with diacritics', asIs.filter(({ text }) => fold(text) !== text.toLowerCase())],
      ['without diacritics', asIs.filter(({ text }) => fold(text) === text.toLowerCase())],
      ['with a number', asIs.filter(({ text }) => /\d/.test(text))],
      ['tuned on', asIs.filter(({ isHeldOut }) => !isHeldOut)],
      ['held out', asIs.filter(({ isHeldOut }) => isHeldOut)],
      ...KINDS.map(
        (kind): Part => [`held out, ${kind}`, asIs.filter((result) => result.isHeldOut && result.kind === kind)],
      ),
    ]);
  });

  // A slip in the only abbreviation or within quotation marks leaves little to go by.
  it.each([
    ['without diacritics', 0.9],
    ['in capitals, decomposed', 0.9],
    [SLIP, 0.8],
  ] as const)('written %s are answered with at least %d', (writing, least) => {
    const ofWriting = results.filter((result) => result.writing === writing);
    const kinds = KINDS.map(
      (kind): Part => [`${writing}, ${kind}`, ofWriting.filter((result) => result.kind === kind)],
    );
    expectGood([[writing, ofWriting], ...kinds], least);
  });
});

type Part = readonly [part: string, of: readonly Result[]];

function expectGood(parts: readonly Part[], least = 0.9): void {
  const worst = parts[0]![1].toSorted((a, b) => a.ndcg - b.ndcg).slice(0, 5);
  const lines = [
    ...parts.map(([part, of]) => `nDCG@10 ${mean(of).toFixed(4)} of ${of.length}: ${part}`),
    ...worst.map(({ kind, text, ndcg }) => `worst: ${ndcg.toFixed(4)} ${kind} ${text}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const [part, of] of parts) expect(mean(of), part).toBeGreaterThanOrEqual(least);
}
