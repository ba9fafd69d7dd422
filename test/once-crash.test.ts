import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { issueDevelopmentToken } from '../gateway/authentication/development-token.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { viewerOf } from '../platform/viewer.ts';
import { type HubDatabase, openHubDatabase } from './support/hub.ts';
import { eventually } from './support/notebook.ts';
import { type HubProcess, startHubProcess } from './support/once-hub-process.ts';
import { runOnceTrial } from './support/once-trial.ts';
import { TEST_SECRET } from './support/test-database.ts';
import { IS_SOAK, showCounters, TRIAL_TIMEOUT_MS } from './support/volume.ts';

it('every command has one effect and one payload, though hub processes are killed while it is carried out', {
  timeout: TRIAL_TIMEOUT_MS,
}, async () => {
  await using db = await openHubDatabase();
  const [commands, kills] = IS_SOAK ? [3000, 30] : [60, 4];
  const seed = Date.now() >>> 0;

  const result = await runOnceTrial({ adminUrl: db.adminUrl, commands, kills, clients: 8, seed });
  showCounters('once', { seed, ...result });

  expect(result).toMatchObject({
    ...{ commands, kills, receipts: commands, commandRecords: commands },
    ...{ lostAcknowledgements: 0, doubled: 0, missing: 0, unclaimed: 0, unplaced: 0, gaps: 0 },
  });
  expect(result.sentAgain).toBeGreaterThanOrEqual(commands);
  expect(result.effects + result.refusals).toBe(commands);
  expect(result.effects).toBeGreaterThan(commands / 2);
  if (IS_SOAK) expect(result.answersLost).toBeGreaterThan(0);
});

describe('a process that is killed', { timeout: 120_000 }, () => {
  let db: HubDatabase;
  let admin: pg.Client;
  let token: string;
  /** One is killed, the other is asked instead. */
  let killed: HubProcess;
  let other: HubProcess;
  beforeAll(async () => {
    db = await openHubDatabase();
    admin = await connectAsAdmin(db.adminUrl);
    token = await issueDevelopmentToken(TEST_SECRET, viewerOf({ subject: 'killed', roles: ['operator'] }), new Date());
    [killed, other] = await Promise.all([startHubProcess(db.adminUrl), startHubProcess(db.adminUrl)]);
  }, 120_000);
  beforeEach(async () => {
    if (killed.url() === null) await killed.start();
  }, 120_000);
  afterAll(async () => {
    await Promise.all([killed?.[Symbol.asyncDispose](), other?.[Symbol.asyncDispose]()]);
    await admin?.end();
    await db?.[Symbol.asyncDispose]();
  });

  const GIVE = `mutation ($input: GiveGrantInput!) {
    giveGrant(input: $input) { grant { id basis endedBecause } problems { code } } }`;
  const END = `mutation ($input: EndGrantInput!) { endGrant(input: $input) { problems { code } } }`;
  async function send(hub: HubProcess, query: string, input: object): Promise<unknown> {
    const response = await fetch(hub.url()!, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  const grantInput = (mark: string) => ({
    ...{ idempotencyKey: mark, subject: `person:${mark}`, role: 'ANALYST', basis: mark },
  });
  const answered = (mark: string) => ({
    giveGrant: { grant: { id: expect.any(String), basis: mark, endedBecause: null }, problems: [] },
  });
  async function keptOf(mark: string) {
    const { rows } = await admin.query(
      `select (select count(*)::int from agencies.grant_fact where basis = $1) as grants,
        (select count(*)::int from agencies.command_receipt where idempotency_key = $1) as receipts`,
      [mark],
    );
    return rows[0] as { grants: number; receipts: number };
  }
  /** Resolves once a session waits for a lock in a statement with these words. */
  const waiting = (words: string) =>
    eventually(async () => {
      const { rowCount } = await admin.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
         and position($1 in query) > 0 and pid <> pg_backend_pid()`,
        [words],
      );
      return rowCount === 1 || undefined;
    });

  it('before its commit leaves nothing; a retry waits for what it left open, and carries the command out', async () => {
    const mark = randomUUID();
    const holder = await connectAsAdmin(db.adminUrl);
    // The last statement of the command writes its record: it gets that far, and no further.
    await holder.query('begin; lock table agencies.audit_record in share mode');
    const lost = send(killed, GIVE, grantInput(mark)).catch(() => 'lost');
    await waiting('insert into command_receipt');
    await killed.kill();
    expect(await lost).toBe('lost');

    const retried = send(other, GIVE, grantInput(mark));
    await waiting('::text, 1))');
    expect(await keptOf(mark)).toEqual({ grants: 0, receipts: 0 });
    await holder.query('rollback');
    await holder.end();
    const answer = await retried;
    expect(answer).toEqual(answered(mark));
    expect(await send(other, GIVE, grantInput(mark))).toEqual(answer);
    expect(await keptOf(mark)).toEqual({ grants: 1, receipts: 1 });
  });

  it('between its commit and its answer is answered for by another, as of then', async () => {
    const mark = randomUUID();
    const holder = await connectAsAdmin(db.adminUrl);
    // Nobody gives events their place meanwhile, which is what comes after the commit.
    await holder.query(`select pg_advisory_lock(hashtextextended('agencies.feed', 0))`);
    const lost = send(killed, GIVE, grantInput(mark)).catch(() => 'lost');
    await eventually(async () => (await keptOf(mark)).receipts === 1 || undefined);
    await killed.kill();
    expect(await lost).toBe('lost');
    const { rows } = await admin.query(
      `select g.grant_id as id, e.position from agencies.grant_fact g join agencies.feed_event e on e.seq = g.seq
       where g.basis = $1`,
      [mark],
    );
    expect(rows).toEqual([{ id: expect.any(String), position: null }]);
    await holder.query(`select pg_advisory_unlock(hashtextextended('agencies.feed', 0))`);
    await holder.end();

    const end = { idempotencyKey: randomUUID(), grantId: rows[0].id, reason: 'Thu hồi' };
    expect(await send(other, END, end)).toEqual({ endGrant: { problems: [] } });
    const answer = await send(other, GIVE, grantInput(mark));
    expect(answer).toEqual(answered(mark));
    expect(await send(other, GIVE, grantInput(mark))).toEqual(answer);
    // Given once, ended once.
    expect(await keptOf(mark)).toEqual({ grants: 2, receipts: 1 });
  });
});
