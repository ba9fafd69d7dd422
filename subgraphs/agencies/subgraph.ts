import { type Clock, dayInVietnam } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { createFeedRuntime } from '../../platform/feed/runtime.ts';
import type { Sequencer } from '../../platform/feed.ts';
import { resolvePosition } from '../../platform/history.ts';
import type { Logger } from '../../platform/log.ts';
import { readSdl } from '../../platform/subgraph/sdl.ts';
import { openWriting } from '../../platform/subgraph/writing.ts';
import { type DefinedSubgraph, defineSubgraph } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { ENTITIES } from './entities.ts';
import { createCalendarCache } from './loaders/calendar.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export interface AgenciesOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of this subgraph's feed: gives a write its place before its caller hears of it. */
  readonly sequencer: Pick<Sequencer, 'place'>;
  /** Called with the name of each SQL statement that reads, for tests that count. */
  readonly onStatement?: (name: string) => void;
}

/** The register of agencies as a subgraph. `close` ends what it writes with; database and sequencer are the caller's. */
export function createAgencies(options: AgenciesOptions): { subgraph: DefinedSubgraph; close(): Promise<void> } {
  const { database, clock, logger, sequencer, onStatement } = options;
  const calendars = createCalendarCache();
  const writing = openWriting({
    ...{ database, subgraph: 'agencies', entities: ENTITIES, sequencer, onStatement },
    createLoaders: (facts, session, { viewer }) =>
      createLoaders(facts, session, { viewer, presentDay: dayInVietnam(clock.now()), calendars }),
  });

  const subgraph = defineSubgraph({
    name: 'agencies',
    sdl: readSdl(import.meta.url),
    resolvers,
    keepsHistory: true,
    logger,
    openContext: writing.openContext,
    async resolvePosition(asOf) {
      await using session = database.openSession('agencies', PUBLIC_VIEWER);
      return resolvePosition(session, asOf, clock.now());
    },
  });
  return { subgraph, close: writing.close };
}

/** The subgraph with what works for it: the sequencer of its feed. */
export function openAgencies(parts: Omit<AgenciesOptions, 'sequencer'>) {
  const feeds = createFeedRuntime(parts.database, parts.logger);
  const agencies = createAgencies({ ...parts, sequencer: feeds.sequencer('agencies') });
  return {
    subgraph: agencies.subgraph,
    async close(): Promise<void> {
      await feeds.close();
      await agencies.close();
    },
  };
}

export { createDirectory } from './loaders/standing.ts';
