import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { HubError } from '../../platform/errors.ts';
import { DEFAULT_LANGUAGE } from '../../platform/language.ts';
import type { Logger } from '../../platform/log.ts';
import { isPublic, PUBLIC_VIEWER, type Viewer } from '../../platform/viewer.ts';
import type { Guard } from '../access/guard.ts';
import type { GraphQLRequest } from '../admission.ts';
import type { TimeLimits } from '../executor/calls.ts';
import type { GatewayEvent, SubscriptionCaller } from '../gateway.ts';
import { refusalOf } from '../response/refusal.ts';
import { RunningSubscription } from './running-subscription.ts';
import type { GatewayVersion } from './version.ts';

export interface SubscriptionLimits {
  /** Subscriptions at once, of which the public may have nine tenths. */
  readonly subscriptions: number;
  /** After how long a caller is asked again who it is, before the next event is given out. */
  readonly renewAfterMs: number;
}

export const DEFAULT_SUBSCRIPTION_LIMITS: SubscriptionLimits = { subscriptions: 1_000, renewAfterMs: 5_000 };

const PUBLIC_SHARE = 0.9;

/** What a subscription needs of its gateway. */
export interface SubscriptionParts {
  /** The version that the gateway serves at the moment. */
  readonly version: () => GatewayVersion;
  readonly guard: Guard;
  readonly limits: TimeLimits & SubscriptionLimits;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The subscriptions that run on one gateway. */
export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #running = new Set<RunningSubscription>();
  #isStopped = false;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#running.size;
  }

  /** As `Gateway.subscribe`. Begins with the first `next`, and counts from then on. */
  async *events(request: GraphQLRequest, given: SubscriptionCaller): AsyncGenerator<GatewayEvent, void, undefined> {
    const caller = { viewer: PUBLIC_VIEWER, language: DEFAULT_LANGUAGE, requestId: randomUUID(), ...given };
    const { requestId, language } = caller;
    const running = new RunningSubscription(this.#parts, request, caller);
    let last: GatewayEvent;
    try {
      this.#enter(running, caller.viewer);
      yield* running.events();
      return;
    } catch (thrown) {
      if (running.isEnded) return;
      const { errors } = refusalOf(thrown, requestId, this.#parts.logger, language);
      const { position } = running;
      const body = JSON.stringify({ errors, ...(position === null ? {} : { extensions: { position } }) });
      last = { body, position: null };
    } finally {
      running.end();
      this.#running.delete(running);
    }
    yield last;
  }

  /** To be called when the gateway serves another version: those that wait for an event go over to it. */
  versionChanged(): void {
    for (const running of this.#running) running.interrupt();
  }

  /** Ends all of them without a refusal. */
  stop(): void {
    this.#isStopped = true;
    for (const running of this.#running) running.end();
  }

  #enter(running: RunningSubscription, viewer: Viewer): void {
    // One whose consumer never comes back for more has ended and counts no longer.
    for (const each of this.#running) if (each.isEnded) this.#running.delete(each);
    if (this.#isStopped) {
      running.end();
      return;
    }
    const { subscriptions } = this.#parts.limits;
    // Strangers, who cost nothing to be, must not keep out who is known.
    const room = isPublic(viewer) ? Math.ceil(subscriptions * PUBLIC_SHARE) : subscriptions;
    if (this.#running.size >= room) {
      throw new HubError('SUBSCRIPTIONS_TOO_MANY', `At most ${room} subscriptions run at once.`);
    }
    this.#running.add(running);
  }
}
