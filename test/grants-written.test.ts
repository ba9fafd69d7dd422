import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { type AgenciesSubgraph, AUDITOR, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { given } from './support/grants.ts';

const [PROVINCE, ELSEWHERE] = ['province/gia-lai@2025', 'province/phu-tho@2025'] as const;
const CENTRE = 'centre/gia-lai@2025/trung-tam-phuc-vu-hanh-chinh-cong-tinh';

let hub: AgenciesSubgraph;
/** Somebody's grants, of whom no viewer here is one. */
let [ofCentre, elsewhere, ofAnalyst]: string[] = [];
beforeAll(async () => {
  hub = await startAgencies();
  ofCentre = await given(hub, { subject: 'person:e', agencyId: hub.agencyId(CENTRE) });
  elsewhere = await given(hub, { subject: 'person:f', agencyId: hub.agencyId(ELSEWHERE) });
  ofAnalyst = await given(hub, { subject: 'person:g', role: 'ANALYST' });
});
afterAll(() => hub[Symbol.asyncDispose]());

interface Row {
  readonly subject?: string;
  readonly role?: string;
  readonly agency?: string | null;
  readonly givenBy?: string;
  readonly endedBecause?: string | null;
}

const INSERT = {
  name: 'test.insertGrant',
  text: `with event as (
      insert into feed_event (subject, kind, payload) values ('test', 'GRANT_RECORDED', '{}') returning seq)
    insert into grant_fact (seq, grant_id, subject, role, agency_id, valid_from, basis, given_by, ended_because)
    select seq, gen_random_uuid(), $1, $2, $3, '2026-03-31', 'x', $4, $5 from event`,
};

/** What a viewer writes past the subgraph; rolled back, so that one case leaves nothing to the next. */
async function insert(viewer: Viewer, row: Row): Promise<void> {
  const {
    subject = 'person:new',
    role = 'OFFICER',
    agency = CENTRE,
    givenBy = viewer.subject,
    endedBecause = null,
  } = row;
  const values = [subject, role, agency === null ? null : hub.agencyId(agency), givenBy, endedBecause];
  await rolledBack(viewer, async (query) => {
    await query(INSERT, values);
  });
}

type Query = (statement: { name: string; text: string }, values?: unknown[]) => Promise<object[]>;

async function rolledBack<T>(viewer: Viewer, work: (query: Query) => Promise<T>): Promise<T> {
  let result: T | undefined;
  const undo = new Error('undone');
  await hub.database
    .write('agencies', viewer, async (tx) => {
      result = await work((statement, values) => tx.query(statement, values));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return result!;
}

const steward = () => hub.viewer('steward', 'steward', [PROVINCE]);
const REFUSED = /row-level security/;

describe('PostgreSQL by itself takes a grant', () => {
  it.each<[string, () => Viewer, Row]>([
    ['of an operator, any', () => OPERATOR, { role: 'AUDITOR', agency: null }],
    ['of a steward for an agency below', steward, {}],
    ['of a steward for a steward', steward, { role: 'STEWARD', agency: PROVINCE }],
  ])('%s', async (_, viewer, row) => {
    await expect(insert(viewer(), row)).resolves.toBeUndefined();
  });
});

describe('PostgreSQL by itself refuses a grant', () => {
  it.each<[string, () => Viewer, Row]>([
    ['of an operator to themself', () => OPERATOR, { subject: 'person:operator', role: 'AUDITOR', agency: null }],
    ['of an operator in another’s name', () => OPERATOR, { givenBy: 'person:other' }],
    ['of an operator whose key may not write', () => ({ ...OPERATOR, scopes: ['grants:read'] }), {}],
    ['of a steward to themself', steward, { subject: 'person:steward' }],
    ['of a steward to themself, as one that was ended', steward, { subject: 'person:steward', endedBecause: 'x' }],
    ['of a steward for another agency', steward, { agency: ELSEWHERE }],
    ['of a steward for what the agency took over from', steward, { agency: 'province/gia-lai' }],
    ['of a steward for the whole hub', steward, { role: 'OPERATOR', agency: null }],
    ['of a steward for a monitor', steward, { role: 'MONITOR', agency: PROVINCE }],
    [
      'of a steward of what is below for what is above',
      () => hub.viewer('x', 'steward', [CENTRE]),
      { agency: PROVINCE },
    ],
    [
      'of an officer here who is steward elsewhere',
      () => viewerOf({ subject: 'person:x', roles: ['officer', 'steward'], agencyIds: [hub.agencyId(PROVINCE)] }),
      {},
    ],
    ['of an officer', () => hub.viewer('x', 'officer', [PROVINCE], { scopes: ['grants:read', 'grants:write'] }), {}],
    ['of an auditor', () => ({ ...AUDITOR, scopes: ['grants:read', 'grants:write'] }), {}],
    ['of a citizen', () => viewerOf({ subject: 'person:x', roles: ['citizen'] }), {}],
  ])('%s', async (_, viewer, row) => {
    await expect(insert(viewer(), row)).rejects.toThrow(REFUSED);
  });

  it.each<[string, Row, RegExp]>([
    ['to nobody who can be known', { subject: 'somebody' }, /subject_check/],
    ['to the public', { subject: 'public' }, /subject_check/],
    ['to the hub itself', { subject: 'hub' }, /subject_check/],
    ['of a role that is none', { role: 'KING', agency: null }, /role_check/],
    ['of the role of whoever is known', { role: 'CITIZEN', agency: null }, /role_check/],
    ['for an agency to an operator', { role: 'OPERATOR' }, /grant_fact_check/],
    ['for no agency to an officer', { agency: null }, /grant_fact_check/],
  ])('%s, even an operator’s', async (_, row, constraint) => {
    await expect(insert(OPERATOR, row)).rejects.toThrow(constraint);
  });

  it.each<[string, () => Viewer, number]>([
    ['an operator', () => OPERATOR, 3],
    ['a steward: that of the agency below alone', steward, 1],
    ['an officer: none', () => hub.viewer('x', 'officer', [CENTRE], { scopes: ['grants:read', 'grants:write'] }), 0],
    ['an auditor: none', () => ({ ...AUDITOR, scopes: ['grants:read', 'grants:write'] }), 0],
    ['whose it is: none', () => hub.viewer('e', 'steward', [PROVINCE]), 0],
  ])('what %s may close', async (_, viewer, count) => {
    const close = {
      name: 'test.closeGrants',
      text: `update grant_fact set closed_seq = (select max(seq) from feed_event), recorded_to = now()
        where grant_id = any($1::uuid[]) returning grant_id`,
    };
    const rows = await rolledBack(viewer(), (query) => query(close, [[ofCentre, elsewhere, ofAnalyst]]));
    expect(rows).toHaveLength(count);
  });

  it.each([
    ['changed', `update grant_fact set role = 'OPERATOR'`],
    ['deleted', 'delete from grant_fact'],
    ['emptied', 'truncate grant_fact'],
  ])('to be %s by anybody', async (_, text) => {
    await expect(rolledBack(OPERATOR, (query) => query({ name: `test.${_}`, text }))).rejects.toThrow(
      /permission denied/,
    );
  });
});
