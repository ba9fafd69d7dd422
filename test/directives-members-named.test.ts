import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDepartment } from './support/departments.ts';
import {
  DEPARTMENTS,
  type DirectiveWork,
  ISSUED_ON,
  JUSTICE,
  OFFICE,
  PORTAL,
  PROVINCE,
  startDirectiveWork,
} from './support/directive-work.ts';

let hub: DirectiveWork;
beforeAll(async () => {
  hub = await startDirectiveWork();
});
afterAll(() => hub[Symbol.asyncDispose]());

const byClass = () => ({
  agencyClassId: hub.classId(DEPARTMENTS),
  asWritten: 'Các sở, ban, ngành',
  role: 'COORDINATE',
});
const byName = (key: string, role = 'LEAD') => ({ agencyId: hub.agencyId(key), asWritten: 'Cơ quan', role });
/** A task of which the department of justice is asked by name and as one of a class. */
const taskForBoth = (over: object = {}) => hub.task({ addressees: [byName(JUSTICE), byClass()], ...over });

async function decision(decidedOn = '2025-05-01') {
  return { authorisedById: await hub.letter({ issuedOn: decidedOn }), decidedOn, reason: 'Theo chỉ đạo' };
}

/** The parts of an agency, by name and as a member. */
async function partsOf(taskId: string, key = JUSTICE) {
  const own = (await hub.states(taskId)).filter(({ agencyId }) => agencyId === hub.agencyId(key));
  return {
    named: own.find(({ addresseeId, transferredFromId }) => addresseeId === null && transferredFromId === null),
    member: own.find(({ addresseeId }) => addresseeId !== null),
  };
}

async function progressOn(taskId: string, on: string): Promise<string> {
  const query = `query ($id: ID!, $on: Date!) { task(id: $id) { progress(on: $on) {
    reported { numerator denominator } overdue potential ended } } }`;
  interface Counts {
    readonly reported: { readonly numerator: string; readonly denominator: string };
    readonly overdue: number;
    readonly potential: number;
    readonly ended: number;
  }
  const { task } = await hub.data<{ task: { progress: Counts } }>(query, { variables: { id: taskId, on } });
  const { reported, overdue, potential, ended } = task.progress;
  return `${reported.numerator} of ${reported.denominator}, late ${overdue}, potential ${potential}, ended ${ended}`;
}

