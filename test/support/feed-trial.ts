import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Migration } from '@mikro-orm/migrations';
import { type Database, openDatabase } from '../../platform/database.ts';
import type { FeedConsumer } from '../../platform/feed/consumer.ts';
import { grantFeed } from '../../platform/feed/grants.ts';
import { createFeedRuntime } from '../../platform/feed/runtime.ts';
import { FEED_CURSOR_TABLE, feedTables } from '../../platform/feed/tables.ts';
import { lockSubjects } from '../../platform/feed.ts';
import { silentLogger } from '../../platform/log.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { TEST_SECRET } from './test-database.ts';

/** A subgraph that only has a feed: each event says how often its subject has changed. */
class Ledger extends Migration {
  override up(): void {
    this.addSql(feedTables('ledger'));
    this.addSql('grant insert on feed_event to ledger_viewer');
    this.addSql('grant select (seq) on feed_event to ledger_viewer');
    this.addSql('grant select, update (position, sequenced_at) on feed_event to ledger_job');
    this.addSql('grant select on feed_head, feed_log to ledger_job');
    this.addSql('grant execute on function sequence_feed(), feed_snapshot(bigint) to ledger_job');
  }
}

/** A subgraph that follows it: `seen` is what each consumer saw, with nothing that would hide a repeat. */
class Mirror extends Migration {
  override up(): void {
    this.addSql(FEED_CURSOR_TABLE);
    this.addSql('create table seen (consumer text, at bigserial, position bigint, subject text, nth int)');
    this.addSql('create table state (consumer text, subject text, nth int, primary key (consumer, subject))');
    this.addSql('grant select, insert, update on feed_cursor, seen, state to mirror_job');
    this.addSql('grant usage on sequence seen_at_seq to mirror_job');
  }
}

export const FEED_TRIAL_SUBGRAPHS = ['ledger', 'mirror'];

export async function buildFeedTrial({ database }: { database: Database }): Promise<void> {
  await migrate(database, { subgraph: 'ledger', migrations: [{ name: '001', class: Ledger }] });
  await migrate(database, { subgraph: 'mirror', migrations: [{ name: '001', class: Mirror }] });
  await grantFeed(database, 'ledger', 'mirror');
}

/** Notes every event it is given, and what it knows of each subject. */
export function noting(name: string): FeedConsumer {
  return {
    feed: 'ledger',
    name,
    async apply(tx, events, snapshot) {
      const rows = JSON.stringify(
        events.map(({ position, subject, payload }) => ({ position, subject, nth: payload.nth })),
      );
      const values =
        'select $1, r.position, r.subject, r.nth from jsonb_to_recordset($2) r (position bigint, subject text, nth int)';
      if (!snapshot)
        await tx.query(`insert into seen (consumer, position, subject, nth) ${values} order by r.position`, [
          name,
          rows,
        ]);
      await tx.query(
        `insert into state (consumer, subject, nth)
         select $1, subject, max(nth) from jsonb_to_recordset($2) r (subject text, nth int) group by subject
         on conflict (consumer, subject) do update set nth = excluded.nth`,
        [name, rows],
      );
    },
  };
}

export interface FeedTrial {
  readonly adminUrl: string;
  readonly database: Database;
  readonly events: number;
  readonly writers: number;
  readonly subjects: number;
  /** How often a consumer process is killed with SIGKILL and started again. */
  readonly kills: number;
}

/** Counters of a trial: each is what was found in the tables at the end, `…Wrong` and `…Lost` must be 0. */
export interface FeedTrialResult {
  events: number;
  positions: number;
  lastPosition: number;
  seenByA: number;
  seenByB: number;
  repeated: number;
  outOfOrder: number;
  lateConsumerSubjects: number;
  lateConsumerWrong: number;
  kills: number;
}

/**
 * Writers append at once to shared subjects while two consumer processes are killed and restarted; a third consumer
 * joins late, from a snapshot. One writer in fifty ends without having its event placed, as if its process had died.
 */
