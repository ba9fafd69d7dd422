import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'agencies';

/** An information system that documents name, or the systems of one kind that each agency of a class has. */
const SystemFactSchema = defineEntity({
  name: 'SystemFact',
  schema,
  tableName: 'system_fact',
  properties: {
    ...factProperties,
    systemId: p.uuid(),
    /** Name of the record in the reference data; null for what a command recorded last. */
    key: p.text().nullable(),
    name: p.text(),
    nameFolded: p.text(),
    kind: p.text(),
    scope: p.text(),
    ownerClassId: p.uuid().nullable(),
    instanceOfId: p.uuid().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    note: p.text().nullable(),
    isVerified: p.boolean(),
  },
});
export class SystemFact extends SystemFactSchema.class {}
SystemFactSchema.setClass(SystemFact);

/** Who owns a system, and on which days. */
const SystemOwnerSchema = defineEntity({
  name: 'SystemOwner',
  schema,
  tableName: 'system_owner',
  properties: {
    ...factProperties,
    systemId: p.uuid(),
    agencyId: p.uuid(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    isVerified: p.boolean(),
  },
});
export class SystemOwner extends SystemOwnerSchema.class {}
SystemOwnerSchema.setClass(SystemOwner);

/** A system that another took the place of. */
const SystemPredecessorSchema = defineEntity({
  name: 'SystemPredecessor',
  schema,
  tableName: 'system_predecessor',
  properties: {
    ...factProperties,
    systemId: p.uuid(),
    ordinal: p.integer(),
    predecessorId: p.uuid(),
  },
});
export class SystemPredecessor extends SystemPredecessorSchema.class {}
SystemPredecessorSchema.setClass(SystemPredecessor);

/** That one system is to be linked with another. The days are those that its requirements come to. */
const LinkFactSchema = defineEntity({
  name: 'LinkFact',
  schema,
  tableName: 'link_fact',
  properties: {
    ...factProperties,
    linkId: p.uuid(),
    /** Name of the record in the reference data; null for what a command recorded last. */
    key: p.text().nullable(),
    relation: p.text(),
    fromId: p.uuid().nullable(),
    toId: p.uuid(),
    viaId: p.uuid().nullable(),
    purpose: p.text(),
    deadlineAsWritten: p.text().nullable(),
    dueOn: p.date().nullable(),
    dueOnSetBy: p.text().nullable(),
    originalDueOn: p.date().nullable(),
    softDueOn: p.date().nullable(),
    hasNewDeadline: p.boolean(),
    note: p.text().nullable(),
    isVerified: p.boolean(),
  },
});
export class LinkFact extends LinkFactSchema.class {}
LinkFactSchema.setClass(LinkFact);

/** A system at an end of a link, each system once. `dueOn` is the link's, by which the links of a system are sorted. */
const LinkEndSchema = defineEntity({
  name: 'LinkEnd',
  schema,
  tableName: 'link_end',
  properties: {
    ...factProperties,
    linkId: p.uuid(),
    side: p.text(),
    ordinal: p.integer(),
    systemId: p.uuid(),
    dueOn: p.date().nullable(),
  },
});
export class LinkEnd extends LinkEndSchema.class {}
LinkEndSchema.setClass(LinkEnd);

/** An agency, or a class of them, that has to make a link. `dueOn` is the link's. */
const LinkAgencySchema = defineEntity({
  name: 'LinkAgency',
  schema,
  tableName: 'link_agency',
  properties: {
    ...factProperties,
    linkId: p.uuid(),
    ordinal: p.integer(),
    agencyId: p.uuid().nullable(),
    classId: p.uuid().nullable(),
    dueOn: p.date().nullable(),
  },
});
export class LinkAgency extends LinkAgencySchema.class {}
LinkAgencySchema.setClass(LinkAgency);

/** A clause that demands a link, the latest first; with its own deadline where it sets one. `linkDueOn` is the link's. */
const LinkRequirementSchema = defineEntity({
  name: 'LinkRequirement',
  schema,
  tableName: 'link_requirement',
  properties: {
    ...factProperties,
    linkId: p.uuid(),
    ordinal: p.integer(),
    /** Of the subgraph directives; null for a clause that is no task. */
    taskId: p.uuid().nullable(),
    asWritten: p.text(),
    demandedOn: p.date().nullable(),
    deadlineAsWritten: p.text().nullable(),
    dueOn: p.date().nullable(),
    softDueOn: p.date().nullable(),
    linkDueOn: p.date().nullable(),
  },
});
export class LinkRequirement extends LinkRequirementSchema.class {}
LinkRequirementSchema.setClass(LinkRequirement);

/** How a link stood on a day, as a document says or an agency reports. */
const LinkStatementSchema = defineEntity({
  name: 'LinkStatement',
  schema,
  tableName: 'link_statement',
  properties: {
    ...factProperties,
    statementId: p.uuid(),
    linkId: p.uuid(),
    status: p.text(),
    mayAlsoMean: p.array(),
    asWritten: p.text(),
    statedOn: p.date(),
    /** How many of how many work, and what is counted: all three or none. */
    numerator: p.integer().nullable(),
    denominator: p.integer().nullable(),
    counted: p.text().nullable(),
    /** A document of the subgraph directives with its clause, or the agency that reports here. */
    statedInId: p.uuid().nullable(),
    clause: p.text().nullable(),
    reportedById: p.uuid().nullable(),
  },
});
export class LinkStatement extends LinkStatementSchema.class {}
LinkStatementSchema.setClass(LinkStatement);

export const SYSTEM_ENTITIES = [
  SystemFact,
  SystemOwner,
  SystemPredecessor,
  LinkFact,
  LinkEnd,
  LinkAgency,
  LinkRequirement,
  LinkStatement,
] as const;
