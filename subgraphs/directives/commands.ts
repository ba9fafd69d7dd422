import type { EntityManager } from '@mikro-orm/postgresql';
import { type FactTable, recordSubjects, type SubjectState } from '../../platform/history/record.ts';
import { deadlineColumns } from './commands/deadlines.ts';
import { inheritedDeadlines } from './commands/inherited.ts';
import { factsOf, lockTasks, readDirectives, storedWork } from './commands/work.ts';
import {
  AssignmentFact,
  AssignmentSpan,
  AssignmentState,
  CitationFact,
  CountStatementFact,
  DeadlinePartFact,
  DirectiveEvidence,
  DirectiveFact,
  FollowUpFact,
  TaskFact,
  TaskRelationFact,
} from './entities.ts';
import { spansOf } from './rules/spans.ts';
import { type DeadlineFacts, statesOf, type TaskWork } from './rules/work.ts';
import { isNormative, leadsFirst, numberKey, symbolKey } from './rules.ts';

/** All that is known of a document. Days are YYYY-MM-DD; null is not known, or blank on the paper. */
export interface DirectiveRecord {
  readonly id: string;
  /** Name in the reference data; null for what was recorded otherwise. */
  readonly key: string | null;
  readonly kind: string;
  readonly type: string;
  readonly typeCode: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly issuerId: string | null;
  readonly issuerAsWritten: string | null;
  readonly issuedOn: string | null;
  readonly subject: string | null;
  readonly attachedToId: string | null;
  readonly ownCopy: {
    readonly numberLine: string | null;
    readonly dateLine: string | null;
    readonly blankNumber: boolean;
    readonly blankDate: boolean;
  } | null;
  readonly evidence: readonly {
    readonly field: string;
    readonly statedInId: string | null;
    readonly asWritten: string;
    readonly confidence: string;
  }[];
  /** In the order of the text. */
  readonly citations: readonly CitationRecord[];
  /** Numbers of something that it states, in the order of its text. */
  readonly countStatements: readonly {
    readonly clause: string;
    readonly asWritten: string;
    readonly stated: number;
    readonly comparedWith: string;
    readonly found: number;
    readonly taskId: string | null;
  }[];
}

/** A place in the document that names another; `toId` is null while it is not known which is meant. */
export interface CitationRecord {
  readonly id: string;
  readonly toId: string | null;
  readonly relation: string;
  readonly clause: string;
  readonly provision: string | null;
  readonly asWritten: string;
  readonly resolvedBy: string | null;
  readonly planned: boolean;
}

/** All that is known of a task, its addressees in the order of the text. */
export interface TaskRecord {
  readonly id: string;
  readonly key: string | null;
  readonly directiveId: string;
  /** Place in the directive, counted from 0. */
  readonly ordinal: number;
  readonly clause: string;
  readonly title: string;
  readonly product: string | null;
  readonly scope: string;
  readonly strength: string;
  readonly deadline: {
    readonly asWritten: string | null;
    readonly kind: string;
    readonly period: string | null;
    readonly lastDay: string | null;
    readonly softLastDay: string | null;
    /** RFC 5545 RRULEs; empty for what does not recur and where no period is stated. */
    readonly recurrenceRules: readonly string[];
    /** Null without a deadline. */
    readonly strength: 'HARD' | 'SOFT' | null;
    readonly startsOn: string | null;
    /** Days that it gives beside the deadline, in the order of the text; none when left out. */
    readonly parts?: readonly { readonly asWritten: string; readonly appliesTo: string | null }[];
  };
  readonly reportedToAsWritten: string | null;
  readonly reportedToId: string | null;
  readonly parent: { readonly taskId: string; readonly basis: string } | null;
  readonly assignments: readonly {
    readonly id: string;
    readonly agencyId: string | null;
    readonly agencyAsWritten: string;
    readonly classId: string | null;
    readonly role: string;
    readonly basis: string;
    readonly condition: string | null;
    /** The document by which it was given later; null or left out for what the directive itself sets. */
    readonly authorisedById?: string | null;
  }[];
}

