import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../../gateway/gateway.ts';
import { httpTransport } from '../../gateway/transport/http.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { composed, type FixtureSubgraph, fixtureGateway } from './fixture.ts';
import { registrySubgraphs } from './registry.ts';

const servers: Server[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gateway-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Serves a subgraph over HTTP as a partner would, and gives its address. */
async function served(subgraph: FixtureSubgraph): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { query, variables } = JSON.parse(body);
    const readAt = { position: null, today: '2026-03-31' };
    const signal = new AbortController().signal;
    const answer = await subgraph.execute({
      query,
      variables,
      viewer: PUBLIC_VIEWER,
      language: 'en',
      readAt,
      signal,
      requestId: 'r',
    });
    response.end(JSON.stringify(answer));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function servedRegistry(): Promise<{ local: Gateway; urls: Map<string, string>; supergraphSdl: string }> {
  const { all } = registrySubgraphs();
  const { gateway } = await fixtureGateway(all);
  const urls = new Map<string, string>();
  for (const subgraph of all) urls.set(subgraph.name, await served(subgraph));
  return { local: gateway, urls, supergraphSdl: composed(all, (name) => urls.get(name) ?? '') };
}

const QUERY = '{ agencies { name head { nickname badge } tasks { title } places: offices { rating grid { x } } } }';

describe('subgraphs in this process and over HTTP', () => {
  it('make no difference to the answer', async () => {
    const { local, urls, supergraphSdl } = await servedRegistry();
    const transports = [...urls].map(([name, url]) => httpTransport({ name, url }));
    const remote = await createGateway({ supergraphSdl, transports });

    expect(await remote.execute({ query: QUERY })).toEqual(await local.execute({ query: QUERY }));
    await remote.stop();
  });
});

function start(...options: string[]) {
  const program = path.resolve(import.meta.dirname, '../../gateway/server.ts');
  return spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('node gateway/server.ts', () => {
  it('answers over the addresses that a supergraph names, until it is told to stop', async () => {
    const { local, supergraphSdl } = await servedRegistry();
    const file = path.join(folder, 'supergraph.graphql');
    writeFileSync(file, supergraphSdl);

    const gateway = start('--supergraph', file, '--port', '0');
    const [line] = await once(gateway.stdout, 'data');
    const { url } = JSON.parse(line) as { url: string };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    const answer = await response.text();
    gateway.kill('SIGTERM');
    const [exitCode] = await once(gateway, 'exit');

    expect(answer).toBe((await local.execute({ query: QUERY })).body);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['no supergraph', [], 'Expected --supergraph'],
    ['a file that there is not', ['--supergraph', '/nonexistent.graphql'], 'ENOENT'],
  ])('says what is wrong with %s', async (_, options, message) => {
    const gateway = start(...options);
    const [[text], [exitCode]] = await Promise.all([once(gateway.stderr, 'data'), once(gateway, 'exit')]);

    expect(String(text)).toContain(message);
    expect(exitCode).toBe(1);
  });
});
