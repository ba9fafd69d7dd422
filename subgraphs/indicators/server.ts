import { runStandalone } from '../../platform/subgraph/standalone.ts';
import { openIndicators } from './subgraph.ts';

/** `node subgraphs/indicators/server.ts`: this subgraph as a process of its own. */
if (import.meta.main) {
  await runStandalone('indicators', openIndicators);
}
