import { compareDays } from '../../../domain/period.ts';
import type { DeadlineFacts } from './work.ts';

/** That one task reminds of another, and how that is known. */
export interface Reminder {
  readonly fromTaskId: string;
  readonly toTaskId: string;
  readonly basis: string;
  readonly confidence: string;
}

/** A deadline that is not a task's own. */
export interface Inherited {
  readonly fromTaskId: string;
  readonly deadline: DeadlineFacts;
}

/** Whether a reminder is sure enough to carry a deadline: cited, confirmed, or concluded with high confidence; not denied. */
export function carriesDeadline({ basis, confidence }: Pick<Reminder, 'basis' | 'confidence'>): boolean {
  if (basis === 'CITED' || basis === 'CONFIRMED') return true;
  return basis === 'INFERRED' && confidence === 'HIGH';
}

/**
 * The deadline that each task takes over, for those that set none: of all tasks that it reminds of, however often it was
 * reminded between, the earliest last day; so a duty long late does not look fresh because somebody wrote again.
 */
export function inheritedOf(
  taskIds: readonly string[],
  deadlines: ReadonlyMap<string, DeadlineFacts>,
  reminders: readonly Reminder[],
): ReadonlyMap<string, Inherited> {
  const reminded = Map.groupBy(reminders.filter(carriesDeadline), ({ fromTaskId }) => fromTaskId);

  function earliest(taskId: string, seen: ReadonlySet<string>): Inherited | null {
    const found = (reminded.get(taskId) ?? [])
      .filter(({ toTaskId }) => !seen.has(toTaskId))
      .map(({ toTaskId }): Inherited | null => {
        const deadline = deadlines.get(toTaskId);
        if (!deadline) return null;
        if (deadline.kind === 'NONE') return earliest(toTaskId, new Set([...seen, toTaskId]));
        return { fromTaskId: toTaskId, deadline };
      })
      .filter((inherited) => inherited !== null && inherited.deadline.lastOn !== null) as Inherited[];
    return (
      found.toSorted(
        (a, b) => compareDays(a.deadline.lastOn!, b.deadline.lastOn!) || (a.fromTaskId < b.fromTaskId ? -1 : 1),
      )[0] ?? null
    );
  }

  const inherited = new Map<string, Inherited>();
  for (const taskId of taskIds) {
    if (deadlines.get(taskId)?.kind !== 'NONE') continue;
    const found = earliest(taskId, new Set([taskId]));
    if (found) inherited.set(taskId, found);
  }
  return inherited;
}
