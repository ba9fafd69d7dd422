import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { holdRegister } from '../../../platform/register.ts';
import { checkFormula, type FormulaApis, type FormulaFault, variablesOf } from '../../../schema/formula.ts';
import type { Context } from '../context.ts';
import { FormulaFact } from '../entities.ts';
import type { CorrectFormulaInput, EndFormulaInput, RecordFormulaInput } from '../generated/types.ts';
import { formulaProblems } from '../problems/formulas.ts';
import { problems } from '../problems.ts';
import { mayEndFormula, mayWriteFormula } from '../rules/authority.ts';
import { type FormulaRefusalCode, formulaRefusals } from '../rules/formula.ts';
import type { Refusal } from '../rules/stated-number.ts';
import { lock, unknownAgencies, unknownClasses } from './named.ts';
import { definitionHashOf, type FormulaRecord, recordFormulaEnd, recordFormulaWith } from './record-formulas.ts';
import { asSent, corrected, emptinessOf, kept, malformedIn, refused, requireIds, requireWriter } from './sent.ts';
import { computedIndicators, type StoredFormula, storedFormulas } from './stored-formulas.ts';

/** What a formula cannot be without. */
const NEEDED = ['key', 'name', 'document', 'numeratorPath', 'rights', 'scope', 'grain'];
const KEY = /^[a-z0-9](?:[a-z0-9_./-]{0,98}[a-z0-9])?$/i;
const DEFAULTS = { rights: 'PUBLIC', scope: 'AGENCY' };

/**
 * Record a formula, checked against the graph as it is: for operators; with everybody's rights for officers of the indicator's owner.
 *
 * Refused with what is wrong with texts and FORMULA_KEY_INVALID; with INDICATOR_NOT_FOUND; with FORMULA_NOT_YOURS; or with all that
 * `judged` finds. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function recordFormula(context: Context, input: RecordFormulaInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, indicatorId } = input;
  const command = { name: 'recordFormula', idempotencyKey, input: asSent(input, { defaults: DEFAULTS }) };
  return context.carryOut(command, async (em) => {
    const malformed = [...malformedIn(input), ...keyProblems(input.key)];
    if (malformed.length > 0) return refused(malformed);

    const record = newRecord(input);
    await holdRegister(em, 'indicators');
    const indicator = (await computedIndicators(em, [indicatorId])).get(indicatorId);
    if (!indicator) return refused([problems.INDICATOR_NOT_FOUND(['indicatorId'], indicatorId)]);
    if (!mayWriteFormula(viewer, indicator.ownerId, record.rights)) {
      return refused([formulaProblems.FORMULA_NOT_YOURS([])]);
    }
    const found = await judged(em, record, indicator, context.formulaApis());
    if (found.length > 0) return refused(found);
    await recordFormulaWith(em, record, []);
    return { made: { formula: record.id }, problems: [] };
  });
}

/**
 * Correct a formula: what is left out stays, null blanks. It is checked against the graph once more, and with anything but another key
 * or name its approvals end.
 *
 * Refused with CORRECTION_EMPTY, FIELD_NOT_BLANKABLE and what is wrong with texts and the key; with FORMULA_NOT_FOUND; with
 * FORMULA_NOT_YOURS; with FORMULA_ENDED; or with all that `judged` finds.
 */
export async function correctFormula(context: Context, input: CorrectFormulaInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, formulaId } = input;
  const command = { name: 'correctFormula', idempotencyKey, input: asSent(input, { nullBlanks: true }) };
  return context.carryOut(command, async (em) => {
    const malformed = [
      ...emptinessOf(input, 'formulaId', NEEDED),
      ...malformedIn(input),
      ...(input.key == null ? [] : keyProblems(input.key)),
    ];
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    const { stored, found: missing } = await lockedFormula(em, formulaId);
    if (!stored) return refused(missing);
    const { record, indicator } = stored;
    const right = rightRecord(record, input);
    const isTheirs = [record, right].every(({ rights }) => mayWriteFormula(viewer, indicator.ownerId, rights));
    if (!isTheirs) return refused([formulaProblems.FORMULA_NOT_YOURS(['formulaId'])]);
    if (record.endedOn !== null) {
      return refused([formulaProblems.FORMULA_ENDED(['formulaId'], record.key, record.endedOn)]);
    }
    const found = await judged(em, right, indicator, context.formulaApis());
    if (found.length > 0) return refused(found);
    const isSame = definitionHashOf(right) === stored.definitionHash;
    await recordFormulaWith(em, right, isSame ? stored.approvals : [], kept(input.reason));
    return { made: { formula: formulaId }, problems: [] };
  });
}

/**
 * End a formula: it is run no more, and its values stay. For operators, and for officers of the indicator's owner.
 *
 * Refused with what is wrong with the reason; with FORMULA_NOT_FOUND; with FORMULA_NOT_YOURS; with FORMULA_ENDED.
 */
