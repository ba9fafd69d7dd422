import { createHash, createHmac } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { AccessBearer } from '../schema/access.ts';
import { HubError } from './errors.ts';
import { isLanguage, type Language } from './language.ts';
import { UUID } from './page.ts';
import type { ReadAt } from './subgraph.ts';

/**
 * What a caller may be. Grants are facts of the register of agencies; a token only names who asks. Whoever is known and
 * has no grant is a citizen; a steward is an officer who may also give and end the grants of the agency.
 */
export const ROLES = [
  'public',
  'citizen',
  'officer',
  'steward',
  'analyst',
  'partner',
  'operator',
  'auditor',
  'monitor',
] as const;
export type Role = (typeof ROLES)[number];

/** What a caller may do, in the names that @requiresScopes asks for. Codes are API: added freely, renamed never. */
export const SCOPES = {
  'directives:write': 'Record and change directives and tasks of the agencies that one acts for.',
  'grants:read': 'See who was given which role: one’s own grants, and those of the agencies in one’s reach.',
  'grants:write': 'Give and end roles: operators any, stewards those of their agency and of the agencies below it.',
  'keys:read': 'See the keys that machines sign in with, never their secrets.',
  'keys:write': 'Register and end keys of machines; revoke tokens.',
  'audit:read': 'Read the audit record.',
} as const;
export type Scope = keyof typeof SCOPES;

/** The scopes of each role. Those of a caller are the union over its roles, cut down by what its credentials allow. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  public: [],
  citizen: [],
  officer: ['directives:write', 'grants:read'],
  steward: ['directives:write', 'grants:read', 'grants:write'],
  analyst: [],
  partner: [],
  operator: ['directives:write', 'grants:read', 'grants:write', 'keys:read', 'keys:write'],
  auditor: ['grants:read', 'keys:read', 'audit:read'],
  monitor: ['grants:read'],
};

/** Who asks. Made by the gateway from the caller's credentials, signed towards subgraphs, set on every transaction. */
export interface Viewer {
  /**
   * Stable and opaque; 'public' for whoever shows no credentials. Begins with how it was made known, so that no issuer
   * can name another's: `person:` (OIDC), `machine:` (API key), `dev:` (development token).
   */
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  /** Ids of the agencies the viewer acts for; empty but for officers and stewards. */
  readonly agencyIds: readonly string[];
  /** Ids of the agencies whose rows the viewer reads as its own: those it acts for, and what they took over from. */
  readonly readsAgencyIds: readonly string[];
  /** Ids of the agencies the viewer oversees today; empty but for monitors. */
  readonly overseesAgencyIds: readonly string[];
}

/** A viewer with what follows from its roles where nothing else is said: their scopes, and to read what it acts for. */
export function viewerOf(known: Pick<Viewer, 'subject' | 'roles'> & Partial<Viewer>): Viewer {
  const { agencyIds = [], roles } = known;
  return {
    scopes: scopesOf(roles),
    agencyIds,
    readsAgencyIds: agencyIds,
    overseesAgencyIds: [],
    ...known,
  };
}

/** The scopes of these roles together, each once, in the order of SCOPES. */
export function scopesOf(roles: readonly Role[]): Scope[] {
  const given = new Set(roles.flatMap((role) => ROLE_SCOPES[role]));
  return (Object.keys(SCOPES) as Scope[]).filter((scope) => given.has(scope));
}

export const PUBLIC_VIEWER: Viewer = viewerOf({ subject: 'public', roles: ['public'] });

export function isPublic(viewer: Viewer): boolean {
  return viewer.subject === PUBLIC_VIEWER.subject;
}

/**
 * The names that `@policy` may ask for, each a question to the viewer alone. A policy that is not here is met by nobody:
 * a partner's new policy closes a field until the hub knows it.
 */
export const POLICIES: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  operator: ({ roles }) => roles.includes('operator'),
  auditor: ({ roles }) => roles.includes('auditor'),
  acts_for_an_agency: ({ agencyIds }) => agencyIds.length > 0,
  oversees_an_agency: ({ overseesAgencyIds }) => overseesAgencyIds.length > 0,
};

/** A viewer as access rules ask about it: see schema/access.ts. */
export function bearerOf(viewer: Viewer): AccessBearer {
  return {
    isKnown: !isPublic(viewer),
    hasScope: (scope) => (viewer.scopes as readonly string[]).includes(scope),
    meetsPolicy: (policy) => Object.hasOwn(POLICIES, policy) && POLICIES[policy]!(viewer),
  };
}

/** How long a signed call is good for: long enough for a slow connection, too short to be of use to a thief. */
const CALL_LIFETIME_SECONDS = 30;

/** What the gateway tells a subgraph, under signature, with every call. */
export interface SignedCall {
  readonly viewer: Viewer;
  readonly readAt: ReadAt;
  /** Of the sentences that the caller reads. */
  readonly language: Language;
}

/**
 * Sign a call from the gateway to one subgraph: a JWT (RFC 7519, HS256) that names the subgraph as its audience, holds
 * the viewer and the moment to read at, the SHA-256 of the body, and ends after 30 seconds. Each subgraph has a key of
 * its own, derived from the hub's, so that none can call another in the gateway's name.
 */
