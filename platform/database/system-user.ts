import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { HubError } from '../errors.ts';
import type { SystemUser } from './binaries.ts';

const run = promisify(execFile);

/**
 * Who PostgreSQL runs as, for it refuses to be root. A plain user runs it himself: null. Root hands it to the owner of
 * an existing data directory, else to `postgres`, else to `nobody`; no user is ever created. Refused with
 * DATA_DIRECTORY_UNREACHABLE when the directory belongs to someone that this process cannot become.
 */
export async function systemUserFor(dataDirectory: string): Promise<SystemUser | null> {
  const owner = await stat(dataDirectory).catch(() => null);
  const mine = process.getuid?.() ?? 0;
  if (mine !== 0) {
    if (owner === null || owner.uid === mine) return null;
    throw new HubError(
      'DATA_DIRECTORY_UNREACHABLE',
      `Expected ${dataDirectory} to belong to the user of this process (id ${mine}), but it belongs to user ${owner.uid}.`,
    );
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  for (const name of ['postgres', 'nobody']) {
    const user = await idsOf(name);
    if (user) return user;
  }
  throw new HubError(
    'PLATFORM_UNSUPPORTED',
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody" to run it as. Start the hub as a plain user or set DATABASE_URL.',
  );
}

async function idsOf(name: string): Promise<SystemUser | null> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    );
    return uid && gid ? { uid, gid } : null;
  } catch {
    return null;
  }
}
