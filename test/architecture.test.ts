import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** A source file as the fences see it. `path` is relative to the project, with forward slashes. */
interface File {
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

/** A fence: what of the files breaks it, one line for each. */
type Fence = (files: readonly File[]) => string[];

// ── The tables ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Which folder may import which other; its own always, except that a subgraph never imports another subgraph. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  domain: [],
  platform: ['schema', 'domain'],
  subgraphs: ['platform', 'schema', 'domain'],
  gateway: ['platform', 'schema'],
  portal: [],
  cli: ['schema', 'domain', 'platform', 'subgraphs', 'gateway', 'portal'],
};

/** For developers: they may import anything, and nothing but they may import them. */
const DEVELOPER_FOLDERS = ['tools', 'test', 'bench'];

/** Packages, `node:` modules included, of the folders that are pure. Other folders choose theirs freely. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  schema: ['graphql', '@theguild/federation-composition'],
  domain: [],
};

/** Inside a subgraph: which of its own nouns each may import. `rules` holds values of nobody but `domain`; see below. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  server: ['subgraph', 'context'],
  subgraph: ['resolvers', 'routes', 'ingest', 'seed', 'loaders', 'entities', 'context', 'generated'],
  resolvers: ['commands', 'loaders', 'rules', 'problems', 'context', 'generated'],
  ingest: ['commands', 'rules', 'problems', 'context', 'generated'],
  routes: ['ingest', 'commands', 'rules', 'problems', 'context', 'generated'],
  seed: ['commands', 'rules', 'entities', 'generated'],
  commands: ['rules', 'entities', 'problems', 'context', 'generated'],
  loaders: ['rules', 'entities', 'problems', 'generated'],
  context: ['loaders', 'generated'],
  rules: ['entities', 'problems', 'generated'],
  entities: ['generated'],
  problems: ['generated'],
  migrations: [],
  generated: ['context', 'loaders'],
};

const SUBGRAPH_ALWAYS = ['README.md', 'schema.graphql', 'subgraph.ts', 'server.ts'];

/** The vocabulary: what may stand directly in these folders, each as `noun.ts` or as a folder `noun`. */
const NOUNS: Readonly<Record<string, readonly string[]>> = {
  platform:
    'config database orm subgraph viewer language batch page feed history register receipt audit cube problems errors cache clock log signing-key'.split(
      ' ',
    ),
  gateway:
    'server gateway authentication access admission planner executor response transport supergraph registry explorer'.split(
      ' ',
    ),
};

const NO_NAMES = /^(utils?|helpers?|common|misc)$/i;
const MAX_LINES = 400;

// ── The fences ───────────────────────────────────────────────────────────────────────────────────────────────────────

const importsStayInside: Fence = (files) =>
  localImports(files).flatMap(({ path, target }) => {
    const [from, to] = [folderOf(path), folderOf(target)];
    if (!path.includes('/') || DEVELOPER_FOLDERS.includes(from)) return [];
    if (from === to) {
      const isNeighbour = from === 'subgraphs' && subgraphOf(path) !== subgraphOf(target);
      return isNeighbour ? [`${path} imports ${target}: a subgraph never imports another`] : [];
    }
    return MAY_IMPORT[from]?.includes(to) ? [] : [`${path} imports ${target}: ${from} may not import ${to}`];
  });

const pureFoldersUseNoPackages: Fence = (files) =>
  files.filter(isProductCode).flatMap(({ path, text }) => {
    const allowed = MAY_USE[folderOf(path)];
    if (allowed === undefined) return [];
    return importsOf(text)
      .filter(({ specifier }) => !specifier.startsWith('.') && !allowed.includes(specifier))
      .map(({ specifier }) => `${path} imports ${specifier}: ${folderOf(path)} is pure`);
  });

