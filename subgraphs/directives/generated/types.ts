// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Problem as ProblemRow } from '../../../platform/problems.ts';
import type { AgencyRow, RecordDirectivePayloadRow } from '../loaders.ts';
import type { AddresseeRow, AddresseeConnectionRow } from '../loaders/addressees.ts';
import type { TaskAssignmentRow, AgencyClassRow, TaskAssignmentConnectionRow } from '../loaders/assignments.ts';
import type { CascadeRow, CascadeStepRow } from '../loaders/cascade.ts';
import type { DirectiveChangeRow, AssignmentChangeRow } from '../loaders/changes.ts';
import type { CitationRow, CitationConnectionRow } from '../loaders/citations.ts';
import type { CountStatementRow, ConflictRow, ConflictStatementRow } from '../loaders/conflicts.ts';
import type { TaskNotPassedOnRow } from '../loaders/coverage.ts';
import type { DeadlineRow } from '../loaders/deadlines.ts';
import type { DirectiveRow, DirectiveEvidenceRow, DirectiveConnectionRow } from '../loaders/directives.ts';
import type { DirectiveEndingRow, LostBasisRow } from '../loaders/force.ts';
import type { DirectiveMatchRow, DirectiveCandidateRow } from '../loaders/matching.ts';
import type { OrphanedAssignmentRow, OrphanedAssignmentConnectionRow, SuccessorProposalRow } from '../loaders/orphans.ts';
import type { CorrectDirectivePayloadRow, NameFollowUpOfficePayloadRow, RecordTaskPayloadRow, CorrectTaskPayloadRow, ExtendDeadlinePayloadRow, WithdrawTaskPayloadRow, RelateTasksPayloadRow, AssignTaskPayloadRow, TransferAssignmentPayloadRow, ConfirmMembersPayloadRow, ReportAssignmentPayloadRow, VerifyReportPayloadRow } from '../loaders/payloads.ts';
import type { CommandReceiptRow } from '../loaders/receipts.ts';
import type { TaskRelationRow, RestatementSuggestionRow } from '../loaders/relations.ts';
import type { DirectiveHitRow, TaskHitRow } from '../loaders/search.ts';
import type { SilenceRow, SilenceConnectionRow } from '../loaders/silences.ts';
import type { TaskProgressRow } from '../loaders/spans.ts';
import type { TaskMetricsRow, TaskMetricsConnectionRow } from '../loaders/task-metrics.ts';
import type { TaskRow, TaskConnectionRow } from '../loaders/tasks.ts';
import type { TaskReportRow, TaskReportConnectionRow, ReportVerificationRow, DeadlineExtensionRow, WithdrawalRow, DutyInstanceRow, FollowUpRow } from '../loaders/work.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day of the calendar in Viet Nam's time zone, ISO 8601: 2026-03-31. */
  Date: { input: string; output: string; }
  /** An instant with offset, ISO 8601 / RFC 3339, given in UTC: 2026-03-31T10:00:00.000Z. */
  DateTime: { input: string; output: string | Date; }
  /** An exact decimal number as a JSON string: "89.9". Never a binary float. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** One directive by its id; null when there is none. */
  readonly directive?: Maybe<Directive>;
  /** Directives, newest first; those without a known day last. */
  readonly directives?: Maybe<DirectiveConnection>;
  /** One task by its id; null when there is none. */
  readonly task?: Maybe<Task>;
  /** Tasks that meet the filter, by their day, those without one last: the earliest last day in force, on the day looked at, of those who are bound and still asked. Tasks of directives issued later are not among them. */
  readonly tasks?: Maybe<TaskConnection>;
  /** One assignment by its id; null when there is none. */
  readonly taskAssignment?: Maybe<TaskAssignment>;
  /** Parts that agencies have in tasks, by the last day in force on the day looked at, those without one last. Members of a class are listed each by itself, the class as such is not; nor is what was asked or taken over only later. */
  readonly assignments?: Maybe<TaskAssignmentConnection>;
  /** Counts of parts that agencies have in tasks, put together by agency, day, directive and how they stand: one row for each group, or one of all. Parts asked or taken over only after the day are not among them. */
  readonly taskMetrics?: Maybe<TaskMetricsConnection>;
  /** Agencies that lead a task and of which nothing has been heard: they have neither passed the directive on, by a document of theirs that carries it out or a task that passes one of its tasks on, nor reported on any. Those of a class that were only perhaps meant are not among them. The longest silence first. */
  readonly silences?: Maybe<SilenceConnection>;
  /** Assignments not done whose agency had ended by the day, each with those that may take it over. */
  readonly orphanedAssignments?: Maybe<OrphanedAssignmentConnection>;
  /** Tasks not yet done that have lost their ground: the directive that sets them, or one that they pass on, was repealed or replaced. */
  readonly tasksWithoutBasis?: Maybe<TaskConnection>;
  /** Which directives a citation may mean: by number, year, issuer, day, with what speaks for each. Slips are bridged and cost confidence. */
  readonly matchDirective?: Maybe<DirectiveMatch>;
  /** Directives in whose number, subject, issuer or type the words are found, best first. Accents may be left out; where they are given, they count. */
  readonly searchDirectives?: Maybe<ReadonlyArray<DirectiveHit>>;
  /** Tasks in whose words the words are found, best first. Accents may be left out; where they are given, they count. */
  readonly searchTasks?: Maybe<ReadonlyArray<TaskHit>>;
  /** What the caller's own command answered, by its idempotency key: for a client that lost the connection. Null with NOT_AUTHORISED for the public. */
  readonly commandReceipt?: Maybe<CommandReceipt>;
};


export type QueryDirectiveArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDirectivesArgs = {
  filter?: InputMaybe<DirectiveFilter>;
  page?: InputMaybe<PageInput>;
};


