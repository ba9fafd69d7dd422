import { inForceOn, type ValidDays } from '../../../../domain/agency-tree.ts';
import type { AgencyKind, AgencyLevel, AgencyMatchEvidenceKind, AliasKind } from '../../generated/types.ts';
import { writtenOut } from './abbreviations.ts';
import { bareWords, plainWords } from './text.ts';

/** An agency by its official name of the day. */
export interface NamedAgency {
  readonly id: string;
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
  readonly name: string;
}

/** An agency that a name may mean, with all that the register has of its names. */
export interface Candidate extends NamedAgency, ValidDays {
  readonly names: readonly (ValidDays & { readonly name: string })[];
  readonly aliases: readonly { readonly text: string; readonly kind: AliasKind }[];
  /** Those above it on the day, nearest first, then the provinces where it stands, and what is above these. */
  readonly above: readonly NamedAgency[];
}

/** One way in which an agency is called. */
export interface Form {
  readonly plain: string;
  readonly bare: string;
  /** The name or alias of the register that it rests on. */
  readonly source: string;
  readonly kind: Extract<
    AgencyMatchEvidenceKind,
    'NAME' | 'FORMER_NAME' | 'ALIAS' | 'ABBREVIATION' | 'CONTEXT' | 'PATTERN'
  >;
  /** Whether it is what initials stand for, where the register has the initials. */
  readonly isWrittenOut: boolean;
  /** Others elsewhere are called the same: it means this one only in documents of its place. */
  readonly isLocal: boolean;
  /** The one above whose words were left out: the document has to stand with it. Null where any place above will do. */
  readonly anchorId: string | null;
  /** The name or alias is of another day. */
  readonly isFormer: boolean;
  readonly isMisspelt: boolean;
  /** Short of its body word: a field ("Y tế") or a place ("Phú Thọ"). */
  readonly isShort: boolean;
  /** So short that much else is called the same, also in its place: "UBND". */
  readonly isGuess: boolean;
  /** Others elsewhere may well be called the same: a school without its province, "Tổ công tác". */
  readonly isCommon: boolean;
}

const KIND_OF_ALIAS: Readonly<Record<AliasKind, Form['kind']>> = {
  NAME: 'ALIAS',
  SHORT_NAME: 'ALIAS',
  ABBREVIATION: 'ABBREVIATION',
  LETTERHEAD: 'ALIAS',
  PATTERN: 'PATTERN',
  CONTEXT: 'CONTEXT',
  FORMER_NAME: 'FORMER_NAME',
  MISSPELT_ABBREVIATION: 'ABBREVIATION',
};

/** Kinds that are parts of a body: such are called by names that parts of other bodies have, too. */
const PARTS: ReadonlySet<AgencyKind> = new Set(['DEPARTMENT', 'CENTRE', 'OTHER', 'TASK_FORCE']);
/** Parts whose name says no more than what they do. */
const COMMON_NAME = /^(?:vu|phong|to|bo phan|tieu ban)(?: |$)|^\S+$/;
/** Short names that many task forces have. */
const COMMON_SHORT_NAME = /^(?:to cong tac|ban chi dao|hoi dong|ban|to)$/;

/** All ways in which an agency is called on a day, with initials and with what they stand for. */
export function formsOf(candidate: Candidate, day: string): Form[] {
  return [...namesOf(candidate, day), ...aliasesOf(candidate, day)].flatMap((form) => {
    const written = form.plain === plainWords(form.source) ? form.source : form.plain;
    const full = plainWords(writtenOut(written).text);
    return full === form.plain ? [form] : [form, { ...form, plain: full, bare: bareWords(full), isWrittenOut: true }];
  });
}

/** Official names, whole and without the place that follows from the document. */
function namesOf(candidate: Candidate, day: string): Form[] {
  const holdsOn = candidate.names.some((name) => inForceOn(name, day));
  return candidate.names.flatMap((held) => {
    const plain = plainWords(held.name);
    const isFormer = holdsOn ? !inForceOn(held, day) : held.name !== candidate.name;
    const kind = isFormer ? ('FORMER_NAME' as const) : ('NAME' as const);
    const stems = stemsOf(candidate, plain);
    const hasPlace = stems.length > 0;
    const form = (words: string, over: Partial<Form>): Form => ({
      ...{ plain: words, bare: bareWords(words), source: held.name, kind },
      ...{ isWrittenOut: false, isLocal: false, anchorId: null, isFormer, isMisspelt: false, isShort: false },
      ...{ isGuess: false, isCommon: candidate.level === 'UNIT' && !hasPlace },
      ...over,
    });
    const isCommonPart = isPart(candidate) && !hasPlace && COMMON_NAME.test(bareWords(plain));
    const whole = hasPlace ? stems[0]!.words : plain;
    return [
      form(plain, { isLocal: isCommonPart }),
      ...stems.map(({ words, isGuess, anchorId }) =>
        form(words, { kind: 'CONTEXT', isLocal: true, isGuess, anchorId }),
      ),
      ...withPlaces(candidate, whole)
        .filter(({ words }) => words !== plain)
        .map(({ words, isLocal }) => form(words, { kind: 'PATTERN', isLocal })),
    ];
  });
}

