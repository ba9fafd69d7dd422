import { readSearch } from '../../../platform/page/search.ts';
import type { Resolvers } from '../generated/types.ts';
import { agencyHits } from '../rules/search.ts';

/** Search in the names of agencies. */
export const searchResolvers = {
  Query: {
    searchAgencies: async (_, { on, ...args }, { loaders }) => {
      const { query, first } = readSearch(args);
      const hits = agencyHits(query, await loaders.agenciesFound(query, first, on ?? null), first);
      return hits.map(({ candidate, matched, score }) => ({ agency: candidate, matched, score: score.toFixed(4) }));
    },
  },
} satisfies Resolvers;
