/**
 * SQL of a subgraph's feed, for its first migration. `feed_event.seq` is taken by writers while they hold the lock on
 * their subject; `position` is given later, by the one sequencer, densely and in the order of `seq` among what is
 * committed. So every subject's events keep their order, no number is ever missing, and nobody waits for a writer.
 *
 * What is committed at the time is placed in one go, with one `sequenced_at` that never goes back, whatever the clock
 * does: so an instant stands between transactions and never inside one. `recorded_at` is taken after the lock on the
 * subject, so that it follows the order of the subject's events.
 *
 * Payloads are the whole public state of their subject after the change and never hold personal data: the last event
 * of each subject is a snapshot. Who recorded a change stands beside it and is not part of the feed that others read.
 */
export function feedTables(subgraph: string): string {
  return `
create table feed (
  feed_id uuid not null default gen_random_uuid(),
  is_only boolean primary key default true check (is_only)
);
insert into feed default values;

create table feed_event (
  seq bigint generated always as identity primary key,
  position bigint unique,
  subject text not null,
  kind text not null,
  payload jsonb not null,
  recorded_at timestamptz not null default statement_timestamp(),
  recorded_at_origin timestamptz not null default statement_timestamp(),
  recorded_by text not null default app.viewer_subject(),
  sequenced_at timestamptz,
  check ((position is null) = (sequenced_at is null))
);
create index feed_event_waiting on feed_event (seq) where position is null;
create index feed_event_by_instant on feed_event (sequenced_at, position);
create index feed_event_by_subject on feed_event (subject, position);

create function refuse_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.position is null and new.position is not null
     and to_jsonb(old) - 'position' - 'sequenced_at' = to_jsonb(new) - 'position' - 'sequenced_at' then
    return new;
  end if;
  raise exception 'the feed is appended to: % refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger events_are_appended before update or delete on feed_event
  for each row execute function refuse_event_change();
create trigger events_are_kept before truncate on feed_event
  for each statement execute function refuse_event_change();

create view feed_log as
  select position, subject, kind, payload, recorded_at_origin, recorded_at, sequenced_at
  from feed_event where position is not null;

create view feed_head as
  select f.feed_id, coalesce(e.position, 0) as position, e.sequenced_at
  from feed f left join lateral (select position, sequenced_at from feed_event where position is not null
    order by position desc limit 1) e on true;

create function feed_snapshot(at bigint) returns table (subject text, kind text, payload jsonb) language sql stable
  set search_path = ${subgraph}, pg_temp as $$
  select distinct on (subject) subject, kind, payload from feed_log where position <= at order by subject, position desc
$$;

create function sequence_feed() returns bigint language plpgsql
  set search_path = ${subgraph}, pg_temp as $$
declare
  head bigint;
  placed_at timestamptz;
  given bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('${subgraph}.feed', 0));
  select h.position, greatest(clock_timestamp(), h.sequenced_at) into head, placed_at from feed_head h;
  update feed_event e set position = head + waiting.nth, sequenced_at = placed_at
  from (select seq, row_number() over (order by seq) as nth from feed_event where position is null) waiting
  where e.seq = waiting.seq;
  get diagnostics given = row_count;
  if given > 0 then
    perform pg_notify('${feedChannel(subgraph)}', (head + given)::text);
  end if;
  return head + given;
end $$;
`;
}

/** Cursors of the feeds that a subgraph follows; for the first migration of a subgraph that follows any. */
export const FEED_CURSOR_TABLE = `
create table feed_cursor (
  feed text not null,
  consumer text not null,
  feed_id uuid not null,
  position bigint not null,
  primary key (feed, consumer)
)`;

/** The channel on which the sequencer says how far a feed has come. */
export function feedChannel(subgraph: string): string {
  return `${subgraph}_feed`;
}
