import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import { systemLinks } from './support/reference-data.ts';
import { linkId, systemId, taskId } from './support/systems.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const NATIONAL_VAULT = 'system/kho-du-lieu-dien-tu-cong-dvcqg';
const PROVINCIAL_VAULTS = 'system-class/kho-du-lieu-dien-tu-cap-tinh';
const PORTAL = 'system/cong-dich-vu-cong-quoc-gia';
/** The day of 1297/VPCP-KSTT. */
const DAY = '2024-02-29';

interface Listed {
  readonly systemLinks: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
}
const LIST = `query ($filter: SystemLinkFilter, $on: Date) {
  systemLinks(filter: $filter, on: $on, page: { first: 100 }) { totalCount nodes { id } } }`;

/** The keys of the links that a filter finds, in their order. */
async function found(filter: object, on?: string): Promise<string[]> {
  const { systemLinks: page } = await hub.data<Listed>(LIST, { variables: { filter, on } });
  expect(page.totalCount).toBe(page.nodes.length);
  const keys = new Map(systemLinks.map(({ id, key }) => [id, key]));
  return page.nodes.map(({ id }) => keys.get(id)!);
}

describe('links are found', () => {
  it('without the link of their vault: the same 13 from the class of the provinces’ vaults, and none the day before', async () => {
    const filter = { fromId: systemId(PROVINCIAL_VAULTS), status: 'NOT_CONNECTED', agencyKinds: ['PROVINCE'] };
    const ofItem = Array.from({ length: 13 }, (_, i) => `1297/VPCP-KSTT#3/${i + 15}`);

    expect((await found(filter, DAY)).sort()).toEqual(ofItem.sort());
    expect(await found(filter, '2024-02-28')).toEqual([]);
  });

  it('by all conditions together', async () => {
    const filter = {
      ...{ systemId: systemId(PORTAL), toId: systemId(PORTAL), agencyId: hub.agencyId('ministry/tu-phap') },
      ...{ requiredByTaskId: taskId('1297/VPCP-KSTT#5'), relation: 'CONNECT', agencyKinds: ['MINISTRY'] },
    };

    expect(await found(filter)).toEqual(expect.arrayContaining(['1297/VPCP-KSTT#5/1', '1297/VPCP-KSTT#5/3']));
    expect(await found(filter)).toHaveLength(2);
    expect(await found({ ...filter, agencyKinds: ['PROVINCE'] })).toEqual([]);
    expect(await found({ ...filter, relation: 'MERGE' })).toEqual([]);
  });

  it('at either end of a system, and of a class of systems also at each of its systems', async () => {
    const atVaults = await found({ systemId: systemId(PROVINCIAL_VAULTS) });
    expect(atVaults).toHaveLength(14);
    expect(await found({ fromId: systemId(PROVINCIAL_VAULTS) })).toEqual(atVaults);
    expect(await found({ toId: systemId(PROVINCIAL_VAULTS) })).toEqual([]);
    expect(await found({ systemId: systemId('system/kho-du-lieu-dien-tu@province/bac-kan') })).toHaveLength(1);
  });

  it('at what else is merged', async () => {
    expect(await found({ fromId: systemId('system-class/cong-dich-vu-cong-cap-tinh'), relation: 'MERGE' })).toEqual([
      '131/NQ-CP#II.2.a.4.2/6',
    ]);
  });

  it('of ministries and their like: the 14 that item 3 names', async () => {
    const kinds = ['MINISTRY', 'MINISTRY_LEVEL', 'GOVERNMENT_ATTACHED'];
    const filter = { toId: systemId(NATIONAL_VAULT), status: 'NOT_CONNECTED', agencyKinds: kinds };

    expect(await found(filter, DAY)).toHaveLength(14);
  });

  it('past their last day, from the day after on and until they are connected', async () => {
    const filter = { requiredByTaskId: taskId('131/NQ-CP#II.2.d') };

    expect(await found({ ...filter, isOverdue: true }, '2022-12-31')).toEqual([]);
    expect(await found({ ...filter, isOverdue: false }, '2022-12-31')).toEqual(['131/NQ-CP#II.2.d/1']);
    expect(await found({ ...filter, isOverdue: true }, '2023-01-01')).toEqual(['131/NQ-CP#II.2.d/1']);
    expect(await found({ ...filter, isOverdue: false }, '2023-01-01')).toEqual([]);
  });

  it('overdue or not, each once, and what has no day is not', async () => {
    const overdue = await found({ isOverdue: true });
    const { systemLinks: others } = await hub.data<Listed>(LIST, { variables: { filter: { isOverdue: false } } });

    expect(overdue).toHaveLength(67);
    expect(others.totalCount).toBe(159 - 67);
  });

  it('page by page, each once, the soonest due first and those without a day last', async () => {
    const seen: { id: string; dueOn: string | null }[] = [];
    let after: string | null = null;
    do {
      const query = `query ($after: String) { systemLinks(page: { first: 50, after: $after }) {
        nodes { id dueOn } pageInfo { hasNextPage endCursor } } }`;
      const page: {
        systemLinks: {
          nodes: typeof seen;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      } = await hub.data(query, { variables: { after } });
      seen.push(...page.systemLinks.nodes);
      after = page.systemLinks.pageInfo.hasNextPage ? page.systemLinks.pageInfo.endCursor : null;
    } while (after !== null);

    expect(new Set(seen.map(({ id }) => id)).size).toBe(159);
    const keys = seen.map(({ id, dueOn }) => `${dueOn ?? '9999-12-31'} ${id}`);
    expect(keys).toEqual(keys.toSorted());
  });

  it('not by a cursor of another day, whose list is another', async () => {
    const query = (on: string, after = '') =>
      hub.ask(`{ systemLinks(on: "${on}", page: { first: 1${after} }) { pageInfo { endCursor } } }`);
    const { data } = await query(DAY);
    const { endCursor } = (data as { systemLinks: { pageInfo: { endCursor: string } } }).systemLinks.pageInfo;

    expect((await query(DAY, `, after: "${endCursor}"`)).errors).toBeUndefined();
    expect((await query('2024-03-01', `, after: "${endCursor}"`)).errors?.[0]?.extensions?.code).toBe(
      'CURSOR_MALFORMED',
    );
  });

  it('not by what is no id', async () => {
    const { errors } = await hub.ask('{ systemLinks(filter: { requiredByTaskId: "1" }) { nodes { id } } }');
    expect(errors?.map((error) => error.extensions)).toMatchObject([
      { code: 'ID_MALFORMED', argument: 'filter.requiredByTaskId' },
    ]);
  });

  it('along a system, an agency and a task, and counted', async () => {
    const query = `query ($system: ID!, $agency: ID!, $task: [_Any!]!) {
      informationSystem(id: $system) { systemLinks(status: INTERRUPTED) { totalCount nodes { relation } } }
      agency(id: $agency) { systemLinks { totalCount } missing: systemLinks(status: NOT_CONNECTED) { totalCount } }
      _entities(representations: $task) { ... on Task { id systemLinks { totalCount nodes { id } } } } }`;
    const task = taskId('131/NQ-CP#II.2.d');
    const variables = {
      ...{ system: systemId(PORTAL), agency: hub.agencyId('province/bac-kan') },
      task: [{ __typename: 'Task', id: task }],
    };

    expect(await hub.data(query, { variables })).toEqual({
      informationSystem: {
        systemLinks: { totalCount: 18, nodes: Array(18).fill({ relation: 'OFFER_SERVICE' }) },
      },
      agency: { systemLinks: { totalCount: 2 }, missing: { totalCount: 1 } },
      _entities: [{ id: task, systemLinks: { totalCount: 1, nodes: [{ id: linkId('131/NQ-CP#II.2.d/1') }] } }],
    });
  });

  it('as their statements stand: what SQL finds by status is what each link says of itself', async () => {
    for (const day of ['2022-10-05', '2022-10-06', '2024-02-28', DAY, '2026-03-31']) {
      const counts: Record<string, number> = {};
      for (const status of ['NOT_CONNECTED', 'IN_PROGRESS', 'CONNECTED', 'INTERRUPTED']) {
        counts[status] = (await found({ status }, day)).length;
      }
      const said = systemLinks.map(({ statements }) => {
        const by = statements.filter(({ statedOn }) => statedOn <= day);
        return by.toSorted((a, b) => (a.statedOn < b.statedOn ? -1 : 1)).at(-1)?.status ?? null;
      });
      const expected = Object.fromEntries(
        Object.keys(counts).map((status) => [status, said.filter((each) => each === status).length]),
      );
      expect([day, counts]).toEqual([day, expected]);
    }
  });
});
