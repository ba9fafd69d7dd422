import { Migration } from '@mikro-orm/migrations';

/**
 * What readers may see of the feed, for subscriptions: which directive or task changed, when, and who issued the
 * directive as it was at that change. Not the payload, and not who recorded it.
 *
 * The issuer of a task's directive is looked up in the directive's own events: an index answers that, and it stays what
 * it was when the directive is corrected later.
 */
export class Changes extends Migration {
  override up(): void {
    this.addSql(`create view directive_change as
      select e.position, e.kind, e.recorded_at,
        case e.kind when 'TASK_RECORDED' then (e.payload ->> 'directiveId')::uuid else e.subject::uuid end as directive_id,
        case e.kind when 'TASK_RECORDED' then e.subject::uuid end as task_id,
        case e.kind when 'TASK_RECORDED' then (
          select (d.payload ->> 'issuerId')::uuid from feed_event d
          where d.subject = e.payload ->> 'directiveId' and d.position <= e.position
          order by d.position desc limit 1
        ) else (e.payload ->> 'issuerId')::uuid end as issuer_id
      from feed_event e
      where e.position is not null and e.kind in ('DIRECTIVE_RECORDED', 'TASK_RECORDED')`);
    this.addSql('grant select on directive_change to directives_public, directives_viewer');
  }

  override down(): void {
    this.addSql('drop view directive_change');
  }
}
