import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import type { SubscriptionRequest } from '../platform/subgraph.ts';
import { viewerOf } from '../platform/viewer.ts';
import { nextChange, nextEvent, positionsOf, subscribeAt } from './support/subgraph-subscription.ts';
import { type SubscriptionHub, startSubscriptionHub } from './support/subscription-hub.ts';

let hub: SubscriptionHub;
beforeAll(async () => {
  hub = await startSubscriptionHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

const subscribe = (asked: Partial<SubscriptionRequest> = {}) => subscribeAt(hub, asked);

describe('a subscriber who is slow', () => {
  it('has a batch read for it and nothing more, however much there is and is written meanwhile', async () => {
    const { start } = await positionsOf(hub);
    const [issuer] = await hub.issuers();
    const subscription = subscribe({ resumeAfter: start });
    const reads = () => hub.statements.filter((name) => name === 'directives.changes').length;
    hub.statements.length = 0;

    await subscription.next();
    expect(reads()).toBe(0);
    await nextEvent(subscription);
    for (let i = 0; i < 5; i += 1) await hub.record(issuer!, `Thêm ${i}`);
    expect(reads()).toBe(1);

    for (let i = 1; i < 200; i += 1) await nextEvent(subscription);
    expect(reads()).toBe(1);
    await nextEvent(subscription);
    expect(reads()).toBe(2);
  });

  it('holds no connection and no transaction while it does not ask', async () => {
    const { start } = await positionsOf(hub);
    const viewer = viewerOf({ subject: 'person:an', roles: ['citizen'] });
    const subscriptions = Array.from({ length: 12 }, () => subscribe({ resumeAfter: start, viewer }));

    // More than the pool has connections.
    for (const subscription of subscriptions) await nextEvent(subscription);

    const admin = await connectAsAdmin(hub.adminUrl);
    const { rows } = await admin.query(
      `select count(*)::int as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
    );
    await admin.end();
    expect(rows).toEqual([{ open: 0 }]);
  });
});

describe('subscribers who wait', () => {
  it('share one connection that listens, and ask nothing of the database', async () => {
    hub.statements.length = 0;
    const subscriptions = Array.from({ length: 20 }, () => subscribe());
    for (const subscription of subscriptions) await subscription.next();
    const waiting = subscriptions.map((subscription) => subscription.next());
    await reading(20);
    hub.statements.length = 0;

    const admin = await connectAsAdmin(hub.adminUrl);
    const { rows } = await admin.query(
      `select query from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    );
    await admin.end();
    // Longer than the feed is looked at.
    await pause(2500);

    expect(rows).toEqual([{ query: 'listen directives_feed' }]);
    expect(hub.statements).toEqual([]);

    const [issuer] = await hub.issuers();
    await hub.record(issuer!, 'Cho tất cả');
    for (const { value } of await Promise.all(waiting)) expect(value?.response?.data).toBeDefined();
  });

  it('end when they are told to', async () => {
    hub.statements.length = 0;
    const subscription = subscribe();
    await subscription.next();
    const waiting = subscription.next();
    await reading(1);

    subscription.end();

    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('end with the process', async () => {
    await using another = await startSubscriptionHub();
    const subscription = subscribeAt(another);
    await subscription.next();
    const waiting = subscription.next();
    await reading(1, another);

    await another.installation.close();

    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('go on by themselves when the connection that listens was lost', async () => {
    const [issuer] = await hub.issuers();
    hub.statements.length = 0;
    const subscription = subscribe();
    await subscription.next();
    const waiting = nextChange(subscription);
    await reading(1);

    const admin = await connectAsAdmin(hub.adminUrl);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    );
    await admin.end();
    const id = await hub.record(issuer!, 'Trong lúc đứt');

    expect((await waiting).directive.id).toBe(id);
  });
});

/** Resolves when so many subscribers have found nothing and wait. */
async function reading(count: number, of = hub): Promise<void> {
  for (;;) {
    if (of.statements.filter((name) => name === 'directives.changes').length >= count) return pause(20);
    await pause(5);
  }
}
