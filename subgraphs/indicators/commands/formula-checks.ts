import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
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
/** A formula as it was when it was looked at. */
interface CheckedFormula extends NamedFormula {
  readonly definitionHash: string;
}

/** What became of checking every formula that is not ended. */
export interface FormulaCheck {
  readonly checked: number;
  /** Those that do not fit the graph, with what is wrong with each: the first fault is the one that is recorded. */
  readonly broken: readonly BrokenFormula[];
  /** Those that were recorded as broken and fit again. */
  readonly mended: readonly CheckedFormula[];
}
export interface BrokenFormula extends CheckedFormula {
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
  const mended: CheckedFormula[] = [];
  for (const { record, definitionHash, fault } of formulas) {
    const { id, key, name, rights } = record;
    const faults = checkFormula(record, apis[rights]);
    const [first] = faults;
    if (first) {
      const isRecorded = isDeepStrictEqual(fault, { ...first });
      broken.push({ id, key, name, definitionHash, faults, message: faultProblem(first).messages.en, isRecorded });
    } else if (fault !== null) mended.push({ id, key, name, definitionHash });
  }
  return { checked: formulas.length, broken, mended };
}

/**
 * Record what a check found where it differs from what is recorded, as the hub: nobody else may. What was corrected or ended since is
 * left to the next check. Gives the ids of those formulas of which that is news.
 */
export async function recordFormulaCheck(em: EntityManager, { broken, mended }: FormulaCheck): Promise<string[]> {
  const news = [
    ...broken.filter(({ isRecorded }) => !isRecorded).map((formula) => ({ formula, fault: formula.faults[0]! })),
    ...mended.map((formula) => ({ formula, fault: null })),
  ];
  if (news.length === 0) return [];
  const ids = news.map(({ formula }) => formula.id);
  await lockSubjects(em, 'indicators', ids);
  const asChecked = new Set(
    (await storedFormulas(em, ids))
      .filter(({ record }) => record.endedOn === null)
      .map(({ record, definitionHash }) => `${record.id} ${definitionHash}`),
  );
  return recordFaults(
    em,
    news
      .filter(({ formula: { id, definitionHash } }) => asChecked.has(`${id} ${definitionHash}`))
      .map(({ formula, fault }) => ({ formulaId: formula.id, fault })),
  );
}
