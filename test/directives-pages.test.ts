import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { recordTasks, type TaskRecord } from '../subgraphs/directives/commands.ts';
import { ENTITIES } from '../subgraphs/directives/entities.ts';
import { type DirectivesSubgraph, OPERATOR, startDirectives } from './support/directives-subgraph.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = 'nodes { id } pageInfo { hasNextPage endCursor }';
/** Each kind of list under the alias `list`, of the entity `$id`. */
const LISTS = {
  directives: `query ($page: PageInput) { list: directives(page: $page) { ${PAGE} } }`,
  'directives of a kind since a day': `query ($page: PageInput) {
    list: directives(filter: { kinds: [DOCUMENT], issuedFrom: "2022-01-01" }, page: $page) { ${PAGE} } }`,
  citations: `query ($id: ID!, $page: PageInput) { of: directive(id: $id) { list: citations(page: $page) { ${PAGE} } } }`,
  citedBy: `query ($id: ID!, $page: PageInput) { of: directive(id: $id) { list: citedBy(page: $page) { ${PAGE} } } }`,
  tasks: `query ($id: ID!, $page: PageInput) { of: directive(id: $id) { list: tasks(page: $page) { ${PAGE} } } }`,
  children: `query ($id: ID!, $page: PageInput) { of: task(id: $id) { list: children(page: $page) { ${PAGE} } } }`,
  assignments: `query ($id: ID!, $page: PageInput) { of: task(id: $id) { list: assignments(page: $page) { ${PAGE} } } }`,
  'issuedDirectives of an agency': `query ($representations: [_Any!]!, $page: PageInput) {
    of: _entities(representations: $representations) {
      ... on Agency { list: issuedDirectives(page: $page) { ${PAGE} } } } }`,
  'assignments of an agency': `query ($representations: [_Any!]!, $page: PageInput) {
    of: _entities(representations: $representations) {
      ... on Agency { list: assignments(page: $page) { ${PAGE} } } } }`,
} as const;
type List = keyof typeof LISTS;

const ENTITY_OF: Readonly<Record<List, () => string | null>> = {
  directives: () => null,
  'directives of a kind since a day': () => null,
  citations: () => hub.directiveId('131/NQ-CP@2022-10-06'),
  citedBy: () => hub.directiveId('de-an-06'),
  tasks: () => hub.directiveId('131/NQ-CP@2022-10-06'),
  children: () => hub.taskId('131/NQ-CP#II.2.a.4.4'),
  assignments: () => hub.taskId('1297/VPCP-KSTT#3'),
  'issuedDirectives of an agency': () => hub.agencyId('prime-minister/thu-tuong-chinh-phu'),
  'assignments of an agency': () => hub.agencyId('ministry-level/van-phong-chinh-phu'),
};
const NAMES = Object.keys(LISTS) as List[];

function variablesOf(list: List, page: object): Record<string, unknown> {
  const id = ENTITY_OF[list]();
  return { page, ...(id === null ? {} : { id, representations: [{ __typename: 'Agency', id }] }) };
}

async function page(list: List, first: number, after: string | null = null): Promise<Page> {
  type Answer = { list?: Page; of?: { list: Page } | { list: Page }[] };
  const { list: whole, of } = await hub.data<Answer>(LISTS[list], { variables: variablesOf(list, { first, after }) });
  return whole ?? (Array.isArray(of) ? of[0]! : of!).list;
}

async function walk(list: List, first: number, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = await page(list, first, after);
    ids.push(...nodes.map(({ id }) => id));
    expect(nodes.length).toBeLessThanOrEqual(first);
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
    await between();
  }
}

