import type { Database, Statement } from '../../../platform/database.ts';
import { UUID } from '../../../platform/page.ts';
import type { Directory, RegisteredKey, Standing } from '../../../platform/viewer/directory.ts';
import { ROLES, type Role, SCOPES, type Scope } from '../../../platform/viewer.ts';
import { type HeldGrant, standingOn, type Takeover } from '../rules/standing.ts';

/**
 * All that the register has of one subject, in one row: what holds of it on a day is a matter of the rules. $1 the
 * subject. Reorganisations are followed back from the agencies of its grants, whatever they did and whenever.
 */
const STANDING = {
  name: 'agencies.standing',
  text: `with recursive held as (
      select g.role, g.agency_id, g.valid_from, g.valid_to,
        (select json_build_object('validFrom', a.valid_from, 'validTo', a.valid_to) from agency_fact a
          where a.agency_id = g.agency_id and a.closed_seq is null) as agency
      from grant_fact g where g.subject = $1 and g.closed_seq is null
    ), behind (agency_id) as (
      select agency_id from held where role in ('OFFICER', 'STEWARD')
      union
      select f.agency_id from behind
      join succession_member t on t.agency_id = behind.agency_id and t.side = 'TO' and t.closed_seq is null
      join succession_member f on f.succession_id = t.succession_id and f.side = 'FROM' and f.closed_seq is null
    ), takeovers as (
      select s.kind, s.starts_on, f.agency_id as from_id, t.agency_id as to_id from behind
      join succession_member t on t.agency_id = behind.agency_id and t.side = 'TO' and t.closed_seq is null
      join succession_member f on f.succession_id = t.succession_id and f.side = 'FROM' and f.closed_seq is null
      join succession_fact s on s.succession_id = t.succession_id and s.closed_seq is null
    )
    select
      (select coalesce(json_agg(json_build_object('role', role, 'agencyId', agency_id, 'validFrom', valid_from,
        'validTo', valid_to, 'agency', agency)), '[]') from held) as grants,
      (select coalesce(json_agg(json_build_object('kind', kind, 'on', starts_on, 'fromId', from_id, 'toId', to_id)), '[]')
        from takeovers) as takeovers,
      (select max(v.revoked_to) from revocation_fact v where v.subject = $1 and v.closed_seq is null) as "revokedTo",
      (select coalesce(array_agg(v.token_id), '{}') from revocation_fact v
        where v.subject = $1 and v.closed_seq is null and v.token_id is not null) as "revokedTokenIds"`,
};

const KEYS_BY_ID = {
  name: 'agencies.keyById',
  text: `select k.api_key_id as id, s.secret_sha256 as "secretSha256", k.scopes, k.expires_on as "expiresOn",
      k.ended_at as "endedAt"
    from api_key_fact k join api_key_secret s on s.api_key_id = k.api_key_id
    where k.api_key_id = any($1::uuid[]) and k.closed_seq is null`,
};

interface StandingRow {
  readonly grants: readonly HeldGrant[];
  readonly takeovers: readonly Takeover[];
  readonly revokedTo: Date | null;
  readonly revokedTokenIds: readonly string[];
}

/** The gateway waits no longer, and a connection on which nothing comes must not hold up who asks next. */
const TIMEOUT_MS = 3_000;

/** The register of grants, keys and revocations as the gateway asks it: as the hub's own work, over all rows. */
export function createDirectory(database: Database): Directory {
  async function read<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const asked = { ...statement, values, query_timeout: TIMEOUT_MS };
    return (await database.pool('agencies', 'job').query<Row>(asked)).rows;
  }
  const keyById = oneAfterTheOther(async (ids) => {
    const keys = await read<RegisteredKey>(KEYS_BY_ID, [ids]);
    return new Map(keys.map((key) => [key.id, key]));
  });

  return {
    async standingOf(subject, today): Promise<Standing> {
      const [row] = await read<StandingRow>(STANDING, [subject]);
      const { grants, takeovers, revokedTo, revokedTokenIds } = row!;
      const { roles, ...agencies } = standingOn(grants, takeovers, today);
      return {
        roles: roles.map((role) => role.toLowerCase() as Role).filter((role) => ROLES.includes(role)),
        ...agencies,
        revokedTo,
        revokedTokenIds: new Set(revokedTokenIds),
      };
    },

    async keyById(id): Promise<RegisteredKey | null> {
      const key = UUID.test(id) ? await keyById(id) : undefined;
      if (!key) return null;
      // A scope that this version does not know gives nothing.
      return { ...key, scopes: key.scopes.filter((scope): scope is Scope => Object.hasOwn(SCOPES, scope)) };
    },
  };
}

/**
 * Reads in turn, each time for all who have come meanwhile. Strangers can make up ids by the thousand: so they take one
 * connection, and leave the others to the standing of who has shown who they are. Remembers nothing.
 */
function oneAfterTheOther<Row>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>) {
  let last: Promise<unknown> = Promise.resolve();
  let next: { readonly ids: Set<string>; readonly rows: Promise<ReadonlyMap<string, Row>> } | null = null;

  function begin() {
    const ids = new Set<string>();
    const rows = last.then(() => {
      next = null;
      return read([...ids]);
    });
    last = rows.catch(() => undefined);
    return { ids, rows };
  }
  return async (id: string): Promise<Row | undefined> => {
    next ??= begin();
    next.ids.add(id);
    return (await next.rows).get(id);
  };
}