export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTasksArgs = {
  filter?: InputMaybe<TaskFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryTaskAssignmentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAssignmentsArgs = {
  filter?: InputMaybe<AssignmentFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryTaskMetricsArgs = {
  groupBy?: InputMaybe<TaskMetricsGroupBy>;
  where?: InputMaybe<TaskMetricsFilter>;
  having?: InputMaybe<ReadonlyArray<TaskMetricsHaving>>;
  orderBy?: InputMaybe<ReadonlyArray<TaskMetricsOrder>>;
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QuerySilencesArgs = {
  filter?: InputMaybe<SilenceFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryOrphanedAssignmentsArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryTasksWithoutBasisArgs = {
  endedById?: InputMaybe<Scalars['ID']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryMatchDirectiveArgs = {
  text: Scalars['String']['input'];
  citedInId?: InputMaybe<Scalars['ID']['input']>;
};


export type QuerySearchDirectivesArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySearchTasksArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCommandReceiptArgs = {
  idempotencyKey: Scalars['ID']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Record an official document that is not yet in the register. For operators, and for officers of the issuing agency. */
  readonly recordDirective: RecordDirectivePayload;
  /** Correct what is recorded of a document: a number or day that was blank, a slip. For operators, and for officers of the issuing agency. */
  readonly correctDirective: CorrectDirectivePayload;
  /** Record a task of a directive with whom it is set. For operators, and for officers of the issuing agency, as are all commands on a task but reports and verifications. */
  readonly recordTask: RecordTaskPayload;
  /** Correct what is recorded of a task. To set another deadline is an extension, no correction: this is for slips of the record. */
  readonly correctTask: CorrectTaskPayload;
  /** Give a task to one more agency or class. */
  readonly assignTask: AssignTaskPayload;
  /** Set another deadline in place of the one before, for a task or for some of its assignments. The original stays, and what was late against it stays late. */
  readonly extendDeadline: ExtendDeadlinePayload;
  /** Pass an assignment to another agency. Its clock goes on: the original deadline goes with it. */
  readonly transferAssignment: TransferAssignmentPayload;
  /** Take back a task, or some of its assignments. What was reported until then stays. */
  readonly withdrawTask: WithdrawTaskPayload;
  /** Say which agencies of a class are meant by a task, or not: those that are only perhaps concerned are bound once confirmed. */
  readonly confirmMembers: ConfirmMembersPayload;
  /** Report on an assignment. Only officers of the agency whose assignment it is do; what is reported counts as verified once the follow-up office has. */
  readonly reportAssignment: ReportAssignmentPayload;
  /** Verify a report, or return it. For officers of the follow-up office that the directive names. */
  readonly verifyReport: VerifyReportPayload;
  /** Say that a task reminds of an older one, or restates it; or that it does not, of one that was only suggested. */
  readonly relateTasks: RelateTasksPayload;
  /** Record which office follows up a directive, as the directive says. */
  readonly nameFollowUpOffice: NameFollowUpOfficePayload;
};


export type MutationRecordDirectiveArgs = {
  input: RecordDirectiveInput;
};


export type MutationCorrectDirectiveArgs = {
  input: CorrectDirectiveInput;
};


export type MutationRecordTaskArgs = {
  input: RecordTaskInput;
};


export type MutationCorrectTaskArgs = {
  input: CorrectTaskInput;
};


export type MutationAssignTaskArgs = {
  input: AssignTaskInput;
};


export type MutationExtendDeadlineArgs = {
  input: ExtendDeadlineInput;
};


export type MutationTransferAssignmentArgs = {
  input: TransferAssignmentInput;
};


export type MutationWithdrawTaskArgs = {
  input: WithdrawTaskInput;
};


export type MutationConfirmMembersArgs = {
  input: ConfirmMembersInput;
};


export type MutationReportAssignmentArgs = {
  input: ReportAssignmentInput;
};


export type MutationVerifyReportArgs = {
  input: VerifyReportInput;
};


export type MutationRelateTasksArgs = {
  input: RelateTasksInput;
};


export type MutationNameFollowUpOfficeArgs = {
  input: NameFollowUpOfficeInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Each change of a directive or a task, as it is accepted, in the order of the feed, each once. What it shows of directives is their state at that change. `extensions.position` of an event, sent back as `extensions.resumeAfter` (or by SSE as Last-Event-ID), goes on after it. */
  readonly directiveChanged?: Maybe<DirectiveChange>;
  /** Each change of what an agency has to do, as it is accepted, in the order of the feed, each once. What it shows is the state at that change. It is resumed as `directiveChanged` is. */
  readonly assignmentChanged?: Maybe<AssignmentChange>;
};


export type SubscriptionDirectiveChangedArgs = {
  issuerId?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionAssignmentChangedArgs = {
  agencyId: Scalars['ID']['input'];
};

/** A change of an agency's part in a task. */
export type AssignmentChange = {
  readonly __typename?: 'AssignmentChange';
  /** What happened. */
  readonly kind: AssignmentChangeKind;
  /** When it was accepted. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** The assignment. */
  readonly assignment?: Maybe<TaskAssignment>;
};

/** What happened to an assignment. */
export type AssignmentChangeKind =
  /** The task was recorded or corrected, or given to the agency. */
  | 'ASSIGNED'
  /** Another deadline was set. */
  | 'EXTENDED'
  /** It was passed to another agency, or from one to this. */
  | 'TRANSFERRED'
  /** It was taken back. */
  | 'WITHDRAWN'
  /** It was said whether the agency is meant. */
  | 'CONFIRMED'
  /** The agency reported. */
  | 'REPORTED'
  /** The follow-up office verified a report. */
  | 'VERIFIED'
  /** The follow-up office returned a report. */
  | 'RETURNED'
  /** Its day moved with the calendar or with what the task waits for. */
  | 'REDATED';

/** A change of a directive or of a task. */
export type DirectiveChange = {
  readonly __typename?: 'DirectiveChange';
  /** What changed. */
  readonly kind: DirectiveChangeKind;
  /** When it was accepted. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** The directive; of a task, the directive that sets it. */
  readonly directive?: Maybe<Directive>;
  /** The task. Null with NOT_APPLICABLE when a directive changed. */
  readonly task?: Maybe<Task>;
};

/** What a change was about. */
export type DirectiveChangeKind =
  /** A directive was recorded or corrected. */
  | 'DIRECTIVE_RECORDED'
  /** A task was recorded or corrected. */
  | 'TASK_RECORDED';

/** Conditions that all have to hold. */
export type DirectiveFilter = {
  /** The whole symbol, such as "02/NQ-CP"; case, blanks and leading zeros do not matter. A symbol is not an identity: several directives may bear it. */
  readonly symbol?: InputMaybe<Scalars['String']['input']>;
  /** The number alone, such as "131"; leading zeros do not matter. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** The issuing agency. */
  readonly issuerId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<DirectiveKind>>;
  /** Issued on this day or later; those without a known day are left out. */
  readonly issuedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Issued on this day or earlier; those without a known day are left out. */
  readonly issuedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on tasks that all have to hold. */
export type TaskFilter = {
  /** Of any of these directives, the parts attached to them included; at most 20. */
  readonly directiveIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of this directive and of those that passed it on, as its cascade shows them, the parts attached to them included. */
  readonly cascadeOfId?: InputMaybe<Scalars['ID']['input']>;
  /** Of these strengths. */
  readonly strengths?: InputMaybe<ReadonlyArray<TaskStrength>>;
  /** With at least one assignment that binds and stands so on the day. */
  readonly standing?: InputMaybe<AssignmentState>;
  /** Whether they are late on the day: an assignment that binds is not done and past its last day in force. A missed aim makes nobody late; what recurs is late by single periods, see `instances`, and never here. */
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Due on this day or later; those without a day are left out. */
  readonly dueFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Due on this day or earlier; those without a day are left out. */
  readonly dueTo?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on assignments that all have to hold. */
export type AssignmentFilter = {
  /** Of any of these agencies; at most 100. */
  readonly agencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of tasks of any of these directives, the parts attached to them included; at most 20. */
  readonly directiveIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of this directive and of those that passed it on, as its cascade shows them, the parts attached to them included. */
  readonly cascadeOfId?: InputMaybe<Scalars['ID']['input']>;
  /** Only this role. */
  readonly role?: InputMaybe<AssignmentRole>;
  /** Whether they bind; those that do when left out. */
  readonly concern?: InputMaybe<Concern>;
  /** Standing so on the day. */
  readonly standing?: InputMaybe<AssignmentState>;
  /** Whether they are late on the day: they bind, are not done and past their last day in force. A missed aim makes nobody late; what recurs is late by single periods, see `instances`, and never here. */
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Due on this day or later; those without a day are left out. */
  readonly dueFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Due on this day or earlier; those without a day are left out. */
  readonly dueTo?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on silences that all have to hold. */
export type SilenceFilter = {
  /** Of this directive and of those that passed it on. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this agency. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** Of agencies of any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  /** Only after so many days, 0 to 3650. */
  readonly waitDays?: InputMaybe<Scalars['Int']['input']>;
};

/** How a directive stands to other papers. */
export type DirectiveKind =
  /** A document of its own. */
  | 'DOCUMENT'
  /** An appendix or list that belongs to another document. */
  | 'ATTACHMENT'
  /** A plan, scheme or regulation that another document approves or issues. */
  | 'PROMULGATED';

/** An official document that orders, forwards or rules something. Known by issuer, type, number and day together; none of them alone is unique, and any may be blank. */
export type Directive = {
  readonly __typename?: 'Directive';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** How it stands to other papers. */
  readonly kind?: Maybe<DirectiveKind>;
  /** Type of document as Nghị định 30/2020/NĐ-CP names it, such as "Nghị quyết". */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The number as printed, leading zeros kept, such as "02". Null with NOT_REPORTED while no source states it, NOT_APPLICABLE for what bears none. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** Number and codes together, such as "131/NQ-CP". Null like `number`. */
  readonly symbol?: Maybe<Scalars['String']['output']>;
  /** Who issued it. Null with NOT_REPORTED while it is not identified. */
  readonly issuer?: Maybe<Agency>;
  /** The issuer in the words of the document. */
  readonly issuerAsWritten?: Maybe<Scalars['String']['output']>;
  /** The day of issue. Null with NOT_REPORTED while no source states it. */
  readonly issuedOn?: Maybe<Scalars['Date']['output']>;
  /** Its subject line or title, in its own words. Null with NOT_REPORTED while no source states it. */
  readonly subject?: Maybe<Scalars['String']['output']>;
  /** Number and day as the paper itself shows them, blanks included. Null with NOT_REPORTED while its text is not at hand. */
  readonly ownCopy?: Maybe<OwnCopy>;
  /** Where facts come from that its own copy leaves blank or that only a citing document states. */
  readonly evidence: ReadonlyArray<DirectiveEvidence>;
  /** The document that it is attached to. Null with NOT_APPLICABLE for a document of its own. */
  readonly attachedTo?: Maybe<Directive>;
  /** What it cites, in the order of its text. */
  readonly citations: CitationConnection;
  /** Where other documents cite it, the latest citing document first, within one in the order of its text. */
  readonly citedBy: CitationConnection;
  /** The tasks that it sets, in the order of its text. */
  readonly tasks: TaskConnection;
  /** Whether it holds on a day: today when left out. */
  readonly force?: Maybe<DirectiveForce>;
  /** Who follows up that it is carried out, and verifies what is reported, as it or the directive it is attached to says. */
  readonly followUps: ReadonlyArray<FollowUp>;
  /** To whom its tasks are set, those of the parts attached to it included: who is in most tasks first, then by name of the addressee; an agency named twice in one task counts once for it. */
  readonly addressees?: Maybe<AddresseeConnection>;
  /** Statements of how many there are of something, also in the parts attached to it, each beside what it can be compared with. Both numbers are kept. */
  readonly countStatements: ReadonlyArray<CountStatement>;
  /** Where its tasks, those of the parts attached to it included, contradict themselves or a higher task that they pass on about a deadline; and counts that contradict. */
  readonly conflicts: ReadonlyArray<Conflict>;
  /** How it was passed on from document to document; of an attachment, how the document it is attached to was. Null with NOT_REPORTED when no document shows that it was passed on to `toId`. */
  readonly cascade?: Maybe<Cascade>;
};


/** An official document that orders, forwards or rules something. Known by issuer, type, number and day together; none of them alone is unique, and any may be blank. */
export type DirectiveCitationsArgs = {
  page?: InputMaybe<PageInput>;
};


/** An official document that orders, forwards or rules something. Known by issuer, type, number and day together; none of them alone is unique, and any may be blank. */
export type DirectiveCitedByArgs = {
  page?: InputMaybe<PageInput>;
};


/** An official document that orders, forwards or rules something. Known by issuer, type, number and day together; none of them alone is unique, and any may be blank. */
export type DirectiveTasksArgs = {
  page?: InputMaybe<PageInput>;
};


/** An official document that orders, forwards or rules something. Known by issuer, type, number and day together; none of them alone is unique, and any may be blank. */
export type DirectiveForceArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** An official document that orders, forwards or rules something. Known by issuer, type, number and day together; none of them alone is unique, and any may be blank. */
export type DirectiveAddresseesArgs = {
  role?: InputMaybe<AssignmentRole>;
  kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  page?: InputMaybe<PageInput>;
};


/** An official document that orders, forwards or rules something. Known by issuer, type, number and day together; none of them alone is unique, and any may be blank. */
export type DirectiveCascadeArgs = {
  toId?: InputMaybe<Scalars['ID']['input']>;
};

/** What the paper itself shows where number and day stand. */
export type OwnCopy = {
  readonly __typename?: 'OwnCopy';
  /** The line with the number, such as "Số: /UBND-KSTT"; null when the copy has none. */
  readonly numberLine?: Maybe<Scalars['String']['output']>;
  /** The line with place and day; null when the copy has none. */
  readonly dateLine?: Maybe<Scalars['String']['output']>;
  /** Whether the number is left blank. */
  readonly isNumberBlank: Scalars['Boolean']['output'];
  /** Whether the day is left blank, wholly or in part. */
  readonly isDateBlank: Scalars['Boolean']['output'];
};

/** A fact about a directive and the document that states it. */
export type DirectiveEvidence = {
  readonly __typename?: 'DirectiveEvidence';
  /** Which fact. */
  readonly field: EvidenceField;
  /** The document that states it; null when it is not in the register. */
  readonly statedIn?: Maybe<Directive>;
  /** Its words. */
  readonly asWritten: Scalars['String']['output'];
  /** How sure the reading is. */
  readonly confidence: Confidence;
};

/** Facts of a directive that evidence may be about. */
export type EvidenceField =
  /** The number. */
  | 'NUMBER'
  /** The day of issue. */
  | 'ISSUED_ON';

/** How sure a reading is. */
export type Confidence =
  /** Stated in so many words. */
  | 'HIGH'
  /** Follows from the context. */
  | 'MEDIUM'
  /** A guess. */
  | 'LOW';

/** One place in a directive that names another. */
export type Citation = {
  readonly __typename?: 'Citation';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The citing directive. */
  readonly from?: Maybe<Directive>;
  /** The cited directive. Null with NOT_REPORTED while the citation is open. */
  readonly to?: Maybe<Directive>;
  /** Whether it is known which directive is meant. */
  readonly status?: Maybe<CitationStatus>;
  /** What the citing directive does with the cited one. */
  readonly relation?: Maybe<CitationRelation>;
  /** Clause of the citing directive, such as "II.2.a"; "V/v" is its subject line, "0" its opening. */
  readonly clause?: Maybe<Scalars['String']['output']>;
  /** Part of the cited directive that is meant, such as "khoản 4 Điều 12". Null with NOT_APPLICABLE when it is the whole. */
  readonly provision?: Maybe<Scalars['String']['output']>;
  /** The words of the citing directive, slips included. */
  readonly asWritten?: Maybe<Scalars['String']['output']>;
  /** How a citation without full number and day was tied to its directive. Null with NOT_APPLICABLE when it is written in full. */
  readonly resolvedBy?: Maybe<Scalars['String']['output']>;
};

/** Whether a citation is tied to a directive. */
export type CitationStatus =
  /** The directive is known. */
  | 'RESOLVED'
  /** It is not known which directive is meant. */
  | 'OPEN';

/** What one directive does with another. */
export type CitationRelation =
  /** Is issued on the ground of it (căn cứ). */
  | 'BASIS'
  /** Carries it out (thực hiện, triển khai). */
  | 'IMPLEMENTS'
  /** Sends it along (gửi kèm). */
  | 'FORWARDS'
  /** Ends it without another in its place (bãi bỏ). */
  | 'REPEALS'
  /** Acts as it asks (theo yêu cầu tại). */
  | 'REQUESTED_BY'
  /** Follows its guidance (theo hướng dẫn tại). */
  | 'GUIDES'
  /** Orders or makes a change of it (sửa đổi, bổ sung). */
  | 'AMENDS'
  /** Orders a directive that takes its place (thay thế). */
  | 'REPLACES'
  /** Approves it (phê duyệt). */
  | 'APPROVES'
  /** Is issued with it (ban hành kèm theo). */
  | 'PROMULGATED_WITH'
  /** Has it as an appendix (kèm theo, đính kèm). */
  | 'ATTACHES'
  /** Urges that it be carried out (đôn đốc). */
  | 'REMINDS'
  /** Only mentions it or follows its rules (theo, tại). */
  | 'REFERS_TO';

/** A duty that a directive sets: the smallest clause with an anchor of its own. */
export type Task = {
  readonly __typename?: 'Task';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The directive that sets it. */
  readonly directive?: Maybe<Directive>;
  /** Anchor in the directive, such as "II.2.a.4" or "13". */
  readonly clause?: Maybe<Scalars['String']['output']>;
  /** What is to be done, in short. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What has to come out of it, in the words of the directive. Null with NOT_REPORTED where it names nothing. */
  readonly product?: Maybe<Scalars['String']['output']>;
  /** A clause of its own, or an order to carry out a whole. */
  readonly scope?: Maybe<TaskScope>;
  /** How strongly it is meant. */
  readonly strength?: Maybe<TaskStrength>;
  /** By when, in the words of the directive. Extensions stand with the assignments, and are never written over this. */
  readonly deadline?: Maybe<Deadline>;
  /** The deadline that counts: its own; of a task that reminds of older ones and sets none itself, theirs, so that a late duty does not look fresh. Of whole tasks that it reminds of, the earliest; of parts alone the latest, and none while one of these has no day: a part of a task makes no more than itself late. */
  readonly effectiveDeadline?: Maybe<Deadline>;
  /** The task whose deadline counts for this one. Null with NOT_APPLICABLE when it is its own. */
  readonly deadlineInheritedFrom?: Maybe<Task>;
  /** To whom the result is handed in or reported, in the words of the directive. Null with NOT_REPORTED where it says nothing. */
  readonly reportedToAsWritten?: Maybe<Scalars['String']['output']>;
  /** To whom the result is handed in or reported. Null with NOT_REPORTED where it is not said or not identified. */
  readonly reportedTo?: Maybe<Agency>;
  /** Who verifies what is reported on it, as its directive, else the one that this is attached to, names it; the first where several are named. Null with NOT_REPORTED where none is named: then nobody can verify. */
  readonly followUp?: Maybe<FollowUp>;
  /** How many agencies have done their part on a day. Null with NOT_APPLICABLE for a day before the directive was issued. */
  readonly progress?: Maybe<TaskProgress>;
  /** Tasks that it reminds of or restates, and tasks that do so of it, with how that is known. */
  readonly relations: ReadonlyArray<TaskRelation>;
  /** Older tasks of other documents and their parts that it seems to restate without saying so, closest first. Computed from the words; nobody has confirmed them. */
  readonly suggestedRestatements?: Maybe<ReadonlyArray<RestatementSuggestion>>;
  /** Where its deadline contradicts itself, that of the task it passes on, or counts contradict. */
  readonly conflicts: ReadonlyArray<Conflict>;
  /** Why it has lost its ground by the day looked at. Null with NOT_APPLICABLE while it has one. */
  readonly lostBasis?: Maybe<LostBasis>;
  /** The task of a higher directive that it passes on. Null with NOT_APPLICABLE when it passes on none. */
  readonly parent?: Maybe<Task>;
  /** How the parent is known. Null with NOT_APPLICABLE without a parent. */
  readonly parentBasis?: Maybe<ParentBasis>;
  /** Tasks of other directives that pass it on, each directive's together and in the order of its text. */
  readonly children: TaskConnection;
  /** Who has to do it, leads first, then in the order of the text. */
  readonly assignments: TaskAssignmentConnection;
};


/** A duty that a directive sets: the smallest clause with an anchor of its own. */
export type TaskProgressArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** A duty that a directive sets: the smallest clause with an anchor of its own. */
export type TaskRelationsArgs = {
  kind?: InputMaybe<TaskRelationKind>;
};


/** A duty that a directive sets: the smallest clause with an anchor of its own. */
export type TaskSuggestedRestatementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A duty that a directive sets: the smallest clause with an anchor of its own. */
export type TaskLostBasisArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** A duty that a directive sets: the smallest clause with an anchor of its own. */
export type TaskChildrenArgs = {
  page?: InputMaybe<PageInput>;
};


/** A duty that a directive sets: the smallest clause with an anchor of its own. */
export type TaskAssignmentsArgs = {
  role?: InputMaybe<AssignmentRole>;
  basis?: InputMaybe<AssignmentBasis>;
  page?: InputMaybe<PageInput>;
};

/** Whether a task is a clause of its own. */
export type TaskScope =
  /** One duty with an anchor. */
  | 'SPECIFIC'
  /** An order to carry out a directive or a section as a whole. */
  | 'GENERAL';

/** How strongly a directive means a task. */
export type TaskStrength =
  /** An order. */
  | 'ASSIGNED'
  /** An aim (phấn đấu). */
  | 'AIM'
  /** Encouraged (khuyến khích). */
  | 'ENCOURAGED';

/** How it is known that one task passes on another. */
export type ParentBasis =
  /** The document cites the other and repeats its item. */
  | 'CITED'
  /** Both quote the same task number. */
  | 'SAME_TASK_NUMBER'
  /** By content only. */
  | 'INFERRED';

/** By when a task is due, as the directive says it. */
export type Deadline = {
  readonly __typename?: 'Deadline';
  /** The words; null when it sets none. */
  readonly asWritten?: Maybe<Scalars['String']['output']>;
  /** How the words fix the day. */
  readonly kind: DeadlineKind;
  /** The period meant, such as "2023-03", "2023-Q1" or "2023"; null when it is a single day or none. */
  readonly period?: Maybe<Scalars['String']['output']>;
  /** The last day on which the task is in time; of a staged deadline that of the hard part. Null when it cannot be told from the words. */
  readonly lastOn?: Maybe<Scalars['Date']['output']>;
  /** Of a staged deadline, the last day of the soft part; else null. */
  readonly softLastOn?: Maybe<Scalars['Date']['output']>;
  /** How a recurring duty recurs, as an RFC 5545 RRULE: the first of `recurrenceRules`; null for others and where no period is stated. */
  readonly recurrenceRule?: Maybe<Scalars['String']['output']>;
  /** How a recurring duty recurs, as RFC 5545 RRULEs: several for words such as "hằng tháng, quý, năm"; empty for others and where no period is stated. */
  readonly recurrenceRules: ReadonlyArray<Scalars['String']['output']>;
  /** First day of the work or of a series, where the words name it; else null. */
  readonly startsOn?: Maybe<Scalars['Date']['output']>;
  /** What the reading of the words took for granted or could not tell, as codes such as YEAR_FROM_ISSUE; empty where the words say it all. RECORD_DIFFERS where the words, read again, come to something else than is recorded: the record counts then. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** How sure the reading is. Null without words, and where the record differs. */
  readonly confidence?: Maybe<Confidence>;
};

/** How the words of a deadline fix its day. */
export type DeadlineKind =
  /** No deadline is set. */
  | 'NONE'
  /** On a day. */
  | 'DATE'
  /** Before a day: the day before is the last (trước ngày). */
  | 'BEFORE_DATE'
  /** Within a month: its last day is the last (tháng, trong tháng). */
  | 'MONTH'
  /** Before a month: the last day of the month before (trước tháng). */
  | 'BY_MONTH_END'
  /** Within a quarter. */
  | 'QUARTER'
  /** Within a half-year. */
  | 'HALF'
  /** Within a year. */
  | 'YEAR'
  /** From one day to another, or over several periods (giai đoạn 2022-2025). */
  | 'SPAN'
  /** Again and again (hằng tháng, hằng năm). */
  | 'RECURRING'
  /** As another plan or event says (theo tiến độ). */
  | 'RELATIVE'
  /** A soft and a hard day (phấn đấu, chậm nhất). */
  | 'STAGED'
  /** There are words, and no deadline was understood in them: an officer has to read them. */
  | 'UNREAD';

/** One addressee of a task and its own part of the work: an agency, or a class of agencies, whose members then have parts of their own. */
export type TaskAssignment = {
  readonly __typename?: 'TaskAssignment';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The task. */
  readonly task?: Maybe<Task>;
  /** The agency. Null with NOT_APPLICABLE for a class as such, NOT_REPORTED while it is not identified. */
  readonly agency?: Maybe<Agency>;
  /** The addressee in the words of the directive. */
  readonly agencyAsWritten?: Maybe<Scalars['String']['output']>;
  /** The class of agencies that is meant, or of which the agency is a member. Null with NOT_APPLICABLE when the agency is named. */
  readonly agencyClass?: Maybe<AgencyClass>;
  /** The assignment to the class, of which this is one member's part. Null with NOT_APPLICABLE for others. */
  readonly memberOf?: Maybe<TaskAssignment>;
  /** The parts of the members of the class, as it was on the day of issue. Whom the task also names is asked once: while its part by name goes on, that of the member is EXCLUDED and counts nowhere. Null with NOT_APPLICABLE when an agency is named. */
  readonly members?: Maybe<TaskAssignmentConnection>;
  /** Leads or co-operates. */
  readonly role?: Maybe<AssignmentRole>;
  /** Whether it is named or meant as one of a class. */
  readonly basis?: Maybe<AssignmentBasis>;
  /** The condition that selects members of the class, as written, such as "liên quan". Null with NOT_APPLICABLE without one. */
  readonly condition?: Maybe<Scalars['String']['output']>;
  /** Whether it binds. Null with NOT_APPLICABLE for a class of which members are known: they stand each by itself. */
  readonly concern?: Maybe<Concern>;
  /** The deadline that it had when it was set: of the task, or of the older task that the task reminds of. */
  readonly originalDeadline?: Maybe<Deadline>;
  /** The deadline in force on a day: the latest extension decided by then, or the original. Of what is done or has ended, that of the day on which it was. */
  readonly currentDeadline?: Maybe<Deadline>;
  /** The decisions that set another deadline, oldest first; of what was taken over also those made before. */
  readonly extensions: ReadonlyArray<DeadlineExtension>;
  /** How it stands on a day. Derived from what was decided, reported and verified; nobody types it. Null with NOT_APPLICABLE for a class of which members are known, for a member on days on which the task asks the agency by name, and for a day before the directive was issued or the assignment taken over. */
  readonly standing?: Maybe<AssignmentStanding>;
  /** What was reported on it, latest first. */
  readonly reports?: Maybe<TaskReportConnection>;
  /** Of a recurring duty the periods that fall due between two days, oldest first, at most 100, each with its own report and lateness; none from before the directive was issued or the assignment taken over. Null with NOT_APPLICABLE for others and for a class of which members are known, NOT_REPORTED where no period is stated. */
  readonly instances?: Maybe<ReadonlyArray<DutyInstance>>;
  /** The assignment that it came from when it was passed on. Null with NOT_APPLICABLE for others. */
  readonly transferredFrom?: Maybe<TaskAssignment>;
  /** The assignment that it became when it was passed on. Null with NOT_APPLICABLE for others. */
  readonly transferredTo?: Maybe<TaskAssignment>;
  /** Why it was taken back. Null with NOT_APPLICABLE while it was not. */
  readonly withdrawal?: Maybe<Withdrawal>;
  /** Tasks by which the agency passed the task on; at most 50. Null with NOT_APPLICABLE for a class as such, NOT_REPORTED while the agency is not identified. */
  readonly passedOn?: Maybe<ReadonlyArray<Task>>;
  /** Agencies that may take it over, when its agency has ended. Null with NOT_APPLICABLE while the agency goes on. */
  readonly proposedSuccessors?: Maybe<ReadonlyArray<SuccessorProposal>>;
};


/** One addressee of a task and its own part of the work: an agency, or a class of agencies, whose members then have parts of their own. */
export type TaskAssignmentMembersArgs = {
  concern?: InputMaybe<Concern>;
  page?: InputMaybe<PageInput>;
};


/** One addressee of a task and its own part of the work: an agency, or a class of agencies, whose members then have parts of their own. */
export type TaskAssignmentCurrentDeadlineArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** One addressee of a task and its own part of the work: an agency, or a class of agencies, whose members then have parts of their own. */
export type TaskAssignmentStandingArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** One addressee of a task and its own part of the work: an agency, or a class of agencies, whose members then have parts of their own. */
export type TaskAssignmentReportsArgs = {
  page?: InputMaybe<PageInput>;
};


/** One addressee of a task and its own part of the work: an agency, or a class of agencies, whose members then have parts of their own. */
export type TaskAssignmentInstancesArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** One addressee of a task and its own part of the work: an agency, or a class of agencies, whose members then have parts of their own. */
export type TaskAssignmentProposedSuccessorsArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** Whether an assignment binds an agency. */
export type Concern =
  /** It does: the agency is named, one of a class, or confirmed to be meant. */
  | 'BOUND'
  /** Perhaps: one of a class of which only those concerned are meant, not confirmed yet. It is never late and never silent. */
  | 'POTENTIAL'
  /** It does not: it was said that the agency is not meant, or the task asks the agency by name, and not once more as one of a class. */
  | 'EXCLUDED';

/** How an assignment stands, but for its deadline. */
export type AssignmentState =
  /** Nothing has been reported as done. */
  | 'OPEN'
  /** Reported as done; nobody has verified it. */
  | 'REPORTED'
  /** A report was returned: it is open again. */
  | 'RETURNED'
  /** Reported and verified. */
  | 'VERIFIED'
  /** Passed to another agency. */
  | 'TRANSFERRED'
  /** Taken back. */
  | 'WITHDRAWN';

/** How something not done stands to its deadline. */
export type DeadlineStanding =
  /** Nothing is asked of the agency: it is only perhaps meant, or was said not to be. */
  | 'NOT_BOUND'
  /** No day is known: none is set, it waits for an event, or it recurs and each period stands by itself. */
  | 'NO_DAY'
  /** The last day has not passed. */
  | 'IN_TIME'
  /** The day of an aim has passed, that of the order has not, or there is none. */
  | 'PAST_AIM'
  /** The last day has passed. */
  | 'OVERDUE';

/** How an assignment stands on a day. */
export type AssignmentStanding = {
  readonly __typename?: 'AssignmentStanding';
  /** The day looked at. */
  readonly on: Scalars['Date']['output'];
  /** What was decided, reported and verified by then. */
  readonly state: AssignmentState;
  /** How it stands, or when it was done or ended stood, to the deadline in force. */
  readonly deadlineStanding: DeadlineStanding;
  /** Days past the last day of the deadline in force, counted to the day it was done or ended; 0 while it is in time, and of an aim, for which nobody is late. Null without a day, and where it does not bind. */
  readonly daysOverdue?: Maybe<Scalars['Int']['output']>;
  /** Days past the last day of the original deadline, counted likewise. Null without a day, and where it does not bind. */
  readonly daysPastOriginal?: Maybe<Scalars['Int']['output']>;
  /** The day on which it was done, as reported. Null until then. */
  readonly completedOn?: Maybe<Scalars['Date']['output']>;
  /** The day of the verification. Null until then. */
  readonly verifiedOn?: Maybe<Scalars['Date']['output']>;
  /** Whether the office that verified is the agency itself. */
  readonly isSelfVerified: Scalars['Boolean']['output'];
  /** Whether it was done in time by the original deadline. Null while not done, and without a day. */
  readonly isOnTimeByOriginal?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it was done in time by the deadline in force when it was done. Null while not done, and without a day. */
  readonly isOnTimeByCurrent?: Maybe<Scalars['Boolean']['output']>;
};

/** A decision that sets another deadline. */
export type DeadlineExtension = {
  readonly __typename?: 'DeadlineExtension';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The new deadline. */
  readonly deadline?: Maybe<Deadline>;
  /** The document that authorises it. */
  readonly authorisedBy?: Maybe<Directive>;
  /** The day of the decision. */
  readonly decidedOn?: Maybe<Scalars['Date']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Why an assignment was taken back. */
export type Withdrawal = {
  readonly __typename?: 'Withdrawal';
  /** The document that authorises it. */
  readonly authorisedBy?: Maybe<Directive>;
  /** The day of the decision. */
  readonly decidedOn: Scalars['Date']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** What an agency reports on its assignment: one of two keys. */
export type TaskReport = {
  readonly __typename?: 'TaskReport';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The assignment. */
  readonly assignment?: Maybe<TaskAssignment>;
  /** The agency that reported. */
  readonly agency?: Maybe<Agency>;
  /** What is said to have come of it. */
  readonly outcome?: Maybe<ReportOutcome>;
  /** The day on which it was done, as the agency says. Null with NOT_APPLICABLE when it is not done. */
  readonly completedOn?: Maybe<Scalars['Date']['output']>;
  /** Of a recurring duty the period that is reported on, such as "2025-03". Null with NOT_APPLICABLE for others. */
  readonly period?: Maybe<Scalars['String']['output']>;
  /** In a few words. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** The document that came of it. Null with NOT_APPLICABLE without one. */
  readonly product?: Maybe<Directive>;
  /** When it was recorded: later than the day it was done means reported late. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the follow-up office made of it: the other key. Null with NO_ACTIVITY until it has. */
  readonly verification?: Maybe<ReportVerification>;
};

/** What a report says of the work. */
export type ReportOutcome =
  /** Done. */
  | 'DONE'
  /** Under way. */
  | 'IN_PROGRESS'
  /** It cannot be done as it is set. */
  | 'IMPEDED';

/** What a follow-up office made of a report. */
export type ReportVerification = {
  readonly __typename?: 'ReportVerification';
  /** The office. */
  readonly office?: Maybe<Agency>;
  /** Whether it accepts the report. */
  readonly verdict: Verdict;
  /** The day of the verdict. */
  readonly decidedOn: Scalars['Date']['output'];
  /** Why; null when it accepts without comment. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Whether the office is the agency that reported. */
  readonly isSelfVerified: Scalars['Boolean']['output'];
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** What becomes of a report. */
export type Verdict =
  /** It is right. */
  | 'ACCEPTED'
  /** It goes back: the assignment is open again. */
  | 'RETURNED';

/** One period of a recurring duty. */
export type DutyInstance = {
  readonly __typename?: 'DutyInstance';
  /** The period, such as "2025-03", "2025-Q1" or "2025". */
  readonly period: Scalars['String']['output'];
  /** Its first day. */
  readonly firstOn: Scalars['Date']['output'];
  /** The last day on which it is in time. */
  readonly dueOn: Scalars['Date']['output'];
  /** Whether the words name that day; where they do not, the end of the period counts. */
  readonly isDayStated: Scalars['Boolean']['output'];
  /** What was decided, reported and verified by the day looked at. */
  readonly state: AssignmentState;
  /** How it stands, or when it was done stood, to its day. */
  readonly deadlineStanding: DeadlineStanding;
  /** Days past its day, to the day it was done; 0 while it is in time. */
  readonly daysOverdue: Scalars['Int']['output'];
  /** The report on it: the latest that was not returned, else the latest. Null with NOT_REPORTED while there is none. */
  readonly report?: Maybe<TaskReport>;
};

/** How many agencies have done their part of a task. Members of classes count each by itself, whom the task names besides once. */
export type TaskProgress = {
  readonly __typename?: 'TaskProgress';
  /** The day looked at. */
  readonly on: Scalars['Date']['output'];
  /** How many of those bound have reported it done, verified or not. A recurring duty is never done as a whole: see `instances`. */
  readonly reported: Ratio;
  /** How many of those bound have it verified. */
  readonly verified: Ratio;
  /** How many of those bound are late, as `isOverdue` of the filters says. */
  readonly overdue: Scalars['Int']['output'];
  /** How many are only perhaps meant. */
  readonly potential: Scalars['Int']['output'];
  /** How many were taken back or passed on; they count nowhere else. */
  readonly ended: Scalars['Int']['output'];
  /** Whether all whom the task addresses are known one by one. False where a class has members that stand in no register, or not all do. */
  readonly isComplete: Scalars['Boolean']['output'];
};

/** Who follows up that a directive is carried out. */
export type FollowUp = {
  readonly __typename?: 'FollowUp';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The directive. */
  readonly directive?: Maybe<Directive>;
  /** The office. */
  readonly office?: Maybe<Agency>;
  /** The clause that names it. */
  readonly clause?: Maybe<Scalars['String']['output']>;
  /** Its words. */
  readonly asWritten?: Maybe<Scalars['String']['output']>;
};

/** An addressee of a directive and in how many tasks it is named. */
export type Addressee = {
  readonly __typename?: 'Addressee';
  /** The agency. Null with NOT_APPLICABLE when a class is meant, NOT_REPORTED while it is not identified. */
  readonly agency?: Maybe<Agency>;
  /** The class. Null with NOT_APPLICABLE when an agency is named. */
  readonly agencyClass?: Maybe<AgencyClass>;
  /** In the words of the directive, as first written. */
  readonly asWritten: Scalars['String']['output'];
  /** In how many of its tasks. */
  readonly taskCount: Scalars['Int']['output'];
  /** Their clauses, in the order of the text, those of attached parts after its own; at most 50. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of addressees. */
export type AddresseeConnection = {
  readonly __typename?: 'AddresseeConnection';
  /** The addressees with their cursors. */
  readonly edges: ReadonlyArray<AddresseeEdge>;
  /** The addressees alone. */
  readonly nodes: ReadonlyArray<Addressee>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An addressee in a list. */
export type AddresseeEdge = {
  readonly __typename?: 'AddresseeEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The addressee. */
  readonly node: Addressee;
};

/** A number that a directive states, beside what it can be compared with. */
export type CountStatement = {
  readonly __typename?: 'CountStatement';
  /** The clause that states it. */
  readonly clause: Scalars['String']['output'];
  /** Its words. */
  readonly asWritten: Scalars['String']['output'];
  /** The number stated. */
  readonly stated: Scalars['Int']['output'];
  /** What it is compared with, in words. */
  readonly comparedWith: Scalars['String']['output'];
  /** The number found there. */
  readonly found: Scalars['Int']['output'];
  /** Whether both are equal. */
  readonly agrees: Scalars['Boolean']['output'];
  /** The task whose addressees were counted. Null when something else was. */
  readonly task?: Maybe<Task>;
};

/** Two statements that cannot both be right, or sit ill together. Both are kept; it is for officers to decide. */
export type Conflict = {
  readonly __typename?: 'Conflict';
  /** What it is about. */
  readonly kind: ConflictKind;
  /** The statements, the higher directive's first. */
  readonly statements: ReadonlyArray<ConflictStatement>;
  /** Days between the two last days. Null when it is no conflict of days. */
  readonly days?: Maybe<Scalars['Int']['output']>;
  /** What is the matter, in Vietnamese. */
  readonly explanation: Scalars['String']['output'];
};

/** What a conflict is about. */
export type ConflictKind =
  /** One task has two last days. */
  | 'DEADLINE_WITHIN'
  /** A task is due later than the one that it passes on to the same addressees. */
  | 'DEADLINE_AFTER_PARENT'
  /** A count differs from another. */
  | 'COUNT';

/** One side of a conflict. */
export type ConflictStatement = {
  readonly __typename?: 'ConflictStatement';
  /** The directive that says it. */
  readonly directive?: Maybe<Directive>;
  /** The task. Null when it is said outside of any. */
  readonly task?: Maybe<Task>;
  /** The clause. */
  readonly clause: Scalars['String']['output'];
  /** Its words. */
  readonly asWritten: Scalars['String']['output'];
  /** The last day that it sets; null when it is no conflict of days. */
  readonly lastOn?: Maybe<Scalars['Date']['output']>;
};

/** That one task reminds of another or restates it. */
export type TaskRelation = {
  readonly __typename?: 'TaskRelation';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The later task. */
  readonly from?: Maybe<Task>;
  /** The earlier task. */
  readonly to?: Maybe<Task>;
  /** What the later one does. */
  readonly kind?: Maybe<TaskRelationKind>;
  /** How much of the earlier task is meant. */
  readonly extent?: Maybe<RelationExtent>;
  /** How it is known. */
  readonly basis?: Maybe<RelationBasis>;
  /** How sure it is. */
  readonly confidence?: Maybe<Confidence>;
  /** Why it is taken to be so. Null with NOT_REPORTED where nothing is noted. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** What a later task does with an earlier one. */
export type TaskRelationKind =
  /** Urges that it be done. */
  | 'REMINDS'
  /** Says it again. */
  | 'RESTATES';

/** How much of a task is meant. */
export type RelationExtent =
  /** All of it. */
  | 'WHOLE'
  /** Part of it. Its deadline holds for the part, and not for what else the later task asks. */
  | 'PART';

/** How a relation of tasks is known. */
export type RelationBasis =
  /** The later directive cites the earlier. */
  | 'CITED'
  /** By content: whoever recorded it concluded so. */
  | 'INFERRED'
  /** An officer of the issuing agency or an operator confirmed it. */
  | 'CONFIRMED'
  /** An officer of the issuing agency or an operator denied it: kept so that it is not suggested again. */
  | 'DENIED';

/** An older task that a task seems to restate. */
export type RestatementSuggestion = {
  readonly __typename?: 'RestatementSuggestion';
  /** The older task. */
  readonly task: Task;
  /** Share of the words of the later task that stand in the older one in runs of three or more. */
  readonly sharedWords: Ratio;
  /** The longest run of words in common. */
  readonly longestRun: Scalars['String']['output'];
  /** Whether its directive is cited by that of the later task. */
  readonly isCited: Scalars['Boolean']['output'];
};

/** Whether a directive holds. */
export type DirectiveForce = {
  readonly __typename?: 'DirectiveForce';
  /** The day looked at. */
  readonly on: Scalars['Date']['output'];
  /** Whether it holds as a whole. A change only ordered and not yet made does not end it. */
  readonly isInForce: Scalars['Boolean']['output'];
  /** What ended it or parts of it by then, oldest first. */
  readonly endedBy: ReadonlyArray<DirectiveEnding>;
};

/** That a directive, or a part of it, was ended by another. */
export type DirectiveEnding = {
  readonly __typename?: 'DirectiveEnding';
  /** The place in the ending directive. */
  readonly citation: Citation;
  /** The day from which it no longer holds: the day of issue of the ending directive. Null while that is blank: then it is not taken to have ended. */
  readonly on?: Maybe<Scalars['Date']['output']>;
  /** Whether all of it ended; else only the provision that the citation names. */
  readonly isWhole: Scalars['Boolean']['output'];
};

/** Why a task has lost its ground. */
export type LostBasis = {
  readonly __typename?: 'LostBasis';
  /** The directive that no longer holds: the one that sets the task, or one above that it passes on. */
  readonly directive?: Maybe<Directive>;
  /** What ended it. */
  readonly ending: DirectiveEnding;
};

/** An agency of which something was asked and nothing was heard. */
export type Silence = {
  readonly __typename?: 'Silence';
  /** The agency. */
  readonly agency?: Maybe<Agency>;
  /** The directive that asked. */
  readonly directive?: Maybe<Directive>;
  /** Whether every such task means it only as one of a class. */
  readonly isByClassOnly: Scalars['Boolean']['output'];
  /** The tasks that it leads there, in the order of the text; at most 50. */
  readonly tasks: ReadonlyArray<Task>;
  /** How many tasks it leads there. */
  readonly taskCount: Scalars['Int']['output'];
  /** Days from the issue of the directive to the day looked at. */
  readonly days: Scalars['Int']['output'];
  /** The level of government of the agency: on which the directive was not passed on. Null with NOT_REPORTED while it is not known. */
  readonly level?: Maybe<AgencyLevel>;
  /** Whether the agency had ended by the day: then its successors are to be asked. */
  readonly isAgencyEnded: Scalars['Boolean']['output'];
};

/** A page of silences. */
export type SilenceConnection = {
  readonly __typename?: 'SilenceConnection';
  /** The silences with their cursors. */
  readonly edges: ReadonlyArray<SilenceEdge>;
  /** The silences alone. */
  readonly nodes: ReadonlyArray<Silence>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A silence in a list. */
export type SilenceEdge = {
  readonly __typename?: 'SilenceEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The silence. */
  readonly node: Silence;
};

/** An assignment not done whose agency has ended. */
export type OrphanedAssignment = {
  readonly __typename?: 'OrphanedAssignment';
  /** The assignment. */
  readonly assignment: TaskAssignment;
  /** The last day of its agency. */
  readonly agencyEndedOn: Scalars['Date']['output'];
  /** Who may take it over, the likeliest first; empty when no reorganisation says. */
  readonly proposals: ReadonlyArray<SuccessorProposal>;
};

/** A page of orphaned assignments. */
export type OrphanedAssignmentConnection = {
  readonly __typename?: 'OrphanedAssignmentConnection';
  /** The assignments with their cursors. */
  readonly edges: ReadonlyArray<OrphanedAssignmentEdge>;
  /** The assignments alone. */
  readonly nodes: ReadonlyArray<OrphanedAssignment>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An orphaned assignment in a list. */
export type OrphanedAssignmentEdge = {
  readonly __typename?: 'OrphanedAssignmentEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The assignment. */
  readonly node: OrphanedAssignment;
};

/** An agency that may take over an assignment. Nothing passes by itself: an officer transfers it. */
export type SuccessorProposal = {
  readonly __typename?: 'SuccessorProposal';
  /** The agency. */
  readonly agency?: Maybe<Agency>;
  /** How sure it is: HIGH for the one successor of all functions or of a function that the task names. */
  readonly confidence: Confidence;
  /** The reorganisation that makes it a successor. */
  readonly succession?: Maybe<Succession>;
  /** The function that moved there and that the task is about, in words; null when everything moved. */
  readonly function?: Maybe<Scalars['String']['output']>;
};

export type Succession = {
  readonly __typename?: 'Succession';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
};

/** What a citation may mean. */
export type DirectiveMatch = {
  readonly __typename?: 'DirectiveMatch';
  /** The number read from the words; null where none was. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** The symbol read from the words, slips mended; null where none was. */
  readonly symbol?: Maybe<Scalars['String']['output']>;
  /** The year read from the words or the symbol; null where none was. */
  readonly year?: Maybe<Scalars['Int']['output']>;
  /** The day read from the words; null where none was. */
  readonly issuedOn?: Maybe<Scalars['Date']['output']>;
  /** The directives it may mean, the likeliest first; at most 10. */
  readonly candidates: ReadonlyArray<DirectiveCandidate>;
};

/** A directive that a citation may mean. */
export type DirectiveCandidate = {
  readonly __typename?: 'DirectiveCandidate';
  /** The directive. */
  readonly directive: Directive;
  /** How sure it is. */
  readonly confidence: Confidence;
  /** What speaks for it and against it, as codes such as NUMBER, DAY, ISSUER_DIFFERS, SLIP. */
  readonly evidence: ReadonlyArray<MatchEvidence>;
};

/** One thing that speaks for a candidate, or against it. */
export type MatchEvidence = {
  readonly __typename?: 'MatchEvidence';
  /** What it is. */
  readonly kind: MatchEvidenceKind;
  /** The words that it rests on. */
  readonly asWritten: Scalars['String']['output'];
};

/** What may speak for or against a match. */
export type MatchEvidenceKind =
  /** Number and codes are the same. */
  | 'SYMBOL'
  /** The number is the same, the codes differ or are not given. */
  | 'NUMBER'
  /** The codes are the same, the number is not given. */
  | 'CODES'
  /** The symbol is the same once a slip of typing or scanning is mended. */
  | 'SLIP'
  /** The year is the same. */
  | 'YEAR'
  /** The day of issue is the same. */
  | 'DAY'
  /** The day of issue differs. */
  | 'DAY_DIFFERS'
  /** The type of document is the same. */
  | 'TYPE'
  /** The issuer is the same. */
  | 'ISSUER'
  /** The issuer differs. */
  | 'ISSUER_DIFFERS'
  /** The subject has these words. */
  | 'SUBJECT'
  /** The directive itself leaves the number or the day blank, and another document states it. */
  | 'STATED_ELSEWHERE'
  /** The directive in which the words stand cites it elsewhere. */
  | 'CITED_NEARBY'
  /** It is attached to the directive in which the words stand, or that one is attached to it. */
  | 'ATTACHED';

/** A directive that was found. */
export type DirectiveHit = {
  readonly __typename?: 'DirectiveHit';
  /** The directive. */
  readonly directive: Directive;
  /** Where the words were found, that field's text with them between « and ». */
  readonly matched: Scalars['String']['output'];
  /** How well it fits, 0 to 1; for the order only. */
  readonly score: Scalars['Decimal']['output'];
};

/** A task that was found. */
export type TaskHit = {
  readonly __typename?: 'TaskHit';
  /** The task. */
  readonly task: Task;
  /** Where the words were found, that field's text with them between « and ». */
  readonly matched: Scalars['String']['output'];
  /** How well it fits, 0 to 1; for the order only. */
  readonly score: Scalars['Decimal']['output'];
};

export type AgencyClass = {
  readonly __typename?: 'AgencyClass';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Assignments to the class as such, the latest directive first. */
  readonly assignments?: Maybe<TaskAssignmentConnection>;
};


export type AgencyClassAssignmentsArgs = {
  page?: InputMaybe<PageInput>;
};

/** What an agency is, as the documents of 2022 to 2025 use the words. */
export type AgencyKind =
  /** Chính phủ, the Government. */
  | 'GOVERNMENT'
  /** Thủ tướng Chính phủ, the Prime Minister as an authority. */
  | 'PRIME_MINISTER'
  /** Bộ, a ministry. */
  | 'MINISTRY'
  /** Cơ quan ngang bộ, a body of ministerial rank. */
  | 'MINISTRY_LEVEL'
  /** Cơ quan thuộc Chính phủ, a body attached to the Government. */
  | 'GOVERNMENT_ATTACHED'
  /** A province or centrally run city, addressed through its people's committee (Ủy ban nhân dân). */
  | 'PROVINCE'
  /** Sở, cục, văn phòng, phòng: a department of one of the above. */
  | 'DEPARTMENT'
  /** Trung tâm, a centre. */
  | 'CENTRE'
  /** Trường, a school or college. */
  | 'SCHOOL'
  /** A state enterprise. */
  | 'ENTERPRISE'
  /** A body of the Party, a council or a union. */
  | 'PARTY_OR_COUNCIL'
  /** Tổ công tác, ban chỉ đạo, hội đồng tư vấn: a task force or steering committee. */
  | 'TASK_FORCE'
  /** Any other organisation that documents address. */
  | 'OTHER';

/** Part that an agency has in a task. */
export type AssignmentRole =
  /** Chủ trì: answers for it. */
  | 'LEAD'
  /** Phối hợp: helps. */
  | 'COORDINATE';

/** How an addressee is meant. */
export type AssignmentBasis =
  /** By name. */
  | 'NAMED'
  /** All of a class. */
  | 'CLASS'
  /** Those of a class that are concerned or meet a condition. */
  | 'CLASS_IF_CONCERNED';

/** How a directive was passed on: each step is a document that carries out, forwards, acts on or urges an earlier one, or is issued on the ground of one that is no legal normative document. An attachment counts as the document it is attached to. */
export type Cascade = {
  readonly __typename?: 'Cascade';
  /** Steps from the root on, in the order of their day; the first is the root itself. At most 100. */
  readonly steps: ReadonlyArray<CascadeStep>;
  /** How many documents there are. */
  readonly documentCount: Scalars['Int']['output'];
  /** Most hops from the root to a step. */
  readonly hopCount: Scalars['Int']['output'];
  /** Days from the root to the last step. Null with NOT_REPORTED while a day is not known. */
  readonly totalDays?: Maybe<Scalars['Int']['output']>;
  /** The step that took longest after its predecessor. Null with NO_ACTIVITY while nothing was passed on, NOT_REPORTED while the days are not known. */
  readonly slowestStep?: Maybe<CascadeStep>;
};

/** One document of a cascade. */
export type CascadeStep = {
  readonly __typename?: 'CascadeStep';
  /** The document. */
  readonly directive: Directive;
  /** The document that it acts on: the latest of those in the cascade that it cites so. Null with NOT_APPLICABLE for the root. */
  readonly from?: Maybe<Directive>;
  /** Hops from the root: 0 for the root. */
  readonly hop: Scalars['Int']['output'];
  /** Days between the two documents. Null with NOT_APPLICABLE for the root, NOT_REPORTED while a day is not known. */
  readonly lagDays?: Maybe<Scalars['Int']['output']>;
  /** How many specific tasks of the documents above it in the cascade, attachments included, its own tasks pass on. Null with NOT_APPLICABLE for the root. */
  readonly tasksPassedOn?: Maybe<Scalars['Int']['output']>;
  /** Which of those tasks its own tasks pass on, in the order of the text; at most 100. Null with NOT_APPLICABLE for the root. */
  readonly passedOn?: Maybe<ReadonlyArray<Task>>;
  /** Which specific tasks of the documents above bind its issuer, by name or as one of a class, and are not passed on by it; at most 100. Not all have to be: some an agency does itself. Null with NOT_APPLICABLE for the root, NOT_REPORTED while the issuer is not identified. */
  readonly notPassedOn?: Maybe<ReadonlyArray<TaskNotPassedOn>>;
  /** The level of government of the issuer, as it was on the day of issue. Null with NOT_REPORTED while it is not known. */
  readonly level?: Maybe<AgencyLevel>;
};

/** A task that binds who issued a document and that the document does not pass on. */
export type TaskNotPassedOn = {
  readonly __typename?: 'TaskNotPassedOn';
  /** The task. */
  readonly task: Task;
  /** The assignment that binds the issuer. */
  readonly assignment: TaskAssignment;
  /** Whether it is named or meant as one of a class. */
  readonly basis: AssignmentBasis;
  /** Leads or co-operates. */
  readonly role: AssignmentRole;
};

/** Where in the state an agency works. The district level ended on 30/06/2025. */
export type AgencyLevel =
  /** The whole country. */
  | 'NATIONAL'
  /** A province or centrally run city. */
  | 'PROVINCE'
  /** A district, to 30/06/2025. */
  | 'DISTRICT'
  /** A commune, ward or special zone. */
  | 'COMMUNE'
  /** A single unit, such as a school. */
  | 'UNIT';

export type Agency = {
  readonly __typename?: 'Agency';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Directives that it issued, newest first. */
  readonly issuedDirectives?: Maybe<DirectiveConnection>;
  /** Its parts in tasks, by name and as one of a class, by the deadline in force, those without a day last. */
  readonly assignments?: Maybe<TaskAssignmentConnection>;
  /** Counts of its parts in tasks and of those of all agencies under it on the day, as the row of `Query.taskMetrics` for it; zeros where there are none. */
  readonly taskMetrics?: Maybe<TaskMetrics>;
};


export type AgencyIssuedDirectivesArgs = {
  page?: InputMaybe<PageInput>;
};


export type AgencyAssignmentsArgs = {
  role?: InputMaybe<AssignmentRole>;
  concern?: InputMaybe<Concern>;
  basis?: InputMaybe<AssignmentBasis>;
  directiveId?: InputMaybe<Scalars['ID']['input']>;
  page?: InputMaybe<PageInput>;
};


export type AgencyTaskMetricsArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** A document to be recorded. */
export type RecordDirectiveInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Type of document as Nghị định 30/2020/NĐ-CP names it, such as "Công văn". */
  readonly type: Scalars['String']['input'];
  /** Number and codes as printed, such as "131/NQ-CP"; left out while the number is blank. */
  readonly symbol?: InputMaybe<Scalars['String']['input']>;
  /** The issuing agency. */
  readonly issuerId: Scalars['ID']['input'];
  /** The day of issue; left out while blank. */
  readonly issuedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The subject line in its own words. */
  readonly subject: Scalars['String']['input'];
  /** What it cites, in the order of its text; at most 100. */
  readonly citations?: ReadonlyArray<RecordCitationInput>;
};

/** A citation to be recorded. */
export type RecordCitationInput = {
  /** The cited directive; left out while it is not known which is meant. */
  readonly toId?: InputMaybe<Scalars['ID']['input']>;
  /** What the citing directive does with the cited one. */
  readonly relation: CitationRelation;
  /** Clause of the citing directive. */
  readonly clause: Scalars['String']['input'];
  /** The words of the citing directive. */
  readonly asWritten: Scalars['String']['input'];
};

/** What recording a directive led to. */
export type RecordDirectivePayload = {
  readonly __typename?: 'RecordDirectivePayload';
  /** The directive as it was recorded, whenever the command is sent again; null when it was refused. */
  readonly directive?: Maybe<Directive>;
  /** Why nothing was recorded; empty when it was. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What is right of a document. What is left out stays as it is; to blank a field, say null. */
export type CorrectDirectiveInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The directive. */
  readonly directiveId: Scalars['ID']['input'];
  /** Type of document as Nghị định 30/2020/NĐ-CP names it. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** Number and codes as printed; null while the number is blank. */
  readonly symbol?: InputMaybe<Scalars['String']['input']>;
  /** The day of issue; null while blank. */
  readonly issuedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The subject line in its own words. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
  /** The document that states what its own copy leaves blank, and its words: kept as evidence. */
  readonly evidence?: InputMaybe<StatedElsewhereInput>;
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** Where a fact is stated that a document's own copy leaves blank. */
export type StatedElsewhereInput = {
  /** Which fact. */
  readonly field: EvidenceField;
  /** The document that states it. */
  readonly statedInId: Scalars['ID']['input'];
  /** Its words. */
  readonly asWritten: Scalars['String']['input'];
  /** How sure the reading is. */
  readonly confidence: Confidence;
};

/** What became of it. */
export type CorrectDirectivePayload = {
  readonly __typename?: 'CorrectDirectivePayload';
  /** The directive as it was then; null when it was not found. */
  readonly directive?: Maybe<Directive>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A task to be recorded. */
export type RecordTaskInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The directive that sets it. */
  readonly directiveId: Scalars['ID']['input'];
  /** Anchor in the directive, such as "II.2.a.4" or "13". */
  readonly clause: Scalars['String']['input'];
  /** What is to be done, in short. */
  readonly title: Scalars['String']['input'];
  /** What has to come out of it, in the words of the directive. */
  readonly product?: InputMaybe<Scalars['String']['input']>;
  /** A clause of its own, or an order to carry out a whole. */
  readonly scope?: TaskScope;
  /** How strongly it is meant. */
  readonly strength?: TaskStrength;
  /** The words of the deadline; left out where none is set. What they mean is read by the hub. */
  readonly deadline?: InputMaybe<Scalars['String']['input']>;
  /** To whom the result is handed in or reported, in the words of the directive. */
  readonly reportedToAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** The same, as an agency of the register. */
  readonly reportedToId?: InputMaybe<Scalars['ID']['input']>;
  /** The task of a higher directive that it passes on. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** How the parent is known; to be given with it. */
  readonly parentBasis?: InputMaybe<ParentBasis>;
  /** Who has to do it, in the order of the text; at most 100. */
  readonly addressees: ReadonlyArray<AddresseeInput>;
};

/** An addressee to be recorded: an agency or a class, or neither while it is not identified. */
export type AddresseeInput = {
  /** The agency. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** The class. */
  readonly agencyClassId?: InputMaybe<Scalars['ID']['input']>;
  /** The addressee in the words of the directive. */
  readonly asWritten: Scalars['String']['input'];
  /** Leads or co-operates. */
  readonly role: AssignmentRole;
  /** The condition that selects members of the class, such as "liên quan": they then bind only once confirmed. */
  readonly condition?: InputMaybe<Scalars['String']['input']>;
};

/** What became of it. */
export type RecordTaskPayload = {
  readonly __typename?: 'RecordTaskPayload';
  /** The task as it was recorded; null when it was refused. */
  readonly task?: Maybe<Task>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What is right of a task. What is left out stays as it is; to blank a field, say null. */
export type CorrectTaskInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The task. */
  readonly taskId: Scalars['ID']['input'];
  /** Anchor in the directive. */
  readonly clause?: InputMaybe<Scalars['String']['input']>;
  /** What is to be done, in short. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** What has to come out of it. */
  readonly product?: InputMaybe<Scalars['String']['input']>;
  /** A clause of its own, or an order to carry out a whole. */
  readonly scope?: InputMaybe<TaskScope>;
  /** How strongly it is meant. */
  readonly strength?: InputMaybe<TaskStrength>;
  /** The words of the deadline as the directive has them. */
  readonly deadline?: InputMaybe<Scalars['String']['input']>;
  /** To whom the result is handed in or reported, in the words of the directive. */
  readonly reportedToAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** The same, as an agency of the register. */
  readonly reportedToId?: InputMaybe<Scalars['ID']['input']>;
  /** The task of a higher directive that it passes on. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** How the parent is known; to be given with it. */
  readonly parentBasis?: InputMaybe<ParentBasis>;
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type CorrectTaskPayload = {
  readonly __typename?: 'CorrectTaskPayload';
  /** The task as it was then; null when it was not found. */
  readonly task?: Maybe<Task>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** One more addressee of a task. */
export type AssignTaskInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The task. */
  readonly taskId: Scalars['ID']['input'];
  /** The addressee. */
  readonly addressee: AddresseeInput;
  /** The document that authorises it; the directive itself when it was only forgotten in the record. */
  readonly authorisedById: Scalars['ID']['input'];
};

/** What became of it. */
export type AssignTaskPayload = {
  readonly __typename?: 'AssignTaskPayload';
  /** The assignment as it was then; null when it was refused. */
  readonly assignment?: Maybe<TaskAssignment>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Another deadline. */
export type ExtendDeadlineInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The task. */
  readonly taskId: Scalars['ID']['input'];
  /** The assignments meant; all of the task that have not ended when left out. At most 100. */
  readonly assignmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The words of the new deadline: a day or a period; of what recurs, how often. It may be earlier too. */
  readonly deadline: Scalars['String']['input'];
  /** The document that authorises it. */
  readonly authorisedById: Scalars['ID']['input'];
  /** The day of the decision: not before the directive was issued, not after today. */
  readonly decidedOn: Scalars['Date']['input'];
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type ExtendDeadlinePayload = {
  readonly __typename?: 'ExtendDeadlinePayload';
  /** The task as it was then; null when it was not found. */
  readonly task?: Maybe<Task>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** An assignment to be passed on. */
export type TransferAssignmentInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The assignment; not one to a class as such. */
  readonly assignmentId: Scalars['ID']['input'];
  /** The agency that takes it over. */
  readonly toAgencyId: Scalars['ID']['input'];
  /** The document that authorises it. */
  readonly authorisedById: Scalars['ID']['input'];
  /** The day of the decision: not before the directive was issued, not after today. */
  readonly decidedOn: Scalars['Date']['input'];
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type TransferAssignmentPayload = {
  readonly __typename?: 'TransferAssignmentPayload';
  /** The new assignment as it was then; null when it was refused. */
  readonly assignment?: Maybe<TaskAssignment>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A task to be taken back. */
export type WithdrawTaskInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The task. */
  readonly taskId: Scalars['ID']['input'];
  /** The assignments meant; all of the task that have not ended when left out. At most 100. */
  readonly assignmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The document that authorises it. */
  readonly authorisedById: Scalars['ID']['input'];
  /** The day of the decision: not before the directive was issued, not after today. */
  readonly decidedOn: Scalars['Date']['input'];
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type WithdrawTaskPayload = {
  readonly __typename?: 'WithdrawTaskPayload';
  /** The task as it was then; null when it was not found. */
  readonly task?: Maybe<Task>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which agencies of a class are meant. */
export type ConfirmMembersInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The assignment to the class as such. */
  readonly assignmentId: Scalars['ID']['input'];
  /** Agencies that are meant; those that are no members yet become so. At most 100. */
  readonly confirmedIds?: ReadonlyArray<Scalars['ID']['input']>;
  /** Agencies that are not meant. At most 100. */
  readonly excludedIds?: ReadonlyArray<Scalars['ID']['input']>;
  /** The day of the decision. */
  readonly decidedOn: Scalars['Date']['input'];
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type ConfirmMembersPayload = {
  readonly __typename?: 'ConfirmMembersPayload';
  /** The assignment to the class as it was then; null when it was not found. */
  readonly assignment?: Maybe<TaskAssignment>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A report of the agency itself. */
export type ReportAssignmentInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The assignment; not one to a class as such. */
  readonly assignmentId: Scalars['ID']['input'];
  /** What came of it. */
  readonly outcome: ReportOutcome;
  /** The day on which it was done: with DONE, and only then. */
  readonly completedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Of a recurring duty the period reported on, such as "2025-03"; with recurring duties, and only then. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** In a few words. */
  readonly summary: Scalars['String']['input'];
  /** The document that came of it. */
  readonly productId?: InputMaybe<Scalars['ID']['input']>;
};

/** What became of it. */
export type ReportAssignmentPayload = {
  readonly __typename?: 'ReportAssignmentPayload';
  /** The report; null when it was refused. */
  readonly report?: Maybe<TaskReport>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A verdict on a report. */
export type VerifyReportInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The report: one that says DONE and has no verdict yet. */
  readonly reportId: Scalars['ID']['input'];
  /** The office in whose name the verdict is given: the follow-up office that the directive names. */
  readonly officeId: Scalars['ID']['input'];
  /** The verdict. */
  readonly verdict: Verdict;
  /** The day of the verdict: not before the day of the work, not after today. */
  readonly decidedOn: Scalars['Date']['input'];
  /** Why; to be given with RETURNED. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What became of it. */
export type VerifyReportPayload = {
  readonly __typename?: 'VerifyReportPayload';
  /** The report as it was then; null when it was not found. */
  readonly report?: Maybe<TaskReport>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A relation of two tasks. */
export type RelateTasksInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The later task: its issuer decides. */
  readonly taskId: Scalars['ID']['input'];
  /** The earlier task. */
  readonly earlierId: Scalars['ID']['input'];
  /** What the later one does. */
  readonly kind: TaskRelationKind;
  /** Whether it does: false denies what was inferred or suggested. */
  readonly isRelated?: Scalars['Boolean']['input'];
  /** How much of the earlier task is meant. */
  readonly extent?: RelationExtent;
  /** Why, in a few words. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What became of it. */
export type RelateTasksPayload = {
  readonly __typename?: 'RelateTasksPayload';
  /** The later task as it was then; null when it was not found. */
  readonly task?: Maybe<Task>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The office that follows up a directive. */
export type NameFollowUpOfficeInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The directive. */
  readonly directiveId: Scalars['ID']['input'];
  /** The office. */
  readonly officeId: Scalars['ID']['input'];
  /** The clause that names it. */
  readonly clause: Scalars['String']['input'];
  /** Its words. */
  readonly asWritten: Scalars['String']['input'];
};

/** What became of it. */
export type NameFollowUpOfficePayload = {
  readonly __typename?: 'NameFollowUpOfficePayload';
  /** The directive as it was then; null when it was not found. */
  readonly directive?: Maybe<Directive>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What a command answered when it was first carried out. */
export type CommandReceipt = {
  readonly __typename?: 'CommandReceipt';
  /** The key that the command was sent with. */
  readonly idempotencyKey: Scalars['ID']['output'];
  /** Name of the command, such as "recordDirective". */
  readonly command: Scalars['String']['output'];
  /** When it was carried out. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** The directive that it recorded or changed; null when it was refused, or made something else. */
  readonly directive?: Maybe<Directive>;
  /** The task that it recorded or changed; null when it was refused, or made something else. */
  readonly task?: Maybe<Task>;
  /** The assignment that it made or changed; null when it was refused, or made something else. */
  readonly assignment?: Maybe<TaskAssignment>;
  /** The report that it made or changed; null when it was refused, or made something else. */
  readonly report?: Maybe<TaskReport>;
  /** Why it was refused; empty when it was not. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A page of directives. */
export type DirectiveConnection = {
  readonly __typename?: 'DirectiveConnection';
  /** The directives with their cursors. */
  readonly edges: ReadonlyArray<DirectiveEdge>;
  /** The directives alone. */
  readonly nodes: ReadonlyArray<Directive>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A directive in a list. */
export type DirectiveEdge = {
  readonly __typename?: 'DirectiveEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The directive. */
  readonly node: Directive;
};

/** A page of citations. */
export type CitationConnection = {
  readonly __typename?: 'CitationConnection';
  /** The citations with their cursors. */
  readonly edges: ReadonlyArray<CitationEdge>;
  /** The citations alone. */
  readonly nodes: ReadonlyArray<Citation>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A citation in a list. */
export type CitationEdge = {
  readonly __typename?: 'CitationEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The citation. */
  readonly node: Citation;
};

/** A page of tasks. */
export type TaskConnection = {
  readonly __typename?: 'TaskConnection';
  /** The tasks with their cursors. */
  readonly edges: ReadonlyArray<TaskEdge>;
  /** The tasks alone. */
  readonly nodes: ReadonlyArray<Task>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A task in a list. */
export type TaskEdge = {
  readonly __typename?: 'TaskEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The task. */
  readonly node: Task;
};

/** A page of assignments. */
export type TaskAssignmentConnection = {
  readonly __typename?: 'TaskAssignmentConnection';
  /** The assignments with their cursors. */
  readonly edges: ReadonlyArray<TaskAssignmentEdge>;
  /** The assignments alone. */
  readonly nodes: ReadonlyArray<TaskAssignment>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An assignment in a list. */
export type TaskAssignmentEdge = {
  readonly __typename?: 'TaskAssignmentEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The assignment. */
  readonly node: TaskAssignment;
};

/** A page of reports. */
export type TaskReportConnection = {
  readonly __typename?: 'TaskReportConnection';
  /** The reports with their cursors. */
  readonly edges: ReadonlyArray<TaskReportEdge>;
  /** The reports alone. */
  readonly nodes: ReadonlyArray<TaskReport>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A report in a list. */
export type TaskReportEdge = {
  readonly __typename?: 'TaskReportEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The report. */
  readonly node: TaskReport;
};

/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetrics = {
  readonly __typename?: 'TaskMetrics';
  /** Whose parts they are. Null with NOT_APPLICABLE when rows are not grouped by it, and where there is none: `agencyFlags` then says why. */
  readonly agency?: Maybe<Agency>;
  /** What is to be known of the group beside its agency, and why it has none. Empty for most, and when rows are not grouped by it. */
  readonly agencyFlags: ReadonlyArray<AgencyGroupFlag>;
  /** When the last day in force is. Null with NOT_APPLICABLE when rows are not grouped by it, and for those that have none. */
  readonly period?: Maybe<Period>;
  /** Which directive sets the task. Null with NOT_APPLICABLE when rows are not grouped by it, with NOT_REPORTED for those of which it is not known. */
  readonly directive?: Maybe<Directive>;
  /** The task. Null with NOT_APPLICABLE when rows are not grouped by it, with NOT_REPORTED for those of which it is not known. */
  readonly task?: Maybe<Task>;
  /** Whether the agency leads or helps. Null with NOT_APPLICABLE when rows are not grouped by it, with NOT_REPORTED for those of which it is not known. */
  readonly role?: Maybe<AssignmentRole>;
  /** What was decided, reported and verified. Null with NOT_APPLICABLE when rows are not grouped by it, with NOT_REPORTED for those of which it is not known. */
  readonly state?: Maybe<AssignmentState>;
  /** Whether it is late: an order that binds, is not done, and whose last day in force has passed. Null with NOT_APPLICABLE when rows are not grouped by it. */
  readonly isOverdue?: Maybe<Scalars['Boolean']['output']>;
  /** Whether its deadline was extended. Null with NOT_APPLICABLE when rows are not grouped by it. */
  readonly isExtended?: Maybe<Scalars['Boolean']['output']>;
  /** Parts that bind and were not passed on or taken back. */
  readonly assignments: Scalars['Int']['output'];
  /** Of these, reported as done, verified or not. */
  readonly done: Scalars['Int']['output'];
  /** Of these, verified. */
  readonly verified: Scalars['Int']['output'];
  /** Of these, late. */
  readonly overdue: Scalars['Int']['output'];
  /** Done, with a last day in force and a day on which it was done. */
  readonly doneWithDay: Scalars['Int']['output'];
  /** Of these, done by the last day in force. */
  readonly doneOnTime: Scalars['Int']['output'];
  /** Done, with a last day as first set and a day on which it was done. */
  readonly doneWithOriginalDay: Scalars['Int']['output'];
  /** Of these, done by the last day as first set. */
  readonly doneOnTimeByOriginal: Scalars['Int']['output'];
  /** Parts that perhaps bind: of a class of which only those concerned are meant, not confirmed yet. */
  readonly potential: Scalars['Int']['output'];
  /** Parts that were passed on or taken back; they count nowhere else. */
  readonly ended: Scalars['Int']['output'];
  /** How many of those that bind are reported as done. */
  readonly doneRate: Ratio;
  /** How many of those that bind are verified. */
  readonly verifiedRate: Ratio;
  /** How many of those that bind are late. */
  readonly overdueRate: Ratio;
  /** How many of those done were so by the last day in force. */
  readonly onTimeRate: Ratio;
  /** How many of those done were so by the last day as first set. */
  readonly onTimeByOriginalRate: Ratio;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsAssignmentsArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsDoneArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsVerifiedArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsOverdueArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsDoneWithDayArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsDoneOnTimeArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsDoneWithOriginalDayArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsDoneOnTimeByOriginalArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsPotentialArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsEndedArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsDoneRateArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsVerifiedRateArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsOverdueRateArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsOnTimeRateArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};


/** How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice. */
export type TaskMetricsOnTimeByOriginalRateArgs = {
  where?: InputMaybe<TaskMetricsFilter>;
};

/** A page of groups and what was counted in each. */
export type TaskMetricsConnection = {
  readonly __typename?: 'TaskMetricsConnection';
  /** The groups of this page with their cursors. */
  readonly edges: ReadonlyArray<TaskMetricsEdge>;
  /** The groups of this page. */
  readonly nodes: ReadonlyArray<TaskMetrics>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Groups of all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group in a page. */
export type TaskMetricsEdge = {
  readonly __typename?: 'TaskMetricsEdge';
  /** Pass as `after` to go on behind this group. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: TaskMetrics;
};

/** What rows are put together by, at most 4 of these: one row for each combination that there is. Without any there is one row, of all. */
export type TaskMetricsGroupBy = {
  /** For which agency rows are counted. */
  readonly agency?: InputMaybe<AgencyGrouping>;
  /** How long the periods are. */
  readonly period?: InputMaybe<PeriodGrain>;
  /** Whether there is a row for each value. */
  readonly directive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a row for each value. */
  readonly task?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a row for each value. */
  readonly role?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a row for each value. */
  readonly state?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a row for each value. */
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a row for each value. */
  readonly isExtended?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which rows count; all conditions hold. A list has at most 100 values; an empty one lets nothing through. */
export type TaskMetricsFilter = {
  /** Only of these agencies themselves, as the row names them. */
  readonly agencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only of these agencies and of those under them on the day; with `onBoundariesOf`, of what they stand for. */
  readonly withinAgencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only from this day on, it included; what has no day is left out. */
  readonly dueFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only to this day, it included; what has no day is left out. */
  readonly dueTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only of these. */
  readonly directiveIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only of these. */
  readonly taskIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only with one of these. */
  readonly roles?: InputMaybe<ReadonlyArray<AssignmentRole>>;
  /** Only with one of these. */
  readonly states?: InputMaybe<ReadonlyArray<AssignmentState>>;
  /** Only where it is so, or only where it is not. */
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only where it is so, or only where it is not. */
  readonly isExtended?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What groups can be compared by. */
export type TaskMetricsMeasure =
  /** Parts that bind and were not passed on or taken back. */
  | 'ASSIGNMENTS'
  /** Of these, reported as done, verified or not. */
  | 'DONE'
  /** Of these, verified. */
  | 'VERIFIED'
  /** Of these, late. */
  | 'OVERDUE'
  /** Done, with a last day in force and a day on which it was done. */
  | 'DONE_WITH_DAY'
  /** Of these, done by the last day in force. */
  | 'DONE_ON_TIME'
  /** Done, with a last day as first set and a day on which it was done. */
  | 'DONE_WITH_ORIGINAL_DAY'
  /** Of these, done by the last day as first set. */
  | 'DONE_ON_TIME_BY_ORIGINAL'
  /** Parts that perhaps bind: of a class of which only those concerned are meant, not confirmed yet. */
  | 'POTENTIAL'
  /** Parts that were passed on or taken back; they count nowhere else. */
  | 'ENDED'
  /** How many of those that bind are reported as done. */
  | 'DONE_RATE'
  /** How many of those that bind are verified. */
  | 'VERIFIED_RATE'
  /** How many of those that bind are late. */
  | 'OVERDUE_RATE'
  /** How many of those done were so by the last day in force. */
  | 'ON_TIME_RATE'
  /** How many of those done were so by the last day as first set. */
  | 'ON_TIME_BY_ORIGINAL_RATE';

/** A condition on groups. It is exact: a rate is compared by its two numbers and not by a rounded percent. */
export type TaskMetricsHaving = {
  /** What is compared. */
  readonly measure: TaskMetricsMeasure;
  /** How. */
  readonly comparison: Comparison;
  /** With what; of a rate in percent, 0 to 100. A rate of nothing meets no condition. */
  readonly value: Scalars['Decimal']['input'];
  /** Counting only these rows of the group; all when left out. */
  readonly where?: InputMaybe<TaskMetricsFilter>;
};

/** What groups can be sorted by. */
export type TaskMetricsColumn =
  /** Whose parts they are. By its id. */
  | 'AGENCY'
  /** When the last day in force is. */
  | 'PERIOD'
  /** Which directive sets the task. */
  | 'DIRECTIVE'
  /** The task. */
  | 'TASK'
  /** Whether the agency leads or helps. */
  | 'ROLE'
  /** What was decided, reported and verified. */
  | 'STATE'
  /** Whether it is late: an order that binds, is not done, and whose last day in force has passed. */
  | 'IS_OVERDUE'
  /** Whether its deadline was extended. */
  | 'IS_EXTENDED'
  /** Parts that bind and were not passed on or taken back. */
  | 'ASSIGNMENTS'
  /** Of these, reported as done, verified or not. */
  | 'DONE'
  /** Of these, verified. */
  | 'VERIFIED'
  /** Of these, late. */
  | 'OVERDUE'
  /** Done, with a last day in force and a day on which it was done. */
  | 'DONE_WITH_DAY'
  /** Of these, done by the last day in force. */
  | 'DONE_ON_TIME'
  /** Done, with a last day as first set and a day on which it was done. */
  | 'DONE_WITH_ORIGINAL_DAY'
  /** Of these, done by the last day as first set. */
  | 'DONE_ON_TIME_BY_ORIGINAL'
  /** Parts that perhaps bind: of a class of which only those concerned are meant, not confirmed yet. */
  | 'POTENTIAL'
  /** Parts that were passed on or taken back; they count nowhere else. */
  | 'ENDED'
  /** How many of those that bind are reported as done. */
  | 'DONE_RATE'
  /** How many of those that bind are verified. */
  | 'VERIFIED_RATE'
  /** How many of those that bind are late. */
  | 'OVERDUE_RATE'
  /** How many of those done were so by the last day in force. */
  | 'ON_TIME_RATE'
  /** How many of those done were so by the last day as first set. */
  | 'ON_TIME_BY_ORIGINAL_RATE';

/** How groups are sorted. What is equal in all of it follows by what rows are grouped by. */
export type TaskMetricsOrder = {
  /** By what; a dimension has to be one that rows are grouped by. Groups without a value, and rates of nothing, stand last. */
  readonly by: TaskMetricsColumn;
  /** From the smallest, or from the largest. */
  readonly direction?: SortDirection;
  /** Counting only these rows of the group; all when left out. */
  readonly where?: InputMaybe<TaskMetricsFilter>;
};

/** Which part of a list to give. Pages are cut by key, so entries that come or go between two pages cause no skip and no repeat. */
export type PageInput = {
  /** How many entries at most, 1 to 100; more is refused with PAGE_TOO_LARGE. */
  readonly first?: Scalars['Int']['input'];
  /** The endCursor of the previous page; the filter must be the same. Left out for the first page. */
  readonly after?: InputMaybe<Scalars['String']['input']>;
};

/** Where a page ends and whether more follows. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether entries follow after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Pass as `after` to get the next page; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** A number of things out of a number of things. Ratios of parts add up to the ratio of the whole; percentages do not. */
export type Ratio = {
  readonly __typename?: 'Ratio';
  /** How many of the denominator fulfil the condition. */
  readonly numerator: Scalars['Decimal']['output'];
  /** Out of how many. */
  readonly denominator: Scalars['Decimal']['output'];
  /** 100 × numerator / denominator, 0..100 for parts of a whole, rounded half up to 6 places, for showing only. Null with NO_ACTIVITY when the denominator is zero. */
  readonly percent?: Maybe<Scalars['Decimal']['output']>;
};

/** Why a command did not do what was asked, in a form that the caller can act on. */
export type Problem = {
  readonly __typename?: 'Problem';
  /** Stable code; codes are added, never renamed. */
  readonly code: Scalars['String']['output'];
  /** One sentence: what was expected, what came, what to do. */
  readonly message: Scalars['String']['output'];
  /** Path in the input, such as ["citations", "0", "toId"]; empty when it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A part of the calendar. */
export type Period = {
  readonly __typename?: 'Period';
  /** How long it is. */
  readonly grain: PeriodGrain;
  /** Its first day. */
  readonly firstOn: Scalars['Date']['output'];
  /** Its last day, which is part of it. */
  readonly lastOn: Scalars['Date']['output'];
  /** Its name: 2023, 2023-H1, 2023-Q1, 2023-03 or 2023-03-31. */
  readonly name: Scalars['String']['output'];
};

/** How long a period is. */
export type PeriodGrain =
  /** A day. */
  | 'DAY'
  /** A month of the calendar. */
  | 'MONTH'
  /** A quarter of the calendar. */
  | 'QUARTER'
  /** Half a year, from January or from July. */
  | 'HALF'
  /** A year of the calendar. */
  | 'YEAR';

/** For which agency rows are counted. */
export type AgencyGrouping =
  /** The agency itself. */
  | 'SELF'
  /** The agency of the whole country that it is or stands under, on the day of the row. */
  | 'NATIONAL'
  /** The province that it is or stands under, on the day of the row. */
  | 'PROVINCE'
  /** The district that it is or stands under, on the day of the row; to 30/06/2025. */
  | 'DISTRICT'
  /** The commune, ward or special zone that it is or stands under, on the day of the row. */
  | 'COMMUNE'
  /** The single unit that it is or stands under, on the day of the row. */
  | 'UNIT';

/** What is to be known of rows that are counted for an agency, or for none. */
export type AgencyGroupFlag =
  /** The rows name no agency: a class of agencies as such, or nobody. */
  | 'NO_AGENCY'
  /** The register did not know the agency. */
  | 'NOT_IN_REGISTER'
  /** Neither the agency nor one above it is of the level that was asked for. */
  | 'NOT_AT_LEVEL'
  /** The unit was split into several by the day of the boundaries, and no rule says how rows are shared out. */
  | 'SPLIT'
  /** Several units became one after the day of the boundaries, and of which of them a row was is not known. */
  | 'MERGED_FROM_SEVERAL'
  /** A part of the unit, or some of its functions, moved to another. */
  | 'PARTLY_MOVED'
  /** The unit ended and nothing is known to succeed it, or it was founded only after the day of the boundaries. */
  | 'NO_COUNTERPART'
  /** Shared out among several by the rule of the act that split the unit. */
  | 'APPORTIONED';

/** How a number is compared with another. */
export type Comparison =
  /** Equal or greater (tối thiểu, ít nhất). */
  | 'AT_LEAST'
  /** Equal or smaller (tối đa, không quá). */
  | 'AT_MOST'
  /** Greater (trên, hơn). */
  | 'MORE_THAN'
  /** Smaller (dưới). */
  | 'LESS_THAN'
  /** Equal. */
  | 'EQUAL_TO';

/** Which end of an order comes first. */
export type SortDirection =
  /** The smallest, the earliest. */
  | 'ASC'
  /** The largest, the latest. */
  | 'DESC';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Directive: Directive;
  Citation: Citation;
  Task: Task;
  TaskAssignment: TaskAssignment;
  DeadlineExtension: DeadlineExtension;
  TaskReport: TaskReport;
  FollowUp: FollowUp;
  TaskRelation: TaskRelation;
  Succession: Succession;
  AgencyClass: AgencyClass;
  Agency: Agency;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Directive:
    ( { __typename: 'Directive' }
    & GraphQLRecursivePick<FederationTypes['Directive'], {"id":true}> );
  Citation:
    ( { __typename: 'Citation' }
    & GraphQLRecursivePick<FederationTypes['Citation'], {"id":true}> );
  Task:
    ( { __typename: 'Task' }
    & GraphQLRecursivePick<FederationTypes['Task'], {"id":true}> );
  TaskAssignment:
    ( { __typename: 'TaskAssignment' }
    & GraphQLRecursivePick<FederationTypes['TaskAssignment'], {"id":true}> );
  DeadlineExtension:
    ( { __typename: 'DeadlineExtension' }
    & GraphQLRecursivePick<FederationTypes['DeadlineExtension'], {"id":true}> );
  TaskReport:
    ( { __typename: 'TaskReport' }
    & GraphQLRecursivePick<FederationTypes['TaskReport'], {"id":true}> );
  FollowUp:
    ( { __typename: 'FollowUp' }
    & GraphQLRecursivePick<FederationTypes['FollowUp'], {"id":true}> );
  TaskRelation:
    ( { __typename: 'TaskRelation' }
    & GraphQLRecursivePick<FederationTypes['TaskRelation'], {"id":true}> );
  Succession:
    ( { __typename: 'Succession' }
    & GraphQLRecursivePick<FederationTypes['Succession'], {"id":true}> );
  AgencyClass:
    ( { __typename: 'AgencyClass' }
    & GraphQLRecursivePick<FederationTypes['AgencyClass'], {"id":true}> );
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  AssignmentChange: ResolverTypeWrapper<AssignmentChangeRow>;
  AssignmentChangeKind: AssignmentChangeKind;
  DirectiveChange: ResolverTypeWrapper<DirectiveChangeRow>;
  DirectiveChangeKind: DirectiveChangeKind;
  DirectiveFilter: DirectiveFilter;
  TaskFilter: TaskFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AssignmentFilter: AssignmentFilter;
  SilenceFilter: SilenceFilter;
  DirectiveKind: DirectiveKind;
  Directive: ResolverTypeWrapper<DirectiveRow>;
  OwnCopy: ResolverTypeWrapper<OwnCopy>;
  DirectiveEvidence: ResolverTypeWrapper<DirectiveEvidenceRow>;
  EvidenceField: EvidenceField;
  Confidence: Confidence;
  Citation: ResolverTypeWrapper<CitationRow>;
  CitationStatus: CitationStatus;
  CitationRelation: CitationRelation;
  Task: ResolverTypeWrapper<TaskRow>;
  TaskScope: TaskScope;
  TaskStrength: TaskStrength;
  ParentBasis: ParentBasis;
  Deadline: ResolverTypeWrapper<DeadlineRow>;
  DeadlineKind: DeadlineKind;
  TaskAssignment: ResolverTypeWrapper<TaskAssignmentRow>;
  Concern: Concern;
  AssignmentState: AssignmentState;
  DeadlineStanding: DeadlineStanding;
  AssignmentStanding: ResolverTypeWrapper<AssignmentStanding>;
  DeadlineExtension: ResolverTypeWrapper<DeadlineExtensionRow>;
  Withdrawal: ResolverTypeWrapper<WithdrawalRow>;
  TaskReport: ResolverTypeWrapper<TaskReportRow>;
  ReportOutcome: ReportOutcome;
  ReportVerification: ResolverTypeWrapper<ReportVerificationRow>;
  Verdict: Verdict;
  DutyInstance: ResolverTypeWrapper<DutyInstanceRow>;
  TaskProgress: ResolverTypeWrapper<TaskProgressRow>;
  FollowUp: ResolverTypeWrapper<FollowUpRow>;
  Addressee: ResolverTypeWrapper<AddresseeRow>;
  AddresseeConnection: ResolverTypeWrapper<AddresseeConnectionRow>;
  AddresseeEdge: ResolverTypeWrapper<Omit<AddresseeEdge, 'node'> & { node: ResolversTypes['Addressee'] }>;
  CountStatement: ResolverTypeWrapper<CountStatementRow>;
  Conflict: ResolverTypeWrapper<ConflictRow>;
  ConflictKind: ConflictKind;
  ConflictStatement: ResolverTypeWrapper<ConflictStatementRow>;
  TaskRelation: ResolverTypeWrapper<TaskRelationRow>;
  TaskRelationKind: TaskRelationKind;
  RelationExtent: RelationExtent;
  RelationBasis: RelationBasis;
  RestatementSuggestion: ResolverTypeWrapper<RestatementSuggestionRow>;
  DirectiveForce: ResolverTypeWrapper<Omit<DirectiveForce, 'endedBy'> & { endedBy: ReadonlyArray<ResolversTypes['DirectiveEnding']> }>;
  DirectiveEnding: ResolverTypeWrapper<DirectiveEndingRow>;
  LostBasis: ResolverTypeWrapper<LostBasisRow>;
  Silence: ResolverTypeWrapper<SilenceRow>;
  SilenceConnection: ResolverTypeWrapper<SilenceConnectionRow>;
  SilenceEdge: ResolverTypeWrapper<Omit<SilenceEdge, 'node'> & { node: ResolversTypes['Silence'] }>;
  OrphanedAssignment: ResolverTypeWrapper<OrphanedAssignmentRow>;
  OrphanedAssignmentConnection: ResolverTypeWrapper<OrphanedAssignmentConnectionRow>;
  OrphanedAssignmentEdge: ResolverTypeWrapper<Omit<OrphanedAssignmentEdge, 'node'> & { node: ResolversTypes['OrphanedAssignment'] }>;
  SuccessorProposal: ResolverTypeWrapper<SuccessorProposalRow>;
  Succession: ResolverTypeWrapper<Succession>;
  DirectiveMatch: ResolverTypeWrapper<DirectiveMatchRow>;
  DirectiveCandidate: ResolverTypeWrapper<DirectiveCandidateRow>;
  MatchEvidence: ResolverTypeWrapper<MatchEvidence>;
  MatchEvidenceKind: MatchEvidenceKind;
  DirectiveHit: ResolverTypeWrapper<DirectiveHitRow>;
  TaskHit: ResolverTypeWrapper<TaskHitRow>;
  AgencyClass: ResolverTypeWrapper<AgencyClassRow>;
  AgencyKind: AgencyKind;
  AssignmentRole: AssignmentRole;
  AssignmentBasis: AssignmentBasis;
  Cascade: ResolverTypeWrapper<CascadeRow>;
  CascadeStep: ResolverTypeWrapper<CascadeStepRow>;
  TaskNotPassedOn: ResolverTypeWrapper<TaskNotPassedOnRow>;
  AgencyLevel: AgencyLevel;
  Agency: ResolverTypeWrapper<AgencyRow>;
  RecordDirectiveInput: RecordDirectiveInput;
  RecordCitationInput: RecordCitationInput;
  RecordDirectivePayload: ResolverTypeWrapper<RecordDirectivePayloadRow>;
  CorrectDirectiveInput: CorrectDirectiveInput;
  StatedElsewhereInput: StatedElsewhereInput;
  CorrectDirectivePayload: ResolverTypeWrapper<CorrectDirectivePayloadRow>;
  RecordTaskInput: RecordTaskInput;
  AddresseeInput: AddresseeInput;
  RecordTaskPayload: ResolverTypeWrapper<RecordTaskPayloadRow>;
  CorrectTaskInput: CorrectTaskInput;
  CorrectTaskPayload: ResolverTypeWrapper<CorrectTaskPayloadRow>;
  AssignTaskInput: AssignTaskInput;
  AssignTaskPayload: ResolverTypeWrapper<AssignTaskPayloadRow>;
  ExtendDeadlineInput: ExtendDeadlineInput;
  ExtendDeadlinePayload: ResolverTypeWrapper<ExtendDeadlinePayloadRow>;
  TransferAssignmentInput: TransferAssignmentInput;
  TransferAssignmentPayload: ResolverTypeWrapper<TransferAssignmentPayloadRow>;
  WithdrawTaskInput: WithdrawTaskInput;
  WithdrawTaskPayload: ResolverTypeWrapper<WithdrawTaskPayloadRow>;
  ConfirmMembersInput: ConfirmMembersInput;
  ConfirmMembersPayload: ResolverTypeWrapper<ConfirmMembersPayloadRow>;
  ReportAssignmentInput: ReportAssignmentInput;
  ReportAssignmentPayload: ResolverTypeWrapper<ReportAssignmentPayloadRow>;
  VerifyReportInput: VerifyReportInput;
  VerifyReportPayload: ResolverTypeWrapper<VerifyReportPayloadRow>;
  RelateTasksInput: RelateTasksInput;
  RelateTasksPayload: ResolverTypeWrapper<RelateTasksPayloadRow>;
  NameFollowUpOfficeInput: NameFollowUpOfficeInput;
  NameFollowUpOfficePayload: ResolverTypeWrapper<NameFollowUpOfficePayloadRow>;
  CommandReceipt: ResolverTypeWrapper<CommandReceiptRow>;
  DirectiveConnection: ResolverTypeWrapper<DirectiveConnectionRow>;
  DirectiveEdge: ResolverTypeWrapper<Omit<DirectiveEdge, 'node'> & { node: ResolversTypes['Directive'] }>;
  CitationConnection: ResolverTypeWrapper<CitationConnectionRow>;
  CitationEdge: ResolverTypeWrapper<Omit<CitationEdge, 'node'> & { node: ResolversTypes['Citation'] }>;
  TaskConnection: ResolverTypeWrapper<TaskConnectionRow>;
  TaskEdge: ResolverTypeWrapper<Omit<TaskEdge, 'node'> & { node: ResolversTypes['Task'] }>;
  TaskAssignmentConnection: ResolverTypeWrapper<TaskAssignmentConnectionRow>;
  TaskAssignmentEdge: ResolverTypeWrapper<Omit<TaskAssignmentEdge, 'node'> & { node: ResolversTypes['TaskAssignment'] }>;
  TaskReportConnection: ResolverTypeWrapper<TaskReportConnectionRow>;
  TaskReportEdge: ResolverTypeWrapper<Omit<TaskReportEdge, 'node'> & { node: ResolversTypes['TaskReport'] }>;
  TaskMetrics: ResolverTypeWrapper<TaskMetricsRow>;
  TaskMetricsConnection: ResolverTypeWrapper<TaskMetricsConnectionRow>;
  TaskMetricsEdge: ResolverTypeWrapper<Omit<TaskMetricsEdge, 'node'> & { node: ResolversTypes['TaskMetrics'] }>;
  TaskMetricsGroupBy: TaskMetricsGroupBy;
  TaskMetricsFilter: TaskMetricsFilter;
  TaskMetricsMeasure: TaskMetricsMeasure;
  TaskMetricsHaving: TaskMetricsHaving;
  TaskMetricsColumn: TaskMetricsColumn;
  TaskMetricsOrder: TaskMetricsOrder;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  PageInput: PageInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Ratio: ResolverTypeWrapper<Ratio>;
  Problem: ResolverTypeWrapper<ProblemRow>;
  Period: ResolverTypeWrapper<Period>;
  PeriodGrain: PeriodGrain;
  AgencyGrouping: AgencyGrouping;
  AgencyGroupFlag: AgencyGroupFlag;
  Comparison: Comparison;
  SortDirection: SortDirection;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  AssignmentChange: AssignmentChangeRow;
  DirectiveChange: DirectiveChangeRow;
  DirectiveFilter: DirectiveFilter;
  TaskFilter: TaskFilter;
  Boolean: Scalars['Boolean']['output'];
  AssignmentFilter: AssignmentFilter;
  SilenceFilter: SilenceFilter;
  Directive: DirectiveRow;
  OwnCopy: OwnCopy;
  DirectiveEvidence: DirectiveEvidenceRow;
  Citation: CitationRow;
  Task: TaskRow;
  Deadline: DeadlineRow;
  TaskAssignment: TaskAssignmentRow;
  AssignmentStanding: AssignmentStanding;
  DeadlineExtension: DeadlineExtensionRow;
  Withdrawal: WithdrawalRow;
  TaskReport: TaskReportRow;
  ReportVerification: ReportVerificationRow;
  DutyInstance: DutyInstanceRow;
  TaskProgress: TaskProgressRow;
  FollowUp: FollowUpRow;
  Addressee: AddresseeRow;
  AddresseeConnection: AddresseeConnectionRow;
  AddresseeEdge: Omit<AddresseeEdge, 'node'> & { node: ResolversParentTypes['Addressee'] };
  CountStatement: CountStatementRow;
  Conflict: ConflictRow;
  ConflictStatement: ConflictStatementRow;
  TaskRelation: TaskRelationRow;
  RestatementSuggestion: RestatementSuggestionRow;
  DirectiveForce: Omit<DirectiveForce, 'endedBy'> & { endedBy: ReadonlyArray<ResolversParentTypes['DirectiveEnding']> };
  DirectiveEnding: DirectiveEndingRow;
  LostBasis: LostBasisRow;
  Silence: SilenceRow;
  SilenceConnection: SilenceConnectionRow;
  SilenceEdge: Omit<SilenceEdge, 'node'> & { node: ResolversParentTypes['Silence'] };
  OrphanedAssignment: OrphanedAssignmentRow;
  OrphanedAssignmentConnection: OrphanedAssignmentConnectionRow;
  OrphanedAssignmentEdge: Omit<OrphanedAssignmentEdge, 'node'> & { node: ResolversParentTypes['OrphanedAssignment'] };
  SuccessorProposal: SuccessorProposalRow;
  Succession: Succession | FederationReferenceTypes['Succession'];
  DirectiveMatch: DirectiveMatchRow;
  DirectiveCandidate: DirectiveCandidateRow;
  MatchEvidence: MatchEvidence;
  DirectiveHit: DirectiveHitRow;
  TaskHit: TaskHitRow;
  AgencyClass: AgencyClassRow;
  Cascade: CascadeRow;
  CascadeStep: CascadeStepRow;
  TaskNotPassedOn: TaskNotPassedOnRow;
  Agency: AgencyRow;
  RecordDirectiveInput: RecordDirectiveInput;
  RecordCitationInput: RecordCitationInput;
  RecordDirectivePayload: RecordDirectivePayloadRow;
  CorrectDirectiveInput: CorrectDirectiveInput;
  StatedElsewhereInput: StatedElsewhereInput;
  CorrectDirectivePayload: CorrectDirectivePayloadRow;
  RecordTaskInput: RecordTaskInput;
  AddresseeInput: AddresseeInput;
  RecordTaskPayload: RecordTaskPayloadRow;
  CorrectTaskInput: CorrectTaskInput;
  CorrectTaskPayload: CorrectTaskPayloadRow;
  AssignTaskInput: AssignTaskInput;
  AssignTaskPayload: AssignTaskPayloadRow;
  ExtendDeadlineInput: ExtendDeadlineInput;
  ExtendDeadlinePayload: ExtendDeadlinePayloadRow;
  TransferAssignmentInput: TransferAssignmentInput;
  TransferAssignmentPayload: TransferAssignmentPayloadRow;
  WithdrawTaskInput: WithdrawTaskInput;
  WithdrawTaskPayload: WithdrawTaskPayloadRow;
  ConfirmMembersInput: ConfirmMembersInput;
  ConfirmMembersPayload: ConfirmMembersPayloadRow;
  ReportAssignmentInput: ReportAssignmentInput;
  ReportAssignmentPayload: ReportAssignmentPayloadRow;
  VerifyReportInput: VerifyReportInput;
  VerifyReportPayload: VerifyReportPayloadRow;
  RelateTasksInput: RelateTasksInput;
  RelateTasksPayload: RelateTasksPayloadRow;
  NameFollowUpOfficeInput: NameFollowUpOfficeInput;
  NameFollowUpOfficePayload: NameFollowUpOfficePayloadRow;
  CommandReceipt: CommandReceiptRow;
  DirectiveConnection: DirectiveConnectionRow;
  DirectiveEdge: Omit<DirectiveEdge, 'node'> & { node: ResolversParentTypes['Directive'] };
  CitationConnection: CitationConnectionRow;
  CitationEdge: Omit<CitationEdge, 'node'> & { node: ResolversParentTypes['Citation'] };
  TaskConnection: TaskConnectionRow;
  TaskEdge: Omit<TaskEdge, 'node'> & { node: ResolversParentTypes['Task'] };
  TaskAssignmentConnection: TaskAssignmentConnectionRow;
  TaskAssignmentEdge: Omit<TaskAssignmentEdge, 'node'> & { node: ResolversParentTypes['TaskAssignment'] };
  TaskReportConnection: TaskReportConnectionRow;
  TaskReportEdge: Omit<TaskReportEdge, 'node'> & { node: ResolversParentTypes['TaskReport'] };
  TaskMetrics: TaskMetricsRow;
  TaskMetricsConnection: TaskMetricsConnectionRow;
  TaskMetricsEdge: Omit<TaskMetricsEdge, 'node'> & { node: ResolversParentTypes['TaskMetrics'] };
  TaskMetricsGroupBy: TaskMetricsGroupBy;
  TaskMetricsFilter: TaskMetricsFilter;
  TaskMetricsHaving: TaskMetricsHaving;
  TaskMetricsOrder: TaskMetricsOrder;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  PageInput: PageInput;
  PageInfo: PageInfo;
  Ratio: Ratio;
  Problem: ProblemRow;
  Period: Period;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType, RequireFields<QueryDirectiveArgs, 'id'>>;
  directives?: Resolver<Maybe<ResolversTypes['DirectiveConnection']>, ParentType, ContextType, Partial<QueryDirectivesArgs>>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskArgs, 'id'>>;
  tasks?: Resolver<Maybe<ResolversTypes['TaskConnection']>, ParentType, ContextType, Partial<QueryTasksArgs>>;
  taskAssignment?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType, RequireFields<QueryTaskAssignmentArgs, 'id'>>;
  assignments?: Resolver<Maybe<ResolversTypes['TaskAssignmentConnection']>, ParentType, ContextType, Partial<QueryAssignmentsArgs>>;
  taskMetrics?: Resolver<Maybe<ResolversTypes['TaskMetricsConnection']>, ParentType, ContextType, RequireFields<QueryTaskMetricsArgs, 'groupBy'>>;
  silences?: Resolver<Maybe<ResolversTypes['SilenceConnection']>, ParentType, ContextType, Partial<QuerySilencesArgs>>;
  orphanedAssignments?: Resolver<Maybe<ResolversTypes['OrphanedAssignmentConnection']>, ParentType, ContextType, Partial<QueryOrphanedAssignmentsArgs>>;
  tasksWithoutBasis?: Resolver<Maybe<ResolversTypes['TaskConnection']>, ParentType, ContextType, Partial<QueryTasksWithoutBasisArgs>>;
  matchDirective?: Resolver<Maybe<ResolversTypes['DirectiveMatch']>, ParentType, ContextType, RequireFields<QueryMatchDirectiveArgs, 'text'>>;
  searchDirectives?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DirectiveHit']>>, ParentType, ContextType, RequireFields<QuerySearchDirectivesArgs, 'text' | 'first'>>;
  searchTasks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TaskHit']>>, ParentType, ContextType, RequireFields<QuerySearchTasksArgs, 'text' | 'first'>>;
  commandReceipt?: Resolver<Maybe<ResolversTypes['CommandReceipt']>, ParentType, ContextType, RequireFields<QueryCommandReceiptArgs, 'idempotencyKey'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordDirective?: Resolver<ResolversTypes['RecordDirectivePayload'], ParentType, ContextType, RequireFields<MutationRecordDirectiveArgs, 'input'>>;
  correctDirective?: Resolver<ResolversTypes['CorrectDirectivePayload'], ParentType, ContextType, RequireFields<MutationCorrectDirectiveArgs, 'input'>>;
  recordTask?: Resolver<ResolversTypes['RecordTaskPayload'], ParentType, ContextType, RequireFields<MutationRecordTaskArgs, 'input'>>;
  correctTask?: Resolver<ResolversTypes['CorrectTaskPayload'], ParentType, ContextType, RequireFields<MutationCorrectTaskArgs, 'input'>>;
  assignTask?: Resolver<ResolversTypes['AssignTaskPayload'], ParentType, ContextType, RequireFields<MutationAssignTaskArgs, 'input'>>;
  extendDeadline?: Resolver<ResolversTypes['ExtendDeadlinePayload'], ParentType, ContextType, RequireFields<MutationExtendDeadlineArgs, 'input'>>;
  transferAssignment?: Resolver<ResolversTypes['TransferAssignmentPayload'], ParentType, ContextType, RequireFields<MutationTransferAssignmentArgs, 'input'>>;
  withdrawTask?: Resolver<ResolversTypes['WithdrawTaskPayload'], ParentType, ContextType, RequireFields<MutationWithdrawTaskArgs, 'input'>>;
  confirmMembers?: Resolver<ResolversTypes['ConfirmMembersPayload'], ParentType, ContextType, RequireFields<MutationConfirmMembersArgs, 'input'>>;
  reportAssignment?: Resolver<ResolversTypes['ReportAssignmentPayload'], ParentType, ContextType, RequireFields<MutationReportAssignmentArgs, 'input'>>;
  verifyReport?: Resolver<ResolversTypes['VerifyReportPayload'], ParentType, ContextType, RequireFields<MutationVerifyReportArgs, 'input'>>;
  relateTasks?: Resolver<ResolversTypes['RelateTasksPayload'], ParentType, ContextType, RequireFields<MutationRelateTasksArgs, 'input'>>;
  nameFollowUpOffice?: Resolver<ResolversTypes['NameFollowUpOfficePayload'], ParentType, ContextType, RequireFields<MutationNameFollowUpOfficeArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  directiveChanged?: SubscriptionResolver<Maybe<ResolversTypes['DirectiveChange']>, "directiveChanged", ParentType, ContextType, Partial<SubscriptionDirectiveChangedArgs>>;
  assignmentChanged?: SubscriptionResolver<Maybe<ResolversTypes['AssignmentChange']>, "assignmentChanged", ParentType, ContextType, RequireFields<SubscriptionAssignmentChangedArgs, 'agencyId'>>;
};

export type AssignmentChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignmentChange'] = ResolversParentTypes['AssignmentChange']> = {
  kind?: Resolver<ResolversTypes['AssignmentChangeKind'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  assignment?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
};

export type DirectiveChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveChange'] = ResolversParentTypes['DirectiveChange']> = {
  kind?: Resolver<ResolversTypes['DirectiveChangeKind'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type DirectiveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Directive'] = ResolversParentTypes['Directive'], FederationReferenceType extends FederationReferenceTypes['Directive'] = FederationReferenceTypes['Directive']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Directive']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['DirectiveKind']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  symbol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  issuerAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ownCopy?: Resolver<Maybe<ResolversTypes['OwnCopy']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['DirectiveEvidence']>, ParentType, ContextType>;
  attachedTo?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  citations?: Resolver<ResolversTypes['CitationConnection'], ParentType, ContextType, Partial<DirectiveCitationsArgs>>;
  citedBy?: Resolver<ResolversTypes['CitationConnection'], ParentType, ContextType, Partial<DirectiveCitedByArgs>>;
  tasks?: Resolver<ResolversTypes['TaskConnection'], ParentType, ContextType, Partial<DirectiveTasksArgs>>;
  force?: Resolver<Maybe<ResolversTypes['DirectiveForce']>, ParentType, ContextType, Partial<DirectiveForceArgs>>;
  followUps?: Resolver<ReadonlyArray<ResolversTypes['FollowUp']>, ParentType, ContextType>;
  addressees?: Resolver<Maybe<ResolversTypes['AddresseeConnection']>, ParentType, ContextType, Partial<DirectiveAddresseesArgs>>;
  countStatements?: Resolver<ReadonlyArray<ResolversTypes['CountStatement']>, ParentType, ContextType>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['Conflict']>, ParentType, ContextType>;
  cascade?: Resolver<Maybe<ResolversTypes['Cascade']>, ParentType, ContextType, Partial<DirectiveCascadeArgs>>;
};

export type OwnCopyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnCopy'] = ResolversParentTypes['OwnCopy']> = {
  numberLine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateLine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isNumberBlank?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isDateBlank?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DirectiveEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveEvidence'] = ResolversParentTypes['DirectiveEvidence']> = {
  field?: Resolver<ResolversTypes['EvidenceField'], ParentType, ContextType>;
  statedIn?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
};

export type CitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Citation'] = ResolversParentTypes['Citation'], FederationReferenceType extends FederationReferenceTypes['Citation'] = FederationReferenceTypes['Citation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Citation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CitationStatus']>, ParentType, ContextType>;
  relation?: Resolver<Maybe<ResolversTypes['CitationRelation']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provision?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TaskResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task'], FederationReferenceType extends FederationReferenceTypes['Task'] = FederationReferenceTypes['Task']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Task']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['TaskScope']>, ParentType, ContextType>;
  strength?: Resolver<Maybe<ResolversTypes['TaskStrength']>, ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['Deadline']>, ParentType, ContextType>;
  effectiveDeadline?: Resolver<Maybe<ResolversTypes['Deadline']>, ParentType, ContextType>;
  deadlineInheritedFrom?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  reportedToAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportedTo?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  followUp?: Resolver<Maybe<ResolversTypes['FollowUp']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['TaskProgress']>, ParentType, ContextType, Partial<TaskProgressArgs>>;
  relations?: Resolver<ReadonlyArray<ResolversTypes['TaskRelation']>, ParentType, ContextType, Partial<TaskRelationsArgs>>;
  suggestedRestatements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RestatementSuggestion']>>, ParentType, ContextType, RequireFields<TaskSuggestedRestatementsArgs, 'first'>>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['Conflict']>, ParentType, ContextType>;
  lostBasis?: Resolver<Maybe<ResolversTypes['LostBasis']>, ParentType, ContextType, Partial<TaskLostBasisArgs>>;
  parent?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  parentBasis?: Resolver<Maybe<ResolversTypes['ParentBasis']>, ParentType, ContextType>;
  children?: Resolver<ResolversTypes['TaskConnection'], ParentType, ContextType, Partial<TaskChildrenArgs>>;
  assignments?: Resolver<ResolversTypes['TaskAssignmentConnection'], ParentType, ContextType, Partial<TaskAssignmentsArgs>>;
};

export type DeadlineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deadline'] = ResolversParentTypes['Deadline']> = {
  asWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DeadlineKind'], ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  softLastOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  recurrenceRule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recurrenceRules?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Confidence']>, ParentType, ContextType>;
};

export type TaskAssignmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskAssignment'] = ResolversParentTypes['TaskAssignment'], FederationReferenceType extends FederationReferenceTypes['TaskAssignment'] = FederationReferenceTypes['TaskAssignment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TaskAssignment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agencyClass?: Resolver<Maybe<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  memberOf?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['TaskAssignmentConnection']>, ParentType, ContextType, Partial<TaskAssignmentMembersArgs>>;
  role?: Resolver<Maybe<ResolversTypes['AssignmentRole']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['AssignmentBasis']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  concern?: Resolver<Maybe<ResolversTypes['Concern']>, ParentType, ContextType>;
  originalDeadline?: Resolver<Maybe<ResolversTypes['Deadline']>, ParentType, ContextType>;
  currentDeadline?: Resolver<Maybe<ResolversTypes['Deadline']>, ParentType, ContextType, Partial<TaskAssignmentCurrentDeadlineArgs>>;
  extensions?: Resolver<ReadonlyArray<ResolversTypes['DeadlineExtension']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['AssignmentStanding']>, ParentType, ContextType, Partial<TaskAssignmentStandingArgs>>;
  reports?: Resolver<Maybe<ResolversTypes['TaskReportConnection']>, ParentType, ContextType, Partial<TaskAssignmentReportsArgs>>;
  instances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DutyInstance']>>, ParentType, ContextType, RequireFields<TaskAssignmentInstancesArgs, 'from' | 'to'>>;
  transferredFrom?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  transferredTo?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  withdrawal?: Resolver<Maybe<ResolversTypes['Withdrawal']>, ParentType, ContextType>;
  passedOn?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Task']>>, ParentType, ContextType>;
  proposedSuccessors?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SuccessorProposal']>>, ParentType, ContextType, Partial<TaskAssignmentProposedSuccessorsArgs>>;
};

export type AssignmentStandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignmentStanding'] = ResolversParentTypes['AssignmentStanding']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AssignmentState'], ParentType, ContextType>;
  deadlineStanding?: Resolver<ResolversTypes['DeadlineStanding'], ParentType, ContextType>;
  daysOverdue?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  daysPastOriginal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  completedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  verifiedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  isSelfVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOnTimeByOriginal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isOnTimeByCurrent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type DeadlineExtensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadlineExtension'] = ResolversParentTypes['DeadlineExtension'], FederationReferenceType extends FederationReferenceTypes['DeadlineExtension'] = FederationReferenceTypes['DeadlineExtension']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DeadlineExtension']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['Deadline']>, ParentType, ContextType>;
  authorisedBy?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  decidedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WithdrawalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Withdrawal'] = ResolversParentTypes['Withdrawal']> = {
  authorisedBy?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  decidedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TaskReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskReport'] = ResolversParentTypes['TaskReport'], FederationReferenceType extends FederationReferenceTypes['TaskReport'] = FederationReferenceTypes['TaskReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TaskReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  assignment?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReportOutcome']>, ParentType, ContextType>;
  completedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  verification?: Resolver<Maybe<ResolversTypes['ReportVerification']>, ParentType, ContextType>;
};

export type ReportVerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportVerification'] = ResolversParentTypes['ReportVerification']> = {
  office?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  decidedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isSelfVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DutyInstanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DutyInstance'] = ResolversParentTypes['DutyInstance']> = {
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isDayStated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AssignmentState'], ParentType, ContextType>;
  deadlineStanding?: Resolver<ResolversTypes['DeadlineStanding'], ParentType, ContextType>;
  daysOverdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['TaskReport']>, ParentType, ContextType>;
};

export type TaskProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskProgress'] = ResolversParentTypes['TaskProgress']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  potential?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FollowUpResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowUp'] = ResolversParentTypes['FollowUp'], FederationReferenceType extends FederationReferenceTypes['FollowUp'] = FederationReferenceTypes['FollowUp']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FollowUp']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  office?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AddresseeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Addressee'] = ResolversParentTypes['Addressee']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyClass?: Resolver<Maybe<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taskCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AddresseeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddresseeConnection'] = ResolversParentTypes['AddresseeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AddresseeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Addressee']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AddresseeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddresseeEdge'] = ResolversParentTypes['AddresseeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Addressee'], ParentType, ContextType>;
};

export type CountStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountStatement'] = ResolversParentTypes['CountStatement']> = {
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  comparedWith?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  agrees?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type ConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict']> = {
  kind?: Resolver<ResolversTypes['ConflictKind'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['ConflictStatement']>, ParentType, ContextType>;
  days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConflictStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictStatement'] = ResolversParentTypes['ConflictStatement']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type TaskRelationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskRelation'] = ResolversParentTypes['TaskRelation'], FederationReferenceType extends FederationReferenceTypes['TaskRelation'] = FederationReferenceTypes['TaskRelation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TaskRelation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['TaskRelationKind']>, ParentType, ContextType>;
  extent?: Resolver<Maybe<ResolversTypes['RelationExtent']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['RelationBasis']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Confidence']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RestatementSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestatementSuggestion'] = ResolversParentTypes['RestatementSuggestion']> = {
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  sharedWords?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  longestRun?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isCited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DirectiveForceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveForce'] = ResolversParentTypes['DirectiveForce']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isInForce?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endedBy?: Resolver<ReadonlyArray<ResolversTypes['DirectiveEnding']>, ParentType, ContextType>;
};

export type DirectiveEndingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveEnding'] = ResolversParentTypes['DirectiveEnding']> = {
  citation?: Resolver<ResolversTypes['Citation'], ParentType, ContextType>;
  on?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  isWhole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LostBasisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LostBasis'] = ResolversParentTypes['LostBasis']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  ending?: Resolver<ResolversTypes['DirectiveEnding'], ParentType, ContextType>;
};

export type SilenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Silence'] = ResolversParentTypes['Silence']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  isByClassOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  taskCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['AgencyLevel']>, ParentType, ContextType>;
  isAgencyEnded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SilenceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SilenceConnection'] = ResolversParentTypes['SilenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SilenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Silence']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SilenceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SilenceEdge'] = ResolversParentTypes['SilenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Silence'], ParentType, ContextType>;
};

export type OrphanedAssignmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrphanedAssignment'] = ResolversParentTypes['OrphanedAssignment']> = {
  assignment?: Resolver<ResolversTypes['TaskAssignment'], ParentType, ContextType>;
  agencyEndedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  proposals?: Resolver<ReadonlyArray<ResolversTypes['SuccessorProposal']>, ParentType, ContextType>;
};

export type OrphanedAssignmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrphanedAssignmentConnection'] = ResolversParentTypes['OrphanedAssignmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrphanedAssignmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OrphanedAssignment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrphanedAssignmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrphanedAssignmentEdge'] = ResolversParentTypes['OrphanedAssignmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrphanedAssignment'], ParentType, ContextType>;
};

export type SuccessorProposalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuccessorProposal'] = ResolversParentTypes['SuccessorProposal']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  succession?: Resolver<Maybe<ResolversTypes['Succession']>, ParentType, ContextType>;
  function?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SuccessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Succession'] = ResolversParentTypes['Succession'], FederationReferenceType extends FederationReferenceTypes['Succession'] = FederationReferenceTypes['Succession']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Succession']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DirectiveMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveMatch'] = ResolversParentTypes['DirectiveMatch']> = {
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  symbol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['DirectiveCandidate']>, ParentType, ContextType>;
};

export type DirectiveCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveCandidate'] = ResolversParentTypes['DirectiveCandidate']> = {
  directive?: Resolver<ResolversTypes['Directive'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['MatchEvidence']>, ParentType, ContextType>;
};

export type MatchEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchEvidence'] = ResolversParentTypes['MatchEvidence']> = {
  kind?: Resolver<ResolversTypes['MatchEvidenceKind'], ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DirectiveHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveHit'] = ResolversParentTypes['DirectiveHit']> = {
  directive?: Resolver<ResolversTypes['Directive'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type TaskHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskHit'] = ResolversParentTypes['TaskHit']> = {
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type AgencyClassResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyClass'] = ResolversParentTypes['AgencyClass'], FederationReferenceType extends FederationReferenceTypes['AgencyClass'] = FederationReferenceTypes['AgencyClass']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AgencyClass']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  assignments?: Resolver<Maybe<ResolversTypes['TaskAssignmentConnection']>, ParentType, ContextType, Partial<AgencyClassAssignmentsArgs>>;
};

export type CascadeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cascade'] = ResolversParentTypes['Cascade']> = {
  steps?: Resolver<ReadonlyArray<ResolversTypes['CascadeStep']>, ParentType, ContextType>;
  documentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hopCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  slowestStep?: Resolver<Maybe<ResolversTypes['CascadeStep']>, ParentType, ContextType>;
};

export type CascadeStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CascadeStep'] = ResolversParentTypes['CascadeStep']> = {
  directive?: Resolver<ResolversTypes['Directive'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tasksPassedOn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  passedOn?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Task']>>, ParentType, ContextType>;
  notPassedOn?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TaskNotPassedOn']>>, ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['AgencyLevel']>, ParentType, ContextType>;
};

export type TaskNotPassedOnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskNotPassedOn'] = ResolversParentTypes['TaskNotPassedOn']> = {
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  assignment?: Resolver<ResolversTypes['TaskAssignment'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['AssignmentBasis'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['AssignmentRole'], ParentType, ContextType>;
};

export type AgencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedDirectives?: Resolver<Maybe<ResolversTypes['DirectiveConnection']>, ParentType, ContextType, Partial<AgencyIssuedDirectivesArgs>>;
  assignments?: Resolver<Maybe<ResolversTypes['TaskAssignmentConnection']>, ParentType, ContextType, Partial<AgencyAssignmentsArgs>>;
  taskMetrics?: Resolver<Maybe<ResolversTypes['TaskMetrics']>, ParentType, ContextType, Partial<AgencyTaskMetricsArgs>>;
};

export type RecordDirectivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordDirectivePayload'] = ResolversParentTypes['RecordDirectivePayload']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CorrectDirectivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectDirectivePayload'] = ResolversParentTypes['CorrectDirectivePayload']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RecordTaskPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordTaskPayload'] = ResolversParentTypes['RecordTaskPayload']> = {
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CorrectTaskPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectTaskPayload'] = ResolversParentTypes['CorrectTaskPayload']> = {
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type AssignTaskPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignTaskPayload'] = ResolversParentTypes['AssignTaskPayload']> = {
  assignment?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ExtendDeadlinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExtendDeadlinePayload'] = ResolversParentTypes['ExtendDeadlinePayload']> = {
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type TransferAssignmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferAssignmentPayload'] = ResolversParentTypes['TransferAssignmentPayload']> = {
  assignment?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type WithdrawTaskPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawTaskPayload'] = ResolversParentTypes['WithdrawTaskPayload']> = {
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ConfirmMembersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmMembersPayload'] = ResolversParentTypes['ConfirmMembersPayload']> = {
  assignment?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ReportAssignmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportAssignmentPayload'] = ResolversParentTypes['ReportAssignmentPayload']> = {
  report?: Resolver<Maybe<ResolversTypes['TaskReport']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type VerifyReportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyReportPayload'] = ResolversParentTypes['VerifyReportPayload']> = {
  report?: Resolver<Maybe<ResolversTypes['TaskReport']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RelateTasksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RelateTasksPayload'] = ResolversParentTypes['RelateTasksPayload']> = {
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type NameFollowUpOfficePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NameFollowUpOfficePayload'] = ResolversParentTypes['NameFollowUpOfficePayload']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CommandReceiptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommandReceipt'] = ResolversParentTypes['CommandReceipt']> = {
  idempotencyKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  command?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  assignment?: Resolver<Maybe<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['TaskReport']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type DirectiveConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveConnection'] = ResolversParentTypes['DirectiveConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DirectiveEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Directive']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DirectiveEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectiveEdge'] = ResolversParentTypes['DirectiveEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Directive'], ParentType, ContextType>;
};

export type CitationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CitationConnection'] = ResolversParentTypes['CitationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Citation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CitationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CitationEdge'] = ResolversParentTypes['CitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Citation'], ParentType, ContextType>;
};

export type TaskConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskConnection'] = ResolversParentTypes['TaskConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TaskEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TaskEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskEdge'] = ResolversParentTypes['TaskEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
};

export type TaskAssignmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskAssignmentConnection'] = ResolversParentTypes['TaskAssignmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TaskAssignmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TaskAssignment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TaskAssignmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskAssignmentEdge'] = ResolversParentTypes['TaskAssignmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TaskAssignment'], ParentType, ContextType>;
};

export type TaskReportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskReportConnection'] = ResolversParentTypes['TaskReportConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TaskReportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TaskReport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TaskReportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskReportEdge'] = ResolversParentTypes['TaskReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TaskReport'], ParentType, ContextType>;
};

export type TaskMetricsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskMetrics'] = ResolversParentTypes['TaskMetrics']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyFlags?: Resolver<ReadonlyArray<ResolversTypes['AgencyGroupFlag']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['AssignmentRole']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['AssignmentState']>, ParentType, ContextType>;
  isOverdue?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isExtended?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  assignments?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsAssignmentsArgs>>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsDoneArgs>>;
  verified?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsVerifiedArgs>>;
  overdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsOverdueArgs>>;
  doneWithDay?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsDoneWithDayArgs>>;
  doneOnTime?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsDoneOnTimeArgs>>;
  doneWithOriginalDay?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsDoneWithOriginalDayArgs>>;
  doneOnTimeByOriginal?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsDoneOnTimeByOriginalArgs>>;
  potential?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsPotentialArgs>>;
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TaskMetricsEndedArgs>>;
  doneRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType, Partial<TaskMetricsDoneRateArgs>>;
  verifiedRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType, Partial<TaskMetricsVerifiedRateArgs>>;
  overdueRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType, Partial<TaskMetricsOverdueRateArgs>>;
  onTimeRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType, Partial<TaskMetricsOnTimeRateArgs>>;
  onTimeByOriginalRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType, Partial<TaskMetricsOnTimeByOriginalRateArgs>>;
};

export type TaskMetricsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskMetricsConnection'] = ResolversParentTypes['TaskMetricsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TaskMetricsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TaskMetrics']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaskMetricsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskMetricsEdge'] = ResolversParentTypes['TaskMetricsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TaskMetrics'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RatioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  grain?: Resolver<ResolversTypes['PeriodGrain'], ParentType, ContextType>;
  firstOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  lastOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  AssignmentChange?: AssignmentChangeResolvers<ContextType>;
  DirectiveChange?: DirectiveChangeResolvers<ContextType>;
  Directive?: DirectiveResolvers<ContextType>;
  OwnCopy?: OwnCopyResolvers<ContextType>;
  DirectiveEvidence?: DirectiveEvidenceResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  Deadline?: DeadlineResolvers<ContextType>;
  TaskAssignment?: TaskAssignmentResolvers<ContextType>;
  AssignmentStanding?: AssignmentStandingResolvers<ContextType>;
  DeadlineExtension?: DeadlineExtensionResolvers<ContextType>;
  Withdrawal?: WithdrawalResolvers<ContextType>;
  TaskReport?: TaskReportResolvers<ContextType>;
  ReportVerification?: ReportVerificationResolvers<ContextType>;
  DutyInstance?: DutyInstanceResolvers<ContextType>;
  TaskProgress?: TaskProgressResolvers<ContextType>;
  FollowUp?: FollowUpResolvers<ContextType>;
  Addressee?: AddresseeResolvers<ContextType>;
  AddresseeConnection?: AddresseeConnectionResolvers<ContextType>;
  AddresseeEdge?: AddresseeEdgeResolvers<ContextType>;
  CountStatement?: CountStatementResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  ConflictStatement?: ConflictStatementResolvers<ContextType>;
  TaskRelation?: TaskRelationResolvers<ContextType>;
  RestatementSuggestion?: RestatementSuggestionResolvers<ContextType>;
  DirectiveForce?: DirectiveForceResolvers<ContextType>;
  DirectiveEnding?: DirectiveEndingResolvers<ContextType>;
  LostBasis?: LostBasisResolvers<ContextType>;
  Silence?: SilenceResolvers<ContextType>;
  SilenceConnection?: SilenceConnectionResolvers<ContextType>;
  SilenceEdge?: SilenceEdgeResolvers<ContextType>;
  OrphanedAssignment?: OrphanedAssignmentResolvers<ContextType>;
  OrphanedAssignmentConnection?: OrphanedAssignmentConnectionResolvers<ContextType>;
  OrphanedAssignmentEdge?: OrphanedAssignmentEdgeResolvers<ContextType>;
  SuccessorProposal?: SuccessorProposalResolvers<ContextType>;
  Succession?: SuccessionResolvers<ContextType>;
  DirectiveMatch?: DirectiveMatchResolvers<ContextType>;
  DirectiveCandidate?: DirectiveCandidateResolvers<ContextType>;
  MatchEvidence?: MatchEvidenceResolvers<ContextType>;
  DirectiveHit?: DirectiveHitResolvers<ContextType>;
  TaskHit?: TaskHitResolvers<ContextType>;
  AgencyClass?: AgencyClassResolvers<ContextType>;
  Cascade?: CascadeResolvers<ContextType>;
  CascadeStep?: CascadeStepResolvers<ContextType>;
  TaskNotPassedOn?: TaskNotPassedOnResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  RecordDirectivePayload?: RecordDirectivePayloadResolvers<ContextType>;
  CorrectDirectivePayload?: CorrectDirectivePayloadResolvers<ContextType>;
  RecordTaskPayload?: RecordTaskPayloadResolvers<ContextType>;
  CorrectTaskPayload?: CorrectTaskPayloadResolvers<ContextType>;
  AssignTaskPayload?: AssignTaskPayloadResolvers<ContextType>;
  ExtendDeadlinePayload?: ExtendDeadlinePayloadResolvers<ContextType>;
  TransferAssignmentPayload?: TransferAssignmentPayloadResolvers<ContextType>;
  WithdrawTaskPayload?: WithdrawTaskPayloadResolvers<ContextType>;
  ConfirmMembersPayload?: ConfirmMembersPayloadResolvers<ContextType>;
  ReportAssignmentPayload?: ReportAssignmentPayloadResolvers<ContextType>;
  VerifyReportPayload?: VerifyReportPayloadResolvers<ContextType>;
  RelateTasksPayload?: RelateTasksPayloadResolvers<ContextType>;
  NameFollowUpOfficePayload?: NameFollowUpOfficePayloadResolvers<ContextType>;
  CommandReceipt?: CommandReceiptResolvers<ContextType>;
  DirectiveConnection?: DirectiveConnectionResolvers<ContextType>;
  DirectiveEdge?: DirectiveEdgeResolvers<ContextType>;
  CitationConnection?: CitationConnectionResolvers<ContextType>;
  CitationEdge?: CitationEdgeResolvers<ContextType>;
  TaskConnection?: TaskConnectionResolvers<ContextType>;
  TaskEdge?: TaskEdgeResolvers<ContextType>;
  TaskAssignmentConnection?: TaskAssignmentConnectionResolvers<ContextType>;
  TaskAssignmentEdge?: TaskAssignmentEdgeResolvers<ContextType>;
  TaskReportConnection?: TaskReportConnectionResolvers<ContextType>;
  TaskReportEdge?: TaskReportEdgeResolvers<ContextType>;
  TaskMetrics?: TaskMetricsResolvers<ContextType>;
  TaskMetricsConnection?: TaskMetricsConnectionResolvers<ContextType>;
  TaskMetricsEdge?: TaskMetricsEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
};
