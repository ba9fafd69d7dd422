import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayServer } from '../../gateway/server.ts';
import { HubError } from '../../platform/errors.ts';
import { PUBLIC_VIEWER, viewerOf } from '../../platform/viewer.ts';
import {
  authenticationBy,
  type Doors,
  type DoorsOptions,
  openConversation,
  openDoors,
  openSocket,
  refusal,
} from '../support/door-client.ts';
import { heldFeed } from '../support/door-client-feed.ts';

const started: GatewayServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(options: DoorsOptions = {}): Promise<Doors> {
  const doors = await openDoors({ drainTimeoutMs: 1_000, ...options });
  started.push(doors.server);
  return doors;
}

const TICK = 'subscription { tick }';
const subscribe = (query: string, id = '1', rest = {}) => ({ id, type: 'subscribe', payload: { query, ...rest } });

/** Whom a bearer token names; the revoked are refused. */
function callers() {
  const revoked = new Set<string>();
  const authentication = authenticationBy((authorization) => {
    if (authorization === undefined) return PUBLIC_VIEWER;
    const name = /^Bearer (\w+)$/.exec(authorization)?.[1];
    if (name === undefined) throw new HubError('TOKEN_MALFORMED', 'The token cannot be read.');
    if (name === 'nobody') throw new HubError('CREDENTIALS_UNVERIFIABLE', 'The register cannot be read.');
    if (revoked.has(name)) throw new HubError('TOKEN_REVOKED', 'The token was called back.');
    return viewerOf({ subject: name, roles: ['citizen'] });
  });
  return { authentication, revoke: (name: string) => revoked.add(name) };
}

describe('who asks over a socket', () => {
  it.each<[string, Record<string, unknown>, Record<string, string>, string]>([
    ['nobody says', {}, {}, 'public'],
    ['connection_init says', { authorization: 'Bearer an' }, {}, 'an'],
    ['the upgrade says', {}, { authorization: 'Bearer binh' }, 'binh'],
  ])('is known when %s', async (_, payload, headers, subject) => {
    const { socketUrl } = await serve({ authentication: callers().authentication });
    const client = await openConversation(socketUrl, payload, { headers });

    client.send(subscribe('{ who }'));

    expect(await client.next()).toMatchObject({ payload: { data: { who: subject } } });
  });

  it.each<[string, Record<string, unknown>, Record<string, string>, number, string]>([
    ['two credentials', { authorization: 'Bearer an' }, { authorization: 'Bearer an' }, 4400, 'CREDENTIALS_AMBIGUOUS'],
    ['a credential that is no text', { authorization: { bearer: 'an' } }, {}, 4400, 'BODY_MALFORMED'],
    ['an empty credential', { authorization: '' }, {}, 4403, 'TOKEN_MALFORMED'],
    ['a token that cannot be read', { authorization: 'Basic an' }, {}, 4403, 'TOKEN_MALFORMED'],
    ['a bad token with the upgrade', {}, { authorization: 'Basic an' }, 4403, 'TOKEN_MALFORMED'],
    ['a token that was called back', { authorization: 'Bearer old' }, {}, 4403, 'TOKEN_REVOKED'],
    ['a register that is out of reach', { authorization: 'Bearer nobody' }, {}, 1013, 'CREDENTIALS_UNVERIFIABLE'],
  ])('is not let in with %s', async (_, payload, headers, code, reason) => {
    const { authentication, revoke } = callers();
    revoke('old');
    const { socketUrl, things } = await serve({ authentication });
    const client = await openSocket(socketUrl, { headers });

    client.send({ type: 'connection_init', payload });
    client.send(subscribe('{ who }'));

    // Nothing is answered; the protocol itself closes with 4401 when an operation comes before the acknowledgement.
    const ended = await client.closed;
    expect([`${code} ${reason}`, '4401 Unauthorized']).toContain(`${ended.code} ${ended.reason}`);
    expect(things.received).toEqual([]);

    const again = await openSocket(socketUrl, { headers });
    again.send({ type: 'connection_init', payload });
    expect(await again.closed).toEqual({ code, reason });
  });

  it('is asked again for every operation, and during a subscription', async () => {
    const { events, subscribed, tick } = heldFeed();
    const { authentication, revoke } = callers();
    const { socketUrl, things } = await serve({ authentication, events });
    const client = await openConversation(socketUrl, { authorization: 'Bearer an' });
    const begun = subscribed();
    client.send(subscribe(TICK, 's'));
    await begun;

    revoke('an');
    tick(1);
    expect(await client.next()).toEqual({ id: 's', type: 'error', payload: refusal('TOKEN_REVOKED').errors });
    client.send(subscribe('{ who }', 'q'));

    expect(await client.next()).toEqual({ id: 'q', type: 'error', payload: refusal('TOKEN_REVOKED').errors });
    expect(things.received).toEqual([]);
  });
});

