import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateAll, SUBGRAPHS } from '../cli/installation.ts';
import { auditTables } from '../platform/audit/tables.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import type { Database } from '../platform/database.ts';
import { grantFeed } from '../platform/feed/grants.ts';
import { createFeedRuntime, placeEvents } from '../platform/feed/runtime.ts';
import { feedTables } from '../platform/feed/tables.ts';
import { WRITER_GUARD_FUNCTION } from '../platform/history/writers.ts';
import { createFactReader, FACT_GUARD_FUNCTION } from '../platform/history.ts';
import { silentLogger } from '../platform/log.ts';
import { migrate } from '../platform/orm/migrations.ts';
import { openOrm } from '../platform/orm.ts';
import {
  followRegister,
  openRollUps,
  REGISTER_ENTITIES,
  REGISTER_TABLES,
  type RegisterChanges,
  registerCopy,
  registerCursor,
  registerTables,
  withoutRegisterTables,
} from '../platform/register.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { recordAgencies } from '../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { OPERATOR } from './support/directives-subgraph.ts';
import { eventually } from './support/notebook.ts';
import { agencies } from './support/reference-data.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

/** As any subgraph begins that has facts and follows the register. */
class Second extends Migration {
  override up(): void {
    this.addSql(feedTables('second'));
    this.addSql(auditTables('second'));
    this.addSql(FACT_GUARD_FUNCTION);
    this.addSql(WRITER_GUARD_FUNCTION);
    this.addSql('grant select on feed, feed_head to second_public, second_viewer');
    this.addSql('grant select (seq, position, sequenced_at) on feed_event to second_public, second_viewer');
    this.addSql('grant insert on feed_event to second_viewer');
    this.addSql('grant select, update (position, sequenced_at) on feed_event to second_job');
    this.addSql('grant select on feed_head, feed_log to second_job');
    this.addSql('grant execute on function sequence_feed() to second_job');
    for (const sql of [...registerCursor('second'), ...registerTables('second')]) this.addSql(sql);
  }

  override down(): void {
    for (const sql of withoutRegisterTables('second')) this.addSql(sql);
  }
}

const idOf = (key: string): string => agencies.find((agency) => agency.key === key)!.id;
const GOVERNMENT = idOf('government/chinh-phu');
const HA_NOI = idOf('province/ha-noi');
const ALWAYS = { validFrom: null, validTo: null };
const record = (id: string, kind: 'GOVERNMENT' | 'PROVINCE', name: string, parentId: string | null) => ({
  ...{ id, key: `test/${id}`, kind, level: kind === 'PROVINCE' ? ('PROVINCE' as const) : ('NATIONAL' as const) },
  ...ALWAYS,
  names: [{ name, ...ALWAYS, verified: true }],
  ...{ aliases: [], codes: [], places: [] },
  parents: parentId === null ? [] : [{ parentId, ...ALWAYS, verified: true }],
  verified: true,
});

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ subgraphs: [...SUBGRAPHS, 'second'], key: 'a second copy of the register', build });
});
afterAll(() => db[Symbol.asyncDispose]());

async function build({ database }: { database: Database }): Promise<void> {
  await migrateAll(database);
  await migrate(database, { subgraph: 'second', migrations: [{ name: '001', class: Second }] });
  await grantFeed(database, 'agencies', 'second');
}

async function register(...records: ReturnType<typeof record>[]): Promise<void> {
  await using orm = openOrm({ database: db.database, subgraph: 'agencies', entities: ENTITIES });
  await orm.write(OPERATOR, (em) => recordAgencies(em, records));
  await placeEvents(db.database, 'agencies');
}

/** A subgraph's follower, with what it was told to follow of. */
function follow(subgraph: string) {
  const feeds = createFeedRuntime(db.database, silentLogger);
  const told: RegisterChanges[] = [];
  const following = followRegister({
    ...{ database: db.database, subgraph, entities: REGISTER_ENTITIES, runtime: feeds.consumer(subgraph) },
    sequencer: feeds.sequencer(subgraph),
    copy: registerCopy(subgraph, async (_, changes) => {
      told.push(changes);
    }),
  });
  return {
    told,
    caughtUp: following.caughtUp,
    async [Symbol.asyncDispose]() {
      await following.stop();
      await feeds.close();
    },
  };
}

