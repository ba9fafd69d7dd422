import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authentication, createAuthentication } from '../gateway/authentication.ts';
import { silentLogger } from '../platform/log.ts';
import { apiKeySha256, formatApiKey, newApiKeySecret } from '../platform/viewer/api-key.ts';
import { createDirectory } from '../subgraphs/agencies/subgraph.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { end, given } from './support/grants.ts';
import { issuerKey, startIssuer, type TestIssuer } from './support/issuer.ts';

let hub: AgenciesSubgraph;
let issuer: TestIssuer;
let door: Authentication;

beforeAll(async () => {
  hub = await startAgencies();
  issuer = await startIssuer([await issuerKey('first')], () => hub.clock.now());
  door = createAuthentication({
    directory: createDirectory(hub.database),
    clock: hub.clock,
    logger: silentLogger,
    oidc: { issuer: issuer.issuer, audience: [issuer.audience] },
    development: null,
    // The clock of the register stands still: an answer that is kept would be kept for ever.
    cacheMs: 0,
  });
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

const token = (sub: string, claims: object = {}) => `Bearer ${issuer.token({ sub, ...claims })}`;
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? error,
  );

/** Carries out a command of an operator under a key of its own. */
async function command<Payload>(name: string, input: object, shown: string): Promise<Payload> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} problems { code } } }`;
  const variables = { input: { idempotencyKey: randomUUID(), reason: 'Không còn dùng', ...input } };
  if (name === 'registerApiKey') delete (variables.input as { reason?: string }).reason;
  const answer = await hub.data<Record<string, Payload & { problems: unknown[] }>>(query, {
    viewer: OPERATOR,
    variables,
  });
  expect(answer[name]?.problems).toEqual([]);
  return answer[name]!;
}

describe('a person', () => {
  it('is an officer from the grant to its end, on the same token and connection', async () => {
    const agencyId = hub.agencyId('province/phu-tho@2025');
    const bearer = token('an');
    const before = await door.identifyCredential(bearer);
    const grantId = await given(hub, { subject: 'person:an' });
    const during = await door.renew(before);
    await end(hub, grantId);
    const after = await door.renew(during);

    expect(before.viewer).toMatchObject({ subject: 'person:an', roles: ['citizen'], scopes: [], agencyIds: [] });
    expect(during.viewer).toMatchObject({
      roles: ['officer'],
      scopes: ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
      agencyIds: [agencyId],
    });
    expect(during.viewer.readsAgencyIds).toContain(hub.agencyId('province/vinh-phuc'));
    expect(after.viewer).toEqual(before.viewer);
  });

  it('is refused with one token that was called back, and let in with another', async () => {
    const stolen = token('binh', { jti: 'stolen' });
    expect(await code(door.identifyCredential(stolen))).toBe('taken');
    await command('revokeTokens', { subject: 'person:binh', tokenId: 'stolen' }, 'revokedTo');
    expect(await code(door.identifyCredential(stolen))).toBe('TOKEN_REVOKED');
    expect(await code(door.identifyCredential(token('binh')))).toBe('taken');
  });

  it('is refused with every token until now, and let in with one from after', async () => {
    const shown = await command<{ revokedTo: string }>('revokeTokens', { subject: 'person:chi' }, 'revokedTo');
    const revokedTo = new Date(shown.revokedTo);
    const before = hub.clock.now();
    const tokenOf = (sub: string, msLater: number) => {
      hub.clock.set(new Date(revokedTo.getTime() + msLater).toISOString());
      return token(sub);
    };

    expect(await code(door.identifyCredential(tokenOf('chi', -60_000)))).toBe('TOKEN_REVOKED');
    // Tokens tell whole seconds, so one of the same second cannot be told from one before.
    expect(await code(door.identifyCredential(tokenOf('chi', 0)))).toBe('TOKEN_REVOKED');
    expect(await code(door.identifyCredential(tokenOf('chi', 1_000)))).toBe('taken');
    expect(await code(door.identifyCredential(tokenOf('an', -60_000)))).toBe('taken');
    hub.clock.set(before.toISOString());
  });
});

describe('a machine', () => {
  it('is let in with the secret that it made itself, until its key is ended', async () => {
    const secret = newApiKeySecret();
    const { apiKey } = await command<{ apiKey: { id: string; subject: string } }>(
      'registerApiKey',
      { name: 'Cổng Phú Thọ', secretSha256: apiKeySha256(secret), scopes: ['grants:read'], expiresOn: TODAY },
      'apiKey { id subject }',
    );
    await given(hub, { subject: apiKey.subject, role: 'OPERATOR' });
    const bearer = `Bearer ${formatApiKey(apiKey.id, secret)}`;

    const { viewer, expiresAt } = await door.identifyCredential(bearer);
    expect(viewer).toMatchObject({ subject: apiKey.subject, roles: ['operator'], scopes: ['grants:read'] });
    expect(viewer.subject).toBe(`machine:${apiKey.id}`);
    expect(expiresAt).toEqual(new Date(`${TODAY}T17:00:00Z`));
    const other = `Bearer ${formatApiKey(apiKey.id, newApiKeySecret())}`;
    expect(await code(door.identifyCredential(other))).toBe('API_KEY_UNKNOWN');

    await command('endApiKey', { apiKeyId: apiKey.id }, 'apiKey { endedAt }');
    expect(await code(door.identifyCredential(bearer))).toBe('API_KEY_REVOKED');
    expect(await code(door.identifyCredential(other))).toBe('API_KEY_UNKNOWN');
  });
});
