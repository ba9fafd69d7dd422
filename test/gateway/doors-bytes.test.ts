import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../platform/log.ts';
import { type Doors, exchangeBytes, openDoors, refusal } from '../support/door-client.ts';

let doors: Doors;
const faults: unknown[] = [];
beforeAll(async () => {
  const logger = { ...silentLogger, error: (message: string, facts: unknown) => faults.push({ message, facts }) };
  doors = await openDoors({ knownDocuments: ['{ who }'], logger });
});
afterAll(() => doors.server.close());
beforeEach(() => {
  doors.things.received.length = 0;
});
/** No byte that a client sends is a mistake of ours. */
afterEach(() => expect(faults.splice(0)).toEqual([]));

const BODY = '{"query":"{ who }"}';
const LENGTH = `content-length: ${BODY.length}`;
const ANSWER = '{"data":{"who":"public"}}';

/** A request as bytes: `lines` after the request line, which ends the connection when it is answered. */
const request = (line: string, lines: readonly string[] = [], body = '') =>
  `${line} HTTP/1.1\r\nhost: hub.example\r\nconnection: close\r\n${lines.map((each) => `${each}\r\n`).join('')}\r\n${body}`;
const posting = (lines: readonly string[], body = BODY) =>
  request('POST /graphql', ['content-type: application/json', ...lines], body);
const getting = (lines: readonly string[] = []) =>
  request(`GET /graphql?query=${encodeURIComponent('{ who }')}`, lines);

