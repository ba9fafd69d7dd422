import { FIELDS, writtenOut } from './abbreviations.ts';
import { bareWords, isBare, plainWords, tidied, withoutFootnotes } from './text.ts';
import { bodyBehindTitle } from './titles.ts';

/** One way to read a name as written. */
export interface Reading {
  /** In words with their accents, and without. */
  readonly plain: string;
  readonly bare: string;
  /** Whether initials were written out. */
  readonly isWrittenOut: boolean;
  /** Whether something was mended first: the mark of a footnote, initials with a letter too many. */
  readonly isMended: boolean;
  /** Whether words were left out or added that the text does not have for certain. */
  readonly isGuess: boolean;
  /** Whether it is what stood behind a title: a body then, never a place alone ("Chủ tịch Hồ Chí Minh"). */
  readonly isBody: boolean;
}

/** A name as written, in all ways in which it is read. */
export interface Wording {
  /** As it was given, but for blanks and signs that say nothing. */
  readonly text: string;
  readonly readings: readonly Reading[];
  /** Whether it has no accents at all. */
  readonly isBare: boolean;
}

interface Draft {
  readonly text: string;
  readonly isMended: boolean;
  readonly isGuess: boolean;
  readonly isBody: boolean;
}

/** More than a name has that is one: a bound for titles before titles. */
const DRAFTS_CAP = 12;

/** A department that a document of a province names by its field alone: "Tài chính" in a list. */
const IN_PROVINCE = 'Sở';

/**
 * All ways to read a name; none for a blank one. `isLocal`: it stands in a document of a province or of what is under one,
 * where a bare field may be a department.
 */
export function readWording(text: string, isLocal: boolean): Wording {
  const whole = tidied(text);
  const drafts = draftsOf(whole, isLocal);
  const readings = new Map<string, Reading>();
  for (const { text: draft, ...how } of drafts) {
    const full = writtenOut(draft);
    for (const { text: words, isWrittenOut, isMended } of [
      { text: draft, isWrittenOut: false, isMended: false },
      full,
    ]) {
      const plain = plainWords(words);
      if (plain === '' || readings.has(plain)) continue;
      readings.set(plain, { ...how, plain, bare: bareWords(plain), isWrittenOut, isMended: how.isMended || isMended });
    }
  }
  return { text: whole, readings: [...readings.values()], isBare: isBare(whole) };
}

function draftsOf(whole: string, isLocal: boolean): Draft[] {
  const certain = { isMended: false, isGuess: false, isBody: false };
  const drafts: Draft[] = [{ ...certain, text: whole }];
  const add = (from: Draft, text: string | null, over: Partial<Draft>) => {
    const hasRoom = drafts.length < DRAFTS_CAP;
    if (hasRoom && text !== null && text.trim() !== '') drafts.push({ ...from, ...over, text: text.trim() });
  };

  add(drafts[0]!, withoutFootnotes(whole), { isMended: true });
  // The list grows while it is walked: a title may stand before what has an aside, and both beside a footnote.
  for (const draft of drafts) add(draft, withoutAside(draft.text), {});
  for (const draft of drafts) add(draft, bodyBehindTitle(draft.text), { isBody: true });
  for (const draft of [...drafts]) add(draft, withoutPlural(draft.text), { isGuess: !draft.isBody });
  if (isLocal && FIELDS.has(bareWords(writtenOut(whole).text))) {
    add(drafts[0]!, `${IN_PROVINCE} ${whole}`, { isGuess: true, isBody: true });
  }
  return drafts;
}

/** "Tổng cục Thống kê (Bộ Kế hoạch và Đầu tư)": what stands in brackets only says more. */
function withoutAside(text: string): string | null {
  const bare = text.replace(/\s*\([^()]*\)/g, '');
  return bare === text ? null : bare;
}

/** "các Phòng Kế hoạch - Tài chính": one of its kind may be meant, said with a plural. */
function withoutPlural(text: string): string | null {
  const single = text.replace(/^các\s+/iu, '');
  return single === text ? null : single;
}

/** The bare words by which names are looked up: each reading by itself, and before the places of its document. */
export function keysOf({ readings }: Wording, places: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const { bare } of readings) {
    const stem = bare.replace(/ (?:tinh|thanh pho)$/, '');
    keys.add(bare);
    for (const place of places) {
      keys.add(`${bare} ${place}`);
      keys.add(`${stem} ${place}`);
    }
  }
  return [...keys].slice(0, KEYS_CAP);
}

/** More than the longest way up from a unit of a school gives; a bound for whoever makes texts to be slow. */
const KEYS_CAP = 200;

/** The bare words to which names are looked for that are alike: the text and what stood behind its title. */
export function likenessKeys({ readings }: Wording): string[] {
  const certain = readings.filter(({ isGuess }) => !isGuess);
  return [...new Set(certain.map(({ bare }) => bare))].slice(0, LIKENESS_CAP);
}

/** Each costs a search of its own. */
const LIKENESS_CAP = 4;
