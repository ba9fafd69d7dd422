import { afterEach, expect } from 'vitest';
import type { SubgraphEvent, SubscriptionRequest } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import type { SubscriptionHub } from './subscription-hub.ts';

const CHANGED = `subscription ($issuerId: ID) {
  directiveChanged(issuerId: $issuerId) { kind recordedAt directive { id subject issuer { id } } task { id title directive { id } } }
}`;

/** What is shown of a change. */
export interface Change {
  readonly kind: string;
  readonly recordedAt: string;
  readonly directive: {
    readonly id: string;
    readonly subject: string | null;
    readonly issuer: { readonly id: string } | null;
  };
  readonly task: { readonly id: string; readonly directive: { readonly id: string } } | null;
}

const endings: AbortController[] = [];
afterEach(() => {
  for (const ending of endings.splice(0)) ending.abort();
});

/** A subscription at the subgraph itself, without a gateway. Ended with the test. */
export function subscribeAt(hub: SubscriptionHub, asked: Partial<SubscriptionRequest> = {}) {
  const ending = new AbortController();
  endings.push(ending);
  const events = hub.subgraph('directives').subscribe({
    query: CHANGED,
    variables: {},
    viewer: PUBLIC_VIEWER,
    readAt: { position: null, today: '2026-03-31' },
    language: 'en',
    resumeAfter: null,
    signal: ending.signal,
    requestId: 'test',
    ...asked,
  });
  const iterator = events[Symbol.asyncIterator]();
  return { next: () => iterator.next(), end: () => ending.abort() };
}
export type Subscription = ReturnType<typeof subscribeAt>;

/** The next event, whatever marks come before it. */
export async function nextEvent(subscription: Subscription): Promise<SubgraphEvent> {
  for (;;) {
    const { done, value } = await subscription.next();
    if (done) throw new Error('the subscription has ended');
    if (value.response) return value;
  }
}

/** The next change; there may be no errors. */
export async function nextChange(subscription: Subscription): Promise<Change> {
  const { response } = await nextEvent(subscription);
  expect(response?.errors).toBeUndefined();
  return response?.data?.directiveChanged as Change;
}

/** Where the feed of the directives begins and has come to. */
export async function positionsOf(hub: SubscriptionHub) {
  const now = (await hub.subgraph('directives').resolvePosition({ kind: 'now' }))!;
  const [feedId, head] = now.split('.') as [string, string];
  return { now, start: `${feedId}.0`, feedId, head: Number(head) };
}
