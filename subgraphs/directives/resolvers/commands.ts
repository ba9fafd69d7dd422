import type { Outcome } from '../../../platform/receipt.ts';
import { assignTask } from '../commands/assign-task.ts';
import { confirmMembers } from '../commands/confirm-members.ts';
import { correctDirective } from '../commands/correct-directive.ts';
import { correctTask } from '../commands/correct-task.ts';
import { extendDeadline } from '../commands/extend-deadline.ts';
import { nameFollowUpOffice } from '../commands/name-follow-up-office.ts';
import { recordTask } from '../commands/record-task.ts';
import { relateTasks } from '../commands/relate-tasks.ts';
import { reportAssignment } from '../commands/report-assignment.ts';
import { transferAssignment } from '../commands/transfer-assignment.ts';
import { verifyReport } from '../commands/verify-report.ts';
import { withdrawTask } from '../commands/withdraw-task.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';

type ById<Row> = (row: Row, args: unknown, context: Context) => unknown;

/** What a payload or a receipt shows, by the id that it holds; null where it holds none. */
const directive = (({ directiveId }, _, { loaders }) =>
  directiveId === null ? null : loaders.directiveById.load(directiveId)) satisfies ById<{
  directiveId: string | null;
}>;
const task = (({ taskId }, _, { loaders }) => (taskId === null ? null : loaders.taskById.load(taskId))) satisfies ById<{
  taskId: string | null;
}>;
const assignment = (({ assignmentId }, _, { loaders }) =>
  assignmentId === null ? null : loaders.assignmentById.load(assignmentId)) satisfies ById<{
  assignmentId: string | null;
}>;
const report = (({ reportId }, _, { loaders }) =>
  reportId === null ? null : loaders.reportById.load(reportId)) satisfies ById<{ reportId: string | null }>;

/** What a command that changes something shows though it is refused: that thing, as far as it is there. */
const about = async <Name extends string>(outcome: Promise<Outcome>, name: Name, id: string) =>
  ({ [name]: id, problems: (await outcome).problems }) as Record<Name, string> & Pick<Outcome, 'problems'>;

export const commandResolvers = {
  Mutation: {
    correctDirective: (_, { input }, context) =>
      about(correctDirective(context, input), 'directiveId', input.directiveId),
    nameFollowUpOffice: (_, { input }, context) =>
      about(nameFollowUpOffice(context, input), 'directiveId', input.directiveId),
    correctTask: (_, { input }, context) => about(correctTask(context, input), 'taskId', input.taskId),
    extendDeadline: (_, { input }, context) => about(extendDeadline(context, input), 'taskId', input.taskId),
    withdrawTask: (_, { input }, context) => about(withdrawTask(context, input), 'taskId', input.taskId),
    relateTasks: (_, { input }, context) => about(relateTasks(context, input), 'taskId', input.taskId),
    confirmMembers: (_, { input }, context) =>
      about(confirmMembers(context, input), 'assignmentId', input.assignmentId),
    verifyReport: (_, { input }, context) => about(verifyReport(context, input), 'reportId', input.reportId),
    recordTask: async (_, { input }, context) => {
      const { made, problems } = await recordTask(context, input);
      return { taskId: made.task ?? null, problems };
    },
    assignTask: async (_, { input }, context) => {
      const { made, problems } = await assignTask(context, input);
      return { assignmentId: made.assignment ?? null, problems };
    },
    transferAssignment: async (_, { input }, context) => {
      const { made, problems } = await transferAssignment(context, input);
      return { assignmentId: made.assignment ?? null, problems };
    },
    reportAssignment: async (_, { input }, context) => {
      const { made, problems } = await reportAssignment(context, input);
      return { reportId: made.report ?? null, problems };
    },
  },

  CorrectDirectivePayload: { directive },
  NameFollowUpOfficePayload: { directive },
  RecordTaskPayload: { task },
  CorrectTaskPayload: { task },
  ExtendDeadlinePayload: { task },
  WithdrawTaskPayload: { task },
  RelateTasksPayload: { task },
  AssignTaskPayload: { assignment },
  TransferAssignmentPayload: { assignment },
  ConfirmMembersPayload: { assignment },
  ReportAssignmentPayload: { report },
  VerifyReportPayload: { report },
  CommandReceipt: {
    task: ({ outcome }, _, context) => task({ taskId: outcome.made.task ?? null }, _, context),
    assignment: ({ outcome }, _, context) => assignment({ assignmentId: outcome.made.assignment ?? null }, _, context),
    report: ({ outcome }, _, context) => report({ reportId: outcome.made.report ?? null }, _, context),
  },
} satisfies Resolvers;
