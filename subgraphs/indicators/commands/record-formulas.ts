import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type FactTable, recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import { type FormulaRights, printedFormula } from '../../../schema/formula.ts';
import { FormulaApprovalFact, FormulaFact, FormulaFaultFact } from '../entities.ts';
import { withReason } from './reasons.ts';

/** A formula, whole. */
export interface FormulaRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly indicatorId: string;
  readonly document: string;
  readonly numeratorPath: string;
  /** Null where the indicator counts. */
  readonly denominatorPath: string | null;
  readonly rights: FormulaRights;
  /** Only with the rights INTERNAL. */
  readonly dataOwnerId: string | null;
  readonly scope: string;
  /** Only of the scope AGENCY. */
  readonly classId: string | null;
  readonly grain: string;
  readonly endedOn: string | null;
}

/** That an agency agrees, for a side, to what a formula says. */
export interface ApprovalRecord {
  readonly side: string;
  readonly agencyId: string;
  readonly definitionHash: string;
  /** By which decision or letter, in words. */
  readonly basis: string;
}

/** Why the graph does not answer a formula. */
export interface FaultRecord {
  readonly code: string;
  readonly at: string;
  readonly about: string;
}

const FORMULA = { formula: { entity: FormulaFact, subject: 'formulaId' } } as const satisfies Tables;
const APPROVALS = { approvals: { entity: FormulaApprovalFact, subject: 'formulaId' } } as const satisfies Tables;
const FAULT = { fault: { entity: FormulaFaultFact, subject: 'formulaId' } } as const satisfies Tables;
type Tables = Readonly<Record<string, FactTable>>;

/** SHA-256 in hex of a document as printed: blanks, commas and comments make no other question. */
export function queryHashOf(document: string): string {
  return sha256(printedFormula(document));
}

/** SHA-256 in hex of all that decides what a formula asks and publishes; not of its key and name. */
export function definitionHashOf(record: Omit<FormulaRecord, 'id' | 'key' | 'name' | 'endedOn'>): string {
  const { indicatorId, document, numeratorPath, denominatorPath, rights, dataOwnerId, scope, classId, grain } = record;
  return sha256(
    JSON.stringify([
      ...[indicatorId, printedFormula(document), numeratorPath, denominatorPath],
      ...[rights, dataOwnerId, scope, classId, grain],
    ]),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Record a formula that fits the graph, as the record states it: nothing is wrong with it then. Approvals that are not given here
 * end. `because` as with indicators.
 */
export async function recordFormulaWith(
  em: EntityManager,
  record: FormulaRecord,
  approvals: readonly ApprovalRecord[],
  because?: string,
): Promise<void> {
  const { facts, ...state } = stateOf(record);
  await recordSubjects(em, 'indicators', { ...FORMULA, ...APPROVALS, ...FAULT }, [
    withReason(
      { ...state, facts: { ...facts, approvals: approvals.map((each) => ({ ...each })), fault: [] } },
      because,
    ),
  ]);
}

/** Record that a formula has ended; what is wrong with it stays said. */
export async function recordFormulaEnd(em: EntityManager, record: FormulaRecord, because: string): Promise<void> {
  const state = stateOf(record);
  await recordSubjects(em, 'indicators', FORMULA, [
    { ...state, kind: 'FORMULA_ENDED', payload: { ...state.payload, endedBecause: because } },
  ]);
}

/** Record which approvals a formula has. */
export async function recordApprovals(
  em: EntityManager,
  formulaId: string,
  approvals: readonly ApprovalRecord[],
  because?: string,
): Promise<void> {
  const kind = because === undefined ? 'FORMULA_APPROVED' : 'FORMULA_APPROVAL_WITHDRAWN';
  const said = because === undefined ? {} : { withdrawnBecause: because };
  await recordSubjects(em, 'indicators', APPROVALS, [
    {
      ...{ subject: formulaId, kind, payload: { id: formulaId, approvals, ...said } },
      facts: { approvals: approvals.map((each) => ({ ...each })) },
    },
  ]);
}

/** Record what is wrong with formulas; null where nothing is any more. Gives the ids of those of which that is news. */
export function recordFaults(
  em: EntityManager,
  faults: readonly { readonly formulaId: string; readonly fault: FaultRecord | null }[],
): Promise<string[]> {
  const states = faults.map(
    ({ formulaId, fault }): SubjectState<'fault'> => ({
      ...{ subject: formulaId, kind: fault === null ? 'FORMULA_MENDED' : 'FORMULA_BROKEN' },
      payload: { id: formulaId, fault },
      facts: { fault: fault === null ? [] : [{ ...fault }] },
    }),
  );
  return recordSubjects(em, 'indicators', FAULT, states);
}

function stateOf(record: FormulaRecord): SubjectState<'formula'> {
  const { id, ...said } = record;
  const hashes = { queryHash: queryHashOf(record.document), definitionHash: definitionHashOf(record) };
  return {
    ...{ subject: id, kind: 'FORMULA_RECORDED', payload: { id, ...said, ...hashes } },
    facts: { formula: [{ ...said, ...hashes }] },
  };
}
