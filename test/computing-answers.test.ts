import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, answersOf } from '../cli/computation/answers.ts';
import { membersOn } from '../cli/computation/class-members.ts';
import type { GraphDoor } from '../cli/computation/graph-door.ts';
import { isOfThisHub, pinnedMoment } from '../cli/computation/moment.ts';
import { parsePeriod } from '../domain/period.ts';
import type { RunnableFormula } from '../subgraphs/indicators/commands/computing.ts';
import { type ComputingHub, startComputingHub } from './support/computing.ts';
import { OPERATOR, TODAY } from './support/hub.ts';
import { agencies, classes } from './support/reference-data.ts';

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) =>
  records.find((record) => record.key === key)!.id;
const PROVINCES = idOf(classes, 'class/ubnd-cap-tinh');
const PHU_THO = idOf(agencies, 'province/phu-tho@2025');

let graph: ComputingHub;
let asOf: string;
beforeAll(async () => {
  graph = await startComputingHub();
  asOf = await pinnedMoment(graph.door());
});
afterAll(() => graph[Symbol.asyncDispose]());

/** Letters of the agency out of all letters, up to the end of the period. */
const LETTERS = `query ($agencyId: ID!, $to: Date!) {
  own: directives(filter: { issuerId: $agencyId, issuedTo: $to }) { totalCount }
  all: directives(filter: { issuedTo: $to }) { totalCount }
}`;

function formula(over: Partial<RunnableFormula> = {}): RunnableFormula {
  return {
    ...{ id: 'f', key: 'letters', name: 'Letters', definitionHash: 'h', indicatorKey: 'x' },
    ...{ document: LETTERS, variables: ['agencyId', 'to'], numeratorPath: 'own.totalCount' },
    ...{ denominatorPath: 'all.totalCount', rights: 'PUBLIC', scope: 'AGENCY', classId: PROVINCES, grain: 'YEAR' },
    ...over,
  };
}
const national = (document: string, numeratorPath: string, over: Partial<RunnableFormula> = {}) =>
  formula({
    ...{ document, numeratorPath, variables: ['to'], denominatorPath: null, scope: 'NATIONWIDE', classId: null },
    ...over,
  });

function ask(asked: RunnableFormula, over: { period?: string; door?: GraphDoor; bearer?: string; asOf?: string } = {}) {
  return answersOf(over.door ?? graph.door(), asked, {
    ...{ period: parsePeriod(over.period ?? '2025'), asOf: over.asOf ?? asOf, today: TODAY },
    bearer: over.bearer ?? null,
  });
}

/** The door, and before its nth question something else happens. */
function interrupted(at: number, work: () => Promise<void>): GraphDoor {
  const door = graph.door({ inFlight: 1 });
  let asked = 0;
  let before = Promise.resolve();
  return {
    ...door,
    ask(query) {
      asked += 1;
      if (asked === at) before = work();
      return before.then(() => door.ask(query));
    },
  };
}

describe('a moment', () => {
  it('is one that every subgraph of the hub is part of', async () => {
    const names = graph.hub.subgraphs.map(({ name }) => name);
    const [, , positions] = JSON.parse(Buffer.from(asOf, 'base64url').toString()) as [number, string, [string][]];
    expect(positions.map(([name]) => name)).toEqual([...names].sort());
  });

  it('is not to be had of half a hub, and of none', async () => {
    const door: GraphDoor = { url: 'http://x', ask: async () => ({ isAnswered: false, reason: 'SUBGRAPH_DOWN: no' }) };
    await expect(pinnedMoment(door)).rejects.toMatchObject({
      code: 'GRAPH_UNREACHABLE',
      message: 'Expected the graph at http://x, got: SUBGRAPH_DOWN: no',
    });
  });

  it('of this hub is told from that of any other, and from what is no token at all', async () => {
    const indicators = graph.hub.subgraphs.find(({ name }) => name === 'indicators')!;
    const tokenAt = (position: string | null) =>
      Buffer.from(JSON.stringify([1, TODAY, [['indicators', position]]])).toString('base64url');
    const here = (await indicators.resolvePosition({ kind: 'now' }))!;
    const [feed, head] = here.split('.') as [string, string];
    const tokens: [string, boolean][] = [
      [asOf, true],
      [tokenAt(here), true],
      [tokenAt(`${feed}.${Number(head) + 1}`), false],
      [tokenAt(`${feed.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}.${head}`), false],
      [tokenAt(null), false],
      [Buffer.from(JSON.stringify([1, TODAY, []])).toString('base64url'), false],
      ['now', false],
      ['garbage', false],
      ['2999-01-01T00:00:00Z', false],
    ];
    for (const [token, isOurs] of tokens) expect(await isOfThisHub(token, indicators), token).toBe(isOurs);
  });
});