function aliasesOf(candidate: Candidate, day: string): Form[] {
  const ofOtherDays = (bare: string) => {
    const containing = candidate.names.filter(({ name }) => ` ${bareWords(name)} `.includes(` ${bare} `));
    return containing.length > 0 && inForceOn(candidate, day) && !containing.some((name) => inForceOn(name, day));
  };
  return candidate.aliases.map(({ text, kind }): Form => {
    const plain = plainWords(text);
    const bare = bareWords(plain);
    const isShort =
      kind === 'SHORT_NAME' ||
      (candidate.kind === 'PROVINCE' && !bare.includes('uy ban nhan dan') && !/^ubnd /.test(bare));
    return {
      ...{ plain, bare, source: text, kind: KIND_OF_ALIAS[kind], isWrittenOut: false, isShort, anchorId: null },
      isLocal: kind === 'CONTEXT' || isLocalAlias(candidate, bare, kind),
      isFormer: kind === 'FORMER_NAME' || ofOtherDays(bareWords(writtenOut(text).text)),
      isMisspelt: kind === 'MISSPELT_ABBREVIATION',
      isGuess: false,
      isCommon: COMMON_SHORT_NAME.test(bare),
    };
  });
}

/** Whether agencies of other places, or parts of other bodies, go by the alias as well. */
function isLocalAlias(candidate: Candidate, bare: string, kind: AliasKind): boolean {
  if (candidate.kind === 'PROVINCE') return false;
  const saysWhere = bodiesAbove(candidate).some((upper) =>
    placesOf(upper).some(({ words }) => bare.endsWith(` ${bareWords(words)}`)),
  );
  if (saysWhere) return false;
  if (candidate.level !== 'NATIONAL') return true;
  return isPart(candidate) && (kind === 'ABBREVIATION' || kind === 'SHORT_NAME' || kind === 'MISSPELT_ABBREVIATION');
}

/** Those above whose name tells where it is: all of the state stands under the Government. */
function bodiesAbove({ above }: Candidate): NamedAgency[] {
  return above.filter(({ kind }) => kind !== 'GOVERNMENT' && kind !== 'PRIME_MINISTER');
}

/** A part of a body that is not the Government itself. */
function isPart(candidate: Candidate): boolean {
  const [upper] = candidate.above;
  return (
    PARTS.has(candidate.kind) && upper !== undefined && upper.kind !== 'GOVERNMENT' && upper.kind !== 'PRIME_MINISTER'
  );
}

interface Stem {
  readonly words: string;
  readonly isGuess: boolean;
  /** Whose words were left out. */
  readonly anchorId: string;
}

/**
 * A name without the place that stands in it: "Sở Tài chính tỉnh Bình Định" is "Sở Tài chính" in the papers of Bình Định,
 * and "Văn phòng Ủy ban nhân dân tỉnh Bình Định" keeps the word for what the place is.
 */
function stemsOf(candidate: Candidate, plain: string): Stem[] {
  if (candidate.kind === 'PROVINCE') {
    const province = provinceIn(plain);
    if (province === null) return [];
    const anchorId = candidate.id;
    return [
      { words: `${PEOPLES_COMMITTEE} ${province.type}`, isGuess: false, anchorId },
      { words: PEOPLES_COMMITTEE, isGuess: true, anchorId },
      { words: province.type, isGuess: true, anchorId },
    ];
  }
  const found = bodiesAbove(candidate)
    .flatMap((upper) => placesOf(upper).map((place) => ({ ...place, anchorId: upper.id })))
    .filter(({ words }) => plain.endsWith(` ${words}`))
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (!found) return [];
  const { anchorId } = found;
  const stem = plain.slice(0, -found.words.length).trim();
  if (found.type === null) return [{ words: stem, isGuess: false, anchorId }];
  const withoutType = stem.endsWith(` ${found.type}`) ? stem.slice(0, -found.type.length).trim() : stem;
  return [
    { words: withoutType, isGuess: false, anchorId },
    { words: `${withoutType} ${found.type}`, isGuess: false, anchorId },
  ];
}

/** The stem with each of the places above: what is said in full where no document gives the place. */
function withPlaces(candidate: Candidate, stem: string): { words: string; isLocal: boolean }[] {
  if (candidate.kind === 'PROVINCE') return [];
  return bodiesAbove(candidate).flatMap((upper) =>
    placesOf(upper).map(({ words, isLocal }) => ({ words: `${stem} ${words}`, isLocal })),
  );
}

interface PlaceWords {
  readonly words: string;
  /** "tỉnh" or "thành phố" where the words are a province's. */
  readonly type: string | null;
  /** The words name the place only inside its province: "sở giáo dục và đào tạo". */
  readonly isLocal: boolean;
}

const PEOPLES_COMMITTEE = 'ủy ban nhân dân';
const COMMITTEE_OF = /^ủy ban nhân dân (?<type>tỉnh|thành phố) (?<place>.+)$/u;

function provinceIn(plain: string): { type: string; place: string } | null {
  const { type, place } = COMMITTEE_OF.exec(plain)?.groups ?? {};
  return type === undefined || place === undefined ? null : { type, place };
}

/** How the names of what is under an agency say so: "tỉnh Bình Định" or "Bình Định", "Trường THPT Bình Dương". */
export function placesOf(upper: NamedAgency): PlaceWords[] {
  const plain = plainWords(upper.name);
  const province = provinceIn(plain);
  if (upper.kind === 'PROVINCE' && province !== null) {
    const { type, place } = province;
    return [
      { words: `${type} ${place}`, type, isLocal: false },
      { words: place, type, isLocal: false },
    ];
  }
  const placed = /^(?<stem>.+?) (?:tỉnh|thành phố) \S.*$/u.exec(plain)?.groups?.stem;
  const whole = { words: plain, type: null, isLocal: false };
  return placed === undefined || upper.level === 'NATIONAL'
    ? [whole]
    : [whole, { words: placed, type: null, isLocal: true }];
}

/** Bare words of the places of a document, as they end the names of what is in them. */
export function placeKeys(local: readonly NamedAgency[]): string[] {
  return [...new Set(local.flatMap((upper) => placesOf(upper).map(({ words }) => bareWords(words))))];
}
