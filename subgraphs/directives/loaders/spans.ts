import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { AssignmentSpan } from '../entities.ts';
import type { Concern, AssignmentState as State } from '../generated/types.ts';
import type { Addressed } from '../rules/progress.ts';

/** How an assignment stood on a day. */
export interface SpanRow
  extends Pick<
    AssignmentSpan,
    | 'originalDueOn'
    | 'originalSoftDueOn'
    | 'dueOn'
    | 'softDueOn'
    | 'deadlineKind'
    | 'deadlineAsWritten'
    | 'deadlinePeriod'
    | 'isExtended'
    | 'isCounted'
    | 'completedOn'
    | 'verifiedOn'
    | 'isSelfVerified'
    | 'endedOn'
  > {
  readonly assignmentId: string;
  readonly concern: Concern;
  readonly state: State;
  readonly originalStrength: 'HARD' | 'SOFT' | null;
  readonly deadlineStrength: 'HARD' | 'SOFT' | null;
}

/** How many agencies had done their part of a task by a day. */
export interface CountsRow {
  readonly taskId: string;
  readonly bound: number;
  readonly reported: number;
  readonly verified: number;
  readonly overdue: number;
  readonly potential: number;
  readonly ended: number;
}

/** The same, with the day looked at. */
export interface TaskProgressRow extends CountsRow {
  readonly on: string;
}

/** Whom a task addresses, as far as it matters whether all are known one by one. */
export interface AddressedRow extends Addressed {
  readonly taskId: string;
}

/** SQL for: the span holds on the day of that parameter. */
export const onDay = (span: string, day = '$2') =>
  `(${span}.valid_from is null or ${span}.valid_from <= ${day}::date) and (${span}.valid_to is null or ${span}.valid_to >= ${day}::date)`;

/** SQL for: nothing is asked of the agency any more. */
export const hasEnded = (span: string) => `${span}.state in ('TRANSFERRED', 'WITHDRAWN')`;

/**
 * SQL for: on the day $2 somebody is late. An order that binds, is not done, and whose last day in force has passed; what
 * recurs is late by single periods, which have no row. Says what `standingOf` does; a test compares them.
 */
export const isLate = (span: string) =>
  `coalesce(${isNotDone(span)} and ${span}.due_on < $2::date and ${span}.deadline_kind <> 'RECURRING', false)`;

/** SQL for: it binds, and its agency has not reported it done, or had its report returned. */
export const isOwed = (span: string) =>
  `${span}.is_counted and ${span}.concern = 'BOUND' and ${span}.state in ('OPEN', 'RETURNED')`;

/** SQL for: it may be late; literally what the index assignment_span_not_done is over. */
export const isNotDone = (span: string) => `${isOwed(span)} and coalesce(${span}.deadline_strength, 'HARD') = 'HARD'`;

/** SQL for: it counts and binds, and has not ended. */
export const isAsked = (span: string) => `${span}.is_counted and ${span}.concern = 'BOUND' and not ${hasEnded(span)}`;

const SPAN_ON = factStatement(
  'directives.spanOn',
  (holds) => `select s.assignment_id as "assignmentId", s.concern, s.state, s.original_due_on as "originalDueOn",
      s.original_soft_due_on as "originalSoftDueOn", s.original_strength as "originalStrength", s.due_on as "dueOn",
      s.soft_due_on as "softDueOn", s.deadline_kind as "deadlineKind", s.deadline_as_written as "deadlineAsWritten",
      s.deadline_period as "deadlinePeriod", s.deadline_strength as "deadlineStrength", s.is_extended as "isExtended",
      s.is_counted as "isCounted", s.completed_on as "completedOn", s.verified_on as "verifiedOn",
      s.is_self_verified as "isSelfVerified", s.ended_on as "endedOn"
    from assignment_span s where s.assignment_id = any($3::uuid[]) and ${holds('s')} and ${onDay('s')}`,
);

const COUNTS_ON = factStatement(
  'directives.countsOn',
  (holds) => `select s.task_id as "taskId",
      count(*) filter (where ${isAsked('s')})::int as bound,
      count(*) filter (where ${isAsked('s')} and s.state in ('REPORTED', 'VERIFIED'))::int as reported,
      count(*) filter (where ${isAsked('s')} and s.state = 'VERIFIED')::int as verified,
      count(*) filter (where ${isLate('s')})::int as overdue,
      count(*) filter (where s.is_counted and s.concern = 'POTENTIAL' and not ${hasEnded('s')})::int as potential,
      count(*) filter (where s.is_counted and ${hasEnded('s')})::int as ended
    from assignment_span s where s.task_id = any($3::uuid[]) and ${holds('s')} and ${onDay('s')} group by s.task_id`,
);

const ADDRESSED_BY_TASK = factStatement(
  'directives.addressedByTask',
  (holds) => `select a.task_id as "taskId", a.agency_id as "agencyId", c.definition,
      exists (select from assignment_state m where m.addressee_id = a.assignment_id and ${holds('m')}) as "hasMembers"
    from assignment_state a left join lateral (
      select r.definition from register_class r where r.class_id = a.class_id and ${holds('r')} limit 1
    ) c on true
    where a.task_id = any($2::uuid[]) and a.addressee_id is null and a.transferred_from_id is null and ${holds('a')}`,
);

const INHERITED_BY_TASK = factStatement(
  'directives.inheritedByTask',
  (holds) => `select distinct on (s.task_id) s.task_id as "taskId", s.inherited_from_id as "fromId"
    from assignment_span s where s.task_id = any($2::uuid[]) and ${holds('s')} and s.inherited_from_id is not null
    order by s.task_id`,
);

/** How assignments and tasks stood on days. */
export function spanLoaders({ read }: FactReader) {
  return {
    /** By day, then by assignment; null for one that had not begun. */
    spanOn: loadersByArguments(
      (on: string) =>
        loaderByKey(
          (ids) => read<SpanRow>(SPAN_ON, on, ids),
          (span) => span.assignmentId,
        ),
      String,
    ),
    /** By day, then by task; null for one that had not been set. */
    countsOn: loadersByArguments(
      (on: string) =>
        loaderByKey(
          (ids) => read<CountsRow>(COUNTS_ON, on, ids),
          (counts) => counts.taskId,
        ),
      String,
    ),
    /** Whom a task addresses, what it was passed on to left out. */
    addressedByTask: loaderOfMany(
      (ids) => read<AddressedRow>(ADDRESSED_BY_TASK, ids),
      ({ taskId }) => taskId,
    ),
    /** The older task whose deadline counts for a task; null where its own does. */
    inheritedByTask: loaderByKey(
      (ids) => read<{ taskId: string; fromId: string }>(INHERITED_BY_TASK, ids),
      ({ taskId }) => taskId,
    ),
  };
}
