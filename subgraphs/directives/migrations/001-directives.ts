import { Migration } from '@mikro-orm/migrations';
import { FEED_CURSOR_TABLE, feedTables } from '../../../platform/feed/tables.ts';
import { FACT_COLUMNS, FACT_GUARD_FUNCTION, factGuard } from '../../../platform/history.ts';
import { RECEIPT_TABLE } from '../../../platform/receipt.ts';

const FACT_TABLES = [
  'directive_fact',
  'directive_evidence',
  'citation_fact',
  'task_fact',
  'assignment_fact',
  'agency_class_fact',
];

/**
 * Directives, what they cite and what they assign; the feed; the agencies as far as commands must know them.
 *
 * Lists that are sorted by a day which may be missing have indexes over `coalesce(day, infinity)`: so a page begins with
 * one row comparison that an index answers, with or without a day.
 */
export class Directives extends Migration {
  override up(): void {
    this.addSql(feedTables('directives'));
    this.addSql(RECEIPT_TABLE);
    this.addSql(FACT_GUARD_FUNCTION);

    this.#directives();
    this.#citations();
    this.#tasks();
    for (const table of FACT_TABLES) this.addSql(factGuard(table));

    this.addSql(FEED_CURSOR_TABLE);
    this.addSql(`create table agency_replica (
      agency_id uuid primary key,
      kind text not null,
      level text not null,
      name text not null,
      valid_from date,
      valid_to date,
      position bigint not null)`);

    // Directives are public; only receipts are the viewer's own. Commands look issuers up, the job alone writes them.
    const facts = FACT_TABLES.join(', ');
    this.addSql(`grant select on ${facts}, feed, feed_head to directives_public, directives_viewer`);
    this.addSql('grant select (seq, position, sequenced_at) on feed_event to directives_public, directives_viewer');
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${facts} to directives_viewer`);
    this.addSql('grant insert on feed_event to directives_viewer');
    this.addSql('grant select, insert on command_receipt to directives_viewer');
    this.addSql('grant select on agency_replica to directives_viewer');
    this.addSql('grant select, update (position, sequenced_at) on feed_event to directives_job');
    this.addSql('grant select on feed_head, feed_log to directives_job');
    this.addSql('grant execute on function sequence_feed() to directives_job');
    this.addSql('grant select, insert, update, delete on agency_replica to directives_job');
    this.addSql('grant select, insert, update on feed_cursor to directives_job');
  }

  #directives(): void {
    this.addSql(`create table directive_fact (${FACT_COLUMNS},
      directive_id uuid not null,
      key text,
      kind text not null check (kind in ('DOCUMENT', 'ATTACHMENT', 'PROMULGATED')),
      type text not null,
      type_code text,
      number text,
      number_key text,
      symbol text,
      symbol_key text,
      is_normative boolean not null,
      issuer_id uuid,
      issuer_as_written text,
      issued_on date,
      subject text,
      attached_to_id uuid check (attached_to_id <> directive_id),
      own_number_line text,
      own_date_line text,
      is_own_number_blank boolean,
      is_own_date_blank boolean)`);
    this.addSql('create unique index directive_fact_open on directive_fact (directive_id) where closed_seq is null');
    this.addSql('create index directive_fact_by_directive on directive_fact (directive_id, seq)');
    this.addSql('create index directive_fact_by_attached_to on directive_fact (attached_to_id)');
    const newestFirst = `coalesce(issued_on, '-infinity'::date) desc, directive_id desc`;
    this.addSql(`create index directive_fact_by_day on directive_fact (${newestFirst})`);
    for (const column of ['symbol_key', 'number_key', 'issuer_id']) {
      this.addSql(`create index directive_fact_by_${column} on directive_fact (${column}, ${newestFirst})`);
    }

    this.addSql(`create table directive_evidence (${FACT_COLUMNS},
      directive_id uuid not null,
      ordinal int not null,
      field text not null check (field in ('NUMBER', 'ISSUED_ON')),
      stated_in_id uuid,
      as_written text not null,
      confidence text not null)`);
    this.addSql('create index directive_evidence_by_directive on directive_evidence (directive_id, ordinal)');
  }

  #citations(): void {
    this.addSql(`create table citation_fact (${FACT_COLUMNS},
      citation_id uuid not null,
      from_id uuid not null,
      from_issued_on date,
      to_id uuid,
      ordinal int not null,
      relation text not null,
      clause text not null,
      provision text,
      as_written text not null,
      resolved_by text,
      is_planned boolean not null)`);
    this.addSql('create unique index citation_fact_open on citation_fact (citation_id) where closed_seq is null');
    this.addSql('create index citation_fact_by_citation on citation_fact (citation_id, seq)');
    this.addSql('create index citation_fact_by_from on citation_fact (from_id, ordinal, citation_id)');
    this.addSql(`create index citation_fact_by_to on citation_fact
      (to_id, coalesce(from_issued_on, '-infinity'::date) desc, from_id desc, (-ordinal) desc)`);
  }

  #tasks(): void {
    this.addSql(`create table task_fact (${FACT_COLUMNS},
      task_id uuid not null,
      key text,
      directive_id uuid not null,
      ordinal int not null,
      clause text not null,
      title text not null,
      product text,
      scope text not null check (scope in ('SPECIFIC', 'GENERAL')),
      strength text not null,
      deadline_as_written text,
      deadline_kind text not null,
      deadline_period text,
      due_on date,
      soft_due_on date,
      recurrence_rule text,
      parent_id uuid check (parent_id <> task_id),
      parent_basis text,
      check ((parent_id is null) = (parent_basis is null)))`);
    this.addSql('create unique index task_fact_open on task_fact (task_id) where closed_seq is null');
    this.addSql('create index task_fact_by_task on task_fact (task_id, seq)');
    this.addSql('create index task_fact_by_directive on task_fact (directive_id, ordinal, task_id)');
    this.addSql('create index task_fact_by_parent on task_fact (parent_id, directive_id, ordinal, task_id)');

    this.addSql(`create table assignment_fact (${FACT_COLUMNS},
      assignment_id uuid not null,
      task_id uuid not null,
      ordinal int not null,
      agency_id uuid,
      agency_as_written text not null,
      class_id uuid,
      role text not null check (role in ('LEAD', 'COORDINATE')),
      basis text not null check (basis in ('NAMED', 'CLASS', 'CLASS_IF_CONCERNED')),
      condition text,
      due_on date)`);
    this.addSql('create unique index assignment_fact_open on assignment_fact (assignment_id) where closed_seq is null');
    this.addSql('create index assignment_fact_by_assignment on assignment_fact (assignment_id, seq)');
    this.addSql('create index assignment_fact_by_task on assignment_fact (task_id, ordinal, assignment_id)');
    this.addSql(`create index assignment_fact_by_agency on assignment_fact
      (agency_id, coalesce(due_on, 'infinity'::date), task_id, ordinal, assignment_id)`);

    this.addSql(`create table agency_class_fact (${FACT_COLUMNS},
      class_id uuid not null,
      key text,
      name text not null,
      member_kinds text[] not null,
      within_id uuid)`);
    this.addSql('create unique index agency_class_fact_open on agency_class_fact (class_id) where closed_seq is null');
    this.addSql('create index agency_class_fact_by_class on agency_class_fact (class_id, seq)');
  }

  override down(): void {
    this.addSql(`drop table ${[...FACT_TABLES, 'command_receipt', 'agency_replica', 'feed_cursor'].join(', ')}`);
    this.addSql('drop function sequence_feed(), feed_snapshot(bigint), refuse_fact_change()');
    this.addSql('drop view feed_head, feed_log');
    this.addSql('drop table feed_event, feed');
    this.addSql('drop function refuse_event_change()');
  }
}
