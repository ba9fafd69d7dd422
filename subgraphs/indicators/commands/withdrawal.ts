import { lockSubjects } from '../../../platform/feed.ts';
import { type FactTable, recordSubjects } from '../../../platform/history/record.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import { ObservationFact, ObservationMemberFact, OverrideFact } from '../entities.ts';
import type { WithdrawObservationInput } from '../generated/types.ts';
import { withdrawalProblems } from '../problems/withdrawals.ts';
import { problems } from '../problems.ts';
import { mayCorrect, mayRecordOf, mayWithdrawOverridden } from '../rules/authority.ts';
import { asSent, kept, malformedIn, refused, requireIds, requireWriter } from './sent.ts';
import { isOverridden, isOwnRecord, storedObservations } from './stored-observations.ts';

/** The override first: whether it may end is asked of the number beneath it. */
const TABLES = {
  override: { entity: OverrideFact, subject: 'observationId' },
  observation: { entity: ObservationFact, subject: 'observationId' },
  members: { entity: ObservationMemberFact, subject: 'observationId' },
} as const satisfies Record<string, FactTable>;

/**
 * Take back a number that should never have been recorded: of the wrong agency, indicator or time. It goes with its names and with
 * what was put in its place; earlier positions keep it, and the same may be recorded anew. For those who may correct it.
 *
 * Refused with all of TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE; with OBSERVATION_NOT_FOUND; with NOT_YOURS or DOCUMENT_NOT_YOURS; with
 * OBSERVATION_COMPUTED; with OBSERVATION_OVERRIDDEN, but for operators who do not act for its agency: an agency would else get rid
 * of an override by taking back its number and reporting it once more.
 */
export async function withdrawObservation(context: Context, input: WithdrawObservationInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, observationId } = input;
  const at = ['observationId'];
  const command = { name: 'withdrawObservation', idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(input);
    if (malformed.length > 0) return refused(malformed);

    await lockSubjects(em, 'indicators', [observationId]);
    const record = (await storedObservations(em, [observationId])).get(observationId);
    if (!record) return refused([problems.OBSERVATION_NOT_FOUND(at, observationId)]);
    if (!mayRecordOf(viewer, record)) return refused([problems.NOT_YOURS(at)]);
    if (!mayCorrect(viewer, record, await isOwnRecord(em, observationId))) {
      return refused([problems.DOCUMENT_NOT_YOURS(at)]);
    }
    if (record.source === 'COMPUTED') return refused([problems.OBSERVATION_COMPUTED(at)]);
    if (!mayWithdrawOverridden(viewer, record) && (await isOverridden(em, observationId))) {
      return refused([withdrawalProblems.OBSERVATION_OVERRIDDEN(at)]);
    }
    await recordSubjects(em, 'indicators', TABLES, [
      {
        ...{ subject: observationId, kind: 'OBSERVATION_WITHDRAWN' },
        payload: { id: observationId, withdrawnBecause: kept(input.reason) },
        facts: { override: [], observation: [], members: [] },
      },
    ]);
    return { made: { observation: observationId }, problems: [] };
  });
}
