import { describe, expect, it } from 'vitest';
import { apiKeySha256, formatApiKey, looksLikeApiKey, matchesApiKey, newApiKeySecret, parseApiKey } from './api-key.ts';

const ID = '0a1b2c3d-0000-4000-8000-00000000000f';
const SECRET = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE';

describe('an API key', () => {
  it('is its id and its secret, readable in one way', () => {
    expect(formatApiKey(ID, SECRET)).toBe(`lth_${ID}_${SECRET}`);
    expect(parseApiKey(formatApiKey(ID, SECRET))).toEqual({ id: ID, secret: SECRET });
    const underscores = '_'.repeat(43);
    expect(parseApiKey(formatApiKey(ID, underscores))).toEqual({ id: ID, secret: underscores });
  });

  it.each([
    ['an id in capitals', `lth_${ID.toUpperCase()}_${SECRET}`],
    ['a prefix in capitals', `LTH_${ID}_${SECRET}`],
    ['a secret that is one character short', `lth_${ID}_${SECRET.slice(1)}`],
    ['a secret that is one character long', `lth_${ID}_${SECRET}x`],
    ['a secret with a sign of plain base64', `lth_${ID}_${SECRET.slice(0, 42)}+`],
    ['a line after it', `lth_${ID}_${SECRET}\n`],
    ['another id than a UUID', `lth_1_${SECRET}`],
    ['no secret', `lth_${ID}`],
    ['a blank before it', ` lth_${ID}_${SECRET}`],
  ])('is none with %s', (_, text) => {
    expect(parseApiKey(text)).toBeNull();
  });

  it.each(['lth_', 'LTH_x', `lth_${ID}`])('is meant by %s', (text) => {
    expect(looksLikeApiKey(text)).toBe(true);
  });

  it('is not meant by a token', () => {
    expect(looksLikeApiKey('eyJhbGciOiJSUzI1NiJ9.e30.x')).toBe(false);
  });

  it.each([
    ['not a UUID', '1', SECRET],
    ['an id in capitals', ID.toUpperCase(), SECRET],
    ['a short secret', ID, 'short'],
  ])('is not made of %s', (_, id, secret) => {
    expect(() => formatApiKey(id, secret)).toThrow('UUID in lower case');
  });
});

describe('a secret', () => {
  it('has 256 bits that differ each time', () => {
    const secrets = Array.from({ length: 100 }, newApiKeySecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('is kept as the SHA-256 of its characters', () => {
    // printf %s AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE | sha256sum
    expect(apiKeySha256(SECRET)).toBe('b247256873be366d3ca8d06ccf98652d0b49257194f6220d4bfdffb3063ca122');
  });

  it.each<[string, string, string | null, boolean]>([
    ['matches its own hash', SECRET, apiKeySha256(SECRET), true],
    ['does not match the hash of another', SECRET, apiKeySha256(`${SECRET}x`), false],
    ['does not match a key that is not registered', SECRET, null, false],
    ['does not match by the text that stands in for a key that is not registered', 'no key is registered', null, false],
    ['does not match a hash cut short', SECRET, apiKeySha256(SECRET).slice(0, 62), false],
    ['does not match an empty hash', SECRET, '', false],
    ['does not match itself kept as it is', SECRET, SECRET, false],
  ])('%s', (_, secret, registered, expected) => {
    expect(matchesApiKey(secret, registered)).toBe(expected);
  });
});