/** The office that follows up a directive. */
export interface FollowUpRecord {
  readonly id: string;
  readonly directiveId: string;
  readonly officeId: string;
  readonly clause: string;
  readonly asWritten: string;
}

/** That one task reminds of an earlier one or restates it. */
export interface TaskRelationRecord {
  readonly id: string;
  readonly fromTaskId: string;
  readonly toTaskId: string;
  readonly kind: string;
  readonly extent: string;
  readonly basis: string;
  readonly confidence: string;
  readonly note: string | null;
}

const DIRECTIVE_TABLES = {
  directive: { entity: DirectiveFact, subject: 'directiveId' },
  evidence: { entity: DirectiveEvidence, subject: 'directiveId' },
  citations: { entity: CitationFact, subject: 'fromId' },
  counts: { entity: CountStatementFact, subject: 'directiveId' },
} as const satisfies Record<string, FactTable>;

const TASK_TABLES = {
  task: { entity: TaskFact, subject: 'taskId' },
  assignments: { entity: AssignmentFact, subject: 'taskId' },
  parts: { entity: DeadlinePartFact, subject: 'taskId' },
  states: { entity: AssignmentState, subject: 'taskId' },
  spans: { entity: AssignmentSpan, subject: 'taskId' },
} as const satisfies Record<string, FactTable>;

const FOLLOW_UP_TABLES = {
  followUp: { entity: FollowUpFact, subject: 'followUpId' },
} as const satisfies Record<string, FactTable>;

const RELATION_TABLES = {
  relation: { entity: TaskRelationFact, subject: 'relationId' },
} as const satisfies Record<string, FactTable>;

/**
 * Record documents with what they cite as the records state them: new ones appear, changed facts take the place of old
 * ones, equal ones stay. `because` says why, where somebody corrects; it stands in the events. Gives the ids of those that
 * changed.
 */
export function recordDirectives(
  em: EntityManager,
  records: readonly DirectiveRecord[],
  because?: string,
): Promise<string[]> {
  return recordSubjects(
    em,
    'directives',
    DIRECTIVE_TABLES,
    records.map((record) => withReason(directiveState(record), because)),
  );
}

/**
 * Record tasks with their assignments as the records state them; what happened to the assignments stays and is judged anew.
 * Relations of tasks are to be recorded before. `because` as with directives. Gives the ids of those that changed.
 */
export async function recordTasks(
  em: EntityManager,
  records: readonly TaskRecord[],
  because?: string,
): Promise<string[]> {
  const ids = records.map(({ id }) => id);
  await lockTasks(em, ids);
  const stored = await storedWork(em, ids);
  const directives = await readDirectives(
    em,
    records.map(({ directiveId }) => directiveId),
  );
  const inherited = await inheritedDeadlines(
    em,
    records.map((record) => ({ id: record.id, deadline: deadlineFactsOf(record) })),
  );
  const states = records.map((record) =>
    taskState(record, {
      issuedOn: directives.get(record.directiveId)?.issuedOn ?? null,
      inherited: inherited.get(record.id) ?? null,
      members: stored.members.get(record.id) ?? [],
      facts: factsOf(stored.records.get(record.id) ?? new Map()),
    }),
  );
  return recordSubjects(
    em,
    'directives',
    TASK_TABLES,
    states.map((state) => withReason(state, because)),
  );
}

/** Record who follows up directives. Gives the ids of the follow-ups that changed. */
export function recordFollowUps(em: EntityManager, records: readonly FollowUpRecord[]): Promise<string[]> {
  return recordSubjects(
    em,
    'directives',
    FOLLOW_UP_TABLES,
    records.map(({ id, ...said }) => ({
      subject: id,
      kind: 'FOLLOW_UP_RECORDED',
      payload: { id, ...said },
      facts: { followUp: [said] },
    })),
  );
}

