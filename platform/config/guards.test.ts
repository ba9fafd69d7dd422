import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { HubError } from '../errors.ts';
import { checkGuards, GUARDS } from './guards.ts';

const HERE = { projectRoot: '/srv/hub', isRoot: false };

/** Everything that production asks for, and nothing else. */
const GUARDED: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  OIDC_ISSUER: 'https://sso.example.gov.vn/realms/hub',
  OIDC_AUDIENCE: 'lien-thong',
  INTROSPECTION: 'known',
  BODY_LIMIT_BYTES: '1048576',
  SIGNING_KEY: 'fvV3o0xK2uXq9bT1mYw7Zc5LrNdPsHgA',
  TRUSTED_PROXIES: '10.0.0.7',
};

function refusalOf(env: Readonly<Record<string, string | undefined>>): string | null {
  try {
    checkGuards(readConfig(env, HERE));
    return null;
  } catch (thrown) {
    if (!(thrown instanceof HubError)) throw thrown;
    return `${thrown.code}\n${thrown.message}`;
  }
}

it('lets a guarded hub into production', () => {
  expect(refusalOf(GUARDED)).toBeNull();
});

it.each([
  ['with TLS of its own instead of a proxy', { TRUSTED_PROXIES: '', TLS_CERT_FILE: 'a.pem', TLS_KEY_FILE: 'b.pem' }],
  ['with API keys alone', { OIDC_ISSUER: '', OIDC_AUDIENCE: '', AUTHENTICATION: 'keys' }],
  ['with its schema shown to everybody, when that is said', { INTROSPECTION: 'open' }],
])('lets in a hub %s', (_, change) => {
  expect(refusalOf({ ...GUARDED, ...change })).toBeNull();
});

describe.each([
  ['authentication', { OIDC_ISSUER: '', OIDC_AUDIENCE: '' }, 'OIDC_ISSUER'],
  ['authentication', { OIDC_ISSUER: '', OIDC_AUDIENCE: '', AUTHENTICATION: 'development' }, 'OIDC_ISSUER'],
  ['introspection policy', { INTROSPECTION: undefined }, 'INTROSPECTION'],
  ['body limit', { BODY_LIMIT_BYTES: undefined }, 'BODY_LIMIT_BYTES'],
  ['signing key', { SIGNING_KEY: undefined }, 'SIGNING_KEY'],
  ['signing key', { SIGNING_KEY: 'changeme'.repeat(5) }, 'SIGNING_KEY'],
  ['TLS', { TRUSTED_PROXIES: '' }, 'TLS_CERT_FILE'],
  ['safe token issuer', { OIDC_ISSUER: 'http://sso.example.gov.vn' }, 'https://'],
  ['safe token issuer', { OIDC_JWKS_URL: 'http://sso.example.gov.vn/jwks' }, 'https://'],
])('without %s: %j', (name, change, remedy) => {
  it('refuses production, and names what and how', () => {
    const refusal = refusalOf({ ...GUARDED, ...change });
    expect(refusal).toContain('PRODUCTION_UNGUARDED');
    expect(refusal).toContain(`${name} is missing: `);
    expect(refusal).toContain(remedy);
    expect(refusal?.split('\n')).toHaveLength(3);
  });

  it('says nothing elsewhere', () => {
    expect(refusalOf({ ...GUARDED, ...change, NODE_ENV: 'development' })).toBeNull();
  });
});

it('names everything that is missing at once', () => {
  const refusal = refusalOf({ NODE_ENV: 'production' });
  const missing = GUARDS.filter(({ name }) => refusal?.includes(`${name} is missing: `)).map(({ name }) => name);
  expect(missing).toEqual(['authentication', 'introspection policy', 'body limit', 'signing key', 'TLS']);
});

it('says what a secret has to be, and shows none', () => {
  const weak = 'changeme'.repeat(5);
  const refusal = refusalOf({ ...GUARDED, SIGNING_KEY: weak });
  expect(refusal).toContain('at least 32 characters, 12 of them different');
  expect(refusal).not.toContain(weak);
});
