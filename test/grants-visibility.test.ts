import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { type AgenciesSubgraph, AUDITOR, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { given } from './support/grants.ts';

const [NOW, OLD, MINISTRY] = ['province/phu-tho@2025', 'province/phu-tho', 'ministry/xay-dung'] as const;
const [PROVINCE, CENTRE] = [
  'province/gia-lai@2025',
  'centre/gia-lai@2025/trung-tam-phuc-vu-hanh-chinh-cong-tinh',
] as const;

let hub: AgenciesSubgraph;
/** The grants of this file, by name. */
const ids = new Map<string, string>();
beforeAll(async () => {
  hub = await startAgencies();
  const grants: [name: string, subject: string, role: string, agency: string | null, today?: string][] = [
    ['of the province', 'person:a', 'OFFICER', NOW],
    ['of the province before', 'person:b', 'OFFICER', OLD, '2025-06-01'],
    ['of the ministry', 'person:c', 'OFFICER', MINISTRY],
    ['of an analyst', 'person:d', 'ANALYST', null],
    ['of the monitor', 'person:m', 'MONITOR', MINISTRY],
    ['of the centre', 'person:e', 'OFFICER', CENTRE],
    ['of the steward', 'person:s', 'STEWARD', PROVINCE, '2025-07-01'],
    ['of the steward elsewhere', 'person:s', 'OFFICER', MINISTRY],
  ];
  for (const [name, subject, role, agency, today] of grants) {
    const agencyId = agency === null ? undefined : hub.agencyId(agency);
    ids.set(name, await given(hub, { subject, role, agencyId }, today ? { today } : {}));
  }
});
afterAll(() => hub[Symbol.asyncDispose]());

const READS_OLD = () => ({ readsAgencyIds: [hub.agencyId(NOW), hub.agencyId(OLD)] });

const VIEWERS: [who: string, viewer: () => Viewer, sees: readonly string[]][] = [
  ['an operator', () => OPERATOR, ['all']],
  ['an auditor', () => AUDITOR, ['all']],
  [
    'an officer, also what a predecessor left',
    () => hub.viewer('x', 'officer', [NOW], READS_OLD()),
    ['of the province', 'of the province before'],
  ],
  ['an officer on the day before the merger', () => hub.viewer('x', 'officer', [OLD]), ['of the province before']],
  ['an officer of another agency', () => hub.viewer('x', 'officer', ['province/lao-cai@2025']), []],
  ['an officer of the agency above', () => hub.viewer('x', 'officer', [PROVINCE]), ['of the steward']],
  ['somebody whose grant it is', () => hub.viewer('c', 'officer', ['province/lao-cai@2025']), ['of the ministry']],
  ['a steward, also those below', () => hub.viewer('x', 'steward', [PROVINCE]), ['of the steward', 'of the centre']],
  ['a steward of what is below', () => hub.viewer('x', 'steward', [CENTRE]), ['of the centre']],
  [
    'a steward of one and officer of another agency',
    () =>
      viewerOf({
        subject: 'person:s',
        roles: ['officer', 'steward'],
        agencyIds: [PROVINCE, MINISTRY].map(hub.agencyId),
      }),
    ['of the ministry', 'of the monitor', 'of the steward elsewhere', 'of the steward', 'of the centre'],
  ],
  [
    'an officer there and steward nowhere, whatever the roles say',
    () => viewerOf({ subject: 'person:x', roles: ['officer', 'steward'], agencyIds: [hub.agencyId(PROVINCE)] }),
    ['of the steward'],
  ],
  [
    'a monitor',
    () => hub.viewer('m', 'monitor', [MINISTRY]),
    ['of the ministry', 'of the monitor', 'of the steward elsewhere'],
  ],
  ['a monitor of others', () => hub.viewer('x', 'monitor', [NOW]), ['of the province']],
  ['an analyst, not even the own', () => viewerOf({ subject: 'person:d', roles: ['analyst'] }), []],
  ['a citizen, not even the own', () => viewerOf({ subject: 'person:a', roles: ['citizen'] }), []],
  ['a partner', () => viewerOf({ subject: 'machine:x', roles: ['partner'] }), []],
  [
    'a citizen and a partner whose scopes say more than their roles: the own',
    () => viewerOf({ subject: 'person:a', roles: ['citizen', 'partner'], scopes: ['grants:read'] }),
    ['of the province'],
  ],
  ['an operator whose key lacks the scope', () => ({ ...OPERATOR, scopes: ['grants:write'] }), []],
  [
    'a monitor whose call names agencies that only officers read',
    () => hub.viewer('x', 'monitor', [], { agencyIds: [hub.agencyId(NOW)], readsAgencyIds: [hub.agencyId(NOW)] }),
    [],
  ],
];

const expected = (sees: readonly string[]) => (sees[0] === 'all' ? [...ids.keys()] : [...sees]).sort();
const named = (found: readonly { readonly id: string }[]) =>
  found.map(({ id }) => [...ids].find(([, known]) => known === id)?.[0] ?? id).sort();

const LIST =
  '{ grants(filter: { existence: EVER }, page: { first: 100 }) { totalCount nodes { id } edges { node { id } } } }';
const BY_AGENCY = `{ agencies(filter: { existence: EVER }, page: { first: 100 }) {
  nodes { grants(existence: EVER) { totalCount nodes { id } } } pageInfo { endCursor } } }`;
const ENTITIES = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Grant { id } } }';

