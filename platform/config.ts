import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HubError } from './errors.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { SIGNING_KEY_LENGTH } from './signing-key.ts';

export const ENVIRONMENTS = ['development', 'production', 'test'] as const;

export const AUTHENTICATIONS = ['development', 'keys', 'oidc'] as const;
export const INTROSPECTIONS = ['open', 'known', 'off'] as const;
/** Asymmetric ones only: with a shared secret, whoever checks tokens could make them. */
export const TOKEN_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
] as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null: the PostgreSQL that comes with the hub, in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Absolute. Everything this installation keeps on this machine. */
  readonly dataDir: string;
  /** Connections of each of a subgraph's pools, per process. */
  readonly poolSize: number;
  readonly logLevel: LogLevel;
  readonly environment: (typeof ENVIRONMENTS)[number];
  /** Null: the one kept in `dataDir`; see signing-key.ts. */
  readonly signingKey: string | null;
  /** What this installation calls itself towards others. */
  readonly hubName: string;
  /** The whole of a client's operation. */
  readonly operationTimeoutMs: number;
  /** One call to one subgraph; never longer than the operation. */
  readonly subgraphTimeoutMs: number;
  readonly bodyLimitBytes: number;
  /** How callers make themselves known. `development`: tokens of `hub token`; `keys`: API keys alone; `oidc`: both. */
  readonly authentication: (typeof AUTHENTICATIONS)[number];
  /** The issuer of access tokens; null unless `authentication` is `oidc`. */
  readonly oidc: OidcConfig | null;
  readonly introspection: (typeof INTROSPECTIONS)[number];
  /** Origins whose pages may ask from a browser, as browsers write them. */
  readonly corsOrigins: readonly string[];
  /** Paths of PEM files; null when TLS ends before the hub, or nowhere. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Addresses or networks (CIDR) of the proxies in front, which speak TLS; empty when there are none. */
  readonly trustedProxies: readonly string[];
  /** How many subscriptions may run at once. */
  readonly subscriptionLimit: number;
  /** The variables that were set, whatever to: production asks for some things to be decided. */
  readonly stated: ReadonlySet<string>;
}

export interface OidcConfig {
  /** As its tokens name it, to the letter. */
  readonly issuer: string;
  /** What its tokens for this hub name as their audience: any of these. */
  readonly audiences: readonly string[];
  /** Null: where the issuer's discovery document says. */
  readonly jwksUrl: string | null;
  readonly algorithms: readonly string[];
}

/** What reading one variable gives: a value, or what was expected. */
type Reading<T> = { readonly value: T } | { readonly expected: string };
type Reader<T> = (text: string) => Reading<T>;

interface Variable<T> {
  readonly read: Reader<T>;
  /** Never shown, not even when it is wrong. */
  readonly secret?: true;
}

