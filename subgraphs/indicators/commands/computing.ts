import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Grain, parsePeriod } from '../../../domain/period.ts';
import { decimalOf } from '../../../domain/ratio.ts';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import { holdRegister } from '../../../platform/register.ts';
import { type FormulaRights, type FormulaVariable, variablesOf } from '../../../schema/formula.ts';
import type { IndicatorUnit, ObservationScope } from '../generated/types.ts';
import { formulaProblems } from '../problems/formulas.ts';
import { isApproved } from '../rules/formula.ts';
import { isBeforeTheEnd } from '../rules/stated-number.ts';
import type { FormulaCheck, NamedFormula } from './formula-checks.ts';
import { registeredAgencies, strangersAmong } from './named.ts';
import { duringOf, statedRefusals } from './observation-judgement.ts';
import { type ComputationRecord, type ObservationRecord, recordComputedObservations } from './record-observations.ts';
import { problemsOf } from './sent.ts';
import { type StoredFormula, storedFormulas } from './stored-formulas.ts';
import { type IndicatorMeasure, storedObservations } from './stored-observations.ts';

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
export async function formulasToRun(em: EntityManager, { broken }: FormulaCheck): Promise<FormulasToRun> {
  const reasons = new Map(broken.map(({ id, message }) => [id, message]));
  const run: RunnableFormula[] = [];
  const leftOut: FormulasToRun['leftOut'][number][] = [];
  for (const { record, definitionHash, indicator, approvals } of await storedFormulas(em, null)) {
    const { id, key, name, rights, document, numeratorPath, denominatorPath, classId } = record;
    const message = reasons.get(id);
    if (message !== undefined) leftOut.push({ id, key, name, because: 'BROKEN', message });
    else if (!isApproved(rights, approvals)) {
      const { en } = formulaProblems.FORMULA_NOT_APPROVED([], key).messages;
      leftOut.push({ id, key, name, because: 'NOT_APPROVED', message: en });
    } else {
      run.push({
        ...{ id, key, name, definitionHash, indicatorKey: indicator.key, document, variables: variablesOf(document) },
        ...{ numeratorPath, denominatorPath, rights, classId },
        scope: record.scope as ObservationScope,
        grain: record.grain as RunnableFormula['grain'],
      });
    }
  }
  return { run, leftOut };
}

/**
 * What computed values would change: new ones; known ones of the same formula, agency and period that are another number now; and those
 * that cannot be recorded, with all that is wrong with each: FORMULA_NOT_FOUND, FORMULA_ENDED, FORMULA_CHANGED, FORMULA_NOT_APPROVED,
 * FORMULA_NO_LONGER_FITS, FORMULA_PERIOD_UNFIT, or what is wrong with a number that somebody states. Writes nothing, and locks what it
 * looked at until the transaction ends, so that the plan holds when it is carried out.
 *
 * Throws when two values are of the same formula, agency and period.
 */
export async function planComputed(
  em: EntityManager,
  values: readonly ComputedValue[],
  today: string,
): Promise<ComputedPlan> {
  const formulaIds = [...new Set(values.map(({ formulaId }) => formulaId))];
  await holdRegister(em, 'indicators');
  await lockSubjects(em, 'indicators', formulaIds);
  const formulas = new Map((await storedFormulas(em, formulaIds)).map((each) => [each.record.id, each]));
  const agencies = await registeredAgencies(em, [...new Set(values.flatMap(({ agencyId }) => agencyId ?? []))]);
  const known = await knownComputed(em, values);

  const plan = {
    added: [] as PlannedValue[],
    changed: [] as Changed[],
    same: [] as ComputedValue[],
    refused: [] as Refused[],
  };
  const seen = new Set<string>();
  for (const value of values) {
    const identity = identityOfValue(value);
    if (seen.has(identity)) throw new Error(`expected one value of a formula, agency and period, got two: ${identity}`);
    seen.add(identity);
    const formula = formulas.get(value.formulaId);
    const wrong = formula
      ? formulaWrongs(formula, value)
      : [formulaProblems.FORMULA_NOT_FOUND(['formulaId'], value.formulaId)];
    if (!formula || wrong.length > 0) {
      plan.refused.push({ value, problems: wrong });
      continue;
    }
    const before = known.get(identity) ?? null;
    const record = recordOf(value, formula, before, today);
    const found = [
      ...problemsOf(statedRefusals(record, measureOf(formula), today)),
      ...strangersAmong(agencies, [{ id: record.agencyId, at: ['agencyId'] }], duringOf(record)),
    ];
    if (found.length > 0) plan.refused.push({ value, problems: found });
    else if (before === null) plan.added.push({ value, record });
    else if (saysTheSame(before, record)) plan.same.push(value);
    else plan.changed.push({ value, record, before });
  }
  return plan;
}
type Changed = ComputedPlan['changed'][number];
type Refused = ComputedPlan['refused'][number];

/**
 * Record what was planned, in the transaction in which it was and as the hub: nobody else may. What is refused is left out, and what is
 * the same keeps its evidence.
 */
