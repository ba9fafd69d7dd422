import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { IndicatorFilter, Resolvers } from '../generated/types.ts';
import {
  INDICATOR_ORDER,
  type IndicatorConnectionRow,
  type IndicatorRow,
  indicatorSortKey,
  type SeriesBreakRow,
} from '../loaders/indicators.ts';
import { MANDATE_ORDER, type MandateConnectionRow, type MandateRow, mandateSortKey } from '../loaders/mandates.ts';
import { entity } from './entities.ts';
import { observationsOf } from './observations.ts';
import { targetsOfIndicator } from './targets.ts';

/** What is measured, and the clauses that demand it. */
export const indicatorResolvers = {
  Query: {
    indicator: (_, { id }, { loaders }) => loaders.indicatorById.load(requireId(id)),
    indicatorByKey: (_, { key }, { loaders }) => loaders.indicatorByKey.load(key),
    indicators: (_, { filter, page }, context) => indicators(context, filter ?? {}, page),
  },

  Indicator: {
    __resolveReference: ({ id }, { loaders }) => loaders.indicatorById.load(requireId(id)),
    numerator: orBecause('NOT_APPLICABLE', ({ numerator }: IndicatorRow) => numerator ?? null),
    denominator: orBecause(
      ({ numerator }: IndicatorRow) => (numerator == null ? 'NOT_APPLICABLE' : 'NOT_REPORTED'),
      ({ denominator }: IndicatorRow) => denominator ?? null,
    ),
    owner: orBecause('NOT_REPORTED', ({ ownerId }: IndicatorRow) => entity('Agency', ownerId)),
    evaluator: orBecause('NOT_REPORTED', ({ evaluatorId }: IndicatorRow) => entity('Agency', evaluatorId)),
    validFrom: orBecause('NOT_REPORTED', ({ validFrom }: IndicatorRow) => validFrom ?? null),
    validTo: orBecause('NOT_APPLICABLE', ({ validTo }: IndicatorRow) => validTo ?? null),
    seriesBreaks: ({ id }, _, { loaders }) => loaders.breaksByIndicator.load(id),
    similarTo: async ({ id }, _, { loaders }) => {
      const similar = await loaders.similarByIndicator.load(id);
      const found = await Promise.all(
        similar.map(async (each) => ({ ...each, indicator: await loaders.indicatorById.load(each.otherId) })),
      );
      return found.flatMap(({ indicator, ...each }) => (indicator === null ? [] : [{ ...each, indicator }]));
    },
    mandates: ({ id }, _, { loaders }) => loaders.mandatesByIndicator.load(id),
    targets: ({ id }, { year, page }, context) => targetsOfIndicator(context, id, year ?? null, page),
    observations: ({ id }, { agencyId, page }, context) =>
      observationsOf(context, 'indicator', id, agencyId == null ? null : requireId(agencyId, 'agencyId'), page),
  },
  IndicatorConnection: { totalCount: (page) => page.countAll() },
  SeriesBreak: {
    directive: orBecause('NOT_REPORTED', ({ directiveId }: SeriesBreakRow) => entity('Directive', directiveId)),
  },

  Mandate: {
    __resolveReference: ({ id }, { loaders }) => loaders.mandateById.load(requireId(id)),
    indicator: async ({ indicatorId }, _, { loaders }) => (await loaders.indicatorById.load(indicatorId))!,
    directive: orBecause('NOT_REPORTED', ({ directiveId }: MandateRow) => entity('Directive', directiveId)),
    evidence: orBecause('NOT_REPORTED', ({ evidenceId }: MandateRow) => entity('Directive', evidenceId)),
    leadAsWritten: orBecause('NOT_APPLICABLE', ({ leadAsWritten }: MandateRow) => leadAsWritten ?? null),
    evaluator: orBecause('NOT_APPLICABLE', ({ evaluatorId }: MandateRow) => entity('Agency', evaluatorId)),
    targets: ({ id }, _, { loaders }) => loaders.targetsByMandate.load(id),
  },
  MandateConnection: { totalCount: (page) => page.countAll() },

  Directive: {
    __resolveReference: ({ id }) => ({ id: requireId(id) }),
    mandates: ({ id }, { page }, context) => mandatesOf(context, id, page),
  },
} satisfies Resolvers;

async function indicators(
  context: Context,
  filter: IndicatorFilter,
  page: PageInput | null | undefined,
): Promise<IndicatorConnectionRow> {
  const { loaders } = context;
  const targetIds =
    filter.bindsId == null ? null : await loaders.targetIdsBinding(requireId(filter.bindsId, 'filter.bindsId'));
  return paged(page, {
    name: `indicators ${filterName(filter)}`,
    order: INDICATOR_ORDER,
    keyOf: indicatorSortKey,
    rows: (request) => loaders.indicators(filter, targetIds, request),
    count: () => loaders.indicatorsCount(filter, targetIds),
  });
}

function mandatesOf(
  { loaders }: Context,
  directiveId: string,
  page: PageInput | null | undefined,
): Promise<MandateConnectionRow> {
  return paged(page, {
    name: `mandates of ${directiveId}`,
    order: MANDATE_ORDER,
    keyOf: mandateSortKey,
    rows: (request) => loaders.mandatesByDirective(request).load(directiveId),
    count: async () => (await loaders.mandatesByDirectiveCount.load(directiveId))?.count ?? 0,
  });
}
