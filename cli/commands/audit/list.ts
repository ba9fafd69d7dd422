import { isDay } from '../../../domain/period.ts';
import { HUB_VIEWER } from '../../../platform/audit/record.ts';
import { AUDIT_KINDS, type AuditKind } from '../../../platform/audit.ts';
import { HubError } from '../../../platform/errors.ts';
import { type AuditRecordRow, auditRecordLoaders } from '../../../subgraphs/hub/loaders/audit-records.ts';
import { readOptions } from '../../arguments.ts';
import { chainsOf, openQuietly, recordByHand, requireRecord } from './chains.ts';

const LIMIT = 50;
const LIMIT_CAP = 100_000;

/** `hub audit list`: the latest records of all chains, a line each. */
export async function listRecords(args: readonly string[]): Promise<void> {
  const options = readOptions(args, {
    subgraph: { type: 'string' },
    viewer: { type: 'string' },
    kind: { type: 'string', multiple: true },
    since: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
  });
  const chains = chainsOf(options.subgraph);
  const kinds = options.kind?.map(requireKind) ?? null;
  const limit = options.limit === undefined ? LIMIT : requireLimit(options.limit);
  const { viewer = null, since = null } = options;
  if (since !== null && !isDay(since)) {
    throw new HubError('COMMAND_INVALID', `Expected a day such as 2026-03-31 after --since, got "${since}".`);
  }

  await using hub = await openQuietly();
  await requireRecord(hub, chains);
  const filter = { kinds, viewer, recordedFrom: since };
  // Whom the list was of is personal itself.
  const { viewer: _, ...others } = filter;
  const facts = { work: 'AUDIT_LISTED', chains, ...others, ofOneCaller: viewer !== null, limit };
  await recordByHand(hub, 'PERSONAL_READ', facts);
  const reader = { ...HUB_VIEWER, scopes: ['audit:read'] as const };
  await using session = hub.database.openSession('hub', reader);
  const rows = await auditRecordLoaders(session, chains).auditRecords(filter, { first: limit, limit, after: null });
  for (const row of rows) process.stdout.write(options.json ? `${JSON.stringify(asJson(row))}\n` : line(row));
}

function line(row: AuditRecordRow): string {
  const place = row.position === null ? `${row.subgraph} waits` : `${row.subgraph} ${row.position}`;
  const who = `${row.viewer} (${row.roles.join(', ')})`;
  return `${row.recordedAtExact.slice(0, 23)}Z  ${place}  ${row.kind}  ${who}  ${row.facts}  request=${row.requestId}\n`;
}

function asJson({ recordedAtExact, facts, recordId: _, ...row }: AuditRecordRow) {
  return { ...row, recordedAt: recordedAtExact, facts: JSON.parse(facts) as unknown };
}

function requireKind(text: string): AuditKind {
  const kind = AUDIT_KINDS.find((known) => known === text);
  if (kind) return kind;
  throw new HubError('COMMAND_INVALID', `Expected one of ${AUDIT_KINDS.join(', ')} after --kind, got "${text}".`);
}

function requireLimit(text: string): number {
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= LIMIT_CAP) return limit;
  throw new HubError('COMMAND_INVALID', `Expected a number from 1 to ${LIMIT_CAP} after --limit, got "${text}".`);
}
