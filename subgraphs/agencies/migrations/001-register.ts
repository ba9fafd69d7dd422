import { Migration } from '@mikro-orm/migrations';
import { feedTables } from '../../../platform/feed/tables.ts';
import { FACT_COLUMNS, FACT_GUARD_FUNCTION, factGuard } from '../../../platform/history.ts';
import { RECEIPT_TABLE } from '../../../platform/receipt.ts';

const FACT_TABLES = [
  'agency_fact',
  'agency_name',
  'agency_alias',
  'agency_code',
  'agency_parent',
  'succession_fact',
  'succession_member',
];

/** The register of agencies: facts, the feed, and who may read and write them. */
export class Register extends Migration {
  override up(): void {
    this.addSql(feedTables('agencies'));
    this.addSql(RECEIPT_TABLE);
    this.addSql(FACT_GUARD_FUNCTION);

    this.addSql(`create table agency_fact (${FACT_COLUMNS},
      agency_id uuid not null,
      key text not null,
      kind text not null,
      level text not null,
      name text not null,
      name_from date,
      short_name text,
      valid_from date,
      valid_to date,
      is_verified boolean not null,
      check (valid_from <= valid_to))`);
    this.addSql('create unique index agency_fact_open on agency_fact (agency_id) where closed_seq is null');
    this.addSql('create index agency_fact_by_agency on agency_fact (agency_id, seq)');
    this.addSql(
      'create index agency_fact_by_name on agency_fact (name collate "vi-x-icu", agency_id) where closed_seq is null',
    );

    this.addSql(`create table agency_name (${FACT_COLUMNS},
      agency_id uuid not null,
      name text not null,
      name_folded text not null,
      valid_from date,
      valid_to date,
      is_verified boolean not null)`);
    this.addSql(`create table agency_alias (${FACT_COLUMNS},
      agency_id uuid not null,
      ordinal int not null,
      text text not null,
      text_folded text not null,
      kind text not null,
      is_verified boolean not null)`);
    this.addSql(`create table agency_code (${FACT_COLUMNS},
      agency_id uuid not null,
      system text not null,
      code text not null,
      valid_from date,
      valid_to date,
      is_verified boolean not null)`);
    this.addSql('create index agency_code_by_code on agency_code (system, code)');
    this.addSql(`create table agency_parent (${FACT_COLUMNS},
      agency_id uuid not null,
      parent_id uuid not null,
      valid_from date,
      valid_to date,
      is_verified boolean not null,
      check (parent_id <> agency_id))`);
    this.addSql('create index agency_parent_by_parent on agency_parent (parent_id)');
    for (const table of ['agency_name', 'agency_alias', 'agency_code', 'agency_parent']) {
      this.addSql(`create index ${table}_by_agency on ${table} (agency_id)`);
    }
    this.addSql('create index agency_name_folded on agency_name using gin (name_folded app.gin_trgm_ops)');
    this.addSql('create index agency_alias_folded on agency_alias using gin (text_folded app.gin_trgm_ops)');

    this.addSql(`create table succession_fact (${FACT_COLUMNS},
      succession_id uuid not null,
      kind text not null,
      starts_on date not null,
      functions text[],
      legal_basis text,
      is_verified boolean not null)`);
    this.addSql('create index succession_fact_by_succession on succession_fact (succession_id)');
    this.addSql(`create table succession_member (${FACT_COLUMNS},
      succession_id uuid not null,
      side text not null check (side in ('FROM', 'TO')),
      ordinal int not null,
      agency_id uuid not null)`);
    this.addSql('create index succession_member_by_succession on succession_member (succession_id)');
    this.addSql('create index succession_member_by_agency on succession_member (agency_id, side)');

    const facts = FACT_TABLES.join(', ');
    for (const table of FACT_TABLES) this.addSql(factGuard(table));

    // Everything in the register is public; only receipts are the viewer's own.
    this.addSql(`grant select on ${facts}, feed, feed_head to agencies_public, agencies_viewer`);
    this.addSql('grant select (seq, position, sequenced_at) on feed_event to agencies_public, agencies_viewer');
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${facts} to agencies_viewer`);
    this.addSql('grant insert on feed_event to agencies_viewer');
    this.addSql('grant select, insert on command_receipt to agencies_viewer');
    this.addSql('grant select, update (position, sequenced_at) on feed_event to agencies_job');
    this.addSql('grant select on feed_head, feed_log to agencies_job');
    this.addSql('grant execute on function sequence_feed() to agencies_job');
  }

  override down(): void {
    this.addSql(`drop table ${[...FACT_TABLES, 'command_receipt'].join(', ')}`);
    this.addSql('drop function sequence_feed(), feed_snapshot(bigint), refuse_fact_change()');
    this.addSql('drop view feed_head, feed_log');
    this.addSql('drop table feed_event, feed');
    this.addSql('drop function refuse_event_change()');
  }
}
