import { type DestinationStream, pino, stdSerializers } from 'pino';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line says beside its sentence. An `error` is written with its stack and its causes. */
export type LogFacts = Readonly<Record<string, unknown>>;

/** Where a process says what it does. The sentence never carries values that vary: those are facts, so that lines group. */
export interface Logger {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** Says nothing: for tests and for callers that have no log. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

const SECRET_KEYS = ['password', 'secret', 'signingKey', 'token', 'authorization', 'cookie'];
const PASSWORD_IN_URL = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"']*:)[^\s/"']+@/gi;

/** The text without the passwords of the addresses in it: `postgres://hub:***@db/hub`. */
export function withoutPasswords(text: string): string {
  return text.replace(PASSWORD_IN_URL, '$1***@');
}

/**
 * A logger that writes JSON, one object a line, for a machine to read; on a terminal one readable line each. Instants
 * are UTC. Values under the keys of a secret and passwords inside addresses never reach the output, also not inside an
 * error's message or stack.
 */
export function createLogger(level: LogLevel, out: DestinationStream & { isTTY?: boolean } = process.stdout): Logger {
  const destination = {
    write: (line: string) => {
      const safe = withoutPasswords(line);
      out.write(out.isTTY ? readable(safe) : safe);
    },
  };
  const log = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: errorWithoutClient },
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '***' },
    },
    destination,
  );
  return {
    debug: (message, facts = {}) => log.debug(facts, message),
    info: (message, facts = {}) => log.info(facts, message),
    warn: (message, facts = {}) => log.warn(facts, message),
    error: (message, facts = {}) => log.error(facts, message),
  };
}

const COLOUR: Readonly<Record<string, string>> = { debug: '2', info: '36', warn: '33', error: '31' };

/** `09:41:07 info  started  port=4000`, with an error's stack below it. */
function readable(line: string): string {
  const { level, time, message, error, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const tail = Object.entries(facts).map(([key, value]) => `  ${key}=${shown(value)}`);
  const stack = isStacked(error) ? `\n${error.stack}` : error === undefined ? '' : `  error=${shown(error)}`;
  const label = `\u001b[${COLOUR[String(level)] ?? '0'}m${String(level).padEnd(5)}\u001b[0m`;
  return `${String(time).slice(11, 19)} ${label} ${message}${tail.join('')}${stack}\n`;
}

function shown(value: unknown): string {
  return typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value);
}

function isStacked(value: unknown): value is { stack: string } {
  return typeof value === 'object' && value !== null && 'stack' in value;
}

/** An error with its stack and causes; not with the connection that pg hangs onto it, which is pages long. */
function errorWithoutClient(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { client: _, ...shown } = stdSerializers.errWithCause(error);
  return shown;
}
