import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengeOf } from '../gateway/authentication/challenge.ts';
import { issueDevelopmentToken } from '../gateway/authentication/development-token.ts';
import { type AuthenticationOptions, createAuthentication } from '../gateway/authentication.ts';
import { fixedClock } from '../platform/clock.ts';
import { ERRORS, type ErrorCode, HubError } from '../platform/errors.ts';
import { silentLogger } from '../platform/log.ts';
import { apiKeySha256, formatApiKey, newApiKeySecret } from '../platform/viewer/api-key.ts';
import { PUBLIC_VIEWER, viewerOf } from '../platform/viewer.ts';
import { type IssuerKey, issuerKey, startIssuer, type TestIssuer } from './support/issuer.ts';
import { type TestRegister, testRegister } from './support/register.ts';
import { TEST_SECRET } from './support/test-database.ts';

const NOW = '2026-03-31T03:00:00Z';
const AGENCY = '68fed2f0-7529-4ca4-9466-3474bdc9f19c';
const KEY_ID = '0a1b2c3d-0000-4000-8000-00000000000f';
const SECRET = newApiKeySecret();
const API_KEY = `Bearer ${formatApiKey(KEY_ID, SECRET)}`;

const clock = fixedClock(NOW);
let key: IssuerKey;
let issuer: TestIssuer;
let register: TestRegister;

beforeAll(async () => {
  key = await issuerKey('first');
  issuer = await startIssuer([key], () => clock.now());
});
afterAll(() => issuer[Symbol.asyncDispose]());
beforeEach(() => {
  clock.set(NOW);
  register = testRegister();
  register.keys.set(KEY_ID, {
    id: KEY_ID,
    secretSha256: apiKeySha256(SECRET),
    scopes: [],
    expiresOn: '2026-03-31',
    endedAt: null,
  });
});

function authentication(options: Partial<AuthenticationOptions> = {}) {
  const { issuer: name, audience } = issuer;
  return createAuthentication({
    directory: register,
    clock,
    logger: silentLogger,
    oidc: { issuer: name, audience: [audience] },
    development: null,
    ...options,
  });
}

/** Who a token of the issuer is, or the code by which it is refused. */
const viewerOfToken = async (claims?: Parameters<TestIssuer['token']>[0], options?: Partial<AuthenticationOptions>) =>
  (await authentication(options).identifyCredential(`Bearer ${issuer.token(claims)}`)).viewer;
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? error,
  );
const secondsLater = (seconds: number) => clock.set(new Date(Date.parse(NOW) + seconds * 1000).toISOString());

