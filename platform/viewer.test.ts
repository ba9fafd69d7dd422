import { describe, expect, it } from 'vitest';
import {
  authenticateDevelopmentToken,
  issueDevelopmentToken,
  PUBLIC_VIEWER,
  signCall,
  type Viewer,
  verifyCall,
  viewerOf,
} from './viewer.ts';

const KEY = 'a key for tests only, of at least 32 characters';
const NOW = new Date('2026-03-31T10:00:00Z');
const BODY = '{"query":"{ hub { name } }"}';
const OFFICER: Viewer = viewerOf({
  subject: 'an',
  roles: ['officer'],
  agencyIds: ['68fed2f0-7529-4ca4-9466-3474bdc9f19c'],
});
const CALL = { viewer: OFFICER, readAt: { position: null, today: '2026-03-31' }, language: 'en' } as const;

const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  );

describe('a call that the gateway signed', () => {
  it('tells the subgraph who asks and for which moment', async () => {
    const token = await signCall(KEY, 'directives', CALL, BODY, NOW);
    expect(await verifyCall(KEY, 'directives', `Bearer ${token}`, BODY, NOW)).toEqual(CALL);
  });

  it('is good until 30 seconds have passed, and 5 more for clocks that differ', async () => {
    const token = `Bearer ${await signCall(KEY, 'directives', CALL, BODY, NOW)}`;
    expect(await refusal(verifyCall(KEY, 'directives', token, BODY, secondsLater(34)))).toBe('taken');
    expect(await refusal(verifyCall(KEY, 'directives', token, BODY, secondsLater(36)))).toBe('VIEWER_REFUSED');
  });

  it.each([
    ['for another subgraph', 'agencies', KEY, BODY],
    ['with another body', 'directives', KEY, `${BODY} `],
    ['with another key', 'directives', `${KEY}!`, BODY],
  ])('is refused %s', async (_, audience, key, body) => {
    const token = await signCall(KEY, 'directives', CALL, BODY, NOW);
    expect(await refusal(verifyCall(key, audience, `Bearer ${token}`, body, NOW))).toBe('VIEWER_REFUSED');
  });

  it('is refused when its signature algorithm is taken away', async () => {
    const [, payload] = (await signCall(KEY, 'directives', CALL, BODY, NOW)).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await refusal(verifyCall(KEY, 'directives', `Bearer ${header}.${payload}.`, BODY, NOW))).toBe(
      'VIEWER_REFUSED',
    );
  });

  it.each([undefined, '', 'Basic abc', 'Bearer'])('is missing when the header is %o', async (header) => {
    expect(await refusal(verifyCall(KEY, 'directives', header, BODY, NOW))).toBe('VIEWER_MISSING');
  });
});

describe('a caller', () => {
  it('without credentials is the public', async () => {
    expect(await authenticateDevelopmentToken(KEY, undefined, NOW)).toEqual(PUBLIC_VIEWER);
  });

  it('with a development token is whom the token names', async () => {
    const token = await issueDevelopmentToken(KEY, OFFICER, NOW);
    expect(await authenticateDevelopmentToken(KEY, `Bearer ${token}`, NOW)).toEqual(OFFICER);
  });

  it('with bad credentials is refused and not taken for the public', async () => {
    const token = await issueDevelopmentToken(KEY, OFFICER, NOW);
    const call = await signCall(KEY, 'gateway', CALL, BODY, NOW);
    for (const header of ['Bearer nonsense', 'Basic abc', `Bearer ${token.slice(0, -2)}xx`, `Bearer ${call}`]) {
      expect(await refusal(authenticateDevelopmentToken(KEY, header, NOW))).toBe('UNAUTHENTICATED');
    }
    expect(await refusal(authenticateDevelopmentToken(KEY, `Bearer ${token}`, secondsLater(13 * 3600)))).toBe(
      'UNAUTHENTICATED',
    );
  });
});
