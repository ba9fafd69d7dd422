import type pg from 'pg';
import { HubError } from '../errors.ts';
import type { RoleNames } from './names.ts';

export interface Needs {
  readonly roles: readonly RoleNames[];
  /** Connections of the public and of the viewer pool, each, per subgraph and process. */
  readonly poolSize: number;
  /** Processes of this hub that open the same pools. */
  readonly processes: number;
}

/** The job pool is small: the hub's own work waits, callers do not. */
export const JOB_POOL_SIZE = 2;
/** Outside the pools, per subgraph and process: one that listens to the feed and one that sequences it. */
const DEDICATED = 2;
/** For the administrator: migrations, backup. */
const ADMINISTRATION = 2;

/** How many connections a hub may hold at most. */
export function connectionsNeeded(subgraphs: number, poolSize: number, processes: number): number {
  return processes * subgraphs * (2 * poolSize + Math.min(JOB_POOL_SIZE, poolSize) + DEDICATED) + ADMINISTRATION;
}

interface ServerFacts {
  version: number;
  version_text: string;
  encoding: string;
  in_recovery: boolean;
  user_name: string;
  database_name: string;
  superuser: boolean;
  creates_roles: boolean;
  creates_schemas: boolean;
  max_connections: number;
  reserved: number;
  database_limit: number;
  others: number;
}

const FACTS = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as version_text,
    current_setting('server_encoding') as encoding, pg_is_in_recovery() as in_recovery,
    current_user::text as user_name, current_database()::text as database_name,
    r.rolsuper as superuser, r.rolcreaterole as creates_roles,
    has_database_privilege(current_database(), 'CREATE') as creates_schemas,
    current_setting('max_connections')::int as max_connections,
    current_setting('superuser_reserved_connections')::int
      + coalesce(current_setting('reserved_connections', true), '0')::int as reserved,
    (select datconnlimit from pg_database where datname = current_database()) as database_limit,
    (select count(*)::int from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and usename <> all($1)) as others
  from pg_roles r where r.rolname = current_user`;

/**
 * Compare the server with what the hub needs, before anything is written. DATABASE_UNSUITABLE names what is missing,
 * DATABASE_CONNECTIONS_SHORT gives the sum.
 */
export async function checkRequirements(client: pg.Client, needs: Needs): Promise<void> {
  const logins = needs.roles.flatMap(({ public: reader, viewer, job }) => [reader, viewer, job]);
  const facts = (await client.query<ServerFacts>(FACTS, [logins])).rows[0]!;
  const missing = missingIn(facts);
  if (missing.length > 0) {
    throw new HubError(
      'DATABASE_UNSUITABLE',
      `The database "${facts.database_name}" does not suit the hub: ${missing.join('; ')}.`,
    );
  }
  checkBudget(facts, needs);
}

function missingIn(facts: ServerFacts): string[] {
  const missing: string[] = [];
  if (facts.version < 150_000) missing.push(`expected PostgreSQL 15 or newer, it is ${facts.version_text}`);
  if (facts.encoding !== 'UTF8') missing.push(`expected the encoding UTF8, it is ${facts.encoding}`);
  if (facts.in_recovery) missing.push('expected a server that can be written, it is a standby');
  const user = `the user "${facts.user_name}"`;
  if (!facts.superuser && !facts.creates_roles) missing.push(`${user} may not create roles (CREATEROLE)`);
  if (!facts.creates_schemas) missing.push(`${user} may not create schemas (CREATE on the database)`);
  return missing;
}

function checkBudget(facts: ServerFacts, { roles, poolSize, processes }: Needs): void {
  const needed = connectionsNeeded(roles.length, poolSize, processes);
  const free = facts.max_connections - facts.reserved - facts.others;
  const limited = facts.database_limit >= 0 ? Math.min(free, facts.database_limit) : free;
  if (needed <= limited) return;
  throw new HubError(
    'DATABASE_CONNECTIONS_SHORT',
    `The hub may need ${needed} connections (${roles.length} subgraphs × ${processes} processes × pools of ${poolSize}), but only ${limited} are free: ` +
      `max_connections ${facts.max_connections} − ${facts.reserved} reserved − ${facts.others} of other users` +
      `${limited < free ? `, and the database admits ${facts.database_limit}` : ''}.`,
  );
}
