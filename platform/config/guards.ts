import type { Config } from '../config.ts';
import { HubError } from '../errors.ts';

/** One thing that a hub in production must have decided. */
interface Guard {
  /** What is guarded, in a word that an operator finds in docs/operating.md. */
  readonly name: string;
  isSet(config: Config): boolean;
  /** What to set, and to what. */
  readonly remedy: string;
}

/** Fewer different characters than this are a placeholder and no secret. */
const KEY_CHARACTERS = 12;

/**
 * Nothing of this has a safe default that would also be right: who may come in, what the schema shows to strangers, how
 * much is read of a request, what signs, and where the encryption of the line ends.
 */
export const GUARDS: readonly Guard[] = [
  {
    name: 'authentication',
    isSet: ({ authentication }) => authentication !== 'development',
    remedy:
      'set OIDC_ISSUER and OIDC_AUDIENCE to let people in, or AUTHENTICATION=keys for machines with API keys alone',
  },
  {
    name: 'introspection policy',
    isSet: ({ stated }) => stated.has('INTROSPECTION'),
    remedy: 'set INTROSPECTION to open, known (not for the public) or off',
  },
  {
    name: 'body limit',
    isSet: ({ stated }) => stated.has('BODY_LIMIT_BYTES'),
    remedy: 'set BODY_LIMIT_BYTES, such as 1048576',
  },
  {
    name: 'signing key',
    isSet: ({ signingKey }) => signingKey !== null && new Set(signingKey).size >= KEY_CHARACTERS,
    remedy: `set SIGNING_KEY to a secret of at least 32 characters, ${KEY_CHARACTERS} of them different, made with: openssl rand -base64 48`,
  },
  {
    name: 'TLS',
    isSet: ({ tls, trustedProxies }) => tls !== null || trustedProxies.length > 0,
    remedy:
      'set TLS_CERT_FILE and TLS_KEY_FILE, or TRUSTED_PROXIES to the addresses of the proxy that speaks TLS in front',
  },
  {
    name: 'safe token issuer',
    isSet: ({ oidc }) => oidc === null || [oidc.issuer, oidc.jwksUrl].every((url) => url === null || isSafe(url)),
    remedy: 'set OIDC_ISSUER and OIDC_JWKS_URL to addresses that begin with https://',
  },
];

/**
 * Refuses to go on in production with a guard missing: PRODUCTION_UNGUARDED, with a line for each that names what is
 * missing and how to set it. Elsewhere a hub may run without. `names`: the guards of a part of a hub; all when left out.
 */
export function checkGuards(config: Config, names: readonly string[] = GUARDS.map(({ name }) => name)): void {
  if (config.environment !== 'production') return;
  const missing = GUARDS.filter((guard) => names.includes(guard.name) && !guard.isSet(config));
  if (missing.length === 0) return;
  const lines = missing.map(({ name, remedy }) => `${name} is missing: ${remedy}`);
  throw new HubError('PRODUCTION_UNGUARDED', `This hub is in production and not guarded.\n${lines.join('\n')}`);
}

/** Keys that come over an open line may be anybody's. */
function isSafe(url: string): boolean {
  return url.startsWith('https://');
}
