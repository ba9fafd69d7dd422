import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpTransportOptions, httpTransport } from '../../gateway/transport/http.ts';
import type { SubgraphRequest } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function transportTo(listener: RequestListener, options: Partial<HttpTransportOptions> = {}) {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return httpTransport({ name: 'partner', url: `http://127.0.0.1:${port}/graph`, ...options });
}

const request = (changes: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
  query: '{ x }',
  variables: { a: 'Phú Thọ' },
  viewer: PUBLIC_VIEWER,
  readAt: { position: 'feed:1', today: '2026-03-31' },
  language: 'en',
  signal: new AbortController().signal,
  requestId: 'r-1',
  ...changes,
});

async function bodyOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += chunk;
  return text;
}

const answering =
  (body: string, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  };

describe('a call over HTTP', () => {
  it('is GraphQL over HTTP, signed over the body that is sent', async () => {
    const seen: Record<string, unknown>[] = [];
    const transport = await transportTo(
      async (message, response) => {
        const { method, url, headers } = message;
        seen.push({ method, url, headers, body: await bodyOf(message) });
        answering('{"data":{"x":1}}')(message, response);
      },
      { sign: async (call, body) => `${call.viewer.subject} ${call.readAt.position} ${body.length}` },
    );

    const response = await transport.send(request());

    const body = '{"query":"{ x }","variables":{"a":"Phú Thọ"}}';
    expect(response).toEqual({ data: { x: 1 } });
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: '/graph',
        body,
        headers: {
          'content-type': 'application/json',
          'x-request-id': 'r-1',
          authorization: `Bearer public feed:1 ${body.length}`,
        },
      },
    ]);
  });

  it('carries errors and reasons for nulls, and nothing else of the extensions', async () => {
    const transport = await transportTo(
      answering(
        JSON.stringify({
          data: { x: null },
          errors: [{ message: 'no', path: ['x'] }, 'not an error'],
          extensions: { nulls: [{ path: ['x'], reason: 'ERASED' }, 5], tracing: { secret: 1 } },
        }),
      ),
    );

    expect(await transport.send(request())).toEqual({
      data: { x: null },
      errors: [{ message: 'no', path: ['x'] }],
      extensions: { nulls: [{ path: ['x'], reason: 'ERASED' }] },
    });
  });

  it('takes a refusal in the form of GraphQL for an answer, whatever its status', async () => {
    const transport = await transportTo(answering('{"errors":[{"message":"who are you"}]}', 401));

    expect(await transport.send(request())).toEqual({ errors: [{ message: 'who are you' }] });
  });

  it.each<[string, string, number, string]>([
    ['status 500', '{"data":{"x":1}}', 500, 'SUBGRAPH_DOWN'],
    ['status 503 and a page', '<html>', 503, 'SUBGRAPH_DOWN'],
    ['a page', '<html>', 200, 'SUBGRAPH_ANSWER_INVALID'],
    ['half an answer', '{"data":{', 200, 'SUBGRAPH_ANSWER_INVALID'],
    ['JSON that is no answer', '{"ok":true}', 200, 'SUBGRAPH_ANSWER_INVALID'],
    ['a list', '[]', 200, 'SUBGRAPH_ANSWER_INVALID'],
    ['a redirect', '', 302, 'SUBGRAPH_ANSWER_INVALID'],
  ])('fails on %s', async (_, body, status, code) => {
    const transport = await transportTo(answering(body, status));

    await expect(transport.send(request())).rejects.toMatchObject({ code });
  });

  it('fails on an answer that is larger than is taken, without reading the rest', async () => {
    const closed = Promise.withResolvers<void>();
    const transport = await transportTo(
      (_, response) => {
        response.on('close', () => closed.resolve());
        response.write(`{"data":{"x":"${'x'.repeat(2_000)}`);
      },
      { maxResponseBytes: 1_000 },
    );

    await expect(transport.send(request())).rejects.toMatchObject({ code: 'SUBGRAPH_ANSWER_INVALID' });
    await closed.promise;
  });

  it('fails when nobody listens', async () => {
    const transport = await transportTo(answering('{}'));
    servers.pop()?.close();

    await expect(transport.send(request())).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
  });

  it('fails when the connection breaks in the middle of the answer', async () => {
    const transport = await transportTo((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"data"');
      setImmediate(() => response.destroy());
    });

    await expect(transport.send(request())).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
  });

  it('closes the connection when it is aborted', async () => {
    const asked = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    const transport = await transportTo((_, response) => {
      response.on('close', () => closed.resolve());
      asked.resolve();
    });
    const caller = new AbortController();

    const sending = transport.send(request({ signal: caller.signal }));
    await asked.promise;
    caller.abort();

    await expect(sending).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
    await closed.promise;
  });

  it('keeps its connection for the next', async () => {
    const sockets = new Set<unknown>();
    const transport = await transportTo((message, response) => {
      sockets.add(message.socket);
      answering('{"data":{"x":1}}')(message, response);
    });

    await transport.send(request());
    await transport.send(request());

    expect(sockets.size).toBe(1);
    transport.close?.();
  });
});

