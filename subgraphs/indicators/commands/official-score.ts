import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { parsePeriod } from '../../../domain/period.ts';
import { compareDecimals, decimalOf } from '../../../domain/ratio.ts';
import { lockSubjects } from '../../../platform/feed.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { holdRegister } from '../../../platform/register.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { Context } from '../context.ts';
import { IndicatorFact, OfficialScoreFact, ScorecardDefinitionFact } from '../entities.ts';
import type { RecordOfficialScoreInput } from '../generated/types.ts';
import { scorecardProblems } from '../problems/scorecards.ts';
import { problems } from '../problems.ts';
import { mayRecordScore } from '../rules/authority.ts';
import { definitionOn } from '../rules/scorecard.ts';
import { isScoredPeriod, maximumOf } from '../rules/scorecard-definition.ts';
import { lock, unknownAgencies } from './named.ts';
import { type OfficialScoreRecord, recordOfficialScores } from './record-scorecards.ts';
import { asSent, kept, refused, requireIds, requireWriter } from './sent.ts';

const LENGTH_CAPS = { source: 200, clause: 200, reason: 2000 } as const;
const OPTIONS = { disableIdentityMap: true } as const;

/**
 * Record a score as somebody published it, or correct the record of one, for operators and for officers of who judges the results;
 * never for whoever acts for the agency that was scored.
 *
 * Refused with what is wrong with texts, SCORE_PERIOD_INVALID and CLAUSE_WITHOUT_DOCUMENT; with SCORE_PERIOD_UNKNOWN where no version
 * of the index is known at the end of the period; with SCORECARD_NOT_YOURS; or with all of these that apply: SCORE_PERIOD_TOO_LATE,
 * STATED_IN_FUTURE, SCORE_PART_UNKNOWN, SCORE_OUT_OF_RANGE, AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE, SCORE_EXISTS; a correction with
 * SCORE_REASON_MISSING, SCORE_NOT_FOUND, SCORE_OF_ANOTHER. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function recordOfficialScore(context: Context, input: RecordOfficialScoreInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { today } = context.present.readAt;
  const command = {
    ...{ name: 'recordOfficialScore', idempotencyKey: input.idempotencyKey },
    input: asSent({ ...input, points: decimalOf(input.points) }, { defaults: { key: '766' } }),
  };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(input);
    if (malformed.length > 0) return refused(malformed);

    const record = recordOf(input, today);
    await holdRegister(em, 'indicators');
    const versions = await em.find(ScorecardDefinitionFact, { key: record.definitionKey, closedSeq: null }, OPTIONS);
    const definition = definitionOn(versions, parsePeriod(record.period).lastOn);
    if (!definition) {
      const { definitionKey, period } = record;
      return refused([scorecardProblems.SCORE_PERIOD_UNKNOWN(['period'], definitionKey, period)]);
    }
    if (!(await isTheirs(em, viewer, record, definition))) {
      return refused([scorecardProblems.SCORECARD_NOT_YOURS(['agencyId'])]);
    }
    const found = [
      ...(input.officialScoreId == null ? [] : await correctionProblems(em, record, input)),
      ...(await judged(em, record, definition, today)),
    ];
    if (found.length > 0) return refused(found);
    await recordOfficialScores(em, [record], kept(input.reason) ?? undefined);
    return { made: { officialScore: record.id }, problems: [] };
  });
}

function recordOf(input: RecordOfficialScoreInput, today: string): OfficialScoreRecord {
  return {
    ...{ id: input.officialScoreId ?? randomUUID(), definitionKey: input.key ?? '766', agencyId: input.agencyId },
    ...{ period: input.period, partKey: input.partKey ?? null, points: decimalOf(input.points) },
    ...{ source: kept(input.source), directiveId: input.directiveId ?? null, clause: kept(input.clause) },
    statedOn: input.statedOn ?? today,
  };
}

function malformedIn(input: RecordOfficialScoreInput): Problem[] {
  const { period, clause, directiveId } = input;
  const texts = (['source', 'clause', 'reason'] as const).flatMap((field) =>
    input[field] == null ? [] : problemsOfText(field, input[field], LENGTH_CAPS[field]),
  );
  return [
    ...texts,
    ...(isScoredPeriod(period)
      ? []
      : [scorecardProblems.SCORE_PERIOD_INVALID(['period'], JSON.stringify(period.slice(0, 40)))]),
    ...(clause != null && directiveId == null ? [problems.CLAUSE_WITHOUT_DOCUMENT(['clause'])] : []),
  ];
}

/** Whether a score is of those that a viewer may record: asked before anything is told of it. */
async function isTheirs(
  em: EntityManager,
  viewer: Viewer,
  { agencyId, partKey }: OfficialScoreRecord,
  { evaluatorId, components }: ScorecardDefinitionFact,
): Promise<boolean> {
  const indicatorId = components.find(({ key }) => key === partKey)?.indicatorId ?? null;
  const indicator =
    indicatorId === null ? null : await em.findOne(IndicatorFact, { indicatorId, closedSeq: null }, OPTIONS);
  return mayRecordScore(viewer, agencyId, [evaluatorId ?? null, indicator?.evaluatorId ?? null]);
}

async function correctionProblems(
  em: EntityManager,
  { id, definitionKey, agencyId, period, partKey }: OfficialScoreRecord,
  { reason }: RecordOfficialScoreInput,
): Promise<Problem[]> {
  await lockSubjects(em, 'indicators', [id]);
  const recorded = await em.findOne(OfficialScoreFact, { scoreId: id, closedSeq: null }, OPTIONS);
  if (!recorded) return [scorecardProblems.SCORE_NOT_FOUND(['officialScoreId'], id)];
  const isSame =
    recorded.definitionKey === definitionKey &&
    recorded.agencyId === agencyId &&
    recorded.period === period &&
    (recorded.partKey ?? null) === partKey;
  return [
    ...(reason == null ? [scorecardProblems.SCORE_REASON_MISSING(['reason'])] : []),
    ...(isSame ? [] : [scorecardProblems.SCORE_OF_ANOTHER(['officialScoreId'])]),
  ];
}

async function judged(
  em: EntityManager,
  record: OfficialScoreRecord,
  definition: ScorecardDefinitionFact,
  today: string,
): Promise<Problem[]> {
  const { id, definitionKey, agencyId, period, partKey, points, source, statedOn } = record;
  const { firstOn, lastOn } = parsePeriod(period);
  const most = maximumOf(definition, partKey);
  const isInRange = most === null || (compareDecimals(points, 0) >= 0 && compareDecimals(points, most) <= 0);
  await lock(em, `score ${definitionKey} ${agencyId} ${period} ${partKey ?? ''}`);
  const where = { definitionKey, agencyId, period, partKey, source, closedSeq: null };
  const same = await em.findOne(OfficialScoreFact, where, OPTIONS);
  return [
    ...(firstOn > today ? [scorecardProblems.SCORE_PERIOD_TOO_LATE(['period'], period, today)] : []),
    ...(statedOn > today ? [problems.STATED_IN_FUTURE(['statedOn'], statedOn, today)] : []),
    ...(most === null ? [scorecardProblems.SCORE_PART_UNKNOWN(['partKey'], partKey ?? '')] : []),
    ...(isInRange ? [] : [scorecardProblems.SCORE_OUT_OF_RANGE(['points'], points, most)]),
    ...(await unknownAgencies(em, [{ id: agencyId, at: ['agencyId'] }], { from: firstOn, to: lastOn })),
    ...(same && same.scoreId !== id ? [scorecardProblems.SCORE_EXISTS(['source'], same.scoreId)] : []),
  ];
}
