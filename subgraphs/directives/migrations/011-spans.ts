import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

/** Every list of spans is sorted so; `coalesce` lets one row comparison begin a page, with or without a day. */
const BY_DAY = `coalesce(due_on, 'infinity'::date), task_id, ordinal, subordinal, assignment_id`;

/**
 * How assignments stood from one day to another, for lists and counts on any day; and indexes for what is looked up by its
 * own id at any position, or listed by the day of its directive.
 */
export class Spans extends Migration {
  override up(): void {
    this.addSql(`create table assignment_span (${FACT_COLUMNS},
      task_id uuid not null,
      directive_id uuid not null,
      assignment_id uuid,
      addressee_id uuid,
      ordinal int not null,
      subordinal int not null,
      agency_id uuid,
      is_class boolean not null,
      is_counted boolean not null,
      role text,
      valid_from date,
      valid_to date,
      concern text not null check (concern in ('BOUND', 'POTENTIAL', 'EXCLUDED')),
      state text not null check (state in ('OPEN', 'REPORTED', 'RETURNED', 'VERIFIED', 'TRANSFERRED', 'WITHDRAWN')),
      original_due_on date,
      original_soft_due_on date,
      original_strength text,
      due_on date,
      soft_due_on date,
      deadline_kind text not null,
      deadline_as_written text,
      deadline_period text,
      deadline_strength text,
      is_extended boolean not null,
      inherited_from_id uuid,
      completed_on date,
      verified_on date,
      is_self_verified boolean not null,
      ended_on date,
      check (valid_from <= valid_to),
      check ((assignment_id is null) = (addressee_id is null)),
      check (not is_counted or assignment_id is not null))`);
    this.addSql(`create unique index assignment_span_open on assignment_span
      (assignment_id, coalesce(valid_from, '-infinity'::date)) where closed_seq is null and assignment_id is not null`);
    this.addSql('create index assignment_span_by_assignment on assignment_span (assignment_id)');
    this.addSql('create index assignment_span_by_addressee on assignment_span (addressee_id)');
    this.addSql(
      `create index assignment_span_by_task on assignment_span (task_id, coalesce(due_on, 'infinity'::date))`,
    );
    this.addSql('create index assignment_span_by_task_state on assignment_span (task_id, state)');
    this.addSql(`create index assignment_span_by_state on assignment_span (state, ${BY_DAY})`);
    this.addSql(`create index assignment_span_by_agency on assignment_span (agency_id, ${BY_DAY})`);
    this.addSql(`create index assignment_span_by_directive on assignment_span (directive_id, ${BY_DAY})`);
    this.addSql(`create index assignment_span_by_day on assignment_span (${BY_DAY})`);
    // Who may be late: spans of work not done. What was done stands first by day, and would have to be passed over.
    this.addSql(`create index assignment_span_not_done on assignment_span (${BY_DAY})
      where is_counted and concern = 'BOUND' and state in ('OPEN', 'RETURNED') and coalesce(deadline_strength, 'HARD') = 'HARD'`);
    this.addSql(factGuard('assignment_span'));
    this.addSql(writersOf('assignment_span', { scope: 'directives:write' }));
    this.addSql('grant select on assignment_span to directives_public, directives_viewer, directives_job');
    this.addSql(
      'grant insert, update (closed_seq, recorded_to) on assignment_span to directives_viewer, directives_job',
    );

    this.addSql('create index report_fact_by_report on report_fact (report_id)');
    this.addSql('create index report_fact_latest on report_fact (assignment_id, recorded_at desc, report_id desc)');
    this.addSql('create index verification_fact_by_report on verification_fact (report_id)');
    this.addSql('create index extension_fact_by_extension on extension_fact (extension_id)');
    this.addSql('create index extension_fact_by_decision on extension_fact (assignment_id, decided_on, extension_id)');
    // Addressees alone: one class among them may have thousands of members.
    this.addSql(`create index assignment_state_addressees on assignment_state
      (task_id, ordinal, subordinal, assignment_id) where addressee_id is null`);
    this.addSql(`create index assignment_state_by_class_day on assignment_state
      (class_id, coalesce(issued_on, '-infinity'::date) desc, task_id desc, assignment_id desc) where is_class`);
  }

  override down(): void {
    this.addSql(`drop index report_fact_by_report, report_fact_latest, verification_fact_by_report,
      extension_fact_by_extension, extension_fact_by_decision, assignment_state_addressees, assignment_state_by_class_day`);
    this.addSql('drop table assignment_span');
  }
}
