import type { OperationContext } from '../../platform/subgraph.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver of this subgraph gets. */
export interface Context extends OperationContext {
  readonly loaders: Loaders;
}
