import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { SUBGRAPHS } from '../cli/installation.ts';
import { systemClock } from '../platform/clock.ts';
import type { SelectionInfo } from '../platform/cube/selection.ts';
import {
  agencyDimension,
  type CubeArguments,
  type CubeSource,
  count,
  defineCube,
  enumDimension,
  flagDimension,
  periodDimension,
  ratio,
  sumOf,
} from '../platform/cube.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { createFactReader } from '../platform/history.ts';
import { silentLogger } from '../platform/log.ts';
import { openRollUps } from '../platform/register.ts';
import { joinResolvers } from '../platform/subgraph/resolvers.ts';
import { defineSubgraph, type OperationContext, type Subgraph } from '../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { subgraphSdl } from '../schema/subgraph-sdl.ts';
import { openDirectives } from '../subgraphs/directives/subgraph.ts';
import { BY_HAND, makeHandTables, makeObservations } from './cube/observations.ts';
import { median, ratio as ratioOf, table } from './portal-query/figures.ts';
import { openBenchDatabase } from './portal-query/installation.ts';

const HELP = `Usage: node bench/cube.ts [options]

How long an aggregate field takes over many rows, by province and month, against the best SQL that we could write by hand
for the same. What the numbers mean is in bench/README.md.

  --rows N      observations (default 5000000)
  --units N     units whose observations they are (default 10000)
  --rounds N    rounds (default 7)
`;
const POOL_SIZE = 4;
/** How much longer than by hand the cube may take. */
const AIM = 1.5;

const observationMetrics = defineCube({
  subgraph: 'directives',
  name: 'BenchMetrics',
  description: 'Observations.',
  parameters: [],
  rows: (holds) => `select o.agency_id, o.observed_on, o.kind, o.is_provisional, o.numerator, o.denominator
    from bench_observation o where ${holds('o')}`,
  dimensions: {
    agency: agencyDimension('agency_id', 'observed_on', 'Of whom.'),
    period: periodDimension('observed_on', 'observed', 'NOT_REPORTED', 'When.'),
    kind: enumDimension('kind', { type: 'BenchKind', filter: 'kinds', absent: 'NOT_REPORTED' }, 'Of what.'),
    isProvisional: flagDimension('is_provisional', 'Whether it is provisional.'),
  },
  measures: {
    observations: count('All.'),
    provisional: count('Provisional ones.', 'is_provisional'),
    numerator: sumOf('numerator', 'Above.'),
    denominator: sumOf('denominator', 'Below.'),
  },
  ratios: { rate: ratio('numerator', 'denominator', 'The rate.') },
});

const SDL = `
type Query { benchMetrics(groupBy: BenchMetricsGroupBy = {}, where: BenchMetricsFilter, having: [BenchMetricsHaving!],
  orderBy: [BenchMetricsOrder!], page: PageInput): BenchMetricsConnection }
enum BenchKind { ONLINE DIGITISED PAID }
extend type Agency @key(fields: "id") { id: ID! }
${observationMetrics.sdl}`;

const QUERY = `{ benchMetrics(groupBy: { agency: PROVINCE, period: MONTH }, page: { first: 100 }) {
  nodes { agency { id } period { firstOn } observations numerator denominator provisional rate { percent } } } }`;

interface Options {
  readonly rows: number;
  readonly units: number;
  readonly rounds: number;
}

interface Context extends OperationContext {
  readonly source: CubeSource;
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
    statementTimeoutMs: 120_000,
  });
  // The copy of the register is what observations are rolled up by.
  const directives = openDirectives({ database, clock: systemClock, logger: silentLogger });
  await directives.caughtUp();
  await directives.close();

  const admin = new pg.Client({ connectionString: bench.url });
  await admin.connect();
  try {
    say(`Making ${options.rows.toLocaleString('en')} observations of ${options.units.toLocaleString('en')} units…`);
    await makeObservations(admin, options);
    await makeHandTables(admin);
    await admin.query('vacuum (analyze)');
  } finally {
    await admin.end();
  }
  await compare(benchSubgraph(database), database, options, interruption.signal);
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '5000000' },
      units: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '7' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const number = (name: 'rows' | 'units' | 'rounds', least: number, most: number) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`--${name}: expected a whole number from ${least} to ${most}, got ${values[name]}`);
  };
  return {
    rows: number('rows', 10_000, 20_000_000),
    units: number('units', 100, 100_000),
    rounds: number('rounds', 1, 100),
  };
}

