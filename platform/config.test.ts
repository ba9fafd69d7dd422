import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIG_VARIABLES, readConfig } from './config.ts';
import { HubError } from './errors.ts';

const PLAIN = { projectRoot: '/srv/hub', isRoot: false };

function mistakesIn(env: Record<string, string>): string[] {
  try {
    readConfig(env, PLAIN);
    return [];
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(HubError);
    expect((thrown as HubError).code).toBe('CONFIG_INVALID');
    return (thrown as HubError).message.split('\n');
  }
}

describe('the configuration', () => {
  it('needs no variable at all', () => {
    expect(readConfig({}, PLAIN)).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: '/srv/hub/.data',
      poolSize: 4,
      logLevel: 'info',
      environment: 'development',
      signingKey: null,
      hubName: 'Liên Thông',
      operationTimeoutMs: 10_000,
      subgraphTimeoutMs: 5_000,
      bodyLimitBytes: 1_048_576,
      authentication: 'development',
      oidc: null,
      introspection: 'open',
      corsOrigins: [],
      tls: null,
      trustedProxies: [],
      subscriptionLimit: 1_000,
      stated: new Set(),
    });
  });

  it('takes an empty variable for one that is not there', () => {
    const empty = Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, ' ']));
    expect(readConfig(empty, PLAIN)).toEqual(readConfig({}, PLAIN));
  });

  it.each([
    ['PORT', '0', null],
    ['PORT', '65535', null],
    ['PORT', '65536', 'PORT: expected a whole number from 0 to 65535, came "65536"'],
    ['PORT', '-1', 'PORT: expected a whole number from 0 to 65535, came "-1"'],
    ['PORT', '4e3', 'PORT: expected a whole number from 0 to 65535, came "4e3"'],
    ['HOST', '::1', null],
    ['HOST', 'my host', 'HOST: expected an address or host name to listen on, such as 127.0.0.1, came "my host"'],
    ['DATABASE_URL', 'postgresql:///hub?host=/run', null],
    [
      'DATABASE_URL',
      'mysql://root:hunter2@db/hub',
      'DATABASE_URL: expected an address such as postgres://user:password@host:5432/database, came 27 characters that are not shown',
    ],
    ['POOL_SIZE', '1', null],
    ['POOL_SIZE', '0', 'POOL_SIZE: expected a whole number from 1 to 100, came "0"'],
    ['LOG_LEVEL', 'warn', null],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: expected one of debug, info, warn, error, silent, came "loud"'],
    ['NODE_ENV', 'staging', 'NODE_ENV: expected one of development, production, test, came "staging"'],
    ['SIGNING_KEY', 'x'.repeat(32), null],
    [
      'SIGNING_KEY',
      'x'.repeat(31),
      'SIGNING_KEY: expected at least 32 characters that nobody can guess, came 31 characters that are not shown',
    ],
    ['HUB_NAME', 'Tỉnh Phú Thọ', null],
    ['HUB_NAME', '<b>', 'HUB_NAME: expected a name of up to 80 letters and digits, came "<b>"'],
    ['SUBGRAPH_TIMEOUT_MS', '10000', null],
    ['SUBGRAPH_TIMEOUT_MS', '10001', 'SUBGRAPH_TIMEOUT_MS: expected at most OPERATION_TIMEOUT_MS (10000), came 10001'],
    ['BODY_LIMIT_BYTES', '1k', 'BODY_LIMIT_BYTES: expected a whole number from 1024 to 67108864, came "1k"'],
    ['AUTHENTICATION', 'keys', null],
    ['AUTHENTICATION', 'none', 'AUTHENTICATION: expected one of development, keys, oidc, came "none"'],
    ['INTROSPECTION', 'known', null],
    ['INTROSPECTION', 'false', 'INTROSPECTION: expected one of open, known, off, came "false"'],
    ['CORS_ORIGINS', 'https://portal.example.gov.vn, http://127.0.0.1:8080', null],
    [
      'CORS_ORIGINS',
      '*',
      'CORS_ORIGINS: expected origins such as https://portal.example.gov.vn, parted by commas, came "*"',
    ],
    [
      'CORS_ORIGINS',
      'https://portal.example.gov.vn/',
      'CORS_ORIGINS: expected origins such as https://portal.example.gov.vn, parted by commas, came "https://portal.example.gov.vn/"',
    ],
    ['TRUSTED_PROXIES', '10.0.0.7, 10.1.0.0/16, ::1, fd00::/8', null],
    [
      'TRUSTED_PROXIES',
      '0.0.0.0/0',
      'TRUSTED_PROXIES: expected addresses or networks such as 10.0.0.7 or 10.0.0.0/24, parted by commas, came "0.0.0.0/0"',
    ],
    [
      'TRUSTED_PROXIES',
      '10.0.0.0/33',
      'TRUSTED_PROXIES: expected addresses or networks such as 10.0.0.7 or 10.0.0.0/24, parted by commas, came "10.0.0.0/33"',
    ],
    ['TLS_CERT_FILE', 'hub.pem', 'TLS_KEY_FILE: expected the key of TLS_CERT_FILE, came nothing'],
    ['TLS_KEY_FILE', 'hub.key', 'TLS_CERT_FILE: expected the certificate of TLS_KEY_FILE, came nothing'],
    ['SUBSCRIPTION_LIMIT', '0', null],
    ['SUBSCRIPTION_LIMIT', '100001', 'SUBSCRIPTION_LIMIT: expected a whole number from 0 to 100000, came "100001"'],
  ])('with %s=%s', (name, value, mistake) => {
    expect(mistakesIn({ [name]: value })).toEqual(mistake === null ? [] : [mistake]);
  });

  const ISSUER = 'https://sso.example.gov.vn/realms/hub';
  it.each([
    ['an issuer and an audience', { OIDC_ISSUER: ISSUER, OIDC_AUDIENCE: 'hub' }, []],
    ['an issuer alone', { OIDC_ISSUER: ISSUER }, ['OIDC_AUDIENCE']],
    ['OIDC without an issuer', { AUTHENTICATION: 'oidc', OIDC_AUDIENCE: 'hub' }, ['OIDC_ISSUER']],
    ['an issuer that is not asked', { AUTHENTICATION: 'keys', OIDC_ISSUER: ISSUER }, ['OIDC_ISSUER']],
    ['a shared secret', { OIDC_ISSUER: ISSUER, OIDC_AUDIENCE: 'hub', OIDC_ALGORITHMS: 'HS256' }, ['OIDC_ALGORITHMS']],
    ['no signature', { OIDC_ISSUER: ISSUER, OIDC_AUDIENCE: 'hub', OIDC_ALGORITHMS: 'ES256,none' }, ['OIDC_ALGORITHMS']],
    ['no address', { OIDC_ISSUER: 'sso.example.gov.vn', OIDC_AUDIENCE: 'hub' }, ['OIDC_ISSUER']],
  ])('of who may come in: %s', (_, env, mistaken) => {
    expect(mistakesIn(env as Record<string, string>).map((line) => line.split(':')[0])).toEqual(mistaken);
  });

  it('takes tokens of an issuer that is named, with the algorithms in use', () => {
    expect(readConfig({ OIDC_ISSUER: ISSUER, OIDC_AUDIENCE: 'hub, portal' }, PLAIN)).toMatchObject({
      authentication: 'oidc',
      oidc: {
        issuer: ISSUER,
        audiences: ['hub', 'portal'],
        jwksUrl: null,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      },
    });
  });

  it('tells all mistakes at once', () => {
    const mistakes = mistakesIn({ PORT: 'x', LOG_LEVEL: 'x', SIGNING_KEY: 'secret', POOL_SIZE: '1.5' });
    expect(mistakes.map((line) => line.split(':')[0])).toEqual(['PORT', 'POOL_SIZE', 'LOG_LEVEL', 'SIGNING_KEY']);
    expect(mistakes.join()).not.toContain('secret');
  });

  it.each([
    ['a plain user has it in the project', undefined, PLAIN, '/srv/hub/.data'],
    ['a relative folder begins at the project', 'data/a', PLAIN, '/srv/hub/data/a'],
    ['an absolute folder stays', '/mnt/a', PLAIN, '/mnt/a'],
    [
      'root has it outside',
      undefined,
      { projectRoot: '/srv/hub/', isRoot: true },
      '/var/lib/lien-thong/hub-5ad3ad4fa508',
    ],
  ])('finds the data folder: %s', (_, given, surroundings, expected) => {
    expect(readConfig({ DATA_DIR: given }, surroundings).dataDir).toBe(expected);
  });

  it('is explained in .env.example, every variable and no other', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const named = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...CONFIG_VARIABLES].sort());
  });

  it('is, without changes, what .env.example says', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const given = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    const { stated, ...said } = readConfig(given, PLAIN);
    expect({ ...said, stated: new Set() }).toEqual(readConfig({}, PLAIN));
    // Production wants these decided, not copied.
    expect([...stated].filter((name) => ['INTROSPECTION', 'AUTHENTICATION', 'SIGNING_KEY'].includes(name))).toEqual([]);
  });
});