export async function signCall(
  hubKey: string,
  subgraph: string,
  call: SignedCall,
  body: string,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ viewer: call.viewer, readAt: call.readAt, language: call.language, body: sha256(body) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('gateway')
    .setAudience(subgraph)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + CALL_LIFETIME_SECONDS)
    .sign(subgraphKey(hubKey, subgraph));
}

/**
 * Check what `signCall` made and give back what it says. Refused with VIEWER_MISSING when there is no signature, and
 * with VIEWER_REFUSED when it is altered, expired, for another subgraph, or for another body.
 */
export async function verifyCall(
  hubKey: string,
  subgraph: string,
  authorization: string | undefined,
  body: string,
  now: Date,
): Promise<SignedCall> {
  const token = authorization?.match(/^Bearer (\S+)$/)?.[1];
  if (token === undefined)
    throw new HubError('VIEWER_MISSING', `Expected a call signed by the gateway; none came to ${subgraph}.`);

  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(token, subgraphKey(hubKey, subgraph), {
      algorithms: ['HS256'],
      issuer: 'gateway',
      audience: subgraph,
      requiredClaims: ['exp', 'iat'],
      currentDate: now,
      clockTolerance: 5,
    });
    claims = verified.payload;
  } catch (cause) {
    throw new HubError('VIEWER_REFUSED', `The signature of the call to ${subgraph} does not hold.`, { cause });
  }

  if (claims.body !== sha256(body)) {
    throw new HubError('VIEWER_REFUSED', `The body that came to ${subgraph} is not the one that was signed.`);
  }
  if (!isViewer(claims.viewer) || !isReadAt(claims.readAt) || !isLanguage(claims.language)) {
    throw new HubError('VIEWER_REFUSED', `The signed call to ${subgraph} holds no viewer that it understands.`);
  }
  return { viewer: claims.viewer, readAt: claims.readAt, language: claims.language };
}

/** How long a development token lasts. */
const DEVELOPMENT_TOKEN_LIFETIME_SECONDS = 12 * 3600;
const DEVELOPMENT_ISSUER = 'lien-thong-development';

/** A token for trying the hub out, as `hub token` prints it. The gateway takes such tokens outside production only. */
export async function issueDevelopmentToken(hubKey: string, viewer: Viewer, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const { subject, ...claims } = viewer;
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience('gateway')
    .setSubject(subject)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + DEVELOPMENT_TOKEN_LIFETIME_SECONDS)
    .sign(subgraphKey(hubKey, DEVELOPMENT_ISSUER));
}

/**
 * Who a request's Authorization header says is asking; the public viewer when there is none. Refused with
 * UNAUTHENTICATED when the header is there and does not hold: a caller with bad credentials is not the public.
 */
export async function authenticateDevelopmentToken(
  hubKey: string,
  authorization: string | undefined,
  now: Date,
): Promise<Viewer> {
  if (authorization === undefined) return PUBLIC_VIEWER;
  const token = authorization.match(/^Bearer (\S+)$/i)?.[1];
  if (token === undefined) throw new HubError('UNAUTHENTICATED', 'Expected "Authorization: Bearer <token>".');

  try {
    const { payload } = await jwtVerify(token, subgraphKey(hubKey, DEVELOPMENT_ISSUER), {
      algorithms: ['HS256'],
      issuer: DEVELOPMENT_ISSUER,
      audience: 'gateway',
      requiredClaims: ['exp', 'sub'],
      currentDate: now,
    });
    const { sub, roles, agencyIds, readsAgencyIds, overseesAgencyIds, scopes } = payload;
    const viewer = { subject: sub, roles, scopes, agencyIds, readsAgencyIds, overseesAgencyIds };
    if (isViewer(viewer) && !isPublic(viewer)) return viewer;
  } catch (cause) {
    throw new HubError('UNAUTHENTICATED', 'The token is altered, expired, or not from this hub.', { cause });
  }
  throw new HubError('UNAUTHENTICATED', 'The token names no viewer that this hub understands.');
}

function subgraphKey(hubKey: string, purpose: string): Uint8Array {
  return createHmac('sha256', hubKey).update(`call:${purpose}`).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function isViewer(value: unknown): value is Viewer {
  if (typeof value !== 'object' || value === null) return false;
  const { subject, roles, scopes, agencyIds, readsAgencyIds, overseesAgencyIds } = value as Record<string, unknown>;
  return (
    typeof subject === 'string' &&
    subject !== '' &&
    Array.isArray(roles) &&
    roles.every((role) => (ROLES as readonly unknown[]).includes(role)) &&
    Array.isArray(scopes) &&
    scopes.every((scope) => typeof scope === 'string' && Object.hasOwn(SCOPES, scope)) &&
    [agencyIds, readsAgencyIds, overseesAgencyIds].every(isIdList)
  );
}

function isIdList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string' && UUID.test(id));
}

function isReadAt(value: unknown): value is ReadAt {
  if (typeof value !== 'object' || value === null) return false;
  const { position, today } = value as Record<string, unknown>;
  return (position === null || typeof position === 'string') && typeof today === 'string';
}
