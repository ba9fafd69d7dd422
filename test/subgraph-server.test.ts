import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../platform/clock.ts';
import { HubError } from '../platform/errors.ts';
import { type LogFacts, type Logger, silentLogger } from '../platform/log.ts';
import { type SubgraphServer, serveSubgraph } from '../platform/subgraph/server.ts';
import { type DefinedSubgraph, defineSubgraph, type OperationContext } from '../platform/subgraph.ts';
import { createCallSigner, type SignedCall } from '../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { TEST_SECRET } from './support/test-database.ts';

const NOW = '2026-03-31T03:00:00Z';
const OFFICER: Viewer = viewerOf({ subject: 'an officer', roles: ['officer'] });
const CALL: SignedCall = { viewer: OFFICER, readAt: { position: null, today: '2026-03-31' }, language: 'en' };
const BODY_LIMIT = 100_000;

const clock = fixedClock(NOW);
const signer = createCallSigner(TEST_SECRET, 'tiny', clock);
/** What the subgraph saw and the server logged. */
const contexts: { operation: OperationContext; closed: number }[] = [];
const logged: LogFacts[] = [];
const logger: Logger = { ...silentLogger, error: (_, facts = {}) => logged.push(facts) };
/** Ends the fields that wait. */
let release: () => void = () => {};
let waiting: Promise<void>;
let arrived: () => void = () => {};

const subgraph: DefinedSubgraph = defineSubgraph<OperationContext>({
  name: 'tiny',
  sdl: `type Query { viewer: String  echo(text: String, times: Int): String  waits: String  refuses: String  breaks: [String] }
    type Mutation { touch: String }`,
  resolvers: {
    Query: {
      viewer: (_: unknown, __: unknown, { viewer }: OperationContext) => viewer.subject,
      echo: (_: unknown, { text }: { text: string }) => text,
      waits: async () => {
        arrived();
        await waiting;
        return 'done';
      },
      refuses: () => {
        throw new HubError('FORBIDDEN', 'Expected another viewer.');
      },
      breaks: () => {
        const secret = new Error('password=hunter2');
        return [Promise.reject(secret), Promise.reject(secret)];
      },
    },
    Mutation: { touch: () => 'touched' },
  },
  keepsHistory: true,
  async resolvePosition(asOf) {
    if (asOf.kind === 'position') throw new HubError('ASOF_UNKNOWN', 'Expected a position of this feed.');
    return `feed.${asOf.kind}`;
  },
  openContext(operation) {
    if (operation.viewer.subject === 'nobody') throw new Error('no session for nobody');
    const opened = { operation, closed: 0 };
    contexts.push(opened);
    return {
      context: operation,
      close: async () => {
        opened.closed += 1;
      },
    };
  },
  logger,
});

function serve(): Promise<SubgraphServer> {
  return serveSubgraph({
    subgraph,
    host: '127.0.0.1',
    port: 0,
    hubKey: TEST_SECRET,
    clock,
    logger,
    bodyLimitBytes: BODY_LIMIT,
  });
}

let server: SubgraphServer;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());
beforeEach(() => {
  contexts.length = 0;
  logged.length = 0;
  waiting = new Promise((resolve) => {
    release = resolve;
  });
});

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly call?: SignedCall;
  readonly audience?: string;
  readonly at?: string;
  /** What is signed, when it is not what is sent. */
  readonly signedBody?: string;
}

/** Post a body that the gateway has signed. */
async function post(body: unknown, sent: Sent = {}) {
  const { path = '', method = 'POST', headers = {}, call = CALL, audience = 'tiny', at = NOW } = sent;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const token = createCallSigner(TEST_SECRET, audience, fixedClock(at)).sign(call, sent.signedBody ?? text);
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    ...(method === 'POST' ? { body: text } : {}),
  });
  return { status: response.status, headers: response.headers, answer: (await response.json()) as Answer };
}

interface Answer {
  readonly data?: unknown;
  readonly position?: string;
  readonly errors?: readonly { message: string; path?: unknown; extensions: Record<string, unknown> }[];
}

function codes({ errors }: Answer): unknown[] | undefined {
  return errors?.map(({ extensions }) => extensions.code);
}

