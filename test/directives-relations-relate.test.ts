import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
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
beforeAll(async () => {
  work = await startDirectiveWork();
});
afterAll(() => work[Symbol.asyncDispose]());

const dueOn = async (taskId: string) => (await work.states(taskId)).map((each) => each.dueOn).join();
const taskOf = async (issuedOn: string | null, over: Said = {}) =>
  work.task({ directiveId: await work.letter({ issuedOn }), ...over });
/** A task of January with a deadline, and one of the day of the letters that sets none. */
async function pair() {
  return {
    earlierId: await taskOf('2025-01-10', { deadline: 'tháng 2/2025' }),
    taskId: await taskOf(ISSUED_ON, { deadline: null }),
  };
}
const relations = async (id: string) => {
  const query = `query ($id: ID!) { task(id: $id) { relations {
    from { id } to { id } kind extent basis confidence note } } }`;
  return (await work.data<{ task: { relations: Said[] } }>(query, { variables: { id } })).task.relations;
};

describe('a task that reminds of an older one', () => {
  it('is confirmed to, and takes over the deadline that it sets none of itself', async () => {
    const { taskId, earlierId } = await pair();
    expect(await dueOn(taskId)).toBe('');
    const said = { taskId, earlierId, kind: 'REMINDS', extent: 'PART', note: ' Cùng nội dung ' };
    expect(await work.done('relateTasks', said, work.officerOf(PROVINCE))).toBe(taskId);
    expect(await relations(taskId)).toEqual([
      {
        ...{ from: { id: taskId }, to: { id: earlierId }, kind: 'REMINDS', extent: 'PART' },
        ...{ basis: 'CONFIRMED', confidence: 'HIGH', note: 'Cùng nội dung' },
      },
    ]);
    expect(await dueOn(taskId)).toBe('2025-02-28');
  });

  it('keeps a deadline of its own', async () => {
    const { earlierId } = await pair();
    const taskId = await work.task();
    await work.done('relateTasks', { taskId, earlierId, kind: 'REMINDS' });
    expect(await dueOn(taskId)).toBe('2025-06-30');
  });

  it('of parts of two has the later day, of a whole one that one’s, and none with a part that has no day', async () => {
    const taskId = await taskOf(ISSUED_ON, { deadline: null });
    const february = await taskOf('2025-01-10', { deadline: 'tháng 2/2025' });
    const january = await taskOf('2025-01-10', { deadline: 'tháng 1/2025' });
    const bare = await taskOf('2025-01-10', { deadline: null });
    const relate = (earlierId: string, extent: string, isRelated = true) =>
      work.done('relateTasks', { taskId, earlierId, kind: 'REMINDS', extent, isRelated });

    await relate(january, 'PART');
    expect(await dueOn(taskId)).toBe('2025-01-31');
    await relate(february, 'PART');
    expect(await dueOn(taskId)).toBe('2025-02-28');
    await relate(bare, 'PART');
    expect(await dueOn(taskId)).toBe('');
    await relate(january, 'WHOLE');
    expect(await dueOn(taskId)).toBe('2025-01-31');
    await relate(january, 'WHOLE', false);
    await relate(bare, 'PART', false);
    expect(await dueOn(taskId)).toBe('2025-02-28');
    // The older ones keep what they were set with.
    expect([await dueOn(february), await dueOn(january)]).toEqual(['2025-02-28', '2025-01-31']);
  });

  it('gives the deadline on to tasks that remind of it, and takes it back when it is denied', async () => {
    const { taskId, earlierId } = await pair();
    const [middle, last] = [taskId, await taskOf('2025-04-01', { deadline: null })];
    await work.done('relateTasks', { taskId: last, earlierId: middle, kind: 'REMINDS' });
    expect(await dueOn(last)).toBe('');
    await work.done('relateTasks', { taskId: middle, earlierId, kind: 'REMINDS' });
    expect([await dueOn(middle), await dueOn(last)]).toEqual(['2025-02-28', '2025-02-28']);
    await work.done('relateTasks', { taskId: middle, earlierId, kind: 'REMINDS', isRelated: false });
    expect([await dueOn(middle), await dueOn(last)]).toEqual(['', '']);
  });

  it('changes how tasks of other issuers stand that remind of it', async () => {
    const { taskId, earlierId } = await pair();
    const government = work.agencyId('government/chinh-phu');
    const theirs = await work.letter({
      issuerId: government,
      issuedOn: '2025-04-01',
      type: 'Nghị quyết',
      symbol: '9/NQ-CP',
    });
    const last = await work.task({ directiveId: theirs, deadline: null });
    await work.done('relateTasks', { taskId: last, earlierId: taskId, kind: 'REMINDS' });
    await work.done('relateTasks', { taskId, earlierId, kind: 'REMINDS' }, work.officerOf(PROVINCE));
    expect(await dueOn(last)).toBe('2025-02-28');
    // And by who set the deadline.
    await work.done(
      'correctTask',
      { taskId: earlierId, deadline: 'tháng 3/2025', reason: 'Chép sai' },
      work.officerOf(PROVINCE),
    );
    expect(await dueOn(last)).toBe('2025-03-31');
  });

  it('stays denied where it was only suggested, and is confirmed again', async () => {
    const { taskId, earlierId } = await pair();
    const said = { taskId, earlierId, kind: 'RESTATES' };
    const shown = async () => (await relations(taskId)).map(({ basis, extent, note }) => [basis, extent, note]);
    await work.done('relateTasks', { ...said, isRelated: false, note: 'Chỉ trùng từ ngữ' });
    expect(await shown()).toEqual([['DENIED', 'WHOLE', 'Chỉ trùng từ ngữ']]);
    await work.done('relateTasks', said);
    expect(await shown()).toEqual([['CONFIRMED', 'WHOLE', 'Chỉ trùng từ ngữ']]);
  });

  it('and restates it as well: these are two relations', async () => {
    const { taskId, earlierId } = await pair();
    for (const kind of ['REMINDS', 'RESTATES']) await work.done('relateTasks', { taskId, earlierId, kind });
    expect((await relations(taskId)).map(({ kind }) => kind).toSorted()).toEqual(['REMINDS', 'RESTATES']);
  });

  it('is one relation of ten recorded at once', async () => {
    const { taskId, earlierId } = await pair();
    const said = { taskId, earlierId, kind: 'REMINDS' };
    await Promise.all(Array.from({ length: 10 }, () => work.done('relateTasks', said)));
    expect(await relations(taskId)).toHaveLength(1);
  });
});

