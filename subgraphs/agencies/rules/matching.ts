import { inForceOn } from '../../../domain/agency-tree.ts';
import { compareVietnamese } from '../../../domain/vietnamese.ts';
import type { AgencyMatchEvidenceKind, Confidence } from '../generated/types.ts';
import { type Candidate, type Form, formsOf, type NamedAgency } from './matching/forms.ts';
import type { Reading, Wording } from './matching/readings.ts';
import { slipsBetween } from './matching/slips.ts';
import { bareWords } from './matching/text.ts';

/** Where a name stands: in a document of an agency, on a day. */
export interface DocumentPlace {
  readonly day: string;
  /** The issuer and those above it, nearest first, up to its province or ministry; empty where it is not known. */
  readonly local: readonly NamedAgency[];
  readonly isIssuerKnown: boolean;
}

/** An agency that a name may mean, and why. */
export interface MatchedAgency {
  readonly agencyId: string;
  readonly confidence: Confidence;
  readonly evidence: readonly { readonly kind: AgencyMatchEvidenceKind; readonly text: string }[];
}

/** How many agencies are offered at most. */
const CANDIDATES_CAP = 10;

/** What a name shares with one way to call an agency. */
interface Fit {
  readonly candidate: Candidate;
  readonly form: Form;
  readonly reading: Reading;
  readonly sameness: 'SAME' | 'BUT_FOR_ACCENTS' | 'BUT_FOR_SLIPS';
  /** How far up from the issuer the agency stands with it: 0 for the issuer and those under it; null elsewhere. */
  readonly distance: number | null;
  /** How much speaks against it: 0 says it in so many words, 1 follows from what is known, more is a guess. */
  readonly doubts: number;
}

/** Evidence, strongest first. */
const STRENGTH: readonly AgencyMatchEvidenceKind[] = [
  'NAME',
  'ABBREVIATION',
  'ALIAS',
  'PATTERN',
  'CONTEXT',
  'FORMER_NAME',
];

/** What a document calls its own issuer, or the body above it: "Sở", "Nhà trường". */
const ITSELF = /^(?:bo|so|cuc|vu|vien|truong|nha truong|trung tam)$/;

/** Whether a document is one of a province or of what is under one. */
export function isLocalPlace({ local }: Pick<DocumentPlace, 'local'>): boolean {
  return local.some(({ kind }) => kind === 'PROVINCE');
}

/**
 * The agencies that a name may mean in a document of a place and day, the likeliest first; at most 10, none where nothing
 * fits. `candidates` are those that may fit at all; the names of others are not known here.
 *
 * HIGH is one alone: it existed on the day, and the name says it as it was called then, or calls it as only one is called in
 * that place. What was mended (accents, slips, footnotes), former names, agencies that did not exist on the day, and what is
 * said too shortly come after; so do two that fit alike.
 */
export function rankAgencies(
  wording: Wording,
  candidates: readonly Candidate[],
  place: DocumentPlace,
): readonly MatchedAgency[] {
  const fits = candidates.flatMap((candidate) => bestFit(wording, candidate, place) ?? []);
  return weighed(fits, place.day)
    .sort(byDoubts)
    .slice(0, CANDIDATES_CAP)
    .map((fit) => ({
      agencyId: fit.candidate.id,
      confidence: confidenceOf(fit),
      evidence: evidenceOf(fit, wording, place),
    }));
}

function bestFit(wording: Wording, candidate: Candidate, place: DocumentPlace): Fit | null {
  const distance = distanceOf(new Set([candidate.id, ...candidate.above.map(({ id }) => id)]), place);
  const forms = formsOf(candidate, place.day);
  const fits = wording.readings.flatMap((reading) => [
    ...forms.flatMap((form) => fitOf(reading, form, candidate, place, distance) ?? []),
    ...(itselfOf(reading, candidate, place, distance) ?? []),
  ]);
  return fits.sort(byDoubts)[0] ?? null;
}

function fitOf(
  reading: Reading,
  form: Form,
  candidate: Candidate,
  place: DocumentPlace,
  nearest: number | null,
): Fit | null {
  if (reading.isBody && form.isShort) return null;
  const distance = form.anchorId === null ? nearest : distanceOf(form.anchorId, place);
  // In another province another agency is called that.
  if (form.isLocal && distance === null && isLocalPlace(place) && candidate.level !== 'NATIONAL') return null;
  const slips = reading.plain === form.plain ? 0 : slipsBetween(reading.bare, form.bare);
  if (slips === null) return null;
  const sameness = reading.plain === form.plain ? 'SAME' : slips === 0 ? 'BUT_FOR_ACCENTS' : 'BUT_FOR_SLIPS';
  // Of a few letters another few are soon made.
  if (sameness === 'BUT_FOR_SLIPS' && reading.bare.length < 6) return null;

  const isFieldAlone = form.isShort && candidate.kind === 'MINISTRY' && !(place.isIssuerKnown && !isLocalPlace(place));
  const doubts = [
    sameness === 'SAME' ? 0 : sameness === 'BUT_FOR_ACCENTS' || (slips === 1 && form.bare.length >= 12) ? 1 : 2,
    Number(reading.isMended) + Number(reading.isGuess),
    Number(form.isFormer) + Number(form.isMisspelt),
    form.isLocal && distance === null ? 2 : 0,
    Number(form.isGuess),
    form.isCommon && distance === null ? 1 : 0,
    isFieldAlone ? 1 : 0,
    inForceOn(candidate, place.day) ? 0 : 1,
  ];
  return { candidate, form, reading, sameness, distance, doubts: doubts.reduce((sum, each) => sum + each, 0) };
}

