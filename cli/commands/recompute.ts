import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { HubError } from '../../platform/errors.ts';
import { type Command, readOptions } from '../arguments.ts';
import { actionOf, lineOf } from '../register.ts';
import { linesOf, recomputed, SCORECARD_FORMAT, type ScorecardFile, toldIn } from '../scorecard.ts';

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { scorecard };

export const recomputeCommand: Command = {
  help: `Usage: npm run hub -- recompute scorecard FILE

Computes the score of a file that \`export scorecard\` has written, from its inputs alone: without a database, and without
the hub that wrote it. Says what each component earns, exactly, and ends with exit code 1 when the file says anything else.

Example:
  npm run hub -- recompute scorecard diem.json
`,
  run: ([name = '', ...args]) => actionOf(name, ACTIONS, 'recompute')(args),
};

async function scorecard([file, ...args]: readonly string[]): Promise<void> {
  if (file === undefined || file.startsWith('-')) {
    throw new HubError('COMMAND_INVALID', 'Expected a file after recompute scorecard.');
  }
  readOptions(args, {});
  const exported = await readExported(file);
  const score = computed(exported, file);
  for (const line of linesOf(exported, score)) process.stdout.write(`${lineOf([line])}\n`);
  if (isDeepStrictEqual(score, toldIn(exported))) return;
  process.stderr.write(
    `the file says ${exported.scorecard.points}, or something of a part, that does not follow from its inputs\n`,
  );
  process.exitCode = 1;
}

async function readExported(file: string): Promise<ScorecardFile> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new HubError('COMMAND_INVALID', `Expected a JSON file at ${file}: ${(cause as Error).message}`, { cause });
  }
  const isExported =
    typeof content === 'object' && content !== null && (content as { format?: unknown }).format === SCORECARD_FORMAT;
  if (isExported) return content as ScorecardFile;
  throw new HubError('COMMAND_INVALID', `Expected a file that export scorecard has written, got ${file}.`);
}

/** A file that somebody has changed may hold anything: what cannot be computed is refused, not guessed. */
function computed(exported: ScorecardFile, file: string) {
  try {
    return recomputed(exported);
  } catch (cause) {
    throw new HubError(
      'COMMAND_INVALID',
      `Expected a file that export scorecard has written; ${file} cannot be computed.`,
      {
        cause,
      },
    );
  }
}
