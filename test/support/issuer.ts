import { constants, KeyObject, randomUUID, sign as signBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

/** A pair of keys of an issuer, and how it is published. */
export interface IssuerKey {
  readonly kid: string;
  readonly algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export async function issuerKey(
  kid: string,
  algorithm: IssuerKey['algorithm'] = 'ES256',
  published: JWK = {},
): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: algorithm, ...published };
  return { kid, algorithm, privateKey, publicKey, jwk };
}

export type Claims = Readonly<Record<string, unknown>>;

/** An issuer of tokens on this machine, as far as a hub sees one: its two documents over HTTP, and what it signs. */
export interface TestIssuer extends AsyncDisposable {
  readonly issuer: string;
  readonly audience: string;
  /** The paths that were asked for. */
  readonly requests: string[];
  /** What it publishes from now on. */
  keys: readonly IssuerKey[];
  discovery: (issuer: string) => unknown;
  /** Takes the place of its answers while set. */
  behave: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** The claims of an access token for the hub, with changes; undefined leaves one out. */
  claims(changes?: Claims): Claims;
  /** A token that it signs with its first key, or with one that it does not publish. */
  token(changes?: Claims, header?: Claims, key?: IssuerKey): string;
}

export async function startIssuer(keys: readonly IssuerKey[], now: () => Date): Promise<TestIssuer> {
  const server = createServer((request, response) => {
    issuer.requests.push(request.url ?? '');
    if (issuer.behave) return issuer.behave(request, response);
    const documents: Record<string, unknown> = {
      '/realm/.well-known/openid-configuration': issuer.discovery(issuer.issuer),
      '/realm/keys': { keys: issuer.keys.map(({ jwk }) => jwk) },
    };
    const document = documents[request.url ?? ''];
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const issuer: TestIssuer = {
    issuer: `http://127.0.0.1:${port}/realm`,
    audience: 'https://hub.example/graphql',
    requests: [],
    keys,
    discovery: (name) => ({ issuer: name, jwks_uri: `${name}/keys` }),
    behave: null,
    claims(changes = {}) {
      const seconds = Math.floor(now().getTime() / 1000);
      return {
        iss: issuer.issuer,
        aud: issuer.audience,
        sub: 'an',
        iat: seconds,
        exp: seconds + 600,
        jti: randomUUID(),
        scope: 'openid profile',
        ...changes,
      };
    },
    token(changes, header = {}, key = issuer.keys[0]!) {
      return signedToken({ alg: key.algorithm, typ: 'at+jwt', kid: key.kid, ...header }, issuer.claims(changes), key);
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
  return issuer;
}

/** Header and claims as they are, signed with the key by its own algorithm, whatever the header says. */
export function signedToken(header: Claims | string, claims: Claims | string, key: IssuerKey): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${signatureBy(key, signed).toString('base64url')}`;
}

export function encoded(part: Claims | string): string {
  return Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
}

function signatureBy({ algorithm, privateKey }: IssuerKey, text: string): Buffer {
  const key = keyObject(privateKey);
  const bytes = Buffer.from(text);
  if (algorithm === 'EdDSA') return signBytes(null, bytes, key);
  if (algorithm === 'ES256') return signBytes('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
  const padding = algorithm === 'PS256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
  return signBytes('sha256', bytes, { key, ...padding });
}

export function keyObject(key: CryptoKey): KeyObject {
  return KeyObject.from(key);
}
