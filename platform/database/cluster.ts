import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { HubError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Binaries, SystemUser } from './binaries.ts';
import { isPostgresOn, processStartedAt } from './processes.ts';

const run = promisify(execFile);

/** The name of the superuser of an embedded server, and of the database the hub lives in. */
export const EMBEDDED_USER = 'hub';
export const EMBEDDED_DATABASE = 'hub';

const STOP_TIMEOUT_MS = 60_000;

/**
 * What is in the data directory of PostgreSQL: 'absent' (nothing, or an empty folder), or 'complete' when it is one
 * that `binaries` can serve. Anything else is DATA_DIRECTORY_DAMAGED; nothing is touched then.
 */
export async function inspectCluster(directory: string, binaries: Binaries): Promise<'absent' | 'complete'> {
  const entries = await readdir(directory).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw damaged(`Expected ${directory} to be a readable folder, but: ${cause.message}.`, cause);
  });
  if (entries.length === 0) return 'absent';

  const written = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => null);
  if (written === null) {
    throw damaged(
      `Expected ${directory} to be empty or to hold PostgreSQL's data, but it has files and no PG_VERSION.`,
    );
  }
  const major = binaries.version.split('.')[0];
  if (written.trim() !== major) {
    throw damaged(
      `Expected ${directory} to be written by PostgreSQL ${major}, but it was by ${written.trim()}. Export with that version and import here.`,
    );
  }
  return 'complete';
}

function damaged(message: string, cause?: unknown): HubError {
  return new HubError('DATA_DIRECTORY_DAMAGED', message, { cause });
}

/**
 * Initialise a data directory for a database in UTF-8 whose order is by code point and whose letters are Unicode's, the
 * same on every machine (builtin provider); sorting as in Vietnamese is the collation "vi-x-icu". Made aside and renamed
 * into place when it is whole and on disk, so that an interrupted start leaves nothing half done.
 */
export async function initialiseCluster(
  directory: string,
  binaries: Binaries,
  user: SystemUser | null,
  password: string,
  durable: boolean,
): Promise<void> {
  const parent = dirname(directory);
  await removeInterrupted(parent, basename(directory));
  const aside = await mkdtemp(join(parent, `${basename(directory)}.unfinished-`));
  const fresh = join(aside, 'data');
  const passwordFile = join(aside, 'password');
  try {
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) for (const path of [aside, fresh, passwordFile]) await chown(path, user.uid, user.gid);

    const initdb = (ctype: string) =>
      run(
        binaries.initdb,
        [
          ...['-D', fresh, '-U', EMBEDDED_USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
          ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`],
          '--text-search-config=simple',
          ...(durable ? [] : ['--no-sync']),
        ],
        { cwd: '/', env: environment(), ...(user ?? {}) },
      );
    // pg_trgm asks the operating system's locale which bytes are letters: under plain C it drops every accented one.
    // glibc always has C.UTF-8 and macOS en_US.UTF-8; a system with neither still gets a server.
    await initdb(process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8').catch(() => initdb('C'));
    await rename(fresh, directory);
    await syncFolder(parent);
  } catch (cause) {
    const { stderr, message } = cause as { stderr?: string; message: string };
    throw new HubError(
      'DATABASE_START_FAILED',
      `Could not initialise PostgreSQL in ${directory}: ${oneLine(stderr || message)}`,
      { cause },
    );
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** What an initialisation that was killed left behind: it never held data. The caller holds the hub's lock. */
async function removeInterrupted(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    if (entry.startsWith(`${name}.unfinished-`)) await rm(join(parent, entry), { recursive: true, force: true });
  }
}

/** None of the caller's PG* variables or locale reaches the server. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_MESSAGES: 'C', TZ: 'UTC' };
}

/**
 * Stop a server that outlived its hub, and clear what would keep a new one from starting: a pid file whose process is
 * gone, or whose id belongs to a foreign process by now. A process that is not PostgreSQL on this directory is never
 * signalled.
 */
export async function stopSurvivor(directory: string, logger: Logger): Promise<void> {
  const pidFile = join(directory, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => null);
  if (text === null) return;

  const pid = Number(text.split('\n')[0]);
  const startedAt = Number.isSafeInteger(pid) && pid > 0 ? await processStartedAt(pid) : null;
  if (startedAt === null || !(await isPostgresOn(pid, directory))) {
    logger.info('The database was not shut down the last time: it will recover from its log.');
    await rm(pidFile, { force: true });
    return;
  }

  logger.warn('The database of an earlier hub is still running: stopping it to start anew.', { pid });
  process.kill(pid, 'SIGINT');
  await untilGone(pid, startedAt, STOP_TIMEOUT_MS);
}

async function untilGone(pid: number, startedAt: string, timeoutMs: number): Promise<void> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await delay(20)) {
    if ((await processStartedAt(pid)) !== startedAt) return;
  }
  throw new HubError(
    'DATABASE_START_FAILED',
    `The database server of an earlier hub (process ${pid}) did not stop within ${timeoutMs / 1000} s.`,
  );
}

/** The superuser's password: made once, readable by the hub's user only. */
export async function superuserPassword(path: string): Promise<{ password: string; made: boolean }> {
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept?.trim()) return { password: kept.trim(), made: false };
  const password = randomBytes(32).toString('base64url');
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(`${password}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
  return { password, made: true };
}

/** Set the superuser's password without knowing the old one, with no server running: for when its file was lost. */
export async function resetPassword(
  directory: string,
  binaries: Binaries,
  user: SystemUser | null,
  password: string,
): Promise<void> {
  const args = ['--single', '-D', directory, '-c', 'exit_on_error=on', 'postgres'];
  const child = spawn(binaries.postgres, args, {
    cwd: '/',
    env: environment(),
    stdio: ['pipe', 'ignore', 'pipe'],
    ...user,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(`alter role "${EMBEDDED_USER}" password '${password}'\n`);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (status !== 0) throw damaged(`PostgreSQL refuses to open ${directory}: ${refusalIn(said)}`);
}

/** The line of PostgreSQL's log that says why it gave up. */
export function refusalIn(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1);
  return fatal ? oneLine(fatal.replace(/^.*?\b(FATAL|PANIC):\s*/, '')) : 'it gave no reason';
}

function oneLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
