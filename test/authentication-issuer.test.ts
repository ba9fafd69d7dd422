import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OidcOptions } from '../gateway/authentication/access-token.ts';
import { createAuthentication } from '../gateway/authentication.ts';
import { fixedClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { encoded, type IssuerKey, issuerKey, startIssuer, type TestIssuer } from './support/issuer.ts';
import { testRegister } from './support/register.ts';

const clock = fixedClock('2026-03-31T03:00:00Z');
const DISCOVERY = '/realm/.well-known/openid-configuration';
let first: IssuerKey;
let second: IssuerKey;
let issuer: TestIssuer;

beforeAll(async () => {
  [first, second] = await Promise.all([issuerKey('first'), issuerKey('second')]);
});
beforeEach(async () => {
  issuer = await startIssuer([first], () => clock.now());
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer[Symbol.asyncDispose]();
});
afterAll(() => vi.useRealTimers());

function authentication(oidc: Partial<OidcOptions> = {}) {
  return createAuthentication({
    directory: testRegister(),
    clock,
    logger: silentLogger,
    oidc: { issuer: issuer.issuer, audience: [issuer.audience], ...oidc },
    development: null,
  });
}

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? error,
  );
const enter = (door: ReturnType<typeof authentication>, token = issuer.token()) =>
  code(door.identifyCredential(`Bearer ${token}`));

describe('the keys of an issuer', () => {
  it('are found by its own document and read once', async () => {
    const door = authentication();
    await Promise.all(Array.from({ length: 10 }, () => enter(door)));
    expect(await enter(door)).toBe('taken');
    expect(issuer.requests).toEqual([DISCOVERY, '/realm/keys']);
  });

  it('are read where the configuration says', async () => {
    issuer.discovery = () => ({});
    expect(await enter(authentication({ jwksUrl: `${issuer.issuer}/keys` }))).toBe('taken');
    expect(issuer.requests).toEqual(['/realm/keys']);
  });

  it('are not asked for by tokens of others, or signed otherwise', async () => {
    const door = authentication();
    const others: [object, object][] = [
      [{ iss: 'https://elsewhere.example' }, {}],
      [{ iss: undefined }, {}],
      [{}, { alg: 'HS256' }],
      [{}, { typ: 'logout+jwt' }],
      [{}, { jku: 'http://127.0.0.1/keys' }],
    ];
    for (const [claims, header] of others)
      expect(await enter(door, issuer.token({ ...claims }, { ...header }))).not.toBe('taken');
    expect(issuer.requests).toEqual([]);
  });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)('may be of %s', async (algorithm) => {
    issuer.keys = [await issuerKey('other', algorithm)];
    expect(await enter(authentication())).toBe('taken');
  });

  it.each(['at+jwt', 'application/at+jwt', 'JWT', 'jwt', undefined])('may sign a token of the type %s', async (typ) => {
    expect(await enter(authentication(), issuer.token({}, { typ }))).toBe('taken');
  });

  it('are taken without being named when there is one of the algorithm, and not guessed among two', async () => {
    expect(await enter(authentication(), issuer.token({}, { kid: undefined }))).toBe('taken');
    issuer.keys = [first, second];
    expect(await enter(authentication(), issuer.token({}, { kid: undefined }))).toBe('TOKEN_KEY_UNKNOWN');
  });
});

