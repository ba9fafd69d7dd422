import { describe, expect, it } from 'vitest';
import type { Gateway, GatewayEvent } from '../../gateway/gateway.ts';
import type { SubscriptionRequest } from '../../platform/subgraph.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { gatewayOver, memoryAudit, subgraph, VIEWERS } from './access-fixture.ts';
import type { FixtureSubgraph } from './fixture.ts';

const { public: everyone, citizen, officer, operator } = VIEWERS;

/** A subgraph that gives one event and then waits; `subscribed` is what it was asked for. */
function changes() {
  const subscribed: SubscriptionRequest[] = [];
  const base = subgraph(
    'changes',
    `type Query { x: Int }
    type Subscription { granted: Grant @requiresScopes(scopes: [["grants:read"]]) changed: Grant }
    type Grant { id: ID! subject: String @requiresScopes(scopes: [["grants:write"]]) @tag(name: "personal") }`,
    { Subscription: { granted: { subscribe: () => [] }, changed: { subscribe: () => [] } } },
  );
  const all: FixtureSubgraph = {
    ...base,
    async *subscribe(request) {
      subscribed.push(request);
      yield { response: null, position: '1' };
      const field = request.query.includes('granted') ? 'granted' : 'changed';
      yield { response: { data: { [field]: { id: '7', subject: 'An' } } }, position: '2' };
      await new Promise((resolve) => request.signal.addEventListener('abort', resolve, { once: true }));
    },
  };
  return { subscribed, all };
}

async function first(gateway: Gateway, query: string, viewer: Viewer): Promise<GatewayEvent> {
  const gone = new AbortController();
  const request = { query, operationName: undefined, variables: {}, extensions: {} };
  for await (const event of gateway.subscribe(request, { viewer, signal: gone.signal })) {
    gone.abort();
    return event;
  }
  return expect.fail('no event came');
}

describe('a subscription', () => {
  it.each([
    ['the public with UNAUTHENTICATED', everyone, 'UNAUTHENTICATED'],
    ['a known viewer with FORBIDDEN', citizen, 'FORBIDDEN'],
  ])('to a field that is refused is refused before any subgraph is asked: %s', async (_, viewer, code) => {
    const { all, subscribed } = changes();
    const audit = memoryAudit();
    const { gateway } = await gatewayOver([all], { audit });

    const event = await first(gateway, 'subscription { granted { id } }', viewer);

    expect(event.position).toBeNull();
    expect(JSON.parse(event.body)).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(subscribed).toEqual([]);
    expect(audit.entries).toMatchObject([
      { kind: 'ACCESS_REFUSED', facts: { code, coordinates: ['Subscription.granted'] } },
    ]);
  });

  it('gives what the viewer may see of each event, and asks for nothing else', async () => {
    const { all, subscribed } = changes();
    const { gateway } = await gatewayOver([all]);

    const event = await first(gateway, 'subscription { granted { id subject } }', officer);

    // The subgraph sends it all the same; it is not given out.
    expect(JSON.parse(event.body)).toMatchObject({
      data: { granted: { id: '7', subject: null } },
      extensions: { nulls: [{ path: ['granted', 'subject'], reason: 'NOT_AUTHORISED' }] },
    });
    expect(subscribed[0]?.query).not.toContain('subject');
  });

  it('records each event with personal values before it is given out, and ends when it cannot', async () => {
    const { all } = changes();
    const audit = memoryAudit();
    const { gateway } = await gatewayOver([all], { audit });
    const query = 'subscription { changed { id subject } }';

    expect(JSON.parse((await first(gateway, query, operator)).body).data).toEqual({
      changed: { id: '7', subject: 'An' },
    });
    expect(audit.entries).toMatchObject([
      { kind: 'PERSONAL_READ', facts: { coordinates: ['Grant.subject'], values: 1 } },
    ]);

    audit.isDown = true;
    const refused = await first(gateway, query, operator);
    expect(refused.body).not.toContain('An"');
    expect(JSON.parse(refused.body)).toMatchObject({ errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }] });
  });

  it('may not ask for the schema where that is refused', async () => {
    const { all, subscribed } = changes();
    const { gateway } = await gatewayOver([all], { introspection: 'known' });

    const event = await first(gateway, 'subscription { __schema { queryType { name } } }', everyone);

    expect(event.body).toMatch(/INTROSPECTION_REFUSED|GRAPHQL_VALIDATION_FAILED/);
    expect(subscribed).toEqual([]);
  });
});
