import type { Viewer } from './viewer.ts';

/** What an audit record is about; the enum AuditKind of the schema. */
export const AUDIT_KINDS = ['COMMAND', 'ACCESS_REFUSED', 'PERSONAL_READ', 'MAINTENANCE'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** One entry of the audit record before it has its place in the chain. */
export interface AuditEntry {
  readonly kind: AuditKind;
  readonly viewer: Viewer;
  readonly requestId: string;
  /** What happened, as JSON. Never a secret, a token, or the value of what is marked personal. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Where the gateway records what it refuses and what personal data it gives out. */
export interface AuditSink {
  /**
   * Resolves when the entry is durable. Rejects with AUDIT_UNAVAILABLE: what has to be recorded before it is given out
   * is then not given out.
   */
  record(entry: AuditEntry): Promise<void>;
}
