// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Problem as ProblemRow } from '../../../platform/problems.ts';
import type { AgencyRow, RecordDirectivePayloadRow } from '../loaders.ts';
import type { TaskAssignmentRow, AgencyClassRow, TaskAssignmentConnectionRow } from '../loaders/assignments.ts';
import type { CascadeRow, CascadeStepRow } from '../loaders/cascade.ts';
import type { DirectiveChangeRow } from '../loaders/changes.ts';
import type { CitationRow, CitationConnectionRow } from '../loaders/citations.ts';
import type { DirectiveRow, DirectiveEvidenceRow, DirectiveConnectionRow } from '../loaders/directives.ts';
import type { CommandReceiptRow } from '../loaders/receipts.ts';
import type { TaskRow, TaskConnectionRow } from '../loaders/tasks.ts';
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


export type QueryCommandReceiptArgs = {
  idempotencyKey: Scalars['ID']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Record an official document that is not yet in the register. For operators, and for officers of the issuing agency. */
  readonly recordDirective: RecordDirectivePayload;
};


export type MutationRecordDirectiveArgs = {
  input: RecordDirectiveInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Each change of a directive or a task, as it is accepted, in the order of the feed, each once. What it shows of directives is their state at that change. `extensions.position` of an event, sent back as `extensions.resumeAfter` (or by SSE as Last-Event-ID), goes on after it. */
  readonly directiveChanged?: Maybe<DirectiveChange>;
};


export type SubscriptionDirectiveChangedArgs = {
  issuerId?: InputMaybe<Scalars['ID']['input']>;
};

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
  /** By when. */
  readonly deadline?: Maybe<Deadline>;
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
  /** How a recurring duty recurs, as an RFC 5545 RRULE; null for others. */
  readonly recurrenceRule?: Maybe<Scalars['String']['output']>;
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
  /** Within a year. */
  | 'YEAR'
  /** Again and again (hằng tháng, hằng năm). */
  | 'RECURRING'
  /** As another plan or event says (theo tiến độ). */
  | 'RELATIVE'
  /** A soft and a hard day (phấn đấu, chậm nhất). */
  | 'STAGED';

/** One addressee of a task. */
export type TaskAssignment = {
  readonly __typename?: 'TaskAssignment';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The task. */
  readonly task?: Maybe<Task>;
  /** The agency, where one is named and identified. Null with NOT_APPLICABLE when a class is meant, NOT_REPORTED while it is not identified. */
  readonly agency?: Maybe<Agency>;
  /** The addressee in the words of the directive. */
  readonly agencyAsWritten?: Maybe<Scalars['String']['output']>;
  /** The class of agencies that is meant. Null with NOT_APPLICABLE when an agency is named. */
  readonly agencyClass?: Maybe<AgencyClass>;
  /** Leads or co-operates. */
  readonly role?: Maybe<AssignmentRole>;
  /** Whether it is named or meant as one of a class. */
  readonly basis?: Maybe<AssignmentBasis>;
  /** The condition that selects members of the class, as written, such as "liên quan". Null with NOT_APPLICABLE without one. */
  readonly condition?: Maybe<Scalars['String']['output']>;
};

/** A set of agencies that directives address as one, such as "các sở, ban, ngành". */
export type AgencyClass = {
  readonly __typename?: 'AgencyClass';
  /** The class in words. */
  readonly name: Scalars['String']['output'];
  /** Kinds of its members. */
  readonly memberKinds: ReadonlyArray<Scalars['String']['output']>;
  /** Inside which agency its members stand; null for the whole country. */
  readonly within?: Maybe<Agency>;
};

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
};

export type Agency = {
  readonly __typename?: 'Agency';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Directives that it issued, newest first. */
  readonly issuedDirectives?: Maybe<DirectiveConnection>;
  /** Tasks that name it, by deadline, those without a day last. */
  readonly assignments?: Maybe<TaskAssignmentConnection>;
};


export type AgencyIssuedDirectivesArgs = {
  page?: InputMaybe<PageInput>;
};


