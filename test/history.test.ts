import { describe, expect, it } from 'vitest';
import { placeEvents } from '../platform/feed/runtime.ts';
import { lockSubjects } from '../platform/feed.ts';
import { recordSubjects } from '../platform/history/record.ts';
import { resolvePosition } from '../platform/history.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { eventually, type OpenNotebook, openNotebook, recordNotes, WRITER } from './support/notebook.ts';

/** Place what is committed, and name the position. */
async function place({ database }: OpenNotebook): Promise<string> {
  await placeEvents(database, 'notebook');
  await using session = database.openSession('notebook', PUBLIC_VIEWER);
  return resolvePosition(session, { kind: 'now' }, new Date());
}

describe('recording what is known already', () => {
  it.each([
    ['a text', [{ said: 'a' }], [{ said: 'a' }]],
    ['nothing, said in two ways', [{ said: 'a', dueOn: null }], [{ said: 'a', dueOn: undefined }]],
    ['a list of texts', [{ said: 'a', tags: ['x', 'y'] }], [{ said: 'a', tags: ['x', 'y'] }]],
    [
      'a structure, whatever the order of its keys',
      [{ said: 'a', details: { bb: 1, a: { d: null, c: [] } } }],
      undefined,
    ],
    ['a decimal and a day', [{ said: 'a', fee: '1.50', dueOn: '2026-03-31' }], undefined],
    ['a line twice', [{ said: 'a' }, { said: 'a' }], undefined],
    ['lines in another order', [{ said: 'a' }, { said: 'b' }], [{ said: 'b' }, { said: 'a' }]],
    ['no line at all', [], []],
  ])('writes nothing: %s', async (_, first, again = first) => {
    await using notebook = await openNotebook();
    await notebook.record({ note: first });
    const before = await notebook.rows('select * from line_fact order by fact_id');

    expect(await notebook.record({ note: again })).toEqual([]);

    expect(await notebook.rows('select * from line_fact order by fact_id')).toEqual(before);
    expect(await notebook.rows('select from feed_event')).toHaveLength(first.length === 0 ? 0 : 1);
  });

  it.each([
    ['a list in another order', { said: 'a', tags: ['x', 'y'] }, { said: 'a', tags: ['y', 'x'] }],
    ['an empty list for none', { said: 'a', tags: null }, { said: 'a', tags: [] }],
    ['a decimal', { said: 'a', fee: '1.50' }, { said: 'a', fee: '1.51' }],
  ])('but another value is another fact: %s', async (_, first, second) => {
    await using notebook = await openNotebook();
    await notebook.record({ note: [first] });

    expect(await notebook.record({ note: [second] })).toEqual(['note']);

    const held = await notebook.rows<{ closed: boolean }>(
      'select closed_seq is not null as closed from line_fact order by fact_id',
    );
    expect(held).toEqual([{ closed: true }, { closed: false }]);
  });

  it('ends one of two equal facts, and both', async () => {
    await using notebook = await openNotebook();
    await notebook.record({ note: ['a', 'a'] });

    await notebook.record({ note: ['a'] });
    expect(await notebook.lines()).toEqual(['note: a']);
    await notebook.record({ note: [] });
    expect(await notebook.lines()).toEqual([]);
  });

  it('refuses two states of one subject and writes nothing', async () => {
    await using notebook = await openNotebook();
    const state = { subject: 'note', kind: 'X', payload: {}, facts: {} };

    await expect(
      notebook.orm.write(WRITER, (em) => recordSubjects(em, 'notebook', {}, [state, state])),
    ).rejects.toThrow(/one state of the subject note/);
    expect(await notebook.rows('select from feed_event')).toEqual([]);
  });
});

