import { HubError } from '../../../platform/errors.ts';
import { requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { Resolvers, TaskAssignmentInstancesArgs } from '../generated/types.ts';
import type { TaskAssignmentRow } from '../loaders/assignments.ts';
import { passedOnKey } from '../loaders/tasks.ts';
import type { TaskReportRow } from '../loaders/work.ts';
import { type PeriodStanding, periodsOf } from '../rules/standing/periods.ts';
import { standingOf } from '../rules/standing.ts';
import type { VerificationFacts } from '../rules/work.ts';
import { reasonForNoAgency, reasonForNoClass } from '../rules.ts';
import { agencyOf } from './agencies.ts';
import { agencyAssignments, assignmentsOn, classAssignments, members, reports } from './connections.ts';
import { currentDeadline, originalDeadline, readingOf } from './deadlines.ts';

export const assignmentResolvers = {
  Query: {
    taskAssignment: (_, { id }, { loaders }) => loaders.assignmentById.load(requireId(id)),
    assignments: (_, { filter, on, page }, context) =>
      assignmentsOn(context, filter ?? null, on ?? context.readAt.today, page),
  },

  TaskAssignment: {
    __resolveReference: ({ id }, { loaders }) => loaders.assignmentById.load(requireId(id)),
    task: ({ taskId }, _, { loaders }) => loaders.taskById.load(taskId),
    agency: orBecause(reasonForNoAgency, (assignment: TaskAssignmentRow) => agencyOf(assignment.agencyId)),
    agencyClass: orBecause(reasonForNoClass, ({ classId }: TaskAssignmentRow) =>
      classId == null ? null : { __typename: 'AgencyClass' as const, id: classId },
    ),
    memberOf: orBecause('NOT_APPLICABLE', ({ addresseeId }: TaskAssignmentRow, { loaders }: Context) =>
      addresseeId == null ? null : loaders.assignmentById.load(addresseeId),
    ),
    members: ({ id, isClass }, args, context, info) =>
      isClass ? members(context, id, args) : context.nulls.because('NOT_APPLICABLE', info),
    condition: orBecause('NOT_APPLICABLE', (assignment: TaskAssignmentRow) => assignment.condition ?? null),
    concern: orBecause('NOT_APPLICABLE', ({ hasMembers, concern }: TaskAssignmentRow) => (hasMembers ? null : concern)),
    originalDeadline: (assignment, _, context) => originalDeadline(context, assignment),
    currentDeadline: (assignment, { on }, context) => currentDeadline(context, assignment, on ?? context.readAt.today),
    extensions: ({ id }, _, { loaders }) => loaders.extensionsByAssignment.load(id),
    standing: async ({ id }, { on: asked }, { loaders, nulls, readAt }, info) => {
      const on = asked ?? readAt.today;
      const span = await loaders.spanOn(on).load(id);
      return span?.isCounted ? standingOf(span, on) : nulls.because('NOT_APPLICABLE', info);
    },
    reports: ({ id }, { page }, context) => reports(context, id, page),
    instances: async (assignment, args, context, info) => {
      const found = await instances(context, assignment, args);
      if (found === null) return context.nulls.because('NOT_APPLICABLE', info);
      return found === 'NOT_STATED' ? context.nulls.because('NOT_REPORTED', info) : found;
    },
    transferredFrom: orBecause('NOT_APPLICABLE', ({ transferredFromId }: TaskAssignmentRow, { loaders }: Context) =>
      transferredFromId == null ? null : loaders.assignmentById.load(transferredFromId),
    ),
    transferredTo: orBecause('NOT_APPLICABLE', ({ transferredToId }: TaskAssignmentRow, { loaders }: Context) =>
      transferredToId == null ? null : loaders.assignmentById.load(transferredToId),
    ),
    withdrawal: orBecause('NOT_APPLICABLE', ({ id, state }: TaskAssignmentRow, { loaders }: Context) =>
      state === 'WITHDRAWN' ? loaders.withdrawalByAssignment.load(id) : null,
    ),
    passedOn: orBecause(reasonForNoAgency, ({ taskId, agencyId }: TaskAssignmentRow, { loaders }: Context) =>
      agencyId == null ? null : loaders.passedOn.load(passedOnKey(taskId, agencyId)),
    ),
  },

  AssignmentChange: {
    assignment: ({ assignmentId }, _, { loaders }) => loaders.assignmentById.load(assignmentId),
  },

  Withdrawal: {
    authorisedBy: ({ authorisedById }, _, { loaders }) => loaders.directiveById.load(authorisedById),
  },

  DutyInstance: {
    report: orBecause('NOT_REPORTED', ({ reportId }: PeriodStanding, { loaders }: Context) =>
      reportId === null ? null : loaders.reportById.load(reportId),
    ),
  },

  TaskReport: {
    __resolveReference: ({ id }, { loaders }) => loaders.reportById.load(requireId(id)),
    assignment: ({ assignmentId }, _, { loaders }) => loaders.assignmentById.load(assignmentId),
    agency: ({ agencyId }) => agencyOf(agencyId),
    completedOn: orBecause('NOT_APPLICABLE', (report: TaskReportRow) => report.completedOn ?? null),
    period: orBecause('NOT_APPLICABLE', (report: TaskReportRow) => report.period ?? null),
    product: orBecause('NOT_APPLICABLE', ({ productId }: TaskReportRow, { loaders }: Context) =>
      productId == null ? null : loaders.directiveById.load(productId),
    ),
    verification: orBecause('NO_ACTIVITY', ({ id }: TaskReportRow, { loaders }: Context) =>
      loaders.verificationByReport.load(id),
    ),
  },
  ReportVerification: {
    office: ({ officeId }) => agencyOf(officeId),
  },

  Agency: {
    assignments: ({ id }, args, context) => agencyAssignments(context, id, args),
  },
  AgencyClass: {
    __resolveReference: ({ id }) => ({ id: requireId(id) }),
    assignments: ({ id }, { page }, context) => classAssignments(context, id, page),
  },

  TaskAssignmentConnection: { totalCount: (page) => page.countAll() },
  TaskReportConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

/** The periods of a duty that recurs, by the deadline in force on the day; see `periodsOf`. */
async function instances(
  context: Context,
  assignment: TaskAssignmentRow,
  { from, to, on: asked }: Pick<TaskAssignmentInstancesArgs, 'from' | 'to' | 'on'>,
): ReturnType<typeof judgedInstances> {
  if (from > to) {
    throw new HubError('BAD_USER_INPUT', `Expected "from" not after "to", got ${from} and ${to}.`, {
      details: { argument: 'from' },
    });
  }
  return judgedInstances(context, assignment, { from, to, on: asked ?? context.readAt.today });
}

async function judgedInstances(
  context: Context,
  assignment: TaskAssignmentRow,
  days: { readonly from: string; readonly to: string; readonly on: string },
): Promise<readonly PeriodStanding[] | 'NOT_STATED' | null> {
  const { loaders } = context;
  const { id, concern, hasMembers, issuedOn, transferredFromId } = assignment;
  const deadline = await currentDeadline(context, assignment, days.on);
  if (deadline.kind !== 'RECURRING' || hasMembers) return null;
  const { reading } = await readingOf(context, deadline);
  if (reading === null) return 'NOT_STATED';

  const [span, reported, taken] = await Promise.all([
    loaders.spanOn(days.on).load(id),
    loaders.allReportsByAssignment.load(id),
    transferredFromId == null ? null : loaders.takenOverByFormer.load(transferredFromId),
  ]);
  const verified = await Promise.all(reported.map((report) => loaders.verificationByReport.load(report.id)));
  return periodsOf(
    {
      deadline: reading,
      bindsFrom: taken?.takenOverOn ?? issuedOn ?? null,
      stood: span ?? { concern, state: 'OPEN' },
      reports: reported.map((report, nth) => ({
        ...report,
        completedOn: report.completedOn ?? null,
        period: report.period ?? null,
        verification: (verified[nth] ?? null) as VerificationFacts | null,
      })),
    },
    days,
  );
}
