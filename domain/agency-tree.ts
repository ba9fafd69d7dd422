import { compareDays, isDay } from './period.ts';

/** Days on which a fact holds, the ends inside; a null end is open or not known. */
export interface ValidDays {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** That one agency belonged under another on these days. */
export interface ParentEdge extends ValidDays {
  readonly childId: string;
  readonly parentId: string;
}

/** Agencies each under the next, the last under the first, on that day. */
export interface Cycle {
  readonly ids: readonly string[];
  readonly on: string;
}

/**
 * Who stood under whom on a day. An agency without an edge on that day, or unknown, stands alone: no parent, nothing under it.
 *
 * An agency merged away on 30/06/2025 keeps its answers for the days before; days are 'YYYY-MM-DD' and not looked at again.
 */
export interface AgencyTree {
  /** The agency directly above; null at the top. */
  parentOn(id: string, day: string): string | null;
  /** Those above, nearest first, up to the top. */
  ancestors(id: string, day: string): string[];
  /** Those directly under it, by id. */
  children(id: string, day: string): string[];
  /** All under it, level by level; within a level by parent, then by id, whatever the order of the edges. */
  descendants(id: string, day: string): string[];
  /** How many stand above: 0 at the top. */
  depth(id: string, day: string): number;
  /** Whether it is `ancestorId` or stands under it. */
  isWithin(id: string, ancestorId: string, day: string): boolean;
}

/** The first day there is: where an open beginning is looked at. */
const FIRST_DAY = '0001-01-01';

/** Whether the day is within the bounds, both of which count; a null bound is open. The day must be one; it does not look. */
export function inForceOn({ validFrom, validTo }: ValidDays, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/** Whether two spans share a day: one that ends on 30/06/2025 and one that begins on 01/07/2025 do not. */
export function overlaps(a: ValidDays, b: ValidDays): boolean {
  const aBeginsInTime = b.validTo === null || a.validFrom === null || a.validFrom <= b.validTo;
  const bBeginsInTime = a.validTo === null || b.validFrom === null || b.validFrom <= a.validTo;
  return aBeginsInTime && bBeginsInTime;
}

/**
 * The tree that dated edges make, to be asked about any day.
 *
 * RangeError, naming the agencies and the days, for a bound that is no day or a span that ends before it begins, for
 * two parents of one agency on one day, and for a cycle on any day.
 */
export function agencyTree(edges: readonly ParentEdge[]): AgencyTree {
  for (const edge of edges) refuseMalformed(edge);
  const byChild = Map.groupBy(edges.toSorted(byBeginning), ({ childId }) => childId);
  for (const spans of byChild.values()) refuseTwoParents(spans);
  const cycle = findCycle(edges);
  if (cycle) {
    const round = [...cycle.ids, cycle.ids[0]].join(' under ');
    throw new RangeError(`Agencies stand under themselves on ${cycle.on}: ${round}.`);
  }
  const byParent = Map.groupBy(edges, ({ parentId }) => parentId);

  const tree: AgencyTree = {
    parentOn: (id, day) => byChild.get(id)?.find((edge) => inForceOn(edge, day))?.parentId ?? null,

    ancestors(id, day) {
      const above: string[] = [];
      for (let next = tree.parentOn(id, day); next !== null; next = tree.parentOn(next, day)) above.push(next);
      return above;
    },

    children: (id, day) =>
      (byParent.get(id) ?? [])
        .filter((edge) => inForceOn(edge, day))
        .map(({ childId }) => childId)
        .sort(),

    descendants(id, day) {
      const under = tree.children(id, day);
      // The list grows while it is walked: that is the breadth-first order.
      for (const child of under) under.push(...tree.children(child, day));
      return under;
    },

    depth: (id, day) => tree.ancestors(id, day).length,

    isWithin: (id, ancestorId, day) => id === ancestorId || tree.ancestors(id, day).includes(ancestorId),
  };
  return tree;
}

/**
 * Agencies that stand under themselves on some day, with the first day found; null when none do.
 *
 * Edges that never hold on one day make no cycle: A under B until June, B under A from July. A cycle closes on the day its
 * latest edge begins, so each edge is followed upwards on its own first day only.
 */
export function findCycle(edges: readonly ParentEdge[]): Cycle | null {
  const byChild = Map.groupBy(edges, ({ childId }) => childId);
  for (const edge of edges.toSorted(byBeginning)) {
    const on = edge.validFrom ?? FIRST_DAY;
    const ids = wayBack(byChild, edge, on);
    if (ids) return { ids, on };
  }
  return null;
}

/** The agencies from the edge's child up to that child again on that day; null when the ways up end elsewhere. */
function wayBack(byChild: ReadonlyMap<string, readonly ParentEdge[]>, edge: ParentEdge, day: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const pending = [edge];
  for (const { childId, parentId } of pending) {
    if (parentId === edge.childId) {
      const above: string[] = [];
      for (let id = childId; id !== edge.childId; id = cameFrom.get(id)!) above.unshift(id);
      return [edge.childId, ...above];
    }
    if (cameFrom.has(parentId)) continue;
    cameFrom.set(parentId, childId);
    pending.push(...(byChild.get(parentId) ?? []).filter((next) => inForceOn(next, day)));
  }
  return null;
}

function byBeginning(a: ParentEdge, b: ParentEdge): number {
  return compareDays(a.validFrom ?? FIRST_DAY, b.validFrom ?? FIRST_DAY);
}

function refuseMalformed(edge: ParentEdge): void {
  const { childId, parentId, validFrom, validTo } = edge;
  for (const bound of [validFrom, validTo]) {
    if (bound !== null && !isDay(bound)) {
      throw new RangeError(
        `Expected days as YYYY-MM-DD for ${childId} under ${parentId}, got ${JSON.stringify(bound)}.`,
      );
    }
  }
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    throw new RangeError(`${childId} under ${parentId} ends on ${validTo}, before it begins on ${validFrom}.`);
  }
}

/** Refuses spans of one agency, in order of their beginning, of which one begins before the one before it has ended. */
function refuseTwoParents(spans: readonly ParentEdge[]): void {
  for (const [index, later] of spans.slice(1).entries()) {
    const earlier = spans[index]!;
    if (!overlaps(earlier, later)) continue;
    const on = later.validFrom ?? FIRST_DAY;
    throw new RangeError(`${later.childId} has two parents on ${on}: ${earlier.parentId} and ${later.parentId}.`);
  }
}
