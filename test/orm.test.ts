import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { migrate, migrateDown, type NamedMigration, pendingMigrations } from '../platform/orm/migrations.ts';
import { type Orm, openOrm } from '../platform/orm.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

class Dossiers extends Migration {
  override up(): void {
    this.addSql(`create table dossier (
      id uuid primary key,
      subject text not null,
      due_on date,
      recorded_at timestamptz not null default now(),
      position bigint not null,
      fee numeric(12,2),
      tags text[] not null default '{}',
      payload jsonb
    )`);
    this.addSql('alter table dossier enable row level security');
    this.addSql('alter table dossier force row level security');
    this.addSql('create policy own on dossier to services_viewer using (subject = (select app.viewer_subject()))');
    this.addSql('create policy all_rows on dossier to services_job using (true)');
    this.addSql('grant select, insert, update on dossier to services_viewer, services_job');
  }

  override down(): void {
    this.addSql('drop table dossier');
  }
}

class Notes extends Migration {
  override up(): void {
    this.addSql('create table note (id int primary key, body text)');
  }

  override down(): void {
    this.addSql('drop table note');
  }
}

class Broken extends Migration {
  override up(): void {
    this.addSql('create table half (id int)');
    this.addSql('select 1/0');
  }
}

const ALL: NamedMigration[] = [
  { name: '001-dossiers', class: Dossiers },
  { name: '002-notes', class: Notes },
];
const services = { subgraph: 'services', migrations: ALL };

const DossierSchema = defineEntity({
  name: 'Dossier',
  schema: 'services',
  tableName: 'dossier',
  properties: {
    id: p.uuid().primary(),
    subject: p.text(),
    dueOn: p.date().nullable(),
    recordedAt: p.datetime().onCreate(() => new Date('2026-03-31T17:00:00Z')),
    position: p.bigint('string'),
    fee: p.decimal().nullable(),
    tags: p.array(),
    payload: p.json<{ step: number }>().nullable(),
  },
});
class Dossier extends DossierSchema.class {}
DossierSchema.setClass(Dossier);

const CITIZEN: Viewer = viewerOf({ subject: "o'hara ?", roles: ['citizen'] });
const OTHER: Viewer = viewerOf({ subject: 'other', roles: ['citizen'] });
const id = (n: number) => `0192aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`;

