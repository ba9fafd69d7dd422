import type { Database, Queries, Transaction } from '../database.ts';
import { HubError } from '../errors.ts';
import type { Logger } from '../log.ts';
import {
  type ChainHead,
  GENESIS,
  hashOf,
  instantText,
  RECORD_COLUMNS,
  readHead,
  type SealedRecord,
  type SealFault,
  type SealingKey,
  type StoredRecord,
  sealedAt,
  sealFault,
  sealingKey,
} from './chain.ts';
import type { Mark, Witness } from './witness.ts';

/** Records that one transaction chains. */
const BATCH = 1000;

const WAITING = {
  name: 'audit.waiting',
  text: 'select exists (select from audit_record where position is null) as waits',
};
/** Held by whoever moves the head of a chain; its parameter is `lockName`. */
export const LOCK = { name: 'audit.lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
const LAST = {
  name: 'audit.last',
  text: 'select position, hash from audit_record where position is not null order by position desc limit 1',
};
const NOW = { name: 'audit.now', text: `select ${instantText('clock_timestamp()')} as now` };
const UNSEALED = {
  name: 'audit.unsealed',
  text: `select ${RECORD_COLUMNS} from audit_record where position is null order by record_id limit ${BATCH}`,
};
const SEAL = {
  name: 'audit.seal',
  text: `update audit_record r set position = s.position, previous_hash = s.previous_hash, hash = s.hash, sealed_at = $5::timestamptz
    from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) s (record_id, position, previous_hash, hash)
    where r.record_id = s.record_id`,
};
export const MOVE_HEAD = {
  name: 'audit.moveHead',
  text: 'update audit_head set position = $1, hash = $2, seal = $3, key = $4, sealed_at = clock_timestamp()',
};

/** Apart from what others lock in the same database. */
export function lockName(subgraph: string): string {
  return `${subgraph}.audit`;
}

const FAULTS: Readonly<Record<SealFault, string>> = {
  SEAL_MISSING: 'its head bears no seal',
  OTHER_KEY: 'its head was sealed with another signing key',
  SEAL_INVALID: 'its head is not as it was sealed',
};

/** How a chain stands after a sealing. */
export interface Sealed {
  readonly head: ChainHead;
  /** Whether the chain held the place that was asked about. */
  readonly holdsMark: boolean;
}

/**
 * Give every record that is committed by now its place in the chain: 1, 2, 3 … without gaps, in the order in which the
 * records were begun among those that are committed. One process at a time; what one leaves when it is killed, the next
 * takes up. `mark` is a place that the chain is known to have had.
 *
 * Refused with AUDIT_BROKEN when the head is not as this hub has left it: sealing on would put the hub's own seal on what
 * somebody else has made. The records wait then, and `hub audit verify` says what is wrong.
 */
export async function sealRecords(
  database: Database,
  subgraph: string,
  key: SealingKey,
  mark: Mark | null = null,
): Promise<Sealed> {
  let holdsMark = true;
  for (;;) {
    const batch = await database.job(subgraph, (tx) => sealBatch(tx, subgraph, key, mark));
    holdsMark &&= batch.holdsMark;
    if (batch.isDone) return { head: batch.head, holdsMark };
  }
}

async function sealBatch(
  tx: Transaction,
  subgraph: string,
  key: SealingKey,
  mark: Mark | null,
): Promise<Sealed & { readonly isDone: boolean }> {
  await tx.query(LOCK, [lockName(subgraph)]);
  const head = await readHead(tx);
  if (head === null) throw broken(subgraph, 'its head is gone');
  const fault = sealFault(key, head);
  if (fault !== null) throw broken(subgraph, FAULTS[fault]);
  const [last = { position: '0', hash: GENESIS.hash }] = await tx.query<{ position: string; hash: string }>(LAST);
  if (Number(last.position) !== head.position) {
    throw broken(subgraph, `its head stands at ${head.position}, its last record at ${last.position}`);
  }
  if (last.hash !== head.hash) {
    throw broken(subgraph, `its last record, at ${head.position}, is not the one that the head names`);
  }
  const holdsMark = mark === null || (await holds(tx, head, mark));

  const waiting = await tx.query<StoredRecord>(UNSEALED);
  // A chain is sealed once before its first record, so that an unsealed head is never in order afterwards.
  if (waiting.length === 0 && head.seal !== null) return { head, holdsMark, isDone: true };

  const [{ now }] = (await tx.query<{ now: string }>(NOW)) as [{ now: string }];
  const sealed = chained(subgraph, head, waiting, now);
  if (sealed.length > 0) {
    const column = <Value>(read: (record: SealedRecord) => Value) => sealed.map(read);
    await tx.query(SEAL, [
      column((record) => record.recordId),
      column((record) => record.position),
      column((record) => record.previousHash),
      column((record) => record.hash),
      now,
    ]);
  }
  const { position, hash } = sealed.at(-1) ?? head;
  const seal = key.sealOf(head.chainId, { position, hash });
  await tx.query(MOVE_HEAD, [position, hash, seal, key.fingerprint]);
  return {
    head: { chainId: head.chainId, position, hash, seal, key: key.fingerprint },
    holdsMark,
    isDone: waiting.length < BATCH,
  };
}

/** Whether a chain holds a place that it is known to have had. */
export async function holds(tx: Queries, head: ChainHead, mark: Mark): Promise<boolean> {
  if (mark.chainId !== head.chainId) return false;
  if (mark.position === head.position) return mark.hash === head.hash;
  return mark.position === 0 || (await sealedAt(tx, mark.position))?.hash === mark.hash;
}

function chained(subgraph: string, head: ChainHead, records: readonly StoredRecord[], now: string): SealedRecord[] {
  let { position, hash } = head;
  return records.map((record) => {
    position += 1;
    const placed = { ...record, position, previousHash: hash, sealedAt: now };
    hash = hashOf(subgraph, placed);
    return { ...placed, hash };
  });
}

function broken(subgraph: string, how: string): HubError {
  return new HubError('AUDIT_BROKEN', `The audit record of ${subgraph} is not continued: ${how}.`);
}

/** Sealing after each record would cost as much as the command: what comes within this time is sealed together. */
const NUDGE_MS = 100;
/** How often a sealer looks for records by itself. */
const SWEEP_MS = 1000;
/** A chain that is not continued is said again after this long. */
const REPEAT_MS = 600_000;

export interface SealerOptions {
  readonly database: Database;
  readonly subgraph: string;
  /** The hub's signing key. */
  readonly hubKey: string;
  /** Null in a process without a folder of its own: it remembers as long as it runs. */
  readonly witness: Witness | null;
  readonly logger: Logger;
}

/** Seals a chain as long as it runs: soon after `nudge`, and every second. */
export interface Sealer extends AsyncDisposable {
  /** Say that something was recorded. Returns at once. */
  nudge(): void;
  /** Resolves when everything committed by now has its place. Rejects like sealRecords. */
  sealed(): Promise<ChainHead>;
  /** Seals what is there and ends. */
  stop(): Promise<void>;
}

/** The sealer of one chain. Any number of processes may have one. */
export function startSealer({ database, subgraph, hubKey, witness, logger }: SealerOptions): Sealer {
  const key = sealingKey(hubKey, subgraph);
  let running: Promise<ChainHead> | null = null;
  let next: Promise<ChainHead> | null = null;
  let stopped = false;
  let nudged: NodeJS.Timeout | null = null;
  let isKnown = false;
  let seen = witness?.markOf(subgraph) ?? null;
  let kept = seen;
  const said = new Map<string, number>();

  /** Once for each sentence, and again after a while: a chain that stays broken does not fill the log. */
  function say(level: 'warn' | 'error', sentence: string, facts: Readonly<Record<string, unknown>>): void {
    if (performance.now() - (said.get(sentence) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return;
    said.set(sentence, performance.now());
    logger[level](sentence, { subgraph, ...facts });
  }

  async function seal(): Promise<ChainHead> {
    const { head, holdsMark } = await sealRecords(database, subgraph, key, seen);
    isKnown = true;
    if (holdsMark) seen = { chainId: head.chainId, position: head.position, hash: head.hash };
    else
      say('error', 'the audit record does not hold what this machine has seen of it: run hub audit verify', { seen });
    return head;
  }

  function keepMark(): void {
    if (seen === null || seen === kept || witness === null) return;
    try {
      witness.keep(subgraph, seen);
      kept = seen;
    } catch (error) {
      say('warn', 'this machine cannot keep how far it has seen the audit record', { error });
    }
  }

  function run(): Promise<ChainHead> {
    running = seal().finally(() => {
      running = null;
    });
    return running;
  }

  function sealed(): Promise<ChainHead> {
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

  function nudge(): void {
    if (stopped || nudged !== null) return;
    nudged = setTimeout(() => {
      nudged = null;
      sealSoon();
    }, NUDGE_MS);
    nudged.unref();
  }

  function sealSoon(): void {
    sealed().catch((error: unknown) => {
      if (error instanceof HubError && error.code === 'AUDIT_BROKEN') {
        say('error', 'the audit record is not continued: run hub audit verify', { error });
      } else if (!stopped) say('warn', 'the audit record could not be sealed; trying again', { error });
    });
  }

  async function sweep(): Promise<void> {
    keepMark();
    if (running || next) return;
    try {
      const [row] = (await database.pool(subgraph, 'job').query<{ waits: boolean }>(WAITING)).rows;
      if (row?.waits || !isKnown) sealSoon();
    } catch (error) {
      if (!stopped) say('warn', 'the audit record could not be sealed; trying again', { error });
    }
  }
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  timer.unref();
  sealSoon();

  const stop = async () => {
    if (stopped) return;
    stopped = true;
    clearInterval(timer);
    if (nudged !== null) clearTimeout(nudged);
    await sealed().catch(() => undefined);
    keepMark();
  };
  return { nudge, sealed, stop, [Symbol.asyncDispose]: stop };
}
