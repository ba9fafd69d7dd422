import { createHash } from 'node:crypto';
import type { FeedTransaction } from '../feed.ts';
import { viewerOf } from '../viewer.ts';

/**
 * Who the hub is in its own work. A caller's subject begins with how it was made known (`person:`, `machine:`), so nobody
 * can be of this name.
 */
export const HUB_VIEWER = viewerOf({ subject: 'hub', roles: ['operator'] });

/** What a transaction records of itself. Subject and roles are those of its viewer and cannot be given. */
export interface OwnEntry {
  readonly kind: 'COMMAND' | 'MAINTENANCE';
  readonly requestId: string;
  /** As in AuditEntry: never a secret, a token, or the value of what is marked personal. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Append a record to the chain of the subgraph whose transaction this is: there if and only if it commits. */
export async function recordInTransaction(tx: FeedTransaction, entry: OwnEntry): Promise<void> {
  await tx.execute('insert into audit_record (kind, request_id, facts) values (?, ?, ?::jsonb)', [
    entry.kind,
    storableRequestId(entry.requestId),
    storableFacts(entry.facts),
  ]);
}

/** A key that a client chose may hold what is personal: its hash, with the viewer in it so that none is equal to another's. */
export function idempotencyKeySha256(subject: string, idempotencyKey: string): string {
  return createHash('sha256').update(`${subject}\n${idempotencyKey}`).digest('hex');
}

/** The most characters that a record keeps of a text that comes from outside. */
const REQUEST_ID_CAP = 200;
const SUBJECT_CAP = 500;
const NAME_CAP = 200;
const FACTS_CAP = 32_768;

/** A text that PostgreSQL can hold: without NUL, whole characters only, cut at `cap`. */
function storable(text: string, cap: number): string {
  return text.slice(0, cap).toWellFormed().replaceAll('\0', '\ufffd');
}

export function storableRequestId(requestId: string): string {
  return storable(requestId, REQUEST_ID_CAP);
}

export function storableSubject(subject: string): string {
  return storable(subject, SUBJECT_CAP);
}

/**
 * Facts as the JSON that is stored. What no database text can hold is replaced, and what is longer than 32,768 characters
 * gives way to its beginning: a record is written whatever a caller has sent.
 */
export function storableFacts(facts: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(facts, (_, value: unknown) => {
    if (typeof value === 'string') return storable(value, FACTS_CAP);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [storable(key, NAME_CAP), item]));
  });
  if (text.length <= FACTS_CAP) return text;
  const { code } = facts;
  return JSON.stringify({
    ...(typeof code === 'string' ? { code: storable(code, NAME_CAP) } : {}),
    tooLong: text.length,
    begins: storable(text, 4_096),
  });
}
