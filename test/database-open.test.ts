import { describe, expect, inject, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { quoted } from '../platform/database/names.ts';
import { connectionsNeeded } from '../platform/database/requirements.ts';
import { openDatabase } from '../platform/database.ts';
import { silentLogger } from '../platform/log.ts';
import { migrate } from '../platform/orm/migrations.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { createEmptyDatabase, TEST_SECRET } from './support/test-database.ts';

const ONE = { name: 'one', text: 'select 1 as one' };
const open = (adminUrl: string, more: object = {}) =>
  openDatabase({ adminUrl, subgraphs: ['services'], poolSize: 2, secret: TEST_SECRET, logger: silentLogger, ...more });

async function sql(adminUrl: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const admin = await connectAsAdmin(adminUrl);
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await admin.query(statement)).rows;
    return rows;
  } finally {
    await admin.end();
  }
}

/** The address with other parts. */
function changed(url: string, parts: Partial<URL>): string {
  return Object.assign(new URL(url), parts).href;
}

describe('a DATABASE_URL', () => {
  it.each([
    ['with a wrong password', { password: 'hunter2' }, 'does not accept this user'],
    ['of a user that is not there', { username: 'nobody' }, 'as user "nobody"'],
    ['of a database that is not there', { pathname: '/missing' }, 'no database of that name'],
    ['of a port nobody listens on', { port: '1' }, '127.0.0.1:1 as user "hub": nothing listens'],
    ['of a host that is not there', { hostname: 'host.invalid' }, 'no host of that name'],
  ] as const)('%s is refused with what to look at', async (_, parts, reason) => {
    const given = inject('postgresUrl');
    const refusal = await open(changed(given, parts)).catch((thrown: Error) => thrown);
    expect(refusal).toMatchObject({ code: 'DATABASE_UNREACHABLE', message: expect.stringContaining(reason) });
    expect((refusal as Error).message).not.toContain(new URL(given).password);
    expect((refusal as Error).message).not.toContain('hunter2');
  });

  it.each(['mysql://root:hunter2@db/hub', 'hub', 'postgres://u:hunter2@h:99999999/x'])('%s is none', async (url) => {
    const refusal = await open(url).catch((thrown: Error) => thrown);
    expect(refusal).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    expect((refusal as Error).message).not.toContain('hunter2');
  });
});

describe('a server', () => {
  it('with too few connections is refused with the sum, before anything is written', async () => {
    await using db = await createEmptyDatabase();
    await expect(open(db.adminUrl, { poolSize: 50, processes: 10 })).rejects.toMatchObject({
      code: 'DATABASE_CONNECTIONS_SHORT',
      message: expect.stringMatching(
        /may need 1042 connections \(1 subgraphs × 10 processes × pools of 50\), but only \d+ are free/,
      ),
    });
    await sql(db.adminUrl, `alter database ${quoted(new URL(db.adminUrl).pathname.slice(1))} connection limit 9`);
    await expect(open(db.adminUrl)).rejects.toMatchObject({
      message: expect.stringContaining('the database admits 9'),
    });
    expect(await sql(db.adminUrl, `select nspname from pg_namespace where nspname in ('app', 'services')`)).toEqual([]);
  });

  it('whose user may not make roles or schemas is refused with both', async () => {
    await using db = await createEmptyDatabase();
    const user = `${new URL(db.adminUrl).pathname.slice(1)}_weak`;
    await sql(db.adminUrl, `create role ${user} login password 'weak'`);
    const weak = changed(db.adminUrl, { username: user, password: 'weak' });
    await expect(open(weak)).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      message: expect.stringMatching(/may not create roles \(CREATEROLE\); .* may not create schemas/),
    });
  });

  it('whose encoding is not UTF-8 is refused', async () => {
    await using db = await createEmptyDatabase(
      "encoding 'SQL_ASCII' template template0 locale_provider libc locale 'C'",
    );
    await expect(open(db.adminUrl)).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      message: expect.stringContaining('it is SQL_ASCII'),
    });
  });

  it('with a schema or a role that is not the hub’s is refused', async () => {
    await using db = await createEmptyDatabase();
    await sql(db.adminUrl, 'create schema services');
    await expect(open(db.adminUrl)).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      message: expect.stringContaining('the schema "services" to belong to'),
    });

    const prefix = new URL(db.adminUrl).pathname.slice(1);
    await sql(db.adminUrl, 'drop schema services', `create role ${prefix}_services_viewer login bypassrls`);
    await expect(open(db.adminUrl)).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      message: expect.stringContaining('bypasses row security'),
    });
  });

  it('is enough with a user that is no superuser', async () => {
    await using db = await createEmptyDatabase();
    const name = new URL(db.adminUrl).pathname.slice(1);
    const user = `${name}_admin`;
    await sql(
      db.adminUrl,
      `create role ${user} login createrole password 'admin'`,
      `alter database ${name} owner to ${user}`,
    );
    const adminUrl = changed(db.adminUrl, { username: user, password: 'admin' });

    for (const secret of [TEST_SECRET, TEST_SECRET, `${TEST_SECRET} changed`]) {
      await using database = await open(adminUrl, { secret });
      expect(await migrate(database, { subgraph: 'services', migrations: [] })).toEqual([]);
      await using session = database.openSession('services', PUBLIC_VIEWER);
      expect(await session.query(ONE)).toEqual([{ one: 1 }]);
    }
    await sql(db.adminUrl, `drop owned by ${name}_services_owner cascade`, `drop owned by ${user} cascade`);
    await sql(db.adminUrl, `alter database ${name} owner to current_user`);
  });
});

describe('processes that open a database at once', () => {
  it('make it once, and can all use it', async () => {
    await using db = await createEmptyDatabase();
    const databases = await Promise.all(Array.from({ length: 6 }, () => open(db.adminUrl)));
    for (const database of databases) {
      expect(await database.openSession('services', PUBLIC_VIEWER).query(ONE)).toEqual([{ one: 1 }]);
      await database.close();
    }
  });

  it('in copies of one database share its roles, and in others have their own', async () => {
    await using db = await createEmptyDatabase();
    await using other = await createEmptyDatabase();
    const [one, two] = await Promise.all([open(db.adminUrl), open(other.adminUrl)]);
    await Promise.all([one.close(), two.close()]);
    expect(one.roles('services').viewer).not.toBe(two.roles('services').viewer);

    const copy = `${new URL(db.adminUrl).pathname.slice(1)}_copy`;
    await sql(other.adminUrl, `create database ${copy} template ${quoted(one.place.database)}`);
    const three = await open(changed(db.adminUrl, { pathname: `/${copy}` }));
    expect(three.roles('services')).toEqual(one.roles('services'));
    expect(await three.openSession('services', PUBLIC_VIEWER).query(ONE)).toEqual([{ one: 1 }]);
    await three.close();
    await sql(other.adminUrl, `drop database ${copy}`);
  });
});

it.each(['', 'app', 'public', 'pg_x', 'Services', 'a-b', 'a'.repeat(26)])(
  'refuses "%s" as a subgraph’s name',
  async (name) => {
    await expect(open(inject('postgresUrl'), { subgraphs: [name] })).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
    });
  },
);

it.each([
  [6, 4, 1, 74],
  [6, 4, 2, 146],
  [1, 1, 1, 7],
])('%i subgraphs with pools of %i in %i processes need %i connections', (subgraphs, poolSize, processes, needed) => {
  expect(connectionsNeeded(subgraphs, poolSize, processes)).toBe(needed);
});