export async function runFeedTrial(trial: FeedTrial): Promise<FeedTrialResult> {
  const { adminUrl, database, events, writers, subjects, kills } = trial;
  const feeds = createFeedRuntime(database, silentLogger);
  const sequencer = feeds.sequencer('ledger');
  const consumers = new Map(['a', 'b'].map((name) => [name, startConsumer(adminUrl, name)]));
  const counts = new Map<string, number>();
  let written = 0;

  async function write(): Promise<void> {
    while (written < events) {
      const number = written++;
      const subject = `subject ${(number * 7919) % subjects}`;
      await database.write('ledger', { ...PUBLIC_VIEWER, subject: 'writer' }, async ({ client }) => {
        const tx = {
          execute: async (sql: string, params: unknown[]) => (await client.query(numbered(sql), params)).rows,
        };
        const feed = await lockSubjects(tx, 'ledger', [subject]);
        const nth = (counts.get(subject) ?? 0) + 1;
        counts.set(subject, nth);
        await feed.append({ subject, kind: 'COUNTED', payload: { nth } });
      });
      if (number % 50 !== 0) await sequencer.place();
    }
  }

  async function kill(): Promise<number> {
    let done = 0;
    while (done < kills && written < events) {
      await pause(300);
      const name = done % 2 === 0 ? 'a' : 'b';
      const child = consumers.get(name)!;
      child.kill('SIGKILL');
      await once(child, 'exit');
      consumers.set(name, startConsumer(adminUrl, name));
      done += 1;
    }
    return done;
  }

  try {
    // Both begin at the beginning: what they see is then all there is.
    await waitUntil(database, 2, 0);
    const [killed] = await Promise.all([kill(), ...Array.from({ length: writers }, write)]);
    await sequencer.place();
    const late = startConsumer(adminUrl, 'late');
    consumers.set('late', late);
    await waitUntil(database, 3, events);
    return { ...(await counters(database)), kills: killed };
  } finally {
    for (const child of consumers.values()) child.kill('SIGKILL');
    await feeds.close();
  }
}

function startConsumer(adminUrl: string, name: string): ChildProcess {
  return spawn(process.execPath, [new URL('./feed-consumer.ts', import.meta.url).pathname, name], {
    env: { ...process.env, CONSUMER_DATABASE: adminUrl },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Resolves when this many consumers stand at a position. */
async function waitUntil(database: Database, consumers: number, position: number): Promise<void> {
  const standing = { name: 'standing', text: 'select count(*)::int as count from feed_cursor where position = $1' };
  for (let attempt = 0; attempt < 3000; attempt += 1) {
    const [row] = await database.job('mirror', (tx) => tx.query<{ count: number }>(standing, [position]));
    if (row!.count === consumers) return;
    await pause(100);
  }
  throw new Error(`expected ${consumers} consumers at position ${position} within five minutes`);
}

async function counters(database: Database): Promise<Omit<FeedTrialResult, 'kills'>> {
  const [row] = await database.job('mirror', (tx) =>
    tx.query<Omit<FeedTrialResult, 'kills'>>({
      name: 'counters',
      text: `select
        (select count(*)::int from ledger.feed_log) as events,
        (select count(distinct position)::int from ledger.feed_log) as positions,
        (select max(position)::int from ledger.feed_log) as "lastPosition",
        (select count(*)::int from seen where consumer = 'a') as "seenByA",
        (select count(*)::int from seen where consumer = 'b') as "seenByB",
        (select count(*)::int - count(distinct (consumer, position))::int from seen) as repeated,
        (select count(*)::int from (
          select nth, position, lag(nth, 1, 0) over w as nth_before, lag(position, 1, 0::bigint) over p as position_before
          from seen window w as (partition by consumer, subject order by at), p as (partition by consumer order by at)
        ) s where nth <> nth_before + 1 or position <> position_before + 1) as "outOfOrder",
        (select count(*)::int from state where consumer = 'late') as "lateConsumerSubjects",
        (select count(*)::int from state l full join state a on a.subject = l.subject and a.consumer = 'a'
          where l.consumer = 'late' and l.nth is distinct from a.nth) as "lateConsumerWrong"`,
    }),
  );
  return row!;
}

function numbered(sql: string): string {
  let nth = 0;
  return sql.replaceAll('?', () => `$${++nth}`);
}

/** Opens the trial's database in another process. */
export function openTrialDatabase(adminUrl: string): Promise<Database> {
  return openDatabase({
    adminUrl,
    subgraphs: FEED_TRIAL_SUBGRAPHS,
    poolSize: 2,
    secret: TEST_SECRET,
    logger: silentLogger,
  });
}
