import { fold, normaliseTone } from '../../../../domain/vietnamese.ts';

/** Signs that are seen by nobody: soft hyphens, zero-width blanks and joiners, byte order marks. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** What stands before an entry of a list: "- ", "+ ", "1. ", "a) ". */
const BULLET = /^(?:[-+*•]+\s+|\d{1,2}[.)]\s+|[a-zđ]\)\s+)/u;

/** Digits that a scan glues to a word: the mark of a footnote, "Nội vụ2", also raised or in brackets. */
const FOOTNOTE = /(?<=\p{L}{2})\s?(?:\d{1,2}|\[\d{1,2}\]|[¹²³⁴-⁹⁰]+)(?![\p{L}\p{N}])/gu;

/**
 * A name as somebody would copy it from the paper: in NFC with tone marks in their place, dashes and quotes of one form,
 * blanks single, without bullets before it and points after it.
 */
export function tidied(text: string): string {
  return normaliseTone(text.replace(INVISIBLE, ''))
    .replace(/[‐-―−]/g, '-')
    .replace(/[“”„«»"']/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BULLET, '')
    .replace(/[\s,;:.*]+$/u, '');
}

/** The text without marks of footnotes glued to words; null when there are none. */
export function withoutFootnotes(text: string): string | null {
  const mended = text.replace(FOOTNOTE, '').replace(/\s+/g, ' ').trim();
  return mended === text || mended === '' ? null : mended;
}

/** Words alone, in lower case with their accents: what two writings have to share to be the same name. */
export function plainWords(text: string): string {
  return normaliseTone(text)
    .toLowerCase()
    .replaceAll('&', ' và ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The same without accents, as the index over words has it: see migrations/005-classes.ts. */
export function bareWords(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Whether the text has no accents at all: as it is typed where a keyboard has none. */
export function isBare(text: string): boolean {
  return fold(text) === text.toLowerCase().replace(/\s+/g, ' ').trim();
}
