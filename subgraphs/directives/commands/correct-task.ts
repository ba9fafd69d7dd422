import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { recordTasks, type TaskRecord } from '../commands.ts';
import type { Context } from '../context.ts';
import { TaskFact } from '../entities.ts';
import type { CorrectTaskInput } from '../generated/types.ts';
import { taskProblems } from '../problems/tasks.ts';
import { problems } from '../problems.ts';
import { mayChange, requireKnown } from './authority.ts';
import { corrected, correctionProblems } from './corrections.ts';
import { readWords, recordedDeadline } from './deadline-words.ts';
import { holdRegister } from './expansion.ts';
import { inheritorsOf, judgeAnew, lockDeadlines, lockInheritance } from './inheritors.ts';
import { unknownAgencies } from './named.ts';
import { parentProblems } from './parents.ts';
import { asSent, kept, refused, requireIds } from './sent.ts';
import { storedTasks } from './stored-tasks.ts';
import { readTasks } from './work.ts';

/** What a task cannot be without. */
const NEEDED = ['clause', 'title', 'scope', 'strength'] as const;

/**
 * Correct what is recorded of a task, for operators and for officers of the issuer: what is left out stays, null blanks. A deadline
 * is read from its words again, and tasks that take it over are judged anew. What happened to the assignments stays.
 *
 * Refused with TASK_NOT_FOUND, NOT_YOURS, TASK_EXISTS when another task of the directive has that clause, or with all of these that
 * apply: CORRECTION_EMPTY, FIELD_NOT_BLANKABLE, TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, PARENT_INCOMPLETE, AGENCY_NOT_FOUND,
 * TASK_OF_ITSELF, TASKS_OUT_OF_ORDER, PARENT_BELOW (TASK_NOT_FOUND also of the parent).
 */
export async function correctTask(context: Context, input: CorrectTaskInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const sent = asSent(input, { nullBlanks: true });
  const command = { name: 'correctTask', idempotencyKey: input.idempotencyKey, input: sent };
  return context.carryOut(command, async (em) => {
    const malformed = correctionProblems(input, ['taskId'], NEEDED);
    if (malformed.length > 0) return refused(malformed);

    const { taskId } = input;
    const reached = await lockReached(em, taskId);
    if (!reached) return refused([taskProblems.TASK_NOT_FOUND(['taskId'], taskId)]);
    const [locked] = await readTasks(em, [taskId]);
    if (!mayChange(viewer, locked!)) return refused([problems.NOT_YOURS(['taskId'])]);

    const [record] = await storedTasks(em, [taskId]);
    const { issuedOn } = locked!.work;
    const parent = parentOf(input, record!);
    const found = [
      ...(await clauseProblems(em, input, record!)),
      ...(await unknownAgencies(em, [{ id: input.reportedToId, at: ['reportedToId'], on: null }])),
      ...parent.found,
      ...(await parentProblems(em, { id: taskId, issuedOn }, input.parentId)),
    ];
    if (found.length > 0) return refused(found);

    const right = { ...(await rightRecord(em, record!, input, issuedOn)), parent: parent.parent };
    await recordTasks(em, [right], kept(input.reason));
    await judgeAnew(em, reached.taskIds, reached.former);
    return { made: { task: taskId }, problems: [] };
  });
}

/** Lock a task, its directive for the clauses that it has, and all tasks that take over its deadline; null without such a task. */
async function lockReached(em: EntityManager, taskId: string) {
  await holdRegister(em);
  await lockInheritance(em);
  const task = await em.findOne(TaskFact, { taskId, closedSeq: null }, { disableIdentityMap: true });
  if (!task) return null;
  await lockSubjects(em, 'directives', [task.directiveId]);
  const taskIds = [taskId, ...(await inheritorsOf(em, [taskId]))];
  return { taskIds, former: await lockDeadlines(em, taskIds) };
}

async function clauseProblems(em: EntityManager, input: CorrectTaskInput, record: TaskRecord): Promise<Problem[]> {
  const clause = kept(input.clause);
  if (clause === null || clause === record.clause) return [];
  const { directiveId } = record;
  const same = await em.findOne(TaskFact, { directiveId, clause, closedSeq: null }, { disableIdentityMap: true });
  return same ? [taskProblems.TASK_EXISTS(['clause'], clause, same.taskId)] : [];
}

/** A parent and how it is known are corrected together; how it is known also by itself. */
function parentOf(
  { parentId, parentBasis }: CorrectTaskInput,
  { parent }: TaskRecord,
): { readonly parent: TaskRecord['parent']; readonly found: readonly Problem[] } {
  const taskId = corrected(parentId, parent?.taskId ?? null);
  const staying = parentId === undefined ? (parent?.basis ?? null) : null;
  const basis = corrected(parentBasis, staying);
  if ((taskId === null) !== (basis === null)) {
    return { parent, found: [taskProblems.PARENT_INCOMPLETE([taskId === null ? 'parentId' : 'parentBasis'])] };
  }
  return { parent: taskId === null || basis === null ? null : { taskId, basis }, found: [] };
}

async function rightRecord(
  em: EntityManager,
  record: TaskRecord,
  input: CorrectTaskInput,
  issuedOn: string | null,
): Promise<TaskRecord> {
  const strength = input.strength ?? record.strength;
  const words = corrected(input.deadline, record.deadline.asWritten);
  // Words that say no strength have that of the task.
  const isRead = input.deadline !== undefined || strength !== record.strength;
  const deadline = isRead
    ? {
        ...recordedDeadline(await readWords(em, kept(words), { issuedOn, strength })),
        parts: record.deadline.parts ?? [],
      }
    : record.deadline;
  return {
    ...record,
    ...{ strength, deadline },
    clause: kept(input.clause) ?? record.clause,
    title: kept(input.title) ?? record.title,
    scope: input.scope ?? record.scope,
    product: kept(corrected(input.product, record.product)),
    reportedToAsWritten: kept(corrected(input.reportedToAsWritten, record.reportedToAsWritten)),
    reportedToId: corrected(input.reportedToId, record.reportedToId),
  };
}