describe('a socket is closed', () => {
  it.each<[string, unknown[], number, string]>([
    ['for what is not JSON', ['{'], 4400, 'Invalid message received'],
    ['for a message of no kind', [{ type: 'start' }], 4400, 'Invalid message received'],
    ['for a list', ['[]'], 4400, 'Invalid message received'],
    [
      'for a document that is no text',
      [{ type: 'connection_init' }, subscribe(5 as never)],
      4400,
      'Invalid message received',
    ],
    ['for an operation before it was let in', [subscribe('{ who }')], 4401, 'Unauthorized'],
    [
      'for saying twice who it is',
      [{ type: 'connection_init' }, { type: 'connection_init' }],
      4429,
      'Too many initialisation requests',
    ],
    [
      'for two operations of one name',
      [{ type: 'connection_init' }, { type: 'ping' }, subscribe(TICK, 'x'), subscribe(TICK, 'x')],
      4409,
      'Subscriber for x already exists',
    ],
    ['for a message larger than a body may be', [{ type: 'ping', payload: { a: 'x'.repeat(3_000) } }], 1009, ''],
  ])('%s', async (_, messages, code, reason) => {
    const { socketUrl, things } = await serve({ events: heldFeed().events });
    const client = await openSocket(socketUrl);

    for (const message of messages) {
      client.send(message);
      const isFirst = (message as { type?: string }).type === 'connection_init' && message === messages[0];
      if (isFirst && messages.length > 1) await client.next();
    }

    expect(await client.closed).toEqual({ code, reason });
    expect(things.received).toEqual([]);
  });

  it('when it does not say in time who it is', async () => {
    const { socketUrl } = await serve({ streams: { initMs: 20 } });

    const { closed } = await openSocket(socketUrl);

    expect(await closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it.each(['', 'graphql-ws', 'soap'])('when it speaks "%s" instead of graphql-transport-ws', async (protocol) => {
    const { socketUrl } = await serve();

    const opened = openSocket(socketUrl, { protocol }).then(({ closed }) => closed);

    // A client that asked for another protocol hangs up itself, since none was agreed on.
    if (protocol === '') expect(await opened).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
    else await expect(opened).rejects.toThrow('Server sent no subprotocol');
  });

  it('when it is not there any more', async () => {
    const { socketUrl } = await serve({ streams: { heartbeatMs: 20 } });
    const client = await openSocket(socketUrl, { autoPong: false });

    expect(await client.closed).toMatchObject({ code: 1006 });
  });

  it('when the server closes: asked to go elsewhere, and not told that anything is complete', async () => {
    const { events, subscribed, over } = heldFeed();
    const { server, socketUrl } = await serve({ events });
    const client = await openConversation(socketUrl);
    const messages: string[] = [];
    client.socket.on('message', (data) => messages.push(String(data)));
    const [begun, ended] = [subscribed(), over()];
    client.send(subscribe(TICK));
    await begun;

    await Promise.all([server.close(), ended]);

    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    expect(messages).toEqual([]);
  });

  it('without its consent when the server closes and it does not answer', async () => {
    const { server, socketUrl } = await serve({ drainTimeoutMs: 50 });
    const client = await openConversation(socketUrl);
    client.socket.pause();

    await server.close();

    client.socket.resume();
    await client.closed;
  });
});

describe('the upgrade', () => {
  it.each<[string, Record<string, string>, string, number, string]>([
    ['of a page of a foreign origin', { origin: 'https://evil.example' }, '/graphql', 403, 'ORIGIN_REFUSED'],
    ['of a page that has none', { origin: 'null' }, '/graphql', 403, 'ORIGIN_REFUSED'],
    ['at another address', {}, '/feed', 404, 'NOT_FOUND'],
  ])('%s is refused as JSON', async (_, headers, path, status, code) => {
    const { server } = await serve({ corsOrigins: ['https://portal.example'] });

    const refused = await openSocket(`${server.url.replace('http', 'ws')}${path}`, { headers }).then(
      () => null,
      (thrown: unknown) => thrown as { status: number; headers: Record<string, string>; body: string },
    );

    expect(refused?.status).toBe(status);
    expect(JSON.parse(refused?.body ?? '')).toEqual(refusal(code));
    expect(refused?.headers).toMatchObject({ 'x-request-id': expect.any(String), 'x-frame-options': 'DENY' });
  });

  it.each([
    ['of a page on the list', () => 'https://portal.example'],
    ['of a page of ours', ({ server }: Doors) => server.url],
  ])('%s is taken', async (_, originOf) => {
    const doors = await serve({ corsOrigins: ['https://portal.example'] });
    const client = await openConversation(doors.socketUrl, {}, { headers: { origin: originOf(doors) } });

    client.send(subscribe('{ who }'));

    expect(await client.next()).toMatchObject({ type: 'next' });
  });
});