describe('who asks', () => {
  it('is the public without credentials, and the register is not asked', async () => {
    const identity = { viewer: PUBLIC_VIEWER, expiresAt: null };
    expect(await authentication().identify({}, [])).toEqual(identity);
    expect(await authentication().identifyCredential(undefined)).toEqual(identity);
    expect(register.asked).toEqual([]);
  });

  it('is a citizen when the issuer knows them and the register has no grant', async () => {
    const { viewer, expiresAt } = await authentication().identifyCredential(`Bearer ${issuer.token()}`);

    expect(viewer).toEqual(viewerOf({ subject: 'person:an', roles: ['citizen'] }));
    // Ten minutes, and as much as clocks may differ.
    expect(expiresAt).toEqual(new Date('2026-03-31T03:10:30Z'));
    expect(register.asked).toEqual(['person:an 2026-03-31']);
  });

  it('has the roles and agencies that the register gives on this day in Viet Nam', async () => {
    clock.set('2026-03-31T17:00:00Z');
    const overseesAgencyIds = ['0a1b2c3d-0000-4000-8000-000000000001'];
    const readsAgencyIds = [AGENCY, '0a1b2c3d-0000-4000-8000-000000000002'];
    const standing = { roles: ['officer', 'monitor'] as const, agencyIds: [AGENCY], readsAgencyIds, overseesAgencyIds };
    register.standings.set('person:an', standing);

    expect(await viewerOfToken()).toEqual({
      subject: 'person:an',
      ...standing,
      scopes: ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
    });
    expect(register.asked).toEqual(['person:an 2026-04-01']);
  });

  it('has no role that only the token claims', async () => {
    const claimed = {
      roles: ['operator'],
      role: 'operator',
      groups: ['operator'],
      realm_access: { roles: ['operator'] },
      agencyIds: [AGENCY],
      viewer: viewerOf({ subject: 'person:op', roles: ['operator'] }),
      scope: 'grants:write keys:write',
    };
    expect(await viewerOfToken(claimed)).toEqual(viewerOf({ subject: 'person:an', roles: ['citizen'] }));
  });

  it('is a machine by its key, with the scopes of its roles that the key allows', async () => {
    register.keys.set(KEY_ID, { ...register.keys.get(KEY_ID)!, scopes: ['grants:read', 'audit:read'] });
    register.standings.set(`machine:${KEY_ID}`, { roles: ['operator'] });

    const { viewer, expiresAt } = await authentication().identifyCredential(API_KEY);

    expect(viewer).toMatchObject({ subject: `machine:${KEY_ID}`, roles: ['operator'], scopes: ['grants:read'] });
    expect(expiresAt).toEqual(new Date('2026-03-31T17:00:00Z'));
  });

  it('is a citizen by a machine’s key when the register has no grant', async () => {
    const { viewer } = await authentication().identifyCredential(API_KEY);
    expect(viewer).toEqual(viewerOf({ subject: `machine:${KEY_ID}`, roles: ['citizen'] }));
  });

  it('is, by a development token, whom it names with the roles it names', async () => {
    const officer = viewerOf({ subject: 'an', roles: ['officer'], agencyIds: [AGENCY] });
    const token = await issueDevelopmentToken(TEST_SECRET, officer, clock.now());
    const bearer = `Bearer ${token}`;

    const outside = authentication({ development: { key: TEST_SECRET } });
    expect((await outside.identifyCredential(bearer)).viewer).toEqual({ ...officer, subject: 'dev:an' });
    expect(await code(authentication().identifyCredential(bearer))).toBe('TOKEN_ALGORITHM_REFUSED');
    expect(await code(authentication({ oidc: null }).identifyCredential(bearer))).toBe('TOKEN_ISSUER_UNKNOWN');
  });
});

describe('scopes of a token', () => {
  it.each<[string, object, string[]]>([
    [
      'are those of the roles when it names none of the hub’s',
      { scope: 'openid email' },
      ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
    ],
    [
      'are those of the roles when it names none at all',
      { scope: undefined },
      ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
    ],
    ['are cut down to those it names', { scope: 'openid grants:read' }, ['grants:read']],
    ['are cut down to those it names in a list', { scope: undefined, scp: ['grants:read'] }, ['grants:read']],
    ['are none when it names others only', { scope: 'audit:read' }, []],
    [
      'are not begun by one that begins alike',
      { scope: 'grants:read:all constructor' },
      ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
    ],
  ])('%s', async (_, claims, scopes) => {
    register.standings.set('person:an', { roles: ['officer'], agencyIds: [AGENCY], readsAgencyIds: [AGENCY] });
    expect((await viewerOfToken({ ...claims })).scopes).toEqual(scopes);
  });
});

describe('time', () => {
  it.each<[string, object, number, string]>([
    ['a token is good in its last second and as long as clocks may differ', {}, 629, 'taken'],
    ['and not after', {}, 630, 'TOKEN_EXPIRED'],
    ['a token of a clock that is ahead is good', { iat: Date.parse(NOW) / 1000 + 30 }, 0, 'taken'],
    ['and refused when it is further ahead', { iat: Date.parse(NOW) / 1000 + 31 }, 0, 'TOKEN_NOT_YET_VALID'],
    [
      'a token that begins later is good when clocks may differ by that',
      { nbf: Date.parse(NOW) / 1000 + 30 },
      0,
      'taken',
    ],
    ['and refused before', { nbf: Date.parse(NOW) / 1000 + 31 }, 0, 'TOKEN_NOT_YET_VALID'],
  ])('%s', async (_, claims, seconds, expected) => {
    const token = issuer.token({ ...claims });
    secondsLater(seconds);
    expect(await code(authentication().identifyCredential(`Bearer ${token}`))).toBe(expected);
  });

  it('a token is not good for longer than the hub takes one, whatever end it states', async () => {
    const oidc = { issuer: issuer.issuer, audience: [issuer.audience], maxAgeSeconds: 60 };
    const bearer = `Bearer ${issuer.token({ exp: 4_000_000_000 })}`;

    const { expiresAt } = await authentication({ oidc }).identifyCredential(bearer);
    expect(expiresAt).toEqual(new Date('2026-03-31T03:01:30Z'));
    secondsLater(90);
    expect(await code(authentication({ oidc }).identifyCredential(bearer))).toBe('taken');
    secondsLater(91);
    expect(await code(authentication({ oidc }).identifyCredential(bearer))).toBe('TOKEN_EXPIRED');
  });

  it('a key is good to the end of its last day in Viet Nam', async () => {
    clock.set('2026-03-31T16:59:59Z');
    expect(await code(authentication().identifyCredential(API_KEY))).toBe('taken');
    clock.set('2026-03-31T17:00:00Z');
    expect(await code(authentication().identifyCredential(API_KEY))).toBe('API_KEY_EXPIRED');
  });
});

