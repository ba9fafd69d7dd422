import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeEvents } from '../platform/feed/runtime.ts';
import { openOrm } from '../platform/orm.ts';
import type { SubscriptionRequest } from '../platform/subgraph.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { type DirectiveRecord, recordDirectives, recordTasks } from '../subgraphs/directives/commands.ts';
import { ENTITIES } from '../subgraphs/directives/entities.ts';
import { OPERATOR } from './support/hub.ts';
import {
  type Change,
  nextChange,
  nextEvent,
  positionsOf,
  type Subscription,
  subscribeAt,
} from './support/subgraph-subscription.ts';
import { type SubscriptionHub, startSubscriptionHub } from './support/subscription-hub.ts';

let hub: SubscriptionHub;
beforeAll(async () => {
  hub = await startSubscriptionHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

const subscribe = (asked: Partial<SubscriptionRequest> = {}) => subscribeAt(hub, asked);

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
    countStatements: [],
  };
  await orm.write(OPERATOR, (em) => recordDirectives(em, [{ ...rest, ...record }]));
  await placeEvents(hub.database, 'directives');
}

/** Record a task of a document, past the commands; gives its id. */
async function stateTask(directiveId: string): Promise<string> {
  const id = randomUUID();
  const unknown = {
    key: null,
    product: null,
    reportedToAsWritten: null,
    reportedToId: null,
    parent: null,
    assignments: [],
  };
  const deadline = {
    asWritten: null,
    kind: 'NONE',
    period: null,
    lastDay: null,
    softLastDay: null,
    recurrenceRules: [],
    strength: null,
    startsOn: null,
  };
  const said = { directiveId, ordinal: 0, clause: '1', title: 'Báo cáo', scope: 'SPECIFIC', strength: 'MUST' };
  await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
  await orm.write(OPERATOR, (em) => recordTasks(em, [{ id, ...unknown, ...said, deadline }]));
  await placeEvents(hub.database, 'directives');
  return id;
}

describe('a subscription from the beginning', () => {
  it('shows every change of a directive or a task in the order of the feed, and nothing of the register and of members', async () => {
    const { start } = await positionsOf(hub);
    const [issuer] = await hub.issuers();
    const expected = await asOwner<{ kind: string; subject: string }>(
      `select kind, subject from feed_log where kind in ('DIRECTIVE_RECORDED', 'TASK_RECORDED') order by position`,
    );

    const changes = await changesToNow(issuer!, subscribe({ resumeAfter: start }));

    expect(changes.map(({ kind, directive, task }) => ({ kind, subject: task?.id ?? directive.id }))).toEqual(expected);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['DIRECTIVE_RECORDED', 'TASK_RECORDED']));
    for (const { task, directive } of changes) expect(task === null || task.directive.id === directive.id).toBe(true);
    const others = await asOwner<{ kind: string }>(
      `select distinct kind from feed_log where kind not in ('DIRECTIVE_RECORDED', 'TASK_RECORDED')`,
    );
    expect(others.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['REGISTER_AGENCY_COPIED', 'REGISTER_CLASS_COPIED', 'ADDRESSEE_EXPANDED']),
    );
  });

  it('shows only the changes of one issuer and the tasks of its documents', async () => {
    const { start } = await positionsOf(hub);
    const [most] = await asOwner<{ id: string; directives: string }>(
      `select payload ->> 'issuerId' as id, count(*) as directives from feed_log
       where kind = 'DIRECTIVE_RECORDED' and payload ->> 'issuerId' is not null group by 1 order by 2 desc limit 1`,
    );
    const expected = await asOwner<{ subject: string }>(
      `select subject from feed_log where payload ->> 'issuerId' = $1 or kind = 'TASK_RECORDED' and payload ->> 'directiveId' in
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
    const { now } = await positionsOf(hub);
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

describe('a task', () => {
  it('belongs to who had issued its document when the task changed', async () => {
    const { now } = await positionsOf(hub);
    const [first, second] = await hub.issuers();
    const directiveId = await hub.record(first!, 'Có nhiệm vụ');
    const taskId = await stateTask(directiveId);
    await state({ id: directiveId, subject: 'Có nhiệm vụ', issuerId: second! });

    const of = (issuerId: string) => subscribe({ resumeAfter: now, variables: { issuerId } });
    const ofFirst = of(first!);
    const before = [await nextChange(ofFirst), await nextChange(ofFirst)];

    expect(before.map(({ kind, directive, task }) => [kind, directive.id, task?.id ?? null])).toEqual([
      ['DIRECTIVE_RECORDED', directiveId, null],
      ['TASK_RECORDED', directiveId, taskId],
    ]);
    expect((await changesToNow(second!, of(second!))).map(({ kind }) => kind)).toEqual(['DIRECTIVE_RECORDED']);
  });
});

describe('a subscription from now', () => {
  it('begins with a mark at the head, and shows what comes after it', async () => {
    const { now } = await positionsOf(hub);
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
    const { now, head, feedId } = await positionsOf(hub);
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
    const { now } = await positionsOf(hub);
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
    const { now, start } = await positionsOf(hub);
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
    const { feedId, head } = await positionsOf(hub);
    const foreign = `00000000-0000-4000-8000-000000000000.${head}`;

    await expect(subscribe({ resumeAfter: foreign }).next()).rejects.toMatchObject({ code: 'ASOF_UNKNOWN' });
    const beyond = `${feedId}.${head + 1}`;
    await expect(subscribe({ resumeAfter: beyond }).next()).rejects.toMatchObject({ code: 'ASOF_UNKNOWN' });
  });

  it('ends a subscription whose feed has become another meanwhile', async () => {
    await using another = await startSubscriptionHub();
    const [issuer] = await another.issuers();
    const subscription = subscribeAt(another);
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
      query: 'subscription { directiveChanged { kind } }',
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
