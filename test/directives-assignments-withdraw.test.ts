import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEPARTMENTS,
  type DirectiveWork,
  ISSUED_ON,
  JUSTICE,
  NOBODY,
  OFFICE,
  PROVINCE,
  type Said,
  startDirectiveWork,
} from './support/directive-work.ts';

let work: DirectiveWork;
let authority: string;
beforeAll(async () => {
  work = await startDirectiveWork();
  authority = await work.letter();
});
afterAll(() => work[Symbol.asyncDispose]());

const withdrawal = (taskId: string, over: Said = {}) => ({
  ...{ taskId, authorisedById: authority, decidedOn: '2025-05-01', reason: 'Không còn phù hợp', ...over },
});
const states = async (taskId: string) => (await work.states(taskId)).map(({ state, endedOn }) => [state, endedOn]);
const twoAgencies = () => ({
  addressees: [JUSTICE, OFFICE].map((key) => ({ agencyId: work.agencyId(key), asWritten: key, role: 'LEAD' })),
});

describe('a task that is taken back', () => {
  it('keeps its history: what was reported, and how it stood before', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    const report = { assignmentId, outcome: 'DONE', completedOn: '2025-04-01', summary: 'Đã xong' };
    await work.done('reportAssignment', report, work.officerOf(JUSTICE));
    const before = await work.now();
    const query = `query ($id: ID!) { taskAssignment(id: $id) {
      earlier: standing(on: "2025-04-30") { state completedOn } standing { state completedOn }
      reports { nodes { summary } } withdrawal { decidedOn reason authorisedBy { id } }
    } }`;
    const ask = async (position: string | null) =>
      (await work.data<{ taskAssignment: Said }>(query, { variables: { id: assignmentId }, position })).taskAssignment;
    const known = await ask(before);
    await work.done('withdrawTask', withdrawal(taskId), work.officerOf(PROVINCE));

    const reported = { state: 'REPORTED', completedOn: '2025-04-01' };
    const reports = { nodes: [{ summary: 'Đã xong' }] };
    expect(known).toEqual({ earlier: reported, standing: reported, reports, withdrawal: null });
    expect(await ask(before)).toEqual(known);
    expect(await ask(null)).toEqual({
      ...{ earlier: reported, standing: { state: 'WITHDRAWN', completedOn: '2025-04-01' }, reports },
      withdrawal: { decidedOn: '2025-05-01', reason: 'Không còn phù hợp', authorisedBy: { id: authority } },
    });
  });

  it('is taken back from those named, and without names from all', async () => {
    const taskId = await work.task(twoAgencies());
    const [one] = await work.states(taskId);
    await work.done('withdrawTask', withdrawal(taskId, { assignmentIds: [one!.assignmentId] }));
    expect(await states(taskId)).toEqual([
      ['WITHDRAWN', '2025-05-01'],
      ['OPEN', null],
    ]);
    await work.done('withdrawTask', withdrawal(taskId, { decidedOn: '2025-05-02' }));
    expect(await states(taskId)).toEqual([
      ['WITHDRAWN', '2025-05-01'],
      ['WITHDRAWN', '2025-05-02'],
    ]);
  });

  it('from a class is taken back from its members, and from who joins them later', async () => {
    const addressees = [{ agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở', role: 'LEAD' }];
    const taskId = await work.task({ addressees });
    const [ofClass] = await work.states(taskId);
    const { assignmentId } = ofClass!;
    await work.done('withdrawTask', withdrawal(taskId, { assignmentIds: [assignmentId] }));
    expect((await states(taskId)).map(([state]) => state)).toEqual(Array(3).fill('WITHDRAWN'));

    const confirm = { assignmentId, confirmedIds: [work.agencyId(PROVINCE)], reason: 'Bổ sung' };
    expect(await work.refusals('confirmMembers', { ...confirm, decidedOn: '2025-05-01' })).toEqual([
      'ASSIGNMENT_ENDED assignmentId',
    ]);
    await work.done('confirmMembers', { ...confirm, decidedOn: '2025-04-30' });
    expect((await states(taskId)).map(([state]) => state)).toEqual(Array(4).fill('WITHDRAWN'));
  });

  it('on a day before it was passed on is taken back from who has it now, as well', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    const to = { assignmentId, toAgencyId: work.agencyId(OFFICE), decidedOn: '2025-05-10', reason: 'x' };
    await work.done('transferAssignment', { ...to, authorisedById: authority });
    await work.done('withdrawTask', withdrawal(taskId));
    expect(await states(taskId)).toEqual([
      ['WITHDRAWN', '2025-05-01'],
      ['WITHDRAWN', '2025-05-01'],
    ]);
  });

  it('twice counts from the earlier day, which may be heard of later', async () => {
    const taskId = await work.task();
    const assignmentIds = [await work.assignment(taskId)];
    await work.done('withdrawTask', withdrawal(taskId));
    for (const decidedOn of ['2025-05-01', '2025-05-02']) {
      expect(await work.refusals('withdrawTask', withdrawal(taskId, { assignmentIds, decidedOn }))).toEqual([
        'ASSIGNMENT_ENDED assignmentIds 0',
      ]);
    }
    await work.done('withdrawTask', withdrawal(taskId, { assignmentIds, decidedOn: '2025-04-30' }));
    expect(await states(taskId)).toEqual([['WITHDRAWN', '2025-04-30']]);
  });
});

