import type { Logger } from './log.ts';

/** A change as its feed gives it: `payload` is the whole public state of `subject` after it. */
export interface FeedEvent {
  /** Dense: 1, 2, 3 … without gaps, so a consumer knows that it has missed nothing. */
  readonly position: string;
  readonly subject: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When the change was accepted, here and where it was born. */
  readonly recordedAt: Date;
  readonly recordedAtOrigin: Date;
}

/** What the feed needs of a transaction: raw SQL with `?` for parameters, as MikroORM's entity manager takes it. */
export interface FeedTransaction {
  execute(sql: string, params: unknown[]): Promise<unknown>;
}

export interface NewEvent {
  readonly subject: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When it was recorded where it was born; now, if that is here. */
  readonly recordedAtOrigin?: Date;
}

/** The right to append events about certain subjects, for the rest of the transaction. */
export interface LockedFeed {
  /** Append an event; gives its `seq`, which the facts of the same change bear. */
  append(event: NewEvent): Promise<string>;
}

/** A change of more subjects locks the whole feed: PostgreSQL's table of locks has some thousand places for all. */
const SUBJECT_LOCKS_CAP = 1000;

/**
 * Lock the subjects that a transaction is about to change, in one order for all writers, so that two of them wait and
 * never deadlock. Only after this may an event take its number: that is what keeps each subject's events in order.
 * A transaction that changes more than 1000 subjects in one call waits for all other writers, and they for it.
 */
export async function lockSubjects(
  tx: FeedTransaction,
  subgraph: string,
  subjects: readonly string[],
): Promise<LockedFeed> {
  const locked = new Set(subjects);
  const wholeFeed = `${subgraph}.subjects`;
  if (locked.size > SUBJECT_LOCKS_CAP) {
    await tx.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 0))', [wholeFeed]);
  } else {
    await tx.execute(
      `select case when is_feed then pg_advisory_xact_lock_shared(key) else pg_advisory_xact_lock(key) end from (
         select true as is_feed, hashtextextended(?::text, 0) as key
         union select false, hashtextextended(?::text || s, 0) from jsonb_array_elements_text(?::jsonb) s
         order by is_feed desc, key
       ) locks`,
      [wholeFeed, `${subgraph}:`, JSON.stringify(subjects)],
    );
  }

  return {
    async append(event) {
      if (!locked.has(event.subject)) throw new Error(`subject ${event.subject} was not locked before its event`);
      const rows = (await tx.execute(
        `insert into feed_event (subject, kind, payload, recorded_at_origin)
         values (?, ?, ?::jsonb, coalesce(?::timestamptz, statement_timestamp())) returning seq`,
        [event.subject, event.kind, JSON.stringify(event.payload), event.recordedAtOrigin?.toISOString() ?? null],
      )) as { seq: string }[];
      return rows[0]!.seq;
    },
  };
}

/** How often the sequencer looks for events whose writer ended between its commit and its call. */
const SWEEP_MS = 1000;

/** Gives committed events their place in the feed. */
export interface Sequencer {
  /** Place everything committed by now; gives the head. Callers at the same time share one run. */
  place(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The sequencer of one feed. Any number of processes may have one: an advisory lock in the database lets one run at a
 * time, and each run places all that is committed. A writer calls `place` after its commit, which is when its change
 * becomes part of what `asOf` can name.
 */
export function createSequencer(runner: { placeEvents(): Promise<string> }, logger: Logger): Sequencer {
  let running: Promise<string> | null = null;
  let next: Promise<string> | null = null;

  function run(): Promise<string> {
    running = runner.placeEvents().finally(() => {
      running = null;
    });
    return running;
  }

  function place(): Promise<string> {
    // A run under way may have begun before the caller's commit: wait for the one after it, shared with all who wait.
    if (next) return next;
    if (!running) return run();
    next = running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return run();
      });
    return next;
  }

  const sweep = setInterval(() => {
    if (!running) place().catch((error) => logger.warn('the feed could not be sequenced; trying again', { error }));
  }, SWEEP_MS);
  sweep.unref();

  return {
    place,
    async stop() {
      clearInterval(sweep);
      await next?.catch(() => undefined);
      await running?.catch(() => undefined);
    },
  };
}
