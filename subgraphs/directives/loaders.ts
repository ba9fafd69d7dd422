import type { FactReader, StatementRunner } from '../../platform/history.ts';
import type { Problem } from '../../platform/problems.ts';
import { assignmentLoaders } from './loaders/assignments.ts';
import { cascadeLoaders } from './loaders/cascade.ts';
import { citationLoaders } from './loaders/citations.ts';
import { directiveLoaders } from './loaders/directives.ts';
import { receiptLoaders } from './loaders/receipts.ts';
import { taskLoaders } from './loaders/tasks.ts';

/** An agency as this subgraph knows it to readers: its id alone. */
export interface AgencyRow {
  readonly id: string;
}

/** What recording a directive led to; the directive itself is read when it is asked for. */
export interface RecordDirectivePayloadRow {
  readonly directiveId: string | null;
  readonly problems: readonly Problem[];
}

/** Made anew for every operation, over that operation's viewer and moment: nothing read for one caller is served to another. */
export function createLoaders(facts: FactReader, session: StatementRunner) {
  return {
    ...directiveLoaders(facts),
    ...citationLoaders(facts),
    ...taskLoaders(facts),
    ...assignmentLoaders(facts),
    ...cascadeLoaders(facts),
    ...receiptLoaders(session),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
