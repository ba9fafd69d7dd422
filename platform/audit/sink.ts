import type { AuditEntry, AuditSink } from '../audit.ts';
import { isRefusal } from '../database/faults.ts';
import type { Database } from '../database.ts';
import { HubError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { EntryQueue, type Row } from './sink/queue.ts';

export interface AuditSinkOptions {
  /** Called after each batch that is durable: nudges the sealer. */
  readonly recorded?: () => void;
  /**
   * Rows that wait at most, of refusals and of all else each; default 10,000. Beyond it refusals are only counted, and
   * personal data is not given out.
   */
  readonly capacity?: number;
  /** How long a batch may take until it counts as failed; default 5000. */
  readonly timeoutMs?: number;
}

export interface OpenAuditSink extends AuditSink, AsyncDisposable {
  /** Writes what waits, and takes nothing any more. */
  close(): Promise<void>;
}

const CAPACITY = 10_000;
const TIMEOUT_MS = 5000;
/** Rows of one statement. */
const BATCH = 1000;
/** After a failure the database is left alone this long, and nobody waits for it. */
const RETRY_MS = 1000;

const RECORD = `insert into audit_record (kind, viewer, roles, request_id, facts)
  select kind, viewer, roles, request_id, facts
  from jsonb_to_recordset($1) as r (kind text, viewer text, roles text[], request_id text, facts jsonb)`;

/**
 * Where the gateway records: in the chain of the subgraph `hub`, as its job role. Entries are written in batches, one
 * after the other, and `record` resolves when the batch of its entry is committed.
 *
 * Refusals of one viewer with the same `facts.code` and `facts.coordinates` are one row with `facts.count` for as long as
 * a second; it keeps what else the first of them said, and `record` resolves with it. So nobody should wait for a refusal.
 * What is too much to be listed, of one viewer or of all, is counted under the code REFUSALS_NOT_LISTED.
 *
 * While the database does not take them, `record` rejects with AUDIT_UNAVAILABLE. A refusal took place all the same: it is
 * kept and written later, with `facts.heldSince`. Anything else is not kept, because it then does not take place; when the
 * connection is lost at the very end, a row may be there of what was not given out, and never the other way round.
 */
export function createAuditSink(database: Database, logger: Logger, options: AuditSinkOptions = {}): OpenAuditSink {
  const { recorded, capacity = CAPACITY, timeoutMs = TIMEOUT_MS } = options;
  const now = () => performance.now();
  const queue = new EntryQueue(capacity, now);
  let writing: Promise<void> | null = null;
  let wake = () => {};
  let isClosing = false;
  /** Until then the database is known not to take anything. */
  let failingUntil = 0;
  let isFailing = false;

  async function record(entry: AuditEntry): Promise<void> {
    if (isClosing) throw unavailable('the hub is closing');
    const isHopeless = now() < failingUntil;
    if (isHopeless && entry.kind !== 'ACCESS_REFUSED') throw unavailable('the database does not take it');
    const row = queue.add(entry);
    if (row === null) throw unavailable(`${queue.size} others wait to be recorded`);
    if (isHopeless) {
      row.heldSince ??= new Date().toISOString();
      throw unavailable('the database does not take it; it is kept');
    }
    const durable = new Promise<void>((resolve, reject) => row.waiting.push({ resolve, reject }));
    if (row.dueAt <= now()) wake();
    writing ??= writeAll();
    await durable;
  }

  async function writeAll(): Promise<void> {
    for (let dueIn = queue.dueIn; dueIn !== null; dueIn = queue.dueIn) {
      if (dueIn > 0 && !isClosing) {
        await until(dueIn);
        continue;
      }
      const batch = queue.take(BATCH, isClosing);
      try {
        await write(batch);
        isFailing = false;
      } catch (error) {
        if (!isFailing) logger.error('the audit record cannot be written; trying again', { error });
        isFailing = true;
        failingUntil = now() + RETRY_MS;
        queue.putBack(batch, unavailable('the database does not take it'), new Date().toISOString());
        if (isClosing) break;
        await until(RETRY_MS);
      }
    }
    writing = null;
  }

  async function until(ms: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const timer = setTimeout(wake, ms);
    await woken;
    clearTimeout(timer);
  }

  async function write(batch: readonly Row[]): Promise<void> {
    try {
      await insert(batch);
    } catch (cause) {
      if (!isUnstorable(cause)) throw cause;
      // The database is there and says no to one of them: the others must not go without.
      if (batch.length === 1) return refuse(batch[0]!, cause);
      for (const row of batch) await write([row]);
      return;
    }
    for (const row of batch) {
      row.count = 0;
      for (const { resolve } of row.waiting.splice(0)) resolve();
    }
    recorded?.();
  }

  async function insert(batch: readonly Row[]): Promise<void> {
    const statement = { name: 'audit.record', text: RECORD, values: [JSON.stringify(batch.map(stored))] };
    const client = await database.pool('hub', 'job').connect();
    let isBroken = false;
    try {
      await client.query({ ...statement, query_timeout: timeoutMs } as typeof statement);
    } catch (cause) {
      isBroken = !isRefusal(cause);
      throw cause;
    } finally {
      client.release(isBroken);
    }
  }

  function refuse(row: Row, cause: unknown): void {
    const { kind, requestId, waiting } = row;
    row.count = 0;
    logger.error('an entry of the audit record was not taken', { error: cause, kind, requestId });
    const error = unavailable('the database refused it', cause);
    for (const { reject } of waiting.splice(0)) reject(error);
  }

  const close = async () => {
    isClosing = true;
    wake();
    await writing;
    const lost = queue.entries;
    if (lost > 0) logger.error('refusals were not recorded: the database did not take them before the end', { lost });
  };
  return { record, close, [Symbol.asyncDispose]: close };
}

/** SQLSTATE classes of data, integrity and limits: the rows are at fault. Of anything else, such as a full disk, they are not. */
function isUnstorable(cause: unknown): boolean {
  return /^(22|23|54)...$/.test((cause as { code?: string }).code ?? '');
}

function stored({ kind, viewer, roles, requestId, facts, count, heldSince }: Row) {
  const more = { ...(count > 1 ? { count } : {}), ...(heldSince ? { heldSince } : {}) };
  return { kind, viewer, roles, request_id: requestId, facts: { ...facts, ...more } };
}

function unavailable(why: string, cause?: unknown): HubError {
  return new HubError('AUDIT_UNAVAILABLE', `What has to be recorded cannot be: ${why}.`, { cause });
}
