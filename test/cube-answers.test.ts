import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyRollUp, RollUp } from '../platform/cube/agency-roll-up.ts';
import { startVisits, type Visit, type VisitsSubgraph, visitMetrics } from './support/cube-visits.ts';

const OFFICE = '00000000-0000-4000-8000-000000000001';
const BRANCH = '00000000-0000-4000-8000-000000000002';
const OTHER = '00000000-0000-4000-8000-000000000003';
const CASE = '00000000-0000-4000-8000-00000000000c';

function visit(over: Partial<Visit> = {}): Visit {
  return {
    ...{ agencyId: OFFICE, happenedOn: '2025-03-10', firstOn: '2025-03-10', lastOn: '2025-03-10', kind: 'CALL' },
    ...{ isUrgent: false, isDone: false, caseId: null, amount: null, part: null, change: 1, endedBy: null },
    ...over,
  };
}

const VISITS = [
  visit({ isDone: true, amount: '10', part: '0.3' }),
  visit({ kind: 'INSPECTION', isUrgent: true, caseId: CASE, amount: '0.1', part: '0.1' }),
  visit({ agencyId: BRANCH, kind: null, isDone: true }),
  visit({ agencyId: BRANCH, firstOn: '2025-03-30', lastOn: '2025-04-02', happenedOn: '2025-07-01' }),
  visit({ agencyId: OTHER, firstOn: null, lastOn: null }),
  visit({ agencyId: null, isUrgent: true, change: 2 }),
];

/** The branch stands under the office until the end of June 2025. */
const rollUp: RollUp = async (question) => {
  const stretches: [string, string | null, string | null, string | null][] =
    question.to === 'WITHIN'
      ? question.agencyIds.flatMap((id): [string, string | null, string | null, string | null][] =>
          id === OFFICE
            ? [
                [OFFICE, null, null, OFFICE],
                [BRANCH, null, '2025-06-30', OFFICE],
              ]
            : [[id, null, null, id]],
        )
      : [
          [OFFICE, null, null, OFFICE],
          [BRANCH, null, '2025-06-30', OFFICE],
          [BRANCH, '2025-07-01', null, null],
        ];
  return {
    agencyIds: stretches.map(([id]) => id),
    froms: stretches.map(([, from]) => from),
    tos: stretches.map(([, , to]) => to),
    targetIds: stretches.map(([, , , target]) => target),
    flags: stretches.map(([, , , target]) => (target === null ? 'NOT_AT_LEVEL' : null)),
  } satisfies AgencyRollUp;
};

let hub: VisitsSubgraph;
beforeAll(async () => {
  hub = await startVisits(VISITS, rollUp);
});
afterAll(() => hub[Symbol.asyncDispose]());

