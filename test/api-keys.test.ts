import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { apiKeySha256, newApiKeySecret } from '../platform/viewer/api-key.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { type AgenciesSubgraph, AUDITOR, OPERATOR, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { type ShownProblem, written } from './support/grants.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

interface ShownKey {
  readonly id: string;
  readonly [field: string]: unknown;
}
interface KeyPayload {
  readonly apiKey: ShownKey | null;
  readonly problems: readonly ShownProblem[];
}

const SHOWN = 'id name subject scopes registeredOn expiresOn registeredBy endedAt endedBecause';
const REGISTER = `mutation ($input: RegisterApiKeyInput!) {
  registerApiKey(input: $input) { apiKey { ${SHOWN} } problems { code message path } } }`;
const END = `mutation ($input: EndApiKeyInput!) {
  endApiKey(input: $input) { apiKey { ${SHOWN} } problems { code message path } } }`;
const REVOKE = `mutation ($input: RevokeTokensInput!) {
  revokeTokens(input: $input) { revokedTo problems { code message path } } }`;

/** Input of a key of its own, each command under another key of idempotency. */
const keyInput = (over: Record<string, unknown> = {}) => ({
  idempotencyKey: randomUUID(),
  name: 'Cổng thông tin Phú Thọ',
  secretSha256: apiKeySha256(newApiKeySecret()),
  scopes: [],
  expiresOn: '2027-03-31',
  ...over,
});
const endInput = (apiKeyId: string, over: Record<string, unknown> = {}) => ({
  idempotencyKey: randomUUID(),
  apiKeyId,
  reason: 'Máy đã bị thay',
  ...over,
});
const revokeInput = (over: Record<string, unknown> = {}) => ({
  idempotencyKey: randomUUID(),
  subject: 'person:somebody',
  reason: 'Mất máy tính',
  ...over,
});

async function run<Payload>(query: string, input: object, viewer: Viewer = OPERATOR): Promise<Payload> {
  const data = await hub.data<Record<string, Payload>>(query, { variables: { input }, viewer });
  return Object.values(data)[0]!;
}
const register = (over: Record<string, unknown> = {}) => run<KeyPayload>(REGISTER, keyInput(over));
const end = (id: string, over: Record<string, unknown> = {}) => run<KeyPayload>(END, endInput(id, over));
interface Revoked {
  readonly revokedTo: string | null;
  readonly problems: readonly ShownProblem[];
}
const revoke = (over: Record<string, unknown> = {}) => run<Revoked>(REVOKE, revokeInput(over));

/** Where a command was refused: what it says, and that it left a receipt and nothing else. */
async function refusal(work: () => Promise<{ readonly problems: readonly ShownProblem[] }>) {
  const before = await written(hub);
  const { problems } = await work();
  expect(await written(hub)).toEqual({ ...before, receipts: before.receipts + 1 });
  return problems.map(({ code, path }) => [code, ...path].join(' '));
}

