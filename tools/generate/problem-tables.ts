import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Sentence, sentencesOf } from '../../platform/problems.ts';

/** The problems that one part of the project may answer. */
export interface ProblemTable {
  /** The subgraph; null for what every subgraph's commands may answer. */
  readonly subgraph: string | null;
  /** Where it stands, relative to the project's folder. */
  readonly path: string;
  readonly sentences: ReadonlyMap<string, Sentence>;
}

/**
 * Every table of problems in the project, by path. They are found in the code and not listed anywhere, so that none can
 * be forgotten; one that its file does not export is a mistake and throws.
 */
export async function readProblemTables(root: string): Promise<readonly ProblemTable[]> {
  const paths = globSync('{platform,subgraphs}/**/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts'))
    .sort();
  const tables = await Promise.all(paths.map((path) => tablesIn(root, path)));
  return tables.flat();
}

async function tablesIn(root: string, path: string): Promise<ProblemTable[]> {
  const text = await readFile(join(root, path), 'utf8');
  const defined = text.match(/= defineProblems\(/g)?.length ?? 0;
  if (defined === 0) return [];
  const exported = (await import(pathToFileURL(join(root, path)).href)) as Readonly<Record<string, unknown>>;
  const found = Object.values(exported).flatMap((value) => sentencesOf(value) ?? []);
  if (found.length !== defined) {
    throw new Error(`${path} defines ${defined} tables of problems and exports ${found.length}: export them all.`);
  }
  const subgraph = /^subgraphs\/([^/]+)\//.exec(path)?.[1] ?? null;
  return found.map((sentences) => ({ subgraph, path, sentences }));
}