describe('a position', () => {
  it('shows what held there after facts were ended and said again', async () => {
    await using notebook = await openNotebook();
    await notebook.record({ note: ['a'] });
    const first = await place(notebook);
    await notebook.record({ note: ['b'] });
    const second = await place(notebook);
    await notebook.record({ note: ['a'] });
    const third = await place(notebook);

    expect(await notebook.lines(first)).toEqual(['note: a']);
    expect(await notebook.lines(second)).toEqual(['note: b']);
    expect(await notebook.lines(third)).toEqual(['note: a']);
    expect(await notebook.lines()).toEqual(['note: a']);
    expect(await notebook.rows('select from line_fact')).toHaveLength(3);
  });

  it('answers the same when a transaction that took its number earlier commits later', async () => {
    await using notebook = await openNotebook();
    const slow = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const older = notebook.orm.write(WRITER, async (em) => {
      await recordNotes(em, { older: ['a'] });
      written.resolve();
      await slow.promise;
    });
    await written.promise;
    await notebook.record({ younger: ['b'] });
    const position = await place(notebook);
    const before = await notebook.lines(position);

    slow.resolve();
    await older;
    const later = await place(notebook);

    expect(before).toEqual(['younger: b']);
    expect(await notebook.lines(position)).toEqual(before);
    expect(await notebook.lines(later)).toEqual(['older: a', 'younger: b']);
    expect(await notebook.rows('select subject from feed_event order by seq')).toEqual([
      { subject: 'older' },
      { subject: 'younger' },
    ]);
  });

  it('shows a change only after it was placed', async () => {
    await using notebook = await openNotebook();
    const empty = await place(notebook);
    await notebook.record({ note: ['a'] });

    expect(await notebook.lines(empty)).toEqual([]);
    expect(await notebook.lines()).toEqual(['note: a']);
  });

  it('is the same for an instant before, at and after what was placed at once', async () => {
    await using notebook = await openNotebook();
    const empty = await place(notebook);
    await notebook.record({ one: ['a'], two: ['b'] });
    const full = await place(notebook);
    const [placed] = await notebook.rows<{ instants: number; at: string; before: string }>(
      `select count(distinct sequenced_at)::int as instants,
         to_char(max(sequenced_at) + interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
         to_char(min(sequenced_at) - interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as before from feed_event`,
    );
    await using session = notebook.database.openSession('notebook', PUBLIC_VIEWER);
    const at = (instant: string) => resolvePosition(session, { kind: 'instant', at: instant }, new Date('2100-01-01'));

    expect(placed!.instants).toBe(1);
    expect(await at(placed!.at)).toBe(full);
    expect(await at(placed!.before)).toBe(empty);
  });

  it('never goes back in time with the clock', async () => {
    await using notebook = await openNotebook();
    await notebook.record({ note: ['a'] });
    await place(notebook);
    await notebook.rows('alter table feed_event disable trigger user');
    await notebook.rows(`update feed_event set sequenced_at = sequenced_at + interval '1 hour'`);
    await notebook.rows('alter table feed_event enable trigger user');
    await notebook.record({ note: ['b'] });
    await place(notebook);

    const times = await notebook.rows<{ sequenced_at: Date }>('select sequenced_at from feed_event order by position');
    expect(times[1]).toEqual(times[0]);
  });

  it.each([
    ['beyond the head', (feed: string) => `${feed}.2`],
    ['of another feed', () => '00000000-0000-4000-8000-000000000000.1'],
    ['that is no number', (feed: string) => `${feed}.x`],
    ['that is written otherwise', (feed: string) => `${feed}.01`],
  ])('%s is refused', async (_, position) => {
    await using notebook = await openNotebook();
    await notebook.record({ note: ['a'] });
    const [feed] = (await place(notebook)).split('.');
    await using session = notebook.database.openSession('notebook', PUBLIC_VIEWER);

    await expect(
      resolvePosition(session, { kind: 'position', position: position(feed!) }, new Date()),
    ).rejects.toMatchObject({ code: 'ASOF_UNKNOWN' });
  });
});

it('lets no fact end before it began, nor a subject’s changes change places, though a writer waited', async () => {
  await using notebook = await openNotebook();
  const begun = Promise.withResolvers<void>();
  const committed = Promise.withResolvers<void>();
  const waiting = notebook.orm.write(WRITER, async (em) => {
    await em.execute('select now()');
    begun.resolve();
    await committed.promise;
    await recordNotes(em, { note: ['b'] });
  });
  await begun.promise;
  await notebook.record({ note: ['a'] });
  committed.resolve();
  await waiting;

  const [wrong] = await notebook.rows<{ facts: number; events: number }>(
    `select (select count(*)::int from line_fact where recorded_to < recorded_at) as facts,
       (select count(*)::int from feed_event a join feed_event b on b.seq > a.seq and b.recorded_at < a.recorded_at) as events`,
  );
  expect(wrong).toEqual({ facts: 0, events: 0 });
});

describe('a change of very many subjects', () => {
  const many = Array.from({ length: 2000 }, (_, n) => `note ${n}`);

  it('takes one lock, and waits for those who change few', async () => {
    await using notebook = await openNotebook();
    const few = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const small = notebook.orm.write(WRITER, async (em) => {
      await lockSubjects(em, 'notebook', ['note 7']);
      held.resolve();
      await few.promise;
    });
    await held.promise;
    let locks: unknown[] = [];
    const large = notebook.orm.write(WRITER, async (em) => {
      await lockSubjects(em, 'notebook', many);
      locks = await em.execute(`select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`);
    });
    await eventually(async () => {
      const waits = await notebook.rows(`select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`);
      return waits.length === 1 || undefined;
    });

    few.resolve();
    await Promise.all([small, large]);
    expect(locks).toHaveLength(1);
  });

  it('is recorded like any other', async () => {
    await using notebook = await openNotebook();
    const notes = Object.fromEntries(many.map((subject) => [subject, ['a']]));

    expect(await notebook.record(notes)).toHaveLength(2000);
    expect(await notebook.record(notes)).toEqual([]);
  });
});

it('refuses, whoever asks, to change what was recorded', async () => {
  await using notebook = await openNotebook();
  await notebook.record({ note: ['a'] });
  await place(notebook);

  for (const change of [
    `update line_fact set said = 'b'`,
    'delete from line_fact',
    'truncate line_fact',
    `update feed_event set payload = '{}'`,
    'update feed_event set position = 2',
    'delete from feed_event',
  ]) {
    await expect(notebook.rows(change)).rejects.toMatchObject({ code: '23001' });
  }
});
