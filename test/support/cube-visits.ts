import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';
import type { RollUp } from '../../platform/cube/agency-roll-up.ts';
import type { SelectionInfo } from '../../platform/cube/selection.ts';
import {
  agencyDimension,
  type CubeArguments,
  type CubeRow,
  type CubeSource,
  count,
  defineCube,
  entityDimension,
  enumDimension,
  flagDimension,
  periodDimension,
  ratio,
  sumOf,
} from '../../platform/cube.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { Database } from '../../platform/database.ts';
import { feedTables } from '../../platform/feed/tables.ts';
import { createFactReader, FACT_COLUMNS, formatPosition, resolvePosition } from '../../platform/history.ts';
import { silentLogger } from '../../platform/log.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { orBecause } from '../../platform/subgraph/nulls.ts';
import { joinResolvers } from '../../platform/subgraph/resolvers.ts';
import { defineSubgraph, type OperationContext } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { subgraphSdl } from '../../schema/subgraph-sdl.ts';
import { type AskedSubgraph, asking } from './asking.ts';
import { createTestDatabase } from './test-database.ts';

/** A visit, and between which changes of the record it was held to be so. */
export interface Visit {
  readonly agencyId: string | null;
  readonly happenedOn: string;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly kind: string | null;
  readonly isUrgent: boolean;
  readonly isDone: boolean;
  readonly caseId: string | null;
  /** Decimals with at most three digits behind the point. */
  readonly amount: string | null;
  readonly part: string | null;
  /** The change that brought it and the one that ended it, from 1. */
  readonly change: number;
  readonly endedBy: number | null;
}

export const VISIT_KINDS = ['CALL', 'CALL_BACK', 'INSPECTION', 'OTHER'] as const;

/** A cube with a dimension of every kind. */
export const visitMetrics = defineCube({
  subgraph: 'visits',
  name: 'VisitMetrics',
  description: 'Visits.',
  parameters: ['not after'],
  rows: (holds) => `select v.agency_id, v.happened_on, v.first_on, v.last_on, v.kind, v.is_urgent, v.is_done, v.case_id,
      v.amount, v.part from visit_fact v where ${holds('v')} and v.happened_on <= $2::date`,
  dimensions: {
    agency: agencyDimension('agency_id', 'happened_on', 'Who was visited.'),
    period: periodDimension(['first_on', 'last_on'], 'held', 'NOT_REPORTED', 'When.'),
    kind: enumDimension('kind', { type: 'VisitKind', filter: 'kinds', absent: 'NOT_REPORTED' }, 'Of what kind.'),
    isUrgent: flagDimension('is_urgent', 'Whether it was urgent.'),
    case: entityDimension('case_id', { type: 'Case', absent: 'NOT_APPLICABLE' }, 'For which case.'),
  },
  measures: {
    visits: count('All.'),
    doneVisits: count('Those done.', 'is_done'),
    amount: sumOf('amount', 'What was looked at.'),
    part: sumOf('part', 'What of it was right.'),
  },
  ratios: {
    doneRate: ratio('doneVisits', 'visits', 'How many were done.'),
    partRate: ratio('part', 'amount', 'How much was right.'),
  },
});

const OWN_SDL = `
type Query {
  visitMetrics(groupBy: VisitMetricsGroupBy = {}, where: VisitMetricsFilter, having: [VisitMetricsHaving!],
    orderBy: [VisitMetricsOrder!], notAfter: Date = "9999-12-31", page: PageInput): VisitMetricsConnection
}
enum VisitKind { ${VISIT_KINDS.join(' ')} }
type Case @key(fields: "id") { id: ID! }
extend type Agency @key(fields: "id") {
  id: ID!
  visitMetrics(where: VisitMetricsFilter, notAfter: Date = "9999-12-31"): VisitMetrics
}
${visitMetrics.sdl}`;

class Visits extends Migration {
  override up(): void {
    this.addSql(feedTables('visits'));
    this.addSql(`create table visit_fact (${FACT_COLUMNS}, agency_id uuid, happened_on date not null, first_on date,
      last_on date, kind text, is_urgent boolean not null, is_done boolean not null, case_id uuid, amount numeric,
      part numeric)`);
    this.addSql('grant select on visit_fact, feed, feed_head to visits_public, visits_viewer');
    this.addSql('grant select (seq, position, sequenced_at) on feed_event to visits_public, visits_viewer');
  }
}

