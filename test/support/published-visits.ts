import { Migration } from '@mikro-orm/migrations';
import { HUB_VIEWER } from '../../platform/audit/record.ts';
import type { AgencyRollUp, RollUp } from '../../platform/cube/agency-roll-up.ts';
import { type Publication, publish, publishedCells, publishedTables } from '../../platform/cube/lattice.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { viewerSettings } from '../../platform/database/session.ts';
import type { Database } from '../../platform/database.ts';
import { feedTables } from '../../platform/feed/tables.ts';
import { WRITER_GUARD_FUNCTION } from '../../platform/history/writers.ts';
import { FACT_COLUMNS, FACT_GUARD_FUNCTION } from '../../platform/history.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { visitMetrics } from './cube-visits.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const PROVINCES = [id(1), id(2), id(3)] as const;
/** Two communes of each province. */
export const COMMUNES = [id(11), id(12), id(21), id(22), id(31), id(32)] as const;
/** A ministry, which is of no province. */
export const MINISTRY = id(90);

export interface MadeVisit {
  readonly agencyId: string;
  readonly on: string;
  readonly kind: string | null;
  readonly isDone: boolean;
  readonly amount: string;
}

export const publishedVisits = publishedCells({
  cube: visitMetrics.declaration,
  levels: ['PROVINCE', 'COMMUNE'],
  grains: ['MONTH', 'QUARTER'],
  dimensions: ['kind'],
  protects: [{ whole: 'visits', parts: ['doneVisits'] }],
  changedBy: ['CHANGED'],
  parameters: ['9999-12-31'],
});

class Tables extends Migration {
  override up(): void {
    this.addSql(feedTables('visits'));
    this.addSql(FACT_GUARD_FUNCTION);
    this.addSql(WRITER_GUARD_FUNCTION);
    this.addSql(`create table visit_fact (${FACT_COLUMNS}, agency_id uuid, happened_on date not null, first_on date,
      last_on date, kind text, is_urgent boolean not null, is_done boolean not null, case_id uuid, amount numeric,
      part numeric)`);
    for (const sql of publishedTables('visits')) this.addSql(sql);
    // Of the rows themselves the public sees none.
    this.addSql('grant select on visit_fact, feed_head to visits_job');
    this.addSql('grant select (seq, position), insert on feed_event to visits_job');
    this.addSql('grant select, update (position, sequenced_at) on feed_event to visits_job');
    this.addSql('grant select (seq, position, sequenced_at) on feed_event to visits_public, visits_viewer');
    this.addSql('grant execute on function sequence_feed() to visits_job');
  }
}

/** Communes count for their province; the ministry for neither. */
export const rollUp: RollUp = async (question): Promise<AgencyRollUp> => {
  const level = question.to === 'LEVEL' ? question.level : null;
  const agencyIds = [...COMMUNES, MINISTRY];
  const targetOf = (agencyId: string) => {
    const commune = COMMUNES.indexOf(agencyId);
    if (commune < 0) return null;
    return level === 'PROVINCE' ? PROVINCES[commune >> 1]! : agencyId;
  };
  return {
    agencyIds,
    froms: agencyIds.map(() => null),
    tos: agencyIds.map(() => null),
    targetIds: agencyIds.map(targetOf),
    flags: agencyIds.map((agencyId) => (targetOf(agencyId) === null ? 'NOT_AT_LEVEL' : null)),
  };
};

export interface PublishedVisits extends AsyncDisposable {
  readonly db: TestDatabase;
  /** Make these the visits on record, as one change; gives the position after it. */
  record(visits: readonly MadeVisit[]): Promise<string>;
  publish(position: string): Promise<Publication>;
  /** As the owner of the server. */
  admin<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A subgraph with visits and their published cells, whose rule is 5 and 4 from 2020 on. */
export async function startPublishedVisits(): Promise<PublishedVisits> {
  const db = await createTestDatabase({ subgraphs: ['visits'], key: 'published visits', build });
  const client = await connectAsAdmin(db.adminUrl, { search_path: 'visits,public' });
  const admin = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(sql, values as unknown[])).rows;
  const place = () =>
    db.database.job('visits', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
  const change = async () => {
    const [event] = await admin<{ seq: string }>(
      `insert into feed_event (subject, kind, payload, recorded_by) values ('visits', 'CHANGED', '{}', 'a test') returning seq`,
    );
    return event!.seq;
  };
  await admin(
    `insert into suppression_rule_fact (seq, cube, valid_from, smallest_count, width, reason)
     values ($1, 'VisitMetrics', '2020-01-01', 5, 4, 'for tests')`,
    [await change()],
  );
  await place();
  return {
    db,
    admin,
    async record(visits) {
      const seq = await change();
      await admin('update visit_fact set closed_seq = $1, recorded_to = now() where closed_seq is null', [seq]);
      await admin(
        `insert into visit_fact (seq, agency_id, happened_on, first_on, last_on, kind, is_urgent, is_done, amount, part)
         select $1, v."agencyId", v."on", v."on", v."on", v.kind, false, v."isDone", v.amount, 0
         from jsonb_to_recordset($2::jsonb) v("agencyId" uuid, "on" date, kind text, "isDone" boolean, amount numeric)`,
        [seq, JSON.stringify(visits)],
      );
      await place();
      const [head] = await admin<{ position: string }>('select position::text from feed_head');
      return head!.position;
    },
    async publish(position) {
      const publication = await db.database.job('visits', async (tx) => {
        await tx.client.query(viewerSettings(HUB_VIEWER));
        const query = async <Row>(text: string, values: readonly unknown[] = []) =>
          (await tx.client.query(text, values as unknown[])).rows as Row[];
        const execute = (sql: string, params: unknown[] = []) => {
          let place = 0;
          return query<never>(
            sql.replaceAll('?', () => `$${++place}`),
            params,
          );
        };
        return publish({ em: { execute }, query }, publishedVisits, { position, on: '2026-01-01', rollUp });
      });
      await place();
      return publication;
    },
    async [Symbol.asyncDispose]() {
      await client.end();
      await db[Symbol.asyncDispose]();
    },
  };
}

async function build({ database }: { database: Database }): Promise<void> {
  await migrate(database, { subgraph: 'visits', migrations: [{ name: '001', class: Tables }] });
}
