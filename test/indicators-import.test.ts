import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readObservations } from '../cli/commands/import/observation-file.ts';
import { importCommand } from '../cli/commands/import.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { openOrm } from '../platform/orm.ts';
import { viewerOf } from '../platform/viewer.ts';
import { carryOutImport, planImport } from '../subgraphs/indicators/commands/import-observations.ts';
import { ENTITIES } from '../subgraphs/indicators/entities.ts';
import { type HubDatabase, openHubDatabase } from './support/hub.ts';
import { type Ended, runHub } from './support/hub-command.ts';
import { agencies, directives, indicators } from './support/reference-data.ts';

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) =>
  records.find((record) => record.key === key)!.id;
const PHU_THO = idOf(agencies, 'province/phu-tho');
const INDICATOR = 'online_payment';

let folder: string;
let db: HubDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-import-'));
  db = await openHubDatabase();
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function run(...args: string[]): Promise<Ended> {
  return runHub(['import', 'observations', ...args], {
    DATA_DIR: folder,
    SIGNING_KEY: 'a secret for tests only, of at least 32 characters',
    DATABASE_URL: db.adminUrl,
  });
}

async function ask<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(db.adminUrl);
  try {
    return (await admin.query<Row>(sql, [...values])).rows;
  } finally {
    await admin.end();
  }
}

let files = 0;
async function fileOf(...lines: readonly string[]): Promise<string> {
  files += 1;
  const path = join(folder, `numbers-${files}.csv`);
  await writeFile(path, lines.join('\r\n'));
  return path;
}

const COUNTS = `select (select count(*)::int from indicators.observation_fact) as facts,
  (select count(*)::int from indicators.feed_event where kind like 'OBSERVATION%') as events,
  (select count(*)::int from indicators.audit_record) as records`;
const HEADER = 'indicator,agency,period,numerator,denominator,value,unit,bound,provisional,source,clause';

