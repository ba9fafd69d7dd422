import { inForceOn, type ValidDays } from './agency-tree.ts';

/** A reorganisation as the register states it. */
export interface BoundaryChange {
  /** MERGE, SPLIT, RENAME, ABSORB and ABOLISH end the units that are in `from` and not in `to`; a TRANSFER ends nobody. */
  readonly kind: string;
  /** First day after it, YYYY-MM-DD. */
  readonly on: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Why no single unit stands for another. */
export type NotRecast =
  /** It was split into several by the day asked for. */
  | 'SPLIT'
  /** Asked back in time: several units became it, and which of them something was of is not known. */
  | 'MERGED_FROM_SEVERAL'
  /** Some of its functions moved to another; asked back in time, some of another's to it. */
  | 'PARTLY_MOVED'
  /** It ended and no succession is known, or was founded since. */
  | 'NO_COUNTERPART';

/** Which unit of the day of the boundaries stands for a unit as it was. */
export type Recast =
  | { readonly targetId: string; readonly reason: null; readonly among: readonly [] }
  | {
      readonly targetId: null;
      readonly reason: NotRecast;
      /** The units of that day of which each stands for a part, by id; a rule that shares them out would have to name these. */
      readonly among: readonly string[];
      /** Whether a part is of no unit: the unit was abolished, or has grown, without one that is known. */
      readonly isPartlyLost: boolean;
    };

/** Units as they stand on one day, asked from any other. */
export interface Boundaries {
  /** The day of the boundaries. */
  readonly on: string;
  /** Days on which the unit, or one that ever came of it or became it, changed, ascending: in between its answer stays. */
  changesOf(unitId: string): readonly string[];
  /**
   * The unit that stands on the day of the boundaries for this one as it was on `day`. Before a unit began it is asked from its first
   * day, after its end from its last: what is reported late, or for years before, is the unit's own.
   */
  standsFor(unitId: string, day: string): Recast;
}

/**
 * Re-cast units to the boundaries of a day. A unit stands for another when all that the other was is in it: forward, the one unit
 * that merged, absorbed or renamed it, through any number of reorganisations; backward, the one that it was. A merged
 * unit is the sum of its predecessors, and cannot be taken apart again.
 *
 * A unit from which some functions moved is not re-cast: its figures hold what is another's now. The reorganisations of one day happen
 * together: what moved from a unit that is absorbed on the same day moved from the old one. `days` says when
 * a unit existed, as far as known (null: nothing is), so that one that ended without a successor is not taken to go on.
 */
export function boundariesOn(
  changes: readonly BoundaryChange[],
  on: string,
  days: (unitId: string) => ValidDays | null = () => null,
): Boundaries {
  const byDay = [...Map.groupBy(changes, (change) => change.on)].sort(([a], [b]) => (a < b ? -1 : 1));
  const changedOn = byDay.map(([day]) => day);
  const forward = byDay.map(([, sameDay]) => movesForward(sameDay));
  const backward = forward.map(reversed);
  const begins = new Map<string, number>();
  const ends = new Map<string, number>();
  forward.forEach(({ begun, ended }, at) => {
    for (const id of begun) if (!begins.has(id)) begins.set(id, at);
    for (const id of ended) ends.set(id, at);
  });
  /** How many days of change lie behind on that day: an epoch is what lies between two of them. */
  const epochOf = (day: string) => changedOn.filter((change) => change <= day).length;
  const asked = epochOf(on);
  const related = relatedUnits(changes);

  function follow(unitId: string, from: number): { units: Set<string>; reason: NotRecast } {
    let units = new Set([unitId]);
    let reason: NotRecast = 'NO_COUNTERPART';
    const steps = from <= asked ? forward.slice(from, asked) : backward.slice(asked, from).reverse();
    for (const { moves } of steps) {
      const next = new Set<string>();
      for (const unit of units) {
        const move = moves.get(unit);
        if (move && move.to.size > 1) reason = move.reason;
        for (const to of move?.to ?? [unit]) next.add(to);
      }
      units = next;
    }
    return { units, reason };
  }

  return {
    on,
    changesOf: (unitId) => related.get(unitId)?.changedOn ?? [],
    standsFor(unitId, day) {
      if (!related.has(unitId)) {
        if (inForceOn(days(unitId) ?? ALWAYS, on)) return { targetId: unitId, reason: null, among: [] };
        return { targetId: null, reason: 'NO_COUNTERPART', among: [], isPartlyLost: true };
      }
      const first = (begins.get(unitId) ?? -1) + 1;
      const last = ends.get(unitId) ?? byDay.length;
      const epoch = Math.min(Math.max(epochOf(day), first), Math.max(first, last));
      const { units, reason } = follow(unitId, epoch);
      const standing = [...units].filter((unit) => unit !== NOBODY && inForceOn(days(unit) ?? ALWAYS, on)).sort();
      const isPartlyLost = standing.length < units.size;
      const [only] = standing;
      if (only !== undefined && units.size === 1) return { targetId: only, reason: null, among: [] };
      const why = only === undefined ? 'NO_COUNTERPART' : reason;
      return { targetId: null, reason: why, among: standing, isPartlyLost };
    },
  };
}

/** What a unit becomes on one day of change; `to` holds several when it is a part of each. */
interface Move {
  readonly to: ReadonlySet<string>;
  readonly reason: NotRecast;
}

interface DayOfChange {
  readonly moves: ReadonlyMap<string, Move>;
  /** Units that are new from this day on, and those that were last on the day before. */
  readonly begun: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
}

/** Stands in a move for no unit: what an abolished one did that nobody is known to do now. */
const NOBODY = '';
const ALWAYS: ValidDays = { validFrom: null, validTo: null };

function movesForward(changes: readonly BoundaryChange[]): DayOfChange {
  const wholly = changes.filter(({ kind }) => kind !== 'TRANSFER');
  const whollyFrom = changesFrom(wholly);
  const partlyFrom = changesFrom(changes.filter(({ kind }) => kind === 'TRANSFER'));
  const ended = new Set(wholly.flatMap(({ from, to }) => from.filter((id) => !to.includes(id))));
  const known = new Set(changes.flatMap(({ from }) => from));
  const begun = new Set(
    wholly
      .filter(({ kind }) => kind !== 'ABSORB')
      .flatMap(({ from, to }) => to.filter((id) => !from.includes(id) && !known.has(id))),
  );

  /** Where a unit is wholly; a unit that ends on the same day leads on to what it became. */
  const becomes = (id: string, seen: ReadonlySet<string>): string[] => {
    if (!ended.has(id) || seen.has(id)) return [id];
    const next = whollyFrom(id)
      .filter(({ to }) => !to.includes(id))
      .flatMap(({ to }) => to);
    return next.length === 0 ? [NOBODY] : next.flatMap((to) => becomes(to, new Set([...seen, id])));
  };
  const moves = new Map<string, Move>();
  for (const id of known) {
    const whole = ended.has(id) ? becomes(id, new Set()) : [id, ...whollyFrom(id).flatMap(({ to }) => to)];
    const part = partlyFrom(id).flatMap(({ to }) => to);
    const reason = new Set(whole).size > 1 ? 'SPLIT' : 'PARTLY_MOVED';
    moves.set(id, { to: new Set([...whole, ...part.flatMap((to) => becomes(to, new Set()))]), reason });
  }
  return { moves, begun, ended };
}

/** The changes that take from a unit. */
function changesFrom(changes: readonly BoundaryChange[]): (id: string) => readonly BoundaryChange[] {
  const byUnit = Map.groupBy(
    changes.flatMap((change) => change.from.map((id) => ({ id, change }))),
    ({ id }) => id,
  );
  return (id) => (byUnit.get(id) ?? []).map(({ change }) => change);
}

/** The same day asked from after it: who was the unit before. What several were wholly is merged, what one was in part is partly moved. */
function reversed({ moves, begun, ended }: DayOfChange): DayOfChange {
  const sources = new Map<string, { readonly from: string; readonly isWhole: boolean }[]>();
  const add = (to: string, from: string, isWhole: boolean) => {
    if (to !== NOBODY) sources.set(to, [...(sources.get(to) ?? []), { from, isWhole }]);
  };
  for (const [from, { to }] of moves) for (const each of to) add(each, from, to.size === 1);
  const back = new Map<string, Move>();
  for (const [to, from] of sources) {
    // A unit that no change of the day takes from was itself, whatever came to it.
    if (!begun.has(to) && !moves.has(to)) from.push({ from: to, isWhole: true });
    const others = from.filter((source) => source.from !== to);
    const isMerged = others.some(({ isWhole }) => isWhole);
    back.set(to, {
      to: new Set(from.map((source) => source.from)),
      reason: isMerged ? 'MERGED_FROM_SEVERAL' : 'PARTLY_MOVED',
    });
  }
  return { moves: back, begun, ended };
}

/** Units that changes join, however far: each with the days on which any of them changed. */
function relatedUnits(changes: readonly BoundaryChange[]): ReadonlyMap<string, { readonly changedOn: string[] }> {
  const groups = new Map<string, { units: string[]; changedOn: string[] }>();
  for (const { on, from, to } of changes) {
    const joined = { units: [] as string[], changedOn: [on] };
    const units = [...new Set([...from, ...to])];
    const known = new Set(units.map((unit) => groups.get(unit) ?? { units: [unit], changedOn: [] }));
    for (const { units, changedOn } of known) {
      joined.units.push(...units);
      joined.changedOn.push(...changedOn);
    }
    for (const unit of joined.units) groups.set(unit, joined);
  }
  for (const group of new Set(groups.values())) group.changedOn = [...new Set(group.changedOn)].sort();
  return groups;
}
