import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { placeEvents } from '../platform/feed/runtime.ts';
import { openOrm } from '../platform/orm.ts';
import { viewerOf } from '../platform/viewer.ts';
import { expandAddressees, holdRegister } from '../subgraphs/directives/commands/expansion.ts';
import { changeAssignments, lockTask, NO_RECORD, recordMembers } from '../subgraphs/directives/commands/work.ts';
import { recordTasks, type TaskRecord } from '../subgraphs/directives/commands.ts';
import { ENTITIES } from '../subgraphs/directives/entities.ts';
import { type Department, recordDepartment as recordInRegister } from './support/departments.ts';
import { type DirectivesSubgraph, OPERATOR, readFiles, seed, startDirectives } from './support/directives-subgraph.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
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

/** Work in a transaction of the directives, of the operator unless another is named. */
async function write<T>(work: Parameters<ReturnType<typeof openOrm>['write']>[1], viewer = OPERATOR): Promise<T> {
  await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
  const done = await orm.write(viewer, work);
  await placeEvents(hub.database, 'directives');
  return done as T;
}

/** Record a department, of Bình Định unless another agency is named by its key, and let the directives know. */
function recordDepartment({
  parent = 'province/binh-dinh',
  ...department
}: Omit<Department, 'parentId'> & { readonly parent?: string }): Promise<void> {
  return recordInRegister(hub, { ...department, parentId: hub.agencyId(parent) });
}

interface Member {
  readonly agencyId: string;
  readonly assignmentId: string;
  readonly concern: string;
  readonly source: string;
  readonly state: string;
}

/** Members of an addressee in their order, each with its state. */
function membersOf(addresseeId: string): Promise<Member[]> {
  return asAdmin<Member>(
    `select m.agency_id as "agencyId", m.assignment_id as "assignmentId", s.concern, m.source, s.state
     from directives.member_fact m join directives.assignment_state s using (assignment_id)
     where m.addressee_id = $1 and m.closed_seq is null and s.closed_seq is null and s.addressee_id = m.addressee_id
     order by s.ordinal, s.subordinal`,
    [addresseeId],
  );
}

async function expansionsOf(addresseeId: string): Promise<number> {
  const [row] = await asAdmin<{ count: number }>(
    `select count(*)::int as count from directives.feed_log where subject = $1 and kind = 'ADDRESSEE_EXPANDED'`,
    [addresseeId],
  );
  return row!.count;
}

interface NewTask {
  readonly directive?: string;
  readonly condition?: string | null;
  readonly classKey?: string;
}

/** Record a task for "các sở, ban, ngành thuộc tỉnh" of Bình Định; gives task and addressee. */
async function recordTask(options: NewTask = {}) {
  const { directive = 'Danh-muc@6958/UBND-KSTT', condition = null } = options;
  const [id, addressee] = [randomUUID(), randomUUID()];
  const record: TaskRecord = {
    ...{ id, key: null, directiveId: hub.directiveId(directive), ordinal: 90, clause: '90', title: 'Báo cáo' },
    ...{ product: null, scope: 'SPECIFIC', strength: 'ASSIGNED', parent: null },
    ...{ reportedToAsWritten: null, reportedToId: null },
    deadline: {
      ...{ asWritten: null, kind: 'NONE', period: null, lastDay: null, softLastDay: null },
      ...{ recurrenceRules: [], strength: null, startsOn: null },
    },
    assignments: [
      {
        ...{ id: addressee, agencyId: null, agencyAsWritten: 'Các sở, ban, ngành', role: 'LEAD', condition },
        classId: hub.classId(options.classKey ?? 'class/cac-so-ban-nganh-thuoc-tinh@binh-dinh'),
        basis: condition === null ? 'CLASS' : 'CLASS_IF_CONCERNED',
      },
    ],
  };
  await write(async (em) => {
    await recordTasks(em, [record]);
    await expandAddressees(em, [id]);
  });
  return { id, addressee, record };
}

const DEPARTMENTS = [
  'so-giao-duc-va-dao-tao',
  'so-ke-hoach-va-dau-tu',
  'so-khoa-hoc-va-cong-nghe',
  'so-noi-vu',
  'so-tai-chinh',
  'so-thong-tin-va-truyen-thong',
  'so-tu-phap',
  'so-van-hoa-va-the-thao',
  'van-phong-ubnd-tinh',
].map((key) => `department/binh-dinh/${key}`);

