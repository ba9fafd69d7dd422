import { parseDocumentNumber } from '../../../../domain/document-number.ts';
import { fold, normaliseTone } from '../../../../domain/vietnamese.ts';
import type { NoteCode } from './model.ts';

/** In NFC; no deadline is longer, and it bounds the work on what strangers send. In NFD no letter takes more than four. */
const [MAX_LENGTH, MAX_DECOMPOSED] = [2_000, 8_000];

/** Whether a text is longer than a deadline can be, in whatever Unicode form it comes. */
export function isTooLong(text: string): boolean {
  return text.length > MAX_DECOMPOSED || text.normalize('NFC').length > MAX_LENGTH;
}

/**
 * A word, number, day or sign. `text` is its canonical form: lower case, tone marks in place, slips mended, numbers without
 * leading zeros, days as 15/9/2023, months as 9/2023, hours as 17:00 or 24h, the number of a document as §.
 */
export interface Word {
  readonly text: string;
  readonly written: string;
  /** What had to be supposed to read it. */
  readonly note: NoteCode | null;
}

/** Words joined by single blanks, and where each begins; what the patterns of a grammar run on. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly text: string;
  readonly starts: readonly number[];
}

const TAG = /<[^<>]{0,200}>|\*\*|[*|"“”'‘’«»]/gu;
/** Footnote marks glued to a word, and characters without width. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF\u00B9\u00B2\u00B3\u2070\u2074-\u2079]/gu;
/** Number or letter of an item: "4. ", "đ) ", "- ". */
const ITEM = /^\s*(?:(?:\d{1,2}[.)]|\p{L}\)|[-+•])\s+(?!\d))+/u;
const DASH = /[‐‑‒–—−]/gu;

const DOCUMENT = String.raw`(?<document>\d[\d.]*\p{L}?[/-][\p{L}\d][\p{L}\d/&.-]*\p{L}[\p{L}\d]*)`;
const OTHERS = [
  String.raw`(?<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))`,
  String.raw`(?<day>\d{1,2}\s?(?<sign>[/.-])\s?\d{1,2}\s?\k<sign>\s?\d{4}(?!\d))`,
  String.raw`(?<shortDay>\d{1,2}/\d{1,2}/\d{2}(?![\d/]))`,
  String.raw`(?<month>\d{1,2}\s?[/.-]\s?(?:19|20)\d\d(?!\d))`,
  String.raw`(?<dayAndMonth>\d{1,2}/\d{1,2}(?![\d/]))`,
  String.raw`(?<time>\d{1,2}(?::|\s?h\s?|g)\d{2}(?![\d/]))`,
  String.raw`(?<hour>\d{1,3}\s?h(?!\p{L}))`,
  String.raw`(?<number>\d+)`,
  String.raw`(?<letter>(?<!\p{L})(?:t\.?(?=\d{1,2}\s?[/-]\s?\d{4})|q\.?(?=(?:[1-4]|i{1,3}|iv)\s?[/-]\s?\d{4})))`,
  String.raw`(?<word>\p{L}[\p{L}\p{M}]*)`,
  String.raw`(?<mark>[^\s\p{M}])`,
].join('|');
const TOKEN = new RegExp(`${DOCUMENT}|${OTHERS}`, 'giu');
const TOKEN_OF_NO_DOCUMENT = new RegExp(OTHERS, 'giu');

/** The words of a text, slips mended. Not for what `isTooLong`. */
export function readWords(text: string): Sentence {
  const clean = normaliseTone(text.replace(TAG, ' ').replace(INVISIBLE, '').replace(DASH, '-').replace(ITEM, ''));
  const words = [...clean.matchAll(TOKEN)].flatMap(wordsOfToken);
  return sentenceOf(mended(words));
}

/** The words of a part of a sentence, as one would quote them. */
export function quoted(sentence: Sentence, from: number, to: number): string {
  return sentence.words
    .slice(from, to)
    .map(({ written }) => written)
    .join(' ')
    .replace(/ (?=[,;.:)])/g, '')
    .replace(/(?<=\() /g, '')
    .replaceAll(' / ', '/');
}

function wordsOfToken(match: RegExpExecArray): Word[] {
  const written = match[0].toLowerCase();
  const parts = match.groups ?? {};
  const numbers = written.match(/\d+/g)?.map(withoutZeros) ?? [];
  const [first, second, third] = numbers;

  if (parts.document !== undefined) return wordsOfDocument(match[0]);
  if (parts.iso !== undefined) return [word(`${third}/${second}/${first}`, written)];
  if (parts.shortDay !== undefined) return [word(`${first}/${second}/20${written.slice(-2)}`, written, 'SHORT_YEAR')];
  if (parts.time !== undefined) return [word(`${first}:${written.slice(-2)}`, written)];
  if (parts.hour !== undefined) return [word(`${first}h`, written)];
  if (parts.letter !== undefined) return [word(written.startsWith('t') ? 'tháng' : 'quý', written)];
  if (numbers.length > 0) return [word(numbers.join('/'), written)];
  return [word(written, written)];
}

