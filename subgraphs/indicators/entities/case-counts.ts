import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

/** How many cases a unit had in a month, and how many of them did what the indicator counts. Not for the public. */
const CaseCountFactSchema = defineEntity({
  name: 'CaseCountFact',
  schema: 'indicators',
  tableName: 'case_count_fact',
  properties: {
    ...factProperties,
    caseCountId: p.uuid(),
    indicatorId: p.uuid(),
    agencyId: p.uuid(),
    /** First and last day of the month. */
    month: p.date(),
    monthEnd: p.date(),
    cases: p.integer(),
    counted: p.integer(),
    /** Why it took the place of an earlier count; null for the first. Kept here and not in the feed: it may name numbers. */
    reason: p.text().nullable(),
  },
});
export class CaseCountFact extends CaseCountFactSchema.class {}
CaseCountFactSchema.setClass(CaseCountFact);
