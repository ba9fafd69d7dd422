import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isPostgresOn, processStartedAt } from '../platform/database/processes.ts';
import { embeddedFolderPerTest, isGone, valuesOf } from './support/embedded-folder.ts';

const HUB = fileURLToPath(new URL('support/embedded-hub.ts', import.meta.url));
const folder = embeddedFolderPerTest();

describe('the embedded PostgreSQL', () => {
  it('is initialised the first time and keeps its data over a restart', async () => {
    const first = await folder.start();
    await valuesOf(first.url, `create table t as select 'Đường' as x`);
    await Promise.all([first.stop(), first.stop()]);
    expect(await folder.postmaster()).toBeNull();

    await using second = await folder.start();
    expect(await valuesOf(second.url, 'select x from t')).toEqual(['Đường']);
    expect(second.url).toMatch(/^postgres:\/\/hub:[\w-]{43}@127\.0\.0\.1:\d+\/hub$/);
  });

  it('loses nothing when the machine stops, listens on this machine only, and knows Vietnamese letters', async () => {
    await folder.startedBefore();
    await using server = await folder.start();
    const shown = async (name: string) => (await valuesOf(server.url, `show ${name}`))[0];
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
      expect(await shown(name), name).toBe('on');
    }
    expect(await shown('listen_addresses')).toBe('127.0.0.1');
    expect(await shown('unix_socket_directories')).toBe('');
    expect(await shown('server_encoding')).toBe('UTF8');
    expect(await valuesOf(server.url, `select lower('ĐẶNG'), 'ă' < 'b' collate "vi-x-icu"`)).toEqual(['đặng', true]);
    for (const name of ['pg_trgm', 'unaccent', 'ltree']) await valuesOf(server.url, `create extension ${name}`);
    expect(
      await valuesOf(server.url, `select similarity('đường', 'đướng') > 0.2, cardinality(show_trgm('đ'))`),
    ).toEqual([true, 2]);
    await expect(valuesOf(server.url.replace(/:[\w-]{43}@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
  });

  it('keeps its secrets to its user', async () => {
    await folder.startedBefore();
    await using _server = await folder.start();
    const mode = async (name: string) => (await stat(join(folder.path, name))).mode & 0o777;
    expect(await mode('superuser.password')).toBe(0o600);
    expect(await mode('hub.lock')).toBe(0o600);
    expect(await mode('postgres.log')).toBe(0o600);
    expect(await mode('postgres')).toBe(0o700);
  });

  it('says in its log what failed, and nothing of the values that a statement brought', async () => {
    await folder.startedBefore();
    await using server = await folder.start();
    await valuesOf(server.url, `create table t (x text check (x <> 'person:An'))`);
    await expect(valuesOf(server.url, `insert into t values ('person:An')`)).rejects.toThrow('check constraint');
    const log = await readFile(join(folder.path, 'postgres.log'), 'utf8');
    expect(log).toContain('violates check constraint');
    expect(log).not.toContain('person:An');
  });

  it('is refused to a second hub while the first lives, and given to it afterwards', async () => {
    await folder.startedBefore();
    const first = await folder.startHub();
    await expect(folder.start()).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_IN_USE',
      message: expect.stringContaining(`process id ${first.hub.pid}`),
    });
    expect(await valuesOf(first.url, 'select 1')).toEqual([1]);

    first.hub.stdin!.write('stop\n');
    await once(first.hub, 'exit');
    await using server = await folder.start();
    await expect(folder.start()).rejects.toMatchObject({ code: 'DATA_DIRECTORY_IN_USE' });
    expect(await valuesOf(server.url, 'select 1')).toEqual([1]);
  });

  it('goes to one of several hubs that start at once on what a killed one left', async () => {
    await folder.startedBefore();
    const { hub } = await folder.startHub();
    hub.kill('SIGKILL');
    await once(hub, 'exit');
    const results = await Promise.all([folder.startHub(), folder.startHub(), folder.startHub()]);
    expect(results.map(({ code }) => code ?? 'started').sort()).toEqual([
      'DATA_DIRECTORY_IN_USE',
      'DATA_DIRECTORY_IN_USE',
      'started',
    ]);
  });

  it('that outlived a killed hub is stopped and started anew, with what was committed', async () => {
    await folder.startedBefore();
    const { hub, url } = await folder.startHub();
    await valuesOf(url, 'create table t as select 7 as x');
    const survivor = await folder.postmaster();
    hub.kill('SIGKILL');
    await once(hub, 'exit');
    expect(await isPostgresOn(survivor!, join(folder.path, 'postgres'))).toBe(true);

    await using server = await folder.start();
    expect(await processStartedAt(survivor!)).toBeNull();
    expect(await valuesOf(server.url, 'select x from t')).toEqual([7]);
  });

  it('tells its hub when it ends by itself', async () => {
    await folder.startedBefore();
    await using server = await folder.start();
    process.kill((await folder.postmaster())!, 'SIGQUIT');
    await server.ended;
    await server.stop();
    await using again = await folder.start();
    expect(await valuesOf(again.url, 'select 1')).toEqual([1]);
  });

  it('shuts down when its hub ends without stopping it', async () => {
    await folder.startedBefore();
    const { hub } = await folder.startHub();
    const pid = await folder.postmaster();
    hub.stdin!.write('exit\n');
    await once(hub, 'exit');
    expect(await isGone(pid!)).toBe(true);
    expect(await folder.postmaster()).toBeNull();
  });

  it.each([
    ['of a process that is gone', () => 4_194_303],
    ['of a foreign process', () => process.pid],
  ])('starts over the pid file %s, and leaves that process alone', async (_, pidOf) => {
    await folder.startedBefore();
    const directory = join(folder.path, 'postgres');
    await writeFile(join(directory, 'postmaster.pid'), `${pidOf()}\n${directory}\n0\n5432\n\n127.0.0.1\n0\nready\n`);

    await using server = await folder.start();
    expect(await valuesOf(server.url, 'select 1')).toEqual([1]);
  });

  it('starts after an initialisation that was killed half way', async () => {
    const killed = spawn(process.execPath, [HUB, folder.path], { stdio: 'ignore' });
    while (!(await readdir(folder.path)).some((name) => name.includes('unfinished'))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(await readdir(folder.path)).not.toContain('postgres');

    await using server = await folder.start();
    expect(await valuesOf(server.url, 'select 1')).toEqual([1]);
    expect((await readdir(folder.path)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('takes a new password when the file of the old one is lost', async () => {
    await folder.startedBefore();
    const first = await folder.start();
    await valuesOf(first.url, 'create table t as select 7 as x');
    await first.stop();
    await unlink(join(folder.path, 'superuser.password'));

    await using second = await folder.start();
    expect(second.url).not.toBe(first.url);
    expect(await valuesOf(second.url, 'select x from t')).toEqual([7]);
  });
});
