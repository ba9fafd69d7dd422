import { parseArgs } from 'node:util';
import pg from 'pg';
import { SUBGRAPHS } from '../cli/installation.ts';
import { systemClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { silentLogger } from '../platform/log.ts';
import type { Subgraph } from '../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { openIndicators } from '../subgraphs/indicators/subgraph.ts';
import { type Asked, BY_HAND, INDICATOR_ID, makeHandTables, QUESTIONS } from './cube/by-hand.ts';
import { addObservations } from './cube/observations.ts';
import { median, ratio as ratioOf, table } from './portal-query/figures.ts';
import { openBenchDatabase } from './portal-query/installation.ts';

const HELP = `Usage: node bench/cube.ts [options]

How long Query.observationMetrics takes over many numbers, against the best SQL that we could write by hand for the same answer.
What the figures mean is in bench/README.md.

  --rows N      numbers (default 5000000)
  --communes N  communes whose numbers they are (default 10000)
  --rounds N    rounds (default 5)
`;
const POOL_SIZE = 4;
/** How much longer than by hand the cube may take. */
const AIM = 1.5;
/** By how much the fastest way by hand is faster than one that is tried once and not in every round. */
const HOPELESS = 1.5;

interface Options {
  readonly rows: number;
  readonly communes: number;
  readonly rounds: number;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return void process.stdout.write(HELP);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);

  await using bench = await openBenchDatabase(POOL_SIZE);
  await using database = await openDatabase({
    ...{ adminUrl: bench.url, subgraphs: SUBGRAPHS, poolSize: POOL_SIZE, secret: bench.signingKey },
    logger: silentLogger,
    // For both sides alike: other things may run on the machine.
    statementTimeoutMs: 300_000,
  });
  const indicators = openIndicators({ database, clock: systemClock, logger: silentLogger });
  try {
    // The copy of the register is what numbers are rolled up by.
    await indicators.caughtUp();
    say(`Adding ${options.rows.toLocaleString('en')} numbers of ${options.communes.toLocaleString('en')} communes…`);
    const indicatorId = await prepare(bench.url, options);
    for (const [question, asked] of Object.entries(QUESTIONS)) {
      const ways = {
        cube: byCube(indicators.subgraph, asked, indicatorId, interruption.signal),
        ...byHand(database, asked, indicatorId),
      };
      await compare(question, ways, options.rounds, interruption.signal);
    }
  } finally {
    await indicators.close();
  }
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '5000000' },
      communes: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const number = (name: 'rows' | 'communes' | 'rounds', least: number, most: number) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`--${name}: expected a whole number from ${least} to ${most}, got ${values[name]}`);
  };
  return {
    rows: number('rows', 10_000, 20_000_000),
    communes: number('communes', 100, 100_000),
    rounds: number('rounds', 1, 100),
  };
}

/** Gives the indicator that one of the questions is about. */
async function prepare(url: string, options: Options): Promise<string> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await addObservations(admin, options);
    await makeHandTables(admin);
    await admin.query('vacuum (analyze)');
    const { rows } = await admin.query<{ id: string }>('select indicator_id as id from bench_indicator where n = 1');
    return rows[0]!.id;
  } finally {
    await admin.end();
  }
}

/** Answers as text, group by group. */
type Way = () => Promise<string>;

function byCube(subgraph: Subgraph, asked: Asked, indicatorId: string, signal: AbortSignal): Way {
  return async () => {
    const { data, errors } = await subgraph.execute({
      ...{ query: asked.graphql, variables: { indicatorId }, viewer: PUBLIC_VIEWER, language: 'en' },
      ...{ signal, requestId: 'bench', readAt: { position: null, today: '2026-03-31' } },
    });
    if (errors) throw new Error(JSON.stringify(errors));
    const { nodes } = (data as { observationMetrics: { nodes: object[] } }).observationMetrics;
    return nodes.map((node) => told(Object.values(node))).join('\n');
  };
}

function byHand(database: Database, { sql, where }: Asked, indicatorId: string): Record<string, Way> {
  const pool = database.pool('indicators', 'public');
  const ways = Object.entries(BY_HAND).map(([name, counting]): [string, Way] => [
    name,
    async () => {
      const text = sql(counting(where)).replaceAll(INDICATOR_ID, `'${indicatorId}'`);
      const { rows } = await pool.query<Record<string, unknown>>({ text });
      return rows
        .slice(0, 100)
        .map((row) => told(Object.values(row)))
        .join('\n');
    },
  ]);
  return Object.fromEntries(ways);
}

/** An agency or indicator is its id, and a period its first day. */
function told(values: readonly unknown[]): string {
  return values
    .map((value) => (typeof value === 'object' && value !== null ? Object.values(value).at(-1) : value))
    .join(' ');
}

async function compare(
  question: string,
  ways: Readonly<Record<string, Way>>,
  rounds: number,
  signal: AbortSignal,
): Promise<void> {
  const timed = async (ask: Way): Promise<[answer: string, ms: number]> => {
    signal.throwIfAborted();
    const start = performance.now();
    return [await ask(), performance.now() - start];
  };
  const [answer] = await timed(ways.cube!);
  const once = new Map<string, number>();
  for (const [name, ask] of Object.entries(ways)) {
    const [found, ms] = await timed(ask);
    if (found !== answer) throw new Error(`another answer than the cube’s: ${name}`);
    once.set(name, ms);
  }
  const fastest = Math.min(...[...once].flatMap(([name, ms]) => (name === 'cube' ? [] : [ms])));
  const names = Object.keys(ways).filter((name) => name === 'cube' || once.get(name)! <= HOPELESS * fastest);
  const took: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ms: Record<string, number> = {};
    for (const name of names) [, ms[name]] = await timed(ways[name]!);
    took.push(ms);
  }
  print(question, names, took);
  for (const [name, ms] of once) if (!names.includes(name)) say(`${name}: ${ms.toFixed(0)} ms, once`);
}

function print(question: string, names: readonly string[], took: readonly Record<string, number>[]): void {
  const of = (name: string) => took.map((round) => round[name]!);
  const best = names.filter((name) => name !== 'cube').toSorted((a, b) => median(of(a)) - median(of(b)))[0]!;
  const rows = names.map((name) => [
    name,
    median(of(name)).toFixed(0),
    Math.min(...of(name)).toFixed(0),
    ratioOf(of(name), of(best), (ms) => ms),
  ]);
  say(`\n${table([[question, 'ms', 'least ms', `to the best by hand, at most ${AIM}`], ...rows])}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
