import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../platform/history/properties.ts';

const schema = 'agencies';

/** What an agency is and how long. `name` is the latest official name, by which lists are sorted. */
const AgencyFactSchema = defineEntity({
  name: 'AgencyFact',
  schema,
  tableName: 'agency_fact',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    /** Name of the record in the reference data; nobody outside sees it. */
    key: p.text(),
    kind: p.text(),
    level: p.text(),
    name: p.text(),
    /** First day of `name`; null when it has always been the name, as far as is known. */
    nameFrom: p.date().nullable(),
    /** The first of its aliases of the kind SHORT_NAME, kept here because nearly every answer shows it. */
    shortName: p.text().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    isVerified: p.boolean(),
  },
});
export class AgencyFact extends AgencyFactSchema.class {}
AgencyFactSchema.setClass(AgencyFact);

/** An official name and its days, both inclusive. */
const AgencyNameSchema = defineEntity({
  name: 'AgencyName',
  schema,
  tableName: 'agency_name',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    name: p.text(),
    nameFolded: p.text(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    isVerified: p.boolean(),
  },
});
export class AgencyName extends AgencyNameSchema.class {}
AgencyNameSchema.setClass(AgencyName);

/** Another form in use. */
const AgencyAliasSchema = defineEntity({
  name: 'AgencyAlias',
  schema,
  tableName: 'agency_alias',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    ordinal: p.integer(),
    text: p.text(),
    textFolded: p.text(),
    kind: p.text(),
    isVerified: p.boolean(),
  },
});
export class AgencyAlias extends AgencyAliasSchema.class {}
AgencyAliasSchema.setClass(AgencyAlias);

/** A code of a register and its days, both inclusive. */
const AgencyCodeSchema = defineEntity({
  name: 'AgencyCode',
  schema,
  tableName: 'agency_code',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    system: p.text(),
    code: p.text(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    isVerified: p.boolean(),
  },
});
export class AgencyCode extends AgencyCodeSchema.class {}
AgencyCodeSchema.setClass(AgencyCode);

/** What an agency stands under, and on which days. */
const AgencyParentSchema = defineEntity({
  name: 'AgencyParent',
  schema,
  tableName: 'agency_parent',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    parentId: p.uuid(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    isVerified: p.boolean(),
  },
});
export class AgencyParent extends AgencyParentSchema.class {}
AgencyParentSchema.setClass(AgencyParent);

/** A reorganisation. */
const SuccessionFactSchema = defineEntity({
  name: 'SuccessionFact',
  schema,
  tableName: 'succession_fact',
  properties: {
    ...factProperties,
    successionId: p.uuid(),
    kind: p.text(),
    startsOn: p.date(),
    /** Null when everything moved. */
    functions: p.array().nullable(),
    legalBasis: p.text().nullable(),
    isVerified: p.boolean(),
  },
});
export class SuccessionFact extends SuccessionFactSchema.class {}
SuccessionFactSchema.setClass(SuccessionFact);

/** An agency on one side of a reorganisation. */
const SuccessionMemberSchema = defineEntity({
  name: 'SuccessionMember',
  schema,
  tableName: 'succession_member',
  properties: {
    ...factProperties,
    successionId: p.uuid(),
    side: p.text(),
    ordinal: p.integer(),
    agencyId: p.uuid(),
  },
});
export class SuccessionMember extends SuccessionMemberSchema.class {}
SuccessionMemberSchema.setClass(SuccessionMember);

export const ENTITIES = [
  AgencyFact,
  AgencyName,
  AgencyAlias,
  AgencyCode,
  AgencyParent,
  SuccessionFact,
  SuccessionMember,
] as const;
