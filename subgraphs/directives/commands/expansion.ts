import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type AgencyClassExpression,
  type AgencyRegister,
  agencyRegister,
  membersOn,
  type RegisteredAgency,
} from '../../../domain/agency-class.ts';
import { holdRegister as holdCopy } from '../../../platform/register.ts';
import { expandedMembers } from '../rules/members.ts';
import type { MemberFacts } from '../rules/work.ts';
import { isDecided, withDecisionsOf } from './late-members.ts';
import {
  type AssignmentRecord,
  changeAssignments,
  lockTasks,
  NO_RECORD,
  readTasks,
  recordMembersOfTasks,
  type TaskMembers,
} from './work.ts';

/** Keep the copy of the register as it is until the transaction ends; see platform/register/lock.ts. */
export function holdRegister(em: EntityManager): Promise<void> {
  return holdCopy(em, 'directives');
}

/**
 * Make the members of all classes that tasks address agree with the copy of the register, each as of the day on which the
 * directive was issued (else the one that it is attached to); of some tasks, or of all when `taskIds` is null. What was
 * expanded so before stays, with its assignments; see `expandedMembers`.
 *
 * An addressee is left as it is while the copy does not know its class, and gets no members of the register while no day of
 * issue is known. Nothing is written where nothing changes. Gives the addressees that changed.
 */
export async function expandAddressees(em: EntityManager, taskIds: readonly string[] | null): Promise<string[]> {
  if (taskIds?.length === 0) return [];
  await holdRegister(em);
  const addressees = await readAddressees(em, taskIds);
  if (addressees.length === 0) return [];
  const classes = await readClasses(em);
  if (classes.size === 0) return [];

  const register = await readRegister(em);
  const membersOf = expander(classes, register);
  const recorded = await readMembers(em, taskIds);
  const unsettled = addressees.filter((addressee) => !isSettled(addressee, recorded, membersOf));
  const changing = [...new Set(unsettled.map(({ taskId }) => taskId))];
  if (changing.length === 0) return [];

  // Tasks before their assignments, as everybody does who changes them; and read again: they may have changed meanwhile.
  await lockTasks(em, changing);
  const again = Map.groupBy(await readAddressees(em, changing), ({ taskId }) => taskId);
  const former = await readFormer(em, changing);
  const tasks = await readTasks(em, changing);
  const expansions = tasks.map((task): TaskMembers => {
    const { taskId } = task.work;
    const expanded = (again.get(taskId) ?? []).flatMap((addressee) => {
      const agencies = membersOf(addressee);
      return agencies === null ? [] : [{ addressee, agencies }];
    });
    const members = expanded.flatMap(({ addressee, agencies }) =>
      expandedMembers(
        {
          addresseeId: addressee.id,
          basis: addressee.basis,
          agencies,
          current: task.work.members.filter(({ addresseeId }) => addresseeId === addressee.id),
          former: former.get(addressee.id) ?? new Map(),
          hasHistory: (assignmentId) => hasHistory(task.records.get(assignmentId)),
        },
        randomUUID,
      ),
    );
    return { locked: task, addresseeIds: expanded.map(({ addressee }) => addressee.id), members };
  });
  const changed = await recordMembersOfTasks(em, expansions);
  await decideForLate(em, expansions);
  return changed;
}

/** Of its own: other deadlines and withdrawals come with the class, and go with it. */
function hasHistory({ reports, decisions, transfers }: AssignmentRecord = NO_RECORD): boolean {
  return reports.length > 0 || decisions.length > 0 || transfers.length > 0;
}

/** Who is new to a class of which something was decided before has it decided, too. */
async function decideForLate(em: EntityManager, expansions: readonly TaskMembers[]): Promise<void> {
  const late = expansions.flatMap(({ locked, members }) => {
    const { records, work } = locked;
    const known = new Set([...work.members.map(({ assignmentId }) => assignmentId), ...records.keys()]);
    return members.flatMap(({ assignmentId, addresseeId }) => {
      const ofClass = records.get(addresseeId);
      if (known.has(assignmentId) || !ofClass || !isDecided(ofClass)) return [];
      return [{ taskId: work.taskId, assignmentId, ofClass }];
    });
  });
  const byTask = Map.groupBy(late, ({ taskId }) => taskId);
  for (const locked of await readTasks(em, [...byTask.keys()])) {
    const decided = byTask
      .get(locked.work.taskId)!
      .map(({ assignmentId, ofClass }) => [assignmentId, withDecisionsOf(ofClass, NO_RECORD)] as const);
    const isWithdrawn = decided.some(([, { withdrawals }]) => withdrawals.length > 0);
    await changeAssignments(em, locked, isWithdrawn ? 'ASSIGNMENT_WITHDRAWN' : 'ASSIGNMENT_EXTENDED', new Map(decided));
  }
}

/** An addressee that is, or was, a class. */
interface ClassAddressee {
  readonly id: string;
  readonly taskId: string;
  /** Null for one that is no class any more, or no addressee: it has no members. */
  readonly classId: string | null;
  readonly basis: string;
  /** Day for which the class is expanded; null while none is known. */
  readonly expandedOn: string | null;
}

interface NamedAgency {
  readonly id: string;
  readonly name: string;
}

/** Members by the register, of an addressee; null while its class is not known. */
type MembersOf = (addressee: ClassAddressee) => readonly NamedAgency[] | null;

interface Register extends AgencyRegister {
  readonly names: ReadonlyMap<string, string>;
}