/** Record which tasks remind of others or restate them. Tasks that take over a deadline so are to be recorded after. */
export function recordTaskRelations(em: EntityManager, records: readonly TaskRelationRecord[]): Promise<string[]> {
  return recordSubjects(
    em,
    'directives',
    RELATION_TABLES,
    records.map(({ id, ...said }) => ({
      subject: id,
      kind: 'TASK_RELATION_RECORDED',
      payload: { id, ...said },
      facts: { relation: [said] },
    })),
  );
}

function withReason<Tables extends string>(state: SubjectState<Tables>, because?: string): SubjectState<Tables> {
  return because === undefined ? state : { ...state, payload: { ...state.payload, correctedBecause: because } };
}

function directiveState(record: DirectiveRecord): SubjectState<keyof typeof DIRECTIVE_TABLES> {
  const { id, key, evidence, citations, ownCopy, countStatements, ...said } = record;
  return {
    subject: id,
    kind: 'DIRECTIVE_RECORDED',
    payload: { id, ...said, ownCopy, evidence, citations, countStatements },
    facts: {
      directive: [
        {
          key,
          ...said,
          numberKey: said.number === null ? null : numberKey(said.number),
          symbolKey: said.symbol === null ? null : symbolKey(said.symbol),
          isNormative: isNormative(said),
          ownNumberLine: ownCopy?.numberLine ?? null,
          ownDateLine: ownCopy?.dateLine ?? null,
          isOwnNumberBlank: ownCopy?.blankNumber ?? null,
          isOwnDateBlank: ownCopy?.blankDate ?? null,
        },
      ],
      evidence: evidence.map((item, ordinal) => ({ ordinal, ...item })),
      citations: citations.map(({ id: citationId, planned, ...citation }, ordinal) => ({
        citationId,
        ordinal,
        ...citation,
        fromIssuedOn: said.issuedOn,
        isPlanned: planned,
      })),
      counts: countStatements.map((item, ordinal) => ({ ordinal, ...item })),
    },
  };
}

/** What the assignments of a task depend on besides the task itself. */
type TaskSurroundings = Pick<TaskWork, 'issuedOn' | 'inherited' | 'members' | 'facts'>;

function taskState(record: TaskRecord, surroundings: TaskSurroundings): SubjectState<keyof typeof TASK_TABLES> {
  const { id, key, deadline, parent, assignments, ...said } = record;
  const addressees = leadsFirst(assignments).map((assignment, ordinal) => ({ ...assignment, ordinal }));
  const work: TaskWork = {
    taskId: id,
    directiveId: record.directiveId,
    deadline: deadlineFactsOf(record),
    addressees,
    ...surroundings,
  };
  return {
    subject: id,
    kind: 'TASK_RECORDED',
    payload: { id, ...said, deadline, parent, assignments },
    facts: {
      task: [
        {
          key,
          ...said,
          ...deadlineColumns(deadlineFactsOf(record)),
          startsOn: deadline.startsOn,
          recurrenceRule: deadline.recurrenceRules[0] ?? null,
          recurrenceRules: deadline.recurrenceRules.length > 0 ? deadline.recurrenceRules : null,
          parentId: parent?.taskId ?? null,
          parentBasis: parent?.basis ?? null,
        },
      ],
      assignments: addressees.map(({ id: assignmentId, ...assignment }) => ({
        assignmentId,
        ...assignment,
        dueOn: deadline.lastDay,
      })),
      parts: (deadline.parts ?? []).map((part, ordinal) => ({ ordinal, ...part })),
      states: statesOf(work),
      spans: spansOf(work),
    },
  };
}

function deadlineFactsOf({ deadline }: TaskRecord): DeadlineFacts {
  const { asWritten, kind, period, lastDay, softLastDay, strength } = deadline;
  return { asWritten, kind, period, lastOn: lastDay, softLastOn: softLastDay, strength };
}
