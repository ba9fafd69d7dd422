import { isReadable } from '../../../domain/plain-text.ts';
import type { StatementRunner } from '../../../platform/history.ts';
import type { Outcome } from '../../../platform/receipt.ts';

/** What a command of the caller answered when it was first carried out. */
export interface CommandReceiptRow {
  readonly idempotencyKey: string;
  readonly command: string;
  readonly recordedAt: Date;
  readonly outcome: Outcome;
}

const RECEIPT_BY_KEY = {
  name: 'directives.receiptByKey',
  text: `select r.idempotency_key as "idempotencyKey", r.command, r.recorded_at as "recordedAt", r.outcome
    from command_receipt r where r.viewer = app.viewer_subject() and r.idempotency_key = $1`,
};

export function receiptLoaders(session: StatementRunner) {
  return {
    /** The caller's own only: whose receipts are seen is the database's matter. Always the present one. */
    async receiptByKey(idempotencyKey: string): Promise<CommandReceiptRow | null> {
      if (!isReadable(idempotencyKey)) return null;
      const [receipt] = await session.query<CommandReceiptRow>(RECEIPT_BY_KEY, [idempotencyKey]);
      return receipt ?? null;
    },
  };
}
