import { Migration } from '@mikro-orm/migrations';
import { feedTables } from '../../../platform/feed/tables.ts';
import { WRITER_GUARD_FUNCTION, writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, FACT_GUARD_FUNCTION, factGuard } from '../../../platform/history.ts';
import { RECEIPT_TABLE } from '../../../platform/receipt.ts';
import { registerCursor, registerTables, withoutRegisterTables } from '../../../platform/register.ts';

const FACT_TABLES = [
  'indicator_fact',
  'series_break_fact',
  'similarity_fact',
  'mandate_fact',
  'target_fact',
  'target_scope_fact',
  'observation_fact',
  'observation_member_fact',
  'override_fact',
];

/**
 * What is measured, what demands it, what is to be reached, and what was stated; the feed.
 *
 * Numbers are `numeric` without a scale: as many places as the source writes. Where a unit is PERCENT, 45 is 45 out of 100.
 */
export class Indicators extends Migration {
  override up(): void {
    this.addSql(feedTables('indicators'));
    this.addSql(RECEIPT_TABLE);
    this.addSql(FACT_GUARD_FUNCTION);
    this.addSql(WRITER_GUARD_FUNCTION);

    this.#indicators();
    this.#targets();
    this.#observations();
    for (const table of FACT_TABLES) {
      this.addSql(factGuard(table));
      this.addSql(writersOf(table, { scope: 'indicators:write' }));
    }
    this.addSql(writersOf('feed_event', { scope: 'indicators:write' }));

    // All of it is public; only receipts are the viewer's own.
    const facts = FACT_TABLES.join(', ');
    this.addSql(`grant select on ${facts}, feed, feed_head to indicators_public, indicators_viewer`);
    this.addSql('grant select (seq, position, sequenced_at) on feed_event to indicators_public, indicators_viewer');
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${facts} to indicators_viewer`);
    this.addSql('grant insert on feed_event to indicators_viewer');
    this.addSql('grant select, insert on command_receipt to indicators_viewer');
    this.addSql('grant select, update (position, sequenced_at) on feed_event to indicators_job');
    this.addSql('grant select on feed_head, feed_log to indicators_job');
    this.addSql('grant execute on function sequence_feed() to indicators_job');
    // Who recorded an event is nobody's to know but as an answer to this: was it I?
    this.addSql(`
      create function is_recorded_by_viewer(asked bigint) returns boolean stable security definer
        language plpgsql set search_path = indicators, pg_temp as $$
      begin
        return exists (select from feed_event e where e.seq = asked and e.recorded_by = app.viewer_subject());
      end $$`);
    this.addSql('grant execute on function is_recorded_by_viewer(bigint) to indicators_viewer');
    for (const sql of [...registerCursor('indicators'), ...registerTables('indicators')]) this.addSql(sql);
  }

  #indicators(): void {
    this.addSql(`create table indicator_fact (${FACT_COLUMNS},
      indicator_id uuid not null,
      key text not null,
      name text not null,
      name_folded text not null,
      unit text not null check (unit in ('PERCENT', 'PERCENTAGE_POINT', 'COUNT', 'POINT', 'UNKNOWN')),
      direction text not null check (direction in ('UP', 'DOWN')),
      method text not null check (method in ('COUNTED', 'SURVEY', 'COMPOSITE')),
      numerator text,
      denominator text,
      is_formula_stated boolean not null,
      owner_id uuid,
      evaluator_id uuid,
      valid_from date,
      valid_to date)`);
    this.addSql('create unique index indicator_fact_open on indicator_fact (indicator_id) where closed_seq is null');
    this.addSql('create index indicator_fact_by_indicator on indicator_fact (indicator_id, seq)');
    this.addSql('create unique index indicator_fact_open_key on indicator_fact (key) where closed_seq is null');
    this.addSql('create index indicator_fact_folded on indicator_fact using gin (name_folded app.gin_trgm_ops)');
    this.addSql('create index indicator_fact_by_key on indicator_fact (key collate "C", indicator_id)');

    this.addSql(`create table series_break_fact (${FACT_COLUMNS},
      indicator_id uuid not null,
      starts_on date not null,
      reason text not null,
      directive_id uuid)`);
    this.addSql('create index series_break_fact_by_indicator on series_break_fact (indicator_id, starts_on)');

    this.addSql(`create table similarity_fact (${FACT_COLUMNS},
      indicator_id uuid not null,
      other_id uuid not null check (other_id <> indicator_id),
      kind text not null check (kind in ('NEAR', 'PART_OF')),
      difference text not null,
      is_verified boolean not null)`);
    this.addSql('create index similarity_fact_by_indicator on similarity_fact (indicator_id, other_id)');
    this.addSql('create index similarity_fact_by_other on similarity_fact (other_id)');

    this.addSql(`create table mandate_fact (${FACT_COLUMNS},
      mandate_id uuid not null,
      indicator_id uuid not null,
      directive_id uuid,
      evidence_id uuid,
      part text not null,
      number text not null,
      ordinal int not null,
      as_written text not null,
      lead_as_written text,
      evaluator_id uuid)`);
    this.addSql('create unique index mandate_fact_open on mandate_fact (mandate_id) where closed_seq is null');
    this.addSql('create index mandate_fact_by_mandate on mandate_fact (mandate_id, seq)');
    this.addSql('create index mandate_fact_by_indicator on mandate_fact (indicator_id)');
    this.addSql('create index mandate_fact_by_directive on mandate_fact (directive_id, ordinal)');
    this.addSql('create index mandate_fact_by_evidence on mandate_fact (evidence_id, ordinal)');
  }

  #targets(): void {
    this.addSql(`create table target_fact (${FACT_COLUMNS},
      target_id uuid not null,
      indicator_id uuid not null,
      mandate_id uuid not null,
      directive_id uuid,
      evidence_id uuid,
      ordinal int not null,
      number text not null,
      value numeric not null,
      unit text not null check (unit in ('PERCENT', 'PERCENTAGE_POINT', 'COUNT', 'POINT')),
      operator text not null check (operator in ('AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'EQUAL_TO')),
      is_operator_written boolean not null,
      as_written text not null,
      strength text not null check (strength in ('ASSIGNED', 'AIM')),
      starts_on date not null,
      ends_on date not null check (ends_on >= starts_on),
      subunits_as_written text,
      cohort_indicator_id uuid,
      cohort_operator text,
      cohort_value numeric,
      cohort_starts_on date,
      cohort_ends_on date,
      cohort_as_written text,
      check (num_nonnulls(cohort_indicator_id, cohort_operator, cohort_value, cohort_starts_on, cohort_ends_on,
        cohort_as_written) in (0, 6)))`);
    this.addSql('create unique index target_fact_open on target_fact (target_id) where closed_seq is null');
    this.addSql('create index target_fact_by_target on target_fact (target_id, seq)');
    this.addSql('create index target_fact_by_indicator on target_fact (indicator_id, ends_on, (-ordinal), target_id)');
    this.addSql('create index target_fact_by_mandate on target_fact (mandate_id, ordinal)');
    this.addSql('create index target_fact_by_end on target_fact (ends_on, (-ordinal), target_id)');
    this.addSql('create index target_fact_by_directive on target_fact (directive_id)');
    this.addSql('create index target_fact_by_evidence on target_fact (evidence_id)');

    this.addSql(`create table target_scope_fact (${FACT_COLUMNS},
      target_id uuid not null,
      class_id uuid,
      agency_id uuid,
      check (num_nonnulls(class_id, agency_id) = 1))`);
    this.addSql('create index target_scope_fact_by_target on target_scope_fact (target_id)');
    this.addSql('create index target_scope_fact_by_class on target_scope_fact (class_id)');
    this.addSql('create index target_scope_fact_by_agency on target_scope_fact (agency_id)');
  }

  #observations(): void {
    this.addSql(`create table observation_fact (${FACT_COLUMNS},
      observation_id uuid not null,
      indicator_id uuid not null,
      scope text not null check (scope in
        ('AGENCY', 'MINISTRIES', 'LOCALITIES', 'MINISTRIES_AND_LOCALITIES', 'NATIONWIDE')),
      agency_id uuid check ((agency_id is not null) = (scope = 'AGENCY')),
      starts_on date,
      ends_on date not null check (starts_on <= ends_on),
      period_as_written text,
      numerator numeric,
      denominator numeric check (denominator >= 0),
      value numeric,
      unit text not null check (unit in ('PERCENT', 'PERCENTAGE_POINT', 'COUNT', 'POINT', 'UNKNOWN')),
      bound text not null check (bound in ('EXACT', 'MORE_THAN', 'NEARLY')),
      as_written text,
      stated_on date,
      is_provisional boolean not null,
      is_estimated boolean not null,
      source text not null check (source in ('DOCUMENT', 'REPORTED', 'IMPORTED', 'COMPUTED')),
      directive_id uuid,
      clause text,
      missing_count int,
      are_members_stated boolean,
      period_months smallint,
      check ((numerator is null) = (denominator is null)),
      check (num_nonnulls(numerator, value) > 0))`);
    // Which length of the calendar the period is exactly: numbers of one length do not overlap, and only they are added up. No
    // generated column: those are not there yet when a trigger compares what a fact said.
    this.addSql(`
      create function set_period_months() returns trigger language plpgsql set search_path = indicators, pg_temp as $$
      begin
        new.period_months := case when new.starts_on = new.ends_on then 0
          when extract(day from new.starts_on) = 1 then (
            select m from unnest(array[1, 3, 6, 12]) m
            where (extract(month from new.starts_on)::int - 1) % m = 0
              and new.ends_on = (new.starts_on + make_interval(months => m) - interval '1 day')::date)
          end;
        return new;
      end $$`);
    this.addSql(`create trigger period_months before insert on observation_fact
      for each row execute function set_period_months()`);
    this.addSql(
      'create unique index observation_fact_open on observation_fact (observation_id) where closed_seq is null',
    );
    this.addSql('create index observation_fact_by_observation on observation_fact (observation_id, seq)');
    this.addSql('create index observation_fact_by_end on observation_fact (ends_on, observation_id)');
    this.addSql(
      'create index observation_fact_by_indicator on observation_fact (indicator_id, ends_on, observation_id)',
    );
    this.addSql('create index observation_fact_by_agency on observation_fact (agency_id, ends_on, observation_id)');
    this.addSql(
      'create index observation_fact_by_both on observation_fact (agency_id, indicator_id, ends_on, observation_id)',
    );
    this.addSql(
      'create index observation_fact_by_scope on observation_fact (indicator_id, scope, ends_on) where agency_id is null',
    );
    this.addSql(
      'create index observation_fact_by_directive on observation_fact (directive_id, ends_on, observation_id)',
    );

    this.addSql(`create table observation_member_fact (${FACT_COLUMNS},
      observation_id uuid not null,
      agency_id uuid not null,
      is_missing boolean not null)`);
    this.addSql('create index observation_member_fact_by_observation on observation_member_fact (observation_id)');
    this.addSql('create index observation_member_fact_by_agency on observation_member_fact (agency_id)');

    this.addSql(`create table override_fact (${FACT_COLUMNS},
      observation_id uuid not null,
      numerator numeric,
      denominator numeric check (denominator >= 0),
      value numeric,
      reason text not null,
      authorised_by_id uuid,
      check ((numerator is null) = (denominator is null)),
      check (num_nonnulls(numerator, value) > 0))`);
    this.addSql('create unique index override_fact_open on override_fact (observation_id) where closed_seq is null');
    this.addSql('create index override_fact_by_observation on override_fact (observation_id, seq)');
  }

  override down(): void {
    for (const sql of withoutRegisterTables('indicators')) this.addSql(sql);
    this.addSql(`drop table ${[...FACT_TABLES, 'command_receipt', 'feed_cursor'].join(', ')}`);
    this.addSql(
      'drop function is_recorded_by_viewer(bigint), sequence_feed(), feed_snapshot(bigint), refuse_fact_change(), set_period_months()',
    );
    this.addSql('drop view feed_head, feed_log');
    this.addSql('drop table feed_event, feed');
    this.addSql('drop function refuse_event_change(), refuse_strange_writers()');
  }
}
