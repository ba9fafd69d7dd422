import { readFileSync } from 'node:fs';
import { type Config, readConfig } from '../platform/config.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded.ts';
import { findRunningPostgres } from '../platform/database/running.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { createLogger, type Logger } from '../platform/log.ts';
import { signingKeyOf } from '../platform/signing-key.ts';
import { SUBGRAPHS } from './installation.ts';

/** What every command of this installation works with. */
export interface HubProcess extends AsyncDisposable {
  readonly config: Config;
  readonly logger: Logger;
  readonly signingKey: string;
  readonly database: Database;
  /** Resolves if the embedded server ends by itself; never for a server of one's own. */
  readonly databaseEnded: Promise<unknown>;
  close(): Promise<void>;
}

export const VERSION = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

export interface HubProcessOptions {
  /** Work beside a hub that runs on the same data folder, on its database, instead of refusing with DATA_DIRECTORY_IN_USE. */
  readonly besideRunning?: boolean;
}

/**
 * Read the configuration and open the database: the one that DATABASE_URL names, or the embedded PostgreSQL, which is
 * started, and stopped again at close. Refuses with the codes of those three.
 */
export async function openHubProcess(
  env: NodeJS.ProcessEnv = process.env,
  { besideRunning = false }: HubProcessOptions = {},
): Promise<HubProcess> {
  const config = readConfig(env);
  const logger = createLogger(config.logLevel);
  const signingKey = signingKeyOf(config);
  const running = config.databaseUrl ?? (besideRunning ? await findRunningPostgres(config.dataDir) : null);
  const embedded = running === null ? await startEmbeddedPostgres({ dataDir: config.dataDir, logger }) : null;

  try {
    const database = await openDatabase({
      adminUrl: running ?? embedded!.url,
      subgraphs: SUBGRAPHS,
      poolSize: config.poolSize,
      secret: signingKey,
      logger,
    });
    const close = async () => {
      try {
        await database.close();
      } finally {
        await embedded?.stop();
      }
    };
    const databaseEnded = embedded?.ended ?? new Promise(() => {});
    return { config, logger, signingKey, database, databaseEnded, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
