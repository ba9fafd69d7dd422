import { connect } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type GatewayServer, startGateway } from '../../gateway/server.ts';
import { HubError } from '../../platform/errors.ts';
import { silentLogger } from '../../platform/log.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import {
  authenticationBy,
  type Doors,
  type DoorsOptions,
  JSON_BODY,
  openDoors,
  post,
  refusal,
} from '../support/door-client.ts';

const OFFICER: Viewer = viewerOf({ subject: 'officer-1', roles: ['officer'] });
const started: GatewayServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(options: DoorsOptions = {}): Promise<Doors> {
  const doors = await openDoors(options);
  started.push(doors.server);
  return doors;
}

describe('POST /graphql', () => {
  it('answers JSON', async () => {
    const { graphql } = await serve();

    const response = await post(graphql, {
      query: 'query($t: String) { echo(text: $t) }',
      variables: { t: 'Phú Thọ' },
    });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.json()).toEqual({ data: { echo: 'Phú Thọ' } });
  });

  it('answers in the newer media type to who accepts it', async () => {
    const { graphql } = await serve();

    const accept = 'application/graphql-response+json';
    const response = await post(graphql, { query: '{ who }' }, { ...JSON_BODY, accept });

    expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
    expect(await response.json()).toEqual({ data: { who: 'public' } });
  });

  it('leaves Apollo nothing to negotiate: the form is settled, and was read once', async () => {
    const handed = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
    const { graphql } = await serve();

    for (const accept of ['application/graphql-response+json;q=0.9, application/json;q=0.1', 'application/json']) {
      const response = await post(graphql, { query: '{ who }' }, { ...JSON_BODY, accept });
      expect(response.headers.get('content-type')).toBe(`${accept.split(';')[0]}; charset=utf-8`);
    }
    expect(handed.mock.calls.map(([{ httpGraphQLRequest }]) => httpGraphQLRequest.headers.get('accept'))).toEqual([
      undefined,
      undefined,
    ]);
    handed.mockRestore();
  });

  it('lets no cache keep an answer in which something failed, nor one of a mutation', async () => {
    const { graphql } = await serve();

    for (const query of ['{ broken }', 'mutation { write }']) {
      const response = await post(graphql, { query });
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    }
  });

  it('asks as whoever authenticates, and lets only them keep the answer', async () => {
    const { graphql } = await serve({ authentication: authenticationBy(() => OFFICER) });

    const response = await post(graphql, { query: '{ who }' });

    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(await response.json()).toEqual({ data: { who: 'officer-1' } });
  });

  it('takes the day of boundaries from a header too, below what the request says itself', async () => {
    const { graphql, things } = await serve();
    const headers = { ...JSON_BODY, 'x-on-boundaries-of': '2025-07-01' };

    const read = await post(graphql, { query: '{ who }' }, headers);
    const own = await post(graphql, { query: '{ who }', extensions: { onBoundariesOf: '2024-12-31' } }, headers);
    const wrong = await post(graphql, { query: '{ who }' }, { ...JSON_BODY, 'x-on-boundaries-of': '01/07/2025' });

    expect(await read.json()).toMatchObject({ extensions: { onBoundariesOf: '2025-07-01' } });
    expect(await own.json()).toMatchObject({ extensions: { onBoundariesOf: '2024-12-31' } });
    expect(await wrong.json()).toEqual(refusal('BOUNDARIES_MALFORMED'));
    expect(things.received.map(({ readAt }) => readAt.boundariesOn)).toEqual(['2025-07-01', '2024-12-31']);
  });

  it('takes asOf from a header too, below what the request says itself, and refuses a write at a past moment', async () => {
    const { graphql, things } = await serve();
    const headers = { ...JSON_BODY, 'x-as-of': 'now' };

    const read = await post(graphql, { query: '{ who }' }, headers);
    const write = await post(graphql, { query: 'mutation { write }' }, headers);
    const own = await post(graphql, { query: '{ who }', extensions: { asOf: 'yesterday' } }, headers);

    expect(await read.json()).toMatchObject({ extensions: { asOf: expect.any(String) } });
    expect(await write.json()).toEqual(refusal('ASOF_NOT_FOR_WRITES'));
    expect(await own.json()).toEqual(refusal('ASOF_MALFORMED'));
    expect(things.received).toHaveLength(1);
  });

  it('does not log what a client got wrong', async () => {
    const lines: string[] = [];
    const logger = {
      ...silentLogger,
      warn: (text: string) => lines.push(text),
      error: (text: string) => lines.push(text),
    };
    const { graphql } = await serve({ logger });

    const wrongName = await post(graphql, { query: '{ who }', operationName: 'x' });
    const noName = await post(graphql, { query: 'query A { who } query B { who }' });

    expect(await wrongName.json()).toEqual(refusal('OPERATION_RESOLUTION_FAILURE'));
    expect(await noName.json()).toEqual(refusal('OPERATION_RESOLUTION_FAILURE'));
    expect(lines).toEqual([]);
  });

  it('gives back the id of the request, which the subgraph was told too', async () => {
    const { graphql, things } = await serve();

    const response = await post(graphql, { query: '{ who }' }, { ...JSON_BODY, 'x-request-id': 'r-42' });
    const other = await post(graphql, { query: '{ who }' }, { ...JSON_BODY, 'x-request-id': 'no good id' });

    expect(response.headers.get('x-request-id')).toBe('r-42');
    expect(other.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(things.received[0]?.requestId).toBe('r-42');
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['JSON that is none', '{"query":', JSON_BODY, 400, 'BODY_MALFORMED'],
    ['a list of requests', [{ query: '{ who }' }], JSON_BODY, 400, 'BODY_MALFORMED'],
    ['no document', {}, JSON_BODY, 400, 'BODY_MALFORMED'],
    ['text', '{ who }', { 'content-type': 'text/plain' }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
    ['a form', 'query={who}', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
    [
      'more bytes than are taken',
      { query: '{ who }', variables: { a: 'x'.repeat(3_000) } },
      JSON_BODY,
      413,
      'BODY_TOO_LARGE',
    ],
    ['an answer in XML', { query: '{ who }' }, { ...JSON_BODY, accept: 'text/xml' }, 406, 'NOT_ACCEPTABLE'],
    [
      'a hash in place of a document',
      { query: '{ who }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
      JSON_BODY,
      400,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
    // Of a GraphQL request, application/json says with 200 that the answer is ours; see media-type.ts.
    ['a field that there is not', { query: '{ nothing }' }, JSON_BODY, 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['a document too deep', { query: '{ a '.repeat(400) }, JSON_BODY, 200, 'GRAPHQL_PARSE_FAILED'],
    [
      'a field that there is not, in the newer form',
      { query: '{ nothing }' },
      { ...JSON_BODY, accept: 'application/graphql-response+json' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a subscription', { query: 'subscription { tick }' }, JSON_BODY, 405, 'SUBSCRIPTION_OVER_THIS_DOOR'],
    [
      'JSON in another charset',
      '{}',
      { 'content-type': 'application/json; charset=latin1' },
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
    ['zipped JSON', '{}', { ...JSON_BODY, 'content-encoding': 'gzip' }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
    [
      'extensions in a list',
      { query: '{ who }', extensions: [] },
      { ...JSON_BODY, 'x-as-of': 'now' },
      400,
      'BODY_MALFORMED',
    ],
  ])('refuses %s', async (_, body, headers, status, code) => {
    const { graphql, things } = await serve();

    const response = await post(graphql, body, headers);
    const answer = (await response.json()) as { errors: { locations?: unknown }[] };
    for (const error of answer.errors) delete error.locations;

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('json');
    expect(answer).toEqual(refusal(code));
    expect(JSON.stringify(answer)).not.toMatch(/node:|file:|\.ts\b|127\.0\.0\.1/);
    expect(things.received).toEqual([]);
  });

  it('refuses a body as soon as it is too large, without waiting for its end', async () => {
    const { server } = await serve();
    const socket = connect(server.port, '127.0.0.1');

    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    socket.write(`${(3_000).toString(16)}\r\n${'x'.repeat(3_000)}\r\n`);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });

    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('BODY_TOO_LARGE');
  });

  it('refuses whose credentials do not hold', async () => {
    const { graphql } = await serve({
      authentication: authenticationBy(() => {
        throw new HubError('UNAUTHENTICATED', 'The token is expired.');
      }),
    });

    const response = await post(graphql, { query: '{ who }' });

    expect([response.status, await response.json()]).toEqual([401, refusal('UNAUTHENTICATED')]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('refuses credentials where there is nobody to judge them', async () => {
    const { graphql, things } = await serve();

    const response = await post(graphql, { query: '{ who }' }, { ...JSON_BODY, authorization: 'Bearer x' });

    expect([response.status, await response.json()]).toEqual([401, refusal('UNAUTHENTICATED')]);
    expect(things.received).toEqual([]);
  });

  it('aborts the operation when the client closes the connection', async () => {
    const { graphql, things } = await serve();
    const aborted = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    things.behave = ({ signal }) =>
      new Promise(() => {
        signal.addEventListener('abort', () => aborted.resolve());
        asked.resolve();
      });
    const client = new AbortController();

    const request = fetch(graphql, {
      method: 'POST',
      headers: JSON_BODY,
      body: '{"query":"{ who }"}',
      signal: client.signal,
    });
    await asked.promise;
    client.abort();

    await expect(request).rejects.toThrow();
    await aborted.promise;
  });
});

describe('other addresses', () => {
  it('say that the process lives, show pages, and refuse the rest', async () => {
    const pages = (_: string, path: string) =>
      path === '/' ? { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' } : null;
    const { server, graphql } = await serve({ pages });

    const health = await fetch(`${server.url}/health`);
    const page = await fetch(server.url);
    const nothing = await fetch(`${server.url}/nothing`);
    const twice = await fetch(`${server.url}//graphql`);
    const put = await fetch(graphql, { method: 'PUT' });

    expect(await health.json()).toEqual({ status: 'up' });
    expect([await page.text(), page.headers.get('x-content-type-options')]).toEqual(['<p>', 'nosniff']);
    expect([nothing.status, await nothing.json()]).toEqual([404, refusal('NOT_FOUND')]);
    expect([twice.status, await twice.json()]).toEqual([404, refusal('NOT_FOUND')]);
    expect([put.status, put.headers.get('allow'), await put.json()]).toEqual([
      405,
      'GET, POST',
      refusal('METHOD_NOT_ALLOWED'),
    ]);
  });
});

describe('starting and stopping', () => {
  it('refuses a port that is taken', async () => {
    const { server, gateway } = await serve();

    await expect(startGateway({ gateway, port: server.port })).rejects.toMatchObject({ code: 'PORT_TAKEN' });
  });

  it('refuses an address that is not of this machine', async () => {
    const { gateway } = await serve();

    await expect(startGateway({ gateway, host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
      code: 'ADDRESS_UNUSABLE',
    });
  });

  it('lets what is under way end, and takes nothing new', async () => {
    const { server, graphql, things } = await serve();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<{ data: Record<string, unknown> }>();
    things.behave = () => {
      asked.resolve();
      return answer.promise;
    };

    const request = post(graphql, { query: '{ who }' });
    await asked.promise;
    const closed = server.close();
    await expect(post(graphql, { query: '{ who }' })).rejects.toThrow();
    answer.resolve({ data: { who: 'late' } });

    expect(await (await request).json()).toEqual({ data: { who: 'late' } });
    await closed;
  });

  it('cuts off what does not end in time', async () => {
    const { server, graphql, things } = await serve({ drainTimeoutMs: 10 });
    const asked = Promise.withResolvers<void>();
    things.behave = ({ signal }) => {
      asked.resolve();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };

    const request = post(graphql, { query: '{ who }' });
    await asked.promise;

    await Promise.all([expect(request).rejects.toThrow(), server.close()]);
  });
});
