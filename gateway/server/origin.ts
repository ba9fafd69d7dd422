import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '../../platform/errors.ts';
import type { Connection } from './connection.ts';

/** A scheme and a host, which is no pattern: an asterisk may stand in a host's name, and would match nothing. */
const ORIGIN = /^https?:\/\/[^*]+$/;

/**
 * Who may ask from a browser: our own pages, and those of the origins on the list.
 *
 * What guards a caller here is not this: nothing that a browser sends by itself (cookies, client certificates, Basic
 * passwords) is ever taken as a credential, so a foreign page that makes a browser ask gets what the public gets. These
 * rules keep pages that were not meant from using a hub that they can reach through somebody's browser, be it only to
 * measure how long it takes (XS-Search), and make a mistake in the list a refusal and not a leak.
 */
export class Origins {
  readonly #listed: ReadonlySet<string>;

  /** Refused with CONFIG_INVALID for what is not an origin as browsers write it; `*` and `null` are none. */
  constructor(listed: readonly string[] = []) {
    for (const origin of listed) {
      const url = URL.parse(origin);
      if (url?.origin === origin && ORIGIN.test(origin)) continue;
      throw new HubError(
        'CONFIG_INVALID',
        `An origin was expected, such as https://portal.example.vn, but is "${origin}".`,
      );
    }
    this.#listed = new Set(listed);
  }

  /** The origin of the list that asks; null when none of them does. Refused with ORIGIN_REFUSED when another page asks. */
  of(headers: IncomingHttpHeaders, { isSecure }: Connection): string | null {
    const { origin, host } = headers;
    if (origin === undefined) return null;
    if (this.#listed.has(origin)) return origin;
    const ours = host === undefined ? null : URL.parse(`${isSecure ? 'https' : 'http'}://${host}`);
    if (ours !== null && origin === ours.origin) return null;
    throw new HubError('ORIGIN_REFUSED', 'The page that asks is of an origin that is not on the list of this hub.');
  }
}

/** What a script on a listed origin may read beside the answer. */
const EXPOSED_HEADERS = 'x-request-id, content-language';
const ALLOWED_HEADERS =
  'content-type, authorization, accept-language, last-event-id, x-as-of, x-on-boundaries-of, x-request-id, apollo-require-preflight';
/** Two hours: browsers keep it no longer. */
const PREFLIGHT_SECONDS = 7200;

/** The headers by which a browser hands an answer to a page of `listed`. None with credentials: there are none. */
export function corsHeaders(listed: string): Record<string, string> {
  return { 'access-control-allow-origin': listed, 'access-control-expose-headers': EXPOSED_HEADERS };
}

/** What a preflight of a page of `listed` is answered with, beside `corsHeaders`. */
export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': ALLOWED_HEADERS,
  'access-control-max-age': String(PREFLIGHT_SECONDS),
};

const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** Whether a Content-Type is JSON as we take it. */
export function isJsonInUtf8(contentType: string): boolean {
  return JSON_IN_UTF8.test(contentType);
}

/**
 * Refuses, with CSRF_BLOCKED, a GET that a page of another site makes a browser send. No header is asked for, so that a
 * plain link or `curl` works.
 *
 * A Content-Type other than JSON's is refused because browsers have sent such without asking first
 * (GHSA-hff2-gcpx-8f4p, GHSA-9q82-xgwf-vj6h: `message/ad-auction-trusted-signals-request`), and a GET needs none.
 */
export function checkForgery(headers: IncomingHttpHeaders, listed: string | null): void {
  const { 'content-type': contentType, 'sec-fetch-site': site } = headers;
  if (contentType !== undefined && !isJsonInUtf8(contentType)) {
    throw new HubError('CSRF_BLOCKED', 'A GET has no body, so it may have no Content-Type but that of JSON.');
  }
  if (listed !== null || site === undefined || site === 'same-origin' || site === 'none') return;
  throw new HubError('CSRF_BLOCKED', 'The browser says that a page of another site asks.');
}
