import { HubError } from '../../platform/errors.ts';

/** What a token says before anything of it is checked: enough to refuse it, never enough to believe it. */
export interface UncheckedToken {
  readonly text: string;
  /** Null when it names none, or no name. */
  readonly algorithm: string | null;
  /** In lower case, without "application/"; null when there is none. */
  readonly type: string | null;
  readonly issuer: unknown;
}

/** More than any issuer makes, and less than what takes long to read. */
const LENGTH_CAP = 16_384;
const KEY_ID_CAP = 200;

/** Header parameters (RFC 7515, 4.1) by which a token would bring its own key, or ask for what nobody here understands. */
const REFUSED_PARAMETERS = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc'];

/**
 * Read the outside of a signed token: a JWS in compact form over JSON claims (RFC 7519). Throws TOKEN_MALFORMED for
 * everything else, such as an encrypted token, a base64url that could be written otherwise, or a header that brings
 * a key along.
 */
export function readToken(text: string): UncheckedToken {
  if (text.length > LENGTH_CAP) throw malformed(`is longer than ${LENGTH_CAP} characters`);
  const parts = text.split('.');
  const [header, claims] = parts;
  if (parts.length !== 3 || !header || !claims) throw malformed('is not made of three parts');
  if (!parts.every(isCanonical)) throw malformed('is not written in base64url');
  const { alg, typ, kid, ...others } = recordOf(header);
  const refused = REFUSED_PARAMETERS.find((name) => Object.hasOwn(others, name));
  if (refused !== undefined) throw malformed(`has the header "${refused}", which is not taken`);
  const isKeyId = kid === undefined || (typeof kid === 'string' && kid.length <= KEY_ID_CAP);
  if (!isKeyId) throw malformed('names its key in no way that is understood');
  if (typ !== undefined && typeof typ !== 'string') throw malformed('has a type that is no text');
  return {
    text,
    algorithm: typeof alg === 'string' ? alg : null,
    type: typ === undefined ? null : typ.toLowerCase().replace(/^application\//, ''),
    issuer: recordOf(claims).iss,
  };
}

/** Written in the one way there is: two texts of one token would be two tokens to whoever compares them. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

function recordOf(part: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')));
  } catch {
    throw malformed('holds something else than JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw malformed('holds JSON that is no object');
}

function malformed(how: string): HubError {
  return new HubError('TOKEN_MALFORMED', `Expected a signed token; what came ${how}.`);
}
