import { type DocumentNumber, parseDocumentNumber } from '../../../../domain/document-number.ts';
import { ADMINISTRATIVE_TYPES, OTHER_TYPES } from '../../../../domain/document-types.ts';
import { wordsOf } from '../../../../domain/search-text/words.ts';
import { normaliseUnicode } from '../../../../domain/vietnamese.ts';

/** Something read from a citation, and the words that say it. */
export interface Said<Value> {
  readonly value: Value;
  readonly asWritten: string;
}

/** A day that may be left blank in part; month and year are null where they are. */
export interface CitedDay {
  /** 'YYYY-MM-DD', null when the day or the month is blank. */
  readonly day: string | null;
  /** 'YYYY-MM', null when the month is blank. */
  readonly month: string | null;
  readonly year: number;
}

/** What the words of a citation say of the document that they mean; null for what they do not say. */
export interface CitedDocument {
  /** Number and codes; the number is null where it is left blank ("Số:   /UBND-KSTT"). */
  readonly symbol: Said<DocumentNumber> | null;
  /** A number without codes: of the document itself ("Quyết định 1085"), or of the one that approves it ("Đề án 06"). */
  readonly number: Said<string> | null;
  readonly year: Said<number> | null;
  readonly day: Said<CitedDay> | null;
  /** As TYPES has it. */
  readonly type: Said<string> | null;
  /** Whether documents of this kind are cited by their title rather than by a number. */
  readonly isTitled: boolean;
  readonly issuer: string | null;
  /** What it is about: what follows its name, or the whole citation where it has no number. */
  readonly subject: string;
}

/** Kinds of document that are cited by their title; of those with a number of their own it stands right behind the kind. */
const TITLED_TYPES = [
  'Bộ luật',
  'Luật',
  'Pháp lệnh',
  'Phụ lục',
  'Danh mục',
  'Đề án',
  'Kế hoạch',
  'Quy chế',
  'Chương trình',
  'Chiến lược',
  'Khung đánh giá',
  'Biểu mẫu',
  'Kết luận',
];

const NUMBERED_TYPES = [...ADMINISTRATIVE_TYPES, ...OTHER_TYPES]
  .map(({ name }) => name.replace(/ \(.*\)$/, ''))
  .concat('Văn bản')
  .filter((name) => !TITLED_TYPES.includes(name));

const TYPES = [...TITLED_TYPES, ...NUMBERED_TYPES]
  .map((name) => ({ name, folded: wordsOf(name).folded, isTitled: TITLED_TYPES.includes(name) }))
  .toSorted((a, b) => b.folded.length - a.folded.length);

/** What scanners make of digits: "O2/NQ-CP", "l31/NQ-CP". */
const DIGIT = String.raw`[\dOoIl|]`;
const CODE = String.raw`\p{L}[\p{L}\d&]*`;
const LAW_YEAR = String.raw`(?:(?:19|20)\d\d\s*/\s*)?`;
/** "131/NQ-CP", "61/2018/NĐ-CP", "57-NQ/TW", "63/2025/QH15", and "/UBND-KSTT" behind "số". */
const SYMBOL = new RegExp(
  [
    String.raw`(?<![\p{L}\d/.-])(?<number>${DIGIT}[\d.OoIl|]*\p{Ll}?)\s*`,
    String.raw`(?:/\s*${LAW_YEAR}${CODE}(?:\s*[-–]\s*${CODE})*|[-–]\s*${CODE}\s*/\s*${CODE})`,
    String.raw`|(?<=(?:số|so|Số|SỐ)\s*:?[\s.…_]*)/\s*${CODE}(?:\s*[-–]\s*${CODE})+`,
  ].join(''),
  'gu',
);

const DAY_FORMS = [
  /ngày\s+(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})/iu,
  /(?<![\d/])(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*(?<year>\d{4})(?!\d)/u,
  /ngày[\s.…_]+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})/iu,
  /ngày[\s.…_]+tháng[\s.…_]+năm\s+(?<year>\d{4})/iu,
];

/** A year that belongs to the number before it, not to the title: "02/NQ-CP năm 2024", "số 01/NQ-CP của Chính phủ năm 2025". */
const YEAR_OF_NUMBER = /^\s*,?\s*(?:của\s+(?:Thủ tướng\s+)?Chính phủ\s+)?năm\s+(?<year>(?:19|20)\d\d)/iu;
const NUMBER_ALONE = /^\s+(?:(?:số|so)\s*:?\s*)?(?<number>\d{1,5})(?![\d/.,-]|\s*%)/iu;

/** Where the name of an issuer ends. */
const ISSUER =
  /của\s+(?<issuer>[^,.;:()“”"«»*]+?)(?=\s+(?:về|tại|ban hành|phê duyệt|quy định|trên|tiếp tục|năm|và|V\/v)(?!\p{L})|[,.;:()“”"«»*]|$)/iu;
