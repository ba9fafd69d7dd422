import { readFileSync } from 'node:fs';
import { runStandalone } from '../../platform/subgraph/standalone.ts';
import { createHub } from './subgraph.ts';

/** `node subgraphs/hub/server.ts`: this subgraph as a process of its own, which knows of no other. */
if (import.meta.main) {
  await runStandalone('hub', (parts) => {
    const packageJson = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(packageJson) as { version: string };
    const installation = { name: parts.config.hubName, version, startedAt: parts.clock.now(), subgraphs: [] };
    return { subgraph: createHub({ ...parts, installation, auditChains: ['hub'] }), close: async () => {} };
  });
}
