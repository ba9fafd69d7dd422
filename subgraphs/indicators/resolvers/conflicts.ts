import { requireId } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type { QueryTargetConflictsArgs, Resolvers } from '../generated/types.ts';
import type { TargetConflictRow } from '../loaders/conflicts.ts';
import { daysOfYear } from '../loaders/indicators.ts';

/** At most so many are given, those of the latest time first. */
const QUERY_CAP = 100;
const INDICATOR_CAP = 50;

/** Targets that do not go together. */
export const conflictResolvers = {
  Query: {
    targetConflicts: async (_, args, context) => (await targetConflicts(context, args)).slice(0, QUERY_CAP),
  },
  Indicator: {
    conflicts: async ({ id }, _, { loaders }) =>
      (await loaders.targetConflictsByIndicator.load(id)).slice(0, INDICATOR_CAP),
  },
  TargetConflict: {
    higher: async ({ higher }, _, { loaders }) => (await loaders.targetById.load(higher.id))!,
    lower: async ({ lower }, _, { loaders }) => (await loaders.targetById.load(lower.id))!,
  },
} satisfies Resolvers;

async function targetConflicts(
  { loaders }: Context,
  { indicatorId, year }: QueryTargetConflictsArgs,
): Promise<readonly TargetConflictRow[]> {
  if (indicatorId == null) return loaders.targetConflicts(year ?? null);
  const conflicts = await loaders.targetConflictsByIndicator.load(requireId(indicatorId, 'indicatorId'));
  const [first, last] = daysOfYear(year);
  if (first === null) return conflicts;
  return conflicts.filter(({ higher, lower }) => [higher, lower].every(({ from, to }) => from <= last && to >= first));
}
