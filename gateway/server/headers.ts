import type { IncomingMessage } from 'node:http';
import { HubError } from '../../platform/errors.ts';

/**
 * On every answer of the server, whatever it is; a page for people has its own policy in place of this one. JSON that is
 * opened in a browser can then load, frame and send nothing.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** A year (RFC 6797). Sent over TLS alone: elsewhere browsers ignore it. */
export const STRICT_TRANSPORT = 'max-age=31536000';

/** What an answer of the graph differs by, for caches. */
export const VARY = 'accept, accept-language, authorization, origin, x-as-of, x-on-boundaries-of';

/**
 * Headers that decide something here and of which Node keeps the first, or joins what came: two of them are read
 * differently by what stands before us. Authorization is the business of authentication.
 */
const ONCE: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'last-event-id',
  'origin',
  'sec-fetch-site',
  'transfer-encoding',
  'x-as-of',
  'x-on-boundaries-of',
]);

/**
 * Refused with REQUEST_MALFORMED when a header that decides something comes twice, when there is no Host where HTTP/1.1
 * wants one, and for HTTP/0.9, which has no headers at all.
 */
export function checkHeaders({ rawHeaders, headers, httpVersion }: IncomingMessage): void {
  if (httpVersion !== '1.0' && httpVersion !== '1.1') {
    throw new HubError('REQUEST_MALFORMED', 'HTTP/1.1 was expected, or HTTP/1.0.');
  }
  if (headers.host === undefined && httpVersion === '1.1') {
    throw new HubError('REQUEST_MALFORMED', 'The header host was expected, but did not come.');
  }
  const seen = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!.toLowerCase();
    if (!ONCE.has(name)) continue;
    if (seen.has(name))
      throw new HubError('REQUEST_MALFORMED', `The header ${name} was expected once, but came twice.`);
    seen.add(name);
  }
}

/** The path and search of a request. The host is no business of ours and may be anything. Refused with REQUEST_MALFORMED. */
export function addressOf({ url = '' }: IncomingMessage): URL {
  // Put together and not resolved: a path that begins with two slashes would be read as another host.
  const address = url.startsWith('/') ? URL.parse(`http://gateway${url}`) : null;
  if (address) return address;
  throw new HubError('REQUEST_MALFORMED', 'The address was expected to begin with a slash.');
}

/** All that came under a name, as one text. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
