import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { AssignmentState } from '../entities.ts';
import type { AssignmentBasis, AssignmentRole, Concern, AssignmentState as State } from '../generated/types.ts';

/** An assignment of a task, as it stands by all that is known. */
export interface TaskAssignmentRow
  extends Pick<
    AssignmentState,
    | 'taskId'
    | 'directiveId'
    | 'issuedOn'
    | 'ordinal'
    | 'subordinal'
    | 'addresseeId'
    | 'transferredFromId'
    | 'transferredToId'
    | 'agencyId'
    | 'agencyAsWritten'
    | 'classId'
    | 'isClass'
    | 'condition'
    | 'originalDueOn'
    | 'originalSoftDueOn'
    | 'dueOn'
    | 'inheritedFromId'
  > {
  readonly id: string;
  readonly role: AssignmentRole;
  readonly basis: AssignmentBasis;
  readonly concern: Concern;
  readonly state: State;
  /** Whether it is one to a class of which members are known. */
  readonly hasMembers: boolean;
}

/** A class of agencies as this subgraph knows it to readers: its id alone. */
export interface AgencyClassRow {
  readonly id: string;
}

/** A page of assignments. */
export interface TaskAssignmentConnectionRow extends Connection<TaskAssignmentRow> {}

/** Which of a task's addressees. */
export interface AddresseeFilter {
  readonly role: AssignmentRole | null;
  readonly basis: AssignmentBasis | null;
}

/** Which of an agency's assignments. */
export interface AgencyAssignmentFilter extends AddresseeFilter {
  readonly concern: Concern;
  readonly directiveId: string | null;
}

/** A task's addressees: leads first, then in the order of the text; what was passed on, after where it came from. */
export const LEADS_FIRST: Order = ['ordinal', 'ordinal', 'id'];
export const leadsFirstKey = ({ ordinal, subordinal, id }: TaskAssignmentRow) => [
  String(ordinal),
  String(subordinal),
  id,
];

/** The members of a class: by name, in the order of the register. */
export const BY_MEMBER: Order = ['ordinal', 'id'];
export const byMemberKey = ({ subordinal, id }: TaskAssignmentRow) => [String(subordinal), id];

/** An agency's assignments: by the last day in force, those without one last. */
export const BY_DEADLINE: Order = ['earliestDay', 'id', 'ordinal', 'ordinal', 'id'];
export const byDeadlineKey = (
  assignment: Pick<TaskAssignmentRow, 'taskId' | 'ordinal' | 'subordinal' | 'id' | 'dueOn'>,
) => [
  assignment.dueOn ?? null,
  assignment.taskId,
  String(assignment.ordinal),
  String(assignment.subordinal),
  assignment.id,
];

/** Assignments to a class as such: the latest directive first. */
export const LATEST_DIRECTIVE_FIRST: Order = ['latestDay', 'idDescending', 'idDescending'];
export const latestDirectiveFirstKey = ({ issuedOn, taskId, id }: TaskAssignmentRow) => [issuedOn ?? null, taskId, id];

type Holds = (alias: string) => string;

/** Columns of a row, of assignment_state as `a`. */
export const assignmentColumns = (holds: Holds) => `a.assignment_id as id, a.task_id as "taskId",
  a.directive_id as "directiveId", a.issued_on as "issuedOn", a.ordinal, a.subordinal, a.addressee_id as "addresseeId",
  a.transferred_from_id as "transferredFromId", a.transferred_to_id as "transferredToId", a.agency_id as "agencyId",
  a.agency_as_written as "agencyAsWritten", a.class_id as "classId", a.is_class as "isClass", a.role, a.basis,
  a.condition, a.concern, a.original_due_on as "originalDueOn", a.original_soft_due_on as "originalSoftDueOn",
  a.due_on as "dueOn", a.inherited_from_id as "inheritedFromId", a.state,
  (a.is_class and exists (select from assignment_state m where m.addressee_id = a.assignment_id and ${holds('m')}))
    as "hasMembers"`;

const SORTED_DAY = `coalesce(a.due_on, 'infinity'::date)`;

const ASSIGNMENT_BY_ID = factStatement(
  'directives.assignmentById',
  (holds) => `select ${assignmentColumns(holds)} from assignment_state a
    where a.assignment_id = any($2::uuid[]) and ${holds('a')}`,
);

/** $3 role, $4 basis; any when null. Members of a class are not addressees themselves. */
const ofTask = (holds: Holds) => `from assignment_state a
  where a.task_id = o.id and a.addressee_id is null and ${holds('a')}
    and ($3::text is null or a.role = $3) and ($4::text is null or a.basis = $4)`;