describe('a call that the gateway has signed', () => {
  it('is answered for its viewer, and its context is closed once', async () => {
    const { status, headers, answer } = await post({ query: '{ viewer }' }, { headers: { 'x-request-id': 'r1' } });

    expect({ status, answer }).toEqual({ status: 200, answer: { data: { viewer: 'an officer' } } });
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(contexts.map(({ operation, closed }) => [operation.requestId, closed])).toEqual([['r1', 1]]);
  });

  it('says what was refused, by code, and hides what broke, which is logged once', async () => {
    const { status, answer } = await post({ query: '{ refuses breaks }' }, { headers: { 'x-request-id': 'r2' } });

    expect(status).toBe(200);
    expect(answer.data).toEqual({ refuses: null, breaks: [null, null] });
    expect(answer.errors?.map(({ message, path, extensions }) => [message, path, extensions.code])).toEqual(
      expect.arrayContaining([
        ['Expected another viewer.', ['refuses'], 'FORBIDDEN'],
        ['The hub made a mistake.', ['breaks', 0], 'INTERNAL_ERROR'],
        ['The hub made a mistake.', ['breaks', 1], 'INTERNAL_ERROR'],
      ]),
    );
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    expect(logged.map(({ error, requestId }) => [(error as Error).message, requestId])).toEqual([
      ['password=hunter2', 'r2'],
    ]);
    expect(contexts[0]?.closed).toBe(1);
  });

  it('is answered with an error in GraphQL’s form when no context can be opened', async () => {
    const call = { ...CALL, viewer: { ...OFFICER, subject: 'nobody' } };
    const { status, answer } = await post({ query: '{ viewer }' }, { call });

    expect([status, codes(answer)]).toEqual([200, ['INTERNAL_ERROR']]);
    expect(JSON.stringify(answer)).not.toContain('session');
  });

  it.each([
    ['a variable of another type', { query: 'query ($n: Int) { echo(times: $n) }', variables: { n: 'x' } }],
    ['a variable that is missing', { query: 'query ($n: Int!) { echo(times: $n) }' }],
  ])('is refused at each sight alike for %s', async (_, body) => {
    for (let sight = 0; sight < 2; sight += 1) expect(codes((await post(body)).answer)).toEqual(['BAD_USER_INPUT']);
    expect(logged).toEqual([]);
  });

  it('resolves a position', async () => {
    const sent = { path: 'position' };
    expect((await post({ kind: 'now' }, sent)).answer).toEqual({ position: 'feed.now' });
    expect((await post({ kind: 'instant', at: NOW }, sent)).answer).toEqual({ position: 'feed.instant' });

    const { status, answer } = await post({ kind: 'position', position: 'x' }, sent);
    expect([status, codes(answer)]).toEqual([400, ['ASOF_UNKNOWN']]);
  });
});

