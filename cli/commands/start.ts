import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { createAuthentication } from '../../gateway/authentication.ts';
import { createPages } from '../../gateway/explorer.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { checkAddress, startGateway } from '../../gateway/server.ts';
import { localTransport } from '../../gateway/transport.ts';
import { witnessOf } from '../../platform/audit/witness.ts';
import { systemClock } from '../../platform/clock.ts';
import { checkGuards } from '../../platform/config/guards.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { HubError } from '../../platform/errors.ts';
import { createDirectory } from '../../subgraphs/agencies/subgraph.ts';
import { type Command, readOptions } from '../arguments.ts';
import { catchUp } from '../catch-up.ts';
import { warnOfBrokenFormulas } from '../computation/formula-check.ts';
import { openHubProcess, VERSION } from '../hub-process.ts';
import { migrateAll, openInstallation } from '../installation.ts';
import { loadReferenceData } from '../reference-data.ts';

const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url);

export const startCommand: Command = {
  help: `Usage: npm start

Starts the embedded PostgreSQL (or uses DATABASE_URL), migrates, loads the reference data, and serves one graph:
  /graphql   the graph
  /explore   the explorer
Ends cleanly on Ctrl-C.

Examples:
  npm start
  PORT=8080 HUB_NAME="Phú Thọ" npm start
`,
  async run(args) {
    readOptions(args, {});
    const began = performance.now();
    const opened = new AsyncDisposableStack();
    try {
      await serve(opened, began);
    } catch (error) {
      await opened.disposeAsync();
      throw error;
    }
  },
};

/** Open everything, each part onto the stack that closes it in the opposite order. */
async function serve(opened: AsyncDisposableStack, began: number): Promise<void> {
  const stated = readConfig(process.env);
  checkGuards(stated);
  const tls = stated.tls && readTls(stated.tls);
  await checkAddress(stated.port, stated.host);
  const hub = opened.use(await openHubProcess());
  const { config, database, logger, signingKey } = hub;
  const migrated = await migrateAll(database);
  if (migrated.length > 0) logger.info('migrated', { migrations: migrated });
  await loadReferenceData(database, logger);
  await warnOfBrokenFormulas(database, logger);

  const clock = systemClock;
  const installation = opened.use(
    openInstallation({
      ...{ database, clock, logger, name: config.hubName, version: VERSION },
      ...{ signingKey, witness: witnessOf(config, database) },
    }),
  );
  await catchUp(installation, logger);
  const gateway = await createGateway({
    supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
    transports: installation.subgraphs.map(localTransport),
    clock,
    logger,
    audit: installation.audit.sink,
    introspection: config.introspection,
    limits: {
      operationTimeoutMs: config.operationTimeoutMs,
      subgraphTimeoutMs: config.subgraphTimeoutMs,
      bodyBytes: config.bodyLimitBytes,
      subscriptions: config.subscriptionLimit,
    },
  });
  const { oidc } = config;
  const server = opened.use(
    await startGateway({
      gateway,
      host: config.host,
      port: config.port,
      logger,
      authentication: createAuthentication({
        directory: createDirectory(database),
        clock,
        logger,
        oidc: oidc && { ...oidc, audience: oidc.audiences, jwksUrl: oidc.jwksUrl ?? undefined },
        development: config.authentication === 'development' ? { key: signingKey } : null,
      }),
      audit: installation.audit.sink,
      corsOrigins: config.corsOrigins,
      trustedProxies: config.trustedProxies,
      ...(tls ? { tls } : {}),
      pages: createPages({ graphqlPath: '/graphql', hubName: config.hubName }),
    }),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  logger.info('serving', { graph: `${server.url}/graphql`, explorer: `${server.url}/explore`, seconds });

  // Ctrl-C comes twice under npm, once from the terminal and once from npm itself.
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    logger.info('stopping');
    await opened.disposeAsync();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  void hub.databaseEnded.then(() => {
    if (isStopping) return;
    logger.error('the embedded database has ended by itself; its log is beside its data');
    process.exitCode = 1;
    void stop();
  });
}

/** Refused with CONFIG_INVALID, which says which file cannot be read, or that the two are no certificate and its key. */
function readTls({ certFile, keyFile }: NonNullable<Config['tls']>): { cert: Buffer; key: Buffer } {
  const read = (variable: string, path: string) => {
    try {
      return readFileSync(path);
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code;
      throw new HubError('CONFIG_INVALID', `${variable}: expected a file that can be read, came ${reason}`, { cause });
    }
  };
  const tls = { cert: read('TLS_CERT_FILE', certFile), key: read('TLS_KEY_FILE', keyFile) };
  try {
    createSecureContext(tls);
  } catch (cause) {
    const expected = 'TLS_CERT_FILE, TLS_KEY_FILE: expected a certificate and its key in PEM';
    throw new HubError('CONFIG_INVALID', `${expected}, came ${(cause as Error).message}`, { cause });
  }
  return tls;
}
