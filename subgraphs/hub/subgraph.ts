import type { Database } from '../../platform/database.ts';
import type { Logger } from '../../platform/log.ts';
import { readSdl } from '../../platform/subgraph/sdl.ts';
import { type DefinedSubgraph, defineSubgraph } from '../../platform/subgraph.ts';
import type { Installation } from './context.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export interface HubOptions {
  readonly database: Database;
  readonly logger: Logger;
  readonly installation: Installation;
  /** The subgraphs whose audit records are shown here: those of the same database, this one among them. */
  readonly auditChains: readonly string[];
}

/** This installation as a subgraph. It answers for the present only: what an installation was is in its log. */
export function createHub({ database, logger, installation, auditChains }: HubOptions): DefinedSubgraph {
  return defineSubgraph({
    name: 'hub',
    sdl: readSdl(import.meta.url),
    resolvers,
    keepsHistory: false,
    logger,
    openContext(operation) {
      const session = database.openSession('hub', operation.viewer);
      return {
        context: { ...operation, installation, loaders: createLoaders(session, auditChains) },
        close: () => session.close(),
      };
    },
    resolvePosition: async () => null,
  });
}
