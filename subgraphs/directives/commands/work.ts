import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import {
  type FactTable,
  type FactValues,
  recordSubjects,
  type SubjectState,
} from '../../../platform/history/record.ts';
import {
  AssignmentFact,
  AssignmentSpan,
  AssignmentState,
  ConcernFact,
  DirectiveFact,
  ExtensionFact,
  MemberFact,
  RedatingFact,
  ReportFact,
  TaskFact,
  TransferFact,
  VerificationFact,
  WithdrawalFact,
} from '../entities.ts';
import { spansOf } from '../rules/spans.ts';
import { type AssignmentFacts, type MemberFacts, type StateValues, statesOf, type TaskWork } from '../rules/work.ts';
import { deadlineOf } from './deadlines.ts';
import { inheritedDeadlines } from './inherited.ts';

/** What is kept of an assignment besides its task: whole lists, each entry as its entity has it, without history columns. */
export interface AssignmentRecord {
  readonly decisions: readonly FactValues[];
  readonly extensions: readonly FactValues[];
  readonly redatings: readonly FactValues[];
  readonly reports: readonly FactValues[];
  readonly verifications: readonly FactValues[];
  readonly transfers: readonly FactValues[];
  readonly withdrawals: readonly FactValues[];
}

const LISTS = {
  decisions: ConcernFact,
  extensions: ExtensionFact,
  redatings: RedatingFact,
  reports: ReportFact,
  verifications: VerificationFact,
  transfers: TransferFact,
  withdrawals: WithdrawalFact,
} as const satisfies Record<keyof AssignmentRecord, FactTable['entity']>;
const LIST_NAMES = Object.keys(LISTS) as (keyof AssignmentRecord)[];

export const NO_RECORD: AssignmentRecord = {
  decisions: [],
  extensions: [],
  redatings: [],
  reports: [],
  verifications: [],
  transfers: [],
  withdrawals: [],
};

const WORK_TABLES = {
  ...(Object.fromEntries(
    LIST_NAMES.map((name) => [name, { entity: LISTS[name], subject: 'assignmentId' }]),
  ) as unknown as Record<keyof AssignmentRecord, FactTable>),
  states: { entity: AssignmentState, subject: 'assignmentId' },
  spans: { entity: AssignmentSpan, subject: 'assignmentId' },
};

const ADDRESSEE_TABLES = {
  members: { entity: MemberFact, subject: 'addresseeId' },
  states: { entity: AssignmentState, subject: 'addresseeId' },
  spans: { entity: AssignmentSpan, subject: 'addresseeId' },
} as const satisfies Record<string, FactTable>;

/** What happened to an assignment, as the feed names it. */
export type AssignmentEvent =
  | 'ASSIGNMENT_CONFIRMED'
  | 'ASSIGNMENT_EXTENDED'
  | 'ASSIGNMENT_TRANSFERRED'
  | 'ASSIGNMENT_WITHDRAWN'
  | 'ASSIGNMENT_REPORTED'
  | 'ASSIGNMENT_VERIFIED'
  | 'ASSIGNMENT_RETURNED'
  | 'ASSIGNMENT_REDATED';

/** Members and what happened to assignments, of some tasks. */
export interface StoredWork {
  readonly members: ReadonlyMap<string, readonly MemberFacts[]>;
  readonly records: ReadonlyMap<string, ReadonlyMap<string, AssignmentRecord>>;
}

/** A task that is changed: locked until the transaction ends, so that nothing else changes its assignments meanwhile. */
export interface LockedTask {
  readonly task: TaskFact;
  readonly directive: DirectiveFact;
  /** The directive that the task's own is attached to. */
  readonly attachedTo: DirectiveFact | null;
  readonly work: TaskWork;
  /** By assignment; of one that nothing happened to there is none. */
  readonly records: ReadonlyMap<string, AssignmentRecord>;
}

/**
 * Lock tasks in one order for all who change them, before anything of them is read. Assignments belong to one task and are
 * changed by its holder alone.
 */
export async function lockTasks(em: EntityManager, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length > 0) await lockSubjects(em, 'directives', taskIds);
}

/** A task with its work, locked; null when there is none of that id. */
export async function lockTask(em: EntityManager, taskId: string): Promise<LockedTask | null> {
  await lockTasks(em, [taskId]);
  const [locked] = await readTasks(em, [taskId]);
  return locked ?? null;
}

/** Tasks with their work, as they are now; to be locked before by whoever changes them. */
export async function readTasks(em: EntityManager, taskIds: readonly string[]): Promise<LockedTask[]> {
  const tasks = await open(em, TaskFact, { taskId: { $in: taskIds } });
  const directives = await readDirectives(
    em,
    tasks.map(({ directiveId }) => directiveId),
  );
  const addressees = Map.groupBy(await open(em, AssignmentFact, { taskId: { $in: taskIds } }), ({ taskId }) => taskId);
  const stored = await storedWork(em, taskIds);
  const inherited = await inheritedDeadlines(em, tasks.map(taskOf));
  return tasks.map((task) => {
    const { directive, attachedTo, issuedOn } = directives.get(task.directiveId)!;
    const records = stored.records.get(task.taskId) ?? new Map<string, AssignmentRecord>();
    const work: TaskWork = {
      taskId: task.taskId,
      directiveId: task.directiveId,
      issuedOn,
      deadline: taskOf(task).deadline,
      inherited: inherited.get(task.taskId) ?? null,
      addressees: (addressees.get(task.taskId) ?? []).map(addresseeOf),
      members: stored.members.get(task.taskId) ?? [],
      facts: factsOf(records),
    };
    return { task, directive, attachedTo, work, records };
  });
}