describe('a hub that has caught up for the first time', () => {
  it.each([2, 4])(
    'binds every department of Bình Định by task %i of the list, which names them as a class, and the office by name alone',
    async (n) => {
      const tasks = (await readFiles()).tasks;
      const task = tasks.find(({ key }) => key === `Danh mục kèm Công văn 6958/UBND-KSTT#${n}`)!;
      const addressee = task.assignments.find(
        ({ agencyAsWritten }) => agencyAsWritten === 'Các sở, ban, ngành thuộc tỉnh',
      )!;

      const members = await membersOf(addressee.id);

      expect(members.map(({ agencyId }) => agencyId)).toEqual(DEPARTMENTS.map(hub.agencyId));
      const office = hub.agencyId('department/binh-dinh/van-phong-ubnd-tinh');
      expect(members.map(({ concern, source, state }) => `${concern} ${source} ${state}`)).toEqual(
        members.map(({ agencyId }) => `${agencyId === office ? 'EXCLUDED' : 'BOUND'} CLASS OPEN`),
      );
    },
  );

  it('takes those of a class "liên quan" for only perhaps meant, and those that the task names for no members', async () => {
    const rows = await asAdmin<{ basis: string; named: boolean; concern: string }>(
      `select distinct a.basis, s.concern, exists (
           select from directives.assignment_fact n where n.task_id = s.task_id and n.agency_id = s.agency_id
             and n.closed_seq is null
         ) as named from directives.assignment_state s join directives.assignment_fact a
         on a.assignment_id = s.addressee_id where s.closed_seq is null and a.closed_seq is null
         and s.agency_id is not null and a.class_id is not null order by 1, 3`,
    );
    expect(rows).toEqual([
      { basis: 'CLASS', named: false, concern: 'BOUND' },
      { basis: 'CLASS', named: true, concern: 'EXCLUDED' },
      { basis: 'CLASS_IF_CONCERNED', named: false, concern: 'POTENTIAL' },
      { basis: 'CLASS_IF_CONCERNED', named: true, concern: 'EXCLUDED' },
    ]);
  });

  it('has expanded each addressee once, from the whole register', async () => {
    const again = await asAdmin(
      `select subject from directives.feed_log where kind = 'ADDRESSEE_EXPANDED' group by subject having count(*) > 1`,
    );
    expect(again).toEqual([]);
  });

  it('has no members of classes of only some, nor of kinds that stand in no register', async () => {
    const rows = await asAdmin<{ key: string }>(
      `select distinct c.definition ->> 'key' as key from directives.assignment_fact a
       join directives.register_class c on c.class_id = a.class_id and c.closed_seq is null
       join directives.member_fact m on m.addressee_id = a.assignment_id and m.closed_seq is null
       where c.definition ->> 'membership' = 'SOME' or c.definition -> 'kinds' = '[]'::jsonb and c.definition -> 'memberIds' = '[]'::jsonb`,
    );
    expect(rows).toEqual([]);
  });

  it('writes nothing when it expands again, whatever is loaded again', async () => {
    const count = 'select count(*)::int as events from directives.feed_event';
    const before = await asAdmin(count);
    expect(await write((em) => expandAddressees(em, null))).toEqual([]);
    expect(await seed(hub.database)).toBe(0);
    expect(await asAdmin(count)).toEqual(before);
  });
});