describe('what was called back is refused', () => {
  it('by the id of a token', async () => {
    register.standings.set('person:an', { revokedTokenIds: new Set(['stolen']) });
    expect(await code(viewerOfToken({ jti: 'stolen' }))).toBe('TOKEN_REVOKED');
    expect(await code(viewerOfToken({ jti: 'other' }))).toBe('taken');
    expect(await code(viewerOfToken({ jti: 'stolen', sub: 'binh' }))).toBe('taken');
  });

  it.each([
    ['before', '2026-03-31T03:00:00.001Z', 'TOKEN_REVOKED'],
    ['at that instant', '2026-03-31T03:00:00Z', 'TOKEN_REVOKED'],
    ['after', '2026-03-31T02:59:59.999Z', 'taken'],
  ])('when it was issued %s', async (_, revokedTo, expected) => {
    register.standings.set('person:an', { revokedTo: new Date(revokedTo) });
    expect(await code(viewerOfToken())).toBe(expected);
  });

  it('for keys and development tokens too', async () => {
    const token = await issueDevelopmentToken(
      TEST_SECRET,
      viewerOf({ subject: 'an', roles: ['operator'] }),
      clock.now(),
    );
    const outside = authentication({ development: { key: TEST_SECRET } });
    register.standings.set('dev:an', { revokedTo: clock.now() });
    register.standings.set(`machine:${KEY_ID}`, { revokedTo: clock.now() });

    expect(await code(outside.identifyCredential(`Bearer ${token}`))).toBe('TOKEN_REVOKED');
    expect(await code(outside.identifyCredential(API_KEY))).toBe('API_KEY_REVOKED');
  });
});

describe('the register', () => {
  it('is asked once for those who ask at once, and again when its answer is two seconds old', async () => {
    const door = authentication();
    const bearer = `Bearer ${issuer.token()}`;
    await Promise.all(Array.from({ length: 20 }, () => door.identifyCredential(bearer)));
    secondsLater(1.999);
    await door.identifyCredential(bearer);
    expect(register.asked).toHaveLength(1);

    register.standings.set('person:an', { roles: ['auditor'] });
    secondsLater(2);
    expect((await door.identifyCredential(bearer)).viewer.roles).toEqual(['auditor']);
    expect(register.asked).toHaveLength(2);
  });

  it('is asked each time when nothing may be kept', async () => {
    const door = authentication({ cacheMs: 0 });
    const bearer = `Bearer ${issuer.token()}`;
    await Promise.all([door.identifyCredential(bearer), door.identifyCredential(bearer)]);
    expect(register.asked).toHaveLength(2);
  });

  it('is asked again when the clock is turned back, which must not make an old answer young', async () => {
    const door = authentication();
    const bearer = `Bearer ${issuer.token()}`;
    await door.identifyCredential(bearer);
    secondsLater(-1);
    await door.identifyCredential(bearer);
    expect(register.asked).toHaveLength(2);
  });

  it('that cannot be read lets nobody in, not even as the public, and is asked again', async () => {
    const door = authentication();
    const bearer = `Bearer ${issuer.token()}`;
    register.before = () => Promise.reject(new Error('the database is gone'));
    expect(await code(door.identifyCredential(bearer))).toBe('CREDENTIALS_UNVERIFIABLE');
    expect(await code(door.identifyCredential(API_KEY))).toBe('CREDENTIALS_UNVERIFIABLE');
    expect(await code(door.identifyCredential(undefined))).toBe('taken');

    register.before = null;
    expect(await code(door.identifyCredential(bearer))).toBe('taken');
    expect(await code(door.identifyCredential(API_KEY))).toBe('taken');
  });

  it('that does not answer is not waited for', async () => {
    register.before = () => new Promise(() => {});
    expect(await code(authentication().identifyCredential(API_KEY))).toBe('CREDENTIALS_UNVERIFIABLE');
  });

  it('is not asked for keys that are none', async () => {
    for (const text of ['lth_', 'LTH_1_x', `lth_${KEY_ID}`]) {
      expect(await code(authentication().identifyCredential(`Bearer ${text}`))).toBe('API_KEY_UNKNOWN');
    }
    expect(register.asked).toEqual([]);
  });
});

