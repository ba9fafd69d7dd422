import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../platform/history/properties.ts';
import { CalendarActFact, CalendarEntryFact } from './entities/calendar.ts';
import { AgencyClassFact } from './entities/classes.ts';
import { SYSTEM_ENTITIES } from './entities/systems.ts';

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

/** A province where an agency stands although its parent is another, and on which days. */
const AgencyPlaceSchema = defineEntity({
  name: 'AgencyPlace',
  schema,
  tableName: 'agency_place',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    provinceId: p.uuid(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    isVerified: p.boolean(),
  },
});
export class AgencyPlace extends AgencyPlaceSchema.class {}
AgencyPlaceSchema.setClass(AgencyPlace);

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

/** A role that somebody has on certain days, both inclusive. One that was ended before it began ends the day before. */
const GrantFactSchema = defineEntity({
  name: 'GrantFact',
  schema,
  tableName: 'grant_fact',
  properties: {
    ...factProperties,
    grantId: p.uuid(),
    subject: p.text(),
    /** As the enum Role of the schema has it. */
    role: p.text(),
    agencyId: p.uuid().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    basis: p.text(),
    givenBy: p.text(),
    endedBecause: p.text().nullable(),
  },
});
export class GrantFact extends GrantFactSchema.class {}
GrantFactSchema.setClass(GrantFact);

/** A machine's key but for its secret, whose hash stands in a table that viewers cannot read: api_key_secret. */
const ApiKeyFactSchema = defineEntity({
  name: 'ApiKeyFact',
  schema,
  tableName: 'api_key_fact',
  properties: {
    ...factProperties,
    apiKeyId: p.uuid(),
    name: p.text(),
    scopes: p.array(),
    registeredOn: p.date(),
    /** The last day on which it works. */
    expiresOn: p.date(),
    registeredBy: p.text(),
    endedAt: p.datetime().nullable(),
    endedBecause: p.text().nullable(),
  },
});
export class ApiKeyFact extends ApiKeyFactSchema.class {}
ApiKeyFactSchema.setClass(ApiKeyFact);

/** Tokens that were called back: one by its id, or all of a subject that were issued up to an instant. */
const RevocationFactSchema = defineEntity({
  name: 'RevocationFact',
  schema,
  tableName: 'revocation_fact',
  properties: {
    ...factProperties,
    revocationId: p.uuid(),
    subject: p.text(),
    tokenId: p.text().nullable(),
    revokedTo: p.datetime().nullable(),
    reason: p.text(),
    revokedBy: p.text(),
  },
});
export class RevocationFact extends RevocationFactSchema.class {}
RevocationFactSchema.setClass(RevocationFact);

export const ENTITIES = [
  AgencyFact,
  AgencyName,
  AgencyAlias,
  AgencyCode,
  AgencyParent,
  AgencyPlace,
  AgencyClassFact,
  SuccessionFact,
  SuccessionMember,
  GrantFact,
  ApiKeyFact,
  RevocationFact,
  CalendarActFact,
  CalendarEntryFact,
  ...SYSTEM_ENTITIES,
] as const;
