import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { HUB_VIEWER } from '../platform/audit/record.ts';
import { openOrm } from '../platform/orm.ts';
import { recordCalendarActs } from '../subgraphs/agencies/commands/calendar/acts.ts';
import { type CalendarFile, seedCalendar } from '../subgraphs/agencies/commands/calendar/seed.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import {
  calendarRows,
  DECISION_2028,
  followedCalendar,
  kindsOf,
  sendDecision,
  swapDays,
  swapOf,
} from './support/calendar.ts';
import { read } from './support/reference-data.ts';

const FILE = read<CalendarFile[number]>('calendar');

let hub: AgenciesSubgraph;
beforeEach(async () => {
  hub = await startAgencies();
  return () => hub[Symbol.asyncDispose]();
});

async function seed(file: CalendarFile) {
  await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
  const done = await orm.write(HUB_VIEWER, (em) => seedCalendar(em, file));
  await hub.database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
  return done;
}

/** A decision on 2028 as a later version of the reference data would have it. */
function recordsOf2028(symbol = DECISION_2028.symbol, firstOn = '2028-01-25'): CalendarFile {
  const key = `${symbol}@2026-03-30`;
  const days = DECISION_2028.days.map(({ on, name, clause }, index) => ({
    ...{ id: randomUUID(), key: `day@${index === 0 ? firstOn : on}`, kind: 'HOLIDAY', on: index === 0 ? firstOn : on },
    ...{ name, isCompensated: true, source: key, clause: clause ?? null, verified: true },
  }));
  const { issuer, title, issuedOn, decidesYears } = DECISION_2028;
  const act = { id: randomUUID(), key, kind: 'ACT', symbol, issuer, title, issuedOn, decidesYears };
  return [{ ...act, grade: 'SECONDARY', verified: true }, ...days] as unknown as CalendarFile;
}

describe('the reference data', () => {
  it('loaded again changes nothing', async () => {
    const before = await calendarRows(hub);

    expect(await seed(FILE)).toEqual({ changed: [], leftOut: [] });
    expect(await calendarRows(hub)).toEqual(before);
  });

  it('keeps the ids of its acts and days, and an event for each act', async () => {
    const told = await followedCalendar(hub);
    const ids = (entries: readonly object[]) => entries.map((entry) => (entry as { id: string }).id).sort();

    expect(ids(told)).toEqual(ids(FILE));
  });

  it('with another act records that one', async () => {
    const before = await calendarRows(hub);
    const records = recordsOf2028();

    expect(await seed([...FILE, ...records])).toEqual({ changed: [records[0]!.id], leftOut: [] });
    expect(await calendarRows(hub)).toEqual({
      acts: before.acts + 1,
      entries: before.entries + 6,
      events: before.events + 1,
    });
    expect(await kindsOf(hub, ['2028-01-25'])).toEqual(['HOLIDAY']);
  });

  it('that moves a day from one act to another is taken at once', async () => {
    const moved = FILE.map((record) =>
      record.key === 'day@2026-04-26' ? { ...record, source: '9441/TB-BNV@2025-10-16' } : record,
    );

    const { changed, leftOut } = await seed(moved);
    expect([changed.length, leftOut]).toEqual([2, []]);
    const told = (await followedCalendar(hub)).find(({ key }) => key === 'day@2026-04-26');
    expect(told).toMatchObject({ source: '9441/TB-BNV@2025-10-16' });
  });

  it.each<[string, (file: CalendarFile) => CalendarFile]>([
    ['half of a swap', (file) => file.filter(({ key }) => key !== 'day@2024-05-04')],
    ['a day of no act', (file) => file.filter(({ key }) => key !== '2450/VPCP-KGVX@2024-04-12')],
    ['a day twice', (file) => [...file, { ...file.at(-1)!, key: 'again', id: randomUUID() }]],
  ])('with %s is refused as a whole', async (_, spoil) => {
    const before = await calendarRows(hub);

    await expect(seed([...spoil(FILE), ...recordsOf2028()])).rejects.toThrow('the reference data holds no calendar');
    expect(await calendarRows(hub)).toEqual(before);
  });
});

describe('what a command has recorded', () => {
  it('is known to the file that comes later with it, whatever id it bears there', async () => {
    await sendDecision(hub, DECISION_2028);
    const before = await calendarRows(hub);

    expect(await seed([...FILE, ...recordsOf2028()])).toEqual({ changed: [], leftOut: [] });
    expect(await calendarRows(hub)).toEqual(before);
  });

  it('is not undone by a file that says otherwise of the same act, which is told', async () => {
    await sendDecision(hub, DECISION_2028);
    const corrected = {
      ...swapOf('2024-04-29', '2024-05-11'),
      symbol: '2450/VPCP-KGVX',
      issuedOn: '2024-04-12',
      corrects: true,
    };
    expect((await sendDecision(hub, corrected)).problems).toEqual([]);

    const later = await seed([...FILE, ...recordsOf2028(DECISION_2028.symbol, '2028-01-24')]);
    expect(later).toEqual({ changed: [], leftOut: ['2450/VPCP-KGVX@2024-04-12', '4321/TB-BNV@2026-03-30'] });
    expect(await kindsOf(hub, ['2024-05-04', '2024-05-11', '2028-01-24', '2028-01-25'])).toEqual([
      ...['WEEKLY_REST', 'SWAPPED_WORK', 'ORDINARY', 'HOLIDAY'],
    ]);
  });

  it('under another number keeps the file’s act out, and nothing else of the file', async () => {
    await sendDecision(hub, { ...DECISION_2028, symbol: '4231/TB-BNV' });
    const swapped = { ...swapOf('', ''), days: swapDays('2026-05-05', '2026-05-09') };
    await sendDecision(hub, swapped);
    const retitled = FILE.map((record) => (record.key.startsWith('2450/') ? { ...record, title: 'Công văn' } : record));

    const later = await seed([...(retitled as CalendarFile), ...recordsOf2028()]);
    expect([later.changed.length, later.leftOut]).toEqual([1, ['4321/TB-BNV@2026-03-30']]);
    expect(await kindsOf(hub, ['2028-01-25', '2026-05-05', '2024-04-29'])).toEqual([
      'HOLIDAY',
      'SWAPPED_OFF',
      'SWAPPED_OFF',
    ]);
  });
});

it('acts that make no calendar are not recorded, whoever asks past the judgement', async () => {
  await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
  const before = await calendarRows(hub);
  const act = {
    ...{
      id: randomUUID(),
      key: 'x',
      symbol: '1/TB',
      issuer: 'x',
      title: 'x',
      issuedOn: '2026-03-30',
      decidesYears: [],
    },
    ...{ grade: null, verified: true, origin: 'COMMAND' as const },
  };
  const half = { id: randomUUID(), key: 'half', kind: 'SWAPPED_OFF' as const, name: 'x', source: 'x', clause: null };
  const entry = { ...half, verified: true, on: '2026-05-05', forDay: '2026-05-09' };

  const tried = orm.write(HUB_VIEWER, (em) => recordCalendarActs(em, [{ ...act, entries: [entry] }]));
  await expect(tried).rejects.toThrow('expected acts that make a calendar');
  expect(await calendarRows(hub)).toEqual(before);
});
