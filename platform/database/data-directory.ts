import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { HubError } from '../errors.ts';

/**
 * Make the folder of this installation if there is none. A plain user keeps it to himself. Root's database runs as
 * another user who has to pass through it, whatever the umask; the secrets inside are of mode 0600. An existing folder
 * is left as it is. DATA_DIRECTORY_UNREACHABLE when it cannot be made.
 */
export function makeDataDirectory(path: string): void {
  try {
    const first = mkdirSync(path, { recursive: true, mode: 0o700 });
    if (first === undefined || process.getuid?.() !== 0) return;
    for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new HubError('DATA_DIRECTORY_UNREACHABLE', `Could not make the folder ${path}: ${reason}.`, { cause });
  }
}
