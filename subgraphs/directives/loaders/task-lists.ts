import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { AssignmentState, TaskStrength } from '../generated/types.ts';
import { DAY, daysBetween, parts } from './assignment-lists.ts';
import { hasEnded, isLate, onDay } from './spans.ts';
import { TASK_COLUMNS, type TaskRow } from './tasks.ts';

/** Which tasks, on a day; null does not narrow. */
export interface TasksOn {
  readonly on: string;
  readonly directiveIds: readonly string[] | null;
  readonly strengths: readonly TaskStrength[] | null;
  readonly standing: AssignmentState | null;
  readonly isOverdue: boolean | null;
  readonly dueFrom: string | null;
  readonly dueTo: string | null;
}

/** A task in a list, with its day as it stood on the day looked at. */
export interface ListedTaskRow extends TaskRow {
  readonly lastOn: string | null;
}
export interface ListedTaskConnection extends Connection<ListedTaskRow> {}

/** Tasks by their day, those without one last. */
export const BY_TASK_DAY: Order = ['earliestDay', 'id'];
export const byTaskDayKey = ({ lastOn, id }: ListedTaskRow) => [lastOn, id];

type Holds = (alias: string) => string;

/**
 * SQL for: the day of a task on the day $2, the earliest last day in force of those who are bound and still asked; of all when
 * there are none. An index gives each at once.
 */
function dayOf(task: string, holds: Holds): string {
  const earliest = (which: string) => `(select ${DAY('g')} from assignment_span g
    where g.task_id = ${task} and ${holds('g')} and ${onDay('g')} ${which} order by ${DAY('g')} limit 1)`;
  return `coalesce(${earliest(`and g.is_counted and g.concern = 'BOUND' and not ${hasEnded('g')}`)}, ${earliest('')})`;
}

/** SQL for: some assignment of the task was so on the day $2. */
const some = (task: string, holds: Holds, condition: (span: string) => string) =>
  `exists (select from assignment_span c where c.task_id = ${task} and ${holds('c')} and ${onDay('c')} and ${condition('c')})`;

/** $4 strengths, $5 state, $6 whether late. */
const filtered = (holds: Holds) => `($4::text[] is null or t.strength = any($4))
  and ($5::text is null or ${some('t.task_id', holds, (span) => `${span}.is_counted and ${span}.concern = 'BOUND' and ${span}.state = $5`)})
  and ($6::boolean is null or $6 = ${some('t.task_id', holds, isLate)})`;

/**
 * All tasks along the days: a walk over the index that goes from one task and day to the next, so that a task with
 * thousands of members costs one step. It is read no further than the page is long. $7 first and $8 last day, $9 and $10 the
 * key of the last entry before the page, $11 how many; $3 is of the other way in.
 */
const ALL = factStatement('directives.tasksByDay', (holds) => {
  const step = (from: string) => `select ${DAY('s')} as day, s.task_id from assignment_span s
    where ${holds('s')} and ${onDay('s')} and (${DAY('s')}, s.task_id) > ${from}
      and ${DAY('s')} >= $7::date and ${DAY('s')} <= $8::date
    order by ${DAY('s')}, s.task_id limit 1`;
  return `with recursive walk as (
      (${step('($9::date, $10::uuid)')})
      union all
      select n.* from walk w cross join lateral (${step('(w.day, w.task_id)')}) n
    )
    select t.*, nullif(w.day, 'infinity') as "lastOn" from walk w cross join lateral (
      select ${TASK_COLUMNS} from task_fact t
      where t.task_id = w.task_id and ${holds('t')} and w.day = ${dayOf('t.task_id', holds)} and ${filtered(holds)}
      limit 1
    ) t where $3::uuid[] is null limit $11`;
});

/** Tasks of the directives $3: so many as these set. */
const ofDirectives = (holds: Holds) => `from (${parts('$3', holds)}) o (id)
  cross join lateral (select * from task_fact t where t.directive_id = o.id and ${holds('t')} offset 0) t
  cross join lateral (select ${dayOf('t.task_id', holds)} as day) k
  where k.day >= $7::date and k.day <= $8::date and ${filtered(holds)}`;
const OF_DIRECTIVES = factStatement(
  'directives.tasksOfDirectives',
  (holds) => `select ${TASK_COLUMNS}, nullif(k.day, 'infinity') as "lastOn" ${ofDirectives(holds)}
    and (k.day, t.task_id) > ($9::date, $10::uuid) order by k.day, t.task_id limit $11`,
);

const COUNTS: Readonly<Record<'day' | 'directive', FactStatement>> = {
  day: factStatement(
    'directives.tasksByDayCount',
    (holds) => `select count(*)::int as count from (
        select distinct s.task_id from assignment_span s
        where ${holds('s')} and ${onDay('s')} and ${DAY('s')} >= $7::date and ${DAY('s')} <= $8::date and $3::uuid[] is null
      ) s join task_fact t on t.task_id = s.task_id and ${holds('t')}
      cross join lateral (select ${dayOf('t.task_id', holds)} as day) k
      where k.day >= $7::date and k.day <= $8::date and ${filtered(holds)}`,
  ),
  directive: factStatement(
    'directives.tasksOfDirectivesCount',
    (holds) => `select count(*)::int as count ${ofDirectives(holds)}`,
  ),
};

function parametersOf({ dueFrom, dueTo, ...asked }: TasksOn) {
  const { on, directiveIds, strengths, standing, isOverdue } = asked;
  // Who is late was due before the day looked at: a task's day is its earliest.
  const last = isOverdue === true && (dueTo === null || dueTo > on) ? on : dueTo;
  return [on, directiveIds, strengths, standing, isOverdue, ...daysBetween({ dueFrom, dueTo: last })];
}

/** Lists of tasks as they stood on a day. */
export function taskListLoaders({ read }: FactReader) {
  return {
    /** A page, one row more than asked for when there are more. */
    tasks(asked: TasksOn, page: PageRequest): Promise<ListedTaskRow[]> {
      const statement = asked.directiveIds === null ? ALL : OF_DIRECTIVES;
      return read<ListedTaskRow>(statement, ...parametersOf(asked), ...startOf(BY_TASK_DAY, page), page.limit);
    },
    async tasksCount(asked: TasksOn): Promise<number> {
      const statement = COUNTS[asked.directiveIds === null ? 'day' : 'directive'];
      const [row] = await read<{ count: number }>(statement, ...parametersOf(asked));
      return row!.count;
    },
  };
}
