import type { TaskFact } from '../entities.ts';
import type { DeadlineFacts } from '../rules/work.ts';

/** Columns of a deadline, in every table that has one. */
export type DeadlineColumns = Pick<
  TaskFact,
  'deadlineAsWritten' | 'deadlineKind' | 'deadlinePeriod' | 'dueOn' | 'softDueOn' | 'deadlineStrength'
>;

/** The columns of a deadline, as rules take it. */
export function deadlineOf(row: DeadlineColumns): DeadlineFacts {
  return {
    asWritten: row.deadlineAsWritten ?? null,
    kind: row.deadlineKind,
    period: row.deadlinePeriod ?? null,
    lastOn: row.dueOn ?? null,
    softLastOn: row.softDueOn ?? null,
    strength: (row.deadlineStrength ?? null) as DeadlineFacts['strength'],
  };
}

/** A deadline as the columns of a table. */
export function deadlineColumns(deadline: DeadlineFacts): DeadlineColumns {
  return {
    deadlineAsWritten: deadline.asWritten,
    deadlineKind: deadline.kind,
    deadlinePeriod: deadline.period,
    dueOn: deadline.lastOn,
    softDueOn: deadline.softLastOn,
    deadlineStrength: deadline.strength,
  };
}
