import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPages } from '../../gateway/explorer.ts';
import { startGateway } from '../../gateway/server.ts';
import { type Doors, exchangeBytes, JSON_BODY, openDoors, post, refusal } from '../support/door-client.ts';

const PORTAL = 'https://portal.example';
const FOREIGN = 'https://evil.example';
const QUERY = '{ who }';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors({
    corsOrigins: [PORTAL, 'http://localhost:5173'],
    knownDocuments: [QUERY],
    pages: createPages({ graphqlPath: '/graphql' }),
  });
});
afterAll(() => doors.server.close());
beforeEach(() => {
  doors.things.received.length = 0;
});

/** A request as bytes, since fetch guards the headers that a browser sends by itself. */
async function send(
  method: string,
  headers: Record<string, string>,
  path = `/graphql?query=${encodeURIComponent(QUERY)}`,
) {
  const lines = Object.entries({ host: '127.0.0.1', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const text = await exchangeBytes(doors.server.port, `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [status = '', ...fields] = head.split('\r\n');
  return {
    status: Number(status.split(' ')[1]),
    headers: new Headers(fields.map((field) => /^([^:]+): ?(.*)$/.exec(field)?.slice(1) as [string, string])),
    text: body,
  };
}

/** The JSON of an answer that came in chunks or in one. */
const jsonOf = (text: string) => JSON.parse(/\{.*\}/s.exec(text)?.[0] ?? 'null');

const corsOf = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

describe('a page of an origin on the list', () => {
  it('is told before it asks what it may send', async () => {
    const { status, headers, text } = await send('OPTIONS', {
      origin: PORTAL,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    });

    expect([status, text]).toEqual([204, '']);
    expect(corsOf(headers)).toEqual({
      'access-control-allow-origin': PORTAL,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'content-type, authorization, accept-language, last-event-id, x-as-of, x-on-boundaries-of, x-request-id, apollo-require-preflight',
      'access-control-expose-headers': 'x-request-id, content-language',
      'access-control-max-age': '7200',
    });
    expect(headers.get('vary')).toContain('origin');
  });

  it.each(['cross-site', 'same-site'])('is answered, also when the browser calls it %s', async (site) => {
    const { status, headers, text } = await send('GET', { origin: PORTAL, 'sec-fetch-site': site });

    expect([status, jsonOf(text)]).toEqual([200, { data: { who: 'public' } }]);
    expect(corsOf(headers)).toEqual({
      'access-control-allow-origin': PORTAL,
      'access-control-expose-headers': 'x-request-id, content-language',
    });
  });

  it('may read why it was refused', async () => {
    const response = await post(doors.graphql, [], { origin: PORTAL });

    expect(response.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(await response.json()).toEqual(refusal('BODY_MALFORMED'));
  });
});

describe('a page of another origin', () => {
  it.each([
    FOREIGN,
    'null',
    'http://portal.example',
    'https://portal.example:8443',
    'https://portal.example.evil.example',
    'https://evil-portal.example',
    'https://PORTAL.example',
    'https://portal.example/',
    `${PORTAL}, ${FOREIGN}`,
    'https://localhost:5173',
    'http://localhost',
    '',
  ])('%j is refused: what it asks, and whether it may', async (origin) => {
    const asked = await send('GET', { origin });
    const mayAsk = await send('OPTIONS', { origin, 'access-control-request-method': 'POST' });
    const posted = await post(doors.graphql, { query: QUERY }, { origin });

    for (const { status, headers, text } of [asked, mayAsk]) {
      expect([status, jsonOf(text)]).toEqual([403, refusal('ORIGIN_REFUSED')]);
      expect(corsOf(headers)).toEqual({});
    }
    expect([posted.status, await posted.json()]).toEqual([403, refusal('ORIGIN_REFUSED')]);
    expect(doors.things.received).toEqual([]);
  });

  it('is not answered because it is called like the host of another', async () => {
    const { status } = await send('GET', { origin: FOREIGN, host: 'portal.example' });

    expect(status).toBe(403);
  });
});

describe('a page of ours', () => {
  it.each(['127.0.0.1', 'hub.example:4000', '[::1]:4000'])('is answered under the name %s', async (host) => {
    const { status, headers } = await send('GET', { origin: `http://${host}`, host, 'sec-fetch-site': 'same-origin' });

    expect(status).toBe(200);
    expect(corsOf(headers)).toEqual({});
  });

  it('is one of another origin when it came over TLS and the request did not', async () => {
    const { status } = await send('GET', { origin: 'https://hub.example', host: 'hub.example' });

    expect(status).toBe(403);
  });
});

