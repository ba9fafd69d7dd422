import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  HUB_VIEWER,
  idempotencyKeySha256,
  type OwnEntry,
  recordInTransaction,
  storableFacts,
  storableRequestId,
} from './audit/record.ts';
import { contentOf } from './history/content.ts';
import { defineProblems, type Problem } from './problems.ts';
import type { Viewer } from './viewer.ts';

/**
 * Receipts of commands: what makes a command that is sent twice take effect once. A receipt belongs to the viewer who
 * sent the command; row-level security shows it to nobody else, and raises when no viewer is set.
 */
export const RECEIPT_TABLE = `
create table command_receipt (
  viewer text not null default app.viewer_subject(),
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  command text not null,
  input_sha256 text not null,
  outcome jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (viewer, idempotency_key)
);
alter table command_receipt enable row level security;
alter table command_receipt force row level security;
create policy own_receipts on command_receipt
  using (viewer = (select app.viewer_subject())) with check (viewer = (select app.viewer_subject()))`;

export const problems = defineProblems({
  IDEMPOTENCY_KEY_REUSED: {
    vi: () => 'Khóa chống lặp này đã dùng cho một dữ liệu khác. Hãy chọn khóa mới cho lệnh mới; chưa có gì được ghi.',
    en: () =>
      'This idempotency key was used before with another input. Choose a new key for a new command; nothing was written.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    vi: () => 'Khóa chống lặp phải có 1 đến 200 ký tự đọc được; chưa có gì được ghi.',
    en: () => 'Expected an idempotency key of 1 to 200 readable characters; nothing was written.',
  },
});

/** What a command came to: what it made, and why it did not. Kept as JSON, so it holds ids and problems only. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** Ids of what was made, by the field of the payload that shows them. */
  readonly made: Readonly<Record<string, string>>;
}

/** A command as it was sent. */
export interface SentCommand {
  readonly name: string;
  readonly idempotencyKey: string;
  readonly input: unknown;
  /** Of the request that brought it, for the audit record. */
  readonly requestId: string;
}

/**
 * Carry out a command once for each idempotency key of a viewer. The same key and input answer what they answered
 * first; the same key with another input is refused with IDEMPOTENCY_KEY_REUSED. Two at the same time wait for one
 * another. The receipt is written in the command's own transaction: both are there or neither.
 *
 * So is a record of the audit: COMMAND, of the hub itself MAINTENANCE, with what was made and the codes of the problems.
 * One for each command, also for one that is refused; a repeat, which changes and tells nothing new, leaves none.
 */
export async function once(
  em: EntityManager,
  viewer: Viewer,
  command: SentCommand,
  carryOut: () => Promise<Outcome>,
): Promise<Outcome> {
  const { idempotencyKey, name } = command;
  const inputSha256 = createHash('sha256')
    .update(contentOf([name, command.input]))
    .digest('hex');
  const recordOf = ({ made, problems: found }: Outcome): OwnEntry => ({
    kind: viewer.subject === HUB_VIEWER.subject ? 'MAINTENANCE' : 'COMMAND',
    requestId: command.requestId,
    facts: {
      command: name,
      idempotencyKeySha256: idempotencyKeySha256(viewer.subject, idempotencyKey),
      inputSha256,
      made,
      problems: found.map(({ code }) => code),
    },
  });
  const refuse = async (problem: Problem): Promise<Outcome> => {
    const outcome = { made: {}, problems: [problem] };
    await recordInTransaction(em, recordOf(outcome));
    return outcome;
  };

  if (!/^[^\0]{1,200}$/s.test(idempotencyKey) || !idempotencyKey.isWellFormed()) {
    return refuse(problems.IDEMPOTENCY_KEY_INVALID(['idempotencyKey']));
  }
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 1))', [
    `${viewer.subject}\n${idempotencyKey}`,
  ]);
  // The policy of the table says the same; neither leans on the other.
  const [receipt] = (await em.execute(
    'select input_sha256, outcome from command_receipt where viewer = ? and idempotency_key = ?',
    [viewer.subject, idempotencyKey],
  )) as unknown as { input_sha256: string; outcome: Outcome }[];
  if (receipt && receipt.input_sha256 !== inputSha256) {
    return refuse(problems.IDEMPOTENCY_KEY_REUSED(['idempotencyKey']));
  }
  if (receipt) return receipt.outcome;

  const outcome = await carryOut();
  const kept = JSON.stringify(outcome);
  const { kind, requestId, facts } = recordOf(outcome);
  // One statement, so that the record costs the command no round trip.
  await em.execute(
    `with receipt as (
       insert into command_receipt (idempotency_key, command, input_sha256, outcome) values (?, ?, ?, ?::jsonb)
     ) insert into audit_record (kind, request_id, facts) values (?, ?, ?::jsonb)`,
    [idempotencyKey, name, inputSha256, kept, kind, storableRequestId(requestId), storableFacts(facts)],
  );
  // As it will be read from the receipt: the first answer is the same as the later ones.
  return JSON.parse(kept) as Outcome;
}
