import type { EntityManager } from '@mikro-orm/postgresql';
import { AssignmentState } from '../entities.ts';
import { type HeldAssignment, heldAssignmentsOf } from '../rules/work.ts';
import { type LockedTask, lockTask } from './work.ts';

/** An assignment and its task, which is locked. */
export interface LocatedAssignment {
  readonly locked: LockedTask;
  readonly held: HeldAssignment;
}

/** Lock the task of an assignment and read both; null when there is no such assignment. */
export async function lockAssignment(em: EntityManager, assignmentId: string): Promise<LocatedAssignment | null> {
  const state = await em.findOne(AssignmentState, { assignmentId, closedSeq: null }, { disableIdentityMap: true });
  const locked = state && (await lockTask(em, state.taskId));
  // It may have gone while the lock was waited for: a class may lose members of whom nothing is recorded.
  const held = locked && heldAssignmentsOf(locked.work).find((each) => each.assignmentId === assignmentId);
  return locked && held ? { locked, held } : null;
}
