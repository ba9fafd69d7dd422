import type { FormulaRights, FormulaVariable } from '../../../schema/formula.ts';
import type { Refusal } from './stated-number.ts';

/** What a formula says beside its question and paths. */
export interface FormulaFrame {
  readonly denominatorPath: string | null;
  readonly rights: FormulaRights | string;
  readonly dataOwnerId: string | null;
  readonly scope: string;
  readonly classId: string | null;
  readonly grain: string;
}

/** What a formula computes. */
export interface ComputedIndicator {
  readonly unit: string;
  readonly method: string;
  readonly ownerId: string | null;
}

export type FormulaRefusalCode =
  | 'FORMULA_METHOD_UNFIT'
  | 'FORMULA_UNIT_UNFIT'
  | 'FORMULA_DENOMINATOR_MISSING'
  | 'FORMULA_DENOMINATOR_UNNEEDED'
  | 'FORMULA_OWNER_MISSING'
  | 'FORMULA_DATA_OWNER_MISSING'
  | 'FORMULA_DATA_OWNER_UNNEEDED'
  | 'FORMULA_CLASS_MISSING'
  | 'FORMULA_CLASS_UNNEEDED'
  | 'FORMULA_AGENCY_UNASKED'
  | 'FORMULA_AGENCY_UNNEEDED'
  | 'FORMULA_PERIOD_UNASKED'
  | 'FORMULA_GRAIN_UNFIT';

/** Units that come out of counting: cases out of cases, or cases. */
const COUNTED_UNITS = ['PERCENT', 'COUNT'];

/**
 * What is wrong with a formula beside its question. What is asked of people or put together by an evaluator is never live, so
 * nothing computes it; and a question that does not say of when, or of whom, would give the same number to all of them.
 */
export function formulaRefusals(
  frame: FormulaFrame,
  variables: readonly FormulaVariable[],
  indicator: ComputedIndicator,
): Refusal<FormulaRefusalCode>[] {
  const { denominatorPath, rights, dataOwnerId, scope, classId, grain } = frame;
  const found: Refusal<FormulaRefusalCode>[] = [];
  const add = (code: FormulaRefusalCode, field: string, ...named: readonly string[]) =>
    found.push({ code, at: [field], named });

  if (indicator.method !== 'COUNTED') add('FORMULA_METHOD_UNFIT', 'indicatorId', indicator.method);
  else if (!COUNTED_UNITS.includes(indicator.unit)) add('FORMULA_UNIT_UNFIT', 'indicatorId', indicator.unit);
  else if (indicator.unit === 'PERCENT' && denominatorPath === null) {
    add('FORMULA_DENOMINATOR_MISSING', 'denominatorPath');
  } else if (indicator.unit === 'COUNT' && denominatorPath !== null) {
    add('FORMULA_DENOMINATOR_UNNEEDED', 'denominatorPath');
  }

  if (rights === 'INTERNAL' && dataOwnerId === null) add('FORMULA_DATA_OWNER_MISSING', 'dataOwnerId');
  if (rights === 'INTERNAL' && indicator.ownerId === null) add('FORMULA_OWNER_MISSING', 'rights');
  if (rights === 'PUBLIC' && dataOwnerId !== null) add('FORMULA_DATA_OWNER_UNNEEDED', 'dataOwnerId');

  const isOfOne = scope === 'AGENCY';
  if (isOfOne && classId === null) add('FORMULA_CLASS_MISSING', 'agencyClassId');
  if (!isOfOne && classId !== null) add('FORMULA_CLASS_UNNEEDED', 'agencyClassId');
  if (isOfOne && !variables.includes('agencyId')) add('FORMULA_AGENCY_UNASKED', 'document');
  if (!isOfOne && variables.includes('agencyId')) add('FORMULA_AGENCY_UNNEEDED', 'document');
  if (!variables.includes('from') && !variables.includes('to')) add('FORMULA_PERIOD_UNASKED', 'document');
  if (grain === 'DAY') add('FORMULA_GRAIN_UNFIT', 'grain');
  return found;
}

/** That an agency agreed, for a side, to what a formula said then. */
export interface GivenApproval {
  readonly side: string;
  readonly agencyId: string;
  readonly definitionHash: string;
}

/** Whose approval a side takes; null where nobody is known. */
export function approverOf(
  side: string,
  { dataOwnerId }: Pick<FormulaFrame, 'dataOwnerId'>,
  ownerId: string | null,
): string | null {
  return side === 'DATA_OWNER' ? dataOwnerId : ownerId;
}

/** Approvals that count: of the formula word for word, by whom it takes now. */
export function countingApprovals<Approval extends GivenApproval>(
  approvals: readonly Approval[],
  formula: Pick<FormulaFrame, 'dataOwnerId'> & { readonly definitionHash: string },
  ownerId: string | null,
): Approval[] {
  return approvals.filter(
    ({ side, agencyId, definitionHash }) =>
      definitionHash === formula.definitionHash && agencyId === approverOf(side, formula, ownerId),
  );
}

/** Whether a formula has what its rights need, given the approvals that count. */
export function isApproved(rights: string, counting: readonly Pick<GivenApproval, 'side'>[]): boolean {
  return rights === 'PUBLIC' || ['OWNER', 'DATA_OWNER'].every((side) => counting.some((each) => each.side === side));
}
