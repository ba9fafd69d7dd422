import { orBecause } from '../../platform/subgraph/nulls.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/types.ts';
import type { SubgraphStateRow } from './loaders.ts';

export const resolvers: Resolvers = {
  Query: {
    hub: async (_, __, { installation, loaders }) => ({
      name: installation.name,
      version: installation.version,
      startedAt: installation.startedAt,
      subgraphs: [...installation.subgraphs],
      sources: await loaders.sources(),
    }),
  },

  SubgraphState: {
    position: orBecause('NO_HISTORY', async (state: SubgraphStateRow, { loaders }: Context) =>
      state.keepsHistory ? ((await loaders.feedHeadBySubgraph.load(state.name))?.position ?? null) : null,
    ),
    lastChangeAt: orBecause('NO_ACTIVITY', async (state: SubgraphStateRow, { loaders }: Context) =>
      state.keepsHistory ? ((await loaders.feedHeadBySubgraph.load(state.name))?.lastChangeAt ?? null) : null,
    ),
  },
};
