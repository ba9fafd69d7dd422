import { normaliseUnicode } from '../vietnamese.ts';
import { SYNONYMS } from './abbreviations.ts';
import { mayGoOn, spellingsOf, type Variant } from './slips.ts';
import { accentedForm, type Words, wordsOf } from './words.ts';

/** One word of what somebody looks for. */
export interface QueryWord {
  readonly folded: string;
  /** As `accentedForm` has it; null when it was typed without diacritics, which then do not count. */
  readonly accented: string | null;
  /** Other ways to write it. */
  readonly spellings: readonly Variant[];
  /** Whether longer words that begin so count as well: it is the last, and may not be typed to its end. */
  readonly isPrefix: boolean;
  /** Whether texts may lack it: "của", "số" before a number, "ngày" before a day. */
  readonly isDispensable: boolean;
  /** The quotation that it stands in, counted from 0; null for a word outside quotation marks. */
  readonly quotation: number | null;
}

/**
 * Words `from` to `to` of the query, both inclusive, and other words that say the same, folded: an abbreviation, or what it
 * stands for.
 */
export interface Synonym {
  readonly from: number;
  readonly to: number;
  readonly ways: readonly (readonly string[])[];
}

/**
 * Words of the query that are a day or a month: the word by which what is of that day or month is found (see `dayWords`), and
 * its numbers, the year last.
 */
export interface QueryDay {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly numbers: readonly string[];
}

/** What somebody looks for, taken apart. */
export interface SearchQuery {
  readonly words: readonly QueryWord[];
  /** None overlaps another. */
  readonly synonyms: readonly Synonym[];
  readonly days: readonly QueryDay[];
}

/** Words that join others, in a form with diacritics and, where it can be no other word of these documents, without. */
const JOINING = new Set(
  'của và về các những tại theo trong trên cho từ với được là có do bởi để cua va ve cac nhung theo trong tren cho voi duoc'
    .split(' ')
    .map(accentedForm),
);
/** Words that only announce a number. */
const BEFORE_NUMBER = new Set(['so', 'ngay', 'thang', 'nam']);

const QUOTATION = /["“”«»„]([^"“”«»„]+)["“”«»„]/g;
/** What ends the last word. */
const CLOSED = /[\s"“”«»„.,;:!?)\]]$/u;
const PREFIX_LENGTH = 2;

/**
 * What a text asks for. Quotation marks keep words together; signs, and words of other scripts, are nothing to look for: a
 * text of such alone has no words.
 */
export function parseQuery(written: string): SearchQuery {
  const text = normaliseUnicode(written);
  const quotations = [...text.matchAll(QUOTATION)].map(({ index, 0: all }) => [index, index + all.length] as const);
  const found = wordsOf(text);
  const isClosed = CLOSED.test(text);

  const words = found.folded.map((folded, n): QueryWord => {
    const [start, end] = [found.starts[n]!, found.ends[n]!];
    const accented = accentedForm(text.slice(start, end));
    const quotation = quotations.findIndex(([opens, closes]) => start >= opens && end <= closes);
    const isLast = n === found.folded.length - 1 && !isClosed && folded.length >= PREFIX_LENGTH && mayGoOn(folded);
    const next = found.folded[n + 1];
    return {
      folded,
      accented: accented === folded || /^\d/.test(accented) ? null : accented,
      spellings: spellingsOf(folded),
      isPrefix: isLast && quotation < 0,
      isDispensable: quotation < 0 && (JOINING.has(accented) || announces(folded, next)),
      quotation: quotation < 0 ? null : quotation,
    };
  });
  return { words, synonyms: synonymsIn(words), days: daysIn(text, found) };
}

/** Words by which a text of a day is found: its day, its month and its year. */
export function dayWords(day: string): string[] {
  const [year, month] = day.split('-');
  return [`d${day.replaceAll('-', '')}`, `m${year}${month}`, year!];
}

function announces(word: string, next: string | undefined): boolean {
  return BEFORE_NUMBER.has(word) && next !== undefined && /^\d/.test(next);
}

/** Every way of `SYNONYMS` by its folded words, and the other ways of its set. */
const OTHER_WAYS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  SYNONYMS.flatMap((set) => {
    const ways = set.map((way) => wordsOf(way).folded);
    return ways.map((way) => [withoutAnd(way).join(' '), ways.filter((other) => other !== way)] as const);
  }),
);
const LONGEST_WAY = Math.max(...[...OTHER_WAYS.keys()].map((way) => way.split(' ').length));

/** "và" is left out as often as not: "giáo dục và đào tạo", "giáo dục, đào tạo". */
export function withoutAnd(words: readonly string[]): string[] {
  return words.filter((word) => word !== 'va');
}

/** From the left, and the longest that begins there. */
function synonymsIn(words: readonly QueryWord[]): Synonym[] {
  const synonyms: Synonym[] = [];
  for (let from = 0; from < words.length; from += 1) {
    // One "và" may stand among the words of the longest.
    for (let to = Math.min(words.length - 1, from + LONGEST_WAY); to >= from; to -= 1) {
      const span = words.slice(from, to + 1);
      if (span.some(({ quotation }) => quotation !== null)) continue;
      if (span[0]!.folded === 'va' || span.at(-1)!.folded === 'va') continue;
      const ways = OTHER_WAYS.get(withoutAnd(span.map(({ folded }) => folded)).join(' '));
      if (ways === undefined) continue;
      synonyms.push({ from, to, ways });
      from = to;
      break;
    }
  }
  return synonyms;
}

const TO_MONTH = String.raw`(?:\s*[/.-]\s*|\s+tháng\s+|\s+thang\s+)`;
const TO_YEAR = String.raw`(?:\s*[/.-]\s*|\s+năm\s+|\s+nam\s+)`;
/** "01/2023/TT-VPCP" begins as a month does, and "131" ends as one. */
const [BEFORE, AFTER] = [String.raw`(?<![\p{L}\d]|\d\s*[/.-]\s*)`, String.raw`(?![\p{L}\d]|\s*[/-]\s*\p{L})`];
const YEAR = '(?<year>(?:19|20)\\d\\d)';
const MONTH = '(?<month>0?[1-9]|1[0-2])';
const DAY = '(?<day>0?[1-9]|[12]\\d|3[01])';
/** "06/10/2022" and "ngày 6 tháng 10 năm 2022"; "2022-10-06"; "10/2022" and "tháng 10 năm 2022". */
const DAYS = [`${DAY}${TO_MONTH}${MONTH}${TO_YEAR}${YEAR}`, `${YEAR}-${MONTH}-${DAY}`, `${MONTH}${TO_YEAR}${YEAR}`].map(
  (form) => new RegExp(`${BEFORE}${form}${AFTER}`, 'giu'),
);

function daysIn(text: string, { starts, ends }: Words): QueryDay[] {
  const days: QueryDay[] = [];
  for (const form of DAYS) {
    for (const { index, 0: written, groups } of text.matchAll(form)) {
      const from = starts.findIndex((start) => start >= index);
      const to = ends.findLastIndex((end) => end <= index + written.length);
      if (days.some((day) => day.from <= to && from <= day.to)) continue;
      const { year, month, day } = groups!;
      const whole = [year!, month!.padStart(2, '0'), (day ?? '1').padStart(2, '0')].join('-');
      const numbers = [...(day === undefined ? [] : [day]), month!, year!].map((part) => part.replace(/^0/, ''));
      days.push({ from, to, word: dayWords(whole)[day === undefined ? 1 : 0]!, numbers });
    }
  }
  return days;
}
