import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DirectiveWork,
  JUSTICE,
  NOBODY,
  PROVINCE,
  type Said,
  startDirectiveWork,
} from './support/directive-work.ts';

let work: DirectiveWork;
beforeAll(async () => {
  work = await startDirectiveWork();
});
afterAll(() => work[Symbol.asyncDispose]());

const TASK = `query ($id: ID!) { task(id: $id) {
  clause title product scope strength reportedToAsWritten reportedTo { id } parent { id } parentBasis
  deadline { asWritten kind lastOn }
} }`;
const shown = async (id: string, position: string | null = null) =>
  (await work.data<{ task: Said }>(TASK, { variables: { id }, position })).task;
const correction = (taskId: string, over: Said) => ({ taskId, reason: 'Ghi nhầm khi nhập', ...over });
const dueOn = async (taskId: string) => (await work.states(taskId)).map((each) => each.dueOn).join();

describe('a task that is corrected', () => {
  it('is what was said where something was, and as it was where not; the past stays', async () => {
    const taskId = await work.task({ product: 'Báo cáo', reportedToAsWritten: 'UBND tỉnh' });
    const before = await work.now();
    const was = await shown(taskId);
    const said = { clause: ' 2 ', title: 'Công bố thủ tục', scope: 'GENERAL', reportedToId: work.agencyId(PROVINCE) };
    expect(await work.done('correctTask', correction(taskId, said), work.officerOf(PROVINCE))).toBe(taskId);
    expect(await shown(taskId)).toEqual({
      ...was,
      ...{ clause: '2', title: 'Công bố thủ tục', scope: 'GENERAL', reportedTo: { id: work.agencyId(PROVINCE) } },
    });
    expect(await shown(taskId, before)).toEqual(was);
  });

  it('is blank where null was said', async () => {
    const parent = { parentId: await work.task(), parentBasis: 'CITED' };
    const taskId = await work.task({ product: 'Báo cáo', reportedToAsWritten: 'UBND tỉnh', ...parent });
    const blank = { product: null, reportedToAsWritten: null, deadline: null, parentId: null };
    await work.done('correctTask', correction(taskId, blank));
    expect(await shown(taskId)).toMatchObject({
      ...{ product: null, reportedToAsWritten: null, parent: null, parentBasis: null },
      deadline: { asWritten: null, kind: 'NONE', lastOn: null },
    });
    expect(await dueOn(taskId)).toBe('');
  });

  it('has the deadline that its words mean now, for its assignments and for who takes it over', async () => {
    const taskId = await work.task();
    const [reminder, again] = [await work.task({ deadline: null }), await work.task({ deadline: null })];
    await work.done('relateTasks', { taskId: reminder, earlierId: taskId, kind: 'REMINDS' });
    await work.done('relateTasks', { taskId: again, earlierId: reminder, kind: 'REMINDS' });
    await work.done('correctTask', correction(taskId, { deadline: 'trước ngày 20/6/2025' }));
    expect(await Promise.all([taskId, reminder, again].map(dueOn))).toEqual(Array(3).fill('2025-06-19'));
    await work.done('correctTask', correction(reminder, { deadline: 'tháng 7/2025' }));
    expect(await Promise.all([taskId, reminder, again].map(dueOn))).toEqual(['2025-06-19', '2025-07-31', '2025-07-31']);
  });

  it('keeps extensions, reports and verdicts', async () => {
    const taskId = await work.task();
    const assignmentId = await work.assignment(taskId);
    const authority = { authorisedById: await work.letter(), decidedOn: '2025-05-01', reason: 'x' };
    await work.done('extendDeadline', { taskId, deadline: 'tháng 8/2025', ...authority });
    const report = { assignmentId, outcome: 'DONE', completedOn: '2025-07-01', summary: 'Đã xong' };
    await work.done('reportAssignment', report, work.officerOf(JUSTICE));
    await work.done('correctTask', correction(taskId, { deadline: 'tháng 5/2025', title: 'Khác' }));
    expect(await work.states(taskId)).toMatchObject([
      { assignmentId, state: 'REPORTED', originalDueOn: '2025-05-31', dueOn: '2025-08-31', completedOn: '2025-07-01' },
    ]);
  });

  it('that becomes an aim makes nobody late', async () => {
    const taskId = await work.task();
    const query = 'query ($id: ID!) { task(id: $id) { progress { overdue } } }';
    const overdue = async () =>
      (await work.data<{ task: { progress: { overdue: number } } }>(query, { variables: { id: taskId } })).task
        .progress;
    expect(await overdue()).toEqual({ overdue: 1 });
    await work.done('correctTask', correction(taskId, { strength: 'AIM' }));
    expect(await overdue()).toEqual({ overdue: 0 });
    expect(await dueOn(taskId)).toBe('2025-06-30');
  });

  it('says how its parent is known, with the parent or by itself', async () => {
    const parentId = await work.task();
    const taskId = await work.task();
    await work.done('correctTask', correction(taskId, { parentId, parentBasis: 'INFERRED' }));
    await work.done('correctTask', correction(taskId, { parentBasis: 'CITED' }));
    expect(await shown(taskId)).toMatchObject({ parent: { id: parentId }, parentBasis: 'CITED' });
  });

  it('is recorded once however often the same is said, and its event says why', async () => {
    const taskId = await work.task();
    const before = await work.rows();
    await work.done('correctTask', correction(taskId, { title: 'Rà soát thủ tục hành chính' }));
    expect((await work.rows()).facts).toBe(before.facts);
    await work.done('correctTask', correction(taskId, { title: 'Mới' }));
    const [event] = await work.events(taskId, 1);
    expect(event).toMatchObject({
      kind: 'TASK_RECORDED',
      payload: { title: 'Mới', correctedBecause: 'Ghi nhầm khi nhập' },
    });
  });
});

