import { Migration } from '@mikro-orm/migrations';
import { WRITER_GUARD_FUNCTION, writersOf } from '../../../platform/history/writers.ts';

const TABLES = [
  'directive_fact',
  'directive_evidence',
  'citation_fact',
  'task_fact',
  'assignment_fact',
  'agency_class_fact',
  'feed_event',
];

/**
 * Who writes is checked here once more: a scope for every table, and for a directive that the caller acts for who issued
 * it, or runs the hub.
 */
export class Writers extends Migration {
  override up(): void {
    this.addSql(WRITER_GUARD_FUNCTION);
    for (const table of TABLES) this.addSql(writersOf(table, { scope: 'directives:write' }));
    this.addSql(`
      create function refuse_strange_issuer() returns trigger language plpgsql as $$
      begin
        if pg_has_role((select relowner from pg_class where oid = tg_relid), 'USAGE')
          or app.viewer_has_role('operator')
          or coalesce(new.issuer_id = any (app.viewer_agencies()), false) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: a directive of another issuer' using errcode = 'insufficient_privilege';
      end $$`);
    this.addSql(`create trigger issuers_are_own before insert or update on directive_fact
      for each row execute function refuse_strange_issuer()`);
  }

  override down(): void {
    this.addSql('drop trigger issuers_are_own on directive_fact');
    for (const table of TABLES) this.addSql(`drop trigger writers_are_known on ${table}`);
    this.addSql('drop function refuse_strange_issuer(), refuse_strange_writers()');
  }
}
