import { instantText } from '../../../platform/audit/chain.ts';
import type { Session } from '../../../platform/database.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, CursorValue, PageRequest } from '../../../platform/page.ts';
import type { AuditFilter, AuditKind } from '../generated/types.ts';

/** A record of any chain, as its view shows it to an auditor. */
export interface AuditRecordRow {
  readonly subgraph: string;
  readonly recordId: string;
  readonly position: string | null;
  readonly kind: AuditKind;
  readonly viewer: string;
  readonly roles: readonly string[];
  readonly requestId: string;
  /** JSON, as it is chained. */
  readonly facts: string;
  readonly recordedAt: Date;
  /** To the microsecond: what the list is sorted by. */
  readonly recordedAtExact: string;
  readonly hash: string | null;
}

export type AuditRecordConnectionRow = Connection<AuditRecordRow>;

export const LATEST_FIRST: Order = ['latestInstant', 'text', 'wholeNumber'];

export function latestFirstKey({ recordedAtExact, subgraph, recordId }: AuditRecordRow): CursorValue[] {
  return [recordedAtExact, subgraph, recordId];
}

const COLUMNS = `record_id as "recordId", position, kind, viewer, roles, request_id as "requestId", facts::text as facts,
  recorded_at as "recordedAt", ${instantText('recorded_at')} as "recordedAtExact", hash`;

/** A day of the filter begins at midnight in Viet Nam, UTC+7. */
const midnight = (day: string) => `((${day})::timestamp - interval '7 hours') at time zone 'UTC'`;

/**
 * $1 kinds, $2 first and $3 last day, and of one caller $4. A statement for each way in, because a plan that has to hold
 * without a caller as well cannot use the index over callers.
 */
function listed(subgraph: string, byViewer: boolean): string {
  return `from ${subgraph}.audit_log where ($1::text[] is null or kind = any($1))
    and recorded_at >= ${midnight('$2::date')} and recorded_at < ${midnight('$3::date + 1')}
    and ${byViewer ? 'viewer = $4::text' : '$4::text is null'}`;
}

/** $5 instant, $6 subgraph and $7 number of the last record before the page, $8 how many. */
function pageOf(subgraphs: readonly string[], byViewer: boolean): string {
  const chains = subgraphs.map(
    (subgraph) => `(select '${subgraph}' as subgraph, ${COLUMNS} ${listed(subgraph, byViewer)}
      and recorded_at <= $5::timestamptz
      and (recorded_at < $5::timestamptz or ('${subgraph}' collate "C", record_id) > ($6::text, $7::bigint))
      order by recorded_at desc, record_id limit $8::int)`,
  );
  return `select * from (${chains.join(' union all ')}) r
    order by "recordedAt" desc, subgraph collate "C", "recordId" limit $8::int`;
}

function countOf(subgraphs: readonly string[], byViewer: boolean): string {
  const chains = subgraphs.map((subgraph) => `(select count(*) ${listed(subgraph, byViewer)})`);
  return `select (${chains.join(' + ')})::int as count`;
}

/** The audit record of the chains in `subgraphs`; their views show rows to nobody without `audit:read`. */
export function auditRecordLoaders(session: Session, subgraphs: readonly string[]) {
  function asked(filter: AuditFilter | null, list: string) {
    const { subgraph, kinds, viewer, recordedFrom, recordedTo } = filter ?? {};
    const chains = subgraphs.filter((name) => subgraph == null || name === subgraph);
    const byViewer = viewer != null;
    const name = `hub.${list}:${byViewer ? 'viewer' : 'all'} ${chains.join(' ')}`.slice(0, 63);
    const values = [kinds ?? null, recordedFrom ?? '-infinity', recordedTo ?? 'infinity', viewer ?? null];
    return { chains, byViewer, name, values };
  }
  return {
    /** A page, latest first, one row more than asked for when there are more. */
    async auditRecords(filter: AuditFilter | null, page: PageRequest): Promise<AuditRecordRow[]> {
      const { chains, byViewer, name, values } = asked(filter, 'auditRecords');
      if (chains.length === 0) return [];
      const statement = { name, text: pageOf(chains, byViewer) };
      return session.query<AuditRecordRow>(statement, [...values, ...startOf(LATEST_FIRST, page), page.limit]);
    },

    async auditRecordsCount(filter: AuditFilter | null): Promise<number> {
      const { chains, byViewer, name, values } = asked(filter, 'auditRecordsCount');
      if (chains.length === 0) return 0;
      const [row] = await session.query<{ count: number }>({ name, text: countOf(chains, byViewer) }, values);
      return row!.count;
    },
  };
}
