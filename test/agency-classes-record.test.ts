import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { openOrm } from '../platform/orm.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { recordAgencyClasses } from '../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type ClassFile, seedClasses } from '../subgraphs/agencies/seed/classes.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { classes } from './support/reference-data.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const phuTho = () => hub.agencyId('province/phu-tho@2025');
const classId = (key: string) => classes.find((one) => one.key === key)!.id;

interface Payload {
  readonly agencyClass: { readonly id: string } | null;
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[];
}
const SHOWN = `id name memberKinds parentKinds withDescendants within { id } membership rule validTo isComplete
  members(on: "2026-03-31") { totalCount }`;
const DOCUMENT = `mutation ($input: RecordAgencyClassInput!) { recordAgencyClass(input: $input) {
  agencyClass { ${SHOWN} } problems { code path } } }`;

let keys = 0;
const sent = (input: object) => {
  keys += 1;
  return { variables: { input: { idempotencyKey: `key ${keys}`, ...input } } };
};
async function send(input: object): Promise<Payload> {
  const { recordAgencyClass } = await hub.data<{ recordAgencyClass: Payload }>(DOCUMENT, {
    viewer: OPERATOR,
    ...sent(input),
  });
  return recordAgencyClass;
}
async function done(input: object): Promise<{ readonly id: string }> {
  const { agencyClass, problems } = await send(input);
  if (agencyClass === null || problems.length > 0) throw new Error(JSON.stringify(problems));
  return agencyClass;
}
const refused = async (input: object) =>
  (await send(input)).problems.map(({ code, path }) => [code, ...path].join(' '));

let names = 0;
function input(over: object = {}): Record<string, unknown> {
  names += 1;
  return { name: `Nhóm cơ quan thứ ${names}`, memberKinds: ['PROVINCE'], ...over };
}

async function asAdmin<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    return (await admin.query<Row>(text, values)).rows;
  } finally {
    await admin.end();
  }
}
const written = async () =>
  (
    await asAdmin<{ n: number }>(
      'select ((select count(*) from agencies.agency_class_fact) + (select count(*) from agencies.feed_event))::int as n',
    )
  )[0]!.n;
const lastPayload = async (id: string) =>
  (
    await asAdmin<{ kind: string; payload: object }>(
      'select kind, payload from agencies.feed_event where subject = $1 order by seq desc limit 1',
      [id],
    )
  )[0]!;

describe('a class that is recorded', () => {
  it('is answered whole, and told whole in the feed', async () => {
    const made = await done({
      ...{
        name: '  Các sở và trung tâm ',
        memberKinds: ['DEPARTMENT', 'COMMUNE_LEVEL', 'DEPARTMENT'],
        withinId: phuTho(),
      },
      ...{ parentKinds: ['PROVINCE'], rule: 'theo Nghị quyết', validTo: '2027-12-31' },
    });

    expect(made).toEqual({
      ...{ id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/), name: 'Các sở và trung tâm' },
      ...{ memberKinds: ['DEPARTMENT', 'COMMUNE_LEVEL'], parentKinds: ['PROVINCE'], withDescendants: false },
      ...{ within: { id: phuTho() }, membership: 'ALL', rule: 'theo Nghị quyết', validTo: '2027-12-31' },
      ...{ isComplete: false, members: { totalCount: 0 } },
    });
    expect(await lastPayload(made.id)).toEqual({
      kind: 'AGENCY_CLASS_RECORDED',
      payload: {
        ...{
          id: made.id,
          key: null,
          name: 'Các sở và trung tâm',
          kinds: ['DEPARTMENT'],
          memberKinds: ['COMMUNE_LEVEL'],
        },
        ...{ parentKinds: ['PROVINCE'], withinId: phuTho(), withDescendants: false, membership: 'ALL', memberIds: [] },
        ...{ provinceIds: [], holder: 'BODY', rule: 'theo Nghị quyết', validTo: '2027-12-31', covers: [] },
      },
    });
  });

  it('is of heads when its name says so', async () => {
    const { id } = await done(input({ name: 'Chủ tịch UBND các tỉnh, thành phố trong vùng' }));
    expect(await lastPayload(id)).toMatchObject({ payload: { holder: 'HEAD' } });
  });

  it('has its members at once', async () => {
    expect(await done(input({ memberKinds: ['PROVINCE'] }))).toMatchObject({
      isComplete: true,
      members: { totalCount: 34 },
    });
  });

  it('is found by its words from then on', async () => {
    const { id } = await done(input({ name: 'các xã vùng đệm', memberKinds: ['COMMUNE_LEVEL'], withinId: phuTho() }));
    const query = `{ matchAgencyClass(text: "các xã vùng đệm", inDocumentOfId: "${phuTho()}") {
      agencyClass { id } confidence } }`;
    expect(await hub.data(query)).toEqual({ matchAgencyClass: [{ agencyClass: { id }, confidence: 'HIGH' }] });
  });
});

