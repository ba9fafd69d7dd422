import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passwordOf } from '../platform/database/credentials.ts';
import type { Database } from '../platform/database.ts';
import { viewerOf } from '../platform/viewer.ts';
import { type HubDatabase, openHubDatabase } from './support/hub.ts';
import { TEST_SECRET } from './support/test-database.ts';

/**
 * What each role may do to each relation, asked of PostgreSQL itself. R reads every column, r some of them, A appends,
 * C closes a fact or places an event (some columns of an UPDATE), W updates any column, D deletes.
 */
const FACT = { public: 'R', viewer: 'RAC', job: '' };
/** Facts with a policy for each reader; the hub’s own work reads them to know who a caller is. */
const GUARDED = { public: '', viewer: 'RAC', job: 'R' };
const FEED = {
  feed: { public: 'R', viewer: 'R', job: '' },
  feed_event: { public: 'r', viewer: 'rA', job: 'RC' },
  feed_head: { public: 'R', viewer: 'R', job: 'R' },
  feed_log: { public: '', viewer: '', job: 'R' },
  command_receipt: { public: '', viewer: 'RA', job: '' },
  migration: { public: '', viewer: '', job: '' },
};
const AUDIT = {
  audit_record: { public: '', viewer: 'A', job: 'RC' },
  audit_head: { public: '', viewer: '', job: 'RC' },
  audit_log: { public: '', viewer: '', job: '' },
};

const MATRIX: Record<string, Record<string, { public: string; viewer: string; job: string }>> = {
  agencies: {
    ...FEED,
    ...AUDIT,
    agency_fact: { ...FACT, job: 'R' },
    agency_name: FACT,
    agency_alias: FACT,
    agency_code: FACT,
    agency_parent: FACT,
    succession_fact: { ...FACT, job: 'R' },
    succession_member: { ...FACT, job: 'R' },
    ...Object.fromEntries(
      `agency_place agency_class_fact calendar_act calendar_entry
      system_fact system_owner system_predecessor link_fact link_end link_agency link_requirement link_statement`
        .split(/\s+/)
        .map((name) => [name, FACT]),
    ),
    grant_fact: GUARDED,
    api_key_fact: GUARDED,
    // The hash of a secret is written by who registers the key, and read by nobody but the hub.
    api_key_secret: { public: '', viewer: 'A', job: 'R' },
    revocation_fact: { public: '', viewer: 'RA', job: 'R' },
  },
  directives: {
    ...FEED,
    ...AUDIT,
    // The hub's own work expands classes and moves days with the calendar: it writes what follows, and events of its own.
    feed_event: { public: 'r', viewer: 'rA', job: 'RAC' },
    directive_evidence: FACT,
    citation_fact: FACT,
    ...Object.fromEntries(
      `directive_fact count_statement_fact follow_up_fact task_fact assignment_fact deadline_part_fact task_relation_fact
      concern_fact report_fact verification_fact transfer_fact`
        .split(/\s+/)
        .map((name) => [name, { ...FACT, job: 'R' }]),
    ),
    ...Object.fromEntries(
      'member_fact extension_fact redating_fact withdrawal_fact assignment_state assignment_span'
        .split(' ')
        .map((name) => [name, { ...FACT, job: 'RAC' }]),
    ),
    ...Object.fromEntries(
      'agency parent place class succession calendar'
        .split(' ')
        .map((name) => [`register_${name}`, { public: 'R', viewer: 'R', job: 'RAC' }]),
    ),
    directive_change: { public: 'R', viewer: 'R', job: '' },
    task_search: { public: 'R', viewer: 'R', job: '' },
    assignment_change: { public: 'R', viewer: 'R', job: 'A' },
    feed_cursor: { public: '', viewer: '', job: 'RAW' },
  },
  indicators: {
    ...FEED,
    ...AUDIT,
    // The hub’s own work copies the register and publishes totals, with events of its own.
    feed_event: { public: 'r', viewer: 'rA', job: 'RAC' },
    ...Object.fromEntries(
      `indicator_fact series_break_fact similarity_fact mandate_fact target_fact target_scope_fact observation_fact
      observation_member_fact override_fact scorecard_definition_fact official_score_fact formula_fact formula_approval_fact formula_fault_fact computation_fact`
        .split(/\s+/)
        .map((name) => [name, FACT]),
    ),
    ...Object.fromEntries(
      'agency parent place class succession calendar'
        .split(' ')
        .map((name) => [`register_${name}`, { public: 'R', viewer: 'R', job: 'RAC' }]),
    ),
    feed_cursor: { public: '', viewer: '', job: 'RAW' },
    // Counts of cases have a policy for each reader; the public sees what was published of them, and not why some of it is withheld.
    case_count_fact: GUARDED,
    suppression_rule_fact: { public: 'R', viewer: 'RAC', job: 'R' },
    published_version: { public: 'R', viewer: 'R', job: 'RA' },
    published_cell: { public: 'r', viewer: 'r', job: 'RA' },
    published_memory: { public: '', viewer: '', job: 'RA' },
  },
  hub: {
    ...AUDIT,
    // The gateway records what it refuses and gives out; auditors read all chains here.
    audit_record: { public: '', viewer: 'A', job: 'RAC' },
    audit_log: { public: '', viewer: 'R', job: '' },
    source: { public: 'R', viewer: 'R', job: 'RAW' },
    migration: { public: '', viewer: '', job: '' },
  },
};
const ROLES = ['public', 'viewer', 'job'] as const;

