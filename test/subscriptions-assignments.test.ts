import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import type { SubscriptionRequest } from '../platform/subgraph.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { OPERATOR } from './support/hub.ts';
import { scannedBy } from './support/plans.ts';
import { agencies, classes, directives } from './support/reference-data.ts';
import { nextEvent, positionsOf, type Subscription, subscribeAt } from './support/subgraph-subscription.ts';
import { type SubscriptionHub, startSubscriptionHub } from './support/subscription-hub.ts';

let hub: SubscriptionHub;
beforeAll(async () => {
  hub = await startSubscriptionHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) =>
  records.find((record) => record.key === key)!.id;
const JUSTICE = idOf(agencies, 'department/phu-tho/so-tu-phap');
const FINANCE = idOf(agencies, 'ministry/tai-chinh');
const OFFICE = idOf(agencies, 'department/phu-tho/van-phong-ubnd-tinh');
const PROVINCE = idOf(agencies, 'province/phu-tho');
const DEPARTMENTS = idOf(classes, 'class/cac-so-ban-nganh@phu-tho');

const CHANGED = `subscription ($agencyId: ID!) { assignmentChanged(agencyId: $agencyId) {
  kind recordedAt assignment { id agency { id } task { id title } concern extensions { reason } withdrawal { reason }
    standing { state } transferredFrom { id } reports { nodes { summary verification { verdict } } } }
} }`;

interface Change {
  readonly kind: string;
  readonly recordedAt: string;
  readonly assignment: {
    readonly id: string;
    readonly agency: { readonly id: string };
    readonly task: { readonly id: string; readonly title: string };
    readonly concern: string;
    readonly extensions: readonly object[];
    readonly withdrawal: object | null;
    readonly transferredFrom: { readonly id: string } | null;
    readonly standing: { readonly state: string } | null;
    readonly reports: { readonly nodes: readonly object[] };
  } | null;
}

const subscribe = (agencyId: string, asked: Partial<SubscriptionRequest> = {}) =>
  subscribeAt(hub, { query: CHANGED, variables: { agencyId }, ...asked });

async function next(subscription: Subscription): Promise<Change & { readonly position: string }> {
  const { response, position } = await nextEvent(subscription);
  expect(response?.errors).toBeUndefined();
  return { ...(response?.data?.assignmentChanged as Change), position };
}

/** Everything of an agency from a position up to now: to see where it ends, one more task is set to it. */
async function changesOf(agencyId: string, resumeAfter: string) {
  const last = await task({ addressees: [{ agencyId, asWritten: 'Cơ quan', role: 'LEAD' }] });
  const subscription = subscribe(agencyId, { resumeAfter });
  const changes: (Change & { readonly position: string })[] = [];
  for (;;) {
    const change = await next(subscription);
    if (change.assignment?.task.id === last) return changes;
    changes.push(change);
  }
}
const kindsOf = (changes: readonly Change[]) => changes.map(({ kind }) => kind);

let sent = 0;
/** Send a command to the subgraph; gives the id of what it made. */
async function send(name: string, shown: string, input: object, viewer: Viewer = OPERATOR): Promise<string> {
  sent += 1;
  const { data, errors } = await hub.subgraph('directives').execute({
    query: `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { made: ${shown} { id } problems { code message } } }`,
    variables: { input: { idempotencyKey: `sent ${sent}`, ...input } },
    viewer,
    readAt: { position: null, today: '2026-03-31' },
    language: 'en',
    signal: new AbortController().signal,
    requestId: 'test',
  });
  const payload = data?.[name] as { made: { id: string } | null; problems: readonly object[] } | undefined;
  if (!payload?.made) throw new Error(JSON.stringify(errors ?? payload?.problems));
  return payload.made.id;
}

const letter = () =>
  send('recordDirective', 'directive', {
    ...{ type: 'Công văn', symbol: `${7000 + sent}/UBND-KSTT`, issuerId: PROVINCE, issuedOn: '2025-03-10' },
    subject: 'V/v triển khai Kế hoạch',
  });
const task = async (over: object = {}) =>
  send('recordTask', 'task', {
    directiveId: await letter(),
    ...{ clause: '1', title: 'Rà soát thủ tục hành chính', deadline: 'tháng 6/2025' },
    addressees: [{ agencyId: JUSTICE, asWritten: 'Sở Tư pháp', role: 'LEAD' }],
    ...over,
  });
const officerOf = (agencyId: string) =>
  viewerOf({ subject: `officer of ${agencyId}`, roles: ['officer'], agencyIds: [agencyId] });
const DECIDED = {
  authorisedById: idOf(directives, '617/KH-UBND@2025-02-13'),
  decidedOn: '2025-04-01',
  reason: 'Vì vậy',
};

async function asAdmin<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    return (await admin.query(sql, values)).rows as Row[];
  } finally {
    await admin.end();
  }
}

