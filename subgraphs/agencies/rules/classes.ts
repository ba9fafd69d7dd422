import { UNREGISTERED_KINDS } from '../../../domain/agency-class.ts';
import { compareVietnamese } from '../../../domain/vietnamese.ts';
import type { AgencyLevel, ClassMemberKind, Confidence } from '../generated/types.ts';
import { type ClassWording, readClassWording } from './classes/wording.ts';

/** A class of agencies as matching sees it. */
export interface NamedClass {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly ClassMemberKind[];
  readonly unregisteredKinds: readonly ClassMemberKind[];
  readonly holder: 'BODY' | 'HEAD';
  readonly withinId: string | null;
  readonly validTo: string | null;
  readonly covers: readonly string[];
  /** Of the agency inside which it is: its level, and those above it; null for the whole country. */
  readonly within: { readonly level: AgencyLevel; readonly aboveIds: readonly string[] } | null;
}

/** Where the words stand: the issuer and those above it, nearest first; empty where it is not known. */
export interface ClassPlace {
  readonly day: string;
  readonly aboveIds: readonly string[];
  /** Whether the issuer is of a province, or stands in one. */
  readonly isLocal: boolean;
}

/** A class that the words may mean. */
export interface MatchedClass {
  readonly classId: string;
  readonly confidence: Confidence;
  readonly condition: string | null;
}

const CANDIDATES_CAP = 10;
/** Of parts in common: all, most, half. */
const ALL = 0.95;
const MOST = 0.75;
const HALF = 0.5;

const UNREGISTERED: ReadonlySet<string> = new Set(UNREGISTERED_KINDS);
/** Kinds of bodies of the whole country: such a class means the same in every document. */
const NATIONAL_KINDS: ReadonlySet<string> = new Set([
  'GOVERNMENT',
  'PRIME_MINISTER',
  'MINISTRY',
  'MINISTRY_LEVEL',
  'GOVERNMENT_ATTACHED',
  'PROVINCE',
  'ENTERPRISE',
  'PRESS',
  'LEGAL_UNIT',
]);

/** Kinds as a class keeps them: those of agencies, and those of what stands in no register. */
export function inAndOutOfRegister(kinds: readonly ClassMemberKind[]) {
  const [memberKinds, registered] = [true, false].map((out) => kinds.filter((kind) => UNREGISTERED.has(kind) === out));
  return { kinds: registered!, memberKinds: memberKinds! };
}

/** Whether a class is of heads or of bodies, by its name: "Thủ trưởng các sở, ban, ngành". */
export function holderOf(name: string): 'BODY' | 'HEAD' {
  return readClassWording(name).holder;
}

interface Fit {
  readonly one: NamedClass;
  readonly likeness: number;
  readonly isSameHolder: boolean;
  readonly isSameText: boolean;
  /** How far from the issuer: 0 in its own house, the number of steps up; after these what is under it, then the country. */
  readonly distance: number;
}

/**
 * The classes that words in a document may mean, the likeliest first; at most 10. Those of another place are left out. HIGH
 * says all that the words say, is of that place or means the same everywhere, exists on the day, and is alone with that.
 */
export function rankClasses(text: string, classes: readonly NamedClass[], place: ClassPlace): MatchedClass[] {
  const wording = readClassWording(text);
  if (wording.parts.length === 0) return [];
  const fits = classes
    .flatMap((one) => fitOf(wording, one, place) ?? [])
    .sort((a, b) => byLikeness(a, b) || byName(a, b))
    .slice(0, CANDIDATES_CAP);
  const isAlone = fits.length < 2 || byLikeness(fits[0]!, fits[1]!) !== 0;
  const isCertain = isAlone && !wording.isBare;
  return fits.map((fit, index) => ({
    classId: fit.one.id,
    confidence: confidenceOf(fit, { isBest: index === 0, isCertain }, place),
    condition: wording.condition,
  }));
}

