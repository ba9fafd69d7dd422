import { connection, type PageInput, readPage } from '../../platform/page.ts';
import { orBecause } from '../../platform/subgraph/nulls.ts';
import type { Context } from './context.ts';
import type { AuditFilter, Resolvers } from './generated/types.ts';
import {
  type AuditRecordConnectionRow,
  type AuditRecordRow,
  LATEST_FIRST,
  latestFirstKey,
} from './loaders/audit-records.ts';
import type { Loaders, SubgraphStateRow } from './loaders.ts';

export const resolvers: Resolvers = {
  Query: {
    hub: async (_, __, { installation, loaders }) => ({
      name: installation.name,
      version: installation.version,
      startedAt: installation.startedAt,
      subgraphs: [...installation.subgraphs],
      sources: await loaders.sources(),
    }),
    auditRecords: (_, { filter, page }, { loaders }) => auditRecords(loaders, filter ?? null, page),
  },

  AuditRecord: {
    position: orBecause('NOT_REPORTED', (record: AuditRecordRow) => record.position),
    hash: orBecause('NOT_REPORTED', (record: AuditRecordRow) => record.hash),
  },

  AuditRecordConnection: {
    totalCount: ({ countAll }) => countAll(),
  },

  SubgraphState: {
    position: orBecause('NO_HISTORY', async (state: SubgraphStateRow, { loaders }: Context) =>
      state.keepsHistory ? ((await loaders.feedHeadBySubgraph.load(state.name))?.position ?? null) : null,
    ),
    lastChangeAt: orBecause('NO_ACTIVITY', async (state: SubgraphStateRow, { loaders }: Context) =>
      state.keepsHistory ? ((await loaders.feedHeadBySubgraph.load(state.name))?.lastChangeAt ?? null) : null,
    ),
  },
};

async function auditRecords(
  loaders: Loaders,
  filter: AuditFilter | null,
  page: PageInput | null | undefined,
): Promise<AuditRecordConnectionRow> {
  // The same filter is the same list, whatever the order in which its conditions were written.
  const conditions = Object.entries(filter ?? {}).filter(([, value]) => value != null);
  const name = `auditRecords ${JSON.stringify(conditions.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  const request = readPage(page, name, LATEST_FIRST.length);
  const rows = await loaders.auditRecords(filter, request);
  return connection(rows, request, { name, keyOf: latestFirstKey }, () => loaders.auditRecordsCount(filter));
}
