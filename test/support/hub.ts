import { readFile } from 'node:fs/promises';
import { migrateAll, openInstallation, SUBGRAPHS } from '../../cli/installation.ts';
import { loadReferenceData } from '../../cli/reference-data.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/gateway.ts';
import { httpTransport } from '../../gateway/transport/http.ts';
import { localTransport, type Transport } from '../../gateway/transport.ts';
import type { AuditRuntime } from '../../platform/audit/runtime.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { createFeedRuntime } from '../../platform/feed/runtime.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { serveSubgraph } from '../../platform/subgraph/server.ts';
import type { Subgraph, SubgraphRequest, SubgraphResponse } from '../../platform/subgraph.ts';
import { createCallSigner } from '../../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../../platform/viewer.ts';
import { followRegister } from '../../subgraphs/directives/subgraph.ts';
import { createTestDatabase, TEST_SECRET, type TestDatabase, type TestDatabaseOptions } from './test-database.ts';

/** The day on which tests ask. */
export const TODAY = '2026-03-31';
export const OPERATOR: Viewer = viewerOf({ subject: 'an operator', roles: ['operator'] });

export type HubDatabase = TestDatabase;

/**
 * For tests that ask the same things hundreds of times: PostgreSQL keeps the plan of a statement, where it would else make
 * one for its parameters each time, which takes ten times as long as to run it. What is answered is the same.
 */
export const PLANNED_ONCE: Readonly<Record<string, string>> = { plan_cache_mode: 'force_generic_plan' };

/** A database with everything of the hub in it: migrated, and loaded with the reference data. */
export function openHubDatabase(
  options: Pick<TestDatabaseOptions, 'poolSize' | 'settings'> = {},
): Promise<HubDatabase> {
  const made = { subgraphs: SUBGRAPHS, key: 'hub with reference data', build: buildHub };
  return createTestDatabase({ ...made, poolSize: 4, ...options });
}

async function buildHub({ database }: { database: Database }): Promise<void> {
  await migrateAll(database);
  await loadReferenceData(database, silentLogger);
  await catchUp(database);
}

/** Let the directives take over what the register's feed holds, as a hub does that starts. */
async function catchUp(database: Database): Promise<void> {
  await using feeds = createFeedRuntime(database, silentLogger);
  const sequencer = feeds.sequencer('directives');
  const register = followRegister(database, feeds.consumer('directives'), sequencer);
  await register.caughtUp();
  await register.stop();
}

/** One call from the gateway to a subgraph, as a transport saw it. */
export interface Call {
  readonly subgraph: string;
  readonly isEntities: boolean;
  readonly request: SubgraphRequest;
}

/** An answer; a test that asks for data says what it expects there. */
export interface Answer<Data = Record<string, unknown>> {
  readonly data: Data;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  readonly extensions?: {
    asOf?: string;
    nulls?: readonly { path: (string | number)[]; reason: string; count?: number }[];
  };
}

export interface TestHub extends AsyncDisposable {
  readonly database: Database;
  readonly adminUrl: string;
  readonly subgraphs: readonly Subgraph[];
  readonly audit: AuditRuntime;
  /** Stopped with the hub; for tests that put a door in front of it. */
  readonly gateway: Gateway;
  /** Calls to subgraphs and names of SQL statements since the last `forget`. */
  readonly calls: Call[];
  readonly statements: string[];
  forget(): void;
  ask<Data = Record<string, unknown>>(query: string, options?: AskOptions): Promise<Answer<Data>>;
  /** The answer as the bytes that a client gets. */
  askRaw(query: string, options?: AskOptions): Promise<string>;
  caughtUp(): Promise<void>;
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly asOf?: string;
  readonly onBoundariesOf?: string;
  readonly viewer?: Viewer;
  readonly operationName?: string;
}

/** A machine that runs several test files at once may take long for what asks for twenty commands at once. */
export const PATIENCE = { operationTimeoutMs: 25_000, subgraphTimeoutMs: 25_000 };

