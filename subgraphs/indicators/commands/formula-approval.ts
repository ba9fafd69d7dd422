import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import type { ApproveFormulaInput, WithdrawFormulaApprovalInput } from '../generated/types.ts';
import { formulaProblems } from '../problems/formulas.ts';
import { actsFor } from '../rules/authority.ts';
import { approverOf } from '../rules/formula.ts';
import { lockedFormula } from './formula.ts';
import { recordApprovals } from './record-formulas.ts';
import { asSent, kept, malformedIn, refused, requireIds, requireWriter } from './sent.ts';
import type { StoredFormula } from './stored-formulas.ts';

/**
 * Approve a formula for the owner of its indicator or of the data, by an officer of that agency: an operator stands for neither, and
 * one person does not approve for both.
 *
 * Refused with what is wrong with the basis; with FORMULA_NOT_FOUND; with FORMULA_APPROVAL_UNNEEDED; with
 * FORMULA_APPROVAL_NOT_YOURS; with all of FORMULA_ENDED, FORMULA_CHANGED, FORMULA_APPROVAL_OF_BOTH. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function approveFormula(context: Context, input: ApproveFormulaInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, formulaId, side, definitionHash } = input;
  const command = { name: 'approveFormula', idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(input);
    if (malformed.length > 0) return refused(malformed);
    const { stored, found } = await lockedFormula(em, formulaId);
    if (!stored) return refused(found);
    const { record, approvals } = stored;
    const strange = strangerTo(stored, side, viewer);
    if (strange.length > 0) return refused(strange);
    const wrong = [
      ...(record.endedOn === null ? [] : [formulaProblems.FORMULA_ENDED(['formulaId'], record.key, record.endedOn)]),
      ...(definitionHash === stored.definitionHash
        ? []
        : [formulaProblems.FORMULA_CHANGED(['definitionHash'], record.key)]),
      ...((await hasApprovedElsewhere(em, formulaId, side))
        ? [formulaProblems.FORMULA_APPROVAL_OF_BOTH(['side'])]
        : []),
    ];
    if (wrong.length > 0) return refused(wrong);
    const others = approvals.filter((each) => each.side !== side);
    const agencyId = approverOf(side, record, stored.indicator.ownerId)!;
    await recordApprovals(em, formulaId, [...others, { side, agencyId, definitionHash, basis: kept(input.basis) }]);
    return { made: { formula: formulaId }, problems: [] };
  });
}

/**
 * Take back an approval, by an officer of the agency that it is of: the formula is run no more until it is given again.
 *
 * Refused with what is wrong with the reason; with FORMULA_NOT_FOUND; with FORMULA_APPROVAL_UNNEEDED; with FORMULA_APPROVAL_NOT_YOURS;
 * with FORMULA_APPROVAL_NOT_FOUND.
 */
export async function withdrawFormulaApproval(context: Context, input: WithdrawFormulaApprovalInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, formulaId, side } = input;
  const command = { name: 'withdrawFormulaApproval', idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(input);
    if (malformed.length > 0) return refused(malformed);
    const { stored, found } = await lockedFormula(em, formulaId);
    if (!stored) return refused(found);
    const strange = strangerTo(stored, side, viewer);
    if (strange.length > 0) return refused(strange);
    const left = stored.approvals.filter((each) => each.side !== side);
    if (left.length === stored.approvals.length) return refused([formulaProblems.FORMULA_APPROVAL_NOT_FOUND(['side'])]);
    await recordApprovals(em, formulaId, left, kept(input.reason));
    return { made: { formula: formulaId }, problems: [] };
  });
}

/** Why an approval is not for a viewer to give or take back. */
function strangerTo({ record, indicator }: StoredFormula, side: string, viewer: Context['viewer']): Problem[] {
  if (record.rights === 'PUBLIC') return [formulaProblems.FORMULA_APPROVAL_UNNEEDED(['formulaId'])];
  if (actsFor(viewer, approverOf(side, record, indicator.ownerId))) return [];
  return [formulaProblems.FORMULA_APPROVAL_NOT_YOURS(['side'])];
}

/** Whether the viewer has given an approval for another side that stands. */
async function hasApprovedElsewhere(em: EntityManager, formulaId: string, side: string): Promise<boolean> {
  const rows: { own: boolean }[] = await em.execute(
    `select is_recorded_by_viewer(a.seq) as own from formula_approval_fact a
      where a.formula_id = ? and a.side <> ? and a.closed_seq is null`,
    [formulaId, side],
  );
  return rows.some(({ own }) => own);
}
