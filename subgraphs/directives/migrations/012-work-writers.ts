import { Migration } from '@mikro-orm/migrations';

/** What a directive says or sets, by the column that names the directive. */
const OF_DIRECTIVE = {
  directive_evidence: 'directive_id',
  citation_fact: 'from_id',
  count_statement_fact: 'directive_id',
  follow_up_fact: 'directive_id',
  task_fact: 'directive_id',
} as const;
/** What belongs to a task, or is decided about its assignments, by the column that names the task. */
const OF_TASK = {
  assignment_fact: 'task_id',
  deadline_part_fact: 'task_id',
  member_fact: 'task_id',
  concern_fact: 'task_id',
  extension_fact: 'task_id',
  redating_fact: 'task_id',
  transfer_fact: 'task_id',
  withdrawal_fact: 'task_id',
  task_relation_fact: 'from_task_id',
} as const;
/** How assignments stand: derived, by whoever's command it follows from. */
const STATES = ['assignment_state', 'assignment_span'];

const HEAD = 'language plpgsql set search_path = directives, pg_temp';
const IS_OWNER = `pg_has_role((select relowner from pg_class where oid = tg_relid), 'USAGE')`;
const REFUSED = `using errcode = 'insufficient_privilege'`;

/**
 * Who writes about tasks is checked here once more, whatever code asks. What an issuer sets is written by its officers and by
 * operators; a report by officers of the agency whose assignment it is and by nobody else; a verdict by officers of an office
 * that the directive names, flagged where it is given by whoever reported. That work is verified nobody writes without a verdict.
 *
 * And the document by which an assignment was given later is kept with it.
 */
export class WorkWriters extends Migration {
  override up(): void {
    this.addSql('alter table assignment_fact add column authorised_by_id uuid');
    this.#questions();
    this.#guards();

    for (const [table, column] of Object.entries(OF_DIRECTIVE)) {
      this.addSql(guard(table, 'issuers_are_own', `refuse_strange_work('directive', '${column}')`));
    }
    for (const [table, column] of Object.entries(OF_TASK)) {
      this.addSql(guard(table, 'issuers_are_own', `refuse_strange_work('task', '${column}')`));
    }
    for (const table of STATES) this.addSql(guard(table, 'states_are_derived', 'refuse_strange_state()'));
    this.addSql(guard('report_fact', 'reporters_are_own', 'refuse_strange_report()'));
    this.addSql(guard('verification_fact', 'verifiers_are_named', 'refuse_strange_verdict()'));
  }

