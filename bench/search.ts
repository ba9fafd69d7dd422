import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { median, quantile, ratio, table } from './portal-query/figures.ts';
import { openBenchDatabase } from './portal-query/installation.ts';
import { type InProcessHub, openInProcessHub } from './search/hub.ts';
import { addVolume } from './search/volume.ts';

const HELP = `Usage: node bench/search.ts [options]

How long a search takes against reading one directive by its id, over the reference data and over a volume of documents that
is made of its words. What the numbers mean is in bench/README.md.

  --rounds N        rounds over the graded queries (default 5)
  --passes N        times that each query is asked in a round (default 4)
  --directives N    directives that are added for the second half, 0 for none of it (default 100000)
  --tasks N         tasks that are added for it (default 300000)
`;
/** Connections to the database in each pool of a subgraph, as the hub has them by default. */
const POOL_SIZE = 4;
/** How much longer than the read by id a search may take. */
const AIM = 3;

const BY_ID = 'query ($id: ID!) { directive(id: $id) { id symbol type subject issuedOn } }';
const SEARCHES = {
  DIRECTIVE: `query ($text: String!) { searchDirectives(text: $text, first: 10) {
    directive { id symbol type subject issuedOn } matched score } }`,
  TASK: 'query ($text: String!) { searchTasks(text: $text, first: 10) { task { id clause title } matched score } }',
  AGENCY: 'query ($text: String!) { searchAgencies(text: $text, first: 10) { agency { id name } matched score } }',
} as const;
const NAMES = {
  BY_ID: 'directive(id)',
  DIRECTIVE: 'searchDirectives',
  TASK: 'searchTasks',
  AGENCY: 'searchAgencies',
} as const;
type Asked = keyof typeof NAMES;

interface Query {
  readonly kind: keyof typeof SEARCHES;
  readonly text: string;
}

interface Options {
  readonly rounds: number;
  readonly passes: number;
  readonly directives: number;
  readonly tasks: number;
}

/** What one round took of each. */
type Round = Readonly<Record<Asked, { readonly p50Ms: number; readonly p95Ms: number; readonly statements: number }>>;

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return void process.stdout.write(HELP);

  // Looked at between all requests, so that whatever has been started by then is stopped on the way out.
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  // Whoever read the output has gone.
  process.stdout.on('error', interrupt);

  const graded = await readFile(new URL('../test/search/queries.json', import.meta.url), 'utf8');
  const queries = JSON.parse(graded) as Query[];
  await using database = await openBenchDatabase(POOL_SIZE);
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  try {
    const measure = async () => {
      // Statements are planned anew for what there is now, as those of a hub that starts.
      await using hub = await openInProcessHub(database, POOL_SIZE);
      await compare(hub, await directiveIds(admin, queries.length), queries, options, interruption.signal);
    };
    say(
      `The ${queries.length} graded queries, one request at a time, each after a read of another directive by its id.`,
    );
    say('PostgreSQL: embedded, durability full, analysed. Gateway and subgraphs in this process, asked by the public.');
    await announce(admin, 'The reference data');
    await measure();
    if (options.directives === 0) return;

    await addVolume(admin, options);
    await admin.query('vacuum (analyze)');
    interruption.signal.throwIfAborted();
    await announce(admin, 'With the volume added');
    await measure();
  } finally {
    await admin.end();
  }
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      passes: { type: 'string', default: '4' },
      directives: { type: 'string', default: '100000' },
      tasks: { type: 'string', default: '300000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const number = (name: 'rounds' | 'passes' | 'directives' | 'tasks', least: number, most: number) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`--${name}: expected a whole number from ${least} to ${most}, got ${values[name]}`);
  };
  return {
    rounds: number('rounds', 1, 100),
    passes: number('passes', 1, 100),
    directives: number('directives', 0, 1_000_000),
    tasks: number('tasks', 0, 3_000_000),
  };
}

async function announce(admin: pg.Client, what: string): Promise<void> {
  const { rows } = await admin.query<{ directives: string; tasks: string; agencies: string }>(
    `select (select count(*) from directives.directive_fact where closed_seq is null) as directives,
       (select count(*) from directives.task_fact where closed_seq is null) as tasks,
       (select count(*) from agencies.agency_fact where closed_seq is null) as agencies`,
  );
  const { directives, tasks, agencies } = rows[0]!;
  const count = (value: string) => Number(value).toLocaleString('en');
  say(`\n${what}: ${count(directives)} directives, ${count(tasks)} tasks, ${count(agencies)} agencies.`);
}

