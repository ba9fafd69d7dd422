import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'indicators';

/** Something that is measured. */
const IndicatorFactSchema = defineEntity({
  name: 'IndicatorFact',
  schema,
  tableName: 'indicator_fact',
  properties: {
    ...factProperties,
    indicatorId: p.uuid(),
    key: p.text(),
    name: p.text(),
    /** As `fold` of domain/vietnamese.ts gives it, for those who leave accents out. */
    nameFolded: p.text(),
    unit: p.text(),
    direction: p.text(),
    method: p.text(),
    /** What is counted above and below the line, in words. */
    numerator: p.text().nullable(),
    denominator: p.text().nullable(),
    isFormulaStated: p.boolean(),
    mayExceedWhole: p.boolean(),
    ownerId: p.uuid().nullable(),
    evaluatorId: p.uuid().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
});
export class IndicatorFact extends IndicatorFactSchema.class {}
IndicatorFactSchema.setClass(IndicatorFact);

/** A day from which values are no longer comparable; recorded with its indicator. */
const SeriesBreakFactSchema = defineEntity({
  name: 'SeriesBreakFact',
  schema,
  tableName: 'series_break_fact',
  properties: {
    ...factProperties,
    indicatorId: p.uuid(),
    startsOn: p.date(),
    reason: p.text(),
    directiveId: p.uuid().nullable(),
  },
});
export class SeriesBreakFact extends SeriesBreakFactSchema.class {}
SeriesBreakFactSchema.setClass(SeriesBreakFact);

/** Another indicator that looks alike; recorded with the indicator that says so, true of both. */
const SimilarityFactSchema = defineEntity({
  name: 'SimilarityFact',
  schema,
  tableName: 'similarity_fact',
  properties: {
    ...factProperties,
    indicatorId: p.uuid(),
    otherId: p.uuid(),
    kind: p.text(),
    difference: p.text(),
    isVerified: p.boolean(),
  },
});
export class SimilarityFact extends SimilarityFactSchema.class {}
SimilarityFactSchema.setClass(SimilarityFact);

/** One numbered row or clause that demands an indicator. */
const MandateFactSchema = defineEntity({
  name: 'MandateFact',
  schema,
  tableName: 'mandate_fact',
  properties: {
    ...factProperties,
    mandateId: p.uuid(),
    indicatorId: p.uuid(),
    /** The directive that demands it, and the document in which that was read. */
    directiveId: p.uuid().nullable(),
    evidenceId: p.uuid().nullable(),
    part: p.text(),
    number: p.text(),
    /** Place in the document, counted from 0. */
    ordinal: p.integer(),
    asWritten: p.text(),
    leadAsWritten: p.text().nullable(),
    evaluatorId: p.uuid().nullable(),
  },
});
export class MandateFact extends MandateFactSchema.class {}
MandateFactSchema.setClass(MandateFact);
