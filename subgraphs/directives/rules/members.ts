import type { MemberFacts } from './work.ts';

/** Who belongs to a class that a task addresses, and what was recorded of its members until now. */
export interface Expansion {
  readonly addresseeId: string;
  /** CLASS_IF_CONCERNED: the class has a condition ("liên quan") that the register cannot judge. */
  readonly basis: string;
  /** The members by the register. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** Members that are recorded. */
  readonly current: readonly MemberFacts[];
  /** Assignments of agencies that were members before, by agency. */
  readonly former: ReadonlyMap<string, string>;
  /** Whether an assignment has a history of its own: a report, a word on whether it is meant, a transfer. */
  readonly hasHistory: (assignmentId: string) => boolean;
}

/**
 * The members that an addressee is to have: those that the register names, bound, or only perhaps meant where the class has a
 * condition; and those that an officer added. Who was a member before keeps the assignment, also when it comes back.
 *
 * An agency that is no more of the class but whose assignment has a history stays, as one only perhaps meant: what was done
 * under the directive does not vanish because the register was put right, yet nothing is asked of the agency and no alarm
 * rises until an officer says that it is meant.
 */
export function expandedMembers(expansion: Expansion, mintId: () => string): MemberFacts[] {
  const { addresseeId, agencies, current, former, hasHistory } = expansion;
  const concern = expansion.basis === 'CLASS_IF_CONCERNED' ? ('POTENTIAL' as const) : ('BOUND' as const);
  const recorded = new Map(current.map((member) => [member.agencyId, member]));
  const named = new Set(agencies.map(({ id }) => id));

  const members = agencies.map(({ id, name }): MemberFacts => {
    const member = recorded.get(id);
    if (member?.source === 'OFFICER') return member;
    if (member) return { ...member, concern };
    const assignmentId = former.get(id) ?? mintId();
    return { assignmentId, addresseeId, agencyId: id, name, concern, source: 'CLASS' };
  });
  const left = current
    .filter(({ agencyId }) => !named.has(agencyId))
    .flatMap((member): MemberFacts[] => {
      if (member.source === 'OFFICER') return [member];
      return hasHistory(member.assignmentId) ? [{ ...member, concern: 'POTENTIAL' }] : [];
    });
  return [...members, ...left];
}
