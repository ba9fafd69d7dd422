import { compareDays } from '../../../domain/period.ts';
import type { DeadlineFacts } from './work.ts';

/** That one task reminds of another, and how that is known. */
export interface Reminder {
  readonly fromTaskId: string;
  readonly toTaskId: string;
  /** How much of the older task is meant: PART of it, or the WHOLE. */
  readonly extent: string;
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
 * The deadline that each task takes over, for those that set none, of tasks that it reminds of, however often it was reminded
 * between; so a duty long late does not look fresh because somebody wrote again.
 *
 * Of those that it reminds of as a whole the earliest last day counts: the day was the day of all that is asked. Who reminds of
 * a part of a task has its day as well, for no part of a task is due later than the task; yet what is asked for in several
 * parts was due as a whole only on the last of their days, and on no day while one of them had none. So a part never makes
 * the rest of a task late, and where a whole task is reminded of as well, that one's day counts alone.
 */
export function inheritedOf(
  taskIds: readonly string[],
  deadlines: ReadonlyMap<string, DeadlineFacts>,
  reminders: readonly Reminder[],
): ReadonlyMap<string, Inherited> {
  const reminded = Map.groupBy(reminders.filter(carriesDeadline), ({ fromTaskId }) => fromTaskId);

  function takenOver(taskId: string, seen: ReadonlySet<string>): Inherited | null {
    const older = (reminded.get(taskId) ?? [])
      .filter(({ toTaskId }) => !seen.has(toTaskId) && deadlines.has(toTaskId))
      .map(({ toTaskId, extent }) => ({ extent, dated: dated(toTaskId, new Set([...seen, toTaskId])) }));
    const wholes = older.flatMap(({ extent, dated: each }) => (extent === 'PART' || !each ? [] : [each]));
    if (wholes.length > 0) return wholes.toSorted(byDay)[0]!;
    const parts = older.flatMap(({ dated: each }) => each ?? []);
    return parts.length === older.length ? (parts.toSorted(byDay).at(-1) ?? null) : null;
  }

  /** The deadline of a task by which something is late: its own, or that which it takes over; null without a last day. */
  function dated(taskId: string, seen: ReadonlySet<string>): Inherited | null {
    const deadline = deadlines.get(taskId)!;
    if (deadline.kind === 'NONE') return takenOver(taskId, seen);
    return deadline.lastOn === null ? null : { fromTaskId: taskId, deadline };
  }

  const inherited = new Map<string, Inherited>();
  for (const taskId of taskIds) {
    if (deadlines.get(taskId)?.kind !== 'NONE') continue;
    const found = takenOver(taskId, new Set([taskId]));
    if (found) inherited.set(taskId, found);
  }
  return inherited;
}

/** By last day; of one day any, as long as it is always the same. */
function byDay(a: Inherited, b: Inherited): number {
  return compareDays(a.deadline.lastOn!, b.deadline.lastOn!) || (a.fromTaskId < b.fromTaskId ? -1 : 1);
}
