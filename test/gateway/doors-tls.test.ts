import { request } from 'node:https';
import { connect } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayServer, startGateway } from '../../gateway/server.ts';
import { type LogFacts, silentLogger } from '../../platform/log.ts';
import {
  type Doors,
  type DoorsOptions,
  exchangeBytes,
  openConversation,
  openDoors,
  openSocket,
  refusal,
} from '../support/door-client.ts';
import { type Certificate, makeCertificate } from '../support/door-client-certificate.ts';

const started: GatewayServer[] = [];
let certificate: Certificate;

beforeAll(() => {
  certificate = makeCertificate();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(options: DoorsOptions = {}): Promise<Doors> {
  const doors = await openDoors(options);
  started.push(doors.server);
  return doors;
}

const QUERY = '{"query":"{ who }"}';

/** POST over TLS, which fetch would refuse for a certificate that signs itself. */
function postOverTls(url: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: unknown }>((resolve, reject) => {
    const asked = request(
      url,
      { method: 'POST', ca: certificate.cert, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(text) }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(QUERY);
  });
}

describe('a hub that speaks TLS itself', () => {
  it('answers, and tells browsers to come this way only', async () => {
    const { server, graphql } = await serve({ tls: certificate });

    const { status, headers, body } = await postOverTls(graphql, { origin: server.url });

    expect(server.url).toMatch(/^https:/);
    expect([status, body]).toEqual([200, { data: { who: 'public' } }]);
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('takes sockets', async () => {
    const { server, socketUrl } = await serve({ tls: certificate });
    const options = { ca: certificate.cert, headers: { origin: server.url } };
    const client = await openConversation(socketUrl, {}, options);

    client.send({ id: '1', type: 'subscribe', payload: { query: '{ who }' } });

    expect(await client.next()).toMatchObject({ payload: { data: { who: 'public' } } });
  });

  it('takes a page of the same host without TLS for a foreign one', async () => {
    const { server, graphql } = await serve({ tls: certificate });

    const { status, body } = await postOverTls(graphql, { origin: server.url.replace('https', 'http') });

    expect([status, body]).toEqual([403, refusal('ORIGIN_REFUSED')]);
  });

  it.each([
    ['TLSv1.1', false],
    ['TLSv1.2', true],
    ['TLSv1.3', true],
  ] as const)('with %s is reached: %s', async (version, isReached) => {
    const { server } = await serve({ tls: certificate });

    const outcome = await new Promise<boolean>((resolve) => {
      // The client lowers its own bar, so that it is the server that says no.
      const ciphers = 'DEFAULT@SECLEVEL=0';
      const options = { ca: certificate.cert, minVersion: version, maxVersion: version, ciphers } as const;
      const socket = connect(server.port, '127.0.0.1', options, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });

    expect(outcome).toBe(isReached);
  });

  it('says nothing to who does not speak TLS', async () => {
    const { server } = await serve({ tls: certificate });

    const bytes = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${QUERY.length}\r\n\r\n${QUERY}`;

    expect(await exchangeBytes(server.port, bytes)).not.toContain('HTTP/1.1 200');
  });

  it('is refused at the start with a key of another certificate', async () => {
    const { gateway } = await serve();

    const start = startGateway({ gateway, port: 0, tls: { cert: certificate.cert, key: makeCertificate().key } });

    await expect(start).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

describe('a hub behind a declared proxy', () => {
  const over = { 'x-forwarded-proto': 'https' };
  const asking = ({ graphql }: Doors, headers: Record<string, string>) =>
    fetch(graphql, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: QUERY });

  it('answers the proxy that was asked over TLS, as over TLS', async () => {
    const doors = await serve({ trustedProxies: ['127.0.0.1'] });

    const response = await asking(doors, over);

    expect([response.status, await response.json()]).toEqual([200, { data: { who: 'public' } }]);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it.each<[string, Record<string, string>]>([
    ['that was asked without TLS', { 'x-forwarded-proto': 'http' }],
    ['that does not say how it was asked', {}],
    ['that says nothing where it should', { 'x-forwarded-proto': '' }],
    ['that was asked by one that was asked without TLS', { 'x-forwarded-proto': 'http, https' }],
    ['that asks on without TLS', { 'x-forwarded-proto': 'https,http' }],
    [
      'that says it in another header',
      { forwarded: 'proto=https', x_forwarded_proto: 'https', 'x-forwarded-ssl': 'on' },
    ],
  ])('refuses a proxy %s', async (_, headers) => {
    const doors = await serve({ trustedProxies: ['127.0.0.1'] });

    const response = await asking(doors, headers);

    expect([response.status, await response.json()]).toEqual([403, refusal('PROXY_UNDECLARED')]);
    expect(response.headers.get('strict-transport-security')).toBeNull();
    expect(doors.things.received).toEqual([]);
  });

  it('refuses who comes beside the proxy, whatever they say, at every address but health', async () => {
    const doors = await serve({ trustedProxies: ['10.0.0.0/8', '192.0.2.7'] });
    const said = { ...over, 'x-forwarded-for': '10.0.0.1', 'x-real-ip': '10.0.0.1' };

    const asked = await asking(doors, said);
    const page = await fetch(`${doors.server.url}/explore`, { headers: said });
    const health = await fetch(`${doors.server.url}/health`);
    const socket = openSocket(doors.socketUrl, { headers: said });

    expect([asked.status, await asked.json()]).toEqual([403, refusal('PROXY_UNDECLARED')]);
    expect([page.status, await page.json()]).toEqual([403, refusal('PROXY_UNDECLARED')]);
    expect([health.status, await health.json()]).toEqual([200, { status: 'up' }]);
    await expect(socket).rejects.toMatchObject({ status: 403, body: expect.stringContaining('PROXY_UNDECLARED') });
    expect(doors.things.received).toEqual([]);
  });

  it('has sockets through the proxy, of its own pages too', async () => {
    const doors = await serve({ trustedProxies: ['127.0.0.0/8'] });
    const headers = { ...over, host: 'hub.example', origin: 'https://hub.example' };
    const client = await openConversation(doors.socketUrl, {}, { headers });

    client.send({ id: '1', type: 'subscribe', payload: { query: '{ who }' } });

    expect(await client.next()).toMatchObject({ payload: { data: { who: 'public' } } });
  });

  it.each([
    ['as the proxy says', ['127.0.0.1'], '203.0.113.9'],
    ['as the connection shows where no proxy is declared', [], '127.0.0.1'],
  ])('notes who was refused %s', async (_, trustedProxies, client) => {
    const noted: unknown[] = [];
    const logger = { ...silentLogger, debug: (_message: string, facts?: LogFacts) => noted.push(facts?.client) };
    const doors = await serve({ trustedProxies, logger });

    await fetch(`${doors.server.url}/nothing`, { headers: { ...over, 'x-forwarded-for': '10.9.9.9, 203.0.113.9' } });

    expect(noted).toEqual([client]);
  });
});
