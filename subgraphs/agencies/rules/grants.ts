import { overlaps } from '../../../domain/agency-tree.ts';
import { addDays } from '../../../domain/period.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { AgencyKind, Role } from '../generated/types.ts';

/** All that a grant says. Days are inclusive; a null last day is open. */
export interface GrantTerms {
  readonly subject: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: string;
  readonly givenBy: string;
  readonly endedBecause: string | null;
}

/** First and last day of a grant, both inclusive. Of one that was ended before it began, the last is the day before the first. */
type GrantDays = Pick<GrantTerms, 'validFrom' | 'validTo'>;

const FOR_AN_AGENCY: ReadonlySet<Role> = new Set(['OFFICER', 'STEWARD', 'MONITOR']);
const GIVEN_BY_STEWARDS: ReadonlySet<Role> = new Set(['OFFICER', 'STEWARD']);
const GIVEN_TO_NOBODY: ReadonlySet<Role> = new Set(['PUBLIC', 'CITIZEN']);
const OVERSEEN: ReadonlySet<AgencyKind> = new Set(['MINISTRY', 'MINISTRY_LEVEL', 'GOVERNMENT_ATTACHED', 'PROVINCE']);

/** Whether somebody has to be given the role to have it: not the public's, nor that of whoever is known. */
export function isGrantable(role: Role): boolean {
  return !GIVEN_TO_NOBODY.has(role);
}

/** Whether a role is one for an agency: acted for by officers and stewards, overseen by monitors. */
export function isForAnAgency(role: Role): boolean {
  return FOR_AN_AGENCY.has(role);
}

/** Whether the Prime Minister's task force oversees agencies of the kind: ministries, what is of their rank, provinces. */
export function canBeOverseen(kind: AgencyKind): boolean {
  return OVERSEEN.has(kind);
}

const SUBJECT = /^(person|machine|dev):[!-~](?:[ -~]{0,198}[!-~])?$/;

/**
 * Whether a text can name a caller: how it was made known, and 1 to 200 readable ASCII characters, which is what the gateway
 * takes of a token. A name that looks like another's would have a grant that nobody notices.
 */
export function isSubject(text: string): boolean {
  return SUBJECT.test(text);
}

/** Whose grants a viewer may see: everybody's, or its own and those for certain agencies. */
export interface Sight {
  readonly isAll: boolean;
  readonly subject: string;
  readonly agencyIds: readonly string[];
}

/**
 * What a viewer sees of the grants; null for one without the scope. `stewardReach`: the agencies that it is steward of,
 * and those below them. The same rule stands in SQL, as the policies of the table: see migrations/002-grants.ts.
 */
export function sightOf(viewer: Viewer, stewardReach: readonly string[]): Sight | null {
  if (!viewer.scopes.includes('grants:read')) return null;
  const is = (...roles: readonly Viewer['roles'][number][]) => roles.some((role) => viewer.roles.includes(role));
  const agencyIds = [
    ...(is('officer', 'steward') ? viewer.readsAgencyIds : []),
    ...(is('monitor') ? viewer.overseesAgencyIds : []),
    ...stewardReach,
  ];
  return { isAll: is('operator', 'auditor'), subject: viewer.subject, agencyIds: [...new Set(agencyIds)] };
}

/** Whether a grant is one of those that are seen. */
export function isSeen(grant: Pick<GrantTerms, 'subject' | 'agencyId'>, sight: Sight | null): boolean {
  if (sight === null) return false;
  if (sight.isAll || grant.subject === sight.subject) return true;
  return grant.agencyId !== null && sight.agencyIds.includes(grant.agencyId);
}

/** Whether a viewer may give and end such a grant, but for its own: operators any, stewards what is of their reach. */
export function mayGive(
  { roles }: Pick<Viewer, 'roles'>,
  stewardReach: readonly string[],
  { role, agencyId }: Pick<GrantTerms, 'role' | 'agencyId'>,
): boolean {
  if (roles.includes('operator')) return true;
  return GIVEN_BY_STEWARDS.has(role) && agencyId !== null && stewardReach.includes(agencyId);
}

/** Whether a grant never held on any day, having been ended before it began. */
function isVoid({ validFrom, validTo }: GrantDays): boolean {
  return validTo !== null && validTo < validFrom;
}

/** Whether one of these grants shares a day with the span. */
export function sharesADay(grants: readonly GrantDays[], span: GrantDays): boolean {
  return grants.some((grant) => !isVoid(grant) && overlaps(grant, span));
}

/** What ending a grant comes to: its last day, or why it cannot be ended so. */
export type Ending =
  | { readonly validTo: string }
  | { readonly refused: 'IS_OVER' | 'ENDS_SOONER' | 'IS_PAST'; readonly day: string };

/**
 * The last day that a grant gets when it is ended on `today`: the one asked for, or yesterday, so that it ends at once.
 * One that has not begun is ended the day before it would have begun, and never holds.
 *
 * Refused where it is over (IS_OVER), where it ends on that day or sooner anyway (ENDS_SOONER: ending only shortens),
 * and for a day before yesterday (IS_PAST: on those days it held, and what was done then was done with it).
 */
export function endingOf(grant: GrantDays, asked: string | null, today: string): Ending {
  const yesterday = addDays(today, -1);
  if (grant.validTo !== null && (grant.validTo < today || isVoid(grant))) {
    return { refused: 'IS_OVER', day: grant.validTo };
  }
  if (asked !== null && asked < yesterday) return { refused: 'IS_PAST', day: yesterday };
  const wanted = asked ?? yesterday;
  const validTo = wanted < grant.validFrom ? addDays(grant.validFrom, -1) : wanted;
  if (grant.validTo !== null && validTo >= grant.validTo) return { refused: 'ENDS_SOONER', day: grant.validTo };
  return { validTo };
}
