import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditCommand } from '../cli/commands/audit.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { createEmptyDatabase } from './support/test-database.ts';

const HUB = new URL('../cli/hub.ts', import.meta.url).pathname;
const KEY = 'a signing key for tests only, of 32 characters or more';
const OTHER_KEY = 'another signing key for tests, of 32 characters or more';

let folder: string;
let db: Awaited<ReturnType<typeof createEmptyDatabase>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-audit-'));
  db = await createEmptyDatabase();
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function hub(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [HUB, ...args], {
    env: {
      ...{ PATH: process.env.PATH ?? '', DATABASE_URL: db.adminUrl, POOL_SIZE: '2' },
      ...{ DATA_DIR: folder, SIGNING_KEY: KEY, LOG_LEVEL: 'error', ...env },
    },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: code as number, out, err };
}

async function asAdmin<Row>(sql: string): Promise<Row[]> {
  const admin = await connectAsAdmin(db.adminUrl);
  try {
    return (await admin.query(sql)).rows as Row[];
  } finally {
    await admin.end();
  }
}

const tamper = (subgraph: string, sql: string) =>
  asAdmin(`begin;
    set local search_path = ${subgraph};
    alter table audit_record disable trigger user; alter table audit_head disable trigger user;
    ${sql};
    alter table audit_record enable trigger user; alter table audit_head enable trigger user;
    commit`);

it('the audit record from its first day to its last', { timeout: 240_000 }, async () => {
  // Before there is anything.
  expect(await hub(['audit', 'verify'])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(
      /^COMMAND_INVALID: There is no audit record of agencies, directives, indicators, hub yet: run/,
    ),
  });

  // Loading the reference data is on record, sealed, and this machine remembers it outside the database.
  expect(await hub(['seed'])).toMatchObject({ code: 0 });
  const fresh = await hub(['audit', 'verify']);
  expect(fresh).toMatchObject({ code: 0, err: '' });
  expect(fresh.out).toMatch(
    /^agencies: in order, 1 records\n {2}ends at 1:[0-9a-f]{64}\n {2}sealed with the key [0-9a-f]{16}\ndirectives: in order, 1 records\n.*\n.*\nindicators: in order, 1 records\n.*\n.*\nhub: in order, 0 records\n/,
  );
  const [, hash] = /ends at 1:([0-9a-f]{64})/.exec(fresh.out)!;
  const marks = await readdir(join(folder, 'audit-marks'));
  expect(marks).toHaveLength(4);
  expect((await stat(join(folder, 'audit-marks', marks[0]!))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, 'audit-marks', marks[0]!), 'utf8')).not.toContain('postgres:');

  // What somebody has noted.
  const expectOf = (place: string) => hub(['audit', 'verify', '--subgraph', 'agencies', '--expect', place]);
  expect(await expectOf(`1:${hash}`)).toMatchObject({ code: 0 });
  expect(await expectOf(`2:${hash}`)).toMatchObject({
    code: 1,
    out: expect.stringContaining('agencies: BROKEN at 2: ROLLED_BACK'),
    err: expect.stringMatching(
      /^AUDIT_BROKEN: The audit record does not hold: agencies at 2 \(ROLLED_BACK\)\.\n→ .+\n$/,
    ),
  });

  // What is read is on record too.
  const listed = await hub(['audit', 'list', '--kind', 'MAINTENANCE', '--since', '2020-01-01', '--json']);
  const rows = listed.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map(({ subgraph, viewer }) => [subgraph, viewer])).toEqual([
    ['indicators', 'hub'],
    ['directives', 'hub'],
    ['agencies', 'hub'],
  ]);
  expect((await hub(['audit', 'list', '--subgraph', 'hub', '--limit', '9'])).out).toMatch(
    /^20\d\d-.*Z {2}hub waits {2}PERSONAL_READ {2}hub \(operator\) {2}\{.*"work": "AUDIT_LISTED".*\} {2}request=.*\n20.*AUDIT_LISTED/,
  );

  // Of whom the list was is personal itself, and stands in no record.
  await hub(['audit', 'list', '--viewer', 'person:spied on']);
  const { out: latest } = await hub(['audit', 'list', '--subgraph', 'hub', '--limit', '9']);
  expect(latest).toContain('"ofOneCaller": true');
  expect(latest).not.toContain('spied on');

  // Anybody can compute the hashes from what is exported: SHA-256 of the line without `hash`, keys sorted, no blanks.
  const { out: exported } = await hub(['audit', 'export', '--subgraph', 'agencies']);
  const lines = exported
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(2);
  const { hash: said, ...record } = lines[0]!;
  const sorted = Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(createHash('sha256').update(JSON.stringify(sorted)).digest('hex')).toBe(said);
  expect(record).toMatchObject({ previousHash: '0'.repeat(64), position: '1', subgraph: 'agencies', viewer: 'hub' });
  expect(lines[1]).toMatchObject({ subgraph: 'agencies', head: { position: 1, hash } });

  // One altered row.
  await tamper('agencies', `update audit_record set facts = facts || '{"changed": 699}' where position = 1`);
  const altered = await hub(['audit', 'verify']);
  expect(altered).toMatchObject({ code: 1, err: expect.stringContaining('agencies at 1 (ALTERED)') });
  expect(altered.out).toMatch(/directives: in order/);
  await tamper('agencies', `update audit_record set facts = facts || '{"changed": 700}' where position = 1`);
  expect(await hub(['audit', 'verify'])).toMatchObject({ code: 0 });

  // One removed row, and the head of before put back: only this machine knows.
  await tamper('agencies', `delete from audit_record; delete from audit_head; insert into audit_head default values`);
  expect(await hub(['audit', 'verify'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('agencies at 1 (OTHER_CHAIN)'),
  });

  // Another signing key: the hub does not go on by itself, an operator answers for it with a note of the end.
  const changed = { SIGNING_KEY: OTHER_KEY };
  expect(await hub(['audit', 'verify', '--subgraph', 'directives'], changed)).toMatchObject({
    code: 1,
    err: expect.stringContaining('directives at 1 (OTHER_KEY)'),
  });
  const end = /directives: in order, 1 records\n {2}ends at (\S+)/.exec(fresh.out)![1]!;
  const reseal = (place: string, env = changed) =>
    hub(['audit', 'reseal', '--subgraph', 'directives', '--expect', place], env);
  expect(await reseal(`1:${'0'.repeat(64)}`)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^AUDIT_BROKEN: Expected .* to end at 1:0000/),
  });
  expect(await reseal(end)).toMatchObject({ code: 0, out: expect.stringContaining('it was OTHER_KEY') });
  expect(await reseal(end)).toMatchObject({ code: 1, err: expect.stringMatching(/^COMMAND_INVALID: .* is in order/) });
  expect(await hub(['audit', 'verify', '--subgraph', 'directives'], changed)).toMatchObject({ code: 0 });
  const [resealed] = await asAdmin<{ facts: object }>(`select facts from hub.audit_record where kind = 'MAINTENANCE'`);
  expect(resealed!.facts).toMatchObject({
    work: 'AUDIT_RESEALED',
    subgraph: 'directives',
    position: 1,
    was: 'OTHER_KEY',
  });

  // The tables themselves are gone.
  await asAdmin('drop table directives.audit_record cascade');
  expect(await hub(['audit', 'verify', '--subgraph', 'directives'], changed)).toMatchObject({
    code: 1,
    err: expect.stringContaining('directives at 0 (HEAD_MISSING)'),
  });
});

