import { PORTAL_QUERY } from '../../test/support/portal-query.ts';
import type { Client } from './load.ts';

export interface PortalVariables {
  readonly kinds: readonly string[];
  readonly on: string;
  readonly first: number;
  readonly after: string | null;
}

/** The part of an answer that leads to the next page. */
interface PortalAnswer {
  readonly data: { readonly agencies: { readonly pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
}

const CENTRAL = ['MINISTRY', 'MINISTRY_LEVEL'];
const KINDS: readonly (readonly string[])[] = [
  CENTRAL,
  [...CENTRAL, 'GOVERNMENT_ATTACHED'],
  [...CENTRAL, 'GOVERNMENT', 'PRIME_MINISTER'],
  [...CENTRAL, 'PARTY_OR_COUNCIL'],
  [...CENTRAL, 'DEPARTMENT'],
  [...CENTRAL, 'PROVINCE'],
  [...CENTRAL, 'GOVERNMENT_ATTACHED', 'PROVINCE', 'DEPARTMENT'],
];
const DAYS = ['2024-02-29', '2024-03-31'];
const SIZES = [18, 19, 20, 21, 22];

/** A request's variables and its body as it is sent. */
export interface PortalRequest {
  readonly variables: PortalVariables;
  readonly body: string;
}

/**
 * All requests of a run, no two with the same variables: kinds, day, page size, and every page that `client` gives of
 * the list they make. In a fixed order that mixes long pages and short ones.
 */
export async function portalRequests(client: Client): Promise<PortalRequest[]> {
  const requests: PortalRequest[] = [];
  for (const kinds of KINDS) {
    for (const on of DAYS) {
      for (const first of SIZES) {
        for (let after: string | null = null, more = true; more; ) {
          const variables: PortalVariables = { kinds, on, first, after };
          const request = { variables, body: JSON.stringify({ query: PORTAL_QUERY, variables }) };
          requests.push(request);
          const { pageInfo } = (JSON.parse((await client.post(request.body)).text()) as PortalAnswer).data.agencies;
          after = pageInfo.endCursor;
          more = pageInfo.hasNextPage;
        }
      }
    }
  }
  return mixed(requests);
}

/** Every item once, neighbours far apart: steps of a number that shares no divisor with the length. */
function mixed<Item>(items: readonly Item[]): Item[] {
  let step = Math.floor(items.length * 0.618);
  while (divisor(step, items.length) !== 1) step += 1;
  return items.map((_, index) => items[(index * step) % items.length]!);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
