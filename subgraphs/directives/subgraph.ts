import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { ConsumerRuntime } from '../../platform/feed/consumer.ts';
import { createFeedRuntime } from '../../platform/feed/runtime.ts';
import type { FeedSource } from '../../platform/feed/source.ts';
import type { Sequencer } from '../../platform/feed.ts';
import { resolvePosition } from '../../platform/history.ts';
import type { Logger } from '../../platform/log.ts';
import { requireId } from '../../platform/page.ts';
import { openRollUps } from '../../platform/register/roll-up.ts';
import { followRegister as follow } from '../../platform/register.ts';
import { readSdl } from '../../platform/subgraph/sdl.ts';
import { openWriting } from '../../platform/subgraph/writing.ts';
import { type DefinedSubgraph, defineSubgraph } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { ENTITIES } from './entities.ts';
import type { SubscriptionAssignmentChangedArgs, SubscriptionDirectiveChangedArgs } from './generated/types.ts';
import { directivesRegister } from './ingest.ts';
import { assignmentChangesOf, changesOf } from './loaders/changes.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export interface DirectivesOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of this subgraph's feed: gives a write its place before its caller hears of it. */
  readonly sequencer: Pick<Sequencer, 'place'>;
  /** Of this subgraph's feed, for subscriptions. */
  readonly feed: FeedSource;
  /** Called with the name of each SQL statement that reads, for tests that count. */
  readonly onStatement?: (name: string) => void;
}

/** Directives and tasks as a subgraph. `close` ends what it writes with; database and sequencer are the caller's. */
export function createDirectives(options: DirectivesOptions): { subgraph: DefinedSubgraph; close(): Promise<void> } {
  const { database, clock, logger, sequencer, feed, onStatement } = options;
  const rollUps = openRollUps('directives');
  const writing = openWriting({
    ...{ database, subgraph: 'directives', entities: ENTITIES, sequencer, onStatement },
    createLoaders: (facts, session, { readAt }) =>
      createLoaders(facts, session, { rollUp: rollUps.at(facts), boundariesOn: readAt.boundariesOn ?? null }),
  });

  const subgraph = defineSubgraph({
    name: 'directives',
    sdl: readSdl(import.meta.url),
    resolvers,
    keepsHistory: true,
    logger,
    openContext: writing.openContext,
    subscriptions: {
      feed,
      clock,
      fields: {
        directiveChanged: ({ issuerId }: SubscriptionDirectiveChangedArgs) =>
          changesOf(issuerId == null ? null : requireId(issuerId, 'issuerId')),
        assignmentChanged: ({ agencyId }: SubscriptionAssignmentChangedArgs) =>
          assignmentChangesOf(requireId(agencyId, 'agencyId')),
      },
    },
    async resolvePosition(asOf) {
      await using session = database.openSession('directives', PUBLIC_VIEWER);
      return resolvePosition(session, asOf, clock.now());
    },
  });
  return { subgraph, close: writing.close };
}

/**
 * Follow the register of agencies. `caughtUp` resolves when what its feed held at the call is known here; `stop` ends it.
 */
export function followRegister(
  database: Database,
  runtime: ConsumerRuntime,
  sequencer: Pick<Sequencer, 'place'>,
): { caughtUp(): Promise<void>; stop(): Promise<void> } {
  return follow({
    ...{ database, subgraph: 'directives', entities: ENTITIES, runtime, sequencer },
    copy: directivesRegister(),
  });
}

/** The subgraph with all that works for it: the sequencer of its feed, and what follows the feed of the agencies. */
export function openDirectives(parts: Omit<DirectivesOptions, 'sequencer' | 'feed'>) {
  const feeds = createFeedRuntime(parts.database, parts.logger);
  const sequencer = feeds.sequencer('directives');
  const directives = createDirectives({
    ...parts,
    sequencer,
    feed: feeds.source('directives', parts.onStatement ? { onStatement: parts.onStatement } : {}),
  });
  const register = followRegister(parts.database, feeds.consumer('directives'), sequencer);
  return {
    subgraph: directives.subgraph,
    caughtUp: register.caughtUp,
    async close(): Promise<void> {
      await register.stop();
      await feeds.close();
      await directives.close();
    },
  };
}
