import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { placeEvents } from '../platform/feed/runtime.ts';
import { openOrm } from '../platform/orm.ts';
import { knownActs, lockCalendar, recordCalendarActs } from '../subgraphs/agencies/commands/calendar/acts.ts';
import { ENTITIES as AGENCY_ENTITIES } from '../subgraphs/agencies/entities.ts';
import type { CalendarActRecord } from '../subgraphs/agencies/rules/calendar.ts';
import { type DirectiveWork, JUSTICE, OFFICE, PORTAL, startDirectiveWork } from './support/directive-work.ts';
import { OPERATOR } from './support/directives-subgraph.ts';

/** Swaps Monday 29/04/2024 for Saturday 04/05/2024; of 12/04/2024. */
const SWAP = '2450/VPCP-KGVX';
const TEN_DAYS = 'trong 10 ngày làm việc kể từ ngày ban hành';
const TWELVE_DAYS = 'trong 12 ngày làm việc kể từ ngày ban hành';

let hub: DirectiveWork;
let swap: CalendarActRecord;
beforeAll(async () => {
  hub = await startDirectiveWork();
  swap = (await acts()).find(({ symbol }) => symbol === SWAP)!;
});
afterAll(() => hub[Symbol.asyncDispose]());
/** The hub has not heard of the swap yet. */
beforeEach(() => recordSwap([]));

async function acts(): Promise<CalendarActRecord[]> {
  await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: AGENCY_ENTITIES });
  return orm.write(OPERATOR, knownActs);
}

/** Record in the register what the act on the swap says, and let the directives know. */
async function recordSwap(entries: CalendarActRecord['entries'] = swap.entries): Promise<void> {
  await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: AGENCY_ENTITIES });
  await orm.write(OPERATOR, async (em) => {
    await lockCalendar(em);
    await recordCalendarActs(em, [{ ...swap, entries }]);
  });
  await placeEvents(hub.database, 'agencies');
  await hub.caughtUp();
}

async function asAdmin<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    return (await admin.query<Row>(text, values)).rows;
  } finally {
    await admin.end();
  }
}

/** A task of a letter of that day, to the department of justice. */
async function taskOf(issuedOn: string, deadline: string | null, over: Record<string, unknown> = {}): Promise<string> {
  return hub.task({ directiveId: await hub.letter({ issuedOn }), ...(deadline ? { deadline } : {}), ...over });
}

/** Last days as the assignments of a task were set, and as they stand. */
async function daysOf(taskId: string): Promise<(readonly [original: string | null, current: string | null])[]> {
  return (await hub.states(taskId)).map(({ originalDueOn, dueOn }) => [originalDueOn, dueOn] as const);
}

const redatings = (taskId: string) =>
  asAdmin<{ actSymbol: string; dueOn: string }>(
    `select act_symbol as "actSymbol", due_on::text as "dueOn" from directives.redating_fact
     where task_id = $1 and closed_seq is null`,
    [taskId],
  );

const report = (assignmentId: string, completedOn: string, agency = JUSTICE) =>
  hub.done(
    'reportAssignment',
    { assignmentId, outcome: 'DONE', completedOn, summary: 'Đã hoàn thành' },
    hub.officerOf(agency),
  );

