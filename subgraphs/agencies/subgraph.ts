import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { createFactReader, resolvePosition } from '../../platform/history.ts';
import type { Logger } from '../../platform/log.ts';
import { readSdl } from '../../platform/subgraph/sdl.ts';
import { type DefinedSubgraph, defineSubgraph } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export interface AgenciesOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called with the name of each SQL statement, for tests that count. */
  readonly onStatement?: (name: string) => void;
}

/** The register of agencies as a subgraph. */
export function createAgencies({ database, clock, logger, onStatement }: AgenciesOptions): DefinedSubgraph {
  const counted = onStatement ? { onStatement } : {};

  return defineSubgraph({
    name: 'agencies',
    sdl: readSdl(import.meta.url),
    resolvers,
    keepsHistory: true,
    logger,
    openContext(operation) {
      const session = database.openSession('agencies', operation.viewer, counted);
      const loaders = createLoaders(createFactReader(session, operation.readAt));
      return { context: { ...operation, loaders }, close: () => session.close() };
    },
    async resolvePosition(asOf) {
      await using session = database.openSession('agencies', PUBLIC_VIEWER);
      return resolvePosition(session, asOf, clock.now());
    },
  });
}
