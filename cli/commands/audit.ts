import { HubError } from '../../platform/errors.ts';
import type { Command } from '../arguments.ts';
import { exportRecords } from './audit/export.ts';
import { listRecords } from './audit/list.ts';
import { reseal } from './audit/reseal.ts';
import { verify } from './audit/verify.ts';

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  verify,
  list: listRecords,
  export: exportRecords,
  reseal,
};

export const auditCommand: Command = {
  help: `Usage: npm run hub -- audit verify [--subgraph NAME [--expect POSITION:HASH]]
       npm run hub -- audit list [--subgraph NAME] [--viewer ID] [--kind KIND]... [--since DAY] [--limit N] [--json]
       npm run hub -- audit export [--subgraph NAME]
       npm run hub -- audit reseal --subgraph NAME --expect POSITION:HASH

The record of what was written, refused, and read of personal data: one chain for each subgraph.

verify   computes every chain anew and says where it ends, or what was done to the first record that does not fit;
         ends with exit code 1 and AUDIT_BROKEN then. Writes nothing. Note position and hash elsewhere now and then:
         --expect shows later that the chain still holds them.
list     the latest records, 50 unless --limit says otherwise. That they were read is on record too.
export   all sealed records, one JSON object a line, as docs/decisions/009-the-audit-record.md describes them, so that
         anybody can compute the hashes. That they were read is on record too.
reseal   puts this hub's seal on a chain that is in order, after SIGNING_KEY has changed or a backup was restored. Say
         with --expect where the chain has to end, from a note of your own: you answer for it, and it is on record.

  --kind    COMMAND, ACCESS_REFUSED, PERSONAL_READ or MAINTENANCE
  --since   a day in Viet Nam, such as 2026-03-31

Examples:
  npm run --silent hub -- audit verify
  npm run --silent hub -- audit list --kind ACCESS_REFUSED --since 2026-03-31
  npm run --silent hub -- audit export > audit.jsonl
`,
  async run([name = '', ...args]) {
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action) return action(args);
    throw new HubError(
      'COMMAND_INVALID',
      `Expected one of ${Object.keys(ACTIONS).join(', ')} after audit, got "${name}".`,
    );
  },
};
