import { createHash } from 'node:crypto';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HubError } from './errors.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { SIGNING_KEY_LENGTH } from './signing-key.ts';

export const ENVIRONMENTS = ['development', 'production', 'test'] as const;

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
}

/** What reading one variable gives: a value, or what was expected. */
type Reading<T> = { readonly value: T } | { readonly expected: string };
type Reader<T> = (text: string) => Reading<T>;

interface Variable<T> {
  readonly read: Reader<T>;
  /** Never shown, not even when it is wrong. */
  readonly secret?: true;
}

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

function oneOf<const Values extends readonly string[]>(values: Values, absent: Values[number]): Reader<Values[number]> {
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
