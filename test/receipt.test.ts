import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Outcome, once } from '../platform/receipt.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { type OpenNotebook, openNotebook, recordNotes, WRITER } from './support/notebook.ts';

let notebook: OpenNotebook;
beforeAll(async () => {
  notebook = await openNotebook({ poolSize: 20 });
});
afterAll(() => notebook[Symbol.asyncDispose]());

const SENT = { requestId: 'test', today: '2026-03-31' } as const;
let effects = 0;

/** A command that writes a note under a name of its own each time it takes effect. */
function send(
  idempotencyKey: string,
  { viewer = WRITER, input = {} as unknown, name = 'note', fails = false } = {},
): Promise<Outcome> {
  return notebook.orm.write(viewer, async (em) => {
    const outcome = await once(em, viewer, { name, idempotencyKey, input, ...SENT }, async () => {
      effects += 1;
      const made = `${idempotencyKey} ${effects}`;
      await recordNotes(em, { [made]: ['a'] });
      return { made: { note: made }, problems: [] };
    });
    if (fails) throw new Error('the process ended');
    return outcome;
  });
}

async function notesOf(idempotencyKey: string): Promise<number> {
  return (await notebook.lines()).filter((line) => line.startsWith(`${idempotencyKey} `)).length;
}

function receiptsOf(idempotencyKey: string): Promise<unknown[]> {
  return notebook.rows('select viewer, outcome from command_receipt where idempotency_key = $1', [idempotencyKey]);
}

it('twenty sends at once have one effect and one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => send('twenty')));

  expect(await notesOf('twenty')).toBe(1);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.problems).toEqual([]);
});

it('what fails after its effect leaves neither effect nor receipt, and can be sent again', async () => {
  await expect(send('failed', { fails: true })).rejects.toThrow('the process ended');
  expect(await notesOf('failed')).toBe(0);
  expect(await receiptsOf('failed')).toEqual([]);

  await send('failed');
  expect(await notesOf('failed')).toBe(1);
});

it('a connection that is lost between effect and receipt leaves neither', async () => {
  const lost = notebook.orm.write(WRITER, (em) =>
    once(em, WRITER, { name: 'note', idempotencyKey: 'lost', input: {}, ...SENT }, async () => {
      await recordNotes(em, { 'lost 0': ['a'] });
      const [{ pid }] = (await em.execute('select pg_backend_pid() as pid')) as unknown as [{ pid: number }];
      await notebook.rows('select pg_terminate_backend($1)', [pid]);
      return { made: {}, problems: [] };
    }),
  );

  await expect(lost).rejects.toThrow();
  expect(await notesOf('lost')).toBe(0);
  expect(await receiptsOf('lost')).toEqual([]);
  const pool = notebook.database.pool('notebook', 'viewer');
  expect(pool.totalCount - pool.idleCount).toBe(0);
  await send('lost');
  expect(await notesOf('lost')).toBe(1);
});

it.each([
  ['another input', { input: { title: 'b' } }],
  ['a field left out', { input: {} }],
  ['another command', { input: { title: 'a' }, name: 'other' }],
])('a key that was used is refused for %s, and nothing is written', async (what, again) => {
  await send(what, { input: { title: 'a' } });

  const { made, problems } = await send(what, again);

  expect(made).toEqual({});
  expect(problems.map(({ code, path }) => [code, path])).toEqual([['IDEMPOTENCY_KEY_REUSED', ['idempotencyKey']]]);
  expect(await notesOf(what)).toBe(1);
});

it('the same input is the same, whatever the order of its fields', async () => {
  const first = await send('order', { input: { title: 'a', on: { day: 1, month: undefined, year: 2 } } });

  expect(await send('order', { input: { on: { year: 2, day: 1 }, title: 'a' } })).toEqual(first);
});

it('a key belongs to the viewer who used it', async () => {
  const other: Viewer = viewerOf({ subject: 'another writer', roles: ['officer'] });
  const mine = await send('shared');
  const theirs = await send('shared', { viewer: other, input: 'another' });

  expect(theirs.problems).toEqual([]);
  expect(theirs.made).not.toEqual(mine.made);
  expect(await receiptsOf('shared')).toHaveLength(2);
});

it.each([
  ['empty', ''],
  ['of 201 characters', 'x'.repeat(201)],
  ['of 201 characters outside the basic plane', '😀'.repeat(201)],
  ['with a character that no text of PostgreSQL holds', 'a\0b'],
  ['with a control character', 'a\u0007'],
  ['with a mark that turns the direction of writing', 'a\u202eb'],
  ['that is half a character', 'a\ud800'],
])('a key %s is refused and nothing is written', async (_, key) => {
  const { made, problems } = await send(key);

  expect(made).toEqual({});
  expect(problems.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_INVALID']);
});

it.each([
  ['of 200 characters', 'x'.repeat(200)],
  ['of 200 characters outside the basic plane', '😀'.repeat(200)],
  ['of several lines', 'a\nb'],
])('a key %s is taken', async (_, key) => {
  expect((await send(key)).problems).toEqual([]);
});

it('the first answer is what the later ones are', async () => {
  const outcome = { made: { note: undefined }, problems: [] } as unknown as Outcome;
  const answer = () =>
    notebook.orm.write(WRITER, (em) =>
      once(em, WRITER, { name: 'note', idempotencyKey: 'undefined', input: {}, ...SENT }, async () => outcome),
    );

  const first = await answer();

  expect(Object.keys(first.made)).toEqual([]);
  expect(Object.keys((await answer()).made)).toEqual([]);
});

it('a refusal is answered again, though it would be none by now', async () => {
  const refusal: Outcome = {
    made: {},
    problems: [{ code: 'TASK_CLOSED', messages: { vi: 'Đã kết thúc.', en: 'Closed.' }, path: ['taskId'] }],
  };
  const answer = (outcome: Outcome) =>
    notebook.orm.write(WRITER, (em) =>
      once(em, WRITER, { name: 'note', idempotencyKey: 'refused', input: {}, ...SENT }, async () => outcome),
    );

  const first = await answer(refusal);

  expect(first).toMatchObject(refusal);
  expect(await answer({ made: { note: 'x' }, problems: [] })).toEqual(first);
});

it('row-level security asks for the viewer once for a statement, not once for a row', async () => {
  const plan = await notebook.orm.write(WRITER, (em) =>
    em.execute('explain select outcome from command_receipt where idempotency_key = ?', ['plan']),
  );

  expect(JSON.stringify(plan)).toMatch(/InitPlan/);
});
