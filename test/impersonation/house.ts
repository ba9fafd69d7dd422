import { connect } from 'node:net';
import { createAuthentication } from '../../gateway/authentication.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { startGateway } from '../../gateway/server.ts';
import { httpTransport } from '../../gateway/transport/http.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { ErrorCode } from '../../platform/errors.ts';
import { silentLogger } from '../../platform/log.ts';
import { serveSubgraph } from '../../platform/subgraph/server.ts';
import { defineSubgraph, type OperationContext } from '../../platform/subgraph.ts';
import { apiKeySha256, formatApiKey, newApiKeySecret } from '../../platform/viewer/api-key.ts';
import type { RegisteredKey } from '../../platform/viewer/directory.ts';
import { createCallSigner } from '../../platform/viewer/signed-call.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { composed } from '../gateway/fixture.ts';
import { type IssuerKey, issuerKey, startIssuer, type TestIssuer } from '../support/issuer.ts';
import { testRegister } from '../support/register.ts';
import { TEST_SECRET } from '../support/test-database.ts';

export const NOW = '2026-03-31T03:00:00Z';
export const SECONDS = Date.parse(NOW) / 1000;
export const TODAY = '2026-03-31';
export const AGENCY = '68fed2f0-7529-4ca4-9466-3474bdc9f19c';
export const QUERY = '{ viewer { subject roles scopes agencyIds } }';

/** Whom an attack wants to be. */
export const VICTIM = 'op';
const SUBGRAPH = 'who';

/** A request as its bytes are put together. Header names and values are sent as they are. */
export interface Sent {
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly path?: string;
  readonly body?: object | string;
  /** Sent after the body, which is then in chunks. */
  readonly trailers?: readonly (readonly [name: string, value: string])[];
}

/** A way to be somebody else: what it is called, how it is done, and the code that refuses it or who it is seen as. */
export type Attack = readonly [
  name: string,
  how: (house: House) => Sent | Promise<Sent>,
  expected: ErrorCode | { readonly subject: string },
];

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly data?: { readonly viewer?: Viewer };
    readonly errors?: readonly { readonly extensions: { readonly code?: string } }[];
  };
}

export interface House extends AsyncDisposable {
  readonly issuer: TestIssuer;
  /** Published by the issuer. */
  readonly rsa: IssuerKey;
  readonly ec: IssuerKey;
  readonly ed: IssuerKey;
  /** Of somebody else, and one that the issuer has withdrawn. */
  readonly foreign: IssuerKey;
  readonly retired: IssuerKey;
  /** Keys of machines, whole as a machine sends them. */
  readonly keys: Readonly<Record<'operator' | 'other' | 'expired' | 'ended' | 'calledBack', string>>;
  /** What the gateway signed for the subgraph, latest last: as if read on the way. */
  readonly signed: { readonly token: string; readonly body: string }[];
  /** Viewers for whom the subgraph did something. */
  readonly seen: Viewer[];
  /** The doors: of a hub in production and of one outside it, which takes development tokens; and the subgraph's own. */
  readonly doors: Readonly<Record<Door, string>>;
  /** Moves the clock. */
  wait(seconds: number): void;
}

export type Door = 'production' | 'development' | 'subgraph';

