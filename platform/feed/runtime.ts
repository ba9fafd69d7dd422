import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Database, SessionOptions } from '../database.ts';
import { createSequencer, type Sequencer } from '../feed.ts';
import type { Logger } from '../log.ts';
import type { ConsumerRuntime } from './consumer.ts';
import { createFeedSource, type FeedSource } from './source.ts';
import { feedChannel } from './tables.ts';
import { createFeedWaker, type FeedWaker } from './waker.ts';

/** Waits this long before it connects again after the listening connection was lost. */
const RECONNECT_MS = 500;

/** Told how far the feed has come; null when that is not known. */
type Wake = (head: string | null) => void;

/** Sequencers and consumers over the hub's database, and the one connection on which this process listens for feeds. */
export interface FeedRuntime extends AsyncDisposable {
  sequencer(subgraph: string): Sequencer;
  /** What subscriptions read the subgraph's feed with; one for all of them. */
  source(subgraph: string, session?: SessionOptions): FeedSource;
  /** What a consumer that belongs to `subgraph` runs on: that subgraph's job role. */
  consumer(subgraph: string): ConsumerRuntime;
  close(): Promise<void>;
}

export function createFeedRuntime(database: Database, logger: Logger): FeedRuntime {
  const sequencers: Sequencer[] = [];
  const wakers: FeedWaker[] = [];
  const listener = createListener(database, logger);
  const close = async () => {
    for (const waker of wakers) waker.close();
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
    await listener.close();
  };

  return {
    sequencer(subgraph) {
      const sequencer = createSequencer({ placeEvents: () => placeEvents(database, subgraph) }, logger);
      sequencers.push(sequencer);
      return sequencer;
    },

    source(subgraph, session = {}) {
      const waker = createFeedWaker({
        onFeedMoved: (wake) => listener.on(feedChannel(subgraph), wake),
        head: () => headOf(database, subgraph),
        logger,
      });
      wakers.push(waker);
      return createFeedSource({ database, subgraph, waker, session });
    },

    consumer: (subgraph) => ({
      logger,
      onFeedMoved: (feed, wake) => listener.on(feedChannel(feed), () => wake()),
      transaction: (work) =>
        database.job(subgraph, ({ client }) =>
          work({
            async query<Row>(text: string, values: readonly unknown[] = []) {
              return (await client.query(text, [...values])).rows as Row[];
            },
          }),
        ),
    }),

    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Give every committed event of a feed its place, once; gives the head. What a sequencer does again and again. */
export async function placeEvents(database: Database, subgraph: string): Promise<string> {
  const { rows } = await database
    .pool(subgraph, 'job')
    .query<{ head: string }>({ name: 'feed.place', text: 'select sequence_feed() as head' });
  return rows[0]!.head;
}

async function headOf(database: Database, subgraph: string): Promise<string> {
  const { rows } = await database
    .pool(subgraph, 'job')
    .query<{ position: string }>({ name: 'feed.headPosition', text: 'select position from feed_head' });
  return rows[0]!.position;
}

/**
 * One connection that LISTENs on all channels asked for. When it is lost it is made anew, as often as it takes, and
 * everybody is woken once: a notification may have been missed meanwhile.
 */
function createListener(database: Database, logger: Logger) {
  const wakers = new Map<string, Set<Wake>>();
  let closed = false;
  let connecting: Promise<pg.Client> | null = null;

  function wakeAll(): void {
    for (const group of wakers.values()) for (const wake of group) wake(null);
  }

  async function connect(): Promise<pg.Client> {
    const client = await database.connect(database.subgraphs[0]!, 'job');
    client.on('notification', ({ channel, payload = null }) => {
      for (const wake of wakers.get(channel) ?? []) wake(payload);
    });
    try {
      for (const channel of wakers.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    client.once('end', () => {
      connecting = null;
      void reconnect();
    });
    return client;
  }

  function connection(): Promise<pg.Client> {
    if (closed) return Promise.reject(new Error('the feed runtime is closed'));
    connecting ??= connect().catch((error) => {
      connecting = null;
      throw error;
    });
    return connecting;
  }

  async function reconnect(): Promise<void> {
    for (;;) {
      await pause(RECONNECT_MS, undefined, { ref: false });
      if (closed) return;
      try {
        await connection();
        return wakeAll();
      } catch (error) {
        logger.warn('cannot listen for changes; looking now and then', { error });
      }
    }
  }

  return {
    async on(channel: string, wake: Wake): Promise<() => Promise<void>> {
      const group = wakers.get(channel) ?? new Set<Wake>();
      wakers.set(channel, group.add(wake));
      try {
        const client = await connection();
        await client.query(`listen ${channel}`);
      } catch (error) {
        group.delete(wake);
        throw error;
      }
      return async () => {
        group.delete(wake);
      };
    },
    async close(): Promise<void> {
      closed = true;
      await (await connecting?.catch(() => null))?.end();
    },
  };
}
