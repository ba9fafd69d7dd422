import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Begins every key, so that a person and a scanner for leaked secrets know one when they see it. */
const PREFIX = 'lth_';

/** 256 random bits in base64url. */
const SECRET_BYTES = 32;

/**
 * `lth_`, the id of the key as the register gives it (a UUID in lower case), `_`, and the secret: 43 characters of
 * base64url. An id holds no underscore and both parts have one length, so there is one way to read a key.
 */
const API_KEY = /^lth_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

export interface ApiKeyParts {
  readonly id: string;
  readonly secret: string;
}

/** A secret for a new key, made where the machine's key is made: the hub is told its hash alone. */
export function newApiKeySecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The key that a machine sends, of the id that the register gave and the machine's own secret. */
export function formatApiKey(id: string, secret: string): string {
  const key = `${PREFIX}${id}_${secret}`;
  if (!API_KEY.test(key)) throw new Error('an API key is made of a UUID in lower case and a secret of newApiKeySecret');
  return key;
}

/** Whether a credential means to be an API key, well formed or not. */
export function looksLikeApiKey(credential: string): boolean {
  return credential.slice(0, PREFIX.length).toLowerCase() === PREFIX;
}

/** Null when it is not of the form. */
export function parseApiKey(credential: string): ApiKeyParts | null {
  const [, id, secret] = API_KEY.exec(credential) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/**
 * What the register keeps of a secret: SHA-256 of its 43 characters, in hexadecimal. A slow hash would guard nothing
 * here: the secret is random and nobody can guess it.
 */
export function apiKeySha256(secret: string): string {
  return sha256(secret).toString('hex');
}

/**
 * Whether the secret is the one of which the register keeps the hash. Takes as long for a key that is not registered
 * (null) as for one that is.
 */
export function matchesApiKey(secret: string, registeredSha256: string | null): boolean {
  const isRegistered = registeredSha256 !== null && /^[0-9a-f]{64}$/.test(registeredSha256);
  const expected = isRegistered ? Buffer.from(registeredSha256, 'hex') : sha256('no key is registered');
  return timingSafeEqual(sha256(secret), expected) && isRegistered;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
