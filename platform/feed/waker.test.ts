import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../log.ts';
import { createFeedWaker, type FeedWaker } from './waker.ts';

const SWEEP_MS = 50;
const NEVER = new AbortController().signal;

let waker: FeedWaker | undefined;
afterEach(() => {
  waker?.close();
  vi.useRealTimers();
});

/** A waker over a feed that moves when the test says so; `notify` is what the database would send. */
function openWaker({ canListen = (): boolean => true } = {}) {
  const feed = { head: '5', looks: 0, listeners: 0, notify: (_: string | null) => {} };
  waker = createFeedWaker({
    async onFeedMoved(wake) {
      if (!canListen()) throw new Error('no connection');
      feed.listeners += 1;
      feed.notify = wake;
      return async () => {
        feed.listeners -= 1;
      };
    },
    async head() {
      feed.looks += 1;
      return feed.head;
    },
    logger: silentLogger,
    sweepMs: SWEEP_MS,
  });
  return { feed, waker };
}

/** Whether a promise has been settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await turn();
  return settled;
}

describe('who waits for a feed', () => {
  it('is woken by a notification, and so is everybody else', async () => {
    const { feed, waker } = openWaker();
    await Promise.all([waker.join(), waker.join()]);
    const waiting = [waker.moved(waker.moves, NEVER), waker.moved(waker.moves, NEVER)];
    expect(await isSettled(Promise.all(waiting))).toBe(false);

    feed.notify('6');

    expect(await isSettled(Promise.all(waiting))).toBe(true);
  });

  it('does not wait at all for a move that came between its reading and its waiting', async () => {
    const { feed, waker } = openWaker();
    await waker.join();
    const { moves } = waker;

    feed.notify('6');

    expect(await isSettled(waker.moved(moves, NEVER))).toBe(true);
    expect(await isSettled(waker.moved(waker.moves, NEVER))).toBe(false);
  });

  it('goes on when it is told to end, and is forgotten', async () => {
    const { waker } = openWaker();
    await waker.join();
    const ending = new AbortController();
    const waiting = waker.moved(waker.moves, ending.signal);

    ending.abort();

    expect(await isSettled(waiting)).toBe(true);
    expect(await isSettled(waker.moved(waker.moves, ending.signal))).toBe(true);
  });

  it('is let go when the process ends', async () => {
    const { waker } = openWaker();
    await waker.join();
    const waiting = waker.moved(waker.moves, NEVER);

    waker.close();

    expect(await isSettled(waiting)).toBe(true);
    expect(waker.isClosed).toBe(true);
  });
});

describe('a feed', () => {
  it('has one listener and one look now and then, however many take part, and none when nobody does', async () => {
    vi.useFakeTimers();
    const { feed, waker } = openWaker();
    const leaves = await Promise.all(Array.from({ length: 50 }, () => waker.join()));
    expect(feed).toMatchObject({ listeners: 1, looks: 1 });

    await vi.advanceTimersByTimeAsync(SWEEP_MS);
    expect(feed.looks).toBe(2);

    for (const leave of leaves) leave();
    await vi.advanceTimersByTimeAsync(SWEEP_MS * 3);
    expect(feed).toMatchObject({ listeners: 0, looks: 2 });
  });

  it('counts who takes part once, however often one leaves', async () => {
    const { feed, waker } = openWaker();
    const [leave] = [await waker.join(), await waker.join()];

    leave();
    leave();
    await turn();

    expect(feed.listeners).toBe(1);
  });

  it('that moves without a notification is found by the look, and wakes; one that stands still does not', async () => {
    vi.useFakeTimers();
    const { feed, waker } = openWaker();
    await waker.join();
    const { moves } = waker;

    await vi.advanceTimersByTimeAsync(SWEEP_MS * 5);
    expect(waker.moves).toBe(moves);

    feed.head = '6';
    await vi.advanceTimersByTimeAsync(SWEEP_MS);
    expect(waker.moves).toBe(moves + 1);
  });

  it('that cannot be listened to is looked at, and listened to as soon as it can', async () => {
    vi.useFakeTimers();
    let canListen = false;
    const { feed, waker } = openWaker({ canListen: () => canListen });
    await waker.join();
    await vi.advanceTimersByTimeAsync(SWEEP_MS);
    expect(feed).toMatchObject({ listeners: 0, looks: 2 });

    canListen = true;
    await vi.advanceTimersByTimeAsync(SWEEP_MS);
    expect(feed.listeners).toBe(1);
  });
});
