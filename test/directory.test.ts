import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthentication } from '../gateway/authentication.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import type { Database } from '../platform/database.ts';
import { silentLogger } from '../platform/log.ts';
import { apiKeySha256, formatApiKey, newApiKeySecret } from '../platform/viewer/api-key.ts';
import type { Directory, Standing } from '../platform/viewer/directory.ts';
import { createDirectory } from '../subgraphs/agencies/subgraph.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { end, given } from './support/grants.ts';

const [NOW, OLD] = ['province/phu-tho@2025', 'province/phu-tho'] as const;

let hub: AgenciesSubgraph;
let directory: Directory;
beforeAll(async () => {
  hub = await startAgencies();
  directory = createDirectory(hub.database);
});
afterAll(() => hub[Symbol.asyncDispose]());

const NOTHING: Standing = {
  ...{ roles: [], agencyIds: [], readsAgencyIds: [], overseesAgencyIds: [] },
  revokedTo: null,
  revokedTokenIds: new Set(),
};
const idsOf = (...keys: readonly string[]) => keys.map(hub.agencyId).sort();

describe('the standing of a subject', () => {
  it('that has no grant is nothing', async () => {
    expect(await directory.standingOf('person:nobody', TODAY)).toEqual(NOTHING);
  });

  it('is what its grants of the day come to, and what the agency took over from is read', async () => {
    const subject = 'person:officer';
    await given(hub, { subject, validFrom: '2026-01-01', validTo: '2026-03-31' });
    const reads = idsOf(NOW, OLD, 'province/hoa-binh', 'province/vinh-phuc');
    const standing = { ...NOTHING, roles: ['officer'], agencyIds: idsOf(NOW), readsAgencyIds: reads };
    expect(await directory.standingOf(subject, '2025-12-31')).toEqual(NOTHING);
    expect(await directory.standingOf(subject, '2026-01-01')).toEqual(standing);
    expect(await directory.standingOf(subject, '2026-03-31')).toEqual(standing);
    expect(await directory.standingOf(subject, '2026-04-01')).toEqual(NOTHING);
  });

  it('ends with the agency: an officer of what was merged acts for nobody from the next day on', async () => {
    const subject = 'person:officer of the old province';
    await given(hub, { subject, agencyId: hub.agencyId(OLD) }, { today: '2025-06-01' });
    expect(await directory.standingOf(subject, '2025-06-30')).toEqual({
      ...{ ...NOTHING, roles: ['officer'], agencyIds: idsOf(OLD), readsAgencyIds: idsOf(OLD) },
    });
    expect(await directory.standingOf(subject, '2025-07-01')).toEqual(NOTHING);
  });

  it('does not reach back before a ministry was absorbed', async () => {
    const subject = 'person:officer of the ministry';
    const ministry = 'ministry/tai-chinh';
    await given(hub, { subject, agencyId: hub.agencyId(ministry) }, { today: '2025-01-01' });
    expect((await directory.standingOf(subject, '2025-02-28')).readsAgencyIds).toEqual(idsOf(ministry));
    expect((await directory.standingOf(subject, '2025-03-01')).readsAgencyIds).toEqual(
      idsOf(ministry, 'ministry/ke-hoach-va-dau-tu'),
    );
  });

  it('of a monitor is to oversee and to act for nobody; of a steward, to act', async () => {
    await given(hub, { subject: 'person:monitor', role: 'MONITOR' });
    expect(await directory.standingOf('person:monitor', TODAY)).toEqual({
      ...{ ...NOTHING, roles: ['monitor'], overseesAgencyIds: idsOf(NOW) },
    });
    await given(hub, { subject: 'person:steward', role: 'STEWARD' });
    expect(await directory.standingOf('person:steward', TODAY)).toMatchObject({
      roles: ['steward'],
      agencyIds: idsOf(NOW),
    });
  });

  it('changes with the command that ends a grant, and not for others of nearly the same name', async () => {
    const id = await given(hub, { subject: 'person:An', role: 'OPERATOR', validFrom: '2026-01-01' });
    expect((await directory.standingOf('person:An', TODAY)).roles).toEqual(['operator']);
    for (const subject of ['person:an', 'person:An ', 'dev:An', 'machine:An', 'An', 'person:A%', '']) {
      expect(await directory.standingOf(subject, TODAY)).toEqual(NOTHING);
    }
    await end(hub, id);
    expect(await directory.standingOf('person:An', TODAY)).toEqual(NOTHING);
  });

  it('of a grant that was ended before it began is nothing on any day', async () => {
    const id = await given(hub, { subject: 'person:never', role: 'OPERATOR', validFrom: '2026-05-01' });
    await end(hub, id);
    for (const day of ['2026-04-29', '2026-04-30', '2026-05-01', '2026-05-02']) {
      expect(await directory.standingOf('person:never', day)).toEqual(NOTHING);
    }
  });

  it('tells up to when tokens were called back, the latest, and which one by one', async () => {
    const revoke = async (over: Record<string, unknown>) => {
      const input = { idempotencyKey: randomUUID(), subject: 'person:lost', reason: 'Mất máy', ...over };
      const query = 'mutation ($input: RevokeTokensInput!) { revokeTokens(input: $input) { revokedTo } }';
      const data = await hub.data<{ revokeTokens: { revokedTo: string | null } }>(query, {
        variables: { input },
        viewer: OPERATOR,
      });
      return data.revokeTokens.revokedTo;
    };
    await revoke({ tokenId: 'jti-1' });
    await revoke({ tokenId: 'jti-2' });
    expect(await directory.standingOf('person:lost', TODAY)).toEqual({
      ...NOTHING,
      revokedTokenIds: new Set(['jti-1', 'jti-2']),
    });
    await revoke({});
    const last = await revoke({});
    expect((await directory.standingOf('person:lost', TODAY)).revokedTo).toEqual(new Date(last!));
    expect(await directory.standingOf('person:other', TODAY)).toEqual(NOTHING);
  });
});