describe('keys that change', () => {
  it('are read again for a key that is not known, but not all the time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const door = authentication();
    expect(await enter(door)).toBe('taken');
    issuer.keys = [first, second];
    const token = issuer.token({}, {}, second);

    vi.setSystemTime(Date.now() + 29_999);
    expect(await enter(door, token)).toBe('TOKEN_KEY_UNKNOWN');
    expect(issuer.requests).toHaveLength(2);
    vi.setSystemTime(Date.now() + 1);
    expect(await enter(door, token)).toBe('taken');
    expect(issuer.requests).toHaveLength(4);
  });

  it('do not let a withdrawn one in after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const door = authentication();
    expect(await enter(door)).toBe('taken');
    issuer.keys = [second];
    const old = issuer.token({}, {}, first);

    vi.setSystemTime(Date.now() + 599_999);
    expect(await enter(door, old)).toBe('taken');
    vi.setSystemTime(Date.now() + 1);
    expect(await enter(door, old)).toBe('TOKEN_KEY_UNKNOWN');
    expect(await enter(door)).toBe('taken');
  });

  it('are not used when they are old and new ones cannot be read', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const door = authentication();
    expect(await enter(door)).toBe('taken');
    issuer.behave = (_, response) => response.writeHead(503).end();

    expect(await enter(door)).toBe('taken');
    expect(await enter(door, issuer.token({}, {}, second))).toBe('TOKEN_KEY_UNKNOWN');
    vi.setSystemTime(Date.now() + 30_000);
    expect(await enter(door, issuer.token({}, {}, second))).toBe('CREDENTIALS_UNVERIFIABLE');
    expect(await enter(door)).toBe('taken');
    vi.setSystemTime(Date.now() + 570_000);
    expect(await enter(door)).toBe('CREDENTIALS_UNVERIFIABLE');
  });
});

describe('an issuer that cannot be read lets nobody in', () => {
  it.each<[string, (name: string) => unknown]>([
    ['whose document is another’s', (name) => ({ issuer: `${name}/other`, jwks_uri: `${name}/keys` })],
    ['whose document names no issuer', (name) => ({ jwks_uri: `${name}/keys` })],
    ['whose document names no keys', (name) => ({ issuer: name })],
    ['whose keys are somewhere without TLS', (name) => ({ issuer: name, jwks_uri: 'http://192.0.2.1/keys' })],
    ['whose keys are in a file', (name) => ({ issuer: name, jwks_uri: 'file:///etc/keys' })],
    ['whose keys are in the document', (name) => ({ issuer: name, jwks_uri: 'data:application/json,{"keys":[]}' })],
    ['whose document is a list', () => []],
    ['whose document is a text', () => 'keys'],
  ])('%s', async (_, discovery) => {
    issuer.discovery = discovery;
    expect(await enter(authentication())).toBe('CREDENTIALS_UNVERIFIABLE');
    expect(issuer.requests).toEqual([DISCOVERY]);
  });

  it.each<[string, NonNullable<TestIssuer['behave']>]>([
    ['that is down', (_, response) => response.destroy()],
    ['that fails', (_, response) => response.writeHead(500).end('{"keys":[]}')],
    ['that sends elsewhere', (_, response) => response.writeHead(302, { location: '/realm/keys?' }).end()],
    ['that answers a page', (_, response) => response.end('<html>')],
    ['that answers other JSON', (_, response) => response.end('[]')],
    ['that answers no keys', (_, response) => response.end('{"keys":{}}')],
    ['that answers without end', (_, response) => endless(response)],
    ['that answers its keys and much more', (_, response) => response.end(padded(256 * 1024 + 1))],
    ['that answers keys that are none', (_, response) => response.end('{"keys":[1]}')],
  ])('%s', async (_, behave) => {
    issuer.behave = behave;
    expect(await enter(authentication({ jwksUrl: `${issuer.issuer}/keys` }))).toBe('CREDENTIALS_UNVERIFIABLE');
    expect(issuer.requests).toEqual(['/realm/keys']);
  });

  it('but for one byte less it is no matter how long its answer is', async () => {
    issuer.behave = (_, response) => response.end(padded(256 * 1024));
    expect(await enter(authentication({ jwksUrl: `${issuer.issuer}/keys` }))).toBe('taken');
  });

  it('that does not answer', async () => {
    issuer.behave = () => {};
    expect(await enter(authentication())).toBe('CREDENTIALS_UNVERIFIABLE');
  });

  it('and is not asked by every token meanwhile, but soon again', async () => {
    const door = authentication();
    issuer.behave = (_, response) => response.writeHead(503).end();
    expect(await enter(door)).toBe('CREDENTIALS_UNVERIFIABLE');
    issuer.behave = null;
    expect(await enter(door)).toBe('CREDENTIALS_UNVERIFIABLE');
    expect(issuer.requests).toHaveLength(1);
    await expect.poll(() => enter(door), { timeout: 10_000 }).toBe('taken');
  });

  it('whose key is too short to be trusted', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const weak = { ...first, jwk: { ...publicKey.export({ format: 'jwk' }), kid: 'weak' } };
    issuer.keys = [weak as IssuerKey];
    const token = issuer.token({}, { alg: 'RS256', kid: 'weak' });
    expect(await enter(authentication(), token)).toBe('CREDENTIALS_UNVERIFIABLE');
  });

  it('that publishes its private key', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    issuer.keys = [{ ...first, jwk: { ...privateKey.export({ format: 'jwk' }), kid: 'first' } } as IssuerKey];
    expect(await enter(authentication())).toBe('CREDENTIALS_UNVERIFIABLE');
  });

  it('that publishes a shared secret, which signs nothing here', async () => {
    const secret = { kty: 'oct', k: encoded('a secret that everybody can read'), kid: 'shared', alg: 'HS256' };
    issuer.keys = [{ ...first, jwk: secret }];
    expect(await enter(authentication(), issuer.token({}, { kid: 'shared' }))).toBe('TOKEN_KEY_UNKNOWN');
    expect(await enter(authentication(), issuer.token({}, { kid: 'shared', alg: 'HS256' }))).toBe(
      'TOKEN_ALGORITHM_REFUSED',
    );
  });
});

