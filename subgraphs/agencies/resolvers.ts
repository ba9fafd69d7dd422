import { paged } from '../../platform/page/list.ts';
import { type PageInput, requireId } from '../../platform/page.ts';
import { orBecause } from '../../platform/subgraph/nulls.ts';
import { joinResolvers } from '../../platform/subgraph/resolvers.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/types.ts';
import {
  AGENCY_ORDER,
  type AgencyConnectionRow,
  type AgencyFilter,
  type AgencyRow,
  agencySortKey,
} from './loaders/agencies.ts';
import type { SuccessionRow } from './loaders/successions.ts';
import { calendarResolvers } from './resolvers/calendar.ts';
import { classResolvers } from './resolvers/classes.ts';
import { agenciesOf, agencyGrants, grantResolvers } from './resolvers/grants.ts';
import { matchingResolvers } from './resolvers/matching.ts';
import { searchResolvers } from './resolvers/search.ts';
import { systemResolvers } from './resolvers/systems.ts';
import { heldOn, nameOn, reasonForNoParent } from './rules.ts';

const registerResolvers = {
  Query: {
    agency: (_, { id }, { loaders }) => loaders.agencyById.load(requireId(id)),
    agencyByCode: (_, { system, code, on }, { loaders, readAt }) =>
      loaders.agencyByCode(system, code, on ?? readAt.today),
    agencies: (_, { filter, on, page }, context) => agencies(context, filter ?? null, on ?? context.readAt.today, page),
  },

  Agency: {
    __resolveReference: ({ id }, { loaders }) => loaders.agencyById.load(requireId(id)),
    name: (agency, { on }, context) => officialName(agency, on ?? null, context),
    shortName: orBecause('NOT_REPORTED', (agency: AgencyRow) => agency.shortName),
    names: ({ id }, _, { loaders }) => loaders.namesByAgency.load(id),
    aliases: ({ id }, _, { loaders }) => loaders.aliasesByAgency.load(id),
    codes: async ({ id }, { system }, { loaders }) => {
      const codes = await loaders.codesByAgency.load(id);
      return codes.filter((code) => !system || code.system === system);
    },
    parent: async (agency, { on }, { loaders, readAt, nulls }, info) => {
      const parent = heldOn(await loaders.parentsByAgency.load(agency.id), on ?? readAt.today);
      return parent ? loaders.agencyById.load(parent.parentId) : nulls.because(reasonForNoParent(agency.kind), info);
    },
    ancestors: ({ id }, { on }, { loaders, readAt }) => loaders.ancestorsOn(on ?? readAt.today).load(id),
    descendants: ({ id }, { on, page }, context) => descendants(context, id, on ?? context.readAt.today, page),
    predecessors: ({ id }, _, { loaders }) => loaders.successionsBySide('TO').load(id),
    successors: ({ id }, _, { loaders }) => loaders.successionsBySide('FROM').load(id),
    validFrom: orBecause('NOT_REPORTED', (agency: AgencyRow) => agency.validFrom),
    validTo: orBecause('NOT_APPLICABLE', (agency: AgencyRow) => agency.validTo),
    grants: agencyGrants,
    inForce: (agency, { on }, { readAt }) => heldOn([agency], on ?? readAt.today) !== null,
  },

  AgencyConnection: {
    totalCount: (page) => page.countAll(),
  },

  Succession: {
    __resolveReference: ({ id }, { loaders }) => loaders.successionById.load(requireId(id)),
    from: ({ fromIds }, _, context) => agenciesOf(fromIds, context),
    to: ({ toIds }, _, context) => agenciesOf(toIds, context),
    functions: orBecause('NOT_APPLICABLE', (succession: SuccessionRow) => succession.functions),
    legalBasis: orBecause('NOT_REPORTED', (succession: SuccessionRow) => succession.legalBasis),
  },
} satisfies Resolvers;

export const resolvers = joinResolvers(
  registerResolvers,
  calendarResolvers,
  classResolvers,
  grantResolvers,
  matchingResolvers,
  searchResolvers,
  systemResolvers,
);

/** Most agencies have had one name: only where the day is before the latest are the others looked up. */
async function officialName(
  agency: AgencyRow,
  on: string | null,
  { loaders, readAt }: Context,
): Promise<string | null> {
  const day = on ?? readAt.today;
  if (agency.nameFrom === null || day >= agency.nameFrom) return agency.latestName;
  return nameOn(await loaders.namesByAgency.load(agency.id), day);
}

async function agencies(
  { loaders }: Context,
  filter: AgencyFilter | null,
  day: string,
  page: PageInput | null | undefined,
): Promise<AgencyConnectionRow> {
  return paged(page, {
    name: `agencies ${JSON.stringify([filter, day])}`,
    order: AGENCY_ORDER,
    keyOf: agencySortKey,
    rows: (request) => loaders.agencies(filter, day, request),
    count: () => loaders.agenciesCount(filter, day),
  });
}

async function descendants(
  { loaders }: Context,
  id: string,
  day: string,
  page: PageInput | null | undefined,
): Promise<AgencyConnectionRow> {
  return paged(page, {
    name: `descendants ${id} ${day}`,
    order: AGENCY_ORDER,
    keyOf: agencySortKey,
    rows: (request) => loaders.descendants({ day, page: request }).load(id),
    count: async () => (await loaders.descendantsCount(day).load(id))?.count ?? 0,
  });
}
