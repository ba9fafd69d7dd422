import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'directives';

/** What a document is and what is known of it. */
const DirectiveFactSchema = defineEntity({
  name: 'DirectiveFact',
  schema,
  tableName: 'directive_fact',
  properties: {
    ...factProperties,
    directiveId: p.uuid(),
    /** Name of the record in the reference data; null for what a command recorded. Nobody outside sees it. */
    key: p.text().nullable(),
    kind: p.text(),
    type: p.text(),
    /** The type's abbreviation in the symbol; null where the symbol names none. */
    typeCode: p.text().nullable(),
    number: p.text().nullable(),
    symbol: p.text().nullable(),
    /** Number and symbol as they are compared: see symbolKey and numberKey in rules.ts. */
    numberKey: p.text().nullable(),
    symbolKey: p.text().nullable(),
    /** Whether it is a legal normative document: "căn cứ" on such a one names a power, not a duty that is passed on. */
    isNormative: p.boolean(),
    issuerId: p.uuid().nullable(),
    issuerAsWritten: p.text().nullable(),
    issuedOn: p.date().nullable(),
    subject: p.text().nullable(),
    attachedToId: p.uuid().nullable(),
    /** What the paper itself shows; all four null while its text is not at hand. */
    ownNumberLine: p.text().nullable(),
    ownDateLine: p.text().nullable(),
    isOwnNumberBlank: p.boolean().nullable(),
    isOwnDateBlank: p.boolean().nullable(),
  },
});
export class DirectiveFact extends DirectiveFactSchema.class {}
DirectiveFactSchema.setClass(DirectiveFact);

/** Where a fact of a directive is stated. */
const DirectiveEvidenceSchema = defineEntity({
  name: 'DirectiveEvidence',
  schema,
  tableName: 'directive_evidence',
  properties: {
    ...factProperties,
    directiveId: p.uuid(),
    ordinal: p.integer(),
    field: p.text(),
    statedInId: p.uuid().nullable(),
    asWritten: p.text(),
    confidence: p.text(),
  },
});
export class DirectiveEvidence extends DirectiveEvidenceSchema.class {}
DirectiveEvidenceSchema.setClass(DirectiveEvidence);

/** A place in a directive that names another; belongs to the citing directive and is recorded with it. */
const CitationFactSchema = defineEntity({
  name: 'CitationFact',
  schema,
  tableName: 'citation_fact',
  properties: {
    ...factProperties,
    citationId: p.uuid(),
    fromId: p.uuid(),
    /** Day of issue of the citing directive, by which the list of citing documents is sorted. */
    fromIssuedOn: p.date().nullable(),
    /** Null while it is not known which directive is meant. */
    toId: p.uuid().nullable(),
    /** Place in the text, counted from 0. */
    ordinal: p.integer(),
    relation: p.text(),
    clause: p.text(),
    provision: p.text().nullable(),
    asWritten: p.text(),
    resolvedBy: p.text().nullable(),
    /** Whether the change is only ordered, not made. */
    isPlanned: p.boolean(),
  },
});
export class CitationFact extends CitationFactSchema.class {}
CitationFactSchema.setClass(CitationFact);

/** The office that follows up a directive, as the directive says. */
const FollowUpFactSchema = defineEntity({
  name: 'FollowUpFact',
  schema,
  tableName: 'follow_up_fact',
  properties: {
    ...factProperties,
    followUpId: p.uuid(),
    directiveId: p.uuid(),
    officeId: p.uuid(),
    clause: p.text(),
    asWritten: p.text(),
  },
});
export class FollowUpFact extends FollowUpFactSchema.class {}
FollowUpFactSchema.setClass(FollowUpFact);

/** A number of something that a directive states, beside what was found; recorded with its directive. */
const CountStatementFactSchema = defineEntity({
  name: 'CountStatementFact',
  schema,
  tableName: 'count_statement_fact',
  properties: {
    ...factProperties,
    directiveId: p.uuid(),
    /** Place among the statements of the directive, counted from 0. */
    ordinal: p.integer(),
    clause: p.text(),
    asWritten: p.text(),
    stated: p.integer(),
    /** What it is compared with, in words, and the number found there. */
    comparedWith: p.text(),
    found: p.integer(),
    /** The task whose addressees were counted; null when something else was. */
    taskId: p.uuid().nullable(),
  },
});
export class CountStatementFact extends CountStatementFactSchema.class {}
CountStatementFactSchema.setClass(CountStatementFact);
