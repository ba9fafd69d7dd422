import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '../../platform/errors.ts';

/**
 * The value of the one header Authorization; undefined when there is none. Every other header, cookies and the address
 * say nothing about who asks. Throws CREDENTIALS_AMBIGUOUS when there are several: Node keeps the first, what stands
 * before us may keep another.
 */
export function authorizationOf(headers: IncomingHttpHeaders, rawHeaders: readonly string[] = []): string | undefined {
  const count = rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'authorization').length;
  if (count > 1) throw ambiguous('more than one header Authorization');
  return headers.authorization;
}

/**
 * The credential in a value as of the header Authorization: `Bearer` and one token (RFC 6750, 2.1; the scheme in any
 * case). Throws CREDENTIALS_AMBIGUOUS when there are several, and UNAUTHENTICATED when it is of another scheme or none.
 */
export function bearerCredential(authorization: string): string {
  if (authorization.includes(',')) throw ambiguous('several credentials');
  const [scheme = '', credential = '', ...more] = authorization.split(' ').filter((part) => part !== '');
  if (scheme.toLowerCase() !== 'bearer' || !/^[\w.~+/=-]+$/.test(credential)) {
    throw new HubError('UNAUTHENTICATED', 'Expected "Authorization: Bearer <token>"; another came.');
  }
  if (more.length > 0) throw ambiguous('several credentials');
  return credential;
}

function ambiguous(what: string): HubError {
  return new HubError('CREDENTIALS_AMBIGUOUS', `Expected one credential; ${what} came.`);
}
