import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const ask = (query: string, variables: Record<string, unknown> = {}, position: string | null = null) =>
  hub.ask(query, { variables, position });

async function idOf(code: string, on: string): Promise<string> {
  const { data } = await ask(
    'query ($code: String!, $on: Date) { agencyByCode(system: GSO, code: $code, on: $on) { id } }',
    {
      code,
      on,
    },
  );
  return (data as { agencyByCode: { id: string } }).agencyByCode.id;
}

describe('a province that was merged on 01/07/2025', () => {
  it('is two agencies under one code, the second with the first among its predecessors', async () => {
    const before = await idOf('25', '2025-06-30');
    const after = await idOf('25', '2025-07-01');
    expect(after).not.toBe(before);

    const { data, errors } = await ask(
      `query ($id: ID!) { agency(id: $id) {
        name inForce validFrom validTo
        predecessors { kind on legalBasis from { shortName inForce } to { id } }
      } }`,
      { id: after },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      agency: {
        name: 'Ủy ban nhân dân tỉnh Phú Thọ',
        inForce: true,
        validFrom: '2025-07-01',
        validTo: null,
        predecessors: [
          {
            kind: 'MERGE',
            on: '2025-07-01',
            legalBasis: '202/2025/QH15',
            from: [
              { shortName: 'Hòa Bình', inForce: false },
              { shortName: 'Phú Thọ', inForce: false },
              { shortName: 'Vĩnh Phúc', inForce: false },
            ],
            to: [{ id: after }],
          },
        ],
      },
    });
  });

  it('that was kept is one agency', async () => {
    expect(await idOf('01', '2025-06-30')).toBe(await idOf('01', '2025-07-01'));
  });
});

