import { loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { Conflict, ConflictStatement, JudgedCount, JudgedTask } from '../rules/conflicts.ts';
import { borne } from './directives.ts';

/** A task to be judged, for the directive or the task that was asked for. */
interface Judged extends JudgedTask {
  readonly ofId: string;
}

/** A number that a directive states. */
export interface CountStatementRow extends JudgedCount {
  readonly ofId: string;
}

/** SQL for: a directive with what is attached to it. `o.id` is the directive. */
const partsOf = (holds: (alias: string) => string) => `(
  select o.id as directive_id
  union all
  select b.directive_id from directive_fact b where b.attached_to_id = o.id and ${holds('b')}
)`;

const judged = (
  holds: (alias: string) => string,
) => `t.task_id as id, t.directive_id as "directiveId", t.clause, t.title,
  ${borne('d', 'issued_on', holds)} as "issuedOn", t.deadline_as_written as "deadlineAsWritten",
  (select coalesce(jsonb_agg(jsonb_build_object('asWritten', p.as_written, 'appliesTo', p.applies_to) order by p.ordinal), '[]')
    from deadline_part_fact p where p.task_id = t.task_id and ${holds('p')}) as parts,
  (select jsonb_build_object('id', u.task_id, 'directiveId', u.directive_id, 'clause', u.clause, 'issuedOn', ${borne('e', 'issued_on', holds)},
      'deadlineAsWritten', u.deadline_as_written, 'bindsIssuer', exists (
        select 1 from assignment_state s where s.task_id = u.task_id and s.agency_id = ${borne('d', 'issuer_id', holds)} and s.role = 'LEAD'
          and s.concern = 'BOUND' and not s.is_class and ${holds('s')}))
    from task_fact u join directive_fact e on e.directive_id = u.directive_id and ${holds('e')}
    where u.task_id = t.parent_id and ${holds('u')}) as parent`;

/** Only tasks that could contradict something: with days beside their deadline, or due later than the one above. */
const mayContradict = (holds: (alias: string) => string) => `(
  exists (select 1 from deadline_part_fact q where q.task_id = t.task_id and ${holds('q')} offset 0)
  or exists (select 1 from task_fact v where v.task_id = t.parent_id and ${holds('v')} and v.due_on < t.due_on offset 0))`;

const JUDGED_BY_DIRECTIVE = factStatement(
  'directives.judgedByDirective',
  (holds) => `select o.id as "ofId", found.* from unnest($2::uuid[]) o (id) cross join lateral (
    select ${judged(holds)} from ${partsOf(holds)} part
    join directive_fact d on d.directive_id = part.directive_id and ${holds('d')}
    join task_fact t on t.directive_id = d.directive_id and ${holds('t')} and ${mayContradict(holds)}
    order by d.issued_on, t.directive_id, t.ordinal limit 200) found`,
);
const JUDGED_BY_TASK = factStatement(
  'directives.judgedByTask',
  (holds) => `select t.task_id as "ofId", ${judged(holds)} from task_fact t
    join directive_fact d on d.directive_id = t.directive_id and ${holds('d')}
    where t.task_id = any($2::uuid[]) and ${holds('t')} and ${mayContradict(holds)}`,
);

const COUNT_COLUMNS = (holds: (alias: string) => string) => `c.directive_id as "directiveId", c.clause,
  c.as_written as "asWritten", c.stated, c.compared_with as "comparedWith", c.found,
  (select jsonb_build_object('id', t.task_id, 'clause', t.clause) from task_fact t
    where t.task_id = c.task_id and ${holds('t')}) as task`;
const COUNTS_BY_DIRECTIVE = factStatement(
  'directives.countsByDirective',
  (holds) => `select o.id as "ofId", found.* from unnest($2::uuid[]) o (id) cross join lateral (
    select ${COUNT_COLUMNS(holds)} from ${partsOf(holds)} part
    cross join lateral (
      select * from count_statement_fact c where c.directive_id = part.directive_id offset 0
    ) c where ${holds('c')} order by c.directive_id, c.ordinal) found`,
);
/** All statements of a directive one of which is about a task: the words of the other side are among them. */
const COUNTS_BY_TASK = factStatement(
  'directives.countsByTask',
  (holds) => `select o.id as "ofId", found.* from unnest($2::uuid[]) o (id) cross join lateral (
    select ${COUNT_COLUMNS(holds)} from (select * from count_statement_fact where task_id = o.id offset 0) c
    where ${holds('c')} order by c.directive_id, c.ordinal) found`,
);

export function conflictLoaders({ read }: FactReader) {
  return {
    judgedByDirective: loaderOfMany(
      (ids) => read<Judged>(JUDGED_BY_DIRECTIVE, ids),
      ({ ofId }) => ofId,
    ),
    judgedByTask: loaderOfMany(
      (ids) => read<Judged>(JUDGED_BY_TASK, ids),
      ({ ofId }) => ofId,
    ),
    countsByDirective: loaderOfMany(
      (ids) => read<CountStatementRow>(COUNTS_BY_DIRECTIVE, ids),
      ({ ofId }) => ofId,
    ),
    countsByTask: loaderOfMany(
      (ids) => read<CountStatementRow>(COUNTS_BY_TASK, ids),
      ({ ofId }) => ofId,
    ),
  };
}

/** Two statements that cannot both be right, and one of them. */
export interface ConflictRow extends Conflict {}
export interface ConflictStatementRow extends ConflictStatement {}
