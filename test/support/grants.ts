import { randomUUID } from 'node:crypto';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { AgenciesSubgraph, AskOptions } from './agencies-subgraph.ts';
import { OPERATOR } from './agencies-subgraph.ts';

/** A problem as a client gets it. */
export interface ShownProblem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** A grant as the commands show it. */
export interface ShownGrant {
  readonly id: string;
  readonly subject: string;
  readonly role: string;
  readonly agency: { readonly id: string } | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: string;
  readonly givenBy: string;
  readonly endedBecause: string | null;
}

export interface GrantPayload {
  readonly grant: ShownGrant | null;
  readonly problems: readonly ShownProblem[];
}

const SHOWN = 'id subject role agency { id } validFrom validTo basis givenBy endedBecause';
export const GIVE = `mutation ($input: GiveGrantInput!) {
  giveGrant(input: $input) { grant { ${SHOWN} } problems { code message path } } }`;
export const END = `mutation ($input: EndGrantInput!) {
  endGrant(input: $input) { grant { ${SHOWN} } problems { code message path } } }`;

/** Give a grant under a key of its own; an officer of today's Phú Thọ unless said otherwise. By an operator. */
export async function give(
  hub: AgenciesSubgraph,
  over: Record<string, unknown> = {},
  options: AskOptions = {},
): Promise<GrantPayload> {
  const input = {
    idempotencyKey: randomUUID(),
    subject: 'person:somebody',
    role: 'OFFICER',
    ...(isWholeHub(over.role) ? {} : { agencyId: hub.agencyId('province/phu-tho@2025') }),
    basis: 'Quyết định 12/QĐ-UBND',
    ...over,
  };
  const asked = { viewer: OPERATOR, ...options, variables: { input } };
  return (await hub.data<{ giveGrant: GrantPayload }>(GIVE, asked)).giveGrant;
}

/** End a grant under a key of its own, at once and by an operator unless said otherwise. */
export async function end(
  hub: AgenciesSubgraph,
  grantId: string,
  over: Record<string, unknown> = {},
  options: AskOptions = {},
): Promise<GrantPayload> {
  const input = { idempotencyKey: randomUUID(), grantId, reason: 'Chuyển công tác', ...over };
  const asked = { viewer: OPERATOR, ...options, variables: { input } };
  return (await hub.data<{ endGrant: GrantPayload }>(END, asked)).endGrant;
}

/** The id of a grant that is given without a problem. */
export async function given(
  hub: AgenciesSubgraph,
  over: Record<string, unknown>,
  options: AskOptions = {},
): Promise<string> {
  const { grant, problems } = await give(hub, over, options);
  if (!grant) throw new Error(JSON.stringify(problems));
  return grant.id;
}

function isWholeHub(role: unknown): boolean {
  return ['ANALYST', 'PARTNER', 'OPERATOR', 'AUDITOR'].includes(String(role));
}

/** What commands about grants, keys and tokens write: facts, events, and receipts beside them. */
export async function written(hub: AgenciesSubgraph) {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    const counted = await admin.query<{ facts: number; events: number; receipts: number; secrets: number }>(`select
      ((select count(*) from agencies.grant_fact) + (select count(*) from agencies.api_key_fact)
        + (select count(*) from agencies.revocation_fact))::int as facts,
      (select count(*)::int from agencies.api_key_secret) as secrets,
      (select count(*)::int from agencies.feed_event) as events,
      (select count(*)::int from agencies.command_receipt) as receipts`);
    return counted.rows[0]!;
  } finally {
    await admin.end();
  }
}
