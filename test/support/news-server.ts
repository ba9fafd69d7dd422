import { afterEach, vi } from 'vitest';
import { silentLogger } from '../../platform/log.ts';
import { type SubgraphServer, type SubgraphServerOptions, serveSubgraph } from '../../platform/subgraph/server.ts';
import type { News, NoteRow } from './news.ts';
import { TEST_SECRET } from './test-database.ts';

/** What a test of this file has opened, to be closed after it, the latest first. */
export const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0).reverse()) await close();
});

/** The news over HTTP, until the end of the test. */
export async function serveNews(parts: News, options: Partial<SubgraphServerOptions> = {}): Promise<SubgraphServer> {
  const { news: subgraph, clock } = parts;
  const server = await serveSubgraph({
    ...{ subgraph, clock, host: '127.0.0.1', port: 0, hubKey: TEST_SECRET, logger: silentLogger },
    ...options,
  });
  closing.push(() => server.close());
  return server;
}

export const note = (id: string): NoteRow => ({ id, text: `Tin ${id}` });
