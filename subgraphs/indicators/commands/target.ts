import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { holdRegister } from '../../../platform/register.ts';
import type { Context } from '../context.ts';
import { IndicatorFact, TargetFact } from '../entities.ts';
import type { CorrectTargetInput, RecordTargetInput, TargetCohortInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { isOperator } from '../rules/authority.ts';
import { numberRefusals, unitRefusals } from '../rules/stated-number.ts';
import { knownMandate, newMandate } from './mandate.ts';
import { lock, namedIn, shownSpan, unknownAgencies, unknownClasses, unknownIndicators } from './named.ts';
import { type MandateRecord, recordMandates } from './record-mandates.ts';
import { identityOf, nextOrdinal, recordTargets, storedTargets, type TargetRecord } from './record-targets.ts';
import {
  asSent,
  corrected,
  eachOnce,
  emptinessOf,
  kept,
  malformedIn,
  problemsOf,
  refused,
  requireIds,
  requireWriter,
} from './sent.ts';

/** What a target cannot be without. */
const NEEDED = ['number', 'value', 'unit', 'asWritten', 'strength', 'from', 'agencyClassIds', 'agencyIds'];

/**
 * Record a target with the row that sets it, for operators. It takes the place of none: the next year's is another one.
 *
 * Refused with NOT_YOURS, or with all of these that apply: MANDATE_UNCLEAR, TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE,
 * LIST_TOO_LONG; else with what is wrong with the row (MANDATE_NOT_FOUND, or as `newMandate` says); else with all of
 * DAYS_BACKWARDS, TARGET_OF_NOBODY, UNIT_UNDECIDED, UNIT_NOT_OF_INDICATOR, NUMBER_NEGATIVE, RATIO_ABOVE_ONE, AGENCY_NOT_FOUND,
 * AGENCY_NOT_IN_FORCE, AGENCY_CLASS_NOT_FOUND, INDICATOR_NOT_FOUND, TARGET_EXISTS.
 */
export async function recordTarget(context: Context, input: RecordTargetInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const command = { name: 'recordTarget', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    if (!isOperator(viewer)) return refused([problems.NOT_YOURS([])]);
    const malformed = [
      ...((input.mandateId == null) === (input.mandate == null) ? [problems.MANDATE_UNCLEAR(['mandateId'])] : []),
      ...malformedIn(input),
    ];
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    const { mandate, isNew, found } = input.mandate
      ? await newMandate(em, input.mandate)
      : await knownMandate(em, input.mandateId!);
    if (mandate === null || found.length > 0) return refused(found);

    await lock(em, `targets of ${mandate.id}`);
    const siblings = await storedTargets(em, [mandate.id]);
    const record = await newTarget(em, input, mandate);
    const wrong = [...(await judged(em, record, mandate)), ...sameTarget(record, siblings)];
    if (wrong.length > 0) return refused(wrong);
    if (isNew) await recordMandates(em, [mandate]);
    await recordTargets(em, [record]);
    return { made: { target: record.id }, problems: [] };
  });
}

/**
 * Correct a target, for operators: what is left out stays, null blanks. Its time stays where it was, but for slips.
 *
 * Refused with NOT_YOURS, or with all of these that apply: CORRECTION_EMPTY, FIELD_NOT_BLANKABLE and what is wrong with texts
 * and lists; with TARGET_NOT_FOUND; with TARGET_OF_ANOTHER_TIME; with what `recordTarget` finds of the target itself.
 */
export async function correctTarget(context: Context, input: CorrectTargetInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, targetId } = input;
  const command = { name: 'correctTarget', idempotencyKey, input: asSent(input, { nullBlanks: true }) };
  return context.carryOut(command, async (em) => {
    if (!isOperator(viewer)) return refused([problems.NOT_YOURS(['targetId'])]);
    const malformed = [...emptinessOf(input, 'targetId', NEEDED), ...malformedIn(input)];
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    const target = await em.findOne(TargetFact, { targetId, closedSeq: null }, { disableIdentityMap: true });
    if (!target) return refused([problems.TARGET_NOT_FOUND(['targetId'], targetId)]);
    await lock(em, `targets of ${target.mandateId}`);
    await lockSubjects(em, 'indicators', [targetId]);
    const { mandate } = await knownMandate(em, target.mandateId);
    const siblings = await storedTargets(em, [target.mandateId]);
    const record = siblings.find(({ id }) => id === targetId)!;
    const right = await rightTarget(em, record, input, mandate!);
    const wrong = isSameTime(record, right)
      ? [...(await judged(em, right, mandate!)), ...sameTarget(right, siblings)]
      : [problems.TARGET_OF_ANOTHER_TIME(['from'], shownSpan(record), shownSpan(right))];
    if (wrong.length > 0) return refused(wrong);
    await recordTargets(em, [right], kept(input.reason));
    return { made: { target: targetId }, problems: [] };
  });
}