/** A directive as it is now, with the one that it is attached to. */
export interface ReadDirective {
  readonly directive: DirectiveFact;
  readonly attachedTo: DirectiveFact | null;
  /** The day from which it asks: its own day of issue, else that of the one that it is attached to. */
  readonly issuedOn: string | null;
}

/** Directives by their ids; of an id that is no directive's there is none. */
export async function readDirectives(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadDirective>> {
  const directives = await open(em, DirectiveFact, { directiveId: { $in: [...new Set(ids)] } });
  const above = [...new Set(directives.flatMap(({ attachedToId }) => attachedToId ?? []))];
  const attached = above.length === 0 ? [] : await open(em, DirectiveFact, { directiveId: { $in: above } });
  const byId = new Map(attached.map((directive) => [directive.directiveId, directive]));
  return new Map(
    directives.map((directive) => {
      const attachedTo = byId.get(directive.attachedToId ?? '') ?? null;
      return [
        directive.directiveId,
        { directive, attachedTo, issuedOn: directive.issuedOn ?? attachedTo?.issuedOn ?? null },
      ];
    }),
  );
}

/** Members and what happened to assignments of tasks, as they are now. */
export async function storedWork(em: EntityManager, taskIds: readonly string[]): Promise<StoredWork> {
  const ofTasks = { taskId: { $in: taskIds } };
  const members = Map.groupBy(await open(em, MemberFact, ofTasks), ({ taskId }) => taskId);
  const records = new Map<string, Map<string, AssignmentRecord>>();
  for (const name of LIST_NAMES) {
    const rows = (await open(em, LISTS[name] as typeof ConcernFact, ofTasks)) as (FactValues & ConcernFact)[];
    for (const row of rows) {
      const ofTask = records.get(row.taskId) ?? new Map<string, AssignmentRecord>();
      const record = ofTask.get(row.assignmentId) ?? NO_RECORD;
      ofTask.set(row.assignmentId, { ...record, [name]: [...record[name], withoutHistory(row)] });
      records.set(row.taskId, ofTask);
    }
  }
  return {
    members: new Map([...members].map(([taskId, rows]) => [taskId, rows.map(memberOf)])),
    records,
  };
}

/**
 * Change what is kept of assignments of a locked task: `changed` gives the new whole of each that something happened to.
 * Appends one event for each assignment that changes, with its whole public state; those that stand otherwise because of it
 * (what a passed-on one became, what an agency has as a member besides its part by name) get one of the same kind. No others
 * are looked at: a class may have thousands of members.
 */
export async function changeAssignments(
  em: EntityManager,
  locked: LockedTask,
  kind: AssignmentEvent,
  changed: ReadonlyMap<string, AssignmentRecord>,
): Promise<string[]> {
  const records = new Map([...locked.records, ...changed]);
  const work = { ...locked.work, facts: factsOf(records) };
  const states = statesOf(work);
  const spans = Map.groupBy(spansOf(work), ({ assignmentId }) => assignmentId);
  // What was passed on stands after where it came from.
  const touched = new Set(changed.keys());
  for (const { assignmentId, transferredFromId } of states) {
    if (transferredFromId !== null && touched.has(transferredFromId)) touched.add(assignmentId);
  }
  // Whom the task names is asked as a member of a class from the day on which its part by name has ended.
  const named = new Set(states.flatMap((each) => (changed.has(each.assignmentId) ? nameOf(each) : [])));
  for (const { assignmentId, addresseeId, agencyId } of states) {
    if (addresseeId !== null && agencyId !== null && named.has(agencyId)) touched.add(assignmentId);
  }
  return recordSubjects(
    em,
    'directives',
    WORK_TABLES,
    states
      .filter(({ assignmentId }) => touched.has(assignmentId))
      .map((state) => {
        const record = records.get(state.assignmentId) ?? NO_RECORD;
        const { taskId } = state;
        const lists = Object.fromEntries(
          LIST_NAMES.map((name) => [name, record[name].map((values) => ({ ...values, taskId }))]),
        ) as unknown as AssignmentRecord;
        return {
          subject: state.assignmentId,
          kind,
          payload: { ...state, ...record },
          facts: { ...lists, states: [state], spans: spans.get(state.assignmentId) ?? [] },
        };
      }),
  );
}

/** The agency whom a task names by an assignment; none for a class, a member of one, and whoever took it over. */
function nameOf({
  addresseeId,
  transferredFromId,
  agencyId,
}: Pick<StateValues, 'addresseeId' | 'transferredFromId' | 'agencyId'>): string[] {
  return addresseeId === null && transferredFromId === null && agencyId !== null ? [agencyId] : [];
}

/** The members that some addressees of a locked task are to have, whole: of an addressee that none names, none. */
export interface TaskMembers {
  readonly locked: LockedTask;
  readonly addresseeIds: readonly string[];
  readonly members: readonly MemberFacts[];
}

/**
 * Make the members of classes that a locked task addresses agree with `members`, whole. One event for each addressee of which
 * anything changes; assignments of members that are no more are closed, with what happened to them kept.
 */
export function recordMembers(
  em: EntityManager,
  locked: LockedTask,
  addresseeIds: readonly string[],
  members: readonly MemberFacts[],
): Promise<string[]> {
  return recordMembersOfTasks(em, [{ locked, addresseeIds, members }]);
}

/** The same for several tasks together, in as many statements as for one. */
export function recordMembersOfTasks(em: EntityManager, tasks: readonly TaskMembers[]): Promise<string[]> {
  return recordSubjects(em, 'directives', ADDRESSEE_TABLES, tasks.flatMap(addresseeStates));
}

function addresseeStates({
  locked,
  addresseeIds,
  members,
}: TaskMembers): SubjectState<keyof typeof ADDRESSEE_TABLES>[] {
  const { taskId, directiveId } = locked.work;
  const others = locked.work.members.filter(({ addresseeId }) => !addresseeIds.includes(addresseeId));
  const work = { ...locked.work, members: [...others, ...members] };
  const states = Map.groupBy(statesOf(work), (row) => row.addresseeId);
  const spans = Map.groupBy(spansOf(work), (row) => row.addresseeId);
  const membersOf = Map.groupBy(members, ({ addresseeId }) => addresseeId);
  return addresseeIds.map((addresseeId) => {
    const own = membersOf.get(addresseeId) ?? [];
    return {
      subject: addresseeId,
      kind: 'ADDRESSEE_EXPANDED',
      payload: { id: addresseeId, taskId, directiveId, members: own },
      facts: {
        members: own.map((member) => ({ ...member, taskId })),
        states: states.get(addresseeId) ?? [],
        spans: spans.get(addresseeId) ?? [],
      },
    };
  });
}

/** What happened to assignments, as rules take it. */
export function factsOf(records: ReadonlyMap<string, AssignmentRecord>): ReadonlyMap<string, AssignmentFacts> {
  return new Map([...records].map(([id, record]) => [id, assignmentFactsOf(record)]));
}

function assignmentFactsOf(record: AssignmentRecord): AssignmentFacts {
  const verifications = new Map(
    (record.verifications as unknown as VerificationFact[]).map((row) => [row.reportId, row]),
  );
  const [transfer] = record.transfers as unknown as TransferFact[];
  return {
    decisions: record.decisions as unknown as ConcernFact[],
    extensions: (record.extensions as unknown as ExtensionFact[]).map((row) => ({
      ...deadlineOf(row),
      id: row.extensionId,
      decidedOn: row.decidedOn,
    })),
    redatings: (record.redatings as unknown as RedatingFact[]).map((row) => ({
      ...{ dueOn: row.dueOn, actIssuedOn: row.actIssuedOn },
      ...{ softDueOn: row.softDueOn ?? null, extensionId: row.extensionId ?? null },
    })),
    reports: (record.reports as unknown as ReportFact[]).map((report) => ({
      id: report.reportId,
      outcome: report.outcome as AssignmentFacts['reports'][number]['outcome'],
      completedOn: report.completedOn ?? null,
      period: report.period ?? null,
      verification: (verifications.get(report.reportId) ?? null) as AssignmentFacts['reports'][number]['verification'],
    })),
    transfer: transfer ?? null,
    withdrawals: record.withdrawals as unknown as WithdrawalFact[],
  };
}

function taskOf(task: TaskFact) {
  return { id: task.taskId, deadline: deadlineOf(task) };
}

function addresseeOf(row: AssignmentFact) {
  return {
    id: row.assignmentId,
    ordinal: row.ordinal,
    agencyId: row.agencyId ?? null,
    agencyAsWritten: row.agencyAsWritten,
    classId: row.classId ?? null,
    role: row.role,
    basis: row.basis,
    condition: row.condition ?? null,
  };
}

function memberOf(row: MemberFact): MemberFacts {
  const { assignmentId, addresseeId, agencyId, name } = row;
  return {
    ...{ assignmentId, addresseeId, agencyId, name },
    concern: row.concern as MemberFacts['concern'],
    source: row.source as MemberFacts['source'],
  };
}

/** Open facts that meet a condition, in a stable order. */
async function open<Fact extends object>(em: EntityManager, entity: new () => Fact, where: object): Promise<Fact[]> {
  return em.find(entity, { ...where, closedSeq: null } as never, {
    disableIdentityMap: true,
    orderBy: { factId: 'asc' } as never,
  });
}

const HISTORY = ['factId', 'seq', 'closedSeq', 'recordedAt', 'recordedAtOrigin', 'recordedTo'] as const;

function withoutHistory(row: object): FactValues {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name]) => !(HISTORY as readonly string[]).includes(name) && name !== 'taskId' && name !== 'assignmentId',
    ),
  );
}
