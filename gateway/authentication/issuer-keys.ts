import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { HubError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/log.ts';

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** Null: where the issuer's /.well-known/openid-configuration says. */
  readonly jwksUrl: string | null;
  /** How long keys are trusted that were read, before they are read again. */
  readonly maxAgeMs: number;
  /** How long a key that is not among them does not make them be read again. */
  readonly cooldownMs: number;
  readonly logger: Logger;
}

const TIMEOUT_MS = 5_000;
const DOCUMENT_BYTES = 256 * 1024;
/** How long nobody is asked again after an attempt that failed. */
const RETRY_AFTER_MS = 1_000;

/**
 * The public keys of an issuer (RFC 7517), read when first needed, then again when they have grown old or a token names
 * one that is not among them: so a new key is taken at once, and one that was withdrawn no longer than `maxAgeMs`.
 * Old keys are not used when new ones cannot be read.
 *
 * The function throws TOKEN_KEY_UNKNOWN, and CREDENTIALS_UNVERIFIABLE when the keys cannot be read.
 */
export function issuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { issuer, jwksUrl, logger } = options;
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let failure: { readonly cause: unknown; readonly at: number } | null = null;

  async function readKeys(signal: AbortSignal): Promise<Response> {
    // A flood of tokens while the issuer is down must not become a flood of requests to it.
    if (failure && performance.now() - failure.at < RETRY_AFTER_MS) throw failure.cause;
    try {
      const url = jwksUrl ?? jwksUrlIn(issuer, await readDocument(discoveryUrl, signal));
      const keys = await readDocument(url, signal);
      failure = null;
      logger.info('read the keys of the issuer', { issuer });
      return Response.json(keys);
    } catch (cause) {
      failure = { cause, at: performance.now() };
      logger.warn('could not read the keys of the issuer', { issuer, error: cause });
      throw cause;
    }
  }

  const keys = createRemoteJWKSet(new URL(jwksUrl ?? discoveryUrl), {
    timeoutDuration: TIMEOUT_MS,
    cacheMaxAge: options.maxAgeMs,
    cooldownDuration: options.cooldownMs,
    [customFetch]: (_, { signal }) => readKeys(signal),
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) {
        throw new HubError('TOKEN_KEY_UNKNOWN', 'The token is signed with a key that the issuer does not publish.');
      }
      throw new HubError('CREDENTIALS_UNVERIFIABLE', 'The keys of the issuer cannot be read.', { cause });
    }
  };
}

/** Whether keys may be read from there: over TLS, or from this machine itself. */
export function isTrustworthy(address: string): boolean {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Where OpenID Connect Discovery 1.0, 4.3, has the keys; the document must be the issuer's own. */
function jwksUrlIn(issuer: string, document: unknown): string {
  const { issuer: named, jwks_uri: url } = document as Readonly<Record<string, unknown>>;
  if (named !== issuer) throw new Error('the document of the issuer is another issuer’s');
  // What the internet says must not make the hub ask itself.
  const isLocal = issuer.startsWith('http:');
  if (typeof url === 'string' && isTrustworthy(url) && (isLocal || url.startsWith('https:'))) return url;
  throw new Error('the document of the issuer names no address of its keys that is taken');
}

/** A JSON object from an address that answers by itself: no redirect, and no more bytes than such a document has. */
async function readDocument(url: string, signal: AbortSignal): Promise<object> {
  const headers = { accept: 'application/json, application/jwk-set+json' };
  const response = await fetch(url, { redirect: 'error', signal, headers });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > DOCUMENT_BYTES) throw new Error(`${url} answered with more than ${DOCUMENT_BYTES} bytes`);
    chunks.push(chunk);
  }
  if (response.status !== 200) throw new Error(`${url} answered with status ${response.status}`);
  const document: unknown = JSON.parse(Buffer.concat(chunks).toString());
  if (typeof document === 'object' && document !== null) return document;
  throw new Error(`${url} answered with JSON that is no object`);
}
