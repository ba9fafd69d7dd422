import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import { MandateFact } from '../entities.ts';
import type { MandateInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { lock, unknownAgencies, unknownIndicators } from './named.ts';
import type { MandateRecord } from './record-mandates.ts';
import { kept } from './sent.ts';

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
  const inDocument = await em.find(MandateFact, { evidenceId, closedSeq: null }, { disableIdentityMap: true });
  const same = inDocument.find(
    (each) => each.part === part && each.number === number && each.indicatorId === indicatorId,
  );
  const mandate: MandateRecord = {
    ...{ id: randomUUID(), indicatorId, directiveId: input.directiveId ?? null, evidenceId, part, number },
    ordinal: Math.max(-1, ...inDocument.map(({ ordinal }) => ordinal)) + 1,
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
