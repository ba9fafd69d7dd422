import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { quoted } from '../../platform/database/names.ts';
import { type Database, openDatabase } from '../../platform/database.ts';
import { silentLogger } from '../../platform/log.ts';

/** Signs for the hub of a test and derives its roles' passwords. */
export const TEST_SECRET = 'a secret for tests only, of at least 32 characters';

export interface TestDatabaseOptions {
  readonly subgraphs: readonly string[];
  /**
   * Fills the template that databases with the same `key` and subgraphs are copied from; runs once per run and key. It
   * must close what it opens on `adminUrl`.
   */
  readonly build?: (template: { adminUrl: string; database: Database }) => Promise<void>;
  /** Names what `build` makes; required with it, unless two builds make the same. */
  readonly key?: string;
  readonly poolSize?: number;
  /** Settings of PostgreSQL that all sessions on it begin with. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface TestDatabase extends AsyncDisposable {
  readonly adminUrl: string;
  readonly database: Database;
}

/** A database of one's own on the server of the run: `await using db = await createTestDatabase(…)` drops it at the end. */
export async function createTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withServer(serverUrl, async (server) => {
    const template = await templateFor(server, serverUrl, options);
    await server.query(`create database ${quoted(name)} template ${quoted(template)}`);
    for (const [setting, value] of Object.entries(options.settings ?? {})) {
      await server.query(`alter database ${quoted(name)} set ${quoted(setting)} = ${pg.escapeLiteral(value)}`);
    }
  });
  const adminUrl = urlOf(serverUrl, name);
  const drop = () =>
    withServer(serverUrl, (server) => server.query(`drop database if exists ${quoted(name)} with (force)`));
  try {
    const database = await open(adminUrl, options);
    return {
      adminUrl,
      database,
      async [Symbol.asyncDispose]() {
        await database.close();
        await drop();
      },
    };
  } catch (cause) {
    await drop();
    throw cause;
  }
}

/** A database without anything of the hub, on the server of the run; dropped at the end, as are the roles made in it. */
export async function createEmptyDatabase(options = ''): Promise<AsyncDisposable & { adminUrl: string }> {
  const serverUrl = inject('postgresUrl');
  const name = `empty_${randomBytes(5).toString('hex')}`;
  await withServer(serverUrl, (server) => server.query(`create database ${quoted(name)} ${options}`));
  return {
    adminUrl: urlOf(serverUrl, name),
    async [Symbol.asyncDispose]() {
      await withServer(serverUrl, async (server) => {
        await server.query(`drop database if exists ${quoted(name)} with (force)`);
        const roles = await server.query<{ rolname: string }>(`select rolname from pg_roles where rolname like $1`, [
          `${name.replaceAll('_', '\\_')}\\_%`,
        ]);
        for (const { rolname } of roles.rows) await server.query(`drop role ${quoted(rolname)}`);
      });
    },
  };
}

/** The name of the template, built first if this is the first file of the run to ask for it. */
async function templateFor(server: pg.Client, serverUrl: string, options: TestDatabaseOptions): Promise<string> {
  const what = JSON.stringify([[...options.subgraphs].sort(), options.key ?? options.build?.toString() ?? '']);
  const name = `tpl_${createHash('sha256').update(what).digest('hex').slice(0, 12)}`;
  const exists = async () => (await server.query('select from pg_database where datname = $1', [name])).rowCount === 1;
  if (await exists()) return name;

  // Every file connects to the same database to create its own, so that a lock here is seen by all of them.
  await server.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    if (await exists()) return name;
    const building = `${name}_b`;
    await server.query(`drop database if exists ${quoted(building)} with (force)`);
    await server.query(`create database ${quoted(building)}`);
    const adminUrl = urlOf(serverUrl, building);
    const database = await open(adminUrl, options);
    try {
      await options.build?.({ adminUrl, database });
    } finally {
      await database.close();
    }
    await server.query(`alter database ${quoted(building)} rename to ${quoted(name)}`);
    return name;
  } finally {
    await server.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

function open(adminUrl: string, { subgraphs, poolSize = 2 }: TestDatabaseOptions): Promise<Database> {
  return openDatabase({ adminUrl, subgraphs, poolSize, secret: TEST_SECRET, logger: silentLogger });
}

async function withServer<T>(serverUrl: string, work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = await connectAsAdmin(urlOf(serverUrl, 'postgres'));
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
