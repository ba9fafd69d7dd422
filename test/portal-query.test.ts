import { describe, expect, it } from 'vitest';
import { startHub } from './support/hub.ts';
import { PORTAL_QUERY, PORTAL_VARIABLES } from './support/portal-query.ts';

describe('the portal query', () => {
  it('calls each subgraph once per level and sends one statement per batch', async () => {
    await using hub = await startHub();
    await hub.ask(PORTAL_QUERY, { variables: PORTAL_VARIABLES });
    hub.forget();

    const answer = await hub.ask(PORTAL_QUERY, { variables: PORTAL_VARIABLES });

    expect(answer.errors).toBeUndefined();
    expect(hub.calls.map(({ subgraph, isEntities }) => `${subgraph}${isEntities ? ' _entities' : ''}`)).toEqual([
      'agencies',
      'directives _entities',
      'agencies _entities',
    ]);
    // No statement is sent twice: each is one batch over all agencies, tasks or directives of its level.
    expect(hub.statements).toEqual([...new Set(hub.statements)]);
    expect(hub.statements.length).toBeLessThanOrEqual(8);
  });

  it('answers the same from subgraphs in this process and behind HTTP', async () => {
    await using local = await startHub({ transport: 'local' });
    await using http = await startHub({ transport: 'http' });

    const here = await local.askRaw(PORTAL_QUERY, { variables: PORTAL_VARIABLES });
    expect(await http.askRaw(PORTAL_QUERY, { variables: PORTAL_VARIABLES })).toBe(here);
    const agencies = (JSON.parse(here) as { data: { agencies: { nodes: { assignments: { nodes: unknown[] } }[] } } })
      .data.agencies;
    expect(agencies.nodes).toHaveLength(20);
    expect(agencies.nodes.filter(({ assignments }) => assignments.nodes.length > 0).length).toBeGreaterThan(10);
  });
});
