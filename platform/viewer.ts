import { createHash, createHmac } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { HubError } from './errors.ts';
import { UUID } from './page.ts';
import type { ReadAt } from './subgraph.ts';

/** What a caller may be. Grants and scopes are facts of the register; a token only names who asks. */
export const ROLES = ['public', 'citizen', 'officer', 'analyst', 'partner', 'operator', 'auditor', 'monitor'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. Made by the gateway from the caller's credentials, signed towards subgraphs, set on every transaction. */
export interface Viewer {
  /** Stable and opaque; 'public' for whoever shows no credentials. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Ids of the agencies the viewer acts for; empty but for officers. */
  readonly agencyIds: readonly string[];
}

export const PUBLIC_VIEWER: Viewer = { subject: 'public', roles: ['public'], agencyIds: [] };

export function isPublic(viewer: Viewer): boolean {
  return viewer.subject === PUBLIC_VIEWER.subject;
}

/** How long a signed call is good for: long enough for a slow connection, too short to be of use to a thief. */
const CALL_LIFETIME_SECONDS = 30;

/** What the gateway tells a subgraph, under signature, with every call. */
export interface SignedCall {
  readonly viewer: Viewer;
  readonly readAt: ReadAt;
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
  return new SignJWT({ viewer: call.viewer, readAt: call.readAt, body: sha256(body) })
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
  if (!isViewer(claims.viewer) || !isReadAt(claims.readAt)) {
    throw new HubError('VIEWER_REFUSED', `The signed call to ${subgraph} holds no viewer that it understands.`);
  }
  return { viewer: claims.viewer, readAt: claims.readAt };
}

/** How long a development token lasts. */
const DEVELOPMENT_TOKEN_LIFETIME_SECONDS = 12 * 3600;
const DEVELOPMENT_ISSUER = 'lien-thong-development';

/** A token for trying the hub out, as `hub token` prints it. The gateway takes such tokens outside production only. */
export async function issueDevelopmentToken(hubKey: string, viewer: Viewer, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ roles: viewer.roles, agencyIds: viewer.agencyIds })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience('gateway')
    .setSubject(viewer.subject)
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
    const viewer = { subject: payload.sub, roles: payload.roles, agencyIds: payload.agencyIds };
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
  const { subject, roles, agencyIds } = value as Record<string, unknown>;
  return (
    typeof subject === 'string' &&
    subject !== '' &&
    Array.isArray(roles) &&
    roles.every((role) => (ROLES as readonly unknown[]).includes(role)) &&
    Array.isArray(agencyIds) &&
    agencyIds.every((id) => typeof id === 'string' && UUID.test(id))
  );
}

function isReadAt(value: unknown): value is ReadAt {
  if (typeof value !== 'object' || value === null) return false;
  const { position, today } = value as Record<string, unknown>;
  return (position === null || typeof position === 'string') && typeof today === 'string';
}
