import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'indicators';

/** What an indicator is to reach in a time. Indicator and directive are repeated from the mandate, so that an index finds by them. */
const TargetFactSchema = defineEntity({
  name: 'TargetFact',
  schema,
  tableName: 'target_fact',
  properties: {
    ...factProperties,
    targetId: p.uuid(),
    indicatorId: p.uuid(),
    mandateId: p.uuid(),
    directiveId: p.uuid().nullable(),
    evidenceId: p.uuid().nullable(),
    /** Place in the document, counted from 0. */
    ordinal: p.integer(),
    number: p.text(),
    value: p.decimal().columnType('numeric'),
    unit: p.text(),
    operator: p.text(),
    isOperatorWritten: p.boolean(),
    asWritten: p.text(),
    strength: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    subunitsAsWritten: p.text().nullable(),
    /** The earlier result that decides whom it binds; all of these or none. */
    cohortIndicatorId: p.uuid().nullable(),
    cohortOperator: p.text().nullable(),
    cohortValue: p.decimal().columnType('numeric').nullable(),
    cohortStartsOn: p.date().nullable(),
    cohortEndsOn: p.date().nullable(),
    cohortAsWritten: p.text().nullable(),
  },
});
export class TargetFact extends TargetFactSchema.class {}
TargetFactSchema.setClass(TargetFact);

/** A class of agencies or an agency that a target binds; recorded with its target. */
const TargetScopeFactSchema = defineEntity({
  name: 'TargetScopeFact',
  schema,
  tableName: 'target_scope_fact',
  properties: {
    ...factProperties,
    targetId: p.uuid(),
    classId: p.uuid().nullable(),
    agencyId: p.uuid().nullable(),
  },
});
export class TargetScopeFact extends TargetScopeFactSchema.class {}
TargetScopeFactSchema.setClass(TargetScopeFact);
