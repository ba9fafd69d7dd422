import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditSinkOptions, createAuditSink } from '../platform/audit/sink.ts';
import type { AuditEntry } from '../platform/audit.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import { migrate } from '../platform/orm/migrations.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { Sources } from '../subgraphs/hub/migrations/001-sources.ts';
import { Audit } from '../subgraphs/hub/migrations/002-audit.ts';
import { eventually } from './support/notebook.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({
    subgraphs: ['hub'],
    key: 'hub alone',
    build: async ({ database }) => {
      const migrations = [
        { name: '001-sources', class: Sources },
        { name: '002-audit', class: Audit },
      ];
      await migrate(database, { subgraph: 'hub', migrations });
    },
  });
});
afterAll(() => db[Symbol.asyncDispose]());

interface Kept {
  readonly kind: string;
  readonly viewer: string;
  readonly roles: readonly string[];
  readonly requestId: string;
  readonly facts: Record<string, unknown>;
}

async function asAdmin<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(db.adminUrl, { search_path: 'hub,public' });
  try {
    return (await admin.query(sql, values)).rows as Row[];
  } finally {
    await admin.end();
  }
}

const rowsOf = (viewer: string) =>
  asAdmin<Kept>(
    `select kind, viewer, roles, request_id as "requestId", facts from audit_record where viewer = $1 order by record_id`,
    [viewer],
  );

/** While it lasts no record can be written, and none is refused: the table is locked by somebody else. */
async function locked(work: () => Promise<void>): Promise<void> {
  const admin = await connectAsAdmin(db.adminUrl, { search_path: 'hub,public' });
  try {
    await admin.query('begin; lock table audit_record in access exclusive mode');
    await work();
  } finally {
    await admin.query('rollback');
    await admin.end();
  }
}