/** "Sở" in a document of a department, or of what is under one. */
function itselfOf(reading: Reading, candidate: Candidate, place: DocumentPlace, distance: number | null): Fit[] | null {
  if (!ITSELF.test(reading.bare) || !place.local.some(({ id }) => id === candidate.id)) return null;
  const word = reading.bare.replace(/^nha /, '');
  const bare = bareWords(candidate.name);
  if (!bare.startsWith(`${word} `)) return null;
  const form: Form = {
    ...{ plain: reading.plain, bare, source: candidate.name, kind: 'CONTEXT' as const },
    ...{ isWrittenOut: false, isLocal: true, anchorId: null, isFormer: false, isMisspelt: false, isShort: false },
    ...{ isGuess: true, isCommon: false },
  };
  const doubts = inForceOn(candidate, place.day) ? 1 : 2;
  return [{ candidate, form, reading, sameness: 'SAME', distance, doubts }];
}

/** How far up from the issuer one of these stands; null where none does. */
function distanceOf(ids: string | ReadonlySet<string>, { local }: DocumentPlace): number | null {
  const index = local.findIndex(({ id }) => (typeof ids === 'string' ? ids === id : ids.has(id)));
  return index === -1 ? null : index;
}

/** Fits against one another: what is true of one alone is sure, and a guess beside it is none. */
function weighed(fits: readonly Fit[], day: string): Fit[] {
  const isInForce = ({ candidate }: Fit) => inForceOn(candidate, day);
  const present = fits.filter(isInForce);
  const least = Math.min(...present.map(({ doubts }) => doubts));
  const isSaid = present.some(({ sameness }) => sameness !== 'BUT_FOR_SLIPS');

  const sure = present.filter(({ doubts }) => doubts === 0);
  const nearest = Math.min(...sure.map(({ form, distance }) => (form.isLocal ? (distance ?? Infinity) : 0)));
  const alone = sure.filter(({ form, distance }) => !form.isLocal || distance === nearest);

  return fits.flatMap((fit) => {
    if (isSaid && fit.sameness === 'BUT_FOR_SLIPS') return [];
    if (!isInForce(fit) && fit.doubts > least) return [{ ...fit, doubts: fit.doubts + 1 }];
    const isSure = fit.doubts === 0 && alone.length === 1 && alone[0] === fit;
    return [fit.doubts === 0 && !isSure ? { ...fit, doubts: 1 } : fit];
  });
}

function byDoubts(a: Fit, b: Fit): number {
  return (
    a.doubts - b.doubts ||
    (a.distance ?? Number.MAX_SAFE_INTEGER) - (b.distance ?? Number.MAX_SAFE_INTEGER) ||
    Number(a.reading.isWrittenOut) +
      Number(a.form.isWrittenOut) -
      Number(b.reading.isWrittenOut) -
      Number(b.form.isWrittenOut) ||
    STRENGTH.indexOf(a.form.kind) - STRENGTH.indexOf(b.form.kind) ||
    compareVietnamese(a.candidate.name, b.candidate.name) ||
    (a.candidate.id < b.candidate.id ? -1 : Number(a.candidate.id > b.candidate.id))
  );
}

function confidenceOf({ doubts }: Fit): Confidence {
  if (doubts === 0) return 'HIGH';
  return doubts === 1 ? 'MEDIUM' : 'LOW';
}

function evidenceOf(fit: Fit, wording: Wording, { day, local }: DocumentPlace): MatchedAgency['evidence'] {
  const { candidate, form, reading, sameness, distance } = fit;
  const text = form.source;
  const kind = form.kind === 'NAME' && reading.isWrittenOut && sameness === 'SAME' ? 'ABBREVIATION' : form.kind;
  const evidence: { kind: AgencyMatchEvidenceKind; text: string }[] = [{ kind, text }];
  if (form.isFormer && kind !== 'FORMER_NAME') evidence.push({ kind: 'FORMER_NAME', text });
  if (distance !== null) evidence.push({ kind: 'SAME_PLACE', text: local[distance]!.name });
  if (reading.isWrittenOut && kind !== 'ABBREVIATION') evidence.push({ kind: 'ABBREVIATION', text });
  if (sameness === 'BUT_FOR_ACCENTS' && wording.isBare) evidence.push({ kind: 'WITHOUT_ACCENTS', text });
  const isSlip = sameness === 'BUT_FOR_SLIPS' || (sameness === 'BUT_FOR_ACCENTS' && !wording.isBare);
  if (isSlip || reading.isMended || form.isMisspelt) evidence.push({ kind: 'SLIP', text });
  if (!inForceOn(candidate, day)) evidence.push({ kind: 'NOT_IN_FORCE', text: candidate.name });
  return evidence;
}
