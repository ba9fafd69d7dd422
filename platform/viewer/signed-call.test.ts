import { createSecretKey, type KeyObject } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../clock.ts';
import { type Viewer, viewerOf } from '../viewer.ts';
import { derivedKey } from './derived-key.ts';
import { ReplayMemory } from './replay-memory.ts';
import { createCallSigner, createCallVerifier, type SignedCall } from './signed-call.ts';

const KEY = 'a key for tests only, of at least 32 characters';
const NOW = '2026-03-31T10:00:00Z';
const SECONDS = Date.parse(NOW) / 1000;
const BODY = '{"query":"{ hub { name } }"}';
const OFFICER: Viewer = viewerOf({
  subject: 'person:an',
  roles: ['officer'],
  agencyIds: ['68fed2f0-7529-4ca4-9466-3474bdc9f19c'],
});
const CALL: SignedCall = { viewer: OFFICER, readAt: { position: null, today: '2026-03-31' }, language: 'en' };

const at = (seconds: number) => fixedClock(new Date((SECONDS + seconds) * 1000).toISOString());
const signedAt = (seconds: number, body = BODY, subgraph = 'directives', key = KEY) =>
  `Bearer ${createCallSigner(key, subgraph, at(seconds)).sign(CALL, body)}`;
/** A verifier that began a minute ago. */
function verifierAt(seconds: number, seen?: ReplayMemory) {
  const clock = at(-60);
  const verifier = createCallVerifier(KEY, 'directives', clock, seen);
  clock.set(new Date((SECONDS + seconds) * 1000).toISOString());
  return verifier;
}

