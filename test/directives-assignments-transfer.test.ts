import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEPARTMENTS,
  type DirectiveWork,
  ISSUED_ON,
  JUSTICE,
  NOBODY,
  OFFICE,
  PORTAL,
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

async function transfer(over: Said = {}): Promise<Said> {
  const assignmentId = over.assignmentId ?? (await work.assignment(await work.task()));
  const decision = { authorisedById: authority, decidedOn: '2025-05-01', reason: 'Sắp xếp lại' };
  return { assignmentId, toAgencyId: work.agencyId(OFFICE), ...decision, ...over };
}
const states = async (taskId: string) =>
  (await work.states(taskId)).map(({ agencyId, state, dueOn, endedOn }) => [agencyId, state, dueOn, endedOn]);

describe('an assignment that is passed on', () => {
  it('ends here and begins there, with the deadline that it had', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    const next = await work.done('transferAssignment', await transfer({ assignmentId }), work.officerOf(PROVINCE));
    const [justice, office] = [work.agencyId(JUSTICE), work.agencyId(OFFICE)];
    expect(await states(taskId)).toEqual([
      [justice, 'TRANSFERRED', '2025-06-30', '2025-05-01'],
      [office, 'OPEN', '2025-06-30', null],
    ]);

    const query = `query ($id: ID!) { taskAssignment(id: $id) {
      agency { id } concern originalDeadline { lastOn } transferredFrom { id transferredTo { id } } } }`;
    expect(await work.data(query, { variables: { id: next } })).toEqual({
      taskAssignment: {
        ...{ agency: { id: office }, concern: 'BOUND', originalDeadline: { lastOn: '2025-06-30' } },
        transferredFrom: { id: assignmentId, transferredTo: { id: next } },
      },
    });
  });

  it('takes along the deadlines decided until then, also when they are heard of later, and no others', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    await work.done('transferAssignment', await transfer({ assignmentId }));
    const extend = (deadline: string, decidedOn: string) =>
      work.done('extendDeadline', {
        ...{ taskId, assignmentIds: [assignmentId], deadline, decidedOn, authorisedById: authority, reason: 'x' },
      });
    await extend('tháng 8/2025', '2025-04-30');
    expect((await states(taskId)).map(([, , dueOn]) => dueOn)).toEqual(['2025-08-31', '2025-08-31']);
    await expect(extend('tháng 9/2025', '2025-05-01')).rejects.toThrow('ASSIGNMENT_ENDED');
  });

  it('takes along what was decided since when it is heard of late, as if it had been heard of in time', async () => {
    const extension = { deadline: 'tháng 9/2025', authorisedById: authority, reason: 'x' };
    const standAfter = async (decidedOn: string, ...order: readonly ('extend' | 'transfer')[]) => {
      const taskId = await work.task();
      const assignmentId = await work.assignment(taskId);
      for (const each of order) {
        if (each === 'extend') await work.done('extendDeadline', { taskId, ...extension, decidedOn });
        else await work.done('transferAssignment', await transfer({ assignmentId }));
      }
      return states(taskId);
    };
    const [justice, office] = [work.agencyId(JUSTICE), work.agencyId(OFFICE)];
    for (const decidedOn of ['2025-04-30', '2025-05-01', '2025-05-02']) {
      const late = await standAfter(decidedOn, 'extend', 'transfer');
      expect(late).toEqual(await standAfter(decidedOn, 'transfer', 'extend'));
      expect(late).toEqual([
        [justice, 'TRANSFERRED', decidedOn === '2025-04-30' ? '2025-09-30' : '2025-06-30', '2025-05-01'],
        [office, 'OPEN', '2025-09-30', null],
      ]);
    }
  });

  it('keeps what was reported until then, and lets nobody report on it from then on', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    await work.done('transferAssignment', await transfer({ assignmentId }));
    const report = (completedOn: string) => ({ assignmentId, outcome: 'DONE', completedOn, summary: 'Đã xong' });
    const justice = work.officerOf(JUSTICE);
    expect(await work.refusals('reportAssignment', report('2025-05-01'), justice)).toEqual([
      'ASSIGNMENT_ENDED assignmentId',
    ]);
    expect((await work.send('reportAssignment', report('2025-04-30'), justice)).codes).toEqual([]);
    expect((await states(taskId)).map(([, state]) => state)).toEqual(['TRANSFERRED', 'OPEN']);
  });

  it('may be passed on again, in a row of which each is known', async () => {
    const taskId = await work.task();
    const second = await work.done(
      'transferAssignment',
      await transfer({ assignmentId: await work.assignment(taskId) }),
    );
    const third = { assignmentId: second, toAgencyId: work.agencyId(PORTAL), decidedOn: '2025-05-02' };
    await work.done('transferAssignment', await transfer(third));
    expect((await states(taskId)).map(([agencyId, state]) => [agencyId, state])).toEqual([
      [work.agencyId(JUSTICE), 'TRANSFERRED'],
      [work.agencyId(OFFICE), 'TRANSFERRED'],
      [work.agencyId(PORTAL), 'OPEN'],
    ]);
  });

  it('is taken back there, too, when it had been taken back on a later day', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    const withdrawal = { authorisedById: authority, decidedOn: '2025-05-10', reason: 'Bãi bỏ' };
    await work.done('withdrawTask', { taskId, ...withdrawal });
    await work.done('transferAssignment', await transfer({ assignmentId, decidedOn: '2025-05-09' }));
    expect((await states(taskId)).map(([, state, , endedOn]) => [state, endedOn])).toEqual([
      ['TRANSFERRED', '2025-05-09'],
      ['WITHDRAWN', '2025-05-10'],
    ]);
  });
});