export interface TestHubOptions {
  /** Subgraphs in this process, or each behind an HTTP server of its own, with signed calls. */
  readonly transport?: 'local' | 'http';
  readonly poolSize?: number;
  /** Settings of PostgreSQL that its sessions begin with. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Other subgraphs to join, and the supergraph that has them. */
  readonly others?: readonly Transport[];
  readonly supergraphSdl?: string;
  readonly limits?: GatewayOptions['limits'];
  /** For a test that expects errors in the log. Default: they are printed, because a bug must show itself. */
  readonly logger?: Logger;
}

/** The whole hub over a database of its own: its gateway, asked without a socket. */
export async function startHub(options: TestHubOptions = {}): Promise<TestHub> {
  const { poolSize = 4, settings = {} } = options;
  return startHubOver(await openHubDatabase({ poolSize, settings }), TODAY, options);
}

/** The same hub once more over its database, as after a restart on another day: nothing that the first has in mind is in the second. */
export function startHubBeside(
  { database, adminUrl }: Pick<TestHub, 'database' | 'adminUrl'>,
  { today }: { readonly today: string },
): Promise<TestHub> {
  // The database is the first hub's, which closes it.
  return startHubOver({ database, adminUrl, [Symbol.asyncDispose]: async () => {} }, today, {});
}

async function startHubOver(
  db: Pick<HubDatabase, 'database' | 'adminUrl'> & AsyncDisposable,
  today: string,
  options: TestHubOptions,
): Promise<TestHub> {
  const { transport = 'local', others = [] } = options;
  const clock = fixedClock(`${today}T03:00:00Z`);
  const { logger = { ...silentLogger, error: (message, facts) => console.error(message, facts) } } = options;
  const calls: Call[] = [];
  const statements: string[] = [];
  const installation = openInstallation({
    database: db.database,
    clock,
    logger,
    name: 'Test',
    version: '0',
    signingKey: TEST_SECRET,
    witness: null,
    onStatement: (name) => statements.push(name),
  });

  const servers: AsyncDisposable[] = [];
  const transports: Transport[] = [];
  for (const subgraph of installation.subgraphs) {
    if (transport === 'local') {
      transports.push(localTransport(subgraph));
      continue;
    }
    const server = await serveSubgraph({ subgraph, host: '127.0.0.1', port: 0, hubKey: TEST_SECRET, clock, logger });
    servers.push(server);
    transports.push(
      httpTransport({
        name: subgraph.name,
        url: server.url,
        keepsHistory: subgraph.keepsHistory,
        sign: createCallSigner(TEST_SECRET, subgraph.name, clock).sign,
      }),
    );
  }

  const supergraph =
    options.supergraphSdl ?? (await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'));
  const gateway = await createGateway({
    supergraphSdl: supergraph,
    transports: [...transports, ...others].map((each) => counting(each, calls)),
    clock,
    logger,
    audit: installation.audit.sink,
    limits: { ...PATIENCE, ...options.limits },
  });
  await installation.caughtUp();

  async function askRaw(
    query: string,
    { variables = {}, asOf, onBoundariesOf, viewer = PUBLIC_VIEWER, operationName }: AskOptions = {},
  ) {
    const answer = await gateway.execute({
      query,
      variables,
      operationName,
      extensions: {
        ...(asOf === undefined ? {} : { asOf }),
        ...(onBoundariesOf === undefined ? {} : { onBoundariesOf }),
      },
      viewer,
      signal: new AbortController().signal,
      requestId: 'test',
    });
    return answer.body;
  }

  return {
    database: db.database,
    adminUrl: db.adminUrl,
    subgraphs: installation.subgraphs,
    audit: installation.audit,
    gateway,
    calls,
    statements,
    forget() {
      calls.length = 0;
      statements.length = 0;
    },
    askRaw,
    ask: async <Data>(query: string, asked?: AskOptions) => JSON.parse(await askRaw(query, asked)) as Answer<Data>,
    caughtUp: () => installation.caughtUp(),
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      for (const server of servers) await server[Symbol.asyncDispose]();
      await installation.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

/** A transport that notes each call it passes on. */
function counting(transport: Transport, calls: Call[]): Transport {
  return {
    ...transport,
    send(request): Promise<SubgraphResponse> {
      calls.push({ subgraph: transport.name, isEntities: request.query.includes('_entities'), request });
      return transport.send(request);
    },
  };
}
