import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAuthentication } from '../gateway/authentication.ts';
import { fixedClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { apiKeySha256, formatApiKey, newApiKeySecret } from '../platform/viewer/api-key.ts';
import { viewerOf } from '../platform/viewer.ts';
import { createDirectory } from '../subgraphs/agencies/subgraph.ts';
import { TODAY } from './support/hub.ts';
import { type OnceHub, SENDER, startOnceHub } from './support/once-hub.ts';
import { SAMPLES } from './support/once-samples.ts';
import { agencies } from './support/reference-data.ts';

let hub: OnceHub;
beforeAll(async () => {
  hub = await startOnceHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

it('a key names one command of a subgraph, and says nothing to another subgraph', async () => {
  const key = randomUUID();
  const grant = await SAMPLES.giveGrant!.input(hub);
  expect((await hub.send('giveGrant', key, grant)).codes).toEqual([]);
  const machine = await SAMPLES.registerApiKey!.input(hub);
  expect((await hub.send('registerApiKey', key, machine)).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  const letter = await SAMPLES.recordDirective!.input(hub);
  expect((await hub.send('recordDirective', key, letter)).codes).toEqual([]);
});

it('a command after a repeated one in the same request sees the present, not the moment of that one', async () => {
  const old = { ...(await SAMPLES.giveGrant!.input(hub)), idempotencyKey: randomUUID() };
  const document = `mutation ($old: GiveGrantInput!, $end: EndGrantInput!) {
    old: giveGrant(input: $old) { grant { id } problems { code } }
    end: endGrant(input: $end) { grant { id endedBecause } problems { code } } }`;
  await hub.done('giveGrant', old);
  for (let sight = 1; sight <= 3; sight += 1) {
    const young = await hub.done('giveGrant', await SAMPLES.giveGrant!.input(hub));
    const { id } = young.grant as { id: string };
    const end = { idempotencyKey: randomUUID(), grantId: id, reason: 'Nghỉ việc' };
    const { data, errors } = await hub.ask(document, { variables: { old, end }, viewer: SENDER });
    expect(errors).toBeUndefined();
    expect(data.end).toEqual({ grant: { id, endedBecause: 'Nghỉ việc' }, problems: [] });
  }
});

it('who still may send commands but does not see what this one made is not shown it', async () => {
  const [here, elsewhere] = ['province/phu-tho@2025', 'province/gia-lai@2025'].map(
    (wanted) => agencies.find(({ key }) => key === wanted)!.id,
  );
  const stewardOf = (id: string) => viewerOf({ subject: 'person:steward', roles: ['steward'], agencyIds: [id] });
  const input = await SAMPLES.giveGrant!.input(hub);
  const key = randomUUID();
  const first = await hub.send('giveGrant', key, input, { viewer: stewardOf(here!) });
  expect(first.payload).toMatchObject({ grant: { subject: input.subject }, problems: [] });

  const moved = await hub.send('giveGrant', key, input, { viewer: stewardOf(elsewhere!) });
  expect(moved.payload).toEqual({ grant: null, problems: [] });
  expect((await hub.send('giveGrant', key, input, { viewer: stewardOf(here!) })).body).toBe(first.body);
});

it('a machine whose grant is ended between two sends is refused; given it again, it is answered as before', async () => {
  const secret = newApiKeySecret();
  const { apiKey } = await hub.done('registerApiKey', {
    ...{ name: 'Máy chủ', secretSha256: apiKeySha256(secret), expiresOn: '2027-03-31' },
    scopes: ['grants:read', 'grants:write'],
  });
  const { id } = apiKey as { id: string };
  const give = () => hub.done('giveGrant', { subject: `machine:${id}`, role: 'OPERATOR', basis: 'Quyết định 1' });
  const clock = fixedClock(`${TODAY}T03:00:00Z`);
  const directory = createDirectory(hub.database);
  const authentication = createAuthentication({
    ...{ directory, clock, logger: silentLogger, oidc: null, development: null, cacheMs: 0 },
  });
  const machine = async () => (await authentication.identifyCredential(`Bearer ${formatApiKey(id, secret)}`)).viewer;
  const input = await SAMPLES.giveGrant!.input(hub);
  const key = randomUUID();

  const { grant } = await give();
  const first = await hub.send('giveGrant', key, input, { viewer: await machine() });
  expect(first.codes).toEqual([]);
  await hub.done('endGrant', { grantId: (grant as { id: string }).id, reason: 'Thu hồi' });
  const refused = await hub.send('giveGrant', key, input, { viewer: await machine() });
  expect(refused.codes).toEqual(['FORBIDDEN']);
  expect(refused.body).not.toContain((first.payload!.grant as { id: string }).id);
  await give();
  expect((await hub.send('giveGrant', key, input, { viewer: await machine() })).body).toBe(first.body);
});
