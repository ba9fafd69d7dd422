import type { Mark, Placed } from '../marks.ts';
import { quoted, type Sentence } from '../words.ts';

/** What a pattern found: its named groups, the whole, and what its words say as written. */
export interface Found {
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly all: string;
  /** The words of the whole match as written. */
  readonly written: string;
  /** Its last words as written: as many as a text has. */
  readonly lastWords: (text: string) => string;
  readonly before: readonly Placed[];
}

/** One rule of the grammar: what it reads at a word, and the word after; undefined when it does not fit there. */
export interface Rule {
  read(sentence: Sentence, from: number, before: readonly Placed[]): { mark: Mark; to: number } | undefined;
}

/**
 * A rule that reads whole words by a pattern over the canonical text. Patterns have no nested repetition over the same
 * words, so that reading takes time in proportion to the text.
 */
export function rule(pattern: string, markOf: (found: Found) => Mark | undefined): Rule {
  const regex = new RegExp(`(?:${pattern})(?= |$)`, 'uy');
  return {
    read(sentence, from, before) {
      regex.lastIndex = sentence.starts[from]!;
      const match = regex.exec(sentence.text);
      if (!match || match[0] === '') return undefined;
      const to = from + match[0].split(' ').length;
      const mark = markOf({
        groups: match.groups ?? {},
        all: match[0],
        written: quoted(sentence, from, to),
        lastWords: (text) => (text === '' ? '' : quoted(sentence, to - text.split(' ').length, to)),
        before,
      });
      return mark && { mark, to };
    },
  };
}

const NEW_STATEMENT = [
  '[;.](?: |$)',
  ', (?:phấn|dự|trước|hoàn|xong|trong|đến|hằng|định|từ|kể|thời) ',
  '(?:, |nhưng )*(?:chậm nhất|phấn đấu|không quá|không muộn hơn) ',
  String.raw`(?:trước|trong|vào|đến|hết)(?: hết)? (?:(?:ngày|tháng|năm) \d|quý [1-4i]|\d{1,2}/)`,
].join('|');

/** The rest of a clause: up to a full stop, or to words that begin another statement of time. */
export const TAIL = `(?: (?!${NEW_STATEMENT})[^ ]+)*`;

const DIGITS: readonly string[] = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');
const VARIANTS: Readonly<Record<string, number>> = { mốt: 1, tư: 4, lăm: 5, nhăm: 5, bẩy: 7 };
const DIGIT = '(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)';

/** A number in words up to 99: "mười lăm", "ba mươi". */
export const NUMBER_WORD = `(?:(?:${DIGIT} )?(?:mười|mươi)(?: ${DIGIT})?|${DIGIT})`;

/** The number that digits or words say. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return text.split(' ').reduce((sum, word) => {
    if (word === 'mười' || word === 'mươi') return (sum || 1) * 10;
    return sum + (VARIANTS[word] ?? Math.max(0, DIGITS.indexOf(word)));
  }, 0);
}
