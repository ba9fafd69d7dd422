import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { AssignmentRole, AssignmentState, Concern } from '../generated/types.ts';
import { assignmentColumns, BY_DEADLINE, type TaskAssignmentRow } from './assignments.ts';
import { isLate, isNotDone, onDay } from './spans.ts';

/** Which assignments, on a day; null does not narrow. */
export interface AssignmentsOn {
  readonly on: string;
  readonly agencyIds: readonly string[] | null;
  readonly directiveIds: readonly string[] | null;
  readonly role: AssignmentRole | null;
  readonly concern: Concern;
  readonly standing: AssignmentState | null;
  readonly isOverdue: boolean | null;
  readonly dueFrom: string | null;
  readonly dueTo: string | null;
}

/** An assignment in a list, with the last day in force on the day looked at. */
export interface ListedAssignmentRow extends TaskAssignmentRow {
  readonly lastOn: string | null;
}
export interface ListedAssignmentConnection extends Connection<ListedAssignmentRow> {}

type Holds = (alias: string) => string;

export const DAY = (span: string) => `coalesce(${span}.due_on, 'infinity'::date)`;
const SORTED = `${DAY('s')}, s.task_id, s.ordinal, s.subordinal, s.assignment_id`;

/** SQL for: the directives of $4 and the parts attached to them. */
export const parts = (parameter: string, holds: Holds) => `select unnest(${parameter}::uuid[]) as id
  union select p.directive_id from directive_fact p where p.attached_to_id = any(${parameter}::uuid[]) and ${holds('p')}`;

/**
 * How a list is read: along an index over its narrowest condition, or along the days; over those not done, when only who is
 * late is asked for.
 */
type Access = 'agency' | 'directive' | 'late' | 'standing' | 'day';
const ACCESSES: readonly Access[] = ['agency', 'directive', 'late', 'standing', 'day'];

/**
 * $2 the day, $3 agencies, $4 directives, $5 role, $6 concern, $7 state, $8 whether late, $9 first and $10 last day. A
 * statement for each way in, because a plan that has to hold for a condition left out as well cannot use its index.
 */
const conditions = (access: Access, holds: Holds) => `${holds('s')} and ${onDay('s')}
  and s.is_counted and not s.is_class and s.concern = $6::text
  ${access === 'agency' ? '' : 'and ($3::uuid[] is null or s.agency_id = any($3))'}
  ${access === 'directive' ? '' : `and ($4::uuid[] is null or s.directive_id in (${parts('$4', holds)}))`}
  and ($5::text is null or s.role = $5) and ${access === 'standing' ? 's.state = $7::text' : '($7::text is null or s.state = $7)'}
  and ${access === 'late' ? `$8::boolean and ${isNotDone('s')} and ` : `($8::boolean is null or $8 = ${isLate('s')}) and `}
  ${access === 'late' ? `${isLate('s')} and ` : ''}${DAY('s')} >= $9::date and ${DAY('s')} <= $10::date`;

/** Of each agency or directive as many as the page may need, then of all together; or straight along the days. */
const found = (access: Access, holds: Holds, page: string) => {
  const { each, of } = {
    agency: { each: 'unnest($3::uuid[]) o (id)', of: 's.agency_id = o.id' },
    directive: { each: `(${parts('$4', holds)}) o (id)`, of: 's.directive_id = o.id' },
    late: { each: null, of: null },
    standing: { each: null, of: null },
    day: { each: null, of: null },
  }[access];
  const rows = `select s.assignment_id, s.task_id, s.ordinal, s.subordinal, s.due_on
    from assignment_span s where ${of === null ? '' : `${of} and `}${conditions(access, holds)} ${page}`;
  return each === null ? rows : `select s.* from ${each} cross join lateral (${rows}) s`;
};

const byAccess = (make: (access: Access) => FactStatement) => new Map(ACCESSES.map((access) => [access, make(access)]));

/** $11 to $15 the key of the last entry before the page, $16 how many. */
const ASSIGNMENTS = byAccess((access) =>
  factStatement(
    `directives.assignments:${access}`,
    (holds) => `with page as materialized (
        select s.* from (${found(
          access,
          holds,
          `and (${SORTED}) > ($11::date, $12::uuid, $13::int, $14::int, $15::uuid) order by ${SORTED} limit $16`,
        )}) s order by ${SORTED} limit $16
      )
      select ${assignmentColumns(holds)}, s.due_on as "lastOn"
      from page s join assignment_state a on a.assignment_id = s.assignment_id and ${holds('a')} order by ${SORTED}`,
  ),
);
const ASSIGNMENTS_COUNT = byAccess((access) =>
  factStatement(
    `directives.assignmentsCount:${access}`,
    (holds) => `select count(*)::int as count from (${found(access, holds, '')}) s`,
  ),
);

function accessOf({ agencyIds, directiveIds, isOverdue, concern, standing }: AssignmentsOn): Access {
  if (agencyIds !== null) return 'agency';
  if (directiveIds !== null) return 'directive';
  if (isOverdue === true && concern === 'BOUND') return 'late';
  return standing === null ? 'day' : 'standing';
}

/** A day after all that documents bear: with it as the last day, what has no day is left out. */
const LAST_DAY = '9999-12-31';

/** First and last day of a filter, as parameters; without either, what has no day is among the rest. */
export function daysBetween({ dueFrom, dueTo }: Pick<AssignmentsOn, 'dueFrom' | 'dueTo'>): [string, string] {
  return [dueFrom ?? '-infinity', dueTo ?? (dueFrom === null ? 'infinity' : LAST_DAY)];
}

const parametersOf = (asked: AssignmentsOn) => [
  ...[asked.on, asked.agencyIds, asked.directiveIds, asked.role, asked.concern, asked.standing, asked.isOverdue],
  ...daysBetween(asked),
];

/** Lists of assignments as they stood on a day. */
export function assignmentListLoaders({ read }: FactReader) {
  return {
    /** A page, one row more than asked for when there are more. */
    assignments(asked: AssignmentsOn, page: PageRequest): Promise<ListedAssignmentRow[]> {
      const statement = ASSIGNMENTS.get(accessOf(asked))!;
      return read<ListedAssignmentRow>(statement, ...parametersOf(asked), ...startOf(BY_DEADLINE, page), page.limit);
    },
    async assignmentsCount(asked: AssignmentsOn): Promise<number> {
      const [row] = await read<{ count: number }>(ASSIGNMENTS_COUNT.get(accessOf(asked))!, ...parametersOf(asked));
      return row!.count;
    },
  };
}