describe('a subscription to an agency from the beginning', () => {
  it.each([
    ['named in documents', 'department/binh-dinh/so-giao-duc-va-dao-tao'],
    ['meant as one of classes', 'province/bac-kan'],
  ])('shows each change of what it has to do, in the order of the feed, each once: of one %s', async (_, key) => {
    const { start } = await positionsOf(hub);
    const agencyId = idOf(agencies, key);
    const expected = await asAdmin<{ position: string; assignment: string }>(
      `select e.position, coalesce(
           (select a ->> 'id' from jsonb_array_elements(e.payload -> 'assignments') a where a ->> 'agencyId' = $1 limit 1),
           (select m ->> 'assignmentId' from jsonb_array_elements(e.payload -> 'members') m where m ->> 'agencyId' = $1)
         ) as assignment
       from directives.feed_log e where e.kind in ('TASK_RECORDED', 'ADDRESSEE_EXPANDED')
         and jsonb_path_exists(e.payload, '$.**.agencyId ? (@ == $id)', jsonb_build_object('id', $1::text))
       order by position`,
      [agencyId],
    );
    expect(expected.length).toBeGreaterThan(2);

    const changes = await changesOf(agencyId, start);

    expect(changes.map(({ position, assignment }) => [position.split('.')[1], assignment?.id])).toEqual(
      expected.map(({ position, assignment }) => [position, assignment]),
    );
    expect(new Set(kindsOf(changes))).toEqual(new Set(['ASSIGNED']));
    expect(new Set(changes.map(({ assignment }) => assignment?.agency.id))).toEqual(new Set([agencyId]));
  });

  it('goes on after any event of it, with what comes after that one', async () => {
    const { start } = await positionsOf(hub);
    const agencyId = idOf(agencies, 'department/binh-dinh/so-giao-duc-va-dao-tao');
    const all = await changesOf(agencyId, start);
    for (const nth of [0, 1, all.length - 1]) {
      const rest = await changesOf(agencyId, all[nth]!.position);
      expect(rest.slice(0, all.length - nth - 1)).toEqual(all.slice(nth + 1));
    }
  });
});

describe('what happens to an assignment', () => {
  it('is told to its agency under its own name, as it stood at that change', async () => {
    const { now } = await positionsOf(hub);
    const taskId = await task();
    const assigned = (await changesOf(JUSTICE, now))[0]!;
    const assignmentId = assigned.assignment!.id;
    const directiveId = idOf(directives, '617/KH-UBND@2025-02-13');
    await send('extendDeadline', 'task', { taskId, deadline: 'tháng 9/2025', ...DECIDED });
    const reported = {
      assignmentId,
      outcome: 'DONE',
      completedOn: '2025-04-02',
      summary: 'Đã làm',
      productId: directiveId,
    };
    await send('reportAssignment', 'report', reported, officerOf(JUSTICE));
    await send('withdrawTask', 'task', { taskId, ...DECIDED, decidedOn: '2025-04-03' });

    const changes = (await changesOf(JUSTICE, assigned.position)).filter(
      ({ assignment }) => assignment!.id === assignmentId,
    );

    const stood = changes.map(({ kind, assignment }) => [
      ...[kind, assignment!.extensions.length, assignment!.reports.nodes.length, assignment!.withdrawal !== null],
    ]);
    expect(stood).toEqual([
      ['EXTENDED', 1, 0, false],
      ['REPORTED', 1, 1, false],
      ['WITHDRAWN', 1, 1, true],
    ]);
    expect(assigned).toMatchObject({
      kind: 'ASSIGNED',
      assignment: { task: { id: taskId }, extensions: [], withdrawal: null },
    });
  });

  it('and what the follow-up office makes of reports', async () => {
    const { now } = await positionsOf(hub);
    const directiveId = await letter();
    await send('nameFollowUpOffice', 'directive', {
      directiveId,
      officeId: OFFICE,
      clause: '3',
      asWritten: 'Văn phòng',
    });
    const taskId = await task({ directiveId });
    const { assignment } = (await changesOf(JUSTICE, now))[0]!;
    const verdicts = { RETURNED: 'Thiếu phụ lục', ACCEPTED: null };
    for (const [verdict, reason] of Object.entries(verdicts)) {
      const reported = { assignmentId: assignment!.id, outcome: 'DONE', completedOn: '2025-04-02', summary: 'Đã làm' };
      const reportId = await send('reportAssignment', 'report', reported, officerOf(JUSTICE));
      const verdictOn = { reportId, officeId: OFFICE, verdict, decidedOn: '2025-04-05', reason };
      await send('verifyReport', 'report', verdictOn, officerOf(OFFICE));
    }

    const changes = (await changesOf(JUSTICE, now)).filter(({ assignment: of }) => of!.task.id === taskId);
    expect(kindsOf(changes)).toEqual(['ASSIGNED', 'REPORTED', 'RETURNED', 'REPORTED', 'VERIFIED']);
  });

  it('is told to both agencies when it is passed on', async () => {
    const { now } = await positionsOf(hub);
    await task();
    const { assignment } = (await changesOf(JUSTICE, now))[0]!;
    const passed = { assignmentId: assignment!.id, toAgencyId: FINANCE, ...DECIDED };
    const becameId = await send('transferAssignment', 'assignment', passed);

    const from = (await changesOf(JUSTICE, now)).filter(({ assignment: of }) => of!.id === assignment!.id);
    const to = await changesOf(FINANCE, now);

    expect(kindsOf(from)).toEqual(['ASSIGNED', 'TRANSFERRED']);
    expect(from[1]!.assignment).toMatchObject({ agency: { id: JUSTICE }, standing: { state: 'TRANSFERRED' } });
    expect(to.filter(({ assignment: of }) => of!.id === becameId)).toMatchObject([
      { kind: 'TRANSFERRED', assignment: { agency: { id: FINANCE }, transferredFrom: { id: assignment!.id } } },
    ]);
  });

  it('is not told to others', async () => {
    const { now } = await positionsOf(hub);
    await task();
    expect(await changesOf(FINANCE, now)).toEqual([]);
  });
});