const layersPointDown: Fence = (files) =>
  localImports(files.filter(isProductCode)).flatMap(({ path, target }) => {
    if (folderOf(path) !== 'subgraphs' || subgraphOf(path) !== subgraphOf(target)) return [];
    const [from, to] = [nounOf(path, 2), nounOf(target, 2)];
    return from === to || LAYERS[from]?.includes(to) ? [] : [`${path} imports ${target}: ${from} may not import ${to}`];
  });

const rulesArePure: Fence = (files) =>
  files
    .filter((file) => folderOf(file.path) === 'subgraphs' && nounOf(file.path, 2) === 'rules' && isProductCode(file))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ isTypeOnly }) => !isTypeOnly)
        .map(({ specifier }) => (specifier.startsWith('.') ? join(path, '..', specifier) : specifier))
        .filter((target) => folderOf(target) !== 'domain')
        .filter((target) => subgraphOf(target) !== subgraphOf(path) || nounOf(target, 2) !== 'rules')
        .map((target) => `${path} imports ${target}: rules import types and domain only`),
    );

const subgraphsShareOneVocabulary: Fence = (files) =>
  files
    .filter(({ path }) => folderOf(path) === 'subgraphs')
    .filter(({ path }) => !SUBGRAPH_ALWAYS.includes(path.split('/')[2] ?? '') && !(nounOf(path, 2) in LAYERS))
    .map(({ path }) => `${path}: no such noun in the vocabulary of subgraphs`);

const subgraphsAreComplete: Fence = (files) => {
  const paths = new Set(files.map((file) => file.path));
  const names = new Set(files.filter(({ path }) => folderOf(path) === 'subgraphs').map(({ path }) => subgraphOf(path)));
  return [...names].flatMap((name) =>
    SUBGRAPH_ALWAYS.map((file) => `subgraphs/${name}/${file}`)
      .filter((path) => !paths.has(path))
      .map((path) => `${path} is missing`),
  );
};

const foldersKeepTheirNouns: Fence = (files) =>
  files
    .filter(({ path }) => folderOf(path) in NOUNS && !path.endsWith('/README.md'))
    .filter(({ path }) => !NOUNS[folderOf(path)]?.includes(nounOf(path, 1)))
    .map(({ path }) => `${path}: no such noun in the vocabulary of ${folderOf(path)}`);

const everyFileHasANoun: Fence = (files) =>
  files
    .filter(({ path }) => path.split('/').some((part) => NO_NAMES.test(part.split('.')[0] ?? '')))
    .map(({ path }) => `${path}: find the noun that it holds`);

const nothingIsExportedByDefault: Fence = (files) =>
  files
    .filter(({ path }) => isTypeScript(path) && path !== 'vitest.config.ts' && !path.startsWith('test/support/'))
    .filter(({ text }) => /^export default\b/m.test(text))
    .map(({ path }) => `${path}: export it by name`);

