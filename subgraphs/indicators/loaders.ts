import type { CubeSource } from '../../platform/cube.ts';
import type { FactReader } from '../../platform/history.ts';
import { bindingLoaders } from './loaders/bindings.ts';
import { caseCountLoaders } from './loaders/case-counts.ts';
import { caseMetricsLoaders } from './loaders/case-metrics.ts';
import { conflictLoaders } from './loaders/conflicts.ts';
import { evaluationLoaders } from './loaders/evaluations.ts';
import { formulaLoaders } from './loaders/formulas.ts';
import { indicatorLoaders } from './loaders/indicators.ts';
import { judgedTargetLoaders } from './loaders/judged-targets.ts';
import { mandateLoaders } from './loaders/mandates.ts';
import { observationMetricsLoaders } from './loaders/observation-metrics.ts';
import { observationLoaders } from './loaders/observations.ts';
import { reportingLoaders } from './loaders/reporting.ts';
import { scorecardLoaders } from './loaders/scorecards.ts';
import { targetLoaders } from './loaders/targets.ts';

/** An agency, a directive or a class as this subgraph knows them to readers: their ids alone. */
export interface AgencyRow {
  readonly id: string;
}
export interface DirectiveRow {
  readonly id: string;
}
export interface AgencyClassRow {
  readonly id: string;
}

/**
 * Made anew for every operation, over that operation's viewer and moment: nothing read for one caller is served to another.
 * `counting` says for which agency the numbers of another count.
 */
export function createLoaders(facts: FactReader, counting: Omit<CubeSource, 'read'>) {
  const bindings = bindingLoaders(facts);
  return {
    ...bindings,
    ...evaluationLoaders(facts, bindings, counting),
    ...conflictLoaders(facts, bindings),
    ...indicatorLoaders(facts),
    ...mandateLoaders(facts),
    ...targetLoaders(facts),
    ...judgedTargetLoaders(facts),
    ...observationLoaders(facts),
    ...reportingLoaders(facts, bindings),
    ...observationMetricsLoaders({ read: facts.read, ...counting }),
    ...caseCountLoaders(facts),
    ...caseMetricsLoaders({ read: facts.read, boundariesOn: counting.boundariesOn }),
    ...scorecardLoaders(facts, bindings),
    ...formulaLoaders(facts),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
