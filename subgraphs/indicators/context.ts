import type { WritingContext } from '../../platform/subgraph/writing.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver of this subgraph gets. */
export interface Context extends WritingContext<Loaders> {}
