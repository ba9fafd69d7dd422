import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import { type FactTable, recordSubjects } from '../../../platform/history/record.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import { OverrideFact } from '../entities.ts';
import type { EndOverrideInput, IndicatorUnit, OverrideObservationInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { actsFor, mayOverride } from '../rules/authority.ts';
import { numberRefusals } from '../rules/stated-number.ts';
import type { ObservationRecord } from './record-observations.ts';
import { asSent, kept, malformedIn, problemsOf, refused, requireIds, requireWriter } from './sent.ts';
import { type IndicatorMeasure, measuresOf, storedObservations } from './stored-observations.ts';

const TABLES = { override: { entity: OverrideFact, subject: 'observationId' } } as const satisfies Record<
  string,
  FactTable
>;

/**
 * Put a number in the place of a stated one, which stays beneath it; an override that is there already gives way. For officers
 * of the indicator's evaluator and for operators; never for whoever acts for the agency that the number is about.
 *
 * Refused with all of TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE; with OBSERVATION_NOT_FOUND; with OVERRIDE_OF_OWN or OVERRIDE_NOT_YOURS;
 * with all of NUMBER_MISSING, PARTS_INCOMPLETE, NUMBER_NEGATIVE, PARTS_OF_NO_RATIO, RATIO_ABOVE_ONE, VALUE_CONTRADICTS_PARTS.
 */
export async function overrideObservation(context: Context, input: OverrideObservationInput): Promise<Outcome> {
  requireWriter(context.viewer);
  requireIds(input);
  const { idempotencyKey, observationId } = input;
  const command = { name: 'overrideObservation', idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(input, { numbers: ['numerator', 'denominator'] });
    if (malformed.length > 0) return refused(malformed);
    const { observed, found } = await located(em, context, observationId);
    if (!observed) return refused(found);

    const { numerator = null, denominator = null, value = null, authorisedById = null } = input;
    const number = { numerator, denominator, value };
    const wrong = numberRefusals(number, observed.record.unit as IndicatorUnit, observed.measure);
    if (wrong.length > 0) return refused(problemsOf(wrong));
    const override = { ...number, reason: kept(input.reason), authorisedById };
    await recordSubjects(em, 'indicators', TABLES, [
      {
        ...{ subject: observationId, kind: 'OBSERVATION_OVERRIDDEN' },
        ...{ payload: { id: observationId, ...override }, facts: { override: [override] } },
      },
    ]);
    return { made: { observation: observationId }, problems: [] };
  });
}

/**
 * Take back an override: the stated number counts again.
 *
 * Refused with all of TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE; with OBSERVATION_NOT_FOUND; with OVERRIDE_OF_OWN or OVERRIDE_NOT_YOURS;
 * with OVERRIDE_NOT_FOUND.
 */
export async function endOverride(context: Context, input: EndOverrideInput): Promise<Outcome> {
  requireWriter(context.viewer);
  requireIds(input);
  const { idempotencyKey, observationId } = input;
  const command = { name: 'endOverride', idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(input);
    if (malformed.length > 0) return refused(malformed);
    const { observed, found } = await located(em, context, observationId);
    if (!observed) return refused(found);

    const because = kept(input.reason);
    const changed = await recordSubjects(em, 'indicators', TABLES, [
      {
        ...{ subject: observationId, kind: 'OVERRIDE_ENDED' },
        ...{ payload: { id: observationId, endedBecause: because }, facts: { override: [] } },
      },
    ]);
    if (changed.length === 0) return refused([problems.OVERRIDE_NOT_FOUND(['observationId'], observationId)]);
    return { made: { observation: observationId }, problems: [] };
  });
}

interface Observed {
  readonly record: ObservationRecord;
  readonly measure: IndicatorMeasure;
}

/** Lock an observation and read it, for a viewer who may override it; else what is wrong. */
async function located(
  em: EntityManager,
  { viewer }: Context,
  observationId: string,
): Promise<{ readonly observed: Observed | null; readonly found: readonly Problem[] }> {
  await lockSubjects(em, 'indicators', [observationId]);
  const at = ['observationId'];
  const none = (problem: Problem) => ({ observed: null, found: [problem] });
  const record = (await storedObservations(em, [observationId])).get(observationId);
  if (!record) return none(problems.OBSERVATION_NOT_FOUND(at, observationId));
  const measure = (await measuresOf(em, [record.indicatorId])).get(record.indicatorId)!;
  if (!mayOverride(viewer, record, measure.evaluatorId)) {
    return none(actsFor(viewer, record.agencyId) ? problems.OVERRIDE_OF_OWN(at) : problems.OVERRIDE_NOT_YOURS(at));
  }
  return { observed: { record, measure }, found: [] };
}
