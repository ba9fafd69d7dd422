import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../platform/database/embedded.ts';
import { isPostgresOn, processStartedAt } from '../../platform/database/processes.ts';
import { silentLogger } from '../../platform/log.ts';

export const isRoot = process.getuid?.() === 0;
const HUB = fileURLToPath(new URL('embedded-hub.ts', import.meta.url));

/** A hub in a process of its own, and what it said once its database was there, or not. */
interface Hub {
  readonly hub: ChildProcess;
  readonly url: string;
  readonly code?: string;
  readonly message?: string;
}

/** A data folder, new for each test of a file, and what a test does with it. */
export interface EmbeddedFolder {
  readonly path: string;
  /** Make it the folder of a hub that was here before: initialising takes a second, a copy a tenth. */
  startedBefore(): Promise<void>;
  start(more?: Partial<EmbeddedPostgresOptions>): Promise<EmbeddedPostgres>;
  startHub(options?: SpawnOptions): Promise<Hub>;
  /** The process id that the server's pid file names; null without one. */
  postmaster(): Promise<number | null>;
}

/** To be called once in a test file. Afterwards nothing runs on the folder and it is gone. */
export function embeddedFolderPerTest(): EmbeddedFolder {
  let started: string;
  let path: string;
  let hubs: ChildProcess[];
  const make = async () => {
    const made = await mkdtemp(join(tmpdir(), 'hub-embedded-'));
    if (isRoot) await chmod(made, 0o711);
    return made;
  };
  const start = (more: Partial<EmbeddedPostgresOptions> = {}) =>
    startEmbeddedPostgres({ dataDir: path, logger: silentLogger, ...more });
  const postmaster = async () => {
    const text = await readFile(join(path, 'postgres', 'postmaster.pid'), 'utf8').catch(() => null);
    return text === null ? null : Number(text.split('\n')[0]);
  };

  beforeAll(async () => {
    started = await make();
    await (await startEmbeddedPostgres({ dataDir: started, logger: silentLogger })).stop();
  });
  afterAll(() => rm(started, { recursive: true, force: true }));
  beforeEach(async () => {
    path = await make();
    hubs = [];
  });
  afterEach(async () => {
    for (const hub of hubs) if (hub.exitCode === null && hub.signalCode === null) hub.kill('SIGKILL');
    const left = await postmaster();
    if (left !== null && (await isPostgresOn(left, join(path, 'postgres')))) {
      process.kill(left, 'SIGQUIT');
      await isGone(left);
    }
    await rm(path, { recursive: true, force: true, maxRetries: 5 });
  });

  return {
    get path() {
      return path;
    },
    async startedBefore() {
      await promisify(execFile)('cp', ['-a', `${started}/.`, path]);
    },
    start,
    async startHub(options = {}) {
      const hub = spawn(process.execPath, [HUB, path], { stdio: ['pipe', 'pipe', 'inherit'], ...options });
      hubs.push(hub);
      const [line] = (await once(createInterface(hub.stdout!), 'line')) as [string];
      return { hub, ...(JSON.parse(line) as Omit<Hub, 'hub'>) };
    },
    postmaster,
  };
}

/** Waits up to five seconds for a process to end. */
export async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await processStartedAt(pid)) === null) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

/** The values of all rows, one after the other. */
export async function valuesOf(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows?.flat() ?? [];
  } finally {
    await client.end();
  }
}
