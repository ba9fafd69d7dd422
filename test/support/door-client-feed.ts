import { EventEmitter, on, once } from 'node:events';
import type { GatewayEvent } from '../../gateway/gateway.ts';
import { refusalBody, refusalOf } from '../../gateway/response/refusal.ts';
import { silentLogger } from '../../platform/log.ts';
import type { Events } from './door-client.ts';

const FEED = 'f0000000-0000-0000-0000-000000000000';

/** The position of an event, in the form of a feed's. */
export const positionOf = (tick: number) => `${FEED}.${tick}`;

export const eventOf = (tick: number): GatewayEvent => ({
  body: `{"data":{"tick":${tick}}}`,
  position: positionOf(tick),
});

/** The events 1 to `count`, or those after the one that is resumed after. */
export const counting = (count: number): Events =>
  async function* (_, resumeAfter) {
    const from = typeof resumeAfter === 'string' ? Number(resumeAfter.split('.')[1]) : 0;
    for (let tick = from + 1; tick <= count; tick++) yield eventOf(tick);
  };

/** A feed in the hands of a test: it says when an event comes, and hears who listens and when nobody does any more. */
export interface HeldFeed {
  readonly events: Events;
  /** How many listen. */
  readonly listening: { count: number };
  subscribed(): Promise<unknown>;
  over(): Promise<unknown>;
  tick(tick: number): void;
}

export function heldFeed(): HeldFeed {
  const emitter = new EventEmitter();
  const listening = { count: 0 };
  const events: Events = async function* ({ signal, renew }) {
    listening.count += 1;
    emitter.emit('subscribed');
    try {
      for await (const [tick] of on(emitter, 'tick', signal ? { signal } : {})) {
        await renew?.();
        yield eventOf(tick);
      }
    } catch (thrown) {
      // As the gateway does: the last event says why there are no more.
      if (!signal?.aborted) {
        yield { body: refusalBody(refusalOf(thrown, 'test', silentLogger, 'en')), position: null };
      }
    } finally {
      listening.count -= 1;
      emitter.emit('over');
    }
  };
  return {
    events,
    listening,
    subscribed: () => once(emitter, 'subscribed'),
    over: () => once(emitter, 'over'),
    tick: (tick) => void emitter.emit('tick', tick),
  };
}

/** A feed that always has a next event, of a megabyte, and counts how many were taken. */
export function flood(): { readonly taken: { count: number }; readonly events: Events; readonly over: Promise<void> } {
  const taken = { count: 0 };
  const over = Promise.withResolvers<void>();
  const events: Events = async function* () {
    try {
      for (;;) {
        taken.count += 1;
        yield { body: JSON.stringify({ data: 'x'.repeat(1_000_000) }), position: positionOf(taken.count) };
      }
    } finally {
      over.resolve();
    }
  };
  return { taken, events, over: over.promise };
}

/** Resolves with the count when it has stood still for a while, or is beyond all that buffers on the way hold. */
export async function settled(taken: { readonly count: number }): Promise<number> {
  for (let before = -1; before !== taken.count && taken.count < 100; ) {
    before = taken.count;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return taken.count;
}
