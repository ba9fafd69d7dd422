import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { ObservationFilter, QualityFlag, Ratio, Resolvers } from '../generated/types.ts';
import {
  OBSERVATION_ORDER,
  type ObservationConnectionRow,
  type ObservationOverrideRow,
  type ObservationRow,
  observationSortKey,
} from '../loaders/observations.ts';
import { flagsOf } from '../rules/flags.ts';
import { shownValue, statedRatio } from '../rules/value.ts';
import { entities, entity } from './entities.ts';

/** What was stated about periods. */
export const observationResolvers = {
  Query: {
    observation: (_, { id }, { loaders }) => loaders.observationById.load(requireId(id)),
    observations: (_, { filter, page }, context) => observations(context, filter ?? {}, page),
  },

  Observation: {
    __resolveReference: ({ id }, { loaders }) => loaders.observationById.load(requireId(id)),
    indicator: async ({ indicatorId }, _, { loaders }) => (await loaders.indicatorById.load(indicatorId))!,
    agency: orBecause('NOT_APPLICABLE', ({ agencyId }: ObservationRow) => entity('Agency', agencyId)),
    from: orBecause('NOT_REPORTED', ({ from }: ObservationRow) => from),
    periodAsWritten: orBecause('NOT_REPORTED', ({ periodAsWritten }: ObservationRow) => periodAsWritten ?? null),
    ratio: orBecause('NOT_REPORTED', async (observation: ObservationRow, context: Context) =>
      statedRatio(await counting(observation, context)),
    ),
    value: orBecause('NO_ACTIVITY', async (observation: ObservationRow, context: Context) =>
      shownValue(await counting(observation, context), observation.unit),
    ),
    asWritten: orBecause('NOT_REPORTED', ({ asWritten }: ObservationRow) => asWritten ?? null),
    flags: (observation, _, context) => flagsOfObservation(observation, context),
    directive: orBecause('NOT_APPLICABLE', ({ directiveId }: ObservationRow) => entity('Directive', directiveId)),
    clause: orBecause('NOT_APPLICABLE', ({ clause }: ObservationRow) => clause ?? null),
    publishedBy: orBecause('NOT_REPORTED', ({ publishedBy }: ObservationRow) => publishedBy ?? null),
    members: async ({ id }, _, { loaders }) => named(await loaders.membersByObservation.load(id), false),
    missingMembers: async ({ id }, _, { loaders }) => named(await loaders.membersByObservation.load(id), true),
    missingCount: orBecause('NOT_REPORTED', ({ missingCount }: ObservationRow) => missingCount ?? null),
    areMembersStated: orBecause('NOT_APPLICABLE', ({ areMembersStated }: ObservationRow) => areMembersStated ?? null),
    override: orBecause('NOT_APPLICABLE', async (observation: ObservationRow, { loaders }: Context) => {
      const override = await loaders.overrideByObservation.load(observation.id);
      return override && { ...override, of: observation };
    }),
  },
  ObservationConnection: { totalCount: (page) => page.countAll() },

  Ratio: { percent: orBecause('NO_ACTIVITY', ({ percent }: Ratio) => percent ?? null) },
  ObservationOverride: {
    originalValue: orBecause('NOT_REPORTED', ({ of }: ObservationOverrideRow) => shownValue(of, of.unit)),
    originalRatio: orBecause('NOT_REPORTED', ({ of }: ObservationOverrideRow) => statedRatio(of)),
    authorisedBy: orBecause('NOT_REPORTED', ({ authorisedById }: ObservationOverrideRow) =>
      entity('Directive', authorisedById),
    ),
  },

  Agency: {
    __resolveReference: ({ id }) => ({ id: requireId(id) }),
    observations: ({ id }, { indicatorId, page }, context) =>
      observationsOf(context, 'agency', id, indicatorId == null ? null : requireId(indicatorId, 'indicatorId'), page),
  },
} satisfies Resolvers;

/** The number that counts: what a person put in its place, or what was stated. */
async function counting(observation: ObservationRow, { loaders }: Context) {
  return (await loaders.overrideByObservation.load(observation.id)) ?? observation;
}

/** What has to be known about an observation before it is used. */
export async function flagsOfObservation(observation: ObservationRow, context: Context): Promise<QualityFlag[]> {
  const [override, isFormulaBroken] = await Promise.all([
    context.loaders.overrideByObservation.load(observation.id),
    isOfBrokenFormula(observation, context),
  ]);
  return flagsOf(observation, override !== null, isFormulaBroken);
}

/** Whether nobody renews a number, for the graph no longer answers what it was computed by. */
async function isOfBrokenFormula({ id, source }: ObservationRow, { loaders }: Context): Promise<boolean> {
  if (source !== 'COMPUTED') return false;
  const computation = await loaders.computationByObservation.load(id);
  return computation !== null && (await loaders.faultByFormula.load(computation.formulaId)) !== null;
}

function named(members: readonly { readonly agencyId: string; readonly isMissing: boolean }[], isMissing: boolean) {
  return entities(
    'Agency',
    members.filter((member) => member.isMissing === isMissing).map(({ agencyId }) => agencyId),
  );
}

function observations(
  { loaders }: Context,
  filter: ObservationFilter,
  page: PageInput | null | undefined,
): Promise<ObservationConnectionRow> {
  return paged(page, {
    name: `observations ${filterName(filter)}`,
    order: OBSERVATION_ORDER,
    keyOf: observationSortKey,
    rows: (request) => loaders.observations(filter, request),
    count: () => loaders.observationsCount(filter),
  });
}

/** The observations of an indicator or an agency; with `otherId` only those that it has in common with the other. */
export function observationsOf(
  { loaders }: Context,
  whose: 'indicator' | 'agency',
  id: string,
  otherId: string | null,
  page: PageInput | null | undefined,
): Promise<ObservationConnectionRow> {
  return paged(page, {
    name: `observations of ${whose} ${id} ${otherId ?? ''}`,
    order: OBSERVATION_ORDER,
    keyOf: observationSortKey,
    rows: (request) => loaders.observationsBy({ whose, otherId, page: request }).load(id),
    count: async () => (await loaders.observationsCountBy({ whose, otherId }).load(id))?.count ?? 0,
  });
}