describe('relating two tasks', () => {
  it.each<[why: string, over: (made: { taskId: string; earlierId: string }) => Said, refusals: string[]]>([
    ['of which the later is not there', () => ({ taskId: NOBODY }), ['TASK_NOT_FOUND taskId']],
    ['of which the earlier is not there', () => ({ earlierId: NOBODY }), ['TASK_NOT_FOUND earlierId']],
    ['that are one', ({ taskId }) => ({ earlierId: taskId }), ['TASK_OF_ITSELF earlierId']],
    [
      'in the wrong order',
      ({ taskId, earlierId }) => ({ taskId: earlierId, earlierId: taskId }),
      ['TASKS_OUT_OF_ORDER earlierId'],
    ],
    ['with a blank note', () => ({ note: '' }), ['TEXT_BLANK note']],
  ])('%s is refused', async (_, over, expected) => {
    const made = await pair();
    expect(await work.refusals('relateTasks', { ...made, kind: 'REMINDS', ...over(made) })).toEqual(expected);
  });

  it('of one day, or of an unknown day, is possible', async () => {
    for (const issuedOn of [ISSUED_ON, null]) {
      const [earlierId, taskId] = [await work.task(), await taskOf(issuedOn)];
      expect((await work.send('relateTasks', { taskId, earlierId, kind: 'REMINDS' })).codes).toEqual([]);
    }
  });

  it('is for the issuer of the later one', async () => {
    const { taskId, earlierId } = await pair();
    const said = { taskId, earlierId, kind: 'REMINDS' };
    for (const key of [JUSTICE, OFFICE]) {
      expect(await work.refusals('relateTasks', said, work.officerOf(key))).toEqual(['NOT_YOURS taskId']);
    }
    expect((await work.send('relateTasks', said, work.officerOf(PROVINCE))).codes).toEqual([]);
  });

  it('round in a circle ends, and gives nobody a deadline', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => taskOf(ISSUED_ON, { deadline: null })));
    for (const [index, taskId] of ids.entries()) {
      await work.done('relateTasks', { taskId, earlierId: ids[(index + 1) % ids.length], kind: 'REMINDS' });
    }
    expect(await Promise.all(ids.map(dueOn))).toEqual(['', '', '']);
  });

  it('both ways at once waits and ends', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => taskOf(ISSUED_ON, { deadline: null })));
    const ways = Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? [one, other] : [other, one]));
    const answers = await Promise.all(
      ways.map(([taskId, earlierId]) => work.send('relateTasks', { taskId, earlierId, kind: 'REMINDS' })),
    );
    expect(answers.flatMap(({ codes }) => codes)).toEqual([]);
  });
});
