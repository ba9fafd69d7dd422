import { startSealer } from '../audit/seal.ts';
import { witnessOf } from '../audit/witness.ts';
import { systemClock } from '../clock.ts';
import { checkGuards } from '../config/guards.ts';
import { type Config, readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database.ts';
import { HubError } from '../errors.ts';
import { createLogger, type Logger } from '../log.ts';
import { signingKeyOf } from '../signing-key.ts';
import type { DefinedSubgraph } from '../subgraph.ts';
import { serveSubgraph } from './server.ts';

export interface StandaloneParts {
  readonly database: Database;
  readonly clock: typeof systemClock;
  readonly logger: Logger;
  readonly config: Config;
}

/**
 * Run one subgraph as a process of its own: `open` makes it, SIGTERM or SIGINT ends it. Configured like the hub, and
 * needs DATABASE_URL, with the subgraph's schema migrated, and the SIGNING_KEY of the gateway that calls it, which in
 * production has to be a secret of one's own. A mistake is one clear line and exit code 1.
 */
export async function runStandalone(
  name: string,
  open: (parts: StandaloneParts) => { subgraph: DefinedSubgraph; close(): Promise<void> },
): Promise<void> {
  const opened = new AsyncDisposableStack();
  try {
    const config = readConfig(process.env);
    // The gateway in front has the others; what the two have in common is the key.
    checkGuards(config, ['signing key']);
    if (config.databaseUrl === null) {
      throw new HubError('CONFIG_INVALID', 'DATABASE_URL: expected the database that the hub uses, came nothing');
    }
    const logger = createLogger(config.logLevel);
    const hubKey = signingKeyOf(config);
    const database = await openDatabase({
      adminUrl: config.databaseUrl,
      subgraphs: [name],
      poolSize: config.poolSize,
      secret: hubKey,
      logger,
    });
    opened.use(database);
    const witness = witnessOf(config, database);
    opened.use(startSealer({ database, subgraph: name, hubKey, witness, logger }));
    const { subgraph, close } = open({ database, clock: systemClock, logger, config });
    opened.defer(close);
    const { host, port } = config;
    const server = await serveSubgraph({ subgraph, host, port, hubKey, clock: systemClock, logger });
    opened.use(server);
    logger.info('serving', { subgraph: name, url: server.url });

    // A signal may come twice, once from the terminal and once from npm: the stack is emptied once.
    const stop = () =>
      opened.disposeAsync().catch((error: unknown) => {
        logger.error('did not end cleanly', { error });
        process.exitCode = 1;
      });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  } catch (error) {
    // What follows a feed would keep the process alive.
    await opened.disposeAsync();
    if (!(error instanceof HubError)) throw error;
    process.stderr.write(`${error.message}\n${String(error.extensions.remedy)}\n`);
    process.exitCode = 1;
  }
}
