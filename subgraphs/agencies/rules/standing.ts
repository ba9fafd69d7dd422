import { inForceOn, type ValidDays } from '../../../domain/agency-tree.ts';
import type { Role, SuccessionKind } from '../generated/types.ts';

/** A grant of somebody, with the days of the agency it is for. */
export interface HeldGrant extends ValidDays {
  readonly role: Role;
  readonly agencyId: string | null;
  /** Null for a role of the whole hub, and for an agency that the register does not know. */
  readonly agency: ValidDays | null;
}

/** That one agency took something over from another on a day. */
export interface Takeover {
  readonly kind: SuccessionKind;
  /** The first day of the new state. */
  readonly on: string;
  readonly fromId: string;
  readonly toId: string;
}

/** What somebody may be on a day, and where. Ids in their order, each once. */
export interface StandingOn {
  readonly roles: readonly Role[];
  readonly agencyIds: readonly string[];
  readonly readsAgencyIds: readonly string[];
  readonly overseesAgencyIds: readonly string[];
}

/**
 * Whether a grant makes anybody anything on a day: the day is one of its own and of its agency's. An agency that was
 * merged has no officers from the next day on; the successor's steward makes them officers anew.
 */
export function grantHoldsOn(grant: HeldGrant, day: string): boolean {
  if (!inForceOn(grant, day)) return false;
  return grant.agencyId === null || (grant.agency !== null && inForceOn(grant.agency, day));
}

/** What the grants of one subject come to on a day. */
export function standingOn(grants: readonly HeldGrant[], takeovers: readonly Takeover[], day: string): StandingOn {
  const held = grants.filter((grant) => grantHoldsOn(grant, day));
  const agenciesOf = (...roles: readonly Role[]) =>
    sorted(held.flatMap(({ role, agencyId }) => (agencyId !== null && roles.includes(role) ? [agencyId] : [])));

  const agencyIds = agenciesOf('OFFICER', 'STEWARD');
  return {
    roles: sorted(held.map(({ role }) => role)),
    agencyIds,
    readsAgencyIds: withPredecessors(agencyIds, takeovers, day),
    overseesAgencyIds: agenciesOf('MONITOR'),
  };
}

/**
 * Reorganisations in which the whole of an agency passed on, its papers with it: docs/decisions/010. After a split nobody
 * knows to whom a paper went, and a transfer moves functions, not papers: of neither anything follows.
 */
const PASSES_PAPERS_ON: ReadonlySet<SuccessionKind> = new Set(['MERGE', 'ABSORB', 'RENAME']);

/** The agencies, and all that they took over from by a day, directly or through others. */
export function withPredecessors(
  agencyIds: readonly string[],
  takeovers: readonly Takeover[],
  day: string,
): readonly string[] {
  const predecessors = Map.groupBy(
    takeovers.filter(({ kind, on }) => PASSES_PAPERS_ON.has(kind) && on <= day),
    ({ toId }) => toId,
  );
  const found = new Set(agencyIds);
  // The set grows while it is walked, and holds each once: a cycle in the register ends here.
  for (const id of found) for (const { fromId } of predecessors.get(id) ?? []) found.add(fromId);
  return sorted([...found]);
}

function sorted<Text extends string>(texts: readonly Text[]): Text[] {
  return [...new Set(texts)].sort();
}
