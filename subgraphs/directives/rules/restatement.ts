import { normaliseTone } from '../../../domain/vietnamese.ts';

/** Runs shorter than this are chance: two words of Vietnamese are often one word. */
const SHORTEST_RUN = 3;

/** What two texts have in common, counted in words (syllables). */
export interface CommonWords {
  /** Words of the later text that stand in runs of three or more which the older one has too. */
  readonly shared: number;
  /** All words of the later text. */
  readonly total: number;
  /** The longest such run, in the words of the later text; empty when there is none. */
  readonly longestRun: string;
}

/**
 * How much of a later text stands in an older one. Case, place of the tone mark and punctuation do not count; accents do, for
 * whoever copies a sentence copies them.
 */
export function commonWords(later: string, older: string): CommonWords {
  const words = wordsOf(later);
  const starts = new Map<string, number[]>();
  const olderWords = wordsOf(older).map(({ key }) => key);
  olderWords.forEach((word, index) => {
    const at = starts.get(word);
    if (at) at.push(index);
    else starts.set(word, [index]);
  });

  let shared = 0;
  let longest: readonly { readonly text: string }[] = [];
  for (let at = 0; at < words.length; ) {
    const run = Math.max(
      0,
      ...(starts.get(words[at]!.key) ?? []).map((start) => runLength(words, at, olderWords, start)),
    );
    if (run < SHORTEST_RUN) {
      at += 1;
      continue;
    }
    shared += run;
    if (run > longest.length) longest = words.slice(at, at + run);
    at += run;
  }
  return { shared, total: words.length, longestRun: longest.map(({ text }) => text).join(' ') };
}

/** At least this share of the later text, in percent, makes it look like a restatement. */
const RESTATED_PERCENT = 25;

/** Whether the later text looks like the older one said again. */
export function looksRestated({ shared, total }: CommonWords): boolean {
  return total > 0 && shared * 100 >= total * RESTATED_PERCENT;
}

function runLength(
  words: readonly { readonly key: string }[],
  at: number,
  older: readonly string[],
  start: number,
): number {
  let length = 0;
  while (at + length < words.length && words[at + length]!.key === older[start + length]) length += 1;
  return length;
}

function wordsOf(text: string): { readonly text: string; readonly key: string }[] {
  return (normaliseTone(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ({ text: word, key: word.toLowerCase() }));
}
