import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { computeCommand } from '../cli/commands/compute.ts';
import { type FormulaHub, startFormulaHub } from './support/computed-formulas.ts';
import { OPERATOR } from './support/hub.ts';
import { type Ended, runHub } from './support/hub-command.ts';
import { TEST_SECRET } from './support/test-database.ts';

let graph: FormulaHub;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-compute-'));
  graph = await startFormulaHub();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runHub(['compute', ...args], {
    ...{ DATA_DIR: folder, SIGNING_KEY: TEST_SECRET, DATABASE_URL: graph.hub.adminUrl },
    // Half of what a command takes is to read its own source.
    ...{ NODE_COMPILE_CACHE: join(folder, 'compiled'), ...env },
  });
}

describe('hub compute, as an operator runs it', { timeout: 60_000 }, () => {
  it('says what would change, records it when told to, and knows it then', async () => {
    const { key } = await graph.recorded(graph.national());
    const args = ['--url', graph.url, '--formula', key, '--period', '2025-Q3'];
    const shown = await run(args);
    const { hub } = graph;
    const count = `{ directives(filter: { issuedTo: "2025-09-30" }) { totalCount } }`;
    const { totalCount } = (await hub.ask<{ directives: { totalCount: number } }>(count)).data.directives;
    expect(shown).toEqual({
      code: 0,
      out: expect.stringMatching(
        new RegExp(`^as of {2}\\w+
new {2}${key} {2}2025-Q3 {2}NATIONWIDE {2}${totalCount} COUNT
${key} {2}2025-Q3 {2}1 new {2}0 changed {2}0 as recorded {2}0 without
nothing was written: --apply records it
$`),
      ),
      err: '',
    });
    expect(await graph.valuesOf(key)).toEqual([]);

    expect(await run([...args, '--apply'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/recorded\n$/),
      err: '',
    });
    expect(await graph.valuesOf(key)).toMatchObject([
      { value: String(totalCount), from: '2025-07-01', to: '2025-09-30' },
    ]);
    expect(await run([...args, '--apply'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        new RegExp(`\n${key} {2}2025-Q3 {2}0 new {2}0 changed {2}1 as recorded {2}0 without\n$`),
      ),
      err: '',
    });
  });

  it('ends with 1 where something is to be looked at, and takes the credential from the variable named', async () => {
    const document =
      'query ($to: Date!) { grants { totalCount } directives(filter: { issuedTo: $to }) { totalCount } }';
    const { id, key } = await graph.recorded(
      graph.national({
        document,
        numeratorPath: 'grants.totalCount',
        rights: 'INTERNAL',
        dataOwnerId: graph.owners[1],
      }),
    );
    await graph.approved(id);
    const args = ['--url', graph.url, '--formula', key, '--period', '2025-Q3'];
    expect(await run(args)).toEqual({
      code: 1,
      out: 'no formula to compute\n',
      err: `left out  ${key}  it is INTERNAL: --token-env names the credential to ask with\n`,
    });
    const given = await run([...args, '--token-env', 'HUB_TOKEN'], { HUB_TOKEN: await graph.bearer(OPERATOR) });
    expect(given).toMatchObject({
      code: 0,
      out: expect.stringContaining(`new  ${key}  2025-Q3  NATIONWIDE  `),
      err: '',
    });
  });

  it('says when no hub answers, where it looked for it', async () => {
    const { key } = await graph.recorded(graph.national());
    expect(await run(['--formula', key], { PORT: '1' })).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(
        /^GRAPH_UNREACHABLE: Expected the graph at http:\/\/127\.0\.0\.1:1\/graphql, got: no connection \(\w+\)\n→ Start the hub.*\n$/,
      ),
    });
  });
});

describe('a mistake on the command line is told before anything is opened:', () => {
  const SECRET = 'HUB_TEST_CREDENTIAL';
  afterEach(() => {
    delete process.env[SECRET];
  });

  it.each<[string, readonly string[], string]>([
    [
      'a day',
      ['--period', '2024-06-30'],
      'Expected 2024, 2024-H1, 2024-Q1 or 2024-01 after --period, got "2024-06-30".',
    ],
    ['no period', ['--period', 'June'], 'got "June".'],
    ['a period to come', ['--period', '2999-Q1'], 'Expected a period that has begun after --period, got "2999-Q1".'],
    ['no address', ['--url', 'hub'], 'Expected an address such as http://127.0.0.1:4000/graphql after --url'],
    ['an option that there is not', ['--all'], "Unknown option '--all'"],
    ['what stands alone', ['letters'], "Unexpected argument 'letters'"],
  ])('%s', async (_, args, message) => {
    await expect((async () => computeCommand.run(args))()).rejects.toMatchObject({
      code: 'COMMAND_INVALID',
      message: expect.stringContaining(message),
    });
  });

  it.each<[string, string, string | undefined]>([
    ['a variable that is not set', SECRET, undefined],
    ['an empty one', SECRET, ''],
    ['one of several words', SECRET, 'Bearer abc'],
    ['the credential itself', 'eyJhbGciOi.J9.secret', undefined],
  ])('%s as the name of the credential, which is not repeated', async (_, name, value) => {
    if (value !== undefined) process.env[SECRET] = value;
    const refused = (async () => computeCommand.run(['--token-env', name]))();
    await expect(refused).rejects.toMatchObject({
      code: 'COMMAND_INVALID',
      message: 'Expected the name of an environment variable with a credential after --token-env.',
    });
  });

  it('a credential for an address in the clear', async () => {
    process.env[SECRET] = 'abc';
    const args = ['--token-env', SECRET, '--url', 'http://hub.example.gov.vn/graphql'];
    await expect((async () => computeCommand.run(args))()).rejects.toMatchObject({
      code: 'COMMAND_INVALID',
      message: expect.stringContaining('Expected https after --url'),
    });
  });
});
