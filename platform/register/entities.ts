import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../history/properties.ts';

// Without a schema: each subgraph's connections look first in its own, so that the same entities serve every copy.

/** An agency as the register's feed told: copied by register/copy.ts, so that what is asked as of the past sees the register of then. */
const RegisterAgencySchema = defineEntity({
  name: 'RegisterAgency',
  tableName: 'register_agency',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    kind: p.text(),
    level: p.text(),
    name: p.text(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
});
export class RegisterAgency extends RegisterAgencySchema.class {}
RegisterAgencySchema.setClass(RegisterAgency);

/** Under which agency another stood, and when; copied with the lower one. */
const RegisterParentSchema = defineEntity({
  name: 'RegisterParent',
  tableName: 'register_parent',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    parentId: p.uuid(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
});
export class RegisterParent extends RegisterParentSchema.class {}
RegisterParentSchema.setClass(RegisterParent);

/** In which province an agency stood although its parent was another, and when; copied with it. */
const RegisterPlaceSchema = defineEntity({
  name: 'RegisterPlace',
  tableName: 'register_place',
  properties: {
    ...factProperties,
    agencyId: p.uuid(),
    provinceId: p.uuid(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
});
export class RegisterPlace extends RegisterPlaceSchema.class {}
RegisterPlaceSchema.setClass(RegisterPlace);

/** A class of agencies as the register's feed told; `definition` is that payload, which domain/agency-class.ts expands. */
const RegisterClassSchema = defineEntity({
  name: 'RegisterClass',
  tableName: 'register_class',
  properties: {
    ...factProperties,
    classId: p.uuid(),
    definition: p.json<Readonly<Record<string, unknown>>>(),
  },
});
export class RegisterClass extends RegisterClassSchema.class {}
RegisterClassSchema.setClass(RegisterClass);

/** A reorganisation as the register's feed told. */
const RegisterSuccessionSchema = defineEntity({
  name: 'RegisterSuccession',
  tableName: 'register_succession',
  properties: {
    ...factProperties,
    successionId: p.uuid(),
    kind: p.text(),
    startsOn: p.date(),
    fromIds: p.array().columnType('uuid[]'),
    toIds: p.array().columnType('uuid[]'),
    /** The functions that moved, in words; null when everything did. */
    functions: p.array().nullable(),
    legalBasis: p.text().nullable(),
  },
});
export class RegisterSuccession extends RegisterSuccessionSchema.class {}
RegisterSuccessionSchema.setClass(RegisterSuccession);

/** An act on working days as the register's feed told; `entries` is that payload, which domain/working-days.ts reads. */
const RegisterCalendarSchema = defineEntity({
  name: 'RegisterCalendar',
  tableName: 'register_calendar',
  properties: {
    ...factProperties,
    actId: p.text(),
    entries: p.json<readonly Readonly<Record<string, unknown>>[]>(),
  },
});
export class RegisterCalendar extends RegisterCalendarSchema.class {}
RegisterCalendarSchema.setClass(RegisterCalendar);

/** All entities of a copy, for the list of a subgraph's. */
export const REGISTER_ENTITIES = [
  RegisterAgency,
  RegisterParent,
  RegisterPlace,
  RegisterClass,
  RegisterSuccession,
  RegisterCalendar,
] as const;
