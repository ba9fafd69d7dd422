import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What a server has used since it began. */
export interface Usage {
  readonly cpuMs: number;
  readonly statements: number;
}

/** A server under test, in a process of its own. */
export interface ServerProcess {
  /** As the server said it in its line "serving". */
  readonly url: string;
  usage(): Promise<Usage>;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

export interface ServerProcessOptions {
  /** The program and its arguments; the path is relative to the project. */
  readonly program: readonly [path: string, ...rest: string[]];
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>;
}

const PROJECT = new URL('../../', import.meta.url);
const PROBE = new URL('probe.ts', import.meta.url);
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;
const USAGE_TIMEOUT_MS = 5_000;

/**
 * Start a program of the hub, with the probe in it, and wait for its line `{ "message": "serving", "url" | "graph" }`.
 * Rejects, with what the program said, when it ends or stays silent instead; it is gone then.
 */
export async function startServerProcess({ program, env }: ServerProcessOptions): Promise<ServerProcess> {
  const [path, ...rest] = program;
  const child = spawn(
    process.execPath,
    ['--import', PROBE.href, fileURLToPath(new URL(path, PROJECT)), ...rest],
    // In a group of its own: Ctrl-C is for the bench, which stops its servers itself.
    { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true },
  );
  // A server that is gone is noticed where its answer is awaited.
  child.on('error', () => {});
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const url = await servingAt(child, said).catch(async (cause) => {
    await stop(child);
    throw cause;
  });
  return { url, usage: () => usageOf(child), stop: () => stop(child) };
}

function servingAt(child: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (how: string) => reject(new Error(`${child.spawnargs.slice(3).join(' ')} ${how}\n${said.join('\n')}`));
    const late = setTimeout(() => fail('did not serve in time'), START_TIMEOUT_MS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (status) => fail(`ended with ${status}`));
    createInterface(child.stdout!).on('line', (line) => {
      said.push(line);
      const { message, url, graph } = parsed(line);
      if (message !== 'serving') return;
      clearTimeout(late);
      resolve(String(graph ?? url));
    });
  });
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(USAGE_TIMEOUT_MS) });
  child.send('usage');
  return (await answer)[0] as Usage;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  if (await Promise.race([gone.then(() => true), delay(STOP_TIMEOUT_MS, false, { ref: false })])) return;
  child.kill('SIGKILL');
  await gone;
}
