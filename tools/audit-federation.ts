/**
 * Runs the public federation audit (github.com/graphql-hive/federation-gateway-audit) against our gateway:
 *
 *     npm run audit:federation -- FOLDER
 *
 * FOLDER is a checkout of the suite with its dependencies and tsx installed. Its subgraphs are started as they are; for
 * each of its suites a gateway is started over the supergraph that it serves, every case is sent over HTTP, and answers
 * are compared as the suite compares them. Everything listens on 127.0.0.1 and ends with this program.
 *
 * Exits with 0 only when every case passes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { createGateway } from '../gateway/gateway.ts';
import { type GatewayServer, startGateway } from '../gateway/server.ts';
import { readSupergraph } from '../gateway/supergraph.ts';
import { httpTransport } from '../gateway/transport/http.ts';

/** One case of the suite. `errors` is compared only where the suite says whether there are any. */
interface Case {
  readonly query: string;
  readonly expected: { readonly data?: unknown; readonly errors?: boolean };
}

interface Failure {
  readonly query: string;
  readonly expected: unknown;
  readonly received: unknown;
}

const START_TIMEOUT_MS = 30_000;
const CASE_TIMEOUT_MS = 10_000;

async function main(folder: string): Promise<boolean> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const subgraphs = startSubgraphs(path.resolve(folder), port);
  try {
    await untilUp(`${origin}/ids`, subgraphs);
    const suites = await json<string[]>(`${origin}/ids`);
    let passed = 0;
    let total = 0;
    for (const suite of suites) {
      const cases = await json<Case[]>(`${origin}/${suite}/tests`);
      const failures = await runSuite(`${origin}/${suite}`, cases);
      passed += cases.length - failures.length;
      total += cases.length;
      print(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${suite} ${cases.length - failures.length} of ${cases.length}`);
      for (const failure of failures) print(shown(failure));
    }
    print(`${passed} of ${total}`);
    return total > 0 && passed === total;
  } finally {
    await ended(subgraphs);
  }
}

async function runSuite(suiteUrl: string, cases: readonly Case[]): Promise<Failure[]> {
  await using gateway = await gatewayOver(await text(`${suiteUrl}/supergraph`));
  const failures: Failure[] = [];
  for (const { query, expected } of cases) {
    const wanted = comparable(expected, expected.errors ?? false, expected);
    const answer = await ask(`${gateway.url}/graphql`, query);
    const received = comparable(answer, (answer.errors?.length ?? 0) > 0, expected);
    if (!isDeepStrictEqual(received, wanted)) failures.push({ query, expected: wanted, received: answer });
  }
  return failures;
}

function comparable(answer: { data?: unknown }, hasErrors: boolean, expected: Case['expected']): unknown {
  return { data: answer.data ?? null, errors: typeof expected.errors === 'boolean' ? hasErrors : null };
}

async function gatewayOver(supergraphSdl: string): Promise<GatewayServer> {
  const transports = readSupergraph(supergraphSdl).subgraphs.map((subgraph) => httpTransport(subgraph));
  return startGateway({ gateway: await createGateway({ supergraphSdl, transports }), port: 0 });
}

async function ask(url: string, query: string): Promise<{ data?: unknown; errors?: unknown[] }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(CASE_TIMEOUT_MS),
  });
  return (await response.json()) as { data?: unknown; errors?: unknown[] };
}

/** The suite's own `serve` listens on every address; this starts its router on 127.0.0.1 only. */
function startSubgraphs(folder: string, port: number): ChildProcess {
  const suite = pathToFileURL(path.join(folder, 'src/index.ts')).href;
  const program = `
    import { createServer } from 'node:http';
    const { createRouter } = await import(${JSON.stringify(suite)});
    createServer(createRouter()).listen(${port}, '127.0.0.1');
  `;
  const options = ['--import', 'tsx', '--input-type=module', '--eval', program];
  return spawn(process.execPath, options, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function untilUp(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    if (Date.now() > deadline) throw new Error(`the suite's subgraphs did not answer at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the suite's subgraphs ended at once: is FOLDER a checkout with its dependencies and tsx installed?");
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function text(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}`);
  return response.text();
}

async function json<T>(url: string): Promise<T> {
  return JSON.parse(await text(url)) as T;
}

function shown({ query, expected, received }: Failure): string {
  return `     ${query.trim()}\n     expected ${JSON.stringify(expected)}\n     received ${JSON.stringify(received)}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Expected the folder of the audit suite: npm run audit:federation -- FOLDER\n');
  process.exitCode = 2;
} else {
  process.exitCode = (await main(folder)) ? 0 : 1;
}
