import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const TABLES = ['agency_place', 'agency_class_fact'];

/** A folded name as words alone: "bo lao dong - thuong binh va xa hoi" is also written with a comma. */
const words = (folded: string) => `btrim(regexp_replace(${folded}, '[^a-z0-9]+', ' ', 'g'))`;

/** Where agencies stand that is not their parent, classes of agencies, and the ways in for matching names. */
export class Classes extends Migration {
  override up(): void {
    this.addSql(`create table agency_place (${FACT_COLUMNS},
      agency_id uuid not null,
      province_id uuid not null,
      valid_from date,
      valid_to date,
      is_verified boolean not null,
      check (province_id <> agency_id))`);
    this.addSql('create index agency_place_by_agency on agency_place (agency_id)');
    this.addSql('create index agency_place_by_province on agency_place (province_id)');

    this.addSql(`create table agency_class_fact (${FACT_COLUMNS},
      class_id uuid not null,
      key text,
      name text not null,
      name_folded text not null,
      kinds text[] not null,
      member_kinds text[] not null,
      parent_kinds text[] not null,
      within_id uuid,
      with_descendants boolean not null,
      membership text not null check (membership in ('ALL', 'SOME')),
      member_ids uuid[] not null,
      province_ids uuid[] not null,
      holder text not null check (holder in ('BODY', 'HEAD')),
      rule text,
      valid_to date,
      covers uuid[] not null)`);
    this.addSql('create unique index agency_class_fact_open on agency_class_fact (class_id) where closed_seq is null');
    this.addSql('create index agency_class_fact_by_class on agency_class_fact (class_id, seq)');
    this.addSql('create index agency_class_fact_by_name on agency_class_fact (name collate "vi-x-icu", class_id)');
    this.addSql('create index agency_class_fact_by_within on agency_class_fact (within_id) where closed_seq is null');
    this.addSql('create index agency_class_fact_by_within_ever on agency_class_fact (within_id, seq)');
    this.addSql('create index agency_class_fact_folded on agency_class_fact using gin (name_folded app.gin_trgm_ops)');

    this.addSql('create index agency_fact_by_kind on agency_fact (kind)');
    this.addSql(`create index agency_name_by_words on agency_name (${words('name_folded')} text_pattern_ops)`);
    this.addSql(`create index agency_alias_by_words on agency_alias (${words('text_folded')} text_pattern_ops)`);

    const tables = TABLES.join(', ');
    for (const table of TABLES) {
      this.addSql(factGuard(table));
      this.addSql(writersOf(table, { role: 'operator' }));
    }
    this.addSql(`grant select on ${tables} to agencies_public, agencies_viewer`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${tables} to agencies_viewer`);
  }

  override down(): void {
    this.addSql(`drop table ${TABLES.join(', ')}`);
    this.addSql('drop index agency_fact_by_kind, agency_name_by_words, agency_alias_by_words');
  }
}
