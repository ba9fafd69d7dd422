import { randomBytes } from 'node:crypto';
import { link, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { HubError } from '../errors.ts';
import { processStartedAt } from './processes.ts';

/** How often a living hub touches its lock. */
const HEARTBEAT_MS = 2_000;
/** How long to watch the lock of a hub on another machine or in another container for a heartbeat. */
const WATCH_MS = 3 * HEARTBEAT_MS + 500;
/** How long a new holder waits before it trusts its lock; see setAside(). */
const SETTLE_MS = 100;

interface Holder {
  readonly pid: number;
  /** In the unit of the system; only ever compared for equality. Tells a process from a later one with the same id. */
  readonly startedAt: string;
  readonly host: string;
  /** Tells two takers in one process apart. */
  readonly mark: string;
}

export interface HubLock {
  release(): Promise<void>;
}

/**
 * Take the data folder for this process: the file at `path` names the holder. Refused with DATA_DIRECTORY_IN_USE while
 * the holder lives; what a dead one left is taken over. A holder on another host (a container that shares the volume)
 * cannot be looked at, so its lock is watched for a heartbeat first.
 */
export async function takeHubLock(path: string): Promise<HubLock> {
  const mine: Holder = {
    pid: process.pid,
    startedAt: (await processStartedAt(process.pid)) ?? '',
    host: hostname(),
    mark: randomBytes(6).toString('hex'),
  };
  const text = `${JSON.stringify(mine)}\n`;

  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (await create(path, text)) {
      await delay(SETTLE_MS);
      if ((await readFile(path, 'utf8').catch(() => null)) === text) return hold(path, text);
      continue;
    }
    const found = await readFile(path, 'utf8').catch(() => null);
    if (found === null) continue;
    const holder = holderOf(found);
    if (holder && (await isAlive(path, holder, mine))) {
      throw new HubError(
        'DATA_DIRECTORY_IN_USE',
        `Expected ${path} to be free, but the hub with process id ${holder.pid} on ${holder.host} holds it.`,
      );
    }
    await setAside(path, found);
  }
  throw new HubError('DATA_DIRECTORY_IN_USE', `Several hubs are starting on ${path} at once.`);
}

/** Whole or not at all, and only if there is none: a link to a file already written. */
async function create(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  } finally {
    await unlink(draft);
  }
}

/**
 * Remove the lock of a dead holder. Looking and removing are two steps, so that the lock of a new holder may be what is
 * removed; it is put back, or if yet another one was quicker, the first notices when its lock has settled.
 */
async function setAside(path: string, expected: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => null)) !== expected) return;
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== expected) await link(aside, path).catch(() => {});
  await unlink(aside);
}

function hold(path: string, text: string): HubLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      if ((await readFile(path, 'utf8').catch(() => null)) === text) await unlink(path);
    },
  };
}

function holderOf(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Partial<Holder>;
    return typeof holder.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : null;
  } catch {
    return null;
  }
}

async function isAlive(path: string, holder: Holder, mine: Holder): Promise<boolean> {
  if (holder.host === mine.host) return (await processStartedAt(holder.pid)) === holder.startedAt;
  const touched = async () => (await stat(path).catch(() => null))?.mtimeMs ?? 0;
  const before = await touched();
  for (const end = Date.now() + WATCH_MS; Date.now() < end; ) {
    await delay(250);
    if ((await touched()) !== before) return true;
  }
  return false;
}
