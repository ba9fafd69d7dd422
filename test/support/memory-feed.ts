import type { FeedItem, FeedReading, FeedSource } from '../../platform/feed/source.ts';
import { formatPosition, parsePosition } from '../../platform/history.ts';

const FEED_ID = '00000000-0000-4000-8000-000000000001';

/** A feed in memory, for tests of what reads feeds: its rows are whatever the fields of the schema resolve from. */
export interface MemoryFeed extends FeedSource {
  /** Append a row; gives its position. */
  push(row: object): string;
  /** The position of the n-th row, counted from 1; 0 is before the first. */
  position(nth: number): string;
  /** How many rows were given to readers. */
  readonly given: number;
  /** Who reads at the moment. */
  readonly reading: readonly FeedReading[];
  /** Thrown to whoever asks for the next row, once. */
  failNext(error: Error): void;
}

export function memoryFeed(): MemoryFeed {
  const rows: object[] = [];
  const reading = new Set<FeedReading>();
  let wake = Promise.withResolvers<void>();
  let given = 0;
  let failure: Error | null = null;
  const position = (nth: number) => formatPosition(FEED_ID, String(nth));

  async function* read(asked: FeedReading): AsyncGenerator<FeedItem> {
    reading.add(asked);
    const aborted = new Promise<void>((resolve) => asked.signal.addEventListener('abort', () => resolve()));
    try {
      let at = asked.after === null ? rows.length : Number(parsePosition(asked.after).position);
      yield { position: position(at), row: null };
      while (!asked.signal.aborted) {
        if (failure) {
          const thrown = failure;
          failure = null;
          throw thrown;
        }
        const row = rows[at];
        if (!row) {
          await Promise.race([wake.promise, aborted]);
          continue;
        }
        at += 1;
        given += 1;
        yield { position: position(at), row };
      }
    } finally {
      reading.delete(asked);
    }
  }

  const woken = () => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  return {
    read,
    position,
    push(row) {
      rows.push(row);
      woken();
      return position(rows.length);
    },
    failNext(error) {
      failure = error;
      woken();
    },
    get given() {
      return given;
    },
    get reading() {
      return [...reading];
    },
  };
}
