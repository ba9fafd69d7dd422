import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'indicators';

/** A question to the graph that gives the values of an indicator. */
const FormulaFactSchema = defineEntity({
  name: 'FormulaFact',
  schema,
  tableName: 'formula_fact',
  properties: {
    ...factProperties,
    formulaId: p.uuid(),
    key: p.text(),
    name: p.text(),
    indicatorId: p.uuid(),
    /** As printed: what differs in blanks alone is one document. */
    document: p.text(),
    queryHash: p.text(),
    numeratorPath: p.text(),
    /** Null where the indicator counts and nothing is below the line. */
    denominatorPath: p.text().nullable(),
    rights: p.text(),
    /** Only with the rights INTERNAL. */
    dataOwnerId: p.uuid().nullable(),
    scope: p.text(),
    /** Only of the scope AGENCY. */
    classId: p.uuid().nullable(),
    grain: p.text(),
    /** Of all that decides what is asked and published. */
    definitionHash: p.text(),
    endedOn: p.date().nullable(),
  },
});
export class FormulaFact extends FormulaFactSchema.class {}
FormulaFactSchema.setClass(FormulaFact);

/** That an agency agrees to publish what a formula comes to, as it was then. */
const FormulaApprovalFactSchema = defineEntity({
  name: 'FormulaApprovalFact',
  schema,
  tableName: 'formula_approval_fact',
  properties: {
    ...factProperties,
    formulaId: p.uuid(),
    side: p.text(),
    agencyId: p.uuid(),
    definitionHash: p.text(),
    basis: p.text(),
  },
});
export class FormulaApprovalFact extends FormulaApprovalFactSchema.class {}
FormulaApprovalFactSchema.setClass(FormulaApprovalFact);

/** Why the graph no longer answers a formula; there only while it does not. */
const FormulaFaultFactSchema = defineEntity({
  name: 'FormulaFaultFact',
  schema,
  tableName: 'formula_fault_fact',
  properties: { ...factProperties, formulaId: p.uuid(), code: p.text(), at: p.text(), about: p.text() },
});
export class FormulaFaultFact extends FormulaFaultFactSchema.class {}
FormulaFaultFactSchema.setClass(FormulaFaultFact);

/** What stands behind a computed number; recorded with its observation. */
const ComputationFactSchema = defineEntity({
  name: 'ComputationFact',
  schema,
  tableName: 'computation_fact',
  properties: {
    ...factProperties,
    observationId: p.uuid(),
    formulaId: p.uuid(),
    queryHash: p.text(),
    variables: p.json<Readonly<Record<string, string>>>(),
    /** The token of the moment of which the answer was. */
    asOf: p.text(),
    numeratorAsAnswered: p.text(),
    denominatorAsAnswered: p.text().nullable(),
  },
});
export class ComputationFact extends ComputationFactSchema.class {}
ComputationFactSchema.setClass(ComputationFact);
