import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { silentLogger } from '../platform/log.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { createEmptyDatabase, createTestDatabase, TEST_SECRET, type TestDatabase } from './support/test-database.ts';

const AGENCY = '0192aaaa-0000-7000-8000-000000000001';
const OFFICER: Viewer = viewerOf({ subject: 'officer-1', roles: ['officer', 'analyst'], agencyIds: [AGENCY] });
const CITIZEN: Viewer = viewerOf({ subject: "citizen'); drop table x; --\\", roles: ['citizen'] });

const NOTES = { name: 'notes', text: 'select body from note order by body' };
const WHO = {
  name: 'who',
  text: 'select app.viewer_subject() as subject, app.viewer_roles() as roles, app.viewer_agencies() as agencies',
};
const OPEN_NOTES = { name: 'open_notes', text: 'select body from open_note order by body' };

/** A protected table with a policy on the subject, and a public projection of it. */
async function buildNotes({ database }: { database: Database }): Promise<void> {
  const roles = database.roles('services');
  const owner = await database.connectAsOwner('services');
  await owner.query(`
    create table note (body text primary key, subject text not null);
    alter table note enable row level security;
    alter table note force row level security;
    create policy own on note using (subject = (select app.viewer_subject()));
    grant select, insert on note to ${roles.viewer};
    create table open_note (body text primary key, counted bigint, ratio numeric, due_on date, at timestamptz, days date[]);
    insert into open_note values ('a', 9007199254740993, 0.10, '2026-03-31', '2026-03-31T17:00:00Z', '{2026-04-01}');
    grant select on open_note to ${roles.public}, ${roles.viewer};
    create function answer() returns int language sql as 'select 42'`);
  await owner.end();
}

const open = (adminUrl: string, more: object = {}) =>
  openDatabase({ adminUrl, subgraphs: ['services'], poolSize: 2, secret: TEST_SECRET, logger: silentLogger, ...more });

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ subgraphs: ['services', 'feedback'], key: 'notes', build: buildNotes });
  for (const viewer of [OFFICER, CITIZEN]) {
    await db.database.write('services', viewer, (tx) =>
      tx.query({ name: 'add', text: 'insert into note values ($1, $2)' }, [`of ${viewer.roles[0]}`, viewer.subject]),
    );
  }
});
afterAll(() => db[Symbol.asyncDispose]());

describe('roles of a subgraph', () => {
  it('may log in, but for the owner, and are nothing more than that', async () => {
    const admin = await connectAsAdmin(db.adminUrl);
    const { owner, ...logins } = db.database.roles('services');
    const found = await admin.query(
      `select rolname, rolcanlogin, rolinherit, rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication as more
       from pg_roles where rolname = any($1) order by rolname = $2 desc`,
      [[owner, ...Object.values(logins)], owner],
    );
    await admin.end();

    expect(found.rows.map(({ rolname, ...attributes }) => attributes)).toEqual([
      { rolcanlogin: false, rolinherit: false, more: false },
      ...Object.values(logins).map(() => ({ rolcanlogin: true, rolinherit: false, more: false })),
    ]);
  });

  it('reach nothing that is not granted: tables, functions, other schemas, new tables', async () => {
    await using session = db.database.openSession('services', PUBLIC_VIEWER);

    expect(await session.query({ name: 'one', text: 'select body from open_note' })).toEqual([{ body: 'a' }]);
    for (const text of [
      'select from note',
      'select answer()',
      'create table mine (x int)',
      'create temporary table mine (x int)',
      'create table public.mine (x int)',
      'create table feedback.mine (x int)',
      'select * from app.installation',
    ]) {
      await expect(session.query({ name: text, text }), text).rejects.toThrow(/permission denied|read-only/);
    }
    await using other = db.database.openSession('feedback', PUBLIC_VIEWER);
    await expect(other.query({ name: 'x', text: 'select from services.open_note' })).rejects.toThrow(
      /permission denied/,
    );
  });

  it('take a new password when the secret changes', async () => {
    await using empty = await createEmptyDatabase();
    const one = { name: 'one', text: 'select 1 as one' };
    await using before = await open(empty.adminUrl);
    expect(await before.openSession('services', PUBLIC_VIEWER).query(one)).toEqual([{ one: 1 }]);

    await using after = await open(empty.adminUrl, { secret: `${TEST_SECRET} changed` });
    expect(await after.openSession('services', PUBLIC_VIEWER).query(one)).toEqual([{ one: 1 }]);
    await expect(before.connect('services', 'public')).rejects.toThrow(/password authentication failed/);
  });
});

