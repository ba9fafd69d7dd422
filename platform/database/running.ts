import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EMBEDDED_DATABASE, EMBEDDED_USER } from './cluster.ts';
import { isPostgresOn } from './processes.ts';

/**
 * The address of the embedded PostgreSQL that a hub runs on this data folder, with the superuser's password; null when
 * none runs on this machine. For work beside a running hub: whoever may read the folder's password is the hub's own user.
 */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const directory = join(dataDir, 'postgres');
  const read = (path: string) => readFile(path, 'utf8').catch(() => '');
  // storage.sgml, "postmaster.pid": process id, folder, start, port, socket, address, shared memory, state.
  const lines = (await read(join(directory, 'postmaster.pid'))).split('\n').map((line) => line.trim());
  const [pid, port, state] = [Number(lines[0]), Number(lines[3]), lines[7]];
  if (!(pid > 0) || !(port > 0) || state !== 'ready' || !(await isPostgresOn(pid, directory))) return null;

  const password = (await read(join(dataDir, 'superuser.password'))).trim();
  return password === '' ? null : `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/${EMBEDDED_DATABASE}`;
}
