import { setTimeout as pause } from 'node:timers/promises';
import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import type { EntityManager } from '@mikro-orm/postgresql';
import { auditTables } from '../../platform/audit/tables.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { Database } from '../../platform/database.ts';
import { grantFeed } from '../../platform/feed/grants.ts';
import { FEED_CURSOR_TABLE, feedTables } from '../../platform/feed/tables.ts';
import { factProperties } from '../../platform/history/properties.ts';
import { type FactValues, recordSubjects } from '../../platform/history/record.ts';
import {
  createFactReader,
  FACT_COLUMNS,
  FACT_GUARD_FUNCTION,
  factGuard,
  factStatement,
} from '../../platform/history.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { type Orm, openOrm } from '../../platform/orm.ts';
import { RECEIPT_TABLE } from '../../platform/receipt.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../../platform/viewer.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** The smallest subgraph with facts, a feed, receipts and an audit record: notes, each of any number of lines. */
class Notebook extends Migration {
  override up(): void {
    this.addSql(feedTables('notebook'));
    this.addSql(RECEIPT_TABLE);
    this.addSql(auditTables('notebook'));
    this.addSql(FACT_GUARD_FUNCTION);
    this.addSql(`create table line_fact (${FACT_COLUMNS},
      note_id text not null,
      said text not null,
      tags text[],
      details jsonb,
      fee numeric(10,2),
      due_on date)`);
    this.addSql(factGuard('line_fact'));
    this.addSql('grant select on line_fact, feed, feed_head to notebook_public, notebook_viewer');
    this.addSql('grant select (seq, position, sequenced_at) on feed_event to notebook_public, notebook_viewer');
    this.addSql('grant insert, update (closed_seq, recorded_to) on line_fact to notebook_viewer');
    this.addSql('grant insert on feed_event to notebook_viewer');
    this.addSql('grant select, insert on command_receipt to notebook_viewer');
    this.addSql('grant select, update (position, sequenced_at) on feed_event to notebook_job');
    this.addSql('grant select on feed_head, feed_log to notebook_job');
    this.addSql('grant execute on function sequence_feed() to notebook_job');
  }
}

/** A subgraph that follows it; `seen` hides no repeat. */
class Reader extends Migration {
  override up(): void {
    this.addSql(FEED_CURSOR_TABLE);
    this.addSql('create table seen (at bigserial, position bigint, subject text, is_snapshot boolean)');
    this.addSql('grant select, insert, update, delete on feed_cursor to reader_job');
    this.addSql('grant select, insert on seen to reader_job');
    this.addSql('grant usage on sequence seen_at_seq to reader_job');
  }
}

const LineFactSchema = defineEntity({
  name: 'LineFact',
  schema: 'notebook',
  tableName: 'line_fact',
  properties: {
    ...factProperties,
    noteId: p.text(),
    said: p.text(),
    tags: p.array().nullable(),
    details: p.json().nullable(),
    fee: p.decimal().precision(10).scale(2).nullable(),
    dueOn: p.date().nullable(),
  },
});
class LineFact extends LineFactSchema.class {}
LineFactSchema.setClass(LineFact);
export const NOTEBOOK_ENTITIES = [LineFact] as const;

const TABLES = { lines: { entity: LineFact, subject: 'noteId' } } as const;
const LINES = factStatement(
  'notebook.lines',
  (holds) =>
    `select note_id || ': ' || said as line from line_fact f where ${holds('f')} and note_id like $2 order by line`,
);

export const WRITER: Viewer = viewerOf({ subject: 'a writer', roles: ['officer'] });

export interface OpenNotebook extends TestDatabase {
  readonly orm: Orm;
  /** Make notes hold these lines, in one transaction; gives the notes that changed. */
  record(notes: Readonly<Record<string, readonly (string | FactValues)[]>>): Promise<string[]>;
  /** "note: line", of all notes, now or at a position of the feed. */
  lines(position?: string | null): Promise<string[]>;
  /** Rows as a superuser sees them, with the notebook's schema first in the search path. */
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
}

export async function openNotebook({ poolSize = 8 } = {}): Promise<OpenNotebook> {
  const db = await createTestDatabase({ subgraphs: ['notebook', 'reader'], key: 'notebook', build, poolSize });
  const orm = openOrm({ database: db.database, subgraph: 'notebook', entities: NOTEBOOK_ENTITIES });
  return {
    ...db,
    orm,
    record: (notes) => orm.write(WRITER, (em) => recordNotes(em, notes)),
    async lines(position = null) {
      await using session = db.database.openSession('notebook', PUBLIC_VIEWER);
      const facts = createFactReader(session, { position, today: '2026-03-31' });
      return (await facts.read<{ line: string }>(LINES, '%')).map(({ line }) => line);
    },
    async rows<Row>(sql: string, values: unknown[] = []) {
      const admin = await connectAsAdmin(db.adminUrl, { search_path: 'notebook,public' });
      try {
        return (await admin.query(sql, values)).rows as Row[];
      } finally {
        await admin.end();
      }
    },
    async [Symbol.asyncDispose]() {
      await orm.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

/** As `OpenNotebook.record`, inside a transaction that the test holds open. */
export function recordNotes(
  em: EntityManager,
  notes: Readonly<Record<string, readonly (string | FactValues)[]>>,
): Promise<string[]> {
  const states = Object.entries(notes).map(([subject, lines]) => ({
    subject,
    kind: 'NOTE_RECORDED',
    payload: { lines: lines.length },
    facts: { lines: lines.map((line) => (typeof line === 'string' ? { said: line } : line)) },
  }));
  return recordSubjects(em, 'notebook', TABLES, states);
}

/** Resolves once `what` gives something other than undefined; fails after a minute. */
export async function eventually<T>(what: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const found = await what();
    if (found !== undefined) return found;
    await pause(50);
  }
  throw new Error(`expected within a minute: ${what}`);
}

async function build({ database }: { database: Database }): Promise<void> {
  await migrate(database, { subgraph: 'notebook', migrations: [{ name: '001', class: Notebook }] });
  await migrate(database, { subgraph: 'reader', migrations: [{ name: '001', class: Reader }] });
  await grantFeed(database, 'notebook', 'reader');
}
