import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';

const schema = 'directives';

/** One agency of a class that a task addresses: the register’s expansion on the day of issue, or named by an officer. */
const MemberFactSchema = defineEntity({
  name: 'MemberFact',
  schema,
  tableName: 'member_fact',
  properties: {
    ...factProperties,
    /** Its own assignment, and the one to the class. */
    assignmentId: p.uuid(),
    addresseeId: p.uuid(),
    taskId: p.uuid(),
    agencyId: p.uuid(),
    /** Name of the agency when it was expanded: members are listed by it. */
    name: p.text(),
    /** BOUND or POTENTIAL, as the class and its condition make it; an officer's word is a ConcernFact. */
    concern: p.text(),
    /** CLASS: of the expansion. OFFICER: confirmed, though not of it. */
    source: p.text(),
  },
});
export class MemberFact extends MemberFactSchema.class {}
MemberFactSchema.setClass(MemberFact);

/** That an officer of the issuer says whether an agency of a class is meant. */
const ConcernFactSchema = defineEntity({
  name: 'ConcernFact',
  schema,
  tableName: 'concern_fact',
  properties: {
    ...factProperties,
    decisionId: p.uuid(),
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    isMeant: p.boolean(),
    decidedOn: p.date(),
    reason: p.text(),
  },
});
export class ConcernFact extends ConcernFactSchema.class {}
ConcernFactSchema.setClass(ConcernFact);

/** A decision that sets another deadline for an assignment. */
const ExtensionFactSchema = defineEntity({
  name: 'ExtensionFact',
  schema,
  tableName: 'extension_fact',
  properties: {
    ...factProperties,
    extensionId: p.uuid(),
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    deadlineAsWritten: p.text().nullable(),
    deadlineKind: p.text(),
    deadlinePeriod: p.text().nullable(),
    dueOn: p.date().nullable(),
    softDueOn: p.date().nullable(),
    deadlineStrength: p.text().nullable(),
    authorisedById: p.uuid(),
    decidedOn: p.date(),
    reason: p.text(),
  },
});
export class ExtensionFact extends ExtensionFactSchema.class {}
ExtensionFactSchema.setClass(ExtensionFact);

/** That the days of an open assignment were computed anew: the calendar changed. The words stay as they are. */
const RedatingFactSchema = defineEntity({
  name: 'RedatingFact',
  schema,
  tableName: 'redating_fact',
  properties: {
    ...factProperties,
    redatingId: p.uuid(),
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    /** The extension whose days moved; null for the deadline as it was set. */
    extensionId: p.uuid().nullable(),
    /** The last days by the new calendar. */
    dueOn: p.date(),
    softDueOn: p.date().nullable(),
    /** The act that changed the calendar, by number and codes, and its day. */
    actSymbol: p.text(),
    actIssuedOn: p.date(),
  },
});
export class RedatingFact extends RedatingFactSchema.class {}
RedatingFactSchema.setClass(RedatingFact);

/** What an agency reports on its assignment. */
const ReportFactSchema = defineEntity({
  name: 'ReportFact',
  schema,
  tableName: 'report_fact',
  properties: {
    ...factProperties,
    reportId: p.uuid(),
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    agencyId: p.uuid(),
    outcome: p.text(),
    /** The day on which it was done, as the agency says; null unless it was. */
    completedOn: p.date().nullable(),
    /** Of a recurring duty the period reported on. */
    period: p.text().nullable(),
    summary: p.text(),
    productId: p.uuid().nullable(),
  },
});
export class ReportFact extends ReportFactSchema.class {}
ReportFactSchema.setClass(ReportFact);

/** What the follow-up office made of a report. */
const VerificationFactSchema = defineEntity({
  name: 'VerificationFact',
  schema,
  tableName: 'verification_fact',
  properties: {
    ...factProperties,
    verificationId: p.uuid(),
    reportId: p.uuid(),
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    officeId: p.uuid(),
    verdict: p.text(),
    decidedOn: p.date(),
    reason: p.text().nullable(),
    isSelfVerified: p.boolean(),
  },
});
export class VerificationFact extends VerificationFactSchema.class {}
VerificationFactSchema.setClass(VerificationFact);

/** That an assignment was passed to another agency; kept with the one that it left. */
const TransferFactSchema = defineEntity({
  name: 'TransferFact',
  schema,
  tableName: 'transfer_fact',
  properties: {
    ...factProperties,
    transferId: p.uuid(),
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    /** The assignment that it became, and whose that is. */
    toAssignmentId: p.uuid(),
    toAgencyId: p.uuid(),
    authorisedById: p.uuid(),
    decidedOn: p.date(),
    reason: p.text(),
  },
});
export class TransferFact extends TransferFactSchema.class {}
TransferFactSchema.setClass(TransferFact);

/** That an assignment was taken back. */
const WithdrawalFactSchema = defineEntity({
  name: 'WithdrawalFact',
  schema,
  tableName: 'withdrawal_fact',
  properties: {
    ...factProperties,
    withdrawalId: p.uuid(),
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    authorisedById: p.uuid(),
    decidedOn: p.date(),
    reason: p.text(),
  },
});
export class WithdrawalFact extends WithdrawalFactSchema.class {}
WithdrawalFactSchema.setClass(WithdrawalFact);

/**
 * An assignment as it stands after all that is known: a projection of the facts above and of the task, kept as facts itself, so
 * that lists and counts of any moment are one statement. Written only from `statesOf` in rules/work.ts.
 */
const AssignmentStateSchema = defineEntity({
  name: 'AssignmentState',
  schema,
  tableName: 'assignment_state',
  properties: {
    ...factProperties,
    assignmentId: p.uuid(),
    taskId: p.uuid(),
    directiveId: p.uuid(),
    /** Day of issue of the directive: nothing is asked of anybody before it. */
    issuedOn: p.date().nullable(),
    /** Place in the task's list: that of the addressee, then of the member in it; what was passed on stands after where it came from. */
    ordinal: p.integer(),
    subordinal: p.integer(),
    /** The assignment to the class, of which this is a member's; the one that it came from. */
    addresseeId: p.uuid().nullable(),
    transferredFromId: p.uuid().nullable(),
    transferredToId: p.uuid().nullable(),
    agencyId: p.uuid().nullable(),
    agencyAsWritten: p.text(),
    classId: p.uuid().nullable(),
    /** Whether it is one to a class as such. */
    isClass: p.boolean(),
    role: p.text(),
    basis: p.text(),
    condition: p.text().nullable(),
    concern: p.text(),
    /** Last days of the deadline that it was set with (re-dated by the calendar) and of the one in force; kind and words of the latter. */
    originalDueOn: p.date().nullable(),
    originalSoftDueOn: p.date().nullable(),
    dueOn: p.date().nullable(),
    softDueOn: p.date().nullable(),
    deadlineKind: p.text(),
    deadlineAsWritten: p.text().nullable(),
    deadlinePeriod: p.text().nullable(),
    /** SOFT: nobody is late who misses it. */
    deadlineStrength: p.text().nullable(),
    isExtended: p.boolean(),
    /** The task whose deadline counts, when it is not its own. */
    inheritedFromId: p.uuid().nullable(),
    state: p.text(),
    completedOn: p.date().nullable(),
    verifiedOn: p.date().nullable(),
    isSelfVerified: p.boolean(),
    /** The day on which it was passed on or taken back. */
    endedOn: p.date().nullable(),
  },
});
export class AssignmentState extends AssignmentStateSchema.class {}
AssignmentStateSchema.setClass(AssignmentState);
