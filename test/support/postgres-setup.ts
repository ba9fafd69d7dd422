import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopSurvivor } from '../../platform/database/cluster.ts';
import { startEmbeddedPostgres } from '../../platform/database/embedded.ts';
import { processStartedAt } from '../../platform/database/processes.ts';
import { silentLogger } from '../../platform/log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run, as its superuser. */
    postgresUrl: string;
  }
}

const PREFIX = 'lien-thong-test-';

/**
 * One PostgreSQL for the run, in a folder of its own that is gone afterwards. TEST_DATABASE_URL names another server to
 * run against instead; its user must be able to create databases and roles.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return async () => {};
  }
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    await chmod(dataDir, 0o711);
    const server = await startEmbeddedPostgres({
      dataDir,
      logger: silentLogger,
      durability: 'none',
      maxConnections: 400,
    });
    project.provide('postgresUrl', server.url);
    return async () => {
      await server.stop();
      await remove();
    };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

/** What a run that was killed left behind: its server and its folder. A run that is going on is let be. */
async function removeAbandoned(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    if (!entry.startsWith(PREFIX)) continue;
    const dataDir = join(tmpdir(), entry);
    try {
      const lock = JSON.parse(await readFile(join(dataDir, 'hub.lock'), 'utf8')) as { pid: number; startedAt: string };
      if ((await processStartedAt(lock.pid)) === lock.startedAt) continue;
      await stopSurvivor(join(dataDir, 'postgres'), silentLogger);
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // Without a lock it has just been made, or belongs to another user: not ours to judge.
    }
  }
}