describe('a GET that a page of another site makes a browser send', () => {
  it.each(['cross-site', 'same-site', 'CROSS-SITE', 'unheard-of', ''])('as %j is blocked', async (site) => {
    const { status, text } = await send('GET', { 'sec-fetch-site': site });

    expect([status, jsonOf(text)]).toEqual([400, refusal('CSRF_BLOCKED')]);
  });

  it.each(['none', 'same-origin', undefined])('is not what %s says', async (site) => {
    const { status } = await send('GET', site === undefined ? {} : { 'sec-fetch-site': site });

    expect(status).toBe(200);
  });

  it.each([
    ['GHSA-hff2-gcpx-8f4p', 'message/ad-auction-trusted-signals-request'],
    ['GHSA-9q82-xgwf-vj6h', 'message/anything'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form with files', 'multipart/form-data; boundary=x'],
    ['text', 'text/plain'],
    ['what only begins like JSON', 'application/jsonp'],
    ['JSON and something else', 'application/json, text/plain'],
    ['JSON with a parameter that is another type', 'application/json; text/plain'],
    ['nothing that can be read', ';'],
    ['nothing', ''],
  ])('is blocked for a Content-Type that browsers may send unasked: %s', async (_, contentType) => {
    const { status, text } = await send('GET', { 'content-type': contentType });

    expect([status, jsonOf(text)]).toEqual([400, refusal('CSRF_BLOCKED')]);
  });

  it.each(['application/json', 'Application/JSON; charset=UTF-8'])('is not one with Content-Type %s', async (type) => {
    expect((await send('GET', { 'content-type': type })).status).toBe(200);
  });

  it('carries no credential that a browser adds by itself', async () => {
    const { text } = await send('GET', {
      cookie: 'authorization=Bearer x; token=x',
      'x-api-key': 'x',
      'x-viewer': 'operator',
    });

    expect(jsonOf(text)).toEqual({ data: { who: 'public' } });
  });
});

describe('every answer', () => {
  it.each<[string, string, string]>([
    ['of the graph', 'GET', `/graphql?query=${encodeURIComponent(QUERY)}`],
    ['that refuses', 'PUT', '/graphql'],
    ['to what is not there', 'GET', '/nothing'],
    ['about health', 'GET', '/health'],
    ['of a page', 'GET', '/explore'],
    ['to a method that a page does not take', 'POST', '/explore'],
    ['to a preflight', 'OPTIONS', '/graphql'],
  ])('%s has the headers that keep browsers safe', async (_, method, path) => {
    const { headers } = await send(method, {}, path);

    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-request-id': expect.stringMatching(/^[\w.-]+$/),
    });
    expect(
      [...headers.keys()].filter((name) => /^(server|x-powered-by|strict-transport-security)$/.test(name)),
    ).toEqual([]);
  });

  it('of a page has the policy of the page', async () => {
    const { headers } = await send('GET', {}, '/explore');

    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('to a method that the graph does not take names those it takes', async () => {
    for (const method of ['PUT', 'DELETE', 'HEAD', 'TRACE', 'PATCH']) {
      const { status, headers } = await send(method, {}, '/graphql');
      expect([method, status, headers.get('allow')]).toEqual([method, 405, 'GET, POST']);
    }
  });
});

describe('a list of origins', () => {
  it.each(['*', 'null', 'portal.example', 'https://portal.example/', 'https://*.example', 'ftp://portal.example', ''])(
    'with %j is refused at the start',
    async (origin) => {
      const start = startGateway({ gateway: doors.gateway, port: 0, corsOrigins: [PORTAL, origin] });

      await expect(start).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    },
  );
});

it('takes JSON alone by POST, which a foreign page cannot send unasked', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'message/ad-auction-trusted-signals-request',
  ]) {
    const response = await post(doors.graphql, { query: QUERY }, { ...JSON_BODY, 'content-type': type });
    expect([response.status, await response.json()]).toEqual([415, refusal('CONTENT_TYPE_UNSUPPORTED')]);
  }
});
