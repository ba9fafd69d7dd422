import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { FIGURE_HEADS, type Figures, figureRow, quantile, ratio, table } from './portal-query/figures.ts';
import { type BenchDatabase, openBenchDatabase } from './portal-query/installation.ts';
import { type Client, createClient, type Expected, load } from './portal-query/load.ts';
import { type PortalRequest, portalRequests } from './portal-query/requests.ts';
import type { ServerProcess } from './portal-query/server-process.ts';
import { type Stack, type StackOptions, startStacks } from './portal-query/stacks.ts';

const HELP = `Usage: node bench/portal-query.ts [options]

How fast the portal query is answered by (a) our hub in one process, (b) our gateway over HTTP, (c) @apollo/gateway over
the same subgraphs, (d) one hand-written SQL statement. What the numbers mean is in bench/README.md.

  --rounds N        rounds over the four (default 5)
  --seconds N       seconds of each in a round (default 4)
  --warm-up N       seconds of each before the first round (default 3)
  --connections N   requests under way at once (default 8)
`;
/** Requests of one stack in one round at most. */
const REQUEST_CAP = 100_000;
/** Connections to the database in each pool of a subgraph, as the hub has them by default. */
const POOL_SIZE = 4;

/** A stack with its client and the answers it is to give, in the order of the cycle. */
interface Contender extends Stack {
  readonly client: Client;
  readonly cycle: readonly Expected[];
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return void process.stdout.write(HELP);

  // Looked at between all steps, so that whatever has been started by then is stopped on the way out.
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  // Whoever read the output has gone.
  process.stdout.on('error', interrupt);

  await using database = await openBenchDatabase(POOL_SIZE);
  const started: ServerProcess[] = [];
  try {
    const asked: StackOptions = { poolSize: POOL_SIZE, connections: options.connections, signal: interruption.signal };
    await compare(await startStacks(database, asked, started), database, { ...options, signal: interruption.signal });
  } finally {
    await Promise.all(started.map((server) => server.stop()));
  }
}

async function compare(stacks: readonly Stack[], database: BenchDatabase, options: Options): Promise<void> {
  const clients = stacks.map(({ url }) => createClient(url, options.connections));
  try {
    const requests = await portalRequests(clients[0]!);
    say(`The portal query with ${requests.length} sets of variables, ${options.connections} requests under way.`);
    say('PostgreSQL: embedded, durability full, reference data, analysed.');
    const contenders = await compared(stacks, clients, requests, options.signal);
    say('All four answer every one of them with equal data.');

    for (const contender of contenders) await measured(contender, database, options, options.warmUpMs, 0);
    const results = new Map<Contender['key'], Figures[]>(contenders.map(({ key }) => [key, []]));
    for (let round = 0; round < options.rounds; round += 1) {
      for (const contender of contenders) {
        const figures = await measured(contender, database, options, options.durationMs, round * 37);
        results.get(contender.key)!.push(figures);
      }
    }
    say(`${options.rounds} rounds of ${options.durationMs / 1000} s each.\n`);
    print(contenders, results);
  } finally {
    for (const client of clients) client.close();
  }
}

interface Options {
  readonly rounds: number;
  readonly durationMs: number;
  readonly warmUpMs: number;
  readonly connections: number;
  /** Aborted when the bench is to end early. */
  readonly signal: AbortSignal;
}

