import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';
import { registerTables, withoutRegisterTables } from '../../../platform/register.ts';

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

    for (const sql of registerTables('directives')) this.addSql(sql);
  }

  override down(): void {
    for (const sql of withoutRegisterTables('directives')) this.addSql(sql);
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
