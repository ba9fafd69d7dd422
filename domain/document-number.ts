import { typeByCode } from './document-types.ts';
import { normaliseUnicode } from './vietnamese.ts';

/**
 * A document's number and codes, taken apart.
 *
 * Not an identity: 02/NQ-CP was issued in 2022, in 2024 and in 2025. What identifies a document is issuer, type, number and
 * day of issue together.
 */
export interface DocumentNumber {
  /** As printed, zeros included, a letter small: "012", "66.7", "12a"; null while it is blank ("Số: /UBND-KSTT"). */
  readonly number: string | null;
  /** The year inside the number, which legal normative documents have; null for others, and where a citation left it out. */
  readonly year: number | null;
  /** As document-types.ts spells it, after a year also one not listed there; null for a letter and where the form names none. */
  readonly typeCode: string | null;
  /** Who issued it: "CP", "CTUBND", "TTg"; of a joint document all of them, "BTC-BNV". */
  readonly issuerCode: string | null;
  /** The unit that drafted it: "KSTT"; null where none is named. */
  readonly unitCode: string | null;
  /**
   * The whole in its canonical form: NFC, capitals (but "TTg", "QyĐ", "CTr", "TTr"), no blanks. Digits, Đ and D stay as
   * printed: a slip is kept, for the document is found by it.
   */
  readonly symbol: string;
}

/** EXACT: one and the same writing. NEAR: may be a slip for each other, other evidence decides. DIFFERENT: neither. */
export type NumberMatch = 'EXACT' | 'NEAR' | 'DIFFERENT';

/** Codes that are not all capitals in use, beside those of types. */
const MIXED_CASE_CODES: ReadonlyMap<string, string> = new Map([['TTG', 'TTg']]);

/** Beyond this a text is a passage, not a number; it also bounds the work on what strangers send. */
const MAX_LENGTH = 100;

const PREFIX = /^số\s*:?\s*(?=[\d/.…_-])/iu;
const BLANK_TO_FILL = /^[.…_\s]+(?=[/-])/u;
/** A footnote's mark or a sentence's punctuation, glued to the end of a citation. */
const TRAIL = /[¹²³⁴-⁹⁰.,;:\s]+$/u;

const NUMBER = String.raw`(?<number>\d+(?:\.\d+)?\p{L}?)?`;
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const CODE = String.raw`\p{L}[\p{L}\d&.]*`;
/** 131/NQ-CP, 61/2018/NĐ-CP, 6958/UBND-KSTT: what the first code is, a type or an issuer, is for the table to say. */
const STATE_ORDER = new RegExp(`^${NUMBER}/(?:${YEAR}/)?(?<first>${CODE})-(?<rest>${CODE}(?:-${CODE})*)$`, 'iu');
/** 57-NQ/TW, 12-CV/VPTU: the order of Party documents (Hướng dẫn 36-HD/VPTW). */
const PARTY_ORDER = new RegExp(`^${NUMBER}-(?<first>${CODE})/(?<rest>${CODE}(?:-${CODE})*)$`, 'iu');
/** 63/2025/QH15: laws, and resolutions of the National Assembly. */
const ISSUER_WITH_YEAR = new RegExp(`^${NUMBER}/${YEAR}/(?<first>${CODE})$`, 'iu');
/** 38/CP, 12/TTYT: an issuer alone. Capitals only, and never with the number blank: else every "/path" is a document. */
const ISSUER_ALONE = /^(?<number>\d+)\/(?<first>\p{Lu}[\p{Lu}\d]+)$/u;

/**
 * The document number that a text is, with or without "Số:" before it, in any case, with stray blanks and dashes.
 *
 * Reads the forms of Nghị định 30/2020/NĐ-CP (Phụ lục I: number/type-issuer, for letters number/issuer-unit), of legal
 * normative documents (number/year/type-issuer; number/year/issuer for laws) and of the Party (number-type/issuer). Where
 * an issuer's code is also a type's, the type is read. null for anything else: a date, a fraction, a sentence with a number
 * in it, more than 100 characters, a Party form of unknown type.
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  if (text.length > MAX_LENGTH) return null;
  const written = tidy(text);

  const state = STATE_ORDER.exec(written)?.groups;
  if (state) return state.year || typeByCode(state.first!) ? typed(state) : letter(state);

  const party = PARTY_ORDER.exec(written)?.groups;
  if (party) return typeByCode(party.first!) ? typed(party, '-', '/') : null;

  const untyped = (ISSUER_WITH_YEAR.exec(written) ?? ISSUER_ALONE.exec(written))?.groups;
  return untyped ? issuedBy(untyped) : null;
}

/**
 * Whether the number is that of a letter (công văn): number/issuer-unit without a type, or marked "CV" as schools and Party
 * offices do. A form that names only the issuer ("38/CP") is not taken for one.
 */
