import type { EntityManager } from '@mikro-orm/postgresql';
import { type FactTable, recordSubjects, type SubjectState } from '../../platform/history/record.ts';
import {
  AgencyClassFact,
  AssignmentFact,
  CitationFact,
  DirectiveEvidence,
  DirectiveFact,
  TaskFact,
} from './entities.ts';
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
    readonly recurrenceRule: string | null;
  };
  readonly parent: { readonly taskId: string; readonly basis: string } | null;
  readonly assignments: readonly {
    readonly id: string;
    readonly agencyId: string | null;
    readonly agencyAsWritten: string;
    readonly classId: string | null;
    readonly role: string;
    readonly basis: string;
    readonly condition: string | null;
  }[];
}

/** A set of agencies; `memberKinds` are kinds of agencies or of what stands in no register. */
export interface AgencyClassRecord {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly memberKinds: readonly string[];
  readonly withinId: string | null;
}

const DIRECTIVE_TABLES = {
  directive: { entity: DirectiveFact, subject: 'directiveId' },
  evidence: { entity: DirectiveEvidence, subject: 'directiveId' },
  citations: { entity: CitationFact, subject: 'fromId' },
} as const satisfies Record<string, FactTable>;

const TASK_TABLES = {
  task: { entity: TaskFact, subject: 'taskId' },
  assignments: { entity: AssignmentFact, subject: 'taskId' },
} as const satisfies Record<string, FactTable>;

const CLASS_TABLES = {
  agencyClass: { entity: AgencyClassFact, subject: 'classId' },
} as const satisfies Record<string, FactTable>;

/**
 * Record documents with what they cite as the records state them: new ones appear, changed facts take the place of old
 * ones, equal ones stay. Gives the ids of those that changed.
 */
export function recordDirectives(em: EntityManager, records: readonly DirectiveRecord[]): Promise<string[]> {
  return recordSubjects(em, 'directives', DIRECTIVE_TABLES, records.map(directiveState));
}

/** Record tasks with their assignments as the records state them. Gives the ids of those that changed. */
export function recordTasks(em: EntityManager, records: readonly TaskRecord[]): Promise<string[]> {
  return recordSubjects(em, 'directives', TASK_TABLES, records.map(taskState));
}

/** Record classes of agencies as the records state them. Gives the ids of those that changed. */
export function recordAgencyClasses(em: EntityManager, records: readonly AgencyClassRecord[]): Promise<string[]> {
  return recordSubjects(em, 'directives', CLASS_TABLES, records.map(classState));
}

function directiveState(record: DirectiveRecord): SubjectState<keyof typeof DIRECTIVE_TABLES> {
  const { id, key, evidence, citations, ownCopy, ...said } = record;
  return {
    subject: id,
    kind: 'DIRECTIVE_RECORDED',
    payload: { id, ...said, ownCopy, evidence, citations },
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
    },
  };
}

function taskState(record: TaskRecord): SubjectState<keyof typeof TASK_TABLES> {
  const { id, key, deadline, parent, assignments, ...said } = record;
  return {
    subject: id,
    kind: 'TASK_RECORDED',
    payload: { id, ...said, deadline, parent, assignments },
    facts: {
      task: [
        {
          key,
          ...said,
          deadlineAsWritten: deadline.asWritten,
          deadlineKind: deadline.kind,
          deadlinePeriod: deadline.period,
          dueOn: deadline.lastDay,
          softDueOn: deadline.softLastDay,
          recurrenceRule: deadline.recurrenceRule,
          parentId: parent?.taskId ?? null,
          parentBasis: parent?.basis ?? null,
        },
      ],
      assignments: leadsFirst(assignments).map(({ id: assignmentId, ...assignment }, ordinal) => ({
        assignmentId,
        ordinal,
        ...assignment,
        dueOn: deadline.lastDay,
      })),
    },
  };
}

function classState(record: AgencyClassRecord): SubjectState<keyof typeof CLASS_TABLES> {
  const { id, key, ...said } = record;
  return {
    subject: id,
    kind: 'AGENCY_CLASS_RECORDED',
    payload: { id, ...said },
    facts: { agencyClass: [{ key, ...said }] },
  };
}
