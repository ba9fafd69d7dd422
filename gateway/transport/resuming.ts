import { setTimeout as pause } from 'node:timers/promises';
import { HubError, hubErrorOf } from '../../platform/errors.ts';
import type { SubgraphEvent, SubscriptionRequest } from '../../platform/subgraph.ts';

/** How often a stream of events that broke off is begun again, and how long is waited before. */
export interface Patience {
  /** Attempts in a row that bring nothing, before it is given up. */
  readonly tries: number;
  /** The first wait; each further one is twice as long, up to the cap. */
  readonly firstWaitMs: number;
  readonly waitCapMs: number;
}

/** About 20 seconds in all: longer than a subgraph takes to start again. */
export const DEFAULT_PATIENCE: Patience = { tries: 9, firstWaitMs: 100, waitCapMs: 5_000 };

/** A stream that has lasted this long was not refused at the door, even if nothing happened in the meantime. */
const LASTED_MS = 5_000;

/** What may be otherwise the next time. */
const PASSING: ReadonlySet<string> = new Set(['SUBGRAPH_DOWN', 'SUBGRAPH_TIMED_OUT', 'CREDENTIALS_UNVERIFIABLE']);

/**
 * The events of a subscription over as many streams as it takes: one that breaks off, or ends without having been
 * refused, is begun again after the last event that came of it, so that none is lost and none comes twice. Ends with
 * what refuses the subscription, and with SUBGRAPH_DOWN when the subgraph stays away.
 */
export async function* resuming(
  subgraph: string,
  open: (request: SubscriptionRequest) => AsyncIterable<SubgraphEvent>,
  request: SubscriptionRequest,
  patience: Patience = DEFAULT_PATIENCE,
): AsyncGenerator<SubgraphEvent, void, undefined> {
  const { signal } = request;
  let { resumeAfter } = request;
  let failures = 0;
  for (;;) {
    const begun = performance.now();
    let failure: unknown = null;
    try {
      for await (const event of open({ ...request, resumeAfter })) {
        // A new stream begins with a mark where the last one ended.
        if (event.position === resumeAfter && event.response === null) continue;
        resumeAfter = event.position;
        failures = 0;
        yield event;
      }
    } catch (thrown) {
      if (!PASSING.has(hubErrorOf(thrown)?.code ?? '')) throw thrown;
      failure = thrown;
    }
    if (signal.aborted) return;
    if (performance.now() - begun >= LASTED_MS) failures = 0;
    failures += 1;
    if (failures >= patience.tries) {
      if (hubErrorOf(failure)?.code === 'SUBGRAPH_DOWN') throw failure;
      throw new HubError('SUBGRAPH_DOWN', `The subgraph ${subgraph} broke the subscription off again and again.`);
    }
    await pause(waitOf(failures, patience), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
  }
}

/** Not to the millisecond: many that were cut off at once need not come back at once. */
function waitOf(failures: number, { firstWaitMs, waitCapMs }: Patience): number {
  return Math.min(firstWaitMs * 2 ** (failures - 1), waitCapMs) * (0.75 + Math.random() / 2);
}
