import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isReadable } from '../domain/plain-text.ts';
import { normaliseUnicode } from '../domain/vietnamese.ts';
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

/**
 * When a command was carried out: what its payload shows is read as of then, however often it is sent again. Its own
 * events have no place in the feed before it is committed, so that they are named by `seq`; the moment is the position of
 * the last of all these events, once they have theirs.
 */
export interface CommandMoment {
  /** YYYY-MM-DD: the day of the operation that carried it out. */
  readonly today: string;
  /** The last position that was taken, "0" for none. */
  readonly position: string;
  /** `seq` of the events that it made, and of others that it saw without a place. */
  readonly waiting: readonly string[];
}

/** What a receipt keeps. */
export interface Receipt extends Outcome {
  /** Null when there is no receipt, as the key is none or was used for another command. */
  readonly moment: CommandMoment | null;
}

/** A command as it was sent. */
export interface SentCommand {
  readonly name: string;
  readonly idempotencyKey: string;
  readonly input: unknown;
  /** Of the request that brought it, for the audit record. */
  readonly requestId: string;
  /** YYYY-MM-DD: the day by which it is judged. */
  readonly today: string;
}

/** More are only there while somebody brings in very many facts at once: of those the latest do. */
const WAITING_CAP = 200;

const KEY = /^.{1,200}$/su;

/**
 * Carry out a command once for each idempotency key of a viewer. The same key and input answer what they answered
 * first; the same key with another input is refused with IDEMPOTENCY_KEY_REUSED, and what is no key with
 * IDEMPOTENCY_KEY_INVALID. Two at the same time wait for one another. The receipt is written in the command's own
 * transaction: both are there or neither.
 *
 * The same input is what says the same: the order of fields does not count, nor which of its forms in Unicode a text has.
 * A key is taken as it is.
 *
 * So is a record of the audit: COMMAND, of the hub itself MAINTENANCE, with what was made and the codes of the problems.
 * One for each command, also for one that is refused; a repeat, which changes and tells nothing new, leaves none.
 */
export async function once(
  em: EntityManager,
  viewer: Viewer,
  command: SentCommand,
  carryOut: () => Promise<Outcome>,
): Promise<Receipt> {
  const { idempotencyKey, name } = command;
  const inputSha256 = createHash('sha256')
    .update(contentOf([name, inOneForm(command.input)]))
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
  const refuse = async (problem: Problem): Promise<Receipt> => {
    const refusal = { made: {}, problems: [problem], moment: null };
    await recordInTransaction(em, recordOf(refusal));
    return refusal;
  };

  if (!KEY.test(idempotencyKey) || !isReadable(idempotencyKey)) {
    return refuse(problems.IDEMPOTENCY_KEY_INVALID(['idempotencyKey']));
  }
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 1))', [
    `${viewer.subject}\n${idempotencyKey}`,
  ]);
  // The policy of the table says the same; neither leans on the other.
  const [receipt] = (await em.execute(
    'select input_sha256, outcome from command_receipt where viewer = ? and idempotency_key = ?',
    [viewer.subject, idempotencyKey],
  )) as unknown as { input_sha256: string; outcome: Receipt }[];
  if (receipt && receipt.input_sha256 !== inputSha256) {
    return refuse(problems.IDEMPOTENCY_KEY_REUSED(['idempotencyKey']));
  }
  if (receipt) return receipt.outcome;

  const outcome = await carryOut();
  const { kind, requestId, facts } = recordOf(outcome);
  // One statement, so that neither the record nor the moment costs the command a round trip.
  const [kept] = (await em.execute(
    `with moment as (
       select jsonb_build_object('today', ?::text, 'position', coalesce(max(position), 0)::text, 'waiting', array(
         select seq::text from feed_event where position is null order by seq desc limit ${WAITING_CAP})) as told
       from feed_event
     ), receipt as (
       insert into command_receipt (idempotency_key, command, input_sha256, outcome)
       select ?, ?, ?, ?::jsonb || jsonb_build_object('moment', told) from moment returning outcome
     ), record as (
       insert into audit_record (kind, request_id, facts) values (?, ?, ?::jsonb)
     ) select outcome from receipt`,
    [
      ...[command.today, idempotencyKey, name, inputSha256, JSON.stringify(outcome)],
      ...[kind, storableRequestId(requestId), storableFacts(facts)],
    ],
  )) as unknown as { outcome: Receipt }[];
  // As it will be read from the receipt: the first answer is the same as the later ones.
  return kept!.outcome;
}

/** A value with each text in the one form that all its forms in Unicode stand for. */
function inOneForm(value: unknown): unknown {
  if (typeof value === 'string') return normaliseUnicode(value);
  if (Array.isArray(value)) return value.map(inOneForm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inOneForm(part)]));
}

/**
 * The statement for the feed position of a moment, as `formatPosition` takes its parts; `unplaced` says how many of its
 * events have no place yet. $1 position, $2 waiting.
 */
export const POSITION_OF_MOMENT = {
  name: 'receipt.positionOfMoment',
  text: `select f.feed_id as "feedId", greatest($1::bigint, max(e.position))::text as position,
      count(e.seq) filter (where e.position is null)::int as unplaced
    from feed f left join feed_event e on e.seq = any($2::bigint[]) group by f.feed_id`,
};
