import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findRunningPostgres } from '../platform/database/running.ts';
import { openDatabase } from '../platform/database.ts';
import { silentLogger } from '../platform/log.ts';
import { createDirectory } from '../subgraphs/agencies/subgraph.ts';
import { embeddedFolderPerTest } from './support/embedded-folder.ts';

const HUB = new URL('../cli/hub.ts', import.meta.url).pathname;
const SIGNING_KEY = 'a signing key for tests only, of 32 characters or more';

const folder = embeddedFolderPerTest();

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [HUB, ...args], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: folder.path, SIGNING_KEY },
  });

describe('on the data folder of a hub that runs with its embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('a role is given beside it, and neither takes the folder from the other', async () => {
    await folder.startedBefore();
    await using server = await folder.start();
    expect(await findRunningPostgres(folder.path)).toBe(server.url);
    const postmaster = await folder.postmaster();

    await run('grant', 'give', '--subject', 'person:first', '--role', 'operator', '--basis', 'Quyết định 1');

    expect(await folder.postmaster()).toBe(postmaster);
    await using database = await openDatabase({
      ...{ adminUrl: server.url, subgraphs: ['agencies'], poolSize: 1, secret: SIGNING_KEY, logger: silentLogger },
    });
    expect(await createDirectory(database).standingOf('person:first', '2999-12-31')).toMatchObject({
      roles: ['operator'],
    });
  });

  it('none is found once it has stopped', async () => {
    await folder.startedBefore();
    await (await folder.start()).stop();
    expect(await findRunningPostgres(folder.path)).toBeNull();
  });
});

describe('a server is not taken for that of a hub', () => {
  const pidFile = (pid: number, state = 'ready') =>
    [pid, '/somewhere', 1, 5432, '', '127.0.0.1', '1 2', state].join('\n');
  it.each<[string, string]>([
    ['that is another program', pidFile(process.pid)],
    ['that is gone', pidFile(999_999_999)],
    ['that is still starting', pidFile(process.pid, 'starting')],
    ['whose file says nothing', ''],
    ['whose file says something else', 'postgres://hub:x@example.org/hub'],
  ])('%s', async (_, text) => {
    await mkdir(join(folder.path, 'postgres'));
    await writeFile(join(folder.path, 'postgres', 'postmaster.pid'), text);
    await writeFile(join(folder.path, 'superuser.password'), 'x');
    expect(await findRunningPostgres(folder.path)).toBeNull();
    await writeFile(join(folder.path, 'postgres', 'postmaster.pid'), '');
  });

  it('where there is no folder', async () => {
    expect(await findRunningPostgres(join(folder.path, 'nothing'))).toBeNull();
  });
});
