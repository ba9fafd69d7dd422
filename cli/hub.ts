import { HubError } from '../platform/errors.ts';
import type { Command } from './arguments.ts';
import { migrateCommand } from './commands/migrate.ts';
import { seedCommand } from './commands/seed.ts';
import { startCommand } from './commands/start.ts';
import { tokenCommand } from './commands/token.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  start: startCommand,
  migrate: migrateCommand,
  seed: seedCommand,
  token: tokenCommand,
};

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`);
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
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(COMMANDS[args[0] ?? '']?.help ?? overview());
    return;
  }
  const command = COMMANDS[name];
  if (!command) {
    throw new HubError('COMMAND_INVALID', `Expected one of ${Object.keys(COMMANDS).join(', ')}, got "${name}".`);
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help);
    return;
  }
  await command.run(args);
}

/** One clear line and what to do, or for a bug everything there is. */
function report(error: unknown): void {
  process.exitCode = 1;
  if (!(error instanceof HubError)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return;
  }
  process.stderr.write(`${error.code}: ${error.message}\n→ ${String(error.extensions.remedy)}\n`);
}

if (import.meta.main) await main(process.argv.slice(2)).catch(report);
