import { Migration } from '@mikro-orm/migrations';
import { SEARCH_WORDS_FUNCTION, searchIndex } from '../../../platform/database/search.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

/** The day as words: itself, its month, its year. See `dayWords` in domain/search-text/query.ts. */
function dayWords(alias: string): string {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => `extract(${part} from ${alias}issued_on)`);
  return [
    `'d' || (${year} * 10000 + ${month} * 100 + ${day})::int::text`,
    `'m' || (${year} * 100 + ${month})::int::text`,
    `(${year})::int::text`,
  ].join(', ');
}

const DIRECTIVES = {
  table: 'directive_fact',
  texts: (alias: string) =>
    `${alias}symbol, ${alias}type, ${alias}issuer_as_written, ${alias}subject, ${dayWords(alias)}`,
};
const TASKS = {
  table: 'task_search',
  texts: (alias: string) => `${alias}clause, ${alias}title, ${alias}product, ${alias}addressees`,
};

/**
 * Directives by their words, and tasks by theirs and those of their addressees.
 *
 * The words of a directive all stand in one fact, those of a task in several: `task_search` is a fact that follows from them,
 * one for as long as none of the words changes. A trigger keeps it at the end of every transaction, whoever writes: nobody
 * else can. Of a task that a transaction changes twice it has the last state, from the last event on.
 */
export class Search extends Migration {
  override up(): void {
    this.addSql(SEARCH_WORDS_FUNCTION);
    this.addSql('grant execute on function search_words to directives_public, directives_viewer, directives_job');
    this.addSql(searchIndex(DIRECTIVES));

    this.addSql(`create table task_search (${FACT_COLUMNS},
      task_id uuid not null,
      clause text not null,
      title text not null,
      product text,
      addressees text not null)`);
    this.addSql('create unique index task_search_open on task_search (task_id) where closed_seq is null');
    this.addSql(RECORDED_SO_FAR);
    this.addSql(searchIndex(TASKS));
    this.addSql(factGuard('task_search'));
    this.addSql('grant select on task_search to directives_public, directives_viewer');

    this.addSql(FOLLOW_TASK_FUNCTION);
    for (const table of FOLLOWED) {
      this.addSql(`create constraint trigger search_follows after insert or update on ${table}
        deferrable initially deferred for each row execute function follow_task()`);
    }
  }

  override down(): void {
    for (const table of FOLLOWED) this.addSql(`drop trigger search_follows on ${table}`);
    this.addSql('drop function follow_task()');
    this.addSql('drop table task_search');
    this.addSql('drop index directive_fact_search');
    this.addSql('drop function search_words(bigint, text[])');
  }
}

const FOLLOWED = ['task_fact', 'assignment_fact'];

/** SQL for the addressees of a task as they are written, of those facts of theirs that a condition lets through. */
function addresseesOf(task: string, condition: string): string {
  return `coalesce((select string_agg(a.agency_as_written, '; ' order by a.ordinal, a.assignment_id)
    from directives.assignment_fact a where a.task_id = ${task} and ${condition}), '')`;
}

const FOLLOW_TASK_FUNCTION = `
create function follow_task() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said record;
  kept record;
  changed_by bigint;
begin
  select t.clause, t.title, t.product, ${addresseesOf('t.task_id', 'a.closed_seq is null')} as addressees into said
    from directives.task_fact t where t.task_id = new.task_id and t.closed_seq is null;
  select s.clause, s.title, s.product, s.addressees into kept
    from directives.task_search s where s.task_id = new.task_id and s.closed_seq is null;
  if said is not distinct from kept then
    return null;
  end if;

  select max(greatest(f.seq, f.closed_seq)) into changed_by from (
    select t.seq, t.closed_seq from directives.task_fact t where t.task_id = new.task_id
    union all select a.seq, a.closed_seq from directives.assignment_fact a where a.task_id = new.task_id) f;
  update directives.task_search set closed_seq = changed_by, recorded_to = statement_timestamp()
    where task_id = new.task_id and closed_seq is null;
  if said.title is not null then
    insert into directives.task_search (seq, task_id, clause, title, product, addressees)
      values (changed_by, new.task_id, said.clause, said.title, said.product, said.addressees);
  end if;
  return null;
end $$`;

/** What tasks said at each event of theirs, where it is not what they said at the one before. */
const RECORDED_SO_FAR = `
with event as (
  select task_id, seq from task_fact union select task_id, closed_seq from task_fact where closed_seq is not null
  union select task_id, seq from assignment_fact
  union select task_id, closed_seq from assignment_fact where closed_seq is not null),
said as (
  select e.task_id, e.seq, t.clause, t.title, t.product,
    ${addresseesOf('e.task_id', 'a.seq <= e.seq and (a.closed_seq is null or a.closed_seq > e.seq)')} as addressees
  from event e left join task_fact t
    on t.task_id = e.task_id and t.seq <= e.seq and (t.closed_seq is null or t.closed_seq > e.seq)),
compared as (
  select *, lag((clause, title, product, addressees)) over (partition by task_id order by seq) as said_before from said),
changed as (
  select *, lead(seq) over (partition by task_id order by seq) as closed_seq from compared
  where said_before is distinct from (clause, title, product, addressees))
insert into task_search (seq, closed_seq, recorded_at, recorded_at_origin, recorded_to, task_id, clause, title, product, addressees)
select c.seq, c.closed_seq, begun.recorded_at, begun.recorded_at_origin, ended.recorded_at,
  c.task_id, c.clause, c.title, c.product, c.addressees
from changed c join feed_event begun on begun.seq = c.seq left join feed_event ended on ended.seq = c.closed_seq
where c.title is not null
order by c.seq`;
