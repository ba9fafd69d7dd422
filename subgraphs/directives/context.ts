import type { EntityManager } from '@mikro-orm/postgresql';
import type { OperationContext } from '../../platform/subgraph.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver of this subgraph gets. */
export interface Context extends OperationContext {
  /** Of the operation's moment; after a write of this operation they are new ones, which see it. */
  readonly loaders: Loaders;
  /**
   * Do `work` in one transaction of the viewer. When the promise resolves it is committed and its events have their
   * place in the feed, so that whoever is told of the change can name the position that holds it.
   */
  write<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
}
