import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { ExtensionFact, FollowUpFact, ReportFact, VerificationFact, WithdrawalFact } from '../entities.ts';
import type { DeadlineKind, ReportOutcome, Verdict } from '../generated/types.ts';
import type { PeriodStanding } from '../rules/standing/periods.ts';

/** What an agency reported. */
export interface TaskReportRow
  extends Pick<
    ReportFact,
    'assignmentId' | 'taskId' | 'agencyId' | 'completedOn' | 'period' | 'summary' | 'productId'
  > {
  readonly id: string;
  readonly outcome: ReportOutcome;
  readonly recordedAt: Date;
  /** To the microsecond: what the list is sorted by. */
  readonly recordedAtExact: string;
}
export interface TaskReportConnectionRow extends Connection<TaskReportRow> {}

/** What a follow-up office made of a report. */
export interface ReportVerificationRow
  extends Pick<VerificationFact, 'reportId' | 'officeId' | 'decidedOn' | 'reason' | 'isSelfVerified'> {
  readonly verdict: Verdict;
  readonly recordedAt: Date;
}

/** A decision that set another deadline. */
export interface DeadlineExtensionRow
  extends Pick<
    ExtensionFact,
    | 'taskId'
    | 'deadlineAsWritten'
    | 'deadlinePeriod'
    | 'dueOn'
    | 'softDueOn'
    | 'authorisedById'
    | 'decidedOn'
    | 'reason'
  > {
  readonly id: string;
  readonly deadlineKind: DeadlineKind;
  readonly deadlineStrength: 'HARD' | 'SOFT' | null;
  readonly recordedAt: Date;
}

/** Why an assignment was taken back. */
export interface WithdrawalRow
  extends Pick<WithdrawalFact, 'assignmentId' | 'authorisedById' | 'decidedOn' | 'reason'> {
  readonly recordedAt: Date;
}

/** One period of a duty that recurs. */
export interface DutyInstanceRow extends PeriodStanding {}

/** Who follows up a directive. */
export interface FollowUpRow extends Pick<FollowUpFact, 'directiveId' | 'officeId' | 'clause' | 'asWritten'> {
  readonly id: string;
}

/** Reports on an assignment: the latest first. */
export const LATEST_REPORT_FIRST: Order = ['latestInstant', 'idDescending'];
export const latestReportFirstKey = ({ recordedAtExact, id }: TaskReportRow) => [recordedAtExact, id];

const REPORT_COLUMNS = `r.report_id as id, r.assignment_id as "assignmentId", r.task_id as "taskId",
  r.agency_id as "agencyId", r.outcome, r.completed_on as "completedOn", r.period, r.summary, r.product_id as "productId",
  r.recorded_at as "recordedAt",
  to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAtExact"`;

const REPORT_BY_ID = factStatement(
  'directives.reportById',
  (holds) => `select ${REPORT_COLUMNS} from report_fact r where r.report_id = any($2::uuid[]) and ${holds('r')}`,
);
const REPORTS_BY_ASSIGNMENT = factStatement(
  'directives.reportsByAssignment',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${REPORT_COLUMNS} from report_fact r where r.assignment_id = o.id and ${holds('r')}
        and (r.recorded_at, r.report_id) < ($3::timestamptz, $4::uuid)
      order by r.recorded_at desc, r.report_id desc limit $5
    ) page`,
);
const REPORTS_BY_ASSIGNMENT_COUNT = factStatement(
  'directives.reportsByAssignmentCount',
  (holds) => `select o.id as "ofId", (
      select count(*)::int from report_fact r where r.assignment_id = o.id and ${holds('r')}
    ) as count from unnest($2::uuid[]) o (id)`,
);
const ALL_REPORTS_BY_ASSIGNMENT = factStatement(
  'directives.allReportsByAssignment',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${REPORT_COLUMNS} from report_fact r where r.assignment_id = o.id and ${holds('r')}
      order by r.recorded_at, r.report_id offset 0
    ) page`,
);
const VERIFICATION_BY_REPORT = factStatement(
  'directives.verificationByReport',
  (
    holds,
  ) => `select v.report_id as "reportId", v.office_id as "officeId", v.verdict, v.decided_on as "decidedOn", v.reason,
      v.is_self_verified as "isSelfVerified", v.recorded_at as "recordedAt"
    from verification_fact v where v.report_id = any($2::uuid[]) and ${holds('v')}`,
);

const EXTENSION_COLUMNS = `e.extension_id as id, e.task_id as "taskId", e.deadline_as_written as "deadlineAsWritten",
  e.deadline_kind as "deadlineKind", e.deadline_period as "deadlinePeriod", e.due_on as "dueOn",
  e.soft_due_on as "softDueOn", e.deadline_strength as "deadlineStrength", e.authorised_by_id as "authorisedById",
  e.decided_on as "decidedOn", e.reason, e.recorded_at as "recordedAt"`;
