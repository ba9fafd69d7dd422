import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateBinaries } from '../platform/database/binaries.ts';
import { embeddedFolderPerTest, isRoot, valuesOf } from './support/embedded-folder.ts';

/** Whether this test, as root, can start a hub as a plain user: not from a checkout that only its owner can enter. */
const canBecomeNobody =
  isRoot && spawnSync(process.execPath, ['--version'], { uid: 65_534, gid: 65_534, cwd: '/' }).status === 0;
const folder = embeddedFolderPerTest();

describe('a data folder that is not in order', () => {
  const damaged = (reason: string) => ({ code: 'DATA_DIRECTORY_DAMAGED', message: expect.stringContaining(reason) });

  it('with files of something else is refused and left as it is', async () => {
    await mkdir(join(folder.path, 'postgres'));
    await writeFile(join(folder.path, 'postgres', 'thesis.txt'), 'mine');
    await expect(folder.start()).rejects.toMatchObject(damaged('no PG_VERSION'));
    expect(await readFile(join(folder.path, 'postgres', 'thesis.txt'), 'utf8')).toBe('mine');
  });

  it('of another version is refused', async () => {
    await folder.startedBefore();
    await writeFile(join(folder.path, 'postgres', 'PG_VERSION'), '16\n');
    await expect(folder.start()).rejects.toMatchObject(damaged('PostgreSQL 18, but it was by 16'));
  });

  it('that PostgreSQL refuses is refused with its reason in one line, and free again', async () => {
    await folder.startedBefore();
    const control = join(folder.path, 'postgres', 'global', 'pg_control');
    const kept = await readFile(control);
    await writeFile(control, Buffer.alloc(kept.length));

    const refusal = await folder.start().catch((thrown: Error) => thrown);
    expect(refusal).toMatchObject(damaged('PostgreSQL refuses to start'));
    expect((refusal as Error).message.split('\n')).toHaveLength(1);

    await writeFile(control, kept);
    await using server = await folder.start();
    expect(await valuesOf(server.url, 'select 1')).toEqual([1]);
  });

  it('that is empty is initialised', async () => {
    await mkdir(join(folder.path, 'postgres'));
    await using server = await folder.start();
    expect(await valuesOf(server.url, 'select 1')).toEqual([1]);
  });

  it.runIf(isRoot)('that the database user cannot enter is named (as root)', async () => {
    await chmod(folder.path, 0o700);
    await expect(folder.start()).rejects.toMatchObject({
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
      await folder.startedBefore();
      const checkout = join(folder.path, 'checkout');
      await mkdir(checkout, { mode: 0o700 });
      const binaries = await copyOfPrograms(checkout);

      for (const _ of [1, 2]) {
        await using server = await folder.start({ binaries });
        expect(await valuesOf(server.url, 'select 1')).toEqual([1]);
        expect((await readdir(folder.path)).filter((name) => name.startsWith('binaries-'))).toHaveLength(1);
      }
    },
  );

  it('run without the links that the install script makes', async () => {
    await folder.startedBefore();
    const binaries = await copyOfPrograms(folder.path);
    const libraries = await readdir(join(binaries, 'lib'), { withFileTypes: true });
    for (const link of libraries.filter((entry) => entry.isSymbolicLink()))
      await unlink(join(link.parentPath, link.name));
    await using server = await folder.start({ binaries });
    expect(await valuesOf(server.url, 'select 1')).toEqual([1]);
  });

  it('that are missing are told in one line', async () => {
    const refusal = await folder.start({ binaries: join(folder.path, 'nothing') }).catch((thrown: Error) => thrown);
    expect(refusal).toMatchObject({ code: 'PLATFORM_UNSUPPORTED', message: expect.stringContaining('DATABASE_URL') });
    expect((refusal as Error).message.split('\n')).toHaveLength(1);
  });
});

describe('a plain user', () => {
  it.runIf(canBecomeNobody)(
    'starts it in his own folder, and root goes on with it (as root, becoming nobody)',
    async () => {
      await chown(folder.path, 65_534, 65_534);
      await chmod(folder.path, 0o755);
      const { hub, url, message } = await folder.startHub({ uid: 65_534, gid: 65_534, cwd: '/' });
      expect(message).toBeUndefined();
      await valuesOf(url, 'create table t as select 7 as x');
      hub.stdin!.write('stop\n');
      await once(hub, 'exit');
      expect((await stat(join(folder.path, 'postgres'))).uid).toBe(65_534);

      await using server = await folder.start();
      expect(await valuesOf(server.url, 'select x from t')).toEqual([7]);
    },
  );

  it.runIf(canBecomeNobody)('is told that the folder is another user’s (as root, becoming nobody)', async () => {
    await folder.startedBefore();
    await chown(folder.path, 65_534, 65_534);
    await rm(join(folder.path, 'superuser.password'));
    await chown(join(folder.path, 'postgres'), 0, 0);
    const { code, message } = await folder.startHub({ uid: 65_534, gid: 65_534, cwd: '/' });
    expect([code, message]).toEqual(['DATA_DIRECTORY_UNREACHABLE', expect.stringContaining('belongs to user 0')]);
  });
});
