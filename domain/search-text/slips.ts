/** Another word that may have been meant, and how far it is from the one that was written: 1 is no slip at all. */
export interface Variant {
  readonly folded: string;
  readonly fit: number;
}

/** What scanners take for each other where letters and digits meet ("13l/NQ-CP", "O2/NQ-CP", "c0ng"). */
const DIGIT_OF: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1', z: '2', s: '5', b: '8', g: '9' };
const LETTER_OF: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '5': 's', '8': 'b' };

/** Letters that are taken for others, by ear (s and x, ch and tr, c and k) or by eye (rn and m, h and b, cl and d). */
const CONFUSED: readonly (readonly [string, string])[] = [
  ['c', 'k'],
  ['s', 'x'],
  ['ch', 'tr'],
  ['l', 'n'],
  ['d', 'gi'],
  ['ngh', 'ng'],
  ['gh', 'g'],
  ['n', 'ng'],
  ['n', 'nh'],
  ['t', 'c'],
  ['rn', 'm'],
  ['h', 'b'],
  ['cl', 'd'],
  ['q', 'g'],
  ['u', 'n'],
  ['l', 'i'],
  ['e', 'c'],
  ['v', 'y'],
];

/** A Vietnamese syllable without diacritics: an onset, then vowels that end it or that a consonant may close. */
const SYLLABLE = new RegExp(
  [
    '^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?',
    '(?:(?:ieu|yeu|oai|oao|oay|oeo|uay|uoi|uya|uyu|uou|ai|ao|au|ay|eo|eu|ia|iu|oi|ua|ui|uu)',
    '|(?:uye|ie|ye|oa|oe|oo|ue|ua|uo|uy|[aeiouy])(?:ng|nh|ch|[cmnpt])?)$',
  ].join(''),
);

const LETTERS = [...'abcdeghiklmnopqrstuvxy'];

const CONFUSED_FIT = 0.7;
const MISTYPED_FIT = 0.55;
/** More would make a word stand for anything. */
const VARIANT_CAP = 24;

/** Whether a word without diacritics is written as a Vietnamese syllable is. */
export function isSyllable(folded: string): boolean {
  return SYLLABLE.test(folded);
}

/** Whether another syllable could begin with this one: "chu" may become "chung", "chung" nothing more. What is no syllable may. */
export function mayGoOn(folded: string): boolean {
  return !isSyllable(folded) || LETTERS.some((letter) => isSyllable(folded + letter));
}

/**
 * Words that are the same but for how they are written: i and y at the end ("kỹ", "kĩ"), and a letter among digits or a digit
 * among letters as the digit or the letter that it looks like.
 */
export function spellingsOf(folded: string): Variant[] {
  const spellings: Variant[] = [];
  const ending = /^(h|k|l|m|s|t|qu)([iy])$/.exec(folded);
  if (ending) spellings.push({ folded: `${ending[1]}${ending[2] === 'i' ? 'y' : 'i'}`, fit: 0.95 });
  if (/\d/.test(folded) && /[a-z]/.test(folded)) {
    const digits = folded.replace(/[a-z]/g, (letter) => DIGIT_OF[letter] ?? letter).replace(/^0+(?=\d)/, '');
    if (/^\d+$/.test(digits)) spellings.push({ folded: digits, fit: CONFUSED_FIT });
    const letters = folded.replace(/\d/g, (digit) => LETTER_OF[digit] ?? digit);
    if (isSyllable(letters)) spellings.push({ folded: letters, fit: CONFUSED_FIT });
  }
  return spellings;
}

/**
 * Syllables that a word may be a slip for, the likeliest first: of hearing or reading for any word, and of the keyboard (a
 * letter too many, too few, another one, two the wrong way round) for one that is no syllable itself. A number has none:
 * every number is as likely as another.
 */
export function slipsOf(folded: string): Variant[] {
  if (/\d/.test(folded) || folded.length < 2) return [];
  const found = new Map<string, number>();
  const add = (word: string, fit: number) => {
    if (word !== folded && (isSyllable(word) || fit === CONFUSED_FIT) && !found.has(word)) found.set(word, fit);
  };
  for (const [one, other] of CONFUSED) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      for (let at = folded.indexOf(from); at >= 0; at = folded.indexOf(from, at + 1)) {
        add(folded.slice(0, at) + to + folded.slice(at + from.length), CONFUSED_FIT);
      }
    }
  }
  if (!isSyllable(folded)) for (const word of mistyped(folded)) add(word, MISTYPED_FIT);
  return [...found].slice(0, VARIANT_CAP).map(([word, fit]) => ({ folded: word, fit }));
}

function* mistyped(word: string): Generator<string> {
  const parts = Array.from({ length: word.length + 1 }, (_, at) => [word.slice(0, at), word.slice(at)] as const);
  for (const [head, tail] of parts) if (tail.length > 1) yield head + tail[1] + tail[0] + tail.slice(2);
  for (const [head, tail] of parts) if (tail.length > 0) yield head + tail.slice(1);
  for (const [head, tail] of parts) for (const letter of LETTERS) yield head + letter + tail;
  for (const [head, tail] of parts)
    for (const letter of LETTERS) if (tail.length > 0) yield head + letter + tail.slice(1);
}
