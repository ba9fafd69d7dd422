import { fileURLToPath } from 'node:url';
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compare } from '../schema/compare.ts';
import { checkSubgraph, compose } from '../schema/compose.ts';
import { formatFinding } from '../schema/finding.ts';
import { readGenerated, readProject } from '../tools/generate/project.ts';
import { generate, staleFiles } from '../tools/generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = await readProject(root);
const { files, findings, sdl } = await generate(project);

describe('the contract', () => {
  it('breaks no convention and composes', () => {
    expect(findings.map(formatFinding)).toEqual([]);
  });

  it('stands in the generated files as `npm run generate` would write them', async () => {
    expect(staleFiles(files, await readGenerated(root))).toEqual([]);
  });

  it.each(project.subgraphs.map((subgraph) => subgraph.name))('has %s right by itself', (name) => {
    expect(checkSubgraph({ name, sdl: sdl.get(name) ?? '' })).toEqual([]);
  });

  it('composes into a graph that the planner takes', () => {
    const composition = compose([...sdl].map(([name, text]) => ({ name, sdl: text })));
    if (!composition.ok) throw new Error(composition.findings.map(formatFinding).join('\n'));

    const planner = new QueryPlanner(composition.supergraphSdl);
    expect(planner.plan('{ __typename }', null, new Set(), 0).kind).toBe('QueryPlan');
  });

  it.each([...files].filter(([path]) => path.startsWith('schema/api/')))('is a valid schema in %s', (_, text) => {
    expect(() => buildSchema(text)).not.toThrow();
  });

  it('shows partners no more than ourselves, and the public no more than partners', () => {
    const [inner, partner, open] = ['internal', 'partner', 'public'].map((name) =>
      files.get(`schema/api/${name}.graphql`),
    );

    for (const [wider, narrower] of [
      [inner, partner],
      [partner, open],
    ] as const) {
      const added = compare(wider ?? '', narrower ?? '').filter((change) => change.code.endsWith('_ADDED'));
      expect(added).toEqual([]);
    }
  });
});
