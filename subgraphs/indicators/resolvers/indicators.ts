import { requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Resolvers } from '../generated/types.ts';
import type { IndicatorRow } from '../loaders/indicators.ts';

export const indicatorResolvers = {
  Query: {
    indicator: (_, { id }, { loaders }) => loaders.indicatorById.load(requireId(id)),
    indicatorByKey: (_, { key }, { loaders }) => loaders.indicatorByKey.load(key),
  },
  Indicator: {
    __resolveReference: ({ id }, { loaders }) => loaders.indicatorById.load(requireId(id)),
    numerator: orBecause('NOT_APPLICABLE', ({ numerator }: IndicatorRow) => numerator ?? null),
    denominator: orBecause('NOT_REPORTED', ({ denominator }: IndicatorRow) => denominator ?? null),
    owner: orBecause('NOT_REPORTED', ({ ownerId }: IndicatorRow) => entity('Agency', ownerId)),
    evaluator: orBecause('NOT_REPORTED', ({ evaluatorId }: IndicatorRow) => entity('Agency', evaluatorId)),
    validFrom: orBecause('NOT_REPORTED', ({ validFrom }: IndicatorRow) => validFrom ?? null),
    validTo: orBecause('NOT_APPLICABLE', ({ validTo }: IndicatorRow) => validTo ?? null),
  },
} satisfies Resolvers;

/** An entity of another subgraph, by its id. */
export function entity<Name extends string>(typeName: Name, id: string | null | undefined) {
  return id == null ? null : { __typename: typeName, id };
}
