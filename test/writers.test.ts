import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { startHub, type TestHub } from './support/hub.ts';

// The rule of the subgraph is off: what is refused here is refused by SQL alone.
vi.mock('../subgraphs/directives/rules.ts', async (original) => ({
  ...(await original<typeof import('../subgraphs/directives/rules.ts')>()),
  mayRecordFor: () => true,
}));

let hub: TestHub;
let own: string;
let other: string;
beforeAll(async () => {
  hub = await startHub();
  type Found = { own: { id: string }; other: { id: string } };
  const { data } = await hub.ask<Found>(`{
    own: agencyByCode(system: MA_DINH_DANH, code: "H44", on: "2025-07-01") { id }
    other: agencyByCode(system: MA_DINH_DANH, code: "G22", on: "2024-01-01") { id }
  }`);
  own = data.own.id;
  other = data.other?.id ?? (await anotherThan(own));
});
afterAll(() => hub[Symbol.asyncDispose]());

async function anotherThan(id: string): Promise<string> {
  const { data } = await hub.ask<{ agencies: { nodes: { id: string }[] } }>(
    '{ agencies(filter: { kinds: [PROVINCE] }) { nodes { id } } }',
  );
  return data.agencies.nodes.find((agency) => agency.id !== id)!.id;
}

const officer = () => viewerOf({ subject: 'person:an', roles: ['officer'], agencyIds: [own] });

const RECORD = `mutation ($input: RecordDirectiveInput!) {
  recordDirective(input: $input) { directive { subject } problems { code } } }`;

async function record(viewer: Viewer, issuerId: string, idempotencyKey: string) {
  const input = { idempotencyKey, type: 'Công văn', issuerId, subject: idempotencyKey };
  return hub.ask<{ recordDirective: unknown } | null>(RECORD, { viewer, variables: { input } });
}

async function countOf(table: string): Promise<number> {
  const client = await hub.database.connectAsOwner('directives');
  try {
    return (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
  } finally {
    await client.end();
  }
}

it('an officer records for the own agency, whatever the subgraph would allow', async () => {
  const { data, errors } = await record(officer(), own, 'own');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ recordDirective: { directive: { subject: 'own' }, problems: [] } });
});

it('an officer does not record for another agency, though the subgraph would allow it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const [facts, events] = [await countOf('directive_fact'), await countOf('feed_event')];

  const { data, errors } = await record(officer(), other, 'another');

  expect(data).toBeNull();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_ERROR']);
  expect([await countOf('directive_fact'), await countOf('feed_event')]).toEqual([facts, events]);
});

const TABLES = {
  agencies:
    'agency_fact agency_name agency_alias agency_code agency_parent agency_place agency_class_fact succession_fact ' +
    'succession_member system_fact system_owner system_predecessor link_fact link_end link_agency link_requirement ' +
    'calendar_act calendar_entry',
  directives:
    'directive_fact directive_evidence citation_fact follow_up_fact count_statement_fact task_fact task_relation_fact ' +
    'assignment_fact member_fact concern_fact extension_fact redating_fact report_fact verification_fact transfer_fact ' +
    'withdrawal_fact assignment_state assignment_span deadline_part_fact feed_event',
};

/** Who may write to the tables of a subgraph at all, by SQL alone. */
const WRITERS: readonly [name: string, viewer: () => Viewer, agencies: boolean, directives: boolean][] = [
  ['the public', () => PUBLIC_VIEWER, false, false],
  ['a citizen', () => viewerOf({ subject: 'person:b', roles: ['citizen'] }), false, false],
  ['an analyst', () => viewerOf({ subject: 'person:b', roles: ['analyst'] }), false, false],
  ['an auditor', () => viewerOf({ subject: 'person:b', roles: ['auditor'] }), false, false],
  ['a monitor', () => viewerOf({ subject: 'person:b', roles: ['monitor'], overseesAgencyIds: [own] }), false, false],
  ['an officer', officer, false, true],
  ['an officer’s key without the scope', () => ({ ...officer(), scopes: [] }), false, false],
  ['an operator', () => viewerOf({ subject: 'person:b', roles: ['operator'] }), true, true],
];

const cases = WRITERS.flatMap(([name, viewer, ...may]) =>
  (['agencies', 'directives'] as const).flatMap((subgraph, i) =>
    TABLES[subgraph].split(' ').map((table) => [name, `${subgraph}.${table}`, viewer, subgraph, may[i]!] as const),
  ),
);

it.each(cases)('to SQL %s may write to %s or not', async (_, table, viewer, subgraph, may) => {
  // No row is there to be changed: it is the statement that is refused, before any row.
  const text = `update ${table} set ${table.endsWith('feed_event') ? 'subject = subject' : 'recorded_to = null'} where false`;
  const isGranted = !table.endsWith('feed_event');
  const insert = `insert into ${table} default values`;
  const tried = hub.database.write(subgraph, viewer(), async ({ client }) => {
    await client.query(isGranted ? text : insert);
  });
  if (!may) await expect(tried).rejects.toThrow(/NOT_A_WRITER/);
  else if (isGranted) await expect(tried).resolves.toBeUndefined();
  else await expect(tried).rejects.toThrow(/not-null constraint/);
});
