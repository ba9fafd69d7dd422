import type { AgencyGroupFlag } from '../generated/types.ts';

/** For whom an agency's numbers of a day count on the boundaries asked for, and what has to be known of that. */
export interface Standing {
  /** Null when nobody stands for it; `flag` then says why. */
  readonly targetId: string | null;
  readonly flag: AgencyGroupFlag | null;
}

/** An agency as it is looked at: on the boundaries of the day asked for, or, where it cannot be shown so, as it was. */
export interface Unit {
  readonly agencyId: string;
  /** Those whose numbers are its own, as they were; itself alone for most. */
  readonly memberIds: readonly string[];
  readonly flags: readonly AgencyGroupFlag[];
  readonly isOnBoundaries: boolean;
}

/** Flags that a unit can have, in the order of the schema. */
const FLAGS: readonly AgencyGroupFlag[] = [
  'SPLIT',
  'MERGED_FROM_SEVERAL',
  'PARTLY_MOVED',
  'NO_COUNTERPART',
  'APPORTIONED',
];

/** Agencies as they were, where no day of boundaries is asked for. */
export function asTheyWere(agencyIds: readonly string[]): Unit[] {
  return agencyIds.map((agencyId) => ({ agencyId, memberIds: [agencyId], flags: [], isOnBoundaries: true }));
}

/**
 * Agencies on the boundaries of a day, by what stands there for each (ADR 014): those for which one unit stands are that unit
 * together. Who was split, has lost a function or has no counterpart stays as it was, with the reason: how much of its
 * number is whose, nobody has said. Nor is that known of a unit of which a part is such a number, if it was itself
 * among the agencies: then its other members stay as they were, too, with its reason.
 */
export function unitsOf(agencyIds: readonly string[], standingOf: (agencyId: string) => Standing): Unit[] {
  const standings = new Map(agencyIds.map((id) => [id, standingOf(id)]));
  /** A unit that did not exist yet, or was among the agencies and stands for itself. */
  const isWhole = (targetId: string) => {
    const own = standings.get(targetId);
    return own === undefined || own.targetId === targetId;
  };

  const units = new Map<string, { memberIds: string[]; flags: Set<AgencyGroupFlag> }>();
  const unchanged: Unit[] = [];
  for (const [agencyId, { targetId, flag }] of standings) {
    if (targetId !== null && isWhole(targetId)) {
      const unit = units.get(targetId) ?? { memberIds: [], flags: new Set() };
      unit.memberIds.push(agencyId);
      if (flag !== null) unit.flags.add(flag);
      units.set(targetId, unit);
      continue;
    }
    const why = flag ?? (targetId === null ? null : standings.get(targetId)!.flag) ?? 'NO_COUNTERPART';
    unchanged.push({ agencyId, memberIds: [agencyId], flags: [why], isOnBoundaries: false });
  }
  const onBoundaries = [...units].map(([agencyId, { memberIds, flags }]) => ({
    ...{ agencyId, memberIds, isOnBoundaries: true },
    flags: FLAGS.filter((flag) => flags.has(flag)),
  }));
  return [...onBoundaries, ...unchanged];
}

/** Whether a unit has the numbers of others than itself as it was. */
export function isRecast({ agencyId, memberIds, isOnBoundaries }: Unit): boolean {
  return isOnBoundaries && (memberIds.length > 1 || memberIds[0] !== agencyId);
}
