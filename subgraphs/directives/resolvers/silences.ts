import { addDays, daysBetween } from '../../../domain/period.ts';
import { HubError } from '../../../platform/errors.ts';
import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { QuerySilencesArgs, Resolvers } from '../generated/types.ts';
import {
  type OrphanedAssignmentConnectionRow,
  type OrphanedAssignmentRow,
  SOONEST_FIRST,
  type SuccessorProposalRow,
  soonestFirstKey,
} from '../loaders/orphans.ts';
import { LONGEST_FIRST, longestFirstKey, type SilenceConnectionRow, type SilenceRow } from '../loaders/silences.ts';
import { cascadeOf } from '../rules/cascade.ts';
import { successorsOf } from '../rules/successors.ts';

/** Longer waits are a slip of the pen. */
const WAIT_CAP_DAYS = 3650;
/** The first day of the calendar that dates are of. */
const FIRST_DAY = '0001-01-01';

/** Who is silent, and whose assignments nobody has any more. */
export const silenceResolvers = {
  Query: {
    silences: (_, args, context) => silences(context, args),
    orphanedAssignments: (_, { on, page }, context) => orphanedAssignments(context, on ?? context.readAt.today, page),
  },
  Silence: {
    agency: ({ agencyId }) => ({ __typename: 'Agency' as const, id: agencyId }),
    directive: ({ directiveId }, _, { loaders }) => loaders.directiveById.load(directiveId),
    tasks: async ({ taskIds }, _, { loaders }) =>
      (await Promise.all(taskIds.map((id) => loaders.taskById.load(id)))).filter((task) => task !== null),
    days: ({ issuedOn, on }) => daysBetween(issuedOn, on),
    level: orBecause('NOT_REPORTED', async ({ agencyId }: SilenceRow, { loaders }: Context) => {
      return (await loaders.registerAgencyById.load(agencyId))?.level ?? null;
    }),
    isAgencyEnded: async ({ agencyId, on }, _, { loaders }) => {
      const validTo = (await loaders.registerAgencyById.load(agencyId))?.validTo ?? null;
      return validTo !== null && validTo < on;
    },
  },
  OrphanedAssignment: {
    assignment: async ({ assignmentId }, _, { loaders }) => (await loaders.assignmentById.load(assignmentId))!,
    proposals: ({ agencyId, taskId, on }, _, context) => proposals(context, agencyId, taskId, on),
  },
  SuccessorProposal: {
    agency: ({ agencyId }: SuccessorProposalRow) => ({ __typename: 'Agency' as const, id: agencyId }),
    succession: ({ reorganisationId }: SuccessorProposalRow) => ({
      __typename: 'Succession' as const,
      id: reorganisationId,
    }),
  },
  Succession: {
    __resolveReference: ({ id }) => ({ id: requireId(id) }),
  },
  TaskAssignment: {
    proposedSuccessors: async (assignment, { on }, context, info) => {
      const { loaders, readAt, nulls } = context;
      const day = on ?? readAt.today;
      if (assignment.agencyId == null) return nulls.because('NOT_APPLICABLE', info);
      const validTo = (await loaders.registerAgencyById.load(assignment.agencyId))?.validTo ?? null;
      if (validTo === null || validTo >= day) return nulls.because('NOT_APPLICABLE', info);
      return proposals(context, assignment.agencyId, assignment.taskId, day);
    },
  },
  SilenceConnection: { totalCount: (page) => page.countAll() },
  OrphanedAssignmentConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

async function silences(context: Context, { filter, on, page }: QuerySilencesArgs): Promise<SilenceConnectionRow> {
  const { loaders, readAt } = context;
  const day = on ?? readAt.today;
  const { directiveId = null, agencyId = null, kinds = null, waitDays } = filter ?? {};
  const wait = waitDays ?? 30;
  if (wait < 0 || wait > WAIT_CAP_DAYS) {
    throw new HubError('BAD_USER_INPUT', `Expected 0 to ${WAIT_CAP_DAYS} in "filter.waitDays", got ${wait}.`, {
      details: { argument: 'filter.waitDays' },
    });
  }
  const question = {
    directiveIds:
      directiveId === null ? null : await documentsOf(context, requireId(directiveId, 'filter.directiveId')),
    agencyId: agencyId === null ? null : requireId(agencyId, 'filter.agencyId'),
    kinds,
    issuedTo: daysBefore(day, wait),
    on: day,
  };
  return paged<SilenceRow>(page, {
    name: `silences ${filterName(filter ?? null)} ${day}`,
    order: LONGEST_FIRST,
    keyOf: longestFirstKey,
    rows: (request) => loaders.silences(question, request),
    count: () => loaders.silencesCount(question),
  });
}

/** The day so many days before another; where the calendar begins later, its first day, on which nothing was issued. */
function daysBefore(day: string, count: number): string {
  return addDays(day, -Math.min(count, daysBetween(FIRST_DAY, day)));
}

/** A document and those that passed it on. */
async function documentsOf({ loaders }: Context, directiveId: string): Promise<string[]> {
  const directive = await loaders.directiveById.load(directiveId);
  if (!directive) return [];
  const rootId = directive.attachedToId ?? directive.id;
  const material = await loaders.cascadeMaterialByRoot.load(rootId);
  return material ? cascadeOf(rootId, material).steps.map((step) => step.directiveId) : [rootId];
}

function orphanedAssignments(
  { loaders }: Context,
  on: string,
  page: PageInput | null | undefined,
): Promise<OrphanedAssignmentConnectionRow> {
  return paged<OrphanedAssignmentRow>(page, {
    name: `orphanedAssignments ${on}`,
    order: SOONEST_FIRST,
    keyOf: soonestFirstKey,
    rows: (request) => loaders.orphanedAssignments(on, request),
    count: () => loaders.orphanedAssignmentsCount(on),
  });
}

/** Who may take over a task of an agency that has ended, by the register and the words of the task. */
async function proposals(
  { loaders }: Context,
  agencyId: string,
  taskId: string,
  on: string,
): Promise<SuccessorProposalRow[]> {
  const task = await loaders.taskById.load(taskId);
  const words = [task?.title, task?.product].filter((text) => text != null).join(' ');
  const known = await loaders.surroundingsOn(on).load(agencyId);
  return successorsOf(agencyId, words, on, known).slice(0, 20);
}
