import { createHash } from 'node:crypto';
import pg from 'pg';
import { HubError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { fingerprintOf, passwordOf, scramVerifier } from './credentials.ts';
import { quoted, type RoleNames, roleNames } from './names.ts';
import { VIEWER_FUNCTIONS, VIEWER_FUNCTIONS_VERSION } from './viewer-functions.ts';

/** One preparation at a time in a database. */
const LOCK = `pg_advisory_xact_lock(hashtext('lien-thong: prepare'))`;

/** Roles belong to the whole server, where a lock of one database does not reach: what a race between two raises. */
const RACED = new Set(['42710', '23505', '40001', 'XX000']);

/**
 * The prefix of this installation's roles, as the database itself says; for a new one, its name. Roles belong to the
 * server, so that two hubs in two databases of one server need different ones, and a copy of a database (CREATE
 * DATABASE … TEMPLATE) keeps the roles that its objects belong to.
 */
export async function rolePrefix(client: pg.Client): Promise<string> {
  const kept = await client.query<{ exists: boolean; name: string }>(
    `select to_regclass('app.installation') is not null as exists, current_database()::text as name`,
  );
  const { exists, name } = kept.rows[0]!;
  if (!exists) return prefixFromName(name);
  const found = await client.query<{ role_prefix: string }>('select role_prefix from app.installation');
  return found.rows[0]?.role_prefix ?? prefixFromName(name);
}

function prefixFromName(database: string): string {
  const plain = database.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_');
  const begins = /^[a-z]/.test(plain) && !plain.startsWith('pg_') ? plain : `db_${plain}`;
  if (begins === database && begins.length <= 20) return `${begins}_`;
  return `${begins.slice(0, 12)}_${createHash('sha256').update(database).digest('hex').slice(0, 6)}_`;
}

/**
 * Make the schema `app` with what policies ask about the viewer, and per subgraph its roles and its schema, as far as
 * they are not there yet. In one transaction, idempotent, safe against other processes that do the same.
 */
export async function prepareDatabase(
  client: pg.Client,
  options: { prefix: string; subgraphs: readonly string[]; secret: string; logger: Logger },
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`begin; select ${LOCK}`);
      await prepareApp(client, options.prefix);
      for (const subgraph of options.subgraphs) {
        await prepareSubgraph(client, subgraph, roleNames(options.prefix, subgraph), options);
      }
      await client.query('commit');
      return;
    } catch (cause) {
      await client.query('rollback');
      if (cause instanceof pg.DatabaseError && RACED.has(cause.code ?? '') && attempt < 5) continue;
      throw cause;
    }
  }
}

async function prepareApp(client: pg.Client, prefix: string): Promise<void> {
  const found = await client.query<{ installed: boolean; temporary: boolean; creates: boolean; owns: boolean }>(`
    select to_regclass('app.installation') is not null as installed,
      has_database_privilege('public', current_database(), 'TEMP') as temporary,
      has_schema_privilege('public', 'public', 'CREATE') as creates,
      (select pg_has_role(datdba, 'USAGE') from pg_database where datname = current_database()) as owns`);
  const { installed, temporary, creates, owns } = found.rows[0]!;
  if (owns && temporary) {
    const name = (await client.query<{ name: string }>('select current_database()::text as name')).rows[0]!.name;
    await client.query(`revoke temporary on database ${quoted(name)} from public`);
  }
  if (owns && creates) await client.query('revoke create on schema public from public');
  if (!installed) {
    await client.query(`
      create schema if not exists app;
      create extension if not exists pg_trgm with schema app;
      create table app.installation (
        only_row boolean primary key default true check (only_row),
        role_prefix text not null,
        functions_version int not null
      )`);
    await client.query('insert into app.installation (role_prefix, functions_version) values ($1, 0)', [prefix]);
  }
  const version = await client.query<{ functions_version: number }>('select functions_version from app.installation');
  if (version.rows[0]!.functions_version >= VIEWER_FUNCTIONS_VERSION) return;
  await client.query(VIEWER_FUNCTIONS);
  await client.query('update app.installation set functions_version = $1', [VIEWER_FUNCTIONS_VERSION]);
}

