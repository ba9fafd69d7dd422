import { runStandalone } from '../../platform/subgraph/standalone.ts';
import { openDirectives } from './subgraph.ts';

/** `node subgraphs/directives/server.ts`: this subgraph as a process of its own. */
if (import.meta.main) {
  await runStandalone('directives', openDirectives);
}
