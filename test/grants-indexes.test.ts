import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { viewerSettings } from '../platform/database/session.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { createDirectory } from '../subgraphs/agencies/subgraph.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { preparedOn, scannedBy } from './support/plans.ts';

const PAGE = '{ totalCount nodes { id } }';
/** Documents that between them run every loader of what only known viewers see. */
const DOCUMENTS = [
  `query ($agency: ID!) { grants(filter: { agencyId: $agency, role: OFFICER }) ${PAGE} agency(id: $agency) { grants ${PAGE} } }`,
  `{ grants(filter: { subject: "person:x", existence: EVER }) ${PAGE} }`,
  `{ grants ${PAGE} }`,
  'query ($agency: ID!) { grant(id: $agency) { id } }',
  `{ apiKeys ${PAGE} }`,
  `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ApiKey { id } } }`,
];
const REVOKE = 'mutation ($input: RevokeTokensInput!) { revokeTokens(input: $input) { revokedTo } }';

/** As many as a country has: on empty tables any index is as good as another. */
const VOLUME = `
  insert into grant_fact (seq, grant_id, subject, role, agency_id, valid_from, basis, given_by)
  select 1, gen_random_uuid(), 'person:' || n / 2, 'OFFICER', a.ids[1 + n % cardinality(a.ids)], date '2025-07-01' + n % 300, 'x', 'person:x'
  from generate_series(1, 20000) n, (select array_agg(agency_id) as ids from agency_fact) a;
  insert into api_key_fact (seq, api_key_id, name, scopes, registered_on, expires_on, registered_by)
  select 1, gen_random_uuid(), 'x', '{}', date '2025-07-01' + n % 300, '2027-03-31', 'person:x' from generate_series(1, 5000) n;
  insert into api_key_secret select api_key_id, repeat('0', 64) from api_key_fact;
  insert into revocation_fact (seq, revocation_id, subject, revoked_to, reason, revoked_by)
  select 1, gen_random_uuid(), 'person:' || n / 2, now(), 'x', 'person:x' from generate_series(1, 5000) n;
  analyze grant_fact, api_key_fact, api_key_secret, revocation_fact`;

let hub: AgenciesSubgraph;
let viewers: Viewer[];
beforeAll(async () => {
  hub = await startAgencies({ poolSize: 1 });
  const admin = await connectAsAdmin(hub.adminUrl);
  await admin.query(`set search_path = agencies; ${VOLUME}`);
  await admin.end();
  const agency = hub.agencyId('province/phu-tho@2025');
  const both = viewerOf({ subject: 'person:both', roles: ['officer', 'steward'], agencyIds: [agency] });
  viewers = [hub.viewer('officer', 'officer', ['province/phu-tho@2025']), both, OPERATOR];
  for (const viewer of viewers) {
    for (const position of [null, await hub.now()]) {
      for (const document of DOCUMENTS) {
        const all: Record<string, unknown> = { agency, keys: [{ __typename: 'ApiKey', id: agency }] };
        const variables = Object.fromEntries(Object.entries(all).filter(([name]) => document.includes(`$${name}:`)));
        await hub.ask(document, { viewer, variables, position });
      }
    }
  }
  const input = { idempotencyKey: 'x', subject: 'person:x', reason: 'x' };
  await hub.data(REVOKE, { viewer: OPERATOR, variables: { input } });
  const directory = createDirectory(hub.database);
  await directory.standingOf('person:x', TODAY);
  await directory.keyById(agency);
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Lists that no condition narrows: everything that an operator or auditor sees, page by page along an index; counts of all. */
const READS_ALL = /^agencies\.(apiKeysCount|grantsCount:all)@?$/;

describe('no statement reads a table from end to end', () => {
  it.each([0, 1, 2])('for the viewer role, under the policies of viewer %i', async (nth) => {
    const client = await hub.database.pool('agencies', 'viewer').connect();
    try {
      const scans: Record<string, string[]> = {};
      await client.query(`begin; ${viewerSettings(viewers[nth]!)}`);
      for (const [name, statement] of await preparedOn(client)) {
        if (!name.startsWith('agencies.')) continue;
        const found = await scannedBy(client, statement);
        if (found.length > 0 && !READS_ALL.test(name)) scans[name] = found;
      }
      await client.query('rollback');
      expect(scans).toEqual({});
    } finally {
      client.release();
    }
  });

  it('for the hub’s own work', async () => {
    const client = await hub.database.pool('agencies', 'job').connect();
    try {
      const scans: Record<string, string[]> = {};
      for (const [name, statement] of await preparedOn(client)) {
        if (!name.startsWith('agencies.')) continue;
        const found = await scannedBy(client, statement);
        if (found.length > 0) scans[name] = found;
      }
      expect(scans).toEqual({});
    } finally {
      client.release();
    }
  });
});

it('every statement was looked at, in both moments where it has two', async () => {
  const folder = new URL('../subgraphs/agencies/loaders/', import.meta.url);
  const guarded = (await readdir(folder)).filter((name) => /^(grants|api-keys|reach|standing)\.ts$/.test(name));
  const source = (await Promise.all(guarded.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n');
  const facts = [...source.matchAll(/factStatement\(\s*'(agencies\.\w+)'/g)].map(([, name]) => name!);
  const entrances = ['agencies.grants', 'agencies.grantsCount'].flatMap((name) =>
    ['subject', 'agencyId', 'sight', 'all'].map((entrance) => `${name}:${entrance}`),
  );
  const single = [...source.matchAll(/name: '(agencies\.\w+)'/g)].map(([, name]) => name!);
  expect([facts.length, single.length]).toEqual([7, 3]);

  const seen = new Set<string>();
  for (const role of ['viewer', 'job'] as const) {
    for (const name of (await preparedOn(hub.database.pool('agencies', role))).keys()) seen.add(name);
  }
  // What a command made is read at the moment of the command only.
  const wanted = [...[...facts, ...entrances].flatMap((name) => [name, `${name}@`]), ...single];
  expect(wanted.filter((name) => !seen.has(name))).toEqual(['agencies.revocationById']);
});
