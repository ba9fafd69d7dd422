import type { FeedEvent } from '../feed.ts';
import type { Logger } from '../log.ts';

/** A transaction of the consumer's own database role, in which it applies events and moves its cursor. */
export interface ConsumerTransaction {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface FeedConsumer {
  /** Subgraph whose feed is followed. */
  readonly feed: string;
  /** Name of the cursor: two consumers of one name share the work, two of different names each see everything. */
  readonly name: string;
  /**
   * Apply events, in order, in the transaction that also moves the cursor: what is written here happens once for each
   * event, whenever the process is killed. `snapshot` is true for the compacted past that a new consumer starts from.
   */
  apply(tx: ConsumerTransaction, events: readonly FeedEvent[], snapshot: boolean): Promise<void>;
}

/** What a consumer runs on: platform/database.ts opens transactions, the listener wakes it up. */
export interface ConsumerRuntime {
  /** One transaction; `repeatableRead` makes all its statements see one state. */
  transaction<T>(work: (tx: ConsumerTransaction) => Promise<T>, options?: { repeatableRead?: boolean }): Promise<T>;
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
 * in the consumer's schema. `caughtUp` resolves when everything up to the head of the moment it was called is applied.
 */
export function followFeed(runtime: ConsumerRuntime, consumer: FeedConsumer) {
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
      const rows = await tx.query<EventRow>(
        `select position, subject, kind, payload, recorded_at, recorded_at_origin
         from ${consumer.feed}.feed_log where position > $1 order by position limit ${BATCH}`,
        [cursor.position],
      );
      if (rows.length === 0) return 0;
      await consumer.apply(tx, rows.map(eventOf), false);
      await tx.query('update feed_cursor set position = $3 where feed = $1 and consumer = $2', [
        consumer.feed,
        consumer.name,
        rows.at(-1)!.position,
      ]);
      return rows.length;
    });
  }

  /** Start from the compacted past, unless another process of this name has done so meanwhile. */
  async function bootstrap(): Promise<void> {
    await runtime.transaction(
      async (tx) => {
        await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${consumer.feed}/${consumer.name}`]);
        const [head] = await tx.query<{ feed_id: string; position: string }>(
          `select feed_id, position from ${consumer.feed}.feed_head`,
        );
        if (!head) throw new Error(`the feed of ${consumer.feed} has no head`);
        const [mine] = await tx.query<{ feed: string }>(
          `insert into feed_cursor (feed, consumer, feed_id, position) values ($1, $2, $3, $4)
           on conflict do nothing returning feed`,
          [consumer.feed, consumer.name, head.feed_id, head.position],
        );
        if (!mine) return;
        const rows = await tx.query<Pick<EventRow, 'subject' | 'kind' | 'payload'>>(
          `select subject, kind, payload from ${consumer.feed}.feed_snapshot($1)`,
          [head.position],
        );
        const at = new Date();
        const state = rows.map((row) => ({ ...row, position: head.position, recordedAt: at, recordedAtOrigin: at }));
        if (state.length > 0) await consumer.apply(tx, state, true);
      },
      { repeatableRead: true },
    );
  }

  async function drain(): Promise<void> {
    for (;;) {
      const applied = await step();
      if (applied === 0 || stopped) return;
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

  async function follow(): Promise<void> {
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      let waitMs = SWEEP_MS;
      try {
        unlisten ??= await runtime.onFeedMoved(consumer.feed, () => wake());
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
    recordedAt: row.recorded_at,
    recordedAtOrigin: row.recorded_at_origin,
  };
}
