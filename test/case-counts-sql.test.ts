import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { ENTITIES } from '../subgraphs/indicators/entities.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

const [PROVINCE, CENTRE] = [
  'province/gia-lai@2025',
  'centre/gia-lai@2025/trung-tam-phuc-vu-hanh-chinh-cong-tinh',
] as const;
const OLD_PROVINCE = 'province/gia-lai';
const OTHER = 'province/phu-tho@2025';

let hub: IndicatorsSubgraph;
beforeAll(async () => {
  hub = await startIndicators();
  const counts = [PROVINCE, CENTRE, OTHER].map((key) => ({ agencyId: hub.agencyId(key), cases: 100, counted: 40 }));
  const input = { idempotencyKey: 'cases', indicatorId: hub.indicatorId('online_payment'), month: '2025-08', counts };
  const query = 'mutation ($input: RecordCaseCountsInput!) { recordCaseCounts(input: $input) { recordedCount } }';
  expect(await hub.data(query, { variables: { input }, viewer: OPERATOR })).toEqual({
    recordCaseCounts: { recordedCount: 3 },
  });
});
afterAll(() => hub[Symbol.asyncDispose]());

const successor = () => ({ ...hub.officer(PROVINCE), readsAgencyIds: [PROVINCE, OLD_PROVINCE].map(hub.agencyId) });
const bare = (role: 'monitor' | 'auditor' | 'analyst' | 'partner' | 'citizen') =>
  viewerOf({
    subject: `person:${role}`,
    roles: [role],
    overseesAgencyIds: [hub.agencyId(PROVINCE)],
    readsAgencyIds: [hub.agencyId(PROVINCE)],
  });

const factCount = async () =>
  (await hub.rows<{ n: number }>('select count(*)::int as n from indicators.case_count_fact'))[0]!.n;

describe('to SQL', () => {
  const COUNT = { name: 'test.count', text: 'select count(*)::int as n from case_count_fact' };
  const countedBy = async (viewer: Viewer) => {
    await using session = hub.database.openSession('indicators', viewer);
    return (await session.query<{ n: number }>(COUNT))[0]!.n;
  };

  it('the public has no way to rows, and a session without a viewer is an error and not an empty list', async () => {
    await expect(hub.database.pool('indicators', 'public').query(COUNT.text)).rejects.toThrow('permission denied');
    await expect(hub.database.pool('indicators', 'viewer').query(COUNT.text)).rejects.toThrow('VIEWER_MISSING');
  });

  it('whoever is not of the unit, or has no scope, finds no row', async () => {
    for (const role of ['citizen', 'monitor', 'auditor', 'analyst', 'partner'] as const) {
      expect(await countedBy(bare(role)), role).toBe(0);
      expect(await countedBy({ ...bare(role), scopes: ['indicators:write'] }), role).toBe(0);
    }
    expect(await countedBy({ ...hub.officer(PROVINCE), scopes: [] })).toBe(0);
    expect(await countedBy({ ...OPERATOR, scopes: [] })).toBe(0);
    expect(await countedBy(hub.officer(PROVINCE))).toBeGreaterThan(0);
  });

  /** As a command that forgot to ask who may. */
  async function write(viewer: Viewer, sql: string, values: readonly unknown[]) {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await using orm = openOrm({ database: hub.database, subgraph: 'indicators', entities: ENTITIES });
    return orm.write(viewer, async (em) => em.execute(sql, [...values]));
  }
  const INSERT = `insert into case_count_fact (seq, case_count_id, indicator_id, agency_id, month, month_end, cases, counted)
    values ((select max(seq) from feed_event), gen_random_uuid(), ?, ?, ?, (?::date + interval '1 month' - interval '1 day')::date, ?, ?)`;
  const row = (key: string, cases = 5, counted = 1, day = '2023-01-01') => [
    ...[hub.indicatorId('online_dossiers'), hub.agencyId(key), day, day, cases, counted],
  ];

  it('nobody writes of units of others, whatever code asks', async () => {
    await expect(write(hub.officer(PROVINCE), INSERT, row(OTHER))).rejects.toThrow(/row-level security/);
    await expect(write(hub.officer(CENTRE), INSERT, row(PROVINCE))).rejects.toThrow(/row-level security/);
    await expect(write(successor(), INSERT, row(OLD_PROVINCE))).rejects.toThrow(/row-level security/);
    await expect(write({ ...hub.officer(PROVINCE), scopes: [] }, INSERT, row(PROVINCE))).rejects.toThrow(
      /NOT_A_WRITER/,
    );
    await expect(write(bare('analyst'), INSERT, row(PROVINCE))).rejects.toThrow(/NOT_A_WRITER/);
    await write(hub.officer(PROVINCE), INSERT, row(CENTRE));
  });

  it('rows of others are not closed, and nothing is closed but once or deleted', async () => {
    const CLOSE = `update case_count_fact set closed_seq = (select max(seq) from feed_event), recorded_to = now()
      where closed_seq is null and agency_id = ? returning 1`;
    const open = async () =>
      (
        await hub.rows<{ n: number }>(
          'select count(*)::int as n from indicators.case_count_fact where closed_seq is null',
        )
      )[0]!.n;
    const before = await open();
    await write(hub.officer(OTHER), CLOSE, [hub.agencyId(PROVINCE)]);
    await write(successor(), CLOSE, [hub.agencyId(OLD_PROVINCE)]).catch(() => {});
    expect(await open()).toBe(before);
    await expect(hub.rows('update indicators.case_count_fact set cases = 9')).rejects.toThrow('facts are appended');
    await expect(hub.rows('delete from indicators.case_count_fact')).rejects.toThrow('facts are appended');
  });

  it('a count is a part of its cases, of a whole month, and one for each unit', async () => {
    for (const [values, told] of [
      [row(PROVINCE, 5, 6), /check constraint/],
      [row(PROVINCE, -1, -1), /check constraint/],
      [row(PROVINCE, 5, 1, '2023-01-02'), /check constraint/],
      [row(CENTRE), /case_count_fact_once/],
    ] as const) {
      await expect(write(OPERATOR, INSERT, values)).rejects.toThrow(told);
    }
  });

  it('how small is small is decided by operators alone', async () => {
    const sql = `insert into suppression_rule_fact (seq, cube, valid_from, smallest_count, width, reason)
      values ((select max(seq) from feed_event), 'CaseMetrics', '2026-04-01', ?, 0, 'x')`;
    await expect(write(hub.officer(PROVINCE), sql, [1])).rejects.toThrow(/NOT_A_WRITER/);
    await expect(write({ ...hub.officer(PROVINCE), scopes: OPERATOR.scopes }, sql, [1])).rejects.toThrow(
      /NOT_A_WRITER/,
    );
    await write(OPERATOR, sql, [3]);
    await expect(write(OPERATOR, sql, [1])).rejects.toThrow(/suppression_rule_fact_open/);
  });

  it('the job that publishes reads all rows and writes none', async () => {
    const job = hub.database.pool('indicators', 'job');
    expect((await job.query<{ n: number }>(COUNT.text)).rows[0]!.n).toBe(await factCount());
    await expect(job.query('update case_count_fact set recorded_to = now()')).rejects.toThrow('permission denied');
  });
});