describe('taking a task back', () => {
  it.each<[why: string, over: Said, refusals: string[]]>([
    ['that is not there', { taskId: NOBODY }, ['TASK_NOT_FOUND taskId']],
    ['from nobody', { assignmentIds: [] }, ['ASSIGNMENTS_REQUIRED assignmentIds']],
    ['from one who does not have it', { assignmentIds: [NOBODY] }, ['ASSIGNMENT_NOT_FOUND assignmentIds 0']],
    ['from 101', { assignmentIds: Array(101).fill(NOBODY) }, ['LIST_TOO_LONG assignmentIds']],
    ['without a reason', { reason: '' }, ['TEXT_BLANK reason']],
    ['on no ground', { authorisedById: NOBODY }, ['DIRECTIVE_NOT_FOUND authorisedById']],
    ['tomorrow', { decidedOn: '2026-04-01' }, ['DAY_IN_FUTURE decidedOn']],
    ['before it was set', { decidedOn: '2025-03-09' }, ['DAY_TOO_EARLY decidedOn', 'AUTHORISED_LATER authorisedById']],
  ])('%s is refused', async (_, over, expected) => {
    expect(await work.refusals('withdrawTask', withdrawal(await work.task(), over))).toEqual(expected);
  });

  it('on the day on which it was set and today is possible', async () => {
    for (const decidedOn of [ISSUED_ON, '2026-03-31']) {
      expect((await work.send('withdrawTask', withdrawal(await work.task(), { decidedOn }))).codes).toEqual([]);
    }
  });

  it('is for the issuer’s side, not for who has to do it', async () => {
    const input = withdrawal(await work.task());
    expect(await work.refusals('withdrawTask', input, work.officerOf(JUSTICE))).toEqual(['NOT_YOURS taskId']);
    expect((await work.send('withdrawTask', input, work.officerOf(PROVINCE))).codes).toEqual([]);
  });

  it('shows the task though it is refused, and in its receipt only when it was not', async () => {
    const taskId = await work.task();
    const receipt = async (key: string) => {
      const query = 'query ($key: ID!) { commandReceipt(idempotencyKey: $key) { task { id } problems { code } } }';
      const viewer = work.officerOf(PROVINCE);
      return (await work.data<{ commandReceipt: Said }>(query, { variables: { key }, viewer })).commandReceipt;
    };
    const [refusedKey, doneKey] = [`refused ${taskId}`, `done ${taskId}`];
    const refused = { ...withdrawal(taskId, { reason: '' }), idempotencyKey: refusedKey };
    expect(await work.send('withdrawTask', refused, work.officerOf(PROVINCE))).toMatchObject({ id: taskId });
    await work.done('withdrawTask', { ...withdrawal(taskId), idempotencyKey: doneKey }, work.officerOf(PROVINCE));
    expect(await receipt(refusedKey)).toEqual({ task: null, problems: [{ code: 'TEXT_BLANK' }] });
    expect(await receipt(doneKey)).toEqual({ task: { id: taskId }, problems: [] });
  });
});
