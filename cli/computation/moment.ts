import { readAsOf } from '../../gateway/executor/as-of.ts';
import { systemClock } from '../../platform/clock.ts';
import { HubError } from '../../platform/errors.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import type { GraphDoor } from './graph-door.ts';

/** A token holds positions of the subgraphs that its query read from: this one reads from all. */
const ALL_SUBGRAPHS = `{
  agencies(page: { first: 1 }) { nodes { id } }
  directives(page: { first: 1 }) { nodes { id } }
  indicators(page: { first: 1 }) { nodes { id } }
  hub { name }
}`;

/**
 * The token of this moment, for all that is asked in one run. GRAPH_UNREACHABLE when the graph does not answer, or a part of it
 * does not: numbers of half a hub are none.
 */
export async function pinnedMoment(door: GraphDoor): Promise<string> {
  const outcome = await door.ask({ document: ALL_SUBGRAPHS, variables: {}, asOf: 'now' });
  if (outcome.isAnswered) return outcome.asOf;
  throw new HubError('GRAPH_UNREACHABLE', `Expected the graph at ${door.url}, got: ${outcome.reason}`);
}

/**
 * Whether a token was given by the hub over whose database this subgraph stands: what another hub answers must not be recorded
 * here. Positions name the feed that they are of.
 */
export async function isOfThisHub(
  token: string,
  subgraph: Pick<Subgraph, 'name' | 'resolvePosition'>,
): Promise<boolean> {
  try {
    const asOf = readAsOf(token, 'query', systemClock);
    const position = asOf?.kind === 'token' ? asOf.token.positions.get(subgraph.name) : null;
    if (!position) return false;
    await subgraph.resolvePosition({ kind: 'position', position });
    return true;
  } catch (thrown) {
    if (thrown instanceof HubError && FOREIGN.includes(thrown.code)) return false;
    throw thrown;
  }
}

const FOREIGN: readonly string[] = ['ASOF_UNKNOWN', 'ASOF_MALFORMED', 'ASOF_IN_FUTURE'];
