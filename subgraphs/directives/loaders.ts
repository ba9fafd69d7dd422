import type { CubeSource } from '../../platform/cube.ts';
import type { FactReader, StatementRunner } from '../../platform/history.ts';
import type { Problem } from '../../platform/problems.ts';
import { addresseeLoaders } from './loaders/addressees.ts';
import { assignmentListLoaders } from './loaders/assignment-lists.ts';
import { assignmentLoaders } from './loaders/assignments.ts';
import { calendarLoaders } from './loaders/calendar.ts';
import { cascadeLoaders } from './loaders/cascade.ts';
import { citationLoaders } from './loaders/citations.ts';
import { conflictLoaders } from './loaders/conflicts.ts';
import { coverageLoaders } from './loaders/coverage.ts';
import { directiveLoaders } from './loaders/directives.ts';
import { forceLoaders } from './loaders/force.ts';
import { matchingLoaders } from './loaders/matching.ts';
import { orphanLoaders } from './loaders/orphans.ts';
import { receiptLoaders } from './loaders/receipts.ts';
import { registerLoaders } from './loaders/register.ts';
import { relationLoaders } from './loaders/relations.ts';
import { searchLoaders } from './loaders/search.ts';
import { silenceLoaders } from './loaders/silences.ts';
import { spanLoaders } from './loaders/spans.ts';
import { taskListLoaders } from './loaders/task-lists.ts';
import { taskMetricsLoaders } from './loaders/task-metrics.ts';
import { taskLoaders } from './loaders/tasks.ts';
import { workLoaders } from './loaders/work.ts';

/** An agency as this subgraph knows it to readers: its id alone. */
export interface AgencyRow {
  readonly id: string;
}

/** What recording a directive led to; the directive itself is read when it is asked for. */
export interface RecordDirectivePayloadRow {
  readonly directiveId: string | null;
  readonly problems: readonly Problem[];
}

/**
 * Made anew for every operation, over that operation's viewer and moment: nothing read for one caller is served to another.
 * `counting` says for which agency the rows of another count.
 */
export function createLoaders(facts: FactReader, session: StatementRunner, counting: Omit<CubeSource, 'read'>) {
  return {
    ...directiveLoaders(facts),
    ...citationLoaders(facts),
    ...taskLoaders(facts),
    ...assignmentLoaders(facts),
    ...assignmentListLoaders(facts),
    ...spanLoaders(facts),
    ...taskListLoaders(facts),
    ...taskMetricsLoaders({ read: facts.read, ...counting }),
    ...workLoaders(facts),
    ...calendarLoaders(facts),
    ...cascadeLoaders(facts),
    ...addresseeLoaders(facts),
    ...conflictLoaders(facts),
    ...coverageLoaders(facts),
    ...forceLoaders(facts),
    ...matchingLoaders(facts),
    ...orphanLoaders(facts),
    ...registerLoaders(facts),
    ...relationLoaders(facts),
    ...searchLoaders(facts),
    ...silenceLoaders(facts),
    ...receiptLoaders(session),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
