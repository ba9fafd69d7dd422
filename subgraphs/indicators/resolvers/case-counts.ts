import { parsePeriod } from '../../../domain/period.ts';
import { ratioOf } from '../../../domain/ratio.ts';
import { HubError } from '../../../platform/errors.ts';
import { filterName, paged } from '../../../platform/page/list.ts';
import { requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import { joinResolvers } from '../../../platform/subgraph/resolvers.ts';
import { recordCaseCounts } from '../commands/case-counts.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import {
  type AskedCounts,
  CASE_COUNT_ORDER,
  type CaseCountConnectionRow,
  type CaseCountRow,
  caseCountSortKey,
} from '../loaders/case-counts.ts';
import { caseMetrics, type PublicationRow } from '../loaders/case-metrics.ts';
import { isMonth } from '../rules/case-counts.ts';
import { isScoredPeriod } from '../rules/scorecard-definition.ts';
import { entity } from './entities.ts';

const fieldResolvers = {
  Query: {
    caseCounts: (_, { filter, page }, { loaders }) => {
      const asked: AskedCounts = {
        ...{ indicatorId: filter?.indicatorId ?? null, agencyId: filter?.agencyId ?? null },
        ...{ from: monthOf(filter?.from, 'filter.from'), to: monthOf(filter?.to, 'filter.to') },
      };
      return paged(page, {
        name: `caseCounts ${filterName(asked)}`,
        ...{ order: CASE_COUNT_ORDER, keyOf: caseCountSortKey },
        rows: (request) => loaders.caseCounts(asked, request),
        count: () => loaders.caseCountsCount(asked),
      });
    },
    caseMetrics: async (_, args, { loaders, nulls }, info) =>
      (await loaders.caseMetrics(args, info)) ?? nulls.because('NOT_REPORTED', info),
  },
  Agency: {
    caseMetrics: async ({ id }, { indicatorId, period }, { loaders, nulls }, info) => {
      const asked = { indicatorId: requireId(indicatorId, 'indicatorId'), period: readPeriod(period) };
      return (await loaders.caseMetricsOf(asked).load(id)) ?? nulls.because('NOT_REPORTED', info);
    },
  },
  Mutation: {
    recordCaseCounts: async (_, { input }, context) => {
      const { made, problems } = await recordCaseCounts(context, input);
      return { recordedCount: Number(made.recorded ?? 0), problems };
    },
  },
  CaseCount: {
    indicator: async ({ indicatorId }, _, { loaders }) => (await loaders.indicatorById.load(indicatorId))!,
    agency: ({ agencyId }) => entity('Agency', agencyId),
    month: ({ month }) => month.slice(0, 7),
    rate: ({ counted, cases }) => ratioOf(counted, cases),
    reason: orBecause('NOT_APPLICABLE', ({ reason }: CaseCountRow) => reason ?? null),
  },
  CaseCountConnection: { totalCount: (page: CaseCountConnectionRow) => page.countAll() },
  Publication: {
    smallestChange: orBecause('NOT_APPLICABLE', ({ smallestChange }: PublicationRow) => smallestChange),
  },
} satisfies Resolvers;

export const caseCountResolvers = joinResolvers(
  caseMetrics.resolvers<Context>({ indicator: (id, { loaders }) => loaders.indicatorById.load(id) }),
  fieldResolvers,
);

/** The first day of a month. Refused with BAD_USER_INPUT, naming the argument. */
function monthOf(text: string | null | undefined, argument: string): string | null {
  if (text == null) return null;
  if (isMonth(text)) return parsePeriod(text).firstOn;
  const got = JSON.stringify(text.slice(0, 40));
  throw new HubError('BAD_USER_INPUT', `Expected a month in "${argument}", such as 2024-06; got ${got}.`, {
    details: { argument },
  });
}

function readPeriod(text: string) {
  if (isScoredPeriod(text)) return parsePeriod(text);
  const got = JSON.stringify(text.slice(0, 40));
  throw new HubError(
    'BAD_USER_INPUT',
    `Expected a month, quarter or year in "period", such as 2024-06, 2024-Q2 or 2024; got ${got}.`,
    { details: { argument: 'period' } },
  );
}
