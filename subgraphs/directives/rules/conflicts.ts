import { fold } from '../../../domain/vietnamese.ts';
import { contradicts, explainContradiction, outlasts } from './deadline/conflicts.ts';
import { readDeadline } from './deadline.ts';

/** A task as far as it can be contradicted; `parts` are days that it gives beside its deadline. */
export interface JudgedTask {
  readonly id: string;
  readonly directiveId: string;
  readonly clause: string;
  readonly title: string;
  readonly issuedOn: string | null;
  readonly deadlineAsWritten: string | null;
  readonly parts: readonly { readonly asWritten: string; readonly appliesTo: string | null }[];
  readonly parent: JudgedParent | null;
}

/** The task that one passes on. */
export interface JudgedParent extends Omit<JudgedTask, 'parts' | 'parent' | 'title'> {
  /** Whether it binds, as a lead, the agency that issued the task which passes it on. */
  readonly bindsIssuer: boolean;
}

/** A number that a directive states, beside what was found. */
export interface JudgedCount {
  readonly directiveId: string;
  readonly clause: string;
  readonly asWritten: string;
  readonly stated: number;
  readonly comparedWith: string;
  readonly found: number;
  readonly task: { readonly id: string; readonly clause: string } | null;
}

export interface ConflictStatement {
  readonly directiveId: string;
  readonly taskId: string | null;
  readonly clause: string;
  readonly asWritten: string;
  readonly lastOn: string | null;
}

/** Two statements that cannot both be right; the higher directive's first. `explanation` is in Vietnamese. */
export interface Conflict {
  readonly kind: 'DEADLINE_WITHIN' | 'DEADLINE_AFTER_PARENT' | 'COUNT';
  readonly statements: readonly ConflictStatement[];
  /** Between the two last days; null for counts. */
  readonly days: number | null;
  readonly explanation: string;
}

/**
 * Where the deadlines of a task contradict each other, or that of the task it passes on.
 *
 * A day given beside the deadline contradicts it when it is for the same duty: for what the title names, not for some of
 * the addressees or one step of the work. A task due later than the one above contradicts it when the one above binds who
 * set the task: an order to others, such as a ministry's own guidance, leaves him his own time.
 */
export function deadlineConflicts(task: JudgedTask): Conflict[] {
  const own = readingOf(task);
  const within = task.parts
    .filter((part) => isSameDuty(part.appliesTo, task.title))
    .map((part): Conflict | null => {
      const other = readDeadline(part.asWritten, { issuedOn: task.issuedOn });
      const found = contradicts(own, other);
      return (
        found && {
          kind: 'DEADLINE_WITHIN',
          statements: [
            statementOf(task, task.deadlineAsWritten!, found.lastDays[0]),
            statementOf(task, part.asWritten, found.lastDays[1]),
          ],
          days: found.days,
          explanation: explainContradiction(found).vi,
        }
      );
    });
  return [...within, afterParent(task)].filter((conflict) => conflict !== null);
}

function afterParent(task: JudgedTask): Conflict | null {
  const { parent } = task;
  if (!parent?.bindsIssuer) return null;
  const found = outlasts(readingOf(task), readingOf(parent));
  return (
    found && {
      kind: 'DEADLINE_AFTER_PARENT',
      statements: [
        statementOf(parent, parent.deadlineAsWritten!, found.lastDays[1]),
        statementOf(task, task.deadlineAsWritten!, found.lastDays[0]),
      ],
      days: found.days,
      explanation: explainContradiction(found).vi,
    }
  );
}

/** Counts that differ from what they can be compared with; `all` are those of the directive, for the words of the other side. */
export function countConflicts(all: readonly JudgedCount[]): Conflict[] {
  return all
    .filter(({ stated, found }) => stated !== found)
    .map((count) => {
      const other = all.find(
        ({ task, stated }) => task !== null && task.id === count.task?.id && stated === count.found,
      );
      return {
        kind: 'COUNT',
        statements: [
          {
            directiveId: count.directiveId,
            taskId: null,
            clause: count.clause,
            asWritten: count.asWritten,
            lastOn: null,
          },
          {
            directiveId: count.directiveId,
            taskId: count.task?.id ?? null,
            clause: other?.clause ?? count.task?.clause ?? count.clause,
            asWritten: other?.asWritten ?? count.comparedWith,
            lastOn: null,
          },
        ],
        days: null,
        explanation: `Văn bản nêu ${count.stated}, đối chiếu với ${count.comparedWith} thì có ${count.found}. Cả hai con số được giữ nguyên.`,
      };
    });
}

function readingOf({ deadlineAsWritten, issuedOn }: Pick<JudgedTask, 'deadlineAsWritten' | 'issuedOn'>) {
  return readDeadline(deadlineAsWritten, { issuedOn });
}

function statementOf(
  { id, directiveId, clause }: Pick<JudgedTask, 'id' | 'directiveId' | 'clause'>,
  asWritten: string,
  lastOn: string | null,
): ConflictStatement {
  return { directiveId, taskId: id, clause, asWritten, lastOn };
}

/** At least so many of the words that say what a part applies to stand in the title of the task, in quarters. */
const SAME_DUTY_QUARTERS = 3;

/** Whether what a part applies to is the duty itself: nothing is said, or nearly all its words are those of the title. */
function isSameDuty(appliesTo: string | null, title: string): boolean {
  if (appliesTo === null) return true;
  const words = wordsOf(appliesTo);
  const ofTitle = new Set(wordsOf(title));
  const shared = words.filter((word) => ofTitle.has(word)).length;
  return words.length > 0 && shared * 4 >= words.length * SAME_DUTY_QUARTERS;
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
