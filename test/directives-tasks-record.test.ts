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

const justice = (over: Said = {}) => ({
  ...{ agencyId: work.agencyId(JUSTICE), asWritten: 'Sở Tư pháp', role: 'LEAD', ...over },
});
const departments = (over: Said = {}) => ({
  ...{ agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở, ban, ngành', role: 'COORDINATE', ...over },
});
async function taskInput(over: Said = {}): Promise<Said> {
  const input = { clause: '1', title: 'Rà soát thủ tục hành chính', addressees: [justice()], ...over };
  return { directiveId: over.directiveId ?? (await work.letter()), ...input };
}

const TASK = `query ($id: ID!) { task(id: $id) {
  directive { id } clause title product scope strength reportedToAsWritten reportedTo { id } parent { id } parentBasis
  deadline { asWritten kind period lastOn softLastOn }
  assignments { nodes { agencyAsWritten role basis condition agency { id } agencyClass { id } } }
} }`;
const shown = async (id: string) => (await work.data<{ task: Said }>(TASK, { variables: { id } })).task;

describe('a task that is recorded', () => {
  it('is shown whole, its deadline as its words mean it, leads first', async () => {
    const [directiveId, above] = [await work.letter(), await work.task({ clause: '9' })];
    const id = await work.done(
      'recordTask',
      {
        ...{
          directiveId,
          clause: ' II.2.a ',
          title: ' Rà soát ',
          product: 'Báo cáo',
          strength: 'AIM',
          scope: 'GENERAL',
        },
        ...{
          deadline: 'trước ngày 15/9/2025',
          reportedToAsWritten: 'UBND tỉnh',
          reportedToId: work.agencyId(PROVINCE),
        },
        ...{ parentId: above, parentBasis: 'CITED' },
        addressees: [departments({ condition: 'liên quan' }), justice(), { asWritten: 'các hội', role: 'COORDINATE' }],
      },
      work.officerOf(PROVINCE),
    );
    const none = { agency: null, agencyClass: null, condition: null };
    expect(await shown(id)).toEqual({
      ...{ directive: { id: directiveId }, clause: 'II.2.a', title: 'Rà soát', product: 'Báo cáo' },
      ...{ scope: 'GENERAL', strength: 'AIM', reportedToAsWritten: 'UBND tỉnh' },
      ...{ reportedTo: { id: work.agencyId(PROVINCE) }, parent: { id: above }, parentBasis: 'CITED' },
      deadline: {
        ...{ asWritten: 'trước ngày 15/9/2025', kind: 'BEFORE_DATE', period: null, lastOn: '2025-09-14' },
        softLastOn: null,
      },
      assignments: {
        nodes: [
          {
            ...none,
            agencyAsWritten: 'Sở Tư pháp',
            role: 'LEAD',
            basis: 'NAMED',
            agency: { id: work.agencyId(JUSTICE) },
          },
          {
            ...{ ...none, agencyAsWritten: 'các sở, ban, ngành', role: 'COORDINATE', basis: 'CLASS_IF_CONCERNED' },
            ...{ condition: 'liên quan', agencyClass: { id: work.classId(DEPARTMENTS) } },
          },
          { ...none, agencyAsWritten: 'các hội', role: 'COORDINATE', basis: 'NAMED' },
        ],
      },
    });
  });

  it.each([
    ['that sets none', null, 'NONE', null],
    ['that is not understood: it is recorded and shown', 'theo mùa vụ thứ bảy', 'UNREAD', null],
    ['that waits for an event', 'sau khi Nghị định có hiệu lực', 'RELATIVE', null],
    ['that names a month: its last day', 'tháng 6/2025', 'MONTH', '2025-06-30'],
  ])('has a deadline %s', async (_, deadline, kind, lastOn) => {
    const id = await work.done('recordTask', await taskInput({ deadline }));
    expect(await shown(id)).toMatchObject({ deadline: { kind, lastOn } });
  });

  it('expands its classes as they were on the day of issue, bound or only perhaps by the condition', async () => {
    const addressees = [departments(), departments({ condition: 'liên quan', role: 'LEAD' })];
    const id = await work.done('recordTask', await taskInput({ addressees }));
    const expected = (concern: string) => [
      [null, true, concern],
      [work.agencyId(JUSTICE), false, concern],
      [work.agencyId(OFFICE), false, concern],
    ];
    expect((await work.states(id)).map((each) => [each.agencyId, each.isClass, each.concern])).toEqual([
      ...expected('POTENTIAL'),
      ...expected('BOUND'),
    ]);
  });

  it('stands after the tasks that its directive has, also of ten at once', async () => {
    const directiveId = await work.letter();
    const ids = await Promise.all(
      Array.from({ length: 10 }, async (_, n) =>
        work.done('recordTask', await taskInput({ directiveId, clause: `${n}` })),
      ),
    );
    const query = 'query ($id: ID!) { directive(id: $id) { tasks { nodes { id } } } }';
    type Found = { directive: { tasks: { nodes: { id: string }[] } } };
    const { directive } = await work.data<Found>(query, { variables: { id: directiveId } });
    expect(directive.tasks.nodes.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });
});

describe('recording a task', () => {
  it('twice at one clause is refused, also of ten at once under ten keys', async () => {
    const input = await taskInput();
    const answers = await Promise.all(Array.from({ length: 10 }, () => work.send('recordTask', input)));
    const made = answers.filter(({ id }) => id !== null);
    const others = answers.filter(({ id }) => id === null);
    expect(made).toHaveLength(1);
    expect(others.map(({ codes }) => codes)).toEqual(others.map(() => ['TASK_EXISTS']));
    expect(others.every(({ problems }) => problems[0]!.message.includes(made[0]!.id!))).toBe(true);
  });

  it.each<[why: string, over: () => Promise<Said> | Said, refusals: string[]]>([
    ['no such directive', () => ({ directiveId: NOBODY }), ['DIRECTIVE_NOT_FOUND directiveId']],
    ['no clause', () => ({ clause: ' ' }), ['TEXT_BLANK clause']],
    ['no title', () => ({ title: '' }), ['TEXT_BLANK title']],
    ['a title of 2001 characters', () => ({ title: 'a'.repeat(2001) }), ['TEXT_TOO_LONG title']],
    ['words that no text can hold', () => ({ deadline: 'a\0' }), ['TEXT_UNREADABLE deadline']],
    ['nobody to do it', () => ({ addressees: [] }), ['ADDRESSEES_REQUIRED addressees']],
    ['101 addressees', () => ({ addressees: Array(101).fill(justice()) }), ['LIST_TOO_LONG addressees']],
    [
      'an addressee without words',
      () => ({ addressees: [justice(), justice({ asWritten: '' })] }),
      ['TEXT_BLANK addressees 1 asWritten'],
    ],
    [
      'an agency and a class in one',
      () => ({ addressees: [{ ...justice(), ...departments() }] }),
      ['ADDRESSEE_AMBIGUOUS addressees 0 agencyClassId'],
    ],
    [
      'a condition on an agency',
      () => ({ addressees: [justice({ condition: 'liên quan' })] }),
      ['CONDITION_WITHOUT_CLASS addressees 0 condition'],
    ],
    [
      'agencies and classes that are not there',
      () => ({
        reportedToId: NOBODY,
        addressees: [justice({ agencyId: NOBODY }), departments({ agencyClassId: NOBODY })],
      }),
      [
        ...['AGENCY_NOT_FOUND reportedToId', 'AGENCY_NOT_FOUND addressees 0 agencyId'],
        'AGENCY_CLASS_NOT_FOUND addressees 1 agencyClassId',
      ],
    ],
    [
      'an agency that did not exist on the day of issue',
      () => ({ addressees: [justice({ agencyId: work.agencyId('province/phu-tho@2025') })] }),
      ['AGENCY_NOT_IN_FORCE addressees 0 agencyId'],
    ],
    ['a parent that is not there', () => ({ parentId: NOBODY, parentBasis: 'CITED' }), ['TASK_NOT_FOUND parentId']],
    ['how an unnamed parent is known', () => ({ parentBasis: 'CITED' }), ['PARENT_INCOMPLETE parentId']],
    [
      'a parent of whom it is not said how it is known',
      async () => ({ parentId: await work.task() }),
      ['PARENT_INCOMPLETE parentBasis'],
    ],
    [
      'a parent of a later directive',
      async () => ({
        parentId: await work.task({ directiveId: await work.letter({ issuedOn: '2025-03-11' }) }),
        parentBasis: 'CITED',
      }),
      ['TASKS_OUT_OF_ORDER parentId'],
    ],
  ])('with %s is refused', async (_, over, expected) => {
    expect(await work.refusals('recordTask', await taskInput(await over()))).toEqual(expected);
  });

  it('takes a parent of the same day', async () => {
    const parent = { parentId: await work.task(), parentBasis: 'INFERRED' };
    expect(await work.send('recordTask', await taskInput(parent))).toMatchObject({ codes: [] });
  });

  it.each<[who: string, viewer: () => Viewer, refusals: string[]]>([
    ['an operator', () => OPERATOR, []],
    ['an officer of the issuer', () => work.officerOf(PROVINCE), []],
    ['a steward of the issuer', () => ({ ...work.officerOf(PROVINCE), roles: ['steward'] }), []],
    ['an officer of an addressee', () => work.officerOf(JUSTICE), ['NOT_YOURS directiveId']],
    [
      'somebody who acts for the issuer and is no officer',
      () => ({ ...work.officerOf(PROVINCE), roles: ['partner'] }),
      ['NOT_YOURS directiveId'],
    ],
  ])('is for the issuer’s side: %s', async (_, viewer, expected) => {
    const { codes, problems } = await work.send('recordTask', await taskInput(), viewer());
    expect(problems.map(({ path }, index) => [codes[index], ...path].join(' '))).toEqual(expected);
  });

  it('of an attachment is for officers of its issuer, and asks from the day of its document', async () => {
    const directiveId = work.directiveId('PL-I@617/KH-UBND');
    const input = await taskInput({ directiveId, clause: '99' });
    expect(await work.refusals('recordTask', input, work.officerOf(OFFICE))).toEqual(['NOT_YOURS directiveId']);
    const id = await work.done('recordTask', input, work.officerOf(PROVINCE));
    expect((await work.states(id)).map(({ issuedOn }) => issuedOn)).toEqual(['2025-02-13']);
  });

  it('is an error to whoever cannot write at all, and to an id that is none', async () => {
    const query = 'mutation ($input: RecordTaskInput!) { recordTask(input: $input) { task { id } } }';
    const input = { ...(await taskInput()), idempotencyKey: 'k' };
    const citizen = viewerOf({ subject: 'person:c', roles: ['citizen'] });
    const refused = await work.ask(query, { variables: { input }, viewer: citizen });
    expect(refused.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    const malformed = { ...input, addressees: [justice({ agencyId: 'sở' })] };
    const answer = await work.ask(query, { variables: { input: malformed }, viewer: OPERATOR });
    expect(answer.errors?.map(({ extensions }) => [extensions?.code, extensions?.argument])).toEqual([
      ['ID_MALFORMED', 'input.addressees.0.agencyId'],
    ]);
  });
});

describe('a task that is given to one more', () => {
  const assign = async (over: Said = {}, taskId?: string) => ({
    ...{ taskId: taskId ?? (await work.task()), authorisedById: await work.letter() },
    addressee: { agencyId: work.agencyId(OFFICE), asWritten: 'Văn phòng', role: 'COORDINATE', ...over },
  });

  it('has an assignment more, with the deadline that the others have', async () => {
    const input = await assign();
    const id = await work.done('assignTask', input, work.officerOf(PROVINCE));
    const states = await work.states(input.taskId);
    expect(states.map(({ agencyId, dueOn }) => [agencyId, dueOn])).toEqual([
      [work.agencyId(JUSTICE), '2025-06-30'],
      [work.agencyId(OFFICE), '2025-06-30'],
    ]);
    expect(states[1]?.assignmentId).toBe(id);
  });

  it('keeps what happened to the others, also when it is a lead that comes first', async () => {
    const taskId = await work.task({ addressees: [justice({ role: 'COORDINATE' })] });
    const assignmentId = await work.assignment(taskId);
    const report = { assignmentId, outcome: 'DONE', completedOn: '2025-04-01', summary: 'Đã xong' };
    await work.done('reportAssignment', report, work.officerOf(JUSTICE));
    await work.done('assignTask', await assign({ role: 'LEAD' }, taskId));
    expect((await work.states(taskId)).map(({ agencyId, state }) => [agencyId, state])).toEqual([
      [work.agencyId(OFFICE), 'OPEN'],
      [work.agencyId(JUSTICE), 'REPORTED'],
    ]);
  });

  it('may be given to a class, which is expanded', async () => {
    const input = await assign({ agencyId: null, ...departments() });
    await work.done('assignTask', input);
    expect((await work.states(input.taskId)).map(({ isClass }) => isClass)).toEqual([false, true, false, false]);
  });

  it.each<[why: string, over: Said | (() => Said), refusals: string[]]>([
    ['the same agency in the same role', () => justice(), ['ASSIGNED_ALREADY addressee']],
    ['an agency that is not there', { agencyId: NOBODY }, ['AGENCY_NOT_FOUND addressee agencyId']],
    ['no words', { asWritten: '\t' }, ['TEXT_BLANK addressee asWritten']],
  ])('is refused with %s', async (_, over, expected) => {
    const addressee = typeof over === 'function' ? over() : over;
    expect(await work.refusals('assignTask', await assign(addressee))).toEqual(expected);
  });

  it('is given to the same agency in another role, or when it was taken back', async () => {
    const taskId = await work.task();
    expect(await work.send('assignTask', await assign(justice({ role: 'COORDINATE' }), taskId))).toMatchObject({
      codes: [],
    });
    const again = await assign(justice(), taskId);
    expect((await work.send('assignTask', again)).codes).toEqual(['ASSIGNED_ALREADY']);
    const [lead] = await work.states(taskId);
    const withdrawal = { decidedOn: ISSUED_ON, reason: 'Nhầm', assignmentIds: [lead!.assignmentId] };
    await work.done('withdrawTask', { taskId, authorisedById: await work.letter(), ...withdrawal });
    expect((await work.send('assignTask', again)).codes).toEqual([]);
  });

  it('is refused without a document, without a task, and to others than the issuer', async () => {
    const input = await assign();
    expect(await work.refusals('assignTask', { ...input, authorisedById: NOBODY })).toEqual([
      'DIRECTIVE_NOT_FOUND authorisedById',
    ]);
    expect(await work.refusals('assignTask', { ...input, taskId: NOBODY })).toEqual(['TASK_NOT_FOUND taskId']);
    expect(await work.refusals('assignTask', input, work.officerOf(OFFICE))).toEqual(['NOT_YOURS taskId']);
  });

  it('has at most 100 addressees', async () => {
    const addressees = Array.from({ length: 99 }, (_, n) => ({ asWritten: `Cơ quan ${n}`, role: 'COORDINATE' }));
    const taskId = await work.task({ addressees });
    await work.done('assignTask', await assign({}, taskId));
    expect(await work.refusals('assignTask', await assign(justice(), taskId))).toEqual(['ASSIGNMENTS_TOO_MANY']);
  });
});
