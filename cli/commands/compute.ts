import { type Period, parsePeriod } from '../../domain/period.ts';
import { dayInVietnam, systemClock } from '../../platform/clock.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { HubError } from '../../platform/errors.ts';
import { readFormulaApis } from '../../subgraphs/indicators/context/formula-apis.ts';
import { openIndicators } from '../../subgraphs/indicators/subgraph.ts';
import { type Command, readOptions } from '../arguments.ts';
import { graphAddress, openGraphDoor } from '../computation/graph-door.ts';
import { compute, type Teller } from '../computation/run.ts';
import { openHubProcess } from '../hub-process.ts';
import { migrateAll, pending } from '../installation.ts';
import { lineOf } from '../register.ts';

export const computeCommand: Command = {
  help: `Usage: npm run hub -- compute [--period PERIOD] [--formula KEY]... [--url URL] [--token-env NAME] [--apply]

Computes values of indicators by their formulas: queries to the graph of the running hub, all of them as of one moment, for each
member of the formula's class or once. Works on the database beside the hub, and asks the graph over HTTP as any client does.
Without --apply it only says what would change. A value that differs takes the place of the one that the formula gave before,
which stays in the history; running twice changes nothing.

First all formulas are checked against the graph of this version: one that does not fit any more is named, its last values stay,
flagged FORMULA_BROKEN, and the others are computed.

  --period PERIOD    month, quarter, half-year or year, such as 2024-06, 2024-Q2, 2024-H1, 2024: for the formulas of that
                     length; else for each formula the last whole period
  --formula KEY      only this one; may be repeated
  --url URL          where the graph answers; else HOST and PORT of the settings
  --token-env NAME   the environment variable that holds the credential for INTERNAL formulas; PUBLIC ones are asked
                     without any
  --apply            record it

Ends with exit code 1 when something is to be looked at: a broken formula, a question that failed, a value that was refused, a
formula left out though it was named or for want of a credential.

Examples:
  npm run hub -- compute
  npm run hub -- compute --period 2024-Q2 --formula tasks_done_on_time --apply
`,
  async run(args) {
    const options = readOptions(args, {
      ...{ period: { type: 'string' }, formula: { type: 'string', multiple: true, default: [] } },
      ...{ url: { type: 'string' }, 'token-env': { type: 'string' }, apply: { type: 'boolean', default: false } },
    } as const);
    const today = dayInVietnam(systemClock.now());
    const period = options.period === undefined ? null : periodNamed(options.period, today);
    const bearer = options['token-env'] === undefined ? null : credentialIn(options['token-env']);
    const url = graphAddress(options.url ?? ownAddress(readConfig(process.env)), bearer !== null);

    await using hub = await openHubProcess({ ...process.env, LOG_LEVEL: 'silent' }, { besideRunning: true });
    const { database, logger } = hub;
    if ((await pending(database)).length > 0) await migrateAll(database);
    const indicators = openIndicators({ database, clock: systemClock, logger });
    try {
      // Whether an agency existed is read in the copy of the register.
      await indicators.caughtUp();
      const changes = await compute({
        ...{ database, indicators: indicators.subgraph, door: openGraphDoor(url), apis: readFormulaApis() },
        ...{ today, period, keys: [...new Set(options.formula)], bearer, apply: options.apply, teller: terminal },
      });
      if (!options.apply && changes > 0) terminal.say('nothing was written: --apply records it');
    } finally {
      await indicators.close();
    }
  },
};

const terminal: Teller = {
  say: (...parts) => void process.stdout.write(lineFor(parts)),
  complain(...parts) {
    process.exitCode = 1;
    process.stderr.write(lineFor(parts));
  },
};

/** Names come from whoever answers at the address: nothing of them moves a cursor or turns a text around. */
function lineFor(parts: readonly string[]): string {
  return `${lineOf(parts).replaceAll(/\p{C}+/gu, ' ')}\n`;
}

/** COMMAND_INVALID for what names no period, for a day, and for a period that has not begun. */
function periodNamed(text: string, today: string): Period {
  const period = read(text);
  if (period === null || period.grain === 'DAY') {
    throw new HubError('COMMAND_INVALID', `Expected 2024, 2024-H1, 2024-Q1 or 2024-01 after --period, got "${text}".`);
  }
  if (period.firstOn <= today) return period;
  throw new HubError('COMMAND_INVALID', `Expected a period that has begun after --period, got "${text}".`);
}

function read(text: string): Period | null {
  try {
    return parsePeriod(text);
  } catch {
    return null;
  }
}

/** What is given here may be the credential itself by mistake: it is never repeated. */
function credentialIn(name: string): string {
  const value = /^[A-Za-z_]\w{0,99}$/.test(name) ? process.env[name]?.trim() : undefined;
  if (value && /^[\x21-\x7e]{1,10000}$/.test(value)) return value;
  throw new HubError(
    'COMMAND_INVALID',
    'Expected the name of an environment variable with a credential after --token-env.',
  );
}

/** Where the hub of these settings answers on this machine. */
function ownAddress({ host, port, tls }: Config): string {
  if (port === 0) throw new HubError('COMMAND_INVALID', 'Expected --url, as PORT is 0: the hub chooses one itself.');
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const name = reachable.includes(':') ? `[${reachable}]` : reachable;
  return `${tls ? 'https' : 'http'}://${name}:${port}/graphql`;
}