describe('hub import observations', { timeout: 60_000 }, () => {
  it('shows what a file would change, writes it when told to, and knows it then', async () => {
    const path = await fileOf(
      '\uFEFFChỉ tiêu,Cơ quan,Kỳ,Tử số,Mẫu số,Đơn vị tính,Sơ bộ',
      `${INDICATOR},H44,2023-Q1,899,1000,,`,
      `${INDICATOR},${PHU_THO},2023-Q2,0,0,%,có`,
      `${INDICATOR},"Ủy ban nhân dân tỉnh Phú Thọ",2023-Q3,12.5,100,phần trăm,không`,
    );
    const before = await ask(COUNTS);

    const shown = await run(path);
    expect(shown).toEqual({
      code: 0,
      out: `new  line 2  ${INDICATOR}  2023-Q1  899/1000 PERCENT
new  line 3  ${INDICATOR}  2023-Q2  0/0 PERCENT PROVISIONAL
new  line 4  ${INDICATOR}  2023-Q3  12.5/100 PERCENT
3 new  0 changed  0 as recorded
nothing was written: --apply records it
`,
      err: '',
    });
    expect(await ask(COUNTS)).toEqual(before);

    const applied = await run(path, '--apply');
    expect(applied).toEqual({ ...shown, out: shown.out.replace(/nothing was written.*/, 'recorded') });
    const [{ facts, events, records }] = before as [{ facts: number; events: number; records: number }];
    const after = await ask(COUNTS);
    expect(after).toEqual([{ facts: facts + 3, events: events + 3, records: records + 1 }]);
    const rows = await ask(
      `select agency_id, starts_on::text, ends_on::text, numerator, denominator, source, is_provisional from indicators.observation_fact
       where indicator_id = $1 and source = 'IMPORTED' order by ends_on`,
      [idOf(indicators, INDICATOR)],
    );
    const imported = { agency_id: PHU_THO, source: 'IMPORTED' };
    expect(rows).toEqual([
      {
        ...imported,
        starts_on: '2023-01-01',
        ends_on: '2023-03-31',
        numerator: '899',
        denominator: '1000',
        is_provisional: false,
      },
      {
        ...imported,
        starts_on: '2023-04-01',
        ends_on: '2023-06-30',
        numerator: '0',
        denominator: '0',
        is_provisional: true,
      },
      {
        ...imported,
        starts_on: '2023-07-01',
        ends_on: '2023-09-30',
        numerator: '12.5',
        denominator: '100',
        is_provisional: false,
      },
    ]);
    const unplaced = await ask(`select from indicators.feed_event where position is null`);
    expect(unplaced).toEqual([]);

    const again = await run(path, '--apply');
    expect(again).toEqual({
      code: 0,
      out: '0 new  0 changed  3 as recorded\nall of it is recorded already\n',
      err: '',
    });
    expect(await ask(COUNTS)).toEqual(after);
  });

  it('shows the old number beside the new one, and keeps it in the history', async () => {
    const line = `${INDICATOR},H44,2023-Q4`;
    expect(await run(await fileOf(HEADER, `${line},500,1000,,,,,,`), '--apply')).toMatchObject({ code: 0 });
    const path = await fileOf(HEADER, `${line},600,1000,,,gần,x,,`);
    const { code, out, err } = await run(path, '--apply');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `changed  line 2  ${INDICATOR}  2023-Q4  500/1000 PERCENT -> 600/1000 PERCENT NEARLY PROVISIONAL\n0 new  1 changed  0 as recorded\nrecorded\n`,
    );
    const facts = await ask(
      `select numerator, closed_seq is null as open from indicators.observation_fact
       where agency_id = $1 and ends_on = '2023-12-31' and source = 'IMPORTED' order by seq`,
      [PHU_THO],
    );
    expect(facts).toEqual([
      { numerator: '500', open: false },
      { numerator: '600', open: true },
    ]);
    const [event] = await ask(
      `select payload->>'correctedBecause' as because from indicators.feed_event order by seq desc limit 1`,
    );
    expect(event).toEqual({ because: expect.stringMatching(/^Nhập từ numbers-\d+\.csv$/) });
    const [record] = await ask(
      `select kind, viewer, facts->>'work' as work, facts->>'changed' as changed from indicators.audit_record order by record_id desc limit 1`,
    );
    expect(record).toEqual({ kind: 'MAINTENANCE', viewer: 'hub', work: 'OBSERVATIONS_IMPORTED', changed: '1' });
  });

  it('of several together names who did it, who did not and when it was stated; what it leaves empty stays', async () => {
    const header = 'indicator,scope,period,numerator,denominator,stated_on,members,missing_members';
    const line = `system_merged,localities,2023-12-31,62,63`;
    const path = await fileOf(header, `${line},2024-01-20,H44;${idOf(agencies, 'province/ha-nam')},"Bộ Y tế"`);
    const shown = await run(path);
    expect(shown.out.split('\n').slice(0, 2)).toEqual([
      'new  line 2  system_merged  2023-12-31  62/63 PERCENT  2 members, 1 missing',
      '1 new  0 changed  0 as recorded',
    ]);
    expect((await run(path, '--apply')).code).toBe(0);
    expect((await run(path, '--apply')).out).toContain('0 new  0 changed  1 as recorded');

    const { code, out } = await run(await fileOf(header, `${line},2024-01-25,,H26;H44`), '--apply');
    expect({ code, out: out.split('\n')[0] }).toEqual({ code: 1, out: '0 new  0 changed  0 as recorded' });
    const right = await run(await fileOf(header, `${line},2024-01-25,,H26`), '--apply');
    expect(right).toMatchObject({ code: 0, err: '' });
    expect(right.out.split('\n')[0]).toBe(
      'changed  line 2  system_merged  2023-12-31  62/63 PERCENT -> 62/63 PERCENT  stated on 2024-01-20 -> stated on 2024-01-25',
    );
    const facts = await ask(
      `select o.stated_on::text, o.missing_count, o.are_members_stated,
         (select array_agg(m.agency_id::text order by m.agency_id) from indicators.observation_member_fact m
          where m.observation_id = o.observation_id and m.closed_seq is null and not m.is_missing) as members,
         (select array_agg(m.agency_id::text) from indicators.observation_member_fact m
          where m.observation_id = o.observation_id and m.closed_seq is null and m.is_missing) as missing
       from indicators.observation_fact o where o.ends_on = '2023-12-31' and o.source = 'IMPORTED' and o.scope = 'LOCALITIES'
         and o.closed_seq is null`,
    );
    expect(facts).toEqual([
      {
        ...{ stated_on: '2024-01-25', missing_count: 1, are_members_stated: false },
        ...{ members: [PHU_THO, idOf(agencies, 'province/ha-nam')].sort(), missing: [expect.any(String)] },
      },
    ]);

    const wrong = await run(
      await fileOf(
        header,
        `${line},2030-01-01,H44,`,
        `${line.replace('63', '64')},,Nowhere;H44,`,
        `${line.replace('12-31', '12-30')},,H44,H44`,
      ),
    );
    expect(wrong.err.split('\n').map((each) => /^line \d+: [A-Z_]+/.exec(each)?.[0])).toEqual([
      ...['line 2: STATED_IN_FUTURE', 'line 3: COMMAND_INVALID', 'line 4: MEMBER_ON_BOTH_SIDES', undefined, undefined],
    ]);
    expect(wrong.err).toContain('Expected one agency on 2023-12-31 in "members", got "Nowhere"');
  });

  it('tells all that is wrong, a line each, and writes nothing of the whole', async () => {
    const before = await ask(COUNTS);
    const good = `${INDICATOR},H44,2024-01,1,2,,,,,,`;
    const path = await fileOf(
      HEADER,
      good,
      `${INDICATOR},H44,2024-02,"1,5",2,,,,,,`,
      `${INDICATOR},H44,2024-03,1.758,2000,,,,,,`,
      `${INDICATOR},H44,2024-13,1,2,,,,,,`,
      `no_such,H44,2024-04,1,2,,,,,,`,
      `${INDICATOR},Ủy ban nhân dân tỉnh Nowhere,2024-05,1,2,,,,,,`,
      `${INDICATOR},H44,2024-06,3,2,,,,,,`,
      good,
      `${INDICATOR},${idOf(agencies, 'province/phu-tho@2025')},2024-07,1,2,,,,,,`,
      `${INDICATOR},H44,2024-08,1`,
      `${INDICATOR},H44,2024-09,1,2,,,,,999999/XX-YY,`,
    );
    const { code, out, err } = await run(path, '--apply');
    expect(code).toBe(1);
    expect(out).toBe(`new  line 2  ${INDICATOR}  2024-01  1/2 PERCENT\n1 new  0 changed  0 as recorded\n`);
    expect(err.split('\n').map((line) => /^line \d+: [A-Z_]+|.*/.exec(line)![0])).toEqual([
      ...['line 3: COMMAND_INVALID', 'line 4: COMMAND_INVALID', 'line 5: COMMAND_INVALID'],
      ...[
        'line 6: INDICATOR_NOT_FOUND',
        'line 7: COMMAND_INVALID',
        'line 8: RATIO_ABOVE_ONE',
        'line 9: OBSERVATION_TWICE',
      ],
      ...['line 10: AGENCY_NOT_IN_FORCE', 'line 11: COMMAND_INVALID', 'line 12: COMMAND_INVALID'],
      'nothing was written: a file is recorded wholly or not at all',
      '',
    ]);
    expect(err).toContain(
      'Expected 1758 where thousands are meant, or 1.7580 where they are not in "numerator", got "1.758"',
    );
    expect(await ask(COUNTS)).toEqual(before);
  });

  it('of a document names it by its symbol, and takes each clause for one source', async () => {
    const directive = directives.find(
      ({ symbol }) => symbol !== null && directives.filter((each) => each.symbol === symbol).length === 1,
    )!;
    const line = `${INDICATOR},H44,2024-10,1,2,,,,,${directive.symbol}`;
    const { code, out } = await run(await fileOf(HEADER, `${line},1`, `${line},2`, `${line},`), '--apply');
    expect({ code, out: out.split('\n').at(-3) }).toEqual({ code: 0, out: '3 new  0 changed  0 as recorded' });
    const rows = await ask(
      `select directive_id, clause, source, stated_on from indicators.observation_fact where ends_on = '2024-10-31' order by clause`,
    );
    const stated = { directive_id: directive.id, source: 'DOCUMENT', stated_on: null };
    expect(rows).toEqual([
      { ...stated, clause: '1' },
      { ...stated, clause: '2' },
      { ...stated, clause: null },
    ]);
  });
});

