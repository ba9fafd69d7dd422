/** Combining tone marks as NFD writes them: huyền, sắc, ngã, hỏi, nặng. */
const TONE_MARKS: readonly string[] = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

const VOWELS: ReadonlySet<string> = new Set('aăâeêioôơuưy');

/** Vowels with a quality mark. The tone belongs to the last of them wherever it is written: "người", "giếng", "thuở". */
const MARKED_VOWELS = 'ăâêôơư';

/** A syllable without its tone: onset, vowels, closing consonant. "gi" and "qu" are onsets only before another vowel. */
const SYLLABLE = new RegExp(
  [
    '^(?<onset>(?:gi|qu)(?=V)|ngh|[ghknpt]h|ng|tr|ch|[bcdđghklmnprstvx])?',
    '(?<vowels>V{1,3})',
    '(?<coda>ch|n[gh]|[cmnpt])?$',
  ]
    .join('')
    .replaceAll('V', `[${[...VOWELS].join('')}]`),
);

/** The clusters of Vietnamese spelling. What is not here ("río", "déjà") is another language and left alone. */
const VOWEL_CLUSTERS: ReadonlySet<string> = new Set(
  `ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê
   iêu yêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu`.split(/\s+/),
);

const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/** As many marks on one letter as UAX #15 (13, Stream-Safe Text Format) allows, and then another; U+034F parts them. */
const MARKS_WITHOUT_END = /((?:(?!\u034f)\p{M}){30})(?=(?!\u034f)\p{M})/gu;

const collator = new Intl.Collator('vi', { numeric: true });

/**
 * The text in NFC, with Ð (Icelandic eth) and Ɖ (African d) read as Đ.
 *
 * Legacy Vietnamese fonts and keyboards put those two look-alikes where the letter đ belongs; no collation or search
 * index would bring them together again.
 */
export function normaliseUnicode(text: string): string {
  return normalised(text, 'NFC').replace(/[ÐƉ]/g, 'Đ').replace(/[ðɖ]/g, 'đ');
}

/**
 * Whoever sends the text may have it sorted here: marks are brought into one order, letter by letter, which for a letter
 * of many takes the square of their number.
 */
function normalised(text: string, form: 'NFC' | 'NFD'): string {
  return text.replace(MARKS_WITHOUT_END, '$1\u034f').normalize(form);
}

/**
 * The text as a search index keeps it: lower case, no diacritics, đ as d, runs of white space as one space, trimmed.
 *
 * NFC and NFD of one text fold alike, and folding twice changes nothing. It loses meaning ("ma" is six words): rank or
 * confirm what it finds with `sameText`.
 */
export function fold(text: string): string {
  const bare = normalised(normalised(text, 'NFD').toLowerCase(), 'NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đðɖ]/g, 'd');
  return normalised(bare, 'NFC').replace(/\s+/g, ' ').trim();
}

/**
 * The text in NFC with every tone mark where traditional spelling puts it: "hóa", "khỏe", "thúy", not "hoá", "khoẻ", "thuý".
 *
 * The traditional place is the common one in official documents: the marked vowel if there is one, else the last vowel
 * before a closing consonant ("hoàn"), else the middle of three ("ngoài") and the first of two ("mùa"). The u of "qu" and
 * the i of "gi" belong to the onset, so "quý" stays and "gìa" becomes "già". Letters and their case are kept, only a mark moves;
 * a word that is not a Vietnamese syllable is left as it is.
 */
export function normaliseTone(text: string): string {
  return normaliseUnicode(text).replace(WORD, withToneInPlace);
}

/**
 * Whether two texts are the same words: equal up to NFC or NFD, place of the tone mark, case and white space.
 *
 * Stricter than equal folds: đ is not d, and "hòa" is not "hóa".
 */
export function sameText(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

/**
 * Order of two texts in a Vietnamese list, negative, zero or positive: a ă â b c d đ e ê …, tones after letters, and digits
 * by value, so that "Phường 2" comes before "Phường 10". Follows the CLDR collation for `vi`.
 */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}

function comparable(text: string): string {
  return normaliseTone(text.toLowerCase()).replace(/\s+/g, ' ').trim();
}

/** One word in NFC with its tone mark in place; the word itself when no vowel or several have one, or it is no Vietnamese syllable. */
function withToneInPlace(word: string): string {
  const letters = [...word];
  const toned = letters.findIndex((letter) => toneOf(letter) !== undefined);
  const tone = toneOf(letters[toned] ?? '');
  if (tone === undefined) return word;

  const vowel = withoutTone(letters[toned]!);
  if (!VOWELS.has(vowel.toLowerCase())) return word;

  const bare = letters.with(toned, vowel);
  const place = placeOfTone(bare.join('').toLowerCase());
  if (place === undefined) return word;

  return bare.with(place, (bare[place]! + tone).normalize('NFC')).join('');
}

/** Index of the letter that carries the tone of a syllable given in lower case without it; undefined for what is no syllable. */
function placeOfTone(syllable: string): number | undefined {
  const parts = SYLLABLE.exec(syllable)?.groups;
  const vowels = parts?.vowels;
  if (vowels === undefined || (vowels.length > 1 && !VOWEL_CLUSTERS.has(vowels))) return undefined;

  const start = parts?.onset?.length ?? 0;
  const marked = [...vowels].findLastIndex((vowel) => MARKED_VOWELS.includes(vowel));
  if (marked >= 0) return start + marked;
  if (parts?.coda !== undefined) return start + vowels.length - 1;
  return start + (vowels.length === 3 ? 1 : 0);
}

function toneOf(letter: string): string | undefined {
  return [...letter.normalize('NFD')].find((mark) => TONE_MARKS.includes(mark));
}

function withoutTone(letter: string): string {
  return [...letter.normalize('NFD')]
    .filter((mark) => !TONE_MARKS.includes(mark))
    .join('')
    .normalize('NFC');
}
