import type { EntityManager } from '@mikro-orm/postgresql';
import { TaskFact, TaskRelationFact } from '../entities.ts';
import { type Inherited, inheritedOf, type Reminder } from '../rules/inherited.ts';
import type { DeadlineFacts } from '../rules/work.ts';
import { deadlineOf } from './deadlines.ts';

/** A task as far as deadlines are inherited from it or by it. */
export interface TaskDeadline {
  readonly id: string;
  readonly deadline: DeadlineFacts;
}

/**
 * The deadlines that tasks take over from older ones that they remind of, by task; those that set their own are left out.
 * Reminders of reminders are followed. `tasks` count as given, others as they are recorded.
 */
export async function inheritedDeadlines(
  em: EntityManager,
  tasks: readonly TaskDeadline[],
): Promise<ReadonlyMap<string, Inherited>> {
  const deadlines = new Map(tasks.map(({ id, deadline }) => [id, deadline]));
  const reminders: Reminder[] = [];
  let asked = tasks.filter(({ deadline }) => deadline.kind === 'NONE').map(({ id }) => id);
  while (asked.length > 0) {
    const found = await em.find(
      TaskRelationFact,
      { fromTaskId: { $in: asked }, kind: 'REMINDS', closedSeq: null },
      { disableIdentityMap: true },
    );
    reminders.push(
      ...found.map(({ fromTaskId, toTaskId, extent, basis, confidence }) => {
        return { fromTaskId, toTaskId, extent, basis, confidence };
      }),
    );
    const unknown = [...new Set(found.map(({ toTaskId }) => toTaskId))].filter((id) => !deadlines.has(id));
    const older = await em.find(TaskFact, { taskId: { $in: unknown }, closedSeq: null }, { disableIdentityMap: true });
    for (const task of older) deadlines.set(task.taskId, deadlineOf(task));
    asked = older.filter(({ deadlineKind }) => deadlineKind === 'NONE').map(({ taskId }) => taskId);
  }
  return inheritedOf(
    tasks.map(({ id }) => id),
    deadlines,
    reminders,
  );
}