describe('a key', () => {
  const register = async (secretSha256: string, scopes: readonly string[] = []) => {
    const input = { idempotencyKey: randomUUID(), name: 'x', secretSha256, scopes, expiresOn: '2027-03-31' };
    const query = 'mutation ($input: RegisterApiKeyInput!) { registerApiKey(input: $input) { apiKey { id } } }';
    const data = await hub.data<{ registerApiKey: { apiKey: { id: string } } }>(query, {
      variables: { input },
      viewer: OPERATOR,
    });
    return data.registerApiKey.apiKey.id;
  };

  it('is given with the hash of its secret, and since when it is ended', async () => {
    const secretSha256 = 'ab'.repeat(32);
    const id = await register(secretSha256, ['grants:read']);
    const key = { id, secretSha256, scopes: ['grants:read'], expiresOn: '2027-03-31', endedAt: null };
    expect(await directory.keyById(id)).toEqual(key);

    const input = { idempotencyKey: randomUUID(), apiKeyId: id, reason: 'x' };
    await hub.data('mutation ($input: EndApiKeyInput!) { endApiKey(input: $input) { apiKey { id } } }', {
      variables: { input },
      viewer: OPERATOR,
    });
    expect(await directory.keyById(id)).toEqual({ ...key, endedAt: expect.any(Date) });
  });

  it.each([
    ['none', '00000000-0000-4000-8000-000000000000'],
    ['no id', 'x'],
    ['an id in capitals', '0A1B2C3D-0000-4000-8000-00000000000F'],
    ['a NUL', '\0'],
  ])('that is %s is null', async (_, id) => {
    expect(await directory.keyById(id)).toBeNull();
  });

  it('is found among a thousand that strangers make up, which take one connection', async () => {
    const id = await register('ef'.repeat(32));
    let connections = 0;
    let most = 0;
    let statements = 0;
    const { database } = hub;
    const counted: Database = {
      ...database,
      pool(...place) {
        const query = async (asked: pg.QueryConfig) => {
          statements += 1;
          connections += 1;
          most = Math.max(most, connections);
          try {
            return await database.pool(...place).query(asked);
          } finally {
            connections -= 1;
          }
        };
        return { query } as unknown as pg.Pool;
      },
    };
    const flooded = createDirectory(counted);
    const asked: Promise<unknown>[] = [];
    for (let nth = 0; nth < 1000; nth += 1) {
      asked.push(flooded.keyById(randomUUID()));
      if (nth % 100 === 0) await new Promise(setImmediate);
    }
    expect(await flooded.keyById(id)).toMatchObject({ id });
    expect(new Set(await Promise.all(asked))).toEqual(new Set([null]));
    expect(most).toBe(1);
    expect(statements).toBeLessThan(20);
  });

  it('with a scope of a newer hub has the others only', async () => {
    const id = await register('cd'.repeat(32), ['grants:read']);
    const admin = await connectAsAdmin(hub.adminUrl);
    await admin.query('alter table agencies.api_key_fact disable trigger facts_are_appended');
    const scopes = '{grants:read,everything:write}';
    await admin.query('update agencies.api_key_fact set scopes = $2 where api_key_id = $1', [id, scopes]);
    await admin.query('alter table agencies.api_key_fact enable trigger facts_are_appended');
    await admin.end();
    expect((await directory.keyById(id))?.scopes).toEqual(['grants:read']);
  });
});

it('lets a machine in by its key, with the roles of its grants, until the key is ended', async () => {
  const run = async <Data extends object>(query: string, input: object) =>
    hub.data<Data>(query, { variables: { input: { idempotencyKey: randomUUID(), ...input } }, viewer: OPERATOR });
  const secret = newApiKeySecret();
  const { registerApiKey } = await run<{ registerApiKey: { apiKey: { id: string; subject: string } } }>(
    'mutation ($input: RegisterApiKeyInput!) { registerApiKey(input: $input) { apiKey { id subject } } }',
    { name: 'x', secretSha256: apiKeySha256(secret), scopes: ['grants:read'], expiresOn: TODAY },
  );
  const { id, subject } = registerApiKey.apiKey;
  const authentication = createAuthentication({
    ...{ directory, clock: hub.clock, logger: silentLogger, oidc: null, development: null, cacheMs: 0 },
  });
  const signIn = async (key = formatApiKey(id, secret)) =>
    (await authentication.identifyCredential(`Bearer ${key}`)).viewer;

  expect(await signIn()).toMatchObject({ subject, roles: ['citizen'], scopes: [] });
  await given(hub, { subject, role: 'STEWARD' });
  // What the key allows cuts down what the role gives.
  expect(await signIn()).toMatchObject({ subject, roles: ['steward'], scopes: ['grants:read'], agencyIds: idsOf(NOW) });
  await expect(signIn(formatApiKey(id, newApiKeySecret()))).rejects.toMatchObject({ code: 'API_KEY_UNKNOWN' });

  await run('mutation ($input: EndApiKeyInput!) { endApiKey(input: $input) { problems { code } } }', {
    apiKeyId: id,
    reason: 'x',
  });
  await expect(signIn()).rejects.toMatchObject({ code: 'API_KEY_REVOKED' });
});

it('rejects when the register cannot be read: nobody is let in for want of an answer', async () => {
  const other = await startAgencies();
  const closed = createDirectory(other.database);
  await other[Symbol.asyncDispose]();
  await expect(closed.standingOf('person:nobody', TODAY)).rejects.toThrow();
  await expect(closed.keyById('00000000-0000-4000-8000-000000000000')).rejects.toThrow();
});
