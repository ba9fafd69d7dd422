import { type AgencyClassExpression, type AgencyRegister, membersOn } from '../../../domain/agency-class.ts';
import type { AgencyLevel, ObservationScope } from '../generated/types.ts';
import type { JudgedTarget } from './evaluation.ts';

/** The register of agencies as far as it decides whom a target binds. */
export interface KnownRegister extends AgencyRegister {
  readonly classes: ReadonlyMap<string, AgencyClassExpression>;
  readonly levels: ReadonlyMap<string, AgencyLevel>;
}

type Scope = Pick<JudgedTarget, 'from' | 'to' | 'boundOn' | 'classIds' | 'agencyIds'>;

/**
 * The agencies that a target binds, by id: the members of its classes on the last day of its time
 * (of a duty without one, on the day that is asked about), and those that it names.
 * Whoever had ended before that time began, or is first founded after it, is not bound; a name that the register does not
 * hold is believed.
 */
export function boundAgencies({ from, to, boundOn, classIds, agencyIds }: Scope, register: KnownRegister): string[] {
  const bound = new Set<string>();
  for (const classId of classIds) {
    const expression = register.classes.get(classId);
    if (!expression) continue;
    for (const id of membersOn(expression, register, boundOn).memberIds) bound.add(id);
  }
  for (const id of agencyIds) {
    const agency = register.byId.get(id);
    if ((agency?.validTo ?? from) >= from && (agency?.validFrom ?? to) <= to) bound.add(id);
  }
  return [...bound].sort();
}

/** Groups of agencies that a target binds as a whole, so that a number about them together can be held against it. */
export function boundGroups(
  { boundOn, classIds }: Scope,
  register: KnownRegister,
): Exclude<ObservationScope, 'AGENCY'>[] {
  const whole = classIds
    .map((id) => register.classes.get(id))
    .filter((expression) => expression !== undefined)
    .filter((expression) => isOfWholeCountry(expression) && (expression.validTo ?? boundOn) >= boundOn);
  const ministries = whole.some(({ kinds }) => kinds.includes('MINISTRY'));
  const localities = whole.some(({ kinds }) => kinds.includes('PROVINCE'));
  return [
    ...(ministries ? (['MINISTRIES'] as const) : []),
    ...(localities ? (['LOCALITIES'] as const) : []),
    ...(ministries && localities ? (['MINISTRIES_AND_LOCALITIES'] as const) : []),
  ];
}

/** Not of some only, nor of those in one place. Who stands above them does not matter: they are of the highest rank. */
function isOfWholeCountry({ membership, withinId, provinceIds }: AgencyClassExpression): boolean {
  return membership === 'ALL' && withinId === null && (provinceIds ?? []).length === 0;
}