describe('a formula by agency', () => {
  it('is asked for each member of its class on the last day of the period, with what its document declares', async () => {
    const { values, members, silent, failed } = await ask(formula());
    const { data } = await graph.hub.ask<{ own: { totalCount: number }; all: { totalCount: number } }>(LETTERS, {
      variables: { agencyId: PHU_THO, to: '2025-12-31' },
    });

    expect({ silent, failed }).toEqual({ silent: [], failed: [] });
    expect([values.length, members.size]).toEqual([34, 34]);
    expect(values.find(({ agencyId }) => agencyId === PHU_THO)).toEqual({
      ...{ formulaId: 'f', definitionHash: 'h', agencyId: PHU_THO, period: '2025', asOf },
      variables: { agencyId: PHU_THO, to: '2025-12-31' },
      numerator: String(data.own.totalCount),
      denominator: String(data.all.totalCount),
    });
    expect(members.get(PHU_THO)).toEqual({ id: PHU_THO, name: 'Ủy ban nhân dân tỉnh Phú Thọ' });
  });

  it('is asked for the 63 that there were', async () => {
    expect((await ask(formula(), { period: '2024' })).values).toHaveLength(63);
  });

  it('is asked for the members of today while its period has not ended', async () => {
    const asked = await ask(formula(), { period: '2026' });
    expect(asked.values.map(({ variables }) => variables.to)).toEqual(Array(34).fill('2026-12-31'));
  });

  it('is asked for members on all pages', async () => {
    const door = graph.door();
    let pages = 0;
    const byTens: GraphDoor = {
      ...door,
      ask(query) {
        pages += 1;
        return door.ask({ ...query, document: query.document.replace('first: 100', 'first: 10') });
      },
    };
    const asked = { classId: PROVINCES, on: '2024-12-31', asOf };
    expect(await membersOn(byTens, asked)).toEqual(await membersOn(door, asked));
    expect(pages).toBe(7);
  });

  it('is not asked for pages without end', async () => {
    let pages = 0;
    const page = { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'again' } };
    const door: GraphDoor = {
      url: 'http://x',
      async ask() {
        pages += 1;
        return { isAnswered: true, data: { agencyClass: { members: page } }, asOf, nulls: [] };
      },
    };
    expect(await membersOn(door, { classId: PROVINCES, on: TODAY, asOf })).toEqual({
      isKnown: false,
      reason: 'more than 200 pages of members',
    });
    expect(pages).toBe(200);
  });

  it('without a class that there is fails once, for all', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await ask(formula({ classId: nobody }))).toMatchObject({
      values: [],
      silent: [],
      failed: [{ member: null, reason: expect.stringContaining(`no class ${nobody}`) }],
    });
  });

  it('sees one moment, whatever is written between two of its questions', async () => {
    const write = () => graph.recordLetter(PHU_THO, '2025-09-01');
    const before = await ask(formula());
    const during = await ask(formula(), { door: interrupted(10, write) });
    expect(during.values).toEqual(before.values);

    const after = await ask(formula(), { asOf: await pinnedMoment(graph.door()) });
    const all = ({ values }: Answers) => new Set(values.map(({ denominator }) => Number(denominator)));
    expect([...all(after)]).toEqual([...all(before)].map((count) => count + 1));
  });
});

describe('an answer without a number', () => {
  it('is told with the reason that the graph gives, each with its path', async () => {
    const document = `query ($agencyId: ID!, $to: Date!) { agency(id: $agencyId) {
      taskMetrics(on: $to, where: { dueFrom: "2999-01-01" }) { rate: onTimeRate { percent } } } }`;
    const asked = formula({ document, numeratorPath: 'agency.taskMetrics.rate.percent', denominatorPath: null });
    const { values, silent, failed } = await ask(asked);
    expect({ values, failed }).toEqual({ values: [], failed: [] });
    expect(silent).toHaveLength(34);
    expect(silent[0]).toEqual({
      member: { id: expect.any(String), name: expect.any(String) },
      reason: 'NO_ACTIVITY at agency.taskMetrics.rate.percent',
    });
  });

  it('for want of a place in a list is none, and no mistake', async () => {
    const document = `query ($to: Date!) { taskMetrics(on: $to, groupBy: { directive: true },
      where: { dueFrom: "2999-01-01" }) { nodes { done assignments } } }`;
    const asked = national(document, 'taskMetrics.nodes.0.done', {
      denominatorPath: 'taskMetrics.nodes.0.assignments',
    });
    expect(await ask(asked)).toEqual({
      ...{ values: [], failed: [], members: new Map() },
      silent: [
        {
          member: null,
          reason: 'no number at taskMetrics.nodes.0.done, no number at taskMetrics.nodes.0.assignments',
        },
      ],
    });
  });

  it('because the graph refuses the question has failed', async () => {
    const { values, silent, failed } = await ask(national('query ($to: Date!) { gone(on: $to) }', 'gone'));
    expect({ values, silent }).toEqual({ values: [], silent: [] });
    expect(failed).toEqual([{ member: null, reason: expect.stringMatching(/^GRAPHQL_VALIDATION_FAILED: .*gone/) }]);
  });

  it('because the moment is of another hub has failed', async () => {
    const { failed } = await ask(
      national('query ($to: Date!) { directives(filter: { issuedTo: $to }) { totalCount } }', 'directives.totalCount'),
      {
        asOf: asOf.replace(/^./, 'x'),
      },
    );
    expect(failed).toEqual([{ member: null, reason: expect.stringMatching(/^ASOF_MALFORMED: /) }]);
  });
});

describe('the credential of the job', () => {
  const document = `query ($to: Date!) { grants { totalCount }
    directives(filter: { issuedTo: $to }) { totalCount } }`;
  const grants = (rights: 'PUBLIC' | 'INTERNAL') => national(document, 'grants.totalCount', { rights });

  it('goes with an INTERNAL formula, and with no PUBLIC one: that is asked with what everybody may see', async () => {
    const bearer = await graph.bearer(OPERATOR);
    expect((await ask(grants('INTERNAL'), { bearer })).values).toHaveLength(1);
    expect(await ask(grants('PUBLIC'), { bearer })).toMatchObject({
      ...{ values: [], silent: [] },
      failed: [{ member: null, reason: expect.stringContaining('NOT_AUTHORISED') }],
    });
  });

  it('that does not hold fails, and is not taken for none', async () => {
    const { failed } = await ask(grants('INTERNAL'), { bearer: 'x.y.z' });
    expect(failed).toEqual([{ member: null, reason: expect.stringMatching(/^(UNAUTHENTICATED|TOKEN_|CREDENTIAL)/) }]);
  });
});
