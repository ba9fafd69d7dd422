import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskRecord } from '../commands.ts';
import { AssignmentFact, DeadlinePartFact, TaskFact } from '../entities.ts';

/** Tasks as they are recorded now, whole: recording one again as it is changes nothing. In the order of the ids that are there. */
export async function storedTasks(em: EntityManager, ids: readonly string[]): Promise<TaskRecord[]> {
  const ofTasks = { taskId: { $in: ids }, closedSeq: null };
  const tasks = await em.find(TaskFact, ofTasks, { disableIdentityMap: true });
  const inOrder = { disableIdentityMap: true, orderBy: { ordinal: 'asc' } } as const;
  const assignments = Map.groupBy(await em.find(AssignmentFact, ofTasks, inOrder), ({ taskId }) => taskId);
  const parts = Map.groupBy(await em.find(DeadlinePartFact, ofTasks, inOrder), ({ taskId }) => taskId);
  const byId = new Map(tasks.map((task) => [task.taskId, task]));
  return ids.flatMap((id) => {
    const task = byId.get(id);
    return task ? [recordOf(task, assignments.get(id) ?? [], parts.get(id) ?? [])] : [];
  });
}

function recordOf(
  task: TaskFact,
  assignments: readonly AssignmentFact[],
  parts: readonly DeadlinePartFact[],
): TaskRecord {
  const { taskId, directiveId, ordinal, clause, title, scope, strength, parentId } = task;
  return {
    ...{ id: taskId, key: task.key ?? null, directiveId, ordinal, clause, title, scope, strength },
    product: task.product ?? null,
    deadline: {
      asWritten: task.deadlineAsWritten ?? null,
      kind: task.deadlineKind,
      period: task.deadlinePeriod ?? null,
      lastDay: task.dueOn ?? null,
      softLastDay: task.softDueOn ?? null,
      recurrenceRules: task.recurrenceRules ?? (task.recurrenceRule == null ? [] : [task.recurrenceRule]),
      strength: (task.deadlineStrength ?? null) as TaskRecord['deadline']['strength'],
      startsOn: task.startsOn ?? null,
      parts: parts.map(({ asWritten, appliesTo }) => ({ asWritten, appliesTo: appliesTo ?? null })),
    },
    reportedToAsWritten: task.reportedToAsWritten ?? null,
    reportedToId: task.reportedToId ?? null,
    parent: parentId == null ? null : { taskId: parentId, basis: task.parentBasis! },
    assignments: assignments.map((row) => ({
      id: row.assignmentId,
      agencyId: row.agencyId ?? null,
      agencyAsWritten: row.agencyAsWritten,
      classId: row.classId ?? null,
      role: row.role,
      basis: row.basis,
      condition: row.condition ?? null,
      authorisedById: row.authorisedById ?? null,
    })),
  };
}
