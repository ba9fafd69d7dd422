import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
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
import { OPERATOR } from './support/directives-subgraph.ts';

let work: DirectiveWork;
beforeAll(async () => {
  work = await startDirectiveWork();
});
afterAll(() => work[Symbol.asyncDispose]());

const ofJustice = () => work.officerOf(JUSTICE);
async function report(over: Said = {}): Promise<Said> {
  const assignmentId = over.assignmentId ?? (await work.assignment(await work.task()));
  return { assignmentId, outcome: 'DONE', completedOn: '2025-06-30', summary: 'Đã hoàn thành', ...over };
}
const recurring = async (deadline: string) => ({ assignmentId: await work.assignment(await work.task({ deadline })) });

describe('a report', () => {
  it('is shown as it was given; the assignment is reported, and nothing is verified', async () => {
    const directiveId = await work.letter();
    const taskId = await work.task({ directiveId });
    const assignmentId = await work.assignment(taskId);
    const input = await report({ assignmentId, productId: directiveId, summary: '  Đã hoàn thành ' });
    const id = await work.done('reportAssignment', input, ofJustice());
    const query = `query ($id: ID!) { taskAssignment(id: $id) {
      standing { state completedOn verifiedOn isOnTimeByOriginal }
      reports { nodes { id agency { id } outcome completedOn period summary product { id } verification { verdict } } }
    } }`;
    expect(await work.data(query, { variables: { id: assignmentId } })).toEqual({
      taskAssignment: {
        standing: { state: 'REPORTED', completedOn: '2025-06-30', verifiedOn: null, isOnTimeByOriginal: true },
        reports: {
          nodes: [
            {
              ...{
                id,
                agency: { id: work.agencyId(JUSTICE) },
                outcome: 'DONE',
                completedOn: '2025-06-30',
                period: null,
              },
              ...{ summary: 'Đã hoàn thành', product: { id: directiveId }, verification: null },
            },
          ],
        },
      },
    });
  });

  it('that it is done leaves the verified count unchanged', async () => {
    const taskId = await work.task();
    const query = `query ($id: ID!) { task(id: $id) { progress {
      reported { numerator denominator } verified { numerator denominator } } } }`;
    const progress = async () =>
      (await work.data<{ task: { progress: Said } }>(query, { variables: { id: taskId } })).task.progress;
    const [none, one] = ['0', '1'].map((numerator) => ({ numerator, denominator: '1' }));
    expect(await progress()).toEqual({ reported: none, verified: none });
    await work.done('reportAssignment', await report({ assignmentId: await work.assignment(taskId) }), ofJustice());
    expect(await progress()).toEqual({ reported: one, verified: none });
  });

  it.each(['IN_PROGRESS', 'IMPEDED'])('%s leaves the assignment open', async (outcome) => {
    const taskId = await work.task();
    const input = await report({ assignmentId: await work.assignment(taskId), outcome, completedOn: null });
    await work.done('reportAssignment', input, ofJustice());
    expect((await work.states(taskId)).map(({ state, completedOn }) => [state, completedOn])).toEqual([['OPEN', null]]);
  });

  it('of the earliest day counts, whatever came first', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    for (const completedOn of ['2025-06-02', '2025-06-01', '2025-06-03']) {
      await work.done('reportAssignment', await report({ assignmentId, completedOn }), ofJustice());
    }
    expect((await work.states(taskId)).map(({ completedOn }) => completedOn)).toEqual(['2025-06-01']);
  });

  it('may come from who is only perhaps meant, and does not bind', async () => {
    const condition = { condition: 'liên quan', agencyClassId: work.classId(DEPARTMENTS) };
    const taskId = await work.task({ addressees: [{ ...condition, asWritten: 'các sở', role: 'LEAD' }] });
    const assignmentId = await work.assignment(taskId, JUSTICE);
    await work.done('reportAssignment', await report({ assignmentId }), ofJustice());
    const states = await work.states(taskId);
    expect(states.find((each) => each.assignmentId === assignmentId)).toMatchObject({
      ...{ concern: 'POTENTIAL', state: 'REPORTED' },
    });
  });
});

