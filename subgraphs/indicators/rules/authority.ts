import type { Viewer } from '../../../platform/viewer.ts';
import type { ObservationScope } from '../generated/types.ts';

type Acting = Pick<Viewer, 'roles' | 'agencyIds'>;

/** Whose work an observation is about, and how it came to be known. */
export interface ObservedWork {
  readonly scope: ObservationScope | string;
  readonly agencyId: string | null;
  /** DOCUMENT, REPORTED, IMPORTED or COMPUTED. */
  readonly source: string;
}

/** Whether a viewer speaks for an agency: its officers and stewards do. Operators run the hub and speak for none. */
export function actsFor(viewer: Acting, agencyId: string | null): boolean {
  const isOfficer = viewer.roles.includes('officer') || viewer.roles.includes('steward');
  return isOfficer && agencyId !== null && viewer.agencyIds.includes(agencyId);
}

export function isOperator({ roles }: Pick<Viewer, 'roles'>): boolean {
  return roles.includes('operator');
}

/** Whether a viewer may record a number: of one agency its officers, of several together operators alone. */
export function mayRecordOf(viewer: Acting, { scope, agencyId }: Omit<ObservedWork, 'source'>): boolean {
  return isOperator(viewer) || (scope === 'AGENCY' && actsFor(viewer, agencyId));
}

/**
 * Whether a viewer may correct a number. What a document states of an agency its officers do not correct, unless they have
 * recorded it themselves: the agency would put its own words in the mouth of who judges it.
 */
export function mayCorrect(viewer: Acting, work: ObservedWork, isOwnRecord: boolean): boolean {
  if (isOperator(viewer)) return true;
  return mayRecordOf(viewer, work) && (isReported(work) || isOwnRecord);
}

/** Whether a number was told to the hub, not read in a document nor computed. */
export function isReported({ source }: Pick<ObservedWork, 'source'>): boolean {
  return source === 'REPORTED' || source === 'IMPORTED';
}

/** Whether a viewer may override a number: who judges the results, and operators; whoever speaks for the agency itself does not. */
export function mayOverride(
  viewer: Acting,
  { agencyId }: Pick<ObservedWork, 'agencyId'>,
  evaluatorId: string | null,
): boolean {
  if (actsFor(viewer, agencyId)) return false;
  return isOperator(viewer) || actsFor(viewer, evaluatorId);
}

/** Whether a viewer may record the cases of a unit: operators, and who speaks for it or for one above it. */
export function mayRecordCasesOf(viewer: Acting, unitAndAbove: readonly string[]): boolean {
  return isOperator(viewer) || unitAndAbove.some((agencyId) => actsFor(viewer, agencyId));
}

/** Whether a viewer may take back a number that is overridden, and the override with it: operators who do not speak for its agency. */
export function mayWithdrawOverridden(viewer: Acting, { agencyId }: Pick<ObservedWork, 'agencyId'>): boolean {
  return isOperator(viewer) && !actsFor(viewer, agencyId);
}

/** Whether a viewer may record a published score: operators and who judges the results; whoever speaks for the scored agency does not. */
export function mayRecordScore(viewer: Acting, agencyId: string, evaluatorIds: readonly (string | null)[]): boolean {
  if (actsFor(viewer, agencyId)) return false;
  return isOperator(viewer) || evaluatorIds.some((evaluatorId) => actsFor(viewer, evaluatorId));
}

/**
 * Whether a viewer may write a formula: operators, and officers of who owns its indicator where it is asked with everybody's rights.
 * Whose data the others ask for decides who approves them: that is not for the owner of the indicator to say.
 */
export function mayWriteFormula(viewer: Acting, ownerId: string | null, rights: string): boolean {
  return isOperator(viewer) || (rights === 'PUBLIC' && actsFor(viewer, ownerId));
}

/** Whether a viewer may end a formula, whatever its rights are. */
export function mayEndFormula(viewer: Acting, ownerId: string | null): boolean {
  return isOperator(viewer) || actsFor(viewer, ownerId);
}