const filesStayReadable: Fence = (files) =>
  files
    .filter(({ path }) => isTypeScript(path) && !path.includes('/generated/'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines: split it into a folder of the same name`);

const noTestIsLeftOut: Fence = (files) =>
  files
    .filter(({ path }) => path.endsWith('.test.ts'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^\s*((?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo)\b)/gm)].map(
        (match) => `${path}: ${match[1]}`,
      ),
    );

const noPathOfOneMachine: Fence = (files) =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(/(?<![\w.~/-])(?:\/(?:home|Users|work)\/[\w.-]+|[A-Z]:\\Users\\)/g)].map(
      (match) => `${path}: ${match[0]}`,
    ),
  );

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function importsOf(text: string): Import[] {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+['"]([^'"]+)['"]/gm)].map(
    (match) => ({
      specifier: match[2]!,
      isTypeOnly: match[1] !== undefined,
    }),
  );
  const others = [...text.matchAll(/^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)].map((match) => ({
    specifier: (match[1] ?? match[2])!,
    isTypeOnly: false,
  }));
  return [...statements, ...others];
}

function localImports(files: readonly File[]): { path: string; target: string }[] {
  return files
    .filter(({ path }) => isTypeScript(path))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => ({ path, target: join(path, '..', specifier) })),
    );
}

function isTypeScript(path: string): boolean {
  return path.endsWith('.ts');
}

function isProductCode({ path }: File): boolean {
  return isTypeScript(path) && !path.endsWith('.test.ts');
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function subgraphOf(path: string): string {
  return path.startsWith('subgraphs/') ? (path.split('/')[1] ?? '') : '';
}

/** The noun at a depth of the path: `subgraphs/x/loaders/tasks.ts` and `subgraphs/x/loaders.test.ts` are both loaders. */
function nounOf(path: string, depth: number): string {
  return (path.split('/')[depth] ?? '').replace(/(\.test)?\.ts$/, '');
}

function projectFiles(): File[] {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const isLeftOut = (name: string) => /(^|\/)(node_modules|\.git|\.data|dist)$/.test(name);
  return globSync('**/*.{ts,graphql,md}', { cwd: root, exclude: isLeftOut })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

// ── The tests: every fence holds, and every fence can fire ───────────────────────────────────────────────────────────

const project = projectFiles();
const machinePath = ['', 'home', 'somebody', 'project'].join('/');

describe.each<[name: string, fence: Fence, offenders: Record<string, string>, harmless: Record<string, string>]>([
  [
    'imports follow the table of folders',
    importsStayInside,
    {
      'gateway/planner.ts': `import { a } from '../subgraphs/agencies/loaders.ts';`,
      'subgraphs/agencies/loaders.ts': `import { a } from '../directives/loaders.ts';`,
      'subgraphs/hub/server.ts': `import type { A } from '../../gateway/transport.ts';`,
      'platform/feed.ts': `import {\n  a,\n  b,\n} from '../gateway/gateway.ts';`,
      'domain/period.ts': `export { a } from '../platform/clock.ts';`,
      'schema/compose.ts': `const a = await import('../platform/log.ts');`,
      'cli/hub.ts': `import '../tools/generate.ts';`,
      'portal/page.ts': `import { a } from '../gateway/gateway.ts';`,
      'platform/log.test.ts': `import { a } from '../test/support/test-database.ts';`,
    },
    {
      'cli/hub.ts': `import { a } from '../subgraphs/agencies/subgraph.ts';\nimport { b } from '../gateway/gateway.ts';`,
      'subgraphs/hub/loaders/sources.ts': `import { a } from '../rules.ts';\nimport { b } from '../../../domain/period.ts';`,
      'test/portal.test.ts': `import { a } from '../tools/generate.ts';`,
      'gateway/server.ts': `import { a } from 'pino';`,
    },
  ],
  [
    'schema and domain are pure',
    pureFoldersUseNoPackages,
    {
      'schema/compare.ts': `import { readFile } from 'node:fs/promises';`,
      'domain/period.ts': `import type { A } from 'graphql';`,
    },
    {
      'schema/compose/finding.ts': `import { a } from 'graphql';\nimport { b } from '@theguild/federation-composition';`,
      'domain/period.test.ts': `import { a } from 'vitest';`,
    },
  ],
  [
    'layers inside a subgraph point down',
    layersPointDown,
    {
      'subgraphs/hub/rules.ts': `import type { A } from './commands.ts';`,
      'subgraphs/hub/loaders.ts': `import { a } from './resolvers.ts';`,
      'subgraphs/hub/commands/report.ts': `import { a } from '../loaders.ts';`,
      'subgraphs/hub/entities.ts': `import { a } from './rules.ts';`,
    },
    {
      'subgraphs/hub/server.ts': `import { a } from './subgraph.ts';`,
      'subgraphs/hub/commands/report.ts': `import { a } from '../rules/standing.ts';\nimport { b } from './record.ts';`,
      'subgraphs/hub/rules.test.ts': `import { a } from './resolvers.ts';`,
    },
  ],
  [
    'rules hold values of nobody but domain',
    rulesArePure,
    {
      'subgraphs/hub/rules.ts': `import { a } from '../../platform/clock.ts';`,
      'subgraphs/hub/rules/standing.ts': `import { a } from 'pg';`,
      'subgraphs/agencies/rules.ts': `import { type A } from './entities.ts';`,
    },
    {
      'subgraphs/hub/rules.ts': `import type { A } from '../../platform/viewer.ts';\nimport { b } from '../../domain/period.ts';`,
      'subgraphs/hub/rules/standing.ts': `import { a } from './deadline.ts';\nimport type { B } from '../generated/types.ts';`,
    },
  ],
  [
    'subgraphs share one vocabulary of file names',
    subgraphsShareOneVocabulary,
    { 'subgraphs/hub/services.ts': '', 'subgraphs/hub/queries/tasks.ts': '', 'subgraphs/hub/NOTES.md': '' },
    { 'subgraphs/hub/README.md': '', 'subgraphs/hub/loaders/tasks.ts': '', 'subgraphs/hub/rules.test.ts': '' },
  ],
  [
    'a subgraph has what every subgraph has',
    subgraphsAreComplete,
    { 'subgraphs/hub/schema.graphql': '' },
    Object.fromEntries(SUBGRAPH_ALWAYS.map((file) => [`subgraphs/hub/${file}`, ''])),
  ],
  [
    'platform and gateway keep to their nouns',
    foldersKeepTheirNouns,
    { 'platform/strings.ts': '', 'gateway/stuff/a.ts': '' },
    { 'platform/feed.ts': '', 'platform/database/roles.ts': '', 'gateway/executor.test.ts': '' },
  ],
  [
    'every file is called by its noun',
    everyFileHasANoun,
    {
      'domain/utils.ts': '',
      'platform/feed/helpers.test.ts': '',
      'cli/common/a.ts': '',
      'gateway/executor/misc.ts': '',
    },
    { 'domain/utility-models.ts': '', 'test/support/hub.ts': '' },
  ],
  [
    'nothing is exported by default',
    nothingIsExportedByDefault,
    { 'domain/period.ts': 'const a = 1;\nexport default a;' },
    { 'vitest.config.ts': 'export default {};', 'domain/period.ts': '// export default is not used here' },
  ],
  [
    `no file is longer than ${MAX_LINES} lines`,
    filesStayReadable,
    { 'domain/period.ts': 'a\n'.repeat(MAX_LINES + 1) },
    { 'domain/period.ts': 'a\n'.repeat(MAX_LINES), 'subgraphs/hub/generated/types.ts': 'a\n'.repeat(MAX_LINES + 1) },
  ],
  [
    'no test is left out or alone',
    noTestIsLeftOut,
    {
      'domain/a.test.ts': `it.only('a', b);`,
      'domain/b.test.ts': `  describe.skip('a', b);`,
      'domain/c.test.ts': `it.todo('a');`,
    },
    { 'domain/a.test.ts': `it.each([1])('skips nothing and is not the only one', b);` },
  ],
  [
    'no file knows the folders of one machine',
    noPathOfOneMachine,
    { 'cli/hub.ts': `const root = '${machinePath}';`, 'docs/operating.md': `Run ${machinePath}/hub` },
    { 'cli/hub.ts': `import a from '../jobs/queue.ts'; const url = 'https://hub.example/home/page';` },
  ],
])('%s', (_, fence, offenders, harmless) => {
  it('holds', () => {
    expect(fence(project)).toEqual([]);
  });

  it.each(Object.entries(offenders))('fires on %s', (path, text) => {
    expect(fence([{ path, text }])).not.toEqual([]);
  });

  it('leaves the harmless alone', () => {
    expect(fence(Object.entries(harmless).map(([path, text]) => ({ path, text })))).toEqual([]);
  });
});

it('sees the project: a fence around nothing would always hold', () => {
  expect(project.map((file) => file.path)).toEqual(
    expect.arrayContaining(['schema/compose.ts', 'schema/shared.graphql']),
  );
});
