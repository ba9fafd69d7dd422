import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const REGISTER_TABLES = [
  'system_fact',
  'system_owner',
  'system_predecessor',
  'link_fact',
  'link_end',
  'link_agency',
  'link_requirement',
];
const TABLES = [...REGISTER_TABLES, 'link_statement'];

const STATUSES = `'NOT_CONNECTED', 'IN_PROGRESS', 'CONNECTED', 'INTERRUPTED'`;

/**
 * An officer reports for an agency that it acts for, which is named to make the link or owns one of its systems today, by
 * the database's own clock. What documents say, and what is to be corrected, is for who runs the hub.
 */
const REPORTER_GUARD = `
create function refuse_strange_reporter() returns trigger language plpgsql as $$
declare
  today constant date := (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  if pg_has_role((select relowner from pg_class where oid = tg_relid), 'USAGE') or app.viewer_has_role('operator') then
    return new;
  end if;
  if tg_op = 'INSERT' and new.stated_in_id is null and coalesce(new.reported_by_id = any (app.viewer_agencies()), false)
    and (
      exists (select from link_agency a
        where a.link_id = new.link_id and a.agency_id = new.reported_by_id and a.closed_seq is null)
      or exists (select from link_end e join system_owner o on o.system_id = e.system_id and o.closed_seq is null
        where e.link_id = new.link_id and e.closed_seq is null and o.agency_id = new.reported_by_id
          and (o.valid_from is null or o.valid_from <= today) and (o.valid_to is null or o.valid_to >= today))
    ) then
    return new;
  end if;
  raise exception 'NOT_A_WRITER: a statement of another agency' using errcode = 'insufficient_privilege';
end $$`;

