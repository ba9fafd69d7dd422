import { Migration } from '@mikro-orm/migrations';

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
    this.addSql('grant select on source to hub_public, hub_viewer');
    this.addSql('grant select, insert, update on source to hub_job');
  }

  override down(): void {
    this.addSql('drop table source');
  }
}
