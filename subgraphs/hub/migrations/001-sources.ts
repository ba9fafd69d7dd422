import { Migration } from '@mikro-orm/migrations';
import { grant } from '../../../platform/database/names.ts';

/** Which reference files have been loaded. */
export class Sources extends Migration {
  override up(): void {
    this.addSql(`create table source (
      name text primary key,
      subgraph text not null,
      record_count int not null,
      sha256 text not null,
      loaded_at timestamptz not null
    )`);
    this.addSql(grant('select on source', 'hub', 'public', 'viewer'));
    this.addSql(grant('select, insert, update on source', 'hub', 'job'));
  }

  override down(): void {
    this.addSql('drop table source');
  }
}
