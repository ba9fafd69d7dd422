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
/** A letter of the province of 10/04/2025 that authorises what is decided later. */
let authority: string;
beforeAll(async () => {
  work = await startDirectiveWork();
  authority = await work.letter({ issuedOn: '2025-04-10' });
});
afterAll(() => work[Symbol.asyncDispose]());

const extension = (taskId: string, over: Said = {}) => ({
  ...{ taskId, deadline: 'tháng 7/2025', authorisedById: authority, decidedOn: '2025-05-01', reason: 'Chờ văn bản' },
  ...over,
});
const dueDays = async (taskId: string) => (await work.states(taskId)).map(({ dueOn }) => dueOn);

describe('a deadline that is extended', () => {
  it('changes on-time against the deadline in force and not against the original', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    await work.done('extendDeadline', extension(taskId), work.officerOf(PROVINCE));
    const report = { assignmentId, outcome: 'DONE', completedOn: '2025-07-15', summary: 'Đã xong' };
    await work.done('reportAssignment', report, work.officerOf(JUSTICE));

    const query = `query ($id: ID!) { taskAssignment(id: $id) {
      originalDeadline { lastOn } currentDeadline { asWritten lastOn }
      standing { state isOnTimeByOriginal isOnTimeByCurrent daysOverdue daysPastOriginal }
      extensions { deadline { lastOn } authorisedBy { id } decidedOn reason }
    } }`;
    expect(await work.data(query, { variables: { id: assignmentId } })).toEqual({
      taskAssignment: {
        originalDeadline: { lastOn: '2025-06-30' },
        currentDeadline: { asWritten: 'tháng 7/2025', lastOn: '2025-07-31' },
        standing: {
          ...{ state: 'REPORTED', isOnTimeByOriginal: false, isOnTimeByCurrent: true },
          ...{ daysOverdue: 0, daysPastOriginal: 15 },
        },
        extensions: [
          {
            ...{ deadline: { lastOn: '2025-07-31' }, authorisedBy: { id: authority } },
            ...{ decidedOn: '2025-05-01', reason: 'Chờ văn bản' },
          },
        ],
      },
    });
  });

  it('is that of the decision of the latest day, whatever came first', async () => {
    const [early, late] = [{}, { deadline: 'tháng 8/2025', decidedOn: '2025-05-02' }];
    const dueAfter = async (...orders: Said[]) => {
      const taskId = await work.task();
      for (const over of orders) await work.done('extendDeadline', extension(taskId, over));
      return dueDays(taskId);
    };
    expect(await dueAfter(early, late)).toEqual(['2025-08-31']);
    expect(await dueAfter(late, early)).toEqual(['2025-08-31']);
  });

  it('may be earlier than before, and is read as of the day of the document that authorises it', async () => {
    const taskId = await work.task();
    await work.done('extendDeadline', extension(taskId, { deadline: 'trong vòng 15 ngày kể từ ngày ban hành' }));
    expect(await dueDays(taskId)).toEqual(['2025-04-25']);
  });

  it('is extended for those named, and without names for all that have not ended', async () => {
    const addressees = [JUSTICE, OFFICE].map((key) => ({ agencyId: work.agencyId(key), asWritten: key, role: 'LEAD' }));
    const taskId = await work.task({ addressees });
    const [one, other] = await work.states(taskId);
    await work.done('extendDeadline', extension(taskId, { assignmentIds: [one!.assignmentId] }));
    expect(await dueDays(taskId)).toEqual(['2025-07-31', '2025-06-30']);

    const ended = {
      assignmentIds: [other!.assignmentId],
      authorisedById: authority,
      decidedOn: '2025-05-10',
      reason: 'x',
    };
    await work.done('withdrawTask', { taskId, ...ended });
    await work.done('extendDeadline', extension(taskId, { deadline: 'tháng 9/2025', decidedOn: '2025-05-10' }));
    expect(await dueDays(taskId)).toEqual(['2025-09-30', '2025-06-30']);
  });

  it('of a class is that of its members, and of who is confirmed to be one later', async () => {
    const addressees = [{ agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở', role: 'LEAD' }];
    const taskId = await work.task({ addressees });
    const [ofClass] = await work.states(taskId);
    await work.done('extendDeadline', extension(taskId, { assignmentIds: [ofClass!.assignmentId] }));
    const confirmed = { confirmedIds: [work.agencyId(PROVINCE)], decidedOn: '2025-05-20', reason: 'Bổ sung' };
    await work.done('confirmMembers', { assignmentId: ofClass!.assignmentId, ...confirmed });
    expect(await dueDays(taskId)).toEqual(Array(4).fill('2025-07-31'));
  });

  it('recurs where the duty does', async () => {
    const taskId = await work.task({ deadline: 'ngày 25 hằng tháng' });
    await work.done('extendDeadline', extension(taskId, { deadline: 'hằng quý' }));
    expect((await work.states(taskId)).map(({ deadlineKind, isExtended }) => [deadlineKind, isExtended])).toEqual([
      ['RECURRING', true],
    ]);
  });
});

describe('extending a deadline', () => {
  it.each<[why: string, over: () => Said | Promise<Said>, refusals: string[]]>([
    ['for no task', () => ({ taskId: NOBODY }), ['TASK_NOT_FOUND taskId']],
    ['without words', () => ({ deadline: '' }), ['TEXT_BLANK deadline']],
    ['without a reason', () => ({ reason: ' ' }), ['TEXT_BLANK reason']],
    ['to words that are not understood', () => ({ deadline: 'mùa thu' }), ['DEADLINE_UNREAD deadline']],
    ['to words that set none', () => ({ deadline: 'khẩn trương' }), ['DEADLINE_UNREAD deadline']],
    ['to words that wait for something', () => ({ deadline: 'theo tiến độ Kế hoạch' }), ['DEADLINE_UNREAD deadline']],
    ['to words that wait for an end', () => ({ deadline: 'sau khi hoàn thành dự án' }), ['DEADLINE_UNREAD deadline']],
    ['to a quarter that does not exist', () => ({ deadline: 'quý 5/2025' }), ['DEADLINE_UNREAD deadline']],
    ['to one that recurs', () => ({ deadline: 'hằng quý' }), ['DEADLINE_RECURS deadline']],
    ['tomorrow', () => ({ decidedOn: '2026-04-01' }), ['DAY_IN_FUTURE decidedOn']],
    [
      'before the directive was issued',
      async () => ({ decidedOn: '2025-03-09', authorisedById: await work.letter() }),
      ['DAY_TOO_EARLY decidedOn', 'AUTHORISED_LATER authorisedById'],
    ],
    [
      'on the ground of a document of the day after',
      () => ({ decidedOn: '2025-04-09' }),
      ['AUTHORISED_LATER authorisedById'],
    ],
    ['on the ground of none', () => ({ authorisedById: NOBODY }), ['DIRECTIVE_NOT_FOUND authorisedById']],
    ['of nobody', () => ({ assignmentIds: [] }), ['ASSIGNMENTS_REQUIRED assignmentIds']],
    [
      'of an assignment that is not there',
      () => ({ assignmentIds: [NOBODY] }),
      ['ASSIGNMENT_NOT_FOUND assignmentIds 0'],
    ],
    [
      'of one of another task',
      async () => ({ assignmentIds: [await work.assignment(await work.task())] }),
      ['ASSIGNMENT_NOT_FOUND assignmentIds 0'],
    ],
    ['of 101 at once', () => ({ assignmentIds: Array(101).fill(NOBODY) }), ['LIST_TOO_LONG assignmentIds']],
  ])('%s is refused', async (_, over, expected) => {
    expect(await work.refusals('extendDeadline', extension(await work.task(), await over()))).toEqual(expected);
  });

  it('on the day of issue, today, and on the ground of a document of that day is possible', async () => {
    const letter = await work.letter();
    const taskId = await work.task();
    for (const decidedOn of [ISSUED_ON, '2026-03-31']) {
      const over = { decidedOn, authorisedById: letter };
      expect((await work.send('extendDeadline', extension(taskId, over))).codes).toEqual([]);
    }
  });

  it('of what had ended by that day is refused, of what ended on the day after is not', async () => {
    const taskId = await work.task();
    const assignmentIds = [await work.assignment(taskId)];
    const withdrawal = { taskId, authorisedById: authority, decidedOn: '2025-05-02', reason: 'Không còn cần' };
    await work.done('withdrawTask', withdrawal);
    const named = (decidedOn: string) => extension(taskId, { assignmentIds, decidedOn });
    expect(await work.refusals('extendDeadline', named('2025-05-02'))).toEqual(['ASSIGNMENT_ENDED assignmentIds 0']);
    expect(await work.refusals('extendDeadline', extension(taskId, { decidedOn: '2025-05-02' }))).toEqual([
      'ASSIGNMENTS_REQUIRED assignmentIds',
    ]);
    expect((await work.send('extendDeadline', named('2025-05-01'))).codes).toEqual([]);
  });

  it('of a duty that recurs to one that does not is refused', async () => {
    const taskId = await work.task({ deadline: 'hằng tháng' });
    expect(await work.refusals('extendDeadline', extension(taskId))).toEqual(['DEADLINE_RECURS_NOT deadline']);
    const unceasing = extension(taskId, { deadline: 'thường xuyên' });
    expect(await work.refusals('extendDeadline', unceasing)).toEqual(['DEADLINE_UNREAD deadline']);
  });

  it('of more than 100 assignments at once is refused, of 100 it is not', async () => {
    const addressees = Array.from({ length: 99 }, (_, n) => ({ asWritten: `Cơ quan ${n}`, role: 'LEAD' }));
    const taskId = await work.task({ addressees });
    const one = { authorisedById: authority, addressee: { asWritten: 'Cơ quan nữa', role: 'LEAD' } };
    await work.done('assignTask', { taskId, ...one });
    expect((await work.send('extendDeadline', extension(taskId))).codes).toEqual([]);

    const oneMore = { agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở', role: 'LEAD' };
    const many = await work.task({ addressees: [...addressees.slice(0, 98), oneMore] });
    expect(await work.refusals('extendDeadline', extension(many))).toEqual(['ASSIGNMENTS_TOO_MANY assignmentIds']);
  });

  it('is for the issuer’s side', async () => {
    const taskId = await work.task();
    expect(await work.refusals('extendDeadline', extension(taskId), work.officerOf(JUSTICE))).toEqual([
      'NOT_YOURS taskId',
    ]);
    expect((await work.send('extendDeadline', extension(taskId), work.officerOf(PROVINCE))).codes).toEqual([]);
  });

  it('ten times at once is ten decisions, none of which is lost', async () => {
    const taskId = await work.task();
    const days = Array.from({ length: 10 }, (_, n) => `2025-05-${10 + n}`);
    await Promise.all(days.map((decidedOn) => work.done('extendDeadline', extension(taskId, { decidedOn }))));
    const query = 'query ($id: ID!) { taskAssignment(id: $id) { extensions { decidedOn } } }';
    const variables = { id: await work.assignment(taskId) };
    expect(await work.data(query, { variables })).toEqual({
      taskAssignment: { extensions: days.map((decidedOn) => ({ decidedOn })) },
    });
  });
});