function expander(classes: ReadonlyMap<string, AgencyClassExpression>, register: Register): MembersOf {
  const expanded = new Map<string, readonly NamedAgency[]>();
  return ({ classId, expandedOn }) => {
    if (classId === null) return [];
    const expression = classes.get(classId);
    if (!expression) return null;
    if (expandedOn === null) return [];
    const key = `${classId} ${expandedOn}`;
    const known = expanded.get(key);
    if (known) return known;
    const { memberIds } = membersOn(expression, register, expandedOn);
    const members = memberIds.map((id) => ({ id, name: register.names.get(id) ?? '' }));
    expanded.set(key, members);
    return members;
  };
}

/** Whether the members by the register are recorded as such, and no others; whoever left is looked at when it is locked. */
function isSettled(
  addressee: ClassAddressee,
  recorded: ReadonlyMap<string, readonly MemberFacts[]>,
  membersOf: MembersOf,
): boolean {
  const agencies = membersOf(addressee);
  if (agencies === null) return true;
  const current = recorded.get(addressee.id) ?? [];
  const mint = () => '';
  const wanted = expandedMembers(
    {
      addresseeId: addressee.id,
      basis: addressee.basis,
      agencies,
      current,
      former: new Map(),
      hasHistory: () => false,
    },
    mint,
  );
  const stands = new Map(current.map(({ assignmentId, concern }) => [assignmentId, concern]));
  return (
    wanted.length === current.length &&
    wanted.every(({ assignmentId, concern }) => stands.get(assignmentId) === concern)
  );
}

/** Addressees that are classes, and those that still have members though they are none. */
async function readAddressees(em: EntityManager, taskIds: readonly string[] | null): Promise<ClassAddressee[]> {
  const ofTasks = (alias: string) => (taskIds === null ? 'true' : `${alias}.task_id = any (?::uuid[])`);
  return em.execute(
    `select a.assignment_id as id, a.task_id as "taskId", a.class_id as "classId", a.basis,
         coalesce(d.issued_on, upper.issued_on)::text as "expandedOn"
       from assignment_fact a
       join task_fact t on t.task_id = a.task_id and t.closed_seq is null
       join directive_fact d on d.directive_id = t.directive_id and d.closed_seq is null
       left join directive_fact upper on upper.directive_id = d.attached_to_id and upper.closed_seq is null
       where a.closed_seq is null and a.class_id is not null and ${ofTasks('a')}
     union all
     select distinct m.addressee_id, m.task_id, null::uuid, '', null
       from member_fact m
       where m.closed_seq is null and ${ofTasks('m')} and not exists (
         select from assignment_fact a
         where a.assignment_id = m.addressee_id and a.closed_seq is null and a.class_id is not null
       )`,
    taskIds === null ? [] : [textArray(taskIds), textArray(taskIds)],
  );
}

async function readMembers(
  em: EntityManager,
  taskIds: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly MemberFacts[]>> {
  const rows: MemberFacts[] = await em.execute(
    `select assignment_id as "assignmentId", addressee_id as "addresseeId", agency_id as "agencyId", name, concern, source
     from member_fact where closed_seq is null and ${taskIds === null ? 'true' : 'task_id = any (?::uuid[])'}`,
    taskIds === null ? [] : [textArray(taskIds)],
  );
  return Map.groupBy(rows, ({ addresseeId }) => addresseeId);
}

/** The last assignment of each agency that was a member once, by addressee and agency. */
async function readFormer(
  em: EntityManager,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows: { addressee: string; agency: string; assignment: string }[] = await em.execute(
    `select distinct on (addressee_id, agency_id)
       addressee_id as addressee, agency_id as agency, assignment_id as assignment
     from member_fact where closed_seq is not null and task_id = any (?::uuid[])
     order by addressee_id, agency_id, fact_id desc`,
    [textArray(taskIds)],
  );
  const former = new Map<string, Map<string, string>>();
  for (const { addressee, agency, assignment } of rows) {
    const ofAddressee = former.get(addressee) ?? new Map<string, string>();
    former.set(addressee, ofAddressee.set(agency, assignment));
  }
  return former;
}

async function readClasses(em: EntityManager): Promise<ReadonlyMap<string, AgencyClassExpression>> {
  const rows: { id: string; definition: AgencyClassExpression }[] = await em.execute(
    'select class_id as id, definition from register_class where closed_seq is null',
  );
  return new Map(rows.map(({ id, definition }) => [id, definition]));
}

async function readRegister(em: EntityManager): Promise<Register> {
  const agencies: (Omit<RegisteredAgency, 'parents' | 'places'> & NamedAgency)[] = await em.execute(
    `select agency_id as id, kind, name, valid_from::text as "validFrom", valid_to::text as "validTo"
     from register_agency where closed_seq is null`,
  );
  const edges = async (table: 'register_parent' | 'register_place', column: string) => {
    const rows: { agencyId: string; upperId: string; validFrom: string | null; validTo: string | null }[] =
      await em.execute(
        `select agency_id as "agencyId", ${column} as "upperId", valid_from::text as "validFrom", valid_to::text as "validTo"
         from ${table} where closed_seq is null`,
      );
    return Map.groupBy(rows, ({ agencyId }) => agencyId);
  };
  const parents = await edges('register_parent', 'parent_id');
  const places = await edges('register_place', 'province_id');
  const register = agencyRegister(
    agencies.map((agency) => ({
      ...agency,
      parents: (parents.get(agency.id) ?? []).map(({ upperId, ...days }) => ({ ...days, parentId: upperId })),
      places: (places.get(agency.id) ?? []).map(({ upperId, ...days }) => ({ ...days, provinceId: upperId })),
    })),
  );
  return { ...register, names: new Map(agencies.map(({ id, name }) => [id, name])) };
}

/** Ids as the text of a PostgreSQL array: one parameter however many there are. */
function textArray(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
