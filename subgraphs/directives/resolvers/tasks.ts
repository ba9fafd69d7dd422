import { ratioOf } from '../../../domain/ratio.ts';
import { requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { Ratio, Resolvers } from '../generated/types.ts';
import { deadlineOfTask } from '../loaders/deadlines.ts';
import type { TaskRow } from '../loaders/tasks.ts';
import { isKnownOneByOne } from '../rules/progress.ts';
import { agencyOf } from './agencies.ts';
import { children, taskAssignments, tasks, tasksOn } from './connections.ts';
import { effectiveDeadline } from './deadlines.ts';

export const taskResolvers = {
  Query: {
    task: (_, { id }, { loaders }) => loaders.taskById.load(requireId(id)),
    tasks: (_, { filter, on, page }, context) => tasksOn(context, filter ?? null, on ?? context.readAt.today, page),
  },

  Directive: {
    tasks: ({ id }, { page }, context) => tasks(context, id, page),
    followUps: ({ id }, _, { loaders }) => loaders.followUpsByDirective.load(id),
  },

  Task: {
    __resolveReference: ({ id }, { loaders }) => loaders.taskById.load(requireId(id)),
    directive: ({ directiveId }, _, { loaders }) => loaders.directiveById.load(directiveId),
    product: orBecause('NOT_REPORTED', (task: TaskRow) => task.product ?? null),
    deadline: (task) => deadlineOfTask(task),
    effectiveDeadline: (task, _, context) => effectiveDeadline(context, task),
    deadlineInheritedFrom: orBecause('NOT_APPLICABLE', async ({ id }: TaskRow, { loaders }: Context) => {
      const inherited = await loaders.inheritedByTask.load(id);
      return inherited && loaders.taskById.load(inherited.fromId);
    }),
    reportedToAsWritten: orBecause('NOT_REPORTED', (task: TaskRow) => task.reportedToAsWritten ?? null),
    reportedTo: orBecause('NOT_REPORTED', ({ reportedToId }: TaskRow) => agencyOf(reportedToId)),
    followUp: orBecause('NOT_REPORTED', async ({ directiveId }: TaskRow, { loaders }: Context) => {
      const [first] = await loaders.followUpsByDirective.load(directiveId);
      return first ?? null;
    }),
    progress: async ({ id }, { on: asked }, { loaders, nulls, readAt }, info) => {
      const on = asked ?? readAt.today;
      const counts = await loaders.countsOn(on).load(id);
      return counts ? { ...counts, on } : nulls.because('NOT_APPLICABLE', info);
    },
    parent: orBecause('NOT_APPLICABLE', ({ parentId }: TaskRow, { loaders }: Context) =>
      parentId == null ? null : loaders.taskById.load(parentId),
    ),
    parentBasis: orBecause('NOT_APPLICABLE', (task: TaskRow) => task.parentBasis),
    children: ({ id }, { page }, context) => children(context, id, page),
    assignments: ({ id }, args, context) => taskAssignments(context, id, args),
  },

  TaskProgress: {
    reported: ({ reported, bound }) => ratioOf(reported, bound),
    verified: ({ verified, bound }) => ratioOf(verified, bound),
    isComplete: async ({ taskId }, _, { loaders }) =>
      (await loaders.addressedByTask.load(taskId)).every((addressed) => isKnownOneByOne(addressed)),
  },
  Ratio: {
    percent: orBecause('NO_ACTIVITY', (ratio: Ratio) => ratio.percent ?? null),
  },

  FollowUp: {
    __resolveReference: ({ id }, { loaders }) => loaders.followUpById.load(requireId(id)),
    directive: ({ directiveId }, _, { loaders }) => loaders.directiveById.load(directiveId),
    office: ({ officeId }) => agencyOf(officeId),
  },

  TaskConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;