describe('a deadline in working days', () => {
  it('moves with the calendar while it is open, by the act that moves it', async () => {
    const taskId = await taskOf('2024-04-12', TEN_DAYS);
    expect(await daysOf(taskId)).toEqual([['2024-04-29', '2024-04-29']]);
    const position = await hub.now();

    await recordSwap();

    expect(await daysOf(taskId)).toEqual([['2024-05-02', '2024-05-02']]);
    expect(await redatings(taskId)).toEqual([{ actSymbol: SWAP, dueOn: '2024-05-02' }]);
    const [event] = await asAdmin(
      `select kind, payload ->> 'dueOn' as "dueOn" from directives.feed_log where payload ->> 'taskId' = $1
       order by feed_log.position desc limit 1`,
      [taskId],
    );
    expect(event).toEqual({ kind: 'ASSIGNMENT_REDATED', dueOn: '2024-05-02' });

    const query = `query ($id: ID!) { task(id: $id) { assignments { nodes {
      originalDeadline { asWritten lastOn } standing(on: "2024-04-30") { daysOverdue } } } } }`;
    const asked = { variables: { id: taskId } };
    const answer = (lastOn: string, daysOverdue: number) => ({
      task: {
        assignments: { nodes: [{ originalDeadline: { asWritten: TEN_DAYS, lastOn }, standing: { daysOverdue } }] },
      },
    });
    expect(await hub.data(query, asked)).toEqual(answer('2024-05-02', 0));
    expect(await hub.data(query, { ...asked, position })).toEqual(answer('2024-04-29', 1));
  });

  it('stays where the work was done before the act, and moves when the report is returned', async () => {
    const directiveId = await hub.letter({ issuedOn: '2024-04-10' });
    await hub.done('nameFollowUpOffice', {
      ...{ directiveId, officeId: hub.agencyId(OFFICE), clause: '5' },
      asWritten: 'Giao Văn phòng UBND tỉnh theo dõi',
    });
    const taskId = await hub.task({ directiveId, deadline: TWELVE_DAYS });
    const reportId = await report(await hub.assignment(taskId), '2024-04-11');

    await recordSwap();

    expect(await daysOf(taskId)).toEqual([['2024-04-29', '2024-04-29']]);
    await hub.done(
      'verifyReport',
      {
        ...{ reportId, officeId: hub.agencyId(OFFICE), verdict: 'RETURNED', decidedOn: '2024-04-20' },
        reason: 'Chưa đủ',
      },
      hub.officerOf(OFFICE),
    );
    expect(await daysOf(taskId)).toEqual([['2024-05-02', '2024-05-02']]);
  });

  it('moves for whoever had not done it, and for those who had done it after the act', async () => {
    const agencies = [JUSTICE, OFFICE, PORTAL];
    const addressees = agencies.map((key) => ({ agencyId: hub.agencyId(key), asWritten: key, role: 'LEAD' }));
    const taskId = await taskOf('2024-04-10', TWELVE_DAYS, { addressees });
    const [early, late] = await hub.states(taskId);
    await report(early!.assignmentId, '2024-04-11');
    await report(late!.assignmentId, '2024-05-02', OFFICE);

    await recordSwap();

    expect(await daysOf(taskId)).toEqual([
      ['2024-04-29', '2024-04-29'],
      ['2024-05-02', '2024-05-02'],
      ['2024-05-02', '2024-05-02'],
    ]);
  });

  it('is what it comes to however late the hub hears of the task, the work and the act', async () => {
    const told = async (isSwapFirst: boolean) => {
      await recordSwap([]);
      if (isSwapFirst) await recordSwap();
      const taskId = await taskOf('2024-04-10', TWELVE_DAYS);
      await report(await hub.assignment(taskId), '2024-05-02');
      if (!isSwapFirst) await recordSwap();
      const [state] = await hub.states(taskId);
      return { ...state, assignmentId: '' };
    };
    expect(await told(true)).toEqual(await told(false));
  });

  it('moves back when the act is corrected', async () => {
    const taskId = await taskOf('2024-04-12', TEN_DAYS);
    await recordSwap();
    await recordSwap([]);
    expect(await daysOf(taskId)).toEqual([['2024-04-29', '2024-04-29']]);
    await recordSwap();
    expect(await daysOf(taskId)).toEqual([['2024-05-02', '2024-05-02']]);
    expect(await redatings(taskId)).toEqual([{ actSymbol: SWAP, dueOn: '2024-05-02' }]);
  });

  it('goes with the assignment to another agency, whichever comes first', async () => {
    const transfer = async (taskId: string) =>
      hub.done('transferAssignment', {
        ...{ assignmentId: await hub.assignment(taskId), toAgencyId: hub.agencyId(OFFICE) },
        ...{ authorisedById: await hub.letter({ issuedOn: '2024-04-22' }), decidedOn: '2024-04-22', reason: 'Sắp xếp' },
      });
    const [before, after] = [await taskOf('2024-04-12', TEN_DAYS), await taskOf('2024-04-12', TEN_DAYS)];
    await transfer(before);
    await recordSwap();
    await transfer(after);

    expect((await daysOf(before)).at(-1)).toEqual(['2024-05-02', '2024-05-02']);
    expect(await daysOf(after)).toEqual(await daysOf(before));
  });

  it('moves for who is given the task later', async () => {
    const taskId = await taskOf('2024-04-12', TEN_DAYS);
    await recordSwap();
    await hub.done('assignTask', {
      ...{ taskId, authorisedById: await hub.letter({ issuedOn: '2024-04-22' }) },
      addressee: { agencyId: hub.agencyId(OFFICE), asWritten: 'Văn phòng UBND tỉnh', role: 'COORDINATE' },
    });
    expect(await daysOf(taskId)).toEqual([
      ['2024-05-02', '2024-05-02'],
      ['2024-05-02', '2024-05-02'],
    ]);
  });

  it('moves as it was extended, and the original by itself', async () => {
    const taskId = await taskOf('2024-04-01', 'ngày 20/4/2024');
    await hub.done('extendDeadline', {
      ...{ taskId, deadline: TEN_DAYS, authorisedById: await hub.letter({ issuedOn: '2024-04-12' }) },
      ...{ decidedOn: '2024-04-12', reason: 'Chờ hướng dẫn' },
    });
    expect(await daysOf(taskId)).toEqual([['2024-04-20', '2024-04-29']]);

    await recordSwap();

    expect(await daysOf(taskId)).toEqual([['2024-04-20', '2024-05-02']]);
    const query = `query ($id: ID!) { task(id: $id) { assignments { nodes { currentDeadline { asWritten lastOn } } } } }`;
    expect(await hub.data(query, { variables: { id: taskId } })).toEqual({
      task: { assignments: { nodes: [{ currentDeadline: { asWritten: TEN_DAYS, lastOn: '2024-05-02' } }] } },
    });
  });

  it('moves for the task that only reminds of it', async () => {
    const older = await taskOf('2024-04-12', TEN_DAYS);
    const reminder = await taskOf('2024-04-25', null, { deadline: null });
    await hub.done('relateTasks', { taskId: reminder, earlierId: older, kind: 'REMINDS' });
    expect(await daysOf(reminder)).toEqual([['2024-04-29', '2024-04-29']]);

    await recordSwap();

    expect(await daysOf(reminder)).toEqual([['2024-05-02', '2024-05-02']]);
  });
});