interface Answered {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** The one answer that came; null when there was none. */
function answered(text: string): Answered | null {
  if (text === '') return null;
  const [head = '', ...rest] = text.split('\r\n\r\n');
  expect(text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body: rest.join('\r\n\r\n') };
}

const exchange = async (...parts: readonly string[]) => answered(await exchangeBytes(doors.server.port, ...parts));

describe('a request with two readings, or none, is refused before anything of it is done', () => {
  it.each<[string, string, number, string]>([
    ['two lengths', posting([LENGTH, 'content-length: 5']), 400, 'REQUEST_MALFORMED'],
    ['the same length twice', posting([LENGTH, LENGTH]), 400, 'REQUEST_MALFORMED'],
    ['two lengths in one header', posting([`content-length: ${BODY.length}, 5`]), 400, 'REQUEST_MALFORMED'],
    [
      'a length and chunks',
      posting([LENGTH, 'transfer-encoding: chunked'], `13\r\n${BODY}\r\n0\r\n\r\n`),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'chunks and a length',
      posting(['transfer-encoding: chunked', LENGTH], `13\r\n${BODY}\r\n0\r\n\r\n`),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'chunks twice',
      posting(['transfer-encoding: chunked', 'transfer-encoding: chunked'], `13\r\n${BODY}\r\n0\r\n\r\n`),
      400,
      'REQUEST_MALFORMED',
    ],
    ['an unknown transfer', posting(['transfer-encoding: xchunked']), 400, 'REQUEST_MALFORMED'],
    ['an unknown transfer after chunks', posting(['transfer-encoding: chunked, identity']), 400, 'REQUEST_MALFORMED'],
    [
      'a chunk whose length is none',
      posting(['transfer-encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'),
      400,
      'REQUEST_MALFORMED',
    ],
    ['a length below zero', posting(['content-length: -1']), 400, 'REQUEST_MALFORMED'],
    ['a length with a sign', posting([`content-length: +${BODY.length}`]), 400, 'REQUEST_MALFORMED'],
    ['a blank before the colon', posting([LENGTH, 'x-as-of : now']), 400, 'REQUEST_MALFORMED'],
    ['a folded header', posting([LENGTH, 'x-as-of: now\r\n  later']), 400, 'REQUEST_MALFORMED'],
    ['a header without a name', posting([LENGTH, ': now']), 400, 'REQUEST_MALFORMED'],
    ['a zero byte in a header', posting([LENGTH, 'x-as-of: now\0']), 400, 'REQUEST_MALFORMED'],
    ['a bare carriage return in a header', posting([LENGTH, 'x-as-of: now\rorigin: x']), 400, 'REQUEST_MALFORMED'],
    ['two hosts', posting([LENGTH, 'host: other.example']), 400, 'REQUEST_MALFORMED'],
    ['two types', posting([LENGTH, 'content-type: text/plain']), 400, 'REQUEST_MALFORMED'],
    ['two moments', posting([LENGTH, 'x-as-of: now', 'x-as-of: yesterday']), 400, 'REQUEST_MALFORMED'],
    [
      'two days of boundaries',
      posting([LENGTH, 'x-on-boundaries-of: 2025-07-01', 'x-on-boundaries-of: 2025-06-30']),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'two origins',
      posting([LENGTH, 'origin: http://hub.example', 'Origin: http://evil.example']),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'two places to go on from',
      getting(['accept: text/event-stream', 'last-event-id: 1', 'last-event-id: 2']),
      400,
      'REQUEST_MALFORMED',
    ],
    ['an expectation that nobody has', posting([LENGTH, 'expect: the-unexpected']), 400, 'REQUEST_MALFORMED'],
    [
      'no host',
      `POST /graphql HTTP/1.1\r\nconnection: close\r\ncontent-type: application/json\r\n${LENGTH}\r\n\r\n${BODY}`,
      400,
      'REQUEST_MALFORMED',
    ],
    ['an address with a host', request('GET http://hub.example/graphql?query={who}'), 400, 'REQUEST_MALFORMED'],
    ['an address with another host', request('GET http://evil.example/graphql?query={who}'), 400, 'REQUEST_MALFORMED'],
    ['an address that is none', request('OPTIONS *'), 400, 'REQUEST_MALFORMED'],
    ['a method that is none', request('FETCH /graphql'), 400, 'REQUEST_MALFORMED'],
    ['a version that is none', 'GET /graphql HTTP/9.9\r\nhost: x\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    ['no version', 'GET /graphql\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'REQUEST_MALFORMED'],
    ['a header larger than all may be', posting([LENGTH, `x-large: ${'x'.repeat(20_000)}`]), 431, 'HEADERS_TOO_LARGE'],
    [
      'many headers',
      posting([LENGTH, ...Array.from({ length: 2_000 }, (_, i) => `x-${i}: ${i}`)]),
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'an address larger than headers may be',
      request(`GET /graphql?query=${'a'.repeat(20_000)}`),
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'a zipped body',
      posting(['content-encoding: gzip', 'content-length: 3'], '\x1f\x8b\x08'),
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
    ['a body in two wrappings', posting([LENGTH, 'content-encoding: identity, br']), 415, 'CONTENT_TYPE_UNSUPPORTED'],
    [
      'something after the JSON',
      posting([`content-length: ${BODY.length + 4}`], `${BODY} {}}`.slice(0, BODY.length + 4)),
      400,
      'BODY_MALFORMED',
    ],
    ['an empty body', posting(['content-length: 0'], ''), 400, 'BODY_MALFORMED'],
    [
      'a socket with a key that is none',
      getting(['connection: upgrade', 'upgrade: websocket', 'sec-websocket-key: x', 'sec-websocket-version: 13']),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'a socket of a version that is none',
      getting([
        'connection: upgrade',
        'upgrade: websocket',
        'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version: 99',
      ]),
      400,
      'REQUEST_MALFORMED',
    ],
  ])('%s', async (_, bytes, status, code) => {
    const answer = await exchange(bytes);

    expect(answer?.status).toBe(status);
    expect(JSON.parse(/\{.*\}/s.exec(answer?.body ?? '')?.[0] ?? 'null')).toEqual(refusal(code));
    expect(answer?.head).toMatch(/\r\nx-request-id: [\w-]{36}(\r\n|$)/);
    expect(answer?.head).toContain('x-content-type-options: nosniff');
    expect(doors.things.received).toEqual([]);
  });

  it('bytes that are not UTF-8', async () => {
    const socket = connect(doors.server.port, '127.0.0.1');
    const body = Buffer.concat([
      Buffer.from('{"query":"{ echo(text: \\"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('\\") }"}'),
    ]);
    socket.write(posting([`content-length: ${body.length}`], ''));
    socket.write(body);
    let text = '';
    for await (const chunk of socket) text += chunk;

    expect(answered(text)).toMatchObject({ status: 400, body: expect.stringContaining('BODY_MALFORMED') });
    expect(doors.things.received).toEqual([]);
  });
});

describe('what means nothing here changes nothing', () => {
  it.each<[string, string]>([
    [
      'names with underscores',
      posting([
        LENGTH,
        'content_length: 5',
        'transfer_encoding: chunked',
        'x_as_of: yesterday',
        'authorization_: Bearer x',
      ]),
    ],
    [
      'what a proxy would say',
      posting([
        LENGTH,
        'x-forwarded-proto: https',
        'x-forwarded-for: 10.0.0.1',
        'x-forwarded-host: evil.example',
        'forwarded: for=10.0.0.1;proto=https',
      ]),
    ],
    [
      'what says who asks in other words',
      posting([
        LENGTH,
        'x-viewer: operator',
        'x-user: operator',
        'x-roles: operator',
        'x-original-url: /health',
        'x-http-method-override: DELETE',
      ]),
    ],
    ['a wish for HTTP/2', posting([LENGTH, 'upgrade: h2c', 'http2-settings: AAMAAABkAAQAAP__'])],
    ['a wish for a socket by POST', posting([LENGTH, 'upgrade: websocket'])],
    ['JSON with blanks around it', posting([`content-length: ${BODY.length + 4}`], ` \n${BODY}\r\n`)],
    ['an expectation that is met', posting([LENGTH, 'x-expect: 100-continue'])],
  ])('%s', async (_, bytes) => {
    const answer = await exchange(bytes);

    expect(answer?.status).toBe(200);
    expect(answer?.body).toContain(ANSWER);
    expect(doors.things.received).toHaveLength(1);
    expect(doors.things.received[0]?.viewer.subject).toBe('public');
  });

  it('a body that comes in pieces of a byte', async () => {
    const chunks = [...BODY].map((character) => `1\r\n${character}\r\n`);

    expect((await exchange(posting(['transfer-encoding: chunked'], ''), ...chunks, '0\r\n\r\n'))?.body).toContain(
      ANSWER,
    );
  });
});

describe('other addresses than the graph’s', () => {
  it.each([
    '/GRAPHQL',
    '/graphql/',
    '/graphql%2f',
    '/graphql%00',
    '/%67raphql',
    '//graphql',
    '/graphql//',
    '/x/..%2fgraphql',
    '/graphql;x=1',
    '/@evil.example/graphql',
    '/:80/graphql',
  ])('%s is none of them', async (path) => {
    const answer = await exchange(request(`POST ${path}`, ['content-type: application/json', LENGTH], BODY));

    expect(answer?.status).toBe(404);
    expect(doors.things.received).toEqual([]);
  });
});

describe('a connection', () => {
  it('that asks for a tunnel is closed without an answer', async () => {
    expect(await exchange('CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n')).toBeNull();
  });

  it('on which garbage follows a request that is still being answered, is closed and not answered for it', async () => {
    const asked = Promise.withResolvers<void>();
    const aborted = Promise.withResolvers<void>();
    doors.things.behave = ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          reject(signal.reason);
        });
        asked.resolve();
      });
    const socket = connect(doors.server.port, '127.0.0.1');
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.write(posting([LENGTH]).replace('connection: close', 'connection: keep-alive'));
    await asked.promise;
    socket.write('\x00\x01garbage\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    await aborted.promise;
    doors.things.behave = null;

    expect(text).toBe('');
  });

  it('whose client does not read its answer is cut off, and the answer is kept no longer', async () => {
    await using slow = await openDoors({ streams: { stallMs: 200 } });
    // More than the system takes off our hands.
    const text = 'x'.repeat(50_000_000);
    slow.things.behave = async () => ({ data: { who: text } });
    const socket = connect(slow.server.port, '127.0.0.1');
    socket.on('error', () => {});
    let read = 0;
    socket.on('data', (chunk) => {
      read += chunk.length;
    });
    socket.pause();
    socket.write(posting([LENGTH]));

    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    await closed;
    expect(read).toBeGreaterThan(1_000);
    expect(read).toBeLessThan(text.length);
  });

  it('whose client takes its time to ask again is kept', async () => {
    await using patient = await openDoors({ streams: { stallMs: 50 } });
    const socket = connect(patient.server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    const ask = posting([LENGTH]).replace('connection: close', 'connection: keep-alive');
    socket.write(ask);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(text.split(ANSWER)).toHaveLength(2);
    socket.write(ask);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(text.split(ANSWER)).toHaveLength(3);
    socket.destroy();
  });

  it('answers two requests that come at once one after the other', async () => {
    const first = posting([LENGTH]).replace('connection: close', 'connection: keep-alive');
    const text = await exchangeBytes(doors.server.port, first + getting());

    expect(text.match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
    expect(text.split(ANSWER)).toHaveLength(3);
  });
});
