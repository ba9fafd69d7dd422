import { runStandalone } from '../../platform/subgraph/standalone.ts';
import { openAgencies } from './subgraph.ts';

/** `node subgraphs/agencies/server.ts`: this subgraph as a process of its own. */
if (import.meta.main) {
  await runStandalone('agencies', openAgencies);
}
