import type { Outcome } from '../../../platform/receipt.ts';
import { recordTasks } from '../commands.ts';
import type { Context } from '../context.ts';
import type { AddresseeInput, AssignTaskInput } from '../generated/types.ts';
import { taskProblems } from '../problems/tasks.ts';
import { workProblems } from '../problems/work.ts';
import { problems } from '../problems.ts';
import { dutyOn, type HeldAssignment, heldAssignmentsOf } from '../rules/work.ts';
import { addresseeProblems, malformedAddressees, recordedAddressee } from './addressees.ts';
import { mayChange, requireKnown } from './authority.ts';
import { expandAddressees, holdRegister } from './expansion.ts';
import { authorityProblems } from './named.ts';
import { asSent, LIST_CAP, refused, requireIds } from './sent.ts';
import { storedTasks } from './stored-tasks.ts';
import { lockTask } from './work.ts';

/**
 * Give a task to one more agency or class, for operators and for officers of the issuer. It counts as if the directive had named
 * it: the deadline is that of the task. A class is expanded for the day of issue.
 *
 * Refused with TASK_NOT_FOUND, NOT_YOURS, ASSIGNED_ALREADY when the addressee has the task in that role, or with all of these
 * that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, ADDRESSEE_AMBIGUOUS, CONDITION_WITHOUT_CLASS, AGENCY_NOT_FOUND,
 * AGENCY_NOT_IN_FORCE, AGENCY_CLASS_NOT_FOUND, DIRECTIVE_NOT_FOUND, ASSIGNMENTS_TOO_MANY when the task has 100 addressees.
 */
export async function assignTask(context: Context, input: AssignTaskInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const command = { name: 'assignTask', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const { taskId, addressee, authorisedById } = input;
    const malformed = malformedAddressees(addressee, ['addressee']);
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em);
    const locked = await lockTask(em, taskId);
    if (!locked) return refused([taskProblems.TASK_NOT_FOUND(['taskId'], taskId)]);
    if (!mayChange(viewer, locked)) return refused([problems.NOT_YOURS(['taskId'])]);

    const { issuedOn, addressees } = locked.work;
    const same = heldAssignmentsOf(locked.work).find((held) => isHeldBy(held, addressee));
    if (same) return refused([taskProblems.ASSIGNED_ALREADY(['addressee'], same.assignmentId)]);
    const found = [
      ...(await addresseeProblems(em, [{ addressee, at: ['addressee'] }], issuedOn)),
      ...(await authorityProblems(em, authorisedById, null)).found,
    ];
    if (addressees.length >= LIST_CAP) {
      found.push(workProblems.ASSIGNMENTS_TOO_MANY([], String(LIST_CAP), String(addressees.length + 1)));
    }
    if (found.length > 0) return refused(found);

    const [record] = await storedTasks(em, [taskId]);
    const added = recordedAddressee(addressee, authorisedById);
    await recordTasks(em, [{ ...record!, assignments: [...record!.assignments, added] }]);
    await expandAddressees(em, [taskId]);
    return { made: { assignment: added.id }, problems: [] };
  });
}

/** Whether an assignment in force is set to the same agency or class in the same role, not to one as a member of a class. */
function isHeldBy(held: HeldAssignment, { agencyId, agencyClassId, role }: AddresseeInput): boolean {
  if (held.addresseeId !== null || held.addressee.role !== role) return false;
  if (dutyOn(held.history, null).endedOn !== null) return false;
  return agencyId == null
    ? agencyClassId != null && held.isClass && held.addressee.classId === agencyClassId
    : held.agencyId === agencyId;
}
