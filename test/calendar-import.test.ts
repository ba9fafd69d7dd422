import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand } from '../cli/commands/import.ts';
import { addDays } from '../domain/period.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { type Ended, runHub } from './support/hub-command.ts';
import { createEmptyDatabase } from './support/test-database.ts';

let folder: string;
let db: Awaited<ReturnType<typeof createEmptyDatabase>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-import-'));
  db = await createEmptyDatabase();
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function run(...args: string[]): Promise<Ended> {
  return runHub(args, {
    DATA_DIR: folder,
    SIGNING_KEY: 'a signing key for tests only, of 32 characters or more',
    DATABASE_URL: db.adminUrl,
  });
}

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const admin = await connectAsAdmin(db.adminUrl);
  try {
    return (await admin.query<Row>(sql)).rows;
  } finally {
    await admin.end();
  }
}

let files = 0;
async function fileOf(content: unknown): Promise<string> {
  files += 1;
  const path = join(folder, `decision-${files}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const ACT = {
  ...{ id: 'an id of another hub', key: '4321/TB-BNV@2026-11-02', kind: 'ACT', symbol: '4321/TB-BNV' },
  ...{ issuer: 'Bộ Nội vụ', title: 'Thông báo về nghỉ Tết Âm lịch và nghỉ lễ Quốc khánh năm 2028' },
  ...{ issuedOn: '2026-11-02', decidesYears: [2028], grade: 'PRIMARY', verified: true },
};
const holiday = (on: string, name: string) => ({
  ...{
    key: `day@${on}`,
    kind: 'HOLIDAY',
    on,
    name,
    isCompensated: true,
    source: ACT.key,
    clause: null,
    verified: true,
  },
});
const TET = [0, 1, 2, 3, 4].map((offset) => holiday(addDays('2028-01-25', offset), 'Tết Âm lịch'));
const DECISION = [ACT, ...TET, holiday('2028-09-01', 'Quốc khánh (ngày liền kề)')];

const COUNTS = `select (select count(*) from agencies.calendar_act)::int as acts,
  (select count(*) from agencies.calendar_entry)::int as entries,
  (select count(*) from agencies.command_receipt)::int as receipts`;

describe('hub import calendar', { timeout: 60_000 }, () => {
  it('refuses a decision while the rules for every year are not loaded: it would have Sundays worked', async () => {
    const { code, out, err } = await run('import', 'calendar', await fileOf(DECISION), '--apply');

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^CALENDAR_RULES_UNKNOWN: .*2028.*\n$/);
  });

  it('shows what a decision would change, writes it when told to, and knows it then', async () => {
    expect(await run('seed')).toMatchObject({ code: 0 });
    const path = await fileOf(DECISION);
    const before = await ask(COUNTS);

    const shown = await run('import', 'calendar', path);
    expect(shown).toEqual({
      code: 0,
      out: `4321/TB-BNV of 2026-11-02  Thông báo về nghỉ Tết Âm lịch và nghỉ lễ Quốc khánh năm 2028
2028-01-25  worked (ORDINARY) -> off (HOLIDAY)  Tết Âm lịch
2028-01-26  worked (ORDINARY) -> off (HOLIDAY)  Tết Âm lịch
2028-01-27  worked (ORDINARY) -> off (HOLIDAY)  Tết Âm lịch
2028-01-28  worked (ORDINARY) -> off (HOLIDAY)  Tết Âm lịch
2028-01-29  off (WEEKLY_REST) -> off (HOLIDAY)  Tết Âm lịch
2028-01-31  worked (ORDINARY) -> off (COMPENSATION for 2028-01-29)  Nghỉ bù Tết Âm lịch
2028-09-01  worked (ORDINARY) -> off (HOLIDAY)  Quốc khánh (ngày liền kề)
2028  is decided
open terms in working days that run through 2028 may end on another day
nothing was written: --apply records it
`,
      err: '',
    });
    expect(await ask(COUNTS)).toEqual(before);

    const applied = await run('import', 'calendar', path, '--apply');
    expect(applied.err).toBe('');
    expect(applied.out).toBe(
      shown.out.replace(/nothing was written.*\n/, 'recorded\n2028  249 working days  decided\n'),
    );
    const [{ acts, entries, receipts }] = before as [{ acts: number; entries: number; receipts: number }];
    expect(await ask(COUNTS)).toEqual([{ acts: acts + 1, entries: entries + 6, receipts: receipts + 1 }]);
    expect(await run('import', 'calendar', path, '--apply')).toEqual({
      code: 0,
      out: `${shown.out.split('\n')[0]}\nall of it is recorded already\n`,
      err: '',
    });
  });

  it('leaves an event for those who follow the calendar, and a record of who did it', async () => {
    const events = await ask<{ placed: boolean; symbol: string }>(
      `select position is not null as placed, payload->'entries'->0->>'symbol' as symbol from agencies.feed_event
        where kind = 'CALENDAR_RECORDED' order by seq desc limit 1`,
    );
    expect(events).toEqual([{ placed: true, symbol: '4321/TB-BNV' }]);
    const records = await ask(
      `select kind, viewer, facts->'made'->>'calendars' as years from agencies.audit_record
        where facts->>'command' = 'recordCalendarDecision' order by record_id`,
    );
    expect(records).toEqual([{ kind: 'MAINTENANCE', viewer: 'hub', years: '2028' }]);
  });

  it('corrects a known decision only when told that it does', async () => {
    const path = await fileOf([ACT, ...TET, holiday('2028-09-03', 'Quốc khánh (ngày liền kề)')]);

    const refused = await run('import', 'calendar', path, '--apply');
    expect(refused).toEqual({ code: 1, out: '', err: expect.stringMatching(/^CALENDAR_ACT_KNOWN: .*corrects.*\n$/) });
    const corrected = await run('import', 'calendar', path, '--corrects', '--apply');
    expect({ code: corrected.code, err: corrected.err }).toEqual({ code: 0, err: '' });
    expect(corrected.out).toContain('2028-09-01  off (HOLIDAY) -> worked (ORDINARY)  Ngày làm việc\n');
  });

  it('says all that is wrong of a decision, a line each, and writes nothing', async () => {
    const before = await ask(COUNTS);
    const half = { kind: 'SWAPPED_OFF', on: '2028-05-02', name: 'Nghỉ hoán đổi', forDay: '2028-05-06' };
    const path = await fileOf([{ ...ACT, symbol: '77/TB-BNV', key: '77' }, half]);

    const { code, out, err } = await run('import', 'calendar', path, '--apply');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^CALENDAR_YEAR_DECIDED: .*4321\/TB-BNV \(2026-11-02\).*\n$/);
    const swap = await run(
      'import',
      'calendar',
      await fileOf([{ ...ACT, symbol: '77/TB-BNV', decidesYears: [] }, half]),
    );
    expect(swap).toEqual({ code: 1, out: '', err: expect.stringMatching(/^CALENDAR_SWAP_UNPAIRED: .*\n$/) });
    expect(await ask(COUNTS)).toEqual(before);
  });

  it('stays as it was recorded when the reference data is loaded again', async () => {
    await ask(`delete from hub.source`);
    expect(await run('seed')).toMatchObject({ code: 0 });
    const [row] = await ask<{ n: number }>(
      `select count(*)::int as n from agencies.calendar_entry e join agencies.calendar_act a using (act_id)
        where a.symbol = '4321/TB-BNV' and a.closed_seq is null and e.closed_seq is null`,
    );
    expect(row).toEqual({ n: 6 });
  });
});

describe('a file that is none is refused before anything is opened', () => {
  const day = { kind: 'HOLIDAY', on: '2028-01-25', name: 'Tết' };
  it.each<[string, unknown, string]>([
    ['no JSON', '[', 'JSON, got'],
    ['no list', ACT, 'a list of an act and its days'],
    ['no objects', [ACT, 1], 'an object as record 2'],
    ['no act', [day], 'one record of the kind ACT, got 0'],
    ['two acts', [ACT, ACT], 'one record of the kind ACT, got 2'],
    ['an act without issuer', [{ ...ACT, issuer: undefined }], 'a text as "issuer" of record 1, got nothing'],
    [
      'an act on no day',
      [{ ...ACT, issuedOn: '2026-02-30' }],
      'a day of the calendar as YYYY-MM-DD as "issuedOn" of record 1',
    ],
    ['years that are texts', [{ ...ACT, decidesYears: ['2028'] }], 'a list of years as "decidesYears" of record 1'],
    [
      'acts amended that are no list',
      [{ ...ACT, amends: '1/TB' }],
      'a list of texts as "amends" of record 1, got "1/TB"',
    ],
    ['a rule for every year', [ACT, { ...day, kind: 'WEEKLY_REST' }], 'as the kind of record 2, got "WEEKLY_REST"'],
    ['a kind of every object', [ACT, { ...day, kind: 'toString' }], 'as the kind of record 2, got "toString"'],
    ['a day of another act', [ACT, { ...day, source: '1/TB' }], 'no days of another act, got "1/TB" in record 2'],
    ['a day that is none', [ACT, { ...day, on: '2028-02-30' }], 'as "on" of record 2, got "2028-02-30"'],
    ['a day without name', [ACT, { ...day, name: 7 }], 'a text as "name" of record 2, got 7'],
    [
      'a doubtful compensation',
      [ACT, { ...day, isCompensated: 'yes' }],
      'true or false as "isCompensated" of record 2',
    ],
  ])('%s', async (_, content, message) => {
    const path = await fileOf(content);
    await expect((async () => importCommand.run(['calendar', path]))()).rejects.toThrow(message);
  });

  it.each<[string, string[], string]>([
    ['no file', ['calendar'], 'Expected a file after import calendar.'],
    ['an option in its place', ['calendar', '--apply'], 'Expected a file after import calendar.'],
    [
      'a file that is not there',
      ['calendar', '/nowhere/x.json'],
      'Expected a file that can be read, got /nowhere/x.json',
    ],
    ['no such option', ['calendar', 'x.json', '--force'], "Unknown option '--force'"],
    ['nothing to import', [], 'Expected one of calendar, observations after import, got "".'],
  ])('%s', async (_, args, message) => {
    await expect((async () => importCommand.run(args))()).rejects.toThrow(message);
  });
});

it('hub help import shows a file', async () => {
  const { code, out } = await run('help', 'import');
  expect({ code, out }).toEqual({ code: 0, out: importCommand.help });
  expect(out).toContain('"kind": "SWAPPED_WORK"');
});
