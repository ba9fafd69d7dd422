import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type GraphDoorLimits, graphAddress, openGraphDoor } from '../cli/computation/graph-door.ts';

const QUERY = { document: '{ here }', variables: { from: '2024-01-01' }, asOf: 'now' };
const TOKEN = 'WzEsIjIwMjYi';
const FINE = { data: { here: 1 }, extensions: { asOf: TOKEN } };

let opened: AsyncDisposableStack;
afterEach(() => opened?.disposeAsync());

/** A server that answers as it is told, and the door to it. */
async function serve(listener: RequestListener, limits: Partial<GraphDoorLimits> = {}) {
  opened = new AsyncDisposableStack();
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return openGraphDoor(url, { retryPauseMs: 1, ...limits });
}

/** Answers one after the other, the last one for ever, and what was asked. */
async function serveAnswers(answers: readonly (object | string | number)[], limits: Partial<GraphDoorLimits> = {}) {
  const asked: { readonly headers: IncomingHttpHeaders; readonly body: unknown }[] = [];
  const door = await serve(async (request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]!;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    if (typeof answer === 'number') response.statusCode = answer;
    response.end(typeof answer === 'string' ? answer : typeof answer === 'number' ? '' : JSON.stringify(answer));
  }, limits);
  return { door, asked };
}

describe('a question to the graph', () => {
  it('goes out as the public with its moment, and what comes back has data, token and reasons of nulls', async () => {
    const nulls = [
      { path: ['agency', 'tasks', 0], reason: 'NO_ACTIVITY', subgraph: 'directives', count: 1 },
      { path: ['agency'], reason: 'MADE_UP' },
      { path: 'agency', reason: 'DOWN' },
      7,
    ];
    const { door, asked } = await serveAnswers([{ ...FINE, extensions: { asOf: TOKEN, nulls } }]);

    expect(await door.ask(QUERY)).toEqual({
      isAnswered: true,
      data: { here: 1 },
      asOf: TOKEN,
      nulls: [{ path: ['agency', 'tasks', 0], reason: 'NO_ACTIVITY' }],
    });
    expect(asked.map(({ body }) => body)).toEqual([
      { query: '{ here }', variables: { from: '2024-01-01' }, extensions: { asOf: 'now' } },
    ]);
    expect(asked[0]!.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    });
    expect(asked[0]!.headers).not.toHaveProperty('authorization');
  });

  it('bears a credential only where one is given', async () => {
    const { door, asked } = await serveAnswers([FINE]);
    await door.ask({ ...QUERY, bearer: 'secret' });
    await door.ask(QUERY);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', undefined]);
  });

  it('is sent again after a status of 500 and more, three times in all', async () => {
    const { door, asked } = await serveAnswers([503, 500, FINE]);
    expect(await door.ask(QUERY)).toMatchObject({ isAnswered: true });
    expect(asked).toHaveLength(3);

    const failing = await serveAnswers([502]);
    expect(await failing.door.ask(QUERY)).toEqual({ isAnswered: false, reason: 'status 502' });
    expect(failing.asked).toHaveLength(3);
  });

  it('is sent again when the connection breaks, and says so when it does each time', async () => {
    let breaks = 1;
    const door = await serve((request, response) => {
      breaks -= 1;
      if (breaks >= 0) request.socket.destroy();
      else response.end(JSON.stringify(FINE));
    });
    expect(await door.ask(QUERY)).toMatchObject({ isAnswered: true });
    breaks = 3;
    expect(await door.ask(QUERY)).toEqual({
      isAnswered: false,
      reason: expect.stringMatching(/^no connection \((UND_ERR_SOCKET|ECONNRESET)\)$/),
    });
    expect(breaks).toBe(0);
  });

  it('says when nobody listens', async () => {
    const server = createSocketServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const door = openGraphDoor(`http://127.0.0.1:${port}/graphql`, { retryPauseMs: 1 });
    expect(await door.ask(QUERY)).toEqual({ isAnswered: false, reason: 'no connection (ECONNREFUSED)' });
  });

  it('is one of at most so many at once', async () => {
    let [under, most] = [0, 0];
    const door = await serve(
      async (_, response) => {
        under += 1;
        most = Math.max(most, under);
        await new Promise((resolve) => setTimeout(resolve, 5));
        under -= 1;
        response.end(JSON.stringify(FINE));
      },
      { inFlight: 3 },
    );
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => door.ask(QUERY)));
    expect(outcomes.filter(({ isAnswered }) => isAnswered)).toHaveLength(20);
    expect(most).toBe(3);
  });
});

