import type { IncomingHttpHeaders } from 'node:http';
import { type Clock, dayInVietnam } from '../platform/clock.ts';
import { HubError } from '../platform/errors.ts';
import type { Logger } from '../platform/log.ts';
import { looksLikeApiKey, matchesApiKey, parseApiKey } from '../platform/viewer/api-key.ts';
import type { Directory, RegisteredKey, Standing } from '../platform/viewer/directory.ts';
import { PUBLIC_VIEWER, type Scope, scopesOf, type Viewer } from '../platform/viewer.ts';
import { createAccessTokens, type OidcOptions } from './authentication/access-token.ts';
import { authorizationOf, bearerCredential } from './authentication/credential.ts';
import { DEVELOPMENT_ISSUER, verifyDevelopmentToken } from './authentication/development-token.ts';
import { RecentAnswers } from './authentication/recent-answers.ts';
import { tokenFault } from './authentication/token-faults.ts';
import { readToken } from './authentication/token-form.ts';

/** Who sends something, and until when their credentials say so. */
export interface Identity {
  readonly viewer: Viewer;
  /** From then on the credentials are refused; null when they do not expire by themselves. */
  readonly expiresAt: Date | null;
}

export interface Authentication {
  /**
   * Who sends these headers; the public when there are no credentials. Only Authorization says who somebody is.
   * Throws, never to fall back on the public: CREDENTIALS_AMBIGUOUS, UNAUTHENTICATED, the TOKEN_ and API_KEY_ codes,
   * and CREDENTIALS_UNVERIFIABLE when the issuer's keys or the register cannot be read.
   */
  identify(headers: IncomingHttpHeaders, rawHeaders?: readonly string[]): Promise<Identity>;
  /** The same from a value as of the header Authorization, such as a WebSocket says with connection_init. */
  identifyCredential(authorization: string | undefined): Promise<Identity>;
  /**
   * The identity as it is now, for doors that stay open: the same credentials checked anew, with today's grants. Throws
   * as `identify` does; UNAUTHENTICATED for an identity that was not made here.
   */
  renew(identity: Identity): Promise<Identity>;
}

export interface AuthenticationOptions {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The issuer of people's tokens; null: there is none. */
  readonly oidc: OidcOptions | null;
  /** The hub's signing key, to take the tokens that `hub token` prints; null in production. */
  readonly development: { readonly key: string } | null;
  /** How long what the register says may be kept, and so how long a revocation may take; 2 seconds when left out. */
  readonly cacheMs?: number | undefined;
}

/** What a credential proves by itself, before the register is asked. */
interface Proof {
  readonly subject: string;
  readonly expiresAt: Date;
  readonly token: { readonly id: string | null; readonly issuedAt: Date } | null;
  /** What the credential allows at most; null for whatever the roles give. */
  readonly scopes: ReadonlySet<Scope> | null;
  /** Of a development token, which brings its roles itself. */
  readonly viewer?: Viewer;
}

const DEFAULT_CACHE_MS = 2_000;

/**
 * Tells who asks. Tokens of the issuer make `person:` and the claim `sub`, API keys `machine:` and the key's id,
 * development tokens `dev:` and their subject, so that no kind of credential can name another's subject. Roles and
 * agencies are what the register gives the subject today, never what a token claims.
 *
 * Refused with CONFIG_INVALID when the options could let anybody else in.
 */
