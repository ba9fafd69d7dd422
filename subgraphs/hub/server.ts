import { runStandalone } from '../../platform/subgraph/standalone.ts';
import { createHub } from './subgraph.ts';

/** `node subgraphs/hub/server.ts`: this subgraph as a process of its own, which knows of no other. */
if (import.meta.main) {
  await runStandalone('hub', (parts) => {
    const installation = { name: 'hub', version: '0', startedAt: parts.clock.now(), subgraphs: [] };
    return { subgraph: createHub({ ...parts, installation }), close: async () => {} };
  });
}
