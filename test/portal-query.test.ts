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

/** Agencies at three depths and on several paths of each, and back into directives from two of them. */
const DEEP_QUERY = `{ directives(page: { first: 30 }) { nodes {
  issuer {
    name
    parent { name issuedDirectives(page: { first: 1 }) { nodes { symbol } } }
    successors { to { name assignments(page: { first: 1 }) { totalCount } } }
    ancestors { issuedDirectives(page: { first: 1 }) { nodes { issuer { name } } } }
  }
  attachedTo { issuer { name } }
  cascade { steps { from { symbol } directive { issuer { name } } } }
  tasks(page: { first: 4 }) { nodes { parent { title } assignments { nodes {
    agency { name parent { assignments(page: { first: 1 }) { nodes { task { title } } } } }
    agencyClass { within { name } }
  } } } }
} } }`;

describe('a query that goes to and fro', () => {
  it('calls each subgraph once per level, on however many paths a level is reached', async () => {
    await using hub = await startHub();

    const answer = await hub.ask(DEEP_QUERY);

    expect(answer.errors).toBeUndefined();
    expect(hub.calls.map(({ subgraph, isEntities }) => `${subgraph}${isEntities ? ' _entities' : ''}`)).toEqual([
      'directives',
      'agencies _entities',
      'directives _entities',
      'agencies _entities',
    ]);
    // Once per depth and not per row: agencies are read at three depths and behind classes, tasks as parents and behind
    // assignments.
    const repeated = hub.statements.filter((name, index) => hub.statements.indexOf(name) !== index);
    const agencies = Array.from({ length: 3 }, () => 'agencies.agencyById');
    expect(repeated.sort()).toEqual([...agencies, 'directives.taskById']);
  });

  it('answers the same from subgraphs in this process and behind HTTP', async () => {
    await using local = await startHub({ transport: 'local' });
    await using http = await startHub({ transport: 'http' });

    expect(await http.askRaw(DEEP_QUERY)).toBe(await local.askRaw(DEEP_QUERY));
  });
});
