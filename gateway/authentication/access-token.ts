import { type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../platform/clock.ts';
import { HubError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/log.ts';
import { SCOPES, type Scope } from '../../platform/viewer.ts';
import { issuerKeys, isTrustworthy } from './issuer-keys.ts';
import { READABLE_SUBJECT } from './subject.ts';
import { tokenFault, tokenFaultOf } from './token-faults.ts';
import type { UncheckedToken } from './token-form.ts';

/** An issuer of tokens that the hub trusts to say who somebody is: never what they may do. */
export interface OidcOptions {
  /** Exactly as in the claim `iss`: an address over https, or over http on this machine. */
  readonly issuer: string;
  /** The names of this hub, one of which a token has in `aud`. */
  readonly audience: readonly string[];
  /** Where its keys are; found by OpenID Connect Discovery when left out. */
  readonly jwksUrl?: string | undefined;
  /** Taken are RS256, PS256, ES256 and EdDSA when left out. Those that work with a shared secret never are. */
  readonly algorithms?: readonly string[] | undefined;
  /** By how much the clocks of issuer and hub may differ; 30 seconds when left out. */
  readonly skewSeconds?: number | undefined;
  /** A token is refused once it is older, whatever end it states; no limit when left out. */
  readonly maxAgeSeconds?: number | undefined;
  /** How long the issuer's keys are trusted before they are read again; 10 minutes when left out. */
  readonly keysMaxAgeMs?: number | undefined;
  /** How long an unknown key does not make them be read again; 30 seconds when left out. */
  readonly keysCooldownMs?: number | undefined;
}

export interface AccessToken {
  /** The claim `sub`. */
  readonly subject: string;
  /** The claim `jti`; null when there is none. */
  readonly id: string | null;
  readonly issuedAt: Date;
  /** When it is refused from. */
  readonly expiresAt: Date;
  /** Scopes of the hub that it is cut down to; null when it names none of them. */
  readonly scopes: ReadonlySet<Scope> | null;
}

const DEFAULT_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const ALGORITHMS = new Set([...DEFAULT_ALGORITHMS, 'RS384', 'RS512', 'PS384', 'PS512', 'ES384', 'ES512', 'Ed25519']);
/** RFC 9068, 2.1, and what issuers wrote before it. */
const TYPES: readonly (string | null)[] = ['at+jwt', 'jwt', null];
const TOKEN_ID_CAP = 200;
/** The last second that a Date can hold. */
const LAST_SECOND = 8_640_000_000_000;

/** Checks access tokens of one issuer. Refused with CONFIG_INVALID when the options could let anybody else in. */
export function createAccessTokens(
  options: OidcOptions,
  clock: Clock,
  logger: Logger,
): { verify(token: UncheckedToken): Promise<AccessToken> } {
  const { issuer, audience, algorithms = DEFAULT_ALGORITHMS, skewSeconds = 30, maxAgeSeconds } = options;
  checkOptions(options);
  const keys = issuerKeys({
    issuer,
    jwksUrl: options.jwksUrl ?? null,
    maxAgeMs: options.keysMaxAgeMs ?? 600_000,
    cooldownMs: options.keysCooldownMs ?? 30_000,
    logger,
  });

  return {
    /** Throws the TOKEN_ codes, CREDENTIALS_UNVERIFIABLE when the issuer's keys cannot be read, and UNAUTHENTICATED. */
    async verify(token) {
      // Refused unread, so that what others sign does not make us ask the issuer for keys.
      if (token.algorithm === null || !algorithms.includes(token.algorithm))
        throw tokenFault('TOKEN_ALGORITHM_REFUSED');
      if (!TYPES.includes(token.type)) throw tokenFault('TOKEN_MALFORMED');
      if (token.issuer === undefined) throw tokenFault('TOKEN_CLAIMS_MISSING');
      if (token.issuer !== issuer) throw tokenFault('TOKEN_ISSUER_UNKNOWN');

      const now = clock.now();
      let claims: JWTPayload;
      try {
        const verified = await jwtVerify(token.text, keys, {
          algorithms: [...algorithms],
          issuer,
          audience: [...audience],
          requiredClaims: ['sub', 'iat', 'exp', 'iss', 'aud'],
          clockTolerance: skewSeconds,
          currentDate: now,
          ...(maxAgeSeconds === undefined ? {} : { maxTokenAge: maxAgeSeconds }),
        });
        claims = verified.payload;
      } catch (thrown) {
        throw tokenFaultOf(thrown);
      }
      return accessTokenOf(claims, { now, skewSeconds, maxAgeSeconds: maxAgeSeconds ?? LAST_SECOND });
    },
  };
}

function accessTokenOf(
  claims: JWTPayload,
  { now, skewSeconds, maxAgeSeconds }: { now: Date; skewSeconds: number; maxAgeSeconds: number },
): AccessToken {
  const { sub, jti, iat, exp } = claims;
  const isWhole =
    typeof sub === 'string' &&
    READABLE_SUBJECT.test(sub) &&
    isSecond(iat) &&
    isSecond(exp) &&
    (jti === undefined || (typeof jti === 'string' && jti.length <= TOKEN_ID_CAP));
  if (!isWhole || isIdToken(claims)) throw tokenFault('TOKEN_CLAIMS_MISSING');
  if (iat > now.getTime() / 1000 + skewSeconds) throw tokenFault('TOKEN_NOT_YET_VALID');
  if (claims.cnf !== undefined) {
    // It is worth something only together with a proof (RFC 8705, RFC 9449), which nobody here asks for.
    throw new HubError('UNAUTHENTICATED', 'The token is bound to a key of its holder; expected a bearer token.');
  }
  const lastSecond = Math.min(exp, iat + maxAgeSeconds) + skewSeconds;
  return {
    subject: sub,
    id: jti ?? null,
    issuedAt: new Date(iat * 1000),
    expiresAt: new Date(Math.min(lastSecond, LAST_SECOND) * 1000),
    scopes: scopesIn(claims),
  };
}

/**
 * An ID token tells a client who has signed in; it is no leave to ask in their name, and many see it. It has a hash of
 * what was given out with it, or says so itself (Keycloak), or repeats a nonce and has no scope as access tokens do.
 */
function isIdToken(claims: JWTPayload): boolean {
  if (claims.at_hash !== undefined || claims.c_hash !== undefined) return true;
  if (claims.typ !== undefined && !/^(bearer|at\+jwt|jwt)$/i.test(String(claims.typ))) return true;
  return claims.nonce !== undefined && claims.scope === undefined && claims.scp === undefined;
}

/** The hub's scopes that `scope` (RFC 9068) or `scp` name. A claim of another form could mean any limit: refused. */
function scopesIn({ scope, scp }: JWTPayload): ReadonlySet<Scope> | null {
  const named = [scope, scp].flatMap((claim) => {
    if (claim === undefined) return [];
    const names: unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [null];
    if (names.every((name) => typeof name === 'string')) return names;
    throw tokenFault('TOKEN_CLAIMS_MISSING');
  });
  const scopes = named.filter((name): name is Scope => Object.hasOwn(SCOPES, name));
  return scopes.length > 0 ? new Set(scopes) : null;
}

function isSecond(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LAST_SECOND;
}

function checkOptions(options: OidcOptions): void {
  const { issuer, audience, jwksUrl, algorithms = DEFAULT_ALGORITHMS, skewSeconds = 30, maxAgeSeconds = 1 } = options;
  const mistakes = [
    isTrustworthy(issuer) && !/[?#]/.test(issuer)
      ? null
      : 'the issuer to be an address over https, or over http on this machine, without ? and #',
    jwksUrl === undefined || isTrustworthy(jwksUrl)
      ? null
      : 'the keys of the issuer to be read over https, or over http from this machine',
    audience.length > 0 && audience.every((name) => name.trim() !== '')
      ? null
      : 'an audience, which is what the issuer calls this hub',
    algorithms.length > 0 && algorithms.every((name) => ALGORITHMS.has(name))
      ? null
      : `algorithms of ${[...ALGORITHMS].join(', ')}`,
    skewSeconds >= 0 && skewSeconds <= 300 ? null : 'clocks to differ by 0 to 300 seconds',
    maxAgeSeconds > 0 ? null : 'a token to be good for some seconds',
  ].filter((mistake) => mistake !== null);
  if (mistakes.length > 0) throw new HubError('CONFIG_INVALID', mistakes.map((each) => `Expected ${each}.`).join('\n'));
}