describe('passing on an assignment', () => {
  it.each<[why: string, over: () => Said | Promise<Said>, refusals: string[]]>([
    ['that is not there', () => ({ assignmentId: NOBODY }), ['ASSIGNMENT_NOT_FOUND assignmentId']],
    ['to nobody', () => ({ toAgencyId: NOBODY }), ['AGENCY_NOT_FOUND toAgencyId']],
    ['to the agency that has it', () => ({ toAgencyId: work.agencyId(JUSTICE) }), ['TRANSFER_TO_ITSELF toAgencyId']],
    ['to one that had ended by the day', () => ({ decidedOn: '2025-07-01' }), ['AGENCY_NOT_IN_FORCE toAgencyId']],
    [
      'to one that did not yet exist',
      () => ({ toAgencyId: work.agencyId('province/phu-tho@2025'), decidedOn: '2025-06-30' }),
      ['AGENCY_NOT_IN_FORCE toAgencyId'],
    ],
    ['without a reason', () => ({ reason: '' }), ['TEXT_BLANK reason']],
    ['tomorrow', () => ({ decidedOn: '2026-04-01' }), ['DAY_IN_FUTURE decidedOn', 'AGENCY_NOT_IN_FORCE toAgencyId']],
    [
      'before it was set',
      () => ({ decidedOn: '2025-03-09' }),
      ['DAY_TOO_EARLY decidedOn', 'AUTHORISED_LATER authorisedById'],
    ],
    ['on no ground', () => ({ authorisedById: NOBODY }), ['DIRECTIVE_NOT_FOUND authorisedById']],
  ])('%s is refused', async (_, over, expected) => {
    expect(await work.refusals('transferAssignment', await transfer(await over()))).toEqual(expected);
  });

  it('on the day of issue, and to an agency on its first day, is possible', async () => {
    expect((await work.send('transferAssignment', await transfer({ decidedOn: ISSUED_ON }))).codes).toEqual([]);
    const merged = { toAgencyId: work.agencyId('province/phu-tho@2025'), decidedOn: '2025-07-01' };
    expect((await work.send('transferAssignment', await transfer(merged))).codes).toEqual([]);
  });

  it('that was passed on, on whatever day, or had been taken back is refused', async () => {
    const input = await transfer();
    await work.done('transferAssignment', input);
    for (const decidedOn of ['2025-04-30', '2025-05-01', '2025-05-02']) {
      const again = { ...input, decidedOn, toAgencyId: work.agencyId(PORTAL) };
      expect(await work.refusals('transferAssignment', again)).toEqual(['ASSIGNMENT_ENDED assignmentId']);
    }
    const taskId = await work.task();
    const withdrawal = { authorisedById: authority, decidedOn: '2025-05-10', reason: 'Bãi bỏ' };
    await work.done('withdrawTask', { taskId, ...withdrawal });
    const late = await transfer({ assignmentId: await work.assignment(taskId), decidedOn: '2025-05-10' });
    expect(await work.refusals('transferAssignment', late)).toEqual(['ASSIGNMENT_ENDED assignmentId']);
  });

  it('on, before the day on which it came, is refused', async () => {
    const second = await work.done('transferAssignment', await transfer());
    const again = { assignmentId: second, toAgencyId: work.agencyId(PORTAL) };
    expect(await work.refusals('transferAssignment', await transfer({ ...again, decidedOn: '2025-04-30' }))).toEqual([
      'DAY_TOO_EARLY decidedOn',
    ]);
    expect((await work.send('transferAssignment', await transfer(again))).codes).toEqual([]);
  });

  it('of a class as such is refused, of its member it is not unless the member is not meant', async () => {
    const addressees = [{ agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở', role: 'LEAD' }];
    const taskId = await work.task({ addressees });
    const [ofClass, justice, office] = await work.states(taskId);
    expect(await work.refusals('transferAssignment', await transfer({ assignmentId: ofClass!.assignmentId }))).toEqual([
      'ASSIGNMENT_OF_CLASS assignmentId',
    ]);
    const excluded = { excludedIds: [office!.agencyId], decidedOn: '2025-05-01', reason: 'Không thuộc diện' };
    await work.done('confirmMembers', { assignmentId: ofClass!.assignmentId, ...excluded });
    const to = { toAgencyId: work.agencyId(PORTAL) };
    expect(
      await work.refusals('transferAssignment', await transfer({ assignmentId: office!.assignmentId, ...to })),
    ).toEqual(['ASSIGNMENT_EXCLUDED assignmentId']);
    const ofMember = await transfer({ assignmentId: justice!.assignmentId, ...to });
    expect((await work.send('transferAssignment', ofMember)).codes).toEqual([]);
  });

  it('that is verified is refused: there is nothing left to do', async () => {
    const directiveId = await work.letter();
    const taskId = await work.task({ directiveId });
    const assignmentId = await work.assignment(taskId);
    const office = { officeId: work.agencyId(OFFICE), clause: '3', asWritten: 'Văn phòng theo dõi' };
    await work.done('nameFollowUpOffice', { directiveId, ...office });
    const report = { assignmentId, outcome: 'DONE', completedOn: '2025-04-01', summary: 'Đã xong' };
    const reportId = await work.done('reportAssignment', report, work.officerOf(JUSTICE));
    const verdict = { reportId, officeId: office.officeId, verdict: 'ACCEPTED', decidedOn: '2025-05-01' };
    await work.done('verifyReport', verdict, work.officerOf(OFFICE));
    expect(await work.refusals('transferAssignment', await transfer({ assignmentId }))).toEqual([
      'ASSIGNMENT_DONE assignmentId',
    ]);
    // On the day before nobody had verified it.
    const earlier = await transfer({ assignmentId, decidedOn: '2025-04-30' });
    expect((await work.send('transferAssignment', earlier)).codes).toEqual([]);
  });

  it('is for the issuer’s side, not for the agency that would be rid of it', async () => {
    const input = await transfer();
    expect(await work.refusals('transferAssignment', input, work.officerOf(JUSTICE))).toEqual([
      'NOT_YOURS assignmentId',
    ]);
    expect((await work.send('transferAssignment', input, work.officerOf(PROVINCE))).codes).toEqual([]);
  });

  it('ten times at once passes it on once', async () => {
    const taskId = await work.task();
    const input = await transfer({ assignmentId: await work.assignment(taskId) });
    const answers = await Promise.all(Array.from({ length: 10 }, () => work.send('transferAssignment', input)));
    expect(answers.map(({ codes }) => codes.join()).toSorted()).toEqual(['', ...Array(9).fill('ASSIGNMENT_ENDED')]);
    expect(await states(taskId)).toHaveLength(2);
  });
});
