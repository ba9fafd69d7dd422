import { createHash, createHmac, type KeyObject, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { HubError } from '../errors.ts';
import { isLanguage, type Language } from '../language.ts';
import type { ReadAt } from '../subgraph.ts';
import { isViewer, type Viewer } from '../viewer.ts';
import { derivedKey } from './derived-key.ts';
import { ReplayMemory } from './replay-memory.ts';

/** What the gateway tells a subgraph, under signature, with every call. */
export interface SignedCall {
  readonly viewer: Viewer;
  readonly readAt: ReadAt;
  /** Of the sentences that the caller reads. */
  readonly language: Language;
  /** Of a subscription only: the position after which it goes on; null for from now on. */
  readonly resumeAfter?: string | null;
}

/** Signs the calls of a gateway to one subgraph. */
export interface CallSigner {
  /** The token for one attempt: `Authorization: Bearer <token>`. To be made anew for the next, which is another call. */
  sign(call: SignedCall, body: string): string;
}

/** Checks the calls that come to one subgraph server. */
export interface CallVerifier {
  /**
   * What the gateway says with a call, from the header Authorization and the body as it came. Throws VIEWER_MISSING
   * when there is no signature; VIEWER_REFUSED when it is altered, expired, not yet good, for another subgraph, for
   * another body, or older than this verifier; VIEWER_REPLAYED when the same call came before; and
   * CREDENTIALS_UNVERIFIABLE while more calls come than can be kept in mind.
   */
  verify(authorization: string | undefined, body: string): SignedCall;
}

/** How long a signed call is good for: long enough for a slow connection, too short to be of use to a thief. */
const LIFETIME_SECONDS = 30;
/** By how much the clocks of gateway and subgraph may differ. */
const TOLERANCE_SECONDS = 5;
const ISSUER = 'gateway';
/** The header of every call. No other is taken, so that a token cannot choose how it is checked. */
const HEADER = encoded('{"alg":"HS256","typ":"JWT"}');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TOKEN_ID = /^[\w-]{16,64}$/;

/**
 * Sign the calls to a subgraph: each a JWT (RFC 7519, HS256) that names the subgraph as its audience, says who asks and
 * which moment is read, holds the SHA-256 of the body and an id of its own, and ends after 30 seconds. Each subgraph
 * has a key of its own, made of the hub's, so that none can call another in the gateway's name.
 *
 * Made with node:crypto in one go: 0.03 ms. WebCrypto, which jose builds on, goes through the thread pool for each:
 * 0.4 ms, whether the key is imported anew or not. The tests read these tokens with jose.
 */
export function createCallSigner(hubKey: string, subgraph: string, clock: Clock): CallSigner {
  const key = callKey(hubKey, subgraph);
  return {
    sign({ viewer, readAt, language, resumeAfter }, body) {
      const iat = secondsOf(clock.now());
      const claims = {
        iss: ISSUER,
        aud: subgraph,
        sub: viewer.subject,
        iat,
        exp: iat + LIFETIME_SECONDS,
        jti: randomUUID(),
        body: sha256(body),
        viewer,
        readAt,
        language,
        resumeAfter,
      };
      const signed = `${HEADER}.${encoded(JSON.stringify(claims))}`;
      return `${signed}.${signatureOf(signed, key).toString('base64url')}`;
    },
  };
}

/** Check the calls that `createCallSigner` signs for this subgraph. `seen` is for tests that fill it. */
export function createCallVerifier(
  hubKey: string,
  subgraph: string,
  clock: Clock,
  seen: ReplayMemory = new ReplayMemory(),
): CallVerifier {
  const key = callKey(hubKey, subgraph);
  /** What was signed before may have come to the server that stood here before this one. */
  const begun = secondsOf(clock.now());

  function refused(why: string): HubError {
    return new HubError('VIEWER_REFUSED', `The call to ${subgraph} ${why}.`);
  }

  return {
    verify(authorization, body) {
      const token = authorization?.match(/^Bearer (\S+)$/)?.[1];
      if (token === undefined)
        throw new HubError('VIEWER_MISSING', `Expected a call signed by the gateway; none came to ${subgraph}.`);

      const claims = claimsOf(token, key);
      if (!claims) throw refused('has a signature that does not hold');
      const { iss, aud, sub, iat, exp, jti, viewer, readAt, language, resumeAfter } = claims;
      if (iss !== ISSUER || aud !== subgraph) throw refused('is signed for another');

      const now = secondsOf(clock.now());
      if (!isSecond(iat) || !isSecond(exp) || exp > iat + LIFETIME_SECONDS)
        throw refused('says no time that it is good');
      if (iat > now + TOLERANCE_SECONDS) throw refused('is signed for later');
      if (exp + TOLERANCE_SECONDS <= now) throw refused('has expired');
      if (iat < begun) throw refused('is older than this server');

      if (claims.body !== sha256(body)) throw refused('has another body than the one that was signed');
      const isUnderstood =
        isViewer(viewer) &&
        viewer.subject === sub &&
        isReadAt(readAt) &&
        isLanguage(language) &&
        (resumeAfter === undefined || isPosition(resumeAfter));
      if (!isUnderstood || typeof jti !== 'string' || !TOKEN_ID.test(jti)) {
        throw refused('holds no viewer that is understood');
      }

      const noted = seen.note(jti, exp + TOLERANCE_SECONDS, now);
      if (noted === 'SEEN') throw new HubError('VIEWER_REPLAYED', `The same call came to ${subgraph} before.`);
      if (noted === 'FULL') {
        throw new HubError('CREDENTIALS_UNVERIFIABLE', `More calls came to ${subgraph} than it can keep in mind.`);
      }
      return { viewer, readAt, language, ...(resumeAfter === undefined ? {} : { resumeAfter }) };
    },
  };
}

function callKey(hubKey: string, subgraph: string): KeyObject {
  return derivedKey(hubKey, `call:${subgraph}`);
}

/** Null when the signature does not hold. Nothing of a token is read before that. */
function claimsOf(token: string, key: KeyObject): Readonly<Record<string, unknown>> | null {
  const parts = token.split('.');
  const [header, payload = '', signature = ''] = parts;
  if (parts.length !== 3 || header !== HEADER) return null;
  const expected = signatureOf(`${header}.${payload}`, key);
  const came = Buffer.from(signature, 'base64url');
  if (came.length !== expected.length || !timingSafeEqual(came, expected)) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<Record<string, unknown>>;
}

function signatureOf(signed: string, key: KeyObject): Buffer {
  return createHmac('sha256', key).update(signed).digest();
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function secondsOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

function isSecond(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isReadAt(value: unknown): value is ReadAt {
  if (typeof value !== 'object' || value === null) return false;
  const { position, today, boundariesOn } = value as Record<string, unknown>;
  return isPosition(position) && isDay(today) && (boundariesOn === undefined || isDay(boundariesOn));
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value);
}

function isPosition(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
