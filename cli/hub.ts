import { existsSync } from 'node:fs';
import { CONFIG_VARIABLES } from '../platform/config.ts';
import { HubError } from '../platform/errors.ts';
import type { Command } from './arguments.ts';

/** Commands are loaded when they are run: a token needs no gateway. */
const COMMANDS: Readonly<Record<string, { readonly summary: string; load(): Promise<Command> }>> = {
  start: {
    summary: 'run the hub: database, subgraphs and gateway in one process',
    load: async () => (await import('./commands/start.ts')).startCommand,
  },
  migrate: {
    summary: 'bring the database to this version of the hub',
    load: async () => (await import('./commands/migrate.ts')).migrateCommand,
  },
  seed: {
    summary: 'load the reference data of data/',
    load: async () => (await import('./commands/seed.ts')).seedCommand,
  },
  import: {
    summary: 'record the yearly decision on working days from a file',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  compute: {
    summary: 'compute values of indicators by their formulas',
    load: async () => (await import('./commands/compute.ts')).computeCommand,
  },
  publish: {
    summary: 'publish totals of cases, without those that tell of persons',
    load: async () => (await import('./commands/publish.ts')).publishCommand,
  },
  export: {
    summary: 'write a score with all that it follows from to a file',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  recompute: {
    summary: 'compute a score from such a file alone',
    load: async () => (await import('./commands/recompute.ts')).recomputeCommand,
  },
  audit: {
    summary: 'verify, list and export the audit record',
    load: async () => (await import('./commands/audit.ts')).auditCommand,
  },
  grant: {
    summary: 'give, end and list roles',
    load: async () => (await import('./commands/grant.ts')).grantCommand,
  },
  key: {
    summary: 'make, list and end the keys of machines',
    load: async () => (await import('./commands/key.ts')).keyCommand,
  },
  token: {
    summary: 'make a token for trying the hub out (not in production)',
    load: async () => (await import('./commands/token.ts')).tokenCommand,
  },
};

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`);
  return `Liên Thông: one graph over administrative-procedure reform.

Usage: npm run hub -- <command> [options]

${lines.join('\n')}

Examples:
  npm start                                    the hub, on http://127.0.0.1:4000
  npm run hub -- token --role operator         a token for trying out commands
  npm run hub -- help token                    what a command can do

Every setting is an environment variable; .env.example lists them.
`;
}

async function main([name = 'help', ...args]: readonly string[]): Promise<void> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(args[0] === undefined ? overview() : (await commandOf(args[0])).help);
    return;
  }
  const command = await commandOf(name);
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(command.help);
  else await command.run(args);
}

/** Refused with COMMAND_INVALID. */
async function commandOf(name: string): Promise<Command> {
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.load() : undefined;
  if (command) return command;
  throw new HubError('COMMAND_INVALID', `Expected one of ${Object.keys(COMMANDS).join(', ')}, got "${name}".`);
}

/** The exit code of a program that SIGPIPE ends: 128 and the signal's number. */
const NOBODY_READS = 141;

/** One clear line and what to do, or for a bug everything there is. */
function report(error: unknown): void {
  process.exitCode = 1;
  if (!(error instanceof HubError)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return;
  }
  process.stderr.write(`${error.code}: ${error.message}\n→ ${String(error.extensions.remedy)}\n`);
}

if (import.meta.main) {
  // A reader that has seen enough, such as head, is no fault of ours. Node ignores the signal that would end us.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? NOBODY_READS : 1));
  // An empty variable is as absent, here too: NODE_ENV= would else take a hub out of the production that .env states.
  for (const name of CONFIG_VARIABLES) if (process.env[name]?.trim() === '') delete process.env[name];
  if (existsSync('.env')) process.loadEnvFile();
  await main(process.argv.slice(2)).catch(report);
}
