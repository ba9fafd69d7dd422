import pg from 'pg';
import { HubError } from '../errors.ts';
import { withoutPasswords } from '../log.ts';

/** Where a database is, without who logs in. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly ssl: pg.ClientConfig['ssl'];
}

/** How long to wait for a server that does not answer. */
export const CONNECT_TIMEOUT_MS = 5_000;

/** The parts of a DATABASE_URL; DATABASE_UNREACHABLE when it is none. */
export function placeOf(url: string): Place {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw unreachable('Expected an address such as postgres://user:password@host:5432/database; it does not begin so.');
  }
  try {
    const {
      host,
      port,
      database = '',
      ssl,
    } = new pg.Client({ connectionString: url }) as pg.Client & { ssl: Place['ssl'] };
    return { host, port, database, ssl };
  } catch (cause) {
    throw unreachable(
      'Expected an address such as postgres://user:password@host:5432/database; it cannot be read.',
      cause,
    );
  }
}

/** Connect as the administrator of DATABASE_URL; `options` are settings of the session. DATABASE_UNREACHABLE. */
export async function connectAsAdmin(url: string, settings: Readonly<Record<string, string>> = {}): Promise<pg.Client> {
  const { host, port, database } = placeOf(url);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'lien-thong admin',
    options: startupOptions(settings),
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => {});
    const where = `the database "${database}" at ${host}:${port} as user "${client.user}"`;
    throw unreachable(`Could not open ${where}: ${reasonOf(cause)}`, cause);
  }
}

/** Settings as the startup message carries them: a space and a backslash are escaped by a backslash. */
export function startupOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/([\\ ])/g, '\\$1')}`)
    .join(' ');
}

function unreachable(message: string, cause?: unknown): HubError {
  return new HubError('DATABASE_UNREACHABLE', message, { cause });
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message: string };
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no host of that name.';
    case '28P01':
    case '28000':
      return 'the server does not accept this user with this password.';
    case '3D000':
      return 'the server has no database of that name.';
    case '53300':
      return 'the server has no connection left.';
    default:
      return withoutPasswords(`${message || code || 'no reason given'}.`);
  }
}
