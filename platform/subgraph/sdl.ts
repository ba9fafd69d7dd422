import { readFileSync } from 'node:fs';
import { subgraphSdl } from '../../schema/subgraph-sdl.ts';

/** The complete SDL of the subgraph whose module asks: `readSdl(import.meta.url)` reads the schema.graphql beside it. */
export function readSdl(moduleUrl: string): string {
  const own = readFileSync(new URL('./schema.graphql', moduleUrl), 'utf8');
  const shared = readFileSync(new URL('../../schema/shared.graphql', import.meta.url), 'utf8');
  return subgraphSdl(own, shared);
}
