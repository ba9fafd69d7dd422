import { Migration } from '@mikro-orm/migrations';
import { WRITER_GUARD_FUNCTION, writersOf } from '../../../platform/history/writers.ts';

const TABLES = [
  'agency_fact',
  'agency_name',
  'agency_alias',
  'agency_code',
  'agency_parent',
  'succession_fact',
  'succession_member',
];

/** The register of agencies is written by who runs the hub, and checked here once more. */
export class Writers extends Migration {
  override up(): void {
    this.addSql(WRITER_GUARD_FUNCTION);
    for (const table of TABLES) this.addSql(writersOf(table, { role: 'operator' }));
  }

  override down(): void {
    for (const table of TABLES) this.addSql(`drop trigger writers_are_known on ${table}`);
    this.addSql('drop function refuse_strange_writers()');
  }
}