/** The rows that a selection on `nodes` gives, asked three times: interpreted, compiled and from the compiled; each in one statement. */
async function rows(args: string, selection: string, variables: Record<string, unknown> = {}, head = '', tail = '') {
  const document = `query ${head} { visitMetrics${args} { nodes { ${selection} } } } ${tail}`;
  const answers = [];
  for (const _ of [1, 2, 3]) {
    const { visitMetrics: page } = await hub.data<{ visitMetrics: { nodes: object[] } }>(document, { variables });
    expect(hub.statements).toEqual(['visits.visitMetrics']);
    answers.push(page.nodes);
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  return answers[0]!;
}

describe('measures of one row', () => {
  it('are counted over the rows that each lets through, under any alias', async () => {
    const selection = `visits urgent: visits(where: { isUrgent: true }) calls: visits(where: { kinds: [CALL] })
      again: visits(where: { kinds: [CALL, CALL] }) none: visits(where: { kinds: [] })
      rate: doneRate(where: { kinds: [CALL] }) { numerator denominator percent } part`;

    expect(await rows('', selection)).toEqual([
      {
        ...{ visits: 6, urgent: 2, calls: 4, again: 4, none: 0, part: '0.4' },
        rate: { numerator: '1', denominator: '4', percent: '25' },
      },
    ]);
  });

  it('are found in fragments, under conditions, and with variables and their defaults', async () => {
    const selection = `... on VisitMetrics { ...Counts a: visits(where: { kinds: $kinds }) }
      b: visits(where: $where) c: visits @skip(if: $yes) d: visits(where: { isUrgent: true }) @include(if: $yes)
      ... @include(if: $no) { e: visits(where: { kinds: [OTHER] }) }`;
    const head =
      '($kinds: [VisitKind!], $where: VisitMetricsFilter = { isUrgent: false }, $yes: Boolean!, $no: Boolean!)';
    const tail = 'fragment Counts on VisitMetrics { f: visits(where: { caseIds: [$case] }) }'.replace(
      '$case',
      `"${CASE}"`,
    );

    expect(await rows('', selection, { kinds: ['INSPECTION'], yes: true, no: false }, head, tail)).toEqual([
      { f: 1, a: 1, b: 4, d: 2 },
    ]);
  });

  it('are asked for through edges as well as through nodes, for one pass in all', async () => {
    const document = `{ visitMetrics(groupBy: { isUrgent: true }) { totalCount
      edges { node { isUrgent all: visits } } nodes { done: doneVisits } } }`;

    expect(await hub.data(document)).toEqual({
      visitMetrics: {
        totalCount: 2,
        edges: [{ node: { isUrgent: false, all: 4 } }, { node: { isUrgent: true, all: 2 } }],
        nodes: [{ done: 2 }, { done: 0 }],
      },
    });
    expect(hub.statements).toEqual(['visits.visitMetrics']);
  });

  it('are zeros in one row when there is nothing to count', async () => {
    expect(await rows('(where: { kinds: [OTHER] })', 'visits part partRate { numerator denominator percent }')).toEqual(
      [{ visits: 0, part: '0', partRate: { numerator: '0', denominator: '0', percent: null } }],
    );
    expect(await rows('(where: { kinds: [OTHER] }, groupBy: { kind: true })', 'visits')).toEqual([]);
  });
});

describe('a null of a row', () => {
  it('says whether rows are not grouped by it, or have none', async () => {
    const { data, extensions } = await hub.ask(
      `{ visitMetrics(groupBy: { agency: PROVINCE, period: MONTH, kind: true }, where: { heldFrom: "2025-03-30" }) {
        nodes { agency { id } agencyFlags period { name } kind isUrgent case { id } visits doneRate { percent } } }
        all: visitMetrics(where: { kinds: [OTHER] }) { nodes { doneRate { percent } } } }`,
    );

    expect(data).toEqual({
      visitMetrics: {
        nodes: [
          {
            ...{ agency: null, agencyFlags: ['NOT_AT_LEVEL'], period: null, kind: 'CALL', isUrgent: null, case: null },
            ...{ visits: 1, doneRate: { percent: '0' } },
          },
        ],
      },
      all: { nodes: [{ doneRate: { percent: null } }] },
    });
    expect(extensions?.nulls).toEqual(
      expect.arrayContaining([
        { path: ['visitMetrics', 'nodes', 0, 'agency'], reason: 'NOT_APPLICABLE' },
        { path: ['visitMetrics', 'nodes', 0, 'period'], reason: 'NOT_REPORTED' },
        { path: ['visitMetrics', 'nodes', 0, 'isUrgent'], reason: 'NOT_APPLICABLE' },
        { path: ['visitMetrics', 'nodes', 0, 'case'], reason: 'NOT_APPLICABLE' },
        { path: ['all', 'nodes', 0, 'doneRate', 'percent'], reason: 'NO_ACTIVITY' },
      ]),
    );
  });

  it('never hides rows: whoever has no agency, or none at the level, is a group of its own', async () => {
    const counted = await rows('(groupBy: { agency: PROVINCE })', 'agency { id } agencyFlags visits');

    expect(counted).toEqual([
      { agency: { id: OFFICE }, agencyFlags: [], visits: 3 },
      { agency: null, agencyFlags: ['NO_AGENCY'], visits: 1 },
      { agency: null, agencyFlags: ['NOT_IN_REGISTER'], visits: 1 },
      { agency: null, agencyFlags: ['NOT_AT_LEVEL'], visits: 1 },
    ]);
  });
});

describe('totals of agencies', () => {
  const ENTITIES = `query ($keys: [_Any!]!, $where: VisitMetricsFilter) { _entities(representations: $keys) {
    ... on Agency { id visitMetrics(where: $where) { agency { id } visits urgent: visits(where: { isUrgent: true }) } } } }`;

  it('are of each and all under it on the day of the row, and zeros where there is nothing', async () => {
    const keys = [OFFICE, BRANCH, CASE].map((id) => ({ __typename: 'Agency', id }));
    const row = (id: string, visits: number, urgent: number) => ({
      id,
      visitMetrics: { agency: { id }, visits, urgent },
    });

    expect(await hub.data(ENTITIES, { variables: { keys } })).toEqual({
      _entities: [row(OFFICE, 3, 1), row(BRANCH, 2, 0), row(CASE, 0, 0)],
    });
  });

  it('are, over a filter by place, of what is in both', async () => {
    const variables = { keys: [{ __typename: 'Agency', id: OFFICE }], where: { agencyIds: [BRANCH] } };

    expect(await hub.data(ENTITIES, { variables })).toEqual({
      _entities: [{ id: OFFICE, visitMetrics: { agency: { id: OFFICE }, visits: 1, urgent: 0 } }],
    });
  });
});

describe('what is asked too much or wrongly is refused', () => {
  const ids = (count: number) => Array.from({ length: count }, () => `"${CASE}"`).join(' ');

  it.each([
    ['five dimensions', '(groupBy: { agency: SELF, period: DAY, kind: true, isUrgent: true, case: true })', 'visits'],
    [
      'nine conditions on groups',
      `(having: [${'{ measure: VISITS, comparison: AT_LEAST, value: "1" } '.repeat(9)}])`,
      'visits',
    ],
    ['five columns to sort by', `(orderBy: [${'{ by: VISITS } '.repeat(5)}])`, 'visits'],
    ['a list of 101 values', `(where: { caseIds: [${ids(101)}] })`, 'visits'],
    ['an order by what rows are not grouped by', '(orderBy: [{ by: KIND }], groupBy: { isUrgent: true })', 'visits'],
    [
      'nine different filters of measures',
      '',
      Array.from({ length: 9 }, (_, n) => `m${n}: visits(where: { heldFrom: "2025-01-0${n + 1}" })`).join(' '),
    ],
  ])('%s', async (_, args, selection) => {
    const { data, errors } = await hub.ask(`{ visitMetrics${args} { nodes { ${selection} } } }`);

    expect(data).toEqual({ visitMetrics: null });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
    expect(hub.statements).toEqual([]);
  });

  it.each([
    ['four dimensions', '(groupBy: { agency: SELF, period: DAY, kind: true, isUrgent: true })', 'visits'],
    ['eight conditions', `(having: [${'{ measure: VISITS, comparison: AT_LEAST, value: "1" } '.repeat(8)}])`, 'visits'],
    ['a list of 100 values', `(where: { caseIds: [${ids(100)}] })`, 'visits'],
    ['an order by what rows are grouped by', '(orderBy: [{ by: KIND }], groupBy: { kind: true })', 'visits'],
    [
      'one filter often, eight in all',
      '',
      Array.from({ length: 40 }, (_, n) => `m${n}: visits(where: { heldFrom: "2025-01-0${(n % 8) + 1}" })`).join(' '),
    ],
  ])('%s and no more is answered', async (_, args, selection) => {
    expect((await hub.ask(`{ visitMetrics${args} { nodes { ${selection} } } }`)).errors).toBeUndefined();
  });

  it.each([
    ['an id', 'where: { agencyIds: ["1; drop table visit_fact"] }', 'ID_MALFORMED'],
    [
      'an id of a measure’s filter',
      'having: [{ measure: VISITS, comparison: AT_LEAST, value: "1", where: { caseIds: ["x"] } }]',
      'ID_MALFORMED',
    ],
    ['a page', 'page: { first: 101 }', 'PAGE_TOO_LARGE'],
    ['a number', 'having: [{ measure: VISITS, comparison: AT_LEAST, value: "1) or (1=1" }]', 'BAD_USER_INPUT'],
    ['a day', 'where: { heldFrom: "2025-02-30" }', 'DATE_IMPOSSIBLE'],
  ])('%s that is none', async (_, args, code) => {
    const { errors } = await hub.ask(`{ visitMetrics(${args}) { nodes { visits } } }`);

    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    expect(hub.statements).toEqual([]);
  });
});

describe('rates that differ in their seventeenth digit', () => {
  const big = (part: string, amount: string, kind: string) => visit({ kind, part, amount });
  const close = [
    big('99999999999999998', '99999999999999999', 'CALL'),
    big('99999999999999999', '100000000000000000', 'INSPECTION'),
    big('99999999999999997', '99999999999999998', 'OTHER'),
    big('5', '0', 'CALL_BACK'),
  ];

  it('are sorted, paged and compared by their two numbers, and a rate of nothing stands last', async () => {
    await using other = await startVisits(close, rollUp);
    type Page = { visitMetrics: { nodes: { kind: string }[]; pageInfo: { endCursor: string } } };
    const document = `query ($direction: SortDirection!, $page: PageInput) {
      visitMetrics(groupBy: { kind: true }, orderBy: [{ by: PART_RATE, direction: $direction }], page: $page) {
        nodes { kind } pageInfo { endCursor } } }`;
    const kinds = async (direction: string) => {
      const found: string[] = [];
      let after = null as string | null;
      for (const _ of close) {
        const { visitMetrics: page } = await other.data<Page>(document, {
          variables: { direction, page: { first: 1, after } },
        });
        found.push(page.nodes[0]!.kind);
        after = page.pageInfo.endCursor;
      }
      return found;
    };

    expect(await kinds('ASC')).toEqual(['OTHER', 'CALL', 'INSPECTION', 'CALL_BACK']);
    expect(await kinds('DESC')).toEqual(['INSPECTION', 'CALL', 'OTHER', 'CALL_BACK']);
    expect(
      await other.data(`{ visitMetrics(groupBy: { kind: true }, having: [
        { measure: PART_RATE, comparison: MORE_THAN, value: "99.9999999999999989" },
        { measure: PART_RATE, comparison: LESS_THAN, value: "99.999999999999999" }]) { nodes { kind partRate { percent } } } }`),
    ).toEqual({
      visitMetrics: {
        nodes: [
          { kind: 'CALL', partRate: { percent: '100' } },
          { kind: 'OTHER', partRate: { percent: '100' } },
        ],
      },
    });
  });

  it('meet no condition where they are of nothing, not even one that every rate meets', async () => {
    await using other = await startVisits(close, rollUp);
    const answer = await other.data<{ visitMetrics: { nodes: { kind: string }[] } }>(`{
      visitMetrics(groupBy: { kind: true }, having: [{ measure: PART_RATE, comparison: AT_LEAST, value: "0" }]) {
        nodes { kind } } }`);

    expect(answer.visitMetrics.nodes.map(({ kind }) => kind)).toEqual(['CALL', 'INSPECTION', 'OTHER']);
  });
});

describe('pages of groups', () => {
  const ASKED = 'groupBy: { kind: true, isUrgent: true }, orderBy: [{ by: DONE_RATE, direction: DESC }]';
  const document = (args: string) =>
    `query ($page: PageInput) { visitMetrics(${args}, page: $page) { nodes { visits } pageInfo { endCursor } } }`;
  type Page = { visitMetrics: { nodes: object[]; pageInfo: { endCursor: string } } };

  it.each([
    ['another filter', `${ASKED}, where: { isUrgent: false }`],
    ['another order', ASKED.replace('DESC', 'ASC')],
    ['another grouping', ASKED.replace('isUrgent: true', 'case: true')],
    ['a condition', `${ASKED}, having: [{ measure: VISITS, comparison: AT_LEAST, value: "1" }]`],
    ['another day', `${ASKED}, notAfter: "2025-12-31"`],
  ])('go on with the cursor of the same question alone, and not with %s', async (_, other) => {
    const first = await hub.data<Page>(document(ASKED), { variables: { page: { first: 1 } } });
    const page = { first: 1, after: first.visitMetrics.pageInfo.endCursor };

    expect((await hub.ask(document(ASKED), { variables: { page } })).errors).toBeUndefined();
    expect((await hub.ask(document(other), { variables: { page } })).errors?.[0]?.extensions?.code).toBe(
      'CURSOR_MALFORMED',
    );
  });

  it.each([
    ['a rate', 0, 'Infinity'],
    ['a rate with code', 0, '1) or true --'],
    ['a value of an enum', 1, "CALL'; drop table visit_fact; --"],
    ['a yes or no', 2, 'maybe'],
  ])('begin nowhere with a cursor that somebody made of %s', async (_, place, value) => {
    const { visitMetrics: found } = await hub.data<Page>(document(ASKED), { variables: { page: { first: 1 } } });
    const [, ...key] = JSON.parse(Buffer.from(found.pageInfo.endCursor, 'base64url').toString()) as string[];
    const forged = key.with(place, value);
    // The name of the list stands in the program, which everybody may read.
    const groups = [
      { kind: 'PLAIN', name: 'kind' },
      { kind: 'PLAIN', name: 'isUrgent' },
    ];
    const order = [{ by: 'DONE_RATE', direction: 'DESC' }];
    const name = `${JSON.stringify([visitMetrics.declaration.name, groups, '', [], order])} ["9999-12-31"]`;
    const cursorOf = (parts: readonly string[]) =>
      Buffer.from(
        JSON.stringify([hash('sha256', JSON.stringify([name, parts]), 'base64url').slice(0, 8), ...parts]),
      ).toString('base64url');
    expect(cursorOf(key)).toBe(found.pageInfo.endCursor);

    const { errors } = await hub.ask(document(ASKED), { variables: { page: { first: 1, after: cursorOf(forged) } } });

    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['CURSOR_MALFORMED']);
    expect(hub.statements).toEqual([]);
  });
});
