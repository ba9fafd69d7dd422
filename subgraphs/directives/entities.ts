import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../platform/history/properties.ts';

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

/** A duty that a directive sets. */
const TaskFactSchema = defineEntity({
  name: 'TaskFact',
  schema,
  tableName: 'task_fact',
  properties: {
    ...factProperties,
    taskId: p.uuid(),
    key: p.text().nullable(),
    directiveId: p.uuid(),
    /** Place in the directive, counted from 0. */
    ordinal: p.integer(),
    clause: p.text(),
    title: p.text(),
    product: p.text().nullable(),
    scope: p.text(),
    strength: p.text(),
    deadlineAsWritten: p.text().nullable(),
    deadlineKind: p.text(),
    deadlinePeriod: p.text().nullable(),
    /** Last day in time; of a staged deadline that of the hard part, and `softDueOn` that of the soft one. */
    dueOn: p.date().nullable(),
    softDueOn: p.date().nullable(),
    recurrenceRule: p.text().nullable(),
    parentId: p.uuid().nullable(),
    parentBasis: p.text().nullable(),
  },
});
export class TaskFact extends TaskFactSchema.class {}
TaskFactSchema.setClass(TaskFact);

/** One addressee of a task; recorded with its task. */
const AssignmentFactSchema = defineEntity({
  name: 'AssignmentFact',
  schema,
  tableName: 'assignment_fact',
  properties: {
    ...factProperties,
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    /** Place in the task's list: leads first, then in the order of the text; counted from 0. */
    ordinal: p.integer(),
    agencyId: p.uuid().nullable(),
    agencyAsWritten: p.text(),
    classId: p.uuid().nullable(),
    role: p.text(),
    basis: p.text(),
    condition: p.text().nullable(),
    /** The task's, copied: an agency's assignments are sorted by it. */
    dueOn: p.date().nullable(),
  },
});
export class AssignmentFact extends AssignmentFactSchema.class {}
AssignmentFactSchema.setClass(AssignmentFact);

/** A set of agencies that directives address as one. */
const AgencyClassFactSchema = defineEntity({
  name: 'AgencyClassFact',
  schema,
  tableName: 'agency_class_fact',
  properties: {
    ...factProperties,
    classId: p.uuid(),
    key: p.text().nullable(),
    name: p.text(),
    memberKinds: p.array(),
    withinId: p.uuid().nullable(),
  },
});
export class AgencyClassFact extends AgencyClassFactSchema.class {}
AgencyClassFactSchema.setClass(AgencyClassFact);

/** An agency as its own subgraph's feed last told: a projection, written by ingest.ts as the job role only. */
const AgencyReplicaSchema = defineEntity({
  name: 'AgencyReplica',
  schema,
  tableName: 'agency_replica',
  properties: {
    agencyId: p.uuid().primary(),
    kind: p.text(),
    level: p.text(),
    name: p.text(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    /** Position of the event in the agencies' feed. */
    position: p.bigint('string'),
  },
});
export class AgencyReplica extends AgencyReplicaSchema.class {}
AgencyReplicaSchema.setClass(AgencyReplica);

export const ENTITIES = [
  DirectiveFact,
  DirectiveEvidence,
  CitationFact,
  TaskFact,
  AssignmentFact,
  AgencyClassFact,
  AgencyReplica,
] as const;