/** The number of a document as one word; what only looks like one ("1/tháng") taken apart. */
function wordsOfDocument(written: string): Word[] {
  if (parseDocumentNumber(written) !== null) return [word('§', written.toLowerCase())];
  return [...written.matchAll(TOKEN_OF_NO_DOCUMENT)].flatMap(wordsOfToken);
}

function word(text: string, written: string, note: NoteCode | null = null): Word {
  return { text, written, note };
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function sentenceOf(words: readonly Word[]): Sentence {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of words) {
    starts.push(length);
    length += text.length + 1;
  }
  return { words, text: words.map(({ text }) => text).join(' '), starts };
}

// ── Slips ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Mend {
  /** On the words without diacritics. It has to show by its neighbours that no other word can stand there. */
  readonly pattern: RegExp;
  readonly correct: string;
  /** Equally correct spellings. */
  readonly variants?: readonly string[];
  /** Only where the whole text is written without diacritics. */
  readonly isPlainOnly?: true;
}

const UNIT = '(?:ngay|tuan|thang|quy|nam)';
const QUARTER = String.raw`(?:i{1,3}|iv|[1-4])(?:/\d{4})?`;
/** "Ngân hàng năm 2025" and "khách hàng" hold no "hằng năm". */
const NO_COMPOUND = String.raw`(?<!\b(?:ngan|khach|ban|mua|don|mat|nha|cua|giao|xuat|nhap|hop) )`;
const EVERY = ['ngày', 'tuần', 'tháng', 'quý', 'năm'].map((unit): Mend => {
  const pattern = new RegExp(
    String.raw`${NO_COMPOUND}\bhang ${fold(unit).replace('quy', 'qu[iy]')}(?! \d{4}\b| \d+/)(?= |$)`,
    'g',
  );
  return { pattern, correct: `hằng ${unit}`, variants: [`hàng ${unit}`, `hàng ${unit.replace('ý', 'í')}`] };
});

const MENDS: readonly Mend[] = [
  ...EVERY,
  { pattern: /\bphan dau\b/g, correct: 'phấn đấu' },
  { pattern: /\b(?:cham|muon|tre) nhat\b/g, correct: 'chậm nhất', variants: ['muộn nhất', 'trễ nhất'] },
  { pattern: /\btruoc(?= (?:ngay|thang|quy|nam|\d))/g, correct: 'trước' },
  { pattern: /\bngay(?= \d+(?:\/| thang \d))/g, correct: 'ngày' },
  { pattern: /\bngay(?= \d)/g, correct: 'ngày', isPlainOnly: true },
  { pattern: /(?<=\d )ngay(?= (?:ke tu|lam viec))/g, correct: 'ngày' },
  { pattern: /\blam viec\b/g, correct: 'làm việc' },
  { pattern: /\bke tu(?= (?:ngay|khi|thang|nam|quy|\d))/g, correct: 'kể từ' },
  { pattern: /\bthang(?= \d)/g, correct: 'tháng' },
  { pattern: /(?<=\d )thang\b/g, correct: 'tháng' },
  { pattern: new RegExp(String.raw`\bqu[iy](?= ${QUARTER}(?= |$))`, 'g'), correct: 'quý', variants: ['quí'] },
  { pattern: /(?<!\b(?:viet|mien|quang|phia|ha|dong|tay|hai|an) )\bnam(?= (?:19|20)\d\d\b)/g, correct: 'năm' },
  { pattern: /\b(?:dinh|thuong) k[iy]\b/g, correct: 'định kỳ', variants: ['định kì', 'thường kỳ', 'thường kì'] },
  { pattern: /\bthuong xuyen\b/g, correct: 'thường xuyên' },
  { pattern: /\bden het\b/g, correct: 'đến hết' },
  { pattern: new RegExp(String.raw`\bden(?= ${UNIT}\b)`, 'g'), correct: 'đến' },
  { pattern: /\bgiai doan(?= (?:tu )?(?:nam )?\d{4})/g, correct: 'giai đoạn' },
];

function mended(words: readonly Word[]): readonly Word[] {
  const folded = words.map(({ text }) => fold(text));
  const { text: plain, starts } = sentenceOf(folded.map((text) => word(text, text)));
  const isPlain = words.every(({ text }, index) => text === folded[index]);

  const result = [...words];
  for (const { pattern, correct, variants = [], isPlainOnly } of MENDS) {
    if (isPlainOnly && !isPlain) continue;
    for (const { index } of plain.matchAll(pattern)) {
      const from = starts.indexOf(index);
      const to = from + correct.split(' ').length;
      const written = words.slice(from, to).map(({ text }) => text);
      const isSlip = written.join(' ') !== correct && !variants.includes(written.join(' '));
      correct.split(' ').forEach((text, offset) => {
        const at = from + offset;
        result[at] = word(text, words[at]!.written, isSlip ? 'SPELLING' : words[at]!.note);
      });
    }
  }
  return result;
}
