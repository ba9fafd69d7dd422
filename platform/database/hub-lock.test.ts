import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeHubLock } from './hub-lock.ts';
import { processStartedAt } from './processes.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-lock-'));
  path = join(folder, 'hub.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const heldBy = async (holder: object) =>
  writeFile(
    path,
    JSON.stringify({ pid: process.pid, startedAt: await processStartedAt(process.pid), host: hostname(), ...holder }),
  );

describe('the lock of a data folder', () => {
  it('is given to one of many, and again once it is given back', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => takeHubLock(path)));
    const won = results.filter((result) => result.status === 'fulfilled');
    expect(won).toHaveLength(1);

    await won[0]!.value.release();
    expect(await readdir(folder)).toEqual([]);
    await (await takeHubLock(path)).release();
  });

  it('that a dead hub left goes to one of many, always', async () => {
    for (let round = 0; round < 10; round += 1) {
      await heldBy({ pid: 4_194_303 });
      const results = await Promise.allSettled(Array.from({ length: 12 }, () => takeHubLock(path)));
      const won = results.filter((result) => result.status === 'fulfilled');
      expect(won).toHaveLength(1);
      await won[0]!.value.release();
    }
  });

  it.each([
    ['lives', {}, false],
    ['is gone', { pid: 4_194_303 }, true],
    ['is gone and its id used again', { startedAt: '1' }, true],
  ])('whose holder %s', async (_, holder, isFree) => {
    await heldBy(holder);
    const taking = takeHubLock(path);
    if (isFree) await (await taking).release();
    else await expect(taking).rejects.toMatchObject({ code: 'DATA_DIRECTORY_IN_USE' });
  });

  it('that was cut short is taken', async () => {
    await writeFile(path, '{"pid": 1');
    await (await takeHubLock(path)).release();
  });

  it('of a hub in another container is refused while that one touches it, and taken when it does not', async () => {
    await heldBy({ host: 'elsewhere', pid: 1 });
    const heart = setInterval(() => void utimes(path, new Date(), new Date()), 200);
    await expect(takeHubLock(path)).rejects.toMatchObject({ code: 'DATA_DIRECTORY_IN_USE' });
    clearInterval(heart);

    const lock = await takeHubLock(path);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    await lock.release();
  });
});
