import { formatPeriod, type Period, parsePeriod } from '../../../domain/period.ts';
import { addDecimals, compareDecimals, type Quotient } from '../../../domain/ratio.ts';
import { HubError } from '../../../platform/errors.ts';
import { filterName } from '../../../platform/page/list.ts';
import { connection, type PageInput, readPage } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { NullReason } from '../../../schema/nulls.ts';
import { recordOfficialScore } from '../commands/official-score.ts';
import { recordScorecardDefinition } from '../commands/scorecard-definition.ts';
import type { Context } from '../context.ts';
import type { Resolvers, ScorecardFilter, ScorecardReason } from '../generated/types.ts';
import type {
  OfficialScoreRow,
  ScorecardComponentDefinitionRow,
  ScorecardComponentRow,
  ScorecardConnectionRow,
  ScorecardDefinitionRow,
  ScorecardGroupDefinitionRow,
  ScorecardGroupRow,
  ScorecardRow,
} from '../loaders/scorecards.ts';
import { differenceFrom, shownPoints } from '../rules/scorecard.ts';
import { isScoredPeriod } from '../rules/scorecard-definition.ts';
import { readStanding, standingFirst, writtenStanding } from '../rules/scorecard-order.ts';
import { entity } from './entities.ts';

/** Indices, the scores that follow from what is known, and those that were published. */
export const scorecardResolvers = {
  Query: {
    scorecardDefinition: (_, { key, on }, { loaders }) => loaders.scorecardDefinitionOn(key, on),
    scorecards: (_, { filter, page }, context) => scorecards(context, filter, page),
  },
  Agency: {
    scorecard: async ({ id }, { key, period }, context, info) => {
      const row = await context.loaders.scorecardByAgency({ key, time: periodOf(period, 'period') }).load(id);
      return row ?? context.nulls.because('NOT_APPLICABLE', info);
    },
  },
  Mutation: {
    recordScorecardDefinition: async (_, { input }, context) => {
      const { made, problems } = await recordScorecardDefinition(context, input);
      return { definitionId: made.definition ?? null, problems };
    },
    recordOfficialScore: async (_, { input }, context) => {
      const { made, problems } = await recordOfficialScore(context, input);
      return { officialScoreId: made.officialScore ?? null, problems };
    },
  },
  RecordScorecardDefinitionPayload: {
    definition: ({ definitionId }, _, { loaders }) =>
      definitionId === null ? null : loaders.scorecardDefinitionById.load(definitionId),
  },
  RecordOfficialScorePayload: {
    officialScore: ({ officialScoreId }, _, { loaders }) =>
      officialScoreId === null ? null : loaders.officialScoreById.load(officialScoreId),
  },

  ScorecardDefinition: {
    directive: orBecause('NOT_REPORTED', ({ directiveId }: ScorecardDefinitionRow) => entity('Directive', directiveId)),
    evaluator: orBecause('NOT_REPORTED', ({ evaluatorId }: ScorecardDefinitionRow) => entity('Agency', evaluatorId)),
    validTo: orBecause('NOT_APPLICABLE', ({ validTo }: ScorecardDefinitionRow) => validTo ?? null),
    remark: orBecause('NOT_REPORTED', ({ remark }: ScorecardDefinitionRow) => remark ?? null),
    maximum: ({ groups }) =>
      groups.filter(({ parent }) => parent === null).reduce((sum, { points }) => addDecimals(sum, points), '0'),
    classes: ({ classes }) => classes.toSorted((a, b) => compareDecimals(b.minimum, a.minimum)),
  },
  ScorecardGroupDefinition: {
    parentKey: orBecause('NOT_APPLICABLE', ({ parent }: ScorecardGroupDefinitionRow) => parent),
  },
  ScorecardComponentDefinition: {
    groupKey: ({ group }) => group,
    indicator: orBecause('NOT_REPORTED', ({ indicatorId }: ScorecardComponentDefinitionRow, { loaders }: Context) =>
      indicatorId === null ? null : loaders.indicatorById.load(indicatorId),
    ),
    points: orBecause('NOT_REPORTED', ({ points }: ScorecardComponentDefinitionRow) => points),
    fullMarksAtPercent: ({ fullMarksAtPercent }) => fullMarksAtPercent ?? '100',
    multipliedByKey: orBecause('NOT_APPLICABLE', ({ multipliedBy }: ScorecardComponentDefinitionRow) => multipliedBy),
  },

  Scorecard: {
    agency: ({ agencyId }) => entity('Agency', agencyId),
    period: ({ time }) => formatPeriod(time),
    from: ({ time }) => time.firstOn,
    to: ({ time }) => time.lastOn,
    components: ({ score, officials }) =>
      score.components.map((component) => ({
        ...component,
        official: publishedOf(officials, component.definition.key),
      })),
    groups: ({ score, officials }) =>
      score.groups.map((group) => ({ ...group, official: publishedOf(officials, group.definition.key) })),
    points: ({ score }) => shownPoints(score.points),
    exactPoints: ({ score }) => score.points,
    maximumKnown: ({ score }) => score.maximumKnown,
    isComplete: ({ score }) => score.isComplete,
    hasUnknownWeights: ({ score }) => score.hasUnknownWeights,
    isProvisional: ({ score }) => score.isProvisional,
    classification: orBecause('NOT_REPORTED', ({ score }: ScorecardRow) => score.classification),
    official: orBecause('NOT_REPORTED', ({ officials }: ScorecardRow) => publishedOf(officials, null)),
    difference: orBecause('NOT_REPORTED', ({ score, officials }: ScorecardRow) =>
      difference(score.isComplete ? score.points : null, publishedOf(officials, null)),
    ),
  },
  ScorecardGroup: {
    points: ({ points }) => shownPoints(points),
    exactPoints: ({ points }) => points,
    official: orBecause('NOT_REPORTED', ({ official }: ScorecardGroupRow) => official),
    difference: orBecause('NOT_REPORTED', ({ points, maximumKnown, definition, official }: ScorecardGroupRow) =>
      difference(compareDecimals(maximumKnown, definition.points) === 0 ? points : null, official),
    ),
  },
  ScorecardComponent: {
    observation: orBecause(
      'NOT_REPORTED',
      ({ value }: ScorecardComponentRow, { loaders }: Context) =>
        value && loaders.observationById.load(value.observationId),
    ),
    lastYear: orBecause(
      ({ usesLastYear }: ScorecardComponentRow) => (usesLastYear ? 'NOT_REPORTED' : 'NOT_APPLICABLE'),
      ({ usesLastYear, lastYear }: ScorecardComponentRow, { loaders }: Context) =>
        usesLastYear && lastYear ? loaders.observationById.load(lastYear.observationId) : null,
    ),
    ratio: orBecause(reasonOf, ({ ratio }: ScorecardComponentRow) => ratio),
    points: orBecause(reasonOf, ({ points }: ScorecardComponentRow) => points && shownPoints(points)),
    exactPoints: orBecause(reasonOf, ({ points }: ScorecardComponentRow) => points),
    reasonNotScored: orBecause('NOT_APPLICABLE', ({ reason }: ScorecardComponentRow) => reason),
    official: orBecause('NOT_REPORTED', ({ official }: ScorecardComponentRow) => official),
    difference: orBecause('NOT_REPORTED', ({ points, official }: ScorecardComponentRow) =>
      difference(points, official),
    ),
  },
  OfficialScore: {
    agency: ({ agencyId }) => entity('Agency', agencyId),
    partKey: orBecause('NOT_APPLICABLE', ({ partKey }: OfficialScoreRow) => partKey ?? null),
    directive: orBecause('NOT_APPLICABLE', ({ directiveId }: OfficialScoreRow) => entity('Directive', directiveId)),
    clause: orBecause('NOT_APPLICABLE', ({ clause }: OfficialScoreRow) => clause ?? null),
  },
  ScorecardConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

const NEAREST: Readonly<Record<ScorecardReason, NullReason>> = {
  NOT_SCORED_BY_DEFINITION: 'NOT_APPLICABLE',
  WEIGHT_UNKNOWN: 'NOT_REPORTED',
  DEFINITION_UNKNOWN: 'NOT_REPORTED',
  NOT_REPORTED: 'NOT_REPORTED',
  NO_ACTIVITY: 'NO_ACTIVITY',
};

function reasonOf({ reason }: ScorecardComponentRow): NullReason {
  // With points and without a rate: a rule gives them where nothing happened.
  return reason === null ? 'NO_ACTIVITY' : NEAREST[reason];
}

/** What was published last of a part, null for the whole; the latest stand first. */
function publishedOf(officials: readonly OfficialScoreRow[], part: string | null): OfficialScoreRow | null {
  return officials.find(({ partKey = null }) => partKey === part) ?? null;
}

function difference(points: Quotient | null, official: OfficialScoreRow | null): string | null {
  return points === null || official === null ? null : differenceFrom(points, official.points);
}

/** Refused with BAD_USER_INPUT, which names the argument. */
function periodOf(text: string, argument: string): Period {
  const period = readPeriod(text);
  if (period !== null) return period;
  throw new HubError(
    'BAD_USER_INPUT',
    `Expected a month, quarter, half-year or year in "${argument}", such as 2024-06, 2024-Q2, 2024-H1 or 2024; got ${JSON.stringify(text.slice(0, 40))}.`,
    { details: { argument } },
  );
}

function readPeriod(text: string): Period | null {
  return isScoredPeriod(text) ? parsePeriod(text) : null;
}

/** A page of scores, sorted exactly. Refused as `readPage` does; the page is read before anything is computed. */
async function scorecards(
  { loaders }: Context,
  filter: ScorecardFilter,
  page: PageInput | null | undefined,
): Promise<ScorecardConnectionRow> {
  const asked = { key: filter.key ?? '766', time: periodOf(filter.period, 'filter.period') };
  const name = `scorecards ${filterName({ ...filter, key: asked.key })}`;
  const request = readPage(page, name, STANDING_LENGTH);
  const after = request.after === null ? null : readStanding(request.after);
  if (request.after !== null && after === null) {
    throw new HubError('CURSOR_MALFORMED', 'Expected a cursor that this list gave with the same filter and order.', {
      details: { argument: 'page.after' },
    });
  }
  const rows = await loaders.scorecards(asked, filter.level ?? null);
  const standing = rows
    .map((row) => ({ row, at: { points: row.score.points, outOf: row.score.maximumKnown, id: row.agencyId } }))
    .toSorted((a, b) => standingFirst(a.at, b.at));
  const left = after === null ? standing : standing.filter(({ at }) => standingFirst(at, after) > 0);
  const keyOf = ({ score, agencyId }: ScorecardRow) =>
    writtenStanding({ points: score.points, outOf: score.maximumKnown, id: agencyId });
  return connection(
    left.slice(0, request.limit).map(({ row }) => row),
    ...([request, { name, keyOf }, async () => rows.length] as const),
  );
}

/** Of `writtenStanding`. */
const STANDING_LENGTH = 4;
