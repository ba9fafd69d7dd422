import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import { TaskFact } from '../entities.ts';
import { taskProblems } from '../problems/tasks.ts';
import { type DatedTask, orderRefusals } from '../rules/commands.ts';
import { problemOf } from './named.ts';
import { readDirectives } from './work.ts';

/** Tasks with the day from which they ask, by id; of an id that is no task's there is none. */
export async function datedTasks(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, DatedTask>> {
  const tasks = await em.find(TaskFact, { taskId: { $in: ids }, closedSeq: null }, { disableIdentityMap: true });
  const directives = await readDirectives(
    em,
    tasks.map(({ directiveId }) => directiveId),
  );
  return new Map(
    tasks.map(({ taskId, directiveId }) => [
      taskId,
      { id: taskId, issuedOn: directives.get(directiveId)?.issuedOn ?? null },
    ]),
  );
}

/**
 * What is wrong with the parent of a task: TASK_NOT_FOUND, TASK_OF_ITSELF, TASKS_OUT_OF_ORDER when its directive is the later one,
 * PARENT_BELOW when it passes on the task itself.
 */
export async function parentProblems(
  em: EntityManager,
  task: DatedTask,
  parentId: string | null | undefined,
): Promise<Problem[]> {
  if (parentId == null) return [];
  const parent = (await datedTasks(em, [parentId])).get(parentId);
  if (!parent) return [taskProblems.TASK_NOT_FOUND(['parentId'], parentId)];
  const disorder = orderRefusals(task, parent, ['parentId']).map(problemOf);
  if (disorder.length > 0) return disorder;
  return (await isBelow(em, parentId, task.id)) ? [taskProblems.PARENT_BELOW(['parentId'], parentId)] : [];
}

/** Whether a task passes on another, itself or through others. */
async function isBelow(em: EntityManager, taskId: string, upperId: string): Promise<boolean> {
  const seen = new Set<string>();
  let next: string | null = taskId;
  while (next !== null && !seen.has(next)) {
    if (next === upperId) return true;
    seen.add(next);
    const task: TaskFact | null = await em.findOne(
      TaskFact,
      { taskId: next, closedSeq: null },
      { disableIdentityMap: true },
    );
    next = task?.parentId ?? null;
  }
  return false;
}