export type AgencyAssignmentsArgs = {
  role?: InputMaybe<AssignmentRole>;
  page?: InputMaybe<PageInput>;
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

/** What a command answered when it was first carried out. */
export type CommandReceipt = {
  readonly __typename?: 'CommandReceipt';
  /** The key that the command was sent with. */
  readonly idempotencyKey: Scalars['ID']['output'];
  /** Name of the command, such as "recordDirective". */
  readonly command: Scalars['String']['output'];
  /** When it was carried out. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** The directive that it recorded; null when it was refused. */
  readonly directive?: Maybe<Directive>;
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
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  DirectiveChange: ResolverTypeWrapper<DirectiveChangeRow>;
  DirectiveChangeKind: DirectiveChangeKind;
  DirectiveFilter: DirectiveFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  DirectiveKind: DirectiveKind;
  Directive: ResolverTypeWrapper<DirectiveRow>;
  OwnCopy: ResolverTypeWrapper<OwnCopy>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
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
  Deadline: ResolverTypeWrapper<Deadline>;
  DeadlineKind: DeadlineKind;
  TaskAssignment: ResolverTypeWrapper<TaskAssignmentRow>;
  AgencyClass: ResolverTypeWrapper<AgencyClassRow>;
  AssignmentRole: AssignmentRole;
  AssignmentBasis: AssignmentBasis;
  Cascade: ResolverTypeWrapper<CascadeRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CascadeStep: ResolverTypeWrapper<CascadeStepRow>;
  Agency: ResolverTypeWrapper<AgencyRow>;
  RecordDirectiveInput: RecordDirectiveInput;
  RecordCitationInput: RecordCitationInput;
  RecordDirectivePayload: ResolverTypeWrapper<RecordDirectivePayloadRow>;
  CommandReceipt: ResolverTypeWrapper<CommandReceiptRow>;
  DirectiveConnection: ResolverTypeWrapper<DirectiveConnectionRow>;
  DirectiveEdge: ResolverTypeWrapper<Omit<DirectiveEdge, 'node'> & { node: ResolversTypes['Directive'] }>;
  CitationConnection: ResolverTypeWrapper<CitationConnectionRow>;
  CitationEdge: ResolverTypeWrapper<Omit<CitationEdge, 'node'> & { node: ResolversTypes['Citation'] }>;
  TaskConnection: ResolverTypeWrapper<TaskConnectionRow>;
  TaskEdge: ResolverTypeWrapper<Omit<TaskEdge, 'node'> & { node: ResolversTypes['Task'] }>;
  TaskAssignmentConnection: ResolverTypeWrapper<TaskAssignmentConnectionRow>;
  TaskAssignmentEdge: ResolverTypeWrapper<Omit<TaskAssignmentEdge, 'node'> & { node: ResolversTypes['TaskAssignment'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PageInput: PageInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Problem: ResolverTypeWrapper<ProblemRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  DirectiveChange: DirectiveChangeRow;
  DirectiveFilter: DirectiveFilter;
  String: Scalars['String']['output'];
  Directive: DirectiveRow;
  OwnCopy: OwnCopy;
  Boolean: Scalars['Boolean']['output'];
  DirectiveEvidence: DirectiveEvidenceRow;
  Citation: CitationRow;
  Task: TaskRow;
  Deadline: Deadline;
  TaskAssignment: TaskAssignmentRow;
  AgencyClass: AgencyClassRow;
  Cascade: CascadeRow;
  Int: Scalars['Int']['output'];
  CascadeStep: CascadeStepRow;
  Agency: AgencyRow;
  RecordDirectiveInput: RecordDirectiveInput;
  RecordCitationInput: RecordCitationInput;
  RecordDirectivePayload: RecordDirectivePayloadRow;
  CommandReceipt: CommandReceiptRow;
  DirectiveConnection: DirectiveConnectionRow;
  DirectiveEdge: Omit<DirectiveEdge, 'node'> & { node: ResolversParentTypes['Directive'] };
  CitationConnection: CitationConnectionRow;
  CitationEdge: Omit<CitationEdge, 'node'> & { node: ResolversParentTypes['Citation'] };
  TaskConnection: TaskConnectionRow;
  TaskEdge: Omit<TaskEdge, 'node'> & { node: ResolversParentTypes['Task'] };
  TaskAssignmentConnection: TaskAssignmentConnectionRow;
  TaskAssignmentEdge: Omit<TaskAssignmentEdge, 'node'> & { node: ResolversParentTypes['TaskAssignment'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PageInput: PageInput;
  PageInfo: PageInfo;
  Problem: ProblemRow;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType, RequireFields<QueryDirectiveArgs, 'id'>>;
  directives?: Resolver<Maybe<ResolversTypes['DirectiveConnection']>, ParentType, ContextType, Partial<QueryDirectivesArgs>>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskArgs, 'id'>>;
  commandReceipt?: Resolver<Maybe<ResolversTypes['CommandReceipt']>, ParentType, ContextType, RequireFields<QueryCommandReceiptArgs, 'idempotencyKey'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordDirective?: Resolver<ResolversTypes['RecordDirectivePayload'], ParentType, ContextType, RequireFields<MutationRecordDirectiveArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  directiveChanged?: SubscriptionResolver<Maybe<ResolversTypes['DirectiveChange']>, "directiveChanged", ParentType, ContextType, Partial<SubscriptionDirectiveChangedArgs>>;
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
};

export type TaskAssignmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskAssignment'] = ResolversParentTypes['TaskAssignment'], FederationReferenceType extends FederationReferenceTypes['TaskAssignment'] = FederationReferenceTypes['TaskAssignment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TaskAssignment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agencyClass?: Resolver<Maybe<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['AssignmentRole']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['AssignmentBasis']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AgencyClassResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyClass'] = ResolversParentTypes['AgencyClass']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  memberKinds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  within?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
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
};

export type AgencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedDirectives?: Resolver<Maybe<ResolversTypes['DirectiveConnection']>, ParentType, ContextType, Partial<AgencyIssuedDirectivesArgs>>;
  assignments?: Resolver<Maybe<ResolversTypes['TaskAssignmentConnection']>, ParentType, ContextType, Partial<AgencyAssignmentsArgs>>;
};

export type RecordDirectivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordDirectivePayload'] = ResolversParentTypes['RecordDirectivePayload']> = {
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CommandReceiptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommandReceipt'] = ResolversParentTypes['CommandReceipt']> = {
  idempotencyKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  command?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
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

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  DirectiveChange?: DirectiveChangeResolvers<ContextType>;
  Directive?: DirectiveResolvers<ContextType>;
  OwnCopy?: OwnCopyResolvers<ContextType>;
  DirectiveEvidence?: DirectiveEvidenceResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  Deadline?: DeadlineResolvers<ContextType>;
  TaskAssignment?: TaskAssignmentResolvers<ContextType>;
  AgencyClass?: AgencyClassResolvers<ContextType>;
  Cascade?: CascadeResolvers<ContextType>;
  CascadeStep?: CascadeStepResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  RecordDirectivePayload?: RecordDirectivePayloadResolvers<ContextType>;
  CommandReceipt?: CommandReceiptResolvers<ContextType>;
  DirectiveConnection?: DirectiveConnectionResolvers<ContextType>;
  DirectiveEdge?: DirectiveEdgeResolvers<ContextType>;
  CitationConnection?: CitationConnectionResolvers<ContextType>;
  CitationEdge?: CitationEdgeResolvers<ContextType>;
  TaskConnection?: TaskConnectionResolvers<ContextType>;
  TaskEdge?: TaskEdgeResolvers<ContextType>;
  TaskAssignmentConnection?: TaskAssignmentConnectionResolvers<ContextType>;
  TaskAssignmentEdge?: TaskAssignmentEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
};
