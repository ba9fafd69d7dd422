import { spawn } from 'node:child_process';
import { once } from 'node:events';

const HUB = new URL('../../cli/hub.ts', import.meta.url).pathname;

/** What a command came to. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Run a command of the hub as an operator does, in a process of its own with nothing in its environment but this. */
export async function runHub(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [HUB, ...args], {
    env: { PATH: process.env.PATH ?? '', POOL_SIZE: '2', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, out, err };
}
