import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GUARDS, type Guard, withoutGuard } from './guards/list.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A run of tests may take this long; one that hangs without its guard has noticed too, but says so less clearly. */
const TRIAL_TIMEOUT_MS = 240_000;

const USAGE = 'npm run guards [-- --only PART_OF_A_NAME] [-- --workers N]';

/**
 * Shows that no guard can be turned off unnoticed: each is taken out of a copy of the project, in turn, and the tests
 * named with it have to fail there. Prints a line for each; ends with 1 when one is not missed.
 *
 * `USAGE` says how it is called.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, workers: { type: 'string', default: '2' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const chosen = GUARDS.filter(({ name }) => values.only === undefined || name.includes(values.only));
  const waiting = [...chosen];
  const unnoticed: string[] = [];

  const work = async () => {
    const copy = await copyOfProject();
    try {
      for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
        const verdict = await tryWithout(guard, copy);
        if (verdict !== 'noticed') unnoticed.push(guard.name);
        process.stdout.write(`${verdict.padEnd(10)} ${guard.name}\n`);
      }
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  process.stdout.write(`${chosen.length - unnoticed.length} of ${chosen.length} guards are missed when they are off\n`);
  if (unnoticed.length > 0) process.exitCode = 1;
}

type Verdict = 'noticed' | 'UNNOTICED' | 'RED BEFORE';

async function tryWithout(guard: Guard, copy: string): Promise<Verdict> {
  // A failure without the guard means something only where there is none with it.
  if (!(await passesWhole(guard.tests, copy))) return 'RED BEFORE';
  const path = join(copy, guard.file);
  const whole = await readFile(path, 'utf8');
  await writeFile(path, withoutGuard(whole, guard));
  try {
    return (await passes(guard.tests, copy)) ? 'UNNOTICED' : 'noticed';
  } finally {
    await writeFile(path, whole);
  }
}

const wholeRuns = new Map<string, Promise<boolean>>();

/** Whether tests pass with every guard on; asked once for each set of them. */
function passesWhole(tests: readonly string[], copy: string): Promise<boolean> {
  const known = wholeRuns.get(tests.join()) ?? passes(tests, copy);
  wholeRuns.set(tests.join(), known);
  return known;
}

async function passes(tests: readonly string[], copy: string): Promise<boolean> {
  return (await run(['--isolate', '--bail=1', ...tests], copy)) === 0;
}

function run(args: readonly string[], cwd: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', ...args], {
      cwd,
      stdio: 'ignore',
      timeout: TRIAL_TIMEOUT_MS,
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** The files that git knows, with this project's packages. */
async function copyOfProject(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'guards-'));
  for (const path of await trackedFiles()) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await cp(join(ROOT, path), join(copy, path));
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function trackedFiles(): Promise<string[]> {
  const child = spawn('git', ['ls-files', '-z'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  return text.split('\0').filter((path) => path !== '');
}

if (import.meta.main) await main();