const EXTENSION_BY_ID = factStatement(
  'directives.extensionById',
  (holds) => `select ${EXTENSION_COLUMNS} from extension_fact e
    where e.extension_id = any($2::uuid[]) and ${holds('e')}`,
);
/** Of what was passed on also those that were decided before, with the assignment that it came from. */
const EXTENSIONS_BY_ASSIGNMENT = factStatement(
  'directives.extensionsByAssignment',
  (holds) => `with recursive held (of_id, assignment_id, until_on) as (
      select o.id, o.id, 'infinity'::date from unnest($2::uuid[]) o (id)
      union all
      select h.of_id, x.assignment_id, least(h.until_on, x.decided_on)
      from held h cross join lateral (
        select t.assignment_id, t.decided_on from assignment_state a cross join lateral (
          select p.assignment_id, p.decided_on from transfer_fact p
          where p.assignment_id = a.transferred_from_id and ${holds('p')} offset 0
        ) t
        where a.assignment_id = h.assignment_id and ${holds('a')} offset 0
      ) x
    )
    select h.of_id as "ofId", e.* from held h cross join lateral (
      select ${EXTENSION_COLUMNS} from extension_fact e
      where e.assignment_id = h.assignment_id and ${holds('e')} and e.decided_on <= h.until_on
      order by e.decided_on, e.extension_id offset 0
    ) e order by h.of_id, e."decidedOn", e."dueOn" nulls first, e.id`,
);

const WITHDRAWALS = factStatement(
  'directives.withdrawalByAssignment',
  (holds) => `select distinct on (w.assignment_id) w.assignment_id as "assignmentId",
      w.authorised_by_id as "authorisedById", w.decided_on as "decidedOn", w.reason, w.recorded_at as "recordedAt"
    from withdrawal_fact w where w.assignment_id = any($2::uuid[]) and ${holds('w')}
    order by w.assignment_id, w.decided_on, w.withdrawal_id`,
);
const TAKEN_OVER = factStatement(
  'directives.takenOverByFormer',
  (holds) => `select x.assignment_id as "formerId", x.decided_on as "takenOverOn"
    from transfer_fact x where x.assignment_id = any($2::uuid[]) and ${holds('x')}`,
);

const FOLLOW_UP_COLUMNS = `f.follow_up_id as id, f.directive_id as "directiveId", f.office_id as "officeId", f.clause,
  f.as_written as "asWritten"`;
const FOLLOW_UP_BY_ID = factStatement(
  'directives.followUpById',
  (holds) => `select ${FOLLOW_UP_COLUMNS} from follow_up_fact f
    where f.follow_up_id = any($2::uuid[]) and ${holds('f')}`,
);
/** Those that the directive names itself, before those of the one that it is attached to. */
const FOLLOW_UPS_BY_DIRECTIVE = factStatement(
  'directives.followUpsByDirective',
  (holds) => `select d.directive_id as "ofId", ${FOLLOW_UP_COLUMNS} from directive_fact d
    join follow_up_fact f on f.directive_id = any(array[d.directive_id, coalesce(d.attached_to_id, d.directive_id)])
      and ${holds('f')}
    where d.directive_id = any($2::uuid[]) and ${holds('d')}
    order by d.directive_id, f.directive_id <> d.directive_id, f.clause, f.follow_up_id`,
);

interface OfId {
  readonly ofId: string;
}

/** What was reported, verified and decided, by the assignment or by its own id. */
export function workLoaders({ read }: FactReader) {
  return {
    reportById: loaderByKey(
      (ids) => read<TaskReportRow>(REPORT_BY_ID, ids),
      (report) => report.id,
    ),
    /** What was reported on an assignment, a page at a time. */
    reportsByAssignment: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) => read<TaskReportRow>(REPORTS_BY_ASSIGNMENT, ids, ...startOf(LATEST_REPORT_FIRST, page), page.limit),
          (report) => report.assignmentId,
        ),
      (page) => JSON.stringify(page),
    ),
    reportsByAssignmentCount: loaderByKey(
      (ids) => read<OfId & { count: number }>(REPORTS_BY_ASSIGNMENT_COUNT, ids),
      ({ ofId }) => ofId,
    ),
    /** All of them, oldest first: of a duty that recurs, whose periods each have their own. */
    allReportsByAssignment: loaderOfMany(
      (ids) => read<TaskReportRow>(ALL_REPORTS_BY_ASSIGNMENT, ids),
      (report) => report.assignmentId,
    ),
    verificationByReport: loaderByKey(
      (ids) => read<ReportVerificationRow>(VERIFICATION_BY_REPORT, ids),
      ({ reportId }) => reportId,
    ),

    extensionById: loaderByKey(
      (ids) => read<DeadlineExtensionRow>(EXTENSION_BY_ID, ids),
      (extension) => extension.id,
    ),
    extensionsByAssignment: loaderOfMany(
      (ids) => read<DeadlineExtensionRow & OfId>(EXTENSIONS_BY_ASSIGNMENT, ids),
      ({ ofId }) => ofId,
    ),
    /** The decision that counts: the earliest. */
    withdrawalByAssignment: loaderByKey(
      (ids) => read<WithdrawalRow>(WITHDRAWALS, ids),
      ({ assignmentId }) => assignmentId,
    ),
    /** By the assignment that was passed on: which it became, and when. */
    takenOverByFormer: loaderByKey(
      (ids) => read<{ formerId: string; takenOverOn: string }>(TAKEN_OVER, ids),
      ({ formerId }) => formerId,
    ),

    followUpById: loaderByKey(
      (ids) => read<FollowUpRow>(FOLLOW_UP_BY_ID, ids),
      (followUp) => followUp.id,
    ),
    followUpsByDirective: loaderOfMany(
      (ids) => read<FollowUpRow & OfId>(FOLLOW_UPS_BY_DIRECTIVE, ids),
      ({ ofId }) => ofId,
    ),
  };
}