const HTTP_ADDRESS = /^https?:\/\/[^\s/?#]+[^\s?#]*$/;

/** All variables there are; .env.example explains them. The default is what an absent or empty one means. */
const VARIABLES = {
  PORT: { read: wholeNumber(0, 65_535, 4000) },
  HOST: { read: text(/^[a-zA-Z0-9.:_-]+$/, 'an address or host name to listen on, such as 127.0.0.1', '127.0.0.1') },
  DATABASE_URL: {
    read: text(/^postgres(ql)?:\/\/\S+$/, 'an address such as postgres://user:password@host:5432/database', null),
    secret: true,
  },
  DATA_DIR: { read: text(/^[^\0]+$/, 'a folder', null) },
  POOL_SIZE: { read: wholeNumber(1, 100, 4) },
  LOG_LEVEL: { read: oneOf(LOG_LEVELS, 'info') },
  NODE_ENV: { read: oneOf(ENVIRONMENTS, 'development') },
  SIGNING_KEY: {
    read: text(
      new RegExp(`^[^]{${SIGNING_KEY_LENGTH},}$`),
      `at least ${SIGNING_KEY_LENGTH} characters that nobody can guess`,
      null,
    ),
    secret: true,
  },
  HUB_NAME: {
    read: text(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u, 'a name of up to 80 letters and digits', 'Liên Thông'),
  },
  OPERATION_TIMEOUT_MS: { read: wholeNumber(100, 600_000, 10_000) },
  SUBGRAPH_TIMEOUT_MS: { read: wholeNumber(50, 600_000, 5_000) },
  BODY_LIMIT_BYTES: { read: wholeNumber(1_024, 64 * 1024 * 1024, 1024 * 1024) },
  AUTHENTICATION: { read: oneOf(AUTHENTICATIONS, null) },
  OIDC_ISSUER: { read: text(HTTP_ADDRESS, 'an address such as https://sso.example.gov.vn/realms/hub', null) },
  OIDC_AUDIENCE: { read: list(/^[\w.:/@+-]{1,200}$/, 'names that tokens bear as their audience, parted by commas') },
  OIDC_JWKS_URL: { read: text(HTTP_ADDRESS, 'an address such as https://sso.example.gov.vn/jwks.json', null) },
  OIDC_ALGORITHMS: {
    read: list(
      new RegExp(`^(${TOKEN_ALGORITHMS.join('|')})$`),
      `any of ${TOKEN_ALGORITHMS.join(', ')}, parted by commas`,
    ),
  },
  INTROSPECTION: { read: oneOf(INTROSPECTIONS, 'open') },
  CORS_ORIGINS: {
    read: list(
      /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/,
      'origins such as https://portal.example.gov.vn, parted by commas',
    ),
  },
  TLS_CERT_FILE: { read: text(/^[^\0]+$/, 'the path of a PEM file', null) },
  TLS_KEY_FILE: { read: text(/^[^\0]+$/, 'the path of a PEM file', null) },
  TRUSTED_PROXIES: { read: addresses('addresses or networks such as 10.0.0.7 or 10.0.0.0/24, parted by commas') },
  SUBSCRIPTION_LIMIT: { read: wholeNumber(0, 100_000, 1_000) },
} as const satisfies Record<string, Variable<unknown>>;

export const CONFIG_VARIABLES = Object.keys(VARIABLES);

/** Where the process runs: given by tests, else the process's own. */
export interface Surroundings {
  readonly projectRoot: string;
  readonly isRoot: boolean;
}

/**
 * The configuration, from the environment and nothing else; reads no file and writes none. Refused with CONFIG_INVALID,
 * which lists every mistake on a line of its own: the variable, what was expected, what came. Secrets are not repeated.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings = ownSurroundings(),
): Config {
  const mistakes: string[] = [];
  const read = <Name extends keyof typeof VARIABLES>(name: Name): ValueOf<Name> => {
    const variable: Variable<unknown> = VARIABLES[name];
    const given = env[name]?.trim() ?? '';
    const reading = variable.read(given);
    if ('value' in reading) return reading.value as ValueOf<Name>;
    const came = variable.secret ? `${given.length} characters that are not shown` : JSON.stringify(given);
    mistakes.push(`${name}: expected ${reading.expected}, came ${came}`);
    return undefined as ValueOf<Name>;
  };

  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    databaseUrl: read('DATABASE_URL'),
    dataDir: dataDirFrom(read('DATA_DIR'), surroundings),
    poolSize: read('POOL_SIZE'),
    logLevel: read('LOG_LEVEL'),
    environment: read('NODE_ENV'),
    signingKey: read('SIGNING_KEY'),
    hubName: read('HUB_NAME'),
    operationTimeoutMs: read('OPERATION_TIMEOUT_MS'),
    subgraphTimeoutMs: read('SUBGRAPH_TIMEOUT_MS'),
    bodyLimitBytes: read('BODY_LIMIT_BYTES'),
    ...authenticationFrom(read, mistakes),
    introspection: read('INTROSPECTION'),
    corsOrigins: read('CORS_ORIGINS'),
    tls: tlsFrom(read('TLS_CERT_FILE'), read('TLS_KEY_FILE'), mistakes),
    trustedProxies: read('TRUSTED_PROXIES'),
    subscriptionLimit: read('SUBSCRIPTION_LIMIT'),
    stated: new Set(CONFIG_VARIABLES.filter((name) => (env[name]?.trim() ?? '') !== '')),
  };
  if (config.subgraphTimeoutMs > config.operationTimeoutMs) {
    mistakes.push(
      `SUBGRAPH_TIMEOUT_MS: expected at most OPERATION_TIMEOUT_MS (${config.operationTimeoutMs}), came ${config.subgraphTimeoutMs}`,
    );
  }
  if (mistakes.length > 0) throw new HubError('CONFIG_INVALID', mistakes.join('\n'));
  return config;
}

type ValueOf<Name extends keyof typeof VARIABLES> =
  ReturnType<(typeof VARIABLES)[Name]['read']> extends Reading<infer T> ? T : never;

type Read = <Name extends keyof typeof VARIABLES>(name: Name) => ValueOf<Name>;

/** An issuer without an audience, or with keys and no issuer, would let in other tokens than meant. */
function authenticationFrom(read: Read, mistakes: string[]): Pick<Config, 'authentication' | 'oidc'> {
  const [issuer, audiences, jwksUrl] = [read('OIDC_ISSUER'), read('OIDC_AUDIENCE') ?? [], read('OIDC_JWKS_URL')];
  const algorithms = read('OIDC_ALGORITHMS') ?? [];
  const authentication = read('AUTHENTICATION') ?? (issuer ? 'oidc' : 'development');
  if (authentication !== 'oidc') {
    if (issuer) mistakes.push(`OIDC_ISSUER: expected nothing with AUTHENTICATION=${authentication}, came an address`);
    return { authentication, oidc: null };
  }
  if (!issuer) mistakes.push('OIDC_ISSUER: expected the issuer of access tokens, came nothing');
  if (audiences.length === 0) {
    mistakes.push('OIDC_AUDIENCE: expected what tokens for this hub name as their audience, came nothing');
  }
  const oidc = {
    issuer: issuer ?? '',
    audiences,
    jwksUrl,
    algorithms: algorithms.length > 0 ? algorithms : ['RS256', 'PS256', 'ES256', 'EdDSA'],
  };
  return { authentication, oidc };
}

function tlsFrom(certFile: string | null, keyFile: string | null, mistakes: string[]): Config['tls'] {
  if (certFile && keyFile) return { certFile, keyFile };
  if (certFile) mistakes.push('TLS_KEY_FILE: expected the key of TLS_CERT_FILE, came nothing');
  if (keyFile) mistakes.push('TLS_CERT_FILE: expected the certificate of TLS_KEY_FILE, came nothing');
  return null;
}

function ownSurroundings(): Surroundings {
  return { projectRoot: fileURLToPath(new URL('..', import.meta.url)), isRoot: process.getuid?.() === 0 };
}

/**
 * A plain user's data is in the project. Root's database runs as another user, who may not be able to enter the project
 * (a home is of mode 0700), so its data is where every user can pass, by the project's path.
 */
function dataDirFrom(given: string | null, { projectRoot, isRoot }: Surroundings): string {
  if (given) return isAbsolute(given) ? given : resolve(projectRoot, given);
  if (!isRoot) return join(projectRoot, '.data');
  const root = resolve(projectRoot);
  const mark = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return join('/var/lib/lien-thong', `${basename(root)}-${mark}`);
}

function wholeNumber(from: number, to: number, absent: number): Reader<number> {
  return (given) => {
    if (given === '') return { value: absent };
    const value = /^\d{1,12}$/.test(given) ? Number(given) : Number.NaN;
    return value >= from && value <= to ? { value } : { expected: `a whole number from ${from} to ${to}` };
  };
}

function oneOf<const Values extends readonly string[], Absent extends Values[number] | null>(
  values: Values,
  absent: Absent,
): Reader<Values[number] | Absent> {
  return (given) => {
    if (given === '') return { value: absent };
    return values.includes(given) ? { value: given } : { expected: `one of ${values.join(', ')}` };
  };
}

function text<Absent extends string | null>(shape: RegExp, expected: string, absent: Absent): Reader<string | Absent> {
  return (given) => {
    if (given === '') return { value: absent };
    return shape.test(given) ? { value: given } : { expected };
  };
}

/** Texts parted by commas, each once; none when absent. */
function list(shape: RegExp, expected: string): Reader<readonly string[]> {
  return listOf((item) => shape.test(item), expected);
}

/** IP addresses and networks parted by commas. */
function addresses(expected: string): Reader<readonly string[]> {
  return listOf((item) => {
    const [address = '', bits, ...more] = item.split('/');
    const version = isIP(address);
    if (version === 0 || more.length > 0) return false;
    // A network of everything would trust everybody.
    return (
      bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
    );
  }, expected);
}

function listOf(isItem: (item: string) => boolean, expected: string): Reader<readonly string[]> {
  return (given) => {
    const items = given
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    return items.every(isItem) ? { value: [...new Set(items)] } : { expected };
  };
}