describe('a correction', () => {
  it('states what the schema shows and keeps what no command says, and the past keeps what was', async () => {
    const id = classId('class/cac-so-ban-nganh@phu-tho');
    const query = `query ($id: ID!) { agencyClass(id: $id) { name memberKinds parentKinds } }`;
    const before = await hub.now();
    const { payload: first } = await lastPayload(id);

    await done({ agencyClassId: id, name: 'các sở, ngành', memberKinds: ['DEPARTMENT', 'CENTRE'], withinId: phuTho() });

    expect(await hub.data(query, { variables: { id } })).toEqual({
      agencyClass: { name: 'các sở, ngành', memberKinds: ['CENTRE', 'DEPARTMENT'], parentKinds: [] },
    });
    expect(await hub.data(query, { variables: { id }, position: before })).toEqual({
      agencyClass: { name: 'các sở, ban, ngành', memberKinds: ['DEPARTMENT'], parentKinds: ['PROVINCE'] },
    });
    const { payload } = await lastPayload(id);
    expect(payload).toEqual({
      ...first,
      ...{ key: null, name: 'các sở, ngành', kinds: ['CENTRE', 'DEPARTMENT'], parentKinds: [], withinId: phuTho() },
    });
  });

  it('is not taken back by the reference data, which says which record it left out', async () => {
    await using other = await startAgencies();
    await other.data(DOCUMENT, {
      viewer: OPERATOR,
      ...sent({ agencyClassId: classId('class/dia-phuong'), name: 'các địa phương', memberKinds: ['PROVINCE'] }),
    });
    await using orm = openOrm({ database: other.database, subgraph: 'agencies', entities: ENTITIES });
    const known = { agencyId: hub.agencyId, classId };

    expect(await orm.write(OPERATOR, (em) => seedClasses(em, classes as unknown as ClassFile, known))).toEqual({
      changed: [],
      leftOut: ['class/dia-phuong'],
    });
    const query = `{ agencyClass(id: "${classId('class/dia-phuong')}") { name } }`;
    expect(await other.data(query)).toEqual({ agencyClass: { name: 'các địa phương' } });
  });

  it('that says nothing new is no event', async () => {
    const said = input({ withinId: phuTho(), rule: 'như cũ' });
    const { id } = await done(said);
    const before = await written();

    await done({ ...said, agencyClassId: id });

    expect(await written()).toBe(before);
  });

  it('may leave a name that another class has had beside it all along', async () => {
    const name = 'Sở Tư pháp các tỉnh, thành phố';
    const correction = { name, memberKinds: ['DEPARTMENT'], membership: 'SOME', rule: 'Sở Tư pháp của mỗi tỉnh' };

    expect(await refused(input(correction))).toEqual(['AGENCY_CLASS_EXISTS name']);
    expect(await refused({ ...correction, agencyClassId: classId('class/so-tu-phap') })).toEqual([]);
  });
});