/** Information systems, the links that documents demand between them, and what is said of how these stand. */
export class Systems extends Migration {
  override up(): void {
    this.#systems();
    this.#links();
    this.#statements();

    const tables = TABLES.join(', ');
    for (const table of TABLES) this.addSql(factGuard(table));
    for (const table of REGISTER_TABLES) this.addSql(writersOf(table, { scope: 'register:write' }));
    this.addSql(writersOf('link_statement', { scope: 'systems:write' }));
    this.addSql(REPORTER_GUARD);
    this.addSql(`create trigger reporters_are_own before insert or update on link_statement
      for each row execute function refuse_strange_reporter()`);

    this.addSql(`grant select on ${tables} to agencies_public, agencies_viewer`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${tables} to agencies_viewer`);
  }

  #systems(): void {
    this.addSql(`create table system_fact (${FACT_COLUMNS},
      system_id uuid not null,
      key text,
      name text not null,
      name_folded text not null,
      kind text not null,
      scope text not null check (scope in ('SINGLE', 'CLASS', 'INSTANCE')),
      owner_class_id uuid,
      instance_of_id uuid check (instance_of_id <> system_id),
      valid_from date,
      valid_to date,
      note text,
      is_verified boolean not null,
      check (instance_of_id is null or scope = 'INSTANCE'),
      check (owner_class_id is not null or scope <> 'CLASS'),
      check (valid_from <= valid_to))`);
    this.addSql('create unique index system_fact_open on system_fact (system_id) where closed_seq is null');
    this.addSql('create index system_fact_by_system on system_fact (system_id, seq)');
    this.addSql(
      'create index system_fact_by_name on system_fact (name collate "vi-x-icu", system_id) where closed_seq is null',
    );
    this.addSql('create index system_fact_by_class on system_fact (instance_of_id)');
    this.addSql('create index system_fact_folded on system_fact using gin (name_folded app.gin_trgm_ops)');

    this.addSql(`create table system_owner (${FACT_COLUMNS},
      system_id uuid not null,
      agency_id uuid not null,
      valid_from date,
      valid_to date,
      is_verified boolean not null,
      check (valid_from <= valid_to))`);
    this.addSql('create index system_owner_by_system on system_owner (system_id)');
    this.addSql('create index system_owner_by_agency on system_owner (agency_id)');

    this.addSql(`create table system_predecessor (${FACT_COLUMNS},
      system_id uuid not null,
      ordinal int not null,
      predecessor_id uuid not null,
      check (predecessor_id <> system_id))`);
    this.addSql('create index system_predecessor_by_system on system_predecessor (system_id, ordinal)');
    this.addSql('create index system_predecessor_by_predecessor on system_predecessor (predecessor_id)');
  }

  #links(): void {
    const soonestFirst = (day: string) => `coalesce(${day}, 'infinity'::date), link_id`;
    this.addSql(`create table link_fact (${FACT_COLUMNS},
      link_id uuid not null,
      key text,
      relation text not null check (relation in ('CONNECT', 'PUBLISH', 'OFFER_SERVICE', 'MERGE')),
      from_id uuid,
      to_id uuid not null,
      via_id uuid,
      purpose text not null,
      deadline_as_written text,
      due_on date,
      due_on_set_by text,
      original_due_on date,
      soft_due_on date,
      has_new_deadline boolean not null,
      note text,
      is_verified boolean not null,
      check (from_id <> to_id),
      check ((due_on is null) = (original_due_on is null)))`);
    this.addSql('create unique index link_fact_open on link_fact (link_id) where closed_seq is null');
    this.addSql('create index link_fact_by_link on link_fact (link_id, seq)');
    this.addSql(`create index link_fact_by_day on link_fact (${soonestFirst('due_on')})`);

    this.addSql(`create table link_end (${FACT_COLUMNS},
      link_id uuid not null,
      side text not null check (side in ('FROM', 'TO')),
      ordinal int not null,
      system_id uuid not null,
      due_on date)`);
    this.addSql('create unique index link_end_open on link_end (link_id, system_id) where closed_seq is null');
    this.addSql('create index link_end_by_link on link_end (link_id, side, ordinal)');
    this.addSql(`create index link_end_by_system on link_end (system_id, ${soonestFirst('due_on')})`);

    this.addSql(`create table link_agency (${FACT_COLUMNS},
      link_id uuid not null,
      ordinal int not null,
      agency_id uuid,
      class_id uuid,
      due_on date,
      check ((agency_id is null) <> (class_id is null)))`);
    for (const column of ['agency_id', 'class_id']) {
      this.addSql(`create unique index link_agency_open_${column} on link_agency (link_id, ${column})
        where closed_seq is null`);
    }
    this.addSql('create index link_agency_by_link on link_agency (link_id, ordinal)');
    this.addSql(`create index link_agency_by_agency on link_agency (agency_id, ${soonestFirst('due_on')})`);

    this.addSql(`create table link_requirement (${FACT_COLUMNS},
      link_id uuid not null,
      ordinal int not null,
      task_id uuid,
      as_written text not null,
      demanded_on date,
      deadline_as_written text,
      due_on date,
      soft_due_on date,
      link_due_on date,
      check (soft_due_on < due_on))`);
    this.addSql('create index link_requirement_by_link on link_requirement (link_id, ordinal)');
    this.addSql(`create index link_requirement_by_task on link_requirement (task_id, ${soonestFirst('link_due_on')})`);
    for (const column of ['as_written', 'task_id']) {
      this.addSql(`create unique index link_requirement_open_${column} on link_requirement (link_id, ${column})
        where closed_seq is null`);
    }
  }

  #statements(): void {
    this.addSql(`create table link_statement (${FACT_COLUMNS},
      statement_id uuid not null,
      link_id uuid not null,
      status text not null check (status in (${STATUSES})),
      may_also_mean text[] not null check (may_also_mean <@ array[${STATUSES}]),
      as_written text not null,
      stated_on date not null,
      numerator int check (numerator between 0 and denominator),
      denominator int check (denominator > 0),
      counted text,
      stated_in_id uuid,
      clause text,
      reported_by_id uuid,
      check ((numerator is null) = (denominator is null) and (numerator is null) = (counted is null)),
      check ((stated_in_id is null) <> (reported_by_id is null)),
      check ((stated_in_id is null) = (clause is null)))`);
    this.addSql('create unique index link_statement_open on link_statement (statement_id) where closed_seq is null');
    this.addSql('create index link_statement_by_statement on link_statement (statement_id, seq)');
    this.addSql(`create index link_statement_by_link on link_statement
      (link_id, stated_on desc, recorded_at desc, statement_id desc)`);
  }

  override down(): void {
    this.addSql(`drop table ${TABLES.join(', ')}`);
    this.addSql('drop function refuse_strange_reporter()');
  }
}
