import pg from 'pg';
import { CONNECT_TIMEOUT_MS, connectAsAdmin, type Place, placeOf, startupOptions } from './database/connection.ts';
import { passwordOf } from './database/credentials.ts';
import { checkSubgraphName, type DatabaseRole, type RoleNames, roleNames } from './database/names.ts';
import { prepareDatabase, rolePrefix } from './database/prepare.ts';
import { checkRequirements, JOB_POOL_SIZE } from './database/requirements.ts';
import {
  inTransaction,
  publicSession,
  type Queries,
  type Session,
  type SessionOptions,
  type Statement,
  type Transaction,
  viewerSession,
  viewerSettings,
} from './database/session.ts';
import { HUB_TYPES } from './database/types.ts';
import type { Logger } from './log.ts';
import { isPublic, type Viewer } from './viewer.ts';

export interface DatabaseOptions {
  /** As a user that may create roles and schemas: DATABASE_URL, or the embedded server's. */
  readonly adminUrl: string;
  /** Each gets a schema of its name and four roles. */
  readonly subgraphs: readonly string[];
  /** Connections of the public and of the viewer pool, each, per subgraph; the job pool has at most 2. */
  readonly poolSize: number;
  /** Processes of this hub that open the database with the same poolSize, for the connection budget; default 1. */
  readonly processes?: number;
  /** The passwords of the roles are derived from it: the signing key. */
  readonly secret: string;
  readonly logger: Logger;
  /** After which PostgreSQL gives a caller's statement up; default 10,000. The hub's own work has 10 minutes. */
  readonly statementTimeoutMs?: number;
}

