import { SuppressionRuleFact } from '../../platform/cube/lattice.ts';
import { REGISTER_ENTITIES } from '../../platform/register.ts';
import { CaseCountFact } from './entities/case-counts.ts';
import { ComputationFact, FormulaApprovalFact, FormulaFact, FormulaFaultFact } from './entities/formulas.ts';
import { IndicatorFact, MandateFact, SeriesBreakFact, SimilarityFact } from './entities/indicators.ts';
import { ObservationFact, ObservationMemberFact, OverrideFact } from './entities/observations.ts';
import { OfficialScoreFact, ScorecardDefinitionFact } from './entities/scorecards.ts';
import { TargetFact, TargetScopeFact } from './entities/targets.ts';

export * from './entities/case-counts.ts';
export * from './entities/formulas.ts';
export * from './entities/indicators.ts';
export * from './entities/observations.ts';
export * from './entities/scorecards.ts';
export * from './entities/targets.ts';

export const ENTITIES = [
  IndicatorFact,
  SeriesBreakFact,
  SimilarityFact,
  MandateFact,
  TargetFact,
  TargetScopeFact,
  ObservationFact,
  ObservationMemberFact,
  OverrideFact,
  ScorecardDefinitionFact,
  OfficialScoreFact,
  FormulaFact,
  FormulaApprovalFact,
  FormulaFaultFact,
  ComputationFact,
  CaseCountFact,
  SuppressionRuleFact,
  ...REGISTER_ENTITIES,
] as const;
