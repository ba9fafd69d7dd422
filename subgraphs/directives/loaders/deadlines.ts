import type { DeadlineFacts } from '../rules/work.ts';
import type { SpanRow } from './spans.ts';
import type { TaskRow } from './tasks.ts';
import type { DeadlineExtensionRow } from './work.ts';

/** A deadline as it is recorded, and where its words stand: what only they give is read from them when it is asked for. */
export interface DeadlineRow extends Omit<DeadlineFacts, 'kind'> {
  readonly kind: TaskRow['deadlineKind'];
  /** Null where the record keeps none by themselves. */
  readonly recurrenceRules: readonly string[] | null;
  readonly startsOn: string | null;
  /** The task whose words they are, or that they extend. */
  readonly taskId: string;
  /** Of an extension: the document that authorises it, and the day of the decision. */
  readonly decided: { readonly authorisedById: string; readonly decidedOn: string } | null;
}

/** The deadline in the words of a task's directive. */
export function deadlineOfTask(task: TaskRow): DeadlineRow {
  return {
    asWritten: task.deadlineAsWritten ?? null,
    kind: task.deadlineKind,
    period: task.deadlinePeriod ?? null,
    lastOn: task.dueOn ?? null,
    softLastOn: task.softDueOn ?? null,
    strength: task.deadlineStrength,
    recurrenceRules: task.recurrenceRules ?? [],
    startsOn: task.startsOn ?? null,
    taskId: task.id,
    decided: null,
  };
}

/** The deadline that a decision sets. */
export function deadlineOfExtension(extension: DeadlineExtensionRow): DeadlineRow {
  const { authorisedById, decidedOn } = extension;
  return {
    asWritten: extension.deadlineAsWritten ?? null,
    kind: extension.deadlineKind,
    period: extension.deadlinePeriod ?? null,
    lastOn: extension.dueOn ?? null,
    softLastOn: extension.softDueOn ?? null,
    strength: extension.deadlineStrength,
    recurrenceRules: null,
    startsOn: null,
    taskId: extension.taskId,
    decided: { authorisedById, decidedOn },
  };
}

/** Whether a decision is one that could have set the deadline in force in a span: its days may have moved with the calendar since. */
export function saysTheSame(extension: DeadlineExtensionRow, span: SpanRow): boolean {
  return (
    (extension.deadlineAsWritten ?? null) === (span.deadlineAsWritten ?? null) &&
    (extension.deadlinePeriod ?? null) === (span.deadlinePeriod ?? null) &&
    extension.deadlineKind === span.deadlineKind
  );
}
