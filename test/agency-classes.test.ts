import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgencyClassExpression,
  type AgencyRegister,
  agencyRegister,
  membersOn,
  type RegisteredAgency,
} from '../domain/agency-class.ts';
import { openOrm } from '../platform/orm.ts';
import { type AgencyClassRecord, recordAgencyClasses } from '../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { agencies, classes } from './support/reference-data.ts';

let hub: AgenciesSubgraph;
let register: AgencyRegister;
let expressions: ReadonlyMap<string, AgencyClassExpression>;
const classId = (key: string) => classes.find((one) => one.key === key)!.id;

beforeAll(async () => {
  hub = await startAgencies();
  // From the feed, as another subgraph would have them.
  const events = await payloads();
  register = agencyRegister(events.get('AGENCY_RECORDED')!.values() as Iterable<RegisteredAgency>);
  expressions = events.get('AGENCY_CLASS_RECORDED') as ReadonlyMap<string, AgencyClassExpression>;
});
afterAll(() => hub[Symbol.asyncDispose]());

/** The latest payload of each subject in the feed, by kind. */
async function payloads(): Promise<Map<string, Map<string, unknown>>> {
  const rows = await hub.database.job('agencies', (tx) =>
    tx.query<{ subject: string; kind: string; payload: unknown }>({
      name: 'test.events',
      text: 'select subject, kind, payload from feed_log order by position',
    }),
  );
  return new Map(
    [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, events]) => [
      kind,
      new Map(events.map(({ subject, payload }) => [subject, payload])),
    ]),
  );
}

interface Members {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
const PAGE = 'nodes { id name } pageInfo { hasNextPage endCursor }';

/** All members of all classes on a day, page by page. */
async function membersOfAll(on: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  let after: string | null = null;
  do {
    const list = `agencyClasses(page: { first: 30, after: $after }) {
      nodes { id members(on: $on, page: { first: 100 }) { totalCount ${PAGE} } } pageInfo { hasNextPage endCursor } }`;
    type Listed = {
      readonly agencyClasses: {
        readonly nodes: readonly { readonly id: string; readonly members: Members }[];
        readonly pageInfo: Members['pageInfo'];
      };
    };
    const { agencyClasses }: Listed = await hub.data<Listed>(`query ($on: Date, $after: String) { ${list} }`, {
      variables: { on, after },
    });
    for (const { id, members } of agencyClasses.nodes) {
      expect([members.nodes.length, members.pageInfo.hasNextPage]).toEqual([members.totalCount, false]);
      found.set(id, members.nodes.map((node) => node.id).sort());
    }
    after = agencyClasses.pageInfo.hasNextPage ? agencyClasses.pageInfo.endCursor : null;
  } while (after);
  return found;
}

const DAYS = ['2022-10-06', '2024-02-29', '2025-02-28', '2025-03-01', '2025-06-30', '2025-07-01', '2026-03-31'];

describe('the members of a class', () => {
  it.each(DAYS)('on %s are the same here and for who expands the class by the feed', async (on) => {
    const found = await membersOfAll(on);

    expect(found.size).toBe(classes.length);
    const expected = new Map([...expressions].map(([id, one]) => [id, membersOn(one, register, on).memberIds]));
    expect(found).toEqual(expected);
  });

  it.each([
    ['class/bo-co-quan-ngang-bo', '2024-02-29', 22],
    ['class/bo-co-quan-ngang-bo', '2025-03-01', 17],
    ['class/bo-nganh', '2025-02-28', 30],
    ['class/bo-nganh', '2025-03-01', 22],
    ['class/ubnd-cap-tinh', '2024-02-29', 63],
    ['class/ubnd-cap-tinh', '2025-07-01', 34],
    ['class/cac-bo-nganh-dia-phuong', '2024-02-29', 93],
    ['class/cac-so-ban-nganh@phu-tho', '2025-02-13', 2],
    ['class/cac-so-ban-nganh@phu-tho', '2025-07-01', 0],
    ['class/cac-co-quan@binh-dinh', '2022-11-21', 10],
    ['class/thu-truong-cac-co-quan@binh-dinh', '2022-11-21', 10],
    ['class/cac-co-quan-don-vi-dia-phuong@binh-dinh', '2022-11-21', 15],
    ['class/thu-truong-cac-co-quan-don-vi-dia-phuong@binh-dinh', '2022-11-21', 15],
    ['class/cac-co-quan-don-vi@binh-dinh', '2022-11-21', 17],
    ['class/cac-co-quan-don-vi@binh-dinh', '2025-07-01', 0],
    ['class/ubnd-cap-huyen', '2024-02-29', 0],
    ['class/so-tu-phap', '2024-02-29', 0],
  ])('%s on %s are %i', async (key, on, count) => {
    const { agencyClass } = await hub.data<{ agencyClass: { members: { totalCount: number } } }>(
      `{ agencyClass(id: "${classId(key)}") { members(on: "${on}") { totalCount } } }`,
    );
    expect(agencyClass.members.totalCount).toBe(count);
  });

  it('are those that stand in a province by place, too, and not those of a body that was taken in', async () => {
    const of = (key: string, on: string) => membersOn(expressions.get(classId(key))!, register, on).memberIds;
    const units = of('class/cac-co-quan-don-vi@binh-dinh', '2022-11-21');
    const bodies = of('class/bo-nganh', '2025-03-01');

    expect(units).toEqual(
      expect.arrayContaining([
        hub.agencyId('enterprise/cong-ty-cp-cap-thoat-nuoc-binh-dinh'),
        hub.agencyId('department/binh-dinh/cuc-thong-ke-tinh'),
        hub.agencyId('school/thpt-binh-duong-binh-dinh'),
      ]),
    );
    expect(bodies).toContain(hub.agencyId('government-attached/dai-truyen-hinh-viet-nam'));
    expect(bodies).not.toContain(hub.agencyId('government-attached/bao-hiem-xa-hoi-viet-nam'));
  });

  it('are bodies that documents address, and no rooms or sections inside them', () => {
    const isInside = ({ kind, level }: { kind: string; level: string }) => kind === 'DEPARTMENT' && level === 'UNIT';
    const inside = new Set(agencies.filter(isInside).map(({ id }) => id));
    const members = classes
      .filter(({ key }) => key.endsWith('@binh-dinh'))
      .flatMap(({ id }) => membersOn(expressions.get(id)!, register, '2022-11-21').memberIds);
    expect(inside.size).toBeGreaterThan(5);
    expect(members.length).toBeGreaterThan(50);
    expect(members.filter((id) => inside.has(id))).toEqual([]);
  });

  it('go page by page in the order of the agencies, each once', async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { agencyClass }: { agencyClass: { members: Members } } = await hub.data(
        `query ($after: String) { agencyClass(id: "${classId('class/ubnd-cap-tinh')}") {
          members(on: "2024-02-29", page: { first: 10, after: $after }) { ${PAGE} } } }`,
        { variables: { after } },
      );
      names.push(...agencyClass.members.nodes.map(({ name }) => name));
      after = agencyClass.members.pageInfo.hasNextPage ? agencyClass.members.pageInfo.endCursor : null;
    } while (after);

    expect(new Set(names).size).toBe(63);
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
  });

