import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { placeEvents } from '../platform/feed/runtime.ts';
import { openOrm } from '../platform/orm.ts';
import type { SubgraphEvent, SubscriptionRequest } from '../platform/subgraph.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { type DirectiveRecord, recordDirectives } from '../subgraphs/directives/commands.ts';
import { ENTITIES } from '../subgraphs/directives/entities.ts';
import { OPERATOR } from './support/hub.ts';
import { type SubscriptionHub, startSubscriptionHub } from './support/subscription-hub.ts';

const CHANGED = `subscription ($issuerId: ID) {
  directiveChanged(issuerId: $issuerId) { kind recordedAt directive { id subject issuer { id } } task { id title directive { id } } }
}`;

interface Change {
  readonly kind: string;
  readonly recordedAt: string;
  readonly directive: {
    readonly id: string;
    readonly subject: string | null;
    readonly issuer: { readonly id: string } | null;
  };
  readonly task: { readonly id: string; readonly directive: { readonly id: string } } | null;
}

let hub: SubscriptionHub;
beforeAll(async () => {
  hub = await startSubscriptionHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

const endings: AbortController[] = [];
afterEach(() => {
  for (const ending of endings.splice(0)) ending.abort();
});

/** A subscription at the subgraph itself, without a gateway. Ended with the test. */
function subscribe(asked: Partial<SubscriptionRequest> = {}, to = hub) {
  const ending = new AbortController();
  endings.push(ending);
  const events = to.subgraph('directives').subscribe({
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
type Subscription = ReturnType<typeof subscribe>;

/** The next event, whatever marks come before it. */
async function nextEvent(subscription: Subscription): Promise<SubgraphEvent> {
  for (;;) {
    const { done, value } = await subscription.next();
    if (done) throw new Error('the subscription has ended');
    if (value.response) return value;
  }
}

async function nextChange(subscription: Subscription): Promise<Change> {
  const { response } = await nextEvent(subscription);
  expect(response?.errors).toBeUndefined();
  return response?.data?.directiveChanged as Change;
}

/** Everything that is selected up to now: to see where it ends, one more document of the issuer is recorded. */
async function changesToNow(issuerId: string, subscription: Subscription): Promise<Change[]> {
  const last = await hub.record(issuerId, 'Hết');
  const changes: Change[] = [];
  for (;;) {
    const change = await nextChange(subscription);
    if (change.directive.id === last) return changes;
    changes.push(change);
  }
}

const positionsOf = async () => {
  const now = (await hub.subgraph('directives').resolvePosition({ kind: 'now' }))!;
  const [feedId, head] = now.split('.') as [string, string];
  return { now, start: `${feedId}.0`, feedId, head: Number(head) };
};

async function asOwner<Row>(sql: string, values: unknown[] = [], of = hub): Promise<Row[]> {
  const client = await of.database.connectAsOwner('directives');
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Record a document as it is stated, new or corrected, past the commands. */
async function state(record: Pick<DirectiveRecord, 'id' | 'subject' | 'issuerId'>): Promise<void> {
  await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
  const unknown = { key: null, typeCode: null, number: null, symbol: null, issuerAsWritten: null, issuedOn: null };
  const rest = {
    ...unknown,
    kind: 'DOCUMENT',
    type: 'Công văn',
    attachedToId: null,
    ownCopy: null,
    evidence: [],
    citations: [],
  };
  await orm.write(OPERATOR, (em) => recordDirectives(em, [{ ...rest, ...record }]));
  await placeEvents(hub.database, 'directives');
}

describe('a subscription from the beginning', () => {
  it('shows every change of a directive or a task in the order of the feed, and nothing of classes of agencies', async () => {
    const { start } = await positionsOf();
    const [issuer] = await hub.issuers();
    const expected = await asOwner<{ kind: string; subject: string }>(
      `select kind, subject from feed_log where kind <> 'AGENCY_CLASS_RECORDED' order by position`,
    );

    const changes = await changesToNow(issuer!, subscribe({ resumeAfter: start }));

    expect(changes.map(({ kind, directive, task }) => ({ kind, subject: task?.id ?? directive.id }))).toEqual(expected);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['DIRECTIVE_RECORDED', 'TASK_RECORDED']));
    for (const { task, directive } of changes) expect(task === null || task.directive.id === directive.id).toBe(true);
    const [classes] = await asOwner<{ count: string }>(
      `select count(*) from feed_log where kind = 'AGENCY_CLASS_RECORDED'`,
    );
    expect(Number(classes!.count)).toBeGreaterThan(0);
  });

  it('shows only the changes of one issuer and the tasks of its documents', async () => {
    const { start } = await positionsOf();
    const [most] = await asOwner<{ id: string; directives: string }>(
      `select payload ->> 'issuerId' as id, count(*) as directives from feed_log
       where kind = 'DIRECTIVE_RECORDED' and payload ->> 'issuerId' is not null group by 1 order by 2 desc limit 1`,
    );
    const expected = await asOwner<{ subject: string }>(
      `select subject from feed_log where payload ->> 'issuerId' = $1 or payload ->> 'directiveId' in
         (select subject from feed_log where payload ->> 'issuerId' = $1) order by position`,
      [most!.id],
    );

    const changes = await changesToNow(most!.id, subscribe({ resumeAfter: start, variables: { issuerId: most!.id } }));

    expect(changes.map(({ directive, task }) => task?.id ?? directive.id)).toEqual(
      expected.map(({ subject }) => subject),
    );
    expect(changes.some(({ task }) => task !== null)).toBe(true);
    expect(new Set(changes.map(({ directive }) => directive.issuer?.id))).toEqual(new Set([most!.id]));
  });

  it('shows each document as it was at that change, whatever has become of it', async () => {
    const { now } = await positionsOf();
    const [first, second] = await hub.issuers();
    const id = await hub.record(first!, 'Bản đầu');
    await state({ id, subject: 'Bản sửa', issuerId: second! });

    const all = await changesToNow(first!, subscribe({ resumeAfter: now }));
    const resumed = (issuerId: string) => subscribe({ resumeAfter: now, variables: { issuerId } });
    const ofSecond = await changesToNow(second!, resumed(second!));
    const ofFirst = [await nextChange(resumed(first!))];

    const before = { id, subject: 'Bản đầu', issuer: { id: first } };
    const after = { id, subject: 'Bản sửa', issuer: { id: second } };
    expect(all.map(({ directive }) => directive)).toEqual([before, after]);
    expect(ofFirst.map(({ directive }) => directive)).toEqual([before]);
    expect(ofSecond.map(({ directive }) => directive)).toEqual([after]);
  });
});

describe('a subscription from now', () => {
  it('begins with a mark at the head, and shows what comes after it', async () => {
    const { now } = await positionsOf();
    const [issuer] = await hub.issuers();
    const subscription = subscribe();

    expect((await subscription.next()).value).toEqual({ position: now, response: null });
    const id = await hub.record(issuer!, 'Sau khi đăng ký');
    expect((await nextChange(subscription)).directive.id).toBe(id);
  });

  it('wakes for a change that another process has committed and placed', async () => {
    const [issuer] = await hub.issuers();
    const subscription = subscribe();
    await subscription.next();
    const coming = nextChange(subscription);

    const id = '11111111-1111-4111-8111-111111111111';
    await state({ id, subject: 'Từ nơi khác', issuerId: issuer! });

    expect((await coming).directive.id).toBe(id);
  });

  it('shows a known viewer the same', async () => {
    const [issuer] = await hub.issuers();
    const subscription = subscribe({ viewer: viewerOf({ subject: 'person:an', roles: ['citizen'] }) });
    await subscription.next();

    const id = await hub.record(issuer!, 'Cho người đã biết');

    expect((await nextChange(subscription)).directive.id).toBe(id);
  });

  it('passes over what is not asked for, and says so when it was much', async () => {
    const { now, head, feedId } = await positionsOf();
    const [issuer, other] = await hub.issuers();
    const subscription = subscribe({ variables: { issuerId: other } });
    expect((await subscription.next()).value).toEqual({ position: now, response: null });

    // 499 are not worth a word, 500 are.
    await appendOthers(499);
    await appendOthers(1);
    expect((await subscription.next()).value).toEqual({ position: `${feedId}.${head + 500}`, response: null });
    await hub.record(issuer!, 'Không hỏi');
    const id = await hub.record(other!, 'Có hỏi');
    expect((await nextChange(subscription)).directive.id).toBe(id);
  });

  it('finds one event behind more than are looked through at once', async () => {
    const { now } = await positionsOf();
    const [issuer] = await hub.issuers();
    await appendOthers(20_100);
    const id = await hub.record(issuer!, 'Ở xa');
    const subscription = subscribe({ resumeAfter: now });
    hub.statements.length = 0;

    expect((await nextChange(subscription)).directive.id).toBe(id);
    // 10,000 positions for each statement.
    expect(hub.statements.filter((name) => name === 'directives.changes')).toHaveLength(3);
  });
});

/** Events of a kind that no subscription shows, as a writer would leave them. */
async function appendOthers(count: number): Promise<void> {
  await asOwner(
    `insert into feed_event (subject, kind, payload, recorded_by)
     select gen_random_uuid(), 'AGENCY_CLASS_RECORDED', '{}', 'test' from generate_series(1, $1)`,
    [count],
  );
  await placeEvents(hub.database, 'directives');
}

describe('a place to go on after', () => {
  it('is any position up to the head', async () => {
    const { now, start } = await positionsOf();
    const [issuer] = await hub.issuers();
    const fromHead = subscribe({ resumeAfter: now });
    const first = await nextEvent(subscribe({ resumeAfter: start }));

    expect(first.position).toMatch(/\.\d+$/);
    const id = await hub.record(issuer!, 'Tiếp theo');
    expect((await nextChange(fromHead)).directive.id).toBe(id);
  });

  it.each([
    ['words', 'yesterday'],
    ['a number alone', '12'],
    ['nothing', ''],
    ['a feed without a number', '00000000-0000-4000-8000-000000000000.'],
    ['a negative number', '00000000-0000-4000-8000-000000000000.-1'],
    ['a number too long to be one', `00000000-0000-4000-8000-000000000000.${'9'.repeat(19)}`],
    ['SQL', "00000000-0000-4000-8000-000000000000.1' or true --"],
  ])('is refused when it is %s', async (_, resumeAfter) => {
    await expect(subscribe({ resumeAfter }).next()).rejects.toMatchObject({ code: 'POSITION_MALFORMED' });
  });

  it('is refused when it is of another feed, or beyond the head', async () => {
    const { feedId, head } = await positionsOf();
    const foreign = `00000000-0000-4000-8000-000000000000.${head}`;

    await expect(subscribe({ resumeAfter: foreign }).next()).rejects.toMatchObject({ code: 'ASOF_UNKNOWN' });
    const beyond = `${feedId}.${head + 1}`;
    await expect(subscribe({ resumeAfter: beyond }).next()).rejects.toMatchObject({ code: 'ASOF_UNKNOWN' });
  });

  it('ends a subscription whose feed has become another meanwhile', async () => {
    await using another = await startSubscriptionHub();
    const [issuer] = await another.issuers();
    const subscription = subscribe({}, another);
    await subscription.next();

    await asOwner('update feed set feed_id = gen_random_uuid()', [], another);
    const refused = expect(subscription.next()).rejects.toMatchObject({ code: 'ASOF_UNKNOWN' });
    await another.record(issuer!, 'Của sổ khác');

    await refused;
  });
});

describe('a subgraph', () => {
  it.each([
    ['a field that it has not', { query: 'subscription { nothing { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two fields at once',
      { query: 'subscription { directiveChanged { kind } a: directiveChanged { kind } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a field on a condition',
      { query: 'subscription ($a: Boolean!) { directiveChanged @skip(if: $a) { kind } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['what is no document', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
    ['what nests without end', { query: `subscription ${'{ a '.repeat(30_000)}` }, 'DOCUMENT_TOO_DEEP'],
    ['a query', { query: '{ directives { totalCount } }' }, 'SUBSCRIPTION_UNKNOWN'],
    ['a mutation', { query: 'mutation { __typename }' }, 'SUBSCRIPTION_UNKNOWN'],
    ['an operation that is not there', { operationName: 'Other' }, 'SUBSCRIPTION_UNKNOWN'],
    ['a variable of another type', { variables: { issuerId: { a: 1 } } }, 'BAD_USER_INPUT'],
    ['an id that is none', { variables: { issuerId: 'bộ' } }, 'ID_MALFORMED'],
  ])('refuses %s', async (_, asked, code) => {
    await expect(subscribe(asked).next()).rejects.toMatchObject({ code });
  });

  it('without events refuses any subscription', () => {
    const asked = { query: 'subscription { x }', variables: {} } as unknown as SubscriptionRequest;
    expect(() => hub.subgraph('agencies').subscribe(asked)).toThrow(
      expect.objectContaining({ code: 'SUBSCRIPTION_UNKNOWN' }),
    );
  });

  it('does not answer a subscription as if it were a query', async () => {
    const response = await hub.subgraph('directives').execute({
      query: CHANGED,
      variables: {},
      viewer: PUBLIC_VIEWER,
      readAt: { position: null, today: '2026-03-31' },
      language: 'en',
      signal: new AbortController().signal,
      requestId: 'test',
    });

    expect(response).toEqual({
      errors: [
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'SUBSCRIPTION_OVER_THIS_DOOR' }) }),
      ],
    });
  });
});

describe('a subscriber who is slow', () => {
  it('has a batch read for it and nothing more, however much there is and is written meanwhile', async () => {
    const { start } = await positionsOf();
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
    const { start } = await positionsOf();
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
    const subscription = subscribe({}, another);
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
