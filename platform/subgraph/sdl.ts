import { existsSync, readFileSync } from 'node:fs';
import { subgraphSdl } from '../../schema/subgraph-sdl.ts';

/**
 * The complete SDL of the subgraph whose module asks: `readSdl(import.meta.url)` reads the schema.graphql beside it, and what its
 * cubes add.
 */
export function readSdl(moduleUrl: string): string {
  const own = readFileSync(new URL('./schema.graphql', moduleUrl), 'utf8');
  const generated = new URL('./generated/cubes.graphql', moduleUrl);
  const cubes = existsSync(generated) ? readFileSync(generated, 'utf8') : '';
  const shared = readFileSync(new URL('../../schema/shared.graphql', import.meta.url), 'utf8');
  return subgraphSdl(`${own}\n${cubes}`, shared);
}