describe('a key that is registered', () => {
  it('is answered whole, with one fact, one secret, and one event that names nobody', async () => {
    const before = await written(hub);
    const { apiKey, problems } = await register({
      name: ' Cổng ',
      scopes: ['keys:read', 'directives:write', 'keys:read'],
    });
    expect({ apiKey, problems }).toEqual({
      apiKey: {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
        ...{ name: 'Cổng', subject: `machine:${apiKey!.id}`, scopes: ['directives:write', 'keys:read'] },
        ...{ registeredOn: TODAY, expiresOn: '2027-03-31', registeredBy: 'person:operator' },
        ...{ endedAt: null, endedBecause: null },
      },
      problems: [],
    });
    const { facts, secrets, events, receipts } = before;
    expect(await written(hub)).toEqual({
      ...{ facts: facts + 1, secrets: secrets + 1, events: events + 1, receipts: receipts + 1 },
    });
    const owner = await hub.database.connectAsOwner('agencies');
    const { rows } = await owner.query('select kind, subject, payload from feed_event order by seq desc limit 1');
    await owner.end();
    expect(rows).toEqual([{ kind: 'API_KEY_RECORDED', subject: apiKey!.id, payload: { id: apiKey!.id } }]);
  });

  it.each([TODAY, '2028-03-31'])('may work to %s', async (expiresOn) => {
    expect((await register({ expiresOn })).problems).toEqual([]);
  });

  it.each<[problem: string, over: Record<string, unknown>]>([
    ['TEXT_BLANK name', { name: ' ' }],
    ['TEXT_TOO_LONG name', { name: 'a'.repeat(201) }],
    ['TEXT_UNREADABLE name', { name: 'a\0' }],
    ['HASH_MALFORMED secretSha256', { secretSha256: newApiKeySecret() }],
    ['HASH_MALFORMED secretSha256', { secretSha256: '' }],
    ['SCOPE_UNKNOWN scopes 1', { scopes: ['keys:read', 'everything'] }],
    ['SCOPE_UNKNOWN scopes 0', { scopes: ['toString'] }],
    ['SCOPES_TOO_MANY scopes', { scopes: Array(51).fill('keys:read') }],
    ['EXPIRY_PAST expiresOn', { expiresOn: '2026-03-30' }],
    ['EXPIRY_TOO_FAR expiresOn', { expiresOn: '2028-04-01' }],
  ])('not, with %s', async (problem, over) => {
    expect(await refusal(() => register(over))).toEqual([problem]);
  });

  it('is told all that is wrong with it, and never what came as its hash', async () => {
    const secretSha256 = 'a secret that was sent by mistake';
    const { problems } = await register({ name: '', secretSha256, scopes: ['x'], expiresOn: '2020-01-01' });
    expect(problems.map(({ code }) => code)).toEqual(['TEXT_BLANK', 'HASH_MALFORMED', 'SCOPE_UNKNOWN', 'EXPIRY_PAST']);
    expect(JSON.stringify(problems)).not.toContain(secretSha256);
  });
});

describe('a key that is ended', () => {
  it('says since when and why, and is ended once', async () => {
    const { apiKey } = await register();
    const ended = await end(apiKey!.id, { reason: ' Lộ khóa ' });
    expect(ended).toEqual({
      apiKey: { ...apiKey, endedAt: expect.stringMatching(/^20\d\d-.*Z$/), endedBecause: 'Lộ khóa' },
      problems: [],
    });
    expect(Math.abs(Date.now() - Date.parse(String(ended.apiKey?.endedAt)))).toBeLessThan(60_000);
    expect(await refusal(() => end(apiKey!.id))).toEqual(['KEY_ENDED apiKeyId']);
  });

  it('is at each position what it was then', async () => {
    const before = await hub.now();
    const { apiKey } = await register();
    const open = await hub.now();
    await end(apiKey!.id);
    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ApiKey { id endedBecause } } }';
    const at = async (position: string | null) => {
      const variables = { keys: [{ __typename: 'ApiKey', id: apiKey!.id }] };
      return (await hub.data<{ _entities: object[] }>(query, { variables, viewer: AUDITOR, position }))._entities[0];
    };
    expect(await at(before)).toBeNull();
    expect(await at(open)).toEqual({ id: apiKey!.id, endedBecause: null });
    expect(await at(null)).toEqual({ id: apiKey!.id, endedBecause: 'Máy đã bị thay' });
  });

  it.each<[problem: string, over: Record<string, unknown>]>([
    ['KEY_NOT_FOUND apiKeyId', {}],
    ['TEXT_BLANK reason', { reason: '' }],
  ])('not, with %s', async (problem, over) => {
    expect(await refusal(() => end(NOBODY, over))).toEqual([problem]);
  });
});

describe('tokens that are called back', () => {
  it('as a whole end at an instant of now', async () => {
    const { revokedTo, problems } = await revoke();
    expect(problems).toEqual([]);
    expect(Math.abs(Date.now() - Date.parse(revokedTo!))).toBeLessThan(60_000);
  });

  it('one by one end at no instant', async () => {
    expect(await revoke({ tokenId: 'jti-1' })).toEqual({ revokedTo: null, problems: [] });
  });

  it.each<[problem: string, over: Record<string, unknown>]>([
    ['SUBJECT_MALFORMED subject', { subject: 'somebody' }],
    // A machine signs in with a key: to call back its tokens would end nothing and look as if it had.
    ['TOKENS_OF_MACHINE subject', { subject: `machine:${NOBODY}` }],
    ['TEXT_BLANK tokenId', { tokenId: '' }],
    ['TEXT_TOO_LONG tokenId', { tokenId: 'a'.repeat(201) }],
    ['TEXT_UNREADABLE tokenId', { tokenId: 'a\0' }],
    ['TEXT_BLANK reason', { reason: ' ' }],
  ])('not, with %s', async (problem, over) => {
    expect(await refusal(() => revoke(over))).toEqual([problem]);
  });
});

