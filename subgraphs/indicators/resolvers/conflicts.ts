import { isDay } from '../../../domain/period.ts';
import { HubError } from '../../../platform/errors.ts';
import { connection, type PageInput, readPage, requireId } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type { QueryTargetConflictsArgs, Resolvers } from '../generated/types.ts';
import type { TargetConflictConnectionRow, TargetConflictRow } from '../loaders/conflicts.ts';
import { daysOfYear } from '../loaders/indicators.ts';
import { type ConflictKey, keyOfConflict, latestFirst } from '../rules/conflicts.ts';

/** Targets that do not go together. */
export const conflictResolvers = {
  Query: {
    targetConflicts: (_, { page, ...asked }, context) =>
      latest(page, `conflicts ${asked.indicatorId ?? ''} ${asked.year ?? ''}`, () => targetConflicts(context, asked)),
  },
  Indicator: {
    conflicts: ({ id }, { page }, { loaders }) =>
      latest(page, `conflicts of indicator ${id}`, () => loaders.targetConflictsByIndicator.load(id)),
  },
  TargetConflict: {
    higher: async ({ higher }, _, { loaders }) => (await loaders.targetById.load(higher.id))!,
    lower: async ({ lower }, _, { loaders }) => (await loaders.targetById.load(lower.id))!,
  },
  TargetConflictConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

async function targetConflicts(
  { loaders }: Context,
  { indicatorId, year }: Omit<QueryTargetConflictsArgs, 'page'>,
): Promise<readonly TargetConflictRow[]> {
  if (indicatorId == null) return loaders.targetConflicts(year ?? null);
  const conflicts = await loaders.targetConflictsByIndicator.load(requireId(indicatorId, 'indicatorId'));
  const [first, last] = daysOfYear(year);
  if (first === null) return conflicts;
  return conflicts.filter(({ higher, lower }) => [higher, lower].every(({ from, to }) => from <= last && to >= first));
}

/** A page of conflicts: those of the latest time first. All are found for each page, for each target may meet any other. */
async function latest(
  page: PageInput | null | undefined,
  name: string,
  found: () => Promise<readonly TargetConflictRow[]>,
): Promise<TargetConflictConnectionRow> {
  const request = readPage(page, name, KEY_LENGTH);
  const after = request.after === null ? null : readKey(request.after);
  const all = await found();
  const left = after === null ? all : all.filter((row) => latestFirst(keyOfConflict(row), after) > 0);
  return connection(left.slice(0, request.limit), request, { name, keyOf: writtenKey }, async () => all.length);
}

/** Of `writtenKey`. */
const KEY_LENGTH = 3;

function writtenKey(row: TargetConflictRow): [string, string, string] {
  const { lastDay, higherId, lowerId } = keyOfConflict(row);
  return [lastDay, higherId, lowerId];
}

/** The key that was written. CURSOR_MALFORMED for what none wrote. */
function readKey([lastDay, higherId, lowerId]: readonly (string | null)[]): ConflictKey {
  if (lastDay != null && isDay(lastDay) && higherId != null && lowerId != null) return { lastDay, higherId, lowerId };
  throw new HubError('CURSOR_MALFORMED', 'Expected a cursor that this list gave with the same filter and order.', {
    details: { argument: 'page.after' },
  });
}