async function prepareSubgraph(
  client: pg.Client,
  subgraph: string,
  roles: RoleNames,
  { secret, logger }: { secret: string; logger: Logger },
): Promise<void> {
  await prepareRole(client, roles.owner, null, logger);
  for (const login of [roles.public, roles.viewer, roles.job]) {
    await prepareRole(client, login, passwordOf(secret, login), logger);
  }
  await prepareSchema(client, subgraph, roles);

  const granted = await client.query<{ role: string; functions: boolean; schema: boolean }>(
    `select role, has_schema_privilege(role, $2, 'USAGE') as schema,
       has_schema_privilege(role, 'app', 'USAGE')
         and has_function_privilege(role, 'app.viewer_oversees()', 'EXECUTE') as functions
     from unnest($1::text[]) as role`,
    [Object.values(roles), subgraph],
  );
  for (const { role, functions, schema } of granted.rows) {
    if (!schema) await client.query(`grant usage on schema ${quoted(subgraph)} to ${quoted(role)}`);
    if (functions) continue;
    await client.query(`
      grant usage on schema app to ${quoted(role)};
      grant execute on all functions in schema app to ${quoted(role)}`);
  }
}

interface RoleFacts {
  superuser: boolean;
  bypasses: boolean;
  may_login: boolean;
  inherits: boolean;
  note: string | null;
}

async function prepareRole(client: pg.Client, role: string, password: string | null, logger: Logger): Promise<void> {
  const found = await client.query<RoleFacts>(
    `select rolsuper as superuser, rolbypassrls as bypasses, rolcanlogin as may_login, rolinherit as inherits,
       shobj_description(oid, 'pg_authid') as note
     from pg_roles where rolname = $1`,
    [role],
  );
  const facts = found.rows[0];
  const note = password === null ? 'owner' : fingerprintOf(password);
  if (!facts) await client.query(`create role ${quoted(role)} noinherit ${password === null ? 'nologin' : 'login'}`);
  if (facts?.superuser || facts?.bypasses) {
    throw new HubError(
      'DATABASE_UNSUITABLE',
      `The role "${role}" is a superuser or bypasses row security, which the hub's roles must not.`,
    );
  }
  if (facts && (facts.inherits || facts.may_login !== (password !== null))) {
    await client.query(`alter role ${quoted(role)} noinherit ${password === null ? 'nologin' : 'login'}`);
  }
  if (facts?.note === note) return;
  if (facts?.note) logger.warn('The secret has changed: setting a new password for a database role.', { role });
  if (password !== null) await client.query(`alter role ${quoted(role)} password '${scramVerifier(password)}'`);
  await client.query(`comment on role ${quoted(role)} is '${note}'`);
}

async function prepareSchema(client: pg.Client, subgraph: string, roles: RoleNames): Promise<void> {
  const owner = quoted(roles.owner);
  const state = await client.query<{ becomes_owner: boolean; schema_owner: string | null; closed: boolean }>(
    `select pg_has_role($1::name, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)
         as becomes_owner,
       (select pg_get_userbyid(nspowner) from pg_namespace where nspname = $2) as schema_owner,
       exists (select from pg_default_acl
         where pg_get_userbyid(defaclrole) = $1 and defaclnamespace = 0 and defaclobjtype = 'f') as closed`,
    [roles.owner, subgraph],
  );
  const { becomes_owner, schema_owner, closed } = state.rows[0]!;
  if (!becomes_owner) await client.query(`grant ${owner} to current_user`);
  if (schema_owner === null) {
    await client.query(`create schema ${quoted(subgraph)} authorization ${owner}`);
  } else if (schema_owner !== roles.owner) {
    throw new HubError(
      'DATABASE_UNSUITABLE',
      `Expected the schema "${subgraph}" to belong to the role "${roles.owner}" or not to exist, but it belongs to "${schema_owner}".`,
    );
  }
  // Tables grant nothing to PUBLIC by themselves; functions would.
  if (!closed) {
    await client.query(`
      alter default privileges for role ${owner} revoke execute on functions from public;
      alter default privileges for role ${owner} revoke usage on types from public`);
  }
}
