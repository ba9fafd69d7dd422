import { type DocumentNumber, parseDocumentNumber, sameNumber } from '../../../domain/document-number.ts';
import type { Confidence, MatchEvidenceKind } from '../generated/types.ts';
import type { CitedDocument } from './matching/citation.ts';
import { areAlikeCodes, likenessOf, mayBeOneIssuer } from './matching/likeness.ts';

/** What is compared of a directive that a citation may mean. */
export interface Candidate {
  readonly id: string;
  readonly type: string;
  readonly symbol?: string | null | undefined;
  readonly number?: string | null | undefined;
  readonly issuerId?: string | null | undefined;
  readonly issuedOn?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly attachedToId?: string | null | undefined;
  readonly isOwnNumberBlank?: boolean | null | undefined;
  readonly isOwnDateBlank?: boolean | null | undefined;
  /** Names of its issuer: as it is written, and as the register has it. */
  readonly issuerNames: readonly string[];
  /** Who states its number or day elsewhere, in their words. */
  readonly statedElsewhere: readonly string[];
  /** Whether a directive with the cited number approves it or issued it: "Đề án 06" is that of 06/QĐ-TTg. */
  readonly isNicknamed: boolean;
}

/** The directive in which the citation stands, and what it cites elsewhere, by the directive cited. */
export interface CitingPlace {
  readonly id: string;
  readonly attachedToId: string | null;
  /** Its day of issue, or that of the directive that it is attached to. */
  readonly day: string | null;
  /** Its issuer and those above it. */
  readonly issuerIds: readonly string[];
  readonly cited: ReadonlyMap<string, readonly string[]>;
}

export interface Evidence {
  readonly kind: MatchEvidenceKind;
  readonly asWritten: string;
}

