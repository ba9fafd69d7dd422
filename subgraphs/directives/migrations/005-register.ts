import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const TABLES = [
  'register_agency',
  'register_parent',
  'register_place',
  'register_class',
  'register_succession',
  'register_calendar',
];

/** What 001 made; nobody but the follower wrote it, and what it held comes again with the register's feed. */
const AGENCY_REPLICA = `create table agency_replica (
  agency_id uuid primary key,
  kind text not null,
  level text not null,
  name text not null,
  valid_from date,
  valid_to date,
  position bigint not null)`;
const AGENCY_CLASS_FACT = `create table agency_class_fact (${FACT_COLUMNS},
  class_id uuid not null,
  key text,
  name text not null,
  member_kinds text[] not null,
  within_id uuid)`;

/**
 * What is copied of the register of agencies, now with its history: who is meant by a class, who stood where and who took
 * over from whom is asked as of any position. Written by the hub itself alone (only the job role may), from the register's feed;
 * classes of agencies are the register's own from here on.
 */
export class RegisterCopy extends Migration {
  override up(): void {
    this.addSql('drop table agency_replica, agency_class_fact');
    this.addSql(`delete from feed_cursor where feed = 'agencies'`);

    this.addSql(`create table register_agency (${FACT_COLUMNS},
      agency_id uuid not null,
      kind text not null,
      level text not null,
      name text not null,
      valid_from date,
      valid_to date)`);
    this.addSql('create unique index register_agency_open on register_agency (agency_id) where closed_seq is null');
    this.addSql('create index register_agency_by_agency on register_agency (agency_id, seq)');
    this.addSql(`create table register_parent (${FACT_COLUMNS},
      agency_id uuid not null,
      parent_id uuid not null,
      valid_from date,
      valid_to date)`);
    this.addSql('create index register_parent_by_agency on register_parent (agency_id)');
    this.addSql('create index register_parent_by_parent on register_parent (parent_id)');
    this.addSql(`create table register_place (${FACT_COLUMNS},
      agency_id uuid not null,
      province_id uuid not null,
      valid_from date,
      valid_to date)`);
    this.addSql('create index register_place_by_agency on register_place (agency_id)');
    this.addSql(`create table register_class (${FACT_COLUMNS},
      class_id uuid not null,
      definition jsonb not null)`);
    this.addSql('create unique index register_class_open on register_class (class_id) where closed_seq is null');
    this.addSql('create index register_class_by_class on register_class (class_id, seq)');
    this.addSql(`create table register_succession (${FACT_COLUMNS},
      succession_id uuid not null,
      kind text not null,
      starts_on date not null,
      from_ids uuid[] not null,
      to_ids uuid[] not null,
      functions text[],
      legal_basis text)`);
    this.addSql('create index register_succession_by_succession on register_succession (succession_id)');
    this.addSql('create index register_succession_by_from on register_succession using gin (from_ids)');
    this.addSql(`create table register_calendar (${FACT_COLUMNS},
      act_id text not null,
      entries jsonb not null)`);
    this.addSql('create index register_calendar_by_act on register_calendar (act_id)');

    for (const table of TABLES) {
      this.addSql(factGuard(table));
      this.addSql(writersOf(table, { role: 'operator' }));
    }
    const tables = TABLES.join(', ');
    this.addSql(`grant select on ${tables} to directives_public, directives_viewer, directives_job`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${tables} to directives_job`);
    this.addSql('grant insert on feed_event to directives_job');
  }

  override down(): void {
    this.addSql(`drop table ${TABLES.join(', ')}`);
    this.addSql('revoke insert on feed_event from directives_job');
    this.addSql(`delete from feed_cursor where feed = 'agencies'`);
    this.addSql(AGENCY_REPLICA);
    this.addSql('grant select on agency_replica to directives_viewer');
    this.addSql('grant select, insert, update, delete on agency_replica to directives_job');
    this.addSql(AGENCY_CLASS_FACT);
    this.addSql('create unique index agency_class_fact_open on agency_class_fact (class_id) where closed_seq is null');
    this.addSql('create index agency_class_fact_by_class on agency_class_fact (class_id, seq)');
    this.addSql(factGuard('agency_class_fact'));
    this.addSql(writersOf('agency_class_fact', { scope: 'directives:write' }));
    this.addSql('grant select on agency_class_fact to directives_public, directives_viewer');
    this.addSql('grant insert, update (closed_seq, recorded_to) on agency_class_fact to directives_viewer');
  }
}
