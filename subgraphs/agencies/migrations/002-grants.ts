import { Migration } from '@mikro-orm/migrations';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const FACT_TABLES = ['grant_fact', 'api_key_fact', 'revocation_fact'];

/**
 * The ids of the agencies whose officers and stewards the viewer may make: those it is steward of, and all below them
 * today by the database's own clock. Of a viewer who is an officer elsewhere too, the roles do not tell which of its
 * agencies it is steward of: its own grants do. Runs as the owner, whose policy shows it the viewer's own grants alone.
 */
const STEWARD_REACH = `
create function steward_reach() returns uuid[] language plpgsql stable security definer
  set search_path = agencies, pg_temp as $$
declare
  today constant date := (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date;
  stewarded uuid[] := app.viewer_agencies();
begin
  if not app.viewer_has_role('steward') then
    return '{}';
  end if;
  if app.viewer_has_role('officer') then
    stewarded := array(select g.agency_id from grant_fact g
      where g.subject = app.viewer_subject() and g.role = 'STEWARD' and g.agency_id = any(stewarded)
        and g.closed_seq is null and g.valid_from <= today and (g.valid_to is null or g.valid_to >= today));
  end if;
  return array(
    with recursive below (agency_id, depth) as (
      select id, 0 from unnest(stewarded) id
      union
      select r.agency_id, below.depth + 1 from below join agency_parent r on r.parent_id = below.agency_id
      where below.depth < 16 and r.closed_seq is null
        and (r.valid_from is null or r.valid_from <= today) and (r.valid_to is null or r.valid_to >= today)
    )
    select distinct agency_id from below);
end $$`;

/** Each function of the viewer stands in a subselect: evaluated once for a statement, not once for a row. */
const has = (what: 'role' | 'scope', name: string) => `(select app.viewer_has_${what}('${name}'))`;
const among = (agencies: string) => `agency_id = any ((select ${agencies}())::uuid[])`;

const SEES_GRANT = `${has('scope', 'grants:read')} and (
  ${has('role', 'operator')} or ${has('role', 'auditor')}
  or subject = (select app.viewer_subject())
  or ((${has('role', 'officer')} or ${has('role', 'steward')}) and ${among('app.viewer_reads')})
  or (${has('role', 'monitor')} and ${among('app.viewer_oversees')})
  or ${among('steward_reach')})`;

/** Nobody writes about themself, not even to end something: what is ended could be made to last. */
const GIVES_GRANT = `${has('scope', 'grants:write')} and subject <> (select app.viewer_subject()) and (
  ${has('role', 'operator')} or (role in ('OFFICER', 'STEWARD') and ${among('steward_reach')}))`;

const SEES_KEYS = `${has('scope', 'keys:read')} and (${has('role', 'operator')} or ${has('role', 'auditor')})`;
const WRITES_KEYS = `${has('scope', 'keys:write')} and ${has('role', 'operator')}`;

/**
 * Grants, keys of machines, and tokens called back. Whoever reads them has a policy to pass; the public has no way to
 * them at all, and the hub's own work reads them to tell who a caller is. The hash of a key's secret stands apart: viewers
 * write it and never read it.
 */
