import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { openOrm } from '../platform/orm.ts';
import { viewerOf } from '../platform/viewer.ts';
import { ENTITIES } from '../subgraphs/directives/entities.ts';
import { type DirectiveFiles, seedDirectives } from '../subgraphs/directives/seed.ts';
import { type DirectiveWork, JUSTICE, startDirectiveWork } from './support/directive-work.ts';
import { readFiles } from './support/directives-subgraph.ts';

const HUB = viewerOf({ subject: 'hub', roles: ['operator'] });
const PLAN = '617/KH-UBND@2025-02-13';

let hub: DirectiveWork;
let files: DirectiveFiles;
beforeAll(async () => {
  hub = await startDirectiveWork();
  files = await readFiles();
});
afterAll(() => hub[Symbol.asyncDispose]());

async function asAdmin<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    return (await admin.query<Row>(text, values)).rows;
  } finally {
    await admin.end();
  }
}

/** Load files as the hub does when it starts. */
async function load(changed: Partial<DirectiveFiles> = {}) {
  await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
  return orm.write(HUB, (em) => seedDirectives(em, { ...files, ...changed }));
}

type Task = DirectiveFiles['tasks'][number];

/** The tasks of the files, some of them otherwise. */
const tasksWith = (changes: Readonly<Record<string, Partial<Task>>>) =>
  files.tasks.map((task) => ({ ...task, ...changes[task.key] }));
const deadlineOf = (key: string) => files.tasks.find((task) => task.key === key)!.deadline;

describe('the reference data', () => {
  it.each([
    ['1297/VPCP-KSTT#6.1', '131/NQ-CP#II.2.d', '2022-12-31', 425],
    ['1297/VPCP-KSTT#3', '131/NQ-CP#II.2.a.4.2', '2023-03-31', 335],
  ])('makes %s late by the deadline of %s, of which it reminds', async (key, older, lastOn, daysOverdue) => {
    const query = `query ($id: ID!) { task(id: $id) {
      deadline { kind } effectiveDeadline { lastOn } deadlineInheritedFrom { id }
      assignments(role: LEAD, page: { first: 1 }) { nodes { standing(on: "2024-02-29") { daysOverdue } } }
    } }`;
    expect(await hub.data(query, { variables: { id: hub.taskId(key) } })).toEqual({
      task: {
        deadline: { kind: 'NONE' },
        effectiveDeadline: { lastOn },
        deadlineInheritedFrom: { id: hub.taskId(older) },
        assignments: { nodes: [{ standing: { daysOverdue } }] },
      },
    });
  });

  it.each([
    ['a task that one only perhaps reminds of', '1297/VPCP-KSTT#2'],
    ['a part of one that has none, and perhaps of a part of one that has', '1297/VPCP-KSTT#5'],
    ['tasks that it says again', '727/TTg-KSTT#2.c'],
  ])('takes no deadline over from %s', async (_, key) => {
    const query =
      'query ($id: ID!) { task(id: $id) { effectiveDeadline { kind lastOn } deadlineInheritedFrom { id } } }';
    expect(await hub.data(query, { variables: { id: hub.taskId(key) } })).toEqual({
      task: { effectiveDeadline: { kind: 'NONE', lastOn: null }, deadlineInheritedFrom: null },
    });
  });

  it('moves no deadline of a task that is reminded of', async () => {
    const reminded = new Set(files.tasks.flatMap(({ reminds }) => reminds.map(({ task }) => task)));
    const query = `query ($id: ID!) { task(id: $id) {
      deadline { lastOn } effectiveDeadline { lastOn } deadlineInheritedFrom { id } } }`;
    expect(reminded.size).toBe(8);
    for (const key of reminded) {
      const deadline = { lastOn: files.tasks.find((task) => task.key === key)!.deadline.lastDay };
      expect(await hub.data(query, { variables: { id: hub.taskId(key) } }), key).toEqual({
        task: { deadline, effectiveDeadline: deadline, deadlineInheritedFrom: null },
      });
    }
  });

  it('has the assignments of the 17 tasks of the list open, each with the last day of its task', async () => {
    const rows = await asAdmin<{ clause: number; state: string; original: string | null; due: string | null }>(
      `select distinct t.clause::int as clause, s.state, s.original_due_on::text as original, s.due_on::text as due
       from directives.assignment_state s join directives.task_fact t using (task_id)
       where s.closed_seq is null and t.closed_seq is null and s.directive_id = $1 order by 1`,
      [hub.directiveId('Danh-muc@6958/UBND-KSTT')],
    );
    const days = [
      ...['2022-11-30', null, '2023-01-31', '2023-09-14', '2022-12-31', '2022-12-31', '2023-08-31', '2023-04-30'],
      ...['2022-12-31', '2023-07-31', '2023-01-31', '2023-01-31', '2023-03-31', '2023-04-30', '2023-04-30'],
      ...['2023-03-31', '2023-09-30'],
    ];
    expect(rows).toEqual(days.map((day, index) => ({ clause: index + 1, state: 'OPEN', original: day, due: day })));
  });

  it('names who follows up, to whom is reported, and both numbers where two contradict', async () => {
    const query = `query ($plan: ID!, $report: ID!, $letter: ID!) {
      plan: directive(id: $plan) { followUps { clause office { id } } }
      task(id: $report) { reportedToAsWritten reportedTo { id } followUp { office { id } } deadline { recurrenceRules } }
      letter: directive(id: $letter) { countStatements { clause asWritten stated found agrees task { clause } } }
    }`;
    const office = { id: hub.agencyId('department/phu-tho/van-phong-ubnd-tinh') };
    const variables = {
      plan: hub.directiveId(PLAN),
      report: hub.taskId('617/KH-UBND#III.4.1'),
      letter: hub.directiveId('1297/VPCP-KSTT@2024-02-29'),
    };
    const answer = await hub.data<{ letter: { countStatements: object[] } }>(query, { variables });
    expect(answer).toMatchObject({
      plan: { followUps: [{ clause: 'III.4.2', office }] },
      task: {
        ...{ reportedToAsWritten: 'Văn phòng UBND tỉnh', reportedTo: office, followUp: { office } },
        deadline: { recurrenceRules: ['FREQ=MONTHLY'] },
      },
    });
    expect(answer.letter.countStatements).toHaveLength(9);
    expect(answer.letter.countStatements[3]).toEqual({
      ...{ clause: '0.1', asWritten: '18 bộ, ngành chưa hoàn thành', stated: 18, found: 17, agrees: false },
      task: { clause: '4' },
    });
  });
});

