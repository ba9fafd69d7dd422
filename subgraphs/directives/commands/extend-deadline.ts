import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import type { ExtendDeadlineInput } from '../generated/types.ts';
import { taskProblems } from '../problems/tasks.ts';
import { problems } from '../problems.ts';
import { dayRefusals } from '../rules/commands.ts';
import { hasPeriods, readingFacts } from '../rules/deadline/facts.ts';
import type { Deadline } from '../rules/deadline/model.ts';
import { mayChange, requireKnown } from './authority.ts';
import { chosenAssignments } from './chosen.ts';
import { readWords } from './deadline-words.ts';
import { deadlineColumns } from './deadlines.ts';
import { holdRegister } from './expansion.ts';
import { authorityProblems, problemOf } from './named.ts';
import { asSent, kept, longLists, malformedTexts, refused, requireIds } from './sent.ts';
import { changeAssignments, type LockedTask, lockTask, NO_RECORD } from './work.ts';

/**
 * Set another deadline in place of the one before, earlier or later, for a task or some of its assignments; for operators and
 * for officers of the issuer. The original stays. The words are read as of the day of the document that authorises them.
 *
 * Refused with TASK_NOT_FOUND, NOT_YOURS, or with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE,
 * LIST_TOO_LONG, DAY_IN_FUTURE, DAY_TOO_EARLY, DIRECTIVE_NOT_FOUND, AUTHORISED_LATER, ASSIGNMENT_NOT_FOUND, ASSIGNMENT_ENDED,
 * ASSIGNMENTS_REQUIRED, ASSIGNMENTS_TOO_MANY, DEADLINE_UNREAD, DEADLINE_RECURS, DEADLINE_RECURS_NOT: nobody gets rid of
 * a deadline by words that set none.
 */
export async function extendDeadline(context: Context, input: ExtendDeadlineInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const { today } = context.present.readAt;
  const command = { name: 'extendDeadline', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = [...longLists(input), ...malformedTexts(input)];
    if (malformed.length > 0) return refused(malformed);

    const { taskId, authorisedById, decidedOn } = input;
    await holdRegister(em);
    const locked = await lockTask(em, taskId);
    if (!locked) return refused([taskProblems.TASK_NOT_FOUND(['taskId'], taskId)]);
    if (!mayChange(viewer, locked)) return refused([problems.NOT_YOURS(['taskId'])]);

    const days = { first: locked.work.issuedOn, today };
    const authority = await authorityProblems(em, authorisedById, decidedOn);
    const strength = locked.task.strength;
    const reading = await readWords(em, kept(input.deadline), { issuedOn: authority.issuedOn ?? decidedOn, strength });
    const dayProblems = dayRefusals(['decidedOn'], decidedOn, days).map(problemOf);
    const { chosen, found: unchosen } =
      dayProblems.length > 0
        ? { chosen: [], found: [] }
        : chosenAssignments(locked, input.assignmentIds, { decidedOn, today });
    const found = [...dayProblems, ...authority.found, ...unchosen, ...readingProblems(locked, reading)];
    if (found.length > 0) return refused(found);

    await appendExtensions(
      em,
      locked,
      chosen.map(({ assignmentId }) => assignmentId),
      { ...deadlineColumns(readingFacts(reading)), authorisedById, decidedOn, reason: kept(input.reason) },
    );
    return { made: { task: taskId }, problems: [] };
  });
}

/**
 * A new deadline has to be one, and of the kind of the old one: a single duty does not begin to recur, nor end to. Words that
 * wait for something ("theo tiến độ") or recur at no interval ("thường xuyên") fix none.
 */
function readingProblems({ work }: LockedTask, reading: Deadline): Problem[] {
  const words = JSON.stringify(reading.asWritten);
  if (reading.kind === 'NONE' || reading.kind === 'UNREAD') return [taskProblems.DEADLINE_UNREAD(['deadline'], words)];
  const recurs = (work.inherited?.deadline ?? work.deadline).kind === 'RECURRING';
  if (recurs !== (reading.kind === 'RECURRING')) {
    const problem = recurs ? taskProblems.DEADLINE_RECURS_NOT : taskProblems.DEADLINE_RECURS;
    return [problem(['deadline'], words)];
  }
  const isFixed = recurs ? hasPeriods(reading) : reading.lastOn !== null;
  return isFixed ? [] : [taskProblems.DEADLINE_UNREAD(['deadline'], words)];
}

async function appendExtensions(
  em: EntityManager,
  locked: LockedTask,
  assignmentIds: readonly string[],
  decision: object,
): Promise<void> {
  const changed = assignmentIds.map((id) => {
    const record = locked.records.get(id) ?? NO_RECORD;
    return [id, { ...record, extensions: [...record.extensions, { extensionId: randomUUID(), ...decision }] }] as const;
  });
  await changeAssignments(em, locked, 'ASSIGNMENT_EXTENDED', new Map(changed));
}