describe('a call is refused', () => {
  const query = { query: '{ viewer }' };
  const text = JSON.stringify(query);
  const inForm = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each<[string, unknown, Sent, number, string]>([
    ['unsigned', query, { headers: { authorization: '' } }, 401, 'VIEWER_MISSING'],
    ['signed in another way', query, { headers: { authorization: 'Basic eDp5' } }, 401, 'VIEWER_MISSING'],
    ['with a signature that is none', query, { headers: { authorization: 'Bearer a.b.c' } }, 401, 'VIEWER_REFUSED'],
    ['altered', '{"query":"mutation { touch }"}', { signedBody: text }, 401, 'VIEWER_REFUSED'],
    ['expired', query, { at: '2026-03-31T02:59:00Z' }, 401, 'VIEWER_REFUSED'],
    ['for another subgraph', query, { audience: 'other' }, 401, 'VIEWER_REFUSED'],
    ['from before the server began', query, { at: '2026-03-31T02:59:59Z' }, 401, 'VIEWER_REFUSED'],
    ['altered, and no JSON either', 'x', { signedBody: text }, 401, 'VIEWER_REFUSED'],
    ['that is no JSON', '{"query":', {}, 400, 'BODY_MALFORMED'],
    ['that is empty', '', {}, 400, 'BODY_MALFORMED'],
    ['that is other JSON', 'null', {}, 400, 'BODY_MALFORMED'],
    ['that is a list of calls', [query], {}, 400, 'BODY_MALFORMED'],
    ['without a query', { variables: {} }, {}, 400, 'BODY_MALFORMED'],
    ['with variables that are a list', { ...query, variables: [] }, {}, 400, 'BODY_MALFORMED'],
    ['with a name that is a number', { ...query, operationName: 1 }, {}, 400, 'BODY_MALFORMED'],
    ['for a position of no kind', {}, { path: 'position' }, 400, 'BODY_MALFORMED'],
    ['for a position of another kind', { kind: 'later' }, { path: 'position' }, 400, 'BODY_MALFORMED'],
    ['for an instant that is a number', { kind: 'instant', at: 1 }, { path: 'position' }, 400, 'BODY_MALFORMED'],
    [
      'for a position, unsigned',
      { kind: 'now' },
      { path: 'position', headers: { authorization: '' } },
      401,
      'VIEWER_MISSING',
    ],
    ['as a form', 'query=x', { headers: inForm }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
    [
      'of a type that only begins like JSON',
      text,
      { headers: { 'content-type': 'application/json-seq' } },
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
    [
      'in another charset',
      text,
      { headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
    ['as a GET', '', { method: 'GET' }, 405, 'METHOD_NOT_ALLOWED'],
    ['on another path', query, { path: 'graphql' }, 404, 'NOT_FOUND'],
    ['when it is too large', { query: `{ viewer #${'x'.repeat(BODY_LIMIT)}\n}` }, {}, 413, 'BODY_TOO_LARGE'],
    ['when it is twenty times too large', { query: 'x'.repeat(20 * BODY_LIMIT) }, {}, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_, body, sent, status, code) => {
    const refused = await post(body, sent);

    expect([refused.status, codes(refused.answer)]).toEqual([status, [code]]);
    expect(refused.answer.errors?.[0]?.extensions.remedy).toEqual(expect.any(String));
    expect(contexts).toEqual([]);
    expect(logged).toEqual([]);
  });

  it.each(['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON'])(
    'but not as %s',
    async (type) => {
      expect((await post(query, { headers: { 'content-type': type } })).status).toBe(200);
    },
  );

  it('when its path is no address at all, and nothing is logged', async () => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.end('GET // HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');

    let text = '';
    for await (const chunk of socket) text += String(chunk);
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
    expect(logged).toEqual([]);
  });
});

it('tells by GET /health that it lives', async () => {
  const response = await fetch(new URL('health', server.url));
  expect(await response.json()).toEqual({ status: 'up', subgraph: 'tiny' });
});

it('a client that goes away aborts its call, whose context is closed, and nothing is logged', async () => {
  const came = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const text = JSON.stringify({ query: '{ waits }' });
  const client = new AbortController();
  const answer = fetch(server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${signer.sign(CALL, text)}`,
    },
    body: text,
    signal: client.signal,
  });
  await came;
  const [context] = contexts;
  const { signal } = context!.operation;
  const aborted = once(signal, 'abort');
  expect(signal.aborted).toBe(false);

  client.abort();
  await expect(answer).rejects.toThrow();
  await aborted;
  release();

  await expect.poll(() => context!.closed).toBe(1);
  expect(logged).toEqual([]);
});

it('a call that was answered is not aborted', async () => {
  await post({ query: '{ viewer }' });
  await post({ query: '{ viewer }' });
  expect(contexts[0]?.operation.signal.aborted).toBe(false);
});

it('a client that goes away in the middle of its body leaves the server well', async () => {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query":');
  await once(socket, 'connect');
  socket.destroy();

  expect((await post({ query: '{ viewer }' })).status).toBe(200);
  expect(logged).toEqual([]);
});

describe('closing', () => {
  it('lets a call under way end, takes no more, and does not wait for connections that are kept open', async () => {
    const closing = await serve();
    const { port } = new URL(closing.url);
    const agent = new http.Agent({ keepAlive: true });
    const silent = connect(Number(port), '127.0.0.1');
    await once(silent, 'connect');
    const came = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await send(closing.url, agent, { query: '{ viewer }' });
    const underWay = send(closing.url, agent, { query: '{ waits }' });
    await came;

    const closed = closing.close();
    release();

    expect(JSON.parse((await underWay).text)).toEqual({ data: { waits: 'done' } });
    await closed;
    await closing.close();
    const anew = send(closing.url, new http.Agent(), { query: '{ viewer }' });
    await expect(anew).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    agent.destroy();
    silent.destroy();
  });
});

/** Post over a connection of the agent. */
async function send(url: string, agent: http.Agent, body: unknown): Promise<{ text: string }> {
  const text = JSON.stringify(body);
  const call = { ...CALL, viewer: PUBLIC_VIEWER };
  const token = signer.sign(call, text);
  const request = http.request(url, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  request.end(text);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let answer = '';
  for await (const chunk of response) answer += String(chunk);
  return { text: answer };
}

it('a port that is taken is refused by code', async () => {
  const { port } = new URL(server.url);
  const taken = serveSubgraph({
    subgraph,
    host: '127.0.0.1',
    port: Number(port),
    hubKey: TEST_SECRET,
    clock,
    logger: silentLogger,
  });

  await expect(taken).rejects.toMatchObject({ code: 'PORT_TAKEN' });
});
