import { runStandalone } from '../../platform/subgraph/standalone.ts';
import { createAgencies } from './subgraph.ts';

/** `node subgraphs/agencies/server.ts`: this subgraph as a process of its own. */
if (import.meta.main) {
  await runStandalone('agencies', (parts) => ({ subgraph: createAgencies(parts), close: async () => {} }));
}