/** While it lasts the hub cannot connect to its database, and what it had is cut off. */
async function down(work: () => Promise<void>): Promise<void> {
  const name = db.database.place.database;
  await asAdmin(`alter database "${name}" connection limit 0`);
  await asAdmin(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and usename like '%hub\\_job'`,
    [name],
  );
  try {
    await work();
  } finally {
    await asAdmin(`alter database "${name}" connection limit -1`);
  }
}

const open = (options: AuditSinkOptions = {}, logger: Logger = silentLogger) =>
  createAuditSink(db.database, logger, options);

let callers = 0;
/** A caller of the test's own. */
function caller() {
  callers += 1;
  return viewerOf({ subject: `person:${callers}`, roles: ['officer'] });
}

const read = (viewer = caller(), requestId = 'r'): AuditEntry => ({
  ...{ kind: 'PERSONAL_READ', viewer, requestId, facts: { coordinates: ['Grant.holder'] } },
});
const refusal = (viewer = caller(), facts: AuditEntry['facts'] = {}, requestId = 'r'): AuditEntry => ({
  ...{ kind: 'ACCESS_REFUSED', viewer, requestId },
  facts: { code: 'NOT_AUTHORISED', coordinates: ['Grant.holder'], ...facts },
});
const codesOf = (settled: readonly PromiseSettledResult<void>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? 'recorded' : each.reason.code));

describe('what is recorded', () => {
  it('is durable when the promise resolves, and not before', async () => {
    await using sink = open();
    const entry = read();
    let isTold = false;
    let told: Promise<void> = Promise.resolve();
    await locked(async () => {
      told = sink.record(entry).then(() => {
        isTold = true;
      });
      await eventually(async () => {
        const [row] = await asAdmin<{ count: number }>(
          `select count(*)::int as count from pg_locks where relation = 'hub.audit_record'::regclass and not granted`,
        );
        return row!.count > 0 ? true : undefined;
      });
      expect(isTold).toBe(false);
    });
    await told;
    expect(await rowsOf(entry.viewer.subject)).toEqual([
      {
        kind: 'PERSONAL_READ',
        viewer: entry.viewer.subject,
        roles: ['officer'],
        requestId: 'r',
        facts: { coordinates: ['Grant.holder'] },
      },
    ]);
  });

  it('is one row for each read of personal data, a thousand at once', async () => {
    await using sink = open();
    const viewer = caller();
    await Promise.all(Array.from({ length: 1000 }, (_, nth) => sink.record(read(viewer, `read ${nth}`))));
    const ids = (await rowsOf(viewer.subject)).map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(1000);
    expect(ids).toHaveLength(1000);
  });

  it('says that there is something to seal, after it is durable', async () => {
    let seen = 0;
    const entry = read();
    await using sink = open({ recorded: () => (seen += 1) });
    await sink.record(entry);
    expect(seen).toBe(1);
  });

  it('is taken whatever its texts are', async () => {
    await using sink = open();
    const viewer = viewerOf({ subject: `person:odd\0\ud800${'x'.repeat(1000)}`, roles: [] });
    await sink.record({
      ...read(viewer, `r\0${'y'.repeat(1000)}`),
      facts: { 'a\0': '\ud800', long: 'z'.repeat(50_000) },
    });
    const [row] = await asAdmin<Kept>(
      `select viewer, request_id as "requestId", facts from audit_record where viewer like 'person:odd%'`,
    );
    expect(row!.viewer.length).toBe(500);
    expect(row!.requestId.length).toBe(200);
    expect(row!.facts).toMatchObject({ tooLong: expect.any(Number) });
  });

  it('does not suffer from an entry beside it that cannot be taken', async () => {
    await using sink = open();
    const [before, after] = [read(), read()];
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const settled = await Promise.allSettled([
      sink.record(read()),
      sink.record(before),
      sink.record({ ...read(), kind: 'NONSENSE' as never }),
      sink.record({ ...read(), facts: circle }),
      sink.record(after),
    ]);
    expect(codesOf(settled)).toEqual(['recorded', 'recorded', 'AUDIT_UNAVAILABLE', undefined, 'recorded']);
    expect(await rowsOf(before.viewer.subject)).toHaveLength(1);
    expect(await rowsOf(after.viewer.subject)).toHaveLength(1);
  });
});

describe('a flood of refusals', () => {
  it('of one kind is counted, every one of them', async () => {
    const viewer = caller();
    const sink = open();
    const began = performance.now();
    const told: Promise<void>[] = [];
    for (let nth = 0; nth < 2000; nth += 1) {
      told.push(sink.record(refusal(viewer, { operationName: `changes ${nth}` }, `request ${nth}`)));
      if (nth % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await sink.close();
    await Promise.all(told);
    const rows = await rowsOf(viewer.subject);
    expect(rows.reduce((sum, { facts }) => sum + Number(facts.count ?? 1), 0)).toBe(2000);
    // One at once and one a second later, or at the end.
    expect(rows.length).toBeLessThanOrEqual(2 + Math.ceil((performance.now() - began) / 1000));
    expect(rows[0]).toMatchObject({ requestId: 'request 0', facts: { operationName: 'changes 0' } });
  });

  it('keeps apart callers, codes and fields', async () => {
    await using sink = open();
    const [one, other] = [caller(), caller()];
    const entries = [
      refusal(one),
      refusal(other),
      refusal(one, { code: 'FORBIDDEN' }),
      refusal(one, { coordinates: ['Grant.note'] }),
    ];
    await Promise.all(entries.map((entry) => sink.record(entry)));
    expect(await rowsOf(one.subject)).toHaveLength(3);
    expect(await rowsOf(other.subject)).toHaveLength(1);
  });

  it('in ever new ways is listed fifty times a minute and counted beyond', async () => {
    const viewer = caller();
    const sink = open();
    const told = Array.from({ length: 500 }, (_, nth) => sink.record(refusal(viewer, { coordinates: [`T.f${nth}`] })));
    await sink.close();
    await Promise.all(told);
    const rows = await rowsOf(viewer.subject);
    const [counted, ...more] = rows.filter(({ facts }) => facts.code === 'REFUSALS_NOT_LISTED');
    expect(more).toEqual([]);
    expect(rows).toHaveLength(51);
    expect(counted).toMatchObject({ kind: 'ACCESS_REFUSED', facts: { code: 'REFUSALS_NOT_LISTED', count: 450 } });
  });

  it('of many callers is counted in one row when there is no room, and keeps no read of personal data out', async () => {
    await using sink = open({ capacity: 3 });
    const told: Promise<void>[] = [];
    const reader = caller();
    let refused: PromiseSettledResult<void>[] = [];
    await locked(async () => {
      // The first of them is under way already.
      for (let nth = 0; nth < 10; nth += 1) told.push(sink.record(refusal()));
      for (let nth = 0; nth < 3; nth += 1) told.push(sink.record(read(reader)));
      refused = await Promise.allSettled([sink.record(read(reader))]);
    });
    await Promise.all(told);
    expect(codesOf(refused)).toEqual(['AUDIT_UNAVAILABLE']);
    expect(await rowsOf(reader.subject)).toHaveLength(3);
    expect(await rowsOf('hub')).toMatchObject([
      { kind: 'ACCESS_REFUSED', facts: { code: 'REFUSALS_NOT_LISTED', count: 6 } },
    ]);
  });
});

describe('when the database is down', () => {
  it('personal data is not given out, and nothing says that it was; refusals are written afterwards', async () => {
    const said: string[] = [];
    await using sink = open({}, { ...silentLogger, error: (sentence) => said.push(sentence) });
    const [reader, refused, after] = [caller(), caller(), caller()];
    await down(async () => {
      const settled = await Promise.allSettled([
        sink.record(read(reader)),
        ...Array.from({ length: 7 }, () => sink.record(refusal(refused))),
      ]);
      expect(new Set(codesOf(settled))).toEqual(new Set(['AUDIT_UNAVAILABLE']));
      // Known to be down by now: nobody is kept waiting, and refusals are counted on.
      await expect(sink.record(read(reader))).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
      await expect(sink.record(refusal(refused))).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    });

    const rows = await eventually(async () => {
      const found = await rowsOf(refused.subject);
      return found.length > 0 ? found : undefined;
    });
    expect(rows).toMatchObject([{ facts: { count: 8, heldSince: expect.stringMatching(/^20.*Z$/) } }]);
    expect(await rowsOf(reader.subject)).toEqual([]);
    expect(said).toEqual(['the audit record cannot be written; trying again']);
    await sink.record(read(after));
    expect(await rowsOf(after.subject)).toHaveLength(1);
  });

  it('personal data is given out again once it is back, though nothing else has asked', async () => {
    await using sink = open();
    const reader = caller();
    await down(async () => {
      await expect(sink.record(read(reader))).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    });
    await eventually(() =>
      sink.record(read(reader)).then(
        () => true,
        () => undefined,
      ),
    );
    expect(await rowsOf(reader.subject)).toHaveLength(1);
  });

  it('so it is when the database does not answer', async () => {
    await using sink = open({ timeoutMs: 200 });
    const reader = caller();
    await locked(async () => {
      await expect(sink.record(read(reader))).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    });
    await eventually(() =>
      sink.record(read(reader, 'again')).then(
        () => true,
        () => undefined,
      ),
    );
    expect((await rowsOf(reader.subject)).map(({ requestId }) => requestId)).toContain('again');
  });

  it('what is still held at the end is said to be lost', async () => {
    const said: unknown[] = [];
    const sink = open({}, { ...silentLogger, error: (sentence, facts) => said.push([sentence, facts?.lost]) });
    await down(async () => {
      await Promise.allSettled([sink.record(refusal()), sink.record(refusal())]);
      await sink.close();
    });
    expect(said.at(-1)).toEqual([expect.stringContaining('refusals were not recorded'), 2]);
  });
});

it('a sink that is closed takes nothing any more', async () => {
  const sink = open();
  await sink.close();
  await expect(sink.record(read(PUBLIC_VIEWER))).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
});
