import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCubes } from './cubes.ts';
import { type ProblemTable, readProblemTables } from './problem-tables.ts';

/** What generation reads of one subgraph. */
export interface SubgraphSource {
  readonly name: string;
  /** Its own `schema.graphql`, without header and shared definitions. */
  readonly ownSdl: string;
  /** What its cubes add to that, one text for each. */
  readonly cubes?: readonly string[];
  readonly hasContext: boolean;
  readonly loaders: ReadonlyMap<string, string>;
}

/** What generation reads of the project. */
export interface ProjectSource {
  readonly sharedSdl: string;
  /** By name; folders without a `schema.graphql` are left out. */
  readonly subgraphs: readonly SubgraphSource[];
  readonly problemTables: readonly ProblemTable[];
  /** schema/policy.json: who may see each field, as it was meant. Null where there is none; then nothing is compared. */
  readonly policy: string | null;
}

/** The document of all codes that a client can meet. */
export const PROBLEMS_DOCUMENT = 'docs/problems.md';

/** Read everything that generated files follow from. `root` is the project's folder. */
export async function readProject(root: string): Promise<ProjectSource> {
  const names = await subgraphNames(root);
  const policy = join(root, 'schema/policy.json');
  return {
    sharedSdl: await readFile(join(root, 'schema/shared.graphql'), 'utf8'),
    subgraphs: await Promise.all(names.map((name) => readSubgraphSource(root, name))),
    policy: existsSync(policy) ? await readFile(policy, 'utf8') : null,
    problemTables: await readProblemTables(root),
  };
}

/** The files that a generation wrote earlier and that stand in the folder now: relative path → text. */
export async function readGenerated(root: string): Promise<ReadonlyMap<string, string>> {
  const subgraphFolders = await entries(join(root, 'subgraphs'));
  const types = subgraphFolders.flatMap((name) =>
    ['types.ts', 'cubes.graphql'].map((file) => `subgraphs/${name}/generated/${file}`),
  );
  const api = (await entries(join(root, 'schema/api'))).map((name) => `schema/api/${name}`);
  const paths = ['schema/supergraph.graphql', PROBLEMS_DOCUMENT, ...api, ...types].filter((path) =>
    existsSync(join(root, path)),
  );
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const)),
  );
}

async function subgraphNames(root: string): Promise<string[]> {
  const names = await entries(join(root, 'subgraphs'));
  return names.filter((name) => existsSync(join(root, 'subgraphs', name, 'schema.graphql')));
}

async function readSubgraphSource(root: string, name: string): Promise<SubgraphSource> {
  const folder = join(root, 'subgraphs', name);
  return {
    name,
    ownSdl: await readFile(join(folder, 'schema.graphql'), 'utf8'),
    cubes: await readCubes(folder),
    hasContext: existsSync(join(folder, 'context.ts')),
    loaders: await readLoaders(folder),
  };
}

async function readLoaders(folder: string): Promise<ReadonlyMap<string, string>> {
  const inFolder = (await entries(join(folder, 'loaders')))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `loaders/${name}`);
  const paths = ['loaders.ts', ...inFolder].filter((path) => existsSync(join(folder, path)));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  );
}

async function entries(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).sort() : [];
}
