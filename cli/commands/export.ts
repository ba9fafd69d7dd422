import { readFile, writeFile } from 'node:fs/promises';
import { HubError } from '../../platform/errors.ts';
import { UUID } from '../../platform/page.ts';
import { type Command, readOptions } from '../arguments.ts';
import { withGraph } from '../graph.ts';
import { REFERENCE_DATA } from '../reference-data.ts';
import { actionOf, requireOption } from '../register.ts';
import { exportedScorecard } from '../scorecard.ts';

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { scorecard };

export const exportCommand: Command = {
  help: `Usage: npm run hub -- export scorecard FILE --agency KEY --period PERIOD [--definition KEY] [--as-of TOKEN]

Writes the score of an agency in a period with all that it follows from: the version of the index, and of each component
the value that counts, with its parts, the document and clause that state it, and its id. Works on the database itself,
beside a running hub too; it tells what is public. \`recompute scorecard\` computes the score from the file alone.

  --agency       id of the agency, or its key in the reference data
  --period       month, quarter, half-year or year
  --definition   key of the index; 766 when left out
  --as-of        token of an earlier answer, an instant, or "now"; "now" when left out

Example:
  npm run hub -- export scorecard diem.json --agency province/phu-tho@2025 --period 2025-Q3
  npm run hub -- recompute scorecard diem.json
`,
  run: ([name = '', ...args]) => actionOf(name, ACTIONS, 'export')(args),
};

async function scorecard(args: readonly string[]): Promise<void> {
  const { file, rest } = fileAndOptions(args);
  const options = readOptions(rest, {
    ...{ agency: { type: 'string' }, period: { type: 'string' } },
    ...{ definition: { type: 'string', default: '766' }, 'as-of': { type: 'string', default: 'now' } },
  } as const);
  const agencyId = await agencyOf(requireOption(options.agency, '--agency, the id or key of an agency'));
  const period = requireOption(options.period, '--period, such as 2025-Q3');
  const { definition: key, 'as-of': asOf } = options;
  const exported = await withGraph((graph) => exportedScorecard(graph, { agencyId, key, period, asOf }));
  if (exported === null) {
    throw new HubError(
      'COMMAND_INVALID',
      `Expected an agency of the register and an index ${key} that was in force at the end of ${period}.`,
    );
  }
  await writeFile(file, `${JSON.stringify(exported, null, 2)}\n`);
  const { points, maximumKnown } = exported.scorecard;
  process.stdout.write(`${exported.agency.name}  ${period}  ${points} of ${maximumKnown}  ${file}\n`);
}

/** The one file that is named, before or after the options. */
function fileAndOptions(args: readonly string[]): { file: string; rest: readonly string[] } {
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && !isValue(args[index - 1]));
  const file = args[at];
  if (file === undefined) throw new HubError('COMMAND_INVALID', 'Expected a file after export scorecard.');
  return { file, rest: args.toSpliced(at, 1) };
}

/** Whether what follows is the value of an option. */
function isValue(before: string | undefined): boolean {
  return before !== undefined && /^--[a-z-]+$/.test(before);
}

async function agencyOf(text: string): Promise<string> {
  if (UUID.test(text)) return text;
  const agencies = JSON.parse(await readFile(new URL('agencies.json', REFERENCE_DATA), 'utf8')) as readonly {
    readonly id: string;
    readonly key: string;
  }[];
  const found = agencies.find(({ key }) => key === text);
  if (found) return found.id;
  throw new HubError('COMMAND_INVALID', `Expected an id or a key of data/agencies.json after --agency, got "${text}".`);
}