describe('an agency that is named twice in a task', () => {
  it('is told once, of its first part', async () => {
    const { now } = await positionsOf(hub);
    const named = (role: string) => ({ agencyId: JUSTICE, asWritten: 'Sở Tư pháp', role });
    const taskId = await task({ addressees: [named('COORDINATE'), named('LEAD')] });
    const changes = await changesOf(JUSTICE, now);
    expect(changes.map(({ assignment }) => assignment?.task.id)).toEqual([taskId]);
  });
});

describe('a member of a class', () => {
  const perhaps = {
    agencyClassId: DEPARTMENTS,
    asWritten: 'các sở, ban, ngành liên quan',
    role: 'LEAD',
    condition: 'liên quan',
  };

  it('is told that a task was set, that it is meant, and that the task was corrected', async () => {
    const { now } = await positionsOf(hub);
    const taskId = await task({ addressees: [perhaps] });
    const [classRow] = await asAdmin<{ id: string }>(
      'select assignment_id as id from directives.assignment_state where task_id = $1 and is_class and closed_seq is null',
      [taskId],
    );
    const confirmed = {
      assignmentId: classRow!.id,
      confirmedIds: [JUSTICE],
      decidedOn: '2025-04-01',
      reason: 'Chủ trì',
    };
    await send('confirmMembers', 'assignment', confirmed);
    await send('correctTask', 'task', { taskId, title: 'Rà soát lại', reason: 'Ghi nhầm' });

    const of = async (agencyId: string) =>
      (await changesOf(agencyId, now)).map(({ kind, assignment }) => [
        kind,
        assignment!.concern,
        assignment!.task.title,
      ]);
    expect(await of(JUSTICE)).toEqual([
      ['ASSIGNED', 'POTENTIAL', 'Rà soát thủ tục hành chính'],
      ['CONFIRMED', 'BOUND', 'Rà soát thủ tục hành chính'],
      ['ASSIGNED', 'BOUND', 'Rà soát lại'],
    ]);
    expect(await of(OFFICE)).toEqual([
      ['ASSIGNED', 'POTENTIAL', 'Rà soát thủ tục hành chính'],
      ['ASSIGNED', 'POTENTIAL', 'Rà soát lại'],
    ]);
  });
});

describe('a subscription', () => {
  it('from now begins with a mark at the head, and shows what comes after it', async () => {
    const { now } = await positionsOf(hub);
    const subscription = subscribe(JUSTICE);
    expect((await subscription.next()).value).toEqual({ position: now, response: null });
    const taskId = await task();
    expect((await next(subscription)).assignment?.task.id).toBe(taskId);
  });

  it.each([
    ['an id that is none', { agencyId: 'Sở Tư pháp' }, 'ID_MALFORMED'],
    ['no agency', {}, 'BAD_USER_INPUT'],
  ])('is refused with %s', async (_, variables, code) => {
    await expect(subscribe(JUSTICE, { variables }).next()).rejects.toMatchObject({ code });
  });

  it('of an agency that nothing is asked of meets nothing, however long the feed is', async () => {
    const { start, now } = await positionsOf(hub);
    const nobody = '00000000-0000-4000-8000-000000000000';
    const subscription = subscribe(nobody, { resumeAfter: start });
    expect((await subscription.next()).value).toEqual({ position: start, response: null });
    expect((await subscription.next()).value).toEqual({ position: now, response: null });

    const client = await hub.database.pool('directives', 'public').connect();
    try {
      const [found] = await scannedRows(client);
      expect(found).toEqual([]);
    } finally {
      client.release();
    }
  });

  /** What a statement of the subscription reads from end to end; and that its way in is the agency. */
  async function scannedRows(client: Parameters<typeof scannedBy>[0]) {
    const statement = `select position from assignment_change c
      where c.agency_id = $1::uuid and c.position > $2::bigint and c.position <= $3::bigint order by position limit 200`;
    const plan = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${statement}`);
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
      /Index (Only )?Cond: \(\(?agency_id = \$1\) AND \("?position"? > \$2\)/,
    );
    return [await scannedBy(client, statement)];
  }
});