/** The database of a hub: a schema and roles per subgraph. Nothing connects before it is asked to. */
export interface Database extends AsyncDisposable {
  readonly subgraphs: readonly string[];
  readonly place: Place;
  roles(subgraph: string): RoleNames;
  /** Connections as this role, with the subgraph's schema first in the search path. The public's can only read. */
  pool(subgraph: string, role: DatabaseRole): pg.Pool;
  /** To read with, for one operation of `viewer`. Close it when the operation has its rows. */
  openSession(subgraph: string, viewer: Viewer, options?: SessionOptions): Session;
  /** To write for `viewer`, known or public, in one transaction with the viewer set. */
  write<T>(
    subgraph: string,
    viewer: Viewer,
    work: (transaction: Transaction) => Promise<T>,
    options?: SessionOptions,
  ): Promise<T>;
  /** The hub's own work over all rows, in one transaction. No viewer is set: a policy for `job` must not ask for one. */
  job<T>(subgraph: string, work: (transaction: Transaction) => Promise<T>, options?: SessionOptions): Promise<T>;
  /** A connection of its own, outside the pools and without a time limit: to listen, to hold a lock. The caller ends it. */
  connect(subgraph: string, role: DatabaseRole): Promise<pg.Client>;
  /** As the owner of the subgraph's schema, for migrations. The caller ends it. */
  connectAsOwner(subgraph: string): Promise<pg.Client>;
  /** Ends the pools; what runs is waited for. */
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 10_000;
const JOB_STATEMENT_TIMEOUT_MS = 600_000;
/** A transaction whose process went silent gives its locks back after this. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * Open the hub's database and make what is missing in it: roles, schemas, and the functions that policies ask about the
 * viewer. Refused, before anything is written, with DATABASE_UNREACHABLE, DATABASE_UNSUITABLE (version, encoding,
 * privileges, foreign schemas) or DATABASE_CONNECTIONS_SHORT.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { adminUrl, logger, poolSize, processes = 1, secret } = options;
  const subgraphs = options.subgraphs.map(checkSubgraphName);
  const client = await connectAsAdmin(adminUrl);
  let prefix: string;
  try {
    prefix = await rolePrefix(client);
    const roles = subgraphs.map((subgraph) => roleNames(prefix, subgraph));
    await checkRequirements(client, { roles, poolSize, processes });
    await prepareDatabase(client, { prefix, subgraphs, secret, logger });
  } finally {
    await client.end();
  }
  return databaseOver(options, placeOf(adminUrl), prefix);
}

function databaseOver(options: DatabaseOptions, place: Place, prefix: string): Database {
  const { adminUrl, logger, poolSize, secret, statementTimeoutMs = STATEMENT_TIMEOUT_MS } = options;
  const rolesBySubgraph = new Map(options.subgraphs.map((name) => [name, roleNames(prefix, name)]));

  const roles = (subgraph: string): RoleNames => {
    const found = rolesBySubgraph.get(subgraph);
    if (!found) throw new Error(`the database was opened without the subgraph "${subgraph}"`);
    return found;
  };
  const login = (subgraph: string, role: DatabaseRole): pg.ClientConfig => {
    const user = roles(subgraph)[role];
    return {
      ...(place.ssl === undefined ? {} : { ssl: place.ssl }),
      host: place.host,
      port: place.port,
      database: place.database,
      user,
      password: passwordOf(secret, user),
      application_name: `lien-thong ${subgraph} ${role}`,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      types: HUB_TYPES,
      options: startupOptions({
        search_path: `${subgraph},public`,
        timezone: 'UTC',
        ...(role === 'public' ? { default_transaction_read_only: 'on' } : {}),
      }),
    };
  };
  const openPool = (subgraph: string, role: DatabaseRole): pg.Pool => {
    const pool = new pg.Pool({
      ...login(subgraph, role),
      max: role === 'job' ? Math.min(JOB_POOL_SIZE, poolSize) : poolSize,
      idleTimeoutMillis: 60_000,
      statement_timeout: role === 'job' ? JOB_STATEMENT_TIMEOUT_MS : statementTimeoutMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      // A session's statements are sent without waiting for each other; see viewerSession.
      pipeline: role === 'viewer',
    });
    const lost = (error: Error) => {
      // Once the pools end, the server may well be gone before the last connection has noticed.
      if (!closed) logger.warn('A connection to the database was lost.', { subgraph, role, error });
    };
    // pg-pool listens only while a client is idle; an error event that nobody hears ends the process.
    pool.on('connect', (client) => client.on('error', () => {}));
    pool.on('error', lost);
    return pool;
  };

  const pools = new Map<string, pg.Pool>();
  let closed: Promise<void> | undefined;
  const pool = (subgraph: string, role: DatabaseRole): pg.Pool => {
    if (closed) throw new Error('the database is closed');
    const key = `${subgraph} ${role}`;
    const opened = pools.get(key) ?? openPool(subgraph, role);
    pools.set(key, opened);
    return opened;
  };

  const close = () => {
    closed ??= Promise.all([...pools.values()].map((each) => each.end())).then(() => {});
    return closed;
  };
  return {
    subgraphs: options.subgraphs,
    place,
    roles,
    pool,
    openSession: (subgraph, viewer, sessionOptions = {}) =>
      isPublic(viewer)
        ? publicSession(subgraph, pool(subgraph, 'public'), sessionOptions)
        : viewerSession(subgraph, pool(subgraph, 'viewer'), viewer, sessionOptions),
    write: async (subgraph, viewer, work, sessionOptions = {}) =>
      inTransaction(subgraph, pool(subgraph, 'viewer'), `begin; ${viewerSettings(viewer)}`, work, sessionOptions),
    job: (subgraph, work, sessionOptions = {}) =>
      inTransaction(subgraph, pool(subgraph, 'job'), 'begin', work, sessionOptions),
    async connect(subgraph, role) {
      const client = new pg.Client(login(subgraph, role));
      client.on('error', (error) => logger.warn('A connection to the database was lost.', { subgraph, role, error }));
      await client.connect();
      return client;
    },
    connectAsOwner: (subgraph) =>
      connectAsAdmin(adminUrl, { role: roles(subgraph).owner, search_path: `${subgraph},public`, timezone: 'UTC' }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

export type { DatabaseRole, Queries, RoleNames, Session, SessionOptions, Statement, Transaction };