describe('an agency that a task names and that is one of its class', () => {
  it('counts once, and is listed and late once', async () => {
    const taskId = await taskForBoth();
    expect(await progressOn(taskId, '2025-05-01')).toBe('0 of 2, late 0, potential 0, ended 0');
    expect(await progressOn(taskId, '2025-07-01')).toBe('0 of 2, late 2, potential 0, ended 0');

    const { named, member } = await partsOf(taskId);
    expect([named!.concern, member!.concern]).toEqual(['BOUND', 'EXCLUDED']);
    const query = `query ($directive: ID!, $agency: ID!, $id: ID!, $class: ID!) {
      assignments(filter: { directiveIds: [$directive], agencyIds: [$agency] }, on: "2025-07-01") { totalCount nodes { id } }
      taskAssignment(id: $id) { concern standing(on: "2025-07-01") { state } }
      class: taskAssignment(id: $class) { members(concern: BOUND) { totalCount nodes { agency { id } } } } }`;
    const { directiveId } = await hub
      .data<{ task: { directive: { id: string } } }>('query ($id: ID!) { task(id: $id) { directive { id } } }', {
        variables: { id: taskId },
      })
      .then(({ task }) => ({ directiveId: task.directive.id }));
    const variables = {
      ...{ directive: directiveId, agency: hub.agencyId(JUSTICE) },
      ...{ id: member!.assignmentId, class: member!.addresseeId },
    };
    expect(await hub.data(query, { variables })).toEqual({
      assignments: { totalCount: 1, nodes: [{ id: named!.assignmentId }] },
      taskAssignment: { concern: 'EXCLUDED', standing: null },
      class: { members: { totalCount: 1, nodes: [{ agency: { id: hub.agencyId(OFFICE) } }] } },
    });
  });

  it('counts once in the same role, and once as one only perhaps meant', async () => {
    const same = await hub.task({ addressees: [byName(JUSTICE, 'COORDINATE'), byClass()] });
    expect(await progressOn(same, '2025-05-01')).toBe('0 of 2, late 0, potential 0, ended 0');
    const perhaps = await hub.task({ addressees: [byName(JUSTICE), { ...byClass(), condition: 'liên quan' }] });
    expect(await progressOn(perhaps, '2025-05-01')).toBe('0 of 1, late 0, potential 1, ended 0');
  });

  it('reports by name; a report as a member is refused', async () => {
    const taskId = await taskForBoth();
    const { named, member } = await partsOf(taskId);
    const done = { outcome: 'DONE', completedOn: '2025-06-01', summary: 'Đã xong' };
    const officer = hub.officerOf(JUSTICE);
    const asMember = { ...done, assignmentId: member!.assignmentId };
    expect(await hub.refusals('reportAssignment', asMember, officer)).toEqual(['ASSIGNMENT_EXCLUDED assignmentId']);
    await hub.done('reportAssignment', { ...done, assignmentId: named!.assignmentId }, officer);
    expect(await progressOn(taskId, '2025-06-01')).toBe('1 of 2, late 0, potential 0, ended 0');
  });

  it('counts once also when an officer says that it is meant', async () => {
    const taskId = await taskForBoth();
    const { member } = await partsOf(taskId);
    const said = { assignmentId: member!.addresseeId, confirmedIds: [hub.agencyId(JUSTICE)], decidedOn: '2025-04-01' };
    await hub.done('confirmMembers', { ...said, reason: 'Có liên quan' });
    expect(await progressOn(taskId, '2025-05-01')).toBe('0 of 2, late 0, potential 0, ended 0');
  });

  it.each(['withdrawTask', 'transferAssignment'])(
    'is asked as a member from the day on which its part by name has ended: %s',
    async (command) => {
      const taskId = await taskForBoth();
      const { named, member } = await partsOf(taskId);
      const input =
        command === 'withdrawTask'
          ? { taskId, assignmentIds: [named!.assignmentId] }
          : { assignmentId: named!.assignmentId, toAgencyId: hub.agencyId(PORTAL) };
      await hub.done(command, { ...input, ...(await decision()) });

      const took = command === 'withdrawTask' ? 0 : 1;
      expect(await progressOn(taskId, '2025-04-30')).toBe('0 of 2, late 0, potential 0, ended 0');
      expect(await progressOn(taskId, '2025-05-01')).toBe(`0 of ${2 + took}, late 0, potential 0, ended 1`);
      expect((await partsOf(taskId)).member).toEqual({ ...member!, concern: 'BOUND' });
      const [event] = await hub.events(member!.assignmentId, 1);
      expect(event).toMatchObject({ payload: { assignmentId: member!.assignmentId, concern: 'BOUND' } });
      const done = { assignmentId: member!.assignmentId, outcome: 'DONE', summary: 'Đã xong' };
      const officer = hub.officerOf(JUSTICE);
      expect(await hub.refusals('reportAssignment', { ...done, completedOn: '2025-04-30' }, officer)).toEqual([
        'ASSIGNMENT_EXCLUDED assignmentId',
      ]);
      await hub.done('reportAssignment', { ...done, completedOn: '2025-05-01' }, officer);
    },
  );

  it('has ended once when all is taken back', async () => {
    const taskId = await taskForBoth();
    await hub.done('withdrawTask', { taskId, ...(await decision()) });
    expect(await progressOn(taskId, '2025-05-01')).toBe('0 of 0, late 0, potential 0, ended 2');
    expect(await progressOn(taskId, '2025-04-30')).toBe('0 of 2, late 0, potential 0, ended 0');
  });

  it('is asked by name from the first day once it is named, and what it reported as a member stays to be verified', async () => {
    const directiveId = await hub.letter();
    const office = { directiveId, officeId: hub.agencyId(OFFICE), clause: '3', asWritten: 'Văn phòng theo dõi' };
    await hub.done('nameFollowUpOffice', office);
    const taskId = await hub.task({ directiveId, addressees: [byClass()] });
    const { member } = await partsOf(taskId);
    const done = { assignmentId: member!.assignmentId, outcome: 'DONE', completedOn: '2025-04-01', summary: 'Đã xong' };
    const reportId = await hub.done('reportAssignment', done, hub.officerOf(JUSTICE));
    const position = await hub.now();

    const assigned = { taskId, addressee: byName(JUSTICE), authorisedById: await hub.letter() };
    await hub.done('assignTask', assigned);

    expect(await progressOn(taskId, '2025-05-01')).toBe('0 of 2, late 0, potential 0, ended 0');
    expect((await partsOf(taskId)).member).toEqual({
      ...member!,
      concern: 'EXCLUDED',
      state: 'REPORTED',
      completedOn: '2025-04-01',
    });
    const verdict = { reportId, officeId: hub.agencyId(OFFICE), verdict: 'ACCEPTED', decidedOn: '2025-04-02' };
    await hub.done('verifyReport', verdict, hub.officerOf(OFFICE));
    expect((await partsOf(taskId)).member).toMatchObject({ concern: 'EXCLUDED', state: 'VERIFIED' });

    // What was known before stays as it was known.
    const query = `query ($id: ID!) { task(id: $id) { progress(on: "2025-05-01") { reported { numerator denominator } } } }`;
    expect(await hub.data(query, { variables: { id: taskId }, position })).toEqual({
      task: { progress: { reported: { numerator: '1', denominator: '2' } } },
    });
  });

  it('is once whoever comes first: the name, or the register that says that it is of the class', async () => {
    const [id, name] = [randomUUID(), 'Sở Xây dựng'];
    const record = (days: object = {}) =>
      recordDepartment(hub, { id, name, parentId: hub.agencyId(PROVINCE), ...days });
    const addressee = { agencyId: id, asWritten: name, role: 'LEAD' };
    const stood = async (taskId: string) =>
      (await hub.states(taskId)).map(({ agencyId, isClass, concern, addresseeId }) =>
        [agencyId, isClass, concern, addresseeId !== null].join(' '),
      );

    await record();
    const early = await hub.task({ addressees: [byClass(), addressee] });
    // It was in no class while it stood elsewhere.
    await recordDepartment(hub, { id, name, parentId: hub.agencyId('province/binh-dinh') });
    const late = await hub.task({ addressees: [addressee, byClass()] });
    expect((await stood(late)).filter((each) => each.startsWith(id))).toEqual([`${id} false BOUND false`]);
    await record();

    expect(await stood(late)).toEqual(await stood(early));
    expect((await stood(late)).filter((each) => each.startsWith(id)).toSorted()).toEqual([
      `${id} false BOUND false`,
      `${id} false EXCLUDED true`,
    ]);
    expect(await progressOn(late, ISSUED_ON)).toBe('0 of 3, late 0, potential 0, ended 0');
    await record({ validTo: '2020-01-01' });
  });

  it('stays counted once when the task is corrected, and when all is recorded again', async () => {
    const taskId = await taskForBoth();
    await hub.done('correctTask', { taskId, deadline: 'tháng 8/2025', reason: 'Chép sai' });
    expect(await progressOn(taskId, '2025-09-01')).toBe('0 of 2, late 2, potential 0, ended 0');
    expect(await hub.rewriteAll()).toEqual({ tasks: [], directives: [] });
  });
});

describe('the list of 17 tasks of Bình Định', () => {
  it.each([
    [1, '0 of 1, late 0, potential 8, ended 0'],
    [2, '0 of 10, late 0, potential 0, ended 0'],
    [9, '0 of 3, late 0, potential 0, ended 0'],
  ])('asks each agency of task %i once', async (n, expected) => {
    expect(await progressOn(hub.taskId(`Danh mục kèm Công văn 6958/UBND-KSTT#${n}`), '2022-11-22')).toBe(expected);
  });
});
