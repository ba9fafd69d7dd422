import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { holdRegister } from '../../../platform/register.ts';
import type { Context } from '../context.ts';
import { IndicatorFact, SeriesBreakFact, SimilarityFact } from '../entities.ts';
import type {
  CorrectIndicatorInput,
  RecordIndicatorInput,
  SeriesBreakInput,
  SimilarIndicatorInput,
} from '../generated/types.ts';
import { problems } from '../problems.ts';
import { isOperator } from '../rules/authority.ts';
import { lock, unknownAgencies, unknownIndicators } from './named.ts';
import { type IndicatorRecord, recordIndicators } from './record-indicators.ts';
import { asSent, corrected, emptinessOf, kept, malformedIn, refused, requireIds, requireWriter } from './sent.ts';

/** What an indicator cannot be without. */
const NEEDED = ['key', 'name', 'isFormulaStated', 'mayExceedWhole', 'seriesBreaks', 'similarTo'];
const KEY = /^[a-z0-9](?:[a-z0-9_./-]{0,98}[a-z0-9])?$/i;
const DEFAULTS = { isFormulaStated: false, mayExceedWhole: false };

/**
 * Record an indicator, for operators.
 *
 * Refused with NOT_YOURS, or with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, LIST_TOO_LONG,
 * INDICATOR_KEY_INVALID; else with all of DAYS_BACKWARDS, SERIES_BREAK_TWICE, SIMILAR_TWICE, AGENCY_NOT_FOUND,
 * INDICATOR_NOT_FOUND, INDICATOR_EXISTS. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function recordIndicator(context: Context, input: RecordIndicatorInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const command = {
    ...{ name: 'recordIndicator', idempotencyKey: input.idempotencyKey },
    input: asSent(input, { defaults: DEFAULTS }),
  };
  return context.carryOut(command, async (em) => {
    if (!isOperator(viewer)) return refused([problems.NOT_YOURS([])]);
    const malformed = [...malformedIn(input), ...keyProblems(input.key)];
    if (malformed.length > 0) return refused(malformed);

    const { key, name, unit, direction, method } = input;
    const record: IndicatorRecord = {
      ...{ id: randomUUID(), key, unit, direction, method, name: kept(name) },
      ...{ numerator: kept(input.numerator), denominator: kept(input.denominator) },
      isFormulaStated: input.isFormulaStated ?? false,
      mayExceedWhole: input.mayExceedWhole ?? false,
      ...{ ownerId: input.ownerId ?? null, evaluatorId: input.evaluatorId ?? null },
      ...{ validFrom: input.validFrom ?? null, validTo: input.validTo ?? null },
      ...{ seriesBreaks: breaksOf(input.seriesBreaks), similar: similarOf(input.similarTo) },
    };
    await holdRegister(em, 'indicators');
    const found = await judged(em, record);
    if (found.length > 0) return refused(found);
    await recordIndicators(em, [record]);
    return { made: { indicator: record.id }, problems: [] };
  });
}

/**
 * Correct an indicator, for operators: what is left out stays, null blanks, a list takes the place of the one before.
 *
 * Refused with NOT_YOURS, or with all of these that apply: CORRECTION_EMPTY, FIELD_NOT_BLANKABLE and what is wrong with texts,
 * lists and the key; with INDICATOR_NOT_FOUND; with what `recordIndicator` finds, and SIMILAR_TO_ITSELF.
 */
export async function correctIndicator(context: Context, input: CorrectIndicatorInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, indicatorId } = input;
  const command = { name: 'correctIndicator', idempotencyKey, input: asSent(input, { nullBlanks: true }) };
  return context.carryOut(command, async (em) => {
    if (!isOperator(viewer)) return refused([problems.NOT_YOURS(['indicatorId'])]);
    const malformed = [
      ...emptinessOf(input, 'indicatorId', NEEDED),
      ...malformedIn(input),
      ...(input.key == null ? [] : keyProblems(input.key)),
    ];
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    await lockSubjects(em, 'indicators', [indicatorId]);
    const record = await storedIndicator(em, indicatorId);
    if (!record) return refused([problems.INDICATOR_NOT_FOUND(['indicatorId'], indicatorId)]);
    const right: IndicatorRecord = {
      ...record,
      key: input.key ?? record.key,
      name: kept(input.name) ?? record.name,
      numerator: kept(corrected(input.numerator, record.numerator)),
      denominator: kept(corrected(input.denominator, record.denominator)),
      isFormulaStated: input.isFormulaStated ?? record.isFormulaStated,
      mayExceedWhole: input.mayExceedWhole ?? record.mayExceedWhole,
      ownerId: corrected(input.ownerId, record.ownerId),
      evaluatorId: corrected(input.evaluatorId, record.evaluatorId),
      validFrom: corrected(input.validFrom, record.validFrom),
      validTo: corrected(input.validTo, record.validTo),
      seriesBreaks: input.seriesBreaks ? breaksOf(input.seriesBreaks) : record.seriesBreaks,
      similar: input.similarTo ? similarOf(input.similarTo) : record.similar,
    };
    const found = await judged(em, right);
    if (found.length > 0) return refused(found);
    await recordIndicators(em, [right], kept(input.reason));
    return { made: { indicator: indicatorId }, problems: [] };
  });
}

