import { type ChildProcess, execFile, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { locateBinaries } from '../platform/database/binaries.ts';
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../platform/database/embedded.ts';
import { isPostgresOn, processStartedAt } from '../platform/database/processes.ts';
import { silentLogger } from '../platform/log.ts';

const isRoot = process.getuid?.() === 0;
/** Whether this test, as root, can start a hub as a plain user: not from a checkout that only its owner can enter. */
const canBecomeNobody =
  isRoot && spawnSync(process.execPath, ['--version'], { uid: 65_534, gid: 65_534, cwd: '/' }).status === 0;
const HUB = fileURLToPath(new URL('support/embedded-hub.ts', import.meta.url));

/** A folder in which a hub has started and stopped: initialising takes a second, a copy a tenth. */
let started: string;
beforeAll(async () => {
  started = await mkdtemp(join(tmpdir(), 'hub-embedded-'));
  if (isRoot) await chmod(started, 0o711);
  await (await startEmbeddedPostgres({ dataDir: started, logger: silentLogger })).stop();
});
afterAll(() => rm(started, { recursive: true, force: true }));

let dataDir: string;
let hubs: ChildProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hub-embedded-'));
  if (isRoot) await chmod(dataDir, 0o711);
  hubs = [];
});
afterEach(async () => {
  for (const hub of hubs) if (hub.exitCode === null && hub.signalCode === null) hub.kill('SIGKILL');
  const left = await postmaster();
  if (left !== null && (await isPostgresOn(left, join(dataDir, 'postgres')))) process.kill(left, 'SIGQUIT');
  await gone(left);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const start = (more: Partial<EmbeddedPostgresOptions> = {}) =>
  startEmbeddedPostgres({ dataDir, logger: silentLogger, ...more });

/** The data folder of a hub that was here before. */
async function startedBefore(): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${started}/.`, dataDir]);
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows?.flat() ?? [];
  } finally {
    await client.end();
  }
}

/** A hub in a process of its own; what it says once its database is there, or not. */
async function startHub(options: SpawnOptions = {}, folder = dataDir) {
  const hub = spawn(process.execPath, [HUB, folder], { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  hubs.push(hub);
  const [line] = (await once(createInterface(hub.stdout!), 'line')) as [string];
  return { hub, ...(JSON.parse(line) as { url: string; code?: string; message?: string }) };
}

async function postmaster(): Promise<number | null> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

async function gone(pid: number | null): Promise<boolean> {
  for (let tries = 0; pid !== null && tries < 500; tries += 1) {
    if ((await processStartedAt(pid)) === null) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return pid === null;
}

describe('the embedded PostgreSQL', () => {
  it('is initialised the first time and keeps its data over a restart', async () => {
    const first = await start();
    await query(first.url, `create table t as select 'Đường' as x`);
    await Promise.all([first.stop(), first.stop()]);
    expect(await postmaster()).toBeNull();

    await using second = await start();
    expect(await query(second.url, 'select x from t')).toEqual(['Đường']);
    expect(second.url).toMatch(/^postgres:\/\/hub:[\w-]{43}@127\.0\.0\.1:\d+\/hub$/);
  });

  it('loses nothing when the machine stops, listens on this machine only, and knows Vietnamese letters', async () => {
    await startedBefore();
    await using server = await start();
    const shown = async (name: string) => (await query(server.url, `show ${name}`))[0];
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
      expect(await shown(name), name).toBe('on');
    }
    expect(await shown('listen_addresses')).toBe('127.0.0.1');
    expect(await shown('unix_socket_directories')).toBe('');
    expect(await shown('server_encoding')).toBe('UTF8');
    expect(await query(server.url, `select lower('ĐẶNG'), 'ă' < 'b' collate "vi-x-icu"`)).toEqual(['đặng', true]);
    for (const name of ['pg_trgm', 'unaccent', 'ltree']) await query(server.url, `create extension ${name}`);
    expect(await query(server.url, `select similarity('đường', 'đướng') > 0.2, cardinality(show_trgm('đ'))`)).toEqual([
      true,
      2,
    ]);
    await expect(query(server.url.replace(/:[\w-]{43}@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
  });

  it('keeps its secrets to its user', async () => {
    await startedBefore();
    await using _server = await start();
    const mode = async (name: string) => (await stat(join(dataDir, name))).mode & 0o777;
    expect(await mode('superuser.password')).toBe(0o600);
    expect(await mode('hub.lock')).toBe(0o600);
    expect(await mode('postgres.log')).toBe(0o600);
    expect(await mode('postgres')).toBe(0o700);
  });

  it('is refused to a second hub while the first lives, and given to it afterwards', async () => {
    await startedBefore();
    const first = await startHub();
    await expect(start()).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_IN_USE',
      message: expect.stringContaining(`process id ${first.hub.pid}`),
    });
    expect(await query(first.url, 'select 1')).toEqual([1]);

    first.hub.stdin!.write('stop\n');
    await once(first.hub, 'exit');
    await using server = await start();
    await expect(start()).rejects.toMatchObject({ code: 'DATA_DIRECTORY_IN_USE' });
    expect(await query(server.url, 'select 1')).toEqual([1]);
  });

  it('goes to one of several hubs that start at once on what a killed one left', async () => {
    await startedBefore();
    const { hub } = await startHub();
    hub.kill('SIGKILL');
    await once(hub, 'exit');
    const results = await Promise.all([startHub(), startHub(), startHub()]);
    expect(results.map(({ code }) => code ?? 'started').sort()).toEqual([
      'DATA_DIRECTORY_IN_USE',
      'DATA_DIRECTORY_IN_USE',
      'started',
    ]);
  });

  it('that outlived a killed hub is stopped and started anew, with what was committed', async () => {
    await startedBefore();
    const { hub, url } = await startHub();
    await query(url, 'create table t as select 7 as x');
    const survivor = await postmaster();
    hub.kill('SIGKILL');
    await once(hub, 'exit');
    expect(await isPostgresOn(survivor!, join(dataDir, 'postgres'))).toBe(true);

    await using server = await start();
    expect(await processStartedAt(survivor!)).toBeNull();
    expect(await query(server.url, 'select x from t')).toEqual([7]);
  });

  it('tells its hub when it ends by itself', async () => {
    await startedBefore();
    await using server = await start();
    process.kill((await postmaster())!, 'SIGQUIT');
    await server.ended;
    await server.stop();
    await using again = await start();
    expect(await query(again.url, 'select 1')).toEqual([1]);
  });

  it('shuts down when its hub ends without stopping it', async () => {
    await startedBefore();
    const { hub } = await startHub();
    const pid = await postmaster();
    hub.stdin!.write('exit\n');
    await once(hub, 'exit');
    expect(await gone(pid)).toBe(true);
    expect(await postmaster()).toBeNull();
  });

  it.each([
    ['of a process that is gone', () => 4_194_303],
    ['of a foreign process', () => process.pid],
  ])('starts over the pid file %s, and leaves that process alone', async (_, pidOf) => {
    await startedBefore();
    const directory = join(dataDir, 'postgres');
    await writeFile(join(directory, 'postmaster.pid'), `${pidOf()}\n${directory}\n0\n5432\n\n127.0.0.1\n0\nready\n`);

    await using server = await start();
    expect(await query(server.url, 'select 1')).toEqual([1]);
  });

  it('starts after an initialisation that was killed half way', async () => {
    const killed = spawn(process.execPath, [HUB, dataDir], { stdio: 'ignore' });
    while (!(await readdir(dataDir)).some((name) => name.includes('unfinished'))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(await readdir(dataDir)).not.toContain('postgres');

    await using server = await start();
    expect(await query(server.url, 'select 1')).toEqual([1]);
    expect((await readdir(dataDir)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('takes a new password when the file of the old one is lost', async () => {
    await startedBefore();
    const first = await start();
    await query(first.url, 'create table t as select 7 as x');
    await first.stop();
    await unlink(join(dataDir, 'superuser.password'));

    await using second = await start();
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, 'select x from t')).toEqual([7]);
  });
});

describe('a data folder that is not in order', () => {
  const damaged = (reason: string) => ({ code: 'DATA_DIRECTORY_DAMAGED', message: expect.stringContaining(reason) });

  it('with files of something else is refused and left as it is', async () => {
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres', 'thesis.txt'), 'mine');
    await expect(start()).rejects.toMatchObject(damaged('no PG_VERSION'));
    expect(await readFile(join(dataDir, 'postgres', 'thesis.txt'), 'utf8')).toBe('mine');
  });

  it('of another version is refused', async () => {
    await startedBefore();
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '16\n');
    await expect(start()).rejects.toMatchObject(damaged('PostgreSQL 18, but it was by 16'));
  });

  it('that PostgreSQL refuses is refused with its reason in one line, and free again', async () => {
    await startedBefore();
    const control = join(dataDir, 'postgres', 'global', 'pg_control');
    const kept = await readFile(control);
    await writeFile(control, Buffer.alloc(kept.length));

    const refusal = await start().catch((thrown: Error) => thrown);
    expect(refusal).toMatchObject(damaged('PostgreSQL refuses to start'));
    expect((refusal as Error).message.split('\n')).toHaveLength(1);

    await writeFile(control, kept);
    await using server = await start();
    expect(await query(server.url, 'select 1')).toEqual([1]);
  });

  it('that is empty is initialised', async () => {
    await mkdir(join(dataDir, 'postgres'));
    await using server = await start();
    expect(await query(server.url, 'select 1')).toEqual([1]);
  });

  it.runIf(isRoot)('that the database user cannot enter is named (as root)', async () => {
    await chmod(dataDir, 0o700);
    await expect(start()).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_UNREACHABLE',
      message: expect.stringContaining('may not enter'),
    });
  });
});

describe('the programs of PostgreSQL', () => {
  async function copyOfPrograms(at: string): Promise<string> {
    const native = join(at, 'native');
    const source = await locateBinaries();
    await cp(source, native, { recursive: true, verbatimSymlinks: true });
    await cp(join(source, '..', 'package.json'), join(at, 'package.json'));
    return native;
  }

  it.runIf(isRoot)(
    'are copied once where the database user can run them (as root, checkout of mode 0700)',
    async () => {
      await startedBefore();
      const checkout = join(dataDir, 'checkout');
      await mkdir(checkout, { mode: 0o700 });
      const binaries = await copyOfPrograms(checkout);

      for (const _ of [1, 2]) {
        await using server = await start({ binaries });
        expect(await query(server.url, 'select 1')).toEqual([1]);
        expect((await readdir(dataDir)).filter((name) => name.startsWith('binaries-'))).toHaveLength(1);
      }
    },
  );

  it('run without the links that the install script makes', async () => {
    await startedBefore();
    const binaries = await copyOfPrograms(dataDir);
    const libraries = await readdir(join(binaries, 'lib'), { withFileTypes: true });
    for (const link of libraries.filter((entry) => entry.isSymbolicLink()))
      await unlink(join(link.parentPath, link.name));
    await using server = await start({ binaries });
    expect(await query(server.url, 'select 1')).toEqual([1]);
  });

  it('that are missing are told in one line', async () => {
    const refusal = await start({ binaries: join(dataDir, 'nothing') }).catch((thrown: Error) => thrown);
    expect(refusal).toMatchObject({ code: 'PLATFORM_UNSUPPORTED', message: expect.stringContaining('DATABASE_URL') });
    expect((refusal as Error).message.split('\n')).toHaveLength(1);
  });
});

describe('a plain user', () => {
  it.runIf(canBecomeNobody)(
    'starts it in his own folder, and root goes on with it (as root, becoming nobody)',
    async () => {
      await chown(dataDir, 65_534, 65_534);
      await chmod(dataDir, 0o755);
      const { hub, url, message } = await startHub({ uid: 65_534, gid: 65_534, cwd: '/' });
      expect(message).toBeUndefined();
      await query(url, 'create table t as select 7 as x');
      hub.stdin!.write('stop\n');
      await once(hub, 'exit');
      expect((await stat(join(dataDir, 'postgres'))).uid).toBe(65_534);

      await using server = await start();
      expect(await query(server.url, 'select x from t')).toEqual([7]);
    },
  );

  it.runIf(canBecomeNobody)('is told that the folder is another user’s (as root, becoming nobody)', async () => {
    await startedBefore();
    await chown(dataDir, 65_534, 65_534);
    await rm(join(dataDir, 'superuser.password'));
    await chown(join(dataDir, 'postgres'), 0, 0);
    const { code, message } = await startHub({ uid: 65_534, gid: 65_534, cwd: '/' });
    expect([code, message]).toEqual(['DATA_DIRECTORY_UNREACHABLE', expect.stringContaining('belongs to user 0')]);
  });
});