describe('a session', () => {
  it('of the public is one statement without a transaction, and reads only', async () => {
    const sent: string[] = [];
    await using session = db.database.openSession('services', PUBLIC_VIEWER, {
      onStatement: (name) => sent.push(name),
    });
    const rows = await session.query(OPEN_NOTES);

    expect(rows).toEqual([{ body: 'a' }]);
    expect(sent).toEqual(['open_notes']);
    const pool = db.database.pool('services', 'public');
    await expect(pool.query('delete from open_note')).rejects.toThrow('read-only transaction');
  });

  it('hands values out without rounding or shifting them', async () => {
    await using session = db.database.openSession('services', PUBLIC_VIEWER);
    const text = 'select counted, ratio, due_on, at, days, array[0.10, null] as ratios from open_note';
    expect(await session.query({ name: 'values', text })).toEqual([
      {
        counted: '9007199254740993',
        ratio: '0.10',
        due_on: '2026-03-31',
        at: new Date('2026-03-31T17:00:00Z'),
        days: ['2026-04-01'],
        ratios: ['0.10', null],
      },
    ]);
  });

  it('of a known viewer shows the viewer to the policies, whatever characters are in it', async () => {
    for (const viewer of [OFFICER, CITIZEN]) {
      await using session = db.database.openSession('services', viewer);
      const [who, notes] = await Promise.all([session.query(WHO), session.query(NOTES)]);
      expect(who).toEqual([{ subject: viewer.subject, roles: viewer.roles, agencies: viewer.agencyIds }]);
      expect(notes).toEqual([{ body: `of ${viewer.roles[0]}` }]);
    }
  });

  it('of a known viewer sees one snapshot and cannot write', async () => {
    await using session = db.database.openSession('services', OFFICER);
    const before = await session.query(NOTES);
    await db.database.write('services', OFFICER, (tx) =>
      tx.query({ name: 'add', text: 'insert into note values ($1, $2)' }, ['later', OFFICER.subject]),
    );

    expect(await session.query(NOTES)).toEqual(before);
    await expect(session.query({ name: 'w', text: `insert into note values ('no', 'no')` })).rejects.toThrow(
      'read-only',
    );
  });

  it('without a viewer raises instead of answering that there is nothing', async () => {
    const client = await db.database.connect('services', 'viewer');
    await expect(client.query('select body from note')).rejects.toThrow('VIEWER_MISSING');

    // After a transaction the setting is '' and no longer null.
    await client.query(`begin; select set_config('app.viewer_subject', 'x', true); commit`);
    for (const call of ['viewer_subject', 'viewer_roles', 'viewer_agencies']) {
      await expect(client.query(`select app.${call}()`), call).rejects.toThrow('VIEWER_MISSING');
    }
    await client.end();
    expect(() => db.database.openSession('services', { ...OFFICER, subject: '' })).toThrow('Expected a viewer');
  });

  it('leaves nothing of its viewer on the connection, also after errors', async () => {
    await using small = await open(db.adminUrl, { poolSize: 1 });
    const pool = small.pool('services', 'viewer');
    const pid = async () => (await pool.query('select pg_backend_pid() as pid')).rows[0].pid;
    const before = await pid();

    for (const text of ['select 1', 'select 1/0', 'select from missing_table', 'select from']) {
      await using session = small.openSession('services', OFFICER);
      await session.query({ name: text, text }).catch(() => {});
    }
    await small.write('services', OFFICER, () => Promise.reject(new Error('x'))).catch(() => {});

    expect(await pid()).toBe(before);
    expect(pool).toMatchObject({ totalCount: 1, idleCount: 1 });
    await expect(pool.query('select body from note')).rejects.toThrow('VIEWER_MISSING');
    await using other = small.openSession('services', CITIZEN);
    expect(await other.query(NOTES)).toEqual([{ body: 'of citizen' }]);
  });

  it('answers 200 viewers at once over two connections, each with its own rows', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const viewer = index % 2 ? OFFICER : CITIZEN;
        await using session = db.database.openSession('services', viewer);
        const [who] = await session.query<{ subject: string }>(WHO);
        if (index % 5 === 0) await session.query({ name: 'fails', text: 'select 1/0' }).catch(() => {});
        return who?.subject === viewer.subject;
      }),
    );
    expect(answers.filter((own) => !own)).toEqual([]);
    expect(db.database.pool('services', 'viewer').totalCount).toBeLessThanOrEqual(2);
  });

  it('outlives a change of a table under its prepared statement', async () => {
    await using small = await open(db.adminUrl, { poolSize: 1 });
    const all = { name: 'all', text: 'select * from open_note' };
    const session = small.openSession('services', PUBLIC_VIEWER);
    const before = await session.query(all);
    const owner = await small.connectAsOwner('services');
    await owner.query('alter table open_note add column more text');
    expect(await session.query(all)).toEqual(before.map((row) => ({ ...row, more: null })));
    await owner.query('alter table open_note drop column more');
    await owner.end();
  });

  it('that runs into the time limit or loses the server says so by code', async () => {
    await using hasty = await open(db.adminUrl, { statementTimeoutMs: 50 });
    await using slow = hasty.openSession('services', PUBLIC_VIEWER);
    const sleep = { name: 'sleep', text: 'select pg_sleep(10)' };
    await expect(slow.query(sleep)).rejects.toMatchObject({ code: 'SUBGRAPH_TIMED_OUT' });

    await using lost = db.database.openSession('services', OFFICER);
    const [row] = await lost.query<{ pid: number }>({ name: 'pid', text: 'select pg_backend_pid() as pid' });
    const admin = await connectAsAdmin(db.adminUrl);
    await admin.query('select pg_terminate_backend($1)', [row!.pid]);
    await admin.end();
    await expect(lost.query(NOTES)).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
  });

  it('takes no statement after it was closed', async () => {
    const session = db.database.openSession('services', OFFICER);
    await session.query(WHO);
    await Promise.all([session.close(), session.close()]);
    await expect(session.query(WHO)).rejects.toThrow('after its session was closed');
  });
});

describe('a write', () => {
  const add = { name: 'add', text: 'insert into note values ($1, $2)' };
  const count = async () => {
    await using session = db.database.openSession('services', OFFICER);
    return (await session.query(NOTES)).length;
  };

  it('leaves nothing behind when it fails, nor when it swallows the failure of a statement', async () => {
    const before = await count();
    await expect(
      db.database.write('services', OFFICER, async (tx) => {
        await tx.query(add, ['lost', OFFICER.subject]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(
      db.database.write('services', OFFICER, async (tx) => {
        await tx.query(add, ['lost', OFFICER.subject]);
        await tx.query({ name: 'bad', text: 'select 1/0' }).catch(() => {});
      }),
    ).rejects.toThrow('swallowed');
    expect(await count()).toBe(before);
  });

  it('cannot put a row where its viewer could not see it', async () => {
    const foreign = db.database.write('services', OFFICER, (tx) => tx.query(add, ['foreign', 'somebody else']));
    await expect(foreign).rejects.toThrow('row-level security');
  });
});
