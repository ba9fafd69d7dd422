import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The SDL of every cube that a subgraph declares, in the order of their files; empty when it declares none. They are found in
 * the code and not listed anywhere, so that none can be forgotten; one that its file does not export is a mistake and throws.
 */
export async function readCubes(folder: string): Promise<readonly string[]> {
  const paths = globSync('**/*.ts', { cwd: folder, exclude: (name) => name.endsWith('.test.ts') })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const cubes = await Promise.all(paths.map((path) => cubesIn(join(folder, path))));
  return cubes.flat();
}

async function cubesIn(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  const defined = text.match(/= defineCube\(/g)?.length ?? 0;
  if (defined === 0) return [];
  const exported = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  const found = Object.values(exported).flatMap((value) => (isCube(value) ? [value.sdl] : []));
  if (found.length !== defined) {
    throw new Error(`${path} defines ${defined} cubes and exports ${found.length}: export them all.`);
  }
  return found;
}

function isCube(value: unknown): value is { readonly sdl: string } {
  const { sdl, declaration } = (value ?? {}) as { readonly sdl?: unknown; readonly declaration?: unknown };
  return typeof sdl === 'string' && typeof declaration === 'object';
}
