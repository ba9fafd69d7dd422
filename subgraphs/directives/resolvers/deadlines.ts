import { requireId } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import type { TaskAssignmentRow } from '../loaders/assignments.ts';
import { type DeadlineRow, deadlineOfExtension, deadlineOfTask, saysTheSame } from '../loaders/deadlines.ts';
import type { TaskRow } from '../loaders/tasks.ts';
import { strengthOf } from '../rules/deadline/facts.ts';
import { needsCalendar, type ReadAgain, readAgain } from '../rules/recorded-deadline.ts';

/** The deadline that counts for a task: its own, or that of the older task which it reminds of. */
export async function effectiveDeadline({ loaders }: Context, task: TaskRow): Promise<DeadlineRow> {
  const inherited = await loaders.inheritedByTask.load(task.id);
  const older = inherited && (await loaders.taskById.load(inherited.fromId));
  return deadlineOfTask(older ?? task);
}

/** The deadline that an assignment had when it was set, with the day to which the calendar has moved it since. */
export async function originalDeadline({ loaders }: Context, assignment: TaskAssignmentRow): Promise<DeadlineRow> {
  const { inheritedFromId, taskId, originalDueOn = null, originalSoftDueOn = null } = assignment;
  const task = (await loaders.taskById.load(inheritedFromId ?? taskId))!;
  return { ...deadlineOfTask(task), lastOn: originalDueOn, softLastOn: originalSoftDueOn };
}

/** The deadline of an assignment in force on a day; before it began, the one that it was set with. */
export async function currentDeadline(
  context: Context,
  assignment: TaskAssignmentRow,
  on: string,
): Promise<DeadlineRow> {
  const { loaders } = context;
  const original = await originalDeadline(context, assignment);
  const span = await loaders.spanOn(on).load(assignment.id);
  if (!span) return original;
  const days = { lastOn: span.dueOn ?? null, softLastOn: span.softDueOn ?? null };
  if (!span.isExtended) return { ...original, ...days };
  const extensions = await loaders.extensionsByAssignment.load(assignment.id);
  const inForce = extensions.findLast((extension) => extension.decidedOn <= on && saysTheSame(extension, span));
  if (!inForce) throw new Error(`assignment ${assignment.id} is extended on ${on} by no decision`);
  return { ...deadlineOfExtension(inForce), ...days };
}

/** A deadline's words, read again as they were when it was set. */
export async function readingOf({ loaders }: Context, deadline: DeadlineRow): Promise<ReadAgain> {
  const { taskId, decided } = deadline;
  const task = (await loaders.taskById.load(taskId))!;
  const day = await loaders.issueDayByDirective.load(decided?.authorisedById ?? task.directiveId);
  const context = { issuedOn: day?.issuedOn ?? decided?.decidedOn ?? null, strength: strengthOf(task.strength) };
  const calendar = needsCalendar(deadline.asWritten, context) ? await loaders.workingCalendar() : null;
  return readAgain(deadline, calendar ? { ...context, calendar } : context);
}

/** How a duty recurs: as recorded with a task; with an extension only its words are. */
async function rulesOf(deadline: DeadlineRow, context: Context): Promise<readonly string[]> {
  return deadline.recurrenceRules ?? (await readingOf(context, deadline)).recurrenceRules;
}

export const deadlineResolvers = {
  Deadline: {
    recurrenceRule: async (deadline, _, context) => (await rulesOf(deadline, context))[0] ?? null,
    recurrenceRules: (deadline, _, context) => rulesOf(deadline, context),
    startsOn: async (deadline, _, context) => deadline.startsOn ?? (await readingOf(context, deadline)).startsOn,
    notes: async (deadline, _, context) => (await readingOf(context, deadline)).notes,
    confidence: async (deadline, _, context) => (await readingOf(context, deadline)).confidence,
  },

  DeadlineExtension: {
    __resolveReference: ({ id }, { loaders }) => loaders.extensionById.load(requireId(id)),
    deadline: (extension) => deadlineOfExtension(extension),
    authorisedBy: ({ authorisedById }, _, { loaders }) => loaders.directiveById.load(authorisedById),
  },
} satisfies Resolvers;
