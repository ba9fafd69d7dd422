import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

/** A set of agencies that documents address as one: the expression of domain/agency-class.ts, and what it is called. */
const AgencyClassFactSchema = defineEntity({
  name: 'AgencyClassFact',
  schema: 'agencies',
  tableName: 'agency_class_fact',
  properties: {
    ...factProperties,
    classId: p.uuid(),
    /** Name of the record in the reference data; null for what was recorded otherwise. */
    key: p.text().nullable(),
    name: p.text(),
    nameFolded: p.text(),
    kinds: p.array(),
    memberKinds: p.array(),
    parentKinds: p.array(),
    withinId: p.uuid().nullable(),
    withDescendants: p.boolean(),
    membership: p.text(),
    memberIds: p.array().columnType('uuid[]'),
    provinceIds: p.array().columnType('uuid[]'),
    /** BODY, or HEAD where the heads of the members are addressed. */
    holder: p.text(),
    rule: p.text().nullable(),
    validTo: p.date().nullable(),
    /** General classes that it is made of. */
    covers: p.array().columnType('uuid[]'),
  },
});
export class AgencyClassFact extends AgencyClassFactSchema.class {}
AgencyClassFactSchema.setClass(AgencyClassFact);
