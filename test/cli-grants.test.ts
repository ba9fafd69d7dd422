import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../cli/arguments.ts';
import { grantCommand } from '../cli/commands/grant.ts';
import { keyCommand } from '../cli/commands/key.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { apiKeySha256, parseApiKey } from '../platform/viewer/api-key.ts';
import { type Ended, runHub } from './support/hub-command.ts';
import { createEmptyDatabase } from './support/test-database.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let folder: string;
let db: Awaited<ReturnType<typeof createEmptyDatabase>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-cli-grants-'));
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

async function ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(db.adminUrl);
  try {
    return (await admin.query<Row>(sql, values)).rows;
  } finally {
    await admin.end();
  }
}

const LINE = /^([0-9a-f-]{36}) {2}(\S+) {2}(\w+) {2}(.+) {2}(\d{4}-\d\d-\d\d) to (\S+) {2}(.+)\n$/;

describe('hub grant', { timeout: 60_000 }, () => {
  it('makes the first operator on an empty database, lists and ends what it gave, and all of it is on record', async () => {
    const given = await run(
      'grant',
      'give',
      '--subject',
      'person:first',
      '--role',
      'operator',
      '--basis',
      'Quyết định 1',
    );
    expect({ code: given.code, err: given.err }).toEqual({ code: 0, err: '' });
    const [, id, subject, role, agency, , to, basis] = LINE.exec(given.out)!;
    expect({ subject, role, agency, to, basis }).toEqual({
      ...{ subject: 'person:first', role: 'operator', agency: 'the whole hub', to: 'open', basis: 'Quyết định 1' },
    });

    expect((await run('grant', 'list')).out).toBe(given.out);
    const ended = await run('grant', 'end', '--grant', id!, '--reason', 'Nghỉ hưu');
    expect({ code: ended.code, id: LINE.exec(ended.out)?.[1] }).toEqual({ code: 0, id });
    expect((await run('grant', 'list', '--subject', 'person:first')).out).toBe('');
    expect((await run('grant', 'list', '--ever')).out).toBe(ended.out);

    const records = await ask<{ kind: string; viewer: string; command: string }>(
      `select kind, viewer, facts->>'command' as command from agencies.audit_record
        where facts->>'command' in ('giveGrant', 'endGrant') order by record_id`,
    );
    expect(records).toEqual([
      { kind: 'MAINTENANCE', viewer: 'hub', command: 'giveGrant' },
      { kind: 'MAINTENANCE', viewer: 'hub', command: 'endGrant' },
    ]);
    const readings = await ask<{ facts: object }>(
      `select facts from hub.audit_record where kind = 'PERSONAL_READ' order by record_id limit 2`,
    );
    expect(readings[1]?.facts).toMatchObject({ work: 'GRANTS_LISTED', ofOneSubject: true });
    expect(JSON.stringify(readings)).not.toContain('person:first');
  });

  it('gives each grant a line, whatever its basis says', async () => {
    const basis = `Quyết định 2\n${NOBODY}  person:boss  operator  the whole hub  2026-01-01 to open  Quyết định 3`;
    const given = await run('grant', 'give', '--subject', 'person:sly', '--role', 'partner', '--basis', basis);
    expect(LINE.exec(given.out)?.slice(2, 4)).toEqual(['person:sly', 'partner']);
    expect((await run('grant', 'list', '--subject', 'person:sly')).out).toBe(given.out);
  });

  it('says what is wrong, a line each, and ends with exit code 1', async () => {
    const [problem, fault] = await Promise.all([
      run('grant', 'give', '--subject', 'somebody', '--role', 'officer', '--basis', 'x'),
      run('grant', 'end', '--grant', NOBODY, '--reason', 'x', '--to', '2026-02-30'),
    ]);
    expect(problem).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^SUBJECT_MALFORMED: .+\nAGENCY_REQUIRED: .+\n$/),
    });
    expect(fault).toEqual({ code: 1, out: '', err: expect.stringMatching(/^DATE_IMPOSSIBLE: .+\n→ .+\n$/) });
  });
});