export function isLetter({ typeCode, unitCode }: DocumentNumber): boolean {
  return typeCode === 'CV' || (typeCode === null && unitCode !== null);
}

/**
 * Whether two numbers may stand for one document, judged by their writing alone.
 *
 * EXACT is one writing; zeros before a number do not count ("02" and "2": Phụ lục I of Nghị định 30/2020 asks for the zero, many
 * leave it out). NEAR is a part missing on one side or both (the blank number, the year in "107/NĐ-CP" for 107/2021/NĐ-CP), D for Đ
 * or one too many ("SGDDT", "SGDDĐT" for SGDĐT; so also HD and HĐ, which are both types), or Party order for State order.
 *
 * Not even EXACT makes them one document: 02/NQ-CP exists for 2022, 2024 and 2025. Compare issuer and day of issue too.
 */
export function sameNumber(a: DocumentNumber, b: DocumentNumber): NumberMatch {
  const complete = a.number !== null && b.number !== null;
  if (complete && withoutZeros(a.symbol) === withoutZeros(b.symbol)) return 'EXACT';

  const numbersAgree = !complete || withoutZeros(a.number!) === withoutZeros(b.number!);
  const yearsAgree = a.year === null || b.year === null || a.year === b.year;
  return numbersAgree && yearsAgree && codesWithoutSlips(a) === codesWithoutSlips(b) ? 'NEAR' : 'DIFFERENT';
}

type Groups = Readonly<Record<string, string | undefined>>;

function typed({ number, year, first, rest }: Groups, beforeType = '/', afterType = '-'): DocumentNumber {
  const typeCode = typeByCode(first!)?.code ?? canonicalCode(first!);
  const [issuer, ...units] = rest!.split('-').map(canonicalCode);
  const isJoint = typeCode.endsWith('LT');
  const codes = `${asPrintedType(first!)}${afterType}${[issuer, ...units].join('-')}`;
  return {
    ...numberAndYear(number, year),
    typeCode,
    issuerCode: isJoint ? [issuer, ...units].join('-') : issuer!,
    unitCode: isJoint || units.length === 0 ? null : units.join('-'),
    symbol: `${number?.toLowerCase() ?? ''}${beforeType}${year ? `${year}/` : ''}${codes}`,
  };
}

function letter({ number, first, rest }: Groups): DocumentNumber {
  const issuerCode = canonicalCode(first!);
  const unitCode = rest!.split('-').map(canonicalCode).join('-');
  return {
    ...numberAndYear(number, undefined),
    typeCode: null,
    issuerCode,
    unitCode,
    symbol: `${number?.toLowerCase() ?? ''}/${issuerCode}-${unitCode}`,
  };
}

function issuedBy({ number, year, first }: Groups): DocumentNumber {
  const issuerCode = canonicalCode(first!);
  return {
    ...numberAndYear(number, year),
    typeCode: null,
    issuerCode,
    unitCode: null,
    symbol: `${number?.toLowerCase() ?? ''}/${year ? `${year}/` : ''}${issuerCode}`,
  };
}

function numberAndYear(number: string | undefined, year: string | undefined) {
  return { number: number?.toLowerCase() ?? null, year: year ? Number(year) : null };
}

/** The text without what is round the number: prefix, dots to be filled in, blanks beside separators, marks after it. */
function tidy(text: string): string {
  return normaliseUnicode(text)
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(PREFIX, '')
    .replace(BLANK_TO_FILL, '')
    .replace(TRAIL, '')
    .replace(/\s*([/-])\s*/g, '$1');
}

/** A code in capitals, as Phụ lục I of Nghị định 30/2020 prints them, but for the few that practice writes otherwise. */
function canonicalCode(code: string): string {
  const capitals = code.toUpperCase();
  return MIXED_CASE_CODES.get(capitals) ?? capitals;
}

/** A type's abbreviation in the case of the table, D and Đ as they were printed. */
function asPrintedType(code: string): string {
  const capitals = code.toUpperCase();
  const listed = typeByCode(code)?.code;
  return listed?.toUpperCase() === capitals ? listed : capitals;
}

function withoutZeros(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

/** Type, issuer and unit with every Đ as D and every run of D as one, so that all spellings of a slip come out alike. */
function codesWithoutSlips({ typeCode, issuerCode, unitCode }: DocumentNumber): string {
  return [typeCode, issuerCode, unitCode].map((code) => (code ?? '').replace(/[DĐ]+/g, 'D')).join('/');
}