function refusal(work: () => unknown): unknown {
  try {
    work();
    return 'taken';
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}

describe('a call that the gateway signed', () => {
  it('tells the subgraph who asks, for which moment and in which language', () => {
    expect(verifierAt(0).verify(signedAt(0), BODY)).toEqual(CALL);
  });

  it.each([null, '68fed2f0-7529-4ca4-9466-3474bdc9f19c.7'])(
    'tells after which position to go on: %s',
    (resumeAfter) => {
      const token = createCallSigner(KEY, 'directives', at(0)).sign({ ...CALL, resumeAfter }, BODY);
      expect(verifierAt(0).verify(`Bearer ${token}`, BODY)).toEqual({ ...CALL, resumeAfter });
    },
  );

  it('is a JWT that any library reads, with nothing in it that is not stated', async () => {
    const token = signedAt(0).slice('Bearer '.length);
    const { payload, protectedHeader } = await jwtVerify(token, derivedKey(KEY, 'call:directives'), {
      algorithms: ['HS256'],
      issuer: 'gateway',
      audience: 'directives',
      currentDate: new Date(NOW),
    });

    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(payload).toEqual({
      iss: 'gateway',
      aud: 'directives',
      sub: 'person:an',
      iat: SECONDS,
      exp: SECONDS + 30,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      body: expect.stringMatching(/^[\w-]{43}$/),
      ...CALL,
    });
  });

  it('is another each time', () => {
    const signer = createCallSigner(KEY, 'directives', at(0));
    const ids = Array.from({ length: 50 }, () => decodeJwt(signer.sign(CALL, BODY)).jti);
    expect(new Set(ids).size).toBe(50);
  });

  it('is good until 30 seconds have passed, and 5 more for clocks that differ', () => {
    expect(refusal(() => verifierAt(34).verify(signedAt(0), BODY))).toBe('taken');
    expect(refusal(() => verifierAt(35).verify(signedAt(0), BODY))).toBe('VIEWER_REFUSED');
  });

  it('is good from 5 seconds before it was signed, for clocks that differ', () => {
    expect(refusal(() => verifierAt(-5).verify(signedAt(0), BODY))).toBe('taken');
    expect(refusal(() => verifierAt(-6).verify(signedAt(0), BODY))).toBe('VIEWER_REFUSED');
  });

  it('is taken once', () => {
    const verifier = verifierAt(0);
    const token = signedAt(0);
    expect(refusal(() => verifier.verify(token, BODY))).toBe('taken');
    expect(refusal(() => verifier.verify(token, BODY))).toBe('VIEWER_REPLAYED');
    expect(refusal(() => verifier.verify(signedAt(0), BODY))).toBe('taken');
  });

  it('is still good after somebody else has sent it with another body', () => {
    const verifier = verifierAt(0);
    const token = signedAt(0);
    expect(refusal(() => verifier.verify(token, '{"query":"mutation { drop }"}'))).toBe('VIEWER_REFUSED');
    expect(refusal(() => verifier.verify(token, BODY))).toBe('taken');
  });

  it('is refused by a server that began after it was signed: the one before may have taken it', () => {
    const verifier = createCallVerifier(KEY, 'directives', at(1));
    expect(refusal(() => verifier.verify(signedAt(0), BODY))).toBe('VIEWER_REFUSED');
    expect(refusal(() => verifier.verify(signedAt(1), BODY))).toBe('taken');
  });

  it('is refused while more calls come than can be kept in mind, and nothing is forgotten for it', () => {
    const seen = new ReplayMemory(1);
    const verifier = verifierAt(0, seen);
    const [first, second] = [signedAt(0), signedAt(0)];
    expect(refusal(() => verifier.verify(first, BODY))).toBe('taken');
    expect(refusal(() => verifier.verify(second, BODY))).toBe('CREDENTIALS_UNVERIFIABLE');
    expect(refusal(() => verifier.verify(first, BODY))).toBe('VIEWER_REPLAYED');
  });

  it('fills no memory when it is refused', () => {
    const seen = new ReplayMemory(1);
    const verifier = verifierAt(0, seen);
    expect(refusal(() => verifier.verify(signedAt(0, 'other'), BODY))).toBe('VIEWER_REFUSED');
    expect(refusal(() => verifier.verify(signedAt(-40), BODY))).toBe('VIEWER_REFUSED');
    expect(refusal(() => verifier.verify(`${signedAt(0)}x`, BODY))).toBe('VIEWER_REFUSED');
    expect(seen.size).toBe(0);
  });

  it.each([
    ['for another subgraph', signedAt(0, BODY, 'agencies')],
    ['for another body', signedAt(0, `${BODY} `)],
    ['with another key', signedAt(0, BODY, 'directives', `${KEY}!`)],
  ])('is refused when signed %s', (_, token) => {
    expect(refusal(() => verifierAt(0).verify(token, BODY))).toBe('VIEWER_REFUSED');
  });

  it.each([undefined, '', 'Basic abc', 'Bearer', 'bearer a.b.c', 'Bearer a.b.c d'])('is missing in %o', (header) => {
    expect(refusal(() => verifierAt(0).verify(header, BODY))).toBe('VIEWER_MISSING');
  });
});

describe('what somebody signs who has the key, but not as the gateway does, is refused', () => {
  const good = () => ({ ...decodeJwt(signedAt(0).slice('Bearer '.length)) });
  const signed = (
    claims: object,
    header: object = {},
    key: KeyObject | Uint8Array = derivedKey(KEY, 'call:directives'),
  ) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header }).sign(key);

  it('while the same claims and header are taken', async () => {
    expect(refusal(() => 0)).toBe('taken');
    const token = await signed(good());
    expect(refusal(() => verifierAt(0).verify(`Bearer ${token}`, BODY))).toBe('taken');
  });

  it.each<[string, Record<string, unknown>]>([
    ['no issuer', { iss: undefined }],
    ['another issuer', { iss: 'agencies' }],
    ['a list of audiences', { aud: ['directives', 'agencies'] }],
    ['no subject', { sub: undefined }],
    ['a subject that is not the viewer', { sub: 'person:binh' }],
    ['no time of issue', { iat: undefined }],
    ['no end', { exp: undefined }],
    ['an end after its time', { exp: SECONDS + 31 }],
    ['an end that is a text', { exp: String(SECONDS + 30) }],
    ['an end that is no whole second', { exp: SECONDS + 0.5 }],
    ['no id', { jti: undefined }],
    ['an id that is a number', { jti: 1 }],
    ['an id that is too long to keep', { jti: 'x'.repeat(65) }],
    ['no body', { body: undefined }],
    ['no viewer', { viewer: undefined }],
    ['a viewer with an unknown role', { viewer: { ...OFFICER, roles: ['king'] } }],
    ['a viewer with an unknown scope', { viewer: { ...OFFICER, scopes: ['everything'] } }],
    ['a viewer without what it oversees', { viewer: { ...OFFICER, overseesAgencyIds: undefined } }],
    ['no moment', { readAt: undefined }],
    ['a moment without a day', { readAt: { position: null, today: 'today' } }],
    ['a position that is a number', { readAt: { position: 7, today: '2026-03-31' } }],
    ['another language', { language: 'fr' }],
    ['a place to go on that is a number', { resumeAfter: 7 }],
  ])('%s', async (_, changes) => {
    const claims = Object.fromEntries(
      Object.entries({ ...good(), ...changes }).filter(([, value]) => value !== undefined),
    );
    const token = await signed(claims);
    expect(refusal(() => verifierAt(0).verify(`Bearer ${token}`, BODY))).toBe('VIEWER_REFUSED');
  });

  it.each<[string, object]>([
    ['another algorithm', { alg: 'HS512' }],
    ['the name of a key', { kid: 'x' }],
    ['another type', { typ: 'at+jwt' }],
  ])('%s in its header', async (_, header) => {
    const key = new Uint8Array(derivedKey(KEY, 'call:directives').export());
    const long = new Uint8Array(64);
    long.set(key);
    // HS512 by WebCrypto takes a key of any length; the padded one is the same HMAC key.
    const token = await signed(good(), header, createSecretKey(long));
    expect(refusal(() => verifierAt(0).verify(`Bearer ${token}`, BODY))).toBe('VIEWER_REFUSED');
  });

  it.each(['none', 'None', 'NONE', 'nOnE', ''])('no signature, with the algorithm "%s"', (alg) => {
    const header = Buffer.from(JSON.stringify({ alg, typ: 'JWT' })).toString('base64url');
    const [, payload] = signedAt(0).split('.');
    expect(refusal(() => verifierAt(0).verify(`Bearer ${header}.${payload}.`, BODY))).toBe('VIEWER_REFUSED');
  });

  it('no signature under the right header', () => {
    const [header, payload] = signedAt(0).slice('Bearer '.length).split('.');
    for (const token of [`${header}.${payload}.`, `${header}.${payload}`, `${header}..`, '..', 'x']) {
      expect(refusal(() => verifierAt(0).verify(`Bearer ${token}`, BODY))).toBe('VIEWER_REFUSED');
    }
  });
});
