import { writersOf } from '../../history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../history.ts';

/**
 * The statements of a migration that makes the tables of a subgraph's published cells; its feed, FACT_GUARD_FUNCTION and
 * WRITER_GUARD_FUNCTION are there before.
 *
 * Everybody may read versions and their cells, but not why a cell is withheld: that a count is small is nearly the count. What the
 * next version is decided with (`published_memory`) holds the counts themselves and is for the job role alone, which also is the only
 * one that publishes. Rules of suppression are recorded by operators (rules.ts). Nothing is ever changed or deleted.
 */
export function publishedTables(subgraph: string): string[] {
  const [everyone, viewer, job] = ['public', 'viewer', 'job'].map((role) => `${subgraph}_${role}`);
  return [
    `create table suppression_rule_fact (${FACT_COLUMNS},
      cube text not null,
      valid_from date not null,
      smallest_count int not null check (smallest_count >= 1),
      width int not null check (width >= 0),
      smallest_change int check (smallest_change >= 1),
      reason text not null)`,
    'create unique index suppression_rule_fact_open on suppression_rule_fact (cube, valid_from) where closed_seq is null',
    factGuard('suppression_rule_fact'),
    writersOf('suppression_rule_fact', { role: 'operator' }),
    `create table published_version (${FACT_COLUMNS},
      cube text not null,
      version int not null check (version >= 1),
      answers_for bigint not null,
      smallest_count int not null,
      width int not null,
      smallest_change int,
      cell_count int not null,
      withheld_count int not null,
      exposed_count int not null,
      check (closed_seq is null),
      unique (cube, version),
      unique (cube, answers_for))`,
    factGuard('published_version'),
    `create table published_cell (
      cube text not null,
      version int not null,
      shape text not null,
      keys text[] not null,
      agency_flags int not null,
      measures numeric[],
      reason text check (reason in ('SMALL', 'COMPLEMENTARY', 'BY_VERSION')),
      primary key (cube, version, shape, keys),
      foreign key (cube, version) references published_version (cube, version),
      check ((measures is null) = (reason is not null)))`,
    `create table published_memory (
      cube text not null,
      version int not null,
      memory jsonb not null,
      exposed text[] not null,
      primary key (cube, version),
      foreign key (cube, version) references published_version (cube, version))`,
    `create function refuse_published_change() returns trigger language plpgsql as $$
    begin
      raise exception 'what was published stays: % of % refused', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
    end $$`,
    ...['published_cell', 'published_memory'].map(
      (table) => `create trigger published_stays before update or delete or truncate on ${table}
        for each statement execute function refuse_published_change()`,
    ),
    `grant select on suppression_rule_fact, published_version to ${everyone}, ${viewer}, ${job}`,
    `grant select (cube, version, shape, keys, agency_flags, measures) on published_cell to ${everyone}, ${viewer}`,
    `grant select, insert on published_cell, published_memory to ${job}`,
    `grant insert on published_version to ${job}`,
    `grant insert, update (closed_seq, recorded_to) on suppression_rule_fact to ${viewer}`,
  ];
}
