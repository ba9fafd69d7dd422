import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

/**
 * How an assignment stood from one day to another: a projection of what happened to it, kept as facts itself, so that lists
 * and counts on any day are one statement along an index. Written only from `spansOf` in rules/spans.ts, together with
 * assignment_state, which says the same of the last of them.
 */
const AssignmentSpanSchema = defineEntity({
  name: 'AssignmentSpan',
  schema: 'directives',
  tableName: 'assignment_span',
  properties: {
    ...factProperties,
    taskId: p.uuid(),
    directiveId: p.uuid(),
    /** Null of a task that has no addressees; it has one span. */
    assignmentId: p.uuid().nullable(),
    /** The assignment to the addressee under which it stands: its own, or that to the class. */
    addresseeId: p.uuid().nullable(),
    ordinal: p.integer(),
    subordinal: p.integer(),
    agencyId: p.uuid().nullable(),
    isClass: p.boolean(),
    /** Whether it counts: not so a class of which members are known. */
    isCounted: p.boolean(),
    role: p.text().nullable(),
    /** First and last day, both included; null from ever, and to this day. */
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    concern: p.text(),
    state: p.text(),
    /** As it was set (re-dated by the calendar), and in force; kind, words and strength of the latter. */
    originalDueOn: p.date().nullable(),
    originalSoftDueOn: p.date().nullable(),
    originalStrength: p.text().nullable(),
    dueOn: p.date().nullable(),
    softDueOn: p.date().nullable(),
    deadlineKind: p.text(),
    deadlineAsWritten: p.text().nullable(),
    deadlinePeriod: p.text().nullable(),
    deadlineStrength: p.text().nullable(),
    isExtended: p.boolean(),
    /** The task whose deadline counts, when it is not its own. */
    inheritedFromId: p.uuid().nullable(),
    completedOn: p.date().nullable(),
    verifiedOn: p.date().nullable(),
    isSelfVerified: p.boolean(),
    endedOn: p.date().nullable(),
  },
});
export class AssignmentSpan extends AssignmentSpanSchema.class {}
AssignmentSpanSchema.setClass(AssignmentSpan);
