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
beforeAll(async () => {
  work = await startDirectiveWork();
});
afterAll(() => work[Symbol.asyncDispose]());

/** A task for the departments, those concerned or all of them, and the assignment to the class. */
async function ofClass(condition: string | null = 'liên quan') {
  const addressee = { agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở, ban, ngành', role: 'COORDINATE' };
  const taskId = await work.task({ addressees: [{ ...addressee, condition }] });
  const [itself] = await work.states(taskId);
  return { taskId, assignmentId: itself!.assignmentId };
}
const decision = (assignmentId: string, over: Said = {}) => ({
  ...{ assignmentId, decidedOn: '2025-05-01', reason: 'Theo rà soát', ...over },
});
/** Concern of each member on a day. */
async function concerns(taskId: string): Promise<Record<string, string>> {
  const names = new Map([JUSTICE, OFFICE, PORTAL].map((key) => [work.agencyId(key), key]));
  const members = (await work.states(taskId)).filter(({ addresseeId }) => addresseeId !== null);
  return Object.fromEntries(members.map(({ agencyId, concern }) => [names.get(agencyId!), concern]));
}

describe('agencies of a class', () => {
  it('that are confirmed are bound, those that are not meant are excluded, the others stay as they were', async () => {
    const { taskId, assignmentId } = await ofClass();
    expect(await concerns(taskId)).toEqual({ [JUSTICE]: 'POTENTIAL', [OFFICE]: 'POTENTIAL' });
    const said = { confirmedIds: [work.agencyId(JUSTICE)] };
    expect(await work.done('confirmMembers', decision(assignmentId, said), work.officerOf(PROVINCE))).toBe(
      assignmentId,
    );
    expect(await concerns(taskId)).toEqual({ [JUSTICE]: 'BOUND', [OFFICE]: 'POTENTIAL' });
    await work.done('confirmMembers', decision(assignmentId, { excludedIds: [work.agencyId(OFFICE)] }));
    expect(await concerns(taskId)).toEqual({ [JUSTICE]: 'BOUND', [OFFICE]: 'EXCLUDED' });
  });

  it('stand as the decision of the latest day says; of one day being meant counts', async () => {
    const concernAfter = async (...decisions: readonly [isMeant: boolean, decidedOn: string][]) => {
      const { taskId, assignmentId } = await ofClass(null);
      for (const [isMeant, decidedOn] of decisions) {
        const ids = { [isMeant ? 'confirmedIds' : 'excludedIds']: [work.agencyId(JUSTICE)] };
        await work.done('confirmMembers', decision(assignmentId, { ...ids, decidedOn }));
      }
      return (await concerns(taskId))[JUSTICE];
    };
    expect(await concernAfter([false, '2025-05-01'], [true, '2025-05-02'])).toBe('BOUND');
    expect(await concernAfter([true, '2025-05-02'], [false, '2025-05-01'])).toBe('BOUND');
    expect(await concernAfter([true, '2025-05-01'], [false, '2025-05-02'])).toBe('EXCLUDED');
    expect(await concernAfter([false, '2025-05-01'], [true, '2025-05-01'])).toBe('BOUND');
    expect(await concernAfter([true, '2025-05-01'], [false, '2025-05-01'])).toBe('BOUND');
  });

  it('become members when they are confirmed and were none: from the day of the decision, and not before', async () => {
    const { taskId, assignmentId } = await ofClass(null);
    await work.done('confirmMembers', decision(assignmentId, { confirmedIds: [work.agencyId(PORTAL)] }));
    expect(await concerns(taskId)).toEqual({ [JUSTICE]: 'BOUND', [OFFICE]: 'BOUND', [PORTAL]: 'BOUND' });
    const query = `query ($id: ID!) { task(id: $id) {
      before: progress(on: "2025-04-30") { verified { denominator } potential }
      after: progress(on: "2025-05-01") { verified { denominator } potential } } }`;
    expect(await work.data(query, { variables: { id: taskId } })).toEqual({
      task: {
        before: { verified: { denominator: '2' }, potential: 1 },
        after: { verified: { denominator: '3' }, potential: 0 },
      },
    });
  });

  it('keep their assignments and what happened to them, whoever is confirmed beside', async () => {
    const { taskId, assignmentId } = await ofClass();
    const own = await work.assignment(taskId, JUSTICE);
    const report = { assignmentId: own, outcome: 'DONE', completedOn: '2025-04-01', summary: 'Đã xong' };
    await work.done('reportAssignment', report, work.officerOf(JUSTICE));
    const both = { confirmedIds: [work.agencyId(PORTAL), work.agencyId(JUSTICE)] };
    await work.done('confirmMembers', decision(assignmentId, both));
    expect(await work.assignment(taskId, JUSTICE)).toBe(own);
    expect((await work.states(taskId)).find((each) => each.assignmentId === own)).toMatchObject({
      ...{ concern: 'BOUND', state: 'REPORTED' },
    });
  });

  it('that two officers confirm at once are members once', async () => {
    const { taskId, assignmentId } = await ofClass();
    const input = decision(assignmentId, { confirmedIds: [work.agencyId(PORTAL)] });
    await Promise.all(Array.from({ length: 5 }, () => work.done('confirmMembers', input)));
    expect(await concerns(taskId)).toEqual({ [JUSTICE]: 'POTENTIAL', [OFFICE]: 'POTENTIAL', [PORTAL]: 'BOUND' });
    expect(await work.states(taskId)).toHaveLength(4);
  });
});

describe('confirming members', () => {
  it.each<[why: string, over: () => Said, refusals: string[]]>([
    ['of nothing', () => ({ assignmentId: NOBODY }), ['ASSIGNMENT_NOT_FOUND assignmentId']],
    ['without naming any', () => ({ confirmedIds: [] }), ['MEMBERS_REQUIRED confirmedIds']],
    ['101 at once', () => ({ confirmedIds: Array(101).fill(NOBODY) }), ['LIST_TOO_LONG confirmedIds']],
    ['without a reason', () => ({ reason: '' }), ['TEXT_BLANK reason']],
    ['tomorrow', () => ({ decidedOn: '2026-04-01' }), ['DAY_IN_FUTURE decidedOn']],
    ['before the task was set', () => ({ decidedOn: '2025-03-09' }), ['DAY_TOO_EARLY decidedOn']],
    [
      'in both lists',
      () => ({ excludedIds: [work.agencyId(OFFICE), work.agencyId(JUSTICE)] }),
      ['MEMBER_AMBIGUOUS excludedIds 1'],
    ],
    [
      'that are not there',
      () => ({ confirmedIds: [NOBODY], excludedIds: [NOBODY.replace('4', '5')] }),
      ['AGENCY_NOT_FOUND confirmedIds 0', 'AGENCY_NOT_FOUND excludedIds 0'],
    ],
    [
      'that had not begun',
      () => ({ confirmedIds: [work.agencyId('province/phu-tho@2025')], decidedOn: '2025-06-30' }),
      ['AGENCY_NOT_IN_FORCE confirmedIds 0'],
    ],
    [
      'as not meant that are none',
      () => ({ confirmedIds: [], excludedIds: [work.agencyId(PORTAL)] }),
      ['MEMBER_UNKNOWN excludedIds 0'],
    ],
  ])('%s is refused', async (_, over, expected) => {
    const { assignmentId } = await ofClass();
    const input = decision(assignmentId, { confirmedIds: [work.agencyId(JUSTICE)], ...over() });
    expect(await work.refusals('confirmMembers', input)).toEqual(expected);
  });

  it('on the day of issue and today is possible', async () => {
    const { assignmentId } = await ofClass();
    for (const decidedOn of [ISSUED_ON, '2026-03-31']) {
      const input = decision(assignmentId, { confirmedIds: [work.agencyId(JUSTICE)], decidedOn });
      expect((await work.send('confirmMembers', input)).codes).toEqual([]);
    }
  });

  it('of what is set to an agency by name, or of a member, is refused', async () => {
    const { taskId } = await ofClass();
    const confirmedIds = [work.agencyId(JUSTICE)];
    for (const assignmentId of [await work.assignment(await work.task()), await work.assignment(taskId, JUSTICE)]) {
      expect(await work.refusals('confirmMembers', decision(assignmentId, { confirmedIds }))).toEqual([
        'ASSIGNMENT_NOT_OF_CLASS assignmentId',
      ]);
    }
  });

  it('of a member that had passed it on by the day is refused', async () => {
    const { taskId, assignmentId } = await ofClass();
    const to = { toAgencyId: work.agencyId(PORTAL), decidedOn: '2025-05-01', reason: 'Sắp xếp' };
    const own = { assignmentId: await work.assignment(taskId, JUSTICE), authorisedById: await work.letter() };
    await work.done('transferAssignment', { ...own, ...to });
    for (const list of ['confirmedIds', 'excludedIds']) {
      expect(
        await work.refusals('confirmMembers', decision(assignmentId, { [list]: [work.agencyId(JUSTICE)] })),
      ).toEqual([`ASSIGNMENT_ENDED ${list} 0`]);
    }
    const before = decision(assignmentId, { confirmedIds: [work.agencyId(JUSTICE)], decidedOn: '2025-04-30' });
    expect((await work.send('confirmMembers', before)).codes).toEqual([]);
  });

  it('is for the issuer’s side: an agency does not say itself that it is not meant', async () => {
    const { assignmentId } = await ofClass();
    const input = decision(assignmentId, { excludedIds: [work.agencyId(JUSTICE)] });
    expect(await work.refusals('confirmMembers', input, work.officerOf(JUSTICE))).toEqual(['NOT_YOURS assignmentId']);
    expect((await work.send('confirmMembers', input, work.officerOf(PROVINCE))).codes).toEqual([]);
  });
});