export function createAuthentication(options: AuthenticationOptions): Authentication {
  const { directory, clock, development, cacheMs = DEFAULT_CACHE_MS } = options;
  const accessTokens = options.oidc && createAccessTokens(options.oidc, clock, options.logger);
  const standings = new RecentAnswers<Standing>(clock, cacheMs);
  const keys = new RecentAnswers<RegisteredKey | null>(clock, cacheMs);
  /** The header Authorization that an identity was made of. */
  const origins = new WeakMap<Identity, string | undefined>();
  const nobody: Identity = { viewer: PUBLIC_VIEWER, expiresAt: null };
  origins.set(nobody, undefined);

  async function proofOfToken(text: string): Promise<Proof> {
    const token = readToken(text);
    // Who a token says it is from decides by which one key and algorithm it is checked, and nothing else.
    if (development && token.issuer === DEVELOPMENT_ISSUER) {
      const { viewer, id, issuedAt, expiresAt } = await verifyDevelopmentToken(development.key, token, clock.now());
      return { subject: viewer.subject, expiresAt, token: { id, issuedAt }, scopes: null, viewer };
    }
    if (!accessTokens) throw tokenFault('TOKEN_ISSUER_UNKNOWN');
    const { subject, id, issuedAt, expiresAt, scopes } = await accessTokens.verify(token);
    return { subject: `person:${subject}`, expiresAt, token: { id, issuedAt }, scopes };
  }

  async function proofOfApiKey(text: string): Promise<Proof> {
    const parts = parseApiKey(text);
    const registered = parts && (await asked(keys.get(parts.id, () => directory.keyById(parts.id))));
    const isSecret = matchesApiKey(parts?.secret ?? '', registered?.secretSha256 ?? null);
    if (!registered || !isSecret) throw new HubError('API_KEY_UNKNOWN', 'The API key is not of this hub.');
    if (registered.endedAt !== null) throw new HubError('API_KEY_REVOKED', 'The API key was ended.');
    const { id, expiresOn, scopes } = registered;
    if (!(dayInVietnam(clock.now()) <= expiresOn)) throw new HubError('API_KEY_EXPIRED', 'The API key has expired.');
    // It works to the end of its last day, which is 17:00 in Greenwich.
    const expiresAt = new Date(`${expiresOn}T17:00:00Z`);
    return { subject: `machine:${id}`, expiresAt, token: null, scopes: new Set(scopes) };
  }

  async function identifyCredential(authorization: string | undefined): Promise<Identity> {
    if (authorization === undefined) return nobody;
    const credential = bearerCredential(authorization);
    const proof = await (looksLikeApiKey(credential) ? proofOfApiKey(credential) : proofOfToken(credential));
    const today = dayInVietnam(clock.now());
    const ask = () => directory.standingOf(proof.subject, today);
    const standing = await asked(standings.get(`${today} ${proof.subject}`, ask));
    checkRevoked(proof, standing);
    const identity = { viewer: proof.viewer ?? viewerFrom(proof, standing), expiresAt: proof.expiresAt };
    origins.set(identity, authorization);
    return identity;
  }

  return {
    identify: async (headers, rawHeaders) => identifyCredential(authorizationOf(headers, rawHeaders)),
    identifyCredential,
    async renew(identity) {
      if (origins.has(identity)) return identifyCredential(origins.get(identity));
      throw new HubError('UNAUTHENTICATED', 'Who asks is not known any more.');
    },
  };
}

/** Whoever is known and has no grant is a citizen, machines too: that role opens nothing by itself. */
function viewerFrom({ subject, scopes }: Proof, standing: Standing): Viewer {
  const { agencyIds, readsAgencyIds, overseesAgencyIds } = standing;
  const roles = standing.roles.length > 0 ? standing.roles : (['citizen'] as const);
  const allowed = scopesOf(roles).filter((scope) => scopes === null || scopes.has(scope));
  return { subject, roles, scopes: allowed, agencyIds, readsAgencyIds, overseesAgencyIds };
}

/**
 * Throws TOKEN_REVOKED, and API_KEY_REVOKED for a key of whose subject everything was called back. Tokens say to the
 * second when they were issued: one of the same second as the revocation is refused.
 */
function checkRevoked({ token }: Proof, { revokedTo, revokedTokenIds }: Standing): void {
  if (!token) {
    if (revokedTo !== null) throw new HubError('API_KEY_REVOKED', 'The credentials of this machine were called back.');
    return;
  }
  const isOneOfThem = token.id !== null && revokedTokenIds.has(token.id);
  const isBefore = revokedTo !== null && !(token.issuedAt > revokedTo);
  if (isOneOfThem || isBefore) throw new HubError('TOKEN_REVOKED', 'The token was called back.');
}

/** What the register says. Whoever cannot be looked up is not let in: CREDENTIALS_UNVERIFIABLE. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new HubError('CREDENTIALS_UNVERIFIABLE', 'The register cannot be read.', { cause });
  }
}
