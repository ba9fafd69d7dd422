import { readSearch } from '../../../platform/page/search.ts';
import type { Resolvers } from '../generated/types.ts';
import { directiveHits, taskHits } from '../rules/search.ts';

/** Search in directives and tasks. */
export const searchResolvers = {
  Query: {
    searchDirectives: async (_, args, { loaders }) => {
      const { query, first } = readSearch(args);
      const hits = directiveHits(query, await loaders.directivesFound(query, first), first);
      return hits.map(({ candidate, matched, score }) => ({ directive: candidate, matched, score: score.toFixed(4) }));
    },
    searchTasks: async (_, args, { loaders }) => {
      const { query, first } = readSearch(args);
      const hits = taskHits(query, await loaders.tasksFound(query, first), first);
      return hits.map(({ candidate, matched, score }) => ({ task: candidate, matched, score: score.toFixed(4) }));
    },
  },
} satisfies Resolvers;
