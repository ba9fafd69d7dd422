import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDepartment } from './support/departments.ts';
import {
  DEPARTMENTS,
  type DirectiveWork,
  JUSTICE,
  OFFICE,
  PROVINCE,
  startDirectiveWork,
} from './support/directive-work.ts';

let hub: DirectiveWork;
beforeAll(async () => {
  hub = await startDirectiveWork();
});
afterAll(() => hub[Symbol.asyncDispose]());

/** A task for all departments of Phú Thọ, of which the register knows two. */
const taskForAll = () =>
  hub.task({
    addressees: [{ agencyClassId: hub.classId(DEPARTMENTS), asWritten: 'Các sở, ban, ngành', role: 'LEAD' }],
  });

const recordIn = (id: string, days: object = {}) =>
  recordDepartment(hub, { id, name: 'Sở Xây dựng', parentId: hub.agencyId(PROVINCE), ...days });

async function stateOf(taskId: string, agencyId: string) {
  return (await hub.states(taskId)).find((state) => state.agencyId === agencyId);
}

async function decision(issuedOn = '2025-04-01') {
  return { authorisedById: await hub.letter({ issuedOn }), decidedOn: issuedOn, reason: 'Theo chỉ đạo' };
}

describe('an agency that comes to a class', () => {
  it('has the deadline to which the class was extended', async () => {
    const taskId = await taskForAll();
    await hub.done('extendDeadline', { taskId, deadline: 'tháng 9/2025', ...(await decision()) });
    const id = randomUUID();

    await recordIn(id);

    const [, ...members] = await hub.states(taskId);
    expect(members.map(({ agencyId }) => agencyId)).toEqual([hub.agencyId(JUSTICE), id, hub.agencyId(OFFICE)]);
    expect(new Set(members.map(({ originalDueOn, dueOn }) => `${originalDueOn} ${dueOn}`))).toEqual(
      new Set(['2025-06-30 2025-09-30']),
    );
    const query = `query ($id: ID!) { taskAssignment(id: $id) { extensions { decidedOn deadline { lastOn } } } }`;
    expect(await hub.data(query, { variables: { id: members[1]!.assignmentId } })).toEqual({
      taskAssignment: { extensions: [{ decidedOn: '2025-04-01', deadline: { lastOn: '2025-09-30' } }] },
    });
    await recordIn(id, { validTo: '2020-01-01' });
  });

  it('has nothing to do where the task was taken back', async () => {
    const taskId = await taskForAll();
    await hub.done('withdrawTask', { taskId, ...(await decision()) });
    const id = randomUUID();

    await recordIn(id);

    expect(await stateOf(taskId, id)).toMatchObject({ state: 'WITHDRAWN', endedOn: '2025-04-01' });
    await recordIn(id, { validTo: '2020-01-01' });
  });

  it('has what the class has, and goes with it when it leaves again', async () => {
    const taskId = await taskForAll();
    await hub.done('extendDeadline', { taskId, deadline: 'tháng 9/2025', ...(await decision()) });
    const before = await hub.states(taskId);
    const id = randomUUID();
    await recordIn(id);

    await recordIn(id, { validTo: '2020-01-01' });
    expect(await hub.states(taskId)).toEqual(before);

    await recordIn(id);
    expect(await stateOf(taskId, id)).toMatchObject({ dueOn: '2025-09-30', isExtended: true });
    await recordIn(id, { validTo: '2020-01-01' });
  });
});
