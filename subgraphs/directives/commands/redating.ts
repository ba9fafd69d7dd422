import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarEntry } from '../../../domain/working-days/entries.ts';
import type { FactValues } from '../../../platform/history/record.ts';
import { calendarEntries } from '../../../platform/register.ts';
import { strengthOf } from '../rules/deadline/facts.ts';
import { type CalendarChange, calendarChange, type Moved, movedBy } from '../rules/redating.ts';
import { spansOf } from '../rules/spans.ts';
import { type DeadlineFacts, heldAssignmentsOf, ofDeadline, statesOf } from '../rules/work.ts';
import {
  type AssignmentRecord,
  changeAssignments,
  factsOf,
  type LockedTask,
  lockTasks,
  NO_RECORD,
  readDirectives,
  readTasks,
} from './work.ts';

/** Deadlines whose last day may be counted from their words. */
const COUNTED = ['RELATIVE', 'STAGED'];

/**
 * Move the days that a changed calendar moves: of deadlines whose words count working days, as they were set and as extended.
 * `before` is what the acts said before. What was done or had ended before the day of the act keeps its day: `dutyOn` judges that
 * alone, so that it does not matter what the hub hears of first. Nothing is written where no day moves. Gives the tasks of
 * which some did.
 */
export async function redateTasks(em: EntityManager, before: readonly CalendarEntry[]): Promise<string[]> {
  const change = calendarChange(before, await calendarEntries(em));
  if (!change || change.before === null) return [];

  const moved = await planned(em, change, await countedTasks(em));
  const taskIds = moved.map(({ locked }) => locked.work.taskId);
  if (taskIds.length === 0) return [];
  // Read again once they are locked: they may have changed meanwhile.
  await lockTasks(em, taskIds);
  for (const { locked, changed } of await planned(em, change, taskIds)) {
    await changeAssignments(em, locked, 'ASSIGNMENT_REDATED', changed);
  }
  return taskIds;
}

/** A task with what is to be kept of its assignments, of those that anything changes of. */
interface Planned {
  readonly locked: LockedTask;
  readonly changed: ReadonlyMap<string, AssignmentRecord>;
}

async function planned(em: EntityManager, change: CalendarChange, taskIds: readonly string[]): Promise<Planned[]> {
  const tasks = await readTasks(em, taskIds);
  const words = await wordsOf(em, tasks);
  return tasks.flatMap((locked): Planned[] => {
    const changed = changesOf(locked, change, words);
    return changed.size > 0 ? [{ locked, changed }] : [];
  });
}

/**
 * Tasks whose deadline, own or taken over, or one of whose extensions is in words that may be counted. They are few beside
 * those with a day: most deadlines name one.
 */
async function countedTasks(em: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await em.execute(
    `with counted as (
       select task_id from task_fact where closed_seq is null and due_on is not null and deadline_kind = any (?::text[])
     )
     select task_id as id from counted
     union select s.task_id from assignment_state s join counted c on c.task_id = s.inherited_from_id
       where s.closed_seq is null
     union select task_id from extension_fact
       where closed_seq is null and due_on is not null and deadline_kind = any (?::text[])`,
    [`{${COUNTED.join(',')}}`, `{${COUNTED.join(',')}}`],
  );
  return rows.map(({ id }) => id);
}

/** From which day words count: that of issue of the document that says them, by task and by authorising document. */
interface Words {
  readonly issuedOnOfTask: (taskId: string) => string | null;
  readonly issuedOnOfDirective: (directiveId: string) => string | null;
}

async function wordsOf(em: EntityManager, tasks: readonly LockedTask[]): Promise<Words> {
  const older = tasks.flatMap(({ work }) => work.inherited?.fromTaskId ?? []);
  const sources = new Map((await readTasks(em, [...new Set(older)])).map(({ work }) => [work.taskId, work.issuedOn]));
  const authorising = tasks.flatMap(({ records }) =>
    [...records.values()].flatMap(({ extensions }) => extensions.map((extension) => String(extension.authorisedById))),
  );
  const directives = await readDirectives(em, authorising);
  return {
    issuedOnOfTask: (taskId) => sources.get(taskId) ?? null,
    issuedOnOfDirective: (directiveId) => directives.get(directiveId)?.issuedOn ?? null,
  };
}

