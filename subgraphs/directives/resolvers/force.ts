import { paged } from '../../../platform/page/list.ts';
import { requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { QueryTasksWithoutBasisArgs, Resolvers } from '../generated/types.ts';
import type { DirectiveRow } from '../loaders/directives.ts';
import { BY_LOST_DIRECTIVE } from '../loaders/force.ts';
import type { TaskConnectionRow, TaskRow } from '../loaders/tasks.ts';
import { endingOfClause, endingsBy, isInForce } from '../rules/force.ts';

/** Whether directives hold, and which tasks have lost their ground. */
export const forceResolvers = {
  Query: {
    tasksWithoutBasis: (_, args, context) => tasksWithoutBasis(context, args),
  },
  Directive: {
    force: async (directive, { on }, { loaders, readAt }) => {
      const day = on ?? readAt.today;
      const endings = endingsBy(await loaders.endingsByDirective.load(directive.id), day);
      const issuedOn = (directive as DirectiveRow).issuedOn ?? null;
      return { on: day, isInForce: isInForce(issuedOn, endings, day), endedBy: endings.slice(0, 20) };
    },
  },
  Task: {
    lostBasis: async (task, { on }, { loaders, readAt, nulls }, info) => {
      const day = on ?? readAt.today;
      for (const { directiveId, clause } of await loaders.groundsByTask.load(task.id)) {
        const ending = endingOfClause(endingsBy(await loaders.endingsByDirective.load(directiveId), day), clause);
        if (ending) return { directiveId, ending };
      }
      return nulls.because('NOT_APPLICABLE', info);
    },
  },
  LostBasis: {
    directive: ({ directiveId }, _, { loaders }) => loaders.directiveById.load(directiveId),
  },
  DirectiveEnding: {
    citation: async ({ citationId }, _, { loaders }) => (await loaders.citationById.load(citationId))!,
    on: orBecause('NOT_REPORTED', ({ issuedOn }: { readonly issuedOn: string | null }) => issuedOn),
  },
} satisfies Resolvers;

/** Tasks without basis, by directive and in the order of its text. */
async function tasksWithoutBasis(
  { loaders, readAt }: Context,
  { endedById = null, on, page }: QueryTasksWithoutBasisArgs,
): Promise<TaskConnectionRow> {
  const day = on ?? readAt.today;
  const by = endedById === null ? null : requireId(endedById, 'endedById');
  return paged<TaskRow>(page, {
    name: `tasksWithoutBasis ${by} ${day}`,
    order: BY_LOST_DIRECTIVE,
    keyOf: (task) => [task.directiveId, String(task.ordinal), task.id],
    rows: async (request) => {
      const ids = await loaders.tasksWithoutBasis(day, by, request);
      return (await Promise.all(ids.map((id) => loaders.taskById.load(id)))).filter((task) => task !== null);
    },
    count: () => loaders.tasksWithoutBasisCount(day, by),
  });
}
