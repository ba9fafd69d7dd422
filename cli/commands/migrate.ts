import { HubError } from '../../platform/errors.ts';
import { type Command, readOptions } from '../arguments.ts';
import { openHubProcess } from '../hub-process.ts';
import { migrateAll, migrateBack, pending, SUBGRAPHS } from '../installation.ts';

export const migrateCommand: Command = {
  help: `Usage: npm run hub -- migrate [--pending | --back SUBGRAPH [--to NAME]]

Runs the migrations that the database has not seen. \`start\` does the same before it serves.

  --pending          only say what would run
  --back SUBGRAPH    take migrations of one subgraph back; what its tables held is lost
  --to NAME          the last migration to keep, with --back; all are taken back without it

Examples:
  npm run hub -- migrate
  npm run hub -- migrate --pending
  npm run hub -- migrate --back hub
`,
  async run(args) {
    const options = readOptions(args, {
      pending: { type: 'boolean' },
      back: { type: 'string' },
      to: { type: 'string' },
    });
    if (options.back !== undefined && !SUBGRAPHS.includes(options.back)) {
      throw new HubError(
        'COMMAND_INVALID',
        `Expected one of ${SUBGRAPHS.join(', ')} after --back, got "${options.back}".`,
      );
    }
    if (options.to !== undefined && options.back === undefined) {
      throw new HubError('COMMAND_INVALID', 'Expected --back with --to.');
    }

    await using hub = await openHubProcess();
    if (options.pending) return say(await pending(hub.database), 'to run');
    if (options.back !== undefined) {
      return say(await migrateBack(hub.database, options.back, options.to ?? null), 'taken back');
    }
    say(await migrateAll(hub.database), 'run');
  },
};

function say(names: readonly string[], what: string): void {
  process.stdout.write(names.length === 0 ? `nothing ${what}\n` : names.map((name) => `${name} ${what}\n`).join(''));
}
