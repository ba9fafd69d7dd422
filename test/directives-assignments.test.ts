import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectiveWork, JUSTICE, OFFICE, PORTAL, startDirectiveWork } from './support/directive-work.ts';

/** What assignments, their deadlines and reports answer; how they are changed is in the tests of the commands. */

let hub: DirectiveWork;
beforeAll(async () => {
  hub = await startDirectiveWork();
});
afterAll(() => hub[Symbol.asyncDispose]());

type Answer = Awaited<ReturnType<DirectiveWork['ask']>>;
const reasons = ({ extensions }: Pick<Answer, 'extensions'>) =>
  (extensions?.nulls ?? []).map(({ path, reason }) => `${path.join('.')} ${reason}`).sort();
const _codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code);

async function assignmentOf(id: string, selection: string, more: Record<string, unknown> = {}) {
  const query = `query ($id: ID!) { taskAssignment(id: $id) { ${selection} } }`;
  const answer = await hub.ask(query, { variables: { id }, ...more });
  expect(answer.errors).toBeUndefined();
  return { shown: answer.data!.taskAssignment as Record<string, unknown>, reasons: reasons(answer) };
}
const decided = (decidedOn: string) => ({
  ...{ authorisedById: hub.directiveId('617/KH-UBND@2025-02-13'), decidedOn, reason: 'Theo đề nghị của đơn vị' },
});
const report = (assignmentId: string, over: object, agency = JUSTICE) =>
  hub.done(
    'reportAssignment',
    { assignmentId, outcome: 'DONE', summary: 'Đã hoàn thành', ...over },
    hub.officerOf(agency),
  );

const STANDING = `state deadlineStanding daysOverdue daysPastOriginal completedOn verifiedOn isSelfVerified
  isOnTimeByOriginal isOnTimeByCurrent`;