async function newTarget(em: EntityManager, input: RecordTargetInput, mandate: MandateRecord): Promise<TargetRecord> {
  return {
    ...{ id: randomUUID(), mandateId: mandate.id, number: kept(input.number) ?? mandate.number },
    ordinal: await nextOrdinal(em, mandate),
    ...{ value: input.value, unit: input.unit },
    ...(await operatorOf(em, input.operator, mandate.indicatorId)),
    ...{ asWritten: kept(input.asWritten), strength: input.strength, from: input.from, to: input.to ?? null },
    ...{ classIds: eachOnce(input.agencyClassIds), agencyIds: eachOnce(input.agencyIds) },
    ...{ subunitsAsWritten: kept(input.subunitsAsWritten), cohort: cohortOf(input.cohort) },
  };
}

async function rightTarget(
  em: EntityManager,
  record: TargetRecord,
  input: CorrectTargetInput,
  { indicatorId }: MandateRecord,
): Promise<TargetRecord> {
  return {
    ...record,
    number: kept(input.number) ?? record.number,
    value: input.value ?? record.value,
    unit: input.unit ?? record.unit,
    ...(input.operator === undefined ? {} : await operatorOf(em, input.operator, indicatorId)),
    asWritten: kept(input.asWritten) ?? record.asWritten,
    strength: input.strength ?? record.strength,
    from: input.from ?? record.from,
    to: corrected(input.to, record.to),
    classIds: input.agencyClassIds ? eachOnce(input.agencyClassIds) : record.classIds,
    agencyIds: input.agencyIds ? eachOnce(input.agencyIds) : record.agencyIds,
    subunitsAsWritten: kept(corrected(input.subunitsAsWritten, record.subunitsAsWritten)),
    cohort: input.cohort === undefined ? record.cohort : cohortOf(input.cohort),
  };
}

/** The operator as written; of a bare number the side that the indicator calls better, and that nobody wrote it. */
async function operatorOf(
  em: EntityManager,
  written: string | null | undefined,
  indicatorId: string,
): Promise<Pick<TargetRecord, 'operator' | 'isOperatorWritten'>> {
  if (written != null) return { operator: written, isOperatorWritten: true };
  const indicator = await em.findOne(IndicatorFact, { indicatorId, closedSeq: null }, { disableIdentityMap: true });
  return { operator: indicator?.direction === 'DOWN' ? 'AT_MOST' : 'AT_LEAST', isOperatorWritten: false };
}

function cohortOf(cohort: TargetCohortInput | null | undefined): TargetRecord['cohort'] {
  return cohort == null ? null : { ...cohort, asWritten: kept(cohort.asWritten) };
}

/** What is wrong with a target as it would be recorded. */
async function judged(em: EntityManager, record: TargetRecord, { indicatorId }: MandateRecord): Promise<Problem[]> {
  const { from, to, cohort, classIds, agencyIds } = record;
  const backwards = [
    ...(to !== null && from > to ? [problems.DAYS_BACKWARDS(['to'], from, to)] : []),
    ...(cohort !== null && cohort.from > cohort.to
      ? [problems.DAYS_BACKWARDS(['cohort', 'to'], cohort.from, cohort.to)]
      : []),
  ];
  const nobody = classIds.length + agencyIds.length === 0 ? [problems.TARGET_OF_NOBODY(['agencyIds'])] : [];
  return [
    ...backwards,
    ...nobody,
    ...(await valueProblems(em, record, indicatorId)),
    ...(await unknownAgencies(em, namedIn('agencyIds', agencyIds), backwards.length > 0 ? null : { from, to })),
    ...(await unknownClasses(em, namedIn('agencyClassIds', classIds))),
    ...(await unknownIndicators(em, [{ id: cohort?.indicatorId, at: ['cohort', 'indicatorId'] }])),
  ];
}

async function valueProblems(
  em: EntityManager,
  { value, unit }: TargetRecord,
  indicatorId: string,
): Promise<Problem[]> {
  if (unit === 'UNKNOWN') return [problems.UNIT_UNDECIDED(['unit'])];
  const indicator = await em.findOne(IndicatorFact, { indicatorId, closedSeq: null }, { disableIdentityMap: true });
  if (!indicator) return [problems.INDICATOR_NOT_FOUND(['mandateId'], indicatorId)];
  return problemsOf([
    ...numberRefusals({ value }, unit as never, indicator),
    ...unitRefusals(unit as never, indicator.unit as never),
  ]);
}

/** Another target of the same row, number, time and addressees: TARGET_EXISTS. */
function sameTarget(record: TargetRecord, siblings: readonly TargetRecord[]): Problem[] {
  const same = siblings.find((each) => each.id !== record.id && identityOf(each) === identityOf(record));
  return same ? [problems.TARGET_EXISTS([], same.id)] : [];
}

/** Whether two times are one, a slip of the record aside: they share days, and end in one year. */
function isSameTime(a: Pick<TargetRecord, 'from' | 'to'>, b: Pick<TargetRecord, 'from' | 'to'>): boolean {
  const overlap = (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
  return overlap && (a.to === null || b.to === null || a.to.slice(0, 4) === b.to.slice(0, 4));
}