export async function endFormula(context: Context, input: EndFormulaInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { today } = context.present.readAt;
  const { idempotencyKey, formulaId } = input;
  const command = { name: 'endFormula', idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(input);
    if (malformed.length > 0) return refused(malformed);
    const { stored, found } = await lockedFormula(em, formulaId);
    if (!stored) return refused(found);
    const { record, indicator } = stored;
    if (!mayEndFormula(viewer, indicator.ownerId)) return refused([formulaProblems.FORMULA_NOT_YOURS(['formulaId'])]);
    if (record.endedOn !== null) {
      return refused([formulaProblems.FORMULA_ENDED(['formulaId'], record.key, record.endedOn)]);
    }
    await recordFormulaEnd(em, { ...record, endedOn: today }, kept(input.reason));
    return { made: { formula: formulaId }, problems: [] };
  });
}

/** Lock a formula and read it; FORMULA_NOT_FOUND when there is none. */
export async function lockedFormula(
  em: EntityManager,
  formulaId: string,
): Promise<{ readonly stored: StoredFormula | null; readonly found: readonly Problem[] }> {
  await lockSubjects(em, 'indicators', [formulaId]);
  const [stored = null] = await storedFormulas(em, [formulaId]);
  return { stored, found: stored ? [] : [formulaProblems.FORMULA_NOT_FOUND(['formulaId'], formulaId)] };
}

/** What the graph does not answer, in words. */
export function faultProblem({ code, at, about }: FormulaFault): Problem {
  return formulaProblems[code]([at], about);
}

function newRecord(input: RecordFormulaInput): FormulaRecord {
  const { key, indicatorId, numeratorPath, denominatorPath = null, dataOwnerId = null, agencyClassId = null } = input;
  return {
    ...{ id: randomUUID(), key, name: kept(input.name), indicatorId, document: kept(input.document) },
    ...{ numeratorPath: numeratorPath.trim(), denominatorPath: denominatorPath?.trim() ?? null },
    ...{ rights: input.rights ?? 'PUBLIC', dataOwnerId: dataOwnerId ?? null },
    ...{ scope: input.scope ?? 'AGENCY', classId: agencyClassId ?? null, grain: input.grain, endedOn: null },
  };
}

function rightRecord(record: FormulaRecord, input: CorrectFormulaInput): FormulaRecord {
  return {
    ...record,
    key: input.key ?? record.key,
    name: kept(input.name) ?? record.name,
    document: kept(input.document) ?? record.document,
    numeratorPath: input.numeratorPath?.trim() ?? record.numeratorPath,
    denominatorPath: corrected(input.denominatorPath?.trim() ?? input.denominatorPath, record.denominatorPath),
    rights: input.rights ?? record.rights,
    dataOwnerId: corrected(input.dataOwnerId, record.dataOwnerId),
    scope: input.scope ?? record.scope,
    classId: corrected(input.agencyClassId, record.classId),
    grain: input.grain ?? record.grain,
  };
}

function keyProblems(key: string): Problem[] {
  return KEY.test(key) ? [] : [formulaProblems.FORMULA_KEY_INVALID(['key'], JSON.stringify(key.slice(0, 60)))];
}

/**
 * What is wrong with a formula as it would be recorded, all of it: what `formulaRefusals` and `checkFormula` find, AGENCY_NOT_FOUND,
 * AGENCY_CLASS_NOT_FOUND, FORMULA_EXISTS. Its key is locked.
 */
async function judged(
  em: EntityManager,
  record: FormulaRecord,
  indicator: StoredFormula['indicator'],
  apis: FormulaApis,
): Promise<Problem[]> {
  const faults = checkFormula(record, apis[record.rights]);
  const isReadable = !faults.some(({ code }) => code === 'FORMULA_NOT_GRAPHQL' || code === 'FORMULA_NOT_ONE_QUERY');
  const framed = formulaRefusals(record, variablesOf(record.document), indicator);
  await lock(em, `formula ${record.key}`);
  const same = await em.findOne(FormulaFact, { key: record.key, closedSeq: null }, { disableIdentityMap: true });
  return [
    ...faults.map(faultProblem),
    // Which variables a document has, nobody can say of what is none.
    ...refusedFrame(isReadable ? framed : framed.filter(({ at }) => at[0] !== 'document')),
    ...(await unknownAgencies(em, [{ id: record.dataOwnerId, at: ['dataOwnerId'] }])),
    ...(await unknownClasses(em, [{ id: record.classId, at: ['agencyClassId'] }])),
    ...(same && same.formulaId !== record.id
      ? [formulaProblems.FORMULA_EXISTS(['key'], record.key, same.formulaId)]
      : []),
  ];
}

function refusedFrame(refusals: readonly Refusal<FormulaRefusalCode>[]): Problem[] {
  return refusals.map(({ code, at, named }) => {
    const make = formulaProblems[code] as (path: readonly string[], ...named: readonly string[]) => Problem;
    return make(at, ...named);
  });
}
