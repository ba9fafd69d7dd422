import type { CitationRecord, DirectiveRecord, FollowUpRecord, TaskRecord, TaskRelationRecord } from '../commands.ts';

interface Identified {
  readonly id: string;
  readonly key: string;
}

/** The records of the files in data/ that are loaded, as far as they are used. They name one another by key. */
export interface DirectiveFiles {
  /** agencies.json: only for the ids of the agencies that the others name. */
  readonly agencies: readonly Identified[];
  /** agency-classes.json: only for the ids of the classes that tasks name. */
  readonly classes: readonly Identified[];
  /** directives.json */
  readonly directives: readonly (Omit<
    DirectiveRecord,
    'key' | 'issuerId' | 'attachedToId' | 'evidence' | 'citations' | 'countStatements'
  > &
    Identified & {
      readonly issuer: string | null;
      readonly attachedTo: string | null;
      readonly evidence: readonly {
        readonly field: string;
        readonly statedIn: string;
        readonly asWritten: string;
        readonly confidence: string;
      }[];
    })[];
  /** citations.json */
  readonly citations: readonly (Omit<CitationRecord, 'toId'> & {
    readonly from: string;
    readonly to: string | null;
  })[];
  /** tasks.json */
  readonly tasks: readonly (Omit<
    TaskRecord,
    'key' | 'directiveId' | 'ordinal' | 'parent' | 'assignments' | 'deadline' | 'reportedToAsWritten' | 'reportedToId'
  > &
    Identified & {
      readonly directive: string;
      readonly deadline: {
        readonly asWritten: string | null;
        readonly kind: string;
        readonly period: string | null;
        readonly lastDay: string | null;
        readonly softLastDay: string | null;
        readonly firmness: 'HARD' | 'SOFT' | null;
        readonly recurrenceRule: string | null;
        readonly parts: readonly { readonly asWritten: string; readonly appliesTo: string | null }[];
      };
      readonly reportedTo: string | null;
      readonly reportedToAgency: string | null;
      readonly reminds: readonly RelationFile[];
      readonly restates: readonly RelationFile[];
      readonly parent: { readonly task: string; readonly basis: string } | null;
      readonly assignments: readonly (Omit<TaskRecord['assignments'][number], 'agencyId' | 'classId'> & {
        readonly agency: string | null;
        readonly class: string | null;
      })[];
    })[];
  /** follow-ups.json */
  readonly followUps: readonly (Omit<FollowUpRecord, 'directiveId' | 'officeId'> &
    Identified & { readonly directive: string; readonly office: string })[];
  /** count-statements.json, within a directive in the order of its text. */
  readonly countStatements: readonly (Omit<DirectiveRecord['countStatements'][number], 'taskId'> & {
    readonly directive: string;
    readonly task: string | null;
  })[];
}

/** An older task, as a task of tasks.json names it. */
interface RelationFile extends Pick<TaskRelationRecord, 'id' | 'extent' | 'basis' | 'confidence' | 'note'> {
  readonly task: string;
}

/** The records of the files, each naming others by id. */
export interface DirectiveRecords {
  readonly directives: readonly DirectiveRecord[];
  readonly followUps: readonly FollowUpRecord[];
  readonly relations: readonly TaskRelationRecord[];
  readonly tasks: readonly TaskRecord[];
}

/** What the files hold, as commands take it. Throws when a record names a key that no record has. */
export function recordsOf(files: DirectiveFiles): DirectiveRecords {
  const agencyId = idsByKey('agency', files.agencies);
  const classId = idsByKey('agency class', files.classes);
  const directiveId = idsByKey('directive', files.directives);
  const taskId = idsByKey('task', files.tasks);

  const counts = Map.groupBy(files.countStatements, ({ directive }) => directiveId(directive)!);
  const citations = Map.groupBy(files.citations, ({ from }) => directiveId(from)!);
  const ordinals = new Map<string, number>();
  const nextOrdinal = (directive: string) => {
    const ordinal = ordinals.get(directive) ?? 0;
    ordinals.set(directive, ordinal + 1);
    return ordinal;
  };

  return {
    directives: files.directives.map(
      ({
        id,
        key,
        kind,
        type,
        typeCode,
        number,
        symbol,
        issuerAsWritten,
        issuedOn,
        subject,
        ...record
      }): DirectiveRecord => ({
        ...{ id, key, kind, type, typeCode, number, symbol, issuerAsWritten, issuedOn, subject },
        issuerId: agencyId(record.issuer),
        attachedToId: directiveId(record.attachedTo),
        ownCopy: record.ownCopy,
        evidence: record.evidence.map(({ field, statedIn, asWritten, confidence }) => ({
          ...{ field, asWritten, confidence },
          statedInId: directiveId(statedIn),
        })),
        citations: (citations.get(id) ?? []).map(
          ({ id, to, relation, clause, provision, asWritten, resolvedBy, planned }) => ({
            ...{ id, relation, clause, provision, asWritten, resolvedBy, planned },
            toId: directiveId(to),
          }),
        ),
        countStatements: (counts.get(id) ?? []).map(({ clause, asWritten, stated, comparedWith, found, task }) => ({
          ...{ clause, asWritten, stated, comparedWith, found },
          taskId: taskId(task),
        })),
      }),
    ),
    followUps: files.followUps.map(({ id, directive, office, clause, asWritten }) => ({
      ...{ id, clause, asWritten, directiveId: directiveId(directive)!, officeId: agencyId(office)! },
    })),
    relations: files.tasks.flatMap((task) =>
      [
        ...task.reminds.map((older) => ({ ...older, kind: 'REMINDS' })),
        ...task.restates.map((older) => ({ ...older, kind: 'RESTATES' })),
      ].map(({ id, task: older, kind, extent, basis, confidence, note }) => ({
        ...{ id, kind, extent, basis, confidence, note },
        fromTaskId: task.id,
        toTaskId: taskId(older)!,
      })),
    ),
    tasks: files.tasks.map(
      ({
        id,
        key,
        directive,
        clause,
        title,
        product,
        scope,
        strength,
        deadline,
        reportedTo,
        reportedToAgency,
        parent,
        assignments,
      }): TaskRecord => ({
        ...{ id, key, clause, title, product, scope, strength },
        directiveId: directiveId(directive)!,
        ordinal: nextOrdinal(directive),
        deadline: {
          asWritten: deadline.asWritten,
          kind: deadline.kind,
          period: deadline.period,
          lastDay: deadline.lastDay,
          softLastDay: deadline.softLastDay,
          recurrenceRules: deadline.recurrenceRule === null ? [] : [deadline.recurrenceRule],
          strength: deadline.firmness,
          startsOn: null,
          parts: deadline.parts.map(({ asWritten, appliesTo }) => ({ asWritten, appliesTo })),
        },
        reportedToAsWritten: reportedTo,
        reportedToId: agencyId(reportedToAgency),
        parent: parent && { taskId: taskId(parent.task)!, basis: parent.basis },
        assignments: assignments.map(({ id, agencyAsWritten, role, basis, condition, ...assignment }) => ({
          ...{ id, agencyAsWritten, role, basis, condition },
          agencyId: agencyId(assignment.agency),
          classId: classId(assignment.class),
        })),
      }),
    ),
  };
}

/** The id behind a key; null for no key. Throws for a key that no record has. */
function idsByKey(what: string, records: readonly Identified[]): (key: string | null) => string | null {
  const ids = new Map(records.map(({ id, key }) => [key, id]));
  return (key) => {
    if (key === null) return null;
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the reference data names the ${what} "${key}", which it does not hold`);
    return id;
  };
}