it.each([
  ['no action', ['audit'], 'Expected one of verify, list, export, reseal after audit, got "".'],
  ['an action that is none', ['audit', 'constructor'], 'Expected one of verify, list'],
  [
    'a subgraph that is none',
    ['audit', 'verify', '--subgraph', 'x'],
    'Expected one of agencies, directives, indicators, hub after --subgraph',
  ],
  ['a place of no chain', ['audit', 'verify', '--expect', `1:${'0'.repeat(64)}`], 'Expected --subgraph with --expect'],
  [
    'a place that is none',
    ['audit', 'verify', '--subgraph', 'hub', '--expect', '1:x'],
    'Expected POSITION:HASH after --expect',
  ],
  ['a kind that is none', ['audit', 'list', '--kind', 'x'], 'Expected one of COMMAND, ACCESS_REFUSED'],
  ['a day that is none', ['audit', 'list', '--since', '2026-02-30'], 'Expected a day such as 2026-03-31 after --since'],
  ['a limit that is none', ['audit', 'list', '--limit', '0'], 'Expected a number from 1 to 100000 after --limit'],
  ['nothing to answer for', ['audit', 'reseal'], 'Expected --subgraph and --expect'],
])('%s is a mistake that is told before anything is opened', async (_, args, line) => {
  await expect(auditCommand.run(args.slice(1))).rejects.toMatchObject({
    code: 'COMMAND_INVALID',
    message: expect.stringContaining(line),
  });
});