/** What is to be kept of the assignments of a task whose days the change moves. */
function changesOf(locked: LockedTask, change: CalendarChange, words: Words): Map<string, AssignmentRecord> {
  const { work, task } = locked;
  const strength = strengthOf(task.strength);
  const held = heldAssignmentsOf(work);
  const set = work.inherited?.deadline ?? work.deadline;
  const issuedOn = work.inherited ? words.issuedOnOfTask(work.inherited.fromTaskId) : work.issuedOn;
  const [first] = held;
  const ofTask = first && move(change, set, ofDeadline(first.history.redatings, null), { issuedOn, strength });

  const records = new Map<string, AssignmentRecord>();
  for (const { assignmentId, history } of held) {
    const record = locked.records.get(assignmentId) ?? NO_RECORD;
    const ofExtensions = history.extensions.flatMap(({ id, decidedOn, ...deadline }) => {
      const { authorisedById } = decisionOf(locked, id);
      const context = { issuedOn: words.issuedOnOfDirective(authorisedById) ?? decidedOn, strength };
      const moved = move(change, deadline, ofDeadline(history.redatings, id), context);
      return moved ? [{ ...moved, extensionId: id, set: deadline }] : [];
    });
    const added = [...(ofTask ? [{ ...ofTask, extensionId: null, set }] : []), ...ofExtensions];
    if (added.length > 0) records.set(assignmentId, { ...record, redatings: withMoved(record.redatings, added) });
  }
  return touched(locked, records);
}

type Context = Parameters<typeof movedBy>[3];

function move(
  change: CalendarChange,
  set: DeadlineFacts,
  redatings: Parameters<typeof movedBy>[2],
  context: Context,
): Moved | null {
  return COUNTED.includes(set.kind) ? movedBy(change, set, redatings, context) : null;
}

/** The decision behind an extension: of this assignment, or of the one that it came from. */
function decisionOf({ records }: LockedTask, extensionId: string): { readonly authorisedById: string } {
  for (const { extensions } of records.values()) {
    const decision = extensions.find((each) => each.extensionId === extensionId);
    if (decision) return { authorisedById: String(decision.authorisedById) };
  }
  throw new Error(`no decision of the extension ${extensionId}`);
}

/** A deadline that moved, and what it was set to. */
interface MovedDeadline extends Moved {
  readonly extensionId: string | null;
  readonly set: Pick<DeadlineFacts, 'lastOn' | 'softLastOn'>;
}

/**
 * What acts of that day or later had made of the same deadline no longer stands: it is counted with all of them now. One that is
 * back where it was set, and that no earlier act has moved, needs no word.
 */
function withMoved(redatings: readonly FactValues[], added: readonly MovedDeadline[]): FactValues[] {
  const ofSame = (redating: FactValues, { extensionId }: MovedDeadline) =>
    extensionId === (redating.extensionId ?? null);
  const kept = redatings.filter(
    (redating) => !added.some((moved) => ofSame(redating, moved) && moved.actIssuedOn <= String(redating.actIssuedOn)),
  );
  const isBack = (moved: MovedDeadline) =>
    moved.dueOn === moved.set.lastOn &&
    moved.softDueOn === moved.set.softLastOn &&
    !kept.some((redating) => ofSame(redating, moved));
  return [
    ...kept,
    ...added
      .filter((moved) => !isBack(moved))
      .map(({ set: _, ...moved }): FactValues => ({ redatingId: randomUUID(), ...moved })),
  ];
}

function dropsSome(before: readonly FactValues[], after: readonly FactValues[]): boolean {
  const kept = new Set(after.map(({ redatingId }) => redatingId));
  return before.some(({ redatingId }) => !kept.has(redatingId));
}

/**
 * Those that stand otherwise with the days moved. Where all had been done before, one keeps what was moved all the same: a
 * report that is returned opens the assignment again, and then the day counts.
 */
function touched(
  { work, records }: LockedTask,
  moved: ReadonlyMap<string, AssignmentRecord>,
): Map<string, AssignmentRecord> {
  const after = { ...work, facts: factsOf(new Map([...records, ...moved])) };
  const standing = (of: typeof work) =>
    Map.groupBy([...statesOf(of), ...spansOf(of)], ({ assignmentId }) => assignmentId ?? '');
  const [was, is] = [standing(work), standing(after)];
  const differing = [...moved].filter(
    ([id, { redatings }]) =>
      JSON.stringify(was.get(id)) !== JSON.stringify(is.get(id)) ||
      dropsSome(records.get(id)?.redatings ?? [], redatings),
  );
  if (differing.length > 0) return new Map(differing);
  const open = heldAssignmentsOf(work).find(({ history }) => !history.transfer && history.withdrawals.length === 0);
  const kept = open && moved.get(open.assignmentId);
  return new Map(kept ? [[open.assignmentId, kept]] : []);
}