describe('a class is refused, and nothing is written', () => {
  it.each<[string, () => object, readonly string[]]>([
    ['without a name', () => input({ name: ' ' }), ['TEXT_BLANK name']],
    ['with a name too long', () => input({ name: 'b'.repeat(301) }), ['TEXT_TOO_LONG name']],
    ['with a name that cannot be read', () => input({ name: 'các \u202e sở' }), ['TEXT_UNREADABLE name']],
    ['with a rule of blanks', () => input({ rule: ' ' }), ['TEXT_BLANK rule']],
    [
      'without kinds, as all that is wrong',
      () => input({ memberKinds: [], name: '' }),
      ['TEXT_BLANK name', 'CLASS_KINDS_MISSING memberKinds'],
    ],
    ['in no agency', () => input({ withinId: NOBODY }), ['AGENCY_NOT_FOUND withinId']],
    ['as a correction of none', () => input({ agencyClassId: NOBODY }), ['AGENCY_CLASS_NOT_FOUND agencyClassId']],
    [
      'under a name that the place has, in other letters',
      () => input({ name: 'UBND  CÁC huyện, thành, thị', withinId: hub.agencyId('province/phu-tho') }),
      ['AGENCY_CLASS_EXISTS name'],
    ],
    [
      'when it would take the name of another',
      () => input({ agencyClassId: classId('class/bo-nganh'), name: 'Địa phương' }),
      ['AGENCY_CLASS_EXISTS name'],
    ],
  ])('%s', async (_, make, expected) => {
    const before = await written();

    const { agencyClass, problems } = await send(make());

    expect(problems.map(({ code, path }) => [code, ...path].join(' '))).toEqual(expected);
    expect(agencyClass).toBeNull();
    expect(await written()).toBe(before);
  });

  it('but not under a name that only another place has, or other accents', async () => {
    expect(await refused(input({ name: 'UBND các huyện, thành, thị', withinId: phuTho() }))).toEqual([]);
    expect(await refused(input({ name: 'UBND cac huyen, thanh, thi', withinId: phuTho() }))).toEqual([]);
  });

  it('when two are sent at once: one is recorded', async () => {
    const said = input({ withinId: phuTho() });
    const both = await Promise.all([send(said), send(said)]);

    expect(both.map(({ problems }) => problems.map(({ code }) => code)).sort()).toEqual([[], ['AGENCY_CLASS_EXISTS']]);
  });
});

describe('the command stops', () => {
  it.each<[string, Viewer, object, string]>([
    ['for the public', PUBLIC_VIEWER, {}, 'UNAUTHENTICATED'],
    ['for an officer', viewerOf({ subject: 'person:an', roles: ['officer'] }), {}, 'FORBIDDEN'],
    ['for a steward', viewerOf({ subject: 'person:an', roles: ['steward'] }), {}, 'FORBIDDEN'],
    [
      'for a machine with the scope that is no operator',
      { ...viewerOf({ subject: 'machine:a', roles: ['partner'] }), scopes: ['register:write'] },
      {},
      'FORBIDDEN',
    ],
    ['for an id that is none', OPERATOR, { agencyClassId: 'class/bo-nganh' }, 'ID_MALFORMED'],
    ['for a place that is none', OPERATOR, { withinId: 'Phú Thọ' }, 'ID_MALFORMED'],
  ])('%s', async (_, viewer, over, code) => {
    const before = await written();

    const { data, errors } = await hub.ask(DOCUMENT, { viewer, ...sent(input(over)) });

    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    expect(data).toBeNull();
    expect(await written()).toBe(before);
  });
});

it('SQL asks once more who writes: what the subgraph would let through is refused', async () => {
  await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
  const record = {
    ...{
      id: NOBODY,
      key: null,
      name: 'Giả mạo',
      kinds: ['PROVINCE'],
      memberKinds: [],
      parentKinds: [],
      withinId: null,
    },
    ...{ withDescendants: false, membership: 'ALL' as const, memberIds: [], provinceIds: [], validTo: null },
    ...{ holder: 'BODY', rule: null, covers: [] },
  };
  const officer = viewerOf({ subject: 'person:an', roles: ['officer'], agencyIds: [phuTho()] });

  await expect(orm.write(officer, (em) => recordAgencyClasses(em, [record]))).rejects.toThrow('NOT_A_WRITER');
});
