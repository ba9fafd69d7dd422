import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

/**
 * What those look for who oversee: days that a task gives beside its deadline, who has been silent (along the day of
 * issue), what lost its ground (along what ends a directive), what an older task says in nearly the same words.
 */
export class Oversight extends Migration {
  override up(): void {
    this.addSql(`create table deadline_part_fact (${FACT_COLUMNS},
      task_id uuid not null,
      ordinal int not null,
      as_written text not null,
      applies_to text)`);
    this.addSql('create index deadline_part_fact_by_task on deadline_part_fact (task_id)');
    this.addSql(factGuard('deadline_part_fact'));
    this.addSql(writersOf('deadline_part_fact', { scope: 'directives:write' }));
    this.addSql('grant select on deadline_part_fact to directives_public, directives_viewer, directives_job');
    this.addSql('grant insert, update (closed_seq, recorded_to) on deadline_part_fact to directives_viewer');

    this.addSql(`create index directive_fact_by_issue on directive_fact
      (coalesce(issued_on, 'infinity'::date), directive_id) where attached_to_id is null`);
    for (const [name, column] of [
      ['citation_fact_endings', 'from_issued_on'],
      ['citation_fact_endings_by_to', 'to_id'],
    ]) {
      this.addSql(`create index ${name} on citation_fact (${column})
        where relation in ('REPLACES', 'REPEALS') and not is_planned`);
    }
    this.addSql('create index task_fact_title on task_fact using gin (title app.gin_trgm_ops)');
    this.addSql('create index report_fact_by_agency on report_fact (agency_id)');
    this.addSql(`create index register_agency_ended on register_agency (valid_to) where valid_to is not null`);
  }

  override down(): void {
    this.addSql(`drop index directive_fact_by_issue, citation_fact_endings, citation_fact_endings_by_to,
      task_fact_title, report_fact_by_agency,
      register_agency_ended`);
    this.addSql('drop table deadline_part_fact');
  }
}