interface Listed {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
}

/** What a viewer finds by each way there is to grants, by names. */
async function found(viewer: Viewer): Promise<Record<string, readonly string[]>> {
  const ways: Record<string, readonly string[]> = {};
  const list = await hub.data<{ grants: Listed | null }>(LIST, { viewer });
  ways.list = named(list.grants?.nodes ?? []);
  expect(list.grants?.totalCount ?? 0).toBe(ways.list.length);

  const one = await Promise.all(
    [...ids.values()].map((id) =>
      hub.data<{ grant: { id: string } | null }>(`{ grant(id: "${id}") { id } }`, { viewer }),
    ),
  );
  ways.byId = named(one.flatMap(({ grant }) => grant ?? []));

  const keys = [...ids.values()].map((id) => ({ __typename: 'Grant', id }));
  const entities = await hub.ask(ENTITIES, { viewer, variables: { keys } });
  ways.byReference = named(
    ((entities.data?._entities ?? []) as ({ id?: string } | null)[]).flatMap((each) =>
      each?.id ? [{ id: each.id }] : [],
    ),
  );

  const agencies = [NOW, OLD, MINISTRY, PROVINCE, CENTRE];
  const fields = agencies.map(
    (key, n) => `a${n}: agency(id: "${hub.agencyId(key)}") { grants(existence: EVER) { totalCount nodes { id } } }`,
  );
  const lists = Object.values(
    await hub.data<Record<string, { grants: Listed | null }>>(`{ ${fields.join(' ')} }`, { viewer }),
  ).map(({ grants }) => grants);
  for (const each of lists) expect(each?.totalCount ?? 0).toBe(each?.nodes.length ?? 0);
  ways.ofAgencies = named(lists.flatMap((each) => each?.nodes ?? []));

  const subjects = ['a', 'b', 'c', 'd', 'm', 'e', 's'].map(
    (name, n) => `s${n}: grants(filter: { subject: "person:${name}", existence: EVER }) { nodes { id } }`,
  );
  ways.ofSubjects = named(
    Object.values(await hub.data<Record<string, Listed | null>>(`{ ${subjects.join(' ')} }`, { viewer })).flatMap(
      (each) => each?.nodes ?? [],
    ),
  );
  return ways;
}

const isForAgency = (name: string) => name !== 'of an analyst';

