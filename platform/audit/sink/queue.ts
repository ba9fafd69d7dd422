import type { AuditEntry, AuditKind } from '../../audit.ts';
import type { HubError } from '../../errors.ts';
import { HUB_VIEWER, storableFacts, storableRequestId, storableSubject } from '../record.ts';

/** A row that waits to be written, and who waits for it. */
export interface Row {
  /** Entries of one key become one row. */
  readonly key: string;
  readonly kind: AuditKind;
  readonly viewer: string;
  readonly roles: readonly string[];
  readonly requestId: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** On the clock of the queue: not written before. */
  readonly dueAt: number;
  /** How many entries it stands for; 0 once it is done with. */
  count: number;
  /** When it came, if it could not be written at once: the database tells only when it was. */
  heldSince: string | null;
  waiting: { resolve(): void; reject(error: HubError): void }[];
}

/** Equal refusals become one row for this long. */
const REFUSAL_WINDOW_MS = 1000;
/** Each viewer has this many rows for refusals in this time: the record is never made shorter, and strangers could fill it. */
const LISTING_WINDOW_MS = 60_000;
export const REFUSALS_LISTED = 50;

const NOT_LISTED = 'REFUSALS_NOT_LISTED';

/**
 * What waits to be recorded, bounded whatever callers do: a refusal that repeats is counted, a viewer who is refused in
 * ever new ways is counted too, and when refusals of all viewers together need more than `capacity` rows, they are counted
 * in one row of the hub's own. Other entries have as many rows for themselves, so that a flood of refusals does not keep
 * them out.
 */
export class EntryQueue {
  readonly #capacity: number;
  readonly #now: () => number;
  readonly #rows = new Map<string, Row>();
  #refusals = 0;
  #others = 0;
  #added = 0;
  #windowBegan = Number.NEGATIVE_INFINITY;
  #listingBegan = Number.NEGATIVE_INFINITY;
  readonly #listed = new Map<string, number>();
  /** When a row of a key was taken last, as long as the window lasts. */
  readonly #takenAt = new Map<string, number>();

  constructor(capacity: number, now: () => number) {
    this.#capacity = capacity;
    this.#now = now;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Entries that wait, counted one by one. */
  get entries(): number {
    return [...this.#rows.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** The row that the entry became part of; null when there is no room. Throws for facts that cannot be written as JSON. */
  add(entry: AuditEntry): Row | null {
    const row = entry.kind === 'ACCESS_REFUSED' ? this.#refusal(entry) : this.#other(entry);
    if (row) row.count += 1;
    return row;
  }

  #other(entry: AuditEntry): Row | null {
    if (this.#others >= this.#capacity) return null;
    this.#added += 1;
    return this.#keep(rowOf(`entry ${this.#added}`, entry, Number.NEGATIVE_INFINITY));
  }

  #refusal(entry: AuditEntry): Row {
    this.#beginWindow();
    const { viewer, facts } = entry;
    const key = refusalKey(viewer.subject, facts);
    const known = this.#rows.get(key);
    if (known) return known;

    const listed = this.#listed.get(viewer.subject) ?? 0;
    if (this.#refusals < this.#capacity && listed < REFUSALS_LISTED) {
      this.#listed.set(viewer.subject, listed + 1);
      return this.#keep(rowOf(key, entry, this.#dueAt(key)));
    }
    const isFull = this.#refusals >= this.#capacity;
    const counted = { ...entry, viewer: isFull ? HUB_VIEWER : viewer, requestId: 'none', facts: { code: NOT_LISTED } };
    const countedKey = refusalKey(counted.viewer.subject, counted.facts);
    return this.#rows.get(countedKey) ?? this.#keep(rowOf(countedKey, counted, this.#dueAt(countedKey)));
  }

  #beginWindow(): void {
    const now = this.#now();
    if (now - this.#windowBegan < REFUSAL_WINDOW_MS) return;
    this.#windowBegan = now;
    if (now - this.#listingBegan >= LISTING_WINDOW_MS) {
      this.#listingBegan = now;
      this.#listed.clear();
    }
    for (const [key, at] of this.#takenAt) if (now - at >= REFUSAL_WINDOW_MS) this.#takenAt.delete(key);
  }

  #dueAt(key: string): number {
    return (this.#takenAt.get(key) ?? Number.NEGATIVE_INFINITY) + REFUSAL_WINDOW_MS;
  }

  #keep(row: Row): Row {
    if (row.kind === 'ACCESS_REFUSED') this.#refusals += 1;
    else this.#others += 1;
    this.#rows.set(row.key, row);
    return row;
  }

  /** Take up to `limit` rows that are due; all that there are when `isLast`. */
  take(limit: number, isLast: boolean): Row[] {
    const now = this.#now();
    const taken: Row[] = [];
    for (const row of this.#rows.values()) {
      if (taken.length === limit) break;
      if (isLast || row.dueAt <= now) taken.push(row);
    }
    for (const row of taken) {
      this.#drop(row);
      if (row.kind === 'ACCESS_REFUSED') this.#takenAt.set(row.key, now);
    }
    return taken;
  }

  #drop(row: Row): void {
    this.#rows.delete(row.key);
    if (row.kind === 'ACCESS_REFUSED') this.#refusals -= 1;
    else this.#others -= 1;
  }

  /** Milliseconds until something is due; 0 when something is, null when nothing waits. */
  get dueIn(): number | null {
    let earliest: number | null = null;
    for (const { dueAt } of this.#rows.values()) if (earliest === null || dueAt < earliest) earliest = dueAt;
    return earliest === null ? null : Math.max(0, earliest - this.#now());
  }

  /** After a batch that failed: everything that waits, and the batch, is told; refusals stay. */
  putBack(batch: readonly Row[], error: HubError, heldSince: string): void {
    const all = [...batch, ...this.#rows.values()];
    for (const row of this.#rows.values()) this.#drop(row);
    for (const row of all) {
      // Done with before another of its batch failed.
      if (row.count === 0) continue;
      for (const { reject } of row.waiting.splice(0)) reject(error);
      if (row.kind !== 'ACCESS_REFUSED') continue;
      row.heldSince ??= heldSince;
      const first = this.#rows.get(row.key);
      if (first) first.count += row.count;
      else this.#keep(row);
    }
  }
}

function rowOf(key: string, { kind, viewer, requestId, facts }: AuditEntry, dueAt: number): Row {
  return {
    key,
    kind,
    viewer: storableSubject(viewer.subject),
    roles: viewer.roles,
    requestId: storableRequestId(requestId),
    // Read back at once: what cannot be written as JSON is the caller's mistake, and nobody else's.
    facts: JSON.parse(storableFacts(facts)) as Record<string, unknown>,
    dueAt,
    count: 0,
    heldSince: null,
    waiting: [],
  };
}

function refusalKey(subject: string, { code, coordinates }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([subject, code, coordinates]);
}
