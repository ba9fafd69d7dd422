import type { GraphDoor } from './graph-door.ts';

/** An agency that a formula is computed for. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

export type Members =
  | { readonly isKnown: true; readonly members: readonly Member[] }
  | { readonly isKnown: false; readonly reason: string };

const MEMBERS = `query ($id: ID!, $on: Date!, $after: String) {
  agencyClass(id: $id) { members(on: $on, page: { first: 100, after: $after }) {
    nodes { id name } pageInfo { hasNextPage endCursor } } }
}`;

/** Pages of a class. There are some 15,000 agencies in the country: who answers with more does not answer the question. */
const PAGES_CAP = 200;

/** The members of a class on a day, as the public sees them at a moment: all pages, or why they are not known. */
export async function membersOn(
  door: GraphDoor,
  { classId, on, asOf }: { readonly classId: string; readonly on: string; readonly asOf: string },
): Promise<Members> {
  const found = new Map<string, Member>();
  let after: string | null = null;
  for (let page = 0; page < PAGES_CAP; page += 1) {
    const outcome = await door.ask({ document: MEMBERS, variables: { id: classId, on, after }, asOf });
    if (!outcome.isAnswered) return { isKnown: false, reason: outcome.reason };
    const { members } = (outcome.data as Answer).agencyClass ?? {};
    if (!members) {
      return { isKnown: false, reason: `no class ${classId} with members (${outcome.nulls[0]?.reason ?? 'unknown'})` };
    }
    for (const { id, name } of members.nodes) found.set(id, { id, name: name ?? id });
    const { hasNextPage, endCursor } = members.pageInfo;
    if (!hasNextPage) return { isKnown: true, members: [...found.values()] };
    after = endCursor;
  }
  return { isKnown: false, reason: `more than ${PAGES_CAP} pages of members` };
}

interface Answer {
  readonly agencyClass: {
    readonly members: {
      readonly nodes: readonly { readonly id: string; readonly name: string | null }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    } | null;
  } | null;
}
