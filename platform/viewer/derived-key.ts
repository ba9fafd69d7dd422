import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/**
 * A key for one purpose, made of the hub's signing key by HMAC-SHA256 (NIST SP 800-108, one block), so that what is
 * signed for one purpose holds for no other, and who is given one key cannot find the hub's or another.
 */
export function derivedKey(hubKey: string, purpose: string): KeyObject {
  return createSecretKey(createHmac('sha256', hubKey).update(purpose).digest());
}