  #questions(): void {
    this.addSql(`
      create function issues_directive(asked uuid) returns boolean stable ${HEAD} as $$
      begin
        return exists (
          select from directive_fact d
          left join directive_fact upper on upper.directive_id = d.attached_to_id and upper.closed_seq is null
          where d.directive_id = asked and d.closed_seq is null
            and (d.issuer_id = any (app.viewer_agencies()) or upper.issuer_id = any (app.viewer_agencies())));
      end $$`);
    this.addSql(`
      create function issues_task(asked uuid) returns boolean stable ${HEAD} as $$
      begin
        return issues_directive((select t.directive_id from task_fact t where t.task_id = asked order by t.seq desc limit 1));
      end $$`);
    this.addSql(`
      create function follows_up(asked uuid, office uuid) returns boolean stable ${HEAD} as $$
      begin
        return exists (
          select from directive_fact d join follow_up_fact f on f.directive_id in (d.directive_id, d.attached_to_id)
          where d.directive_id = asked and d.closed_seq is null and f.closed_seq is null and f.office_id = office
            and f.office_id = any (app.viewer_agencies()));
      end $$`);
    // Who recorded an event is nobody's to know but as an answer to this: was it I?
    this.addSql(`
      create function is_recorded_by_viewer(asked bigint) returns boolean stable security definer ${HEAD} as $$
      begin
        return exists (select from feed_event e where e.seq = asked and e.recorded_by = app.viewer_subject());
      end $$`);
    this.addSql(`grant execute on function issues_directive(uuid), issues_task(uuid), follows_up(uuid, uuid),
      is_recorded_by_viewer(bigint) to directives_viewer, directives_job`);
  }

  #guards(): void {
    this.addSql(`
      create function refuse_strange_work() returns trigger ${HEAD} as $$
      declare
        subject uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
      begin
        if ${IS_OWNER} or app.viewer_has_role('operator') then return new; end if;
        if tg_argv[0] = 'directive' and issues_directive(subject) then return new; end if;
        if tg_argv[0] = 'task' and issues_task(subject) then return new; end if;
        raise exception 'NOT_A_WRITER: % of another issuer', tg_table_name ${REFUSED};
      end $$`);
    // Whose deadline a task takes over, or took over until now, may change how it stands, too.
    this.addSql(`
      create function refuse_strange_state() returns trigger ${HEAD} as $$
      begin
        if ${IS_OWNER} then return new; end if;
        if tg_op = 'INSERT' and new.state = 'VERIFIED' and not exists (
          select from verification_fact v
          where v.assignment_id = new.assignment_id and v.closed_seq is null and v.verdict = 'ACCEPTED'
        ) then
          raise exception 'NOT_A_WRITER: verified without a verdict' ${REFUSED};
        end if;
        if app.viewer_has_role('operator') or issues_directive(new.directive_id)
          or coalesce(new.agency_id = any (app.viewer_agencies()), false)
          or exists (select from unnest(app.viewer_agencies()) office where follows_up(new.directive_id, office)) then
          return new;
        end if;
        if exists (
          with recursive above(task_id) as (
            select new.task_id
            union
            select r.to_task_id from task_relation_fact r join above on r.from_task_id = above.task_id
            where r.kind = 'REMINDS'
          ) select from above where issues_task(above.task_id)
        ) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: % of another', tg_table_name ${REFUSED};
      end $$`);
    this.addSql(`
      create function refuse_strange_report() returns trigger ${HEAD} as $$
      begin
        if ${IS_OWNER} then return new; end if;
        if new.agency_id = any (app.viewer_agencies()) and (tg_op = 'UPDATE' or exists (
          select from assignment_state s
          where s.assignment_id = new.assignment_id and s.closed_seq is null and s.agency_id = new.agency_id
        )) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: a report of another agency' ${REFUSED};
      end $$`);
    this.addSql(`
      create function refuse_strange_verdict() returns trigger ${HEAD} as $$
      declare
        report report_fact;
      begin
        if ${IS_OWNER} then return new; end if;
        if not exists (
          select from task_fact t
          where t.task_id = new.task_id and t.closed_seq is null and follows_up(t.directive_id, new.office_id)
        ) then
          raise exception 'NOT_A_WRITER: a verdict of an office that is not named' ${REFUSED};
        end if;
        select * into report from report_fact r where r.report_id = new.report_id and r.closed_seq is null;
        if report.assignment_id is distinct from new.assignment_id or new.is_self_verified is distinct from
          (report.agency_id = new.office_id or is_recorded_by_viewer(report.seq)) then
          raise exception 'NOT_A_WRITER: a verdict on another report, or not flagged as one’s own' ${REFUSED};
        end if;
        return new;
      end $$`);
  }

  override down(): void {
    for (const table of [...Object.keys(OF_DIRECTIVE), ...Object.keys(OF_TASK)]) {
      this.addSql(`drop trigger issuers_are_own on ${table}`);
    }
    for (const table of STATES) this.addSql(`drop trigger states_are_derived on ${table}`);
    this.addSql('drop trigger reporters_are_own on report_fact');
    this.addSql('drop trigger verifiers_are_named on verification_fact');
    this.addSql(`drop function refuse_strange_verdict(), refuse_strange_report(), refuse_strange_state(), refuse_strange_work(),
      is_recorded_by_viewer(bigint), follows_up(uuid, uuid), issues_task(uuid), issues_directive(uuid)`);
    this.addSql('alter table assignment_fact drop column authorised_by_id');
  }
}

function guard(table: string, name: string, call: string): string {
  return `create trigger ${name} before insert or update on ${table} for each row execute function ${call}`;
}
