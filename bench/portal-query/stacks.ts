import { fileURLToPath } from 'node:url';
import { SUBGRAPHS } from '../../cli/installation.ts';
import { toEnvironment } from './gateway-environment.ts';
import type { BenchDatabase } from './installation.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

/** One way to answer the portal query: where it is asked, and the processes that work for it beside PostgreSQL. */
export interface Stack {
  readonly key: 'a' | 'b' | 'c' | 'd';
  readonly name: string;
  readonly url: string;
  /** The process that is asked. */
  readonly front: ServerProcess;
  /** Those that it asks. */
  readonly behind: readonly ServerProcess[];
}

export interface StackOptions {
  /** Connections to the database in each pool of a subgraph. */
  readonly poolSize: number;
  /** Requests that will be under way at once: the SQL statement has as many connections to the database. */
  readonly connections: number;
  /** Nothing more is started once it is aborted; rejects with its reason. */
  readonly signal: AbortSignal;
}

/** What production has to have decided. The client is the proxy that speaks TLS: what TLS costs is not compared. */
const GUARDED = {
  AUTHENTICATION: 'keys',
  INTROSPECTION: 'off',
  BODY_LIMIT_BYTES: '1048576',
  TRUSTED_PROXIES: '127.0.0.1',
};
const SUPERGRAPH = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));

/**
 * Start the four stacks over one database; (b) and (c) share their subgraph processes. Every server that was started is
 * added to `started` at once, so that the caller can stop them whatever happens.
 */
export async function startStacks(
  { url: databaseUrl, signingKey }: BenchDatabase,
  { poolSize, connections, signal }: StackOptions,
  started: ServerProcess[],
): Promise<Stack[]> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const env = {
    PATH,
    HOME,
    ...(TMPDIR === '' ? {} : { TMPDIR }),
    NODE_ENV: 'production',
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    SIGNING_KEY: signingKey,
    POOL_SIZE: String(poolSize),
  };
  const start = async (program: readonly [string, ...string[]], more: Readonly<Record<string, string>> = {}) => {
    signal.throwIfAborted();
    const server = await startServerProcess({ program, env: { ...env, ...more } });
    started.push(server);
    return server;
  };

  const inProcess = await start(['cli/hub.ts', 'start'], GUARDED);
  const behind: ServerProcess[] = [];
  const subgraphUrls: Record<string, string> = {};
  for (const subgraph of SUBGRAPHS) {
    const server = await start([`subgraphs/${subgraph}/server.ts`]);
    behind.push(server);
    subgraphUrls[subgraph] = server.url;
  }
  const told = toEnvironment({ supergraph: SUPERGRAPH, subgraphUrls, signingKey });
  const overHttp = await start(['bench/portal-query/gateway-over-http.ts'], told);
  const apollo = await start(['bench/portal-query/apollo-gateway.ts'], told);
  const sql = await start(['bench/portal-query/one-statement.ts'], { POOL_SIZE: String(connections) });

  return [
    { key: 'a', name: 'ours, in process', url: inProcess.url, front: inProcess, behind: [] },
    { key: 'b', name: 'ours, over HTTP', url: overHttp.url, front: overHttp, behind },
    { key: 'c', name: '@apollo/gateway', url: apollo.url, front: apollo, behind },
    { key: 'd', name: 'one SQL statement', url: sql.url, front: sql, behind: [] },
  ];
}
