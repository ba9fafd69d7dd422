import { HubError } from '../../../platform/errors.ts';
import { joinResolvers } from '../../../platform/subgraph/resolvers.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { type AddedUp, observationMetrics, readObservationTotals } from '../loaders/observation-metrics.ts';

const fieldResolvers = {
  Query: {
    observationMetrics: (_, { level, depth, grain, ...args }, { loaders }, info) =>
      loaders.observationMetrics(addedUp({ level, depth, grain }), args, info),
  },

  Agency: {
    observationMetrics: ({ id }, { where, ...asked }, { loaders }, info) =>
      loaders.observationMetricsWithin(readObservationTotals(addedUp(asked), where, info)).load(id),
  },
} satisfies Resolvers;

export const observationMetricsResolvers = joinResolvers(
  observationMetrics.resolvers<Context>({
    indicator: (id, { loaders }) => loaders.indicatorById.load(id),
  }),
  fieldResolvers,
);

/** Nobody stands deeper in the register: see TREE_DEPTH_CAP of agencies. */
const DEEPEST = 16;

function addedUp({ level, depth, grain }: AddedUp): AddedUp {
  if (depth >= 0 && depth <= DEEPEST) return { level, depth, grain };
  throw new HubError('BAD_USER_INPUT', `Expected "depth" from 0 to ${DEEPEST}, got ${depth}.`, {
    details: { argument: 'depth' },
  });
}
