import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import type { WithdrawTaskInput } from '../generated/types.ts';
import { taskProblems } from '../problems/tasks.ts';
import { problems } from '../problems.ts';
import { dayRefusals } from '../rules/commands.ts';
import { mayChange, requireKnown } from './authority.ts';
import { chosenAssignments, successorsOf } from './chosen.ts';
import { authorityProblems, problemOf } from './named.ts';
import { asSent, kept, longLists, malformedTexts, refused, requireIds } from './sent.ts';
import { changeAssignments, lockTask, NO_RECORD } from './work.ts';

/**
 * Take back a task or some of its assignments, for operators and for officers of the issuer. What was reported until then stays. A
 * decision of a day before one was passed on, heard of only now, takes back what it became as well.
 *
 * Refused with TASK_NOT_FOUND, NOT_YOURS, or with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE,
 * LIST_TOO_LONG, DAY_IN_FUTURE, DAY_TOO_EARLY, DIRECTIVE_NOT_FOUND, AUTHORISED_LATER, ASSIGNMENT_NOT_FOUND, ASSIGNMENT_ENDED,
 * ASSIGNMENTS_REQUIRED, ASSIGNMENTS_TOO_MANY.
 */
export async function withdrawTask(context: Context, input: WithdrawTaskInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const { today } = context.present.readAt;
  const command = { name: 'withdrawTask', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = [...longLists(input), ...malformedTexts(input)];
    if (malformed.length > 0) return refused(malformed);

    const { taskId, authorisedById, decidedOn } = input;
    const locked = await lockTask(em, taskId);
    if (!locked) return refused([taskProblems.TASK_NOT_FOUND(['taskId'], taskId)]);
    if (!mayChange(viewer, locked)) return refused([problems.NOT_YOURS(['taskId'])]);

    const dayProblems = dayRefusals(['decidedOn'], decidedOn, { first: locked.work.issuedOn, today }).map(problemOf);
    const { chosen, found: unchosen } =
      dayProblems.length > 0
        ? { chosen: [], found: [] }
        : chosenAssignments(locked, input.assignmentIds, { decidedOn, today });
    const found = [...dayProblems, ...(await authorityProblems(em, authorisedById, decidedOn)).found, ...unchosen];
    if (found.length > 0) return refused(found);

    const ended = chosen.flatMap(({ assignmentId }) => [
      assignmentId,
      ...successorsOf(locked, assignmentId).map((successor) => successor.assignmentId),
    ]);
    const changed = [...new Set(ended)].map((id) => {
      const record = locked.records.get(id) ?? NO_RECORD;
      const withdrawal = { withdrawalId: randomUUID(), authorisedById, decidedOn, reason: kept(input.reason) };
      return [id, { ...record, withdrawals: [...record.withdrawals, withdrawal] }] as const;
    });
    await changeAssignments(em, locked, 'ASSIGNMENT_WITHDRAWN', new Map(changed));
    return { made: { task: taskId }, problems: [] };
  });
}