const ISSUER_BEFORE = /của\s+(?<issuer>[^.;:()“”"«»*]+?)\s+tại\s/iu;

/** Read the words of a citation. What stands in a title is not read as the document's own: "Danh mục … Nghị quyết số 131/NQ-CP". */
export function readCitation(written: string): CitedDocument {
  const text = normaliseUnicode(written).replace(/\s+/g, ' ').trim();
  const symbols = symbolsIn(text);
  const types = typesIn(text);
  const isNumberOf = (type: FoundType) => symbols.find(({ start }) => isRightBehind(text, type.end, start));

  const titled = types.find((type) => type.isTitled && isNumberOf(type) === undefined);
  const numbered =
    types.find((type) => isNumberOf(type) !== undefined) ??
    types.find((type) => !type.isTitled && numberAlone(text, type) !== null);
  const isTitle =
    titled !== undefined && titled.start < (numbered?.start ?? symbols[0]?.start ?? Number.POSITIVE_INFINITY);
  const head = isTitle ? titled : numbered;
  const symbol = isTitle ? undefined : numbered ? isNumberOf(numbered) : symbols[0];

  const behind = symbol?.end ?? head?.end ?? 0;
  const rest = text.slice(behind);
  const day = dayIn(isTitle ? rest : upToTitle(rest));
  const issuer =
    ISSUER.exec(rest)?.groups?.issuer ?? ISSUER_BEFORE.exec(text.slice(0, head?.start ?? 0))?.groups?.issuer;
  return {
    symbol: symbol ? { value: symbol.number, asWritten: symbol.asWritten } : null,
    number: head && !symbol ? numberAlone(text, head) : null,
    year: yearOf(symbol, rest, day),
    day,
    type: head ? { value: head.name, asWritten: text.slice(head.start, head.end) } : null,
    isTitled: isTitle,
    issuer: issuer?.trim() ?? null,
    subject: withoutDay(isTitle ? text.slice(titled.start) : symbol ? rest : text, day),
  };
}

function numberAlone(text: string, { start, end }: FoundType): Said<string> | null {
  const found = NUMBER_ALONE.exec(text.slice(end));
  return found && { value: found.groups!.number!, asWritten: text.slice(start, end + found[0].length) };
}

function withoutDay(text: string, day: Said<CitedDay> | null): string {
  return (day ? text.replace(day.asWritten, ' ') : text).trim();
}

interface FoundSymbol {
  readonly start: number;
  readonly end: number;
  readonly asWritten: string;
  readonly number: DocumentNumber;
}

function symbolsIn(text: string): FoundSymbol[] {
  return [...text.matchAll(SYMBOL)].flatMap((match) => {
    const { index, groups } = match;
    const asWritten = match[0].trim();
    const digits = groups?.number;
    const number = parseDocumentNumber(
      digits === undefined ? asWritten : digitsMended(digits) + asWritten.slice(digits.length),
    );
    return number ? [{ start: index, end: index + match[0].length, asWritten, number }] : [];
  });
}

function digitsMended(number: string): string {
  return number.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1');
}

interface FoundType {
  readonly name: string;
  readonly isTitled: boolean;
  readonly start: number;
  readonly end: number;
}

/** Kinds of document in the order in which they stand; of several that begin at one place the longest. */
function typesIn(text: string): FoundType[] {
  const { folded, starts, ends } = wordsOf(text);
  return folded.flatMap((_, at) => {
    const type = TYPES.find(({ folded: words }) => words.every((word, step) => folded[at + step] === word));
    if (type === undefined) return [];
    return [{ name: type.name, isTitled: type.isTitled, start: starts[at]!, end: ends[at + type.folded.length - 1]! }];
  });
}

/** Whether nothing but "số" and blanks stands between a kind and a number. */
function isRightBehind(text: string, end: number, start: number): boolean {
  return start >= end && /^\s*(?:(?:số|so)\s*:?)?[\s.…_]*$/iu.test(text.slice(end, start));
}

/** What follows a number up to where its title begins: days in a title are not its own. */
function upToTitle(rest: string): string {
  return rest.split(/\s(?:về|ban hành|phê duyệt|quy định)\s/iu)[0]!;
}

function dayIn(text: string): Said<CitedDay> | null {
  for (const form of DAY_FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const { day, month, year } = match.groups!;
    const padded = (part: string) => part.padStart(2, '0');
    const ofMonth = month === undefined ? null : `${year}-${padded(month)}`;
    const value = { day: day === undefined ? null : `${ofMonth}-${padded(day)}`, month: ofMonth, year: Number(year) };
    if (isCalendarDay(value)) return { value, asWritten: match[0] };
  }
  return null;
}

function isCalendarDay({ day, month }: CitedDay): boolean {
  if (day !== null) return new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false;
  return month === null || /-(0[1-9]|1[0-2])$/.test(month);
}

function yearOf(symbol: FoundSymbol | undefined, rest: string, day: Said<CitedDay> | null): Said<number> | null {
  if (symbol && symbol.number.year !== null) return { value: symbol.number.year, asWritten: symbol.asWritten };
  const own = symbol ? YEAR_OF_NUMBER.exec(rest) : null;
  if (own) return { value: Number(own.groups!.year), asWritten: own[0].trim() };
  return day && { value: day.value.year, asWritten: day.asWritten };
}
