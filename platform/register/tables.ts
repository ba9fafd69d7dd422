import { FEED_CURSOR_TABLE } from '../feed/tables.ts';
import { writersOf } from '../history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../history.ts';

/** The tables of a copy of the register, in the order in which they are made. */
export const REGISTER_TABLES = [
  'register_agency',
  'register_parent',
  'register_place',
  'register_class',
  'register_succession',
  'register_calendar',
] as const;

/**
 * The statements of a migration that makes the tables of a subgraph's copy of the register. Everybody may read them; they are
 * written by the hub itself alone (only the job role may). The schema has its feed, `FACT_GUARD_FUNCTION` and
 * `WRITER_GUARD_FUNCTION` before; the subgraph must be granted the feed of the agencies (`grantFeed`).
 */
export function registerTables(subgraph: string): string[] {
  const tables = REGISTER_TABLES.join(', ');
  return [
    `create table register_agency (${FACT_COLUMNS},
      agency_id uuid not null,
      kind text not null,
      level text not null,
      name text not null,
      valid_from date,
      valid_to date)`,
    'create unique index register_agency_open on register_agency (agency_id) where closed_seq is null',
    'create index register_agency_by_agency on register_agency (agency_id, seq)',
    `create table register_parent (${FACT_COLUMNS},
      agency_id uuid not null,
      parent_id uuid not null,
      valid_from date,
      valid_to date)`,
    'create index register_parent_by_agency on register_parent (agency_id)',
    'create index register_parent_by_parent on register_parent (parent_id)',
    `create table register_place (${FACT_COLUMNS},
      agency_id uuid not null,
      province_id uuid not null,
      valid_from date,
      valid_to date)`,
    'create index register_place_by_agency on register_place (agency_id)',
    `create table register_class (${FACT_COLUMNS},
      class_id uuid not null,
      definition jsonb not null)`,
    'create unique index register_class_open on register_class (class_id) where closed_seq is null',
    'create index register_class_by_class on register_class (class_id, seq)',
    `create table register_succession (${FACT_COLUMNS},
      succession_id uuid not null,
      kind text not null,
      starts_on date not null,
      from_ids uuid[] not null,
      to_ids uuid[] not null,
      functions text[],
      legal_basis text)`,
    'create index register_succession_by_succession on register_succession (succession_id)',
    'create index register_succession_by_from on register_succession using gin (from_ids)',
    `create table register_calendar (${FACT_COLUMNS},
      act_id text not null,
      entries jsonb not null)`,
    'create index register_calendar_by_act on register_calendar (act_id)',
    ...registerIndexes(),
    ...REGISTER_TABLES.flatMap((table) => [factGuard(table), writersOf(table, { role: 'operator' })]),
    `grant select on ${tables} to ${subgraph}_public, ${subgraph}_viewer, ${subgraph}_job`,
    `grant insert, update (closed_seq, recorded_to) on ${tables} to ${subgraph}_job`,
    `grant insert on feed_event to ${subgraph}_job`,
  ];
}

/** The tables whose last change says which state of the register a roll-up was made of. */
const ROLLED_UP = ['register_agency', 'register_parent', 'register_succession'] as const;

/** The statements of a migration that lets the last change of the register be found; part of `registerTables` by now. */
export function registerIndexes(): string[] {
  return ROLLED_UP.flatMap((table) => [
    `create index if not exists ${table}_by_seq on ${table} (seq)`,
    `create index if not exists ${table}_by_closed_seq on ${table} (closed_seq) where closed_seq is not null`,
  ]);
}

/** The statements that take back `registerIndexes`. */
export function withoutRegisterIndexes(): string[] {
  return ROLLED_UP.flatMap((table) => [
    `drop index if exists ${table}_by_seq`,
    `drop index if exists ${table}_by_closed_seq`,
  ]);
}

/** The statements of a migration for a subgraph that follows no feed yet: the cursors of those that it will. */
export function registerCursor(subgraph: string): string[] {
  return [FEED_CURSOR_TABLE, `grant select, insert, update on feed_cursor to ${subgraph}_job`];
}

/** The statements that take back `registerTables`; the cursor goes too, so that a later copy starts from a snapshot. */
export function withoutRegisterTables(subgraph: string): string[] {
  return [
    `drop table ${REGISTER_TABLES.join(', ')}`,
    `revoke insert on feed_event from ${subgraph}_job`,
    `delete from feed_cursor where feed = 'agencies'`,
  ];
}
