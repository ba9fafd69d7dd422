import type { EntityManager } from '@mikro-orm/postgresql';
import type { FormulaApis, FormulaFault } from '../../../schema/formula.ts';

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
  readonly broken: readonly (NamedFormula & { readonly faults: readonly FormulaFault[]; readonly message: string })[];
  /** Those that were recorded as broken and fit again. */
  readonly mended: readonly NamedFormula[];
}

/** Check every formula that is not ended against the graph as it is now. Writes nothing. */
export async function checkFormulas(em: EntityManager, apis: FormulaApis): Promise<FormulaCheck> {
  throw new Error(`expected an implementation, got ${String([em, apis].length)}`);
}

/** Record what a check found where it differs from what is recorded, in the transaction of the check. Gives the ids of those formulas. */
export async function recordFormulaCheck(em: EntityManager, check: FormulaCheck): Promise<string[]> {
  throw new Error(`expected an implementation, got ${String([em, check].length)}`);
}
