import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'agencies';

/** A law, decision or notice on working days. Its symbol and day are what it is known by: numbers begin anew every year. */
const CalendarActFactSchema = defineEntity({
  name: 'CalendarActFact',
  schema,
  tableName: 'calendar_act',
  properties: {
    ...factProperties,
    actId: p.uuid(),
    /** Symbol and day, "2450/VPCP-KGVX@2024-04-12"; entries of other acts name it by this. */
    key: p.text(),
    symbol: p.text(),
    issuer: p.text(),
    title: p.text(),
    issuedOn: p.date(),
    decidesYears: p.array(Number).columnType('int[]'),
    /** How sure the reference data is of its source; null for what a command recorded. */
    grade: p.text().nullable(),
    isVerified: p.boolean(),
    /** REFERENCE or COMMAND: what a command says is not undone by files that are loaded later. */
    origin: p.text(),
  },
});
export class CalendarActFact extends CalendarActFactSchema.class {}
CalendarActFactSchema.setClass(CalendarActFact);

/** What an act says: a rule for every year, or one day. The fields are those of domain/working-days/entries.ts. */
const CalendarEntryFactSchema = defineEntity({
  name: 'CalendarEntryFact',
  schema,
  tableName: 'calendar_entry',
  properties: {
    ...factProperties,
    actId: p.uuid(),
    entryId: p.uuid(),
    key: p.text(),
    kind: p.text(),
    name: p.text(),
    clause: p.text().nullable(),
    isVerified: p.boolean(),
    onDay: p.date().nullable(),
    inPlaceOf: p.text().nullable(),
    forDay: p.date().nullable(),
    isCompensated: p.boolean().nullable(),
    month: p.integer().nullable(),
    dayOfMonth: p.integer().nullable(),
    weekdays: p.array().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
});
export class CalendarEntryFact extends CalendarEntryFactSchema.class {}
CalendarEntryFactSchema.setClass(CalendarEntryFact);