/** The right keys in a document of so many bytes. */
function padded(bytes: number): string {
  const document = JSON.stringify({ keys: [first.jwk] });
  return document.padEnd(bytes);
}

/** More than any document has, until the other side has had enough. */
function endless(response: { write(text: string): boolean; once(event: 'drain', then: () => void): unknown }): void {
  while (response.write('x'.repeat(10_000)));
  response.once('drain', () => endless(response));
}

describe('the configuration is refused', () => {
  it.each<[string, Partial<OidcOptions>]>([
    ['with an issuer without TLS', { issuer: 'http://login.example' }],
    ['with an issuer that only looks like this machine', { issuer: 'http://127.0.0.1.example' }],
    ['with an issuer that is no address', { issuer: 'lien-thong-development' }],
    ['with an issuer that has a password', { issuer: 'https://user:secret@login.example' }],
    ['with an issuer that has a question', { issuer: 'https://login.example/?realm=1' }],
    ['with keys without TLS', { jwksUrl: 'http://login.example/keys' }],
    ['without an audience', { audience: [] }],
    ['with an empty audience', { audience: ['hub', ' '] }],
    ['with an algorithm of a shared secret', { algorithms: ['RS256', 'HS256'] }],
    ['with no signature', { algorithms: ['none'] }],
    ['without algorithms', { algorithms: [] }],
    ['with clocks that differ by more than five minutes', { skewSeconds: 301 }],
    ['with clocks that differ by less than nothing', { skewSeconds: -1 }],
    ['with clocks that differ by nobody knows what', { skewSeconds: Number.NaN }],
    ['with tokens that are good for no time', { maxAgeSeconds: 0 }],
  ])('%s', (_, oidc) => {
    expect(() => authentication(oidc)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  it.each<[string, Partial<OidcOptions>]>([
    ['an issuer over TLS', { issuer: 'https://login.example/realms/hub' }],
    ['an issuer on this machine', { issuer: 'http://localhost:8080/realm' }],
    ['an issuer on this machine by IPv6', { issuer: 'http://[::1]:8080' }],
    ['further algorithms', { algorithms: ['ES384', 'RS512', 'Ed25519'] }],
  ])('but not with %s', (_, oidc) => {
    expect(() => authentication(oidc)).not.toThrow();
  });
});
