import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { Resolvers, TargetFilter } from '../generated/types.ts';
import { TARGET_ORDER, type TargetConnectionRow, type TargetRow, targetSortKey } from '../loaders/targets.ts';
import { NO_LAST_DAY } from '../rules/target-time.ts';
import { entities } from './entities.ts';

/** What indicators are to reach. */
export const targetResolvers = {
  Query: {
    target: (_, { id }, { loaders }) => loaders.targetById.load(requireId(id)),
    targets: (_, { filter, page }, context) => targets(context, filter ?? {}, page),
  },

  Target: {
    __resolveReference: ({ id }, { loaders }) => loaders.targetById.load(requireId(id)),
    indicator: async ({ indicatorId }, _, { loaders }) => (await loaders.indicatorById.load(indicatorId))!,
    mandate: async ({ mandateId }, _, { loaders }) => (await loaders.mandateById.load(mandateId))!,
    to: orBecause('NOT_APPLICABLE', ({ to }: TargetRow) => (to === NO_LAST_DAY ? null : to)),
    classes: async ({ id }, _, { loaders }) =>
      entities(
        'AgencyClass',
        (await loaders.scopesByTarget.load(id)).map(({ classId }) => classId),
      ),
    agencies: async ({ id }, _, { loaders }) =>
      entities(
        'Agency',
        (await loaders.scopesByTarget.load(id)).map(({ agencyId }) => agencyId),
      ),
    subunitsAsWritten: orBecause('NOT_APPLICABLE', (target: TargetRow) => target.subunitsAsWritten ?? null),
    cohort: orBecause('NOT_APPLICABLE', cohortOf),
  },
  TargetConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

async function cohortOf(target: TargetRow, { loaders }: Context) {
  if (target.cohortIndicatorId == null) return null;
  return {
    indicator: (await loaders.indicatorById.load(target.cohortIndicatorId))!,
    operator: target.cohortOperator!,
    value: target.cohortValue!,
    from: target.cohortStartsOn!,
    to: target.cohortEndsOn!,
    asWritten: target.cohortAsWritten!,
  };
}

async function targets(
  context: Context,
  filter: TargetFilter,
  page: PageInput | null | undefined,
): Promise<TargetConnectionRow> {
  const { loaders } = context;
  const targetIds =
    filter.bindsId == null ? null : await loaders.targetIdsBinding(requireId(filter.bindsId, 'filter.bindsId'));
  return paged(page, {
    name: `targets ${filterName(filter)}`,
    order: TARGET_ORDER,
    keyOf: targetSortKey,
    rows: (request) => loaders.targets(filter, targetIds, request),
    count: () => loaders.targetsCount(filter, targetIds),
  });
}

/** The targets of an indicator, of one year or of all. */
export function targetsOfIndicator(
  { loaders }: Context,
  indicatorId: string,
  year: number | null,
  page: PageInput | null | undefined,
): Promise<TargetConnectionRow> {
  return paged(page, {
    name: `targets of ${indicatorId} ${year ?? ''}`,
    order: TARGET_ORDER,
    keyOf: targetSortKey,
    rows: (request) => loaders.targetsByIndicator({ year, page: request }).load(indicatorId),
    count: async () => (await loaders.targetsByIndicatorCount(year).load(indicatorId))?.count ?? 0,
  });
}
