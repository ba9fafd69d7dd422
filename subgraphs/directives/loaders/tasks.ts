import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { TaskFact } from '../entities.ts';
import type { DeadlineKind, ParentBasis, TaskScope, TaskStrength } from '../generated/types.ts';

/** A duty that a directive sets. */
export interface TaskRow
  extends Pick<
    TaskFact,
    | 'directiveId'
    | 'ordinal'
    | 'clause'
    | 'title'
    | 'product'
    | 'deadlineAsWritten'
    | 'deadlinePeriod'
    | 'dueOn'
    | 'softDueOn'
    | 'recurrenceRules'
    | 'startsOn'
    | 'reportedToAsWritten'
    | 'reportedToId'
    | 'parentId'
  > {
  readonly id: string;
  readonly scope: TaskScope;
  readonly strength: TaskStrength;
  readonly deadlineKind: DeadlineKind;
  readonly deadlineStrength: 'HARD' | 'SOFT' | null;
  readonly parentBasis: ParentBasis | null;
}

/** A page of tasks. */
export interface TaskConnectionRow extends Connection<TaskRow> {}

/** A directive's tasks, in the order of its text. */
export const IN_DIRECTIVE: Order = ['ordinal', 'id'];
export const inDirectiveKey = (task: TaskRow) => [String(task.ordinal), task.id];

/** Tasks of several directives: each directive's together, in the order of its text. */
export const BY_DIRECTIVE: Order = ['id', 'ordinal', 'id'];
export const byDirectiveKey = (task: TaskRow) => [task.directiveId, String(task.ordinal), task.id];

export const TASK_COLUMNS = `t.task_id as id, t.directive_id as "directiveId", t.ordinal, t.clause, t.title, t.product, t.scope,
  t.strength, t.deadline_as_written as "deadlineAsWritten", t.deadline_kind as "deadlineKind",
  t.deadline_period as "deadlinePeriod", t.due_on as "dueOn", t.soft_due_on as "softDueOn",
  t.deadline_strength as "deadlineStrength", t.recurrence_rules as "recurrenceRules", t.starts_on as "startsOn",
  t.reported_to_as_written as "reportedToAsWritten", t.reported_to_id as "reportedToId", t.parent_id as "parentId", t.parent_basis as "parentBasis"`;

const TASK_BY_ID = factStatement(
  'directives.taskById',
  (holds) => `select ${TASK_COLUMNS} from task_fact t where t.task_id = any($2::uuid[]) and ${holds('t')}`,
);
const TASKS_BY_DIRECTIVE = factStatement(
  'directives.tasksByDirective',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${TASK_COLUMNS} from task_fact t
      where t.directive_id = o.id and ${holds('t')} and (t.ordinal, t.task_id) > ($3::int, $4::uuid)
      order by t.ordinal, t.task_id limit $5
    ) page`,
);
const CHILDREN_BY_TASK = factStatement(
  'directives.childrenByTask',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${TASK_COLUMNS} from task_fact t
      where t.parent_id = o.id and ${holds('t')}
        and (t.directive_id, t.ordinal, t.task_id) > ($3::uuid, $4::int, $5::uuid)
      order by t.directive_id, t.ordinal, t.task_id limit $6
    ) page`,
);
/** For each task of $2 and agency of $3 the tasks by which that agency passed it on; an attachment is of whoever issued its document. */
const PASSED_ON = factStatement(
  'directives.passedOn',
  (holds) => `select o.task_id || ' ' || o.agency_id as "ofKey", page.*
    from unnest($2::uuid[], $3::uuid[]) o (task_id, agency_id) cross join lateral (
      select ${TASK_COLUMNS} from task_fact t
      join directive_fact d on d.directive_id = t.directive_id and ${holds('d')}
      left join directive_fact u on u.directive_id = d.attached_to_id and ${holds('u')}
      where t.parent_id = o.task_id and ${holds('t')} and coalesce(d.issuer_id, u.issuer_id) = o.agency_id
      order by t.directive_id, t.ordinal, t.task_id limit 50
    ) page`,
);
/** Days from which directives ask: their own day of issue, of an attachment that of its document. */
const ISSUE_DAYS = factStatement(
  'directives.issueDays',
  (holds) => `select d.directive_id as "directiveId", coalesce(d.issued_on, u.issued_on) as "issuedOn"
    from directive_fact d left join directive_fact u on u.directive_id = d.attached_to_id and ${holds('u')}
    where d.directive_id = any($2::uuid[]) and ${holds('d')}`,
);
const countBy = (column: 'directive_id' | 'parent_id') =>
  factStatement(
    `directives.tasksCount:${column}`,
    (holds) => `select o.id as "ofId", (
        select count(*)::int from task_fact t where t.${column} = o.id and ${holds('t')}
      ) as count from unnest($2::uuid[]) o (id)`,
  );
const TASKS_BY_DIRECTIVE_COUNT = countBy('directive_id');
const CHILDREN_BY_TASK_COUNT = countBy('parent_id');

export const passedOnKey = (taskId: string, agencyId: string) => `${taskId} ${agencyId}`;

export function taskLoaders({ read }: FactReader) {
  return {
    taskById: loaderByKey(
      (ids) => read<TaskRow>(TASK_BY_ID, ids),
      (task) => task.id,
    ),

    /** The tasks that a directive sets, a page at a time. */
    tasksByDirective: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) => read<TaskRow>(TASKS_BY_DIRECTIVE, ids, ...startOf(IN_DIRECTIVE, page), page.limit),
          (task) => task.directiveId,
        ),
      (page) => JSON.stringify(page),
    ),
    tasksByDirectiveCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(TASKS_BY_DIRECTIVE_COUNT, ids),
      (row) => row.ofId,
    ),

    /** The tasks by which an agency passed a task on, by `passedOnKey`. */
    passedOn: loaderOfMany(
      (keys) => {
        const pairs = keys.map((key) => key.split(' '));
        return read<TaskRow & { readonly ofKey: string }>(
          PASSED_ON,
          pairs.map(([taskId]) => taskId),
          pairs.map(([, agencyId]) => agencyId),
        );
      },
      (task) => task.ofKey,
    ),

    issueDayByDirective: loaderByKey(
      (ids) => read<{ directiveId: string; issuedOn: string | null }>(ISSUE_DAYS, ids),
      ({ directiveId }) => directiveId,
    ),

    /** The tasks of other directives that pass a task on, a page at a time. */
    childrenByTask: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) => read<TaskRow>(CHILDREN_BY_TASK, ids, ...startOf(BY_DIRECTIVE, page), page.limit),
          (task) => task.parentId!,
        ),
      (page) => JSON.stringify(page),
    ),
    childrenByTaskCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(CHILDREN_BY_TASK_COUNT, ids),
      (row) => row.ofId,
    ),
  };
}
