import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { type ConflictStatement, countConflicts, deadlineConflicts } from '../rules/conflicts.ts';

/** What cannot both be right: of the tasks of a directive, or of one. */
export const conflictResolvers = {
  Directive: {
    countStatements: ({ id }, _, { loaders }) => loaders.countsByDirective.load(id),
    conflicts: async ({ id }, _, { loaders }) => {
      const tasks = await loaders.judgedByDirective.load(id);
      const counts = await loaders.countsByDirective.load(id);
      return [...tasks.flatMap(deadlineConflicts), ...countConflicts(counts)].slice(0, 50);
    },
  },
  Task: {
    conflicts: async ({ id }, _, { loaders }) => {
      const tasks = await loaders.judgedByTask.load(id);
      const counts = await loaders.countsByTask.load(id);
      return [...tasks.flatMap(deadlineConflicts), ...countConflicts(counts)].slice(0, 20);
    },
  },
  CountStatement: {
    agrees: ({ stated, found }) => stated === found,
    task: ({ task }, _, { loaders }) => (task === null ? null : loaders.taskById.load(task.id)),
  },
  ConflictStatement: {
    directive: ({ directiveId }, _, { loaders }) => loaders.directiveById.load(directiveId),
    task: orBecause('NOT_APPLICABLE', ({ taskId }: ConflictStatement, { loaders }: Context) =>
      taskId === null ? null : loaders.taskById.load(taskId),
    ),
  },
} satisfies Resolvers;
