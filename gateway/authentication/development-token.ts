import { randomUUID } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { derivedKey } from '../../platform/viewer/derived-key.ts';
import { isViewer, type Viewer } from '../../platform/viewer.ts';
import { READABLE_SUBJECT } from './subject.ts';
import { tokenFault, tokenFaultOf } from './token-faults.ts';
import type { UncheckedToken } from './token-form.ts';

/** No address, so that no issuer of OpenID Connect can have this name. */
export const DEVELOPMENT_ISSUER = 'lien-thong-development';
/** Tells a token for trying out from every other by its header too. */
const TYPE = 'lien-thong-development+jwt';
const AUDIENCE = 'gateway';
const LIFETIME_SECONDS = 12 * 3600;

export interface DevelopmentToken {
  /** Its subject begins with "dev:". */
  readonly viewer: Viewer;
  readonly id: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/**
 * A token for trying the hub out, as `hub token` prints it: who asks, with roles of one's own choice, for 12 hours. The
 * subject is given without its prefix; 1 to 200 readable ASCII characters.
 */
export async function issueDevelopmentToken(hubKey: string, viewer: Viewer, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const { subject, ...claims } = viewer;
  if (!READABLE_SUBJECT.test(subject)) throw new Error('the subject of a development token is readable ASCII');
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME_SECONDS)
    .sign(derivedKey(hubKey, DEVELOPMENT_ISSUER));
}

/** Check what `issueDevelopmentToken` made. Throws the TOKEN_ codes. To be asked outside production only. */
export async function verifyDevelopmentToken(
  hubKey: string,
  token: UncheckedToken,
  now: Date,
): Promise<DevelopmentToken> {
  if (token.algorithm !== 'HS256') throw tokenFault('TOKEN_ALGORITHM_REFUSED');
  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(token.text, derivedKey(hubKey, DEVELOPMENT_ISSUER), {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: DEVELOPMENT_ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      maxTokenAge: LIFETIME_SECONDS,
      currentDate: now,
    });
    claims = verified.payload;
  } catch (thrown) {
    throw tokenFaultOf(thrown);
  }
  const { sub, roles, agencyIds, readsAgencyIds, overseesAgencyIds, scopes, jti, iat, exp } = claims;
  const viewer = { subject: `dev:${sub}`, roles, scopes, agencyIds, readsAgencyIds, overseesAgencyIds };
  if (!isViewer(viewer) || !READABLE_SUBJECT.test(String(sub))) throw tokenFault('TOKEN_CLAIMS_MISSING');
  return { viewer, id: String(jti), issuedAt: new Date(iat! * 1000), expiresAt: new Date(exp! * 1000) };
}