function keyProblems(key: string): Problem[] {
  return KEY.test(key) ? [] : [problems.INDICATOR_KEY_INVALID(['key'], JSON.stringify(key.slice(0, 60)))];
}

function breaksOf(breaks: readonly SeriesBreakInput[] | null | undefined): IndicatorRecord['seriesBreaks'] {
  return (breaks ?? []).map(({ on, reason, directiveId = null }) => ({
    ...{ startsOn: on, reason: kept(reason), directiveId },
  }));
}

function similarOf(similar: readonly SimilarIndicatorInput[] | null | undefined): IndicatorRecord['similar'] {
  return (similar ?? []).map(({ indicatorId, kind, difference, isVerified }) => ({
    ...{ otherId: indicatorId, kind, difference: kept(difference), isVerified: isVerified ?? false },
  }));
}

/** What is wrong with an indicator as it would be recorded; its key is locked. */
async function judged(em: EntityManager, record: IndicatorRecord): Promise<Problem[]> {
  const { id, key, validFrom, validTo, seriesBreaks, similar } = record;
  const agencies = [
    { id: record.ownerId, at: ['ownerId'] },
    { id: record.evaluatorId, at: ['evaluatorId'] },
  ];
  const others = similar.map(({ otherId }, index) => ({
    id: otherId,
    at: ['similarTo', String(index), 'indicatorId'],
  }));
  return [
    ...(validFrom !== null && validTo !== null && validFrom > validTo
      ? [problems.DAYS_BACKWARDS(['validTo'], validFrom, validTo)]
      : []),
    ...repeated(seriesBreaks.map(({ startsOn }) => startsOn)).map(([at, day]) =>
      problems.SERIES_BREAK_TWICE(['seriesBreaks', String(at), 'on'], day),
    ),
    ...repeated(similar.map(({ otherId }) => otherId)).map(([at, otherId]) =>
      problems.SIMILAR_TWICE(['similarTo', String(at), 'indicatorId'], otherId),
    ),
    ...others.filter((other) => other.id === id).map(({ at }) => problems.SIMILAR_TO_ITSELF(at)),
    ...(await unknownAgencies(em, agencies)),
    ...(await unknownIndicators(
      em,
      others.filter((other) => other.id !== id),
    )),
    ...(await keyTaken(em, id, key)),
  ];
}

/** Items that stood before in a list, each with its place. */
function repeated(items: readonly string[]): [number, string][] {
  return items.flatMap((item, at): [number, string][] => (items.indexOf(item) < at ? [[at, item]] : []));
}

async function keyTaken(em: EntityManager, id: string, key: string): Promise<Problem[]> {
  await lock(em, `key ${key}`);
  const same = await em.findOne(IndicatorFact, { key, closedSeq: null }, { disableIdentityMap: true });
  return same && same.indicatorId !== id ? [problems.INDICATOR_EXISTS(['key'], key, same.indicatorId)] : [];
}

/** An indicator as it is recorded now, whole; null when there is none. */
async function storedIndicator(em: EntityManager, indicatorId: string): Promise<IndicatorRecord | null> {
  const where = { indicatorId, closedSeq: null };
  const options = { disableIdentityMap: true } as const;
  const fact = await em.findOne(IndicatorFact, where, options);
  if (!fact) return null;
  const breaks = await em.find(SeriesBreakFact, where, options);
  const similar = await em.find(SimilarityFact, where, options);
  const { key, name, unit, direction, method, isFormulaStated, mayExceedWhole } = fact;
  return {
    ...{ id: indicatorId, key, name, unit, direction, method, isFormulaStated, mayExceedWhole },
    ...{ numerator: fact.numerator ?? null, denominator: fact.denominator ?? null },
    ...{ ownerId: fact.ownerId ?? null, evaluatorId: fact.evaluatorId ?? null },
    ...{ validFrom: fact.validFrom ?? null, validTo: fact.validTo ?? null },
    seriesBreaks: breaks.map(({ startsOn, reason, directiveId = null }) => ({
      ...{ startsOn, reason, directiveId: directiveId ?? null },
    })),
    similar: similar.map(({ otherId, kind, difference, isVerified }) => ({ otherId, kind, difference, isVerified })),
  };
}
