import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { HubError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { type Binaries, locateBinaries, runnableBinaries, type SystemUser } from './binaries.ts';
import {
  EMBEDDED_DATABASE,
  EMBEDDED_USER,
  environment,
  initialiseCluster,
  inspectCluster,
  refusalIn,
  resetPassword,
  stopSurvivor,
  superuserPassword,
} from './cluster.ts';
import { makeDataDirectory } from './data-directory.ts';
import { takeHubLock } from './hub-lock.ts';
import { systemUserFor } from './system-user.ts';

export interface EmbeddedPostgresOptions {
  /** Everything of this installation: `postgres/` (the data), `postgres.log`, the superuser's password, the hub's lock. */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly maxConnections?: number;
  /** 'none' loses the database when the machine stops: for tests only. */
  readonly durability?: 'full' | 'none';
  /** Where the programs of PostgreSQL are, if not in node_modules. */
  readonly binaries?: string;
}

export interface EmbeddedPostgres extends AsyncDisposable {
  /** As the superuser, for openDatabase(). Holds the password. */
  readonly url: string;
  /** Resolves if the server ends without stop(), which is logged: end the hub, so that what watches it starts it anew. */
  readonly ended: Promise<void>;
  /** Ends every session, writes everything to disk, gives the folder back. A second call waits for the first. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * Start the PostgreSQL that comes with the hub, on 127.0.0.1 and a free port, initialising its data the first time
 * (about a second). A server that outlived a killed hub is stopped first. Nothing in the folder is ever deleted.
 *
 * Refused with DATA_DIRECTORY_IN_USE (another hub lives on it), DATA_DIRECTORY_DAMAGED (not PostgreSQL's data, another
 * major version, or PostgreSQL refuses it), DATA_DIRECTORY_UNREACHABLE, DATABASE_START_FAILED, PLATFORM_UNSUPPORTED.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, logger } = options;
  const directory = join(dataDir, 'postgres');
  const source = options.binaries ?? (await locateBinaries());
  makeDataDirectory(dataDir);
  const lock = await takeHubLock(join(dataDir, 'hub.lock'));
  try {
    const user = await systemUserFor(directory);
    await checkReach(dataDir, user);
    const binaries = await runnableBinaries(source, dataDir, user);
    const state = await inspectCluster(directory, binaries);
    const { password, made } = await superuserPassword(join(dataDir, 'superuser.password'));
    if (state === 'absent') {
      await initialiseCluster(directory, binaries, user, password, options.durability !== 'none');
    } else {
      await stopSurvivor(directory, logger);
      if (made) await resetPassword(directory, binaries, user, password);
    }
    const server = await serve(options, directory, binaries, user);
    const url = `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${server.port}/${EMBEDDED_DATABASE}`;
    await createDatabase(url).catch(async (cause) => {
      await server.stop();
      throw cause;
    });
    logger.info('The embedded database is ready.', { version: binaries.version, port: server.port, dataDir });

    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= server.stop().finally(() => lock.release());
      return stopped;
    };
    return { url, ended: server.ended, stop, [Symbol.asyncDispose]: stop };
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}

async function checkReach(path: string, user: SystemUser | null): Promise<void> {
  if (!user) return;
  try {
    await promisify(execFile)('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { cwd: '/', env: {}, ...user });
  } catch (cause) {
    throw unreachable(`PostgreSQL runs as user ${user.uid}, who may not enter ${path} (or a folder above it).`, cause);
  }
}

function unreachable(message: string, cause: unknown): HubError {
  return new HubError('DATA_DIRECTORY_UNREACHABLE', message, { cause });
}

interface Server {
  readonly port: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function serve(
  options: EmbeddedPostgresOptions,
  directory: string,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<Server> {
  const { logger } = options;
  const logPath = join(options.dataDir, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const log = await openLog(logPath);
    const child = spawn(binaries.postgres, ['-D', directory, ...settings(options, port)], {
      cwd: '/',
      env: environment(),
      stdio: ['ignore', log.fd, log.fd],
      // In a session of its own: Ctrl-C in the terminal is for the hub, which stops the server when its work is done.
      detached: true,
      ...(user ?? {}),
    });
    const exited = new Promise<number | null>((resolve) =>
      child.once('error', () => resolve(null)).once('exit', resolve),
    );
    const ready = await untilReady(directory, child, exited).finally(() => log.close());
    if (ready === 'ready') return supervise(child, exited, port, logger);

    const said = (await readFile(logPath)).subarray(log.from).toString();
    if (/Address already in use/.test(said) && attempt < 5) continue;
    if (ready === 'late') child.kill('SIGQUIT');
    const foreign = /No space left|memory segment|Cannot allocate|too many open files|listen socket|Address already/i;
    throw new HubError(
      foreign.test(said) || ready === 'late' || said === '' ? 'DATABASE_START_FAILED' : 'DATA_DIRECTORY_DAMAGED',
      ready === 'late'
        ? `PostgreSQL on ${directory} was not ready within ${START_TIMEOUT_MS / 1000} s.`
        : `PostgreSQL refuses to start on ${directory}: ${refusalIn(said)}`,
    );
  }
}

/** Given on the command line, so that they are the same whatever the folder's own postgresql.conf says. */
function settings(options: EmbeddedPostgresOptions, port: number): string[] {
  const durable = options.durability === 'none' ? 'off' : 'on';
  return Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 200,
    password_encryption: 'scram-sha-256',
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u@%d ',
    // Statements and rows bring personal values with them; what failed is told without.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    // Compiling a query costs more than it saves at the size of a portal's.
    jit: 'off',
    random_page_cost: 1.1,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function openLog(path: string): Promise<{ fd: number; from: number; close(): Promise<void> }> {
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
  const file = await open(path, 'a', 0o600);
  return { fd: file.fd, from: size > LOG_LIMIT_BYTES ? 0 : size, close: () => file.close() };
}

/** The server writes its state to the eighth line of its pid file, which is how pg_ctl waits for it too. */
async function untilReady(
  directory: string,
  child: ChildProcess,
  exited: Promise<unknown>,
): Promise<'ready' | 'refused' | 'late'> {
  let gone = false;
  exited.then(() => {
    gone = true;
  });
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end; await delay(10)) {
    if (gone) return 'refused';
    const lines = (await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return 'ready';
  }
  return 'late';
}

function supervise(child: ChildProcess, exited: Promise<number | null>, port: number, logger: Logger): Server {
  let stopping = false;
  // If the process ends without stop(), the server still shuts down by itself and leaves a clean folder.
  const onExit = () => child.kill('SIGINT');
  process.once('exit', onExit);
  child.unref();
  const ended = new Promise<void>((resolve) => {
    exited.then((status) => {
      process.removeListener('exit', onExit);
      if (stopping) return;
      logger.error('The embedded database ended by itself: restart the hub.', { status });
      resolve();
    });
  });
  return {
    port,
    ended,
    async stop() {
      stopping = true;
      child.ref();
      child.kill('SIGINT');
      if (await Promise.race([exited.then(() => true), delay(STOP_TIMEOUT_MS, false, { ref: false })])) return;
      logger.warn('The embedded database does not shut down in time: it will recover from its log next time.');
      child.kill('SIGQUIT');
      await exited;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [EMBEDDED_DATABASE]);
    if (found.rowCount === 0) await client.query(`create database "${EMBEDDED_DATABASE}"`);
  } finally {
    await client.end();
  }
}