describe('members', () => {
  it('are those of the day of issue: an attachment is issued with its document', async () => {
    const [ended, founded, standing] = [randomUUID(), randomUUID(), randomUUID()];
    const { addressee } = await recordTask();
    const before = await membersOf(addressee);

    // 6958/UBND-KSTT is of 21/11/2022.
    await recordDepartment({ id: ended, name: 'Sở A', validTo: '2022-11-20' });
    await recordDepartment({ id: founded, name: 'Sở B', validFrom: '2022-11-22' });
    expect(await membersOf(addressee)).toEqual(before);
    await recordDepartment({ id: standing, name: 'Sở C', validFrom: '2022-11-21', validTo: '2022-11-21' });

    const after = await membersOf(addressee);
    expect(after.filter(({ agencyId }) => agencyId !== standing)).toEqual(before);
    expect(after.find(({ agencyId }) => agencyId === standing)).toMatchObject({ concern: 'BOUND', state: 'OPEN' });
    await recordDepartment({ id: standing, name: 'Sở C', validTo: '2022-11-20' });
  });

  it('are not known while no day of issue is', async () => {
    const { addressee } = await recordTask({ directive: 'ke-hoach-cctthc-2025' });
    expect(await membersOf(addressee)).toEqual([]);
  });

  it('come back with the assignment that they had, one event for each change', async () => {
    const id = randomUUID();
    const { addressee } = await recordTask();
    await recordDepartment({ id, name: 'Sở Y tế' });
    const [was] = (await membersOf(addressee)).filter(({ agencyId }) => agencyId === id);
    const events = await expansionsOf(addressee);

    await recordDepartment({ id, name: 'Sở Y tế', parent: 'province/phu-tho' });
    expect((await membersOf(addressee)).some(({ agencyId }) => agencyId === id)).toBe(false);
    await recordDepartment({ id, name: 'Sở Y tế' });

    expect((await membersOf(addressee)).filter(({ agencyId }) => agencyId === id)).toEqual([was]);
    expect(await expansionsOf(addressee)).toBe(events + 2);
    await recordDepartment({ id, name: 'Sở Y tế', validTo: '2020-01-01' });
  });

  it('stay, only perhaps meant, when they leave the class after they reported; the report is kept', async () => {
    const id = randomUUID();
    await recordDepartment({ id, name: 'Sở Công Thương' });
    const { id: taskId, addressee } = await recordTask();
    const { assignmentId } = (await membersOf(addressee)).find(({ agencyId }) => agencyId === id)!;
    const report = {
      ...{ reportId: randomUUID(), agencyId: id, outcome: 'DONE', completedOn: '2022-12-01' },
      ...{ period: null, summary: 'Đã làm', productId: null },
    };
    await write(
      async (em) => {
        const locked = (await lockTask(em, taskId))!;
        const changed = new Map([[assignmentId, { ...NO_RECORD, reports: [report] }]]);
        await changeAssignments(em, locked, 'ASSIGNMENT_REPORTED', changed);
      },
      viewerOf({ subject: 'person:an officer', roles: ['officer'], agencyIds: [id] }),
    );
    const position = await hub.now();

    await recordDepartment({ id, name: 'Sở Công Thương', validTo: '2020-01-01' });

    const left = (await membersOf(addressee)).find(({ agencyId }) => agencyId === id);
    expect(left).toEqual({ agencyId: id, assignmentId, concern: 'POTENTIAL', source: 'CLASS', state: 'REPORTED' });
    const [state] = await asAdmin<{ concern: string }>(
      `select s.concern from directives.assignment_state s
         join directives.feed_event b on b.seq = s.seq left join directives.feed_event e on e.seq = s.closed_seq
       where assignment_id = $1 and b.position <= $2 and (e.position is null or e.position > $2)`,
      [assignmentId, position.split('.')[1]],
    );
    expect(state).toEqual({ concern: 'BOUND' });

    await recordDepartment({ id, name: 'Sở Công Thương' });
    expect((await membersOf(addressee)).find(({ agencyId }) => agencyId === id)).toEqual({ ...left, concern: 'BOUND' });
    await recordDepartment({ id, name: 'Sở Công Thương', validTo: '2020-01-01' });
  });

  it('whom an officer added stay whatever the register says', async () => {
    const { id: taskId, addressee } = await recordTask({ condition: 'liên quan' });
    const assignmentId = randomUUID();
    const agencyId = hub.agencyId('school/thpt-binh-duong-binh-dinh');
    await write(async (em) => {
      const locked = (await lockTask(em, taskId))!;
      const added = { assignmentId, addresseeId: addressee, agencyId, name: 'Trường THPT Bình Dương' };
      await recordMembers(
        em,
        locked,
        [addressee],
        [...locked.work.members, { ...added, concern: 'BOUND', source: 'OFFICER' }],
      );
    });

    expect(await write((em) => expandAddressees(em, [taskId]))).toEqual([]);
    expect((await membersOf(addressee)).at(-1)).toEqual({
      ...{ agencyId, assignmentId, concern: 'BOUND', source: 'OFFICER', state: 'OPEN' },
    });
  });

  it('end with an addressee that is none any more', async () => {
    const { id: taskId, addressee, record } = await recordTask();
    expect(await membersOf(addressee)).not.toEqual([]);

    await write(async (em) => {
      await recordTasks(em, [{ ...record, assignments: [] }]);
      await expandAddressees(em, [taskId]);
    });

    const open = await asAdmin(`select from directives.member_fact where task_id = $1 and closed_seq is null`, [
      taskId,
    ]);
    expect(open).toEqual([]);
  });

  it('are those of another class when the record of the task is corrected', async () => {
    const { id: taskId, addressee, record } = await recordTask();
    const classId = hub.classId('class/chu-tich-ubnd-cac-tinh-thanh-pho-truc-thuoc-trung-uong');

    await write(async (em) => {
      await recordTasks(em, [{ ...record, assignments: [{ ...record.assignments[0]!, classId }] }]);
      await expandAddressees(em, [taskId]);
    });

    const members = await membersOf(addressee);
    expect(members).toHaveLength(63);
    expect(members.some(({ agencyId }) => DEPARTMENTS.map(hub.agencyId).includes(agencyId))).toBe(false);
  });
});

describe('a task that is recorded while the register changes', () => {
  it('has the members of the register that came out of it', async () => {
    const id = randomUUID();
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();

    // The command reads the register, and commits only after the change is in its feed.
    const { record } = await recordTask();
    const [taskId, addressee] = [randomUUID(), randomUUID()];
    const recording = write(async (em) => {
      await holdRegister(em);
      await recordTasks(em, [{ ...record, id: taskId, assignments: [{ ...record.assignments[0]!, id: addressee }] }]);
      await expandAddressees(em, [taskId]);
      begun.resolve();
      await go.promise;
    });
    await begun.promise;
    const changing = recordDepartment({ id, name: 'Sở Xây dựng' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    go.resolve();
    await Promise.all([recording, changing]);
    await hub.caughtUp();

    expect((await membersOf(addressee)).map(({ agencyId }) => agencyId)).toContain(id);
    await recordDepartment({ id, name: 'Sở Xây dựng', validTo: '2020-01-01' });
  });
});
