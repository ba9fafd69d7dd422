import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { AssignmentFact } from '../entities.ts';
import type { AssignmentBasis, AssignmentRole } from '../generated/types.ts';

/** One addressee of a task. */
export interface TaskAssignmentRow
  extends Pick<
    AssignmentFact,
    'taskId' | 'ordinal' | 'agencyId' | 'agencyAsWritten' | 'classId' | 'condition' | 'dueOn'
  > {
  readonly id: string;
  readonly role: AssignmentRole;
  readonly basis: AssignmentBasis;
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

/** A task's addressees: leads first, then in the order of the text. */
export const LEADS_FIRST: Order = ['ordinal', 'id'];
export const leadsFirstKey = (assignment: TaskAssignmentRow) => [String(assignment.ordinal), assignment.id];

/** An agency's assignments: by the last day of the task, those without one last. */
export const BY_DEADLINE: Order = ['earliestDay', 'id', 'ordinal', 'id'];
export const byDeadlineKey = (assignment: TaskAssignmentRow) => [
  assignment.dueOn ?? null,
  assignment.taskId,
  String(assignment.ordinal),
  assignment.id,
];

const ASSIGNMENT_COLUMNS = `a.assignment_id as id, a.task_id as "taskId", a.ordinal, a.agency_id as "agencyId",
  a.agency_as_written as "agencyAsWritten", a.class_id as "classId", a.role, a.basis, a.condition, a.due_on as "dueOn"`;

const SORTED_DAY = `coalesce(a.due_on, 'infinity'::date)`;

const ASSIGNMENT_BY_ID = factStatement(
  'directives.assignmentById',
  (holds) => `select ${ASSIGNMENT_COLUMNS} from assignment_fact a
    where a.assignment_id = any($2::uuid[]) and ${holds('a')}`,
);

/** $3 role, $4 basis; any when null. */
const ofTask = (holds: (alias: string) => string) => `from assignment_fact a
  where a.task_id = o.id and ${holds('a')}
    and ($3::text is null or a.role = $3) and ($4::text is null or a.basis = $4)`;
const ASSIGNMENTS_BY_TASK = factStatement(
  'directives.assignmentsByTask',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${ASSIGNMENT_COLUMNS} ${ofTask(holds)} and (a.ordinal, a.assignment_id) > ($5::int, $6::uuid)
      order by a.ordinal, a.assignment_id limit $7
    ) page`,
);
const ASSIGNMENTS_BY_TASK_COUNT = factStatement(
  'directives.assignmentsByTaskCount',
  (holds) => `select o.id as "ofId", (select count(*)::int ${ofTask(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

/** $3 role; any when null. */
const ofAgency = (holds: (alias: string) => string) => `from assignment_fact a
  where a.agency_id = o.id and ${holds('a')} and ($3::text is null or a.role = $3)`;
const ASSIGNMENTS_BY_AGENCY = factStatement(
  'directives.assignmentsByAgency',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${ASSIGNMENT_COLUMNS} ${ofAgency(holds)}
        and (${SORTED_DAY}, a.task_id, a.ordinal, a.assignment_id) > ($4::date, $5::uuid, $6::int, $7::uuid)
      order by ${SORTED_DAY}, a.task_id, a.ordinal, a.assignment_id limit $8
    ) page`,
);
const ASSIGNMENTS_BY_AGENCY_COUNT = factStatement(
  'directives.assignmentsByAgencyCount',
  (holds) => `select o.id as "ofId", (select count(*)::int ${ofAgency(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

export function assignmentLoaders({ read }: FactReader) {
  return {
    assignmentById: loaderByKey(
      (ids) => read<TaskAssignmentRow>(ASSIGNMENT_BY_ID, ids),
      (assignment) => assignment.id,
    ),

    /** Who has to do a task, a page at a time. */
    assignmentsByTask: loadersByArguments(
      ({ filter: { role, basis }, page }: { filter: AddresseeFilter; page: PageRequest }) =>
        loaderOfMany(
          (ids) =>
            read<TaskAssignmentRow>(ASSIGNMENTS_BY_TASK, ids, role, basis, ...startOf(LEADS_FIRST, page), page.limit),
          (assignment) => assignment.taskId,
        ),
      (args) => JSON.stringify(args),
    ),
    assignmentsByTaskCount: loadersByArguments(
      ({ role, basis }: AddresseeFilter) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(ASSIGNMENTS_BY_TASK_COUNT, ids, role, basis),
          (row) => row.ofId,
        ),
      (filter) => JSON.stringify(filter),
    ),

    /** The assignments that name an agency, by deadline, a page at a time. */
    assignmentsByAgency: loadersByArguments(
      ({ role, page }: { role: AssignmentRole | null; page: PageRequest }) =>
        loaderOfMany(
          (ids) => read<TaskAssignmentRow>(ASSIGNMENTS_BY_AGENCY, ids, role, ...startOf(BY_DEADLINE, page), page.limit),
          (assignment) => assignment.agencyId!,
        ),
      (args) => JSON.stringify(args),
    ),
    assignmentsByAgencyCount: loadersByArguments(
      (role: AssignmentRole | null) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(ASSIGNMENTS_BY_AGENCY_COUNT, ids, role),
          (row) => row.ofId,
        ),
      (role) => String(role),
    ),
  };
}
