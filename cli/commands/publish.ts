import { dayInVietnam, systemClock } from '../../platform/clock.ts';
import { publishNow } from '../../platform/cube/lattice.ts';
import { publishedCases } from '../../subgraphs/indicators/loaders/case-metrics.ts';
import { openIndicators } from '../../subgraphs/indicators/subgraph.ts';
import { type Command, readOptions } from '../arguments.ts';
import { openHubProcess } from '../hub-process.ts';
import { migrateAll, pending } from '../installation.ts';
import { actionOf, lineOf } from '../register.ts';

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { cases };

export const publishCommand: Command = {
  help: `Usage: npm run hub -- publish cases [--apply]

Publishes what everybody may know of the cases that units have recorded: totals by province, ministry, month, quarter and year,
without numbers from which persons could be told. Works on the database itself, beside a running hub too. Without --apply it
only says what would be published.

What is published stays: a version answers for what was recorded up to its position, whatever comes later. Where nothing was recorded
since the last version, nothing is published. Each version is decided with all before it, so many versions cost numbers: once a
month, when most units have reported, is better than each day.

  --apply   publish it

Example:
  npm run hub -- publish cases --apply
`,
  run: ([name = '', ...args]) => actionOf(name, ACTIONS, 'publish')(args),
};

async function cases(args: readonly string[]): Promise<void> {
  const { apply } = readOptions(args, { apply: { type: 'boolean', default: false } });
  await using hub = await openHubProcess({ ...process.env, LOG_LEVEL: 'silent' }, { besideRunning: true });
  const { database, logger } = hub;
  if ((await pending(database)).length > 0) await migrateAll(database);
  const indicators = openIndicators({ database, clock: systemClock, logger });
  try {
    // For which province a unit counts is read in the copy of the register.
    await indicators.caughtUp();
    const publication = await publishNow(database, publishedCases, { today: dayInVietnam(systemClock.now()), apply });
    const { version, cellCount, withheldCount, exposedCount, isNew } = publication;
    say(`version ${version}`, `${cellCount} cells`, `${withheldCount} withheld`);
    if (exposedCount > 0) say(`${exposedCount} withheld cells are known from earlier versions, under a milder rule`);
    if (!isNew) say('published already: nothing was recorded since');
    else say(apply ? 'published' : 'nothing was published: --apply does it');
  } finally {
    await indicators.close();
  }
}

function say(...parts: string[]): void {
  process.stdout.write(`${lineOf(parts)}\n`);
}
