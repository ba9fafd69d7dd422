import { Migration } from '@mikro-orm/migrations';

/**
 * What readers may see of the feed, for subscriptions to the assignments of one agency: which of its assignments changed, how
 * and when, each position once. Filled where an event gets its place, so that a reader of a rare agency in a long feed walks
 * along an index and meets nothing else.
 *
 * What happened to an assignment is told to its agency; that a class was expanded, to those whose assignments came of it; that a
 * task was recorded or corrected, to all that had a part in it then, members of classes included. All changes of a task are
 * made by whoever holds its lock, so the states that held at an event are told apart by their `seq` alone.
 */
export class AssignmentChanges extends Migration {
  override up(): void {
    this.addSql(`create table assignment_change (
      agency_id uuid not null,
      position bigint not null,
      kind text not null,
      recorded_at timestamptz not null,
      assignment_id uuid not null,
      primary key (agency_id, position))`);
    this.addSql(`
      create function assignments_changed_by(event_seq bigint, event_kind text, event_subject uuid)
        returns table (agency_id uuid, assignment_id uuid) language sql stable
        set search_path = directives, pg_temp as $$
      select distinct on (s.agency_id) s.agency_id, s.assignment_id from (
        select * from assignment_state where event_kind = 'TASK_RECORDED' and task_id = event_subject
        union all
        select * from assignment_state
        where event_kind = 'ADDRESSEE_EXPANDED' and addressee_id = event_subject and seq = event_seq
        union all
        select * from assignment_state where event_kind like 'ASSIGNMENT\\_%' and assignment_id = event_subject
      ) s
      where s.agency_id is not null and s.seq <= event_seq and (s.closed_seq is null or s.closed_seq > event_seq)
      order by s.agency_id, s.ordinal, s.subordinal, s.assignment_id
      $$`);
    const changes = (event: string) => `select c.agency_id, ${event}.position,
        case when ${event}.kind like 'ASSIGNMENT\\_%' then substr(${event}.kind, 12) else 'ASSIGNED' end,
        ${event}.recorded_at, c.assignment_id`;
    const isOne = (event: string) =>
      `(${event}.kind in ('TASK_RECORDED', 'ADDRESSEE_EXPANDED') or ${event}.kind like 'ASSIGNMENT\\_%')`;
    this.addSql(`
      create function note_assignment_change() returns trigger language plpgsql
        set search_path = directives, pg_temp as $$
      begin
        insert into assignment_change (agency_id, position, kind, recorded_at, assignment_id)
        ${changes('new')} from assignments_changed_by(new.seq, new.kind, new.subject::uuid) c;
        return null;
      end $$`);
    this.addSql(`create trigger assignment_changes_are_noted after update of position on feed_event
      for each row when (new.position is not null and ${isOne('new')}) execute function note_assignment_change()`);
    this.addSql(`insert into assignment_change (agency_id, position, kind, recorded_at, assignment_id)
      ${changes('e')} from (
        select position, kind, recorded_at, seq, subject from feed_event e where position is not null and ${isOne('e')} offset 0
      ) e cross join lateral assignments_changed_by(e.seq, e.kind, e.subject::uuid) c`);
    this.addSql('grant select on assignment_change to directives_public, directives_viewer');
    this.addSql('grant insert on assignment_change to directives_job');
    this.addSql('revoke execute on function assignments_changed_by(bigint, text, uuid) from public');
    this.addSql('grant execute on function assignments_changed_by(bigint, text, uuid) to directives_job');
  }

  override down(): void {
    this.addSql('drop trigger assignment_changes_are_noted on feed_event');
    this.addSql('drop function note_assignment_change()');
    this.addSql('drop function assignments_changed_by(bigint, text, uuid)');
    this.addSql('drop table assignment_change');
  }
}