let hub: HubDatabase;
beforeAll(async () => {
  hub = await openHubDatabase();
});
afterAll(() => hub[Symbol.asyncDispose]());

async function asOwner<Row extends object>(subgraph: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = await hub.database.connectAsOwner(subgraph);
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const ACCESS = `
  select c.relname as relation,
    case when has_table_privilege($1, c.oid, 'select') then 'R' when has_any_column_privilege($1, c.oid, 'select') then 'r' else '' end
    || case when has_any_column_privilege($1, c.oid, 'insert') then 'A' else '' end
    || case when has_table_privilege($1, c.oid, 'update') then 'W' when has_any_column_privilege($1, c.oid, 'update') then 'C' else '' end
    || case when has_table_privilege($1, c.oid, 'delete') then 'D' else '' end
    || case when has_table_privilege($1, c.oid, 'truncate') then 'T' else '' end as access
  from pg_class c where c.relnamespace = $2::regnamespace and c.relkind in ('r', 'v', 'm', 'p') order by 1`;

describe.each(Object.keys(MATRIX))('in the schema of %s', (subgraph) => {
  it.each(ROLES)('the role %s may do exactly what the matrix says', async (role) => {
    const rows = await asOwner<{ relation: string; access: string }>(subgraph, ACCESS, [
      hub.database.roles(subgraph)[role],
      subgraph,
    ]);
    const actual = Object.fromEntries(rows.map(({ relation, access }) => [relation, access]));
    const expected = Object.fromEntries(Object.entries(MATRIX[subgraph]!).map(([name, may]) => [name, may[role]]));
    expect(actual).toEqual(expected);
  });

  it.each(ROLES)('the role %s has nothing of its own and no way around row security', async (role) => {
    const [facts] = await asOwner(
      subgraph,
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = $1',
      [hub.database.roles(subgraph)[role]],
    );
    expect(facts).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolinherit: false,
    });
  });

  it('the owner cannot log in', async () => {
    const owner = hub.database.roles(subgraph).owner;
    await expect(logIn(hub.database, owner)).rejects.toThrow(/not permitted to log in|password authentication failed/);
  });

  it('a role that was granted nothing may not even look into the schema', async () => {
    const admin = new pg.Client({ connectionString: hub.adminUrl });
    await admin.connect();
    const none = `none_${subgraph}_${process.pid}`;
    try {
      await admin.query(`create role ${none} login`);
      const { rows } = await admin.query<{ relation: string; access: string }>(ACCESS, [none, subgraph]);
      expect(rows.filter(({ access }) => access !== '')).toEqual([]);
      await admin.query(`set role ${none}`);
      for (const { relation } of rows) {
        await expect(admin.query(`select from ${subgraph}.${relation}`)).rejects.toThrow(
          /permission denied for schema/,
        );
      }
    } finally {
      await admin.query(`reset role; drop role if exists ${none}`);
      await admin.end();
    }
  });

  it('roles of other subgraphs read nothing but the heads of feeds and the feeds they follow', async () => {
    const others = Object.keys(MATRIX).filter((other) => other !== subgraph);
    const seen: Record<string, string[]> = {};
    for (const other of others) {
      for (const role of ROLES) {
        const rows = await asOwner<{ relation: string; access: string }>(subgraph, ACCESS, [
          hub.database.roles(other)[role],
          subgraph,
        ]);
        const allowed = rows
          .filter(({ access }) => access !== '')
          .map(({ relation, access }) => `${relation} ${access}`);
        if (allowed.length > 0) seen[`${other} ${role}`] = allowed;
      }
    }
    const heads = { 'hub public': ['feed_head R'], 'hub viewer': ['audit_log R', 'feed_head R'] };
    expect(seen).toEqual(
      {
        agencies: {
          'directives job': ['feed_head R', 'feed_log R'],
          'indicators job': ['feed_head R', 'feed_log R'],
          ...heads,
        },
        directives: heads,
        indicators: heads,
        hub: {},
      }[subgraph],
    );
  });
});

