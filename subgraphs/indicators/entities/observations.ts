import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'indicators';
const decimal = () => p.decimal().columnType('numeric');

/** One number that somebody stated about one period. */
const ObservationFactSchema = defineEntity({
  name: 'ObservationFact',
  schema,
  tableName: 'observation_fact',
  properties: {
    ...factProperties,
    observationId: p.uuid(),
    indicatorId: p.uuid(),
    scope: p.text(),
    /** Only of the scope AGENCY. */
    agencyId: p.uuid().nullable(),
    /** Null where only the day is known by which it stood so: `endsOn`. */
    startsOn: p.date().nullable(),
    endsOn: p.date(),
    periodAsWritten: p.text().nullable(),
    /** Both or none; `value` where no parts are known, or beside them as the source rounds it. */
    numerator: decimal().nullable(),
    denominator: decimal().nullable(),
    value: decimal().nullable(),
    unit: p.text(),
    bound: p.text(),
    asWritten: p.text().nullable(),
    /** The day on which its source stated it. */
    statedOn: p.date().nullable(),
    isProvisional: p.boolean(),
    isEstimated: p.boolean(),
    source: p.text(),
    directiveId: p.uuid().nullable(),
    clause: p.text().nullable(),
    /** Who published it, where no document states it or beside that. */
    publishedBy: p.text().nullable(),
    missingCount: p.integer().nullable(),
    areMembersStated: p.boolean().nullable(),
  },
});
export class ObservationFact extends ObservationFactSchema.class {}
ObservationFactSchema.setClass(ObservationFact);

/** An agency that did, or did not do, what a coverage counts; recorded with its observation. */
const ObservationMemberFactSchema = defineEntity({
  name: 'ObservationMemberFact',
  schema,
  tableName: 'observation_member_fact',
  properties: { ...factProperties, observationId: p.uuid(), agencyId: p.uuid(), isMissing: p.boolean() },
});
export class ObservationMemberFact extends ObservationMemberFactSchema.class {}
ObservationMemberFactSchema.setClass(ObservationMemberFact);

/** A number that a person put in the place of a stated one; a subject of its own, so that the stated one stays as it is. */
const OverrideFactSchema = defineEntity({
  name: 'OverrideFact',
  schema,
  tableName: 'override_fact',
  properties: {
    ...factProperties,
    observationId: p.uuid(),
    numerator: decimal().nullable(),
    denominator: decimal().nullable(),
    value: decimal().nullable(),
    reason: p.text(),
    authorisedById: p.uuid().nullable(),
  },
});
export class OverrideFact extends OverrideFactSchema.class {}
OverrideFactSchema.setClass(OverrideFact);