/** A subgraph of nothing but the cube, in the place of directives: it reads their copy of the register. */
function benchSubgraph(database: Database): Subgraph {
  const rollUps = openRollUps('directives');
  return defineSubgraph<Context>({
    name: 'directives',
    sdl: subgraphSdl(SDL, readFileSync(new URL('../schema/shared.graphql', import.meta.url), 'utf8')),
    keepsHistory: true,
    logger: silentLogger,
    openContext(operation) {
      const session = database.openSession('directives', operation.viewer);
      const facts = createFactReader(session, operation.readAt);
      const source = { read: facts.read, rollUp: rollUps.at(facts), boundariesOn: null };
      return { context: { ...operation, source }, close: () => session.close() };
    },
    resolvers: joinResolvers(observationMetrics.resolvers<Context>(), {
      Query: {
        benchMetrics: (_: unknown, args: CubeArguments, { source }: Context, info: SelectionInfo) =>
          observationMetrics.page(source, { parameters: [], args, info }),
      },
    }),
    resolvePosition: async () => null,
  });
}

interface Row {
  readonly agency: { readonly id: string };
  readonly period: { readonly firstOn: string };
  readonly observations: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly provisional: number;
}

async function compare(
  subgraph: Subgraph,
  database: Database,
  { rounds }: Options,
  signal: AbortSignal,
): Promise<void> {
  const byCube = async () => {
    const { data, errors } = await subgraph.execute({
      ...{ query: QUERY, variables: {}, viewer: PUBLIC_VIEWER, language: 'en', signal, requestId: 'bench' },
      readAt: { position: null, today: '2026-03-31' },
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return (data as { benchMetrics: { nodes: Row[] } }).benchMetrics.nodes.map((row) =>
      [row.agency.id, row.period.firstOn, row.observations, row.numerator, row.denominator, row.provisional].join(' '),
    );
  };
  const pool = database.pool('directives', 'public');
  const byHand = async (sql: string) => {
    const { rows } = await pool.query<Record<string, string>>({ text: sql });
    return rows
      .slice(0, 100)
      .map((row) => [row.id, row.month, row.observations, row.numerator, row.denominator, row.provisional].join(' '));
  };
  const ways: Readonly<Record<string, () => Promise<string[]>>> = {
    cube: byCube,
    ...Object.fromEntries(Object.entries(BY_HAND).map(([name, sql]) => [name, () => byHand(sql)])),
  };

  const answers = new Map<string, string>();
  for (const [name, ask] of Object.entries(ways)) answers.set(name, (await ask()).join('\n'));
  for (const [name, answer] of answers) {
    if (answer !== answers.get('cube')) throw new Error(`another answer than the cube’s: ${name}`);
  }

  const took: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ms: Record<string, number> = {};
    for (const [name, ask] of Object.entries(ways)) {
      signal.throwIfAborted();
      const start = performance.now();
      await ask();
      ms[name] = performance.now() - start;
    }
    took.push(ms);
  }
  print(Object.keys(ways), took);
}

function print(names: readonly string[], took: readonly Record<string, number>[]): void {
  const medianOf = (name: string) => median(took.map((round) => round[name]!));
  const hands = names.filter((name) => name !== 'cube');
  const best = hands.toSorted((a, b) => medianOf(a) - medianOf(b))[0]!;
  const rows = names.map((name) => [
    name,
    medianOf(name).toFixed(0),
    Math.min(...took.map((round) => round[name]!)).toFixed(0),
    ratioOf(
      took.map((round) => round[name]!),
      took.map((round) => round[best]!),
      (ms) => ms,
    ),
  ]);
  say(table([['median of rounds', 'ms', 'least ms', `to the best by hand, at most ${AIM}`], ...rows]));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