describe('a command that is sent again', () => {
  const CASES: [string, () => Promise<{ query: string; input: object; other: object }>][] = [
    ['registerApiKey', async () => ({ query: REGISTER, input: keyInput(), other: { name: 'Khác' } })],
    [
      'endApiKey',
      async () => ({ query: END, input: endInput((await register()).apiKey!.id), other: { reason: 'Khác' } }),
    ],
    ['revokeTokens', async () => ({ query: REVOKE, input: revokeInput(), other: { subject: 'person:other' } })],
  ];

  it.each(CASES)('%s, twenty times at once, is carried out once and answers the same', async (_, make) => {
    const { query, input } = await make();
    const before = await written(hub);
    const answers = await Promise.all(Array.from({ length: 20 }, () => run<{ problems: object[] }>(query, input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.problems).toEqual([]);
    const { facts, events, receipts } = before;
    expect(await written(hub)).toMatchObject({ facts: facts + 1, events: events + 1, receipts: receipts + 1 });
    expect(await run(query, input)).toEqual(answers[0]);
  });

  it.each(CASES)('%s with another input is refused and writes nothing', async (_, make) => {
    const { query, input, other } = await make();
    await run(query, input);
    const before = await written(hub);
    const { problems } = await run<{ problems: ShownProblem[] }>(query, { ...input, ...other });
    expect(problems.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await written(hub)).toEqual(before);
  });

  it('ten times under other keys ends a key once', async () => {
    const { apiKey } = await register();
    const answers = await Promise.all(Array.from({ length: 10 }, () => end(apiKey!.id)));
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(Array(9).fill('KEY_ENDED'));
  });
});

const LIST = `{ apiKeys(page: { first: 100 }) { totalCount nodes { ${SHOWN} } } }`;

describe('keys are seen', () => {
  it.each<[string, () => Viewer]>([
    ['operators', () => OPERATOR],
    ['auditors', () => AUDITOR],
  ])('by %s, each once, latest first', async (_, viewer) => {
    await register();
    const { apiKeys } = await hub.data<{ apiKeys: { totalCount: number; nodes: ShownKey[] } }>(LIST, {
      viewer: viewer(),
    });
    expect(apiKeys.totalCount).toBe(apiKeys.nodes.length);
    expect(apiKeys.totalCount).toBeGreaterThan(3);
    const ids = apiKeys.nodes.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });

  it.each<[string, () => Viewer]>([
    ['an officer', () => hub.viewer('x', 'officer', ['province/phu-tho@2025'])],
    ['a steward', () => hub.viewer('x', 'steward', ['province/phu-tho@2025'])],
    ['a monitor', () => hub.viewer('x', 'monitor', ['province/phu-tho@2025'])],
    ['a citizen', () => viewerOf({ subject: 'person:x', roles: ['citizen'] })],
    ['an operator whose key lacks the scope', () => ({ ...OPERATOR, scopes: ['keys:write'] as const })],
    ['the public', () => PUBLIC_VIEWER],
  ])('not by %s: not in lists, by reference or in PostgreSQL', async (_, viewer) => {
    const { apiKey } = await register();
    expect((await hub.ask(LIST, { viewer: viewer() })).data).toEqual({ apiKeys: null });

    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ApiKey { id name } } }';
    const variables = { keys: [{ __typename: 'ApiKey', id: apiKey!.id }] };
    const answer = await hub.ask(query, { viewer: viewer(), variables });
    expect(JSON.stringify(answer.data ?? {})).not.toContain('Cổng');

    await using session = hub.database.openSession('agencies', viewer());
    for (const table of ['api_key_fact', 'revocation_fact']) {
      const rows = session.query<object>({ name: `test.${table}`, text: `select fact_id from ${table}` });
      if (viewer() === PUBLIC_VIEWER) await expect(rows).rejects.toThrow(/permission denied/);
      else expect(await rows).toEqual([]);
    }
  });

  it('by whoever may not see them: with the policies of PostgreSQL switched off, still not', async () => {
    const admin = await connectAsAdmin(hub.adminUrl);
    await admin.query('alter table agencies.api_key_fact disable row level security');
    const lacking = { ...OPERATOR, scopes: ['keys:write'] as const };
    expect((await hub.ask(LIST, { viewer: lacking })).data).toEqual({ apiKeys: null });
    await admin.query('alter table agencies.api_key_fact enable row level security');
    await admin.end();
  });
});

