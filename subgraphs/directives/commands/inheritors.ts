import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FactValues } from '../../../platform/history/record.ts';
import { recordTasks } from '../commands.ts';
import { TaskFact, TaskRelationFact } from '../entities.ts';
import { type DeadlineFacts, heldAssignmentsOf } from '../rules/work.ts';
import { deadlineOf } from './deadlines.ts';
import { inheritedDeadlines } from './inherited.ts';
import { storedTasks } from './stored-tasks.ts';
import { type AssignmentRecord, changeAssignments, type LockedTask, lockTasks, NO_RECORD, readTasks } from './work.ts';

/**
 * Held by whoever changes what one task takes from another: reminders, parents, and deadlines that others inherit. Taken before
 * any task is locked; so the tasks that a change reaches are known before they are locked, all in one order.
 */
export async function lockInheritance(em: EntityManager): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 0))', ['directives.inheritance']);
}

/** Tasks that take over the deadline of one of these, or would: they set none and remind of it, however often between. */
export async function inheritorsOf(em: EntityManager, taskIds: readonly string[]): Promise<string[]> {
  const found = new Set(taskIds);
  let asked: readonly string[] = taskIds;
  while (asked.length > 0) {
    const reminders = await em.find(
      TaskRelationFact,
      { toTaskId: { $in: asked }, kind: 'REMINDS', closedSeq: null },
      { disableIdentityMap: true },
    );
    const unseen = [...new Set(reminders.map(({ fromTaskId }) => fromTaskId))].filter((id) => !found.has(id));
    const bare = await em.find(
      TaskFact,
      { taskId: { $in: unseen }, deadlineKind: 'NONE', closedSeq: null },
      { disableIdentityMap: true },
    );
    asked = bare.map(({ taskId }) => taskId);
    for (const id of asked) found.add(id);
  }
  return [...found].filter((id) => !taskIds.includes(id));
}

/** The deadlines that tasks were set with, before a change: what they inherit counts as theirs. */
export type FormerDeadlines = ReadonlyMap<string, DeadlineFacts>;

/** Lock tasks, and remember the deadlines that they were set with until now. */
export async function lockDeadlines(em: EntityManager, taskIds: readonly string[]): Promise<FormerDeadlines> {
  await lockTasks(em, taskIds);
  return deadlinesOf(em, taskIds);
}

/**
 * Judge tasks anew whose deadline may be another now, as what they inherit it from has changed. Where it is, the days to which
 * the calendar moved the former one are dropped: what is read anew is counted with the calendar of now, and what is taken
 * over is taken over as it was moved. Extensions stay.
 */
export async function judgeAnew(em: EntityManager, taskIds: readonly string[], former: FormerDeadlines): Promise<void> {
  const now = await deadlinesOf(em, taskIds);
  const others = taskIds.filter((id) => JSON.stringify(former.get(id)) !== JSON.stringify(now.get(id)));
  for (const locked of others.length > 0 ? await readTasks(em, others) : []) {
    const changed = await redatedAnew(em, locked);
    if (changed.size > 0) await changeAssignments(em, locked, 'ASSIGNMENT_REDATED', changed);
  }
  await recordTasks(em, await storedTasks(em, taskIds));
}

/** What is kept of assignments once their task has another deadline: its days, as the calendar moved those of the older task. */
async function redatedAnew(em: EntityManager, locked: LockedTask): Promise<Map<string, AssignmentRecord>> {
  const changed = new Map<string, AssignmentRecord>();
  for (const [id, record] of locked.records) {
    const redatings = record.redatings.filter(({ extensionId }) => extensionId != null);
    if (redatings.length < record.redatings.length) changed.set(id, { ...record, redatings });
  }
  const [first] = heldAssignmentsOf(locked.work);
  const { inherited } = locked.work;
  const [older] = inherited ? await readTasks(em, [inherited.fromTaskId]) : [];
  const moved = older ? redatingsOfTask(older) : [];
  if (first && moved.length > 0) {
    const record = changed.get(first.assignmentId) ?? locked.records.get(first.assignmentId) ?? NO_RECORD;
    changed.set(first.assignmentId, { ...record, redatings: [...record.redatings, ...moved] });
  }
  return changed;
}

/** To which days the calendar has moved the deadline of a task: one of its assignments tells of each, and it counts for all. */
function redatingsOfTask({ records }: LockedTask): FactValues[] {
  const all = [...records.values()].flatMap(({ redatings }) => redatings);
  const ofTask = all.filter(({ extensionId }) => extensionId == null);
  const distinct = new Map(ofTask.map((each) => [`${each.actSymbol} ${each.actIssuedOn} ${each.dueOn}`, each]));
  return [...distinct.values()].map((each) => ({ ...each, redatingId: randomUUID() }));
}

async function deadlinesOf(em: EntityManager, taskIds: readonly string[]): Promise<FormerDeadlines> {
  const found = await em.find(TaskFact, { taskId: { $in: taskIds }, closedSeq: null }, { disableIdentityMap: true });
  const tasks = found.map((task) => ({ id: task.taskId, deadline: deadlineOf(task) }));
  const inherited = await inheritedDeadlines(em, tasks);
  return new Map(tasks.map(({ id, deadline }) => [id, inherited.get(id)?.deadline ?? deadline]));
}
