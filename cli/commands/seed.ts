import { openAudit } from '../../platform/audit/runtime.ts';
import { witnessOf } from '../../platform/audit/witness.ts';
import { type Command, readOptions } from '../arguments.ts';
import { openHubProcess } from '../hub-process.ts';
import { migrateAll, SUBGRAPHS } from '../installation.ts';
import { loadReferenceData } from '../reference-data.ts';

export const seedCommand: Command = {
  help: `Usage: npm run hub -- seed

Loads the reference data through the same commands that clients use, as far as its files differ from what was loaded
before. \`start\` does the same before it serves. Loading twice is loading once.

Example:
  npm run hub -- seed
`,
  async run(args) {
    readOptions(args, {});
    await using hub = await openHubProcess();
    await migrateAll(hub.database);
    // Seals what is recorded below before it is closed: no hub may be running that would.
    await using _audit = openAudit({
      ...{ database: hub.database, subgraphs: SUBGRAPHS, hubKey: hub.signingKey, logger: hub.logger },
      witness: witnessOf(hub.config, hub.database),
    });
    const loaded = await loadReferenceData(hub.database, hub.logger);
    if (loaded.length === 0) process.stdout.write('nothing to load: the files are as they were\n');
    for (const { subgraph, records, changed } of loaded) {
      const files = Object.entries(records).map(([name, count]) => `${name} ${count}`);
      process.stdout.write(`${subgraph}: ${files.join(', ')}; ${changed} new or changed\n`);
    }
  },
};
