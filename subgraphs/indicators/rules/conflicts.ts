import { compareDecimals } from '../../../domain/ratio.ts';
import type { SimilarityKind, TargetConflictKind } from '../generated/types.ts';
import type { Goal } from './comparison.ts';
import type { Cohort, JudgedTarget } from './evaluation.ts';

/** A target with all whom it binds: ids of classes and of agencies. */
export interface ComparedTarget
  extends Pick<
    JudgedTarget,
    | 'id'
    | 'indicatorId'
    | 'directiveId'
    | 'evidenceId'
    | 'value'
    | 'unit'
    | 'operator'
    | 'strength'
    | 'from'
    | 'to'
    | 'subunitsAsWritten'
    | 'cohort'
  > {
  readonly bound: ReadonlySet<string>;
}

/** That two indicators look alike; PART_OF: what the first counts is a part of what the other counts. */
export interface Similarity {
  readonly indicatorId: string;
  readonly otherId: string;
  readonly kind: SimilarityKind;
}

/** Two targets that do not go together. */
export interface Conflict {
  readonly kind: TargetConflictKind;
  readonly higher: ComparedTarget;
  readonly lower: ComparedTarget;
  readonly isWithinOneDirective: boolean;
}

/**
 * Targets that do not go together, those of the latest time first.
 *
 * Two targets are held against each other when one agency or class is bound by both, for the same units below it, in times
 * that overlap, in one unit, and unless their conditions on an earlier result exclude each other.
 */
export function conflictsAmong(targets: readonly ComparedTarget[], similarities: readonly Similarity[]): Conflict[] {
  const byIndicator = Map.groupBy(targets, ({ indicatorId }) => indicatorId);
  const same = [...byIndicator.values()].flatMap((ofOne) =>
    pairs(ofOne, ofOne).flatMap(([a, b]) => conflictOf(sameMeasure(a, b), a, b)),
  );
  const near = similarities
    .filter(({ kind }) => kind === 'PART_OF')
    .flatMap(({ indicatorId, otherId }) =>
      pairs(byIndicator.get(indicatorId) ?? [], byIndicator.get(otherId) ?? []).flatMap(([part, whole]) =>
        conflictOf(exceedsWhole(part, whole) ? 'NEAR_MEASURE' : null, part, whole),
      ),
    );
  return [...same, ...near].sort((a, b) => latestFirst(keyOfConflict(a), keyOfConflict(b)));
}

/**
 * In which way two targets of one measure contradict each other; null when they do not.
 *
 * Two floors, or two ceilings, with different values: unless the stricter one is due later, for then it is the next step.
 * A floor and a ceiling that no number meets. An aim beyond what is assigned is AIM_VS_FLOOR: both can stand.
 */
function sameMeasure(a: ComparedTarget, b: ComparedTarget): TargetConflictKind | null {
  const order = compareDecimals(a.value, b.value);
  const side = sideOf(a);
  if (side !== sideOf(b)) return isOutOfReach(a, b, order) ? 'SAME_MEASURE' : null;
  if (order === 0) return null;
  if (side === 'BOTH') return a.to === b.to ? 'SAME_MEASURE' : null;

  const [stricter, laxer] = (side === 'FLOOR') === order > 0 ? [a, b] : [b, a];
  if (stricter.to > laxer.to) return null;
  return stricter.strength === 'AIM' && laxer.strength === 'ASSIGNED' ? 'AIM_VS_FLOOR' : 'SAME_MEASURE';
}

/**
 * Whether a part is to be more than the whole that it is of. What is at least demanded of the part is then reached by the
 * whole anyway, so that the whole's own minimum, due no earlier, is none; a ceiling of the whole below it cannot be kept.
 */
function exceedsWhole(part: ComparedTarget, whole: ComparedTarget): boolean {
  if (sideOf(part) === 'CEILING' || compareDecimals(part.value, whole.value) <= 0) return false;
  return sideOf(whole) !== 'FLOOR' || part.to <= whole.to;
}