describe('reporting', () => {
  it.each<[who: string, viewer: () => Viewer, refusals: string[]]>([
    ['an officer of the agency', ofJustice, []],
    ['a steward of the agency', () => ({ ...ofJustice(), roles: ['steward'] }), []],
    ['an officer of another agency', () => work.officerOf(OFFICE), ['NOT_YOUR_ASSIGNMENT assignmentId']],
    ['an officer of the issuer', () => work.officerOf(PROVINCE), ['NOT_YOUR_ASSIGNMENT assignmentId']],
    ['an operator', () => OPERATOR, ['NOT_YOUR_ASSIGNMENT assignmentId']],
    [
      'a partner who acts for the agency by mistake',
      () => ({ ...ofJustice(), roles: ['partner'] }),
      ['NOT_YOUR_ASSIGNMENT assignmentId'],
    ],
  ])('%s', async (_, viewer, expected) => {
    const { problems } = await work.send('reportAssignment', await report(), viewer());
    expect(problems.map(({ code, path }) => [code, ...path].join(' '))).toEqual(expected);
  });

  it('nobody does on what is set to whom nobody has identified', async () => {
    const taskId = await work.task({ addressees: [{ asWritten: 'các hội', role: 'LEAD' }] });
    const input = await report({ assignmentId: await work.assignment(taskId) });
    for (const viewer of [OPERATOR, ofJustice()]) {
      expect(await work.refusals('reportAssignment', input, viewer)).toEqual(['NOT_YOUR_ASSIGNMENT assignmentId']);
    }
  });

  it('is refused with an error to whoever has not the scope', async () => {
    const query = 'mutation ($input: ReportAssignmentInput!) { reportAssignment(input: $input) { report { id } } }';
    const input = { ...(await report()), idempotencyKey: 'without scope' };
    for (const viewer of [{ ...ofJustice(), scopes: [] }, viewerOf({ subject: 'person:c', roles: ['citizen'] })]) {
      const { errors } = await work.ask(query, { variables: { input }, viewer });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    }
  });

  it.each<[why: string, over: () => Said | Promise<Said>, refusals: string[]]>([
    ['on nothing', () => ({ assignmentId: NOBODY }), ['ASSIGNMENT_NOT_FOUND assignmentId']],
    ['nothing', () => ({ summary: ' ' }), ['TEXT_BLANK summary']],
    ['4001 characters', () => ({ summary: 'a'.repeat(4001) }), ['TEXT_TOO_LONG summary']],
    ['done without a day', () => ({ completedOn: null }), ['COMPLETED_ON_REQUIRED completedOn']],
    ['a day of what is not done', () => ({ outcome: 'IN_PROGRESS' }), ['COMPLETED_ON_NOT_APPLICABLE completedOn']],
    ['what is done tomorrow', () => ({ completedOn: '2026-04-01' }), ['DAY_IN_FUTURE completedOn']],
    ['what was done before it was set', () => ({ completedOn: '2025-03-09' }), ['DAY_TOO_EARLY completedOn']],
    ['a product that is not there', () => ({ productId: NOBODY }), ['DIRECTIVE_NOT_FOUND productId']],
    ['a period of what does not recur', () => ({ period: '2025-06' }), ['PERIOD_NOT_APPLICABLE period']],
    ['no period of what recurs', () => recurring('hằng tháng'), ['PERIOD_REQUIRED period']],
    [
      'a period that is none of it',
      async () => ({ ...(await recurring('hằng quý')), period: '2025-06' }),
      ['PERIOD_UNKNOWN period'],
    ],
    [
      'a period before the duty began',
      async () => ({ ...(await recurring('hằng tháng')), period: '2025-02' }),
      ['PERIOD_UNKNOWN period'],
    ],
    [
      'a period that has not begun on the day',
      async () => ({ ...(await recurring('hằng tháng')), period: '2025-07' }),
      ['PERIOD_UNKNOWN period'],
    ],
    [
      'words as a period',
      async () => ({ ...(await recurring('hằng tháng')), period: 'tháng sáu' }),
      ['PERIOD_UNKNOWN period'],
    ],
    [
      'a period of what names none',
      async () => ({ ...(await recurring('định kỳ')), period: '2025' }),
      ['PERIOD_NOT_APPLICABLE period'],
    ],
  ])('%s is refused', async (_, over, expected) => {
    expect(await work.refusals('reportAssignment', await report(await over()), ofJustice())).toEqual(expected);
  });

  it.each<[what: string, over: () => Said | Promise<Said>]>([
    ['what was done on the day on which it was set', () => ({ completedOn: ISSUED_ON })],
    ['what is done today', () => ({ completedOn: '2026-03-31' })],
    ['the month in which the duty began', async () => ({ ...(await recurring('hằng tháng')), period: '2025-03' })],
    ['the month that has begun', async () => ({ ...(await recurring('hằng tháng')), period: '2025-06' })],
    ['a quarter', async () => ({ ...(await recurring('hằng quý')), period: '2025-Q2' })],
    ['what recurs, but in no period that is named', () => recurring('định kỳ')],
    [
      'how a period goes on',
      async () => ({ ...(await recurring('hằng năm')), period: '2026', outcome: 'IMPEDED', completedOn: null }),
    ],
  ])('%s is possible', async (_, over) => {
    expect((await work.send('reportAssignment', await report(await over()), ofJustice())).codes).toEqual([]);
  });

  it('on a class as such is refused, with where to find one’s own part', async () => {
    const ofClass = { agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở', role: 'LEAD' };
    const taskId = await work.task({ addressees: [ofClass] });
    const [itself, own] = await work.states(taskId);
    const { problems } = await work.send(
      'reportAssignment',
      await report({ assignmentId: itself!.assignmentId }),
      ofJustice(),
    );
    expect(problems).toMatchObject([{ code: 'ASSIGNMENT_OF_CLASS', message: expect.stringContaining('members') }]);
    const input = await report({ assignmentId: own!.assignmentId });
    expect((await work.send('reportAssignment', input, ofJustice())).codes).toEqual([]);
  });

  it('on what had ended by the day is refused, of what was done on the day before it is not', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    const withdrawal = { authorisedById: await work.letter(), decidedOn: '2025-06-02', reason: 'Bãi bỏ' };
    await work.done('withdrawTask', { taskId, ...withdrawal });
    const doneOn = (completedOn: string) => report({ assignmentId, completedOn });
    expect(await work.refusals('reportAssignment', await doneOn('2025-06-02'), ofJustice())).toEqual([
      'ASSIGNMENT_ENDED assignmentId',
    ]);
    const underWay = await report({ assignmentId, outcome: 'IN_PROGRESS', completedOn: null });
    expect(await work.refusals('reportAssignment', underWay, ofJustice())).toEqual(['ASSIGNMENT_ENDED assignmentId']);
    expect((await work.send('reportAssignment', await doneOn('2025-06-01'), ofJustice())).codes).toEqual([]);
  });

  it('by who was not meant by then is refused, for the day before and once meant again it is not', async () => {
    const ofClass = { agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở', role: 'LEAD' };
    const taskId = await work.task({ addressees: [ofClass] });
    const [itself] = await work.states(taskId);
    const assignmentId = await work.assignment(taskId, JUSTICE);
    const decide = (decision: Said) =>
      work.done('confirmMembers', { assignmentId: itself!.assignmentId, reason: 'Rà soát', ...decision });
    await decide({ excludedIds: [work.agencyId(JUSTICE)], decidedOn: '2025-05-10' });
    const doneOn = (completedOn: string) => report({ assignmentId, completedOn });
    expect(await work.refusals('reportAssignment', await doneOn('2025-05-10'), ofJustice())).toEqual([
      'ASSIGNMENT_EXCLUDED assignmentId',
    ]);
    expect((await work.send('reportAssignment', await doneOn('2025-05-09'), ofJustice())).codes).toEqual([]);
    await decide({ confirmedIds: [work.agencyId(JUSTICE)], decidedOn: '2025-05-20' });
    expect((await work.send('reportAssignment', await doneOn('2025-05-20'), ofJustice())).codes).toEqual([]);
  });

  it('of who took over: for no day before it did, and by nobody else', async () => {
    const taskId = await work.task();
    const to = { toAgencyId: work.agencyId(OFFICE), decidedOn: '2025-06-02', reason: 'Sắp xếp' };
    const first = { assignmentId: await work.assignment(taskId), authorisedById: await work.letter() };
    const assignmentId = await work.done('transferAssignment', { ...first, ...to });
    const office = work.officerOf(OFFICE);
    const doneOn = (completedOn: string) => report({ assignmentId, completedOn });
    expect(await work.refusals('reportAssignment', await doneOn('2025-06-01'), office)).toEqual([
      'DAY_TOO_EARLY completedOn',
    ]);
    expect(await work.refusals('reportAssignment', await doneOn('2025-06-02'), ofJustice())).toEqual([
      'NOT_YOUR_ASSIGNMENT assignmentId',
    ]);
    expect((await work.send('reportAssignment', await doneOn('2025-06-02'), office)).codes).toEqual([]);
  });

  it('is judged by the periods of the deadline in force on the day', async () => {
    const { assignmentId } = await recurring('hằng tháng');
    const taskId = (
      await work.data<{ taskAssignment: { task: { id: string } } }>(
        'query ($id: ID!) { taskAssignment(id: $id) { task { id } } }',
        { variables: { id: assignmentId } },
      )
    ).taskAssignment.task.id;
    const extension = {
      deadline: 'hằng quý',
      authorisedById: await work.letter(),
      decidedOn: '2025-06-15',
      reason: 'x',
    };
    await work.done('extendDeadline', { taskId, ...extension });
    const said = (period: string, completedOn: string) => report({ assignmentId, period, completedOn });
    expect((await work.send('reportAssignment', await said('2025-06', '2025-06-14'), ofJustice())).codes).toEqual([]);
    expect((await work.send('reportAssignment', await said('2025-Q2', '2025-06-15'), ofJustice())).codes).toEqual([]);
    for (const [period, day] of [
      ['2025-Q2', '2025-06-14'],
      ['2025-06', '2025-06-15'],
    ] as const) {
      expect(await work.refusals('reportAssignment', await said(period, day), ofJustice())).toEqual([
        'PERIOD_UNKNOWN period',
      ]);
    }
  });

  it('is for the periods that the assignment itself tells, of a duty taken over those from then on', async () => {
    const query = `query ($id: ID!) { taskAssignment(id: $id) {
      instances(from: "2025-01-01", to: "2025-12-31") { period state } } }`;
    const { assignmentId } = await recurring('hằng tháng');
    const to = {
      toAgencyId: work.agencyId(OFFICE),
      authorisedById: await work.letter(),
      decidedOn: '2025-05-15',
      reason: 'x',
    };
    const next = await work.done('transferAssignment', { assignmentId, ...to });
    const said = (period: string) => ({ assignmentId: next, period, completedOn: '2025-06-30' });
    for (const period of ['2025-04', '2025-07']) {
      expect(await work.refusals('reportAssignment', await report(said(period)), work.officerOf(OFFICE))).toEqual([
        'PERIOD_UNKNOWN period',
      ]);
    }
    for (const period of ['2025-05', '2025-06']) {
      await work.done('reportAssignment', await report(said(period)), work.officerOf(OFFICE));
    }
    type Told = { taskAssignment: { instances: { period: string; state: string }[] } };
    const { taskAssignment } = await work.data<Told>(query, { variables: { id: next } });
    expect(taskAssignment.instances.slice(0, 3)).toEqual([
      { period: '2025-05', state: 'REPORTED' },
      { period: '2025-06', state: 'REPORTED' },
      { period: '2025-07', state: 'OPEN' },
    ]);
  });

  it('ten times at once keeps ten reports', async () => {
    const assignmentId = await work.assignment(await work.task());
    const input = await report({ assignmentId });
    await Promise.all(Array.from({ length: 10 }, () => work.done('reportAssignment', input, ofJustice())));
    const query = 'query ($id: ID!) { taskAssignment(id: $id) { reports { totalCount } } }';
    expect(await work.data(query, { variables: { id: assignmentId } })).toEqual({
      taskAssignment: { reports: { totalCount: 10 } },
    });
  });
});