const ASSIGNMENTS_BY_TASK = factStatement(
  'directives.assignmentsByTask',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${assignmentColumns(holds)} ${ofTask(holds)}
        and (a.ordinal, a.subordinal, a.assignment_id) > ($5::int, $6::int, $7::uuid)
      order by a.ordinal, a.subordinal, a.assignment_id limit $8
    ) page`,
);
const ASSIGNMENTS_BY_TASK_COUNT = factStatement(
  'directives.assignmentsByTaskCount',
  (holds) => `select o.id as "ofId", (select count(*)::int ${ofTask(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

/** $3 concern; any when null. */
const ofClass = (holds: Holds) => `from assignment_state a
  where a.addressee_id = o.id and ${holds('a')} and ($3::text is null or a.concern = $3)`;
const MEMBERS_BY_ASSIGNMENT = factStatement(
  'directives.membersByAssignment',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${assignmentColumns(holds)} ${ofClass(holds)} and (a.subordinal, a.assignment_id) > ($4::int, $5::uuid)
      order by a.subordinal, a.assignment_id limit $6
    ) page`,
);
const MEMBERS_BY_ASSIGNMENT_COUNT = factStatement(
  'directives.membersByAssignmentCount',
  (holds) => `select o.id as "ofId", (select count(*)::int ${ofClass(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

/** $3 role, $4 basis, any when null; $5 concern; $6 the directive, with the parts attached to it, or null for all. */
const ofAgency = (holds: Holds) => `from assignment_state a
  where a.agency_id = o.id and ${holds('a')} and ($3::text is null or a.role = $3) and ($4::text is null or a.basis = $4)
    and a.concern = $5::text and ($6::uuid is null or a.directive_id = $6 or a.directive_id in (
      select p.directive_id from directive_fact p where p.attached_to_id = $6 and ${holds('p')}))`;
const ASSIGNMENTS_BY_AGENCY = factStatement(
  'directives.assignmentsByAgency',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${assignmentColumns(holds)} ${ofAgency(holds)}
        and (${SORTED_DAY}, a.task_id, a.ordinal, a.subordinal, a.assignment_id)
          > ($7::date, $8::uuid, $9::int, $10::int, $11::uuid)
      order by ${SORTED_DAY}, a.task_id, a.ordinal, a.subordinal, a.assignment_id limit $12
    ) page`,
);
const ASSIGNMENTS_BY_AGENCY_COUNT = factStatement(
  'directives.assignmentsByAgencyCount',
  (holds) => `select o.id as "ofId", (select count(*)::int ${ofAgency(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

const DIRECTIVE_DAY = `coalesce(a.issued_on, '-infinity'::date)`;
const toClass = (holds: Holds) => `from assignment_state a where a.class_id = o.id and a.is_class and ${holds('a')}`;
const ASSIGNMENTS_BY_CLASS = factStatement(
  'directives.assignmentsByClass',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${assignmentColumns(holds)} ${toClass(holds)}
        and (${DIRECTIVE_DAY}, a.task_id, a.assignment_id) < ($3::date, $4::uuid, $5::uuid)
      order by ${DIRECTIVE_DAY} desc, a.task_id desc, a.assignment_id desc limit $6
    ) page`,
);
const ASSIGNMENTS_BY_CLASS_COUNT = factStatement(
  'directives.assignmentsByClassCount',
  (holds) => `select o.id as "ofId", (select count(*)::int ${toClass(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

interface Count {
  readonly ofId: string;
  readonly count: number;
}
interface Paged<Filter> {
  readonly filter: Filter;
  readonly page: PageRequest;
}
const ofArguments = (args: object | string | null) => JSON.stringify(args);

export function assignmentLoaders({ read }: FactReader) {
  const counts = (statement: typeof ASSIGNMENT_BY_ID, ...values: readonly unknown[]) =>
    loaderByKey(
      (ids) => read<Count>(statement, ids, ...values),
      (row) => row.ofId,
    );

  return {
    assignmentById: loaderByKey(
      (ids) => read<TaskAssignmentRow>(ASSIGNMENT_BY_ID, ids),
      (assignment) => assignment.id,
    ),

    /** Who has to do a task, a page at a time. */
    assignmentsByTask: loadersByArguments(
      ({ filter: { role, basis }, page }: Paged<AddresseeFilter>) =>
        loaderOfMany(
          (ids) =>
            read<TaskAssignmentRow>(ASSIGNMENTS_BY_TASK, ids, role, basis, ...startOf(LEADS_FIRST, page), page.limit),
          (assignment) => assignment.taskId,
        ),
      ofArguments,
    ),
    assignmentsByTaskCount: loadersByArguments(
      ({ role, basis }: AddresseeFilter) => counts(ASSIGNMENTS_BY_TASK_COUNT, role, basis),
      ofArguments,
    ),

    /** The members of the class that an assignment addresses, with their own parts, a page at a time. */
    membersByAssignment: loadersByArguments(
      ({ filter, page }: Paged<Concern | null>) =>
        loaderOfMany(
          (ids) => read<TaskAssignmentRow>(MEMBERS_BY_ASSIGNMENT, ids, filter, ...startOf(BY_MEMBER, page), page.limit),
          (assignment) => assignment.addresseeId!,
        ),
      ofArguments,
    ),
    membersByAssignmentCount: loadersByArguments(
      (concern: Concern | null) => counts(MEMBERS_BY_ASSIGNMENT_COUNT, concern),
      String,
    ),

    /** What an agency has to do, by name and as one of a class, by deadline, a page at a time. */
    assignmentsByAgency: loadersByArguments(
      ({ filter: { role, basis, concern, directiveId }, page }: Paged<AgencyAssignmentFilter>) =>
        loaderOfMany(
          (ids) =>
            read<TaskAssignmentRow>(
              ASSIGNMENTS_BY_AGENCY,
              ...[ids, role, basis, concern, directiveId, ...startOf(BY_DEADLINE, page), page.limit],
            ),
          (assignment) => assignment.agencyId!,
        ),
      ofArguments,
    ),
    assignmentsByAgencyCount: loadersByArguments(
      ({ role, basis, concern, directiveId }: AgencyAssignmentFilter) =>
        counts(ASSIGNMENTS_BY_AGENCY_COUNT, role, basis, concern, directiveId),
      ofArguments,
    ),

    /** What is set to a class as such, a page at a time. */
    assignmentsByClass: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) =>
            read<TaskAssignmentRow>(ASSIGNMENTS_BY_CLASS, ids, ...startOf(LATEST_DIRECTIVE_FIRST, page), page.limit),
          (assignment) => assignment.classId!,
        ),
      ofArguments,
    ),
    assignmentsByClassCount: counts(ASSIGNMENTS_BY_CLASS_COUNT),
  };
}
