import { joinResolvers } from '../../platform/subgraph/resolvers.ts';
import type { Resolvers } from './generated/types.ts';
import { caseCountResolvers } from './resolvers/case-counts.ts';
import { commandResolvers } from './resolvers/commands.ts';
import { conflictResolvers } from './resolvers/conflicts.ts';
import { evaluationResolvers } from './resolvers/evaluations.ts';
import { formulaResolvers } from './resolvers/formulas.ts';
import { indicatorResolvers } from './resolvers/indicators.ts';
import { observationMetricsResolvers } from './resolvers/observation-metrics.ts';
import { observationResolvers } from './resolvers/observations.ts';
import { reportingResolvers } from './resolvers/reporting.ts';
import { scorecardResolvers } from './resolvers/scorecards.ts';
import { targetResolvers } from './resolvers/targets.ts';

export const resolvers: Resolvers = joinResolvers(
  commandResolvers,
  evaluationResolvers,
  conflictResolvers,
  indicatorResolvers,
  targetResolvers,
  observationResolvers,
  observationMetricsResolvers,
  reportingResolvers,
  scorecardResolvers,
  formulaResolvers,
  caseCountResolvers,
);
