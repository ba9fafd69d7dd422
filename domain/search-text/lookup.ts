import type { QueryDay, QueryWord, SearchQuery } from './query.ts';
import { isSyllable, slipsOf, type Variant } from './slips.ts';

/** What the index of words is asked: a word as it stands there, a beginning of words, or conditions joined. */
export type Condition =
  | { readonly word: string }
  | { readonly beginning: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/**
 * Questions to the index, the widest first. `words`: all of them, in order within quotations; `phrase`: all in the order of the
 * query; `exact`: with its diacritics, of a short query, for the neighbours in a longer one leave little doubt. Null where it
 * would be no question of its own.
 *
 * A word of Vietnamese is mostly two syllables. So a longer query asks for its syllables two by two: "kết … nối" far apart is
 * not "kết nối", and what has all the pairs is found in a fraction of the time. Which two belong together is not known:
 * either the first and the second do and so on, or the second and the third.
 */
export interface Lookup {
  readonly words: Condition | null;
  readonly phrase: Condition | null;
  readonly exact: Condition | null;
}

/** Two neighbours in a text, as one word of the index. */
export function pairOf(first: string, second: string): string {
  return `${first}_${second}`;
}

/** A word with its diacritics in the index. */
export function accentedWord(accented: string): string {
  return `=${accented}`;
}

/** Words of a short query: there every one may be a slip, and the last may not be typed to its end. */
const SHORT = 3;

/** The questions of a query. All null when it has no words. */
export function lookupOf(query: SearchQuery): Lookup {
  const parts = partsOf(query);
  if (parts.length === 0) return { words: null, phrase: null, exact: null };

  const pairs = pairsOf(query);
  const inPairs = new Set(pairs.flatMap(({ at }) => [at, at + 1]));
  const ordered = [...pairs, ...parts.filter(({ at }) => !inPairs.has(at))].map(({ condition }) => condition);
  const quoted = pairs.filter(({ isQuoted }) => isQuoted);
  const isShort = query.words.length <= SHORT;
  const inQuoted = new Set(quoted.flatMap(({ at }) => [at, at + 1]));
  const free = parts.filter(({ at }) => !inQuoted.has(at));
  const words = all([...quoted, ...(isShort ? free : twoByTwo(query, free, pairs))].map(({ condition }) => condition));
  const accents = query.words.flatMap(({ accented }, at) =>
    accented === null || isReplaceable(query, at) ? [] : [{ word: accentedWord(accented) }],
  );
  return {
    words,
    phrase: pairs.length === 0 ? null : all(ordered),
    exact: accents.length === 0 || !isShort ? null : all([...accents, words]),
  };
}

/**
 * Parts that pairs join, in runs; of each run every second pair, from its first or from its second word on. A number is no
 * syllable: it stands alone.
 */
function twoByTwo({ words }: SearchQuery, parts: readonly Part[], pairs: readonly Part[]): Part[] {
  const isNumber = (at: number) => /^\d/.test(words[at]!.folded);
  const joining = pairs.filter(({ at }) => !isNumber(at) && !isNumber(at + 1));
  const pairAt = new Map(joining.map((pair) => [pair.at, pair]));
  const runs: Part[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (before !== undefined && before.at + 1 === part.at && pairAt.has(before.at)) run!.push(part);
    else runs.push([part]);
  }
  return runs.map((run): Part => {
    if (run.length === 1) return run[0]!;
    const ways = [0, 1].map((first) => run.slice(0, -1).filter((_, n) => n % 2 === first));
    const asked = ways
      .filter((way) => way.length > 0)
      .map((way) => all(way.map(({ at }) => pairAt.get(at)!.condition)));
    return { ...run[0]!, condition: any(asked) };
  });
}

/** Of so few parts of a query any one will do; of more any two of the first eight. */
const FEW = 3;
const ANY_TWO_OF = 8;

/** Questions to ask when too little was found, the wider first. Null where it would be no question of its own. */
export interface LooseLookup {
  readonly loose: Condition | null;
  readonly mended: Condition | null;
}

/**
 * What to ask when too little was found. `loose`: most of the words may be missing, as long as two pairs of neighbours are
 * there, or one of a few; with `withSlips` words are mended. `mended`: then all of them are there, which is to be found among
 * many that have one. Quotations must be there. Both null when the query has no words.
 */
export function looseLookupOf(query: SearchQuery, { withSlips }: { readonly withSlips: boolean }): LooseLookup {
  const isShort = query.words.length <= SHORT;
  const slips = (folded: string) => (withSlips && (isShort || !isSyllable(folded)) ? slipsOf(folded) : []);
  const parts = partsOf(query, slips);
  if (parts.length === 0) return { loose: null, mended: null };

  const pairs = pairsOf(query);
  const inPairs = new Set(pairs.flatMap(({ at }) => [at, at + 1]));
  const quoted = [...pairs, ...parts].filter(({ isQuoted }) => isQuoted);
  const free = parts.filter(({ isQuoted }) => !isQuoted);
  const some = isShort
    ? free
    : [...pairs, ...parts.filter(({ at }) => !inPairs.has(at))]
        .filter(({ isQuoted }) => !isQuoted)
        .slice(0, ANY_TWO_OF);
  const mended = free.length === 0 ? [] : [all(free.map(({ condition }) => condition))];
  const loose = [...mended, ...(some.length <= FEW ? some.map(({ condition }) => condition) : twoOf(some))];
  const withQuotations = (asked: readonly Condition[]) =>
    all([...quoted.map(({ condition }) => condition), ...(asked.length === 0 ? [] : [any(asked)])]);
  return { loose: withQuotations(loose), mended: withSlips && free.length > 1 ? withQuotations(mended) : null };
}

/**
 * All that the index may be asked for a query: which of it depends on what is found. `loose` is for when too little is there as
 * it is written, `mending` and then `mended` for when nothing is.
 */
export interface Questions extends Lookup, LooseLookup {
  readonly mending: Condition | null;
}

export function questionsOf(query: SearchQuery): Questions {
  const { loose } = looseLookupOf(query, { withSlips: false });
  const { loose: mending, mended } = looseLookupOf(query, { withSlips: true });
  return { ...lookupOf(query), loose, mending, mended };
}

function twoOf(parts: readonly Part[]): Condition[] {
  return parts.flatMap((one, n) => parts.slice(n + 1).map((other) => all([one.condition, other.condition])));
}

/** A condition that words of the query make, the first of which stands at `at`. */
interface Part {
  readonly at: number;
  readonly condition: Condition;
  readonly isQuoted: boolean;
}

/** What each part of the query asks: a word, or a synonym's words or any of its other ways. */
function partsOf(query: SearchQuery, slips: (folded: string) => readonly Variant[] = () => []): Part[] {
  const isAllDispensable = query.words.every(({ isDispensable }) => isDispensable);
  const parts: Part[] = [];
  for (let at = 0; at < query.words.length; at += 1) {
    const synonym = query.synonyms.find(({ from }) => from === at);
    const day = query.days.find(({ from }) => from === at);
    const span = query.words.slice(at, (synonym?.to ?? day?.to ?? at) + 1);
    const said = span.flatMap((word, step) =>
      word.isDispensable && !isAllDispensable ? [] : [wordCondition(query, at + step, slips(word.folded))],
    );
    const isQuoted = span[0]!.quotation !== null;
    if (synonym) {
      const ways = [span.map(({ folded }) => folded), ...synonym.ways];
      parts.push({ at, condition: any(ways.map(inOrder)), isQuoted });
    } else if (day) {
      parts.push({ at, condition: dayCondition(day), isQuoted });
    } else if (said.length > 0) {
      parts.push({ at, condition: said[0]!, isQuoted });
    }
    at += span.length - 1;
  }
  return parts;
}

/**
 * A word or another spelling of it. Of the last word of a short query also what begins so, but only behind the word before
 * it: with a few letters half of all texts have a word that begins.
 */
function wordCondition({ words }: SearchQuery, at: number, slips: readonly Variant[]): Condition {
  const { folded, isPrefix, spellings } = words[at]!;
  const before = words[at - 1];
  const written: Condition[] =
    !isPrefix || words.length > SHORT
      ? [{ word: folded }]
      : before === undefined
        ? [{ beginning: folded }]
        : [{ word: folded }, { beginning: pairOf(before.folded, folded) }];
  return any([...written, ...[...spellings, ...slips].map((variant) => ({ word: variant.folded }))]);
}

/** Words one after the other, "và" between them or not. */
function inOrder(words: readonly string[]): Condition {
  const conditions = words.flatMap((word, at): Condition[] => {
    if (word === 'va') return [];
    const isBesideAnother = [words[at - 1], words[at + 1]].some((other) => other !== undefined && other !== 'va');
    const next = words[at + 1];
    if (next !== undefined && next !== 'va') return [{ word: pairOf(word, next) }];
    return isBesideAnother ? [] : [{ word }];
  });
  return all(conditions);
}

/** What is of a day or month, or names it: "6/10/2022", "6 tháng 10 năm 2022". */
function dayCondition({ word, numbers }: QueryDay): Condition {
  const joining = ['thang', 'nam'].slice(-numbers.length + 1);
  const spelledOut = numbers.flatMap((number, n) => (n === 0 ? [number] : [joining[n - 1]!, number]));
  return any([{ word }, inOrder(numbers), inOrder(spelledOut)]);
}

function writingsOf({ folded, spellings }: QueryWord): string[] {
  return [folded, ...spellings.map((variant) => variant.folded)];
}

/** Neighbours of the query, of which no synonym may take the place of one. */
function pairsOf(query: SearchQuery): Part[] {
  return query.words.slice(1).flatMap((second, at): Part[] => {
    const first = query.words[at]!;
    const isQuoted = first.quotation !== null && first.quotation === second.quotation;
    if (!isQuoted && (isReplaceable(query, at) || isReplaceable(query, at + 1))) return [];
    const isBeginning = second.isPrefix && query.words.length <= SHORT;
    const pairs = writingsOf(first).flatMap((one) => writingsOf(second).map((other) => pairOf(one, other)));
    return [
      { at, condition: any(pairs.map((pair) => (isBeginning ? { beginning: pair } : { word: pair }))), isQuoted },
    ];
  });
}

function isReplaceable(query: SearchQuery, at: number): boolean {
  const isWithin = ({ from, to }: { from: number; to: number }) => from <= at && at <= to;
  return query.synonyms.some(isWithin) || query.days.some(isWithin);
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? conditions[0]! : { all: conditions };
}

function any(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? conditions[0]! : { any: conditions };
}