describe('reference data that is loaded again', () => {
  it('leaves what commands have corrected or added to, and says so', async () => {
    const [corrected, assigned, plain] = ['617/KH-UBND#II.2.1', '617/KH-UBND#II.2.2', '617/KH-UBND#II.2.3'];
    const directive = '221/VPCP-KSTT@2024-01-10';
    await hub.done('correctTask', { taskId: hub.taskId(corrected!), title: 'Tên đã sửa', reason: 'Sửa lỗi' });
    await hub.done('correctDirective', {
      ...{ directiveId: hub.directiveId(directive), subject: 'Trích yếu đã sửa', reason: 'Sửa lỗi' },
    });
    await hub.done('assignTask', {
      ...{ taskId: hub.taskId(assigned!), authorisedById: hub.directiveId(PLAN) },
      addressee: { agencyId: hub.agencyId(JUSTICE), asWritten: 'Sở Tư pháp', role: 'COORDINATE' },
    });
    const members = await asAdmin('select * from directives.member_fact order by fact_id');

    const { leftOut } = await load({
      tasks: tasksWith({
        [corrected!]: { title: 'Tên trong tệp' },
        [assigned!]: { title: 'Tên trong tệp' },
        [plain!]: { title: 'Tên trong tệp' },
      }),
      directives: files.directives.map((one) => (one.key === directive ? { ...one, subject: 'Trong tệp' } : one)),
    });

    expect(leftOut).toEqual([directive, corrected, assigned]);
    const titles = await asAdmin<{ key: string; title: string }>(
      'select key, title from directives.task_fact where key = any ($1) and closed_seq is null order by key',
      [[corrected, assigned, plain]],
    );
    const { title } = files.tasks.find(({ key }) => key === assigned)!;
    expect(titles.map((task) => task.title)).toEqual(['Tên đã sửa', title, 'Tên trong tệp']);
    const [subject] = await asAdmin(
      'select subject from directives.directive_fact where key = $1 and closed_seq is null',
      [directive],
    );
    expect(subject).toEqual({ subject: 'Trích yếu đã sửa' });
    expect((await hub.states(hub.taskId(assigned!))).at(-1)).toMatchObject({ agencyId: hub.agencyId(JUSTICE) });
    expect(await asAdmin('select * from directives.member_fact order by fact_id')).toEqual(members);

    await load();
    expect(await load()).toMatchObject({ changed: 0 });
  });

  it('leaves what a command said of a relation, under its id or under another', async () => {
    const key = '1297/VPCP-KSTT#6.1';
    const reminds = files.tasks.find((task) => task.key === key)!.reminds[0]!;
    await hub.done('relateTasks', {
      ...{ taskId: hub.taskId(key), earlierId: hub.taskId(reminds.task), kind: 'REMINDS', isRelated: false },
    });
    const another = { ...reminds, id: '2f3a8f0e-6f0e-4c43-9f0a-4d9a4a6d3c11' };

    const { leftOut } = await load({ tasks: tasksWith({ [key]: { reminds: [another] } }) });

    expect(leftOut).toContain(another.id);
    expect((await load()).leftOut).toContain(reminds.id);
    const query = `query ($id: ID!) { task(id: $id) { relations(kind: REMINDS) { id basis } effectiveDeadline { lastOn } } }`;
    expect(await hub.data(query, { variables: { id: hub.taskId(key) } })).toEqual({
      task: { relations: [{ id: reminds.id, basis: 'DENIED' }], effectiveDeadline: { lastOn: null } },
    });
  });

  it('names no office twice that a command has named', async () => {
    const [followUp] = files.followUps;
    const another = { ...followUp!, id: '7b1a70cb-5c8e-4a5e-9d62-9cfd8d1d5b22' };

    const { leftOut } = await load({ followUps: [another] });

    expect(leftOut).toContain(another.id);
    const query = 'query ($id: ID!) { directive(id: $id) { followUps { id } } }';
    expect(await hub.data(query, { variables: { id: hub.directiveId(followUp!.directive) } })).toEqual({
      directive: { followUps: [{ id: followUp!.id }] },
    });
  });

  it('keeps reports and other deadlines of a task whose record it changes', async () => {
    const key = '131/NQ-CP#III.4';
    const taskId = hub.taskId(key);
    const broadcaster = (await hub.states(taskId)).find(({ isClass }) => !isClass)!;
    const officer = viewerOf({ subject: 'person:x', roles: ['officer'], agencyIds: [broadcaster.agencyId!] });
    await hub.done(
      'reportAssignment',
      {
        assignmentId: broadcaster.assignmentId,
        outcome: 'DONE',
        completedOn: '2023-01-10',
        summary: 'Đã tuyên truyền',
      },
      officer,
    );

    const { changed, leftOut } = await load({ tasks: tasksWith({ [key]: { title: 'Tên trong tệp' } }) });

    expect([changed, leftOut.includes(key)]).toEqual([1, false]);
    const after = (await hub.states(taskId)).find(({ assignmentId }) => assignmentId === broadcaster.assignmentId);
    expect(after).toEqual({ ...broadcaster, state: 'REPORTED', completedOn: '2023-01-10' });
    await load();
  });

  it('judges anew what an officer recorded and takes its deadline from it', async () => {
    const older = '131/NQ-CP#II.2.a.4.2';
    const taskId = await hub.task({ deadline: null });
    await hub.done('relateTasks', { taskId, earlierId: hub.taskId(older), kind: 'REMINDS' });
    expect(await hub.states(taskId)).toMatchObject([{ originalDueOn: '2023-03-31' }]);

    const deadline = { ...deadlineOf(older), lastDay: '2023-06-30' };
    await load({ tasks: tasksWith({ [older]: { deadline } }) });
    expect(await hub.states(taskId)).toMatchObject([{ originalDueOn: '2023-06-30' }]);

    await load();
    expect(await hub.states(taskId)).toMatchObject([{ originalDueOn: '2023-03-31' }]);
  });
});
