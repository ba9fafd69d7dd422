import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const HEAD = 'language plpgsql set search_path = indicators, pg_temp';

const FACT_TABLES = ['scorecard_definition_fact', 'official_score_fact'];

/** Indices that are put together of scored components: what they were made of in which time, and scores as somebody published them. */
export class Scorecards extends Migration {
  override up(): void {
    // A definition is read whole or not at all: its lists have an order, and no row of them is asked for by itself.
    this.addSql(`create table scorecard_definition_fact (${FACT_COLUMNS},
      definition_id uuid not null,
      key text not null,
      name text not null,
      directive_id uuid,
      evaluator_id uuid,
      valid_from date not null,
      is_valid_from_known boolean not null,
      valid_to date check (valid_to >= valid_from),
      remark text,
      groups jsonb not null,
      components jsonb not null,
      classes jsonb not null)`);
    this.addSql(
      'create unique index scorecard_definition_fact_open on scorecard_definition_fact (definition_id) where closed_seq is null',
    );
    this.addSql(
      'create index scorecard_definition_fact_by_definition on scorecard_definition_fact (definition_id, seq)',
    );
    this.addSql(
      'create unique index scorecard_definition_fact_open_day on scorecard_definition_fact (key, valid_from) where closed_seq is null',
    );
    this.addSql(
      'create index scorecard_definition_fact_by_key on scorecard_definition_fact (key collate "C", valid_from)',
    );

    this.addSql(`create table official_score_fact (${FACT_COLUMNS},
      score_id uuid not null,
      definition_key text not null,
      agency_id uuid not null,
      period text not null,
      part_key text,
      points numeric not null check (points >= 0),
      source text not null,
      directive_id uuid,
      clause text,
      stated_on date not null)`);
    this.addSql(
      'create unique index official_score_fact_open on official_score_fact (score_id) where closed_seq is null',
    );
    this.addSql('create index official_score_fact_by_score on official_score_fact (score_id, seq)');
    this.addSql(`create unique index official_score_fact_open_statement on official_score_fact
      (agency_id, definition_key, period, coalesce(part_key, ''), source) where closed_seq is null`);
    this.addSql(
      'create index official_score_fact_by_agency on official_score_fact (agency_id, definition_key, period)',
    );
    this.addSql(
      'create index official_score_fact_by_period on official_score_fact (definition_key collate "C", period collate "C", agency_id)',
    );

    for (const table of FACT_TABLES) {
      this.addSql(factGuard(table));
      this.addSql(writersOf(table, { scope: 'indicators:write' }));
    }
    this.#writers();
    const facts = FACT_TABLES.join(', ');
    this.addSql(`grant select on ${facts} to indicators_public, indicators_viewer`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${facts} to indicators_viewer`);
  }

  /** Versions of an index are written by operators; a published score also by who judges the results, never by the agency that was scored. */
  #writers(): void {
    this.addSql(`create trigger writers_are_operators before insert or update on scorecard_definition_fact
      for each statement execute function refuse_strange_writers('role', 'operator')`);
    this.addSql(`
      create function refuse_strange_score() returns trigger ${HEAD} as $$
      declare
        own uuid[] := coalesce(app.viewer_agencies(), '{}');
      begin
        if pg_has_role((select relowner from pg_class where oid = tg_relid), 'USAGE') then return new; end if;
        if not new.agency_id = any (own) and (app.viewer_has_role('operator') or exists (
          select from scorecard_definition_fact d
          where d.key = new.definition_key and d.closed_seq is null and (d.evaluator_id = any (own) or exists (
            select from jsonb_array_elements(d.components) c
            join indicator_fact i on i.indicator_id = (c ->> 'indicatorId')::uuid and i.closed_seq is null
            where c ->> 'key' = new.part_key and i.evaluator_id = any (own))))) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: a published score by whom it is about, or by who does not judge'
          using errcode = 'insufficient_privilege';
      end $$`);
    this.addSql(`create trigger judges_are_named before insert or update on official_score_fact
      for each row execute function refuse_strange_score()`);
  }

  override down(): void {
    this.addSql(`drop table ${FACT_TABLES.join(', ')}`);
    this.addSql('drop function refuse_strange_score()');
  }
}
