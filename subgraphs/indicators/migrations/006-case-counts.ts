import { Migration } from '@mikro-orm/migrations';
import { publishedTables } from '../../../platform/cube/lattice.ts';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const HEAD = 'language plpgsql set search_path = indicators, pg_temp';

/**
 * The agencies of `roots` and all below them, as the register stands today by the database's own clock; of what has ended, those below
 * when it did. Empty for who is neither officer nor steward: nobody else speaks for an agency.
 */
const CASE_REACH = `
create function case_reach(roots uuid[]) returns uuid[] stable ${HEAD} as $$
declare
  today constant date := (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  if not (app.viewer_has_role('officer') or app.viewer_has_role('steward')) then
    return '{}';
  end if;
  return array(
    with recursive below (agency_id) as (
      select id from unnest(roots) id
      union
      select p.agency_id from below
      join register_parent p on p.parent_id = below.agency_id and p.closed_seq is null
      left join register_agency a on a.agency_id = p.agency_id and a.closed_seq is null
      where (p.valid_from is null or p.valid_from <= today)
        and (p.valid_to is null or p.valid_to >= today or p.valid_to >= a.valid_to)
    )
    select agency_id from below);
end $$`;

/** Each function of the viewer stands in a subselect: evaluated once for a statement, not once for a row. */
const isOperator = `(select app.viewer_has_role('operator'))`;
const within = (roots: string) => `agency_id = any ((select case_reach(${roots}()))::uuid[])`;
const HAS_SCOPE = `(select app.viewer_has_scope('indicators:write'))`;
const SEES = `${HAS_SCOPE} and (${isOperator} or ${within('app.viewer_reads')})`;
const RECORDS = `${HAS_SCOPE} and (${isOperator} or ${within('app.viewer_agencies')})`;

/**
 * How many cases units had in a month, and what is published of them. A row is for those who act for the unit or for one above it,
 * and for operators; the public has no way to rows at all, and the job that publishes counts over all of them. Whoever may see a
 * row today sees its past too, and nobody else does.
 */
export class CaseCounts extends Migration {
  override up(): void {
    this.addSql(`create table case_count_fact (${FACT_COLUMNS},
      case_count_id uuid not null,
      indicator_id uuid not null,
      agency_id uuid not null,
      month date not null check (extract(day from month) = 1),
      month_end date not null check (month_end = month + interval '1 month' - interval '1 day'),
      cases int not null check (cases >= 0),
      counted int not null check (counted between 0 and cases),
      reason text)`);
    this.addSql('create unique index case_count_fact_open on case_count_fact (case_count_id) where closed_seq is null');
    this.addSql(
      'create unique index case_count_fact_once on case_count_fact (indicator_id, month, agency_id) where closed_seq is null',
    );
    this.addSql('create index case_count_fact_by_month on case_count_fact (month, case_count_id)');
    this.addSql('create index case_count_fact_by_indicator on case_count_fact (indicator_id, month, case_count_id)');
    this.addSql('create index case_count_fact_by_agency on case_count_fact (agency_id, month, case_count_id)');

    this.addSql(CASE_REACH);
    this.addSql('grant execute on function case_reach(uuid[]) to indicators_viewer');
    this.addSql(factGuard('case_count_fact'));
    this.addSql(writersOf('case_count_fact', { scope: 'indicators:write' }));
    this.addSql('alter table case_count_fact enable row level security');
    this.addSql('alter table case_count_fact force row level security');
    this.addSql(`create policy seen on case_count_fact for select to indicators_viewer using (${SEES})`);
    this.addSql(`create policy recorded on case_count_fact for insert to indicators_viewer with check (${RECORDS})`);
    this.addSql(`create policy closed on case_count_fact for update to indicators_viewer
      using (${RECORDS}) with check (${RECORDS})`);
    this.addSql('create policy all_are_counted on case_count_fact for select to indicators_job using (true)');
    this.addSql('grant select, insert, update (closed_seq, recorded_to) on case_count_fact to indicators_viewer');
    this.addSql('grant select on case_count_fact to indicators_job');
    for (const sql of publishedTables('indicators')) this.addSql(sql);
  }

  override down(): void {
    this.addSql(
      'drop table case_count_fact, published_memory, published_cell, published_version, suppression_rule_fact',
    );
    this.addSql('drop function case_reach(uuid[]), refuse_published_change()');
  }
}