describe.each(['agencies', 'directives', 'indicators'])('receipts of %s', (subgraph) => {
  const an = viewerOf({ subject: 'an', roles: ['operator'] });
  const binh = viewerOf({ subject: 'binh', roles: ['operator'] });
  const insert = {
    name: 'test.insert',
    text: `insert into command_receipt (idempotency_key, command, input_sha256, outcome) values ('k', 'c', 'x', '{}')`,
  };
  const count = { name: 'test.count', text: 'select count(*)::int as count from command_receipt' };

  it('are seen by the viewer who sent the command, and by no other', async () => {
    await hub.database.write(subgraph, an, (tx) => tx.query(insert));

    await using own = hub.database.openSession(subgraph, an);
    expect(await own.query(count)).toEqual([{ count: 1 }]);
    await using other = hub.database.openSession(subgraph, binh);
    expect(await other.query(count)).toEqual([{ count: 0 }]);
  });

  it('cannot be written in another’s name', async () => {
    const forged = {
      name: 'test.forged',
      text: `insert into command_receipt (viewer, idempotency_key, command, input_sha256, outcome) values ('an', 'f', 'c', 'x', '{}')`,
    };
    await expect(hub.database.write(subgraph, binh, (tx) => tx.query(forged))).rejects.toThrow(/row-level security/);
  });

  it('raise when no viewer is set, for the viewer role and for the owner alike', async () => {
    const client = await hub.database.connect(subgraph, 'viewer');
    await expect(client.query(count.text)).rejects.toThrow('VIEWER_MISSING');
    await client.end();
    await expect(asOwner(subgraph, count.text)).rejects.toThrow('VIEWER_MISSING');
  });

  it('are closed to the public and to the hub’s own work', async () => {
    for (const role of ['public', 'job'] as const) {
      await expect(hub.database.pool(subgraph, role).query(count.text)).rejects.toThrow(
        /permission denied|VIEWER_MISSING/,
      );
    }
  });

  it('bind every write to a viewer: an event without one raises', async () => {
    const client = await hub.database.connect(subgraph, 'viewer');
    await expect(
      client.query(`insert into feed_event (subject, kind, payload) values ('s', 'K', '{}')`),
    ).rejects.toThrow('VIEWER_MISSING');
    await client.end();
  });
});

describe('facts', () => {
  it.each([
    ['changed', `update agency_fact set closed_seq = 1, recorded_to = now(), name = 'x' where true`],
    ['deleted', 'delete from agency_fact'],
    ['emptied', 'truncate agency_fact'],
    ['closed a second time', 'update agency_fact set closed_seq = 2, recorded_to = now() where closed_seq is not null'],
    ['rewritten in the feed', `update feed_event set payload = '{}' where seq = 1`],
    ['moved in the feed', 'update feed_event set position = 99999, sequenced_at = now() where position = 1'],
    ['taken out of the feed', 'delete from feed_event where position = 1'],
  ])('cannot be %s, not even by the owner', async (what, sql) => {
    const client = await hub.database.connectAsOwner('agencies');
    try {
      await client.query('begin');
      if (what === 'closed a second time') {
        await client.query(
          'update agency_fact set closed_seq = 1, recorded_to = now() where fact_id = (select min(fact_id) from agency_fact)',
        );
      }
      await expect(client.query(sql)).rejects.toThrow(/are appended|is appended to/);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });
});

async function logIn(database: Database, user: string): Promise<void> {
  const { host, port, database: name } = database.place;
  const client = new pg.Client({ host, port, database: name, user, password: passwordOf(TEST_SECRET, user) });
  await client.connect();
  await client.end();
}
