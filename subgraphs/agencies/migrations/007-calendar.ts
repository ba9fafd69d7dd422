import { Migration } from '@mikro-orm/migrations';
import { writersOf } from '../../../platform/history/writers.ts';
import { FACT_COLUMNS, factGuard } from '../../../platform/history.ts';

const TABLES = ['calendar_act', 'calendar_entry'];

/** The columns that an entry of each kind has, beside those of all; the others are null. */
const COLUMNS_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  WEEKLY_REST: ['weekdays', 'valid_from'],
  YEARLY_HOLIDAY: ['month', 'day_of_month', 'is_compensated', 'valid_from'],
  COMPENSATION_RULE: ['valid_from'],
  HOLIDAY: ['on_day', 'is_compensated'],
  COMPENSATION: ['on_day', 'for_day'],
  SWAPPED_OFF: ['on_day', 'for_day'],
  SWAPPED_WORK: ['on_day', 'for_day'],
  TAKEN_BACK: ['on_day', 'in_place_of'],
};
const REQUIRED = ['on_day', 'for_day', 'is_compensated', 'month', 'day_of_month', 'weekdays', 'valid_from'];

/** SQL for: an entry has the columns of its kind and no other; a day may also say in place of what. */
const shapes = Object.entries(COLUMNS_OF_KIND).map(([kind, columns]) => {
  const checks = REQUIRED.map((column) => `${column} is ${columns.includes(column) ? 'not null' : 'null'}`);
  if (columns.includes('in_place_of')) checks.push('in_place_of is not null');
  if (!columns.includes('on_day')) checks.push('in_place_of is null');
  if (!columns.includes('valid_from')) checks.push('valid_to is null');
  return `(kind = '${kind}' and ${checks.join(' and ')})`;
});

/** Acts on working days with the rules and days that they make. Everybody reads them; the register's writers write. */
export class Calendar extends Migration {
  override up(): void {
    this.addSql(`create table calendar_act (${FACT_COLUMNS},
      act_id uuid not null,
      key text not null,
      symbol text not null,
      issuer text not null,
      title text not null,
      issued_on date not null,
      decides_years int[] not null,
      grade text,
      is_verified boolean not null,
      origin text not null check (origin in ('REFERENCE', 'COMMAND')))`);
    this.addSql('create unique index calendar_act_open on calendar_act (act_id) where closed_seq is null');
    this.addSql('create unique index calendar_act_open_key on calendar_act (key) where closed_seq is null');
    this.addSql('create index calendar_act_by_act on calendar_act (act_id, seq)');

    this.addSql(`create table calendar_entry (${FACT_COLUMNS},
      act_id uuid not null,
      entry_id uuid not null,
      key text not null,
      kind text not null,
      name text not null,
      clause text,
      is_verified boolean not null,
      on_day date,
      in_place_of text,
      for_day date,
      is_compensated boolean,
      month int,
      day_of_month int,
      weekdays text[],
      valid_from date,
      valid_to date,
      check (${shapes.join(' or ')}))`);
    this.addSql('create unique index calendar_entry_open on calendar_entry (entry_id) where closed_seq is null');
    this.addSql('create unique index calendar_entry_open_key on calendar_entry (key) where closed_seq is null');
    this.addSql('create index calendar_entry_by_act on calendar_entry (act_id)');

    const tables = TABLES.join(', ');
    for (const table of TABLES) {
      this.addSql(factGuard(table));
      this.addSql(writersOf(table, { scope: 'register:write' }));
    }
    this.addSql(`grant select on ${tables} to agencies_public, agencies_viewer`);
    this.addSql(`grant insert, update (closed_seq, recorded_to) on ${tables} to agencies_viewer`);
  }

  override down(): void {
    this.addSql(`drop table ${TABLES.join(', ')}`);
  }
}
