import { expect, it } from 'vitest';
import { startSubscriptionHub } from './support/subscription-hub.ts';
import { runSubscriptionTrial } from './support/subscription-trial.ts';
import { showCounters, TRIAL_TIMEOUT_MS, volume } from './support/volume.ts';

const EVENTS = volume(10_000);

it.each([
  ['in this process', 'local', 0],
  ['over HTTP', 'http', 1],
] as const)(
  'gives every event once and in order across two reconnects and a swap of the supergraph, %s',
  {
    timeout: TRIAL_TIMEOUT_MS,
  },
  async (_, transport, restarts) => {
    await using hub = await startSubscriptionHub({ transport });

    const result = await runSubscriptionTrial({ hub, transport, events: EVENTS, writers: 4 });
    showCounters(`subscription, ${transport}`, result);

    expect(result).toEqual({
      written: EVENTS,
      received: EVENTS,
      lost: 0,
      repeated: 0,
      outOfOrder: 0,
      wrong: 0,
      reconnects: 2,
      swaps: 1,
      restarts,
    });
  },
);