function readOptions(): Omit<Options, 'signal'> | null {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      'warm-up': { type: 'string', default: '3' },
      connections: { type: 'string', default: '8' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const number = (name: 'rounds' | 'seconds' | 'warm-up' | 'connections', most: number) => {
    const value = Number(values[name]);
    if (value > 0 && value <= most) return value;
    throw new Error(`--${name}: expected a number up to ${most}, got ${values[name]}`);
  };
  return {
    rounds: Math.ceil(number('rounds', 100)),
    durationMs: number('seconds', 60) * 1000,
    warmUpMs: number('warm-up', 60) * 1000,
    connections: Math.ceil(number('connections', 64)),
  };
}

/** Ask every stack for everything once and compare the data; what comes after may trust the length of an answer. */
async function compared(
  stacks: readonly Stack[],
  clients: readonly Client[],
  requests: readonly PortalRequest[],
  signal: AbortSignal,
): Promise<Contender[]> {
  const cycles = stacks.map((): Expected[] => []);
  for (const { body, variables } of requests) {
    signal.throwIfAborted();
    const received = await Promise.all(clients.map((client) => client.post(body)));
    const answers = received.map((each) => JSON.parse(each.text()) as { data: unknown; errors?: unknown });
    answers.forEach(({ data, errors }, index) => {
      const { key, name } = stacks[index]!;
      assert.equal(errors, undefined, `(${key}) ${name} answers ${JSON.stringify(variables)} with errors`);
      assert.deepStrictEqual(data, answers[0]!.data, `(${key}) ${name} answers ${JSON.stringify(variables)} otherwise`);
      cycles[index]!.push({ body, bytes: received[index]!.bytes });
    });
  }
  return stacks.map((stack, index) => ({ ...stack, client: clients[index]!, cycle: cycles[index]! }));
}

async function measured(
  contender: Contender,
  database: BenchDatabase,
  { connections, signal }: Options,
  durationMs: number,
  from: number,
): Promise<Figures> {
  const { client, cycle } = contender;
  const before = await used(contender, database);
  const { requests, seconds, latenciesMs } = await load(client, cycle, {
    signal,
    connections,
    durationMs,
    limit: REQUEST_CAP,
    from,
  });
  const after = await used(contender, database);
  return {
    requestsPerSecond: requests / seconds,
    p50Ms: quantile(latenciesMs, 0.5),
    p95Ms: quantile(latenciesMs, 0.95),
    frontCpuMs: (after.frontCpuMs - before.frontCpuMs) / requests,
    behindCpuMs: (after.behindCpuMs - before.behindCpuMs) / requests,
    databaseCpuMs: after.sessions && before.sessions && grown(before.sessions, after.sessions) / requests,
    statements: (after.statements - before.statements) / requests,
  };
}

async function used({ front, behind }: Stack, database: BenchDatabase) {
  const [asked, ...others] = await Promise.all([front, ...behind].map((server) => server.usage()));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    frontCpuMs: asked!.cpuMs,
    behindCpuMs: sum(others.map(({ cpuMs }) => cpuMs)),
    statements: sum([asked!, ...others].map(({ statements }) => statements)),
    sessions: await database.sessionsCpuMs(),
  };
}

function grown(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((total, [pid, cpuMs]) => total + cpuMs - (before.get(pid) ?? 0), 0);
}

function print(contenders: readonly Contender[], results: ReadonlyMap<Contender['key'], readonly Figures[]>): void {
  const of = (key: Contender['key']) => results.get(key)!;
  const rows = contenders.map(({ key, name }) => figureRow(`(${key}) ${name}`, of(key)));
  process.stdout.write(`${table([FIGURE_HEADS, ...rows])}\n`);

  const ratios = contenders.map(({ key, name }) => [
    `(${key}) ${name}`,
    ratio(of(key), of('c'), (figures) => figures.requestsPerSecond),
    ratio(of(key), of('d'), (figures) => figures.requestsPerSecond),
    ratio(of(key), of('c'), (figures) => figures.p50Ms),
    ratio(of(key), of('c'), (figures) => figures.frontCpuMs + figures.behindCpuMs),
  ]);
  const heads = ['ratio, median (range)', 'req/s to (c)', 'req/s to (d)', 'p50 to (c)', 'Node CPU to (c)'];
  process.stdout.write(table([heads, ...ratios]));
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

await main().catch((error: Error) => {
  // Not the error as it is: two whole answers that differ hang on it.
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
