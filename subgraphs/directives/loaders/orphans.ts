import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { Proposal } from '../rules/successors.ts';
import { isOwed, onDay } from './spans.ts';

/** An assignment not done whose agency has ended. */
export interface OrphanedAssignmentRow {
  readonly assignmentId: string;
  readonly taskId: string;
  readonly agencyId: string;
  readonly agencyEndedOn: string;
  /** The last day in force on the day looked at, by which the list is sorted. */
  readonly dueOn: string | null;
  /** The day looked at. */
  readonly on: string;
}

/** A page of orphaned assignments. */
export interface OrphanedAssignmentConnectionRow extends Connection<OrphanedAssignmentRow> {}

/** An agency that may take over an assignment. */
export interface SuccessorProposalRow extends Proposal {}

/** Soonest due first. */
export const SOONEST_FIRST: Order = ['earliestDay', 'id', 'id'];
export const soonestFirstKey = (row: OrphanedAssignmentRow) => [row.dueOn, row.taskId, row.assignmentId];

/** $2 the day looked at: by what had happened to each assignment until its end. */
const orphaned = (
  holds: (alias: string) => string,
) => `from (select * from register_agency where valid_to < $2::date offset 0) r
  join assignment_span s on s.agency_id = r.agency_id and ${holds('s')}
  where ${holds('r')} and ${onDay('s')} and ${isOwed('s')}`;

const ORPHANS = factStatement(
  'directives.orphanedAssignments',
  (holds) => `select s.assignment_id as "assignmentId", s.task_id as "taskId", s.agency_id as "agencyId",
      r.valid_to as "agencyEndedOn", s.due_on as "dueOn" ${orphaned(holds)}
    and (coalesce(s.due_on, 'infinity'::date), s.task_id, s.assignment_id) > ($3::date, $4::uuid, $5::uuid)
    order by coalesce(s.due_on, 'infinity'::date), s.task_id, s.assignment_id limit $6`,
);
const ORPHANS_COUNT = factStatement(
  'directives.orphanedAssignmentsCount',
  (holds) => `select count(*)::int as count ${orphaned(holds)}`,
);

export function orphanLoaders({ read }: FactReader) {
  return {
    async orphanedAssignments(on: string, page: PageRequest): Promise<OrphanedAssignmentRow[]> {
      const rows = await read<Omit<OrphanedAssignmentRow, 'on'>>(
        ORPHANS,
        on,
        ...startOf(SOONEST_FIRST, page),
        page.limit,
      );
      return rows.map((row) => ({ ...row, on }));
    },
    async orphanedAssignmentsCount(on: string): Promise<number> {
      const [row] = await read<{ count: number }>(ORPHANS_COUNT, on);
      return row!.count;
    },
  };
}
