import type { EntityManager } from '@mikro-orm/postgresql';
import type { Grain } from '../../../domain/period.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { FormulaRights, FormulaVariable } from '../../../schema/formula.ts';
import type { ObservationScope } from '../generated/types.ts';
import type { FormulaCheck, NamedFormula } from './formula-checks.ts';
import type { ObservationRecord } from './record-observations.ts';

/** A formula as it can be asked of the graph. */
export interface RunnableFormula extends NamedFormula {
  /** Changes with everything that decides what is asked and published; goes with each computed value. */
  readonly definitionHash: string;
  readonly indicatorKey: string;
  /** To be sent as it is. */
  readonly document: string;
  /** The variables that the document declares. */
  readonly variables: readonly FormulaVariable[];
  readonly numeratorPath: string;
  /** Null where the indicator counts and nothing is below the line. */
  readonly denominatorPath: string | null;
  /** PUBLIC is asked without credentials, INTERNAL with those of the job. */
  readonly rights: FormulaRights;
  readonly scope: ObservationScope;
  /** Of the scope AGENCY: the class whose members it is computed for, those on the last day of the period. */
  readonly classId: string | null;
  readonly grain: Exclude<Grain, 'DAY'>;
}

/** Which formulas can be asked, and which cannot and why. */
export interface FormulasToRun {
  readonly run: readonly RunnableFormula[];
  readonly leftOut: readonly (NamedFormula & {
    readonly because: 'BROKEN' | 'NOT_APPROVED';
    readonly message: string;
  })[];
}

/** One value that a formula came to. Numbers are decimals as text, as the graph answered them. */
export interface ComputedValue {
  readonly formulaId: string;
  readonly definitionHash: string;
  /** Of the scope AGENCY. */
  readonly agencyId: string | null;
  /** As domain/period.ts names it, of the formula's grain. */
  readonly period: string;
  /** As they were sent: of what the document declares. */
  readonly variables: Readonly<Partial<Record<FormulaVariable, string>>>;
  /** The token of the moment of which the answer was. */
  readonly asOf: string;
  readonly numerator: string;
  /** Null where the formula has no denominator path. */
  readonly denominator: string | null;
}

/** What computed values would change. */
export interface ComputedPlan {
  readonly added: readonly PlannedValue[];
  readonly changed: readonly (PlannedValue & { readonly before: ObservationRecord })[];
  readonly same: readonly ComputedValue[];
  readonly refused: readonly { readonly value: ComputedValue; readonly problems: readonly Problem[] }[];
}
export interface PlannedValue {
  readonly value: ComputedValue;
  readonly record: ObservationRecord;
}

/** The formulas that can be run now, by their keys: not ended, not broken by this check, and approved where their rights need it. */
export async function formulasToRun(em: EntityManager, check: FormulaCheck): Promise<FormulasToRun> {
  throw new Error(`expected an implementation, got ${String([em, check].length)}`);
}

/**
 * What computed values would change: new ones; known ones of the same formula, agency and period that are another number now; and those
 * that cannot be recorded, with all that is wrong with each. Writes nothing, and locks what it looked at until the transaction
 * ends, so that the plan holds when it is carried out.
 */
export async function planComputed(
  em: EntityManager,
  values: readonly ComputedValue[],
  today: string,
): Promise<ComputedPlan> {
  throw new Error(`expected an implementation, got ${String([em, values, today].length)}`);
}

/** Record what was planned, in the transaction in which it was: what is refused is left out, what is the same stays as it is. */
export async function recordComputed(em: EntityManager, plan: ComputedPlan, because: string): Promise<void> {
  throw new Error(`expected an implementation, got ${String([em, plan, because].length)}`);
}