describe('a plan', () => {
  const LOADER = viewerOf({ subject: 'hub', roles: ['operator'] });
  it('with a line that is refused is not carried out, whoever asks', async () => {
    await using orm = openOrm({ database: db.database, subgraph: 'indicators', entities: ENTITIES });
    const { numbers } = readObservations('x.csv', 'indicator,agency,period,value\nno_such,H44,2024,1');
    const number = { ...numbers[0]!, agencyId: PHU_THO, directiveId: null, memberIds: null, missingMemberIds: null };
    await expect(
      orm.write(LOADER, async (em) => carryOutImport(em, await planImport(em, [number], '2026-03-31'), 'x')),
    ).rejects.toThrow('expected a plan of which nothing is refused');
  });
});

describe('a file', () => {
  it('of other letters than UTF-8, or none, is refused before anything is opened', async () => {
    const path = join(folder, 'latin.csv');
    await writeFile(path, Buffer.from([0x69, 0xe9, 0x0a]));
    await expect((async () => importCommand.run(['observations', path]))()).rejects.toThrow('in UTF-8');
    await expect((async () => importCommand.run(['observations']))()).rejects.toThrow('Expected a file after');
    await expect((async () => importCommand.run(['observations', '/nowhere/x.csv']))()).rejects.toThrow('can be read');
  });
});
