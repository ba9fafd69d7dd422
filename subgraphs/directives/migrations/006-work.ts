import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

/** Facts of an assignment, besides what the task says of it. */
const ASSIGNMENT_TABLES = {
  concern_fact: `decision_id uuid not null,
    is_meant boolean not null,
    decided_on date not null,
    reason text not null`,
  extension_fact: `extension_id uuid not null,
    deadline_as_written text,
    deadline_kind text not null,
    deadline_period text,
    due_on date,
    soft_due_on date,
    deadline_strength text check (deadline_strength in ('HARD', 'SOFT')),
    authorised_by_id uuid not null,
    decided_on date not null,
    reason text not null`,
  redating_fact: `redating_id uuid not null,
    extension_id uuid,
    due_on date not null,
    soft_due_on date,
    act_symbol text not null,
    act_issued_on date not null`,
  report_fact: `report_id uuid not null,
    agency_id uuid not null,
    outcome text not null check (outcome in ('DONE', 'IN_PROGRESS', 'IMPEDED')),
    completed_on date,
    period text,
    summary text not null,
    product_id uuid,
    check ((outcome = 'DONE') = (completed_on is not null))`,
  verification_fact: `verification_id uuid not null,
    report_id uuid not null,
    office_id uuid not null,
    verdict text not null check (verdict in ('ACCEPTED', 'RETURNED')),
    decided_on date not null,
    reason text,
    is_self_verified boolean not null,
    check (verdict = 'ACCEPTED' or reason is not null)`,
  transfer_fact: `transfer_id uuid not null,
    to_assignment_id uuid not null,
    to_agency_id uuid not null,
    authorised_by_id uuid not null,
    decided_on date not null,
    reason text not null,
    check (to_assignment_id <> assignment_id)`,
  withdrawal_fact: `withdrawal_id uuid not null,
    authorised_by_id uuid not null,
    decided_on date not null,
    reason text not null`,
} as const;
/** Each fact's own id, for those that are looked up by it. */
const FACT_IDS = { extension_fact: 'extension_id', report_fact: 'report_id', verification_fact: 'report_id' } as const;

const TABLES = [
  'follow_up_fact',
  'count_statement_fact',
  'task_relation_fact',
  'member_fact',
  ...Object.keys(ASSIGNMENT_TABLES),
  'assignment_state',
];
/** Tables that the hub itself writes too: what follows from the register. */
const JOB_TABLES = ['member_fact', 'extension_fact', 'redating_fact', 'withdrawal_fact', 'assignment_state'];

/**
 * Assignments carry the work: who of a class is meant, other deadlines, reports and what was made of them, what was passed
 * on or taken back; and how each stands, for lists and counts.
 */
export class Work extends Migration {
  override up(): void {
    this.addSql(`alter table task_fact
      add column recurrence_rules text[],
      add column deadline_strength text check (deadline_strength in ('HARD', 'SOFT')),
      add column starts_on date,
      add column reported_to_as_written text,
      add column reported_to_id uuid`);
    this.#aboutDirectives();
    this.#aboutAssignments();
    this.#states();

    for (const table of TABLES) {
      this.addSql(factGuard(table));
      this.addSql(writersOf(table, { scope: 'directives:write' }));
    }
    const tables = TABLES.join(', ');
    this.addSql(`grant select on ${tables} to directives_public, directives_viewer`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${tables} to directives_viewer`);
    this.addSql(`grant select on ${tables}, directive_fact, task_fact, assignment_fact to directives_job`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${JOB_TABLES.join(', ')} to directives_job`);
  }