describe('lists', () => {
  it.each([
    ['2022-10-06', 63],
    ['2025-06-30', 63],
    ['2025-07-01', 34],
  ])('count the provinces in force on %s as %i', async (on, count) => {
    const { data } = await ask(
      'query ($on: Date) { agencies(filter: { kinds: [PROVINCE] }, on: $on) { totalCount } }',
      { on },
    );
    expect(data).toEqual({ agencies: { totalCount: count } });
  });

  it('go page by page through all agencies that ever were, in Vietnamese order, each once', async () => {
    const names: string[] = [];
    const ids = new Set<string>();
    let after: string | null = null;
    do {
      const { data } = await ask(
        `query ($after: String) { agencies(filter: { existence: EVER }, page: { first: 50, after: $after }) {
          nodes { id name } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const page = (
        data as {
          agencies: { nodes: { id: string; name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        }
      ).agencies;
      for (const { id, name } of page.nodes) ids.add(id) && names.push(name);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);

    expect(ids.size).toBe(184);
    expect(names).toHaveLength(184);
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
  });

  it('count only when asked to', async () => {
    await ask('{ agencies { nodes { id } } }');
    expect(hub.statements).toEqual(['agencies.agencies:all']);
    await ask('{ agencies { totalCount } }');
    expect(hub.statements).toContain('agencies.agenciesCount:all');
  });

  it('find a name without its diacritics', async () => {
    const { data } = await ask(
      '{ agencies(filter: { name: "thua thien hue", existence: EVER }) { nodes { kind name(on: "2024-12-31") } } }',
    );
    expect(data).toEqual({
      agencies: { nodes: [{ kind: 'PROVINCE', name: 'Ủy ban nhân dân tỉnh Thừa Thiên Huế' }] },
    });
  });

  it('take % and _ in a name as they are', async () => {
    const { data } = await ask('{ agencies(filter: { name: "%", existence: EVER }) { totalCount } }');
    expect(data).toEqual({ agencies: { totalCount: 0 } });
  });
});

describe('the tree', () => {
  it('leads from the school up to the Government on a day of 2022, nearest first', async () => {
    const { data } =
      await ask(`{ agencies(filter: { kinds: [SCHOOL], name: "THPT Bình Dương", existence: EVER }) { nodes {
      parent(on: "2022-12-23") { name } ancestors(on: "2022-12-23") { name } } } }`);
    expect(data).toEqual({
      agencies: {
        nodes: [
          {
            parent: { name: 'Sở Giáo dục và Đào tạo tỉnh Bình Định' },
            ancestors: [
              { name: 'Sở Giáo dục và Đào tạo tỉnh Bình Định' },
              { name: 'Ủy ban nhân dân tỉnh Bình Định' },
              { name: 'Chính phủ' },
            ],
          },
        ],
      },
    });
  });

  it('gives descendants of several agencies in one statement', async () => {
    const { data, errors } =
      await ask(`{ agencies(filter: { kinds: [PROVINCE], existence: EVER }, page: { first: 100 }) {
      nodes { descendants(on: "2022-12-23", page: { first: 3 }) { totalCount nodes { id } } } } }`);
    expect(errors).toBeUndefined();
    const lists = (data as { agencies: { nodes: { descendants: { totalCount: number; nodes: unknown[] } }[] } })
      .agencies.nodes;
    expect(Math.max(...lists.map(({ descendants }) => descendants.totalCount))).toBeGreaterThan(10);
    expect(lists.every(({ descendants }) => descendants.nodes.length === Math.min(3, descendants.totalCount))).toBe(
      true,
    );
    expect(hub.statements.filter((name) => name === 'agencies.descendants')).toHaveLength(1);
    expect(hub.statements.filter((name) => name === 'agencies.descendantsCount')).toHaveLength(1);
  });
});

it('loads what twenty agencies need with one statement each', async () => {
  const { errors } = await ask(`{ agencies(page: { first: 20 }) { nodes {
    name shortName codes { code } parent { name } predecessors { from { name } } } } }`);
  expect(errors).toBeUndefined();
  expect(new Set(hub.statements).size).toBe(
    hub.statements.length - hub.statements.filter((name) => name === 'agencies.agencyById').length + 1,
  );
});

it('explains the nulls of facts that nobody stated or that cannot be', async () => {
  const { data, extensions } = await ask(
    `{ agencies(filter: { kinds: [GOVERNMENT] }) { nodes { parent { id } validFrom validTo } } }`,
  );
  expect(data).toEqual({ agencies: { nodes: [{ parent: null, validFrom: null, validTo: null }] } });
  expect(extensions?.nulls).toEqual(
    expect.arrayContaining([
      { path: ['agencies', 'nodes', 0, 'parent'], reason: 'NOT_APPLICABLE' },
      { path: ['agencies', 'nodes', 0, 'validFrom'], reason: 'NOT_REPORTED' },
      { path: ['agencies', 'nodes', 0, 'validTo'], reason: 'NOT_APPLICABLE' },
    ]),
  );
});

it.each([
  ['an id that is none', '{ agency(id: "131/NQ-CP") { id } }', 'ID_MALFORMED'],
  ['a day that does not exist', '{ agencies(on: "2023-02-29") { totalCount } }', 'DATE_IMPOSSIBLE'],
  ['a page of ten thousand', '{ agencies(page: { first: 10000 }) { totalCount } }', 'PAGE_TOO_LARGE'],
  ['a cursor of another list', '{ agencies(page: { first: 1, after: "abc" }) { totalCount } }', 'CURSOR_MALFORMED'],
  ['a NUL in a name', '{ agencies(filter: { name: "\\u0000" }) { totalCount } }', 'BAD_USER_INPUT'],
  ['a NUL in a code', '{ agencyByCode(system: GSO, code: "25\\u0000") { id } }', 'BAD_USER_INPUT'],
  ['a field that is not there', '{ agencies { secret } }', 'GRAPHQL_VALIDATION_FAILED'],
])('refuses %s with a code', async (_, query, code) => {
  const { errors } = await ask(query);
  expect(errors?.map((error) => error.extensions?.code)).toEqual([code]);
});

it('refuses a day that does not exist in a variable too, at first sight of the document and after', async () => {
  for (let sight = 1; sight <= 3; sight += 1) {
    const { errors } = await ask('query ($on: Date) { agencies(on: $on) { totalCount } }', { on: '2023-02-30' });
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['DATE_IMPOSSIBLE']);
  }
});

it('answers for a feed position what it answered then', async () => {
  const position = await hub.now();
  const now = await ask('{ agencies(page: { first: 100 }) { nodes { id name codes { code } } totalCount } }');
  const then = await ask(
    '{ agencies(page: { first: 100 }) { nodes { id name codes { code } } totalCount } }',
    {},
    position,
  );
  expect(then).toEqual(now);

  const nothing = `${position.split('.')[0]}.0`;
  expect((await ask('{ agencies { totalCount } }', {}, nothing)).data).toEqual({ agencies: { totalCount: 0 } });
});

it('has entities that agree with its tables', async () => {
  await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
  expect(await orm.drift()).toEqual([]);
});
