import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkFormula, type FormulaApis, type FormulaFault } from '../../../schema/formula.ts';
import { faultProblem } from './formula.ts';
import { recordFaults } from './record-formulas.ts';
import { storedFormulas } from './stored-formulas.ts';

/** A formula by its names for programs and for people. */
export interface NamedFormula {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** What became of checking every formula that is not ended. */
export interface FormulaCheck {
  readonly checked: number;
  /** Those that do not fit the graph, with what is wrong with each: the first fault is the one that is recorded. */
  readonly broken: readonly BrokenFormula[];
  /** Those that were recorded as broken and fit again. */
  readonly mended: readonly NamedFormula[];
}
export interface BrokenFormula extends NamedFormula {
  readonly faults: readonly FormulaFault[];
  /** The first of them in words. */
  readonly message: string;
  /** Whether just that is recorded of it already. */
  readonly isRecorded: boolean;
}

/** Check every formula that is not ended against the graph as it is now. Writes nothing. */
export async function checkFormulas(em: EntityManager, apis: FormulaApis): Promise<FormulaCheck> {
  const formulas = await storedFormulas(em, null);
  const broken: BrokenFormula[] = [];
  const mended: NamedFormula[] = [];
  for (const { record, fault } of formulas) {
    const { id, key, name, rights } = record;
    const faults = checkFormula(record, apis[rights]);
    const [first] = faults;
    if (first) {
      const isRecorded = isDeepStrictEqual(fault, { ...first });
      broken.push({ id, key, name, faults, message: faultProblem(first).messages.en, isRecorded });
    } else if (fault !== null) mended.push({ id, key, name });
  }
  return { checked: formulas.length, broken, mended };
}

/**
 * Record what a check found where it differs from what is recorded, in the transaction of the check and as the hub: nobody else may.
 * Gives the ids of those formulas.
 */
export function recordFormulaCheck(em: EntityManager, { broken, mended }: FormulaCheck): Promise<string[]> {
  return recordFaults(em, [
    ...broken.filter(({ isRecorded }) => !isRecorded).map(({ id, faults }) => ({ formulaId: id, fault: faults[0]! })),
    ...mended.map(({ id }) => ({ formulaId: id, fault: null })),
  ]);
}