function fitOf(wording: ClassWording, one: NamedClass, place: ClassPlace): Fit | null {
  const distance = distanceOf(one, place);
  if (distance === null) return null;
  const named = readClassWording(one.name);
  const likeness = likenessOf(wording.parts, named.parts);
  const isSameHolder = wording.holder === one.holder;
  return likeness < HALF ? null : { one, likeness, distance, isSameHolder, isSameText: wording.plain === named.plain };
}

/** Steps to the whole country: further than any way up. */
const WHOLE_COUNTRY = 100;

/** What is inside another place is not meant: "các sở" of Phú Thọ say nothing in a letter of Bình Định, or in none. */
function distanceOf({ withinId, within }: NamedClass, { aboveIds, isLocal }: ClassPlace): number | null {
  if (withinId === null) return WHOLE_COUNTRY;
  const steps = aboveIds.indexOf(withinId);
  if (steps !== -1) return steps;
  const [issuerId] = aboveIds;
  const isUnderIssuer =
    !isLocal && issuerId !== undefined && within?.level === 'NATIONAL' && within.aboveIds.includes(issuerId);
  return isUnderIssuer ? WHOLE_COUNTRY - 1 : null;
}

/** How much two lists of groups have in common: twice what they share of all that they name, 0 to 1. */
function likenessOf(parts: readonly string[], others: readonly string[]): number {
  const left = [...others];
  let shared = 0;
  for (const exact of [true, false]) {
    for (const part of exact ? parts : parts.filter((each) => !others.includes(each))) {
      const scores = left.map((other) => (exact ? Number(part === other) : partLikeness(part, other, parts, others)));
      const best = Math.max(0, ...scores);
      if (best === 0) continue;
      shared += best;
      left.splice(scores.indexOf(best), 1);
    }
  }
  return (2 * shared) / (parts.length + others.length);
}

/** Beside "bộ", "ngành" and "cơ quan" are said for the same bodies; and a group may be said with more words or fewer. */
function partLikeness(a: string, b: string, parts: readonly string[], others: readonly string[]): number {
  const isBesideMinistries = parts.includes('bo') && others.includes('bo');
  const pair = [a, b].sort().join(' / ');
  if (isBesideMinistries && pair === 'co quan / nganh') return 0.9;
  if (pair === 'dia phuong / ubnd cap tinh') return 0.9;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(`${short} `)) return short.includes(' ') ? 0.8 : 0.4;
  return 0;
}

/** Which of two says it better; 0 where neither does. */
function byLikeness(a: Fit, b: Fit): number {
  const isAll = ({ likeness }: Fit) => likeness >= ALL;
  return (
    Number(isAll(b)) - Number(isAll(a)) ||
    (isAll(a) ? 0 : b.likeness - a.likeness) ||
    a.distance - b.distance ||
    Number(b.isSameHolder) - Number(a.isSameHolder) ||
    b.likeness - a.likeness ||
    Number(b.isSameText) - Number(a.isSameText) ||
    // A wording that was recorded for itself says more than the general class it is made of.
    Number(b.one.covers.includes(a.one.id)) - Number(a.one.covers.includes(b.one.id))
  );
}

function byName(a: Fit, b: Fit): number {
  return compareVietnamese(a.one.name, b.one.name) || (a.one.id < b.one.id ? -1 : 1);
}

function confidenceOf(
  { one, likeness, distance, isSameHolder }: Fit,
  { isBest, isCertain }: { readonly isBest: boolean; readonly isCertain: boolean },
  place: ClassPlace,
): Confidence {
  const hasEnded = one.validTo !== null && one.validTo < place.day;
  if (hasEnded || likeness < MOST) return 'LOW';
  const kinds = [...one.kinds, ...one.unregisteredKinds];
  const meansTheSame = one.withinId === null && kinds.length > 0 && kinds.every((kind) => NATIONAL_KINDS.has(kind));
  const isOfPlace = distance < place.aboveIds.length;
  const isSure = isBest && isCertain && isSameHolder && likeness >= ALL && (isOfPlace || meansTheSame);
  if (isSure) return 'HIGH';
  return isBest ? 'MEDIUM' : 'LOW';
}