describe('an assignment', () => {
  it('whose deadline is extended has both, and each day the one in force then', async () => {
    const taskId = await hub.task({ deadline: 'tháng 6/2025' });
    const id = await hub.assignment(taskId);
    await hub.done('extendDeadline', { taskId, deadline: 'trước ngày 01/10/2025', ...decided('2025-07-10') });

    const { shown } = await assignmentOf(
      id,
      `originalDeadline { asWritten kind period lastOn } before: currentDeadline(on: "2025-07-09") { asWritten lastOn }
       after: currentDeadline(on: "2025-07-10") { asWritten kind lastOn notes confidence recurrenceRules }
       now: currentDeadline { lastOn }
       extensions { id deadline { asWritten lastOn } authorisedBy { symbol } decidedOn reason recordedAt }
       on0709: standing(on: "2025-07-09") { deadlineStanding daysOverdue daysPastOriginal }
       on0710: standing(on: "2025-07-10") { deadlineStanding daysOverdue daysPastOriginal }
       on0930: standing(on: "2025-09-30") { deadlineStanding daysOverdue daysPastOriginal }
       on1001: standing(on: "2025-10-01") { deadlineStanding daysOverdue daysPastOriginal }`,
    );
    expect(shown).toEqual({
      originalDeadline: { asWritten: 'tháng 6/2025', kind: 'MONTH', period: '2025-06', lastOn: '2025-06-30' },
      before: { asWritten: 'tháng 6/2025', lastOn: '2025-06-30' },
      after: {
        ...{ asWritten: 'trước ngày 01/10/2025', kind: 'BEFORE_DATE', lastOn: '2025-09-30' },
        ...{ notes: [], confidence: 'HIGH', recurrenceRules: [] },
      },
      now: { lastOn: '2025-09-30' },
      extensions: [
        {
          id: expect.any(String),
          deadline: { asWritten: 'trước ngày 01/10/2025', lastOn: '2025-09-30' },
          authorisedBy: { symbol: '617/KH-UBND' },
          ...{ decidedOn: '2025-07-10', reason: 'Theo đề nghị của đơn vị', recordedAt: expect.any(String) },
        },
      ],
      on0709: { deadlineStanding: 'OVERDUE', daysOverdue: 9, daysPastOriginal: 9 },
      on0710: { deadlineStanding: 'IN_TIME', daysOverdue: 0, daysPastOriginal: 10 },
      on0930: { deadlineStanding: 'IN_TIME', daysOverdue: 0, daysPastOriginal: 92 },
      on1001: { deadlineStanding: 'OVERDUE', daysOverdue: 1, daysPastOriginal: 93 },
    });
  });

  it('that was done after its original day and before the new one is in time by one of them', async () => {
    const taskId = await hub.task({ deadline: 'tháng 6/2025' });
    const id = await hub.assignment(taskId);
    await hub.done('extendDeadline', { taskId, deadline: 'tháng 9/2025', ...decided('2025-06-20') });
    await report(id, { completedOn: '2025-07-01' });

    const { shown } = await assignmentOf(id, `standing { ${STANDING} } currentDeadline { lastOn }`);
    expect(shown).toEqual({
      standing: {
        ...{ state: 'REPORTED', deadlineStanding: 'IN_TIME', daysOverdue: 0, daysPastOriginal: 1 },
        ...{ completedOn: '2025-07-01', verifiedOn: null, isSelfVerified: false },
        ...{ isOnTimeByOriginal: false, isOnTimeByCurrent: true },
      },
      currentDeadline: { lastOn: '2025-09-30' },
    });
  });

  it('needs two keys: what is reported counts as verified once the office has, which may be its own', async () => {
    const directiveId = await hub.letter();
    await hub.done('nameFollowUpOffice', {
      ...{
        directiveId,
        officeId: hub.agencyId(OFFICE),
        clause: '3',
        asWritten: 'Văn phòng UBND tỉnh theo dõi, đôn đốc',
      },
    });
    const addressees = [
      { agencyId: hub.agencyId(JUSTICE), asWritten: 'Sở Tư pháp', role: 'LEAD' },
      { agencyId: hub.agencyId(OFFICE), asWritten: 'Văn phòng UBND tỉnh', role: 'COORDINATE' },
    ];
    const taskId = await hub.task({ directiveId, addressees });
    const [own, others] = [await hub.assignment(taskId, OFFICE), await hub.assignment(taskId, JUSTICE)];
    for (const [id, agency] of [
      [own, OFFICE],
      [others, JUSTICE],
    ] as const) {
      const reportId = await report(id, { completedOn: '2025-05-01' }, agency);
      const verdict = { reportId, officeId: hub.agencyId(OFFICE), verdict: 'ACCEPTED', decidedOn: '2025-05-20' };
      await hub.done('verifyReport', verdict, hub.officerOf(OFFICE));
    }

    const on = async (day: string) => {
      const query = `query ($id: ID!, $on: Date) { task(id: $id) {
        followUp { office { id } clause asWritten directive { id } }
        progress(on: $on) { on reported { numerator denominator percent } verified { numerator percent } overdue potential
          ended isComplete }
        assignments { nodes { standing(on: $on) { state verifiedOn isSelfVerified } } } } }`;
      return (await hub.data<{ task: Record<string, unknown> }>(query, { variables: { id: taskId, on: day } })).task;
    };
    const standing = (state: string, verifiedOn: string | null, isSelfVerified: boolean) => ({
      standing: { state, verifiedOn, isSelfVerified },
    });
    expect(await on('2025-05-19')).toMatchObject({
      progress: { reported: { numerator: '2', denominator: '2' }, verified: { numerator: '0', percent: '0' } },
      assignments: { nodes: [standing('REPORTED', null, false), standing('REPORTED', null, false)] },
    });
    expect(await on('2025-05-20')).toEqual({
      followUp: {
        ...{ office: { id: hub.agencyId(OFFICE) }, clause: '3', asWritten: 'Văn phòng UBND tỉnh theo dõi, đôn đốc' },
        directive: { id: directiveId },
      },
      progress: {
        ...{ on: '2025-05-20', reported: { numerator: '2', denominator: '2', percent: '100' } },
        ...{ verified: { numerator: '2', percent: '100' }, overdue: 0, potential: 0, ended: 0, isComplete: true },
      },
      assignments: {
        nodes: [standing('VERIFIED', '2025-05-20', false), standing('VERIFIED', '2025-05-20', true)],
      },
    });
  });

  it('whose report is returned is open again, late or not, from the day of the verdict on', async () => {
    const directiveId = await hub.letter();
    const officeId = hub.agencyId(OFFICE);
    await hub.done('nameFollowUpOffice', { directiveId, officeId, clause: '3', asWritten: 'Văn phòng' });
    const taskId = await hub.task({ directiveId });
    const id = await hub.assignment(taskId);
    const reportId = await report(id, { completedOn: '2025-06-15', productId: directiveId });
    const verdict = { reportId, officeId, verdict: 'RETURNED', decidedOn: '2025-07-05', reason: 'Thiếu phụ lục' };
    await hub.done('verifyReport', verdict, hub.officerOf(OFFICE));

    const { shown } = await assignmentOf(
      id,
      `before: standing(on: "2025-07-04") { state deadlineStanding } after: standing(on: "2025-07-05") { state deadlineStanding daysOverdue }
       reports { totalCount nodes { id assignment { id } agency { id } outcome completedOn period summary product { id } recordedAt
         verification { office { id } verdict decidedOn reason isSelfVerified recordedAt } } }`,
    );
    expect(shown).toEqual({
      before: { state: 'REPORTED', deadlineStanding: 'IN_TIME' },
      after: { state: 'RETURNED', deadlineStanding: 'OVERDUE', daysOverdue: 5 },
      reports: {
        totalCount: 1,
        nodes: [
          {
            ...{ id: reportId, assignment: { id }, agency: { id: hub.agencyId(JUSTICE) }, outcome: 'DONE' },
            ...{ completedOn: '2025-06-15', period: null, summary: 'Đã hoàn thành', product: { id: directiveId } },
            recordedAt: expect.any(String),
            verification: {
              ...{ office: { id: officeId }, verdict: 'RETURNED', decidedOn: '2025-07-05', reason: 'Thiếu phụ lục' },
              ...{ isSelfVerified: false, recordedAt: expect.any(String) },
            },
          },
        ],
      },
    });
  });

  it('that is passed on keeps its clock, and stands right after where it came from', async () => {
    const taskId = await hub.task({ deadline: 'tháng 6/2025' });
    const id = await hub.assignment(taskId);
    await hub.done('extendDeadline', { taskId, deadline: 'tháng 8/2025', ...decided('2025-06-01') });
    const becameId = await hub.done('transferAssignment', {
      ...{ assignmentId: id, toAgencyId: hub.agencyId(PORTAL), ...decided('2025-06-15') },
    });

    const query = `query ($id: ID!) { task(id: $id) { assignments { totalCount nodes { id agency { id }
      transferredFrom { id } transferredTo { id } originalDeadline { lastOn } currentDeadline { lastOn } extensions { decidedOn }
      before: standing(on: "2025-06-14") { state } after: standing(on: "2025-09-01") { state deadlineStanding daysOverdue }
    } } progress(on: "2025-09-01") { reported { denominator } overdue ended } } }`;
    const answer = await hub.ask(query, { variables: { id: taskId } });
    expect(answer.data).toEqual({
      task: {
        assignments: {
          totalCount: 2,
          nodes: [
            {
              ...{ id, agency: { id: hub.agencyId(JUSTICE) }, transferredFrom: null, transferredTo: { id: becameId } },
              ...{ originalDeadline: { lastOn: '2025-06-30' }, currentDeadline: { lastOn: '2025-08-31' } },
              ...{ extensions: [{ decidedOn: '2025-06-01' }], before: { state: 'OPEN' } },
              after: { state: 'TRANSFERRED', deadlineStanding: 'IN_TIME', daysOverdue: 0 },
            },
            {
              ...{ id: becameId, agency: { id: hub.agencyId(PORTAL) }, transferredFrom: { id }, transferredTo: null },
              ...{ originalDeadline: { lastOn: '2025-06-30' }, currentDeadline: { lastOn: '2025-08-31' } },
              ...{ extensions: [{ decidedOn: '2025-06-01' }], before: null },
              after: { state: 'OPEN', deadlineStanding: 'OVERDUE', daysOverdue: 1 },
            },
          ],
        },
        progress: { reported: { denominator: '1' }, overdue: 1, ended: 1 },
      },
    });
    expect(reasons(answer)).toEqual([
      'task.assignments.nodes.0.transferredFrom NOT_APPLICABLE',
      'task.assignments.nodes.1.before NOT_APPLICABLE',
      'task.assignments.nodes.1.transferredTo NOT_APPLICABLE',
    ]);
  });

  it('that is taken back keeps its history, and says why', async () => {
    const taskId = await hub.task({ deadline: 'tháng 6/2025' });
    const id = await hub.assignment(taskId);
    await report(id, { outcome: 'IMPEDED', summary: 'Chưa có hệ thống' });
    await hub.done('withdrawTask', { taskId, ...decided('2025-07-02') });

    const { shown } = await assignmentOf(
      id,
      `withdrawal { authorisedBy { symbol } decidedOn reason recordedAt } reports { nodes { outcome completedOn verification { verdict } } }
       before: standing(on: "2025-07-01") { state deadlineStanding daysOverdue } after: standing { state deadlineStanding daysOverdue }`,
    );
    expect(shown).toEqual({
      withdrawal: {
        ...{ authorisedBy: { symbol: '617/KH-UBND' }, decidedOn: '2025-07-02', reason: 'Theo đề nghị của đơn vị' },
        recordedAt: expect.any(String),
      },
      reports: { nodes: [{ outcome: 'IMPEDED', completedOn: null, verification: null }] },
      before: { state: 'OPEN', deadlineStanding: 'OVERDUE', daysOverdue: 1 },
      after: { state: 'WITHDRAWN', deadlineStanding: 'OVERDUE', daysOverdue: 2 },
    });
  });

  it('says why it does not stand, and has no progress, on a day before its directive was issued', async () => {
    const taskId = await hub.task();
    const id = await hub.assignment(taskId);
    const { shown, reasons: why } = await assignmentOf(
      id,
      `before: standing(on: "2025-03-09") { state } from: standing(on: "2025-03-10") { state }
       task { before: progress(on: "2025-03-09") { overdue } from: progress(on: "2025-03-10") { overdue } }`,
    );
    expect(shown).toEqual({ before: null, from: { state: 'OPEN' }, task: { before: null, from: { overdue: 0 } } });
    expect(why).toEqual(['taskAssignment.before NOT_APPLICABLE', 'taskAssignment.task.before NOT_APPLICABLE']);
  });

  it('is the same as of a position, whatever happens later', async () => {
    const taskId = await hub.task();
    const id = await hub.assignment(taskId);
    const position = await hub.now();
    const selection = `standing { ${STANDING} } currentDeadline { lastOn } reports { totalCount } extensions { id } withdrawal { reason }`;
    const before = await assignmentOf(id, selection);
    await report(id, { completedOn: '2025-05-01' });
    await hub.done('extendDeadline', { taskId, deadline: 'tháng 9/2025', ...decided('2025-04-01') });
    await hub.done('withdrawTask', { taskId, ...decided('2025-06-01') });

    expect(await assignmentOf(id, selection, { position })).toEqual(before);
    expect((await assignmentOf(id, selection)).shown).not.toEqual(before.shown);
  });
});
