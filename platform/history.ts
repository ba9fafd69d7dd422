import type { Statement } from './database/session.ts';
import { HubError } from './errors.ts';
import type { ReadAt, Subgraph } from './subgraph.ts';

/**
 * Facts and the moment they are read at.
 *
 * A fact is a row that was appended once; the only change ever made to it is that `recorded_to` and `closed_seq` are
 * set, together and once, when a later row takes its place. `seq` and `closed_seq` name the feed events that brought and
 * ended it. Whether a fact holds at a feed position is a question to the feed alone, never to a clock: the same position
 * gives the same rows for ever, whoever writes meanwhile.
 */

/** Columns that a migration gives to every table of facts. */
export const FACT_COLUMNS = `
  fact_id bigint generated always as identity primary key,
  seq bigint not null references feed_event (seq),
  closed_seq bigint references feed_event (seq),
  recorded_at timestamptz not null default statement_timestamp(),
  recorded_at_origin timestamptz not null default statement_timestamp(),
  recorded_to timestamptz,
  check ((closed_seq is null) = (recorded_to is null))`;

/** Function behind `factGuard`; once per schema. */
export const FACT_GUARD_FUNCTION = `
create function refuse_fact_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.closed_seq is null and new.closed_seq is not null
     and to_jsonb(old) - 'closed_seq' - 'recorded_to' = to_jsonb(new) - 'closed_seq' - 'recorded_to' then
    return new;
  end if;
  raise exception 'facts are appended: % of % refused', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end $$`;

/** A trigger that refuses, whoever asks, to change or delete a fact otherwise than by closing it once. */
export function factGuard(table: string): string {
  return `create trigger facts_are_appended before update or delete on ${table}
    for each row execute function refuse_fact_change();
  create trigger facts_are_kept before truncate on ${table}
    for each statement execute function refuse_fact_change()`;
}

/** PostgreSQL cuts names at 63 bytes; one is for the mark of the past, without which the past would run as the present. */
const STATEMENT_NAME_CAP = 62;

/** A statement over facts in its two forms: over the current state, and at a feed position. */
export interface FactStatement {
  readonly now: Statement;
  readonly past: Statement;
}

/**
 * Write a statement over facts once for both moments. `build` gets a predicate for an alias of a fact table and leaves
 * $1 to it: its own parameters begin at $2.
 *
 * The present needs no look at the feed, so that the hot path stays on the indexes over open facts.
 */
export function factStatement(name: string, build: (holds: (alias: string) => string) => string): FactStatement {
  if (Buffer.byteLength(name) > STATEMENT_NAME_CAP) {
    throw new Error(`expected a statement's name of at most ${STATEMENT_NAME_CAP} bytes, got "${name}"`);
  }
  return {
    now: { name, text: build((fact) => `(${fact}.closed_seq is null and $1::bigint is null)`) },
    past: { name: `${name}@`, text: build((fact) => holdsAt(fact, '$1::bigint')) },
  };
}

/**
 * SQL for: the fact was brought by an event up to the position, and not ended by one. The aliases inside are names that
 * no statement uses for its facts.
 */
function holdsAt(fact: string, position: string): string {
  return `(exists (select 1 from feed_event begun_by where begun_by.seq = ${fact}.seq and begun_by.position <= ${position})
    and not exists (select 1 from feed_event ended_by where ended_by.seq = ${fact}.closed_seq and ended_by.position <= ${position}))`;
}

/** A session that runs named prepared statements; platform/database.ts opens it for a viewer. */
export interface StatementRunner {
  query<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

/** Reads facts at the moment of one operation. */
export interface FactReader {
  /** Rows of a statement; `values` are its parameters from $2 on. */
  read<Row extends object>(statement: FactStatement, ...values: readonly unknown[]): Promise<Row[]>;
  readonly today: string;
}

export function createFactReader(session: StatementRunner, readAt: ReadAt): FactReader {
  const position = readAt.position === null ? null : parsePosition(readAt.position).position;
  return {
    today: readAt.today,
    read: (statement, ...values) =>
      session.query(position === null ? statement.now : statement.past, [position, ...values]),
  };
}

/** A place in a feed as it travels: the feed's own id, so that a token of another hub is not mistaken, and the number. */
export function formatPosition(feedId: string, position: string): string {
  return `${feedId}.${position}`;
}

/** Refused with ASOF_UNKNOWN when it is not of the form that `formatPosition` gives. */
export function parsePosition(text: string): { readonly feedId: string; readonly position: string } {
  const match = /^([0-9a-f-]{36})\.(0|[1-9]\d{0,17})$/.exec(text);
  if (!match) throw new HubError('ASOF_UNKNOWN', 'Expected a position that this hub gave.');
  return { feedId: match[1]!, position: match[2]! };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const HEAD = {
  name: 'feed.head',
  text: 'select feed_id, coalesce((select max(position) from feed_event), 0)::text as position from feed',
};
const HEAD_AT = {
  name: 'feed.headAt',
  text: `select feed_id, coalesce((
      select position from feed_event where sequenced_at <= $1::timestamptz order by sequenced_at desc, position desc limit 1
    ), 0)::text as position from feed`,
};

/**
 * What `Subgraph.resolvePosition` answers for a subgraph with a feed. An instant stands for the last change that the
 * feed had taken in by then. Refused with ASOF_MALFORMED, ASOF_IN_FUTURE or ASOF_UNKNOWN.
 */
export async function resolvePosition(
  session: StatementRunner,
  asOf: Parameters<Subgraph['resolvePosition']>[0],
  now: Date,
): Promise<string> {
  if (asOf.kind === 'instant') {
    // The year before 1 is none to PostgreSQL; an instant that is none has no year at all.
    if (!INSTANT.test(asOf.at) || !(new Date(asOf.at).getUTCFullYear() >= 1)) {
      throw new HubError('ASOF_MALFORMED', 'Expected an ISO 8601 instant with offset.');
    }
    if (new Date(asOf.at) > now) {
      throw new HubError('ASOF_IN_FUTURE', `Expected an instant that has passed, got ${asOf.at}.`);
    }
  }
  const [head] =
    asOf.kind === 'instant'
      ? await session.query<{ feed_id: string; position: string }>(HEAD_AT, [new Date(asOf.at).toISOString()])
      : await session.query<{ feed_id: string; position: string }>(HEAD, []);
  if (!head) throw new Error('the feed has no id');
  if (asOf.kind !== 'position') return formatPosition(head.feed_id, head.position);

  const asked = parsePosition(asOf.position);
  if (asked.feedId !== head.feed_id || BigInt(asked.position) > BigInt(head.position)) {
    throw new HubError('ASOF_UNKNOWN', 'Expected a position of this hub’s feed that it has reached.');
  }
  return asOf.position;
}
