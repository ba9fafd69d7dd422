import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { holdRegister } from '../../../platform/register.ts';
import type { Context } from '../context.ts';
import type { CorrectObservationInput, RecordObservationInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { mayCorrect, mayRecordOf } from '../rules/authority.ts';
import { correctedMembers, isBeforeTheEnd, withMembers } from '../rules/stated-number.ts';
import { lock, shareObservations } from './named.ts';
import { existing, judgeObservation } from './observation-judgement.ts';
import { type ObservationRecord, recordObservations } from './record-observations.ts';
import {
  asSent,
  corrected,
  eachOnce,
  emptinessOf,
  kept,
  malformedIn,
  refused,
  requireIds,
  requireWriter,
} from './sent.ts';
import { identityOf, isOwnRecord, measuresOf, sameObservations, storedObservations } from './stored-observations.ts';

/** What an observation cannot be without. */
const NEEDED = ['to', 'unit', 'bound', 'isProvisional', 'isEstimated', 'memberIds', 'missingMemberIds'];
const DEFAULTS = { scope: 'AGENCY', bound: 'EXACT', isProvisional: false, isEstimated: false };
/** Fields that are texts of an indicator and decimals of an observation. */
const NUMBERS = ['numerator', 'denominator'];

/**
 * Record a number that somebody stated: of one agency for its officers and operators, of several together for operators.
 *
 * Refused with NOT_YOURS, or with all of TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, LIST_TOO_LONG; with INDICATOR_NOT_FOUND; with
 * all that `judgeObservation` finds; with OBSERVATION_EXISTS. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function recordObservation(context: Context, input: RecordObservationInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { today } = context.present.readAt;
  const { idempotencyKey, indicatorId } = input;
  const command = { name: 'recordObservation', idempotencyKey, input: asSent(input, { defaults: DEFAULTS }) };
  return context.carryOut(command, async (em) => {
    const record = newRecord(input, today);
    if (!mayRecordOf(viewer, record)) return refused([problems.NOT_YOURS(['agencyId'])]);
    const malformed = malformedIn(input, { numbers: NUMBERS });
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    const measure = (await measuresOf(em, [indicatorId])).get(indicatorId);
    if (!measure) return refused([problems.INDICATOR_NOT_FOUND(['indicatorId'], indicatorId)]);
    const found = await judgeObservation(em, record, measure, today);
    if (found.length > 0) return refused(found);
    const taken = await takenBy(em, record);
    if (taken.length > 0) return refused(taken);
    await recordObservations(em, [record]);
    return { made: { observation: record.id }, problems: [] };
  });
}

/**
 * Correct a number, or decide on its unit; what stood before is kept. For operators; for officers of the agency where it was
 * reported to the hub, or as it stands was recorded by the caller.
 *
 * Refused with all of CORRECTION_EMPTY, FIELD_NOT_BLANKABLE and what is wrong with texts and lists; with OBSERVATION_NOT_FOUND; with
 * NOT_YOURS or DOCUMENT_NOT_YOURS; with OBSERVATION_COMPUTED; with all that `judgeObservation` finds; with OBSERVATION_EXISTS.
 */
export async function correctObservation(context: Context, input: CorrectObservationInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { today } = context.present.readAt;
  const { idempotencyKey, observationId } = input;
  const command = { name: 'correctObservation', idempotencyKey, input: asSent(input, { nullBlanks: true }) };
  return context.carryOut(command, async (em) => {
    const malformed = [...emptinessOf(input, 'observationId', NEEDED), ...malformedIn(input, { numbers: NUMBERS })];
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    await lockSubjects(em, 'indicators', [observationId]);
    const record = (await storedObservations(em, [observationId])).get(observationId);
    if (!record) return refused([problems.OBSERVATION_NOT_FOUND(['observationId'], observationId)]);
    if (!mayRecordOf(viewer, record)) return refused([problems.NOT_YOURS(['observationId'])]);
    if (!mayCorrect(viewer, record, await isOwnRecord(em, observationId))) {
      return refused([problems.DOCUMENT_NOT_YOURS(['observationId'])]);
    }
    if (record.source === 'COMPUTED') return refused([problems.OBSERVATION_COMPUTED(['observationId'])]);

    const right = rightRecord(record, input, today);
    const measure = (await measuresOf(em, [record.indicatorId])).get(record.indicatorId)!;
    const found = await judgeObservation(em, right, measure, today);
    if (found.length > 0) return refused(found);
    const taken = identityOf(right) === identityOf(record) ? [] : await takenBy(em, right);
    if (taken.length > 0) return refused(taken);
    await recordObservations(em, [right], kept(input.reason));
    return { made: { observation: observationId }, problems: [] };
  });
}

function newRecord(input: RecordObservationInput, today: string): ObservationRecord {
  const { from = null, to } = input;
  const directiveId = input.directiveId ?? null;
  const time = { from: from ?? null, to };
  return {
    ...{ id: randomUUID(), indicatorId: input.indicatorId, scope: input.scope ?? 'AGENCY' },
    ...{ agencyId: input.agencyId ?? null, ...time, periodAsWritten: kept(input.periodAsWritten) },
    ...{ numerator: input.numerator ?? null, denominator: input.denominator ?? null, value: input.value ?? null },
    ...{ unit: input.unit, bound: input.bound ?? 'EXACT', asWritten: kept(input.asWritten) },
    statedOn: input.statedOn ?? (directiveId === null ? today : null),
    isProvisional: (input.isProvisional ?? false) || isBeforeTheEnd(time, today),
    isEstimated: input.isEstimated ?? false,
    ...{ source: directiveId === null ? 'REPORTED' : 'DOCUMENT', directiveId, clause: kept(input.clause) },
    publishedBy: kept(input.publishedBy),
    ...withMembers({
      ...{ memberIds: eachOnce(input.memberIds), missingMemberIds: eachOnce(input.missingMemberIds) },
      ...{ missingCount: input.missingCount ?? null, areMembersStated: input.areMembersStated ?? null },
    }),
  };
}

function rightRecord(record: ObservationRecord, input: CorrectObservationInput, today: string): ObservationRecord {
  const time = { from: corrected(input.from, record.from), to: input.to ?? record.to };
  const directiveId = corrected(input.directiveId, record.directiveId);
  return {
    ...record,
    ...time,
    periodAsWritten: kept(corrected(input.periodAsWritten, record.periodAsWritten)),
    numerator: corrected(input.numerator, record.numerator),
    denominator: corrected(input.denominator, record.denominator),
    value: corrected(input.value, record.value),
    unit: input.unit ?? record.unit,
    bound: input.bound ?? record.bound,
    asWritten: kept(corrected(input.asWritten, record.asWritten)),
    statedOn: corrected(input.statedOn, record.statedOn),
    isProvisional: (input.isProvisional ?? record.isProvisional) || isBeforeTheEnd(time, today),
    isEstimated: input.isEstimated ?? record.isEstimated,
    directiveId,
    source: directiveId !== null ? 'DOCUMENT' : record.source === 'DOCUMENT' ? 'REPORTED' : record.source,
    clause: kept(corrected(input.clause, record.clause)),
    publishedBy: kept(corrected(input.publishedBy, record.publishedBy)),
    ...correctedMembers(record, input),
  };
}

/** Another observation says the same thing already: OBSERVATION_EXISTS. What is said of the indicator and period is locked. */
async function takenBy(em: EntityManager, record: ObservationRecord): Promise<Problem[]> {
  const identity = identityOf(record);
  await shareObservations(em);
  await lock(em, `observation ${identity}`);
  const id = (await sameObservations(em, [record])).get(identity);
  return id === record.id ? [] : existing(id);
}