describe('hub key', { timeout: 60_000 }, () => {
  const inAYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);

  it('prints a key once, alone, keeps its hash, and gives the machine its role', async () => {
    const made = await run(
      'key',
      'new',
      '--name',
      'Trục',
      '--expires',
      inAYear,
      '--scope',
      'directives:write',
      '--role',
      'partner',
    );
    expect(made.code).toBe(0);
    const key = parseApiKey(made.out.trim());
    expect(made.out).toBe(`${made.out.trim()}\n`);
    expect(made.err).toContain(`machine:${key!.id} works to ${inAYear}`);
    expect(made.err).not.toContain(key!.secret);

    const kept = await ask('select secret_sha256 from agencies.api_key_secret where api_key_id = $1', [key!.id]);
    expect(kept).toEqual([{ secret_sha256: apiKeySha256(key!.secret) }]);
    const grants = await ask('select role, basis from agencies.grant_fact where subject = $1', [`machine:${key!.id}`]);
    expect(grants).toEqual([{ role: 'PARTNER', basis: 'Trục' }]);

    const listed = await run('key', 'list');
    expect(listed.out).toContain(`${key!.id}  Trục  directives:write  since `);
    expect(listed.out).not.toContain(key!.secret);
    expect(await run('key', 'end', '--key', key!.id, '--reason', 'Lộ khóa')).toEqual({
      code: 0,
      out: `${key!.id} ended\n`,
      err: '',
    });
    expect((await run('key', 'list')).out).toMatch(/ {2}ended \d{4}-.*Z: Lộ khóa\n/);
    expect((await run('key', 'end', '--key', key!.id, '--reason', 'x')).err).toMatch(/^KEY_ENDED: /);
  });

  it('shows no key whose role was refused, and leaves none that works', async () => {
    const made = await run('key', 'new', '--name', 'x', '--expires', inAYear, '--role', 'officer');
    expect({ code: made.code, out: made.out }).toEqual({ code: 1, out: '' });
    expect(made.err).toMatch(/^AGENCY_REQUIRED: /);
    const working = await ask('select 1 from agencies.api_key_fact where closed_seq is null and ended_at is null');
    expect(working).toEqual([]);
  });

  it('says when a key is given less than its role needs', async () => {
    const partner = await run('key', 'new', '--name', 'x', '--expires', inAYear, '--role', 'partner');
    expect(partner.err.split('\n')).toHaveLength(2);

    const operator = ['key', 'new', '--name', 'x', '--expires', inAYear, '--role', 'operator', '--scope', 'keys:read'];
    expect((await run(...operator)).err).toContain(
      'It may not do all that its role allows. Not named with --scope: directives:write, indicators:write, register:write, systems:write, grants:read, grants:write, keys:write\n',
    );
  });
});

describe('what cannot be meant is refused before anything is opened', () => {
  it.each<[string, Command, string[], string]>([
    ['no subject', grantCommand, ['give', '--role', 'operator', '--basis', 'x'], 'Expected --subject.'],
    ['no basis', grantCommand, ['give', '--subject', 'person:x', '--role', 'operator'], 'Expected --basis.'],
    ['a role that is none', grantCommand, ['give', '--subject', 'x', '--role', 'king'], 'Expected one of officer'],
    [
      'a role that nobody gives',
      grantCommand,
      ['give', '--subject', 'x', '--role', 'citizen'],
      'Expected one of officer',
    ],
    ['an agency that is no id', grantCommand, ['list', '--agency', 'x'], 'Expected an id in "--agency"'],
    ['a grant that is no id', grantCommand, ['end', '--grant', 'x', '--reason', 'x'], 'Expected an id in "--grant"'],
    ['an action that is none', grantCommand, ['take'], 'Expected one of give, end, list after grant, got "take".'],
    ['no action', keyCommand, [], 'Expected one of new, list, end after key, got "".'],
    ['an action of every object', keyCommand, ['toString'], 'Expected one of new, list, end after key'],
    ['no day', keyCommand, ['new', '--name', 'x'], 'Expected --expires.'],
    [
      'an agency without a role',
      keyCommand,
      ['new', '--name', 'x', '--expires', 'x', '--agency', NOBODY],
      'Expected --role with',
    ],
    ['a key that is no id', keyCommand, ['end', '--key', 'x', '--reason', 'x'], 'Expected an id in "--key"'],
  ])('%s', async (_, command, args, message) => {
    await expect((async () => command.run(args))()).rejects.toThrow(message);
  });
});

it('hub help grant and hub key --help show examples', async () => {
  const [grant, key] = await Promise.all([run('help', 'grant'), run('key', '--help')]);
  expect(grant).toEqual({ code: 0, out: grantCommand.help, err: '' });
  expect(key).toEqual({ code: 0, out: keyCommand.help, err: '' });
  for (const { out } of [grant, key]) expect(out).toContain('Examples:');
});