describe('the hash of a secret', () => {
  it('is read by no viewer, not even an operator’s own', async () => {
    for (const viewer of [OPERATOR, AUDITOR, PUBLIC_VIEWER]) {
      await using session = hub.database.openSession('agencies', viewer);
      const secrets = session.query({ name: 'test.secrets', text: 'select secret_sha256 from api_key_secret' });
      await expect(secrets).rejects.toThrow(/permission denied/);
    }
  });

  it('is in no answer, receipt, event or audit record', async () => {
    const input = keyInput();
    const { apiKey } = await run<KeyPayload>(REGISTER, input);
    expect(JSON.stringify(apiKey)).not.toContain(input.secretSha256);
    const admin = await connectAsAdmin(hub.adminUrl);
    for (const table of ['command_receipt', 'feed_event', 'audit_record', 'api_key_fact']) {
      const { rows } = await admin.query(`select 1 from agencies.${table} t where to_jsonb(t)::text like $1`, [
        `%${input.secretSha256}%`,
      ]);
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
    const { rows } = await admin.query('select secret_sha256 from agencies.api_key_secret where api_key_id = $1', [
      apiKey!.id,
    ]);
    await admin.end();
    expect(rows).toEqual([{ secret_sha256: input.secretSha256 }]);
  });

  it('cannot be put in the place of another', async () => {
    const { apiKey } = await register();
    const text = `insert into api_key_secret (api_key_id, secret_sha256) values ('${apiKey!.id}', repeat('0', 64))`;
    const write = (viewer: Viewer, sql: string) =>
      hub.database.write('agencies', viewer, (tx) => tx.query({ name: `test.${randomUUID()}`, text: sql }));
    await expect(write(OPERATOR, text)).rejects.toThrow(/duplicate key/);
    await expect(
      write(OPERATOR, `${text} on conflict (api_key_id) do update set secret_sha256 = repeat('0', 64)`),
    ).rejects.toThrow(/permission denied/);
    await expect(write(OPERATOR, 'delete from api_key_secret')).rejects.toThrow(/permission denied/);
    const steward = hub.viewer('x', 'steward', ['province/phu-tho@2025'], { scopes: ['keys:write', 'keys:read'] });
    await expect(write(steward, text.replace(apiKey!.id, NOBODY))).rejects.toThrow(/row-level security/);
  });
});

describe('commands about keys and tokens', () => {
  it.each<[string, () => Viewer, string]>([
    ['the public', () => PUBLIC_VIEWER, 'UNAUTHENTICATED'],
    ['a steward', () => hub.viewer('x', 'steward', ['province/phu-tho@2025']), 'FORBIDDEN'],
    ['an auditor', () => AUDITOR, 'FORBIDDEN'],
    ['an operator whose key lacks the scope', () => ({ ...OPERATOR, scopes: ['keys:read'] }), 'FORBIDDEN'],
    [
      'a monitor whose scopes say more than the role',
      () => ({ ...hub.viewer('x', 'monitor'), scopes: ['keys:read', 'keys:write'] }),
      'FORBIDDEN',
    ],
  ])('of %s are errors and leave nothing', async (_, viewer, code) => {
    const before = await written(hub);
    for (const [query, input] of [
      [REGISTER, keyInput()],
      [END, endInput(NOBODY)],
      [REVOKE, revokeInput()],
    ] as const) {
      const { errors } = await hub.ask(query, { viewer: viewer(), variables: { input } });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    }
    expect(await written(hub)).toEqual(before);
  });

  it('with an id that is none is an error', async () => {
    const { errors } = await hub.ask(END, { viewer: OPERATOR, variables: { input: endInput('x') } });
    expect(errors?.map(({ extensions }) => [extensions?.code, extensions?.argument])).toEqual([
      ['ID_MALFORMED', 'input.apiKeyId'],
    ]);
  });
});
