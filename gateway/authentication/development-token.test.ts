import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { derivedKey } from '../../platform/viewer/derived-key.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { DEVELOPMENT_ISSUER, issueDevelopmentToken, verifyDevelopmentToken } from './development-token.ts';
import { readToken } from './token-form.ts';

const KEY = 'a key for tests only, of at least 32 characters';
const NOW = new Date('2026-03-31T10:00:00Z');
const OFFICER: Viewer = viewerOf({
  subject: 'an',
  roles: ['officer'],
  agencyIds: ['68fed2f0-7529-4ca4-9466-3474bdc9f19c'],
});
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const verified = async (token: string, now = NOW, key = KEY) => verifyDevelopmentToken(key, readToken(token), now);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? error,
  );

describe('a development token', () => {
  it('is whom it names, under a prefix of its own', async () => {
    const token = await issueDevelopmentToken(KEY, OFFICER, NOW);
    expect(await verified(token)).toEqual({
      viewer: { ...OFFICER, subject: 'dev:an' },
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      issuedAt: NOW,
      expiresAt: later(12 * 3600),
    });
  });

  it.each(['public', 'person:an', 'machine:1', 'dev:an'])('is nobody else by naming "%s"', async (subject) => {
    const token = await issueDevelopmentToken(KEY, { ...OFFICER, subject }, NOW);
    expect((await verified(token)).viewer.subject).toBe(`dev:${subject}`);
  });

  it.each(['', ' an', 'an\n', 'a\0n', 'nguyễn', 'x'.repeat(201)])('is not made for %o', async (subject) => {
    await expect(issueDevelopmentToken(KEY, { ...OFFICER, subject }, NOW)).rejects.toThrow('readable');
  });

  it('is good for 12 hours', async () => {
    const token = await issueDevelopmentToken(KEY, OFFICER, NOW);
    expect(await refusal(verified(token, later(12 * 3600 - 1)))).toBe('taken');
    expect(await refusal(verified(token, later(12 * 3600)))).toBe('TOKEN_EXPIRED');
  });

  it('is refused by another installation', async () => {
    const token = await issueDevelopmentToken(KEY, OFFICER, NOW);
    expect(await refusal(verified(token, NOW, `${KEY}!`))).toBe('TOKEN_SIGNATURE_INVALID');
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['with an unknown role', { roles: ['king'] }, {}, 'TOKEN_CLAIMS_MISSING'],
    ['with an unknown scope', { scopes: ['everything'] }, {}, 'TOKEN_CLAIMS_MISSING'],
    ['with a subject that nobody can read', { sub: 'a\u202en' }, {}, 'TOKEN_CLAIMS_MISSING'],
    ['without a subject', { sub: undefined }, {}, 'TOKEN_CLAIMS_MISSING'],
    ['without an end', { exp: undefined }, {}, 'TOKEN_CLAIMS_MISSING'],
    ['without an id', { jti: undefined }, {}, 'TOKEN_CLAIMS_MISSING'],
    ['for another audience', { aud: 'directives' }, {}, 'TOKEN_AUDIENCE_WRONG'],
    ['from another issuer', { iss: 'gateway' }, {}, 'TOKEN_ISSUER_UNKNOWN'],
    ['with an end after its time', { iat: NOW.getTime() / 1000 - 13 * 3600 }, {}, 'TOKEN_EXPIRED'],
    ['of a later day', { iat: NOW.getTime() / 1000 + 60 }, {}, 'TOKEN_NOT_YET_VALID'],
    ['of another type', {}, { typ: 'at+jwt' }, 'TOKEN_MALFORMED'],
    ['of no type', {}, { typ: undefined }, 'TOKEN_MALFORMED'],
    ['signed in another way', {}, { alg: 'HS384' }, 'TOKEN_ALGORITHM_REFUSED'],
  ])('is refused %s, whoever signed it', async (_, claims, header, code) => {
    const token = await issueDevelopmentToken(KEY, OFFICER, NOW);
    const payload = { ...decodeJwt(token), ...claims };
    const forged = await new SignJWT(JSON.parse(JSON.stringify(payload)))
      .setProtectedHeader({ ...decodeProtectedHeader(token), ...header, alg: String(header.alg ?? 'HS256') })
      .sign(derivedKey(KEY, DEVELOPMENT_ISSUER));
    expect(await refusal(verified(forged))).toBe(code);
  });
});