describe('whoever answers', () => {
  it.each<[string, object | string | number, string]>([
    ['nothing', '', 'status 200 and no JSON object'],
    ['a page', '<html>', 'status 200 and no JSON object'],
    ['a list', '[]', 'status 200 and no JSON object'],
    ['null', 'null', 'status 200 and no JSON object'],
    ['no data', { extensions: { asOf: TOKEN } }, 'status 200 and no data'],
    ['no moment', { data: {} }, 'an answer that does not say of which moment it is'],
    [
      'a moment that is none',
      { data: {}, extensions: { asOf: 7 } },
      'an answer that does not say of which moment it is',
    ],
    ['404', 404, 'status 404 and no JSON object'],
    [
      'data beside an error',
      { ...FINE, errors: [{ message: 'no', extensions: { code: 'SUBGRAPH_DOWN' } }] },
      'SUBGRAPH_DOWN: no',
    ],
    ['two errors', { errors: [{ message: 'a' }, { message: 'b' }] }, 'a (and 1 more)'],
    ['errors that are none', { ...FINE, errors: [7] }, 'an error without a message'],
    ['lines and colours of its own', { errors: [{ message: 'a\n\u001b[2Jb\u202ec' }] }, 'a [2Jb c'],
  ])('with %s gives no number, and why', async (_, answer, reason) => {
    const { door } = await serveAnswers([answer]);
    expect(await door.ask(QUERY)).toEqual({ isAnswered: false, reason });
  });

  it('with an endless message is cut short', async () => {
    const { door } = await serveAnswers([{ errors: [{ message: 'x'.repeat(100_000) }] }]);
    expect(await door.ask(QUERY)).toEqual({ isAnswered: false, reason: 'x'.repeat(300) });
  });

  it('with another moment than was asked for is not believed', async () => {
    const { door } = await serveAnswers([FINE]);
    expect(await door.ask({ ...QUERY, asOf: TOKEN })).toMatchObject({ isAnswered: true });
    expect(await door.ask({ ...QUERY, asOf: 'WzEsIjIwMjUi' })).toEqual({
      isAnswered: false,
      reason: 'an answer of another moment than was asked for',
    });
  });

  it.each([301, 302, 303, 307, 308])('by sending elsewhere (%i) gets no second request', async (status) => {
    let requests = 0;
    const door = await serve((_, response) => {
      requests += 1;
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const outcome = await door.ask({ ...QUERY, bearer: 'secret' });
    expect(outcome).toEqual({ isAnswered: false, reason: `status ${status} and no JSON object` });
    expect(requests).toBe(1);
  });

  it('without an end is cut off', async () => {
    const door = await serve(
      (_, response) => {
        const pour = () => {
          while (response.write('x'.repeat(1_000)));
        };
        response.on('drain', pour);
        pour();
      },
      { answerBytes: 100_000 },
    );
    expect(await door.ask(QUERY)).toEqual({ isAnswered: false, reason: 'an answer of more than 100000 bytes' });
  });

  it('with little that unpacks to much is cut off', async () => {
    const door = await serve(
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(3_000_000)));
      },
      { answerBytes: 100_000 },
    );
    expect(await door.ask(QUERY)).toEqual({ isAnswered: false, reason: 'an answer of more than 100000 bytes' });
  });

  it.each<[string, RequestListener]>([
    ['never', () => {}],
    ['with a beginning alone', (_, response) => response.write('{')],
    ['with 503 each time, slowly', (_, response) => setTimeout(() => response.writeHead(503).end(), 120)],
  ])('%s is waited for no longer than the limit, attempts together', async (_, listener) => {
    const door = await serve(listener, { timeoutMs: 200 });
    expect(await door.ask(QUERY)).toEqual({ isAnswered: false, reason: 'no answer within 200 ms' });
  });

  it('many times not at all is not asked any more; whoever answers between is', async () => {
    let requests = 0;
    let isDown = true;
    const door = await serve(
      (_, response) => {
        requests += 1;
        if (isDown) response.writeHead(503).end();
        else response.end(JSON.stringify(FINE));
      },
      { retries: 0, unansweredCap: 3 },
    );
    await door.ask(QUERY);
    await door.ask(QUERY);
    isDown = false;
    expect(await door.ask(QUERY)).toMatchObject({ isAnswered: true });
    isDown = true;
    for (let i = 0; i < 3; i += 1) expect(await door.ask(QUERY)).toMatchObject({ reason: 'status 503' });
    expect(requests).toBe(6);
    const given = { isAnswered: false, reason: 'not asked: 3 queries before it got no answer' };
    expect(await Promise.all([door.ask(QUERY), door.ask(QUERY)])).toEqual([given, given]);
    expect(requests).toBe(6);
  });
});

describe('an address of the graph', () => {
  it.each(['http://127.0.0.1:4000/graphql', 'https://hub.example.gov.vn/graphql', 'http://hub.example.gov.vn/graphql'])(
    '%s is taken',
    (url) => {
      expect(graphAddress(url, false)).toBe(url);
    },
  );

  it.each([
    '',
    'graphql',
    '127.0.0.1:4000',
    'file:///etc/passwd',
    'ftp://hub/',
    'http://user:secret@hub/graphql',
    'http://hub/#x',
  ])('%j is refused, without repeating it', (url) => {
    expect(() => graphAddress(url, false)).toThrow(
      'Expected an address such as http://127.0.0.1:4000/graphql after --url, without user and password.',
    );
  });

  it('in the clear is taken with a credential on this machine alone', () => {
    for (const url of ['http://127.0.0.1:1/graphql', 'http://[::1]:1/graphql', 'https://hub.example.gov.vn/graphql']) {
      expect(graphAddress(url, true)).toBe(url);
    }
    expect(() => graphAddress('http://hub.example.gov.vn/graphql', true)).toThrow('Expected https after --url');
    expect(() => graphAddress('http://127.0.0.1.example.vn/graphql', true)).toThrow('Expected https after --url');
  });
});