export async function recordComputed(em: EntityManager, plan: ComputedPlan, because: string): Promise<void> {
  const formulaIds = [...plan.added, ...plan.changed].map(({ value }) => value.formulaId);
  const hashes = new Map(
    (await storedFormulas(em, [...new Set(formulaIds)])).map(({ record, queryHash }) => [record.id, queryHash]),
  );
  const evidence = ({ value, record }: PlannedValue): [ObservationRecord, ComputationRecord] => [
    record,
    {
      ...{ formulaId: value.formulaId, queryHash: hashes.get(value.formulaId)!, variables: value.variables },
      ...{ asOf: value.asOf, numeratorAsAnswered: value.numerator, denominatorAsAnswered: value.denominator },
    },
  ];
  await recordComputedObservations(em, plan.added.map(evidence));
  await recordComputedObservations(em, plan.changed.map(evidence), because);
}

/** Why nothing that a formula came to can be recorded. */
function formulaWrongs(stored: StoredFormula, value: ComputedValue): Problem[] {
  const { record, definitionHash, approvals, fault } = stored;
  const { key, endedOn, grain, rights } = record;
  return [
    ...(endedOn === null ? [] : [formulaProblems.FORMULA_ENDED([], key, endedOn)]),
    ...(definitionHash === value.definitionHash ? [] : [formulaProblems.FORMULA_CHANGED([], key)]),
    ...(isApproved(rights, approvals) ? [] : [formulaProblems.FORMULA_NOT_APPROVED([], key)]),
    ...(fault === null ? [] : [formulaProblems.FORMULA_NO_LONGER_FITS([], key)]),
    ...(parsePeriod(value.period).grain === grain
      ? []
      : [formulaProblems.FORMULA_PERIOD_UNFIT(['period'], value.period, grain)]),
  ];
}

function recordOf(
  value: ComputedValue,
  { record: formula, indicator }: StoredFormula,
  before: ObservationRecord | null,
  today: string,
): ObservationRecord {
  const { firstOn, lastOn } = parsePeriod(value.period);
  const isCount = value.denominator === null;
  const number = {
    numerator: isCount ? null : decimalOf(value.numerator),
    denominator: value.denominator === null ? null : decimalOf(value.denominator),
    value: isCount ? decimalOf(value.numerator) : null,
  };
  return {
    ...{ id: before?.id ?? randomUUID(), indicatorId: formula.indicatorId, scope: formula.scope },
    ...{ agencyId: value.agencyId, from: firstOn, to: lastOn, periodAsWritten: value.period, ...number },
    ...{ unit: indicator.unit, bound: 'EXACT', asWritten: null, statedOn: today },
    isProvisional: isBeforeTheEnd({ from: firstOn, to: lastOn }, today),
    ...{ isEstimated: false, source: 'COMPUTED', directiveId: null, clause: null, publishedBy: null },
    ...{ memberIds: [], missingMemberIds: [], missingCount: null, areMembersStated: null },
  };
}

function measureOf({ indicator }: StoredFormula): IndicatorMeasure {
  const { unit, mayExceedWhole } = indicator;
  return { unit: unit as IndicatorUnit, method: 'COUNTED', mayExceedWhole, evaluatorId: null };
}

/** Whether a number is what it was. On which day it was computed again is no news, but that its period has ended since is. */
function saysTheSame(a: ObservationRecord, b: ObservationRecord): boolean {
  const said = ({ numerator, denominator, value, isProvisional }: ObservationRecord) =>
    JSON.stringify([
      ...[numerator, denominator, value].map((number) => (number === null ? null : decimalOf(number))),
      isProvisional,
    ]);
  return said(a) === said(b);
}

function identityOfValue({ formulaId, agencyId, period }: ComputedValue): string {
  const { firstOn, lastOn } = parsePeriod(period);
  return JSON.stringify([formulaId, agencyId, firstOn, lastOn]);
}

/** What is recorded of these formulas and periods, by the identity of its value. */
async function knownComputed(
  em: EntityManager,
  values: readonly ComputedValue[],
): Promise<ReadonlyMap<string, ObservationRecord>> {
  const formulaIds = [...new Set(values.map(({ formulaId }) => formulaId))];
  const ends = [...new Set(values.map(({ period }) => parsePeriod(period).lastOn))];
  const rows: { id: string; formulaId: string }[] = await em.execute(
    `select o.observation_id as id, c.formula_id as "formulaId" from computation_fact c
      join observation_fact o on o.observation_id = c.observation_id and o.closed_seq is null
      where c.closed_seq is null and c.formula_id = any(?::uuid[]) and o.ends_on = any(?::date[])`,
    [`{${formulaIds.join(',')}}`, `{${ends.join(',')}}`],
  );
  const formulaOf = new Map(rows.map(({ id, formulaId }) => [id, formulaId]));
  const stored = await storedObservations(em, [...formulaOf.keys()]);
  return new Map(
    [...stored].map(([id, record]) => {
      const { agencyId, from, to } = record;
      return [JSON.stringify([formulaOf.get(id), agencyId, from, to]), record];
    }),
  );
}
