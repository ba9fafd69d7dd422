import type { EntityManager } from '@mikro-orm/postgresql';
import type { FormulaRights } from '../../../schema/formula.ts';
import { FormulaApprovalFact, FormulaFact, FormulaFaultFact, IndicatorFact } from '../entities.ts';
import { type ComputedIndicator, countingApprovals } from '../rules/formula.ts';
import type { ApprovalRecord, FaultRecord, FormulaRecord } from './record-formulas.ts';

const OPTIONS = { disableIdentityMap: true } as const;

/** A formula as it is recorded now, with what it computes. */
export interface StoredFormula {
  readonly record: FormulaRecord;
  readonly queryHash: string;
  readonly definitionHash: string;
  readonly indicator: ComputedIndicator & { readonly key: string; readonly mayExceedWhole: boolean };
  /** Those that count. */
  readonly approvals: readonly ApprovalRecord[];
  /** What is recorded to be wrong with it. */
  readonly fault: FaultRecord | null;
}

/** Formulas by their keys: those of these ids, or all that have not ended. */
export async function storedFormulas(em: EntityManager, ids: readonly string[] | null): Promise<StoredFormula[]> {
  const where = ids === null ? { endedOn: null } : { formulaId: { $in: [...ids] } };
  const facts = await em.find(FormulaFact, { ...where, closedSeq: null }, { ...OPTIONS, orderBy: { key: 'asc' } });
  if (facts.length === 0) return [];
  const of = { formulaId: { $in: facts.map(({ formulaId }) => formulaId) }, closedSeq: null };
  const approvals = Map.groupBy(await em.find(FormulaApprovalFact, of, OPTIONS), ({ formulaId }) => formulaId);
  const faults = new Map((await em.find(FormulaFaultFact, of, OPTIONS)).map((fault) => [fault.formulaId, fault]));
  const indicators = await computedIndicators(
    em,
    facts.map(({ indicatorId }) => indicatorId),
  );
  return facts.map((fact) => {
    const { formulaId, queryHash, definitionHash } = fact;
    const record = recordOf(fact);
    const indicator = indicators.get(record.indicatorId)!;
    const fault = faults.get(formulaId);
    return {
      ...{ record, queryHash, definitionHash, indicator },
      approvals: countingApprovals(
        approvals.get(formulaId) ?? [],
        { ...record, definitionHash },
        indicator.ownerId,
      ).map(({ side, agencyId, basis }) => ({ side, agencyId, definitionHash, basis })),
      fault: fault ? { code: fault.code, at: fault.at, about: fault.about } : null,
    };
  });
}

/** Indicators as far as formulas care, by id. */
export async function computedIndicators(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredFormula['indicator']>> {
  const facts = await em.find(IndicatorFact, { indicatorId: { $in: [...new Set(ids)] }, closedSeq: null }, OPTIONS);
  return new Map(
    facts.map(({ indicatorId, key, unit, method, mayExceedWhole, ownerId = null }) => [
      indicatorId,
      { key, unit, method, mayExceedWhole, ownerId: ownerId ?? null },
    ]),
  );
}

function recordOf(fact: FormulaFact): FormulaRecord {
  const { key, name, indicatorId, document, numeratorPath, scope, grain } = fact;
  return {
    ...{ id: fact.formulaId, key, name, indicatorId, document, numeratorPath, scope, grain },
    ...{ denominatorPath: fact.denominatorPath ?? null, rights: fact.rights as FormulaRights },
    ...{ dataOwnerId: fact.dataOwnerId ?? null, classId: fact.classId ?? null, endedOn: fact.endedOn ?? null },
  };
}