  it('are counted only when asked for, and read in one statement for all classes of a list', async () => {
    await hub.data('{ agencyClasses { nodes { name members { nodes { id } } } } }');
    expect(hub.statements).toEqual(['agencies.agencyClasses:all', 'agencies.classMembers']);

    await hub.data('{ agencyClasses { nodes { members { totalCount } } } }');
    expect(hub.statements).toEqual([
      'agencies.agencyClasses:all',
      'agencies.classMembers',
      'agencies.classMembersCount',
    ]);
  });

  it('refuse a cursor of another class or day', async () => {
    const first = `{ agencyClass(id: "${classId('class/ubnd-cap-tinh')}") { members(on: "2024-02-29", page: { first: 1 }) { ${PAGE} } } }`;
    const { agencyClass } = await hub.data<{ agencyClass: { members: Members } }>(first);
    const { errors } = await hub.ask(
      `{ agencyClass(id: "${classId('class/ubnd-cap-tinh')}") {
        members(on: "2025-07-01", page: { after: "${agencyClass.members.pageInfo.endCursor}" }) { nodes { id } } } }`,
    );
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['CURSOR_MALFORMED']);
  });
});

/** A small pseudo-random sequence: the same trial each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * sides);
  };
}

it('SQL and the definition agree over random classes', async () => {
  await using other = await startAgencies();
  const roll = dice(2_025);
  const KINDS = [
    'MINISTRY',
    'PROVINCE',
    'DEPARTMENT',
    'SCHOOL',
    'CENTRE',
    'ENTERPRISE',
    'PARTY_OR_COUNCIL',
    'GOVERNMENT',
  ];
  const PLACES = [
    ...[
      'government/chinh-phu',
      'province/binh-dinh',
      'province/phu-tho',
      'province/gia-lai@2025',
      'ministry/tai-chinh',
    ],
    ...[
      'department/binh-dinh/so-giao-duc-va-dao-tao',
      'school/thpt-binh-duong-binh-dinh',
      'prime-minister/thu-tuong-chinh-phu',
    ],
  ].map((key) => hub.agencyId(key));
  const agencyIds = [...register.byId.keys()];
  const pick = <Item>(items: readonly Item[]) => items[roll(items.length)]!;
  const records = Array.from(
    { length: 60 },
    (_, i): AgencyClassRecord => ({
      id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      ...{ key: null, name: `Nhóm ${i}`, holder: 'BODY', rule: null, covers: [], memberKinds: [] },
      kinds: KINDS.filter(() => roll(2) === 0),
      parentKinds: roll(3) === 0 ? KINDS.filter(() => roll(2) === 0) : [],
      withinId: roll(3) > 0 ? pick(PLACES) : null,
      withDescendants: roll(5) === 0,
      membership: roll(8) === 0 ? 'SOME' : 'ALL',
      memberIds: roll(4) === 0 ? [pick(agencyIds), pick(agencyIds)] : [],
      provinceIds: roll(4) === 0 ? [pick(PLACES), pick(PLACES)] : [],
      validTo: roll(6) === 0 ? '2025-06-30' : null,
    }),
  );
  await using orm = openOrm({ database: other.database, subgraph: 'agencies', entities: ENTITIES });
  await orm.write(OPERATOR, (em) => recordAgencyClasses(em, records));

  let members = 0;
  for (const on of DAYS) {
    const fields = records.map(
      ({ id }, i) =>
        `c${i}: agencyClass(id: "${id}") { members(on: "${on}", page: { first: 100 }) { totalCount nodes { id } } }`,
    );
    const data = await other.data<Record<string, { members: Members }>>(`{ ${fields.join(' ')} }`);
    for (const [i, record] of records.entries()) {
      const { memberIds } = membersOn(record, register, on);
      const found = data[`c${i}`]!.members;
      expect(found.totalCount).toBe(memberIds.length);
      if (memberIds.length <= 100) expect(found.nodes.map(({ id }) => id).sort()).toEqual(memberIds);
      members += memberIds.length;
    }
  }
  expect(members).toBeGreaterThan(5_000);
});

describe('a class', () => {
  const SHOWN = `name memberKinds parentKinds withDescendants within { shortName } membership rule validTo isComplete`;

  it('shows its whole expression', async () => {
    const { data, extensions } = await hub.ask(
      `{ of: agencyClass(id: "${classId('class/cac-so-ban-nganh@phu-tho')}") { ${SHOWN} }
        district: agencyClass(id: "${classId('class/ubnd-cac-huyen-thanh-thi@phu-tho')}") { ${SHOWN} }
        all: agencyClass(id: "${classId('class/cac-bo-nganh-dia-phuong')}") { ${SHOWN} }
        some: agencyClass(id: "${classId('class/so-tu-phap')}") { ${SHOWN} } }`,
    );
    const usual = {
      parentKinds: [],
      withDescendants: false,
      within: null,
      membership: 'ALL',
      rule: null,
      validTo: null,
    };
    expect(data).toEqual({
      of: {
        ...usual,
        name: 'các sở, ban, ngành',
        memberKinds: ['DEPARTMENT'],
        parentKinds: ['PROVINCE'],
        within: { shortName: 'Phú Thọ' },
        isComplete: false,
      },
      district: {
        ...usual,
        name: 'UBND các huyện, thành, thị',
        memberKinds: ['DISTRICT_LEVEL'],
        within: { shortName: 'Phú Thọ' },
        validTo: '2025-06-30',
        isComplete: false,
      },
      all: {
        ...usual,
        name: 'các bộ, ngành, địa phương',
        memberKinds: ['MINISTRY', 'MINISTRY_LEVEL', 'GOVERNMENT_ATTACHED', 'PROVINCE'],
        parentKinds: ['GOVERNMENT'],
        isComplete: true,
      },
      some: {
        ...usual,
        name: 'Sở Tư pháp các tỉnh, thành phố',
        memberKinds: ['DEPARTMENT'],
        membership: 'SOME',
        rule: 'Sở Tư pháp of each province',
        isComplete: false,
      },
    });
    const nulls = (extensions as { nulls: { path: string[]; reason: string }[] }).nulls;
    expect(nulls.map(({ path, reason }) => `${path.join('.')} ${reason}`)).toEqual(
      expect.arrayContaining([
        'of.rule NOT_APPLICABLE',
        'of.validTo NOT_APPLICABLE',
        'all.within NOT_APPLICABLE',
        'district.rule NOT_APPLICABLE',
      ]),
    );
  });

  it('is found by a part of its name, whatever the accents', async () => {
    const { agencyClasses } = await hub.data<{ agencyClasses: { totalCount: number; nodes: { name: string }[] } }>(
      '{ agencyClasses(name: "so, ban, nganh") { totalCount nodes { name } } }',
    );
    expect(agencyClasses.nodes.map(({ name }) => name)).toEqual(
      [
        'Các sở, ban, ngành thuộc tỉnh',
        'các sở, ban, ngành',
        'các sở, ban, ngành thuộc tỉnh',
        'Thủ trưởng các sở, ban, ngành',
      ].sort(new Intl.Collator('vi').compare),
    );
    expect(agencyClasses.totalCount).toBe(4);
    expect(await hub.data('{ agencyClasses(name: "100%") { totalCount } }')).toEqual({
      agencyClasses: { totalCount: 0 },
    });
  });

  it('that is not known is null', async () => {
    expect(await hub.data('{ agencyClass(id: "00000000-0000-4000-8000-000000000000") { name } }')).toEqual({
      agencyClass: null,
    });
  });
});
