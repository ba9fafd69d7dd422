import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TEST_SECRET } from './test-database.ts';

const HUB = new URL('../../cli/hub.ts', import.meta.url).pathname;

/** `hub start` in a process of its own, over a database that a test has. */
export interface HubProcess extends AsyncDisposable {
  /** Of the graph; null while nobody serves it. */
  url(): string | null;
  /** Kill it with SIGKILL, without a word. Resolves when it is gone; what it began in the database may go on. */
  kill(): Promise<void>;
  /** Start it again, on another port. Resolves when it serves; rejects when it ends before. */
  start(): Promise<void>;
}

export async function startHubProcess(adminUrl: string): Promise<HubProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'lien-thong-once-'));
  let child: ChildProcess | null = null;
  let url: string | null = null;

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [HUB, 'start'], {
      env: {
        ...{ PATH: process.env.PATH ?? '', DATABASE_URL: adminUrl, SIGNING_KEY: TEST_SECRET, DATA_DIR: folder },
        ...{ PORT: '0', POOL_SIZE: '6', LOG_LEVEL: 'info', NODE_COMPILE_CACHE: join(folder, 'compiled') },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let said = '';
    started.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    const ended = once(started, 'exit').then(() => {
      throw new Error(`the hub has ended before it served: ${said}`);
    });
    const serving = new Promise<string>((resolve) => {
      createInterface(started.stdout).on('line', (line) => {
        said += `${line}\n`;
        if (line.includes('"message":"serving"')) resolve((JSON.parse(line) as { graph: string }).graph);
      });
    });
    url = await Promise.race([serving, ended]);
    ended.catch(() => {});
  }

  async function kill(): Promise<void> {
    url = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    url: () => url,
    kill,
    start,
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
