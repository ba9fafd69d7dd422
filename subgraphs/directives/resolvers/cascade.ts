import type { GraphQLResolveInfo } from 'graphql';
import { requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import type { CascadeRow, CascadeStepRow } from '../loaders/cascade.ts';
import type { DirectiveRow } from '../loaders/directives.ts';
import { cascadeOf, cascadeTo } from '../rules/cascade.ts';

/** How a directive was passed on, or only the way to one; an attachment stands for the document it is attached to. */
export async function cascade(
  { loaders, nulls }: Context,
  directive: DirectiveRow,
  toId: string | null,
  info: GraphQLResolveInfo,
): Promise<CascadeRow | null> {
  const rootId = directive.attachedToId ?? directive.id;
  if (toId !== null) requireId(toId, 'toId');
  const material = await loaders.cascadeMaterialByRoot.load(rootId);
  if (!material) return nulls.because('NOT_REPORTED', info);

  const whole = cascadeOf(rootId, material);
  if (toId === null) return whole;
  const target = material.attachments.find(({ id }) => id === toId)?.documentId ?? toId;
  return cascadeTo(target, whole, material) ?? nulls.because('NOT_REPORTED', info);
}

/** A list in the answer is no longer. */
const COVERAGE_CAP = 100;

/** Which tasks each document of a cascade passed on, and which it could have. */
export const coverageResolvers = {
  CascadeStep: {
    passedOn: async ({ fromId, passedTaskIds }, _, { loaders, nulls }, info) => {
      if (fromId === null) return nulls.because('NOT_APPLICABLE', info);
      const tasks = await Promise.all(passedTaskIds.map((id) => loaders.taskById.load(id)));
      return tasks
        .filter((task) => task !== null)
        .toSorted((a, b) => compareTexts(a.directiveId, b.directiveId) || a.ordinal - b.ordinal)
        .slice(0, COVERAGE_CAP);
    },
    notPassedOn: async ({ directiveId, fromId, aboveIds }, _, { loaders, nulls }, info) => {
      if (fromId === null) return nulls.because('NOT_APPLICABLE', info);
      const directive = await loaders.directiveById.load(directiveId);
      if (directive?.issuerId == null) return nulls.because('NOT_REPORTED', info);
      const above = new Set(aboveIds);
      const bound = await loaders.notPassedOnByDocument.load(directiveId);
      return bound.filter(({ setById }) => above.has(setById)).slice(0, COVERAGE_CAP);
    },
    level: orBecause('NOT_REPORTED', async ({ directiveId }: CascadeStepRow, { loaders }: Context) => {
      const directive = await loaders.directiveById.load(directiveId);
      if (directive?.issuerId == null) return null;
      return (await loaders.registerAgencyById.load(directive.issuerId))?.level ?? null;
    }),
  },
  TaskNotPassedOn: {
    task: async ({ taskId }, _, { loaders }) => (await loaders.taskById.load(taskId))!,
    assignment: async ({ assignmentId }, _, { loaders }) => (await loaders.assignmentById.load(assignmentId))!,
  },
} satisfies Resolvers;

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