describe('an identity that lasts', () => {
  it('has today’s grants when it is renewed, again and again', async () => {
    const door = authentication();
    const first = await door.identifyCredential(`Bearer ${issuer.token({ exp: 4_000_000_000 })}`);
    register.standings.set('person:an', { roles: ['auditor'] });
    secondsLater(10);
    const second = await door.renew(first);
    register.standings.delete('person:an');
    secondsLater(20);
    const third = await door.renew(second);

    expect([first, second, third].map(({ viewer }) => viewer.roles)).toEqual([['citizen'], ['auditor'], ['citizen']]);
  });

  it('ends with what it rests on', async () => {
    const door = authentication();
    const byToken = await door.identifyCredential(`Bearer ${issuer.token()}`);
    const byKey = await door.identifyCredential(API_KEY);

    clock.set(byToken.expiresAt!.toISOString());
    expect(await code(door.renew(byToken))).toBe('TOKEN_EXPIRED');
    register.keys.set(KEY_ID, { ...register.keys.get(KEY_ID)!, endedAt: clock.now() });
    expect(await code(door.renew(byKey))).toBe('API_KEY_REVOKED');
  });

  it('ends when it is called back', async () => {
    const door = authentication();
    const identity = await door.identifyCredential(`Bearer ${issuer.token()}`);
    register.standings.set('person:an', { revokedTo: clock.now() });
    secondsLater(2);
    expect(await code(door.renew(identity))).toBe('TOKEN_REVOKED');
  });

  it('stays the public', async () => {
    const door = authentication();
    expect((await door.renew(await door.identify({}))).viewer).toEqual(PUBLIC_VIEWER);
  });

  it('is not taken from elsewhere', async () => {
    const door = authentication();
    const identity = await door.identifyCredential(`Bearer ${issuer.token()}`);
    expect(await code(door.renew({ ...identity }))).toBe('UNAUTHENTICATED');
    expect(await code(authentication().renew(identity))).toBe('UNAUTHENTICATED');
  });
});

it('a refusal tells nothing of the token, and holds none of its claims for a log', async () => {
  const token = issuer.token({ aud: 'another', email: 'an@example.gov.vn' });
  const error = await authentication()
    .identifyCredential(`Bearer ${token}`)
    .catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(HubError);
  expect(JSON.stringify(error)).not.toMatch(/example/);
  expect((error as HubError).originalError).toBeUndefined();
});

it('a challenge comes with every 401 and nothing else', () => {
  const challenges = Object.fromEntries(
    (Object.keys(ERRORS) as ErrorCode[]).map((name) => [name, challengeOf(new HubError(name, ''))]),
  );
  expect(challenges.UNAUTHENTICATED).toBe('Bearer');
  expect(challenges.TOKEN_EXPIRED).toBe('Bearer error="invalid_token"');
  expect(challenges.API_KEY_UNKNOWN).toBe('Bearer error="invalid_token"');
  for (const [name, { status }] of Object.entries(ERRORS)) {
    expect([name, challenges[name] !== null]).toEqual([name, status === 401]);
  }
  expect(challengeOf(new Error('a bug'))).toBeNull();
});