describe('a calendar that changes', () => {
  it('leaves alone what is due on a day, in a month, for an event, on no day, or was taken back', async () => {
    const deadlines = [
      'ngày 29/4/2024',
      'tháng 4/2024',
      'sau khi được phê duyệt',
      'trong 5 ngày làm việc kể từ ngày ban hành',
    ];
    const tasks = await Promise.all(deadlines.map((deadline) => taskOf('2024-04-12', deadline)));
    const ended = await taskOf('2024-04-10', TWELVE_DAYS);
    await hub.done('withdrawTask', {
      ...{ taskId: ended, authorisedById: await hub.letter({ issuedOn: '2024-04-11' }) },
      ...{ decidedOn: '2024-04-11', reason: 'Không còn cần' },
    });
    const undated = await taskOf('2024-04-12', null, { deadline: null });
    const all = [...tasks, ended, undated];
    const before = await Promise.all(all.map(hub.states));
    const position = await hub.now();

    await recordSwap();

    expect(await Promise.all(all.map(hub.states))).toEqual(before);
    const kinds = await asAdmin<{ kind: string }>(
      `select kind from directives.feed_log where position > $1 and payload ->> 'taskId' = any ($2)`,
      [position.split('.')[1], all],
    );
    expect(kinds).toEqual([]);
  });

  it('leaves alone a day that somebody set otherwise than the words come to', async () => {
    const taskId = await taskOf('2024-04-12', TEN_DAYS);
    await asAdmin(`set session_replication_role = replica;
      update directives.task_fact set due_on = '2024-04-26' where task_id = '${taskId}';
      update directives.assignment_state set due_on = '2024-04-26', original_due_on = '2024-04-26' where task_id = '${taskId}'`);

    await recordSwap();

    expect(await redatings(taskId)).toEqual([]);
  });
});
