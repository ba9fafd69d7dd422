import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from './support/test-database.ts';

const HUB = new URL('../cli/hub.ts', import.meta.url).pathname;
const SIGNING_KEY = 'a signing key for tests only, of 32 characters or more';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function startCommand(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [HUB, ...args], {
    env: {
      ...{ PATH: process.env.PATH ?? '', DATA_DIR: folder, LOG_LEVEL: 'info', SIGNING_KEY },
      // Half of what a command takes is to read its own source.
      ...{ NODE_COMPILE_CACHE: join(folder, 'compiled'), ...env },
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
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, out, err }));
  return { child, ended, said: () => out };
}

const run = (args: readonly string[], env?: Record<string, string>) => startCommand(args, env).ended;

describe('help', () => {
  it.each([[[]], [['help']], [['--help']]])('lists every command for %j', async (args) => {
    const { code, out } = await run(args);
    expect(code).toBe(0);
    for (const command of [
      'start',
      'migrate',
      'seed',
      'compute',
      'publish',
      'export',
      'recompute',
      'audit',
      'grant',
      'key',
      'token',
    ])
      expect(out).toContain(`\n  ${command} `);
  });

  it.each(['start', 'migrate', 'seed', 'compute', 'publish', 'export', 'recompute', 'audit', 'grant', 'key', 'token'])(
    'shows examples for %s',
    async (command) => {
      const { code, out } = await run(['help', command]);
      expect(code).toBe(0);
      expect(out).toContain('Example');
      expect(await run([command, '--help'])).toEqual({ code: 0, out, err: '' });
    },
  );
});

describe('a mistake is one clear line, what to do, and a non-zero exit:', () => {
  it.each([
    [
      'an unknown command',
      ['stop'],
      {},
      'COMMAND_INVALID: Expected one of start, migrate, seed, import, compute, publish, export, recompute, audit, grant, key, token, got "stop".',
    ],
    ['help for an unknown command', ['help', 'stop'], {}, 'COMMAND_INVALID: Expected one of start, '],
    ['an unknown option', ['seed', '--fast'], {}, "COMMAND_INVALID: Unknown option '--fast'"],
    ['a role that is none', ['token', '--role', 'king'], {}, 'COMMAND_INVALID: Expected one of citizen'],
    ['an agency that is no id', ['token', '--agency', 'x'], {}, 'ID_MALFORMED: Expected an id in "--agency"'],
    [
      'a token in production',
      ['token'],
      { NODE_ENV: 'production' },
      'COMMAND_INVALID: Expected NODE_ENV other than production',
    ],
    [
      'a port that is none',
      ['start'],
      { PORT: 'eighty' },
      'CONFIG_INVALID: PORT: expected a whole number from 0 to 65535, came "eighty"',
    ],
    [
      'a certificate that is none',
      ['start'],
      {
        ...{ PORT: '0', DATABASE_URL: 'postgres://hub:secret@127.0.0.1:1/hub' },
        ...{ TLS_CERT_FILE: HUB, TLS_KEY_FILE: HUB },
      },
      'CONFIG_INVALID: TLS_CERT_FILE, TLS_KEY_FILE: expected a certificate and its key in PEM, came ',
    ],
    [
      'a database that is not there',
      ['start'],
      { DATABASE_URL: 'postgres://hub:secret@127.0.0.1:1/hub' },
      'DATABASE_UNREACHABLE',
    ],
  ])('%s', async (_, args, env, line) => {
    const { code, out, err } = await run(args, env as unknown as Record<string, string>);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.startsWith(line)).toBe(true);
    expect(err).toMatch(/\n→ .+\n$/);
    expect(err).not.toMatch(/\n\s+at |secret/);
  });

  it('a port that another program has', async () => {
    await using db = await createEmptyDatabase();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);

    const { code, err } = await run(['start'], { PORT: port, DATABASE_URL: db.adminUrl });

    other.close();
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`^PORT_TAKEN: .*${port}.*\n→ .+\n$`));
  });
});

it('ends like any program when nobody reads on, and calls that no fault', async () => {
  const { child, ended } = startCommand(['help']);
  child.stdout.destroy();
  expect(await ended).toMatchObject({ code: 141, err: '' });
});