/** A candidate that was judged. */
export interface Match<Compared extends Candidate> {
  readonly candidate: Compared;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** How many candidates are offered at most. */
const CANDIDATES_CAP = 10;

/**
 * What speaks for a candidate, in points for the order alone. A day says more than a title, and a title more than a type;
 * what a document cannot cite, for it came later, comes last.
 */
const POINTS: Readonly<Record<MatchEvidenceKind, number>> = {
  SYMBOL: 50,
  SLIP: 40,
  NUMBER: 20,
  CODES: 24,
  YEAR: 14,
  DAY: 40,
  DAY_DIFFERS: -25,
  TYPE: 6,
  ISSUER: 8,
  ISSUER_DIFFERS: -20,
  SUBJECT: 0,
  STATED_ELSEWHERE: 0,
  CITED_NEARBY: 12,
  ATTACHED: 30,
};
const SUBJECT_POINTS = 45;
const YEAR_DIFFERS_POINTS = -20;
const CAME_LATER_POINTS = -40;
const TYPE_DIFFERS_POINTS = -15;
/** Titles that share fewer of their pairs of words are about something else. */
const LIKE = 0.45;
const VERY_LIKE = 0.8;
/** With fewer points a candidate has nothing but what many share. */
const LEAST_POINTS = 15;

/** Codes of issuers of which there is one in each province or district: their numbers are told apart by who is meant. */
const LOCAL_ISSUER = /^(?:CT)?(?:UBND|HĐND|HDND)$|^S\p{Lu}|^TU$|^HU$/u;

interface Judged<Compared extends Candidate> {
  readonly candidate: Compared;
  readonly evidence: readonly Evidence[];
  readonly points: number;
  /** How alike the titles are, 0 to 1. */
  readonly likeness: number;
  readonly has: ReadonlySet<MatchEvidenceKind>;
}

/**
 * The directives that a citation may mean, the likeliest first, at most ten. The directive in which it stands is none of them.
 *
 * HIGH for the one candidate that the words single out: by number, codes and day; by a number that has its year in it, or a year
 * beside it, where the issuer is one of a kind or is the same; or, with the same number, by what the same directive says of it
 * elsewhere. MEDIUM for the latest of that number before the day of the citing directive, for the only one of that number, for a
 * blank number of the month, and for a title that is very much the same. LOW for all others, so for each of several of one number
 * when neither year nor day nor citing directive is known.
 */
export function rankDirectives<Compared extends Candidate>(
  cited: CitedDocument,
  place: CitingPlace | null,
  candidates: readonly Compared[],
): Match<Compared>[] {
  const others = candidates.filter(({ id }) => id !== place?.id);
  const judged = others
    .map((candidate) => judge(cited, place, candidate))
    .filter(({ points }) => points >= LEAST_POINTS)
    .sort((a, b) => b.points - a.points || later(a.candidate, b.candidate));
  const singled = judged.filter((each) => isSingledOut(cited, place, each));
  return judged.slice(0, CANDIDATES_CAP).map((each, n) => ({
    candidate: each.candidate,
    evidence: each.evidence,
    confidence:
      singled.length === 1 && n === 0 && singled[0] === each
        ? 'HIGH'
        : isLikely(cited, place, each, judged)
          ? 'MEDIUM'
          : 'LOW',
  }));
}

function judge<Compared extends Candidate>(
  cited: CitedDocument,
  place: CitingPlace | null,
  candidate: Compared,
): Judged<Compared> {
  const likeness = candidate.subject ? likenessOf(cited.subject, candidate.subject) : 0;
  const evidence = [
    ...symbolEvidence(cited, candidate),
    ...dayEvidence(cited, candidate),
    ...issuerEvidence(cited, place, candidate),
    ...otherEvidence(cited, place, candidate, likeness),
  ];
  const has = new Set(evidence.map(({ kind }) => kind));
  const year = yearOf(candidate);
  const isOfOtherYear = cited.year !== null && year !== null && year !== cited.year.value;
  const cameLater = place?.day != null && candidate.issuedOn != null && candidate.issuedOn > place.day;
  const points =
    [...has].reduce((sum, kind) => sum + POINTS[kind], 0) +
    (likeness >= LIKE ? likeness * SUBJECT_POINTS : 0) +
    (isOfOtherYear ? YEAR_DIFFERS_POINTS : 0) +
    (isOtherType(cited, candidate) ? TYPE_DIFFERS_POINTS : 0) +
    (cameLater ? CAME_LATER_POINTS : 0);
  return { candidate, evidence, points, likeness, has };
}

/** "Văn bản" is any of them. */
function isOtherType({ type }: CitedDocument, candidate: Candidate): boolean {
  if (type === null || [type.value, candidate.type].includes('Văn bản')) return false;
  return type.value.toLowerCase() !== candidate.type.toLowerCase();
}

function symbolEvidence({ symbol, number, isTitled }: CitedDocument, candidate: Candidate): Evidence[] {
  if (number) {
    const isMeant = isTitled
      ? candidate.isNicknamed
      : candidate.number != null && bare(candidate.number) === bare(number.value);
    return isMeant ? [{ kind: 'NUMBER', asWritten: number.asWritten }] : [];
  }
  const own = candidate.symbol == null ? null : parseDocumentNumber(candidate.symbol);
  if (symbol === null || own === null) return [];
  const kind = symbolKind(symbol.value, own);
  return kind === null ? [] : [{ kind, asWritten: symbol.asWritten }];
}

function symbolKind(cited: DocumentNumber, own: DocumentNumber): MatchEvidenceKind | null {
  const likeness = sameNumber(cited, own);
  if (likeness === 'EXACT') return 'SYMBOL';
  if (cited.number === null) return likeness === 'NEAR' ? 'CODES' : null;
  if (likeness === 'NEAR') return own.number === null ? 'CODES' : 'SLIP';
  if (own.number === null || bare(cited.number) !== bare(own.number)) return null;
  return areAlikeCodes(codesOf(cited), codesOf(own)) ? 'SLIP' : 'NUMBER';
}

function bare(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

function codesOf({ typeCode, issuerCode, unitCode }: DocumentNumber): string {
  return [typeCode, issuerCode, unitCode]
    .map((code) => (code ?? '').replaceAll('Đ', 'D'))
    .join('')
    .toUpperCase();
}

function dayEvidence({ day, year }: CitedDocument, candidate: Candidate): Evidence[] {
  const { issuedOn } = candidate;
  if (day && day.value.day !== null && issuedOn != null) {
    return [{ kind: day.value.day === issuedOn ? 'DAY' : 'DAY_DIFFERS', asWritten: day.asWritten }];
  }
  if (day && day.value.month !== null && issuedOn != null && !issuedOn.startsWith(day.value.month)) {
    return [{ kind: 'DAY_DIFFERS', asWritten: day.asWritten }];
  }
  const said = year ?? (day && { value: day.value.year, asWritten: day.asWritten });
  return said && yearOf(candidate) === said.value ? [{ kind: 'YEAR', asWritten: said.asWritten }] : [];
}

function yearOf({ issuedOn, symbol }: Candidate): number | null {
  if (issuedOn != null) return Number(issuedOn.slice(0, 4));
  return symbol == null ? null : (parseDocumentNumber(symbol)?.year ?? null);
}

function issuerEvidence({ issuer }: CitedDocument, place: CitingPlace | null, candidate: Candidate): Evidence[] {
  if (issuer === null) return [];
  const isSame = candidate.issuerNames.some((name) => mayBeOneIssuer(name, issuer));
  if (isSame) return [{ kind: 'ISSUER', asWritten: issuer }];
  const isOwn = candidate.issuerId != null && place?.issuerIds.includes(candidate.issuerId);
  // "UBND tỉnh" is that of the document in which it stands: another name for it is no other issuer.
  return candidate.issuerNames.length === 0 || isOwn ? [] : [{ kind: 'ISSUER_DIFFERS', asWritten: issuer }];
}

function otherEvidence(
  { type, symbol }: CitedDocument,
  place: CitingPlace | null,
  candidate: Candidate,
  likeness: number,
): Evidence[] {
  const isSameType = type !== null && type.value.toLowerCase() === candidate.type.toLowerCase();
  const isAttached =
    place !== null &&
    (candidate.attachedToId === place.id ? isSameType : candidate.id === place.attachedToId && symbol !== null);
  const nearby = place?.cited.get(candidate.id)?.[0];
  const isBlank = candidate.isOwnNumberBlank || candidate.isOwnDateBlank;
  return [
    ...(isSameType ? [{ kind: 'TYPE' as const, asWritten: type.asWritten }] : []),
    ...(likeness >= LIKE ? [{ kind: 'SUBJECT' as const, asWritten: candidate.subject! }] : []),
    ...(isBlank && candidate.statedElsewhere[0] !== undefined
      ? [{ kind: 'STATED_ELSEWHERE' as const, asWritten: candidate.statedElsewhere[0] }]
      : []),
    ...(isAttached ? [{ kind: 'ATTACHED' as const, asWritten: type?.asWritten ?? symbol!.asWritten }] : []),
    ...(nearby === undefined ? [] : [{ kind: 'CITED_NEARBY' as const, asWritten: nearby }]),
  ];
}

/** Whether the words mean this one and can mean no other. */
function isSingledOut(cited: CitedDocument, place: CitingPlace | null, { candidate, has }: Judged<Candidate>): boolean {
  const isDenied = has.has('DAY_DIFFERS') || has.has('ISSUER_DIFFERS');
  const isSameSymbol = has.has('SYMBOL') || has.has('SLIP');
  if (!isSameSymbol || isDenied) return false;
  const isIssuerKnown =
    !LOCAL_ISSUER.test(cited.symbol!.value.issuerCode ?? '') ||
    (candidate.issuerId != null && place?.issuerIds.includes(candidate.issuerId) === true) ||
    candidate.issuerNames.some((name) => cited.issuer !== null && wholeName(name, cited.issuer));
  if (has.has('DAY')) return has.has('SYMBOL') || has.has('ISSUER') || isIssuerKnown;
  if (!has.has('SYMBOL')) return false;
  return (has.has('YEAR') && isIssuerKnown) || has.has('CITED_NEARBY');
}

/** Whether an issuer is written with its place, not only as what there is one of in every province. */
function wholeName(name: string, written: string): boolean {
  return (
    mayBeOneIssuer(name, written) &&
    !/^(?:ủy ban nhân dân|uỷ ban nhân dân|UBND|HĐND|hội đồng nhân dân)\s+(?:tỉnh|thành phố)?\s*$/iu.test(written)
  );
}

function isLikely(
  cited: CitedDocument,
  place: CitingPlace | null,
  each: Judged<Candidate>,
  judged: readonly Judged<Candidate>[],
): boolean {
  const { has, candidate, likeness } = each;
  if (has.has('DAY_DIFFERS') || has.has('ISSUER_DIFFERS')) return false;
  const isOnly = (kinds: readonly MatchEvidenceKind[]) =>
    judged.filter((other) => kinds.some((kind) => other.has.has(kind)) && !other.has.has('DAY_DIFFERS')).length === 1;
  if (has.has('DAY') && (has.has('NUMBER') || has.has('SLIP') || has.has('SUBJECT'))) return true;
  if (has.has('CODES')) return has.has('ATTACHED') || (cited.day?.value.month != null && isOnly(['CODES']));
  if (has.has('SYMBOL') || has.has('SLIP')) {
    if (isOnly(['SYMBOL', 'SLIP'])) return true;
    return place?.day != null && each === latestBefore(place.day, judged);
  }
  if (has.has('NUMBER') && has.has('TYPE')) return isOnly(['NUMBER']);
  if (has.has('CITED_NEARBY') && has.has('TYPE')) return isOnly(['CITED_NEARBY']);
  return (
    likeness >= VERY_LIKE &&
    judged.filter((other) => other.likeness >= VERY_LIKE).length === 1 &&
    candidate.id === judged[0]?.candidate.id
  );
}

/** The latest of those with the same symbol that was there when the citing document was issued. */
function latestBefore(day: string, judged: readonly Judged<Candidate>[]): Judged<Candidate> | undefined {
  return judged
    .filter(({ has, candidate }) => has.has('SYMBOL') && candidate.issuedOn != null && candidate.issuedOn <= day)
    .sort((a, b) => later(a.candidate, b.candidate))[0];
}

/** The later first, those without a day last. */
function later(a: Candidate, b: Candidate): number {
  const [one, other] = [a.issuedOn ?? '', b.issuedOn ?? ''];
  if (one === other) return a.id < b.id ? -1 : 1;
  return one < other ? 1 : -1;
}
