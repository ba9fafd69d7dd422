import { ERRORS, hubErrorOf } from '../../platform/errors.ts';

/**
 * The header WWW-Authenticate of the answer to what was refused (RFC 6750, 3); null where there is none, which is for
 * every status but 401. A credential that does not hold is an invalid token; to none there is nothing to say.
 */
export function challengeOf(error: unknown): string | null {
  const code = hubErrorOf(error)?.code;
  if (code === undefined || ERRORS[code].status !== 401) return null;
  return code === 'UNAUTHENTICATED' ? 'Bearer' : 'Bearer error="invalid_token"';
}
