/** Columns that a record gets when it is sealed: all at once, one time. */
const SEALING = `'position' - 'previous_hash' - 'hash' - 'sealed_at'`;

/**
 * SQL of a subgraph's audit record, for a migration of its own. A record is written in the transaction that it is about:
 * both are there or neither. Its place in the chain (`position`, `previous_hash`, `hash`) is given after the commit, once,
 * see seal.ts; nothing else of it ever changes, not even by the owner.
 *
 * A viewer's transaction appends records in its own name and reads none: subject and roles are those of the transaction,
 * whatever the statement says. The job role seals. Auditors read `audit_log`, whose condition asks for `audit:read` by
 * itself; who else may look at it is granted by grants.ts.
 *
 * `audit_head` says how far the chain is sealed. Its `seal` is keyed (chain.ts), so that someone who has the database and
 * not the hub's key can neither make the chain anew nor cut its end off.
 */
export function auditTables(subgraph: string): string {
  return `
create table audit_record (
  record_id bigint generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('COMMAND', 'ACCESS_REFUSED', 'PERSONAL_READ', 'MAINTENANCE')),
  viewer text not null default app.viewer_subject(),
  roles text[] not null default app.viewer_roles(),
  request_id text not null,
  facts jsonb not null,
  position bigint unique,
  previous_hash text,
  hash text,
  sealed_at timestamptz,
  check (num_nulls(position, previous_hash, hash, sealed_at) in (0, 4))
);
create index audit_record_waiting on audit_record (record_id) where position is null;
create index audit_record_latest on audit_record (recorded_at desc, record_id);
create index audit_record_by_viewer on audit_record (viewer, recorded_at desc, record_id);

create table audit_head (
  is_only boolean primary key default true check (is_only),
  chain_id uuid not null default gen_random_uuid(),
  position bigint not null default 0,
  hash text not null default repeat('0', 64),
  seal text,
  key text,
  sealed_at timestamptz
);
insert into audit_head default values;

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'audit_record' then
    if old.position is null and new.position is not null
       and to_jsonb(old) - ${SEALING} = to_jsonb(new) - ${SEALING} then
      return new;
    end if;
  elsif tg_op = 'UPDATE' then
    if new.chain_id = old.chain_id and new.position >= old.position then
      return new;
    end if;
  end if;
  raise exception 'the audit record is appended to: % refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger records_are_appended before update or delete on audit_record
  for each row execute function refuse_audit_change();
create trigger records_are_kept before truncate on audit_record
  for each statement execute function refuse_audit_change();
create trigger head_goes_forward before update or delete on audit_head
  for each row execute function refuse_audit_change();
create trigger head_is_kept before truncate on audit_head
  for each statement execute function refuse_audit_change();

alter table audit_record enable row level security;
alter table audit_record force row level security;
create policy own_records on audit_record for insert to ${subgraph}_viewer
  with check (viewer = (select app.viewer_subject()) and kind in ('COMMAND', 'MAINTENANCE'));
create policy all_records on audit_record for select to ${subgraph}_job, ${subgraph}_owner using (true);
create policy sealing on audit_record for update to ${subgraph}_job using (position is null) with check (true);
grant insert (kind, request_id, facts) on audit_record to ${subgraph}_viewer;
grant select, update (position, previous_hash, hash, sealed_at) on audit_record to ${subgraph}_job;
grant select, update (position, hash, seal, key, sealed_at) on audit_head to ${subgraph}_job;

create view audit_log with (security_barrier) as
  select record_id, recorded_at, kind, viewer, roles, request_id, facts, position, hash
  from audit_record where (select app.viewer_has_scope('audit:read'));
`;
}

/** Let the job role append too, about anybody: where the gateway records what it refuses and gives out. */
export function auditByJob(subgraph: string): string {
  return `
create policy recording on audit_record for insert to ${subgraph}_job with check (true);
grant insert (kind, viewer, roles, request_id, facts) on audit_record to ${subgraph}_job;
`;
}

export const DROP_AUDIT_TABLES = `
drop view audit_log;
drop table audit_record, audit_head;
drop function refuse_audit_change();
`;
