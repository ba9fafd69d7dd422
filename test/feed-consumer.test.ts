import { describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { type ConsumerTransaction, type FeedConsumer, followFeed } from '../platform/feed/consumer.ts';
import { createFeedRuntime, placeEvents } from '../platform/feed/runtime.ts';
import type { FeedEvent } from '../platform/feed.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import { eventually, type OpenNotebook, openNotebook } from './support/notebook.ts';

interface Seen {
  readonly position: string;
  readonly subject: string;
  readonly is_snapshot: boolean;
}

async function note(tx: ConsumerTransaction, events: readonly FeedEvent[], snapshot: boolean): Promise<void> {
  await tx.query(
    'insert into seen (position, subject, is_snapshot) select p, s, $3 from unnest($1::bigint[], $2::text[]) as e (p, s)',
    [events.map(({ position }) => position), events.map(({ subject }) => subject), snapshot],
  );
}

const noting: FeedConsumer = { feed: 'notebook', name: 'noting', apply: note };

function seen(notebook: OpenNotebook): Promise<Seen[]> {
  return notebook.rows('select position, subject, is_snapshot from reader.seen order by at');
}

async function write(notebook: OpenNotebook, ...subjects: string[]): Promise<void> {
  for (const subject of subjects) await notebook.record({ [subject]: [`line ${Math.random()}`] });
  await placeEvents(notebook.database, 'notebook');
}

/** A logger that keeps its warnings. */
function warnings(): Logger & { readonly said: string[] } {
  const said: string[] = [];
  return { ...silentLogger, said, warn: (message) => said.push(message) };
}

/** Backends that listen to the feeds. */
function listening(notebook: OpenNotebook): Promise<{ pid: number }[]> {
  return notebook.rows(
    `select pid from pg_stat_activity where datname = current_database() and query like 'listen %' and pid <> pg_backend_pid()`,
  );
}

describe('a new consumer', () => {
  it('starts from the last state of each subject and goes on with every event after it', async () => {
    await using notebook = await openNotebook();
    await using feeds = createFeedRuntime(notebook.database, silentLogger);
    await write(notebook, 'a', 'b', 'a');

    const following = followFeed(feeds.consumer('reader'), noting);
    await following.caughtUp();
    await write(notebook, 'a', 'c');
    await following.caughtUp();
    await following.stop();

    expect(await seen(notebook)).toEqual([
      { position: '3', subject: 'a', is_snapshot: true },
      { position: '3', subject: 'b', is_snapshot: true },
      { position: '4', subject: 'a', is_snapshot: false },
      { position: '5', subject: 'c', is_snapshot: false },
    ]);
  });

  it('gets a long past in parts, all of it or none', async () => {
    await using notebook = await openNotebook();
    await using feeds = createFeedRuntime(notebook.database, silentLogger);
    await notebook.record(Object.fromEntries(Array.from({ length: 1100 }, (_, n) => [`note ${n}`, ['a']])));
    await placeEvents(notebook.database, 'notebook');
    const parts: number[] = [];
    let isFirst = true;
    const consumer: FeedConsumer = {
      ...noting,
      async apply(tx, events, snapshot) {
        await note(tx, events, snapshot);
        parts.push(events.length);
        if (parts.length === 2 && isFirst) {
          isFirst = false;
          throw new Error('killed in the act');
        }
      },
    };

    const following = followFeed(feeds.consumer('reader'), consumer);
    await eventually(async () => (await seen(notebook)).length > 0 || undefined);
    await following.stop();

    expect(parts).toEqual([500, 500, 500, 500, 100]);
    expect(await seen(notebook)).toHaveLength(1100);
  });

  it('finishes once what it made of a long past, and once each batch after it', async () => {
    await using notebook = await openNotebook();
    await using feeds = createFeedRuntime(notebook.database, silentLogger);
    await notebook.record(Object.fromEntries(Array.from({ length: 1100 }, (_, n) => [`note ${n}`, ['a']])));
    await placeEvents(notebook.database, 'notebook');
    const finished: number[] = [];
    const consumer: FeedConsumer = {
      ...noting,
      async finish(tx) {
        const [row] = await tx.query<{ count: string }>('select count(*) from seen');
        finished.push(Number(row!.count));
      },
    };

    const following = followFeed(feeds.consumer('reader'), consumer);
    await following.caughtUp();
    await write(notebook, 'b');
    await following.caughtUp();
    await following.stop();

    expect(finished).toEqual([1100, 1101]);
  });

  it('shares its start and its work with another process of its name', async () => {
    await using notebook = await openNotebook();
    const logger = warnings();
    await using feeds = createFeedRuntime(notebook.database, logger);
    await write(notebook, 'a', 'b');

    const both = [0, 1].map(() => followFeed(feeds.consumer('reader'), noting));
    await Promise.all(both.map((following) => following.caughtUp()));
    await write(notebook, 'a', 'b', 'c');
    await Promise.all(both.map((following) => following.caughtUp()));
    await Promise.all(both.map((following) => following.stop()));

    expect((await seen(notebook)).map(({ position }) => position)).toEqual(['2', '2', '3', '4', '5']);
    expect(logger.said).toEqual([]);
  });
});

describe('a consumer', () => {
  it('keeps neither cursor nor effects of a batch that fails, and takes it again', async () => {
    await using notebook = await openNotebook();
    const logger = warnings();
    await using feeds = createFeedRuntime(notebook.database, logger);
    let isBroken = true;
    const following = followFeed(feeds.consumer('reader'), {
      ...noting,
      async apply(tx, events, snapshot) {
        await note(tx, events, snapshot);
        if (isBroken) throw new Error('broken');
      },
    });
    await following.caughtUp();
    await write(notebook, 'a');

    await expect(following.caughtUp()).rejects.toThrow('broken');
    expect(await seen(notebook)).toEqual([]);
    isBroken = false;
    await following.caughtUp();
    await following.stop();

    expect((await seen(notebook)).map(({ position }) => position)).toEqual(['1']);
  });

  it('does not take a batch for applied whose failed statement was overlooked', async () => {
    await using notebook = await openNotebook();
    await using feeds = createFeedRuntime(notebook.database, silentLogger);
    let isBroken = true;
    const following = followFeed(feeds.consumer('reader'), {
      ...noting,
      async apply(tx, events, snapshot) {
        if (isBroken) await tx.query('select 1/0').catch(() => {});
        else await note(tx, events, snapshot);
      },
    });
    await following.caughtUp();
    await write(notebook, 'a');

    await expect(following.caughtUp()).rejects.toThrow();
    isBroken = false;
    await following.caughtUp();
    await following.stop();

    expect((await seen(notebook)).map(({ position }) => position)).toEqual(['1']);
  });

  it.each([
    ['another', 'update notebook.feed set feed_id = gen_random_uuid()'],
    ['one gone back', 'update reader.feed_cursor set position = 8'],
  ])('does not follow a feed that is %s', async (_, change) => {
    await using notebook = await openNotebook();
    await using feeds = createFeedRuntime(notebook.database, silentLogger);
    const following = followFeed(feeds.consumer('reader'), noting);
    await write(notebook, 'a');
    await following.caughtUp();
    const before = await seen(notebook);
    await notebook.rows(change);
    await write(notebook, 'b');

    await expect(following.caughtUp()).rejects.toThrow(/feed_cursor/);
    await following.stop();
    expect(await seen(notebook)).toEqual(before);
  });

  it('goes on when it cannot be woken', async () => {
    await using notebook = await openNotebook();
    await using feeds = createFeedRuntime(notebook.database, silentLogger);
    const deaf = { ...feeds.consumer('reader'), onFeedMoved: () => Promise.reject(new Error('no connection')) };
    const following = followFeed(deaf, noting);
    await eventually(async () => (await notebook.rows('select from reader.feed_cursor')).length || undefined);

    await write(notebook, 'a');
    await eventually(async () => (await seen(notebook)).length || undefined);
    await following.stop();

    expect((await seen(notebook)).map(({ position }) => position)).toEqual(['1']);
  });

  it('that was stopped says so to whoever waits for it', async () => {
    await using notebook = await openNotebook();
    await using feeds = createFeedRuntime(notebook.database, silentLogger);
    const following = followFeed(feeds.consumer('reader'), noting);

    await following.stop();

    await expect(following.caughtUp()).rejects.toThrow(/stopped/);
  });
});

describe('the connection that listens', () => {
  it('is made anew when it was lost and could not be made at first, and whoever waits is woken', async () => {
    await using notebook = await openNotebook();
    const logger = warnings();
    await using feeds = createFeedRuntime(notebook.database, logger);
    let woken = 0;
    await feeds.consumer('reader').onFeedMoved('notebook', () => {
      woken += 1;
    });
    const [first] = await eventually(async () => {
      const found = await listening(notebook);
      return found.length > 0 ? found : undefined;
    });
    const server = new URL(notebook.adminUrl);
    const database = server.pathname.slice(1);
    server.pathname = '/postgres';
    const admin = await connectAsAdmin(server.href);

    await admin.query(`alter database "${database}" allow_connections false`);
    await admin.query('select pg_terminate_backend($1)', [first!.pid]);
    await eventually(() => logger.said.find((message) => message.startsWith('cannot listen')));
    await admin.query(`alter database "${database}" allow_connections true`);
    await admin.end();
    await eventually(() => (woken > 0 ? true : undefined));

    const again = await listening(notebook);
    expect(again).toHaveLength(1);
    expect(again).not.toEqual([first]);
    woken = 0;
    await write(notebook, 'a');
    await eventually(() => (woken > 0 ? true : undefined));
  });

  it('is not left behind when it is closed while it is being made', async () => {
    await using notebook = await openNotebook();
    const feeds = createFeedRuntime(notebook.database, silentLogger);
    const listens = feeds
      .consumer('reader')
      .onFeedMoved('notebook', () => {})
      .catch(() => {});

    await feeds.close();
    await listens;

    await eventually(async () => ((await listening(notebook)).length === 0 ? true : undefined));
    await expect(feeds.consumer('reader').onFeedMoved('notebook', () => {})).rejects.toThrow(/closed/);
  });
});
