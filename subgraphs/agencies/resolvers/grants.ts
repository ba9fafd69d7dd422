import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import { isPublic } from '../../../platform/viewer.ts';
import { endApiKey, registerApiKey } from '../commands/api-keys.ts';
import { endGrant, giveGrant } from '../commands/grants.ts';
import { revokeTokens } from '../commands/revoke-tokens.ts';
import type { Context } from '../context.ts';
import type { AgencyGrantsArgs, GrantFilter, Resolvers, Role } from '../generated/types.ts';
import type { AgencyRow } from '../loaders/agencies.ts';
import { type ApiKeyRow, LATEST_KEY_FIRST, latestKeyFirstKey } from '../loaders/api-keys.ts';
import { type GrantConnectionRow, type GrantRow, LATEST_GRANT_FIRST, latestGrantFirstKey } from '../loaders/grants.ts';

/** Who may what: the caller, grants, keys of machines, and the commands about them. */
export const grantResolvers = {
  Query: {
    viewer: (_, __, { viewer }) => viewer,
    grant: (_, { id }, { loaders }) => loaders.grantById.load(requireId(id)),
    grants: (_, { filter, page }, context) => grants(context, filter ?? {}, page),
    apiKeys: (_, { page }, { loaders }) =>
      paged(page, {
        name: 'apiKeys',
        order: LATEST_KEY_FIRST,
        keyOf: latestKeyFirstKey,
        rows: (request) => loaders.apiKeys(request),
        count: () => loaders.apiKeysCount(),
      }),
  },

  Mutation: {
    giveGrant: async (_, { input }, context) => {
      const { made, problems } = await giveGrant(context, input);
      return { grantId: made.grant ?? null, problems };
    },
    endGrant: async (_, { input }, context) => {
      const { problems } = await endGrant(context, input);
      return { grantId: input.grantId, problems };
    },
    registerApiKey: async (_, { input }, context) => {
      const { made, problems } = await registerApiKey(context, input);
      return { apiKeyId: made.apiKey ?? null, problems };
    },
    endApiKey: async (_, { input }, context) => {
      const { problems } = await endApiKey(context, input);
      return { apiKeyId: input.apiKeyId, problems };
    },
    revokeTokens: async (_, { input }, context) => {
      const { made, problems } = await revokeTokens(context, input);
      return { revocationId: made.revocation ?? null, problems };
    },
  },

  Viewer: {
    isKnown: (viewer) => !isPublic(viewer),
    roles: ({ roles }) => roles.map((role) => role.toUpperCase() as Role),
    actsFor: ({ agencyIds }, _, context) => agenciesOf(agencyIds, context),
    reads: ({ readsAgencyIds }, _, context) => agenciesOf(readsAgencyIds, context),
    oversees: ({ overseesAgencyIds }, _, context) => agenciesOf(overseesAgencyIds, context),
  },

  Grant: {
    __resolveReference: ({ id }, { loaders }) => loaders.grantById.load(requireId(id)),
    agency: orBecause('NOT_APPLICABLE', ({ agencyId }: GrantRow, { loaders }: Context) =>
      agencyId === null ? null : loaders.agencyById.load(agencyId),
    ),
    validTo: orBecause('NOT_APPLICABLE', (grant: GrantRow) => grant.validTo),
    endedBecause: orBecause('NOT_APPLICABLE', (grant: GrantRow) => grant.endedBecause),
  },

  ApiKey: {
    __resolveReference: ({ id }, { loaders }) => loaders.apiKeyById.load(requireId(id)),
    subject: ({ id }) => `machine:${id}`,
    endedAt: orBecause('NOT_APPLICABLE', (key: ApiKeyRow) => key.endedAt),
    endedBecause: orBecause('NOT_APPLICABLE', (key: ApiKeyRow) => key.endedBecause),
  },

  GrantConnection: { totalCount: (page) => page.countAll() },
  ApiKeyConnection: { totalCount: (page) => page.countAll() },

  GiveGrantPayload: {
    grant: ({ grantId }, _, { loaders }) => (grantId === null ? null : loaders.grantById.load(grantId)),
  },
  EndGrantPayload: { grant: ({ grantId }, _, { loaders }) => loaders.grantById.load(grantId) },
  RegisterApiKeyPayload: {
    apiKey: ({ apiKeyId }, _, { loaders }) => (apiKeyId === null ? null : loaders.apiKeyById.load(apiKeyId)),
  },
  EndApiKeyPayload: { apiKey: ({ apiKeyId }, _, { loaders }) => loaders.apiKeyById.load(apiKeyId) },
  RevokeTokensPayload: {
    revokedTo: async ({ revocationId }, _, { loaders }) =>
      revocationId === null ? null : ((await loaders.revocationById.load(revocationId))?.revokedTo ?? null),
  },
} satisfies Resolvers;

/** Of the grants those that the caller sees; none for one that sees none. */
async function grants(
  { loaders, readAt }: Context,
  filter: GrantFilter,
  page: PageInput | null | undefined,
): Promise<GrantConnectionRow> {
  const asked: GrantFilter = {
    ...filter,
    on: filter.on ?? readAt.today,
    existence: filter.existence ?? 'IN_FORCE',
  };
  return paged(page, {
    name: `grants ${filterName(asked)}`,
    order: LATEST_GRANT_FIRST,
    keyOf: latestGrantFirstKey,
    rows: (request) => loaders.grants(asked, request),
    count: () => loaders.grantsCount(asked),
  });
}

/** Of the grants for an agency those that the caller sees. */
export async function agencyGrants(
  { id }: AgencyRow,
  { existence, page }: Partial<AgencyGrantsArgs>,
  { loaders, readAt }: Context,
): Promise<GrantConnectionRow> {
  const which = existence ?? 'IN_FORCE';
  return paged(page, {
    name: `grants of agency ${id} ${which} ${readAt.today}`,
    order: LATEST_GRANT_FIRST,
    keyOf: latestGrantFirstKey,
    rows: (request) => loaders.grantsByAgency({ existence: which, page: request }).load(id),
    count: async () => (await loaders.grantsByAgencyCount(which).load(id))?.count ?? 0,
  });
}

/** The agencies of these ids that the register knows at the moment of the operation. */
export async function agenciesOf(ids: readonly string[], { loaders }: Pick<Context, 'loaders'>): Promise<AgencyRow[]> {
  const found = await Promise.all(ids.map((id) => loaders.agencyById.load(id)));
  return found.filter((agency) => agency !== null);
}