export async function openHouse(): Promise<House> {
  const opened = new AsyncDisposableStack();
  const clock = fixedClock(NOW);
  const [rsa, ec, ed, foreign, retired] = await Promise.all([
    issuerKey('k-rsa', 'RS256'),
    issuerKey('k-ec', 'ES256'),
    issuerKey('k-ed', 'EdDSA'),
    issuerKey('k-foreign', 'RS256'),
    issuerKey('k-retired', 'RS256'),
  ]);
  const issuer = opened.use(await startIssuer([rsa, ec, ed], () => clock.now()));

  const seen: Viewer[] = [];
  const signed: { token: string; body: string }[] = [];
  const subgraph = defineSubgraph<OperationContext>({
    name: SUBGRAPH,
    sdl: `type Query { viewer: Viewer! }
      type Mutation { sign: Boolean }
      type Viewer { subject: String! roles: [String!]! scopes: [String!]! agencyIds: [String!]! }`,
    resolvers: {
      Query: {
        viewer: (_: unknown, __: unknown, { viewer }: OperationContext) => {
          seen.push(viewer);
          return viewer;
        },
      },
      Mutation: {
        sign: (_: unknown, __: unknown, { viewer }: OperationContext) => {
          seen.push(viewer);
          return true;
        },
      },
    },
    keepsHistory: true,
    resolvePosition: async () => 'feed.1',
    openContext: (operation) => ({ context: operation, close: async () => {} }),
    logger: silentLogger,
  });
  const subgraphServer = opened.use(
    await serveSubgraph({ subgraph, host: '127.0.0.1', port: 0, hubKey: TEST_SECRET, clock, logger: silentLogger }),
  );

  const { register, keys } = registerOfHouse(clock.now());
  const signer = createCallSigner(TEST_SECRET, SUBGRAPH, clock);
  const doors: Record<Door, string> = { production: '', development: '', subgraph: subgraphServer.url };
  for (const door of ['production', 'development'] as const) {
    const gateway = await createGateway({
      supergraphSdl: composed([subgraph]),
      transports: [
        httpTransport({
          name: SUBGRAPH,
          url: subgraphServer.url,
          sign(call, body) {
            const token = signer.sign(call, body);
            signed.push({ token, body });
            return token;
          },
        }),
      ],
      clock,
    });
    const authentication = createAuthentication({
      directory: register,
      clock,
      logger: silentLogger,
      oidc: { issuer: issuer.issuer, audience: [issuer.audience], maxAgeSeconds: 86_400 },
      development: door === 'development' ? { key: TEST_SECRET } : null,
    });
    doors[door] = opened.use(await startGateway({ gateway, port: 0, authentication })).url;
  }

  return {
    issuer,
    rsa,
    ec,
    ed,
    foreign,
    retired,
    keys,
    signed,
    seen,
    doors,
    wait: (seconds) => clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString()),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

function registerOfHouse(now: Date) {
  const register = testRegister();
  const keys = {} as Record<keyof House['keys'], string>;
  const issue = (name: keyof House['keys'], id: string, changes: Partial<RegisteredKey> = {}) => {
    const secret = newApiKeySecret();
    const registered = { id, secretSha256: apiKeySha256(secret), scopes: [], expiresOn: '2027-03-31', endedAt: null };
    register.keys.set(id, { ...registered, ...changes });
    keys[name] = formatApiKey(id, secret);
  };
  const id = (last: number) => `0a1b2c3d-0000-4000-8000-00000000000${last}`;
  issue('operator', id(1), { scopes: ['grants:write', 'keys:write'] });
  issue('other', id(2));
  issue('expired', id(3), { expiresOn: '2026-03-30' });
  issue('ended', id(4), { endedAt: now });
  issue('calledBack', id(5));
  register.standings.set(`person:${VICTIM}`, { roles: ['operator'] });
  register.standings.set(`machine:${id(1)}`, { roles: ['operator'] });
  register.standings.set(`machine:${id(5)}`, { revokedTo: now });
  register.standings.set('person:left', { roles: ['operator'], revokedTo: now });
  register.standings.set('person:robbed', { roles: ['operator'], revokedTokenIds: new Set(['stolen']) });
  return { register, keys };
}

/** Sends a request over a socket of its own, byte by byte as said, and reads the answer. */
export async function knock(house: House, door: Door, { headers = [], path, body, trailers }: Sent): Promise<Answer> {
  const url = new URL(house.doors[door]);
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? { query: QUERY });
  const bytes = Buffer.byteLength(text);
  const lines = (pairs: Sent['headers'] = []) => pairs.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const fixed: [string, string][] = [
    ['host', url.host],
    ['connection', 'close'],
    ['content-type', 'application/json'],
    ...(door === 'subgraph' ? [] : ([['accept', 'application/graphql-response+json']] as [string, string][])),
    trailers ? ['transfer-encoding', 'chunked'] : ['content-length', String(bytes)],
  ];
  const framed = trailers ? `${bytes.toString(16)}\r\n${text}\r\n0\r\n${lines(trailers)}\r\n` : text;
  const target = path ?? (door === 'subgraph' ? '/' : '/graphql');

  const socket = connect(Number(url.port), url.hostname);
  socket.write(`POST ${target} HTTP/1.1\r\n${lines([...fixed, ...headers])}\r\n${framed}`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return read(Buffer.concat(chunks).toString());
}

function read(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const body = rest.join('\r\n\r\n');
  const json =
    headers['transfer-encoding'] === 'chunked' ? body.replace(/^[\da-f]+\r\n|\r\n[\da-f]+\r\n(\r\n)?/g, '') : body;
  return { status: Number(statusLine.split(' ')[1]), headers, body: JSON.parse(json) as Answer['body'] };
}

export const authorization = (value: string): Sent => ({ headers: [['Authorization', value]] });
export const bearer = (token: string): Sent => authorization(`Bearer ${token}`);
