import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import { idsByKey } from './support/asking.ts';
import { directives, systemLinks, systems, tasks } from './support/reference-data.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const systemId = idsByKey(systems);
const linkId = idsByKey(systemLinks);
const taskId = idsByKey(tasks);
const directiveId = idsByKey(directives);

const NATIONAL_VAULT = 'system/kho-du-lieu-dien-tu-cong-dvcqg';
const SINGLE_WINDOW = 'system/cong-thong-tin-mot-cua-quoc-gia';
const PORTAL = 'system/cong-dich-vu-cong-quoc-gia';
/** The day of 1297/VPCP-KSTT. */
const DAY = '2024-02-29';

describe('the questions of the first day, each one query', () => {
  it('which 13 provinces have no link of their vault: those that 1297/VPCP-KSTT names in its item 3', async () => {
    const query = `query ($vault: ID!) {
      systemLinks(filter: { toId: $vault, status: NOT_CONNECTED, agencyKinds: [PROVINCE] }, on: "${DAY}", page: { first: 100 }) {
        totalCount nodes { agencies { shortName } dueOn daysOverdue(on: "${DAY}") hasNewDeadline } } }`;
    const { systemLinks: page } = await hub.data<{
      systemLinks: { totalCount: number; nodes: { agencies: { shortName: string }[] }[] };
    }>(query, { variables: { vault: systemId(NATIONAL_VAULT) } });

    expect(page.totalCount).toBe(13);
    expect(page.nodes.flatMap(({ agencies }) => agencies.map(({ shortName }) => shortName)).sort()).toEqual(
      [
        ...['Bạc Liêu', 'Bắc Giang', 'Bắc Kạn', 'Cao Bằng', 'Đắk Nông', 'Đồng Nai', 'Khánh Hòa', 'Long An', 'Phú Yên'],
        ...['Quảng Bình', 'Sơn La', 'Thái Bình', 'Huế'],
      ].sort(),
    );
    expect(page.nodes.map((node) => ({ ...node, agencies: undefined }))).toEqual(
      Array(13).fill({ agencies: undefined, dueOn: '2023-03-31', daysOverdue: 335, hasNewDeadline: false }),
    );
  });

  it('how the single window stands: 12 of 250, due in December 2022, 425 days past with no new day', async () => {
    const query = `query ($from: ID!, $to: ID!) { systemLinks(filter: { fromId: $from, toId: $to }) { nodes {
      dueOn dueOnSetBy originalDueOn softDueOn hasNewDeadline deadlineAsWritten
      status(on: "${DAY}") progress(on: "${DAY}") { numerator denominator percent } daysOverdue(on: "${DAY}")
      agencies { name(on: "${DAY}") } requiredBy { id } requiredByAsWritten
      statements { totalCount nodes { status statedOn asWritten counted clause statedIn { id } reportedBy { id } mayAlsoMean
        progress { numerator denominator } } }
    } } }`;
    const variables = { from: systemId(SINGLE_WINDOW), to: systemId(PORTAL) };

    expect(await hub.data(query, { variables })).toEqual({
      systemLinks: {
        nodes: [
          {
            ...{ dueOn: '2022-12-31', dueOnSetBy: '131/NQ-CP#II.2.d', originalDueOn: '2022-12-31', softDueOn: null },
            ...{ hasNewDeadline: false, deadlineAsWritten: 'Hoàn thành trong tháng 12 năm 2022' },
            status: 'IN_PROGRESS',
            progress: { numerator: '12', denominator: '250', percent: '4.8' },
            daysOverdue: 425,
            agencies: [{ name: 'Bộ Tài chính' }, { name: 'Văn phòng Chính phủ' }],
            requiredBy: [{ id: taskId('1297/VPCP-KSTT#6.1') }, { id: taskId('131/NQ-CP#II.2.d') }],
            requiredByAsWritten: ['1297/VPCP-KSTT#6.1', '131/NQ-CP#II.2.d'],
            statements: {
              totalCount: 1,
              nodes: [
                {
                  ...{ status: 'IN_PROGRESS', statedOn: DAY, counted: 'thủ tục hành chính', clause: 'chú thích 3' },
                  asWritten:
                    'Đã kết nối, tích hợp được 12/250 thủ tục hành chính (đạt 4,8%); còn lại 238 thủ tục hành chính',
                  statedIn: { id: directiveId('1297/VPCP-KSTT@2024-02-29') },
                  ...{ reportedBy: null, mayAlsoMean: [] },
                  progress: { numerator: '12', denominator: '250' },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('how far provinces had merged their systems: 53 of 63 in 2022, 62 of 63 in 2024, unknown before', async () => {
    const on = (day: string) => `status(on: "${day}") progress(on: "${day}") { numerator denominator }`;
    const query = `query ($id: ID!) { systemLink(id: $id) {
      fromAlso { name } agencies { id }
      ...A ...B ...C } }
      fragment A on SystemLink { a: status(on: "2022-10-05") aOf: progress(on: "2022-10-05") { numerator } }
      fragment B on SystemLink { b: status(on: "2024-02-28") bOf: progress(on: "2024-02-28") { numerator denominator } }
      fragment C on SystemLink { ${on(DAY)} }`;

    expect(await hub.data(query, { variables: { id: linkId('131/NQ-CP#II.2.a.4.2/6') } })).toEqual({
      systemLink: {
        ...{ fromAlso: [{ name: 'Cổng Dịch vụ công cấp tỉnh' }], agencies: [] },
        ...{ a: null, aOf: null },
        ...{ b: 'IN_PROGRESS', bOf: { numerator: '53', denominator: '63' } },
        ...{ status: 'IN_PROGRESS', progress: { numerator: '62', denominator: '63' } },
      },
    });
  });

  it('how many ministries were safe enough: 11 of the 22, where the letter counts those that were not', async () => {
    const { data } = await hub.ask(
      '{ systemLinks(filter: { status: IN_PROGRESS }) { nodes { progress { numerator denominator } statements { nodes { asWritten } } } } }',
    );
    const links = (data as { systemLinks: { nodes: unknown[] } }).systemLinks.nodes;

    expect(links).toContainEqual({
      progress: { numerator: '11', denominator: '22' },
      statements: {
        nodes: [
          {
            asWritten: 'Còn 11/22 bộ, cơ quan ngang bộ chưa đảm bảo an toàn, an ninh thông tin để kết nối',
          },
        ],
      },
    });
  });
});

describe('information systems', () => {
  it('are found by kind, scope and part of the name, in Vietnamese order, each once', async () => {
    const query = `query ($filter: InformationSystemFilter) {
      informationSystems(filter: $filter, page: { first: 100 }) { totalCount nodes { name scope } } }`;
    type Found = { informationSystems: { totalCount: number; nodes: { name: string; scope: string }[] } };
    const filter = { kinds: ['DATA_VAULT'], scope: 'CLASS', name: 'KHO QUAN LY' };
    const { informationSystems: vaults } = await hub.data<Found>(query, { variables: { filter } });

    expect(vaults.totalCount).toBe(2);
    expect(vaults.nodes.map(({ scope }) => scope)).toEqual(['CLASS', 'CLASS']);
    const { informationSystems: all } = await hub.data<Found>(query, { variables: { filter: { name: 'thong tin' } } });
    expect(all.nodes.length).toBeGreaterThan(40);
    expect(all.nodes.map(({ name }) => name)).toEqual(
      all.nodes.map(({ name }) => name).toSorted(new Intl.Collator('vi').compare),
    );
    const { informationSystems: percent } = await hub.data<Found>(query, { variables: { filter: { name: '%' } } });
    expect(percent.totalCount).toBe(0);
  });

  it('have the owner of the day, and are listed with the owner of today', async () => {
    const query = `query ($id: ID!, $before: ID!, $after: ID!) {
      informationSystem(id: $id) { before: owner(on: "2025-02-28") { shortName } after: owner(on: "2025-03-01") { shortName } }
      was: informationSystems(filter: { ownerId: $before, name: "giay phep lai xe" }) { totalCount }
      is: informationSystems(filter: { ownerId: $after, name: "giay phep lai xe" }) { totalCount }
      agency(id: $after) { informationSystems { totalCount nodes { name } } } }`;
    const variables = {
      ...{ id: systemId('system/giay-phep-lai-xe'), before: hub.agencyId('ministry/giao-thong-van-tai') },
      after: hub.agencyId('ministry/cong-an'),
    };

    expect(await hub.data(query, { variables })).toEqual({
      informationSystem: { before: { shortName: 'Giao thông vận tải' }, after: { shortName: 'Công an' } },
      ...{ was: { totalCount: 0 }, is: { totalCount: 1 } },
      agency: {
        informationSystems: {
          totalCount: 7,
          nodes: expect.arrayContaining([{ name: 'Hệ thống quản lý đăng ký giấy phép lái xe' }]),
        },
      },
    });
  });

  it('of a province that has ended stay its own: its successor takes over nothing by itself', async () => {
    const query = `query ($id: ID!, $successor: ID!) {
      informationSystem(id: $id) { owner { shortName inForce } instanceOf { name } ownerClass { id } }
      agency(id: $successor) { informationSystems { totalCount } } }`;
    const variables = {
      id: systemId('system/kho-du-lieu-dien-tu@province/bac-kan'),
      successor: hub.agencyId('province/thai-nguyen@2025'),
    };

    expect(await hub.data(query, { variables })).toEqual({
      informationSystem: {
        owner: { shortName: 'Bắc Kạn', inForce: false },
        instanceOf: {
          name: 'Kho quản lý dữ liệu điện tử của tổ chức, cá nhân trên Hệ thống thông tin giải quyết thủ tục hành chính cấp tỉnh',
        },
        ownerClass: null,
      },
      agency: { informationSystems: { totalCount: 0 } },
    });
  });

  it('say why something of them is not there', async () => {
    const query = `query ($single: ID!, $class: ID!) {
      single: informationSystem(id: $single) { owner { id } ownerClass { id } instanceOf { id } validFrom validTo note }
      class: informationSystem(id: $class) { owner { id } ownerClass { name } validTo predecessors { name } } }`;
    const variables = {
      single: systemId('system/dich-vu-cong-lien-thong'),
      class: systemId('system-class/httt-giai-quyet-tthc-cap-tinh'),
    };
    const { data, extensions } = await hub.ask(query, { variables });

    expect(data).toMatchObject({
      single: { owner: null, note: expect.stringContaining('727/TTg-KSTT') },
      class: {
        ownerClass: { name: 'UBND cấp tỉnh' },
        predecessors: [{ name: 'Cổng Dịch vụ công cấp tỉnh' }, { name: 'Hệ thống thông tin một cửa điện tử cấp tỉnh' }],
      },
    });
    const reasons = (extensions as { nulls: { path: string[]; reason: string }[] }).nulls;
    expect(Object.fromEntries(reasons.map(({ path, reason }) => [path.join('.'), reason]))).toEqual({
      'single.owner': 'NOT_REPORTED',
      'single.ownerClass': 'NOT_APPLICABLE',
      'single.instanceOf': 'NOT_APPLICABLE',
      'single.validFrom': 'NOT_REPORTED',
      'single.validTo': 'NOT_APPLICABLE',
      'class.owner': 'NOT_APPLICABLE',
      'class.validTo': 'NOT_APPLICABLE',
    });
  });
});

describe('a hundred links with all about them', () => {
  const WHOLE = `{ systemLinks(page: { first: 100 }) { nodes {
    id relation purpose from { name owner { name } instanceOf { name } predecessors { id } } fromAlso { id } to { name } via { id }
    agencies { name } agencyClasses { name } requiredBy { id } requiredByAsWritten dueOn status daysOverdue
    progress { numerator } earlier: status(on: "2023-01-01") statements { totalCount nodes { asWritten systemLink { id } } }
  } } }`;

  it('are one statement for each field, however many links there are', async () => {
    await hub.data(WHOLE);

    expect([...hub.statements].sort()).toEqual([
      'agencies.agencyById',
      'agencies.agencyById',
      'agencies.agencyClassById',
      'agencies.demandsByLink',
      'agencies.furtherEndsByLink',
      'agencies.informationSystemById',
      'agencies.informationSystemById',
      'agencies.informationSystemById',
      'agencies.makersByLink',
      'agencies.ownersBySystem',
      'agencies.predecessorsBySystem',
      'agencies.standingByLink',
      'agencies.standingByLink',
      'agencies.statementsByLink',
      'agencies.statementsByLinkCount',
      'agencies.systemLinkById',
      'agencies.systemLinks:all',
    ]);
  });

  it('say the same at the position of the present', async () => {
    const position = await hub.now();

    expect(await hub.data(WHOLE, { position })).toEqual(await hub.data(WHOLE));
  });

  it('count only when asked to', async () => {
    await hub.data('{ systemLinks { nodes { id } } informationSystems { nodes { id } } }');

    expect([...hub.statements].sort()).toEqual(['agencies.informationSystems:all', 'agencies.systemLinks:all']);
  });
});

describe('what other subgraphs own', () => {
  it('is answered as its key', async () => {
    const ids = ['Directive', 'Task'].map((__typename) => ({ __typename, id: '00000000-0000-4000-8000-000000000000' }));
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) {
      __typename ... on Directive { id } ... on Task { id systemLinks { totalCount } } } }`;
    const { _entities: entities } = await hub.data<{ _entities: object[] }>(query, { variables: { ids } });

    expect(entities).toEqual([ids[0], { ...ids[1], systemLinks: { totalCount: 0 } }]);
  });

  it.each(['InformationSystem', 'SystemLink', 'LinkStatement'])('may refer to %s by its id', async (type) => {
    const statement = systemLinks.find(({ statements }) => statements.length > 0)!;
    const id = {
      InformationSystem: systems[0]!.id,
      SystemLink: statement.id,
      LinkStatement: statement.statements[0]!.id,
    }[type]!;
    const nobody = '00000000-0000-4000-8000-000000000000';
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on ${type} { id } } }`;
    const ids = [id, nobody].map((each) => ({ __typename: type, id: each }));

    expect(await hub.data(query, { variables: { ids } })).toEqual({ _entities: [{ id }, null] });
  });
});

describe('the tables', () => {
  it('agree with the entities', async () => {
    await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
    expect(await orm.drift()).toEqual([]);
  });
});
