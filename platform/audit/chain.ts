import { createHash, createHmac } from 'node:crypto';
import type { Queries } from '../database.ts';

/** What stands before the first record of a chain. */
export const GENESIS = { position: 0, hash: '0'.repeat(64) } as const;

/** A place in a chain and the hash of the record that stands there. */
export interface ChainPlace {
  readonly position: number;
  readonly hash: string;
}

/** A record as the database keeps it. Instants have microseconds, in UTC; `facts` is the text that PostgreSQL writes. */
export interface StoredRecord {
  readonly recordId: string;
  readonly recordedAt: string;
  readonly kind: string;
  readonly viewer: string;
  readonly roles: readonly (string | null)[];
  readonly requestId: string;
  readonly facts: string;
}

/** A record that has its place in the chain. */
export interface SealedRecord extends StoredRecord {
  readonly position: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly sealedAt: string;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** An instant to the microsecond, as a record's text holds it. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', ${INSTANT})`;
}

/** The columns of a StoredRecord; facts as text, so that every difference which the database can hold is one. */
export const RECORD_COLUMNS = `record_id as "recordId", ${instantText('recorded_at')} as "recordedAt", kind, viewer, roles,
  request_id as "requestId", facts::text as facts`;

const SEALING_COLUMNS = `position, previous_hash as "previousHash", hash, ${instantText('sealed_at')} as "sealedAt"`;

/**
 * The text of a sealed record that its hash is taken over: a JSON object (RFC 8259) without blanks, its keys sorted, all
 * values strings but `roles`, a list of strings. The hash of the record before is one of them, and so are the chain and
 * the place, so that no record fits anywhere else.
 */
export function canonicalText(subgraph: string, record: Omit<SealedRecord, 'hash'>): string {
  return JSON.stringify({
    facts: record.facts,
    kind: record.kind,
    position: String(record.position),
    previousHash: record.previousHash,
    recordId: record.recordId,
    recordedAt: record.recordedAt,
    requestId: record.requestId,
    roles: record.roles,
    sealedAt: record.sealedAt,
    subgraph,
    viewer: record.viewer,
  });
}

/** SHA-256 of the canonical text in UTF-8, in hexadecimal. */
export function hashOf(subgraph: string, record: Omit<SealedRecord, 'hash'>): string {
  return createHash('sha256').update(canonicalText(subgraph, record)).digest('hex');
}

/** The one row that says how far a chain is sealed. */
export interface ChainHead extends ChainPlace {
  readonly chainId: string;
  /** Null before the first sealing. */
  readonly seal: string | null;
  /** Fingerprint of the key that the seal was made with. */
  readonly key: string | null;
}

/** What seals the heads of chains: derived from the hub's signing key for this purpose alone, another for each subgraph. */
export interface SealingKey {
  /** Tells keys apart and says nothing about them. */
  readonly fingerprint: string;
  sealOf(chainId: string, place: ChainPlace): string;
}

/** HMAC-SHA-256 (RFC 2104) over chain, place and hash. */
export function sealingKey(hubKey: string, subgraph: string): SealingKey {
  const key = createHmac('sha256', hubKey).update(`audit:${subgraph}`).digest();
  return {
    fingerprint: createHash('sha256').update(key).digest('hex').slice(0, 16),
    sealOf: (chainId, { position, hash }) =>
      createHmac('sha256', key)
        .update(JSON.stringify([subgraph, chainId, position, hash]))
        .digest('hex'),
  };
}

/** What is wrong with a head before anybody looks at the records. */
export type SealFault = 'SEAL_MISSING' | 'OTHER_KEY' | 'SEAL_INVALID';

/** Whether a head was sealed with this key. One that was never sealed is in order as long as it stands at the beginning. */
export function sealFault(key: SealingKey, head: ChainHead): SealFault | null {
  if (head.seal === null) return head.position === 0 && head.hash === GENESIS.hash ? null : 'SEAL_MISSING';
  if (head.seal === key.sealOf(head.chainId, head)) return head.key === key.fingerprint ? null : 'OTHER_KEY';
  return head.key === key.fingerprint ? 'SEAL_INVALID' : 'OTHER_KEY';
}

const HEAD = {
  name: 'audit.head',
  text: 'select chain_id as "chainId", position, hash, seal, key from audit_head',
};

/** Null when somebody has taken the row away. */
export async function readHead(tx: Queries): Promise<ChainHead | null> {
  const [head] = await tx.query<Omit<ChainHead, 'position'> & { position: string }>(HEAD);
  return head ? { ...head, position: Number(head.position) } : null;
}

const SEALED_AFTER = {
  name: 'audit.sealedAfter',
  text: `select ${RECORD_COLUMNS}, ${SEALING_COLUMNS} from audit_record
    where (position, record_id) > ($1::bigint, $2::bigint) order by position, record_id limit $3`,
};
const AT = {
  name: 'audit.at',
  text: `select ${RECORD_COLUMNS}, ${SEALING_COLUMNS} from audit_record where position = $1::bigint`,
};
const FOLLOWING = {
  name: 'audit.following',
  text: `select ${RECORD_COLUMNS}, ${SEALING_COLUMNS} from audit_record where previous_hash = $1`,
};

type SealedRow = Omit<SealedRecord, 'position'> & { position: string };
const sealed = (row: SealedRow): SealedRecord => ({ ...row, position: Number(row.position) });

const FIRST = '-9223372036854775808';

/** The sealed records in the order of their places, `batch` at a time: a chain of any length needs no more memory. */
export async function* sealedRecords(tx: Queries, batch = 1000): AsyncGenerator<SealedRecord> {
  let after: readonly string[] = [FIRST, FIRST];
  for (;;) {
    const rows = await tx.query<SealedRow>(SEALED_AFTER, [...after, batch]);
    for (const row of rows) yield sealed(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    after = [last.position, last.recordId];
  }
}

export async function sealedAt(tx: Queries, position: number): Promise<SealedRecord | null> {
  const [row] = await tx.query<SealedRow>(AT, [position]);
  return row ? sealed(row) : null;
}

/** The records that say they stand behind the one with this hash. Reads the whole chain: for finding out what is wrong. */
export async function recordsFollowing(tx: Queries, hash: string): Promise<SealedRecord[]> {
  return (await tx.query<SealedRow>(FOLLOWING, [hash])).map(sealed);
}
