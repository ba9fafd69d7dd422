import { joinResolvers } from '../../../platform/subgraph/resolvers.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { taskMetrics } from '../loaders/task-metrics.ts';

const fieldResolvers = {
  Query: {
    taskMetrics: (_, { on, ...args }, { loaders, readAt }, info) => loaders.taskMetrics(on ?? readAt.today, args, info),
  },

  Agency: {
    taskMetrics: ({ id }, { on, where }, { loaders, readAt }, info) =>
      loaders.taskMetricsWithin(taskMetrics.readTotals({ parameters: [on ?? readAt.today], where, info })).load(id),
  },
} satisfies Resolvers;

export const taskMetricsResolvers = joinResolvers(
  taskMetrics.resolvers<Context>({
    directive: (id, { loaders }) => loaders.directiveById.load(id),
    task: (id, { loaders }) => loaders.taskById.load(id),
  }),
  fieldResolvers,
);
