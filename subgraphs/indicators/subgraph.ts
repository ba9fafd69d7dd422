import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { ConsumerRuntime } from '../../platform/feed/consumer.ts';
import { createFeedRuntime } from '../../platform/feed/runtime.ts';
import type { Sequencer } from '../../platform/feed.ts';
import { resolvePosition } from '../../platform/history.ts';
import type { Logger } from '../../platform/log.ts';
import { followRegister as follow, openRollUps } from '../../platform/register.ts';
import { readSdl } from '../../platform/subgraph/sdl.ts';
import { openWriting } from '../../platform/subgraph/writing.ts';
import { type DefinedSubgraph, defineSubgraph } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import type { FormulaApis } from '../../schema/formula.ts';
import { readFormulaApis } from './context/formula-apis.ts';
import { ENTITIES } from './entities.ts';
import { followedRegister } from './ingest.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export interface IndicatorsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of this subgraph's feed: gives a write its place before its caller hears of it. */
  readonly sequencer: Pick<Sequencer, 'place'>;
  /** The graph that formulas are asked of; that of this release when left out. Asked for once, when a formula is first judged. */
  readonly formulaApis?: () => FormulaApis;
  /** Called with the name of each SQL statement that reads, for tests that count. */
  readonly onStatement?: (name: string) => void;
}

/** Indicators, targets and values as a subgraph. `close` ends what it writes with; database and sequencer are the caller's. */
export function createIndicators(options: IndicatorsOptions): { subgraph: DefinedSubgraph; close(): Promise<void> } {
  const { database, clock, logger, sequencer, onStatement } = options;
  const rollUps = openRollUps('indicators');
  const writing = openWriting({
    ...{ database, subgraph: 'indicators', entities: ENTITIES, sequencer, onStatement },
    createLoaders: (facts, _session, { readAt }) =>
      createLoaders(facts, { rollUp: rollUps.at(facts), boundariesOn: readAt.boundariesOn ?? null }),
  });
  let apis: FormulaApis | null = null;
  const formulaApis = () => {
    apis ??= (options.formulaApis ?? readFormulaApis)();
    return apis;
  };

  const subgraph = defineSubgraph({
    name: 'indicators',
    sdl: readSdl(import.meta.url),
    resolvers,
    keepsHistory: true,
    logger,
    openContext(operation) {
      const { context, close } = writing.openContext(operation);
      return { context: Object.assign(context, { formulaApis }), close };
    },
    async resolvePosition(asOf) {
      await using session = database.openSession('indicators', PUBLIC_VIEWER);
      return resolvePosition(session, asOf, clock.now());
    },
  });
  return { subgraph, close: writing.close };
}

/** Follow the register of agencies. `caughtUp` resolves when what its feed held at the call is known here. */
export function followRegister(database: Database, runtime: ConsumerRuntime, sequencer: Pick<Sequencer, 'place'>) {
  return follow({
    ...{ database, subgraph: 'indicators', entities: ENTITIES, runtime, sequencer, copy: followedRegister() },
  });
}

/** The subgraph with all that works for it: the sequencer of its feed, and what follows the feed of the agencies. */
export function openIndicators(parts: Omit<IndicatorsOptions, 'sequencer'>) {
  const feeds = createFeedRuntime(parts.database, parts.logger);
  const sequencer = feeds.sequencer('indicators');
  const indicators = createIndicators({ ...parts, sequencer });
  const register = followRegister(parts.database, feeds.consumer('indicators'), sequencer);
  return {
    subgraph: indicators.subgraph,
    caughtUp: register.caughtUp,
    async close(): Promise<void> {
      await register.stop();
      await feeds.close();
      await indicators.close();
    },
  };
}
