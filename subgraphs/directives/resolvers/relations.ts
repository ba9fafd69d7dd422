import { ratioOf } from '../../../domain/ratio.ts';
import { HubError } from '../../../platform/errors.ts';
import { filterName, paged } from '../../../platform/page/list.ts';
import { requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { DirectiveAddresseesArgs, Resolvers } from '../generated/types.ts';
import {
  type AddresseeConnectionRow,
  type AddresseeRow,
  MOST_TASKS_FIRST,
  mostTasksFirstKey,
} from '../loaders/addressees.ts';
import type { RestatementSuggestionRow, TaskRelationRow } from '../loaders/relations.ts';
import { commonWords, looksRestated } from '../rules/restatement.ts';

const SUGGESTIONS_CAP = 20;

/** How tasks of different directives belong together, and to whom a directive speaks. */
export const relationResolvers = {
  Directive: {
    addressees: ({ id }, args, context) => addressees(context, id, args),
  },
  Task: {
    relations: async ({ id }, { kind }, { loaders }) => {
      const relations = await loaders.relationsByTask.load(id);
      return relations.filter((relation) => kind == null || relation.kind === kind);
    },
    suggestedRestatements: ({ id }, { first }, context) => suggestedRestatements(context, id, first ?? 5),
  },
  TaskRelation: {
    __resolveReference: ({ id }, { loaders }) => loaders.relationById.load(requireId(id)),
    from: ({ fromTaskId }, _, { loaders }) => loaders.taskById.load(fromTaskId),
    to: ({ toTaskId }, _, { loaders }) => loaders.taskById.load(toTaskId),
    note: orBecause('NOT_REPORTED', ({ note }: TaskRelationRow) => note),
  },
  RestatementSuggestion: {
    task: async ({ taskId }, _, { loaders }) => (await loaders.taskById.load(taskId))!,
    sharedWords: ({ shared, total }) => ratioOf(shared, total),
  },
  Addressee: {
    agency: orBecause(
      ({ classId }: AddresseeRow) => (classId === null ? 'NOT_REPORTED' : 'NOT_APPLICABLE'),
      ({ agencyId }: AddresseeRow) => (agencyId === null ? null : { __typename: 'Agency' as const, id: agencyId }),
    ),
    agencyClass: orBecause('NOT_APPLICABLE', ({ classId }: AddresseeRow) =>
      classId === null ? null : { __typename: 'AgencyClass' as const, id: classId },
    ),
    clauses: ({ clauses }) => [...new Set(clauses)].slice(0, 50),
  },
  AddresseeConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

async function suggestedRestatements(
  { loaders }: Context,
  taskId: string,
  first: number,
): Promise<RestatementSuggestionRow[]> {
  if (first < 1 || first > SUGGESTIONS_CAP) {
    throw new HubError('BAD_USER_INPUT', `Expected 1 to ${SUGGESTIONS_CAP} in "first", got ${first}.`, {
      details: { argument: 'first' },
    });
  }
  const near = await loaders.nearTasksByTask.load(taskId);
  return near
    .map((older) => ({ taskId: older.taskId, isCited: older.isCited, ...commonWords(older.laterWords, older.words) }))
    .filter(looksRestated)
    .toSorted((a, b) => b.shared - a.shared || (a.taskId < b.taskId ? -1 : 1))
    .slice(0, first);
}

function addressees(
  { loaders }: Context,
  directiveId: string,
  { role = null, kinds = null, page }: Partial<DirectiveAddresseesArgs>,
): Promise<AddresseeConnectionRow> {
  const question = { role, kinds };
  return paged<AddresseeRow>(page, {
    name: `addressees ${directiveId} ${filterName(question)}`,
    order: MOST_TASKS_FIRST,
    keyOf: mostTasksFirstKey,
    rows: (request) => loaders.addresseesByDirective({ question, page: request }).load(directiveId),
    count: async () => (await loaders.addresseesByDirectiveCount(question).load(directiveId))?.count ?? 0,
  });
}
