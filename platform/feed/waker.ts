import type { Logger } from '../log.ts';

/** Tells everybody in this process who reads one feed when it has moved: one listener and one look now and then for all. */
export interface FeedWaker {
  /** Counts the moves. To be read before the feed is, so that a move between the reading and the waiting is not missed. */
  readonly moves: number;
  /** Take part; resolves when moves will be noticed. The function that it gives ends it. */
  join(): Promise<() => void>;
  /** Resolves when the feed may have moved since the count was `moves`, when `signal` aborts, and when the waker closes. */
  moved(moves: number, signal: AbortSignal): Promise<void>;
  /** Whether nothing will move any more, because the process ends. */
  readonly isClosed: boolean;
  close(): void;
}

export interface WakerParts {
  /** Calls back with the head's position whenever the feed has moved, and with null when it may have; gives a function that ends it. */
  onFeedMoved(wake: (head: string | null) => void): Promise<() => Promise<void>>;
  /** The position of the feed's head. */
  head(): Promise<string>;
  readonly logger: Logger;
  /** How often the head is looked at while somebody takes part: a lost notification delays and never loses. Default 2 s. */
  readonly sweepMs?: number;
}

const SWEEP_MS = 2000;

export function createFeedWaker({ onFeedMoved, head, logger, sweepMs = SWEEP_MS }: WakerParts): FeedWaker {
  const waiting = new Set<() => void>();
  let moves = 0;
  let lastHead: string | null = null;
  let taking = 0;
  let sweep: NodeJS.Timeout | null = null;
  let listening: Promise<(() => Promise<void>) | null> | null = null;
  let beginning: Promise<void> | null = null;
  let isClosed = false;

  function wake(to: string | null): void {
    lastHead = to;
    moves += 1;
    const woken = [...waiting];
    waiting.clear();
    for (const each of woken) each();
  }

  /** Null when it cannot be listened just now; the sweep tries again. */
  function listen(): Promise<(() => Promise<void>) | null> {
    listening ??= onFeedMoved(wake).catch((error: unknown) => {
      listening = null;
      logger.warn('cannot be woken by a feed; looking now and then', { error });
      return null;
    });
    return listening;
  }

  /** So that the first look does not take a feed that stands still for one that has moved. */
  async function begin(): Promise<void> {
    await listen();
    const before = moves;
    const now = await head().catch(() => null);
    if (moves === before) lastHead = now;
  }

  async function look(): Promise<void> {
    try {
      await listen();
      const now = await head();
      if (now !== lastHead) wake(now);
    } catch (error) {
      logger.warn('cannot look at a feed; trying again', { error });
    }
  }

  function leave(): void {
    taking -= 1;
    if (taking > 0) return;
    if (sweep) clearInterval(sweep);
    sweep = null;
    const ended = listening;
    listening = null;
    beginning = null;
    void ended?.then((end) => end?.());
  }

  return {
    get moves() {
      return moves;
    },
    get isClosed() {
      return isClosed;
    },
    async join() {
      taking += 1;
      sweep ??= setInterval(look, sweepMs).unref();
      beginning ??= begin();
      await beginning;
      let isIn = true;
      return () => {
        if (isIn) leave();
        isIn = false;
      };
    },
    moved(since, signal) {
      if (moves !== since || signal.aborted || isClosed) return Promise.resolve();
      return new Promise((resolve) => {
        const done = () => {
          waiting.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        waiting.add(done);
        signal.addEventListener('abort', done);
      });
    },
    close() {
      isClosed = true;
      if (sweep) clearInterval(sweep);
      sweep = null;
      wake(null);
    },
  };
}