interface Context extends OperationContext {
  readonly source: CubeSource;
}

interface Arguments extends CubeArguments {
  readonly notAfter: string;
}

export interface VisitsSubgraph extends AskedSubgraph, AsyncDisposable {
  /** The day whose units agencies are counted as, in the questions that follow. */
  boundariesOn: string | null;
  /** The position after a change. */
  positionOf(change: number): string;
}

/** A subgraph of one cube over these visits, whose register answers as `rollUp` does. */
export async function startVisits(visits: readonly Visit[], rollUp: RollUp): Promise<VisitsSubgraph> {
  const db = await createTestDatabase({ subgraphs: ['visits'], key: 'visits', build });
  await record(db.adminUrl, visits);
  const statements: string[] = [];
  const onStatement = (name: string) => statements.push(name);
  const shared = readFileSync(new URL('../../schema/shared.graphql', import.meta.url), 'utf8');
  const boundaries: { on: string | null } = { on: null };

  const subgraph = defineSubgraph<Context>({
    name: 'visits',
    sdl: subgraphSdl(OWN_SDL, shared),
    keepsHistory: true,
    logger: silentLogger,
    openContext(operation) {
      const session = db.database.openSession('visits', operation.viewer, { onStatement });
      const facts = createFactReader(session, operation.readAt);
      const source = { read: facts.read, rollUp, boundariesOn: boundaries.on };
      return { context: { ...operation, source }, close: () => session.close() };
    },
    resolvers: joinResolvers(visitMetrics.resolvers<Context>(), {
      Query: {
        visitMetrics: (_: unknown, { notAfter, ...args }: Arguments, { source }: Context, info: SelectionInfo) =>
          visitMetrics.page(source, { parameters: [notAfter], args, info }),
      },
      Agency: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        visitMetrics: async (
          { id }: { id: string },
          { notAfter, where }: Arguments,
          { source }: Context,
          info: SelectionInfo,
        ): Promise<CubeRow> => {
          const asked = visitMetrics.readTotals({ parameters: [notAfter], where, info });
          return (await visitMetrics.totals(source, asked, [id]))[0]!;
        },
      },
      Ratio: { percent: orBecause('NO_ACTIVITY', ({ percent }: { percent: string | null }) => percent) },
    }),
    async resolvePosition(asOf) {
      await using session = db.database.openSession('visits', PUBLIC_VIEWER);
      return resolvePosition(session, asOf, new Date());
    },
  });
  const asked = asking(subgraph, statements);
  const feedId = (await asked.now()).slice(0, 36);
  return {
    ...asked,
    get boundariesOn() {
      return boundaries.on;
    },
    set boundariesOn(day) {
      boundaries.on = day;
    },
    positionOf: (change) => formatPosition(feedId, String(change)),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  };
}

async function build({ database }: { database: Database }): Promise<void> {
  await migrate(database, { subgraph: 'visits', migrations: [{ name: '001', class: Visits }] });
}

/** A change is an event; the last of them has no place in the feed yet, so that the present is more than the last position. */
async function record(adminUrl: string, visits: readonly Visit[]): Promise<void> {
  const last = Math.max(...visits.flatMap(({ change, endedBy }) => [change, endedBy ?? 0]));
  const admin = await connectAsAdmin(adminUrl, { search_path: 'visits,public' });
  try {
    await admin.query(
      `insert into feed_event (position, subject, kind, payload, recorded_by, sequenced_at)
       select case when n < $1 then n end, 'visit', 'CHANGED', '{}', 'a test', case when n < $1 then now() end
       from generate_series(1, $1::int) n order by n`,
      [last],
    );
    await admin.query(
      `insert into visit_fact (seq, closed_seq, recorded_to, agency_id, happened_on, first_on, last_on, kind, is_urgent, is_done,
         case_id, amount, part)
       select v."change", v."endedBy", case when v."endedBy" is not null then now() end, v."agencyId", v."happenedOn",
         v."firstOn", v."lastOn", v.kind, v."isUrgent", v."isDone", v."caseId", v.amount, v.part
       from jsonb_to_recordset($1::jsonb) v("change" bigint, "endedBy" bigint, "agencyId" uuid, "happenedOn" date,
         "firstOn" date, "lastOn" date, kind text, "isUrgent" boolean, "isDone" boolean, "caseId" uuid, amount numeric, part numeric)`,
      [JSON.stringify(visits)],
    );
  } finally {
    await admin.end();
  }
}
