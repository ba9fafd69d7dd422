import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const HEAD = 'language plpgsql set search_path = indicators, pg_temp';
const IS_OWNER = `pg_has_role((select relowner from pg_class where oid = tg_relid), 'USAGE')`;
const REFUSED = `using errcode = 'insufficient_privilege'`;

const FACT_TABLES = ['formula_fact', 'formula_approval_fact', 'formula_fault_fact', 'computation_fact'];

/**
 * Values that are asked of the graph: the questions, who agrees to publish what they come to, which of them the graph no longer
 * answers, and what stands behind each computed number.
 */
export class Formulas extends Migration {
  override up(): void {
    this.#tables();
    for (const table of FACT_TABLES) {
      this.addSql(factGuard(table));
      this.addSql(writersOf(table, { scope: 'indicators:write' }));
    }
    this.#writers();
    const facts = FACT_TABLES.join(', ');
    this.addSql(`grant select on ${facts} to indicators_public, indicators_viewer`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${facts} to indicators_viewer`);
  }

  #tables(): void {
    this.addSql(`create table formula_fact (${FACT_COLUMNS},
      formula_id uuid not null,
      key text not null,
      name text not null,
      indicator_id uuid not null,
      document text not null check (length(document) <= 20000),
      query_hash text not null,
      numerator_path text not null,
      denominator_path text,
      rights text not null check (rights in ('PUBLIC', 'INTERNAL')),
      data_owner_id uuid check ((data_owner_id is not null) = (rights = 'INTERNAL')),
      scope text not null check (scope in
        ('AGENCY', 'MINISTRIES', 'LOCALITIES', 'MINISTRIES_AND_LOCALITIES', 'NATIONWIDE')),
      class_id uuid check ((class_id is not null) = (scope = 'AGENCY')),
      grain text not null check (grain in ('MONTH', 'QUARTER', 'HALF', 'YEAR')),
      definition_hash text not null,
      ended_on date)`);
    this.addSql('create unique index formula_fact_open on formula_fact (formula_id) where closed_seq is null');
    this.addSql('create unique index formula_fact_open_key on formula_fact (key collate "C") where closed_seq is null');
    this.addSql(
      'create index formula_fact_open_by_indicator on formula_fact (indicator_id, key collate "C") where closed_seq is null',
    );
    this.addSql('create index formula_fact_by_formula on formula_fact (formula_id, seq)');
    this.addSql('create index formula_fact_by_key on formula_fact (key collate "C", formula_id)');
    this.addSql('create index formula_fact_by_indicator on formula_fact (indicator_id, key collate "C", formula_id)');

    // An approval is of what is asked and published, word for word: with another hash it is of another formula.
    this.addSql(`create table formula_approval_fact (${FACT_COLUMNS},
      formula_id uuid not null,
      side text not null check (side in ('OWNER', 'DATA_OWNER')),
      agency_id uuid not null,
      definition_hash text not null,
      basis text not null)`);
    this.addSql(
      'create unique index formula_approval_fact_open on formula_approval_fact (formula_id, side) where closed_seq is null',
    );
    this.addSql('create index formula_approval_fact_by_formula on formula_approval_fact (formula_id, seq)');

    // There only while something is wrong.
    this.addSql(`create table formula_fault_fact (${FACT_COLUMNS},
      formula_id uuid not null,
      code text not null,
      at text not null check (at in ('document', 'numeratorPath', 'denominatorPath')),
      about text not null)`);
    this.addSql(
      'create unique index formula_fault_fact_open on formula_fault_fact (formula_id) where closed_seq is null',
    );
    this.addSql('create index formula_fault_fact_by_formula on formula_fault_fact (formula_id, seq)');

    this.addSql(`create table computation_fact (${FACT_COLUMNS},
      observation_id uuid not null,
      formula_id uuid not null,
      query_hash text not null,
      variables jsonb not null,
      as_of text not null,
      numerator_as_answered text not null,
      denominator_as_answered text)`);
    this.addSql(
      'create unique index computation_fact_open on computation_fact (observation_id) where closed_seq is null',
    );
    this.addSql('create index computation_fact_by_observation on computation_fact (observation_id, seq)');
    this.addSql('create index computation_fact_by_formula on computation_fact (formula_id)');
  }

  /**
   * A formula is written by operators, and where it asks for what everybody sees by officers of who owns its indicator: whose data
   * the others ask for is not for them to say. An approval is given by officers of the agency that it is of, by one person for one
   * side. What is found wrong, and what was computed, the hub alone writes.
   */
  #writers(): void {
    this.addSql(`
      create function may_write_formula_of(asked uuid) returns boolean stable ${HEAD} as $$
      begin
        return app.viewer_has_role('operator') or exists (
          select from indicator_fact i
          where i.indicator_id = asked and i.closed_seq is null and i.owner_id = any (app.viewer_agencies()));
      end $$`);
    this.addSql(`
      create function refuse_strange_formula() returns trigger ${HEAD} as $$
      begin
        if ${IS_OWNER} then return new; end if;
        if may_write_formula_of(new.indicator_id)
          and (tg_op = 'UPDATE' or new.rights = 'PUBLIC' or new.ended_on is not null or app.viewer_has_role('operator'))
          and not exists (
            select from formula_fact f where f.formula_id = new.formula_id and f.indicator_id <> new.indicator_id) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: a formula of an indicator of another agency, or one that needs approvals' ${REFUSED};
      end $$`);
    this.addSql(`
      create function refuse_strange_approval() returns trigger ${HEAD} as $$
      declare
        formula formula_fact;
        of_side uuid;
      begin
        if ${IS_OWNER} then return new; end if;
        select * into formula from formula_fact f where f.formula_id = new.formula_id and f.closed_seq is null;
        of_side := case when new.side = 'DATA_OWNER' then formula.data_owner_id else (
          select i.owner_id from indicator_fact i
          where i.indicator_id = formula.indicator_id and i.closed_seq is null) end;
        if tg_op = 'UPDATE' and (may_write_formula_of(formula.indicator_id)
          or coalesce(of_side = any (app.viewer_agencies()), false) or new.agency_id = any (app.viewer_agencies())) then
          return new;
        end if;
        if tg_op = 'INSERT' and formula.rights = 'INTERNAL' and new.agency_id = of_side
          and new.definition_hash = formula.definition_hash and formula.ended_on is null
          and of_side = any (app.viewer_agencies())
          and (app.viewer_has_role('officer') or app.viewer_has_role('steward'))
          and not exists (select from formula_approval_fact a
            where a.formula_id = new.formula_id and a.side <> new.side and a.closed_seq is null
              and is_recorded_by_viewer(a.seq)) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: an approval of another agency, of another formula, or of one person for both sides'
          ${REFUSED};
      end $$`);
    this.addSql(`
      create function refuse_strange_fault() returns trigger ${HEAD} as $$
      begin
        if ${IS_OWNER} or app.viewer_subject() = 'hub' then return new; end if;
        if tg_op = 'UPDATE' and may_write_formula_of((select f.indicator_id from formula_fact f
          where f.formula_id = new.formula_id and f.closed_seq is null)) then
          return new;
        end if;
        raise exception 'NOT_A_WRITER: what the hub finds wrong with a formula' ${REFUSED};
      end $$`);
    this.addSql(`
      create function refuse_strange_computation() returns trigger ${HEAD} as $$
      begin
        if ${IS_OWNER} or app.viewer_subject() = 'hub' then return new; end if;
        raise exception 'NOT_A_WRITER: what the hub computes' ${REFUSED};
      end $$`);
    this.addSql('grant execute on function may_write_formula_of(uuid) to indicators_viewer, indicators_job');
    for (const [table, name] of [
      ['formula_fact', 'formula'],
      ['formula_approval_fact', 'approval'],
      ['formula_fault_fact', 'fault'],
      ['computation_fact', 'computation'],
    ]) {
      this.addSql(`create trigger writers_of_${name} before insert or update on ${table}
        for each row execute function refuse_strange_${name}()`);
    }
    this.addSql(`create trigger writers_of_computed before insert or update on observation_fact
      for each row when (new.source = 'COMPUTED') execute function refuse_strange_computation()`);
  }

  override down(): void {
    this.addSql('drop trigger writers_of_computed on observation_fact');
    this.addSql(`drop table ${FACT_TABLES.join(', ')}`);
    this.addSql(`drop function refuse_strange_computation(), refuse_strange_fault(), refuse_strange_approval(),
      refuse_strange_formula(), may_write_formula_of(uuid)`);
  }
}