describe('correcting a task', () => {
  it.each<[why: string, over: () => Said | Promise<Said>, refusals: string[]]>([
    ['that is not there', () => ({ taskId: NOBODY, title: 'x' }), ['TASK_NOT_FOUND taskId']],
    ['in nothing', () => ({}), ['CORRECTION_EMPTY']],
    ['without a reason', () => ({ title: 'x', reason: ' ' }), ['TEXT_BLANK reason']],
    [
      'to be without what it cannot be without',
      () => ({ clause: null, title: null, scope: null, strength: null }),
      ['clause', 'title', 'scope', 'strength'].map((field) => `FIELD_NOT_BLANKABLE ${field}`),
    ],
    ['to a blank title', () => ({ title: '' }), ['TEXT_BLANK title']],
    ['to a blank deadline', () => ({ deadline: '' }), ['TEXT_BLANK deadline']],
    ['to an agency that is not there', () => ({ reportedToId: NOBODY }), ['AGENCY_NOT_FOUND reportedToId']],
    ['to a parent that is not there', () => ({ parentId: NOBODY, parentBasis: 'CITED' }), ['TASK_NOT_FOUND parentId']],
    [
      'to a parent of which it is not said how it is known',
      async () => ({ parentId: await work.task() }),
      ['PARENT_INCOMPLETE parentBasis'],
    ],
    ['to how no parent is known', () => ({ parentBasis: 'CITED' }), ['PARENT_INCOMPLETE parentId']],
    [
      'to a parent of a later directive',
      async () => ({
        parentId: await work.task({ directiveId: await work.letter({ issuedOn: '2025-03-11' }) }),
        parentBasis: 'CITED',
      }),
      ['TASKS_OUT_OF_ORDER parentId'],
    ],
  ])('%s is refused', async (_, over, expected) => {
    expect(await work.refusals('correctTask', correction(await work.task(), await over()))).toEqual(expected);
  });

  it('to be its own parent, or that of its parent’s parent, is refused', async () => {
    const [top, middle, bottom] = await Promise.all([1, 2, 3].map(() => work.task()));
    await work.done('correctTask', correction(middle!, { parentId: top, parentBasis: 'CITED' }));
    await work.done('correctTask', correction(bottom!, { parentId: middle, parentBasis: 'CITED' }));
    const below = (parentId: string) => correction(top!, { parentId, parentBasis: 'CITED' });
    expect(await work.refusals('correctTask', below(top!))).toEqual(['TASK_OF_ITSELF parentId']);
    expect(await work.refusals('correctTask', below(bottom!))).toEqual(['PARENT_BELOW parentId']);
  });

  it('to the clause of another task of the directive is refused, to its own it is not', async () => {
    const directiveId = await work.letter();
    await work.task({ directiveId, clause: '1' });
    const taskId = await work.task({ directiveId, clause: '2' });
    expect(await work.refusals('correctTask', correction(taskId, { clause: '1' }))).toEqual(['TASK_EXISTS clause']);
    expect((await work.send('correctTask', correction(taskId, { clause: '2', title: 'Khác' }))).codes).toEqual([]);
  });

  it('is for the issuer’s side', async () => {
    const input = correction(await work.task(), { deadline: 'tháng 12/2025' });
    expect(await work.refusals('correctTask', input, work.officerOf(JUSTICE))).toEqual(['NOT_YOURS taskId']);
    expect((await work.send('correctTask', input, work.officerOf(PROVINCE))).codes).toEqual([]);
  });

  it('with null is another command than without the field', async () => {
    const taskId = await work.task({ product: 'Báo cáo' });
    const input = { ...correction(taskId, { title: 'Khác' }), idempotencyKey: `null ${taskId}` };
    await work.done('correctTask', input);
    expect((await work.send('correctTask', { ...input, product: null })).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect((await work.send('correctTask', { ...input, title: ' Khác' })).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect((await work.send('correctTask', input)).codes).toEqual([]);
  });
});

it('every task and directive of the reference data is rebuilt from its facts as it was recorded', async () => {
  const before = await work.rows();
  const changed = await work.rewriteAll();
  expect(changed).toEqual({ tasks: [], directives: [] });
  expect((await work.rows()).facts).toBe(before.facts);
});
