import type { Database, SessionOptions, Statement } from '../database.ts';
import { HubError } from '../errors.ts';
import { formatPosition, parsePosition } from '../history.ts';
import type { Viewer } from '../viewer.ts';
import { createTurns } from './turns.ts';
import type { FeedWaker } from './waker.ts';

/** Rows that one statement brings at most. */
const BATCH = 200;
/** Positions that one statement looks through at most, however few of them it selects. */
const WINDOW = 10_000;
/** After how many positions passed over a reader is told how far the feed was looked through. */
const MARK_EVERY = 500n;
/** Statements of all readers of a feed at once: however many there are, they leave callers their connections. */
const READS_AT_ONCE = 2;

/** Which events of a feed a reader sees, and what of them: see `feedStatement`. */
export interface FeedSelection {
  readonly statement: Statement;
  /** Parameters from $4 on. */
  readonly values: readonly unknown[];
}

/** What a reader is given. */
export interface FeedItem<Row extends object = object> {
  /** As `formatPosition` gives it. The reader has seen everything up to here. */
  readonly position: string;
  /** Null for a mark: everything up to the position was looked through, and nothing more of it is selected. */
  readonly row: Row | null;
}

export interface FeedReading {
  readonly selection: FeedSelection;
  /** Whose rights the feed is read with. */
  readonly viewer: Viewer;
  /** A position of this feed; null begins at its head. */
  readonly after: string | null;
  readonly signal: AbortSignal;
}

/** Lets subscriptions read the feed of one subgraph. */
export interface FeedSource {
  /**
   * First a mark at the position that the reading begins after, then the events selected, each once and in order, as
   * they come, until `signal` aborts. Reads on when asked for more than it has, a batch at a time. Ends with
   * POSITION_MALFORMED or ASOF_UNKNOWN for an `after` that is not of this feed, and with ASOF_UNKNOWN when the feed has
   * become another or has gone back.
   */
  read(reading: FeedReading): AsyncIterable<FeedItem>;
}

/**
 * The statement of a selection. `select` writes a select over a relation of the feed's events: with a column `position`,
 * under the condition it is given for the relation's alias, and without order and limit. $1 to $3 are taken; its own
 * parameters begin at $4.
 */
export function feedStatement(name: string, select: (isInRange: (alias: string) => string) => string): Statement {
  const inRange = (alias: string) =>
    `(${alias}.position > $1::bigint and ${alias}.position <= $1::bigint + $2::bigint)`;
  return {
    name,
    text: `select h.feed_id as "feedId", h.position as "headPosition", e.* from feed_head h
      left join lateral (${select(inRange)} order by position limit $3::int) e on true order by e.position`,
  };
}

const HEAD: Statement = {
  name: 'feed.readHead',
  text: 'select feed_id as "feedId", position as "headPosition" from feed_head',
};

interface HeadRow {
  readonly feedId: string;
  readonly headPosition: string;
}

interface EventRow extends HeadRow {
  readonly position: string | null;
}

export interface FeedSourceParts {
  readonly database: Database;
  readonly subgraph: string;
  readonly waker: FeedWaker;
  readonly session?: SessionOptions;
}

/** Refused with POSITION_MALFORMED. */
function positionOf(text: string): ReturnType<typeof parsePosition> {
  try {
    return parsePosition(text);
  } catch (cause) {
    throw new HubError('POSITION_MALFORMED', 'Expected a position that an event of this subscription bore.', { cause });
  }
}

export function createFeedSource({ database, subgraph, waker, session = {} }: FeedSourceParts): FeedSource {
  const turns = createTurns(READS_AT_ONCE);

  function query<Row extends object>(viewer: Viewer, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return turns.take(async () => {
      // Opened for one statement: a reader that does not ask for more holds no connection.
      await using opened = database.openSession(subgraph, viewer, session);
      const rows = await opened.query<Row>(statement, values);
      return rows;
    });
  }

  async function begin({ viewer, after }: FeedReading): Promise<{ feedId: string; at: bigint }> {
    const asked = after === null ? null : positionOf(after);
    const [head] = await query<HeadRow>(viewer, HEAD, []);
    if (!head) throw new Error(`the feed of ${subgraph} has no head`);
    const { feedId } = head;
    if (asked === null) return { feedId, at: BigInt(head.headPosition) };
    const at = BigInt(asked.position);
    if (asked.feedId !== feedId || at > BigInt(head.headPosition)) {
      throw new HubError('ASOF_UNKNOWN', 'Expected a position of this hub’s feed that it has reached.');
    }
    return { feedId, at };
  }

  return {
    async *read(reading) {
      const { selection, viewer, signal } = reading;
      const leave = await waker.join();
      try {
        const { feedId, at: start } = await begin(reading);
        let at = start;
        let told = start;
        yield { position: formatPosition(feedId, String(start)), row: null };

        while (!signal.aborted && !waker.isClosed) {
          const { moves } = waker;
          const from = at;
          const rows = await query<EventRow>(viewer, selection.statement, [
            String(from),
            WINDOW,
            BATCH,
            ...selection.values,
          ]);
          const head = headOf(rows, feedId, from);
          const events = rows.filter(({ position }) => position !== null);
          for (const row of events) {
            at = BigInt(row.position as string);
            told = at;
            yield { position: formatPosition(feedId, String(at)), row };
            if (signal.aborted) return;
          }
          if (events.length === BATCH) continue;

          // Nothing more is selected of what was looked through.
          const through = from + BigInt(WINDOW);
          at = through < head ? through : head;
          if (at - told >= MARK_EVERY) {
            told = at;
            yield { position: formatPosition(feedId, String(at)), row: null };
          }
          if (at >= head) await waker.moved(moves, signal);
        }
      } finally {
        leave();
      }
    },
  };

  function headOf(rows: readonly EventRow[], feedId: string, at: bigint): bigint {
    const [first] = rows;
    if (!first) throw new Error(`the feed of ${subgraph} has no head`);
    const head = BigInt(first.headPosition);
    if (first.feedId === feedId && head >= at) return head;
    throw new HubError('ASOF_UNKNOWN', 'The feed has become another, or has gone back behind the last event.');
  }
}
