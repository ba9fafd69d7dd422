import { type AgencyClassExpression, isWhole } from '../../../domain/agency-class.ts';

/** Whom an addressee of a task stands for, as far as is known. */
export interface Addressed {
  readonly agencyId: string | null;
  /** Whether members of the class are known. */
  readonly hasMembers: boolean;
  /** The class as the register defines it; null without one, and while the register has none of that id. */
  readonly definition: Readonly<Record<string, unknown>> | null;
}

/**
 * Whether those whom an addressee stands for are all known one by one: it is an agency, or a class of which the register holds
 * every member. Not so one with members that stand in no register, or of which only some are known: who counts then,
 * counts too few.
 */
export function isKnownOneByOne({ agencyId, hasMembers, definition }: Addressed): boolean {
  if (agencyId !== null) return true;
  return hasMembers && definition !== null && isWhole(definition as unknown as AgencyClassExpression);
}
