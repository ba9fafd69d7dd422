import { Migration } from '@mikro-orm/migrations';

/** What operators alone write, whatever code asks. */
const OF_OPERATORS = [
  'indicator_fact',
  'series_break_fact',
  'similarity_fact',
  'mandate_fact',
  'target_fact',
  'target_scope_fact',
];

const HEAD = 'language plpgsql set search_path = indicators, pg_temp';
const IS_OWNER = `pg_has_role((select relowner from pg_class where oid = tg_relid), 'USAGE')`;
const REFUSED = `using errcode = 'insufficient_privilege'`;

/**
 * Who writes about indicators is checked here once more. Indicators and targets are written by operators; a number about one
 * agency by its officers too, unless it was read in a document and somebody else recorded it; an override by officers of who judges
 * the results and by operators, and never by whoever acts for the agency itself.
 *
 * And an indicator says whether more than its whole is possible.
 */
export class Writers extends Migration {
  override up(): void {
    this.addSql('alter table indicator_fact add column may_exceed_whole boolean not null default false');
    this.addSql('alter table indicator_fact alter column may_exceed_whole drop default');
    for (const table of OF_OPERATORS) {
      this.addSql(`create trigger writers_are_operators before insert or update on ${table}
        for each statement execute function refuse_strange_writers('role', 'operator')`);
    }

    // By how it stands now: whoever could not correct it before cannot have made it one's own.
    this.addSql(`
      create function may_correct_observation(asked uuid) returns boolean stable ${HEAD} as $$
      begin
        return app.viewer_has_role('operator') or exists (
          select from (
            select o.scope, o.agency_id, o.source, o.seq from observation_fact o
            where o.observation_id = asked order by o.seq desc limit 1
          ) latest
          where latest.scope = 'AGENCY' and latest.agency_id = any (app.viewer_agencies())
            and (latest.source in ('REPORTED', 'IMPORTED') or is_recorded_by_viewer(latest.seq)));
      end $$`);
    this.addSql(`
      create function refuse_strange_observation() returns trigger ${HEAD} as $$
      declare
        earlier observation_fact;
      begin
        if ${IS_OWNER} or app.viewer_has_role('operator') then return new; end if;
        if tg_op = 'UPDATE' and may_correct_observation(new.observation_id) then return new; end if;
        if tg_op = 'INSERT' and new.scope = 'AGENCY' and new.agency_id = any (app.viewer_agencies()) then
          select * into earlier from observation_fact o
            where o.observation_id = new.observation_id order by o.seq desc limit 1;
          if earlier.fact_id is null and new.source in ('REPORTED', 'DOCUMENT') then return new; end if;
          if earlier.fact_id is not null and may_correct_observation(new.observation_id)
            and new.agency_id = earlier.agency_id and new.indicator_id = earlier.indicator_id
            and (new.source in ('REPORTED', 'DOCUMENT') or new.source = earlier.source) then
            return new;
          end if;
        end if;
        raise exception 'NOT_A_WRITER: a number of another agency, or of a document' ${REFUSED};
      end $$`);
    this.addSql(`
      create function refuse_strange_member() returns trigger ${HEAD} as $$
      begin
        if ${IS_OWNER} or may_correct_observation(new.observation_id) then return new; end if;
        raise exception 'NOT_A_WRITER: members of a number of another agency, or of a document' ${REFUSED};
      end $$`);
    this.addSql(`
      create function refuse_strange_override() returns trigger ${HEAD} as $$
      declare
        of_agency uuid;
        evaluator uuid;
      begin
        if ${IS_OWNER} then return new; end if;
        select o.agency_id, i.evaluator_id into of_agency, evaluator
          from observation_fact o
          join indicator_fact i on i.indicator_id = o.indicator_id and i.closed_seq is null
          where o.observation_id = new.observation_id and o.closed_seq is null;
        if found and coalesce(of_agency = any (app.viewer_agencies()), false) is false
          and (app.viewer_has_role('operator') or coalesce(evaluator = any (app.viewer_agencies()), false)) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: an override by whom it is about, or by who does not judge' ${REFUSED};
      end $$`);
    this.addSql(`grant execute on function may_correct_observation(uuid) to indicators_viewer, indicators_job`);
    this.addSql(guard('observation_fact', 'reporters_are_own', 'refuse_strange_observation()'));
    this.addSql(guard('observation_member_fact', 'reporters_are_own', 'refuse_strange_member()'));
    this.addSql(guard('override_fact', 'judges_are_named', 'refuse_strange_override()'));
  }

  override down(): void {
    this.addSql('drop trigger judges_are_named on override_fact');
    this.addSql('drop trigger reporters_are_own on observation_member_fact');
    this.addSql('drop trigger reporters_are_own on observation_fact');
    this.addSql(`drop function refuse_strange_override(), refuse_strange_member(), refuse_strange_observation(),
      may_correct_observation(uuid)`);
    for (const table of OF_OPERATORS) this.addSql(`drop trigger writers_are_operators on ${table}`);
    this.addSql('alter table indicator_fact drop column may_exceed_whole');
  }
}

function guard(table: string, name: string, call: string): string {
  return `create trigger ${name} before insert or update on ${table} for each row execute function ${call}`;
}