describe('a connection that the subgraph closed meanwhile', () => {
  /** Answers the first request of a connection and breaks off at the second. */
  async function breakingAtTheSecond() {
    const seen: string[] = [];
    const served = new WeakMap<object, number>();
    const transport = await transportTo(async (message, response) => {
      const count = (served.get(message.socket) ?? 0) + 1;
      served.set(message.socket, count);
      seen.push(JSON.parse(await bodyOf(message)).query);
      if (count > 1) message.socket.destroy();
      else answering('{"data":{"x":1}}')(message, response);
    });
    await transport.send(request());
    return { transport, seen };
  }

  it('is replaced and a query sent again', async () => {
    const { transport, seen } = await breakingAtTheSecond();

    expect(await transport.send(request())).toEqual({ data: { x: 1 } });
    expect(seen).toEqual(['{ x }', '{ x }', '{ x }']);
  });

  it('is replaced and the query sent again under a token of its own', async () => {
    const tokens: (string | undefined)[] = [];
    const served = new WeakMap<object, number>();
    let made = 0;
    const transport = await transportTo(
      (message, response) => {
        const count = (served.get(message.socket) ?? 0) + 1;
        served.set(message.socket, count);
        tokens.push(message.headers.authorization);
        if (count > 1) message.socket.destroy();
        else answering('{"data":{"x":1}}')(message, response);
      },
      {
        sign: () => {
          made += 1;
          return `token-${made}`;
        },
      },
    );

    await transport.send(request());
    await transport.send(request());

    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-3']);
  });

  it('fails a mutation, which may have been done', async () => {
    const { transport, seen } = await breakingAtTheSecond();

    await expect(transport.send(request({ query: 'mutation{write}' }))).rejects.toMatchObject({
      code: 'SUBGRAPH_DOWN',
    });
    expect(seen).toEqual(['{ x }', 'mutation{write}']);
  });
});

describe('a position', () => {
  const call = request();

  it('is asked for at the origin of the subgraph, signed as any call', async () => {
    const seen: unknown[] = [];
    const transport = await transportTo(
      async (message, response) => {
        seen.push([message.url, message.headers.authorization, JSON.parse(await bodyOf(message))]);
        answering('{"position":"feed:7"}')(message, response);
      },
      { sign: () => 'signed' },
    );

    expect(await transport.resolvePosition({ kind: 'now' }, call)).toBe('feed:7');
    expect(await transport.resolvePosition({ kind: 'position', position: 'feed:7' }, call)).toBe('feed:7');
    expect(seen).toEqual([
      ['/position', 'Bearer signed', { kind: 'now' }],
      ['/position', 'Bearer signed', { kind: 'position', position: 'feed:7' }],
    ]);
  });

  it('that there is none of means that no history is kept', async () => {
    const transport = await transportTo(answering('<html>', 404));

    expect(await transport.resolvePosition({ kind: 'now' }, call)).toBeNull();
  });

  it.each<[string, string, number, string]>([
    ['unknown', '{"errors":[{"message":"no","extensions":{"code":"ASOF_UNKNOWN"}}]}', 400, 'ASOF_UNKNOWN'],
    ['in the future', '{"errors":[{"message":"no","extensions":{"code":"ASOF_IN_FUTURE"}}]}', 400, 'ASOF_IN_FUTURE'],
    ['no position', '{"position":7}', 200, 'SUBGRAPH_ANSWER_INVALID'],
    ['unavailable', '', 500, 'SUBGRAPH_DOWN'],
  ])('may be refused: %s', async (_, body, status, code) => {
    const transport = await transportTo(answering(body, status));

    await expect(transport.resolvePosition({ kind: 'now' }, call)).rejects.toMatchObject({ code });
  });

  it('is refused without what the subgraph lets slip about itself', async () => {
    const message = 'relation \\"feed\\" does not exist at db.internal:5432';
    const body = `{"errors":[{"message":"${message}","extensions":{"code":"ASOF_UNKNOWN"}}]}`;
    const transport = await transportTo(answering(body, 400));

    await expect(transport.resolvePosition({ kind: 'now' }, call)).rejects.toMatchObject({
      code: 'ASOF_UNKNOWN',
      message: 'The hub does not know this moment or position.',
    });
  });
});
