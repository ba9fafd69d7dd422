import { fold } from '../../../domain/vietnamese.ts';

/** A reorganisation of the register. */
export interface Reorganisation {
  readonly id: string;
  readonly kind: string;
  readonly startsOn: string;
  readonly fromIds: readonly string[];
  readonly toIds: readonly string[];
  /** The functions that moved, in words; null when everything did. */
  readonly functions: readonly string[] | null;
}

/** What is known of agencies to find who took over from one. */
export interface Surroundings {
  /** Reorganisations that began by the day looked at. */
  readonly reorganisations: readonly Reorganisation[];
  readonly agencies: ReadonlyMap<string, { readonly name: string; readonly validTo: string | null }>;
  /** The agency above each on its last day; none where nobody is known. */
  readonly parentOf: ReadonlyMap<string, string>;
  /** The agencies under each on the day looked at. */
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
}

/** An agency that may take over; null `reorganisationId` never is: without one nobody is proposed. */
export interface Proposal {
  readonly agencyId: string;
  readonly confidence: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly reorganisationId: string;
  /** The function that moved there and that the task is about. */
  readonly function: string | null;
}

/** No chain of reorganisations is followed further. */
const STEPS_CAP = 8;
const ORDER = ['HIGH', 'MEDIUM', 'LOW'] as const;

/**
 * Who may take over an assignment of an agency that has ended, the likeliest first, each once.
 *
 * HIGH: the one agency to which everything went, or to which a function went that the words of the task name. MEDIUM: one of
 * several to which everything went; the body of the same field under what took over from the agency above, where no
 * reorganisation names it ("a department of an ended province passes to that of the same field in the new one"). LOW: one
 * that took over functions which the task does not name; what took over from the agency above.
 * Whoever has ended as well is followed to its own successors.
 */
export function successorsOf(agencyId: string, words: string, day: string, known: Surroundings): Proposal[] {
  const best = new Map<string, Proposal>();
  for (const proposal of proposalsFor(agencyId, words, day, known, 0)) {
    const other = best.get(proposal.agencyId);
    if (!other || isSurer(proposal, other)) best.set(proposal.agencyId, proposal);
  }
  return [...best.values()].toSorted(
    (a, b) => ORDER.indexOf(a.confidence) - ORDER.indexOf(b.confidence) || (a.agencyId < b.agencyId ? -1 : 1),
  );
}

function proposalsFor(agencyId: string, words: string, day: string, known: Surroundings, step: number): Proposal[] {
  if (step >= STEPS_CAP) return [];
  const direct = known.reorganisations
    .filter(({ fromIds, toIds }) => fromIds.includes(agencyId) && toIds.some((id) => id !== agencyId))
    .flatMap((reorganisation) => proposalsOf(reorganisation, agencyId, words));
  const found = direct.length > 0 ? direct : throughParent(agencyId, words, day, known, step);
  return found.flatMap((proposal) => {
    const { validTo = null } = known.agencies.get(proposal.agencyId) ?? {};
    if (validTo === null || validTo >= day) return [proposal];
    return proposalsFor(proposal.agencyId, words, day, known, step + 1).map((next) => ({
      ...next,
      confidence: lower(next.confidence, proposal.confidence),
    }));
  });
}

function proposalsOf({ id, toIds, functions }: Reorganisation, agencyId: string, words: string): Proposal[] {
  const named = functions?.find((text) => isAbout(words, text)) ?? null;
  const others = toIds.filter((toId) => toId !== agencyId);
  const isOne = others.length === 1;
  const confidence =
    functions === null ? (isOne ? 'HIGH' : 'MEDIUM') : named === null ? 'LOW' : isOne ? 'HIGH' : 'MEDIUM';
  return others.map((toId) => ({ agencyId: toId, confidence, reorganisationId: id, function: named }));
}

/** Through the agency above: the body of the same field under what took over from it, else that itself. */
function throughParent(agencyId: string, words: string, day: string, known: Surroundings, step: number): Proposal[] {
  const parentId = known.parentOf.get(agencyId);
  if (parentId === undefined) return [];
  const field = fieldOf(agencyId, parentId, known);
  return proposalsFor(parentId, words, day, known, step + 1).map((above) => {
    const same = (known.childrenOf.get(above.agencyId) ?? []).find(
      (childId) => field !== '' && fieldOf(childId, above.agencyId, known) === field,
    );
    return same === undefined
      ? { ...above, confidence: 'LOW' as const }
      : { ...above, agencyId: same, confidence: lower('MEDIUM', above.confidence) };
  });
}

/** The name of an agency without that of the one above: "Sở Tài chính tỉnh Bình Định" under "… tỉnh Bình Định" is "so tai chinh". */
function fieldOf(agencyId: string, parentId: string, { agencies }: Surroundings): string {
  const name = wordsOf(agencies.get(agencyId)?.name ?? '');
  const ofParent = new Set(wordsOf(agencies.get(parentId)?.name ?? ''));
  while (name.length > 0 && ofParent.has(name.at(-1)!)) name.pop();
  return name.join(' ');
}

/** Whether a text is about a function: all words of it that mean something stand in the text. */
function isAbout(words: string, func: string): boolean {
  const text = new Set(wordsOf(words));
  const wanted = wordsOf(func).filter((word) => !IDLE.has(word));
  return wanted.length > 0 && wanted.every((word) => text.has(word));
}

const IDLE: ReadonlySet<string> = new Set(
  'quan ly nha nuoc ve cac cong tac nhiem vu chuc nang linh vuc va cua trong thuoc'.split(' '),
);

function lower(a: Proposal['confidence'], b: Proposal['confidence']): Proposal['confidence'] {
  return ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))]!;
}

function isSurer(a: Proposal, b: Proposal): boolean {
  return ORDER.indexOf(a.confidence) < ORDER.indexOf(b.confidence);
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
