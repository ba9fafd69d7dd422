import type { WritingContext } from '../../platform/subgraph/writing.ts';
import type { FormulaApis } from '../../schema/formula.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver of this subgraph gets. */
export interface Context extends WritingContext<Loaders> {
  /** The graph as it is now, by which formulas are judged. */
  formulaApis(): FormulaApis;
}
