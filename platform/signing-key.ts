import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { makeDataDirectory } from './database/data-directory.ts';
import { HubError } from './errors.ts';

/** Characters at least; made ones have 43, of 256 random bits. */
export const SIGNING_KEY_LENGTH = 32;

/**
 * The key that signs who asks and from which the database roles' passwords are derived: SIGNING_KEY, else the one in
 * `dataDir`, made on first use with mode 0600. Two processes that start at once agree on one.
 */
export function signingKeyOf(config: Pick<Config, 'signingKey' | 'dataDir'>): string {
  if (config.signingKey !== null) return config.signingKey;
  const path = join(config.dataDir, 'signing.key');
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const kept = keptKey(path);
  if (kept !== null) return kept;
  try {
    makeDataDirectory(config.dataDir);
    writeFileSync(draft, `${randomBytes(SIGNING_KEY_LENGTH).toString('base64url')}\n`, { mode: 0o600, flush: true });
    chmodSync(draft, 0o600);
    try {
      linkSync(draft, path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    } finally {
      unlinkSync(draft);
    }
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    const reason = (cause as Error).message;
    throw new HubError('DATA_DIRECTORY_UNREACHABLE', `Could not keep a signing key in ${path}: ${reason}.`, { cause });
  }
  return keptKey(path) as string;
}

function keptKey(path: string): string | null {
  let key: string;
  try {
    key = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const reason = (cause as Error).message;
    throw new HubError('DATA_DIRECTORY_UNREACHABLE', `Could not read the signing key in ${path}: ${reason}.`, {
      cause,
    });
  }
  if (key.length >= SIGNING_KEY_LENGTH) return key;
  throw new HubError(
    'DATA_DIRECTORY_DAMAGED',
    `Expected a signing key of 32 characters or more in ${path}; it is shorter.`,
  );
}