export class Grants extends Migration {
  override up(): void {
    this.#grants();
    this.#keys();
    this.#revocations();
    for (const table of FACT_TABLES) this.addSql(factGuard(table));
    for (const table of [...FACT_TABLES, 'api_key_secret']) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy who_asks_is_found_out on ${table} for select to agencies_job using (true)`);
    }

    this.addSql('grant select, insert on grant_fact, api_key_fact, revocation_fact to agencies_viewer');
    this.addSql('grant update (closed_seq, recorded_to) on grant_fact, api_key_fact to agencies_viewer');
    this.addSql('grant insert on api_key_secret to agencies_viewer');
    this.addSql('grant execute on function steward_reach() to agencies_viewer');
    this.addSql('grant select on grant_fact, api_key_fact, api_key_secret, revocation_fact to agencies_job');
    this.addSql('grant select on agency_fact, succession_fact, succession_member to agencies_job');
  }

  #grants(): void {
    this.addSql(`create table grant_fact (${FACT_COLUMNS},
      grant_id uuid not null,
      subject text not null check (subject ~ '^(person|machine|dev):.' and length(subject) <= 208),
      role text not null
        check (role in ('OFFICER', 'STEWARD', 'ANALYST', 'PARTNER', 'OPERATOR', 'AUDITOR', 'MONITOR')),
      agency_id uuid,
      valid_from date not null,
      valid_to date,
      basis text not null,
      given_by text not null,
      ended_because text,
      check ((agency_id is not null) = (role in ('OFFICER', 'STEWARD', 'MONITOR'))),
      check (valid_to >= valid_from - 1))`);
    this.addSql('create unique index grant_fact_open on grant_fact (grant_id) where closed_seq is null');
    this.addSql('create index grant_fact_by_grant on grant_fact (grant_id, seq)');
    this.addSql('create index grant_fact_by_subject on grant_fact (subject, valid_from desc, grant_id desc)');
    this.addSql('create index grant_fact_by_agency on grant_fact (agency_id, valid_from desc, grant_id desc)');
    this.addSql('create index grant_fact_by_day on grant_fact (valid_from desc, grant_id desc)');

    this.addSql(STEWARD_REACH);
    this.addSql(`create policy own_stewardships on grant_fact for select to agencies_owner
      using (subject = app.viewer_subject())`);
    this.addSql(`create policy seen on grant_fact for select to agencies_viewer using (${SEES_GRANT})`);
    this.addSql(`create policy given on grant_fact for insert to agencies_viewer with check (${GIVES_GRANT}
      and (given_by = (select app.viewer_subject()) or ended_because is not null))`);
    this.addSql(`create policy closed on grant_fact for update to agencies_viewer
      using (${GIVES_GRANT}) with check (${GIVES_GRANT})`);
  }

  #keys(): void {
    this.addSql(`create table api_key_fact (${FACT_COLUMNS},
      api_key_id uuid not null,
      name text not null,
      scopes text[] not null,
      registered_on date not null,
      expires_on date not null,
      registered_by text not null,
      ended_at timestamptz,
      ended_because text,
      check ((ended_at is null) = (ended_because is null)))`);
    this.addSql('create unique index api_key_fact_open on api_key_fact (api_key_id) where closed_seq is null');
    this.addSql('create index api_key_fact_by_key on api_key_fact (api_key_id, seq)');
    this.addSql('create index api_key_fact_by_day on api_key_fact (registered_on desc, api_key_id desc)');
    this.addSql(`create policy seen on api_key_fact for select to agencies_viewer using (${SEES_KEYS})`);
    this.addSql(`create policy registered on api_key_fact for insert to agencies_viewer with check (${WRITES_KEYS}
      and (registered_by = (select app.viewer_subject()) or ended_at is not null))`);
    this.addSql(`create policy closed on api_key_fact for update to agencies_viewer
      using (${WRITES_KEYS}) with check (${WRITES_KEYS})`);

    this.addSql(`create table api_key_secret (
      api_key_id uuid primary key,
      secret_sha256 text not null check (secret_sha256 ~ '^[0-9a-f]{64}$'))`);
    this.addSql(`create policy registered on api_key_secret for insert to agencies_viewer with check (${WRITES_KEYS})`);
  }

  #revocations(): void {
    this.addSql(`create table revocation_fact (${FACT_COLUMNS},
      revocation_id uuid not null,
      subject text not null check (subject ~ '^(person|dev):.' and length(subject) <= 208),
      token_id text,
      revoked_to timestamptz,
      reason text not null,
      revoked_by text not null,
      check ((token_id is null) = (revoked_to is not null)))`);
    this.addSql('create unique index revocation_fact_open on revocation_fact (revocation_id) where closed_seq is null');
    this.addSql('create index revocation_fact_by_revocation on revocation_fact (revocation_id, seq)');
    this.addSql('create index revocation_fact_by_subject on revocation_fact (subject)');
    this.addSql(`create policy seen on revocation_fact for select to agencies_viewer using (${SEES_KEYS})`);
    this.addSql(`create policy called_back on revocation_fact for insert to agencies_viewer with check (${WRITES_KEYS}
      and revoked_by = (select app.viewer_subject()))`);
  }

  override down(): void {
    this.addSql(`drop table ${[...FACT_TABLES, 'api_key_secret'].join(', ')}`);
    this.addSql('drop function steward_reach()');
    this.addSql('revoke select on agency_fact, succession_fact, succession_member from agencies_job');
  }
}