describe('a list cut into pages', () => {
  it.each(NAMES)('is the same list: %s', async (list) => {
    const whole = await page(list, 100);
    expect(whole.pageInfo.hasNextPage).toBe(false);
    const ids = whole.nodes.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(await walk(list, 1)).toEqual(ids);
    expect(await walk(list, 2)).toEqual(ids);
  });

  it('keeps those without a day to the end, newest first before', async () => {
    const query = '{ directives(page: { first: 100 }) { nodes { issuedOn } } }';
    const { directives } = await hub.data<{ directives: { nodes: { issuedOn: string | null }[] } }>(query);
    const days = directives.nodes.map(({ issuedOn }) => issuedOn);
    const known = days.filter((day) => day !== null);
    expect(days).toEqual([...known.toSorted().toReversed(), ...days.slice(known.length).map(() => null)]);
    expect(known.length).toBeLessThan(days.length);
  });

  it('gives an agency its tasks by the deadline in force, those without a day last', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agency {
      assignments(page: { first: 100 }) { nodes { currentDeadline { lastOn } } }
      led: assignments(role: LEAD, page: { first: 100 }) { nodes { role } totalCount }
    } } }`;
    type Agency = {
      assignments: { nodes: { currentDeadline: { lastOn: string | null } }[] };
      led: { nodes: { role: string }[]; totalCount: number };
    };
    const variables = variablesOf('assignments of an agency', {});
    const { _entities } = await hub.data<{ _entities: [Agency] }>(query, { variables });
    const [{ assignments, led }] = _entities;
    const days = assignments.nodes.map(({ currentDeadline }) => currentDeadline.lastOn);
    const known = days.filter((day) => day !== null);
    expect(days).toEqual([...known.toSorted(), ...days.slice(known.length).map(() => null)]);
    expect(known.length).toBeGreaterThan(0);
    expect(led.nodes.map(({ role }) => role)).toEqual(Array(led.totalCount).fill('LEAD'));
    expect(led.totalCount).toBeLessThan(days.length);
  });

  it('leaves documents without a day out of a span of days', async () => {
    const query = `query ($from: Date, $to: Date) {
      directives(filter: { issuedFrom: $from, issuedTo: $to }, page: { first: 100 }) { nodes { issuedOn } totalCount } }`;
    const days = async (variables: Record<string, string>) => {
      const { directives } = await hub.data<{ directives: { nodes: { issuedOn: string }[]; totalCount: number } }>(
        query,
        {
          variables,
        },
      );
      expect(directives.totalCount).toBe(directives.nodes.length);
      return directives.nodes.map(({ issuedOn }) => issuedOn);
    };
    expect(await days({ from: '2024-10-01' })).toEqual([
      '2025-02-13',
      '2025-02-04',
      '2025-01-08',
      '2025-01-08',
      '2024-10-01',
    ]);
    expect(await days({ from: '2024-10-01', to: '2025-01-08' })).toEqual(['2025-01-08', '2025-01-08', '2024-10-01']);
    expect((await days({ to: '2015-06-19' })).every((day) => day <= '2015-06-19')).toBe(true);
  });

  it('narrows by all conditions at once', async () => {
    const query = `query ($filter: DirectiveFilter) { directives(filter: $filter) { nodes { symbol issuedOn } } }`;
    const issuerId = hub.agencyId('government/chinh-phu');
    const found = (filter: Record<string, unknown>) => hub.data(query, { variables: { filter } });
    expect(await found({ number: '2', issuerId, issuedTo: '2022-12-31' })).toEqual({
      directives: { nodes: [{ symbol: '02/NQ-CP', issuedOn: '2022-01-10' }] },
    });
    expect(await found({ symbol: '02/NQ-CP', kinds: ['ATTACHMENT'] })).toEqual({ directives: { nodes: [] } });
    expect(await found({ symbol: '02/NQ-CP', issuerId: hub.agencyId('province/phu-tho') })).toEqual({
      directives: { nodes: [] },
    });
    expect(await found({ symbol: 'a\0b' })).toEqual({ directives: { nodes: [] } });
  });
});

describe('what is recorded between two pages', () => {
  const RECORD = `mutation ($input: RecordDirectiveInput!) {
    recordDirective(input: $input) { directive { id } problems { code } } }`;
  let count = 0;

  async function record(issuedOn: string | null): Promise<void> {
    count += 1;
    const input = {
      ...{ idempotencyKey: `page ${count}`, type: 'Quyết định', symbol: `${7000 + count}/QĐ-TTg`, subject: 'Thử' },
      ...{ issuerId: hub.agencyId('prime-minister/thu-tuong-chinh-phu'), issuedOn },
      citations: [
        { toId: hub.directiveId('de-an-06'), relation: 'REFERS_TO', clause: '1', asWritten: 'Đề án 06' },
        { toId: hub.directiveId('de-an-06'), relation: 'REFERS_TO', clause: '2', asWritten: 'Đề án 06' },
      ],
    };
    const answer = await hub.data(RECORD, { variables: { input }, viewer: OPERATOR });
    expect(answer).toMatchObject({ recordDirective: { problems: [] } });
  }

  it.each(['directives', 'issuedDirectives of an agency', 'citedBy'] as const)(
    'neither hides nor repeats an entry: %s',
    async (list) => {
      const before = await walk(list, 100);
      let turns = 0;
      const seen = await walk(list, 3, async () => {
        turns += 1;
        if (turns > 3) return;
        await record('2026-03-30');
        await record(null);
      });
      expect(seen.filter((id) => before.includes(id))).toEqual(before);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it('neither hides nor repeats a task of an agency, before the cursor or after it', async () => {
    const agencyId = hub.agencyId('ministry-level/van-phong-chinh-phu');
    const before = await walk('assignments of an agency', 100);
    const seen = await walk('assignments of an agency', 5, async () => {
      await assign(agencyId, ['2020-01-01', '2030-01-01', null]);
    });
    expect(seen.filter((id) => before.includes(id))).toEqual(before);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(before.length);
  });

  async function assign(agencyId: string, days: readonly (string | null)[]): Promise<void> {
    await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
    const tasks = days.map((lastDay, ordinal): TaskRecord => {
      const deadline = { asWritten: lastDay, kind: lastDay ? 'DATE' : 'NONE', period: null, lastDay };
      const named = { agencyId, agencyAsWritten: 'VPCP', classId: null, role: 'LEAD', basis: 'NAMED', condition: null };
      return {
        ...{
          id: randomUUID(),
          key: null,
          directiveId: hub.directiveId('de-an-06'),
          ordinal,
          clause: '1',
          title: 'Thử',
        },
        ...{ product: null, scope: 'SPECIFIC', strength: 'ASSIGNED', parent: null },
        ...{ reportedToAsWritten: null, reportedToId: null },
        deadline: { ...deadline, softLastDay: null, recurrenceRules: [], strength: null, startsOn: null },
        assignments: [{ id: randomUUID(), ...named }],
      };
    });
    await orm.write(OPERATOR, (em) => recordTasks(em, tasks));
  }
});

describe('what a page costs', () => {
  it.each(NAMES)('one statement more for totalCount, none without it: %s', async (list) => {
    await page(list, 3);
    const plain = [...hub.statements];
    expect(plain.filter((name) => name.includes('Count'))).toEqual([]);

    await hub.data(LISTS[list].replace(PAGE, `totalCount ${PAGE}`), { variables: variablesOf(list, { first: 3 }) });
    const counts = hub.statements.filter((name) => name.includes('Count'));
    expect(counts).toHaveLength(1);
    expect(hub.statements.filter((name) => !counts.includes(name))).toEqual(plain);
  });

  it('no more for a hundred parents than for one', async () => {
    const query = `{ directives(filter: { issuedTo: "2025-12-31" }, page: { first: 100 }) { nodes {
      issuer { id } attachedTo { symbol } evidence { statedIn { symbol } }
      citations(page: { first: 2 }) { nodes { to { symbol } } totalCount }
      citedBy(page: { first: 2 }) { nodes { from { symbol } } }
      tasks(page: { first: 2 }) { nodes { parent { clause } children { nodes { clause } }
        assignments(page: { first: 2 }) { nodes { agencyClass { id } } } } }
    } } }`;
    await hub.data(query);
    const [ofDirectives, others] = [true, false].map((of) =>
      hub.statements.filter((name) => (name === 'directives.directiveById') === of),
    );
    // Asked for by four fields, which get to it at different times.
    expect(ofDirectives!.length).toBeLessThanOrEqual(4);
    expect(others!.toSorted()).toEqual([
      'directives.assignmentsByTask',
      'directives.childrenByTask',
      'directives.citationsCount:from_id',
      'directives.citationsFrom',
      'directives.citationsTo',
      'directives.directives:day',
      'directives.evidenceByDirective',
      'directives.taskById',
      'directives.tasksByDirective',
    ]);
  });
});

describe('a cursor', () => {
  const codes = (answer: { errors?: readonly { extensions?: Readonly<Record<string, unknown>> }[] }) =>
    answer.errors?.map(({ extensions }) => extensions?.code);
  const nextPage = (list: List, cursor: string) =>
    hub.ask(LISTS[list], { variables: variablesOf(list, { first: 2, after: cursor }) });

  it.each(NAMES)('of another list is refused: %s', async (list) => {
    const { pageInfo } = await page(list === 'tasks' ? 'citations' : 'tasks', 2);
    expect(codes(await nextPage(list, pageInfo.endCursor!))).toEqual(['CURSOR_MALFORMED']);
  });

  it.each(NAMES)('with values that no row has is refused, and no bug: %s', async (list) => {
    const { pageInfo } = await page(list, 2);
    const [checksum, ...key] = JSON.parse(Buffer.from(pageInfo.endCursor!, 'base64url').toString()) as string[];
    for (const forged of [key.map(() => 'x'), key.map(() => '2026-13-45 or 1=1'), key.map(() => ''), [...key, '1']]) {
      const cursor = Buffer.from(JSON.stringify([checksum, ...forged])).toString('base64url');
      expect(codes(await nextPage(list, cursor))).toEqual(['CURSOR_MALFORMED']);
    }
  });

  it('of a day that no calendar has is refused, and no bug', async () => {
    const { pageInfo } = await page('directives', 2);
    const [checksum, , id] = JSON.parse(Buffer.from(pageInfo.endCursor!, 'base64url').toString()) as string[];
    const cursor = Buffer.from(JSON.stringify([checksum, '2026-02-30', id])).toString('base64url');
    expect(codes(await nextPage('directives', cursor))).toEqual(['CURSOR_MALFORMED']);
  });

  it('of the same filter with its conditions in another order is taken', async () => {
    const query = `query ($filter: DirectiveFilter, $page: PageInput) {
      directives(filter: $filter, page: $page) { ${PAGE} } }`;
    const ask = (filter: object, page: object) =>
      hub.data<{ directives: Page }>(query, { variables: { filter, page } });
    const { directives } = await ask({ issuedFrom: '2022-01-01', kinds: ['DOCUMENT'] }, { first: 2 });
    const next = await ask(
      { number: null, kinds: ['DOCUMENT'], issuedFrom: '2022-01-01' },
      { first: 2, after: directives.pageInfo.endCursor },
    );
    expect(next.directives.nodes).toHaveLength(2);
  });
});