/** Which numbers meet a target: those above, those below, or the one. */
function sideOf({ operator }: Goal): 'FLOOR' | 'CEILING' | 'BOTH' {
  if (operator === 'EQUAL_TO') return 'BOTH';
  return operator === 'AT_LEAST' || operator === 'MORE_THAN' ? 'FLOOR' : 'CEILING';
}

/** Whether no number meets two targets of different sides; `order` is how the value of a stands to that of b. */
function isOutOfReach(a: Goal, b: Goal, order: -1 | 0 | 1): boolean {
  const isStrict = [a, b].some(({ operator }) => operator === 'MORE_THAN' || operator === 'LESS_THAN');
  if (order === 0) return isStrict;
  // One of them is a floor or a ceiling; the other's number has to lie on its good side.
  const [limit, gap] = sideOf(a) === 'BOTH' ? [b, order] : [a, -order];
  return sideOf(limit) === 'FLOOR' ? gap < 0 : gap > 0;
}

function conflictOf(kind: TargetConflictKind | null, a: ComparedTarget, b: ComparedTarget): Conflict[] {
  if (kind === null) return [];
  const order = compareDecimals(a.value, b.value);
  const isHigher = order === 0 ? sideOf(a) === 'FLOOR' || (sideOf(b) === 'CEILING' && sideOf(a) === 'BOTH') : order > 0;
  const [higher, lower] = isHigher ? [a, b] : [b, a];
  return [{ kind, higher, lower, isWithinOneDirective: isOfOneDirective(a, b) }];
}

/** Where the hub does not know which directive sets them, it goes by the document in which both were read. */
function isOfOneDirective(a: ComparedTarget, b: ComparedTarget): boolean {
  if (a.directiveId !== null || b.directiveId !== null) return a.directiveId === b.directiveId;
  return a.evidenceId !== null && a.evidenceId === b.evidenceId;
}

/** Pairs that are to be held against each other, each once. Found by whom they bind, so that those without a common agency are never met. */
function pairs(
  some: readonly ComparedTarget[],
  others: readonly ComparedTarget[],
): (readonly [ComparedTarget, ComparedTarget])[] {
  const byBound = new Map<string, ComparedTarget[]>();
  for (const other of others) {
    for (const id of other.bound) {
      const list = byBound.get(id);
      if (list) list.push(other);
      else byBound.set(id, [other]);
    }
  }
  return some.flatMap((one) => {
    const met = new Set([...one.bound].flatMap((id) => byBound.get(id) ?? []));
    return [...met]
      .filter((other) => (some === others ? one.id < other.id : true) && areComparable(one, other))
      .map((other) => [one, other] as const);
  });
}

function areComparable(a: ComparedTarget, b: ComparedTarget): boolean {
  return (
    a.unit === b.unit &&
    a.from <= b.to &&
    b.from <= a.to &&
    a.subunitsAsWritten === b.subunitsAsWritten &&
    !excludeEachOther(a.cohort, b.cohort)
  );
}

/** Whether nobody can be in both cohorts: one result of one time, of which no number meets both conditions. */
function excludeEachOther(a: Cohort | null, b: Cohort | null): boolean {
  if (a === null || b === null || a.indicatorId !== b.indicatorId || a.from !== b.from || a.to !== b.to) return false;
  const sides = [a, b].map((cohort) => sideOf(cohort));
  const order = compareDecimals(a.value, b.value);
  if (sides[0] === sides[1]) return sides[0] === 'BOTH' && order !== 0;
  return isOutOfReach(a, b, order);
}

/** By what a list of conflicts is sorted. */
export interface ConflictKey {
  /** The later of the last days of both times. */
  readonly lastDay: string;
  readonly higherId: string;
  readonly lowerId: string;
}

export function keyOfConflict({ higher, lower }: Conflict): ConflictKey {
  return { lastDay: higher.to > lower.to ? higher.to : lower.to, higherId: higher.id, lowerId: lower.id };
}

/** Those of the latest time first. */
export function latestFirst(a: ConflictKey, b: ConflictKey): number {
  return compared(b.lastDay, a.lastDay) || compared(a.higherId, b.higherId) || compared(a.lowerId, b.lowerId);
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
