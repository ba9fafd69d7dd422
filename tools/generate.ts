import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraphQLError } from 'graphql';
import { checkPolicy } from '../schema/access/policy.ts';
import { type Change, formatChange } from '../schema/compare/change.ts';
import { compare } from '../schema/compare.ts';
import { checkSubgraph, compose } from '../schema/compose.ts';
import { checkConventions, entityOwners } from '../schema/conventions.ts';
import { type Finding, formatFinding } from '../schema/finding.ts';
import { subgraphSdl } from '../schema/subgraph-sdl.ts';
import { problemsDocument } from './generate/problems-document.ts';
import {
  PROBLEMS_DOCUMENT,
  type ProjectSource,
  readGenerated,
  readProject,
  type SubgraphSource,
} from './generate/project.ts';
import { subgraphTypes } from './generate/subgraph-types.ts';

const SUPERGRAPH = 'schema/supergraph.graphql';
const PUBLIC_API = 'schema/api/public.graphql';

/** Which tags each audience may not see. */
const CONTRACTS: readonly { readonly path: string; readonly hiddenTags: readonly string[] }[] = [
  { path: PUBLIC_API, hiddenTags: ['internal', 'partner'] },
  { path: 'schema/api/partner.graphql', hiddenTags: ['internal'] },
  { path: 'schema/api/internal.graphql', hiddenTags: [] },
];

const CUBES_HEADER =
  '# Written by `npm run generate` from the cubes that the subgraph declares; changes here are lost.\n\n';

const HEADER = '# Written by `npm run generate` from subgraphs/*/schema.graphql; changes here are lost.\n\n';

export interface Generation {
  /** Relative path → text of every file that has to stand in the project. */
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
  /** Complete SDL by subgraph. */
  readonly sdl: ReadonlyMap<string, string>;
}

/**
 * Everything that follows from the sources: what cubes add to a schema, types for each subgraph that is valid by itself, supergraph and API schemas
 * when all compose, the document of problems, and the findings. Writes nothing. A finding does not hold back the files that can still be made,
 * so that an unfinished schema has types to work with.
 */
export async function generate(project: ProjectSource): Promise<Generation> {
  const files = new Map([[PROBLEMS_DOCUMENT, problemsDocument(project.problemTables)]]);
  const findings: Finding[] = [];
  const valid: { source: SubgraphSource; name: string; sdl: string }[] = [];

  for (const source of project.subgraphs) {
    const cubes = source.cubes ?? [];
    if (cubes.length > 0)
      files.set(`subgraphs/${source.name}/generated/cubes.graphql`, CUBES_HEADER + cubes.join('\n'));
    const assembled = assemble(source, project.sharedSdl);
    const faults =
      'finding' in assembled ? [assembled.finding] : checkSubgraph({ name: source.name, sdl: assembled.sdl });
    findings.push(...faults);
    if ('sdl' in assembled && faults.length === 0) valid.push({ source, name: source.name, sdl: assembled.sdl });
  }
  const ownership = entityOwners(valid);
  findings.push(...ownership.findings);
  for (const { name, sdl } of valid) {
    findings.push(...checkConventions(name, sdl, { entityOwners: ownership.owners }));
  }
  for (const { source, sdl } of valid) {
    files.set(`subgraphs/${source.name}/generated/types.ts`, await subgraphTypes({ ...source, sdl }));
  }
  if (valid.length > 0 && valid.length === project.subgraphs.length) {
    const contracts = composeContracts(valid);
    findings.push(...contracts.findings);
    for (const [path, text] of contracts.files) files.set(path, text);
    const supergraph = contracts.files.get(SUPERGRAPH);
    if (project.policy !== null && supergraph !== undefined) findings.push(...checkPolicy(project.policy, supergraph));
  }
  return { files, findings, sdl: new Map(valid.map(({ name, sdl }) => [name, sdl])) };
}

/** Paths whose text differs from what was generated, is missing, or has no source any more; sorted. */
export function staleFiles(
  expected: ReadonlyMap<string, string>,
  standing: ReadonlyMap<string, string>,
): readonly string[] {
  const changed = [...expected].filter(([path, text]) => standing.get(path) !== text).map(([path]) => path);
  const orphaned = [...standing.keys()].filter((path) => !expected.has(path));
  return [...changed, ...orphaned].sort();
}

function composeContracts(subgraphs: readonly { readonly name: string; readonly sdl: string }[]) {
  const files = new Map<string, string>();
  const whole = compose(subgraphs);
  if (!whole.ok) return { files, findings: whole.findings };
  files.set(SUPERGRAPH, HEADER + whole.supergraphSdl);
  for (const { path, hiddenTags } of CONTRACTS) {
    const contract = compose(subgraphs, { hiddenTags });
    if (!contract.ok) return { files, findings: contract.findings };
    files.set(path, HEADER + contract.publicSdl);
  }
  return { files, findings: [] };
}

function assemble(source: SubgraphSource, sharedSdl: string): { sdl: string } | { finding: Finding } {
  try {
    return { sdl: subgraphSdl([source.ownSdl, ...(source.cubes ?? [])].join('\n'), sharedSdl) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const at = error.locations?.[0];
    return {
      finding: {
        code: String(error.extensions.code ?? 'SDL_UNREADABLE'),
        severity: 'ERROR',
        message: at ? `${error.message} Line ${at.line}, column ${at.column}.` : error.message,
        subgraph: source.name,
        coordinate: typeof error.extensions.coordinate === 'string' ? error.extensions.coordinate : null,
        remedy: String(error.extensions.remedy ?? 'Correct the syntax at the place named.'),
      },
    };
  }
}

/** The public API as last committed; null before the first commit of it or outside git. */
function committedApi(root: string): string | null {
  try {
    return execFileSync('git', ['show', `HEAD:${PUBLIC_API}`], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return null;
  }
}

function printChanges(changes: readonly Change[]): void {
  if (changes.length === 0) return;
  console.log(`\nThe public API against the last commit: ${changes.length} changes`);
  for (const change of changes) console.log(formatChange(change));
}

async function write(root: string, expected: ReadonlyMap<string, string>, stale: readonly string[]): Promise<void> {
  for (const path of stale) {
    const text = expected.get(path);
    if (text === undefined) {
      await rm(join(root, path));
      continue;
    }
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** `npm run generate [-- --check]`: exits 1 on a finding; with --check writes nothing and exits 1 on a stale file too. */
async function main(root: string, isCheck: boolean): Promise<number> {
  const { files, findings } = await generate(await readProject(root));
  const standing = await readGenerated(root);
  // What could not be made because of a finding is left as it stands: deleting it would break what imports it.
  const stale = staleFiles(files, standing).filter((path) => findings.length === 0 || files.has(path));

  for (const finding of findings) console.log(formatFinding(finding));
  if (isCheck) {
    for (const path of stale)
      console.log(`STALE ${path}\n  → Run npm run generate and commit the file with its cause.`);
    return findings.length > 0 || stale.length > 0 ? 1 : 0;
  }
  const before = committedApi(root);
  const after = files.get(PUBLIC_API);
  await write(root, files, stale);
  for (const path of stale) console.log(`${files.has(path) ? 'wrote' : 'removed'} ${path}`);
  if (before !== null && after !== undefined) printChanges(compare(before, after));
  return findings.length > 0 ? 1 : 0;
}

if (import.meta.main) {
  process.exitCode = await main(fileURLToPath(new URL('..', import.meta.url)), process.argv.includes('--check'));
}
