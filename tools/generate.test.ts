import { describe, expect, it } from 'vitest';
import type { ProjectSource, SubgraphSource } from './generate/project.ts';
import { generate, staleFiles } from './generate.ts';

const SHARED = '"A day." scalar Date "An instant." scalar DateTime "Exact." scalar Decimal';

const TASKS = `
type Query { "One task." task("Its id." id: ID!): Task }
"A duty." type Task @key(fields: "id") {
  "Opaque." id: ID!
  "How it stands." state: TaskState!
  "Last day." dueOn: Date
  "For operators." note: String @tag(name: "internal")
  "For partners." source: String @tag(name: "partner")
}
"How a task stands." enum TaskState { "To do." OPEN "Done." DONE }`;

function project(...subgraphs: (Partial<SubgraphSource> & { name: string })[]): ProjectSource {
  const empty = { ownSdl: TASKS, hasContext: true, loaders: new Map<string, string>() };
  return {
    sharedSdl: SHARED,
    subgraphs: subgraphs.map((subgraph) => ({ ...empty, ...subgraph })),
    problemTables: [],
    policy: null,
  };
}

describe('generation', () => {
  it('writes types for each subgraph, the supergraph, an API schema for each audience, and the problems', async () => {
    const { files, findings } = await generate(project({ name: 'tasks' }));

    expect(findings).toEqual([]);
    expect([...files.keys()].sort()).toEqual([
      'docs/problems.md',
      'schema/api/internal.graphql',
      'schema/api/partner.graphql',
      'schema/api/public.graphql',
      'schema/supergraph.graphql',
      'subgraphs/tasks/generated/types.ts',
    ]);
  });

  it('shows each audience what it may see', async () => {
    const { files } = await generate(project({ name: 'tasks' }));
    const fields = (audience: string) =>
      ['note', 'source', 'state'].filter((field) =>
        files.get(`schema/api/${audience}.graphql`)?.includes(`  ${field}: `),
      );

    expect(fields('internal')).toEqual(['note', 'source', 'state']);
    expect(fields('partner')).toEqual(['source', 'state']);
    expect(fields('public')).toEqual(['state']);
  });

  it('writes the same each time', async () => {
    const source = project({ name: 'tasks' });

    expect(await generate(source)).toEqual(await generate(source));
  });

  it('writes the problems alone and finds nothing where there is no subgraph', async () => {
    const files = new Map([['docs/problems.md', expect.any(String)]]);

    expect(await generate(project())).toEqual({ files, findings: [], sdl: new Map() });
  });

  it('gives types to an unfinished schema, and says what is wrong with it', async () => {
    const { files, findings } = await generate(
      project({ name: 'tasks', ownSdl: 'type Query { "Days." days: [Date!] }' }),
    );

    expect(findings.map((finding) => `${finding.subgraph} ${finding.code}`)).toEqual(['tasks LIST_UNBOUNDED']);
    expect(files.has('subgraphs/tasks/generated/types.ts')).toBe(true);
    expect(files.has('schema/supergraph.graphql')).toBe(true);
  });

  it('leaves out only the subgraph that cannot be read, and the graph that needs it', async () => {
    const { files, findings } = await generate(
      project({ name: 'broken', ownSdl: 'type Query {\n  a Int }' }, { name: 'tasks' }),
    );

    expect(findings).toEqual([
      expect.objectContaining({
        code: 'SDL_UNREADABLE',
        subgraph: 'broken',
        message: expect.stringContaining('Line 2, column 5.'),
      }),
    ]);
    expect([...files.keys()]).toEqual(['docs/problems.md', 'subgraphs/tasks/generated/types.ts']);
  });
});

describe('the policy', () => {
  it('is compared with the graph that composes: a field without a line is a finding', async () => {
    const lines = { Query: { task: 'ALL' }, Task: { id: 'ALL', state: 'ALL', dueOn: 'ALL', source: 'ALL' } };
    const policy = JSON.stringify({ classes: { ALL: { description: 'Everyone.' } }, fields: lines });

    const { findings, files } = await generate({ ...project({ name: 'tasks' }), policy });

    expect(findings.map(({ code, coordinate }) => [code, coordinate])).toEqual([['POLICY_LINE_MISSING', 'Task.note']]);
    expect(files.has('schema/supergraph.graphql')).toBe(true);
  });
});

describe('types of a subgraph', () => {
  const types = async (source: Partial<SubgraphSource>) =>
    (await generate(project({ name: 'tasks', ...source }))).files.get('subgraphs/tasks/generated/types.ts');

  it('make enums unions of texts and scalars what travels', async () => {
    const code = await types({});

    expect(code).toMatch(/export type TaskState =[^;]*\| 'OPEN'[^;]*\| 'DONE';/);
    expect(code).toContain(`Date: { input: string; output: string; }`);
    expect(code).toContain(`import type { Context } from '../context.ts';`);
  });

  it('take the row of a type where the loaders export one', async () => {
    const loaders = new Map([
      ['loaders.ts', 'export interface TaskRow { id: string }\ninterface QueryRow {}\nexport interface UnknownRow {}'],
    ]);

    expect(await types({ loaders })).toContain(`import type { TaskRow } from '../loaders.ts';`);
    expect(await types({ loaders })).not.toMatch(/QueryRow|UnknownRow/);
  });

  it('find the row in a folder of loaders too', async () => {
    const loaders = new Map([['loaders/tasks.ts', 'export type TaskRow = { id: string };']]);

    expect(await types({ loaders })).toContain(`import type { TaskRow } from '../loaders/tasks.ts';`);
  });

  it('do without a context that is not written yet', async () => {
    expect(await types({ hasContext: false })).not.toContain('context.ts');
  });
});

describe('stale files', () => {
  it('are those that differ, are missing, or have no source any more', () => {
    const expected = new Map([
      ['same', '1'],
      ['changed', '2'],
      ['missing', '3'],
    ]);
    const standing = new Map([
      ['same', '1'],
      ['changed', 'x'],
      ['orphaned', '4'],
    ]);

    expect(staleFiles(expected, standing)).toEqual(['changed', 'missing', 'orphaned']);
  });
});
