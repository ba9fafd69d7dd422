import DataLoader from 'dataloader';
import { BATCH_CAP, loadersByArguments } from '../../../platform/batch.ts';
import type { SelectionInfo } from '../../../platform/cube/selection.ts';
import {
  type AgencyTotals,
  agencyDimension,
  type CubeArguments,
  type CubeConnection,
  type CubeRow,
  type CubeSource,
  count,
  defineCube,
  entityDimension,
  enumDimension,
  flagDimension,
  periodDimension,
  ratio,
} from '../../../platform/cube.ts';
import { isAsked, isLate, onDay } from './spans.ts';

export interface TaskMetricsRow extends CubeRow {}
export interface TaskMetricsConnectionRow extends CubeConnection {}

const isDone = `${isAsked('s')} and s.state in ('REPORTED', 'VERIFIED')`;
/** What recurs is done by single periods and has no last day; `standingOf` in rules/standing.ts says the same. */
const isDoneByDay = (lastOn: string) =>
  `${isDone} and s.completed_on is not null and ${lastOn} is not null and s.deadline_kind <> 'RECURRING'`;

/**
 * Parts of agencies in tasks, as they stood on a day ($2). A member of a class counts by itself and the class as such does
 * not; who was said not to be meant is no row.
 */
export const taskMetrics = defineCube({
  subgraph: 'directives',
  name: 'TaskMetrics',
  description:
    'How many parts agencies have in tasks, and how they stood on a day. A member of a class counts by itself; a task asked of two agencies counts twice.',
  parameters: ['on'],
  rows: (holds) => `select s.agency_id, $2::date as looked_at_on, s.directive_id, s.task_id, s.role, s.state, s.due_on,
      s.is_extended, ${isLate('s')} as is_late, ${isAsked('s')} as is_asked, ${isDone} as is_done,
      ${isAsked('s')} and s.state = 'VERIFIED' as is_verified,
      ${isDoneByDay('s.due_on')} as is_done_by_current, ${isDoneByDay('s.due_on')} and s.completed_on <= s.due_on as is_on_time,
      ${isDoneByDay('s.original_due_on')} as is_done_by_original,
      ${isDoneByDay('s.original_due_on')} and s.completed_on <= s.original_due_on as is_on_time_by_original,
      s.concern = 'POTENTIAL' and s.state not in ('TRANSFERRED', 'WITHDRAWN') as is_potential,
      s.state in ('TRANSFERRED', 'WITHDRAWN') as has_ended
    from assignment_span s where s.is_counted and s.concern <> 'EXCLUDED' and ${holds('s')} and ${onDay('s')}`,
  dimensions: {
    agency: agencyDimension('agency_id', 'looked_at_on', 'Whose parts they are.'),
    period: periodDimension('due_on', 'due', 'NOT_APPLICABLE', 'When the last day in force is.'),
    directive: entityDimension(
      'directive_id',
      { type: 'Directive', absent: 'NOT_REPORTED' },
      'Which directive sets the task.',
    ),
    task: entityDimension('task_id', { type: 'Task', absent: 'NOT_REPORTED' }, 'The task.'),
    role: enumDimension(
      'role',
      { type: 'AssignmentRole', filter: 'roles', absent: 'NOT_REPORTED' },
      'Whether the agency leads or helps.',
    ),
    state: enumDimension(
      'state',
      { type: 'AssignmentState', filter: 'states', absent: 'NOT_REPORTED' },
      'What was decided, reported and verified.',
    ),
    isOverdue: flagDimension(
      'is_late',
      'Whether it is late: an order that binds, is not done, and whose last day in force has passed.',
    ),
    isExtended: flagDimension('is_extended', 'Whether its deadline was extended.'),
  },
  measures: {
    assignments: count('Parts that bind and were not passed on or taken back.', 'is_asked'),
    done: count('Of these, reported as done, verified or not.', 'is_done'),
    verified: count('Of these, verified.', 'is_verified'),
    overdue: count('Of these, late.', 'is_late'),
    doneWithDay: count('Done, with a last day in force and a day on which it was done.', 'is_done_by_current'),
    doneOnTime: count('Of these, done by the last day in force.', 'is_on_time'),
    doneWithOriginalDay: count(
      'Done, with a last day as first set and a day on which it was done.',
      'is_done_by_original',
    ),
    doneOnTimeByOriginal: count('Of these, done by the last day as first set.', 'is_on_time_by_original'),
    potential: count(
      'Parts that perhaps bind: of a class of which only those concerned are meant, not confirmed yet.',
      'is_potential',
    ),
    ended: count('Parts that were passed on or taken back; they count nowhere else.', 'has_ended'),
  },
  ratios: {
    doneRate: ratio('done', 'assignments', 'How many of those that bind are reported as done.'),
    verifiedRate: ratio('verified', 'assignments', 'How many of those that bind are verified.'),
    overdueRate: ratio('overdue', 'assignments', 'How many of those that bind are late.'),
    onTimeRate: ratio('doneOnTime', 'doneWithDay', 'How many of those done were so by the last day in force.'),
    onTimeByOriginalRate: ratio(
      'doneOnTimeByOriginal',
      'doneWithOriginalDay',
      'How many of those done were so by the last day as first set.',
    ),
  },
});

/** What of parts in tasks is counted. */
export function taskMetricsLoaders(source: CubeSource) {
  return {
    taskMetrics: (on: string, args: CubeArguments, info: SelectionInfo): Promise<TaskMetricsConnectionRow> =>
      taskMetrics.page(source, { parameters: [on], args, info }),
    /** By question, then by agency: of it and all under it. */
    taskMetricsWithin: loadersByArguments(
      (asked: AgencyTotals) =>
        new DataLoader<string, TaskMetricsRow>((agencyIds) => taskMetrics.totals(source, asked, agencyIds), {
          maxBatchSize: BATCH_CAP,
        }),
      ({ key }) => key,
    ),
  };
}