async function tables({ adminUrl }: TestDatabase): Promise<string[]> {
  const admin = await connectAsAdmin(adminUrl);
  const found = await admin.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'services' order by 1`,
  );
  await admin.end();
  return found.rows.map(({ tablename }) => tablename);
}

describe('migrations', () => {
  it('go forward and back, and know what is pending', async () => {
    await using db = await createTestDatabase({ subgraphs: ['services'] });

    expect(await pendingMigrations(db.database, services)).toEqual(['001-dossiers', '002-notes']);
    expect(await migrate(db.database, services)).toEqual(['001-dossiers', '002-notes']);
    expect(await migrate(db.database, services)).toEqual([]);
    expect(await tables(db)).toEqual(['dossier', 'migration', 'note']);

    expect(await migrateDown(db.database, services, '001-dossiers')).toEqual(['002-notes']);
    expect(await tables(db)).toEqual(['dossier', 'migration']);
    expect(await migrateDown(db.database, services, null)).toEqual(['001-dossiers']);
    expect(await tables(db)).toEqual(['migration']);
    expect(await migrate(db.database, services)).toEqual(['001-dossiers', '002-notes']);
  });

  it('belong to the owner, who cannot log in', async () => {
    await using db = await createTestDatabase({ subgraphs: ['services'] });
    await migrate(db.database, services);

    const admin = await connectAsAdmin(db.adminUrl);
    const owners = await admin.query(`select distinct tableowner from pg_tables where schemaname = 'services'`);
    await admin.end();
    expect(owners.rows).toEqual([{ tableowner: db.database.roles('services').owner }]);
  });

  it('that fail leave those before them and nothing of their own', async () => {
    await using db = await createTestDatabase({ subgraphs: ['services'] });
    const broken = { subgraph: 'services', migrations: [ALL[0]!, { name: '002-broken', class: Broken }, ALL[1]!] };

    await expect(migrate(db.database, broken)).rejects.toThrow('division by zero');
    expect(await tables(db)).toEqual(['dossier', 'migration']);
    expect(await pendingMigrations(db.database, broken)).toEqual(['002-broken', '002-notes']);
  });

  it('run once when several processes start at once', async () => {
    await using db = await createTestDatabase({ subgraphs: ['services'] });
    const ran = await Promise.all(Array.from({ length: 5 }, () => migrate(db.database, services)));
    expect(ran.flat()).toEqual(['001-dossiers', '002-notes']);
  });

  it('of a newer hub are refused', async () => {
    await using db = await createTestDatabase({ subgraphs: ['services'] });
    await migrate(db.database, services);
    const older = { subgraph: 'services', migrations: ALL.slice(0, 1) };
    await expect(migrate(db.database, older)).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      message: expect.stringContaining('002-notes'),
    });
  });
});

describe('entities', () => {
  let db: TestDatabase;
  let orm: Orm;
  beforeAll(async () => {
    db = await createTestDatabase({
      subgraphs: ['services'],
      key: 'dossiers',
      build: async ({ database }) => void (await migrate(database, services)),
    });
    orm = openOrm({ database: db.database, subgraph: 'services', entities: [Dossier] });
  });
  afterAll(async () => {
    await orm.close();
    await db[Symbol.asyncDispose]();
  });

  it('agree with the migrated tables', async () => {
    expect(await orm.drift()).toEqual([]);
  });

  it('that disagree with the tables are told one by one', async () => {
    const Wrong = defineEntity({
      name: 'Wrong',
      schema: 'services',
      tableName: 'dossier',
      properties: { id: p.integer().primary(), dueOn: p.date(), extra: p.text(), position: p.bigint().primary() },
    });
    const Missing = defineEntity({
      name: 'Missing',
      schema: 'services',
      tableName: 'missing',
      properties: { id: p.integer().primary() },
    });
    await using wrong = openOrm({ database: db.database, subgraph: 'services', entities: [Wrong, Missing] });
    expect((await wrong.drift()).sort()).toEqual([
      'dossier.due_on: not null in the entity, nullable in the table',
      'dossier.extra: the column does not exist',
      'dossier.id: integer in the entity, uuid in the table',
      'dossier.position: only in the entity part of the primary key',
      'dossier.subject: required, and no entity knows it',
      'missing: the table does not exist',
    ]);
  });

  it('are written for the viewer and read back as they were', async () => {
    const values = {
      subject: CITIZEN.subject,
      dueOn: '2026-03-31',
      position: '9007199254740993',
      fee: '0.10',
      tags: ['a', 'b,"c'],
      payload: { step: 1 },
    };
    await orm.write(CITIZEN, async (em) => {
      em.create(Dossier, { id: id(1), ...values });
    });
    const read = await orm.write(CITIZEN, (em) => em.findOneOrFail(Dossier, id(1)));
    expect({ ...read }).toEqual({ id: id(1), ...values, recordedAt: new Date('2026-03-31T17:00:00Z') });
  });

  it('are inserted in bulk, and changed in the same transaction as raw SQL', async () => {
    await orm.write(OTHER, async (em) => {
      const rows = Array.from({ length: 500 }, (_, n) => ({
        id: id(1000 + n),
        subject: OTHER.subject,
        recordedAt: new Date(),
        position: String(n),
        tags: [],
      }));
      await em.insertMany(Dossier, rows);
      await em.execute('update dossier set due_on = ? where position < ?', ['2026-01-01', 10]);
    });
    expect(await orm.write(OTHER, (em) => em.count(Dossier, { dueOn: '2026-01-01' }))).toBe(10);
    expect(await orm.write(PUBLIC_VIEWER, (em) => em.count(Dossier))).toBe(0);
    expect(await orm.job((em) => em.count(Dossier, { subject: OTHER.subject }))).toBe(500);
  });

  it('cannot be written for somebody else, and a failure leaves nothing', async () => {
    const row = { id: id(2), subject: OTHER.subject, recordedAt: new Date(), position: '1', tags: [] };
    await expect(orm.write(CITIZEN, (em) => em.insert(Dossier, row))).rejects.toThrow('row-level security');

    const mine = { ...row, subject: CITIZEN.subject };
    const failing = orm.write(CITIZEN, async (em) => {
      await em.insert(Dossier, mine);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const swallowing = orm.write(CITIZEN, async (em) => {
      await em.insert(Dossier, mine);
      await em.execute('select 1/0').catch(() => {});
    });
    await expect(swallowing).rejects.toThrow('nothing was committed');
    expect(await orm.write(CITIZEN, (em) => em.count(Dossier, { id: id(2) }))).toBe(0);
    expect(db.database.pool('services', 'viewer').waitingCount).toBe(0);
  });

  it('take no connection outside the pools of the hub', async () => {
    await Promise.all(Array.from({ length: 20 }, () => orm.write(CITIZEN, (em) => em.count(Dossier))));
    expect(db.database.pool('services', 'viewer').totalCount).toBeLessThanOrEqual(2);
  });
});
