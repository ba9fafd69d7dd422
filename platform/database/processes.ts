import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When the process with this id started, in whatever unit the system keeps; null when there is none. Two readings are
 * equal exactly when they are of the same process, which an id alone does not say: ids are used again.
 */
export async function processStartedAt(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (line === null) return null;
    // proc(5): the name is in parentheses and may hold spaces; state is field 3 and starttime field 22.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  }
  const listed = await run('ps', ['-p', String(pid), '-o', 'lstart=']).catch(() => null);
  return listed?.stdout.trim() || null;
}

/** Whether this process is a PostgreSQL server on this data directory: never true of somebody else's. */
export async function isPostgresOn(pid: number, dataDirectory: string): Promise<boolean> {
  const wanted = await realpath(dataDirectory);
  if (process.platform === 'linux') {
    const [cwd, program] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => null),
      readlink(`/proc/${pid}/exe`).catch(() => null),
    ]);
    // The kernel appends " (deleted)" once npm has replaced the file.
    return cwd === wanted && program !== null && basename(program.replace(/ \(deleted\)$/, '')) === 'postgres';
  }
  const listed = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => null);
  return listed !== null && /postgres/.test(listed.stdout) && listed.stdout.includes(wanted);
}
