import { hash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayServer } from '../../gateway/server.ts';
import { localTransport } from '../../gateway/transport.ts';
import { type Doors, type DoorsOptions, JSON_BODY, openDoors, post, refusal } from '../support/door-client.ts';
import { composed, fixtureSubgraph } from './fixture.ts';

const started: GatewayServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(options: DoorsOptions = {}): Promise<Doors> {
  const doors = await openDoors(options);
  started.push(doors.server);
  return doors;
}

describe('GET /graphql', () => {
  const get = (graphql: string, parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${graphql}?${new URLSearchParams(parameters)}`, { headers });
  const ECHO = 'query($t: String) { echo(text: $t) }';
  const idOf = (text: string) => `sha256:${hash('sha256', text)}`;

  it('answers a document that POST has brought, by its text and by its hash', async () => {
    const { graphql } = await serve();
    const variables = '{"t":"x"}';

    const before = await get(graphql, { query: ECHO, variables });
    await post(graphql, { query: ECHO });
    const byText = await get(graphql, { query: ECHO, variables });
    const byHash = await get(graphql, { documentId: idOf(ECHO), variables });

    expect([before.status, await before.json()]).toEqual([404, refusal('PERSISTED_DOCUMENT_NOT_FOUND')]);
    expect(await byText.json()).toEqual({ data: { echo: 'x' } });
    expect(await byHash.json()).toEqual({ data: { echo: 'x' } });
    expect(byHash.headers.get('cache-control')).toBe('no-cache');
  });

  it('answers a document that was given at the start, which POST may name by its hash too', async () => {
    const { graphql } = await serve({ knownDocuments: [ECHO] });

    const got = await get(graphql, { documentId: idOf(ECHO), variables: '{"t":"x"}' });
    const posted = await post(graphql, { documentId: idOf(ECHO), variables: { t: 'y' } });

    expect([await got.json(), await posted.json()]).toEqual([{ data: { echo: 'x' } }, { data: { echo: 'y' } }]);
  });

  it('does not learn a document that was refused, nor one that GET has brought', async () => {
    const { graphql } = await serve();

    await post(graphql, { query: '{ nothing }' });
    await get(graphql, { query: '{ who }' });

    for (const query of ['{ nothing }', '{ who }']) {
      expect(await (await get(graphql, { query })).json()).toEqual(refusal('PERSISTED_DOCUMENT_NOT_FOUND'));
    }
  });

  it('checks a known document against the schema of the moment', async () => {
    const { graphql, gateway } = await serve();
    await post(graphql, { query: '{ who }' });
    const others = fixtureSubgraph('others', 'type Query { other: String }', { Query: { other: () => 'o' } });

    await gateway.swap({ supergraphSdl: composed([others]), transports: [localTransport(others)] });
    const response = await get(graphql, { query: '{ who }' });

    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });

  it('takes asOf from a header', async () => {
    const { graphql, things } = await serve({ knownDocuments: ['{ who }'] });

    const response = await get(graphql, { query: '{ who }' }, { ...JSON_BODY, 'x-as-of': 'now' });

    expect(await response.json()).toMatchObject({ extensions: { asOf: expect.any(String) } });
    expect(things.received[0]?.readAt.position).toBe('things-now');
  });

  it('refuses a mutation and a subscription, also when they are known, and says which methods there are', async () => {
    const knownDocuments = ['mutation { write }', 'subscription { tick }'];
    const { graphql, things } = await serve({ knownDocuments });

    const [mutation, subscription] = await Promise.all(knownDocuments.map((query) => get(graphql, { query })));

    expect([mutation?.status, mutation?.headers.get('allow'), await mutation?.json()]).toEqual([
      405,
      'POST',
      refusal('METHOD_NOT_ALLOWED'),
    ]);
    expect([subscription?.status, await subscription?.json()]).toEqual([405, refusal('SUBSCRIPTION_OVER_THIS_DOOR')]);
    expect(things.received).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['variables that are not JSON', 'query={ who }&variables={', 'BODY_MALFORMED'],
    ['variables in a list', 'query={ who }&variables=[]', 'BODY_MALFORMED'],
    ['two documents', 'query={ who }&query={ broken }', 'BODY_MALFORMED'],
    ['a document and a hash', `query={ who }&documentId=${idOf('{ who }')}`, 'BODY_MALFORMED'],
    ['a hash that is none', 'documentId=sha256:abc', 'BODY_MALFORMED'],
    ['nothing', '', 'BODY_MALFORMED'],
    ['a hash of the other kind', 'extensions={"persistedQuery":{"version":1}}', 'PERSISTED_QUERY_NOT_SUPPORTED'],
  ])('refuses %s', async (_, search, code) => {
    const { graphql, things } = await serve({ knownDocuments: ['{ who }', '{ broken }'] });

    const response = await fetch(`${graphql}?${search}`);

    expect([response.status, await response.json()]).toEqual([400, refusal(code)]);
    expect(things.received).toEqual([]);
  });
});

describe('who reads another language', () => {
  it('is refused in it, and told so', async () => {
    const { graphql } = await serve();
    const headers = { ...JSON_BODY, 'accept-language': 'vi-VN, en;q=0.5' };

    const refused = await post(graphql, [], headers);
    const answered = await post(graphql, { query: '{ who }' }, headers);

    expect(refused.headers.get('content-language')).toBe('vi');
    expect(await refused.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(/yêu cầu/), extensions: { code: 'BODY_MALFORMED' } }],
    });
    expect(answered.headers.get('content-language')).toBe('vi');
    expect(answered.headers.get('vary')).toBe(
      'accept, accept-language, authorization, origin, x-as-of, x-on-boundaries-of',
    );
  });

  it('has its language told to the subgraphs', async () => {
    const { graphql, things } = await serve();

    await post(graphql, { query: '{ who }' }, { ...JSON_BODY, 'accept-language': 'vi' });
    await post(graphql, { query: '{ who }' });

    expect(things.received.map(({ language }) => language)).toEqual(['vi', 'en']);
  });
});
