import { errors } from 'jose';
import { type ErrorCode, HubError } from '../../platform/errors.ts';

const SENTENCES = {
  TOKEN_ALGORITHM_REFUSED: 'The token is signed with an algorithm that is not taken.',
  TOKEN_AUDIENCE_WRONG: 'The token is meant for another audience.',
  TOKEN_CLAIMS_MISSING: 'The token lacks a claim of an access token, or has one of another type.',
  TOKEN_EXPIRED: 'The token has expired.',
  TOKEN_ISSUER_UNKNOWN: 'The token is from an issuer that this hub does not trust.',
  TOKEN_MALFORMED: 'What came is no signed token of the form that is taken.',
  TOKEN_NOT_YET_VALID: 'The token begins to hold later than now.',
  TOKEN_SIGNATURE_INVALID: 'The signature of the token does not hold.',
} as const satisfies Partial<Record<ErrorCode, string>>;

type TokenFault = keyof typeof SENTENCES;

export function tokenFault(code: TokenFault): HubError {
  return new HubError(code, SENTENCES[code]);
}

/**
 * Why jose did not take a token, as a refusal of ours. Claims are nowhere in it, so none reaches a log. What is not the
 * token's fault, such as a key of the issuer that cannot be used, is CREDENTIALS_UNVERIFIABLE.
 */
export function tokenFaultOf(thrown: unknown): HubError {
  if (thrown instanceof HubError) return thrown;
  if (thrown instanceof errors.JWTExpired) return tokenFault('TOKEN_EXPIRED');
  if (thrown instanceof errors.JWTClaimValidationFailed) return tokenFault(faultOfClaim(thrown));
  if (thrown instanceof errors.JOSEAlgNotAllowed) return tokenFault('TOKEN_ALGORITHM_REFUSED');
  if (thrown instanceof errors.JWSSignatureVerificationFailed) return tokenFault('TOKEN_SIGNATURE_INVALID');
  const isForm = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSENotSupported].some((kind) => thrown instanceof kind);
  if (isForm) return tokenFault('TOKEN_MALFORMED');
  return new HubError('CREDENTIALS_UNVERIFIABLE', 'The token could not be checked.', { cause: thrown });
}

const FAULT_BY_CLAIM: Readonly<Record<string, TokenFault>> = {
  iss: 'TOKEN_ISSUER_UNKNOWN',
  aud: 'TOKEN_AUDIENCE_WRONG',
  nbf: 'TOKEN_NOT_YET_VALID',
  iat: 'TOKEN_NOT_YET_VALID',
};

function faultOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): TokenFault {
  if (reason !== 'check_failed') return 'TOKEN_CLAIMS_MISSING';
  return FAULT_BY_CLAIM[claim] ?? 'TOKEN_MALFORMED';
}