async function rows<Row>(subgraph: string, sql: string): Promise<Row[]> {
  const admin = await connectAsAdmin(db.adminUrl, { search_path: `${subgraph},public` });
  try {
    return (await admin.query(sql)).rows as Row[];
  } finally {
    await admin.end();
  }
}

describe('a copy of the register', () => {
  it('is each subgraph’s own, kept by the same entities at once, and says what changed', async () => {
    await using directives = follow('directives');
    await using second = follow('second');
    await register(
      record(GOVERNMENT, 'GOVERNMENT', 'Chính phủ', null),
      record(HA_NOI, 'PROVINCE', 'Hà Nội', GOVERNMENT),
    );
    await Promise.all([directives.caughtUp(), second.caughtUp()]);

    const NAMES = 'select name from register_agency where closed_seq is null order by name';
    expect(await rows('second', NAMES)).toEqual([{ name: 'Chính phủ' }, { name: 'Hà Nội' }]);
    expect(await rows('directives', NAMES)).toEqual([{ name: 'Chính phủ' }, { name: 'Hà Nội' }]);
    const changed = new Set(second.told.flatMap((changes) => [...changes.agencies]));
    expect(changed).toEqual(new Set([GOVERNMENT, HA_NOI]));
    expect(second.told.every(({ calendarBefore }) => calendarBefore === null)).toBe(true);
  });

  it('has its events in the subgraph’s own feed, placed, and is rolled up there', async () => {
    await using second = follow('second');
    await second.caughtUp();
    const events = await eventually(async () => {
      const found = await rows<{ subject: string; kind: string; position: string | null }>(
        'second',
        'select subject, kind, position from feed_event order by seq',
      );
      return found.every(({ position }) => position !== null) ? found : undefined;
    });
    expect(events.map(({ kind }) => kind)).toEqual(['REGISTER_AGENCY_COPIED', 'REGISTER_AGENCY_COPIED']);

    await using session = db.database.openSession('second', PUBLIC_VIEWER);
    const rollUp = openRollUps('second').at(createFactReader(session, { position: null, today: '2026-03-31' }));
    expect(await rollUp({ to: 'LEVEL', level: 'PROVINCE', boundariesOn: null })).toEqual({
      agencyIds: [GOVERNMENT, HA_NOI].sort(),
      froms: [null, null],
      tos: [null, null],
      targetIds: [GOVERNMENT, HA_NOI].sort().map((id) => (id === HA_NOI ? HA_NOI : null)),
      flags: [GOVERNMENT, HA_NOI].sort().map((id) => (id === HA_NOI ? null : 'NOT_AT_LEVEL')),
    });
  });

  it('writes nothing when it is told the same again', async () => {
    const count = 'select count(*)::int as facts from register_agency';
    const before = await rows('second', count);
    await using second = follow('second');
    await register(record(HA_NOI, 'PROVINCE', 'Hà Nội', GOVERNMENT));
    await second.caughtUp();
    expect(await rows('second', count)).toEqual(before);
    expect(second.told.flatMap(({ agencies: changed }) => [...changed])).toEqual([]);
  });

  it.each(REGISTER_TABLES)('%s is written by nobody who asks, not even an operator', async (table) => {
    await using orm = openOrm({ database: db.database, subgraph: 'second', entities: REGISTER_ENTITIES });
    for (const viewer of [PUBLIC_VIEWER, OPERATOR, viewerOf({ subject: 'an officer', roles: ['officer'] })]) {
      const wrote = orm.write(viewer, (em) => em.execute(`insert into ${table} select * from ${table}`));
      await expect(wrote).rejects.toThrow();
      await expect(orm.write(viewer, (em) => em.execute(`delete from ${table}`))).rejects.toThrow();
    }
  });

  it('agrees with its entities in every schema', async () => {
    for (const subgraph of ['directives', 'second']) {
      await using orm = openOrm({ database: db.database, subgraph, entities: REGISTER_ENTITIES });
      expect(await orm.drift()).toEqual([]);
    }
  });
});
