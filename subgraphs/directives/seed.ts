import type { EntityManager } from '@mikro-orm/postgresql';
import { expandAddressees, holdRegister } from './commands/expansion.ts';
import {
  type CitationRecord,
  type DirectiveRecord,
  recordDirectives,
  recordTasks,
  type TaskRecord,
} from './commands.ts';

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
      readonly parent: { readonly task: string; readonly basis: string } | null;
      readonly assignments: readonly (Omit<TaskRecord['assignments'][number], 'agencyId' | 'classId'> & {
        readonly agency: string | null;
        readonly class: string | null;
      })[];
    })[];
}

/**
 * Load the reference directives through their commands, in the caller's transaction: wholly or not at all. Loading the same
 * files again changes nothing. Gives how many directives and tasks changed; throws, before anything is written,
 * when a record names a key that no record has.
 */
export async function seedDirectives(em: EntityManager, files: DirectiveFiles): Promise<{ changed: number }> {
  const records = recordsOf(files);
  await holdRegister(em);
  const directives = await recordDirectives(em, records.directives);
  const tasks = await recordTasks(em, records.tasks);
  await expandAddressees(em, null);
  return { changed: directives.length + tasks.length };
}

function recordsOf(files: DirectiveFiles) {
  const agencyId = idsByKey('agency', files.agencies);
  const classId = idsByKey('agency class', files.classes);
  const directiveId = idsByKey('directive', files.directives);
  const taskId = idsByKey('task', files.tasks);

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
        countStatements: [],
      }),
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
        reportedToId: null,
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