  #aboutDirectives(): void {
    this.addSql(`create table follow_up_fact (${FACT_COLUMNS},
      follow_up_id uuid not null,
      directive_id uuid not null,
      office_id uuid not null,
      clause text not null,
      as_written text not null)`);
    this.addSql('create index follow_up_fact_by_follow_up on follow_up_fact (follow_up_id)');
    this.addSql('create index follow_up_fact_by_directive on follow_up_fact (directive_id)');
    this.addSql(`create table count_statement_fact (${FACT_COLUMNS},
      directive_id uuid not null,
      ordinal int not null,
      clause text not null,
      as_written text not null,
      stated int not null,
      compared_with text not null,
      found int not null,
      task_id uuid)`);
    this.addSql('create index count_statement_fact_by_directive on count_statement_fact (directive_id, ordinal)');
    this.addSql('create index count_statement_fact_by_task on count_statement_fact (task_id)');
    this.addSql(`create table task_relation_fact (${FACT_COLUMNS},
      relation_id uuid not null,
      from_task_id uuid not null,
      to_task_id uuid not null,
      kind text not null check (kind in ('REMINDS', 'RESTATES')),
      extent text not null check (extent in ('WHOLE', 'PART')),
      basis text not null check (basis in ('CITED', 'INFERRED', 'CONFIRMED', 'DENIED')),
      confidence text not null check (confidence in ('HIGH', 'MEDIUM', 'LOW')),
      note text,
      check (from_task_id <> to_task_id))`);
    this.addSql(
      'create unique index task_relation_fact_open on task_relation_fact (relation_id) where closed_seq is null',
    );
    this.addSql('create index task_relation_fact_by_relation on task_relation_fact (relation_id, seq)');
    this.addSql('create index task_relation_fact_by_from on task_relation_fact (from_task_id)');
    this.addSql('create index task_relation_fact_by_to on task_relation_fact (to_task_id)');
  }

  #aboutAssignments(): void {
    this.addSql(`create table member_fact (${FACT_COLUMNS},
      assignment_id uuid not null,
      addressee_id uuid not null,
      task_id uuid not null,
      agency_id uuid not null,
      name text not null,
      concern text not null check (concern in ('BOUND', 'POTENTIAL')),
      source text not null check (source in ('CLASS', 'OFFICER')))`);
    this.addSql('create unique index member_fact_open on member_fact (assignment_id) where closed_seq is null');
    this.addSql('create index member_fact_by_addressee on member_fact (addressee_id)');
    this.addSql('create index member_fact_by_task on member_fact (task_id)');

    for (const [table, columns] of Object.entries(ASSIGNMENT_TABLES)) {
      this.addSql(`create table ${table} (${FACT_COLUMNS},
        assignment_id uuid not null,
        task_id uuid not null,
        ${columns})`);
      this.addSql(`create index ${table}_by_assignment on ${table} (assignment_id)`);
      this.addSql(`create index ${table}_by_task on ${table} (task_id)`);
    }
    for (const [table, id] of Object.entries(FACT_IDS)) {
      this.addSql(`create unique index ${table}_open on ${table} (${id}) where closed_seq is null`);
    }
  }

  #states(): void {
    this.addSql(`create table assignment_state (${FACT_COLUMNS},
      assignment_id uuid not null,
      task_id uuid not null,
      directive_id uuid not null,
      issued_on date,
      ordinal int not null,
      subordinal int not null,
      addressee_id uuid,
      transferred_from_id uuid,
      transferred_to_id uuid,
      agency_id uuid,
      agency_as_written text not null,
      class_id uuid,
      is_class boolean not null,
      role text not null,
      basis text not null,
      condition text,
      concern text not null check (concern in ('BOUND', 'POTENTIAL', 'EXCLUDED')),
      original_due_on date,
      original_soft_due_on date,
      due_on date,
      soft_due_on date,
      deadline_kind text not null,
      deadline_as_written text,
      deadline_period text,
      deadline_strength text,
      is_extended boolean not null,
      inherited_from_id uuid,
      state text not null check (state in ('OPEN', 'REPORTED', 'RETURNED', 'VERIFIED', 'TRANSFERRED', 'WITHDRAWN')),
      completed_on date,
      verified_on date,
      is_self_verified boolean not null,
      ended_on date)`);
    this.addSql(
      'create unique index assignment_state_open on assignment_state (assignment_id) where closed_seq is null',
    );
    this.addSql('create index assignment_state_by_assignment on assignment_state (assignment_id, seq)');
    this.addSql(
      'create index assignment_state_by_task on assignment_state (task_id, ordinal, subordinal, assignment_id)',
    );
    this.addSql(
      'create index assignment_state_by_addressee on assignment_state (addressee_id, subordinal, assignment_id)',
    );
    const byDeadline = `coalesce(due_on, 'infinity'::date), task_id, ordinal, subordinal, assignment_id`;
    this.addSql(`create index assignment_state_by_agency on assignment_state (agency_id, ${byDeadline})`);
    this.addSql(`create index assignment_state_by_directive on assignment_state (directive_id, ${byDeadline})`);
    this.addSql(`create index assignment_state_by_deadline on assignment_state (${byDeadline})`);
    this.addSql('create index assignment_state_by_class on assignment_state (class_id) where is_class');
  }

  override down(): void {
    this.addSql(`drop table ${TABLES.join(', ')}`);
    this.addSql('revoke select on directive_fact, task_fact, assignment_fact from directives_job');
    this.addSql(`alter table task_fact drop column recurrence_rules, drop column deadline_strength, drop column starts_on,
      drop column reported_to_as_written, drop column reported_to_id`);
  }
}
