import type { EntityManager } from '@mikro-orm/postgresql';
import { recordTasks } from '../commands.ts';
import { TaskFact, TaskRelationFact } from '../entities.ts';
import type { DeadlineFacts } from '../rules/work.ts';
import { storedTasks } from './stored-tasks.ts';
import { changeAssignments, lockTasks, readTasks } from './work.ts';

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
 * Judge tasks anew whose deadline may be another now, as what they inherit it from has changed. Days that the calendar moved are
 * dropped where they were those of another deadline: what replaces it is counted with the calendar of now.
 */
export async function judgeAnew(em: EntityManager, taskIds: readonly string[], former: FormerDeadlines): Promise<void> {
  const now = await deadlinesOf(em, taskIds);
  const moved = taskIds.filter((id) => JSON.stringify(former.get(id)) !== JSON.stringify(now.get(id)));
  for (const locked of await readTasks(em, moved)) {
    const redated = [...locked.records].filter(([, { redatings }]) => redatings.length > 0);
    const bare = redated.map(([id, record]) => [id, { ...record, redatings: [] }] as const);
    if (bare.length > 0) await changeAssignments(em, locked, 'ASSIGNMENT_REDATED', new Map(bare));
  }
  await recordTasks(em, await storedTasks(em, taskIds));
}

async function deadlinesOf(em: EntityManager, taskIds: readonly string[]): Promise<FormerDeadlines> {
  const tasks = await readTasks(em, taskIds);
  return new Map(tasks.map(({ work }) => [work.taskId, work.inherited?.deadline ?? work.deadline]));
}
