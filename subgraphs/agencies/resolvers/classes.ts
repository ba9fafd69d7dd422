import { isWhole } from '../../../domain/agency-class.ts';
import { paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import { recordAgencyClass } from '../commands/classes.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { AGENCY_ORDER, type AgencyConnectionRow, agencySortKey } from '../loaders/agencies.ts';
import { type AgencyClassConnectionRow, type AgencyClassRow, CLASS_ORDER, classSortKey } from '../loaders/classes.ts';

/** Classes of agencies, their members, and the command that records one. */
export const classResolvers = {
  Query: {
    agencyClass: (_, { id }, { loaders }) => loaders.agencyClassById.load(requireId(id)),
    agencyClasses: (_, { name, page }, context) => agencyClasses(context, name ?? null, page),
  },

  Mutation: {
    recordAgencyClass: async (_, { input }, context) => {
      const { made, problems } = await recordAgencyClass(context, input);
      return { agencyClassId: made.agencyClass ?? null, problems };
    },
  },

  AgencyClass: {
    __resolveReference: ({ id }, { loaders }) => loaders.agencyClassById.load(requireId(id)),
    memberKinds: ({ kinds, unregisteredKinds }) => [...kinds, ...unregisteredKinds],
    within: orBecause('NOT_APPLICABLE', ({ withinId }: AgencyClassRow, { loaders }: Context) =>
      withinId === null ? null : loaders.agencyById.load(withinId),
    ),
    rule: orBecause('NOT_APPLICABLE', (one: AgencyClassRow) => one.rule),
    validTo: orBecause('NOT_APPLICABLE', (one: AgencyClassRow) => one.validTo),
    members: ({ id }, { on, page }, context) => members(context, id, on ?? context.readAt.today, page),
    isComplete: ({ unregisteredKinds, ...one }) => isWhole({ ...one, memberKinds: unregisteredKinds }),
  },

  AgencyClassConnection: { totalCount: (page) => page.countAll() },

  RecordAgencyClassPayload: {
    agencyClass: ({ agencyClassId }, _, { loaders }) =>
      agencyClassId === null ? null : loaders.agencyClassById.load(agencyClassId),
  },
} satisfies Resolvers;

async function agencyClasses(
  { loaders }: Context,
  name: string | null,
  page: PageInput | null | undefined,
): Promise<AgencyClassConnectionRow> {
  return paged(page, {
    name: `agencyClasses ${JSON.stringify(name)}`,
    order: CLASS_ORDER,
    keyOf: classSortKey,
    rows: (request) => loaders.agencyClasses(name, request),
    count: () => loaders.agencyClassesCount(name),
  });
}

async function members(
  { loaders }: Context,
  id: string,
  day: string,
  page: PageInput | null | undefined,
): Promise<AgencyConnectionRow> {
  return paged(page, {
    name: `members of class ${id} ${day}`,
    order: AGENCY_ORDER,
    keyOf: agencySortKey,
    rows: (request) => loaders.classMembers({ day, page: request }).load(id),
    count: async () => (await loaders.classMembersCount(day).load(id))?.count ?? 0,
  });
}
