import { quoted } from '../database/names.ts';
import type { FeedEvent } from '../feed.ts';
import type { Logger } from '../log.ts';

/** A transaction of the consumer's own database role, in which it applies events and moves its cursor. */
export interface ConsumerTransaction {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface FeedConsumer<Transaction extends ConsumerTransaction = ConsumerTransaction> {
  /** Subgraph whose feed is followed. */
  readonly feed: string;
  /** Name of the cursor: two consumers of one name share the work, two of different names each see everything. */
  readonly name: string;
  /**
   * Apply events, in order, in the transaction that also moves the cursor: what is written here happens once for each
   * event, whenever the process is killed. `snapshot` is true for the compacted past that a new consumer starts from:
   * the last event of each subject, in several calls when there are many.
   */
  apply(tx: Transaction, events: readonly FeedEvent[], snapshot: boolean): Promise<void>;
  /**
   * Called once after the last `apply` of a transaction, in it: for what follows from all that was applied together, so that
   * nothing is made of half a snapshot.
   */
  finish?(tx: Transaction): Promise<void>;
}

/** What a consumer runs on: platform/database.ts opens transactions, the listener wakes it up. */
export interface ConsumerRuntime<Transaction extends ConsumerTransaction = ConsumerTransaction> {
  /** One transaction in which each statement sees what is committed when it begins. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Calls back whenever the feed has moved; gives a function that ends it. */
  onFeedMoved(feed: string, wake: () => void): Promise<() => Promise<void>>;
  readonly logger: Logger;
}

const BATCH = 500;
/** Looks this often even without a notification: a lost one delays and never loses. */
const SWEEP_MS = 2000;
const RETRY_MS = 1000;

interface EventRow {
  position: string;
  subject: string;
  kind: string;
  payload: Record<string, unknown>;
  recorded_at: Date;
  recorded_at_origin: Date;
}

/**
 * Follow a feed from the consumer's own cursor; a consumer without one starts from a snapshot at a position. Cursor and
 * effects move in one transaction, so each event takes effect once, in order, none lost.
 *
 * Reads `<feed>.feed_log`, `<feed>.feed_head` and `<feed>.feed_snapshot`, which the producer grants; writes `feed_cursor`
 * in the consumer's schema. A feed that is not the one the cursor was moved on, or that has gone back behind it, is not
 * followed: what was applied would no longer be what it says.
 *
 * `caughtUp` resolves when everything up to the head of the moment it was called is applied; it rejects when that fails
 * or when the following is stopped before.
 */
export function followFeed<Transaction extends ConsumerTransaction>(
  runtime: ConsumerRuntime<Transaction>,
  consumer: FeedConsumer<Transaction>,
) {
  const feed = quoted(consumer.feed);
  let stopped = false;
  let wake: () => void = () => {};
  let unlisten: (() => Promise<void>) | null = null;

  async function step(): Promise<number> {
    return runtime.transaction(async (tx) => {
      const [cursor] = await tx.query<{ feed_id: string; position: string }>(
        'select feed_id, position from feed_cursor where feed = $1 and consumer = $2 for update',
        [consumer.feed, consumer.name],
      );
      if (!cursor) return -1;
      const head = await headOf(tx);
      if (head.feed_id !== cursor.feed_id || BigInt(head.position) < BigInt(cursor.position)) {
        throw new Error(
          `the feed of ${consumer.feed} is another than ${consumer.name} has followed to ${cursor.position}, or has gone ` +
            `back to ${head.position}: empty what it made and delete its row of feed_cursor to start from a snapshot`,
        );
      }
      const rows = await tx.query<EventRow>(
        `select position, subject, kind, payload, recorded_at, recorded_at_origin
         from ${feed}.feed_log where position > $1 order by position limit ${BATCH}`,
        [cursor.position],
      );
      if (rows.length === 0) return 0;
      await consumer.apply(tx, rows.map(eventOf), false);
      await consumer.finish?.(tx);
      await tx.query('update feed_cursor set position = $3 where feed = $1 and consumer = $2', [
        consumer.feed,
        consumer.name,
        rows.at(-1)!.position,
      ]);
      return rows.length;
    });
  }

  async function headOf(tx: ConsumerTransaction): Promise<{ feed_id: string; position: string }> {
    const [head] = await tx.query<{ feed_id: string; position: string }>(
      `select feed_id, position from ${feed}.feed_head`,
    );
    if (!head) throw new Error(`the feed of ${consumer.feed} has no head`);
    return head;
  }

  /**
   * Start from the compacted past, unless another process of this name does so: the second waits at the insert. What
   * stands up to a position never changes, so the statements need not see one state.
   */
  async function bootstrap(): Promise<void> {
    await runtime.transaction(async (tx) => {
      const head = await headOf(tx);
      const [mine] = await tx.query<{ feed: string }>(
        `insert into feed_cursor (feed, consumer, feed_id, position) values ($1, $2, $3, $4)
         on conflict do nothing returning feed`,
        [consumer.feed, consumer.name, head.feed_id, head.position],
      );
      if (!mine) return;
      await tx.query(
        `declare feed_past no scroll cursor for select subject, kind, payload from ${feed}.feed_snapshot($1)`,
        [head.position],
      );
      const at = new Date();
      for (;;) {
        const rows = await tx.query<Pick<EventRow, 'subject' | 'kind' | 'payload'>>(`fetch ${BATCH} from feed_past`);
        if (rows.length === 0) break;
        const state = rows.map((row) => ({ ...row, position: head.position, recordedAt: at, recordedAtOrigin: at }));
        await consumer.apply(tx, state, true);
      }
      await consumer.finish?.(tx);
    });
  }

  async function drain(): Promise<void> {
    for (;;) {
      if (stopped) throw new Error(`the following of ${consumer.feed} was stopped`);
      const applied = await step();
      if (applied === 0) return;
      if (applied < 0) await bootstrap();
    }
  }

  /** One drain at a time; a call during one waits for a full drain after it. */
  let draining: Promise<void> = Promise.resolve();
  function caughtUp(): Promise<void> {
    const turn = draining.catch(() => undefined).then(drain);
    draining = turn;
    return turn;
  }

  /** Without a notification the feed is still looked at now and then. */
  async function listen(): Promise<void> {
    try {
      unlisten ??= await runtime.onFeedMoved(consumer.feed, () => wake());
    } catch (error) {
      runtime.logger.warn('cannot be woken by a feed; looking now and then', {
        error,
        feed: consumer.feed,
        consumer: consumer.name,
      });
    }
  }

  async function follow(): Promise<void> {
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      let waitMs = SWEEP_MS;
      try {
        await listen();
        await caughtUp();
      } catch (error) {
        if (stopped) return;
        runtime.logger.warn('following a feed failed; trying again', {
          error,
          feed: consumer.feed,
          consumer: consumer.name,
        });
        waitMs = RETRY_MS;
      }
      const timer = setTimeout(() => wake(), waitMs);
      if (!stopped) await woken;
      clearTimeout(timer);
    }
  }
  const following = follow();

  return {
    caughtUp,
    async stop(): Promise<void> {
      stopped = true;
      wake();
      await following;
      // Others may have asked to catch up.
      await draining.catch(() => undefined);
      await unlisten?.();
    },
  };
}

function eventOf(row: EventRow): FeedEvent {
  return {
    position: row.position,
    subject: row.subject,
    kind: row.kind,
    payload: row.payload,
    recordedAt: new Date(row.recorded_at),
    recordedAtOrigin: new Date(row.recorded_at_origin),
  };
}
