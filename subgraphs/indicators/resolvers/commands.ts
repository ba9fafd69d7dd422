import type { Outcome } from '../../../platform/receipt.ts';
import { correctIndicator, recordIndicator } from '../commands/indicator.ts';
import { correctMandate } from '../commands/mandate.ts';
import { correctObservation, recordObservation } from '../commands/observation.ts';
import { endOverride, overrideObservation } from '../commands/override.ts';
import { correctTarget, recordTarget } from '../commands/target.ts';
import { withdrawObservation } from '../commands/withdrawal.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';

type ById<Row> = (row: Row, args: unknown, context: Context) => unknown;

/** What a payload shows, by the id that it holds; null where it holds none. */
const indicator = (({ indicatorId }, _, { loaders }) =>
  indicatorId === null ? null : loaders.indicatorById.load(indicatorId)) satisfies ById<{
  indicatorId: string | null;
}>;
const target = (({ targetId }, _, { loaders }) =>
  targetId === null ? null : loaders.targetById.load(targetId)) satisfies ById<{ targetId: string | null }>;
const observation = (({ observationId }, _, { loaders }) =>
  observationId === null ? null : loaders.observationById.load(observationId)) satisfies ById<{
  observationId: string | null;
}>;

/** What a command that changes something shows though it is refused: that thing, as far as it is there. */
const about = async <Name extends string>(outcome: Promise<Outcome>, name: Name, id: string) =>
  ({ [name]: id, problems: (await outcome).problems }) as Record<Name, string> & Pick<Outcome, 'problems'>;

export const commandResolvers = {
  Mutation: {
    recordIndicator: async (_, { input }, context) => {
      const { made, problems } = await recordIndicator(context, input);
      return { indicatorId: made.indicator ?? null, problems };
    },
    correctIndicator: (_, { input }, context) =>
      about(correctIndicator(context, input), 'indicatorId', input.indicatorId),
    recordTarget: async (_, { input }, context) => {
      const { made, problems } = await recordTarget(context, input);
      return { targetId: made.target ?? null, problems };
    },
    correctTarget: (_, { input }, context) => about(correctTarget(context, input), 'targetId', input.targetId),
    correctMandate: (_, { input }, context) => about(correctMandate(context, input), 'mandateId', input.mandateId),
    recordObservation: async (_, { input }, context) => {
      const { made, problems } = await recordObservation(context, input);
      return { observationId: made.observation ?? null, problems };
    },
    correctObservation: (_, { input }, context) =>
      about(correctObservation(context, input), 'observationId', input.observationId),
    withdrawObservation: (_, { input }, context) =>
      about(withdrawObservation(context, input), 'observationId', input.observationId),
    overrideObservation: (_, { input }, context) =>
      about(overrideObservation(context, input), 'observationId', input.observationId),
    endOverride: (_, { input }, context) => about(endOverride(context, input), 'observationId', input.observationId),
  },

  RecordIndicatorPayload: { indicator },
  CorrectIndicatorPayload: { indicator },
  RecordTargetPayload: { target },
  CorrectTargetPayload: { target },
  CorrectMandatePayload: { mandate: ({ mandateId }, _, { loaders }) => loaders.mandateById.load(mandateId) },
  RecordObservationPayload: { observation },
  CorrectObservationPayload: { observation },
  OverrideObservationPayload: { observation },
  EndOverridePayload: { observation },
} satisfies Resolvers;
