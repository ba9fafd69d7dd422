import type { Demand } from '../access.ts';

/** More alternatives than anybody writes; beyond, what an interface demands is taken as written on it. */
const ALTERNATIVES_CAP = 1_000;

/**
 * What of an interface's demands was written on it, and not put there by composition, which copies up what the types
 * that implement it demand. Only the former holds for every one of these types: else one that is protected would close
 * all its siblings, and a field that is narrowed to one of them could never be seen.
 *
 * Demands of one kind were copied when they are met by exactly those who meet all the implementations' of that kind.
 */
export function writtenDemands(
  onInterface: readonly Demand[],
  onImplementations: readonly (readonly Demand[])[],
): Demand[] {
  const copied = onImplementations.flat();
  return onInterface.filter(({ kind }) => {
    const own = alternatives(onInterface, kind);
    const theirs = copied.some((each) => each.kind === kind) ? alternatives(copied, kind) : null;
    return own === null || theirs === null || !isCovered(own, theirs) || !isCovered(theirs, own);
  });
}

/** All demands of one kind together, as the sets of names of which one has to be held; null for too many. */
function alternatives(demands: readonly Demand[], kind: Demand['kind']): ReadonlySet<string>[] | null {
  let together: ReadonlySet<string>[] = [new Set()];
  for (const demand of demands) {
    if (demand.kind !== kind || demand.kind === 'authenticated') continue;
    const sets = demand.anyOf.filter((all) => all.length > 0);
    if (together.length * sets.length > ALTERNATIVES_CAP) return null;
    together = together.flatMap((held) => sets.map((all) => new Set([...held, ...all])));
  }
  return together;
}

/** Whether who holds any of the first sets holds one of the second. */
function isCovered(first: readonly ReadonlySet<string>[], second: readonly ReadonlySet<string>[]): boolean {
  return first.every((held) => second.some((needed) => needed.isSubsetOf(held)));
}
