import { type SearchQuery, withoutAnd } from './query.ts';
import { slipsOf } from './slips.ts';
import { accentedForm, wordsOf } from './words.ts';

/** A part of what can be found, and how much it says that a word stands in it, 0 to 1. */
export interface Field {
  readonly text: string;
  readonly weight: number;
  /** What a number counts in it, if not as much as a word: here it is mostly that of another document. */
  readonly numberWeight?: number;
}

/** Words of a field that say words `from` to `to` of the query. All bounds are inclusive but `endsAt`. */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
  /** The field's place among those of the candidate. */
  readonly field: number;
  /** Places among the field's words, of which "và" is none: it is left out as often as not. */
  readonly start: number;
  readonly end: number;
  /** Where they are in the field's text. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** How well they say it, 0 to 1. */
  readonly fit: number;
  readonly isSlip: boolean;
}

/** What of a query stands in a candidate, in the order of its fields and of the words in them. */
export interface ReadCandidate {
  readonly fields: readonly Field[];
  /** How many words each field has. */
  readonly lengths: readonly number[];
  readonly occurrences: readonly Occurrence[];
}

/** Of a word that only folds alike: "dương" where "đường" was asked for. */
const OTHER_ACCENT_FIT = 0.72;
/** Of what an abbreviation stands for; and of an abbreviation where it was spelled out, which may stand for something else. */
const SPELLED_OUT_FIT = 0.97;
const ABBREVIATED_FIT = 0.85;
/** Of a word that goes on where the query ends: "chuyển" for "chuy"; the more of it is there, the better. */
const PREFIX_FIT = 0.75;
/** "13" is hardly meant as the beginning of "131". */
const NUMBER_PREFIX_FIT = 0.4;

const NUMBER = /^\d/;
const ASCII = /^[\0-\x7f]*$/;

/**
 * What finds the words of a query in the fields of candidates: made for one query. With `withSlips` a word is also found where
 * one stands that it may be a slip for, but not beside the word itself.
 */
export function createReader(query: SearchQuery, { withSlips }: { readonly withSlips: boolean }) {
  const accents = new Map<string, string>();
  const places = placesOf(query, withSlips);
  const last = query.words.length - 1;
  const beginning = query.words[last]?.isPrefix ? query.words[last].folded : null;
  const ways = Map.groupBy(
    query.synonyms.flatMap(({ from, to, ways }) => ways.map((way) => ({ from, to, way: withoutAnd(way) }))),
    ({ way }) => way[0]!,
  );

  /** How well a word with these diacritics says the word of the query at `at`, which it folds to. */
  function accentFit(at: number, text: string, word: string, folded: string): number {
    const { accented } = query.words[at]!;
    if (accented === null) return 1;
    let form = accents.get(word);
    if (form === undefined) {
      form = accentedForm(word);
      accents.set(word, form);
    }
    if (form === accented) return 1;
    // A text without any diacritics ("CAI CACH") says nothing against the word.
    return form === folded && ASCII.test(text) ? 1 : OTHER_ACCENT_FIT;
  }

  function read(text: string, field: number, occurrences: Occurrence[]): number {
    const { folded: words, starts, ends } = wordsOf(text);
    let skipped = 0;
    words.forEach((folded, n) => {
      if (folded === 'va') {
        skipped += 1;
        return;
      }
      const start = n - skipped;
      const [startsAt, endsAt] = [starts[n]!, ends[n]!];
      const found = (from: number, to: number, fit: number, isSlip = false) => {
        occurrences.push({ from, to, field, start, end: start, startsAt, endsAt, fit, isSlip });
      };
      for (const { at, fit, isSlip } of places.get(folded) ?? []) {
        found(at, at, fit === 1 ? accentFit(at, text, text.slice(startsAt, endsAt), folded) : fit, isSlip);
      }
      if (beginning !== null && folded.length > beginning.length && folded.startsWith(beginning)) {
        const share = beginning.length / folded.length;
        found(last, last, NUMBER.test(folded) ? NUMBER_PREFIX_FIT : PREFIX_FIT + (1 - PREFIX_FIT) * share);
      }
      for (const { from, to, way } of ways.get(folded) ?? []) {
        const end = endOf(way, words, n);
        if (end === null) continue;
        const fit = way.length > to - from ? SPELLED_OUT_FIT : ABBREVIATED_FIT;
        const extent = { start, end: start + way.length - 1, startsAt, endsAt: ends[end]! };
        occurrences.push({ from, to, field, ...extent, fit, isSlip: false });
      }
    });
    return words.length - skipped;
  }

  return {
    read(fields: readonly Field[]): ReadCandidate {
      const occurrences: Occurrence[] = [];
      const lengths = fields.map(({ text }, field) => read(text, field, occurrences));
      return { fields, lengths, occurrences: withSlips ? withoutNeedlessSlips(occurrences) : occurrences };
    },
  };
}

/** The place of the last of the words of a way that begins at `at`, "và" between them or not; null when others stand there. */
function endOf(way: readonly string[], words: readonly string[], at: number): number | null {
  let place = at;
  for (const [step, word] of way.entries()) {
    if (step > 0 && words[place] === 'va') place += 1;
    if (words[place] !== word) return null;
    place += 1;
  }
  return place - 1;
}

function withoutNeedlessSlips(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const written = new Set(occurrences.filter(({ isSlip }) => !isSlip).map(({ from }) => from));
  return occurrences.filter(({ isSlip, from }) => !isSlip || !written.has(from));
}

interface Place {
  readonly at: number;
  readonly fit: number;
  readonly isSlip: boolean;
}

/** By each folded word that may stand for one of the query: for which, and how well. */
function placesOf({ words }: SearchQuery, withSlips: boolean): ReadonlyMap<string, readonly Place[]> {
  const all = words.flatMap(({ folded, spellings }, at) => [
    { word: folded, at, fit: 1, isSlip: false },
    ...spellings.map(({ folded: word, fit }) => ({ word, at, fit, isSlip: false })),
    ...(withSlips ? slipsOf(folded).map(({ folded: word, fit }) => ({ word, at, fit, isSlip: true })) : []),
  ]);
  const distinct = new Map(all.toReversed().map((place) => [`${place.word} ${place.at}`, place]));
  return Map.groupBy(distinct.values(), ({ word }) => word);
}
