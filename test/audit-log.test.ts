import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenAuditSink } from '../platform/audit/sink.ts';
import { viewerOf } from '../platform/viewer.ts';
import { OPERATOR, startHub, type TestHub, TODAY } from './support/hub.ts';
import { eventually } from './support/notebook.ts';

const AUDITOR = viewerOf({ subject: 'person:an auditor', roles: ['auditor'] });
const CURIOUS = viewerOf({ subject: 'person:curious', roles: ['officer', 'operator', 'monitor'] });

interface Recorded {
  readonly subgraph: string;
  readonly position: string | null;
  readonly kind: string;
  readonly viewer: string;
  readonly roles: readonly string[];
  readonly requestId: string;
  readonly facts: string;
  readonly recordedAt: string;
  readonly hash: string | null;
}
interface Page {
  readonly nodes: readonly Recorded[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly requestId: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

const FIELDS = 'subgraph position kind viewer roles requestId facts recordedAt hash';
const RECORDS = `query ($filter: AuditFilter, $page: PageInput) { auditRecords(filter: $filter, page: $page) {
  nodes { ${FIELDS} } edges { cursor node { requestId } } pageInfo { hasNextPage endCursor } totalCount
} }`;

let hub: TestHub;
let sink: OpenAuditSink;
beforeAll(async () => {
  hub = await startHub();
  ({ sink } = hub.audit);
  for (let nth = 1; nth <= 5; nth += 1)
    await hub.ask(RECORD_DIRECTIVE, { variables: directive(nth), viewer: OPERATOR });
  for (let nth = 1; nth <= 3; nth += 1) {
    await sink.record({
      kind: 'PERSONAL_READ',
      viewer: CURIOUS,
      requestId: `read ${nth}`,
      facts: { coordinates: ['Grant.holder'], values: nth },
    });
  }
  await hub.audit.sealed();
});
afterAll(() => hub[Symbol.asyncDispose]());

const RECORD_DIRECTIVE = `mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) { directive { id } problems { code } } }`;
function directive(nth: number) {
  const issuerId = '00000000-0000-4000-8000-000000000000';
  return {
    input: {
      idempotencyKey: `key ${nth}`,
      type: 'Công văn',
      symbol: `${nth}/UBND`,
      issuerId,
      subject: 'Bí mật nhà nước',
    },
  };
}

/** A cursor of the whole list, as somebody who has read how they are made could make it. */
function cursorOf(key: readonly (string | null)[]): string {
  const checksum = createHash('sha256')
    .update(JSON.stringify(['auditRecords []', key]))
    .digest('base64url');
  return Buffer.from(JSON.stringify([checksum.slice(0, 8), ...key])).toString('base64url');
}

/** Through the subgraph itself: what the gateway lets through is tested with the gateway. */
async function ask(viewer = AUDITOR, variables: Record<string, unknown> = {}, query = RECORDS) {
  const subgraph = hub.subgraphs.find(({ name }) => name === 'hub')!;
  return subgraph.execute({
    query,
    variables,
    viewer,
    readAt: { position: null, today: TODAY },
    language: 'en',
    signal: new AbortController().signal,
    requestId: 'asks',
  });
}

async function page(filter: object | null = null, paging: object | null = null): Promise<Page> {
  const { data, errors } = await ask(AUDITOR, { filter, page: paging });
  expect(errors).toBeUndefined();
  return (data as { auditRecords: Page }).auditRecords;
}

describe('auditRecords', () => {
  it('shows an auditor the records of all chains, latest first', async () => {
    const { nodes, totalCount } = await page();
    expect(totalCount).toBe(11);
    expect(nodes.map(({ subgraph, kind }) => `${subgraph} ${kind}`)).toEqual([
      ...Array(3).fill('hub PERSONAL_READ'),
      ...Array(5).fill('directives COMMAND'),
      'indicators MAINTENANCE',
      'directives MAINTENANCE',
      'agencies MAINTENANCE',
    ]);
    expect(nodes[0]).toEqual({
      subgraph: 'hub',
      position: '3',
      kind: 'PERSONAL_READ',
      viewer: 'person:curious',
      roles: ['officer', 'operator', 'monitor'],
      requestId: 'read 3',
      facts: '{"values": 3, "coordinates": ["Grant.holder"]}',
      recordedAt: expect.stringMatching(/^20/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('says of a command what was asked and what came of it, and no word of the input', async () => {
    const { nodes } = await page({ kinds: ['COMMAND'] }, { first: 1 });
    expect(nodes[0]).toMatchObject({ viewer: OPERATOR.subject, roles: ['operator'], position: '6' });
    expect(JSON.parse(nodes[0]!.facts)).toEqual({
      command: 'recordDirective',
      idempotencyKeySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      made: {},
      problems: ['AGENCY_NOT_FOUND'],
    });
    expect(nodes[0]!.facts).not.toMatch(/UBND|Bí mật|0000-4000|key 5/);
  });

  it('says of reference data which files were loaded', async () => {
    const { nodes } = await page({ kinds: ['MAINTENANCE'], subgraph: 'agencies' });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      viewer: 'hub',
      roles: ['operator'],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(JSON.parse(nodes[0]!.facts)).toMatchObject({
      work: 'REFERENCE_DATA_LOADED',
      // Agencies, successions, classes, acts of the calendar, systems, links, and what is said of these.
      changed: 184 + 51 + 63 + 11 + 130 + 159 + 102,
      files: Object.entries({
        ...{ agencies: 184, successions: 51, 'agency-classes': 63, calendar: 75, systems: 130, 'system-links': 159 },
      }).map(([name, records]) => ({ name: `${name}.json`, records })),
    });
  });

  it('gives each record once, page by page, also when chains take turns within an instant', async () => {
    const whole = (await page(null, { first: 100 })).nodes;
    for (const first of [1, 2, 3, 7]) {
      const seen: Recorded[] = [];
      let after: string | null = null;
      do {
        const part: Page = await page(null, { first, after });
        seen.push(...part.nodes);
        after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(whole);
    }
  });

  it.each<[string, object, number]>([
    ['a subgraph', { subgraph: 'hub' }, 3],
    ['a subgraph that is none', { subgraph: 'nothing' }, 0],
    ['a subgraph that is more than a name', { subgraph: `hub'; drop table x; --` }, 0],
    ['kinds', { kinds: ['COMMAND', 'PERSONAL_READ'] }, 8],
    ['no kinds', { kinds: [] }, 0],
    ['a caller', { viewer: OPERATOR.subject }, 5],
    ['a caller and a subgraph', { viewer: OPERATOR.subject, subgraph: 'agencies' }, 0],
    ['a caller who did nothing', { viewer: 'person:nobody' }, 0],
    ['days before', { recordedTo: '2020-01-01' }, 0],
    ['days after', { recordedFrom: '2020-01-01' }, 11],
    ['days that end before they begin', { recordedFrom: '2021-01-01', recordedTo: '2020-01-01' }, 0],
  ])('is narrowed by %s', async (_, filter, count) => {
    const { nodes, totalCount } = await page(filter);
    expect([nodes.length, totalCount]).toEqual([count, count]);
  });

  it('takes days as they are in Viet Nam, from the first moment to the last', async () => {
    const client = await hub.database.connectAsOwner('hub');
    try {
      // Held back from the sealer: what is taken away again below must not have had a place.
      await client.query(`select pg_advisory_lock(hashtextextended('hub.audit', 0))`);
      await client.query(
        'alter table audit_record no force row level security; alter table audit_record disable trigger user',
      );
      // 2019-05-02 in Viet Nam, at its first and its last microsecond, and the one after.
      for (const [nth, at] of [
        '2019-05-01T17:00:00Z',
        '2019-05-02T16:59:59.999999Z',
        '2019-05-02T17:00:00Z',
      ].entries()) {
        await client.query(
          `insert into audit_record (kind, viewer, roles, request_id, facts, recorded_at) values ('MAINTENANCE', 'days', '{}', $1, '{}', $2)`,
          [`day ${nth}`, at],
        );
      }
      const on = async (day: string) =>
        (await page({ viewer: 'days', recordedFrom: day, recordedTo: day })).nodes.map(({ requestId }) => requestId);
      expect(await on('2019-05-01')).toEqual([]);
      expect(await on('2019-05-02')).toEqual(['day 1', 'day 0']);
      expect(await on('2019-05-03')).toEqual(['day 2']);
    } finally {
      await client.query(`delete from audit_record where viewer = 'days'`);
      await client.query(
        'alter table audit_record force row level security; alter table audit_record enable trigger user',
      );
      await client.end();
    }
  });

  it('refuses a cursor of another list, and one whose values were made up', async () => {
    const { pageInfo } = await page(null, { first: 1 });
    const codeOf = async (after: string | null, filter: object | null = null) =>
      (await ask(AUDITOR, { filter, page: { after } })).errors?.map(({ extensions }) => extensions?.code);
    expect(await codeOf(pageInfo.endCursor)).toBeUndefined();
    expect(await codeOf(pageInfo.endCursor, { subgraph: 'hub' })).toEqual(['CURSOR_MALFORMED']);

    const instant = '2026-03-31T10:00:00.000000Z';
    expect(await codeOf(cursorOf([instant, 'hub', '1']))).toBeUndefined();
    for (const key of [
      ['2026-02-30T10:00:00.000000Z', 'hub', '1'],
      ['2026-03-31T24:00:00.000000Z', 'hub', '1'],
      ['infinity', 'hub', '1'],
      [instant, 'h\0', '1'],
      [instant, 'hub', '-1'],
      [instant, 'hub', '9'.repeat(19)],
      [null, 'hub', '1'],
    ]) {
      expect(await codeOf(cursorOf(key)), String(key)).toEqual(['CURSOR_MALFORMED']);
    }
  });

  it('says why a record has no place yet', async () => {
    const client = await hub.database.connectAsOwner('hub');
    try {
      // Held back from the sealer by the lock that it takes.
      await client.query(`begin; select pg_advisory_xact_lock(hashtextextended('hub.audit', 0))`);
      await sink.record({ kind: 'PERSONAL_READ', viewer: CURIOUS, requestId: 'not yet', facts: {} });
      const { data, extensions } = await ask(AUDITOR, { page: { first: 1 } });
      expect((data as { auditRecords: Page }).auditRecords.nodes[0]).toMatchObject({
        requestId: 'not yet',
        position: null,
        hash: null,
      });
      expect(extensions?.nulls).toEqual([
        { path: ['auditRecords', 'nodes', 0, 'position'], reason: 'NOT_REPORTED' },
        { path: ['auditRecords', 'nodes', 0, 'hash'], reason: 'NOT_REPORTED' },
      ]);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });
});

describe('through the gateway', () => {
  it('an auditor reads it, and that is on record before the answer is given', async () => {
    const { data, errors } = await hub.ask<{ auditRecords: Page }>(RECORDS, {
      variables: { page: { first: 2 } },
      viewer: AUDITOR,
    });
    expect(errors).toBeUndefined();
    expect(data.auditRecords.nodes).toHaveLength(2);

    const [read] = (await page({ viewer: AUDITOR.subject })).nodes;
    expect(read).toMatchObject({ subgraph: 'hub', kind: 'PERSONAL_READ' });
    expect(JSON.parse(read!.facts)).toMatchObject({
      coordinates: ['AuditRecord.viewer', 'Query.auditRecords'],
      values: 3,
    });
  });

  it('anybody else gets null, and that is on record', async () => {
    const viewer = viewerOf({ subject: 'person:who tries', roles: ['operator'] });
    const { data, extensions } = await hub.ask(RECORDS, { viewer });
    expect(data).toEqual({ auditRecords: null });
    expect(extensions?.nulls).toMatchObject([{ path: ['auditRecords'], reason: 'NOT_AUTHORISED' }]);

    const refusal = await eventually(async () => (await page({ viewer: viewer.subject })).nodes[0]);
    expect(refusal).toMatchObject({ subgraph: 'hub', kind: 'ACCESS_REFUSED', roles: ['operator'] });
    expect(JSON.parse(refusal.facts)).toMatchObject({ code: 'NOT_AUTHORISED', coordinates: ['Query.auditRecords'] });
  });
});

describe('who may not read it', () => {
  it.each([
    ['an operator', OPERATOR],
    ['an officer, operator and monitor in one', CURIOUS],
    ['a citizen', viewerOf({ subject: 'person:a citizen', roles: ['citizen'] })],
    ['an auditor whose credentials leave the scope out', viewerOf({ ...AUDITOR, scopes: ['grants:read'] })],
  ])('%s gets nothing, through the subgraph and through SQL', async (_, viewer) => {
    const { data } = await ask(viewer);
    expect((data as { auditRecords: Page | null } | null)?.auditRecords ?? null).toBeNull();

    await using session = hub.database.openSession('hub', viewer);
    for (const subgraph of ['agencies', 'directives', 'indicators', 'hub']) {
      const text = `select count(*)::int as count from ${subgraph}.audit_log`;
      expect(await session.query({ name: `test.${subgraph}`, text })).toEqual([{ count: 0 }]);
    }
  });

  it('SQL lets nobody without a scope see rows by way of an error', async () => {
    const text = `select record_id from audit_log where 1 / (position - position) = 1 or facts::text::int = 1`;
    await using session = hub.database.openSession('hub', OPERATOR);
    expect(await session.query({ name: 'test.leak', text })).toEqual([]);
  });

  it('a transaction that was told no viewer raises, and is no false zero', async () => {
    const client = await hub.database.connect('hub', 'viewer');
    try {
      for (const subgraph of ['agencies', 'directives', 'indicators', 'hub']) {
        await expect(client.query(`select count(*) from ${subgraph}.audit_log`)).rejects.toThrow('VIEWER_MISSING');
      }
    } finally {
      await client.end();
    }
  });

  it.each(['agencies', 'directives', 'indicators', 'hub'])(
    'no role reads the table of %s itself but the hub’s own work',
    async (subgraph) => {
      for (const role of ['public', 'viewer'] as const) {
        const client = await hub.database.connect(subgraph, role);
        await expect(client.query(`select count(*) from ${subgraph}.audit_record`)).rejects.toThrow(
          'permission denied',
        );
        await client.end();
      }
    },
  );

  it.each(['agencies', 'directives', 'indicators', 'hub'])(
    'a viewer writes into %s in its own name only, and never its place',
    async (subgraph) => {
      const write = (sql: string) =>
        hub.database.write(subgraph, AUDITOR, (tx) =>
          tx.client.query(sql).then(() => Promise.reject(new Error('was taken'))),
        );
      await expect(
        write(
          `insert into audit_record (kind, viewer, roles, request_id, facts) values ('COMMAND', 'person:another', '{}', 'x', '{}')`,
        ),
      ).rejects.toThrow('permission denied');
      await expect(
        write(
          `insert into audit_record (kind, request_id, facts, recorded_at) values ('COMMAND', 'x', '{}', '2020-01-01')`,
        ),
      ).rejects.toThrow('permission denied');
      await expect(
        write(
          `insert into audit_record (kind, request_id, facts, position, previous_hash, hash, sealed_at) values ('COMMAND', 'x', '{}', 1, 'x', 'x', now())`,
        ),
      ).rejects.toThrow('permission denied');
      await expect(
        write(`insert into audit_record (kind, request_id, facts) values ('PERSONAL_READ', 'x', '{}')`),
      ).rejects.toThrow('row-level security');
      await expect(
        write(`insert into audit_record (kind, request_id, facts) values ('COMMAND', 'x', '{}')`),
      ).rejects.toThrow('was taken');
    },
  );
});

it('reads an index, whichever way in', async () => {
  const statements = new Map<string, string>();
  const { auditRecordLoaders } = await import('../subgraphs/hub/loaders/audit-records.ts');
  const noting = {
    query: async <Row extends object>({ name, text }: { name: string; text: string }) => {
      statements.set(name, text);
      return [{ count: 0 }] as unknown as Row[];
    },
  };
  const loaders = auditRecordLoaders(noting as never, ['agencies', 'directives', 'indicators', 'hub']);
  for (const filter of [null, { viewer: 'x' }]) {
    await loaders.auditRecords(filter, { first: 20, limit: 21, after: null });
    await loaders.auditRecordsCount(filter);
  }
  expect(statements.size).toBe(4);

  const client = await hub.database.connect('hub', 'viewer');
  try {
    await client.query('set enable_seqscan = off');
    await client.query(
      `select set_config('app.viewer_subject', 'a', false), set_config('app.viewer_scopes', 'audit:read', false)`,
    );
    for (const [name, text] of statements) {
      const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(`explain (generic_plan, format json) ${text}`);
      const plan = JSON.stringify(rows[0]!['QUERY PLAN']);
      expect(plan, name).not.toContain('Seq Scan');
      expect(plan, name).toContain(name.includes(':viewer') ? 'audit_record_by_viewer' : 'audit_record_latest');
      expect(plan.match(/"Index Cond"/g), name).toHaveLength(4);
    }
  } finally {
    await client.end();
  }
});
