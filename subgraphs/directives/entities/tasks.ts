import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'directives';

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
    /** All of them, as RFC 5545 RRULEs; null where there is none. */
    recurrenceRules: p.array().nullable(),
    /** HARD for an order, SOFT for an aim; null without a deadline. */
    deadlineStrength: p.text().nullable(),
    /** First day of the work or of a series, where the words name it. */
    startsOn: p.date().nullable(),
    reportedToAsWritten: p.text().nullable(),
    reportedToId: p.uuid().nullable(),
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
    /** The document by which it was given later; null for what the directive itself sets. */
    authorisedById: p.uuid().nullable(),
  },
});
export class AssignmentFact extends AssignmentFactSchema.class {}
AssignmentFactSchema.setClass(AssignmentFact);

/** That a task reminds of an earlier one or restates it. Denied ones are kept: they are not suggested again. */
const TaskRelationFactSchema = defineEntity({
  name: 'TaskRelationFact',
  schema,
  tableName: 'task_relation_fact',
  properties: {
    ...factProperties,
    relationId: p.uuid(),
    fromTaskId: p.uuid(),
    toTaskId: p.uuid(),
    kind: p.text(),
    extent: p.text(),
    basis: p.text(),
    confidence: p.text(),
    note: p.text().nullable(),
  },
});
export class TaskRelationFact extends TaskRelationFactSchema.class {}
TaskRelationFactSchema.setClass(TaskRelationFact);

/** A day that a task gives beside its deadline; recorded with its task. */
const DeadlinePartFactSchema = defineEntity({
  name: 'DeadlinePartFact',
  schema,
  tableName: 'deadline_part_fact',
  properties: {
    ...factProperties,
    taskId: p.uuid(),
    /** Place among the parts, counted from 0. */
    ordinal: p.integer(),
    asWritten: p.text(),
    /** To whom or what it applies, in the words of the directive; null for the whole task. */
    appliesTo: p.text().nullable(),
  },
});
export class DeadlinePartFact extends DeadlinePartFactSchema.class {}
DeadlinePartFactSchema.setClass(DeadlinePartFact);