describe('grants are seen', () => {
  it.each(VIEWERS)('by %s', async (_, viewer, sees) => {
    const all = expected(sees);
    expect(await found(viewer())).toEqual({
      list: all,
      byId: all,
      byReference: all,
      ofAgencies: all.filter(isForAgency),
      ofSubjects: all,
    });
  });

  it('by the public not at all: fields are null, for a reason that tells of no row', async () => {
    const { data, errors, extensions } = await hub.ask(
      `{ grants { nodes { id } } grant(id: "${ids.get('of an analyst')}") { id } }`,
    );
    expect({ data, errors }).toEqual({ data: { grants: null, grant: null }, errors: undefined });
    expect(extensions?.nulls?.map(({ reason }) => reason)).toEqual(['NOT_AUTHORISED', 'NOT_AUTHORISED']);
  });

  it('of all agencies of a page in one statement, and counted only when asked to', async () => {
    await hub.data(BY_AGENCY.replace('totalCount ', ''), { viewer: OPERATOR });
    expect(hub.statements.filter((name) => name.startsWith('agencies.grants'))).toEqual(['agencies.grantsByAgency']);
    await hub.data(BY_AGENCY, { viewer: OPERATOR });
    expect(hub.statements.filter((name) => name === 'agencies.grantsByAgencyCount')).toHaveLength(1);
  });
});

/** The present grants that the viewer role gets by itself, whatever it asks. */
async function bySql(viewer: Viewer): Promise<string[]> {
  await using session = hub.database.openSession('agencies', viewer);
  const text = 'select grant_id as id from grant_fact where closed_seq is null';
  return named(await session.query<{ id: string }>({ name: 'test.grants', text }));
}

describe('PostgreSQL by itself, whatever the subgraph asks, shows grants', () => {
  it.each(VIEWERS)('to %s', async (_, viewer, sees) => {
    expect(await bySql(viewer())).toEqual(expected(sees));
  });

  it('to the public not at all', async () => {
    await expect(bySql(PUBLIC_VIEWER)).rejects.toThrow(/permission denied/);
  });

  it('to nobody without a viewer, nor to the owner', async () => {
    const text = 'select count(*)::int as count from grant_fact';
    const client = await hub.database.connect('agencies', 'viewer');
    await expect(client.query(text)).rejects.toThrow('VIEWER_MISSING');
    await client.end();
    const owner = await hub.database.connectAsOwner('agencies');
    await expect(owner.query(text)).rejects.toThrow('VIEWER_MISSING');
    await owner.end();
  });

  it('from inside a function that runs as the owner: only the viewer’s own', async () => {
    const owner = await hub.database.connectAsOwner('agencies');
    await owner.query(`begin; select set_config('app.viewer_subject', 'person:s', true)`);
    const { rows } = await owner.query<{ id: string }>(
      'select grant_id as id from grant_fact where closed_seq is null',
    );
    await owner.query('rollback');
    await owner.end();
    expect(named(rows)).toEqual(['of the steward', 'of the steward elsewhere']);
  });
});

describe('the subgraph by itself, with the policies of PostgreSQL switched off, shows grants', () => {
  const switchPolicies = async (state: 'enable' | 'disable') => {
    const admin = await connectAsAdmin(hub.adminUrl);
    await admin.query(`alter table agencies.grant_fact ${state} row level security`);
    await admin.end();
  };
  beforeAll(() => switchPolicies('disable'));
  afterAll(() => switchPolicies('enable'));

  it('as they are off', async () => {
    expect(await bySql(hub.viewer('x', 'officer', [NOW]))).toEqual(expected(['all']));
  });

  it.each(VIEWERS)('to %s', async (_, viewer, sees) => {
    const all = expected(sees);
    const ofAgencies = all.filter(isForAgency);
    expect(await found(viewer())).toEqual({ list: all, byId: all, byReference: all, ofAgencies, ofSubjects: all });
  });
});
