import type { OperationContext } from '../../platform/subgraph.ts';
import type { Loaders } from './loaders.ts';

/** What is known of this installation without asking the database. */
export interface Installation {
  readonly name: string;
  readonly version: string;
  readonly startedAt: Date;
  /** The joined subgraphs, in the order of their names. */
  readonly subgraphs: readonly {
    readonly name: string;
    readonly schemaVersion: string;
    readonly keepsHistory: boolean;
  }[];
}

/** What a resolver of this subgraph gets. */
export interface Context extends OperationContext {
  readonly installation: Installation;
  readonly loaders: Loaders;
}
