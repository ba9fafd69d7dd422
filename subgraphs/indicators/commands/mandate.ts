import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { holdRegister } from '../../../platform/register.ts';
import type { Context } from '../context.ts';
import { MandateFact } from '../entities.ts';
import type { CorrectMandateInput, MandateInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { isOperator } from '../rules/authority.ts';
import { lock, unknownAgencies, unknownIndicators } from './named.ts';
import { type MandateRecord, recordMandates } from './record-mandates.ts';
import { identityOf, nextOrdinal, storedTargets, type TargetRecord } from './record-targets.ts';
import { asSent, corrected, emptinessOf, kept, malformedIn, refused, requireIds, requireWriter } from './sent.ts';

/** What a mandate cannot be without. */
const NEEDED = ['part', 'number', 'asWritten'];

/** A row or clause that a command names or brings along; null with what is wrong with it. */
export interface ChosenMandate {
  readonly mandate: MandateRecord | null;
  /** Whether it is still to be recorded. */
  readonly isNew: boolean;
  readonly found: readonly Problem[];
}

/** Give the recorded mandate of an id: MANDATE_NOT_FOUND. */
export async function knownMandate(em: EntityManager, mandateId: string): Promise<ChosenMandate> {
  const fact = await em.findOne(MandateFact, { mandateId, closedSeq: null }, { disableIdentityMap: true });
  if (!fact) {
    return { mandate: null, isNew: false, found: [problems.MANDATE_NOT_FOUND(['mandateId'], mandateId)] };
  }
  const { indicatorId, part, number, ordinal, asWritten } = fact;
  const mandate: MandateRecord = {
    ...{ id: mandateId, indicatorId, part, number, ordinal, asWritten },
    ...{ directiveId: fact.directiveId ?? null, evidenceId: fact.evidenceId ?? null },
    ...{ leadAsWritten: fact.leadAsWritten ?? null, evaluatorId: fact.evaluatorId ?? null },
  };
  return { mandate, isNew: false, found: [] };
}

/**
 * A mandate to be recorded, at the end of its document as far as that is recorded; its document is locked. Whether documents
 * exist is not looked at: another subgraph has them.
 *
 * MANDATE_WITHOUT_DOCUMENT, INDICATOR_NOT_FOUND, AGENCY_NOT_FOUND, MANDATE_EXISTS.
 */
export async function newMandate(em: EntityManager, input: MandateInput): Promise<ChosenMandate> {
  const at = (field: string) => ['mandate', field];
  const evidenceId = input.evidenceId ?? input.directiveId ?? null;
  if (evidenceId === null) {
    return { mandate: null, isNew: true, found: [problems.MANDATE_WITHOUT_DOCUMENT(['mandate'])] };
  }
  await lock(em, `mandates of ${evidenceId}`);
  const [part, number] = [kept(input.part), kept(input.number)];
  const { indicatorId } = input;
  const inDocument = await mandatesIn(em, evidenceId);
  const same = inDocument.find((each) => isSameRow(each, { part, number, indicatorId }));
  const mandate: MandateRecord = {
    ...{ id: randomUUID(), indicatorId, directiveId: input.directiveId ?? null, evidenceId, part, number },
    ordinal: afterAll(inDocument),
    ...{ asWritten: kept(input.asWritten), leadAsWritten: kept(input.leadAsWritten) },
    evaluatorId: input.evaluatorId ?? null,
  };
  const found = [
    ...(await unknownIndicators(em, [{ id: indicatorId, at: at('indicatorId') }])),
    ...(await unknownAgencies(em, [{ id: input.evaluatorId, at: at('evaluatorId') }])),
    ...(same ? [problems.MANDATE_EXISTS(['mandate'], same.mandateId)] : []),
  ];
  return { mandate, isNew: true, found };
}

/**
 * Correct a row or clause, for operators: what is left out stays, null blanks. Its targets follow it: they say again what is
 * demanded and where, and those that bear its number bear the right one.
 *
 * Refused with NOT_YOURS, or with all of these that apply: CORRECTION_EMPTY, FIELD_NOT_BLANKABLE, TEXT_BLANK, TEXT_TOO_LONG,
 * TEXT_UNREADABLE; with MANDATE_NOT_FOUND; else with all of MANDATE_WITHOUT_DOCUMENT, AGENCY_NOT_FOUND, MANDATE_EXISTS, TARGET_EXISTS.
 * Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function correctMandate(context: Context, input: CorrectMandateInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, mandateId } = input;
  const command = { name: 'correctMandate', idempotencyKey, input: asSent(input, { nullBlanks: true }) };
  return context.carryOut(command, async (em) => {
    if (!isOperator(viewer)) return refused([problems.NOT_YOURS(['mandateId'])]);
    const malformed = [...emptinessOf(input, 'mandateId', NEEDED), ...malformedIn(input)];
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    await lock(em, `targets of ${mandateId}`);
    await lockSubjects(em, 'indicators', [mandateId]);
    const { mandate: record, found } = await knownMandate(em, mandateId);
    if (record === null) return refused(found);
    const right = rightMandate(record, input);
    const documents = [record.evidenceId, right.evidenceId].filter((id) => id !== null);
    for (const id of [...new Set(documents)].sort()) await lock(em, `mandates of ${id}`);

    const placed = await inItsPlace(em, record, right);
    const following = await followingTargets(em, record, placed);
    const wrong = [
      ...(placed.evidenceId === null ? [problems.MANDATE_WITHOUT_DOCUMENT(['evidenceId'])] : []),
      ...(await unknownAgencies(em, [{ id: input.evaluatorId, at: ['evaluatorId'] }])),
      ...(await sameRow(em, placed)),
      ...(await sameTargets(em, placed, following)),
    ];
    if (wrong.length > 0) return refused(wrong);
    await recordMandates(em, [placed], kept(input.reason), following);
    return { made: { mandate: mandateId }, problems: [] };
  });
}

function rightMandate(record: MandateRecord, input: CorrectMandateInput): MandateRecord {
  const directiveId = corrected(input.directiveId, record.directiveId);
  return {
    ...record,
    directiveId,
    evidenceId: corrected(input.evidenceId, record.evidenceId) ?? directiveId,
    part: kept(input.part) ?? record.part,
    number: kept(input.number) ?? record.number,
    asWritten: kept(input.asWritten) ?? record.asWritten,
    leadAsWritten: kept(corrected(input.leadAsWritten, record.leadAsWritten)),
    evaluatorId: corrected(input.evaluatorId, record.evaluatorId),
  };
}

/** Where it was, and in another document the last. */
async function inItsPlace(em: EntityManager, record: MandateRecord, right: MandateRecord): Promise<MandateRecord> {
  if (right.evidenceId === record.evidenceId) return right;
  return { ...right, ordinal: afterAll(await mandatesIn(em, right.evidenceId)) };
}

/** What becomes of the targets of a row. */
async function followingTargets(em: EntityManager, record: MandateRecord, right: MandateRecord) {
  const isMoved = right.evidenceId !== record.evidenceId;
  const first = isMoved ? await nextOrdinal(em, right) : 0;
  const targets = (await storedTargets(em, [record.id])).toSorted((a, b) => a.ordinal - b.ordinal);
  const places = new Map(targets.map(({ id }, index) => [id, first + index]));
  return (target: TargetRecord): TargetRecord => ({
    ...target,
    number: target.number === record.number ? right.number : target.number,
    ordinal: isMoved ? places.get(target.id)! : target.ordinal,
  });
}

/** Another row of the document says the same of the same indicator: MANDATE_EXISTS. */
async function sameRow(em: EntityManager, right: MandateRecord): Promise<Problem[]> {
  if (right.evidenceId === null) return [];
  const others = (await mandatesIn(em, right.evidenceId)).filter(({ mandateId }) => mandateId !== right.id);
  const same = others.find((each) => isSameRow(each, right));
  return same ? [problems.MANDATE_EXISTS(['number'], same.mandateId)] : [];
}

/** Two targets would be one, were both to bear the right number: TARGET_EXISTS. */
async function sameTargets(
  em: EntityManager,
  { id }: MandateRecord,
  following: (target: TargetRecord) => TargetRecord,
): Promise<Problem[]> {
  const byIdentity = Map.groupBy((await storedTargets(em, [id])).map(following), identityOf);
  const twins = [...byIdentity.values()].find((targets) => targets.length > 1);
  return twins ? [problems.TARGET_EXISTS(['number'], twins[0]!.id)] : [];
}

function mandatesIn(em: EntityManager, evidenceId: string | null): Promise<MandateFact[]> {
  return em.find(MandateFact, { evidenceId, closedSeq: null }, { disableIdentityMap: true });
}

function afterAll(mandates: readonly MandateFact[]): number {
  return Math.max(-1, ...mandates.map(({ ordinal }) => ordinal)) + 1;
}

type Row = Pick<MandateRecord, 'part' | 'number' | 'indicatorId'>;
function isSameRow(a: Row, b: Row): boolean {
  return a.part === b.part && a.number === b.number && a.indicatorId === b.indicatorId;
}