/** As many as there are queries, so that each is read as often, in an order that has nothing to do with that of their writing. */
async function directiveIds(admin: pg.Client, queries: number): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    'select directive_id as id from directives.directive_fact where closed_seq is null order by md5(directive_id::text) limit $1',
    [queries],
  );
  return rows.map(({ id }) => id);
}

async function compare(
  hub: InProcessHub,
  ids: readonly string[],
  queries: readonly Query[],
  { rounds, passes }: Options,
  signal: AbortSignal,
): Promise<void> {
  let reads = 0;
  /** The least time that each request took, by what was asked: what is left when nothing else wants the machine. */
  const least = { BY_ID: new Map(), DIRECTIVE: new Map(), TASK: new Map(), AGENCY: new Map() } as Record<
    Asked,
    Map<string, number>
  >;
  const round = async (): Promise<Round> => {
    const took = { BY_ID: [], DIRECTIVE: [], TASK: [], AGENCY: [] } as Record<Asked, number[]>;
    const statements = { BY_ID: 0, DIRECTIVE: 0, TASK: 0, AGENCY: 0 };
    const measured = async (asked: Asked, query: string, variables: Record<string, unknown>) => {
      signal.throwIfAborted();
      const [before, start] = [hub.statements, performance.now()];
      await hub.ask(query, variables);
      const ms = performance.now() - start;
      took[asked].push(ms);
      const request = JSON.stringify(variables);
      least[asked].set(request, Math.min(ms, least[asked].get(request) ?? ms));
      statements[asked] += hub.statements - before;
    };
    for (let pass = 0; pass < passes; pass += 1) {
      for (const { kind, text } of queries) {
        await measured('BY_ID', BY_ID, { id: ids[reads++ % ids.length] });
        await measured(kind, SEARCHES[kind], { text });
      }
    }
    const figures = (asked: Asked) => {
      const ascending = took[asked].toSorted((a, b) => a - b);
      const count = ascending.length;
      return {
        ...{ p50Ms: quantile(ascending, 0.5), p95Ms: quantile(ascending, 0.95) },
        statements: statements[asked] / count,
      };
    };
    return {
      BY_ID: figures('BY_ID'),
      DIRECTIVE: figures('DIRECTIVE'),
      TASK: figures('TASK'),
      AGENCY: figures('AGENCY'),
    };
  };
  await round();
  const results: Round[] = [];
  for (let n = 0; n < rounds; n += 1) results.push(await round());
  print(results);
  printLeast(least);
}

function print(results: readonly Round[]): void {
  const heads = [
    'median of rounds',
    'p50 ms',
    'p95 ms',
    'statements',
    'p50 to the read by id',
    'p95',
    `at most ${AIM}`,
  ];
  const byId = results.map(({ BY_ID }) => BY_ID);
  const rows = (Object.keys(NAMES) as Asked[]).map((asked) => {
    const of = results.map((round) => round[asked]);
    const slower = median(of.map(({ p95Ms }, n) => p95Ms / byId[n]!.p95Ms));
    return [
      NAMES[asked],
      median(of.map(({ p50Ms }) => p50Ms)).toFixed(2),
      median(of.map(({ p95Ms }) => p95Ms)).toFixed(2),
      median(of.map(({ statements }) => statements)).toFixed(1),
      ...(asked === 'BY_ID' ? ['', '', ''] : []),
      ...(asked === 'BY_ID'
        ? []
        : [
            ratio(of, byId, ({ p50Ms }) => p50Ms),
            ratio(of, byId, ({ p95Ms }) => p95Ms),
            slower <= AIM ? 'reached' : 'missed',
          ]),
    ];
  });
  process.stdout.write(table([heads, ...rows]));
}

function printLeast(least: Readonly<Record<Asked, ReadonlyMap<string, number>>>): void {
  const p95 = (asked: Asked) =>
    quantile(
      [...least[asked].values()].sort((a, b) => a - b),
      0.95,
    );
  const rows = (Object.keys(NAMES) as Asked[]).map((asked) => [
    NAMES[asked],
    p95(asked).toFixed(2),
    asked === 'BY_ID' ? '' : (p95(asked) / p95('BY_ID')).toFixed(2),
  ]);
  process.stdout.write(table([['least of each request', 'p95 ms', 'to the read by id'], ...rows]));
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