describe('over a server of one’s own', () => {
  it('migrates forward and back, loads once, serves, and ends on SIGTERM', { timeout: 90_000 }, async () => {
    await using db = await createEmptyDatabase();
    const env = { DATABASE_URL: db.adminUrl, PORT: '0' };

    expect((await run(['migrate', '--pending'], env)).out).toContain('agencies/001-register to run\n');
    expect((await run(['migrate'], env)).out).toContain('directives/001-directives run\n');
    expect((await run(['migrate'], env)).out).toContain('nothing run\n');
    expect((await run(['seed'], env)).out).toMatch(
      /agencies: agencies\.json 184, .*system-links\.json 159; 700 new or changed\n/,
    );
    expect((await run(['seed'], env)).out).toContain('nothing to load');

    const hub = startCommand(['start'], env);
    const address = await spoken(hub.said, /"graph":"([^"]+)"/);
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ hub { sources { name } } }' }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: { hub: { sources: { length: 17 } } } });
    hub.child.kill('SIGTERM');
    expect((await hub.ended).code).toBe(0);

    expect((await run(['migrate', '--back', 'hub'], env)).out).toContain('001-sources taken back\n');
    expect((await run(['migrate', '--back', 'directives'], env)).out).toContain('001-directives taken back\n');
    expect((await run(['migrate', '--back', 'agencies'], env)).out).toContain('001-register taken back\n');
    expect((await run(['seed'], env)).out).toContain('700 new or changed');
  });

  it('starts twice at once over one empty database, and every fact is there once', { timeout: 90_000 }, async () => {
    await using db = await createEmptyDatabase();
    const env = { DATABASE_URL: db.adminUrl, PORT: '0', POOL_SIZE: '2' };
    const hubs = [startCommand(['start'], env), startCommand(['start'], env)];

    for (const hub of hubs) {
      const address = await spoken(hub.said, /"graph":"([^"]+)"/);
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ hub { subgraphs { position } } agencies(filter: { existence: EVER }) { totalCount } }',
        }),
      });
      expect(await response.json()).toMatchObject({
        data: {
          hub: { subgraphs: [{ position: '700' }, { position: '745' }, { position: '545' }, { position: null }] },
          agencies: { totalCount: 184 },
        },
      });
    }

    for (const hub of hubs) hub.child.kill('SIGTERM');
    for (const hub of hubs) expect((await hub.ended).code).toBe(0);
  });

  it('makes a token that lets an operator record a directive', { timeout: 60_000 }, async () => {
    await using db = await createEmptyDatabase();
    const hub = startCommand(['start'], { DATABASE_URL: db.adminUrl, PORT: '0' });
    const address = await spoken(hub.said, /"graph":"([^"]+)"/);
    const token = (await run(['token', '--subject', 'an'])).out.trim();

    const ask = async (authorization: string | null, query: string, variables: object = {}) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as { data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] };
    };
    const agencies = await ask(null, '{ agencies(page: { first: 1 }) { nodes { id } } }');
    const [agency] = (agencies.data as { agencies: { nodes: { id: string }[] } }).agencies.nodes;
    const record = `mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) { directive { symbol } problems { code } } }`;
    const input = {
      idempotencyKey: '1',
      type: 'Công văn',
      symbol: '12/UBND-VP',
      issuerId: agency!.id,
      issuedOn: '2026-01-05',
      subject: 'V/v thử',
    };

    expect((await ask(`Bearer ${token}`, record, { input })).data).toEqual({
      recordDirective: { directive: { symbol: '12/UBND-VP' }, problems: [] },
    });
    expect((await ask(null, record, { input })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(`Bearer ${token}x`, record, { input })).errors?.[0]?.extensions.code).toBe(
      'TOKEN_SIGNATURE_INVALID',
    );
    hub.child.kill('SIGINT');
    expect((await hub.ended).code).toBe(0);
  });
});

/** What a running command says, once it does. */
async function spoken(said: () => string, pattern: RegExp): Promise<string> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const match = pattern.exec(said());
    if (match) return match[1]!;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`expected ${pattern} within a minute; said: ${said()}`);
}
