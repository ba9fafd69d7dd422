import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from '../database.ts';
import { createSequencer, type Sequencer } from '../feed.ts';
import type { Logger } from '../log.ts';
import type { ConsumerRuntime } from './consumer.ts';
import { feedChannel } from './tables.ts';

/** Waits this long before it connects again after the listening connection was lost. */
const RECONNECT_MS = 500;

/** Sequencers and consumers over the hub's database, and the one connection on which this process listens for feeds. */
export interface FeedRuntime extends AsyncDisposable {
  sequencer(subgraph: string): Sequencer;
  /** What a consumer that belongs to `subgraph` runs on: that subgraph's job role. */
  consumer(subgraph: string): ConsumerRuntime;
  close(): Promise<void>;
}

export function createFeedRuntime(database: Database, logger: Logger): FeedRuntime {
  const sequencers: Sequencer[] = [];
  const listener = createListener(database, logger);
  const close = async () => {
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
    await listener.close();
  };

  return {
    sequencer(subgraph) {
      const sequencer = createSequencer({ placeEvents: () => placeEvents(database, subgraph) }, logger);
      sequencers.push(sequencer);
      return sequencer;
    },

    consumer: (subgraph) => ({
      logger,
      onFeedMoved: (feed, wake) => listener.on(feedChannel(feed), wake),
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

/**
 * One connection that LISTENs on all channels asked for. When it is lost it is made anew, as often as it takes, and
 * everybody is woken once: a notification may have been missed meanwhile.
 */
function createListener(database: Database, logger: Logger) {
  const wakers = new Map<string, Set<() => void>>();
  let closed = false;
  let connecting: Promise<pg.Client> | null = null;

  function wakeAll(): void {
    for (const group of wakers.values()) for (const wake of group) wake();
  }

  async function connect(): Promise<pg.Client> {
    const client = await database.connect(database.subgraphs[0]!, 'job');
    client.on('notification', ({ channel }) => {
      for (const wake of wakers.get(channel) ?? []) wake();
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
    async on(channel: string, wake: () => void): Promise<() => Promise<void>> {
      const group = wakers.get(channel) ?? new Set();
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
