import { HubError } from '../../../platform/errors.ts';
import { filterName } from '../../../platform/page/list.ts';
import { connection, type PageInput, readPage, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { NullReason } from '../../../schema/nulls.ts';
import type { Context } from '../context.ts';
import type { EvaluationFilter, EvaluationOutcome, Resolvers } from '../generated/types.ts';
import type { EvaluationConnectionRow, EvaluationRow } from '../loaders/evaluations.ts';
import { daysOfYear } from '../loaders/indicators.ts';
import type { ObservationRow } from '../loaders/observations.ts';
import { flagsTogether } from '../rules/flags.ts';
import { readKey, widestMissFirst, writtenKey } from '../rules/ranking.ts';
import { entity } from './entities.ts';
import { flagsOfObservation } from './observations.ts';

/** How those whom targets bind stand. */
export const evaluationResolvers = {
  Query: {
    evaluations: (_, { filter, page }, context) =>
      widestMisses(page, `evaluations ${filterName(filter)}`, () => evaluations(context, filter)),
  },
  Agency: {
    evaluations: ({ id }, { year, outcomes, page }, { loaders }) =>
      widestMisses(page, `evaluations of agency ${id} ${year} ${outcomes ?? ''}`, async () =>
        (await loaders.evaluationsByAgency(year).load(id)).filter(hasOutcome(outcomes)),
      ),
  },
  Target: {
    evaluations: ({ id }, { outcomes, page }, { loaders }) =>
      widestMisses(page, `evaluations of target ${id} ${outcomes ?? ''}`, async () =>
        (await loaders.evaluationsByTarget.load(id)).filter(hasOutcome(outcomes)),
      ),
  },
  Observation: {
    evaluations: (observation, _, { loaders }) => loaders.evaluationsByObservation.load(observation),
  },

  Evaluation: {
    indicator: async ({ indicatorId }, _, { loaders }) => (await loaders.indicatorById.load(indicatorId))!,
    agency: orBecause('NOT_APPLICABLE', ({ agencyId }: EvaluationRow) => entity('Agency', agencyId)),
    target: orBecause(reasonOf, ({ targetId }: EvaluationRow, { loaders }: Context) =>
      targetId === null ? null : loaders.targetById.load(targetId),
    ),
    observation: orBecause(
      ({ observationIds }: EvaluationRow) => (observationIds.length > 1 ? 'NOT_APPLICABLE' : 'NOT_REPORTED'),
      ({ observationIds: [only, ...others] }: EvaluationRow, { loaders }: Context) =>
        only === undefined || others.length > 0 ? null : loaders.observationById.load(only),
    ),
    observations: (evaluation, _, context) => observationsOf(evaluation, context),
    ratio: orBecause('NOT_REPORTED', ({ ratio }: EvaluationRow) => ratio),
    flags: async (evaluation, _, context) => {
      const found = await observationsOf(evaluation, context);
      const flags = await Promise.all(found.map((observation) => flagsOfObservation(observation, context)));
      return flagsTogether(flags.flat(), evaluation.isRecast);
    },
    isMet: orBecause(reasonOf, ({ isMet }: EvaluationRow) => isMet),
    margin: orBecause(reasonOf, ({ margin }: EvaluationRow) => margin),
    rank: orBecause(reasonOfNoPlace, async (evaluation: EvaluationRow, context: Context) => {
      return (await placeOf(evaluation, context))?.rank ?? null;
    }),
    rankedCount: orBecause(reasonOfNoPlace, async (evaluation: EvaluationRow, context: Context) => {
      return (await placeOf(evaluation, context))?.rankedCount ?? null;
    }),
  },
  EvaluationConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

async function evaluations({ loaders }: Context, filter: EvaluationFilter): Promise<EvaluationRow[]> {
  const { year, outcomes, level } = filter;
  const id = (name: 'indicatorId' | 'directiveId' | 'agencyId') =>
    filter[name] == null ? null : requireId(filter[name], `filter.${name}`);
  const [indicatorId, directiveId, agencyId] = [id('indicatorId'), id('directiveId'), id('agencyId')];

  const rows = await loaders.evaluations({ year, indicatorId, directiveId }, agencyId);
  const isUnbound = rows.length === 0 && indicatorId !== null && agencyId !== null && directiveId === null;
  const all = isUnbound ? await withoutTarget(loaders, indicatorId, agencyId, year) : rows;
  return all.filter(hasOutcome(outcomes)).filter((row) => level == null || row.level === level);
}

/** That nothing was to be reached is an answer of its own, when one agency is asked for one indicator. */
async function withoutTarget(loaders: Context['loaders'], indicatorId: string, agencyId: string, year: number) {
  const indicator = await loaders.indicatorById.load(indicatorId);
  const [from, to] = daysOfYear(year);
  if (indicator === null || from === null) return [];
  return loaders.withoutTarget(agencyId, { indicatorId, unit: indicator.unit }, { from, to });
}

function hasOutcome(outcomes: readonly EvaluationOutcome[] | null | undefined): (row: EvaluationRow) => boolean {
  return ({ outcome }) => outcomes == null || outcomes.includes(outcome);
}

/** A page of evaluations, sorted exactly. Refused as `readPage` does; the page is read before anything is judged. */
async function widestMisses(
  page: PageInput | null | undefined,
  name: string,
  judged: () => Promise<readonly EvaluationRow[]>,
): Promise<EvaluationConnectionRow> {
  const request = readPage(page, name, KEY_LENGTH);
  const after = request.after === null ? null : readKey(request.after);
  if (request.after !== null && after === null) {
    throw new HubError('CURSOR_MALFORMED', 'Expected a cursor that this list gave with the same filter and order.', {
      details: { argument: 'page.after' },
    });
  }
  const rows = (await judged()).toSorted(widestMissFirst);
  const left = after === null ? rows : rows.filter((row) => widestMissFirst(row, after) > 0);
  return connection(left.slice(0, request.limit), request, { name, keyOf: writtenKey }, async () => rows.length);
}

/** Of `writtenKey`. */
const KEY_LENGTH = 4;

/** Why there is nothing to compare. */
function reasonOf({ outcome }: EvaluationRow): NullReason {
  return outcome === 'NO_TARGET' || outcome === 'NO_ACTIVITY' || outcome === 'COHORT_UNKNOWN'
    ? outcome
    : 'NOT_REPORTED';
}

async function observationsOf({ observationIds }: EvaluationRow, { loaders }: Context): Promise<ObservationRow[]> {
  const found = await Promise.all(observationIds.map((id) => loaders.observationById.load(id)));
  return found.filter((observation) => observation !== null);
}

async function placeOf(evaluation: EvaluationRow, { loaders }: Context) {
  const { agencyId, targetId, boundOn, boundaries, observationIds } = evaluation;
  if (agencyId === null || targetId === null || boundOn === null || observationIds.length === 0) return null;
  const place = (await loaders.placesByTarget({ boundOn, boundaries }).load(targetId)).get(agencyId);
  // One that a later number has replaced has no place.
  return place?.observationIds.join() === observationIds.join() ? place : null;
}

function reasonOfNoPlace(evaluation: EvaluationRow): NullReason {
  const { agencyId, isOnBoundaries } = evaluation;
  return agencyId === null || !isOnBoundaries ? 'NOT_APPLICABLE' : reasonOf(evaluation);
}
