/**
 * The words of a text as search knows them: runs of letters and digits that are those of ASCII once diacritics are gone. Signs
 * and letters of other scripts part words. platform/database/search.ts says the same in SQL.
 *
 * Of each word, by its place: what it folds to (as `fold` has it, zeros before a number gone, "06" is "6"; at most 60
 * characters), where it starts in the text and what comes behind it, in UTF-16 units.
 */
export interface Words {
  readonly folded: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Longer runs are no words; the database would refuse the longest. */
const WORD_CAP = 60;

const MARK = /^[\u0300-\u036f]$/;
const TONE = /([\u0300\u0301\u0303\u0309\u0323])(.*)/;
const LETTER = /^[a-zđ0-9]$/;

/** Beyond these the code points of Unicode have no canonical decomposition into what words are made of. */
const TABLE_END = 0x2200;
const PARTS = 0;
const DIACRITIC = 1;

/**
 * What each character is to words: the code of its letter or digit without diacritics, a diacritic, or what parts words. A
 * composed character is the letter it begins with, if all the rest of it are diacritics.
 */
const BARE: Uint8Array = Uint8Array.from({ length: TABLE_END }, (_, code) => {
  const [base = '', ...marks] = decomposed(String.fromCharCode(code));
  if (!marks.every((mark) => MARK.test(mark))) return PARTS;
  if (MARK.test(base)) return DIACRITIC;
  return LETTER.test(base) ? base.replace('đ', 'd').charCodeAt(0) : PARTS;
});
const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);

/** The words of a text in their order. Searches read thousands: nothing is made of a word but what is kept. */
export function wordsOf(text: string): Words {
  const [folded, starts, ends]: [string[], number[], number[]] = [[], [], []];
  const codes: number[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const bare = code < TABLE_END ? BARE[code]! : PARTS;
    if (bare > DIACRITIC) {
      if (codes.length === 0) start = at;
      // Zeros before a number: the next digit takes the place of the zero that alone is there.
      const isZeroGone = codes.length === 1 && codes[0] === ZERO && bare >= ZERO && bare <= NINE;
      if (isZeroGone) codes[0] = bare;
      else codes.push(bare);
    } else if (bare === PARTS && codes.length > 0) {
      folded.push(String.fromCharCode.apply(null, codes.length > WORD_CAP ? codes.slice(0, WORD_CAP) : codes));
      starts.push(start);
      ends.push(at);
      codes.length = 0;
    }
  }
  return { folded, starts, ends };
}

/**
 * One word with its diacritics in a form that does not depend on where the tone stands: decomposed, lower case, the tone
 * last. "hóa" and "hoá" are equal, "đường" and "dương" are not.
 */
export function accentedForm(word: string): string {
  return decomposed(word).replace(TONE, '$2$1').slice(0, WORD_CAP);
}

/** Decomposed and in lower case, with the look-alikes of đ as đ. */
function decomposed(text: string): string {
  return text
    .replace(/[ÐƉĐðɖ]/g, 'đ')
    .normalize('NFD')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
